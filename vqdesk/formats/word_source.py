"""A DOCX as a Source: what its reader sees becomes blocks, everything else is accounted for."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from db.errors import Refused
from vqdesk.formats import package
from vqdesk.formats.account import Account
from vqdesk.formats.grid import Cell, Paragraph, Source, Table, row_text, shown
from vqdesk.formats.header import has_header
from vqdesk.formats.limits import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from vqdesk.formats.parts import Parts, parsed
from vqdesk.formats.word_inline import TBL, InlineReader, P
from vqdesk.formats.word_names import VAL, W, named, value, whole
from vqdesk.formats.word_numbering import Numbering
from vqdesk.formats.word_styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator


_TR, _TC, _TCPR = W + "tr", W + "tc", W + "tcPr"
_SPAN, _MERGE = W + "gridSpan", W + "vMerge"
_LEGACY_FONTS = (b".Vn", b"VNI-", b"VNI ")
_NOTES = {
    "footnotes": ("footnote", "account.footnote"),
    "endnotes": ("endnote", "account.footnote"),
    "comments": ("comment", "account.comment"),
}
_MARGINS = {"header": "header", "footer": "footer"}
# The bytes in UTF-8 of letters and signs by which old encodings show, and of breaks of other kinds. One
# pattern for each first byte is twice as fast as one for all.
_ODD = (
    re.compile(rb"\xc2[\xa1-\xae\xb5-\xb9\xbb-\xbe]"),
    re.compile(
        rb"\xc3[\x84-\x87\x8b\x8e-\x91\x96\x98\x9b\x9c\x9e\x9f\xa4-\xa7\xab\xae-\xb1\xb6\xb8\xbb\xbc\xbe\xbf]"
    ),
    re.compile(rb"\xe2\x80[\xa8\xa9]"),
    re.compile(rb"&#"),
)
_PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES")


def read_source(data: bytes, name: str) -> Source:
    """Read a DOCX, by whatever program it was written.

    Raises Refused file.unreadable, file.too_big, file.encrypted, file.old_office.
    """
    with package.open_package(io.BytesIO(data), name) as opened:
        return _Reader(Parts(opened, name), name).source()


@dataclass(slots=True)
class _Opened:
    """A table while its rows are read; `hanging` are the cells by column that the row below may go on."""

    number: int
    rows: list[list[Cell]] = field(default_factory=list)
    hanging: dict[int, tuple[int, int]] = field(default_factory=dict)


class _Reader:
    """Read the parts of one package."""

    def __init__(self, parts: Parts, name: str) -> None:
        self._parts = parts
        self._name = name
        self._account = Account()
        self._blocks: list[Paragraph | Table] = []
        self._paragraphs = self._tables = self._boxes = self._cells = self._rows = 0
        self._document = parts.main()
        self._related = parts.related(self._document)

    def source(self) -> Source:
        """Return all that the package holds."""
        data = self._parts.data(self._document)
        sides = [part for kind in ("styles", "theme") if (part := self._part_of(kind))]
        texts = [data, *map(self._parts.data, sides)]
        self._inline = InlineReader(
            Styles(self._parsed_of("styles")),
            Numbering(self._parsed_of("numbering")),
            self._account,
            fonts=any(mark in text for text in texts for mark in _LEGACY_FONTS),
            odd=any(pattern.search(data) for pattern in _ODD),
        )
        body = parsed(data, self._name).find(W + "body")
        if body is None:
            raise Refused("file.unreadable", name=self._name)
        self._read_blocks(body)
        self._read_sides()
        return Source(self._blocks, tuple(self._account), self._name)

    def _part_of(self, kind: str) -> str | None:
        return next(
            (part for each, part, _ in self._related if each == kind and part in self._parts.names), None
        )

    def _parsed_of(self, kind: str) -> Any | None:
        part = self._part_of(kind)
        return None if part is None else self._parts.parsed(part)

    # Blocks of the body

    def _read_blocks(self, parent: Any) -> None:
        pending = ""
        for element in _children(parent):
            if element.tag == P:
                pending = self._read_paragraph(element, pending)
            else:
                self._read_table(element)

    def _read_paragraph(self, element: Any, pending: str) -> str:
        """Add a paragraph; return its text where the next one goes on with it."""
        self._paragraphs += 1
        where = f"paragraph {self._paragraphs}"
        content = self._inline.read(element, where)
        for box in content.boxes:
            self._read_box(box)
        text = pending + content.text
        if content.joins:
            return text
        if text.strip():
            self._blocks.append(Paragraph(text.strip("\n"), where, content.strong))
        return ""

    def _read_box(self, box: Any) -> None:
        self._boxes += 1
        elements = [box] if box.tag in (P, TBL) else _children(box)
        for element in elements:
            if element.tag == TBL:
                self._read_table(element)
                continue
            content = self._inline.read(element, f"box {self._boxes}")
            for inner in content.boxes:
                self._read_box(inner)
            if content.text.strip():
                self._blocks.append(Paragraph(content.text.strip("\n"), f"box {self._boxes}", content.strong))

    def _read_table(self, element: Any) -> None:
        place = len(self._blocks)
        table = self._table(element)
        cells = [cell for row in table.rows for cell in shown(row)]
        if len(self._blocks) > place:
            # The table only lays out the page: what is beside the annex in it are paragraphs around that.
            self._blocks[place:place] = [Paragraph(cell.text, cell.where) for cell in cells]
        elif cells:
            self._blocks.append(Table(table.rows))

    # Tables

    def _table(self, element: Any) -> _Opened:
        self._tables += 1
        table = _Opened(self._tables)
        for row in _children(element, (_TR,)):
            self._read_row(row, table)
        return table

    def _read_row(self, row: Any, table: _Opened) -> None:
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            self._note(row, f"table {table.number}, row {len(table.rows) + 1}", "account.deleted")
            return
        self._rows += 1
        if self._rows > MOST_ROWS:
            raise Refused("file.too_big", name=self._name)
        number, line, hanging = len(table.rows), list[Cell](), dict[int, tuple[int, int]]()
        column = whole(value(properties, "gridBefore"), 0)
        for cell in _children(row, (_TC,)):
            column = self._read_cell(cell, table, line, hanging, number, column)
        table.rows.append(line)
        table.hanging = hanging

    def _read_cell(
        self,
        cell: Any,
        table: _Opened,
        line: list[Cell],
        hanging: dict[int, tuple[int, int]],
        number: int,
        column: int,
    ) -> int:
        """Add a cell, or make the one longer that it goes on with; return the column behind it."""
        first = cell[0] if len(cell) else None
        properties = first if first is not None and first.tag == _TCPR else None
        span, merge = (1, None) if properties is None else _spans(properties)
        self._cells += 1
        if column + span > MOST_COLUMNS or self._cells > MOST_CELLS:
            raise Refused("file.too_big", name=self._name)
        where = f"table {table.number}, row {number + 1}, column {column + 1}"
        text = self._cell_text(cell, where, properties)
        if merge == "continue" and column in table.hanging:
            if text.strip():
                self._account.add(where, text, "skipped", "account.hidden_text")
            hanging[column] = row, place = table.hanging[column]
            owner = line if row == number else table.rows[row]
            owner[place] = owner[place]._replace(row_span=number - row + 1)
        else:
            if merge is not None:
                hanging[column] = (number, len(line))
            line.append(Cell(text, number, column, 1, span, where))
        return column + span

    def _cell_text(self, cell: Any, where: str, properties: Any) -> str:
        """Return a cell's text; nearly every cell has one plain paragraph and no more."""
        if len(cell) == (1 if properties is None else 2) and cell[-1].tag == P:
            text = self._inline.plain(cell[-1])
            if text is not None:
                return text
        return self._long_text(cell, where)

    def _long_text(self, cell: Any, where: str) -> str:
        lines: list[str] = []
        pending = ""
        for element in _children(cell):
            if element.tag == P:
                content = self._inline.read(element, where)
                for box in content.boxes:
                    lines += [pending + text for text in self._box_lines(box, where)]
                pending += content.text
                if not content.joins:
                    lines.append(pending)
                    pending = ""
            else:
                lines += self._nested(element, where)
        if pending:
            lines.append(pending)
        text = lines[0] if len(lines) == 1 else _trimmed(lines)
        if len(text) > LONGEST_CELL:
            raise Refused("file.too_big", name=self._name)
        return text

    def _box_lines(self, box: Any, where: str) -> Iterator[str]:
        for element in [box] if box.tag in (P, TBL) else _children(box):
            if element.tag == P:
                yield self._inline.read(element, where).text
            else:
                yield from self._nested(element, where)

    def _nested(self, element: Any, where: str) -> list[str]:
        """Return a table inside a cell as lines; an annex inside a table of the page's layout is a block."""
        table = self._table(element)
        if has_header(table.rows):
            self._blocks.append(Table(table.rows))
            return []
        self._tables -= 1
        lines = [line for line in map(row_text, table.rows) if line]
        if lines:
            self._account.add(where, "\n".join(lines), "converted", "account.nested")
        return lines

    # What stands beside the body

    def _read_sides(self) -> None:
        for kind, part, _ in self._related:
            if part not in self._parts.names:
                continue
            if kind in _NOTES:
                self._read_notes(part, *_NOTES[kind])
            elif kind in _MARGINS:
                text = self._side_text(self._parts.parsed(part), kind)
                if text.strip():
                    self._account.add(kind, text, "skipped", "word.margin")

    def _read_notes(self, part: str, place: str, why: str) -> None:
        notes = [
            each for each in self._parts.parsed(part) if each.tag in named("footnote", "endnote", "comment")
        ]
        notes = [each for each in notes if each.get(W + "type", "normal") == "normal"]
        for number, note in enumerate(notes, 1):
            text = self._side_text(note, f"{place} {number}")
            if text.strip():
                self._account.add(f"{place} {number}", text, "skipped", why)

    def _side_text(self, root: Any, where: str) -> str:
        for field_code in root.iter(W + "instrText"):
            if (field_code.text or "").strip().partition(" ")[0].upper() in _PAGES:
                _drop_result(field_code)
        for simple in list(root.iter(W + "fldSimple")):
            if simple.get(W + "instr", "").strip().partition(" ")[0].upper() in _PAGES:
                simple.clear()
        lines = []
        for element in root.iter(P):
            content = self._inline.read(element, where)
            lines.append(content.text)
        return "\n".join(line for line in lines if line.strip())

    def _note(self, element: Any, where: str, why: str) -> None:
        texts = ["".join(text.text or "" for text in p.iter(W + "t", W + "delText")) for p in element.iter(P)]
        text = "\n".join(filter(None, texts))
        if text.strip():
            self._account.add(where, text, "skipped", why)


