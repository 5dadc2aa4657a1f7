"""Which period a title reports on: all that it names, and whether each is the report's or the plan's."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from db.records import Period
from vqdesk.text.dates import YEARS, dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.records import PeriodKind

_MOST = 100  # periods that a title names; what names more is none
_LAST_MONTH = 12
_REACH = 20  # characters before a year that tell of what part of it a text speaks
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?:19|2[0-9])[0-9]{2}(?![0-9])"
_LINK = r"(?: của năm |,? năm | ?\( ?(?:năm )?| ?[/.–-] ?| )"


def _of(year: str) -> str:
    return rf"(?:{_LINK}(?P<{year}>{_YEAR})| năm\b)?"


_COUNTED = (
    r"(?<![0-9.,/])\b0?(?P<months>1[0-2]|[1-9]) tháng\b(?! (?:0?[1-9]|1[0-2])\b(?![0-9/]))"
    r"(?: (?P<part>đầu|cuối))?" + _of("y1")
)
_QUARTER = r"(?:\b(?:qu[ýí]|qúy) ?|\bq)(?P<quarter>iii|iv|ii|i|0?[1-4])(?![0-9a-zà-ỹ])" + _of("y2")
_MONTH = (
    r"\b(?P<within>(?:nửa (?:đầu|cuối)|(?:ngày )?đầu|cuối|giữa|tuần [0-9]{1,2},?) )?"
    r"(?:tháng (?:thứ )?|tháng|t(?=[0-9]{1,2}[/.-][12]))(?P<month>1[0-2]|0?[1-9])(?![0-9])" + _of("y3")
)
_BARE = rf"(?<![\w/.,-])(?P<bare>1[0-2]|0?[1-9])/(?P<y4>{_YEAR})(?![/\w])"
_WEEK = r"\btuần (?:thứ |lễ )?(?P<week>[1-9]|[1-4][0-9]|5[0-3])(?![0-9])" + _of("y5")
# A year that bounds something longer or shorter is not the report's: "giai đoạn năm 2021 - 2025".
_WHOLE = (
    r"(?<!giai đoạn )(?<!từ )(?<!đến )(?<!đầu )(?<!cuối )(?<!tháng )(?<!hết )(?<!nửa )\bnăm "
    rf"(?P<whole>{_YEAR})(?! ?[-–] ?[0-9]{{4}})(?! đến)"
)
_MENTION = re.compile("|".join((_COUNTED, _WEEK, _MONTH, _QUARTER, _BARE, _WHOLE)))
_MORE_MONTHS = re.compile(r"(?: ?[,+&–-] ?| và )(?P<more>1[0-2]|0?[1-9])(?![0-9])(?! (?:tháng|nhiệm))")
# A part of the year that no calendar has, or that waits to be filled in: `tháng 13 năm 2026` is not the year.
_UNREAD = re.compile(
    r"\b(?:tháng|qu[ýí]|qúy|tuần|kỳ|đợt)(?: thứ)? ?(?:[0-9]{1,3}|[ivxlo]{1,5}|[.…_]{1,9})[ ,/.–-]{0,3}\Z"
    r"|\b(?:[0-9]{1,2}|hai|ba|bốn) (?:qu[ýí]|qúy|tuần)(?: đầu)? \Z"
)
_MORE_QUARTERS = re.compile(
    r"(?: ?[,+&–-] ?| và )(?:qu[ýí] ?)?(?P<more>iii|iv|ii|i|0?[1-4])(?![0-9a-zà-ỹ])(?! (?:quý|tháng))"
)
_NOT_YET = re.compile(r" (?:tới|tiếp|sau|trước|qua|còn)\b")

_DAY = r"(?:ngày )?(?P<{0}>[0-9]{{1,2}})"
_MONTH_OF = r"(?: ?[/.-] ?| tháng )(?P<{0}>[0-9]{{1,2}})"
_YEAR_OF = r"(?: ?[/.-] ?| năm )(?P<{0}>[0-9]{{4}})"
_SPAN = re.compile(
    r"(?:\btừ |\()" + _DAY.format("d1") + rf"(?:{_MONTH_OF.format('m1')}(?:{_YEAR_OF.format('y1')})?)?"
    r"(?: đến(?: hết)? | ?[–-] ?)" + _DAY.format("d2") + _MONTH_OF.format("m2") + _YEAR_OF.format("y2")
    + "(?![0-9])"
)  # fmt: skip
_MONTHS_SPAN = re.compile(
    r"\btừ tháng (?P<m1>1[0-2]|0?[1-9])(?:(?: năm | ?[/.-] ?)(?P<y1>[0-9]{4}))?"
    rf" đến(?: hết)? tháng (?P<m2>1[0-2]|0?[1-9])(?: năm | ?[/.-] ?)(?P<y2>{_YEAR})"
)
# Days, and dates still to be filled in: "ngày ... tháng 9 năm 2024".
_OPEN_DATE = re.compile(
    r"ngày[ .…_]*(?:[0-9]{1,2} )?tháng[ .…_]*(?:[0-9]{1,2}(?![0-9]) ?)?(?:năm[ .…_]*[0-9]{0,4})?"
    r"|ngày [0-9]{1,2} ?[/.-] ?[0-9]{1,2}(?![0-9])"
)

_REPORTS = (
    "kết quả|tiến độ|tình hình|đánh giá|thực hiện|báo cáo|tổng kết|sơ kết|kiểm điểm|rà soát|tổng hợp|"
    "theo dõi|hoàn thành|thống kê"
)
_PLANS = (
    "nhiệm vụ|phương hướng|kế hoạch|chương trình|dự kiến|giải pháp|mục tiêu|chỉ tiêu|định hướng|trọng tâm|"
    "dự toán|ước"
)
_ROLE = re.compile(rf"\b(?:(?P<report>{_REPORTS})|(?P<plan>{_PLANS}))\b")
_ESTIMATED = re.compile(r"\bước\b")
_AHEAD = re.compile(r"\b(?:phương hướng|dự kiến|định hướng)\b")
_COMPARED = re.compile(
    r"\b(?:so với|cùng kỳ|so cùng kỳ(?: với)?|l[ũu]y kế|luỹ kế|cộng dồn)(?: của| đến| đến hết)? \Z"
)
_UNTIL = re.compile(r"\b(?:đến|đến hết|đến cuối|tính đến|hết) \Z")
_AND = re.compile(r"(?: ?[&+] ?| và | và cả | cả )")


_TOLD = ("y1", "y2", "y3", "y4", "y5", "whole")
_Meant = tuple[Period, bool, tuple[Period, ...]]


class PeriodRead(NamedTuple):
    """What a text says: the period that it reports on, or those between which a person must choose."""

    period: Period | None = None
    doubtful: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A period that a text names: the report's own, or with `plan` that of what is to come.

    `period.year` is None where none is told. `loose` tells that a person must say what is meant, `others`
    what it may be as well. `joined` tells that it stands beside the one before it with no more than "và",
    `ahead` that it is plainly what is to come: "phương hướng tháng 4", `estimated` that it is still going on.
    """

    period: Period
    plan: bool
    loose: bool = False
    others: tuple[Period, ...] = ()
    joined: bool = False
    is_span: bool = False
    ahead: bool = False
    estimated: bool = False


