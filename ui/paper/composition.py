"""The composition of an annex: its texts in lines, in cells, in blocks that go on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db.errors import Refused
from ui.paper.lines import Setter
from ui.paper.measures import (
    CELL_SIDE_TWIPS,
    CELL_TOP_TWIPS,
    CLOSING_GAP,
    Sheet,
    millimetres,
)
from ui.paper.pager import Block, Pager, block_height
from vqdesk.annex.layout.table import cell_places
from vqdesk.annex.layout.typography import WATERMARK_STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ui.paper.lines import PaintedParagraph, ParagraphLines
    from vqdesk.annex.layout.table import AnnexCell, AnnexRow, AnnexTable, Line
    from vqdesk.annex.layout.typography import CellRole, Role


class Slot(NamedTuple):
    """Where on the page's width a cell stands, and the texts that come into it."""

    left: int
    right: int
    inset: int
    texts: Sequence[tuple[str, Role]]

    @property
    def width(self) -> int:
        """Return the room for text."""
        return self.right - self.left - 2 * self.inset


HeaderShape = tuple[tuple["CellRole", int], ...]
"""What a row's cells serve for and how many columns they span."""

_SHAPES: dict[HeaderShape, HeaderShape] = {}


class SetCell(NamedTuple):
    """A cell whose texts are set; `top` and `height` only where it is the header's."""

    left: int
    right: int
    inset: int
    paragraphs: tuple[PaintedParagraph, ...]
    top: int = 0
    height: int = 0


class PageHeader(NamedTuple):
    """The table's header, the same on every page."""

    height: int
    cells: tuple[SetCell, ...]


