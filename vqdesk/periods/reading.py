"""Which period a title reports on: of all that it names the report's before the plan's."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.periods.mentions import add_year, find_mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from db.records import Period
    from vqdesk.periods.mentions import Mention

_MOST = 100  # periods that a title names; what names more is none
_LAST_MONTH = 12


class PeriodRead(NamedTuple):
    """What a text says: the period that it reports on, or those between which a person must choose."""

    period: Period | None = None
    doubtful: tuple[Period, ...] = ()


def read_period(text: str, dated: date | None = None) -> PeriodRead:
    """Read which period a text reports on.

    The report's period goes before the plan's: `kết quả tháng 3, nhiệm vụ tháng 4`; a part of a year goes
    before the year, months and quarters before given days. A year that is not told is that of the
    period beside it, else that of the day on which the report is `dated`. Two periods that are reported
    on, weeks, and parts of a month are doubtful.
    """
    return _chosen(_with_years(find_periods(text)[:_MOST], dated))


def find_periods(text: str) -> list[Mention]:
    """Return the periods on which a text reports or for which it plans, in their order."""
    return [mention for mention in find_mentions(text) if not mention.compared]


# Years that are not told


def months_of(period: Period) -> tuple[int, int]:
    """Return the first and the last month of a period."""
    if period.kind == "tháng" and period.ordinal:
        return period.ordinal, period.ordinal
    if period.kind == "quý" and period.ordinal:
        return 3 * period.ordinal - 2, 3 * period.ordinal
    if period.kind in ("6 tháng", "9 tháng"):
        return 1, int(period.kind[0])
    if period.kind == "khác" and period.start and period.end:
        return int(period.start[5:7]), int(period.end[5:7])
    return 1, 12


def _with_years(found: Sequence[Mention], dated: date | None) -> list[Mention]:
    """Give mentions without a year the one that is told beside them; those that stay without are left out."""
    made: list[Mention] = []
    if dated is None and all(mention.period.year is None for mention in found):
        return made
    for index, mention in enumerate(found):
        if mention.period.year is not None:
            made.append(mention)
            continue
        years = _years(mention, found, index, dated)
        if years:
            periods = [add_year(each, years[0]) for each in (mention.period, *mention.others)]
            others = [*periods[1:], *(add_year(mention.period, year) for year in years[1:])]
            loose = mention.loose or len(years) > 1
            made.append(replace(mention, period=periods[0], others=tuple(others), loose=loose))
    return made


def _years(mention: Mention, found: Sequence[Mention], place: int, dated: date | None) -> list[int]:
    """Return the year of a mention that tells none, the likelier first where there are two."""
    for other in (*found[place + 1 :], *reversed(found[:place])):
        year = other.period.year
        if year is None:
            continue
        if mention.plan or not other.plan:
            return [year]
        first, last = months_of(mention.period)
        if other.period.kind != "năm":
            return [year - (months_of(other.period)[0] <= first)]
        # "Kế hoạch năm 2026, kết quả tháng 3", but "kết quả tháng 12, nhiệm vụ năm 2027".
        if other.estimated or other in found[:place]:
            return [year]
        return [year - 1] if last == _LAST_MONTH else [year, year - 1]
    return [] if dated is None else _years_of(dated, months_of(mention.period)[1])


def _years_of(dated: date, last: int) -> list[int]:
    """Return of which year a report may be that ends with a month: dated around its end or after it."""
    ahead = last - dated.month
    if ahead <= 2:
        return [dated.year]
    return [dated.year - 1] if ahead >= 8 else [dated.year, dated.year - 1]


# Which of them is the report's


def _chosen(found: Sequence[Mention]) -> PeriodRead:
    reporting = [mention for mention in found if not mention.plan]
    if not reporting:
        return _of_plans(found)
    parts = [mention for mention in reporting if mention.period.kind != "năm"]
    spans = [mention for mention in parts if mention.is_span]
    weeks = [mention for mention in parts if mention.loose and mention.period.kind == "khác"]
    if spans and weeks:
        return _one(spans)  # the days of the week are told
    if not weeks and len(spans) < len(parts):
        parts = [mention for mention in parts if not mention.is_span]
    years = [mention for mention in reporting if mention.period.kind == "năm"]
    if parts and years and _has_year_beside(found):
        return _one([*parts, *years])
    return _one(parts or years)


def _of_plans(found: Sequence[Mention]) -> PeriodRead:
    """A plan's period alone: it is the report's, too, unless it speaks of what is left of the year."""
    parts = [mention for mention in found if mention.period.kind != "năm"] or list(found)
    read = _one(parts)
    left = read.period is not None and read.period.kind == "khác" and not parts[0].is_span
    if read.period and (left or all(mention.ahead for mention in parts)):
        return PeriodRead(None, (read.period,))
    return read


def _has_year_beside(found: Sequence[Mention]) -> bool:
    """Tell `tháng 12 và năm 2025`: the year is reported on, too."""
    for one, other in pairwise(found):
        kinds = {one.period.kind == "năm", other.period.kind == "năm"}
        if other.joined and not (one.plan or other.plan) and len(kinds) > 1:
            return True
    return False


def _one(found: Iterable[Mention]) -> PeriodRead:
    found = list(found)
    periods = tuple(dict.fromkeys(each for mention in found for each in (mention.period, *mention.others)))
    if len(periods) == 1 and not any(mention.loose for mention in found):
        return PeriodRead(periods[0])
    return PeriodRead(None, periods)
