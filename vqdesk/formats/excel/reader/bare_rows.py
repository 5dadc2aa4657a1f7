"""Rows of a sheet in which stand places, numbers and shared texts alone: they are read without a parser.

Excel writes nearly all rows of a long sheet so. What is not written just like that is a parser's, and behind
anything by which such a row might mean something else the rest of the sheet is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.formats.excel.element_stream import SPACES
from vqdesk.formats.excel.references import LAST_ROW

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

_ROWS, _ROWS_END, _ROW_END = b"<sheetData>", b"</sheetData", b"</row>"
_CELL = (
    rb'<c r="([A-Z]{1,3})[0-9]{1,7}"(?: s="([0-9]{1,6})")?(?: t="([ns])")?'
    rb"(?:/>|><v>([0-9.Ee+-]{1,40})</v></c>)"
)
_CELLS = re.compile(_CELL)
_ROW = re.compile(
    rb'\s*<row r="([1-9][0-9]{0,6})"((?: [A-Za-z0-9:]+="[^"<&]*")*+)>((?:%b)*+)'
    % re.sub(rb"\((?!\?)", b"(?:", _CELL)
)
_HIDDEN = re.compile(rb' hidden="(?!0"|false")| ht="(?![1-9])')
_START = re.compile(rb"\s*(?:<row(?:\s[^<>]*)?/>\s*)*<row(?:\s[^<>]*)?>")
_HEAD = re.compile(rb"[^<]*(?:<\?xml[^<>]*\?>\s*)?<worksheet\s([^<>]*)>")
_NAMED = tuple(f'xmlns="{space[1:-1]}"'.encode() for space in SPACES)
_LONGEST = 1 << 16  # bytes of a row; what is longer is a parser's


BareCell = tuple[bytes, bytes, bytes, bytes]
"""A cell as the file has it: column letters, format, type ("s" a shared text, "" or "n" a number), value.

Without a value it shows nothing.
"""


class BareRow(NamedTuple):
    """A row by its number, and its cells."""

    number: int
    cells: list[BareCell]


def part_rows(blocks: Iterable[bytes]) -> Iterator[tuple[bytes, BareRow | None]]:
    """Yield a sheet's XML in pieces, in order: a bare row with what it says, all else with None."""
    blocks = iter(blocks)
    rest, in_rows = b"", False
    for block in blocks:
        rest += block
        if not in_rows and _ROWS in rest:
            head, tag, rest = rest.partition(_ROWS)
            yield head + tag, None
            in_rows = _is_usual(head)
            if not in_rows:
                break
        if in_rows:
            *rows, rest = rest.split(_ROW_END)
            in_rows = yield from _part(rows)
            if not in_rows or _ROWS_END in rest:
                break
        if len(rest) > _LONGEST:
            break
    yield rest, None
    for block in blocks:
        yield block, None


def _part(rows: list[bytes]) -> Generator[tuple[bytes, BareRow | None], None, bool]:
    """Yield rows, those that are not bare together; return whether bare ones are looked for behind them."""
    others: list[bytes] = []
    is_any_bare = False
    for place, row in enumerate(rows):
        bare = _read(row)
        if bare is None:
            others.append(row + _ROW_END)
            if not _is_row(row):
                others += [each + _ROW_END for each in rows[place + 1 :]]
                yield b"".join(others), None
                return False
            continue
        if others:
            yield b"".join(others), None
            others.clear()
        is_any_bare = True
        yield row + _ROW_END, bare
    if others:
        yield b"".join(others), None
    return is_any_bare or not rows


def _is_usual(head: bytes) -> bool:
    """Tell whether what stands before the rows makes them SpreadsheetML's, and hides none."""
    start = _HEAD.match(head)
    named = start is not None and any(name in start[1] for name in _NAMED)
    return named and head.count(b"xmlns=") == 1 and b"<!" not in head and b"zeroHeight" not in head


def _is_row(row: bytes) -> bool:
    """Tell whether what is not bare is a row behind empty ones, and nothing is left open behind it."""
    start = _START.match(row)
    return start is not None and not any(sign in row[start.end() :] for sign in (b"<row", b"<!", b"<?"))


def _read(row: bytes) -> BareRow | None:
    """Read a row without its end; None where it is not bare."""
    match = _ROW.fullmatch(row)
    if match is None or _HIDDEN.search(match[2]) or int(match[1]) > LAST_ROW:
        return None
    return BareRow(int(match[1]), _CELLS.findall(match[3]))