class Composition:
    """Set an annex for any device; of one thread.

    `set_blocks` are ready to be painted; `sources` are neither set nor measured, `measured` counts a block's
    lines and forgets them, `cells` sets them anew. Raises Refused font.none, font.letters, and
    annex.header_high where the headings leave no room on the page.
    """

    def __init__(self, table: AnnexTable) -> None:
        self.table = table
        self.sheet = Sheet.of(table.page)
        self._setter = Setter({**table.looks, "watermark": WATERMARK_STYLE})
        self._edges = self.sheet.edges(table.columns)
        self._measured: dict[tuple[ParagraphLines, ...], tuple[ParagraphLines, ...]] = {}
        self.header = self._set_header(table.header)

    def pager(self) -> Pager:
        """Return what puts the annex's blocks on pages."""
        return Pager(self.sheet.text_height, self.header.height, millimetres(self.table.room))

    def set_blocks(self) -> Iterator[Block]:
        """Yield all blocks, set; the rows are read once."""
        for block in self.sources(row_block(row) for row in self.table.rows):
            cells = self.cells(block)
            measured = tuple([tuple([each.lines for each in cell.paragraphs]) for cell in cells])
            yield block._replace(cells=measured, source=cells)

    def measured_blocks(self) -> Iterator[Block]:
        """Yield all blocks, measured; the rows are read once."""
        return map(self.measured, self.sources(row_block(row) for row in self.table.rows))

    def sources(self, rows: Iterable[Block]) -> Iterator[Block]:
        """Yield the rows with what stands above and below them."""
        if self.table.lines:
            yield Block("lines", (), (self.table.lines,))
        empty = True
        for row in rows:
            empty = False
            yield row
        if empty:  # the header is shown all the same
            yield Block("task", (), ())
        if self.table.closing:
            yield Block("closing", (), self.table.closing, gap=CLOSING_GAP)

    def is_like(self, other: Composition) -> bool:
        """Tell whether rows set in the one are the same in the other: columns and looks are equal."""
        return self._edges == other._edges and self.table.looks == other.table.looks

    def measured(self, block: Block) -> Block:
        """Return a block with its lines counted."""
        measure, same = self._setter.measure, self._measured.setdefault
        cells = []
        for slot in self._slots(block):
            width = slot.width
            cell = tuple([measure(text, role, width) for text, role in slot.texts])
            # Most cells are like others: a long annex takes less memory, and less of the collector's time.
            cells.append(same(cell, cell))
        return block._replace(cells=tuple(cells))

    def cells(self, block: Block) -> tuple[SetCell, ...]:
        """Return a block's cells, set: kept, or set now."""
        if block.source and isinstance(block.source[0], SetCell):
            cells: tuple[SetCell, ...] = block.source
            return cells
        return tuple([self._set_cell(slot) for slot in self._slots(block)])

    def number(self, number: int) -> PaintedParagraph:
        """Return a page's number, set to the text's width."""
        return self._setter.set(str(number), "page_number", self.sheet.text_width)

    def watermark(self) -> PaintedParagraph | None:
        """Return what stands behind every page's text, as long as the sheet's diagonal; None for nothing."""
        words = self.table.watermark
        return self._setter.set(words, "watermark", self.sheet.diagonal) if words else None

    # What there is to set

    def _slots(self, block: Block) -> Iterator[Slot]:
        """Return where the cells of a block that is not set stand."""
        if block.in_table:
            return self._row_slots(*block.source) if block.source else iter(())
        if block.kind == "lines":
            return iter([Slot(0, self.sheet.text_width, 0, _texts(block.source[0]))])
        middle = self.sheet.closing_left
        places = ((0, middle), (middle, self.sheet.text_width))
        return (
            Slot(*place, CELL_SIDE_TWIPS, _texts(column))
            for place, column in zip(places, block.source, strict=True)
        )

    def _row_slots(self, shape: HeaderShape, texts: tuple[str, ...]) -> Iterator[Slot]:
        column = 0
        for (role, span), text in zip(shape, texts, strict=True):
            column_after = column + span
            paragraphs = [(each, role) for each in text.split("\n")] if "\n" in text else [(text, role)]
            yield Slot(self._edges[column], self._edges[column_after], CELL_SIDE_TWIPS, paragraphs)
            column = column_after

    def _set_cell(self, slot: Slot) -> SetCell:
        width, put = slot.width, self._setter.set
        return SetCell(*slot[:3], tuple([put(text, role, width) for text, role in slot.texts]))

    # The header

    def _set_header(self, rows: tuple[AnnexRow, ...]) -> PageHeader:
        """Set the header's cells and give its rows their heights."""
        placed = [(row, cell, self._set_cell(slot)) for row, cell, slot in self._header_slots(rows)]
        heights = [0] * len(rows)
        for row, cell, made in sorted(placed, key=lambda one: one[1].row_span):
            below = range(row, row + cell.row_span)
            lacking = _height(made) - sum(heights[at] for at in below)
            heights[below[-1]] += max(lacking, 0)
        if sum(heights) > self.sheet.text_height * 2 // 3:
            raise Refused("annex.header_high")
        cells = (
            made._replace(top=sum(heights[:row]), height=sum(heights[row : row + cell.row_span]))
            for row, cell, made in placed
        )
        return PageHeader(sum(heights), tuple(cells))

    def _header_slots(self, rows: tuple[AnnexRow, ...]) -> Iterator[tuple[int, AnnexCell, Slot]]:
        """Return each header cell with its row and its slot."""
        for row, column, cell in cell_places(rows):
            left, right = self._edges[column], self._edges[column + cell.column_span]
            yield row, cell, Slot(left, right, CELL_SIDE_TWIPS, _cell_texts(cell))


def row_block(row: AnnexRow) -> Block:
    """Return a row as a block that is not measured yet; its source are its shape and its cells' texts."""
    shape = tuple([(cell.role, cell.column_span) for cell in row.cells])
    texts = tuple(["\n".join(cell.paragraphs) for cell in row.cells])
    source = (_SHAPES.setdefault(shape, shape), texts)
    return Block("domain" if row.kind == "domain" else "task", (), source, padding=CELL_TOP_TWIPS)


def _height(cell: SetCell) -> int:
    lines = tuple(paragraph.lines for paragraph in cell.paragraphs)
    block = Block("task", (lines,), padding=CELL_TOP_TWIPS)
    return block_height(block, block.start, block.end)


def _texts(lines: tuple[Line, ...]) -> list[tuple[str, Role]]:
    return [(line.text, line.role) for line in lines]


def _cell_texts(cell: AnnexCell) -> list[tuple[str, Role]]:
    return [(text, cell.role) for text in cell.paragraphs]
