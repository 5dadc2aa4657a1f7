"""SQLite's rollback journal, read without SQLite: whose it is, and what it would give back.

SQLite plays any journal into the file that it lies beside; whether the two belong together it does not
ask. The form is the one of https://www.sqlite.org/fileformat2.html, sections 1.3 and 3.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from db.file.identity import APPLICATION_ID, SQLITE_HEAD
from db.file.lineage import Lineage, lineage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MAGIC = bytes.fromhex("d9d505f920a163d7")
HEAD_SIZE = 100
"""Bytes of a database's header, all in its first sector."""

_COUNTER, _COUNTER_AGAIN = slice(24, 28), slice(92, 96)
_JOURNAL_HEAD = struct.Struct(">8sIIIII")
_PAGE_SIZES = tuple(1 << power for power in range(9, 17))
_SECTOR = 512
_ALL_THAT_FIT = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Head:
    """What the first bytes of a file tell of a database; `is_database` is false for anything else."""

    data: bytes

    @property
    def is_database(self) -> bool:
        """Tell whether SQLite would take the file for one of its own."""
        return self.data.startswith(SQLITE_HEAD) and len(self.data) == HEAD_SIZE

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing was written there yet."""
        return not any(self.data)

    @property
    def is_ours(self) -> bool:
        """Tell whether the file is marked as one of this program's."""
        return self.is_database and self._number(68) == APPLICATION_ID

    @property
    def page_size(self) -> int:
        """The bytes of a page."""
        size = int.from_bytes(self.data[16:18], "big")
        return 65536 if size == 1 else size

    @property
    def counter(self) -> int:
        """The number of the transaction that wrote the first page last."""
        return self._number(24)

    @property
    def pages(self) -> int | None:
        """The file's size in pages; None where another program did not keep it up."""
        return self._number(28) if self._number(92) == self.counter else None

    def follows(self, former: Head) -> bool:
        """Tell whether a write that came right after another header made this one, wholly or by half.

        Its counter stands twice, and only where the write was torn do the two differ.
        """
        next_one = (former.counter + 1) & 0xFFFFFFFF
        if self.counter == next_one:
            return True
        before, after = (counter.to_bytes(4, "big") for counter in (former.counter, next_one))
        counters = self.data[_COUNTER], self.data[_COUNTER_AGAIN]
        is_torn = counters != (before, before)
        is_mixed = all(
            new in (one, other)
            for found in counters
            for new, one, other in zip(found, before, after, strict=True)
        )
        return is_torn and is_mixed and self.data[: _COUNTER.start] == former.data[: _COUNTER.start]

    @property
    def schema(self) -> int:
        """The version of the schema."""
        return self._number(60)

    def _number(self, at: int) -> int:
        return int.from_bytes(self.data[at : at + 4], "big")


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal that SQLite would play: the pages of the file before, and its first page as it was.

    `records` counts what was surely written (0: not a page of the file was changed yet); `first` is
    None where the first page was not changed; `is_whole` is false where SQLite could not read it.
    """

    is_whole: bool
    page_size: int = 0
    pages: int = 0
    records: int = 0
    first: Head | None = None
    names_another: bool = False
    about: tuple[int, Lineage] | None = None
    """The page with the store's lineage, and what it told before; None where it was not changed."""


def read_journal(path: Path) -> Journal | None:
    """Read the journal at a path; None where there is none that SQLite would look into. OSError."""
    try:
        stream = path.open("rb")
    except FileNotFoundError:
        return None
    with stream:
        begin = stream.read(_JOURNAL_HEAD.size)
        if not begin or not begin[0]:
            return None
        head = _head(begin)
        if head is None:
            return Journal(is_whole=False)
        _, count, pages, page_size = head
        first, about = None, None
        for number, at in _records(stream):
            stream.seek(at)
            if number == 1:
                first = Head(stream.read(HEAD_SIZE))
            elif about is None and (told := lineage(stream.read(page_size))):
                about = number, told
            if first and about:
                break
        stream.seek(-min(8, stream.seek(0, 2)), 2)
        return Journal(True, page_size, pages, count, first, stream.read(8) == MAGIC, about)


