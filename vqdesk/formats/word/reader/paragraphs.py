"""The text of WordprocessingML paragraphs: what a reader sees; what he does not goes to the account."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from db.errors import Refused
from db.limits import LONGEST_CELL
from db.text.characters import raised_digits
from vqdesk.annex.source.cleanup import make_storable
from vqdesk.annex.source.legacy_text import convert_runs
from vqdesk.annex.source.struck_text import Gap, Struck, close_gaps
from vqdesk.formats.formulas import eq_fields
from vqdesk.formats.formulas.eq_fields import quoted
from vqdesk.formats.formulas.line import GAP, Untold, closed_fraction, gap_between
from vqdesk.formats.formulas.omml import FORMULAS, MATH_TEXT, is_equation, is_structured, linearise_omml
from vqdesk.formats.word.names import VAL, W, child, tag_names
from vqdesk.formats.word.reader.drawings import boxes_in, drawing_name, embedded, is_line, texts_beside
from vqdesk.formats.word.reader.fields import Answers, ComplexField, Fields, leaves_gap
from vqdesk.formats.word.reader.plain_cells import NO_BREAK
from vqdesk.formats.word.reader.styles import PLAIN_RUN, RunStyle, is_special_font, list_properties
from vqdesk.formats.word.walk import (
    ALT_CHUNK,
    ALTERNATE,
    DELETED_TAGS,
    SDT,
    SYM,
    TBL,
    P,
    R,
    T,
    all_text,
    chosen_forms,
    is_filler,
    sign_of,
)
from vqdesk.text.legacy.conversion import charset_of_font, is_suspicious
from vqdesk.text.symbol_fonts import decode_symbol, is_symbolic

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vqdesk.annex.source.import_log import Action, ImportLog
    from vqdesk.formats.word.reader.drawings import Links
    from vqdesk.formats.word.reader.numbering import Numbering
    from vqdesk.formats.word.reader.styles import Styles

_PPR, _RPR, _PSTYLE = W + "pPr", W + "rPr", W + "pStyle"
_PRIVATE = range(0xE000, 0xF900)
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "softHyphen": "\u00ad",
}
_INSERTED_TAGS = tag_names("ins", "moveTo")
# Marks and properties: most of what stands between texts.
_SILENT = tag_names(
    *("lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "proofErr", "delInstrText"),
    *("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rPr", "pPr", "rubyPr", "sectPr"),
)
_MATH_RUN = "{http://schemas.openxmlformats.org/officeDocument/2006/math}r"
_PICTURES = tag_names("drawing", "pict", "object", "contentPart")


class ParagraphContent(NamedTuple):
    """What a paragraph shows: its number, its text, whether all of that is bold, and its text boxes.

    `joins` tells that the mark at its end was deleted: the next paragraph goes on with it. `struck` tells
    that it showed nothing but struck-out text.
    """

    text: str
    strong: bool = False
    boxes: tuple[Any, ...] = ()
    joins: bool = False
    label: str = ""
    struck: bool = False

    @property
    def shown(self) -> str:
        """Return the text with its number before it."""
        if not self.label:
            return self.text
        return f"{self.label} {self.text}" if self.text.strip() else self.label

    @property
    def bare(self) -> ParagraphContent:
        """Return the same without its text boxes."""
        return self._replace(boxes=()) if self.boxes else self


def join_parts(parts: Sequence[ParagraphContent]) -> ParagraphContent:
    """Return what Word shows as one paragraph, which is numbered as the last of its parts."""
    if len(parts) == 1:
        return parts[0]
    text = "".join([part.text for part in parts])
    strong = all(part.strong or not part.text.strip() for part in parts)
    struck = all(part.struck for part in parts)
    return ParagraphContent(text, strong and bool(text.strip()), (), parts[-1].joins, parts[-1].label, struck)


class InlineReader:
    """Read one paragraph after the other, in the document's order: lists count on, fields go over several.

    `hyphen` is what Word's no-break hyphen stands for where it reads now, `table` how the style of the table
    makes text look there, `links` what the part has relations to.
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        account: ImportLog,
        name: str,
        *,
        keep_struck: bool = False,
    ) -> None:
        self.fields = Fields()
        self.struck = Struck(account)
        self.table = PLAIN_RUN
        self.links: Links | None = None
        self._keep_struck = keep_struck
        self._gaps: list[Gap] = []
        self._answers = Answers()
        self._in_formula = False
        self._formula_end = -1  # how many runs there are up to a formula that nothing has followed yet
        self._styles = styles
        self._numbering = numbering
        self._account = account
        self._name = name
        self.hyphen = NO_BREAK
        self._where = ""
        self._base = PLAIN_RUN
        self._runs: list[tuple[str, str]] = []
        self._strong = True
        self._inserting = False
        self._boxes: list[Any] = []
        self._readers: dict[str, Callable[[Any, RunStyle], None]] = {
            R: lambda run, _: self._run(run),
            _MATH_RUN: lambda run, _: self._run(run),
            **dict.fromkeys(FORMULAS, self._formula),
            W + "instrText": self._instruct,
            W + "fldSimple": self._simple_field,
            T: lambda text, look: self._show(_text(text), look),
            MATH_TEXT: lambda text, look: self._show(_text(text), look),
            W + "noBreakHyphen": lambda _, look: self._show(self.hyphen, look),
            SYM: self._symbol,
            SDT: self._control,
            ALTERNATE: self._alternative,
            W + "fldChar": self._field,
            W + "delText": lambda text, _: self.leave_out(text, "account.deleted"),
            W + "rt": lambda text, _: self.leave_out(text, "account.ruby"),
            **dict.fromkeys((ALT_CHUNK, W + "subDoc"), self._unread),
            P: lambda paragraph, _: self._boxes.append(paragraph),
            TBL: lambda table, _: self._boxes.append(table),
            **dict.fromkeys(_SILENT, lambda _, __: None),
            **dict.fromkeys(DELETED_TAGS, lambda gone, _: self.leave_out(gone, "account.deleted")),
            **dict.fromkeys(_INSERTED_TAGS, self._read_insertion),
            **dict.fromkeys(_PICTURES, self._picture),
        }

    def read(self, paragraph: Any, where: str) -> ParagraphContent:
        """Return what a paragraph shows; `where` is its place for the account.

        Text that stands in no paragraph is read as one.
        """
        self._where, self._runs, self._boxes, self._strong, self._gaps = where, [], [], True, []
        self._formula_end = -1
        properties = child(paragraph, _PPR)
        self._begin(properties)
        if paragraph.tag == P:
            self._inline(paragraph, self._base)
        else:
            self._element(paragraph, paragraph.tag, self._base)
        self.fields.end_paragraph()
        text = self._join_runs()
        label, joins = (
            ("", False) if properties is None else self._read_number(properties, blank=not text.strip())
        )
        struck = "".join([gap.text for gap in self._gaps])
        if gone := bool(struck.strip()) and not text.strip():
            struck, label = f"{label} {struck}" if label else struck, ""
        if struck.strip():
            self.struck.add(struck, where)
        # Nothing is held of a paragraph that was read: it would be slow to take out.
        boxes, self._boxes = tuple(self._boxes), []
        return ParagraphContent(text, self._strong and bool(text.strip()), boxes, joins, label, gone)

    def leave_out(self, element: Any, why: str) -> None:
        """Account for an element whose text is not taken."""
        self._note(all_text(element), "skipped", why)

    def to_report_text(self, text: str, where: str) -> str:
        """Return a text without fonts as a report may hold it, from an old encoding where it is in one."""
        if text.isascii():
            return text
        if is_suspicious(text):
            text = convert_runs([(text, "")], where, self._account)
        return make_storable(text, where, self._account)

    def _begin(self, properties: Any | None) -> None:
        """Take over how the paragraph's text looks."""
        style = None if properties is None else child(properties, _PSTYLE)
        base = self._styles.of_paragraph(None if style is None else style.get(VAL))
        self._base = self._styles.in_table(base, self.table)

    def _read_number(self, properties: Any, *, blank: bool) -> tuple[str, bool]:
        """Return the paragraph's number, and whether the next one joins it; `blank` is one without text."""
        mark = child(properties, _RPR)
        joins = mark is not None and any(each.tag in DELETED_TAGS for each in mark)
        frame = child(properties, W + "framePr")
        # A letter that hangs over several lines begins the next paragraph's first word.
        joins = joins or (frame is not None and frame.get(W + "dropCap", "none") != "none")
        own = list_properties(properties)
        if joins or (own is None and self._base.place is None):
            return "", joins
        look = self._base if mark is None else self._styles.of_run(mark, self._base)
        if look.hidden and blank:
            return "", joins  # the page has no such paragraph, and counts none
        label = self._numbering.label(own, self._base.place)
        text = label.text
        if label.unknown:
            self._note(text, "converted", "account.number_kind", kind=label.unknown)
        # A number looks as the mark at its paragraph's end, unless its level says otherwise.
        if label.look is not None:
            look = self._styles.of_run(label.look, look._replace(hidden=None))
            if look.hidden:
                self._note(text, "skipped", "account.hidden_text")
                return "", joins
        if text and look.gone and not self._keep_struck:
            self._gaps.insert(0, Gap(0, text))
            text = ""
        return text, joins

    def _join_runs(self) -> str:
        if self._gaps:
            self._runs = close_gaps(self._runs, self._gaps)
        text = "".join([run for run, _ in self._runs])
        fonts = {font for _, font in self._runs if font}
        old = any(map(_is_old, fonts))
        if text.isascii() and not old:
            return text
        if old or is_suspicious(text):
            text = convert_runs(self._runs, self._where, self._account)
        return make_storable(text, self._where, self._account)

    def _inline(self, parent: Any, look: RunStyle) -> None:
        for each in parent:
            tag = each.tag
            if tag == R:
                self._run(each)
            else:
                self._element(each, tag, look)

    def _element(self, element: Any, tag: str, look: RunStyle) -> None:
        """Read an element; one that is not known shows what is in it."""
        reader = self._readers.get(tag)
        if reader is not None:
            reader(element, look)
        elif tag in _CHARACTERS:
            self._show(_CHARACTERS[tag], look)
        elif len(element):
            self._inline(element, look)

    def _run(self, run: Any) -> None:
        look = self._base
        for each in run:
            tag = each.tag
            if tag == T:
                self._show(_text(each), look)
            elif tag == _RPR:
                look = self._styles.of_run(each, self._base)
            else:
                self._element(each, tag, look)

    def _show(self, text: str, look: RunStyle) -> None:
        if self.fields.hide and self.fields.absorb(quoted(text)):
            return
        if self.fields.hide or look.hidden:
            self._note(text, "skipped", "account.hidden_text")
            return
        self.fields.show(text)
        if look.gone and not self._stays(text):
            return
        if look.raised and (raised := raised_digits(text)):
            self._note(text, "converted", "account.raised")
            text = raised
        if look.lowered:
            text = self._close_fraction(text)
        font = look.font or ""
        if _is_symbolic(font) or not (text.isascii() or _PRIVATE_SIGNS.isdisjoint(text)):
            text = "".join([self._sign(sign, font) for sign in text])
        self._take(text, look)

    def _close_fraction(self, text: str) -> str:
        """Take raised figures and a stroke before lowered ones back; return all on the line."""
        taken, line = closed_fraction([run for run, _ in self._runs[-3:]], text) or (0, text)
        if self._gaps and self._gaps[-1].before > len(self._runs) - taken:
            return text  # something is struck out between them
        del self._runs[len(self._runs) - taken :]
        return line

    def _stays(self, text: str) -> bool:
        """Tell whether struck-out text stays; both is told."""
        if self._keep_struck:
            self._note(text, "converted", "account.struck_kept")
        else:
            self._gaps.append(Gap(len(self._runs), text))
        return self._keep_struck

    def _take(self, text: str, look: RunStyle) -> None:
        if not look.bold and text.strip():
            self._strong = False
        if len(self._runs) == LONGEST_CELL:
            raise Refused("file.too_big", name=self._name)
        if text:
            self._part_from_formula(text)
            self._runs.append((text, look.font or ""))

    def _sign(self, sign: str, font: str) -> str:
        """Return a sign of a symbol font in Unicode; "" where it has none."""
        if sign.isspace():
            return sign
        known = decode_symbol(sign, font)
        if known is None:
            self._note(sign, "skipped", "account.unknown_symbol", font=font)
        elif known != sign:
            self._note(sign, "converted", "account.symbol", after=known)
        return known or ""

    def _symbol(self, element: Any, look: RunStyle) -> None:
        sign, font = sign_of(element), element.get(W + "font", "")
        if self.fields.hide and self.fields.absorb(quoted(decode_symbol(sign, font) or sign if sign else "")):
            return
        if look.hidden or self.fields.hide:
            self._note(sign, "skipped", "account.hidden_text")
        elif look.gone and not self._keep_struck:
            self._stays(decode_symbol(sign, font) or sign)
        elif sign:
            self._show(self._sign(sign, font), look._replace(font=None))

    # Fields

    def _unread(self, _element: Any, _look: RunStyle) -> None:
        """Account for another file that belongs in this place."""
        self._account.add(self._where, "", "skipped", "account.chunk_unread")

    def _field(self, mark: Any, look: RunStyle) -> None:
        ended = self.fields.mark(mark)
        if ended is not None:
            self._answer(ended, look)

    def _simple_field(self, element: Any, look: RunStyle) -> None:
        self._inline(element, look)
        if not all_text(element).strip():
            field = ComplexField(element.find(W + "ffData"))
            field.add(element.get(W + "instr", ""))
            self._answer(field, look)

    def _instruct(self, element: Any, look: RunStyle) -> None:
        text = _text(element)
        self.fields.instruct((look.raised and raised_digits(text)) or text)

    def _answer(self, ended: ComplexField, look: RunStyle) -> None:
        """Show what a field shows that has no result."""
        if ended.is_formula:
            self._tell(lambda: eq_fields.linearise_field(ended.code), ended.code.strip(), look)
            return
        text, font = self._answers.of(ended)
        if text:
            self._show(text, look._replace(font=font) if font else look)
        elif not ended.answered and leaves_gap(ended.code):
            self._note(ended.code.strip(), "skipped", "account.field_gap")

    # Formulas

    def _formula(self, element: Any, look: RunStyle) -> None:
        if self._in_formula:
            self._runs.append((linearise_omml(element, self._within, self._cross_out), ""))
        elif is_structured(element):
            self._tell(lambda: linearise_omml(element, self._within, self._cross_out), _pieces(element), look)
        else:
            self._inline(element, look)

    def _within(self, element: Any) -> str:
        """Return what stands at a place of a formula, read as all text is."""
        start = len(self._runs)
        self._element(element, element.tag, self._base)
        text = "".join([run for run, _ in self._runs[start:]])
        del self._runs[start:]
        return text

    def _cross_out(self, text: str) -> str:
        """Return what is left of a part of a formula that a line goes through."""
        return text if not text.strip() or self._stays(text) else ""

    def _tell(self, told: Callable[[], str], what: str, look: RunStyle) -> None:
        """Show a formula as a line, or the gap that it leaves; both is told."""
        start, gaps = len(self._runs), len(self._gaps)
        self._in_formula = True
        try:
            text = told()
            if len(self._gaps) > gaps and not _WORD_SIGN.search(text):
                # Nothing but strokes and empty places is left: all of it was struck out.
                self._gaps[gaps:] = [Gap(start, what)]
                text = ""
            self._put(text, what, look, "account.math")
        except Untold:
            del self._runs[start:]
            self._put(GAP, what, look, "account.math_gap")
        finally:
            self._in_formula = False

    def _put(self, text: str, what: str, look: RunStyle, why: str) -> None:
        """Show a formula, kept apart from its neighbours where they would read as one figure."""
        if self.fields.hide and self.fields.absorb(quoted(text)):
            return
        if look.hidden or look.gone or self.fields.hide:
            self._show(text, look)
        elif text.strip():
            self.fields.show(text)
            if self._runs and gap_between(self._runs[-1][0], text):
                self._runs.append((" ", ""))
            self._take(text, look._replace(font=None))
            self._formula_end = len(self._runs)
            gap = why == "account.math_gap"
            if gap or text != what.replace(" ", ""):  # not merely what was written
                self._note(what or text, "skipped" if gap else "converted", why, after=text)

    def _part_from_formula(self, text: str) -> None:
        if self._formula_end == len(self._runs) and self._runs and gap_between(self._runs[-1][0], text):
            self._runs.append((" ", ""))
        self._formula_end = -1

    def _read_insertion(self, element: Any, look: RunStyle) -> None:
        start, inside = len(self._runs), self._inserting
        self._inserting = True
        self._inline(element, look)
        self._inserting = inside
        # One that lies in another is told with that one.
        if not inside:
            self._note("".join([run for run, _ in self._runs[start:]]), "converted", "account.inserted")

    def _control(self, element: Any, look: RunStyle) -> None:
        if is_filler(element):
            self.leave_out(element, "account.filler")
        else:
            self._inline(element, look)

    def _alternative(self, element: Any, look: RunStyle) -> None:
        for form in chosen_forms(element):
            self._inline(form, look)

    def _picture(self, element: Any, look: RunStyle) -> None:
        if is_equation(element):
            self._put(GAP, drawing_name(element), look, "account.math_gap")
            return
        boxes = boxes_in(element)
        self._boxes += boxes
        if (thing := embedded(element, self.links)) is not None:
            kind, name = thing
            self._account.add(self._where, name, "skipped", f"account.embedded_{kind}")
            return
        text = texts_beside(element, self.links)
        if text:
            self._note(text, "skipped", "account.drawn_text")
        elif not (boxes or is_line(element)):
            self._account.add(self._where, drawing_name(element), "skipped", "account.picture")

    def _note(self, text: str, action: Action, why: str, **values: object) -> None:
        if text.strip():
            self._account.add(self._where, text, action, why, **values)


_WORD_SIGN = re.compile(r"\w")
_PRIVATE_SIGNS = frozenset(map(chr, _PRIVATE))


@lru_cache(maxsize=256)
def _is_symbolic(font: str) -> bool:
    return is_symbolic(font)


@lru_cache(maxsize=256)
def _is_old(font: str) -> bool:
    return is_special_font(font) and charset_of_font(font) is not None


def _text(element: Any) -> str:
    return "".join(element.itertext()) if len(element) else element.text or ""


def _pieces(element: Any) -> str:
    """Return the texts of a formula, one beside the other."""
    return " ".join(filter(None, ((each.text or "").strip() for each in element.iter(MATH_TEXT, T))))
