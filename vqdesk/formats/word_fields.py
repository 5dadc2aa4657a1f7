"""Fields of Word: their codes show nothing, their results do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from vqdesk.formats.word_names import VAL, W, whole

_TYPE = W + "fldCharType"


@dataclass(slots=True)
class _Field:
    begun: bool = False  # its result


class Fields:
    """The fields that are open at a place; they may go over several paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._coding = 0

    @property
    def hide(self) -> bool:
        """Tell whether text at this place is shown to nobody."""
        return self._coding > 0

    def mark(self, element: Any) -> str:
        """Take the mark of a field's begin, middle or end; return what a field without result shows."""
        kind = element.get(_TYPE)
        if kind == "begin":
            self._open.append(_Field())
            self._coding += 1
            return _chosen(element)
        if not self._open:
            return ""
        last = self._open[-1]
        if kind in ("separate", "end") and not last.begun:
            last.begun = True
            self._coding -= 1
        if kind == "end":
            self._open.pop()
        return ""

    def end_paragraph(self) -> None:
        """Forget the fields whose code goes on behind a paragraph: text would be lost by a missing mark."""
        if self._coding:
            self.reset()

    def reset(self) -> None:
        """Forget all open fields: another part begins."""
        self._open.clear()
        self._coding = 0


def _chosen(element: Any) -> str:
    """Return what an old form's list shows."""
    choice = element.find(f"{W}ffData/{W}ddList")
    if choice is None:
        return ""
    entries = [each.get(VAL, "") for each in choice.iterfind(W + "listEntry")]
    results = [each.get(VAL) for name in ("result", "default") for each in choice.iterfind(W + name)]
    at = whole(results[0], 0) if results else 0
    return entries[at] if at < len(entries) else ""
