"""Fields of a Word part that fetch, start or ask something: found, and made the text that they show."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from vqdesk.formats.word.foreign.elements import Found, bare_name, place_in_part, unwrap
from vqdesk.formats.word.foreign.kinds import FIELDS, HARMLESS_FIELDS, WITHIN

_CONTAINERS = frozenset(["txbxContent", "footnote", "endnote", "comment", "docPartBody", "hdr", "ftr"])
_CODES = ("instrText", "delInstrText")
# In a code Word takes any text for a part of it.
_TEXTS = ("t", "delText")
_GAPS = ("tab", "br", "cr", "ptab")
_NAME = re.compile(r'\s*(=|[^\s\\"=]+)')
_UNKNOWN = "\0"  # where another field or a sign of a symbol font stands in a code

_Met = tuple[str, str, Any]
"""The kind of a field, its code, and the element where it begins."""


@dataclass(slots=True)
class _Field:
    """A field that stands in no other one's code, with those in its own code.

    `hidden` is what its code consists of: shown to nobody as long as it is a field.
    """

    marks: list[Any] = field(default_factory=list)
    hidden: list[Any] = field(default_factory=list)
    foreign: list[_Met] = field(default_factory=list)
    ended: bool = False


@dataclass(slots=True)
class _Open:
    """A field that has begun and not ended; `begun` tells that its result has."""

    outermost: _Field
    start: Any
    code: list[str] = field(default_factory=list)
    begun: bool = False


class _Story:
    """Follow the fields of one text; those of a box inside it are the box's own."""

    def __init__(self) -> None:
        self.open: list[_Open] = []
        self.coding: _Open | None = None  # the outermost one in whose code we are
        self.fields: list[_Field] = []
        self.stray: list[_Met] = []

    def mark(self, element: Any) -> None:
        kind = _attribute(element, "fldCharType")
        if kind == "begin":
            self._begin(element)
        elif self.open and kind in ("separate", "end"):
            last = self.open[-1]
            self._settle(last)
            if last is self.coding or self.coding is None:
                last.outermost.marks.append(element)
            if last is self.coding:
                self.coding = None
            if kind == "end":
                self.open.pop()
                last.outermost.ended |= last.start is last.outermost.marks[0]

    def code(self, element: Any) -> None:
        text = element.text or ""
        if not self.add(text) and (kind := find_foreign_kind(text)):
            self.stray.append((kind, " ".join(text.split()), element))

    def add(self, text: str) -> bool:
        """Take a text for a part of a field's code; False where it is none."""
        in_code = bool(self.open) and not self.open[-1].begun
        if in_code:
            self.open[-1].code.append(text)
        return in_code

    def simple(self, element: Any) -> None:
        """Take a field that is one element; in another one's code it belongs to that."""
        code = _attribute(element, "instr")
        if kind := find_foreign_kind(code):
            found = kind, " ".join(code.split()), element
            self.stray.append(found)
            if self.coding is not None:
                self.coding.outermost.foreign.append(found)

    def hide(self, element: Any) -> None:
        if self.coding is not None:
            self.coding.outermost.hidden.append(element)

    def end(self) -> None:
        for each in self.open:
            self._settle(each)

    def _begin(self, element: Any) -> None:
        if self.coding is not None:
            if self.open and not self.open[-1].begun:
                self.open[-1].code.append(_UNKNOWN)
            self.open.append(_Open(self.coding.outermost, element))
            return
        self.fields.append(_Field([element]))
        self.coding = _Open(self.fields[-1], element)
        self.open.append(self.coding)

    def _settle(self, each: _Open) -> None:
        if not each.begun:
            each.begun = True
            code = "".join(each.code)
            if kind := find_foreign_kind(code):
                shown = " ".join(code.replace(_UNKNOWN, "{...}").split())
                each.outermost.foreign.append((kind, shown, each.start))


def find_foreign_kind(code: str) -> str:
    """Return the kind of what a field's code would fetch, start or ask; "" where it does nothing of that."""
    found = _NAME.match(code)
    if not code.strip():
        return ""
    name = found[1].upper() if found else ""
    if name in HARMLESS_FIELDS or WITHIN.fullmatch(code.strip()):
        return ""
    return FIELDS.get(name, "field")


def strip_fields(root: Any) -> list[Found]:
    """Make text of all foreign fields of a part, and return them; what they show stays."""
    stories = _stories(root)
    fields = [each for story in stories for each in story.fields if each.foreign]
    stray = [each for story in stories for each in story.stray]
    met = [one for each in fields for one in each.foreign] + stray
    found = [(kind, code, place_in_part(element)) for kind, code, element in met]
    for each in fields:
        _unmark(each)
    for _, _, element in stray:
        _undo(element)
    return found


def _stories(root: Any) -> list[_Story]:
    stories = [_Story()]
    ended = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = bare_name(element)
        if tag in _CONTAINERS:
            if event == "start":
                stories.append(_Story())
            else:
                ended.append(stories.pop())
        elif event == "start":
            _note(stories[-1], tag, element)
    ended += stories
    for story in ended:
        story.end()
    return ended


def _note(story: _Story, tag: str, element: Any) -> None:
    parent = element.getparent()
    if tag == "fldChar":
        own = story.open and story.open[-1] is story.coding and _attribute(element, "fldCharType") != "begin"
        if not own:
            story.hide(element)
        story.mark(element)
        return
    if parent is not None and tag != "rPr" and bare_name(parent) == "r":
        story.hide(element)
    if tag in _CODES:
        story.code(element)
    elif tag == "fldSimple":
        story.simple(element)
    elif tag in _TEXTS:
        story.add(element.text or "")
    elif tag in _GAPS:
        story.add(" ")
    elif tag == "sym":
        story.add(_UNKNOWN)


def _unmark(each: _Field) -> None:
    """Take a field's marks and its code off; of one that never ends, nothing that could be shown."""
    codes = each.hidden if each.ended else [one for one in each.hidden if _is_code(one)]
    for element in (*each.marks, *codes):
        if element.getparent() is not None:
            element.getparent().remove(element)


def _is_code(element: Any) -> bool:
    return bare_name(element) in (*_CODES, "fldChar")


def _undo(element: Any) -> None:
    """Make text of a field that is one element; a code that stands alone goes."""
    if element.getparent() is None:
        return
    for child in list(element):
        if bare_name(child) == "fldData":
            element.remove(child)
    if _is_code(element):
        element.getparent().remove(element)
    else:
        unwrap(element)


def _attribute(element: Any, name: str) -> str:
    """Return an attribute of the element's own vocabulary."""
    return str(element.get(f"{{{etree.QName(element).namespace}}}{name}", ""))
