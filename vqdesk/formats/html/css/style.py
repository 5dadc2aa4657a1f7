"""How text looks in HTML, as far as it changes what is seen: by elements, sheets and style attributes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from vqdesk.formats.html.css.declarations import HEAVY, hides_element, is_invisible, is_tiny, strikes_text
from vqdesk.formats.html.css.matching import Places

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vqdesk.formats.html.css.declarations import Variables
    from vqdesk.formats.html.css.stylesheet import StyleSheet

TextPart = Literal["", "label", "spaces", "tabs"]

_BOLD = frozenset(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"])
_KEPT = {"pre": "all", "pre-wrap": "all", "break-spaces": "all", "pre-line": "lines"}
_ENCLOSING = ("menclose", "m:menclose", "mml:menclose")
_CELLS = ("tr", "td", "th", "col")
_MOST_KNOWN = 10_000  # looks; a page of Word has a hundred
_COST = 10  # of a rule, in characters
_MOST_WRITTEN = 6_000_000  # characters of different style attributes, five seconds
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


class ElementStyle(NamedTuple):
    """How the text of an element looks; what is inside it looks so too unless it says otherwise.

    `kept` tells which white space stays: none, all, or the line ends. `part` tells what Word writes
    instead of its own signs: a list's label, a run of spaces, tabs. `turned` tells that the text is shown
    from right to left, letter by letter. What is `invisible` or `tiny` is seen where something in it is not.
    """

    font: str = ""
    bold: bool = False
    raised: bool = False
    kept: str = ""
    inserted: bool = False
    part: TextPart = ""
    struck: bool = False
    turned: bool = False
    lowered: bool = False
    invisible: bool = False
    tiny: bool = False


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
    displayed: bool = False  # though an attribute may hide it
    invisible: bool = False
    variables: Variables = frozenset()


class ElementStyles:
    """The looks of the elements that are open, the innermost last.

    `refuse` is called where a page's styles are more than any program writes, and raises.
    """

    def __init__(self, sheet: StyleSheet, refuse: Callable[[], None]) -> None:
        self._sheet = sheet
        self._refuse = refuse
        self._places = Places([rule.chain for rule in sheet.rules], refuse)
        self._open = [ElementStyle()]
        self._variables: list[Variables] = [frozenset()]
        self._known: dict[tuple[Any, ...], Own] = {}
        # Else an element's name, classes and style tell all.
        self._is_placed = self._places.placed or sheet.has_variables
        self._left = _MOST_WRITTEN

    @property
    def now(self) -> ElementStyle:
        """Return the innermost look."""
        return self._open[-1]

    def own(self, element: Any) -> Own:
        """Return what an element says by its name, its place among others, its classes and its style.

        Each element of a page is asked once, in its order, but those in one that was not entered.
        """
        kind: tuple[Any, ...] = (element.tag, element.get("class"), element.get("style"))
        if self._is_placed:
            kind = (*kind, self._places.meet(element), self._variables[-1])
        own = self._known.get(kind)
        if own is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            where: tuple[Any, ...] = () if self._is_placed else (self._places.meet(element), frozenset())
            own = self._known[kind] = self._read(*kind, *where)
        return own

    def enter(self, element: Any, own: Own) -> ElementStyle:
        """Take over an element's look; it is the one that was asked last."""
        look = self._open[-1]
        if own.look:
            look = look._replace(**dict(own.look))
        if element.tag == "bdo" and element.get("dir", "").lower() != "rtl":
            look = look._replace(turned=False)
        if element.tag == "font" and (face := element.get("face")):
            look = look._replace(font=_family(face))
        elif element.tag in _ENCLOSING and "horizontalstrike" in element.get("notation", ""):
            look = look._replace(struck=True)
        self._open.append(look)
        if self._is_placed:
            self._variables.append(own.variables)
            self._places.enter()
        return look

    def leave(self) -> None:
        """Go back to the look around the element that ends."""
        self._open.pop()
        if self._is_placed:
            self._variables.pop()
            self._places.leave()

    def left_out(self, element: Any, own: Own) -> str:
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
        if tag in _CELLS or not is_hidden(element, own):
            return ""
        return (
            "" if own.invisible and not own.hidden and self._shows_again(element) else "account.hidden_text"
        )

    def _shows_again(self, element: Any) -> bool:
        """Tell whether something in an invisible element may be visible."""
        if self.now.invisible or self._sheet.shows_again:
            return True
        return any("visib" in (each.get("style") or "").lower() for each in element.iterdescendants())

    def _read(
        self, tag: str, classes: str | None, style: str | None, rules: tuple[int, ...], variables: Variables
    ) -> Own:
        self._left -= len(style or "") + _COST * len(rules)
        if self._left < 0:
            self._refuse()
        said, variables = self._sheet.said(rules, style or "", variables)
        look = _by_tag(tag)
        if said:
            look.update(_by_style(said))
        if tag in _CELLS and look.get("invisible"):
            del look["invisible"]  # taken all the same
        if _is_struck(tag, said):
            look["struck"] = True
        numbers = said.get("list-style-type", "").lower()
        return Own(
            tuple(look.items()),
            hides_element(said),
            _aside(tag, classes or "", said),
            _count(said.get("mso-tab-count", "")),
            numbers,
            "none" in numbers.split(),
            self._sheet.beside(rules, variables),
            said.get("display", "none").lower() != "none",
            bool(is_invisible(said)),
            variables,
        )


def is_hidden(element: Any, own: Own) -> bool:
    """Tell whether an element itself is not shown."""
    return own.hidden or own.invisible or (element.get("hidden") is not None and not own.displayed)


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


def _by_style(said: Mapping[str, str]) -> dict[str, Any]:
    look: dict[str, Any] = {}
    if family := said.get("font-family"):
        look["font"] = _family(family)
    if weight := said.get("font-weight"):
        look["bold"] = weight.lower() in HEAVY
    if space := said.get("white-space"):
        look["kept"] = _KEPT.get(space.lower(), "")
    if said.get("vertical-align", "").lower() == "super":
        look["raised"] = True
    seen = {"invisible": is_invisible(said), "tiny": is_tiny(said)}
    look.update((name, value) for name, value in seen.items() if value is not None)
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


def _is_struck(tag: str, said: Mapping[str, str]) -> bool:
    """Tell whether an element strikes out what is in it; nothing inside takes that back."""
    line = said.get("text-decoration-line", "").lower()
    return strikes_text(said) or (tag in ("s", "strike", "del") and line in ("", "revert"))


def _is_apart(said: Mapping[str, str]) -> bool:
    """Tell whether lines through the text around an element do not go through its own."""
    return (
        said.get("display", "").lower().startswith("inline-")
        or said.get("float", "none").lower() not in ("none", "")
        or said.get("position", "").lower() in ("absolute", "fixed")
    )


def _aside(tag: str, classes: str, said: Mapping[str, str]) -> str:
    if "mso-footnote-id" in said or "mso-endnote-id" in said:
        return "account.footnote"
    # Word wraps the text that a comment is about into `mso-comment-reference`: that is no comment.
    named = (_CLASSES.get(name.lower(), "") for name in classes.split())
    return _ELEMENTS.get(said.get("mso-element", "").lower(), "") or next(filter(None, named), "")


def _count(text: str) -> int:
    digits = text.split(" ", 1)[0]
    return min(int(digits), 20) if digits.isascii() and digits.isdigit() and len(digits) < 5 else 0