def read_period(text: str, dated: date | None = None) -> PeriodRead:
    """Read which period a text in small letters, one space between words, reports on.

    The report's period goes before the plan's: `kết quả tháng 3, nhiệm vụ tháng 4`; a part of a year goes
    before the year, months and quarters before given days. A year that is not told is that of the
    period beside it, else that of the day on which the report is `dated`. Two periods that are reported
    on, weeks, and parts of a month are doubtful.
    """
    return _chosen(_with_years(mentions(text), dated))


def mentions(text: str) -> list[Mention]:
    """Return every period that a text as of `read_period` names, in its order."""
    spans = [(match.start(), match.end(), _span(match)) for match in _SPAN.finditer(text)]
    spans += [(match.start(), match.end(), _months_span(match)) for match in _MONTHS_SPAN.finditer(text)]
    spans = [span for span in spans if span[2] is not None]
    closed = [(start, end) for start, end, _ in spans] + [(each.start, each.end) for each in dates(text)]
    blank = _OPEN_DATE.sub(lambda match: ";" * len(match[0]), _blanked(text, closed))
    found = [(match.start(), match.end(), match) for match in islice(_MENTION.finditer(blank), _MOST)]
    places = sorted([*spans[:_MOST], *found], key=lambda place: place[:2])
    made: list[Mention] = []
    behind, plan = 0, False
    for start, end, what in places:
        between, behind = text[behind:start], end
        plan = speaks_of_plan(between, before=plan)
        if what is None or _COMPARED.search(between):
            continue
        if isinstance(what, Period):
            made.append(Mention(what, plan, is_span=what.kind == "khác"))
        elif mention := _mention(what, blank, between, plan=plan):
            made.append(mention)
    return made


