"""The pages of a database file and the cells in them, read without SQLite.

The words are those of https://www.sqlite.org/fileformat2.html, sections 1.6 and 2: nothing is asked of any
other page than the one that a cell lies in and its overflow pages, so that a page that is damaged takes
nothing with it but what lies in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.file.identity import SCHEMA, SQLITE_HEAD
from db.file.journal import HEAD_SIZE, Head
from db.mending import UNREADABLE, Damaged, lenient

if TYPE_CHECKING:
    from collections.abc import Iterator

    Bytes = bytes | memoryview

INDEX_INTERIOR, TABLE_INTERIOR, INDEX_LEAF, TABLE_LEAF = 0x02, 0x05, 0x0A, 0x0D
TABLE_PAGES, INDEX_PAGES = (TABLE_INTERIOR, TABLE_LEAF), (INDEX_INTERIOR, INDEX_LEAF)
_INTERIOR = (TABLE_INTERIOR, INDEX_INTERIOR)
_KINDS = (*TABLE_PAGES, *INDEX_PAGES)
_PAGE_SIZES = tuple(1 << power for power in range(9, 17))
_LOOKED_AT = 400
"""Pages that are looked at to tell how large a page is."""
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""The bytes of an integer, by its serial type."""


@dataclass(frozen=True, slots=True)
class TreePage:
    """A page of a b-tree: its kind, where its cells begin, and its right-most child (0: it is a leaf)."""

    number: int
    kind: int
    pointers: tuple[int, ...]
    right: int = 0


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell of a page: the child left of it (0: none), its row id, and its payload as far as it reads.

    `size` is what the payload has in bytes; `overflow` are the pages that it goes on in.
    """

    child: int
    rowid: int | None
    payload: bytes = b""
    size: int = 0
    overflow: tuple[int, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Tell whether all of the payload was there."""
        return len(self.payload) == self.size


