"""Tables of WordprocessingML as blocks: rows, cells with their spans, and what else lies in them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, count, islice, repeat, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from db.errors import Refused
from vqdesk.annex.recognition.columns.header import LATEST_HEADER, has_header
from vqdesk.annex.source.grid import Cell, Paragraph, Table, non_blank, row_text
from vqdesk.annex.source.limits import DEEPEST_NESTING, LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from vqdesk.annex.source.struck_text import StruckRow
from vqdesk.formats.word.known_rows import KnownRows, Unread
from vqdesk.formats.word.names import VAL, W, child, is_on, parse_int, value
from vqdesk.formats.word.reader.paragraphs import joined
from vqdesk.formats.word.reader.plain_cells import HYPHEN, NO_BREAK, is_odd, special_holders, texts_of_row
from vqdesk.formats.word.reader.styles import RunStyle
from vqdesk.formats.word.walk import ALT_CHUNK, TBL, TC, TR, P, T, all_text, inside
from vqdesk.formats.word.writer.styles import TABLE_STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from vqdesk.annex.source.import_log import Account
    from vqdesk.formats.word.reader.embedded_files import Chunks
    from vqdesk.formats.word.reader.paragraphs import InlineReader, ParagraphContent
    from vqdesk.formats.word.reader.styles import Styles

    Block = Paragraph | Table

_TCPR, _TRPR = W + "tcPr", W + "trPr"
_SPAN, _DOWN, _ACROSS = W + "gridSpan", W + "vMerge", W + "hMerge"
_CELL_GONE, _CELL_COME = W + "cellDel", W + "cellIns"
_BLOCKS = (P, TBL, ALT_CHUNK)
_EVENTS = (TR, TC, P, T, HYPHEN)
_COLUMNS = tuple(map(str, range(1, MOST_COLUMNS + 1)))
# Cell itself takes twice the time, and a long annex has a hundred thousand.
_CELL = partial(tuple.__new__, Cell)
_TEXT = attrgetter("text")


@dataclass(slots=True)
class _Opened:
    """A table while it is read; `above` and `hanging` are the merged cells by column, as (row, place).

    `fixed` is the place of all that is in it, where it lies in a cell of text; `inner` are the blocks
    that lie in a cell, by its place.
    """

    number: int
    fixed: str | None = None
    own: bool = False  # written by us, and maybe saved by Word since
    rows: list[list[Cell]] = field(default_factory=list)
    above: dict[int, tuple[int, int]] = field(default_factory=dict)
    hanging: dict[int, tuple[int, int]] = field(default_factory=dict)
    line: list[Cell] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)  # texts of cells that are not yet in the line
    opened: bool = False  # a row that is read as plain
    column: int = 0
    prefix: str = ""
    struck: StruckRow = field(default_factory=StruckRow)  # of the open row
    lengthened: list[tuple[int, int, Cell]] = field(default_factory=list)  # by the open row, as they were
    inner: dict[str, list[Block]] = field(default_factory=dict)
    judged: int = 0  # rows that were looked at for a header
    annex: bool = False

    def begin_row(self, skipped: int = 0) -> None:
        self.line, self.hanging, self.column = [], {}, skipped
        self.struck, self.lengthened = StruckRow(), []
        self.prefix = self.fixed or f"table {self.number}, row {len(self.rows) + 1}, column "

    def place(self) -> str:
        return self.fixed or f"{self.prefix}{self.column + 1}"

    def is_annex(self) -> bool:
        """Tell whether a header has been met so far."""
        until = min(len(self.rows), LATEST_HEADER)
        if not self.annex and self.judged < until:
            self.annex = has_header(self.rows[self.judged : until])
            self.judged = until
        return self.annex


class _Shape(NamedTuple):
    """What a cell's properties say: columns, merging downwards and across, tracked changes."""

    span: int = 1
    down: str | None = None
    across: str | None = None
    change: str | None = None


