"""HTML as a Source: files, web pages, and what Word, Excel and LibreOffice put on the clipboard."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from lxml import etree

from db.errors import Refused
from db.limits import DEEPEST_NESTING, LARGEST_TEXT
from db.text.characters import LONE_SURROGATE
from vqdesk.annex.source.grid import Paragraph, Source, Table
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.formats.formulas.line import GAP, Untold
from vqdesk.formats.formulas.mathml import (
    differs,
    is_said_beside,
    is_unset,
    linearise_mathml,
    unprefixed_name,
)
from vqdesk.formats.html.attributes import attribute_texts, is_formula_picture, mathml
from vqdesk.formats.html.conditional_comments import BESIDE, FORMULA, open_comments
from vqdesk.formats.html.css.style import ElementStyle, ElementStyles, Own, is_hidden
from vqdesk.formats.html.css.stylesheet import StyleSheet
from vqdesk.formats.html.encoding import decode_html
from vqdesk.formats.html.limits import is_too_much
from vqdesk.formats.html.lists import OpenList, number
from vqdesk.formats.html.table import HtmlPage, OpenTable
from vqdesk.text.decoding import SAMPLE_LENGTH
from vqdesk.text.legacy.conversion import guess_charset, has_unicode_letters, is_suspicious

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from vqdesk.annex.source.import_log import Action, LogEntry
    from vqdesk.formats.html.lines import LineCollector, ShownParagraph
    from vqdesk.text.legacy.conversion import Charset

_UNSEEN = frozenset(
    ["script", "style", "title", "meta", "link", "datalist", "rp", "desc", "metadata", "defs"]
)
_INSTEAD = frozenset(["template", "noscript", "noframes", "noembed"])  # shown where something else cannot be
_EMBEDDED = frozenset(["object", "iframe", "embed", "applet", "video", "audio", "canvas"])
_BLOCKS = frozenset(
    {
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote"),
        *("pre", "address", "article", "aside", "center", "fieldset", "figcaption", "figure", "footer"),
        *("form", "header", "hr", "legend", "main", "nav", "section", "details", "summary", "body", "table"),
        *("caption", "dir", "menu", "listing", "xmp", "plaintext", "hgroup", "search"),
    }
)
_SHOWING = frozenset(
    ["area", "iframe", "optgroup", "option", "track", "menuitem", "meter", "progress", "input", "textarea"]
)
_GROUPS = ("thead", "tbody", "tfoot")
_IN_TABLES = frozenset(["tr", "td", "th", "col", "colgroup", "caption", *_GROUPS])
_WORDLESS = frozenset(["hidden", "checkbox", "radio", "file", "password", "image", "color", "range"])
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
_CLIPBOARD_HEAD = re.compile(r"\ufeff?Version:[\d.]+\s[^<]*")
_SPAN = re.compile(r"\s*\+?(\d{1,10})")  # ten digits of a longer number reach as far as there is room


def read_source(data: bytes, name: str, *, keep_struck: bool = False) -> Source:
    """Read an HTML file: in UTF-8, UTF-16 with a mark, or the encoding that it declares.

    Raises Refused file.empty, file.not_text, file.too_big, file.unreadable.
    """
    if not data.strip():
        raise Refused("file.empty", name=name)
    if len(data) > LARGEST_TEXT:
        raise Refused("file.too_big", name=name)
    return read_copied_html(decode_html(data, name), name, keep_struck=keep_struck)


def read_copied_html(
    html: str, name: str, *, keep_struck: bool = False, linked: Mapping[str, str] | None = None
) -> Source:
    """Read HTML that another program has copied, with or without the head that Windows puts before it.

    What a browser shows is in the blocks; what Word, Excel and LibreOffice keep beside the text, and what
    is hidden, is in the account. `linked` are style sheets that came with the page, by the names of their
    files in small letters. Raises Refused file.empty, file.too_big, file.unreadable.
    """
    root, has_variables = _root(html, name)
    sheet = StyleSheet(root, linked or {}, has_variables=has_variables)
    return _Reader(root, sheet, name, keep_struck=keep_struck).source()


def read_copied_text(html: str, name: str) -> tuple[str, Sequence[LogEntry]]:
    """Return what a browser shows of copied HTML as one text, and what was done to read it.

    A paragraph is a line, an empty one a blank line; items of lists have their labels, bullets as `-`; cells
    of a row are parted by tabs. Raises Refused as `read_copied_html` does.
    """
    root, has_variables = _root(html, name)
    body = root.find("body")
    if body is not None:
        # A cell's text has what a page's paragraphs are told without: blank lines, tables in their place.
        cell = etree.SubElement(etree.SubElement(etree.Element("table"), "tr"), "td")
        cell.text, body.text = body.text, None
        cell.extend(list(body))
        body.append(cell.getparent().getparent())
    sheet = StyleSheet(root, {}, has_variables=has_variables)
    source = _Reader(root, sheet, name, keep_struck=True, bullet="-").source()
    texts = [block.text if isinstance(block, Paragraph) else block.rows[0][0].text for block in source.blocks]
    return "\n".join(texts), source.account


def _root(html: str, name: str) -> tuple[Any, bool]:
    """Return a page's root, and whether its styles have variables."""
    for head in (_CLIPBOARD_HEAD, _DECLARATION):
        if match := head.match(html):
            html = html[match.end() :]
    html = open_comments(html)
    # A surrogate alone is no character, and no parser takes U+0000.
    data = LONE_SURROGATE.sub("\ufffd", html).replace("\0", "").encode()
    if not data.strip():
        raise Refused("file.empty", name=name)
    if is_too_much(data):
        raise Refused("file.too_big", name=name)
    return _parse(data, name), b"var(" in data


