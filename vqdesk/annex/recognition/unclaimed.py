"""The blocks of a source that one annex leaves out, listed only when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

from vqdesk.annex.source.grid import Paragraph, Table, non_blank, row_text
from vqdesk.annex.source.import_log import LogEntry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vqdesk.annex.source.grid import Source


class BlockEntries:
    """What there is to say of each block of a source where it is not taken, made once for all annexes.

    `annexes` are the places of the blocks that make annexes, `headless` those of sheets that would go on
    with one if they had its header, `again` those that have the tasks of one once more.
    """

    def __init__(
        self,
        source: Source,
        blocks: Sequence[Paragraph | Table],
        annexes: Collection[int],
        headless: Collection[int] = (),
        again: Collection[int] = (),
    ) -> None:
        self.source = source
        self.blocks = blocks
        self._annexes = annexes
        self._headless = headless
        self._again = again
        self._known: dict[int, tuple[LogEntry, ...]] = {}

    def entries(self, at: int) -> tuple[LogEntry, ...]:
        """Return what there is to say of the block at a place."""
        known = self._known.get(at)
        if known is None:
            why = "account.other_annex" if at in self._annexes else "account.outside"
            why = "account.without_header" if at in self._headless else why
            why = "account.list_again" if at in self._again else why
            known = self._known[at] = tuple(_left_out(self.blocks[at], why))
        return known


class UnclaimedBlocks(Sequence[LogEntry]):
    """The account of a source for one of its annexes.

    It has the source's own entries, and one for every block that is not `taken`.
    """

    def __init__(self, untaken: BlockEntries, taken: Collection[int]) -> None:
        self._untaken = untaken
        self._taken = taken

    @cached_property
    def _entries(self) -> list[LogEntry]:
        entries = list(self._untaken.source.account)
        for index in range(len(self._untaken.blocks)):
            if index not in self._taken:
                entries += self._untaken.entries(index)
        return entries

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, place: int) -> LogEntry: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[LogEntry]: ...

    def __getitem__(self, place: int | slice) -> LogEntry | Sequence[LogEntry]:
        return self._entries[place]


def _left_out(block: Paragraph | Table, why: str) -> Iterator[LogEntry]:
    if isinstance(block, Paragraph):
        if block.text.strip():
            yield LogEntry(block.where, block.text, "skipped", why)
        return
    text = "\n".join(filter(None, map(row_text, block.rows)))
    if text:
        where = next(cell.where for row in block.rows for cell in non_blank(row))
        yield LogEntry(where.partition(", row")[0], text, "skipped", why)
