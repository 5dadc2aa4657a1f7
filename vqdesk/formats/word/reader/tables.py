"""Tables of WordprocessingML as blocks: rows, cells with their spans, and what else lies in them."""

from __future__ import annotations

from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from db.errors import Refused
from db.limits import DEEPEST_NESTING, MOST_COLUMNS
from vqdesk.annex.source.cell_contents import join_contents, lines_of
from vqdesk.annex.source.grid import Paragraph, Table, non_blank, row_text
from vqdesk.formats.word.known_rows import KnownRows, Unread
from vqdesk.formats.word.names import VAL, W, child, is_on, parse_int, value
from vqdesk.formats.word.reader.open_table import OpenWordTable, Size
from vqdesk.formats.word.reader.paragraphs import join_parts
from vqdesk.formats.word.reader.plain_cells import NO_BREAK, special_holders, texts_of_row
from vqdesk.formats.word.reader.plain_rows import PlainRows
from vqdesk.formats.word.reader.styles import RunStyle
from vqdesk.formats.word.walk import ALT_CHUNK, TBL, TC, TR, P, all_text, inside
from vqdesk.formats.word.writer.styles import TABLE_STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vqdesk.annex.source.import_log import ImportLog
    from vqdesk.formats.word.reader.embedded_files import Chunks
    from vqdesk.formats.word.reader.paragraphs import InlineReader, ParagraphContent
    from vqdesk.formats.word.reader.styles import Styles

_TCPR, _TRPR = W + "tcPr", W + "trPr"
_GRID_SPAN, _V_MERGE, _H_MERGE = W + "gridSpan", W + "vMerge", W + "hMerge"
_DELETED, _INSERTED = W + "cellDel", W + "cellIns"
_BLOCKS = (P, TBL, ALT_CHUNK)


class _Shape(NamedTuple):
    """What a cell's properties say: columns, merging downwards and across, tracked changes."""

    span: int = 1
    v_merge: str | None = None
    h_merge: str | None = None
    change: str | None = None


