"""The paginator: an annex on pages, kept up to date a little at a time."""

from __future__ import annotations

import time
from bisect import bisect_left
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import Refused, ReportChanged
from ui.paper.composition import Composition, row_block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.paper.pager import Block, PaperPage
    from vqdesk.annex.layout.table import AnnexTable

SLICE = 0.012
"""Seconds of work at a time: a key that is pressed meanwhile does not wait for long."""
_READ_AT_ONCE = 25


class Paginator(QObject):
    """Hold an annex's blocks and pages for the screen; of the UI thread.

    `renew` reads and sets the whole annex, `renew_row` one row; both work on in slices while the window
    lives, and what was there stays until the new is ready. Rows whose texts stay are not set again. The
    first annex comes page by page. `is_renewing` tells that the whole is being made anew.
    """

    changed = Signal()
    """`pages` are others."""
    settled = Signal()
    """`renew` is done."""
    refused = Signal(object)
    """The annex cannot be put on pages: the Refused; there are no pages then."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.composition: Composition | None = None
        self.blocks: list[Block] = []
        self.pages: list[PaperPage] = []
        self.is_whole = False
        self._make: Callable[[], AnnexTable] | None = None
        self._job: Iterator[None] | None = None
        self._dirty: int | None = None
        self.is_renewing = False
        self._is_stale = False  # what is being renewed was changed meanwhile
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._work)

    def rest(self) -> None:
        """Work on nothing any more; what is there stays."""
        self._stop()

    def clear(self) -> None:
        """Have no annex."""
        self._stop()
        self._have(None, [], [])
        self.changed.emit()

    def renew(self, make: Callable[[], AnnexTable]) -> None:
        """Read and set the annex that `make` lays out."""
        self._stop()
        self._make = make
        self.is_renewing = True
        self._begin(self._renewing(make))

    def renew_again(self) -> None:
        """Renew the whole once more when that is done: what it was made of has changed since."""
        self._is_stale = self.is_renewing

    def renew_row(self, index: int, texts: tuple[str, ...]) -> None:
        """Give the cells of a row other texts; nothing while the whole is being renewed."""
        if self.is_renewing or self.composition is None or not self.is_whole:
            return
        if self.blocks[index].source[1] == texts:
            return
        block = self.blocks[index]
        self.blocks[index] = self.composition.measured(block._replace(source=(block.source[0], texts)))
        first = index if self._dirty is None else min(index, self._dirty)
        self._stop()
        self._dirty = first
        self._begin(self._paging_again(first))

    def page_of(self, index: int) -> int | None:
        """Return on which page (from 0) a block begins; None while it is on none yet."""
        if not self.pages or index >= len(self.blocks):
            return None
        page_index = bisect_left(self.pages, index, key=lambda page: page.start[0])
        following = self.pages[page_index : page_index + 1]
        if not following or following[0].start[0] > index or any(following[0].start[1]):
            page_index -= 1
        found = next((page for page in self.pages[page_index : page_index + 2] if _holds(page, index)), None)
        return found.number - 1 if found else None

    @property
    def is_busy(self) -> bool:
        """Tell whether there is work left."""
        return self._job is not None

    # Work in slices

    def _begin(self, job: Iterator[None]) -> None:
        self._job = job
        self._work()

    def _stop(self) -> None:
        self._timer.stop()
        self._job = self._dirty = None
        self.is_renewing = self._is_stale = False

    def _work(self) -> None:
        """Work on for a while, then let the window live."""
        end = time.monotonic() + SLICE
        job = self._job
        try:
            while job is not None:
                next(job)
                if time.monotonic() > end:
                    break
        except StopIteration:
            # Whoever heard that it is done may have begun another.
            self._job = None if self._job is job else self._job
        except ReportChanged:
            # Stored meanwhile: read again, but not before the window had its turn.
            self._job = self._renewing(self._make) if self._make else None
            self._is_stale = False
        except Refused as refused:
            self._stop()
            self._have(None, [], [])
            self.refused.emit(refused)
        if self._job is not None:
            self._timer.start()

    def _have(self, composition: Composition | None, blocks: list[Block], pages: list[PaperPage]) -> None:
        self.composition, self.blocks, self.pages = composition, blocks, pages
        self.is_whole = False

    def _renewing(self, make: Callable[[], AnnexTable]) -> Iterator[None]:
        table = make()
        composition = Composition(table)
        rows: list[Block] = []
        for row in table.rows:
            rows.append(row_block(row))
            if len(rows) % _READ_AT_ONCE == 0:
                yield
        blocks: list[Block] = []
        pages: list[PaperPage] = []
        measured = self._measured(composition, rows, blocks)
        shown = time.monotonic()
        if not self.pages:
            self._have(composition, blocks, pages)
        for page in composition.pager().pages(measured):
            pages.append(page)
            if self.pages is pages and time.monotonic() > shown + 10 * SLICE:
                self.changed.emit()
                shown = time.monotonic()
            yield
        self._have(composition, blocks, _kept(pages, self.pages))
        is_stale, self.is_renewing, self._is_stale = self._is_stale, False, False
        self.is_whole = True
        self.changed.emit()
        self.settled.emit()
        if is_stale and not self.is_renewing:
            self.renew(make)

    def _measured(self, composition: Composition, rows: list[Block], blocks: list[Block]) -> Iterator[Block]:
        """Measure what was not measured before; the blocks are put down on the way."""
        same = self.composition is not None and composition.is_like(self.composition)
        known = {block.source: block for block in self.blocks if block.in_table} if same else {}
        for block in composition.sources(rows):
            old = known.get(block.source) if block.in_table else None
            blocks.append(old if old and old.kind == block.kind else composition.measured(block))
            yield blocks[-1]

    def _paging_again(self, index: int) -> Iterator[None]:
        """Make the pages anew from before a block on, until they are the same as before."""
        assert self.composition is not None
        before = self.pages
        starts = {page.start: page_index for page_index, page in enumerate(before) if page.start[0] > index}
        # A row that became shorter may begin on the page before; a domain goes where its row goes.
        first = before[max((self.page_of(index) or 0) - 1, 0)]
        pages = before[: first.number - 1]
        blocks = islice(self.blocks, first.start[0], None)
        for page in self.composition.pager().pages(blocks, first.start, first.number):
            page_index = starts.get(page.start)
            if page_index is not None:
                moved = page.number - before[page_index].number
                pages += [
                    replace(each, number=each.number + moved) if moved else each
                    for each in before[page_index:]
                ]
                break
            pages.append(page)
            yield
        self.pages = _kept(pages, before)
        self._dirty = None
        self.changed.emit()


def _holds(page: PaperPage, index: int) -> bool:
    return any(piece.block_index == index for piece in page.pieces)


def _kept(pages: list[PaperPage], before: list[PaperPage]) -> list[PaperPage]:
    """Return pages with those that stay as they were: they need not be painted again."""
    kept = [old if old == new else new for old, new in zip(before, pages, strict=False)]
    return kept + pages[len(kept) :]