class PageFile:
    """A database file as pages, numbered from 1; nothing in it is taken for granted."""

    def __init__(self, data: Bytes) -> None:
        self._data = data
        self.head = bytes(data[:HEAD_SIZE])
        self.has_head = self.head.startswith(SQLITE_HEAD)
        self.size = _page_size(data, self.number_in_head(16, 2))
        self._usable = self.size
        self.count = -(-len(data) // self.size)

    @property
    def is_head_sound(self) -> bool:
        """Tell whether the header is one of this program's and says what the pages are like."""
        head = Head(self.head)
        return head.is_ours and head.page_size == self.size and 1 <= head.schema <= SCHEMA

    def number_in_head(self, at: int, length: int = 4) -> int:
        """Return a number of the file's header."""
        return int.from_bytes(self.head[at : at + length], "big")

    def bytes_of(self, number: int) -> bytes:
        """Return a page's bytes; fewer, or none, where the file ends before."""
        start = (number - 1) * self.size
        return bytes(self._data[start : start + self.size]) if number > 0 else b""

    def is_there(self, number: int) -> bool:
        """Tell whether a number may be a page's that the file has whole."""
        return number > 0 and number * self.size <= len(self._data)

    def tree_page(self, number: int, kind: int | None = None) -> TreePage | None:
        """Return a page of a b-tree; None where it is none; `kind`: what it is taken for."""
        if not self.is_there(number):
            return None
        found = _tree_page(self.bytes_of(number), number, kind)
        return found if found and found.kind in _KINDS else None

    def cells(self, page: TreePage) -> Iterator[tuple[int, PageCell | None]]:
        """Yield place and cell of each of a page's cells, in their order; None where it cannot be one."""
        data = self.bytes_of(page.number)
        for at in page.pointers:
            try:
                yield at, self._cell(data, page.kind, at)
            except (IndexError, ValueError):
                yield at, None

    def _cell(self, data: bytes, kind: int, at: int) -> PageCell:
        child = 0
        if kind in _INTERIOR:
            child = int.from_bytes(data[at : at + 4], "big")
            at += 4
        if kind == TABLE_INTERIOR:
            return PageCell(child, _varint(data, at)[0])
        size, at = _varint(data, at)
        rowid = None
        if kind == TABLE_LEAF:
            rowid, at = _varint(data, at)
            rowid -= (rowid >> 63) << 64
        if not 1 <= size <= len(self._data):
            raise ValueError("no payload")
        local = self._local(size, kind)
        if at + local + 4 * (local < size) > len(data):
            raise ValueError("a payload beyond its page")
        payload = data[at : at + local]
        if local == size:
            return PageCell(child, rowid, payload, size)
        first = int.from_bytes(data[at + local : at + local + 4], "big")
        rest, pages = self._overflow(first, size - local)
        return PageCell(child, rowid, payload + rest, size, pages)

    def _local(self, size: int, kind: int) -> int:
        """Return how many bytes of a payload lie in its own page."""
        usable = self._usable
        most = usable - 35 if kind == TABLE_LEAF else (usable - 12) * 64 // 255 - 23
        if size <= most:
            return size
        least = (usable - 12) * 32 // 255 - 23
        left = least + (size - least) % (usable - 4)
        return left if left <= most else least

    def _overflow(self, number: int, size: int) -> tuple[bytes, tuple[int, ...]]:
        """Return what a chain of overflow pages holds, and the pages; less where the chain is broken."""
        pieces: list[bytes] = []
        pages: dict[int, None] = {}
        while size > 0 and self.is_there(number) and number not in pages and number > 1:
            data = self.bytes_of(number)
            following = int.from_bytes(data[:4], "big")
            is_last = size <= self._usable - 4
            pages[number] = None
            if following > self.count or (following == 0) != is_last:
                break  # what this page holds may be another row's
            pieces.append(data[4 : 4 + size])
            size -= len(pieces[-1])
            number = following
        else:
            if size > 0:
                pages[number] = None
        return b"".join(pieces), tuple(pages)

    def free_pages(self) -> frozenset[int] | None:
        """Return the pages of the freelist; None where it cannot be told which they are."""
        trunk, count = self.number_in_head(32), self.number_in_head(36)
        found: set[int] = set()
        if not self.has_head:
            return None
        while trunk:
            data = self.bytes_of(trunk)
            leaves = int.from_bytes(data[4:8], "big")
            if trunk in found or not self.is_there(trunk) or leaves > self._usable // 4 - 2:
                return None
            numbers = {int.from_bytes(data[at : at + 4], "big") for at in range(8, 8 + 4 * leaves, 4)}
            if len(numbers) < leaves or numbers & found or not all(map(self.is_there, numbers)):
                return None
            found |= numbers | {trunk}
            trunk = int.from_bytes(data[:4], "big")
        return frozenset(found) if len(found) == count else None


def values_of(cell: PageCell) -> tuple[Any, ...] | None:
    """Return the values of a cell's record; None where it holds none.

    A text of which not all was there is `Damaged`, ending in U+FFFD where it was cut.
    """
    payload = cell.payload
    try:
        header, at = _varint(payload, 0)
        types: list[int] = []
        while at < header:
            type_, at = _varint(payload, at)
            types.append(type_)
    except IndexError:
        return None
    sizes = [_size(type_) for type_ in types]
    if at != header or None in sizes or header + sum(map(int, sizes)) != cell.size:  # type: ignore[arg-type]
        return None
    found = []
    for type_, size in zip(types, sizes, strict=True):
        raw = payload[at : at + (size or 0)]
        at += size or 0
        if len(raw) < (size or 0) and type_ < 12:
            return None
        found.append(_value(type_, raw, is_whole=len(raw) == size))
    return tuple(found)


def _size(type_: int) -> int | None:
    """Return the bytes of a value by its serial type; None where no value of ours has it."""
    if type_ >= 12:
        return (type_ - 12) // 2
    return _INTEGERS.get(type_, 0 if type_ in (0, 8, 9) else None)


def _value(type_: int, raw: bytes, *, is_whole: bool) -> Any:
    if type_ >= 12:
        # A blob is a text of which the type's last bit went wrong: no table of ours has any.
        return lenient(raw) if is_whole else Damaged(raw.decode(errors="ignore") + UNREADABLE)
    return int.from_bytes(raw, "big", signed=True) if type_ in _INTEGERS else {8: 0, 9: 1}.get(type_)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return value, place + 1
    return value << 8 | data[at + 8], at + 9


def _tree_page(data: bytes, number: int, kind: int | None = None) -> TreePage | None:
    begin = HEAD_SIZE if number == 1 else 0
    kind = data[begin] if kind is None else kind
    if kind not in _KINDS:
        return None
    head = 12 if kind in _INTERIOR else 8
    count = int.from_bytes(data[begin + 3 : begin + 5], "big")
    right = int.from_bytes(data[begin + 8 : begin + 12], "big") if head == 12 else 0
    first = begin + head
    if first + 2 * count > len(data) or (head == 12 and not right):
        return None
    found = (int.from_bytes(data[at : at + 2], "big") for at in range(first, first + 2 * count, 2))
    pointers = tuple(dict.fromkeys(at for at in found if first + 2 * count <= at < len(data) - 3))
    is_likely = 2 * len(pointers) >= count
    return TreePage(number, kind, pointers, right) if is_likely else None


def _page_size(data: Bytes, said: int) -> int:
    """Return the size of a page: the one by which the most of the file looks like pages."""
    said = 65536 if said == 1 else said
    sizes = [*([said] if said in _PAGE_SIZES else []), *(size for size in _PAGE_SIZES if size != said)]
    return max(sizes, key=lambda size: _likeness(data, size))


def _likeness(data: Bytes, size: int) -> int:
    """Return how many bytes of the file's begin look like pages of a size, each filled to its end."""
    found = 0
    for number in range(1, min(len(data), _LOOKED_AT * 4096) // size + 1):
        raw = bytes(data[(number - 1) * size : number * size])
        page = _tree_page(raw, number)
        if page and page.pointers and _reaches_end(raw, page):
            found += size
    return found


def _reaches_end(raw: bytes, page: TreePage) -> bool:
    last = max(page.pointers)
    try:
        if page.kind in _INTERIOR and page.kind == TABLE_INTERIOR:
            return _varint(raw, last + 4)[1] >= len(raw) - 2
        size, at = _varint(raw, last + (4 if page.kind in _INTERIOR else 0))
        if page.kind == TABLE_LEAF:
            _, at = _varint(raw, at)
    except IndexError:
        return False
    # A longer payload goes on in overflow pages; then a page's number stands at the end.
    return at + size == len(raw) or (at + size > len(raw) and last < len(raw) - 16)
