"""Page breaking: blocks of lines are put on pages; knows nothing of fonts and screens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ui.paper.lines import ParagraphLines

_FEWEST = 2
"""Lines of a paragraph that stand at least before and behind a page's end (widows and orphans)."""

_SMALL = 6
"""A row of no more lines than these is not broken: no typist would."""

PassedLines = tuple[int, ...]
"""For each cell of a block how many of its lines are passed."""


class Block(NamedTuple):
    """Cells beside each other, each of paragraphs below each other: a row, titles, the closing block.

    `gap` is kept free above it, but not at a page's top, and `padding` above and below its text.
    `source` is what it was made of.
    """

    kind: Literal["lines", "domain", "task", "closing"]
    cells: tuple[tuple[ParagraphLines, ...], ...]
    source: Any = None
    padding: int = 0
    gap: int = 0

    @property
    def in_table(self) -> bool:
        """Tell whether it is a row of the table, under whose header it stands."""
        return self.kind in ("domain", "task")

    @property
    def start(self) -> PassedLines:
        """Return the places before the first lines."""
        return (0,) * len(self.cells)

    @property
    def end(self) -> PassedLines:
        """Return the places behind the last lines."""
        return tuple([sum([lines.number for lines in cell]) for cell in self.cells])


class BlockPiece(NamedTuple):
    """What of a block stands on a page: its lines from `first` up to before `last`, and where."""

    block: Block
    block_index: int
    top: int
    height: int
    first: PassedLines
    last: PassedLines


@dataclass(slots=True)
class PaperPage:
    """One page: what stands on it, from its text's top; `header` is where the table's header does.

    `start` is with which block, and from which of its lines on, the page begins.
    """

    number: int
    start: tuple[int, PassedLines]
    pieces: list[BlockPiece] = field(default_factory=list)
    header: int | None = None
    filled: int = 0


class Pager:
    """Put blocks on pages of a height.

    A row that does not fit goes on overleaf, a small one as a whole, a big one with two lines of each
    paragraph on either side where that can be; a domain's row stays with what follows it; the header
    stands above the rows on every page; the closing block is never broken that fits on a page, and
    takes some of the last row along rather than stand alone. `room` is kept free at the top of page 1.
    """

    def __init__(self, height: int, header: int = 0, room: int = 0) -> None:
        self._height, self._header, self._room = height, header, room
        self._page = PaperPage(1, (0, ()))
        self._full: list[PaperPage] = []

    def pages(
        self, blocks: Iterable[Block], start: tuple[int, PassedLines] = (0, ()), number: int = 1
    ) -> Iterator[PaperPage]:
        """Yield the pages as they fill; `blocks` begin with the one that `start` and `number` tell of."""
        self._full = []
        self._page = PaperPage(number, start, filled=self._room if number == 1 else 0)
        kept: list[tuple[int, Block]] = []
        for index, block in enumerate(blocks, start[0]):
            kept.append((index, block))
            if block.kind != "domain":
                self._put_all(kept, start)
                yield from self._done()
        self._put_all(kept, start)
        yield from self._done()
        yield self._page

    def _done(self) -> list[PaperPage]:
        done, self._full = self._full, []
        return done

    def _put_all(self, kept: list[tuple[int, Block]], start: tuple[int, PassedLines]) -> None:
        """Put domains and what follows them, the first line of which stays with them."""
        if not kept:
            return
        *domains, (_, last) = kept
        if domains and not self._is_fresh and not self._begins(domains, last):
            self._turn(domains[0][0], domains[0][1].start)
        for index, block in kept:
            places = start[1] if index == start[0] and start[1] else block.start
            if block.kind == "closing":
                self._close(index, block)
            else:
                self._put(index, block, places)
        kept.clear()

    @property
    def _is_fresh(self) -> bool:
        return not self._page.pieces

    def _head(self, block: Block) -> int:
        """Return what the header takes if the block is the first row on the page."""
        return self._header if block.in_table and self._page.header is None else 0

    def _free(self, block: Block) -> int:
        gap = 0 if self._is_fresh else block.gap
        return self._height - self._page.filled - self._head(block) - gap

    def _begins(self, domains: list[tuple[int, Block]], last: Block) -> bool:
        """Tell whether there is room for the domains and the beginning of what follows them."""
        free = self._free(domains[0][1]) - sum(
            block_height(block, block.start, block.end) for _, block in domains
        )
        if last.kind == "closing":
            return free >= 0
        whole = block_height(last, last.start, last.end) <= free
        return whole or (self._may_break(last) and find_page_cut(last, last.start, free) is not None)

    def _put(self, index: int, block: Block, places: PassedLines) -> None:
        """Put a block, on as many pages as it takes."""
        end = block.end
        while True:
            free = self._free(block)
            tall = block_height(block, places, end)
            if tall <= free:
                self._add(index, block, places, end, tall)
                return
            broken = find_page_cut(block, places, free) if self._may_break(block) else None
            if broken is None and self._is_fresh:
                broken = force_break(block, places, free)
            if broken is not None:
                self._add(index, block, places, broken, min(free, block_height(block, places, broken)))
                if broken == end:
                    return
                places = broken
            self._turn(index, places)

    def _may_break(self, block: Block) -> bool:
        if self._is_fresh or block.kind == "lines":
            return True
        return block.kind == "task" and max(block.end, default=0) > _SMALL

    def _add(self, index: int, block: Block, first: PassedLines, last: PassedLines, tall: int) -> None:
        page = self._page
        page.filled += 0 if self._is_fresh else block.gap
        if self._head(block):
            page.header = page.filled
            page.filled += self._header
        page.pieces.append(BlockPiece(block, index, page.filled, tall, first, last))
        page.filled += tall

    def _turn(self, index: int, places: PassedLines) -> None:
        """Begin the next page."""
        self._full.append(self._page)
        self._page = PaperPage(self._page.number + 1, (index, places))

    def _close(self, index: int, block: Block) -> None:
        """Put the closing block, whole; overleaf it takes some of the last row along."""
        tall = block_height(block, block.start, block.end)
        if tall > self._free(block) and not self._is_fresh:
            taken = self._taken(tall + block.gap)
            self._turn(*((taken[0][0], taken[0][2]) if taken else (index, block.start)))
            for taken_index, row, first in taken:
                self._put(taken_index, row, first)
        self._put(index, block, block.start)

    def _taken(self, needed: int) -> list[tuple[int, Block, PassedLines]]:
        """Take off the page what stands overleaf above the closing block: lines of a row, or a whole one."""
        free = self._height - self._header - needed
        last = self._page.pieces[-1]
        if last.block.kind == "task" and self._may_break(last.block):
            broken = find_page_cut(last.block, last.first, last.height - 1)
            if broken is not None and block_height(last.block, broken, last.last) <= free:
                tall = block_height(last.block, last.first, broken)
                self._page.pieces[-1] = last._replace(height=tall, last=broken)
                return [(last.block_index, last.block, broken)]
        return self._taken_whole(free)

    def _taken_whole(self, free: int) -> list[tuple[int, Block, PassedLines]]:
        """Take the last row off the page, with the domain above it, if a row is left there."""
        pieces = self._page.pieces
        first = len(pieces) - 1
        while first > 0 and pieces[first - 1].block.kind == "domain":
            first -= 1
        moved = pieces[first:]
        stays = first > 0 and pieces[first - 1].block.in_table
        if not stays or any(moved[-1].first) or sum(piece.height for piece in moved) > free:
            return []
        del pieces[first:]
        return [(piece.block_index, piece.block, piece.first) for piece in moved]


