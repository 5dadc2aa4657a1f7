"""The rules on the days of documents: one number with two days, numbers against the order of days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from vqdesk.checks.frame.finding import Remark
from vqdesk.checks.frame.rule import Example, ReportRule
from vqdesk.checks.frame.subject import DOCUMENTS
from vqdesk.checks.references.documents import CitedDocument, cited_documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from vqdesk.checks.frame.subject import Subject

_MOST_TOLD = 3
_LEAST = 3  # documents of one series, below which two out of order may be two offices'


def find_two_dates(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Remark]]:
    """Yield every reference to a document that the report dates otherwise elsewhere.

    A number is unique in an office's year (Decree 30/2020, Article 15): two days in one year are one too
    many. Where most agree on a day the others are told, else all.
    """
    groups: defaultdict[tuple[object, ...], list[CitedDocument]] = defaultdict(list)
    for each in cited_documents(subjects):
        if each.citation.date is not None and each.issuer:
            year = each.year_in_symbol or each.citation.date.year
            groups[each.citation.number.lstrip("0"), *each.series, year].append(each)
    for group in groups.values():
        days = Counter(_day(each) for each in group)
        if len(days) == 1:
            continue
        (usual, most), (_, second) = days.most_common(2)
        told = _first_of_days({(each.subject.task, each.citation.text): each for each in group}.values())
        beside: defaultdict[int, list[CitedDocument]] = defaultdict(list)
        for each in group:
            beside[id(each.subject)].append(each)
        lit = {subject: _first_of_days(same) for subject, same in beside.items()}
        for each in group:
            if most == second or _day(each) != usual:
                yield each.subject, _two_dates(each, told, lit[id(each.subject)])


def find_disorder(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Remark]]:
    """Yield the references whose number stands against the order of days in their series and year.

    The fewest are told whose absence puts the others in order; where two gainsay each other alone, both.
    Where a third or more are out of order several offices' numbers are mixed, and nothing is told.
    """
    groups: defaultdict[tuple[object, ...], list[CitedDocument]] = defaultdict(list)
    for each in cited_documents(subjects):
        citation = each.citation
        if (
            citation.date is not None
            and each.issuer
            and each.year_in_symbol is None
            and citation.style == "state"
            and citation.number.isdecimal()
        ):
            groups[*each.series, citation.date.year].append(each)
    for group in groups.values():
        for each, against in _out_of_order(group):
            values = {"document": each.citation.text, "others": [other.told() for other in against]}
            lit = tuple(other.stretch for other in against if other.subject is each.subject)
            yield each.subject, Remark(each.stretch, "reference.order", values, lit=lit)


def _first_of_days(group: Iterable[CitedDocument]) -> list[CitedDocument]:
    """Return, in their order, the first few references of each day: no more of any is told."""
    count: Counter[date] = Counter()
    first = []
    for each in group:
        count[_day(each)] += 1
        if count[_day(each)] <= _MOST_TOLD:
            first.append(each)
    return first


def _two_dates(each: CitedDocument, told: list[CitedDocument], beside: list[CitedDocument]) -> Remark:
    """Return the remark on a reference; `told` and `beside` are as `_first_of_days` returns them."""
    others, lit = (
        islice((other for other in few if _day(other) != _day(each)), _MOST_TOLD) for few in (told, beside)
    )
    return Remark(
        each.stretch,
        "reference.two_dates",
        {"document": each.citation.text, "others": [other.told() for other in others]},
        lit=tuple(other.stretch for other in lit),
    )


def _out_of_order(group: list[CitedDocument]) -> Iterator[tuple[CitedDocument, list[CitedDocument]]]:
    found: dict[tuple[int, date], list[CitedDocument]] = defaultdict(list)
    for each in group:
        found[int(each.citation.number), _day(each)].append(each)
    places = sorted(found)
    kept = _longest_rising([day for _, day in places])
    out = [at for at in range(len(places)) if at not in kept]
    if not out or not _is_one_series(group, len(places), len(out)):
        return
    order = sorted(kept)
    days = [places[at][1] for at in order]
    for at in out:
        place, day = bisect_left(order, at), places[at][1]
        # Smaller numbers of later days, then greater ones of earlier days.
        first, last = bisect_right(days, day, 0, place), bisect_left(days, day, place)
        against = order[first : min(last, first + _MOST_TOLD)]
        told = [found[places[other]][0] for other in against]
        for each in found[places[at]]:
            yield each, told
        if last - first == 1:
            for each in found[places[against[0]]]:
                yield each, [found[places[at]][0]]


def _is_one_series(group: list[CitedDocument], places: int, out: int) -> bool:
    """Tell whether the numbers are so much in order that one office has given them."""
    if places < _LEAST:
        return all(each.field == DOCUMENTS for each in group)
    return out * 3 <= places


def _longest_rising(days: list[date]) -> set[int]:
    """Return the places of a longest run of days that never goes back."""
    ends: list[date] = []
    last: list[int] = []
    before: list[int] = []
    for at, day in enumerate(days):
        length = bisect_right(ends, day)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [day]
        last[length : length + 1] = [at]
    kept, at = set(), last[-1] if last else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


def _day(document: CitedDocument) -> date:
    day = document.citation.date
    assert day is not None
    return day


def _rows(*documents: str) -> Example:
    first, *others = ({"documents": text} for text in documents)
    return Example(first, documents[0], others=tuple(others))


def _silent(*documents: str) -> Example:
    first, *others = ({"documents": text} for text in documents)
    return Example(first, others=tuple(others))


TWO_DATES = ReportRule(
    "reference.two_dates",
    "warning",
    find_two_dates,
    fires=(
        _rows("Kế hoạch số 28/KH-UBND ngày 29/01/2024", "Kế hoạch số 28/KH-UBND ngày 31/01/2024"),
        _rows("Kế hoạch số 8/KH-UBND ngày 29/01/2024", "08/KH-UBND, ngày 30/01/2024"),
        _rows("Kế hoạch số 52/UBND ngày 29/01/2024", "Kế hoạch số 52/KH-UBND ngày 31/01/2024"),
        _rows(
            "Quyết định số 406/QĐ-UBND ngày 18/3/2024",
            "Quyết định số 406/QĐ-UBND ngày 08/3/2024",
            "Quyết định số 406/QĐ-UBND ngày 08/3/2024",
        ),
        _rows("Nghị định số 15/2023/NĐ-CP ngày 05/4/2023", "Nghị định số 15/2023/NĐ-CP ngày 05/4/2024"),
    ),
    silent=(
        _silent("Kế hoạch số 28/KH-UBND ngày 29/01/2024", "Kế hoạch số 28/KH-UBND, ngày 29/01/2024"),
        _silent("Kế hoạch số 28/KH-UBND ngày 29/01/2024", "Kế hoạch số 28/KH-UBND ngày 29/01/2023"),
        _silent(
            "Kế hoạch số 28/KH-UBND ngày 29/01/2024 của UBND tỉnh", "Kế hoạch số 28/KH-UBND ngày 31/01/2024"
        ),
        _silent(
            "Kế hoạch số 28/KH-UBND ngày 29/01/2024 của UBND xã Yên Phúc",
            "Kế hoạch số 28/KH-UBND ngày 31/01/2024 của UBND xã Điềm He",
        ),
        _silent("Kế hoạch số 28/KH-UBND ngày 29/01/2024", "Báo cáo số 28/BC-UBND ngày 31/01/2024"),
        _silent("Kế hoạch số 28/KH-UBND ngày 29/01/2024", "Kế hoạch số 28/KH-PGDĐT ngày 31/01/2024"),
    ),
)

ORDER = ReportRule(
    "reference.order",
    "warning",
    find_disorder,
    fires=(
        _rows(
            "Kế hoạch số 47/KH-UBND ngày 31/01/2024",
            "Kế hoạch số 50/KH-UBND ngày 30/01/2024",
            "Kế hoạch số 52/UBND ngày 30/01/2024",
            "Kế hoạch số 42/KH-UBND ngày 30/01/2024",
        ),
        _rows("Báo cáo số 12/BC-UBND ngày 15/3/2024", "Báo cáo số 15/BC-UBND ngày 10/3/2024"),
        _rows(
            "Quyết định số 406/QĐ-UBND ngày 08/9/2024",
            "Quyết định số 407/QĐ-UBND ngày 08/3/2024",
            "Quyết định số 500/QĐ-UBND ngày 12/4/2024",
        ),
        _rows(
            "Tờ trình số 90/TTr-UBND ngày 02/01/2024",
            "Tờ trình số 12/TTr-UBND ngày 20/01/2024",
            "Tờ trình số 45/TTr-UBND ngày 02/02/2024",
        ),
    ),
    silent=(
        _silent("Kế hoạch số 47/KH-UBND ngày 31/01/2024", "Kế hoạch số 50/KH-UBND ngày 31/01/2024"),
        _silent("Kế hoạch số 47/KH-UBND ngày 31/01/2024", "Kế hoạch số 02/KH-UBND ngày 05/01/2025"),
        _silent(
            "Kế hoạch số 47/KH-UBND ngày 31/01/2024",
            "Kế hoạch số 120/KH-UBND ngày 12/01/2024 của UBND tỉnh",
        ),
        _silent("Nghị quyết số 63-NQ/HU ngày 25/12/2023", "Nghị quyết số 70-NQ/HU ngày 12/02/2023"),
        _silent("Nghị định số 15/2024/NĐ-CP ngày 05/4/2024", "Nghị định số 20/2024/NĐ-CP ngày 05/3/2024"),
        _silent("Kế hoạch số 47/KH-UBND ngày 31/01/2024", "Kế hoạch số 50/KH-PGDĐT ngày 05/01/2024"),
    ),
)
