"""Which write a store knew last, read from the page of its table `about` without SQLite.

By it a journal is known to be of this very file and state: the counter of the first page comes again in
copies and in other stores. The form of a page: https://www.sqlite.org/fileformat2.html, section 1.6.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

_LEAF = 0x0A
"""Begins a page that holds the rows of a table without row ids, as long as they fit into one."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """The store's device, the mark of the last write in it, and the mark of the write before."""

    device: str
    mark: str
    former: str

    def may_precede(self, later: Lineage) -> bool:
        """Tell whether a later state is this one, or what the next write made of it."""
        return self.device == later.device and self.mark in (later.mark, later.former)


def mark_after(device: str, former: str, token: str) -> str:
    """Return what a write leaves under the key `mark`; `former` is what stands there."""
    return _signed(device, token, former.partition(" ")[0])


def _signed(device: str, mark: str, former: str) -> str:
    # A page that was torn within the mark tells one that never was: the sum shows it.
    text = f"{mark} {former}"
    return f"{text} {zlib.crc32(f'{device} {text}'.encode()):08x}"


def lineage(page: bytes) -> Lineage | None:
    """Return what a page tells; None where it is no page of `about`, or was torn."""
    if not page or page[0] != _LEAF:
        return None
    try:
        count = int.from_bytes(page[3:5], "big")
        places = [int.from_bytes(page[at : at + 2], "big") for at in range(8, 8 + 2 * count, 2)]
        rows = dict(_row(page, place) for place in places)
        device, told = rows["device"], rows["mark"]
        mark, former, _ = told.split(" ")
        return Lineage(device, mark, former) if told == _signed(device, mark, former) else None
    except (IndexError, KeyError, ValueError):
        return None


def _row(page: bytes, at: int) -> tuple[str, str]:
    """Return key and value of a row of two texts; ValueError and IndexError where it is none."""
    _, at = _varint(page, at)
    size, types = _varint(page, at)
    key_type, types = _varint(page, types)
    value_type, types = _varint(page, types)
    if types != at + size or key_type < 13 or value_type < 13:
        raise ValueError
    start = at + size
    middle, end = start + (key_type - 13) // 2, start + (key_type - 13) // 2 + (value_type - 13) // 2
    if end > len(page):
        raise ValueError
    return page[start:middle].decode(), page[middle:end].decode()


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return value, place + 1
    raise ValueError
