"""How text looks in HTML, as far as it changes what is seen: by elements, classes and style attributes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from vqdesk.formats.markup_attributes import generated
from vqdesk.formats.markup_sheet import Part as Around
from vqdesk.formats.markup_sheet import Sheet, properties

if TYPE_CHECKING:
    from collections.abc import Sequence

Part = Literal["", "label", "spaces", "tabs"]

_BOLD = frozenset(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"])
_HEAVY = ("bold", "bolder", "600", "700", "800", "900")
_SIZE = re.compile(r"\d(?:pt|px|em|rem|%|cm|mm)(?:/\S+)?\s+")
_KEPT = {"pre": "all", "pre-wrap": "all", "break-spaces": "all", "pre-line": "lines"}
_NOTHING = re.compile(r"0*\.?0+(?:%|pt|px|r?em)?")
_MOST_KNOWN = 10_000  # looks; a page of Word has a hundred
_ELEMENTS = {  # Word's `mso-element`
    "footnote": "account.footnote",
    "endnote": "account.footnote",
    "comment": "account.comment",
    "header": "word.margin",
    "footer": "word.margin",
}
_CLASSES = {  # Word's comments, LibreOffice's footnotes
    "msocomanchor": "account.comment",
    "msocomtxt": "account.comment",
    "msocommentreference": "account.comment",
    "sdfootnoteanc": "account.footnote",
    "sdendnoteanc": "account.footnote",
}
_NOTE_ID = re.compile(r"(?:ftn|edn|sdfootnote|sdendnote)\d+")
_NOTE_LINK = re.compile(r"#_(?:ftn|edn)\d+")


class Look(NamedTuple):
    """How the text of an element looks; what is inside it looks so too unless it says otherwise.

    `kept` tells which white space stays: none, all, or the line ends. `part` tells what Word writes
    instead of its own signs: a list's label, a run of spaces, tabs. `turned` tells that the text is shown
    from right to left, letter by letter.
    """

    font: str = ""
    bold: bool = False
    raised: bool = False
    kept: str = ""
    inserted: bool = False
    part: Part = ""
    struck: bool = False
    turned: bool = False
    lowered: bool = False


class Own(NamedTuple):
    """What an element itself says: changes of the look, and whether it is seen.

    `aside` is why its text belongs to no report, a key of the account's words.
    """

    look: tuple[tuple[str, Any], ...] = ()
    hidden: bool = False
    aside: str = ""
    tabs: int = 0
    numbers: str = ""  # `list-style-type`
    bare: bool = False  # a list or an item without a label
    beside: str = ""  # what a style sheet sets before or behind the text


class Looks:
    """The looks of the elements that are open, the innermost last."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._open = [Look()]
        self._known: dict[tuple[str, str | None, str | None, frozenset[Around]], Own] = {}
        self._around: dict[Around, int] = {}  # of those inside of which a rule holds, how many are open
        self._entered: list[Sequence[Around]] = []
        self._parts: dict[tuple[str, str], Sequence[Around]] = {}  # by name and classes, which of them it is
        self._inside: frozenset[Around] = frozenset()

    @property
    def now(self) -> Look:
        """Return the innermost look."""
        return self._open[-1]

    def own(self, element: Any) -> Own:
        """Return what an element says by its name, its classes and its style."""
        kind = (element.tag, element.get("class"), element.get("style"), self._inside)
        own = self._known.get(kind)
        if own is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            own = self._known[kind] = self._read(*kind)
        return own

    def enter(self, element: Any, own: Own) -> Look:
        """Take over an element's look."""
        look = self._open[-1]
        if own.look:
            look = look._replace(**dict(own.look))
        if element.tag == "bdo" and element.get("dir", "").lower() != "rtl":
            look = look._replace(turned=False)
        if element.tag == "font" and (face := element.get("face")):
            look = look._replace(font=_family(face))
        self._open.append(look)
        if self._sheet.around:
            self._open_around(element)
        return look

    def leave(self) -> None:
        """Go back to the look around the element that ends."""
        self._open.pop()
        if self._sheet.around and (parts := self._entered.pop()):
            self._count_around(parts, -1)

    def _open_around(self, element: Any) -> None:
        kind = (element.tag, element.get("class") or "")
        parts = self._parts.get(kind)
        if parts is None:
            names = kind[1].split()
            found = (part for part in self._sheet.around if part.fits(kind[0], names))
            if len(self._parts) >= _MOST_KNOWN:
                self._parts.clear()
            parts = self._parts[kind] = tuple(found)
        self._entered.append(parts)
        if parts:
            self._count_around(parts, 1)

    def _count_around(self, parts: Sequence[Around], change: int) -> None:
        known = len(self._around)
        for part in parts:
            count = self._around.get(part, 0) + change
            if count:
                self._around[part] = count
            else:
                del self._around[part]
        if len(self._around) != known:
            self._inside = frozenset(self._around)

    def _read(self, tag: str, classes: str | None, style: str | None, inside: frozenset[Around]) -> Own:
        said = self._sheet.of(tag, classes or "", inside)
        if style:
            said = {**said, **properties(style)}
        look = _by_tag(tag)
        if said:
            look.update(_by_style(said))
        if _is_struck(tag, said):
            look["struck"] = True
        numbers = (said.get("list-style-type") or said.get("list-style", "")).lower()
        return Own(
            tuple(look.items()),
            _is_hidden(said),
            _aside(tag, classes or "", said),
            _count(said.get("mso-tab-count", "")),
            numbers,
            "none" in numbers.split(),
            generated(self._sheet.beside(tag, classes or "")),
        )


