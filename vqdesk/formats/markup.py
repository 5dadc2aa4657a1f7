"""HTML as a Source: files, web pages, and what Word, Excel and LibreOffice put on the clipboard."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from db.errors import Refused
from vqdesk.formats.account import Account
from vqdesk.formats.grid import Paragraph, Source, Table, row_text, shown
from vqdesk.formats.header import has_header
from vqdesk.formats.limits import DEEPEST_NESTING, LARGEST_PART, MOST_MARKS
from vqdesk.formats.markup_style import Look, Looks
from vqdesk.formats.markup_table import OpenTable
from vqdesk.formats.markup_text import Lines
from vqdesk.text.characters import raised_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_UNSEEN = frozenset(
    {
        *("script", "style", "head", "template", "noscript", "title", "meta", "link", "col", "colgroup"),
        *("datalist", "iframe", "object"),
    }
)
_BLOCKS = frozenset(
    {
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote"),
        *("pre", "address", "article", "aside", "center", "fieldset", "figcaption", "figure", "footer"),
        *("form", "header", "hr", "legend", "main", "nav", "section", "details", "summary", "body", "table"),
        *("caption", "option"),
    }
)
_CHARSET = re.compile(
    rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,200}?encoding=["']([\w-]+)""",
    re.IGNORECASE,
)
_DECLARATION = re.compile(r"<\?xml[^>]*>")
_FRAGMENT = re.compile(r"Version:[\d.]+\s.*?(?=<)", re.DOTALL)
_SPAN = re.compile(r"\s*(\d{1,9})")


def read_source(data: bytes, name: str) -> Source:
    """Read an HTML file in the encoding that it declares, else UTF-8.

    Raises Refused file.empty, file.not_text, file.too_big, file.unreadable.
    """
    return read_clipboard(_decoded(data, name), name)


def read_clipboard(html: str, name: str) -> Source:
    """Read HTML that another program has copied, with or without the head that Windows puts before it."""
    if html.startswith("Version:"):
        html = _FRAGMENT.sub("", html, count=1)
    data = _DECLARATION.sub("", html, count=1).replace("\0", "").encode("utf-8", "replace")
    if not data.strip():
        raise Refused("file.empty", name=name)
    if len(data) > LARGEST_PART or data.count(b"<") + data.count(b"=") > MOST_MARKS:
        raise Refused("file.too_big", name=name)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused("file.unreadable", name=name) from error
    if root is None:
        raise Refused("file.empty", name=name)
    return _Reader(root, name).source()


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    match = _CHARSET.search(data[:4096])
    declared = (match[1] or match[2]).decode("ascii") if match else ""
    if declared.lower().startswith("utf-16") or declared.lower() in ("unicode",):
        declared = "utf-8"  # bytes in which the declaration can be read are not UTF-16
    for encoding in filter(
        None, ("utf-8" if declared.lower() in ("", "utf-8") else declared, "utf-8", "cp1252")
    ):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\0" in text:
            break
        return text
    raise Refused("file.not_text", name=name)


