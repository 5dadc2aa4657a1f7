"""Fields of Word: their codes show nothing, their results do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from vqdesk.formats.word_names import VAL, W, whole

_PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_LONGEST_NAME = 40  # characters at a code's start that can matter
_TYPE = W + "fldCharType"


@dataclass(slots=True)
class _Field:
    begun: bool = False  # its result
    code: str = ""
    silent: bool = False


def is_page_number(code: str) -> bool:
    """Tell whether a field's code asks for a page's number: nobody wrote what it shows."""
    return code.split(maxsplit=1)[:1] != [] and code.split(maxsplit=1)[0].upper() in _PAGES


class Fields:
    """The fields that are open at a place; they may go over several paragraphs.

    With `pages` the results of page numbers count as codes.
    """

    def __init__(self) -> None:
        self.pages = False
        self._open: list[_Field] = []
        self._coding = self._silent = 0

    @property
    def hide(self) -> bool:
        """Tell whether text at this place is shown to nobody."""
        return self._coding > 0 or self._silent > 0

    @property
    def numbers_page(self) -> bool:
        """Tell whether text at this place is the number of a page."""
        return self._silent > 0 and not self._coding

    def add_code(self, text: str) -> None:
        """Take a piece of a field's code."""
        if self._open and not self._open[-1].begun and len(self._open[-1].code) < _LONGEST_NAME:
            self._open[-1].code += text[:_LONGEST_NAME]

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
            last.silent = self.pages and is_page_number(last.code)
            self._silent += last.silent
        if kind == "end":
            self._silent -= last.silent
            self._open.pop()
        return ""

    def end_paragraph(self) -> None:
        """Forget the fields whose code goes on behind a paragraph: text would be lost by a missing mark."""
        if self._coding:
            self.reset()

    def reset(self) -> None:
        """Forget all open fields: another part begins."""
        self._open.clear()
        self._coding = self._silent = 0


def _chosen(element: Any) -> str:
    """Return what an old form's list shows."""
    choice = element.find(f"{W}ffData/{W}ddList")
    if choice is None:
        return ""
    entries = [each.get(VAL, "") for each in choice.iterfind(W + "listEntry")]
    results = [each.get(VAL) for name in ("result", "default") for each in choice.iterfind(W + name)]
    at = whole(results[0], 0) if results else 0
    return entries[at] if at < len(entries) else ""
