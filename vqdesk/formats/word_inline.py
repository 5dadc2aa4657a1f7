"""The text of WordprocessingML paragraphs: what a reader sees; what he does not goes to the account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import is_normalized

from vqdesk.formats.leftovers import fitted
from vqdesk.formats.legacy_text import converted
from vqdesk.formats.word_names import VAL, W, named, value
from vqdesk.formats.word_styles import PLAIN, look_of, numbering_of
from vqdesk.formats.word_symbols import symbol
from vqdesk.text.characters import raised_digits
from vqdesk.text.legacy import charset_of_font, is_suspicious

if TYPE_CHECKING:
    from vqdesk.formats.account import Account, Action
    from vqdesk.formats.word_numbering import Numbering
    from vqdesk.formats.word_styles import Look, Styles

P, TBL, R, T, PPR, RPR = W + "p", W + "tbl", W + "r", W + "t", W + "pPr", W + "rPr"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
# Code of fields, marks and properties: no reader sees them.
_SILENT = named(
    *("instrText", "delInstrText", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "proofErr"),
    *(
        "footnoteReference",
        "endnoteReference",
        "commentReference",
        "annotationRef",
        "footnoteRef",
        "endnoteRef",
    ),
    *("commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "sdtPr", "sdtEndPr", "smartTagPr"),
    *("customXmlPr", "rPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "rubyPr", "rt"),
)
_GONE = named("del", "moveFrom")
_COME = named("ins", "moveTo")
_TEXTS = named("t", "delText")
_BOX, _PICTURES = W + "txbxContent", named("drawing", "pict", "object")


class Content(NamedTuple):
    """What a paragraph shows: its text, whether all of it is bold, and the text boxes that hang on it.

    `joins` tells that the mark at its end was deleted: the next paragraph goes on with it.
    """

    text: str
    strong: bool = False
    boxes: tuple[Any, ...] = ()
    joins: bool = False


class InlineReader:
    """Read one paragraph after the other, in the document's order: lists count on, fields go over several.

    `fonts` tells that fonts of old encodings are named somewhere, `odd` that there are characters that
    right Vietnamese does not need.
    """

    def __init__(
        self, styles: Styles, numbering: Numbering, account: Account, *, fonts: bool, odd: bool
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._account = account
        self._fonts = fonts
        self._odd = odd
        self._plain_styles: dict[str, bool] = {}
        self._fields: list[bool] = []  # of each open field, whether its result has begun
        self._where = ""
        self._base = PLAIN
        self._runs: list[tuple[str, str]] = []
        self._strong = True
        self._boxes: list[Any] = []

    def plain(self, paragraph: Any) -> str | None:
        """Return the text of a paragraph of nothing but plain runs; None where `read` has to look closer.

        Nearly all of a long annex is such: this way is several times as fast.
        """
        if self._fields:
            return None
        text = ""
        for child in paragraph:
            tag = child.tag
            if tag == R:
                if len(child) != 1 or child[0].tag != T:
                    return None
                text += child[0].text or ""
            elif tag != PPR or not self._says_nothing(child):
                return None
        if text.isascii():
            return text
        return None if self._odd or not is_normalized("NFC", text) else text

    def _says_nothing(self, properties: Any) -> bool:
        """Tell whether properties leave a paragraph's text as it is: a plain style and nothing else."""
        if len(properties) != 1 or properties[0].tag != W + "pStyle":
            return False
        style_id = properties[0].get(VAL)
        if style_id not in self._plain_styles:
            look = self._styles.of_paragraph(properties)
            self._plain_styles[style_id] = not (
                look.hidden or look.raised or look.numbering or charset_of_font(look.font or "")
            )
        return self._plain_styles[style_id]

    def read(self, paragraph: Any, where: str) -> Content:
        """Return what a paragraph shows; `where` is its place for the account."""
        self._where, self._runs, self._boxes, self._strong = where, [], [], True
        properties = paragraph.find(PPR)
        label, joins = "", False
        self._base = self._styles.normal
        if properties is not None:
            label, joins = self._begin(properties)
        self._inline(paragraph)
        text = self._text()
        if label:
            text = f"{label} {text}" if text.strip() else label
        return Content(text, self._strong and bool(text.strip()), tuple(self._boxes), joins)

    def _begin(self, properties: Any) -> tuple[str, bool]:
        """Take over the paragraph's properties; return its number, and whether the next one joins it."""
        self._base = self._styles.of_paragraph(properties)
        mark = properties.find(RPR)
        joins = mark is not None and any(child.tag in _GONE for child in mark)
        place = numbering_of(properties) or self._base.numbering
        return (self._numbering.label(*place) if place and not joins else ""), joins

    def _text(self) -> str:
        text = "".join([run for run, _ in self._runs])
        if not text.isascii():
            if (self._odd and is_suspicious(text)) or (
                self._fonts and any(charset_of_font(font) for _, font in self._runs)
            ):
                text = converted(self._runs, self._where, self._account)
            text = fitted(text, self._where, self._account)
        return text

    def _inline(self, parent: Any) -> None:
        for child in parent:
            tag = child.tag
            if tag == R:
                self._run(child)
            elif tag in _SILENT:
                continue
            elif tag in _GONE:
                self._note_all(child, "skipped", "account.deleted")
            elif tag in _COME:
                start = len(self._runs)
                self._inline(child)
                self._note("".join(run for run, _ in self._runs[start:]), "converted", "account.inserted")
            elif tag == W + "fldChar":
                self._field(child)
            elif isinstance(tag, str):
                self._other(child, tag, self._base)

    def _run(self, run: Any) -> None:
        look = self._base
        for child in run:
            tag = child.tag
            if tag == T:
                if child.text:
                    self._show(child.text, look)
            elif tag == RPR:
                look = self._look(child)
            elif tag in _CHARACTERS:
                self._show(_CHARACTERS[tag], look)
            elif tag == W + "fldChar":
                self._field(child)
            elif isinstance(tag, str) and tag not in _SILENT:
                self._other(child, tag, look)

    def _look(self, properties: Any) -> Look:
        own = look_of(properties)
        style = value(properties, "rStyle")
        if style is not None:
            own = own.over(self._styles.of(style))
        return own.over(self._base)

    def _show(self, text: str, look: Look) -> None:
        if self._fields and not all(self._fields):
            return  # the code of a field
        if look.hidden:
            self._note(text, "skipped", "account.hidden_text")
            return
        if look.raised and (raised := raised_digits(text)):
            self._note(text, "converted", "account.raised")
            text = raised
        if not look.bold and text.strip():
            self._strong = False
        self._runs.append((text, look.font or ""))

    def _field(self, mark: Any) -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _other(self, element: Any, tag: str, look: Look) -> None:
        """Read what stands seldom in a text; what is not known shows the texts in it."""
        if tag == W + "sym":
            self._symbol(element, look)
        elif tag in (_MATH_TEXT, T):
            self._show(element.text or "", look)
        elif tag == W + "delText":
            self._note(element.text or "", "skipped", "account.deleted")
        elif tag in _PICTURES:
            self._picture(element)
        elif tag == _MC + "AlternateContent":
            self._alternative(element)
        elif tag == W + "sdt" and _is_filler(element):
            self._note_all(element, "skipped", "account.filler")
        elif tag in (P, TBL):
            self._boxes.append(element)
        else:
            self._inline(element)

    def _symbol(self, element: Any, look: Look) -> None:
        font, code = element.get(W + "font", ""), element.get(W + "char", "")
        try:
            sign = chr(int(code, 16))
        except (ValueError, OverflowError):
            return
        known = symbol(sign, font)
        if known is None:
            self._note(sign, "skipped", "account.unknown_symbol", font=font)
        else:
            if known != sign:
                self._account.add(self._where, sign, "converted", "account.symbol", after=known)
            self._show(known, look)

    def _picture(self, element: Any) -> None:
        boxes = list(_outermost(element, _BOX))
        self._boxes += boxes
        if not boxes:
            shown = next(
                (
                    each.get("name") or each.get("descr")
                    for each in element.iter()
                    if isinstance(each.tag, str) and each.tag.endswith("}docPr")
                ),
                None,
            )
            self._account.add(self._where, shown or "", "skipped", "account.picture")

    def _alternative(self, element: Any) -> None:
        """Read one of several forms of the same: the first that has a text, else the first."""
        forms = [child for child in element if isinstance(child.tag, str)]
        shown = next(
            (form for form in forms if any((text.text or "").strip() for text in form.iter(T))), None
        )
        for form in forms[:1] if shown is None else [shown]:
            self._inline(form)

    def _note(self, text: str, action: Action, why: str, **values: object) -> None:
        if text.strip():
            self._account.add(self._where, text, action, why, **values)

    def _note_all(self, element: Any, action: Action, why: str) -> None:
        self._note("".join(each.text or "" for each in element.iter(*_TEXTS)), action, why)


def _is_filler(control: Any) -> bool:
    properties = control.find(W + "sdtPr")
    return properties is not None and properties.find(W + "showingPlcHdr") is not None


def _outermost(element: Any, tag: str) -> list[Any]:
    """Return the elements of a name that lie in no other one of it."""
    found: list[Any] = []
    for child in element:
        if child.tag == tag:
            found.append(child)
        elif child.tag == _MC + "AlternateContent":
            forms = [form for form in child if isinstance(form.tag, str)]
            found += next((boxes for form in forms if (boxes := _outermost(form, tag))), [])
        else:
            found += _outermost(child, tag)
    return found