class _Reader:
    """Walk through a page; elements may lie in one another as deep as they like."""

    def __init__(self, root: Any, name: str) -> None:
        self._root = root
        self._name = name
        self._account = Account()
        self._blocks: list[Paragraph | Table] = []
        self._paragraphs = self._counted = 0
        self._tables: list[OpenTable] = []
        self._lists: list[int | None] = []
        self._looks = Looks()
        self._lines = Lines("paragraph 1", self._account)
        self._starts: Mapping[str, Callable[[Any, Look], None]] = {
            "table": self._begin_table, "tr": self._begin_row, "td": self._begin_cell, "th": self._begin_cell,
            "br": self._break, "img": self._picture, "ol": self._begin_list, "ul": self._begin_list,
            "li": self._begin_item, "input": self._input,
        }  # fmt: skip

    def source(self) -> Source:
        """Return all that the page shows."""
        skipped: Any = None
        for event, element in etree.iterwalk(self._root, events=("start", "end")):
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._write(element.tail, self._looks.now)
                continue
            if event == "start":
                if self._is_left_out(element):
                    skipped = element
                    continue
                self._begin(element)
            else:
                self._end(element)
        self._flush()
        return Source(self._blocks, tuple(self._account), self._name)

    # Elements

    def _begin(self, element: Any) -> None:
        look = self._looks.enter(element)
        tag = element.tag
        if tag in _BLOCKS and tag != "table":
            self._block()
        if tag in self._starts:
            self._starts[tag](element, look)
        self._write(element.text, look)

    def _end(self, element: Any) -> None:
        tag, look = element.tag, self._looks.now
        if look.inserted and not self._looks.outer.inserted:
            text = "".join(element.itertext()).strip()
            if text:
                self._note(text, "converted", "account.inserted")
        self._looks.leave()
        if tag == "table":
            self._end_table()
        elif tag == "tr" and self._tables:
            self._tables[-1].end_row()
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].end_cell()
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        if tag in _BLOCKS:
            self._block()
        self._write(element.tail, self._looks.now)

    def _is_left_out(self, element: Any) -> bool:
        """Tell whether nobody sees an element; what it holds goes to the account where it is a text."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN:
            return True
        why = self._looks.left_out(element)
        if why:
            text = " ".join("".join(element.itertext()).split())
            if text:
                self._note(text, "skipped", why)
        return bool(why)

    def _break(self, _element: Any, _look: Look) -> None:
        self._target().break_line()

    def _picture(self, element: Any, _look: Look) -> None:
        self._account.add(self._target().where, element.get("alt", ""), "skipped", "account.picture")

    def _input(self, element: Any, look: Look) -> None:
        if element.get("type", "text") != "hidden":
            self._write(element.get("value"), look)

    def _begin_list(self, element: Any, _look: Look) -> None:
        start = element.get("start", "1")
        self._lists.append(
            (int(start) if start.isascii() and start.isdigit() else 1) if element.tag == "ol" else None
        )

    def _begin_item(self, element: Any, look: Look) -> None:
        number = self._lists[-1] if self._lists else None
        if number is not None:
            self._lists[-1] = number + 1
        self._write("• " if number is None else f"{number}. ", look)

    # Tables

    def _begin_table(self, _element: Any, _look: Look) -> None:
        if not self._tables:
            self._flush()
        else:
            self._target().end_block()
        if len(self._tables) >= DEEPEST_NESTING:
            raise Refused("file.too_big", name=self._name)
        self._counted += 1
        self._tables.append(OpenTable(self._counted, self._name, self._account))

    def _begin_row(self, _element: Any, look: Look) -> None:
        if self._tables:
            self._tables[-1].begin_row(hidden=look.hidden)

    def _begin_cell(self, element: Any, look: Look) -> None:
        if self._tables:
            spans = [_span(element.get(name)) for name in ("colspan", "rowspan")]
            table = self._tables[-1]
            table.begin_cell(spans[0] or 1, spans[1], hidden=look.hidden and not table.hidden_row)

    def _end_table(self) -> None:
        if not self._tables:
            return
        table = self._tables.pop()
        if table.layout:
            for text, where in [(cell.text, cell.where) for row in table.take() for cell in row]:
                self._add_paragraph(text, where)
            return
        rows = table.take()
        if not any(map(shown, rows)):
            return
        if not self._tables:
            self._blocks.append(Table(rows))
        elif has_header(rows):
            for outer in self._tables:
                outer.layout = True
                for text, where in outer.take_texts():
                    self._add_paragraph(text, where)
            self._blocks.append(Table(rows))
        else:
            self._keep_as_lines([row_text(row) for row in rows])

    def _keep_as_lines(self, lines: list[str]) -> None:
        shown = [line for line in lines if line]
        self._note("\n".join(shown), "converted", "account.nested")
        for line in shown:
            self._target().write(line, "", bold=False, kept=True)
            self._target().break_line()

    # Texts

    def _target(self) -> Lines:
        cell = next((table.cell for table in reversed(self._tables) if table.cell is not None), None)
        return self._lines if cell is None else cell

    def _write(self, text: str | None, look: Look) -> None:
        if not text:
            return
        target = self._target()
        if self._tables and self._tables[-1].cell is None and text.strip():
            # Text between cells: browsers show it above the table.
            target = self._lines if len(self._tables) == 1 else target
        if look.raised and (raised := raised_digits(text)):
            self._account.add(target.where, text.strip(), "converted", "account.raised")
            text = raised
        target.write(text, look.font, bold=look.bold, kept=look.kept)

    def _block(self) -> None:
        if self._tables and self._tables[-1].cell is not None:
            self._tables[-1].cell.end_block()
        elif not self._tables:
            self._flush()

    def _flush(self) -> None:
        """Make a paragraph of the text outside tables that was read so far."""
        strong = self._lines.strong
        text = self._lines.take()
        if text:
            self._add_paragraph(text, self._lines.where, strong=strong)
        self._lines = Lines(f"paragraph {self._paragraphs + 1}", self._account)

    def _add_paragraph(self, text: str, where: str, *, strong: bool = False) -> None:
        if text.strip():
            self._paragraphs += where.startswith("paragraph")
            self._blocks.append(Paragraph(text, where, strong))

    def _note(self, text: str, action: Any, why: str) -> None:
        self._account.add(self._target().where, text, action, why)


def _span(text: str | None) -> int:
    match = _SPAN.match(text or "1")
    return int(match[1]) if match else 1