class TableReader:
    """Read the tables of a document."""

    def __init__(
        self, inline: InlineReader, styles: Styles, account: ImportLog, name: str, chunks: Chunks
    ) -> None:
        self._chunks = chunks
        self._inline = inline
        self._styles = styles
        self._plain = styles.of_paragraph(None).keeps_text
        self._account = account
        self._size = Size(name)
        self._name = name
        self._tables = self._depth = 0
        self._typed = False  # something in the cell that is read now, by hand

    def read(self, element: Any, stages: Iterable[Any | None] = (None,)) -> list[Table]:
        """Return a table as a block, none where it shows nothing.

        `stages` yields, for a table that is not whole yet, up to which row it may be read now, or rows
        that were not parsed.
        """
        table = self._read_table(element, stages)
        return [table] if any(map(non_blank, table.rows)) or table.contents else []

    def lines(self, parent: Any, where: str) -> list[str]:
        """Return the text of all that lies beside the document's body, a line a paragraph or a row."""
        lines: list[str] = []
        for block in self._read_blocks(parent, where, fixed=where):
            found = list(lines_of(block))
            lines += found
            if found and isinstance(block, Table):
                self._account.add(where, "\n".join(found), "converted", "account.nested")
        return lines

    # What lies in a cell

    def _read_blocks(self, parent: Any, where: str, *, fixed: str | None = None) -> list[Paragraph | Table]:
        """Return all that lies in an element at a place; `fixed` is also that of what lies in its tables."""
        blocks: list[Paragraph | Table] = []
        pending: list[ParagraphContent] = []  # parts of a paragraph, the marks at whose ends were deleted
        boxes: list[Any] = []  # that hang on it: they stand behind it
        for element in self._inside(parent, _BLOCKS, where):
            is_paragraph = element.tag not in (TBL, ALT_CHUNK)
            if is_paragraph:
                content = self._inline.read(element, where)
                boxes += content.boxes
                pending.append(content.bare)
            if not (is_paragraph and content.joins):
                blocks += self._end_paragraph(pending, boxes, where)
                blocks += self._read_boxes(boxes, where, fixed)
                pending, boxes = [], []
            if element.tag == TBL:
                blocks += self._read_nested(element, fixed)
            elif element.tag == ALT_CHUNK:
                blocks += self._read_chunk(element, where)
        blocks += self._end_paragraph(pending, boxes, where)
        return blocks + self._read_boxes(boxes, where, fixed)

    def _end_paragraph(
        self, pending: list[ParagraphContent], boxes: Sequence[Any], where: str
    ) -> list[Paragraph]:
        """Return the paragraph that parts make: none where it is struck out or only holds boxes."""
        if not pending:
            return []
        content = join_parts(pending)
        self._typed = self._typed or bool(content.text.strip())
        is_none = content.struck or (boxes and not content.shown.strip())
        return [] if is_none else [Paragraph(content.shown, where)]

    def _read_boxes(self, boxes: Iterable[Any], where: str, fixed: str | None) -> list[Paragraph | Table]:
        return [block for box in boxes for block in self._read_box(box, where, fixed)]

    def _read_box(self, box: Any, where: str, fixed: str | None) -> list[Paragraph | Table]:
        if box.tag == TBL:
            return [*self._read_nested(box, fixed)]
        if box.tag == P:
            content = self._inline.read(box, where)
            inner = self._read_boxes(content.boxes, where, fixed)
            return [*self._end_paragraph([content.bare], content.boxes, where), *inner]
        return self._read_blocks(box, where, fixed=fixed)

    def _read_nested(self, element: Any, fixed: str | None) -> list[Table]:
        table = self._read_table(element, fixed=fixed)
        is_shown = any(map(non_blank, table.rows))
        self._typed = self._typed or is_shown
        return [table] if is_shown or table.contents else []

    def _read_chunk(self, element: Any, where: str) -> list[Paragraph]:
        lines = self._chunks.lines(element, self._inline.links, where)
        self._typed = self._typed or any(map(str.strip, lines))
        return [Paragraph(line, where) for line in lines]

    def _inside(self, parent: Any, wanted: tuple[str, ...], where: str) -> Iterator[Any]:
        def aside(element: Any, why: str) -> None:
            self.leave_out(element, where, why)

        return inside(parent, wanted, aside)

    def leave_out(self, element: Any, where: str, why: str) -> None:
        """Account for the text of an element that is left out."""
        text = all_text(element)
        if text.strip() or why == "account.chunk_unread":
            self._account.add(where, text, "skipped", why)

    # Tables and rows

    def _read_table(
        self, element: Any, stages: Iterable[Any | None] = (None,), fixed: str | None = None
    ) -> Table:
        if self._depth >= DEEPEST_NESTING:
            raise Refused("file.too_big", name=self._name)
        self._tables += fixed is None
        table = OpenWordTable(self._tables, self._size, self._account, fixed, _is_own(element))
        around, hyphen = self._inline.table, self._inline.hyphen
        self._inline.table = self._look(element, table.place)
        self._inline.hyphen = "-" if table.own else NO_BREAK
        self._depth += 1
        known = KnownRows(partial(texts_of_row, element.nsmap))
        plain = PlainRows(table, self._inline.to_report_text, self)
        for stage in stages:
            if isinstance(stage, Unread):
                plain.add(known.taken(stage))
            else:
                known.learn_missed(plain=self._read_stage(element, stage, table, plain))
        self._depth -= 1
        self._inline.table, self._inline.hyphen = around, hyphen
        return Table(table.rows, contents=table.contents)

    def _look(self, element: Any, where: str) -> RunStyle:
        """Return what a table's style hides or strikes out of all its texts; tell if only of some."""
        properties = child(element, W + "tblPr")
        style = value(properties, "tblStyle")
        look = self._styles.of(style)
        if self._styles.hides_by_place(properties):
            self._account.add(where, style or "", "converted", "account.hidden_by_place")
        return RunStyle(hidden=look.hidden, struck=look.struck, crossed=look.crossed)

    def _read_stage(self, element: Any, end: Any | None, table: OpenWordTable, plain: PlainRows) -> bool:
        """Read the rows before `end`; whatever is held of them afterwards would be slow to take out.

        Tells whether all of them were plain.
        """
        special = special_holders(element, self._styles, own=table.own)
        keeps_text = self._plain and self._inline.table.keeps_text
        if keeps_text and table.fixed is None and element not in special:
            plain.read(element, end, special)
            return not special
        rows = takewhile(lambda child: child is not end, element)
        for row in self._inside(rows, (TR,), table.place):
            self.read_row(row, table)
        return False

    def read_row(self, row: Any, table: OpenWordTable) -> None:
        """Read a row of a table; one that was deleted is none."""
        properties = child(row, _TRPR)
        where = table.row_place
        if properties is not None and properties.find(W + "del") is not None:
            self.leave_out(row, where, "account.deleted")
            return
        table.begin_row(parse_int(value(properties, "gridBefore"), 0))
        for cell in self._inside(row, (TC,), where):
            self.read_cell(cell, table)
        if properties is not None and properties.find(W + "ins") is not None:
            text = row_text(table.line)
            if text:
                self._account.add(where, text, "converted", "account.inserted")
        if is_on(properties, "hidden") and (text := row_text(table.line)):
            self._account.add(where, text, "converted", "account.hidden_row")
        table.end_row()

    # Cells

    def read_cell(self, cell: Any, table: OpenWordTable) -> None:
        """Read a cell of the open row, or what a merged one goes on with."""
        shape = _shape(child(cell, _TCPR))
        where = table.cell_place
        if shape.change == _DELETED:
            self.leave_out(cell, where, "account.deleted")
            table.add_cell("", shape.span, where, written=0)
            return
        blocks = self._read_contents(cell, where, table)
        text = join_contents(blocks)
        written = len(text)
        if any(isinstance(block, Table) for block in blocks):
            table.contents[where] = blocks
            written = sum(len(block.text) for block in blocks if isinstance(block, Paragraph))
        if shape.change == _INSERTED and text:
            self._account.add(where, text, "converted", "account.inserted")
        owner = _owner(table, shape)
        if owner is not None:
            # Word shows nothing of what is in the one that goes on with it.
            if text.strip():
                self._account.add(where, text, "skipped", "account.hidden_text")
            table.lengthen(owner, shape.span)
            return
        if shape.v_merge is not None:
            table.hanging[table.column] = (len(table.rows), len(table.line))
        table.add_cell(text, shape.span, where, written=written)

    def _read_contents(self, cell: Any, where: str, table: OpenWordTable) -> list[Paragraph | Table]:
        """Return what lies in a cell; what is struck out of it is told with its row."""
        struck, typed = self._inline.struck, self._typed
        self._typed = False
        struck.hold()
        blocks = self._read_blocks(cell, where, fixed=table.fixed)
        if gone := struck.release():
            table.struck.add(where, gone, whole=not self._typed)
        table.struck.typed = table.struck.typed or self._typed
        self._typed = self._typed or typed
        return blocks


def _owner(table: OpenWordTable, shape: _Shape) -> tuple[int, int] | None:
    """Return where the cell is that one of this shape goes on with, as (row, place in it)."""
    if shape.h_merge == "continue" and table.line:
        return len(table.rows), len(table.line) - 1
    return table.above.get(table.column) if shape.v_merge == "continue" else None


def _is_own(table: Any) -> bool:
    properties = child(table, W + "tblPr")
    return value(properties, "tblStyle") == TABLE_STYLE


def _shape(properties: Any | None) -> _Shape:
    span, v_merge, h_merge, change = 1, None, None, None
    for each in () if properties is None else properties:
        tag = each.tag
        if tag == _GRID_SPAN:
            # A number that is none is Word's own 1, one beyond all measure stays that.
            text = each.get(VAL, "").strip()
            span = max(1, parse_int(text, MOST_COLUMNS + 1 if text.isdecimal() else 1))
        elif tag == _V_MERGE:
            v_merge = each.get(VAL, "continue")
        elif tag == _H_MERGE:
            h_merge = each.get(VAL, "continue")
        elif tag in (_DELETED, _INSERTED):
            change = tag
    return _Shape(span, v_merge, h_merge, change)