class TableReader:
    """Read the tables of a document."""

    def __init__(
        self, inline: InlineReader, styles: Styles, account: Account, name: str, chunks: Chunks
    ) -> None:
        self._chunks = chunks
        self._inline = inline
        self._styles = styles
        self._plain = styles.of_paragraph(None).keeps_text
        self._account = account
        self._name = name
        self._tables = self._rows = self._cells = self._depth = 0
        self._typed = False  # something in the cell that is read now, by hand

    def read(self, element: Any, stages: Iterable[Any | None] = (None,)) -> list[Block]:
        """Return a table as a block; one that only lays out a page as what lies in it.

        `stages` yields, for a table that is not whole yet, up to which row it may be read now, or rows
        that were not parsed.
        """
        blocks = _blocks(self._table(element, stages))
        self._inline.hyphen = NO_BREAK
        return blocks

    def lines(self, parent: Any, where: str, outer: _Opened | None = None) -> list[str]:
        """Return the text of all that lies in an element, a line a paragraph.

        `outer` is the table to which an annex goes that lies in it.
        """
        lines: list[str] = []
        pending: list[ParagraphContent] = []  # parts of a paragraph, the marks at whose ends were deleted
        boxes: list[Any] = []  # that hang on it: they stand behind it
        for element in self._inside(parent, _BLOCKS, where):
            if element.tag in (TBL, ALT_CHUNK):
                lines += self._line(pending, boxes)
                pending = []
                lines += self._all_boxed(boxes, where, outer, lines)
                boxes = []
                if element.tag == TBL:
                    lines += self._nested(element, where, outer, lines)
                else:
                    lines += self._put_in(element, where)
                continue
            content = self._inline.read(element, where)
            boxes += content.boxes
            pending.append(content.bare)
            if not content.joins:
                lines += self._line(pending, boxes)
                pending = []
                lines += self._all_boxed(boxes, where, outer, lines)
                boxes = []
        lines += self._line(pending, boxes)
        return lines + self._all_boxed(boxes, where, outer, lines)

    def _put_in(self, element: Any, where: str) -> list[str]:
        lines = self._chunks.lines(element, self._inline.links, where)
        self._typed = self._typed or any(map(str.strip, lines))
        return lines

    def _all_boxed(self, boxes: list[Any], where: str, outer: _Opened | None, lines: list[str]) -> list[str]:
        return [line for box in boxes for line in self._boxed(box, where, outer, lines)]

    def _line(self, pending: list[ParagraphContent], boxes: Sequence[Any]) -> list[str]:
        """Return the line that parts of a paragraph make: none where it is struck out or only holds boxes."""
        if not pending:
            return []
        content = joined(pending)
        self._typed = self._typed or bool(content.text.strip())
        return [] if content.struck or (boxes and not content.shown.strip()) else [content.shown]

    def _boxed(self, box: Any, where: str, outer: _Opened | None, lines: list[str]) -> list[str]:
        if box.tag == TBL:
            return self._nested(box, where, outer, lines)
        if box.tag == P:
            content = self._inline.read(box, where)
            inner = self._all_boxed(list(content.boxes), where, outer, lines)
            return [*self._line([content.bare], content.boxes), *inner]
        return self.lines(box, where, outer)

    def _inside(self, parent: Any, wanted: tuple[str, ...], where: str) -> Iterator[Any]:
        def aside(element: Any, why: str) -> None:
            self._leave_out(element, where, why)

        return inside(parent, wanted, aside)

    def _leave_out(self, element: Any, where: str, why: str) -> None:
        text = all_text(element)
        if text.strip() or why == "account.chunk_unread":
            self._account.add(where, text, "skipped", why)

    # Tables and rows

    def _table(
        self, element: Any, stages: Iterable[Any | None] = (None,), fixed: str | None = None
    ) -> _Opened:
        if self._depth >= DEEPEST_NESTING:
            raise Refused("file.too_big", name=self._name)
        self._tables += fixed is None
        table = _Opened(self._tables, fixed, _is_own(element))
        around, self._inline.table = self._inline.table, self._look(element, fixed or f"table {self._tables}")
        self._depth += 1
        known = KnownRows(partial(texts_of_row, element.nsmap))
        for stage in stages:
            if isinstance(stage, Unread):
                self._read_known(known.taken(stage), table)
            else:
                known.learn_missed(plain=self._read_stage(element, stage, table))
        self._depth -= 1
        self._inline.table = around
        return table

    def _look(self, element: Any, where: str) -> RunStyle:
        """Return what a table's style hides or strikes out of all its texts; tell if only of some."""
        properties = child(element, W + "tblPr")
        style = value(properties, "tblStyle")
        look = self._styles.of(style)
        if self._styles.hides_by_place(properties):
            self._account.add(where, style or "", "converted", "account.hidden_by_place")
        return RunStyle(hidden=look.hidden, struck=look.struck, crossed=look.crossed)

    def _read_known(self, runs: Iterable[list[list[str]]], table: _Opened) -> None:
        """Add rows that need not be parsed, by the texts of their cells."""
        for texts in chain.from_iterable(runs):
            table.begin_row()
            table.plain, table.opened = texts, True
            self._end_plain(table)

    def _read_stage(self, element: Any, end: Any | None, table: _Opened) -> bool:
        """Read the rows before `end`; whatever is held of them afterwards would be slow to take out.

        Tells whether all of them were plain.
        """
        special = special_holders(element, self._styles, own=table.own)
        self._inline.hyphen = "-" if table.own else NO_BREAK
        plain = self._plain and self._inline.table.keeps_text
        if plain and table.fixed is None and element not in special:
            self._read_plain(element, end, table, special)
            return not special
        for row in self._inside(_before(end, element), (TR,), table.fixed or f"table {table.number}"):
            self._read_row(row, table)
        return False

    def _read_plain(self, element: Any, end: Any | None, table: _Opened, special: Set[Any]) -> None:
        """Read a table whose cells are plain but for the `special` ones: an element at a time."""
        text: str | None = None  # of the open cell
        begun = False  # its first paragraph
        events = element.iter(*_EVENTS)
        for each in events:
            tag = each.tag
            if tag in (T, HYPHEN):
                if text is None:
                    self._leave_out(each, f"table {table.number}", "account.outside")
                else:  # said so, a long text grows in its place
                    text += "-" if tag == HYPHEN else each.text or ""
            elif tag == P:
                if text is not None and (begun or text):
                    text += "\n"
                begun = True
            elif each is end:
                break
            else:
                if text is not None:
                    table.plain.append(text)
                plain = tag == TC and table.opened and each not in special
                text, begun = "" if plain else None, False
                if not plain:
                    self._begin(each, tag, table, special, events)
        if text is not None:
            table.plain.append(text)
        self._end_plain(table)

    def _begin(
        self, element: Any, tag: str, table: _Opened, special: Set[Any], events: Iterator[Any]
    ) -> None:
        """Begin a row of plain cells, or read a row or a cell that is not plain."""
        if tag == TR:
            self._end_plain(table)
            table.opened = element not in special
            if table.opened:
                table.begin_row()
            else:
                self._read_row(element, table)
                _skip(events, element)
        elif element in special:
            self._add_plain(table)
            self._read_cell(element, table)
            _skip(events, element)

    def _add_plain(self, table: _Opened) -> None:
        """Add the plain cells that were met since the last one that was not."""
        texts, table.plain = table.plain, []
        first, row, prefix = table.column, len(table.rows), table.prefix
        joined = "\n".join(texts)
        if is_odd(joined):
            texts = [self._inline.finished(text, f"{prefix}{at}") for at, text in enumerate(texts, first + 1)]
        if joined.count("\n") >= len(texts):
            texts = [_trimmed(text) for text in texts]
        table.struck.typed = table.struck.typed or (bool(joined) and not joined.isspace())
        # Together hardly ever as long as a single one may be.
        longest = len(joined) if len(joined) <= LONGEST_CELL else max(map(len, texts))
        self._count(len(texts), first + len(texts), longest)
        places = map(prefix.__add__, _COLUMNS[first:])
        table.line += map(_CELL, zip(texts, repeat(row), count(first), repeat(1), repeat(1), places))
        table.column += len(texts)

    def _end_plain(self, table: _Opened) -> None:
        """End the open row, if there is one."""
        if table.opened:
            self._add_plain(table)
            self._end_row(table)
            table.opened = False

    def _read_row(self, row: Any, table: _Opened) -> None:
        properties = child(row, _TRPR)
        where = table.fixed or f"table {table.number}, row {len(table.rows) + 1}"
        if properties is not None and properties.find(W + "del") is not None:
            self._leave_out(row, where, "account.deleted")
            return
        table.begin_row(parse_int(value(properties, "gridBefore"), 0))
        for cell in self._inside(row, (TC,), where):
            self._read_cell(cell, table)
        if properties is not None and properties.find(W + "ins") is not None:
            text = row_text(table.line)
            if text:
                self._account.add(where, text, "converted", "account.inserted")
        if is_on(properties, "hidden") and (text := row_text(table.line)):
            self._account.add(where, text, "converted", "account.hidden_row")
        self._end_row(table)

    def _end_row(self, table: _Opened) -> None:
        if table.struck and self._left_out(table):
            return
        self._rows += any(map(_TEXT, table.line))
        self._count(not table.line, 0, 0)
        if self._rows > MOST_ROWS:
            raise Refused("file.too_big", name=self._name)
        table.rows.append(table.line)
        table.above = table.hanging

    def _left_out(self, table: _Opened) -> bool:
        """Account for what is struck out of the open row; tell whether that is all of it."""
        whole = table.struck.is_whole
        where = table.fixed or f"table {table.number}, row {len(table.rows) + 1}"
        table.struck.tell(self._account, where, map(_TEXT, non_blank(table.line)))
        if whole:
            # Merged cells reach past the row as if it were not there.
            for row, place, cell in reversed(table.lengthened):
                table.rows[row][place] = cell
            table.above = {at: owner for at, owner in table.hanging.items() if owner[0] < len(table.rows)}
        return whole

    # Cells

    def _read_cell(self, cell: Any, table: _Opened) -> None:
        shape = _shape(child(cell, _TCPR))
        where = table.place()
        if shape.change == _CELL_GONE:
            self._leave_out(cell, where, "account.deleted")
            self._add_cell(table, "", shape.span, where)
            return
        text = self._text_of(cell, where, table)
        if shape.change == _CELL_COME and text:
            self._account.add(where, text, "converted", "account.inserted")
        owner = self._owner(table, shape)
        if owner is not None:
            self._lengthen(table, owner, shape, text, where)
            return
        if shape.down is not None:
            table.hanging[table.column] = (len(table.rows), len(table.line))
        self._add_cell(table, text, shape.span, where)

    def _text_of(self, cell: Any, where: str, table: _Opened) -> str:
        """Return a cell's text; what is struck out of it is told with its row."""
        struck, typed = self._inline.struck, self._typed
        self._typed = False
        struck.hold()
        text = _trimmed("\n".join(self.lines(cell, where, table)))
        if gone := struck.release():
            table.struck.add(where, gone, whole=not self._typed)
        table.struck.typed = table.struck.typed or self._typed
        self._typed = self._typed or typed
        return text

    def _owner(self, table: _Opened, shape: _Shape) -> tuple[int, int] | None:
        """Return where the cell is that this one goes on with, as (row, place in it)."""
        if shape.across == "continue" and table.line:
            return len(table.rows), len(table.line) - 1
        return table.above.get(table.column) if shape.down == "continue" else None

    def _lengthen(
        self, table: _Opened, owner: tuple[int, int], shape: _Shape, hidden: str, where: str
    ) -> None:
        """Make a cell longer; Word shows nothing of what is in the one that goes on with it."""
        if hidden.strip():
            self._account.add(where, hidden, "skipped", "account.hidden_text")
        row, place = owner
        if row == len(table.rows):
            cell = table.line[place]
            table.line[place] = cell._replace(column_span=cell.column_span + shape.span)
        else:
            cell = table.rows[row][place]
            table.lengthened.append((row, place, cell))
            table.rows[row][place] = cell._replace(row_span=len(table.rows) - row + 1)
            table.hanging[table.column] = owner
        table.column += shape.span

    def _add_cell(self, table: _Opened, text: str, span: int, where: str) -> None:
        self._count(1, table.column + span, len(text))
        table.line.append(Cell(text, len(table.rows), table.column, 1, span, where))
        table.column += span

    def _count(self, cells: int, end: int, longest: int) -> None:
        self._cells += cells
        if end > MOST_COLUMNS or self._cells > MOST_CELLS or longest > LONGEST_CELL:
            raise Refused("file.too_big", name=self._name)

    # Tables in cells

    def _nested(self, element: Any, where: str, outer: _Opened | None, lines: list[str]) -> list[str]:
        """Return a table inside a cell as lines; an annex inside a table of the page's layout is a block.

        Then the lines before it are paragraphs before it.
        """
        if outer is None or outer.fixed is not None or outer.is_annex():
            return self._as_lines(self._table(element, fixed=where), where)
        table = self._table(element)
        if not table.inner and not has_header(table.rows):
            return self._as_lines(table, where)
        before = [Paragraph(line, where) for line in lines if line.strip()]
        lines.clear()
        outer.inner.setdefault(where, []).extend([*before, *_blocks(table)])
        return []

    def _as_lines(self, table: _Opened, where: str) -> list[str]:
        lines = ["\t".join(cell.text.replace("\n", " ") for cell in row).rstrip("\t") for row in table.rows]
        lines = [line for line in lines if line.strip()]
        if lines:
            self._account.add(where, "\n".join(lines), "converted", "account.nested")
        return lines