def block_height(block: Block, first: PassedLines, last: PassedLines) -> int:
    """Return how high a block's lines from `first` up to before `last` are, with the padding."""
    if not any(first) and block.in_table and last == block.end:
        # All rows, nearly: no room before and after paragraphs, and every line counts.
        tall = max([sum([lines.number * lines.pitch for lines in cell]) for cell in block.cells], default=0)
        return tall + 2 * block.padding
    cells = zip(block.cells, first, last, strict=True)
    tall = max((_cell_height(cell, begin, end) for cell, begin, end in cells), default=0)
    return tall + 2 * block.padding


def _cell_height(cell: tuple[ParagraphLines, ...], first: int, last: int) -> int:
    tall = passed = 0
    for lines in cell:
        begin, end = max(first - passed, 0), min(last - passed, lines.number)
        if begin < end:
            tall += (end - begin) * lines.pitch
            tall += lines.before * (begin == 0) + lines.after * (end == lines.number)
        passed += lines.number
    return tall


def find_page_cut(block: Block, places: PassedLines, room: int) -> PassedLines | None:
    """Return up to where a block's lines fit into a room; None where it is better to turn the page.

    Of each cell that has lines left there must be some on either side.
    """
    found = []
    for cell, passed in zip(block.cells, places, strict=True):
        end = sum([lines.number for lines in cell])
        last = _cell_cut(cell, passed, room - 2 * block.padding, _FEWEST)
        if last == passed < end:
            return None
        found.append(last)
    return tuple(found)


def force_break(block: Block, places: PassedLines, room: int) -> PassedLines:
    """Return up to where the lines fit into a room, at least one of them, whatever it looks like."""
    inner = room - 2 * block.padding
    found = tuple(_cell_cut(cell, passed, inner, 1) for cell, passed in zip(block.cells, places, strict=True))
    if found != places:
        return found
    ends = block.end
    cell_index = next(cell_index for cell_index, passed in enumerate(places) if passed < ends[cell_index])
    return (*places[:cell_index], places[cell_index] + 1, *places[cell_index + 1 :])


def _cell_cut(cell: tuple[ParagraphLines, ...], passed: int, room: int, fewest: int) -> int:
    """Return how many lines of a cell are passed when those behind the first `passed` that fit are put."""
    counted = 0
    for lines in cell:
        done = max(passed - counted, 0)
        left = lines.number - done
        if left > 0:
            room -= lines.before if done == 0 else 0
            fit = max(room, 0) // lines.pitch
            if fit < left:
                fit = min(fit, left - fewest) if fewest > 1 else fit
                return counted + done + (fit if fit >= fewest else 0)
            room -= left * lines.pitch + lines.after
        counted += lines.number
    return counted