def is_akin(journal: Journal, stream: BinaryIO) -> bool:
    """Tell whether a file is in the state that a journal leads back from, as far as both tell. OSError."""
    if journal.about is None:
        return True
    number, before = journal.about
    stream.seek((number - 1) * journal.page_size)
    now = lineage(stream.read(journal.page_size))
    return now is None or before.may_precede(now)


def changed_pages(path: Path) -> Iterator[int]:
    """Yield the number of each page that the journal at a path would write. OSError."""
    with path.open("rb") as stream:
        for number, _ in _records(stream):
            yield number


def belongs(journal: Journal, head: Head, size: int) -> bool:
    """Tell whether a journal was made by a write into a file with this head and size that was cut off.

    A write begins by changing the first page, whose counter it raises by one. So the file's counter is
    the one that the journal has kept, or the next, or of each a part.
    """
    if not journal.is_whole or journal.names_another:
        return False
    if journal.pages == 0:
        return head.is_blank or (head.is_ours and head.counter <= 1 and size <= journal.page_size)
    if size < journal.pages * journal.page_size:
        return False
    if not head.is_database:
        # The write of the first page was torn.
        return journal.first is not None and journal.first.is_ours
    if head.page_size != journal.page_size:
        return False
    if journal.records == 0 and size != journal.pages * journal.page_size:
        return False
    if journal.first is None:
        return head.pages in (None, journal.pages)
    return head == journal.first or head.follows(journal.first)


def play_back(path: Path, target: BinaryIO) -> None:
    """Give a copy of a file back what the journal at a path has kept, as SQLite would the file. OSError."""
    with path.open("rb") as stream:
        head = _head(stream.read(_JOURNAL_HEAD.size))
        if head is None:
            return
        _, _, pages, page_size = head
        for number, at in _records(stream):
            stream.seek(at)
            target.seek((number - 1) * page_size)
            target.write(stream.read(page_size))
    target.truncate(pages * page_size)


def write_journal(stream: BinaryIO, numbers: Iterable[int], page_size: int, target: BinaryIO) -> None:
    """Write a journal that would give a file these of its pages back as they are now. OSError."""
    pages = stream.seek(0, 2) // page_size
    target.write(bytes(_SECTOR))
    count = 0
    for number in numbers:
        if number <= pages:
            stream.seek((number - 1) * page_size)
            page = stream.read(page_size)
            check = sum(page[page_size - 200 : 0 : -200]) & 0xFFFFFFFF
            target.write(number.to_bytes(4, "big") + page + check.to_bytes(4, "big"))
            count += 1
    target.seek(0)
    target.write(_JOURNAL_HEAD.pack(MAGIC, count, 0, pages, _SECTOR, page_size))


def _head(data: bytes) -> tuple[int, int, int, int] | None:
    """Return sector size, count of records, pages before and page size; None where that is no header."""
    if len(data) < _JOURNAL_HEAD.size:
        return None
    magic, count, _, pages, sector, page_size = _JOURNAL_HEAD.unpack(data)
    if magic != MAGIC or page_size not in _PAGE_SIZES or not 32 <= sector <= 65536:
        return None
    return sector, count, pages, page_size


def _records(stream: BinaryIO) -> Iterator[tuple[int, int]]:
    """Yield number and place of each page in a journal, through all its segments."""
    end = stream.seek(0, 2)
    at = 0
    while True:
        stream.seek(at)
        head = _head(stream.read(_JOURNAL_HEAD.size))
        if head is None or at + head[0] > end:
            return
        sector, count, _, page_size = head
        at += sector
        if count == _ALL_THAT_FIT:
            count = (end - at) // (page_size + 8)
        for _ in range(count):
            if at + page_size + 8 > end:
                return
            stream.seek(at)
            yield int.from_bytes(stream.read(4), "big"), at + 4
            at += page_size + 8
        at = -(-at // sector) * sector