def _children(parent: Any, wanted: tuple[str, ...] = (P, TBL)) -> Iterator[Any]:
    """Go through the elements of a kind, also in content controls and marks of changes around them."""
    for child in parent:
        tag = child.tag
        if tag in wanted:
            yield child
        elif isinstance(tag, str) and not tag.endswith("Pr"):
            yield from _children(child, wanted)


def _spans(properties: Any) -> tuple[int, str | None]:
    """Return over how many columns a cell goes, and how it is merged with the one above."""
    span, merge = 1, None
    for each in properties:
        if each.tag == _SPAN:
            # What is no number is as wide as nothing can be, and refused with it.
            span = min(max(1, whole(each.get(VAL), MOST_COLUMNS)), MOST_COLUMNS)
        elif each.tag == _MERGE:
            merge = each.get(VAL, "continue")
    return span, merge


def _trimmed(lines: list[str]) -> str:
    start, end = 0, len(lines)
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return "\n".join(lines[start:end])


def _drop_result(code: Any) -> None:
    """Empty what a page number's field shows: nobody wrote it."""
    run = code.getparent()
    shown = False
    for sibling in run.itersiblings():
        mark = sibling.find(W + "fldChar")
        if mark is not None:
            kind = mark.get(W + "fldCharType")
            shown = kind == "separate"
            if kind == "end":
                return
        elif shown:
            sibling.clear()
