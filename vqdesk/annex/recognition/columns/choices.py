"""Which key each heading of a table has: each key once, and why where the words alone leave it open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.annex.recognition.columns.completion import complete
from vqdesk.annex.recognition.columns.headings import latest
from vqdesk.annex.recognition.columns.table_words import TableWords
from vqdesk.annex.recognition.columns.texts_below import (
    are_cited,
    share_of_people,
    share_of_times,
    share_of_units,
)
from vqdesk.annex.recognition.columns.weak_words import take_weak

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from vqdesk.annex.recognition.columns.headings import Leaf, Read
    from vqdesk.annex.recognition.columns.title_words import TitlesTell

FIRST_DEADLINE = "first_deadline"
"""The column of the deadlines that were set first, where another column has the moved ones."""

_TIME_OF_DOING = re.compile(
    r"(thoi gian|ngay|thoi diem)\b.*\b(hoan thanh|ket thuc)\b.*|(da )?(hoan thanh|ket thuc|xong)"
)
_SPAN_OF_DOING = re.compile(r"thoi gian( bat dau)?( thuc hien| trien khai| to chuc)( thuc hien)?")
_FITTING: Mapping[str, Callable[[Sequence[str]], float]] = {
    "unit": share_of_units,
    "coordinating": share_of_units,
    "leader": share_of_people,
    "officer": share_of_people,
    "deadline": share_of_times,
    "finished": share_of_times,
    "assignment": lambda texts: float(any(texts) and are_cited(texts)),
}


class KeyChoice(NamedTuple):
    """What a heading was taken for: `field` is a key or None for a column of its own.

    `why` says by what it was decided, "" where its words tell; `other` is the key that it may be as well.
    """

    field: str | None
    why: str = ""
    other: str = ""


def choose_fields(
    leaves: Sequence[Leaf], taken: Collection[str] = (), titles: TitlesTell = ""
) -> list[KeyChoice]:
    """Return what each heading of a table is taken for, each key once; `taken` are named otherwise.

    `titles` is what the table's titles say of it, which tells where nothing else does.
    Of several that name one key the surest has it, of equals that whose texts fit better, that of the latest
    time, then the first. Where a deadline was moved, the column of the first ones is `first_deadline`.
    """
    table = TableWords(leaves, titles)
    reads = [table.known(at) for at in range(len(leaves))]
    fields: list[str | None] = [None] * len(leaves)
    first = _first_deadline(table, reads) if "deadline" not in taken and FIRST_DEADLINE not in taken else None
    if first is not None:
        fields[first], reads[first] = FIRST_DEADLINE, None
    for field in dict.fromkeys(each.field for each in reads if each):
        if field not in taken:
            fields[_surest(field, reads, leaves)] = field
    _finish_late(table, fields, reads, taken)
    complete(fields, table, taken)
    weak = take_weak(fields, table, taken) if "content" in {*fields, *taken} else ()
    return [
        KeyChoice(field, "texts") if at in weak else _choice(field, read)
        for at, (field, read) in enumerate(zip(fields, reads, strict=True))
    ]


def _choice(field: str | None, read: Read | None) -> KeyChoice:
    if field is None:
        return KeyChoice(None, "second", read.field) if read else KeyChoice(None)
    if read is None or field != read.field:
        return KeyChoice(field, "first" if field == FIRST_DEADLINE else "beside")
    return KeyChoice(field, read.why, read.other)


def _surest(field: str, reads: Sequence[Read | None], leaves: Sequence[Leaf]) -> int:
    places = [at for at, each in enumerate(reads) if each and each.field == field]
    rank = min(each.rank for each in reads if each and each.field == field)
    places = [at for at in places if (each := reads[at]) and each.rank == rank]
    if len(places) > 1 and (fits := _FITTING.get(field)):
        fitting = [fits(leaves[at].below) for at in places]
        places = [at for at, fit in zip(places, fitting, strict=True) if fit == max(fitting)]
    return latest(places, leaves)


def _first_deadline(table: TableWords, reads: Sequence[Read | None]) -> int | None:
    """Return the place of the deadlines that were set first; None where no other column has moved ones."""
    places = [at for at, each in enumerate(reads) if each and each.field == "deadline"]
    moved = [at for at in places if table.is_moved(at)]
    first = [at for at in places if table.is_first_of_moved(at)]
    others = [at for at in places if at not in moved]
    if len(moved) == 1 and others:
        return (first or others)[0]
    done = any(_TIME_OF_DOING.fullmatch(table.own[at]) for at in others if at not in first)
    return first[0] if len(first) == 1 and len(others) > 1 and not (moved or done) else None


def _finish_late(
    table: TableWords, fields: list[str | None], reads: list[Read | None], taken: Collection[str]
) -> None:
    """Take a second time of doing, beside the deadline, for the day on which it was done.

    In a plan it is the deadline where the first one is the time that the task takes.
    """
    if "deadline" not in fields or "finished" in {*fields, *taken}:
        return
    first = fields.index("deadline")
    for at, read in enumerate(reads):
        late = read is not None and read.field == "deadline" and fields[at] is None
        if not (read and late and _TIME_OF_DOING.fullmatch(table.own[at])):
            continue
        if _SPAN_OF_DOING.fullmatch(table.own[first]) and not table.reports(at):
            fields[first], fields[at], reads[first] = None, "deadline", None
            return
        fields[at] = "finished"
        reads[at] = read._replace(field="finished", why="beside", other="deadline")
        return