def _blocks(table: _Opened) -> list[Block]:
    """Return a table as a block; one with blocks in it as these and the texts around them."""
    if not table.inner:
        return [Table(table.rows)] if any(map(non_blank, table.rows)) else []
    blocks: list[Block] = []
    for cell in (cell for row in table.rows for cell in row):
        blocks += table.inner.pop(cell.where, ())
        blocks += [Paragraph(line, cell.where) for line in cell.text.split("\n") if line.strip()]
    for left in table.inner.values():
        blocks += left
    return blocks


def _is_own(table: Any) -> bool:
    properties = child(table, W + "tblPr")
    return value(properties, "tblStyle") == TABLE_STYLE


def _shape(properties: Any | None) -> _Shape:
    span, down, across, change = 1, None, None, None
    for each in () if properties is None else properties:
        tag = each.tag
        if tag == _SPAN:
            # A number that is none is Word's own 1, one beyond all measure stays that.
            text = each.get(VAL, "").strip()
            span = max(1, parse_int(text, MOST_COLUMNS + 1 if text.isdecimal() else 1))
        elif tag == _DOWN:
            down = each.get(VAL, "continue")
        elif tag == _ACROSS:
            across = each.get(VAL, "continue")
        elif tag in (_CELL_GONE, _CELL_COME):
            change = tag
    return _Shape(span, down, across, change)


def _before(end: Any | None, table: Any) -> Iterator[Any]:
    return takewhile(lambda child: child is not end, table)


def _skip(events: Iterator[Any], element: Any) -> None:
    """Pass over what lies in an element that was read by itself."""
    deque(islice(events, len(list(element.iter(*_EVENTS))) - 1), maxlen=0)


def _trimmed(text: str) -> str:
    """Cut the blank lines at the start and the end."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    start, end = 0, len(lines)
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return "\n".join(lines[start:end])
