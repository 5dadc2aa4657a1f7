"""Mentions of periods in a text (`9 tháng`, `quý III`): their places, their spelling, whether of a plan."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from db.records import Period
from vqdesk.periods.text import PeriodText, period_text
from vqdesk.text.dates import YEARS, find_dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import PeriodKind

Spelling = Literal["months", "rest", "quarter", "month", "week", "year", "days"]

_LAST_MONTH = 12
_REACH = 3  # characters before a number that may be its first half
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?:19|2[0-9])[0-9]{2}(?![0-9])"
_OF_YEAR = r"năm(?: báo cáo)? ?:? ?"
_LINK = rf"(?: ?[;,/.|–-]? ?(?:của )?{_OF_YEAR}| ?\( ?(?:{_OF_YEAR})?| ?[/.–-] ?| )"
_COLON = r"(?: báo cáo)? ?:? ?"  # a form's label: `Tháng: 9`


def _of(year: str) -> str:
    return rf"(?:{_LINK}(?P<{year}>{_YEAR})| năm\b)?"


_COUNTED = (
    r"(?<![0-9.,/])\b0?(?P<months>1[0-2]|[1-9])(?: ?tháng\b(?! ?: ?[0-9])(?! (?:0?[1-9]|1[0-2])\b(?![0-9/]))"
    rf"|t(?= ?[/.-]? ?{_YEAR}| (?:đầu )?năm ?{_YEAR}))(?: (?P<part>đầu|cuối))?" + _of("y1")
)
_NUMERAL = "i ?i ?i|i ?v|i ?i|i|0?[1-4]"
_QUARTER = rf"(?:\bquý{_COLON}(?:thứ )?|\bq[. ]?)(?P<quarter>{_NUMERAL})(?![0-9a-zà-ỹ])" + _of("y2")
_MONTH = (
    r"\b(?P<within>(?:nửa (?:đầu|cuối)|(?:ngày )?đầu|cuối|giữa|tuần [0-9]{1,2},?) )?(?<!số )"
    rf"(?:tháng{_COLON}(?:thứ )?|t[. ]?(?=[0-9]{{1,2}} ?(?:[/.-]|năm) ?[12]))"
    r"(?P<month>1[0-2]|0?[1-9])(?![0-9])" + _of("y3")
)
_BARE = rf"(?<![\w/.,-])(?<!số )(?<!mẫu )(?<!biểu )(?P<bare>1[0-2]|0?[1-9])/(?P<y4>{_YEAR})(?![/\w])"
_WEEK = r"\btuần (?:thứ |lễ )?(?P<week>[1-9]|[1-4][0-9]|5[0-3])(?![0-9])" + _of("y5")
# A year that bounds something longer or shorter is not the report's: "giai đoạn năm 2021 - 2025".
_WHOLE = (
    r"(?<!giai đoạn )(?<!từ )(?<!đến )(?<!đầu )(?<!cuối )(?<!tháng )(?<!hết )(?<!nửa )"
    rf"\b{_OF_YEAR}(?P<whole>{_YEAR})(?! ?[-–] ?[0-9]{{4}})(?! đến)"
)
_MENTION = re.compile("|".join((_COUNTED, _WEEK, _MONTH, _QUARTER, _BARE, _WHOLE)))
_MORE_MONTHS = re.compile(r"(?: ?[,+&–-] ?| và )(?P<more>1[0-2]|0?[1-9])(?![0-9])(?! (?:tháng|nhiệm))")
_MORE_QUARTERS = re.compile(
    r"(?: ?[,+&–-] ?| và )(?:quý ?)?(?P<more>iii|iv|ii|i|0?[1-4])(?![0-9a-zà-ỹ])(?! (?:quý|tháng))"
)
# A figure that may be the second half of the one before it: `tháng 1 2 năm 2025`, and the first: `1 2 tháng`.
_SECOND_HALF = re.compile(r" ?(?P<half>[0-9]|[ivxl]{1,3})(?![^\W_])(?! ?(?:[/.-]|tháng|quý|năm [^0-9]))")
_FIRST_HALF = re.compile(r"(?<![^\W_])[0-9] \Z")
# A part of the year that no calendar has, that is misspelt, or that waits to be filled in:
# `tháng 13 năm 2026` is not the year.
_UNREAD = re.compile(
    r"(?<!cùng )(?<!nhiệm )\b(?:tháng|qu[ýỹ]|tuần|kỳ|đợt)(?: báo cáo)?(?: thứ)? ?[^\w\s.]{0,3} ?"
    r"(?:[0-9]{1,3}(?![0-9])|[ivxlo|!]{1,5}(?![^\W_])|[.…_]{1,99})"
    r"|\b(?:tháng|quý)(?: báo cáo)? ?(?:: ?(?:[;,/|–-] ?|\Z)|:? ?(?:[;,/|–-] ?)?(?=năm:)|(?<=quý) (?=năm\b))"
    r"|\b(?:[0-9]{1,2}|hai|ba|bốn) (?:quý|tuần)\b|\b(?:[tq][. ]?[0-9]{1,2}|[0-9]{1,2} ?t(?:háng)?) ?/"
    rf"|\b(?:[0-9]{{1,2}}|sáu|chín) ?t+h*[aàáảãạăâ]*n*g*\b(?: đầu)?(?= ?[/.-]? ?(?:năm )?{_YEAR})"
    r"|(?<!hàng )(?<!hằng )(?<!mỗi )(?<!các )(?<!từng )\btháng (?!của|trong|cuối|đầu)[^\W\d_]{2,6}"
    rf"(?= ?[/.-]? ?năm {_YEAR})"
)
_STROKE = re.compile(" ?/")
_NOT_YET = re.compile(r" (?:tới|tiếp|sau|trước|qua|còn)\b")

_DAY = r"(?:ngày )?(?P<{0}>[0-9]{{1,2}})"
_MONTH_OF = r"(?: ?[/.-] ?| tháng )(?P<{0}>[0-9]{{1,2}})"
_YEAR_OF = r"(?: ?[/.-] ?| năm )(?P<{0}>[0-9]{{4}})"
_SPAN = re.compile(
    r"(?:\btừ |(?<=\())" + _DAY.format("d1") + rf"(?:{_MONTH_OF.format('m1')}(?:{_YEAR_OF.format('y1')})?)?"
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
    r"\b(?:so với|cùng kỳ|so cùng kỳ(?: với)?|l[ũu]y kế|luỹ kế|cộng dồn)(?: từ đầu năm)?"
    r"(?: của| đến| đến hết)? \Z"
)
_UNTIL = re.compile(r"\b(?:đến|đến hết|đến cuối|tính đến|hết) \Z")
_AND = re.compile(r"(?: ?[&+] ?| và | và cả | cả )")

_YEARS_TOLD = ("y1", "y2", "y3", "y4", "y5", "whole")
_ORDINALS = ("months", "quarter", "month", "bare")


class MentionPlace(NamedTuple):
    """Where a mention stands in its source: the whole, its number, and its year, where there are such."""

    whole: tuple[int, int]
    ordinal: tuple[int, int] | None = None
    year: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A period that a text names: the report's own, or with `plan` that of what is to come.

    `period.year` is None where none is told. `loose` tells that a person must say what is meant, `others`
    what it may be as well. `joined` tells that it stands beside the one before it with no more than "và",
    `ahead` that it is plainly what is to come: "phương hướng tháng 4", `estimated` that it is still going on,
    `compared` that results are only compared with it, or counted up to it.
    """

    period: Period
    spelling: Spelling
    place: MentionPlace
    plan: bool
    loose: bool = False
    others: tuple[Period, ...] = ()
    joined: bool = False
    ahead: bool = False
    estimated: bool = False
    compared: bool = False

    @property
    def is_span(self) -> bool:
        """Tell whether it is given by its first and last day."""
        return self.spelling == "days" and self.period.kind == "khác"


