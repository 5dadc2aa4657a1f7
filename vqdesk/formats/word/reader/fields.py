"""Fields of Word: their codes show nothing, their results do; some show something without a result."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from vqdesk.formats.formulas import eq_fields
from vqdesk.formats.opc.values import OFF
from vqdesk.formats.word.names import VAL, W, parse_int

_TYPE = W + "fldCharType"
_LONGEST = 20_000  # characters of a code that are kept
_BUTTON = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.*)", re.IGNORECASE | re.DOTALL)
_SYMBOL = re.compile(r"\s*SYMBOL\s+(0x[0-9a-f]{1,6}|\d{1,7})(.*)", re.IGNORECASE | re.DOTALL)
_FONT = re.compile(r"""\\f\s*(?:"([^"]*)"|(\S+))""", re.IGNORECASE)
_WORKED_OUT = re.compile(
    r"\s*(?:=|(?:REF|LISTNUM|MERGEFIELD|DOCPROPERTY|DOCVARIABLE|IF|QUOTE|INCLUDETEXT|SEQ|DISPLAYBARCODE|"
    r"MERGEBARCODE|BARCODE|FILLIN|COMPARE|STYLEREF|LINK|DDE|DDEAUTO|DATE|CREATEDATE|SAVEDATE|TIME)\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s*AUTONUM(LGL|OUT)?\b", re.IGNORECASE)


@dataclass(slots=True)
class ComplexField:
    """One field: its code, and what an old form has in its place."""

    form: Any | None = None
    begun: bool = False  # its result
    shown: bool = False  # a text of its result
    answered: bool = False  # even if that is blank
    pieces: list[str] = field(default_factory=list)
    size: int = 0

    @property
    def code(self) -> str:
        """Return its code, as far as it was met."""
        return "".join(self.pieces)

    @property
    def is_formula(self) -> bool:
        """Tell whether it is an EQ field, so far as its code is known."""
        return eq_fields.is_formula_field(self.code if len(self.pieces) < 9 else "".join(self.pieces[:9]))

    def add(self, text: str) -> None:
        """Add to its code."""
        self.size += len(text)
        if self.size <= _LONGEST:
            self.pieces.append(text)


class Fields:
    """The fields that are open at a place; they may go over several paragraphs."""

    def __init__(self) -> None:
        self._open: list[ComplexField] = []
        self._coding: list[ComplexField] = []

    @property
    def hide(self) -> bool:
        """Tell whether text at this place is shown to nobody."""
        return bool(self._coding)

    def mark(self, element: Any) -> ComplexField | None:
        """Take the mark of a field's begin, middle or end; return a field that has ended without a result."""
        kind = element.get(_TYPE)
        if kind == "begin":
            self._open.append(ComplexField(element.find(W + "ffData")))
            self._coding.append(self._open[-1])
            return None
        if not self._open:
            return None
        last = self._open[-1]
        if kind in ("separate", "end") and not last.begun:
            last.begun = True
            self._coding.pop()
        if kind == "end":
            self._open.pop()
            return None if last.shown else last
        return None

    def instruct(self, text: str) -> None:
        """Take a piece of a field's code."""
        if self._open and not self._open[-1].begun:
            self._open[-1].add(text)

    def absorb(self, text: str) -> bool:
        """Take a text that stands in a field's code: tell whether it is part of a formula's."""
        if not self._coding or not self._coding[-1].is_formula:
            return False
        self._coding[-1].add(text)
        return True

    def show(self, text: str) -> None:
        """Note that the results that are open show a text."""
        blank = not text.strip()
        for each in reversed(self._open):
            if each.shown or (blank and each.answered):
                break  # those around it were told before
            each.answered, each.shown = True, not blank

    def end_paragraph(self) -> None:
        """Forget the fields whose code goes on behind a paragraph: text would be lost by a missing mark."""
        if self._coding:
            self.reset()

    def reset(self) -> None:
        """Forget all open fields: another part begins."""
        self._open.clear()
        self._coding.clear()


def leaves_gap(code: str) -> bool:
    """Tell whether a field would show something that only Word can work out: a sum, a reference, a number."""
    return _WORKED_OUT.match(code) is not None


class Answers:
    """What fields without a result show: they may count through the document."""

    def __init__(self) -> None:
        self._counted = 0

    def of(self, ended: ComplexField) -> tuple[str, str]:
        """Return the text of a field and the font that it is in; "" where it shows nothing."""
        code = ended.code
        if ended.form is not None and not ended.answered and (text := _form_text(ended.form)):
            return text, ""
        if found := _BUTTON.match(code):
            return found[1].rstrip(), ""
        if found := _SYMBOL.match(code):
            return _sign(found)
        if found := _COUNTED.match(code):
            self._counted += 1
            return f"{self._counted}{'' if (found[1] or '').upper() == 'OUT' else '.'}", ""
        return "", ""


def _sign(found: re.Match[str]) -> tuple[str, str]:
    font = _FONT.search(found[2])
    number = int(found[1][2:], 16) if found[1][1:2] in "xX" and found[1][1:] else int(found[1])
    if not 0 < number < 0x110000 or 0xD800 <= number < 0xE000:
        return "", ""
    return chr(number), (font[1] or font[2]) if font else ""


def _form_text(form: Any) -> str:
    """Return what an old form shows where it has no result: a list's choice, a box, a text."""
    if (choice := form.find(W + "ddList")) is not None:
        entries = [each.get(VAL, "") for each in choice.iterfind(W + "listEntry")]
        at = parse_int(_first(choice, "result", "default"), 0)
        return entries[at] if at < len(entries) else ""
    if (box := form.find(W + "checkBox")) is not None:
        ticked = _first(box, "checked", "default")
        return "☒" if ticked is not None and ticked not in OFF else "☐"
    return _first(form.find(W + "textInput"), "default") or ""


def _first(parent: Any | None, *names: str) -> str | None:
    """Return the value of the first of some elements that is there; one without a value is on."""
    if parent is not None:
        for name in names:
            if (found := parent.find(W + name)) is not None:
                return str(found.get(VAL, "1"))
    return None