def speaks_of_plan(between: str, *, before: bool) -> bool:
    """Tell whether the period behind some words is the plan's; where they do not say, it is as `before`."""
    role = _ROLE.search(between)
    return bool(role["plan"]) if role else before


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text as long as before with signs in the place of some stretches."""
    pieces, place = [], 0
    for start, end in sorted(spans):
        if end > place:
            pieces += [text[place:start], ";" * (end - max(start, place))]
            place = end
    return "".join([*pieces, text[place:]])


def _mention(match: re.Match[str], text: str, between: str, *, plan: bool) -> Mention | None:
    told = next((match[name] for name in _TOLD if match[name]), None)
    if told is None and (_NOT_YET.match(text, match.end()) or text[match.end() :].lstrip().startswith("/")):
        return None
    meant = _meant(match, int(told) if told else None, text, cumulative=_UNTIL.search(between) and not plan)
    if meant is None:
        return None
    ahead = plan and bool(_AHEAD.search(between))
    joined, estimated = bool(_AND.fullmatch(between)), bool(_ESTIMATED.search(between))
    return Mention(meant[0], plan, meant[1], meant[2], joined, ahead=ahead, estimated=estimated)


def _meant(match: re.Match[str], year: int | None, text: str, *, cumulative: object) -> _Meant | None:
    """Return the period of a mention, whether a person must say what is meant, and what else it may be."""
    if match["months"]:
        return _counted(int(match["months"]), match["part"], year)
    if match["week"]:
        return _week(year, int(match["week"])), True, ()
    if quarter := match["quarter"]:
        return _quarter(quarter, year, _MORE_QUARTERS.match(text, match.end("quarter")))
    if match["whole"]:
        before = text[max(0, match.start() - _REACH) : match.start()]
        return Period("năm", year), bool(_UNREAD.search(before)), ()
    month = int(match["month"] or match["bare"])
    period = Period("tháng", year, month)
    if more := match["month"] and _MORE_MONTHS.match(text, match.end("month")):
        return period, True, (Period("tháng", year, int(more["more"])),)
    if match["month"] and cumulative:
        return period, True, (_first_months(month, year),)
    return period, bool(match["within"]), ()


def _quarter(quarter: str, year: int | None, more: re.Match[str] | None) -> _Meant:
    """Return a quarter; where another stands beside it, "quý I và II", that one may be meant as well."""
    numerals = (quarter, more["more"]) if more else (quarter,)
    first, *others = (Period("quý", year, _ROMAN.get(each) or int(each)) for each in numerals)
    return first, bool(others), tuple(others)


def _counted(months: int, part: str | None, year: int | None) -> _Meant:
    if part == "cuối":
        others = (Period("quý", year, 4),) if months == 3 else ()
        return _days(year, 13 - months, 12), bool(others), others
    if months == 3:
        return Period("quý", year, 1), True, (_days(year, 1, 3),)
    return _first_months(months, year), False, ()


def _first_months(months: int, year: int | None) -> Period:
    kinds: dict[int, PeriodKind] = {6: "6 tháng", 9: "9 tháng", 12: "năm"}
    return Period(kinds[months], year) if months in kinds else _days(year, 1, months)


def _days(year: int | None, first: int, last: int) -> Period:
    """Return the months of a year by their days; without a year they stand as days of the year 1."""
    of = year or 1
    return Period(
        "khác", year, None, f"{of:04}-{first:02}-01", f"{of:04}-{last:02}-{monthrange(of, last)[1]}"
    )


def _week(year: int | None, number: int) -> Period:
    try:
        monday = date.fromisocalendar(year or 1, number, 1)
        return Period(
            "khác", year, None, monday.isoformat(), date.fromisocalendar(year or 1, number, 7).isoformat()
        )
    except ValueError:
        return Period("khác", year)


def _span(match: re.Match[str]) -> Period | None:
    """Return the period of `từ 15/2 đến 14/3/2026`; its year is that of its end."""
    year, month = int(match["y2"]), int(match["m2"])
    first_month = int(match["m1"] or month)
    first_year = int(match["y1"] or (year - (first_month > month)))
    try:
        start, end = date(first_year, first_month, int(match["d1"])), date(year, month, int(match["d2"]))
    except ValueError:
        return None
    if start > end or year not in YEARS:
        return None
    return Period("khác", year, None, start.isoformat(), end.isoformat())


def _months_span(match: re.Match[str]) -> Period | None:
    year, first, last = int(match["y2"]), int(match["m1"]), int(match["m2"])
    first_year = int(match["y1"] or (year - (first > last)))
    if first_year == year and first == 1:
        return _first_months(last, year)
    if (first_year, first) > (year, last):
        return None
    end = f"{year:04}-{last:02}-{monthrange(year, last)[1]}"
    return Period("khác", year, None, f"{first_year:04}-{first:02}-01", end)


# Years that are not told


def with_year(period: Period, year: int) -> Period:
    """Return a period that told no year with one."""
    if period.kind != "khác" or not period.start or not period.end:
        return replace(period, year=year)
    if period.start[5:] == "01-01" or period.start.endswith("-01"):
        return _days(year, int(period.start[5:7]), int(period.end[5:7]))
    return _week(year, date.fromisoformat(period.start).isocalendar().week)


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
    for place, mention in enumerate(found):
        if mention.period.year is not None:
            made.append(mention)
            continue
        years = _years(mention, found, place, dated)
        if years:
            periods = [with_year(each, years[0]) for each in (mention.period, *mention.others)]
            others = [*periods[1:], *(with_year(mention.period, year) for year in years[1:])]
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