class _Meant(NamedTuple):
    """A mention's period, whether a person must say what is meant, and what else it may be."""

    period: Period
    loose: bool = False
    others: tuple[Period, ...] = ()


def find_mentions(source: str) -> list[Mention]:
    """Return every period that a text names, in its order; dates and spans of years are none.

    It is read as `period_text` reads it. Takes time proportional to its length.
    """
    view = period_text(source)
    text = view.text
    spans = [(match.start(), match.end(), _span(match)) for match in _SPAN.finditer(text)]
    spans += [(match.start(), match.end(), _months_span(match)) for match in _MONTHS_SPAN.finditer(text)]
    spans = [span for span in spans if span[2] is not None]
    closed = [(start, end) for start, end, _ in spans] + [(each.start, each.end) for each in find_dates(text)]
    blank = _OPEN_DATE.sub(lambda match: ";" * len(match[0]), _blanked(text, closed))
    found = [(match.start(), match.end(), match) for match in _MENTION.finditer(blank)]
    made: list[Mention] = []
    read: list[tuple[int, int]] = []
    behind, plan = 0, False
    for start, end, what in sorted([*spans, *found], key=lambda place: place[:2]):
        between, behind = text[behind:start], end
        plan = speaks_of_plan(between, before=plan)
        if isinstance(what, Period):
            compared = bool(_COMPARED.search(between))
            made.append(Mention(what, "days", MentionPlace(view.span(start, end)), plan, compared=compared))
        elif what is not None and not _is_cut(what, blank):
            read += [] if what["whole"] else [(start, end)]
            if mention := _mention(what, view, blank, between, plan=plan):
                made.append(mention)
    if _UNREAD.search(_blanked(blank, read)):
        return [replace(each, loose=True) if each.spelling == "year" else each for each in made]
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


