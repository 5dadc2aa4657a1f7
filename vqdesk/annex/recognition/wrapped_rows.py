"""Tab-separated rows cut by line breaks inside cells: which line goes on with a cell, which begins a row.

A line may happen to begin as a row does: `hệ`, `loại` or `kế hoạch số` stand at the end of the one above. The
numbers of the rows around it, how the text above ends and the line's own columns decide.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.annex.recognition.columns.headings import heading_key, is_number_heading
from vqdesk.annex.recognition.sections import is_section_line
from vqdesk.annex.source.drawn_rules import is_rule
from vqdesk.text.numerals import format_roman

if TYPE_CHECKING:
    from collections.abc import Sequence

    Number = tuple[int, ...]

_TASK_NUMBER = re.compile(r"[0-9]+([.][0-9]+)*[.)]?")
_NUMERAL = re.compile(r"(?:[IVXLCDM]+|[A-ZĐ])[.)]?")
_COUNTED = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,4})*)[.)]?(?=\s|\Z)")
_ROMAN = re.compile(r"([IVXLC]+)(?=[.)\s]|\Z)")
_NAMED = re.compile(r"(?:[IVXLCDM]+|[A-ZĐ])[.)]?\s+([^\W\d_]).*", re.DOTALL)
_HEADLINE = re.compile(r"(?:phu luc|bieu|mau so|\(|noi nhan|tong|cong\b|ghi chu).*")
_ITEM = re.compile(r"[-–—+*•·▪]\s*\S")
_ENDED = (".", ";", ":", "!", "?")
_LEAST_HEADINGS = 3
_LONG = 40  # characters; no program cuts a shorter text at a line's end
_LONGEST_WORD = 20  # characters of a line's end in which its last word is looked for
# Behind these words stands a number or a numeral: one that begins the next line is theirs.
_WANTING = frozenset(
    {
        *(
            "so",
            "ngay",
            "thang",
            "nam",
            "quy",
            "tuan",
            "he",
            "loai",
            "hang",
            "cap",
            "bac",
            "nhom",
            "muc",
            "phan",
        ),
        *(
            "chuong",
            "dieu",
            "khoan",
            "diem",
            "khoa",
            "ky",
            "dot",
            "tap",
            "vung",
            "lop",
            "to",
            "thon",
            "xom",
            "khu",
        ),
        *(
            "khoi",
            "ap",
            "thu",
            "doan",
            "luc",
            "dinh",
            "hoach",
            "quyet",
            "van",
            "dat",
            "duoc",
            "tren",
            "duoi",
            "gan",
        ),
        *("hon", "va", "hoac", "den", "tu", "tong", "con", "co", "la", "voi", "cho"),
    }
)
_ROMANS = {format_roman(value): value for value in range(1, 100)}


class Around(NamedTuple):
    """What stands around a line.

    `number` is that of the row which is open, `above` its last line, `following` the number of the next row,
    `section` the last section's numeral as a number, `item` that of the list inside the narrative.
    """

    number: str
    above: str
    following: Number | None
    section: int = 0
    item: int = 0


def leading_number(text: str) -> Number | None:
    """Return the number with which a text begins; None where there is none."""
    match = _COUNTED.match(text.strip())
    return tuple(map(int, match[1].split("."))) if match else None


def section_ordinal(text: str) -> int:
    """Return the number of the numeral with which a section's line begins; 0 where it is none or a letter."""
    match = _ROMAN.match(text.strip())
    return _ROMANS.get(match[1], 0) if match else 0


def list_starts(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the rows that are the headings of a list, each of which begins with that of the number."""
    starts: list[int] = []
    known: set[tuple[str, ...]] = set()
    for place, row in enumerate(rows):
        if len(row) >= _LEAST_HEADINGS and is_number_heading(row[0]):
            headings = tuple(map(heading_key, row))
            starts += [place] if headings not in known else []
            known.add(headings)
    return starts


def next_numbers(rows: Sequence[Sequence[str]], width: int) -> list[Number | None]:
    """Return for each row the number of the next one below it that has most of the columns."""
    found: list[Number | None] = [None] * len(rows)
    following: Number | None = None
    for index in range(len(rows) - 1, -1, -1):
        found[index] = following
        row = rows[index]
        if len(row) > 1 and len(row) * 2 > width and _TASK_NUMBER.fullmatch(row[0].strip()):
            following = leading_number(row[0])
    return found


def is_rest(row: Sequence[str], around: Around, *, columns: int) -> bool:
    """Tell whether a row can be the rest of the one above it, a task of so many columns that was cut."""
    first, number = row[0].strip(), around.number.strip()
    is_task = _TASK_NUMBER.fullmatch(number) or (not number and columns > 2 and len(row) > 1)
    if not (first and is_task) or is_rule(row):
        return False
    if _TASK_NUMBER.fullmatch(first):
        return _is_out_of_turn(first, around)
    if _NUMERAL.fullmatch(first) or is_section_line(first):
        named = _NAMED.fullmatch(first)
        small = first[0].islower() or (named is not None and named[1].islower())
        if small and not _is_ended(around.above):
            return True
        numeral = section_ordinal(first)
        in_turn = around.section and numeral == around.section + 1
        return bool(numeral and _is_wanting(around.above) and not in_turn)
    return True


def goes_below(row: Sequence[str], around: Around, width: int) -> bool:
    """Tell whether a line goes on with the last cell of a whole row, whose last line seems cut."""
    line, above = row[0].strip(), around.above.strip()
    if len(row) > 1:
        # Tabs inside a narrative: only where its number fits into no row.
        return len(row) * 2 <= width and _is_out_of_turn(line, around)
    if (line.isupper() and len(line) > 1 and not _NUMERAL.fullmatch(line)) or _HEADLINE.fullmatch(
        heading_key(line)
    ):
        return False
    counted = leading_number(line)
    return (
        len(above) >= _LONG
        or line[:1].islower()
        or bool(_ITEM.match(line))
        or (_is_wanting(above) and not line[:1].isalpha())
        or bool(_NUMERAL.match(line) and _is_wanting(above))
        or (counted is not None and (_is_next_item(counted, around) or _is_out_of_turn(line, around)))
    )


def item_number(line: str, around: Around) -> int:
    """Return the number of the list's item that a line of a narrative begins; 0 where it begins none."""
    counted = leading_number(line)
    return counted[0] if counted is not None and _is_next_item(counted, around) else 0


def _is_next_item(counted: Number, around: Around) -> bool:
    """Tell whether a number is the next of a list inside the narrative."""
    begins = counted == (1,) and around.above.rstrip().endswith(":")
    return begins or (around.item > 0 and counted == (around.item + 1,))


def _is_out_of_turn(line: str, around: Around) -> bool:
    """Tell whether the number of a line stands between two that follow on one another."""
    own, counted, following = leading_number(around.number), leading_number(line), around.following
    if counted is None:
        return False
    if own is None or following is None:
        return _is_wanting(around.above)
    return following in _after(own) and following not in _after(counted)


def _after(number: Number) -> set[Number]:
    """Return the numbers that may follow on one: the next of its rank, the first below, the next above."""
    return {(*number, 1), *((*number[:rank], number[rank] + 1) for rank in range(len(number)))}


def _is_ended(above: str) -> bool:
    return above.rstrip().endswith(_ENDED)


def _is_wanting(above: str) -> bool:
    """Tell whether a text ends with a word behind which a number or a name must follow."""
    words = above[-_LONGEST_WORD:].split()
    return bool(words) and heading_key(words[-1]) in _WANTING