def left_out(element: Any, own: Own) -> str:
    """Return why an element's text is not part of a page, a key of the account's words; "" where it is.

    Rows and cells that Excel hides are taken all the same.
    """
    if own.aside:
        return own.aside
    tag = element.tag
    if tag == "del" and (element.get("datetime") or element.get("cite")):
        return "account.deleted"  # Word's; without these it is a text struck out by hand
    if tag == "a" and _NOTE_LINK.fullmatch(element.get("href") or ""):
        return "account.footnote"
    if tag == "div":
        if _NOTE_ID.fullmatch(element.get("id") or ""):
            return "account.footnote"
        if element.get("title") in ("header", "footer"):
            return "word.margin"  # LibreOffice's
    if tag in ("rt", "rtc"):
        return "account.ruby"
    if tag == "dialog" and element.get("open") is None:
        return "account.hidden_text"
    return "account.hidden_text" if tag not in ("tr", "td", "th", "col") and is_hidden(element, own) else ""


def is_hidden(element: Any, own: Own) -> bool:
    """Tell whether an element itself is not shown."""
    return own.hidden or element.get("hidden") is not None


def _by_tag(tag: str) -> dict[str, Any]:
    if tag in _BOLD:
        return {"bold": True}
    if tag in ("sup", "sub"):
        return {"raised": tag == "sup", "lowered": tag == "sub"}
    if tag in ("pre", "textarea", "listing", "xmp", "plaintext"):
        return {"kept": "all"}
    if tag == "bdo":
        return {"turned": True}
    return {"inserted": True} if tag == "ins" else {}


def _by_style(said: dict[str, str]) -> dict[str, Any]:
    look: dict[str, Any] = {}
    family = said.get("font-family") or _SIZE.split(said.get("font", ""), maxsplit=1)[1:]
    if family:
        look["font"] = _family(family if isinstance(family, str) else family[0])
    if weight := said.get("font-weight"):
        look["bold"] = weight.lower() in _HEAVY
    if space := said.get("white-space"):
        look["kept"] = _KEPT.get(space.lower(), "")
    if said.get("vertical-align", "").lower() == "super":
        look["raised"] = True
    if _is_apart(said):
        look["struck"] = False
    if said.get("unicode-bidi", "").lower() in ("bidi-override", "isolate-override"):
        look["turned"] = said.get("direction", "").lower() == "rtl"
    if said.get("mso-list", "").lower() == "ignore":
        look["part"] = "label"
    elif "mso-spacerun" in said:
        look["part"] = "spaces"
    elif "mso-tab-count" in said:
        look["part"] = "tabs"
    return look


def _family(names: str) -> str:
    """Return the first of several fonts; a dot at its beginning may be escaped."""
    return names.partition(",")[0].strip(" \t\n\r\f\"'").lstrip("\\")


def _is_struck(tag: str, said: dict[str, str]) -> bool:
    """Tell whether an element strikes out what is in it; nothing inside takes that back."""
    lines = f"{said.get('text-decoration', '')} {said.get('text-decoration-line', '')}".lower()
    if "line-through" in lines or said.get("text-line-through", "none").lower() not in ("none", ""):
        return True
    return tag in ("s", "strike", "del") and not lines.strip()


def _is_apart(said: dict[str, str]) -> bool:
    """Tell whether lines through the text around an element do not go through its own."""
    return (
        said.get("display", "").lower().startswith("inline-")
        or said.get("float", "none").lower() not in ("none", "")
        or said.get("position", "").lower() in ("absolute", "fixed")
    )


def _is_hidden(said: dict[str, str]) -> bool:
    return (
        said.get("display", "").lower() == "none"
        or said.get("visibility", "").lower() in ("hidden", "collapse")
        or said.get("mso-hide", "").lower() == "all"
        or said.get("content-visibility", "").lower() == "hidden"
        or bool(_NOTHING.fullmatch(said.get("opacity", "1")))
        or bool(_NOTHING.fullmatch(said.get("font-size", "1")))
    )


def _aside(tag: str, classes: str, said: dict[str, str]) -> str:
    if "mso-footnote-id" in said or "mso-endnote-id" in said:
        return "account.footnote"
    # Word wraps the text that a comment is about into `mso-comment-reference`: that is no comment.
    named = (_CLASSES.get(name.lower(), "") for name in classes.split())
    return _ELEMENTS.get(said.get("mso-element", "").lower(), "") or next(filter(None, named), "")


def _count(text: str) -> int:
    digits = text.split(" ", 1)[0]
    return min(int(digits), 20) if digits.isascii() and digits.isdigit() and len(digits) < 5 else 0