def _parse(data: bytes, name: str) -> Any:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused("file.unreadable", name=name) from error
    if len(parser.error_log.filter_from_fatals()):
        # The parser gives up where elements lie too deep in one another, and says nothing of the rest.
        raise Refused("file.too_big", name=name)
    if root is None:
        raise Refused("file.empty", name=name)
    return root


def _likely(root: Any) -> Charset | None:
    """Return the old encoding that the page's text seems to be in."""
    texts: list[str] = []
    size = 0
    for text in root.itertext():
        if size > SAMPLE_LENGTH:
            break
        if text.strip():
            texts.append(text)
            size += len(text)
    sample = " ".join(texts)[:SAMPLE_LENGTH]
    return guess_charset(sample) if is_suspicious(sample) and not has_unicode_letters(sample) else None


class _Reader:
    """Walk through a page; elements may lie in one another as deep as the parser takes them."""

    def __init__(
        self, root: Any, sheet: StyleSheet, name: str, *, keep_struck: bool, bullet: str = ""
    ) -> None:
        self._root = root
        self._name = name
        self._keep_struck = keep_struck
        self._account = ImportLog()
        self._page = HtmlPage(name, self._account, _likely(root), keep_struck=keep_struck, bullet=bullet)
        self._blocks: list[Paragraph | Table] = []
        self._paragraphs = self._counted = 0
        self._notes = Counter[str]()
        self._tables: list[OpenTable] = []
        self._lists: list[OpenList] = []
        self._chosen: list[Any] = []
        self._sheet = sheet
        self._looks = ElementStyles(sheet, self._page.refuse)
        self._lines = self._page.lines("paragraph 1")
        self._starts: Mapping[str, Callable[[Any, ElementStyle, Own], None]] = {
            "table": self._begin_table, "tr": self._begin_row, "td": self._begin_cell, "th": self._begin_cell,
            "col": self._begin_column, "br": self._break, "img": self._picture, "ol": self._begin_list,
            "ul": self._begin_list, "menu": self._begin_list, "dir": self._begin_list,
            "li": self._begin_item, "input": self._input, "select": self._begin_select, "q": self._quote,
        }  # fmt: skip

    def source(self) -> Source:
        """Return all that the page shows."""
        self._tell_sheets()
        skipped: Any = None
        for event, element in etree.iterwalk(self._root, events=("start", "end")):
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._write(element.tail, self._looks.now)
            elif event == "end":
                self._end(element)
            elif self._is_unseen(element, own := self._looks.own(element)):
                skipped = element
            else:
                self._begin(element, own)
        while self._tables:
            self._end_table()
        self._flush()
        return Source(self._blocks, tuple(self._account), self._name)

    def _tell_sheets(self) -> None:
        """Tell what style sheets may say of the texts that is not known here."""
        for told, why in (
            (self._sheet.untold, "account.style_rule"), (self._sheet.elsewhere, "account.style_elsewhere"),
        ):  # fmt: skip
            if told:
                self._account.add("file", "\n".join(told), "converted", why)

    # Elements

    def _begin(self, element: Any, own: Own) -> None:
        tag = element.tag
        if self._tables and self._tables[-1].parent is not None:
            self._leave_loose_rows(tag)
        look = self._looks.enter(element, own)
        if tag in _BLOCKS and tag != "table":
            self._block()
        if start := self._starts.get(tag):
            start(element, look, own)
        elif tag in _GROUPS and self._tables:
            self._tables[-1].begin_group(tag)
        elif own.tabs:
            self._target().write_tabs(own.tabs)
        self._note_beside(element, own)
        if element.text:
            self._write(element.text, look)

    def _end(self, element: Any) -> None:
        tag = element.tag
        if tag == "q":
            self._write("”", self._looks.now)
        self._looks.leave()
        if tag in _BLOCKS:
            self._target().end_label()
        if tag in _IN_TABLES:
            self._end_in_table(tag)
        elif tag in ("ol", "ul", "menu", "dir"):
            self._lists.pop()
        elif tag == "select":
            self._chosen.pop()
        if tag == "table" or (self._tables and self._tables[-1].parent is element):
            self._end_table()
        if tag in _BLOCKS:
            self._block()
        if element.tail:
            self._write(element.tail, self._looks.now)

    def _is_unseen(self, element: Any, own: Own) -> bool:
        """Tell whether nobody sees an element; what it holds goes to the account where it is a text."""
        tag = element.tag
        if tag in _UNSEEN:
            if tag == "script" and is_unset(element):
                self._tell_formula(element.text or "", None)
            return True
        if element.get("aria-hidden") == "true" and is_said_beside(element):
            return True
        if tag in _EMBEDDED:
            if not element.get("srcdoc"):
                self._note(_whole_text(element), "skipped", "account.picture")
            self._note_beside(element, own)
            return True
        if tag in _INSTEAD:
            self._note(_whole_text(element), "skipped", "account.hidden_text")
            return True
        if unprefixed_name(element) == "math":
            self._math(element, own)
            return True
        if tag in (FORMULA, BESIDE):
            self._conditional(element)
            return True
        other_option = tag == "option" and self._chosen and element is not self._chosen[-1]
        why = "account.hidden_text" if tag == "xml" or other_option else self._looks.left_out(element, own)
        if why and (text := _whole_text(element)):
            self._note_aside(element, text, why)
        return bool(why)

    def _break(self, _element: Any, _look: ElementStyle, _own: Own) -> None:
        self._target().break_line()

    def _math(self, element: Any, own: Own) -> None:
        """Write a formula as far as it is seen; one of which only a part is struck out or hidden is a gap."""
        self._looks.enter(element, own)
        seen = set(self._seen_in(element, hidden=is_hidden(element, own)))
        if seen == {"hidden"}:
            self._note(_whole_text(element), "skipped", "account.hidden_text")
        elif seen == {"struck"}:
            self._formula(element, self._looks.now._replace(struck=True))
        elif len(seen) > 1:
            self._tell_formula(_whole_text(element), None)
        else:
            self._formula(element, self._looks.now)
        self._looks.leave()

    def _seen_in(self, element: Any, *, hidden: bool) -> Iterator[str]:
        """Go through the signs of a formula: each is shown, struck out or hidden."""
        hides = [hidden]
        for event, each in etree.iterwalk(element, events=("start", "end")):
            if each is not element and event == "start":
                own = self._looks.own(each)
                self._looks.enter(each, own)
                hides.append(hides[-1] or is_hidden(each, own))
            elif each is not element:
                self._looks.leave()
                hides.pop()
            text = each.text if event == "start" else (each.tail if each is not element else "")
            if text and text.strip() and not unprefixed_name(each).startswith("annotation"):
                look = self._looks.now
                is_struck = look.struck and not self._keep_struck
                is_hidden_here = hides[-1] or look.invisible or look.tiny
                yield "hidden" if is_hidden_here else ("struck" if is_struck else "shown")

    def _formula(self, element: Any, look: ElementStyle) -> None:
        """Write a formula as a line; one that cannot be told is a gap with a name."""
        what = _whole_text(element)
        try:
            text = linearise_mathml(element)
        except Untold:
            self._tell_formula(what, None, look)
            return
        if differs(text, element.itertext()):
            self._tell_formula(what, text, look)
        else:
            self._write(text, look)

    def _tell_formula(self, what: str, text: str | None, look: ElementStyle | None = None) -> None:
        """Write what a formula is as a line, a gap where it is not known; one struck out is told alone."""
        look = look or self._looks.now
        if look.struck and not self._keep_struck:
            self._write(text or what or GAP, look)
        elif text is None:
            self._note(what, "converted", "account.math_gap")
            self._write_formula(GAP)
        else:
            self._target().note(what, "converted", "account.math", after=text)
            self._write_formula(text)

    def _write_formula(self, text: str) -> None:
        if self._tables and self._tables[-1].cell is None:
            self._leave_loose_rows("")
        self._target().write_formula(text, self._looks.now)

    def _conditional(self, element: Any) -> None:
        """Take what Word keeps in its comments: a formula as a line, or a text that it shows elsewhere."""
        text = element.text or ""
        if element.tag == BESIDE:
            self._note(text, "skipped", "account.box")
        else:
            self._tell_formula(element.get("what") or "", None if text == GAP else text)

    def _picture(self, element: Any, _look: ElementStyle, _own: Own) -> None:
        if (formula := mathml(element)) is not None:
            self._formula(formula, self._looks.now)
        elif is_formula_picture(element):
            self._tell_formula(element.get("alt") or "", None)
        else:
            self._note(element.get("alt") or "", "skipped", "account.picture")

    def _quote(self, _element: Any, look: ElementStyle, _own: Own) -> None:
        self._write("“", look)

    def _input(self, element: Any, look: ElementStyle, _own: Own) -> None:
        if element.get("type", "text").lower() not in _WORDLESS:
            self._write(element.get("value"), look)

    def _begin_select(self, element: Any, _look: ElementStyle, _own: Own) -> None:
        # Each looks through what lies in it, and so do those around it.
        if len(self._chosen) >= DEEPEST_NESTING:
            raise Refused("file.too_big", name=self._name)
        options = list(element.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None]
        self._chosen.append(next(iter(chosen or options), None))

    def _begin_list(self, element: Any, _look: ElementStyle, own: Own) -> None:
        self._lists.append(OpenList(element, own.numbers, bare=own.bare))

    def _begin_item(self, element: Any, look: ElementStyle, own: Own) -> None:
        if own.bare:
            return
        label = self._lists[-1].label(element) if self._lists else "•"
        if not (look.invisible or look.tiny):
            self._target().add_label(label)

    # Tables

    def _begin_table(self, _element: Any, _look: ElementStyle, _own: Own) -> None:
        self._open_table()

    def _open_table(self, parent: Any = None) -> None:
        if not self._tables:
            self._flush()
        else:
            self._target().end_block()
        if len(self._tables) >= DEEPEST_NESTING:
            raise Refused("file.too_big", name=self._name)
        self._counted += 1
        self._tables.append(OpenTable(self._counted, self._page, parent))

    def _begin_column(self, element: Any, _look: ElementStyle, own: Own) -> None:
        if self._tables:
            hidden = is_hidden(element, own)
            self._tables[-1].add_columns(number(element.get("span"), 1), hidden=hidden)

    def _begin_row(self, element: Any, _look: ElementStyle, own: Own) -> None:
        self._table_of(element).begin_row(hidden=is_hidden(element, own))

    def _begin_cell(self, element: Any, _look: ElementStyle, own: Own) -> None:
        across, down = _span(element.get("colspan")), _span(element.get("rowspan"))
        self._table_of(element).begin_cell(across, down, hidden=is_hidden(element, own))

    def _table_of(self, element: Any) -> OpenTable:
        """Return the table that is open; rows that were copied without their table make one."""
        if not self._tables:
            self._open_table(element.getparent())
        return self._tables[-1]

    def _leave_loose_rows(self, tag: str) -> None:
        """End the table that rows without one have made, where something else begins below them."""
        table = self._tables[-1]
        if table.parent is not None and table.cell is None and tag not in _IN_TABLES:
            self._end_table()

    def _end_in_table(self, tag: str) -> None:
        if not self._tables:
            return
        if tag == "tr":
            self._tables[-1].end_row()
        elif tag in ("td", "th"):
            self._tables[-1].end_cell()
        elif tag in _GROUPS:
            self._tables[-1].begin_group("")

    def _end_table(self) -> None:
        """End the innermost table; one in a cell is handed on in it, whatever it is."""
        ended = self._tables.pop()
        table = ended.take()
        if not self._tables:
            # Browsers show a caption, and text between the rows, above the table.
            self._flush()
        if table is None:
            self._counted -= ended.number == self._counted
            return
        outer = next((each for each in reversed(self._tables) if each.cell is not None), None)
        if outer is None:
            self._blocks.append(table)
        else:
            outer.add_table(table)

    # Texts

    def _target(self) -> LineCollector:
        """Return where text goes: into the innermost cell, else between the tables."""
        cell = next((table.cell for table in reversed(self._tables) if table.cell is not None), None)
        return self._lines if cell is None else cell

    def _write(self, text: str | None, look: ElementStyle) -> None:
        if not text:
            return
        if self._tables and self._tables[-1].cell is None:
            if not text.strip():
                return
            self._leave_loose_rows("")
        self._target().write(text, look)

    def _block(self) -> None:
        """Begin another line in a cell, another paragraph outside; the label of an item stays before both."""
        if self._tables:
            self._target().end_block()
        elif not self._lines.only_label:
            self._flush()

    def _flush(self) -> None:
        """Make paragraphs of the text outside tables that was read so far."""
        if self._lines.untouched:
            return
        self._lines.take()
        if struck := self._lines.take_struck():
            self._account.add(self._lines.where, struck, "skipped", "account.struck")
        for text in self._lines.paragraphs:
            self._add_paragraph(text)
        self._lines = self._page.lines(f"paragraph {self._paragraphs + 1}")

    def _add_paragraph(self, text: ShownParagraph) -> None:
        self._paragraphs += 1
        self._blocks.append(Paragraph(text.text, f"paragraph {self._paragraphs}", text.strong))

    # The account

    def _note(self, text: str, action: Action, why: str) -> None:
        self._target().note(text, action, why)

    def _note_beside(self, element: Any, own: Own) -> None:
        """Note what an element shows that it does not hold."""
        if element.tag in _SHOWING:
            for text, why in attribute_texts(element):
                if text.strip():
                    self._note(" ".join(text.split()), "skipped", why)
        if own.beside:
            self._note(own.beside, "skipped", "account.generated")

    def _note_aside(self, element: Any, text: str, why: str) -> None:
        """Note a text that is left out; the notes and margins of a document have places of their own."""
        if element.tag != "div" or why in ("account.deleted", "account.hidden_text"):
            self._note(text, "skipped", why)
        elif why == "word.margin":
            foot = "footer" in f"{element.get('title')}{element.get('style')}"
            self._account.add("footer" if foot else "header", text, "skipped", why)
        else:
            kind = why.removeprefix("account.")
            self._notes[kind] += 1
            self._account.add(f"{kind} {self._notes[kind]}", text, "skipped", why)


def _whole_text(element: Any) -> str:
    return " ".join("".join(_texts_in(element)).split())


def _texts_in(element: Any) -> Iterator[str]:
    """Go through the texts in an element, except what no program ever shows."""
    skipped: Any = None
    for event, each in etree.iterwalk(element, events=("start", "end")):
        if skipped is None:
            if event == "start" and each.tag in _UNSEEN:
                skipped = each
            elif event == "start":
                yield " " if each.tag in _BLOCKS or each.tag in _IN_TABLES or each.tag == "br" else ""
                yield each.text or ""
        if event == "end" and skipped is each:
            skipped = None
        if event == "end" and skipped is None and each is not element:
            yield each.tail or ""


def _span(text: str | None) -> int:
    match = _SPAN.match(text) if text else None
    return int(match[1]) if match else 1
