"""The way through WordprocessingML: paragraphs, tables, rows and cells, whatever is wrapped around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vqdesk.formats.formulas.omml import MATH_TEXT
from vqdesk.formats.word.names import W, tag_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Aside = Callable[[Any, str], None]

P, TBL, TR, TC, R, T = (W + tag for tag in ("p", "tbl", "tr", "tc", "r", "t"))
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
SDT, SYM, ALT_CHUNK, BOX = W + "sdt", W + "sym", W + "altChunk", W + "txbxContent"
DELETED_TAGS = tag_names("del", "moveFrom")
TEXTS = (T, W + "delText", MATH_TEXT, SYM)

_WORDS_OWN = (
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/",
    "urn:schemas-microsoft-com:",
)

_WRAPPERS = tag_names("sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")


def inside(parent: Any, wanted: tuple[str, ...], aside: Aside) -> Iterator[Any]:
    """Go through the nearest elements of some names, also in whatever is wrapped around them.

    `aside(element, why)` is told of what is left out. Where paragraphs are wanted, text without one
    comes as the element that it stands in.
    """
    for child in parent:
        tag = child.tag
        if tag in wanted:
            yield child
        elif tag in _WRAPPERS:
            yield from inside(child, wanted, aside)
        elif len(child) or tag in TEXTS or tag == ALT_CHUNK:
            yield from _unusual(child, tag, wanted, aside)


def _unusual(element: Any, tag: str, wanted: tuple[str, ...], aside: Aside) -> Iterator[Any]:
    if tag == SDT and is_filler(element):
        aside(element, "account.filler")
    elif tag in DELETED_TAGS:
        aside(element, "account.deleted")
    elif tag == ALT_CHUNK:
        aside(element, "account.chunk_unread")
    elif tag == ALTERNATE:
        for form in chosen_forms(element):
            yield from inside(form, wanted, aside)
    elif next(element.iter(*wanted), None) is not None:
        yield from inside(element, wanted, aside)
    elif next(element.iter(*TEXTS), None) is not None:
        if P in wanted:
            yield element
        else:
            aside(element, "account.outside")


def is_filler(control: Any) -> bool:
    """Tell whether a content control shows the text that asks to be filled in."""
    properties = control.find(W + "sdtPr")
    return properties is not None and properties.find(W + "showingPlcHdr") is not None


def chosen_forms(alternate: Any) -> list[Any]:
    """Return the one of several forms of the same that is read: the first with a text, else the first."""
    forms = [child for child in alternate if isinstance(child.tag, str)]
    with_text = [form for form in forms if any((text.text or "").strip() for text in form.iter(T, MATH_TEXT))]
    # Word itself takes the first that it understands.
    shown = [form for form in with_text if _is_understood(form)] or with_text or forms
    return shown[:1]


def _is_understood(form: Any) -> bool:
    """Tell whether Word knows all that one of several forms needs: its own names, of whatever year."""
    names = form.nsmap
    needed = (names.get(prefix, "") for prefix in form.get("Requires", "").split())
    return all(name.startswith(_WORDS_OWN) for name in needed)


def all_text(element: Any) -> str:
    """Return every text in an element, deleted or not, a line a paragraph."""
    pieces = []
    for each in element.iter(P, *TEXTS):
        if each.tag == P:
            pieces.append("\n")
        elif each.tag == SYM:
            pieces.append(sign_of(each))
        else:
            pieces.append("".join(each.itertext()))
    return "".join(pieces).strip("\n")


def sign_of(symbol: Any) -> str:
    """Return the character of a symbol as its font counts it; "" where there is none."""
    try:
        return chr(int(symbol.get(W + "char", ""), 16))
    except (ValueError, OverflowError):
        return ""