def _mention(
    match: re.Match[str], view: PeriodText, text: str, between: str, *, plan: bool
) -> Mention | None:
    """Return the mention of a match; None where it speaks of time to come or gone by."""
    year = next((name for name in _YEARS_TOLD if match[name]), None)
    if year is None and _NOT_YET.match(text, match.end()):
        return None
    told = int(match[year]) if year else None
    meant = _meant(match, told, text, cumulative=bool(_UNTIL.search(between)) and not plan)
    return Mention(
        meant.period,
        _spelling(match),
        _place(match, view, year),
        plan,
        meant.loose,
        meant.others,
        joined=bool(_AND.fullmatch(between)),
        ahead=plan and bool(_AHEAD.search(between)),
        estimated=bool(_ESTIMATED.search(between)),
        compared=bool(_COMPARED.search(between)),
    )


def _is_cut(match: re.Match[str], text: str) -> bool:
    """Tell a part of the year behind which something else than a year is told: `tháng 9/25`."""
    return not any(match[name] for name in _YEARS_TOLD) and bool(_STROKE.match(text, match.end()))


def _spelling(match: re.Match[str]) -> Spelling:
    if match["months"]:
        return "rest" if match["part"] == "cuối" else "months"
    if match["week"]:
        return "week"
    if match["quarter"]:
        return "quarter"
    return "year" if match["whole"] else "month"


def _place(match: re.Match[str], view: PeriodText, year: str | None) -> MentionPlace:
    ordinal = next((name for name in _ORDINALS if match[name]), None)
    start = match.end("within") if match["within"] else match.start()
    return MentionPlace(
        view.span(start, match.end()),
        view.span(*match.span(ordinal)) if ordinal else None,
        view.span(*match.span(year)) if year else None,
    )


def _meant(match: re.Match[str], year: int | None, text: str, *, cumulative: bool) -> _Meant:
    if match["months"]:
        return _counted(match, year, text)
    if match["week"]:
        return _Meant(_week(year, int(match["week"])), loose=True)
    if match["quarter"]:
        return _quarter(match, year, text)
    if match["whole"]:
        return _Meant(Period("năm", year))
    return _month(match, year, text, cumulative=cumulative)


def _month(match: re.Match[str], year: int | None, text: str, *, cumulative: bool) -> _Meant:
    """Return a month; where another stands beside it, "tháng 3, 4", that one may be meant as well."""
    number = int(match["month"] or match["bare"])
    period = Period("tháng", year, number)
    if match["bare"]:
        return _Meant(period)
    if more := _MORE_MONTHS.match(text, match.end("month")):
        return _Meant(period, True, (Period("tháng", year, int(more["more"])),))
    if half := _SECOND_HALF.match(text, match.end("month")):
        whole = f"{number}{half['half']}"
        fits = whole.isdecimal() and int(whole) <= _LAST_MONTH
        return _Meant(period, True, (Period("tháng", year, int(whole)),) if fits else ())
    if cumulative:
        return _Meant(period, True, (_first_months(number, year),))
    return _Meant(period, bool(match["within"]))


def _quarter(match: re.Match[str], year: int | None, text: str) -> _Meant:
    """Return a quarter; where another stands beside it, "quý I và II", that one may be meant as well.

    Spaces within a Roman numeral are let pass where a year closes it: `quý I I năm 2026`.
    """
    numeral = match["quarter"]
    period = Period("quý", year, _number(numeral))
    if more := _MORE_QUARTERS.match(text, match.end("quarter")):
        return _Meant(period, True, (Period("quý", year, _number(more["more"])),))
    letters = numeral.split()
    parted = len(letters) > 1 and (year is None or any(len(each) > 1 for each in letters))
    others = (Period("quý", year, _number(letters[0])),) if parted else ()
    return _Meant(period, bool(parted or _SECOND_HALF.match(text, match.end("quarter"))), others)


def _number(numeral: str) -> int:
    numeral = numeral.replace(" ", "")
    return _ROMAN.get(numeral) or int(numeral)


def _counted(match: re.Match[str], year: int | None, text: str) -> _Meant:
    """Return the first months of a year, or its last."""
    months = int(match["months"])
    if match["part"] == "cuối":
        others = (Period("quý", year, 4),) if months == 3 else ()
        return _Meant(_days(year, 13 - months, 12), bool(others), others)
    if months == 3:
        return _Meant(Period("quý", year, 1), True, (_days(year, 1, 3),))
    before = text[max(0, match.start() - _REACH) : match.start()]
    return _Meant(_first_months(months, year), bool(_FIRST_HALF.search(before)))


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


def add_year(period: Period, year: int) -> Period:
    """Return a period that told no year with one."""
    if period.kind != "khác" or not period.start or not period.end:
        return replace(period, year=year)
    if period.start[5:] == "01-01" or period.start.endswith("-01"):
        return _days(year, int(period.start[5:7]), int(period.end[5:7]))
    return _week(year, date.fromisoformat(period.start).isocalendar().week)
