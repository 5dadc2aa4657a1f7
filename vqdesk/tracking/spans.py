"""Days and spans of days that a cell names: `15/9`, `tháng 9`, `Quý III/2026`, `2025-2030`."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal

from db.text.folding import fold
from vqdesk.text.dates import YEARS
from vqdesk.text.seen import seen, with_figures

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Period

    _Reader = Callable[[re.Match[str]], "NamedSpan | None"]

SpanKind = Literal["day", "month", "quarter", "year"]
TAKEN, CLOCK = "\x01", "\x02"
"""Stand for each character of a plain text that is part of a span, or of an hour (`17h00`)."""

_NUMBERS = {
    "mười hai": 12, "mười một": 11, "mười": 10, "một": 1, "giêng": 1, "nhất": 1, "hai": 2, "ba": 3,
    "bốn": 4, "tư": 4, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "chạp": 12,
}  # fmt: skip
_COUNTED = ("tháng", "quý", "tuần")
# "năm" is the fifth month only where a year follows.
_IN_WORDS = re.compile(
    r"(?P<of>\b(?:tháng|quý|tuần) (?:thứ )?)"
    rf"(?P<number>{'|'.join(_NUMBERS)}|năm(?= ?/ ?[0-9]| năm\b))(?!\w)"
    rf"|(?P<count>{'|'.join(_NUMBERS)})(?= tháng (?:đầu|cuối) năm)"
)
_LEFT = re.compile(r"[0-9]|\bq|\bnua |[123]thg")
_ENGLISH = {name: month for month, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
)}  # fmt: skip
_CLOCK = re.compile(
    r"(?<![0-9/.:-])[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?"
    r"| ?(?:h|g|gio)(?: ?[0-9]{2}(?![0-9/.-]))?(?: ?phut)?)(?![0-9a-z])"
)
_DASHES = re.compile("[‐‑‒–—―−~]")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_STROKES = str.maketrans("l1", "ii")

_Y4 = "(?:19|2[0-9])[0-9]{2}(?![0-9])"
_Y = f"(?:{_Y4}|[2-9][0-9](?![0-9/]))"  # as offices shorten it: 26
_OF = r"(?: ?[/.-] ?|,? ?nam |,? )"
_END = "(?![0-9/]|[.-][0-9])"
_START = "(?<![0-9/])(?<![0-9][.])"
_DAY = r"(?:(?:ngay|mung|mong) )?"
_TO = r" ?(?:-|den|va|,|&|\+) ?"
_QUARTER = "(?:iv|[il1]{1,3}v?|[0-9])(?![0-9a-z])"


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A span of days in a plain text; `year` is None where it is not told, `day` 0 is a month's last.

    `first` and `last` are month and day. `several` tells that more than one day, month or quarter is named.
    """

    start: int
    end: int
    kind: SpanKind
    year: int | None
    first: tuple[int, int]
    last: tuple[int, int]
    first_year: int | None = None
    several: bool = False

    def last_day(self, year: int | None = None) -> date | None:
        """Return the last day, in a year where none is told; None where no calendar has it."""
        return _day(self.year or year, *self.last)

    def first_day(self, year: int | None = None) -> date | None:
        """Return the first day, as `last_day` does."""
        return _day(self.first_year or self.year or year, *self.first)

    def is_possible(self, year: int | None) -> bool:
        """Tell whether a calendar has it, and its first day is not after its last."""
        first, last = self.first_day(year or _LEAP), self.last_day(year or _LEAP)
        return first is not None and last is not None and first <= last


_LEAP = 2024  # a day without a year may be 29/2
_NO_DAY = 99  # 0 would be a month's last


def plain(text: str) -> str:
    """Return a cell as days are read from it: folded, one space between words, numbers in figures."""
    words = unicodedata.normalize("NFC", " ".join(with_figures(seen(text).text).split())).lower()
    if any(map(words.__contains__, _COUNTED)):
        words = _IN_WORDS.sub(_in_figures, words)
    return fold(_DASHES.sub("-", words))


def _in_figures(found: re.Match[str]) -> str:
    if found["count"]:
        return str(_NUMBERS[found["count"]])
    return found["of"] + str(_NUMBERS.get(found["number"], 5))


def find_spans(text: str) -> tuple[list[NamedSpan], str]:
    """Return the spans that a plain text names, in order, and the text with TAKEN in their places."""
    found: list[NamedSpan] = []
    if not _LEFT.search(text):
        return found, text
    text = _CLOCK.sub(lambda match: CLOCK * len(match[0]), text)
    for signs, pattern, read in _FORMS:
        if any(map(text.__contains__, signs)):
            count = len(found)
            text = pattern.sub(partial(_taken, read, found), text)
            if len(found) > count and not _LEFT.search(text):
                break
    return sorted(found, key=lambda span: span.start), text


def _taken(read: _Reader, found: list[NamedSpan], match: re.Match[str]) -> str:
    span = read(match)
    if span is None:
        return match[0]
    found.append(span)
    return TAKEN * len(match[0])


def days_of(period: Period) -> tuple[date | None, date | None]:
    """Return the first and the last day of a period; None where nothing tells it."""
    last = _iso(period.last_day)
    if period.start:
        return _iso(period.start), last
    if last is None or period.end:
        return None, last
    months = {"tháng": 1, "quý": 3}.get(period.kind, last.month)
    return last.replace(month=last.month - months + 1, day=1), last


def year_of(period: Period) -> int | None:
    """Return the year in which a period's days lie that tell none."""
    day = _iso(period.last_day) or _iso(period.start or "")
    return period.year or (day.year if day else None)


def month_end(year: int, month: int) -> date:
    """Return a month's last day."""
    return date(year, month, monthrange(year, month)[1])


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _day(year: int | None, month: int, day: int) -> date | None:
    if year is None or not 1 <= month <= 12:
        return None
    try:
        return date(year, month, day) if day else month_end(year, month)
    except ValueError:
        return None


def _year(text: str | None) -> int | None:
    if not text:
        return None
    year = int(text)
    return year if year in YEARS else 2000 + year


def _single(match: re.Match[str]) -> NamedSpan:
    """`15/9/2026`, `15-20/9`, `2026-09-15`."""
    told = match.groupdict()
    month, day = int(match["m"]), int(match["d"]) or _NO_DAY
    begins = int(told.get("r") or day) or _NO_DAY
    return NamedSpan(
        *match.span(), "day", _year(told.get("y")), (month, begins), (month, day), several=begins != day
    )


def _excel_day(match: re.Match[str]) -> NamedSpan:
    """`30-Sep-26`, `30-Thg9-26`, as Excel shows days."""
    month, day = _excel_month(match), int(match["d"]) or _NO_DAY
    return NamedSpan(*match.span(), "day", _year(match["y"]), (month, day), (month, day))


def _excel_months(match: re.Match[str]) -> NamedSpan:
    """`Sep-26`, `Thg9-26`."""
    month = _excel_month(match)
    return NamedSpan(*match.span(), "month", _year(match["y"]), (month, 1), (month, 0))


def _excel_month(match: re.Match[str]) -> int:
    return int(match["m"]) if match["m"] else _ENGLISH[match["name"][:3]]


def _short(match: re.Match[str]) -> NamedSpan:
    """`30.9`, `30-9` as the whole text."""
    month, day = int(match["m"] or match["m2"]), int(match["d"] or match["d2"]) or _NO_DAY
    return NamedSpan(*match.span(), "day", None, (month, day), (month, day))


def _months(match: re.Match[str]) -> NamedSpan:
    """`tháng 9`, `T9/2026`, `tháng 8, 9/2026`."""
    numbers = [int(number) for number in re.findall("[0-9]+", match["months"])]
    several = len(numbers) > 1
    return NamedSpan(
        *match.span(), "month", _year(match["y"]), (numbers[0], 1), (numbers[-1], 0), several=several
    )


def _quarters(match: re.Match[str]) -> NamedSpan:
    """`Quý III/2026`, `Q3`, `quý III, IV/2026`."""
    numbers = [_quarter(number) for number in re.findall(_QUARTER, match["quarters"])]
    first, last = (3 * numbers[0] - 2, 1), (3 * numbers[-1], 0)
    return NamedSpan(*match.span(), "quarter", _year(match["y"]), first, last, several=len(numbers) > 1)


def _quarter(text: str) -> int:
    if text.isdecimal():
        return int(text)
    # `QUÝ lI`: what was typed for the strokes.
    return _ROMAN.get(text.translate(_STROKES), 0)


def _part_of_year(match: re.Match[str]) -> NamedSpan | None:
    """`6 tháng đầu năm 2026`, `nửa cuối năm`."""
    count = int(match["n"]) if match["n"] else 6
    if not 1 <= count <= 12:
        return None
    first, last = (1, count) if match["which"] == "dau" else (13 - count, 12)
    return NamedSpan(*match.span(), "month", _year(match["y"] or match["y2"]), (first, 1), (last, 0))


def _months_of_year(match: re.Match[str]) -> NamedSpan:
    """`9 tháng năm 2026`."""
    return NamedSpan(*match.span(), "month", _year(match["y"]), (1, 1), (int(match["n"]), 0))


def _part_of_month(match: re.Match[str]) -> NamedSpan:
    """`tuần 3 tháng 9`, `hạ tuần tháng 9`, `nửa đầu tháng 9`: the fourth week goes to the month's end."""
    month, week = int(match["m"]), match["week"]
    ends = {"thuong tuan": 10, "trung tuan": 20, "nua dau": 15, "dau": 7}
    last = (0 if int(week) > 3 else 7 * int(week)) if week.isdecimal() else ends.get(week.split(" ti")[0], 0)
    return NamedSpan(*match.span(), "day", _year(match["y"]), (month, 1), (month, last))


def _years(match: re.Match[str]) -> NamedSpan:
    """`2025-2030`, `năm 2026`."""
    begins = match.groupdict().get("y1")
    return NamedSpan(*match.span(), "year", _year(match["y"]), (1, 1), (12, 31), _year(begins), bool(begins))


# From the closest form to the loosest: what one has taken the next does not see. A text that has none of the
# signs that stand before a form is not looked through for it: that takes a tenth of the time.
_PARTED = ("/", "-", ".")
_EXCEL = ("thg", *_ENGLISH)
_NAMED = f"(?:{'|'.join(_ENGLISH)})[a-z]{{0,6}}"
_COUNT = "(?<!lan )(?<!dot )(?<!buoc )(?<!doan )(?<!thang )"
_RANGE = rf"(?:(?P<r>[0-9]{{1,2}}) ?(?:-|den|va|,) ?{_DAY})?"
_FORMS: tuple[tuple[tuple[str, ...], re.Pattern[str], _Reader], ...] = tuple(
    (signs, re.compile(pattern), read)
    for signs, pattern, read in (
        (
            _PARTED,
            rf"{_DAY}{_START}(?P<y>{_Y4})(?P<s>[-/.])(?P<m>[0-9]{{1,2}})(?P=s)(?P<d>[0-9]{{1,2}})"
            rf"(?:[ t]{CLOCK}+z?)?(?![0-9/-])",
            _single,
        ),
        (
            _PARTED,
            rf"{_DAY}{_START}{_RANGE}(?P<d>[0-9]{{1,2}}) ?(?P<s>[/.-]) ?(?P<m>[0-9]{{1,2}}) ?(?P=s) ?"
            rf"(?P<y>{_Y}){_END}",
            _single,
        ),
        (
            _EXCEL,
            rf"{_START}(?P<d>[0-9]{{1,2}})[ -](?:thg ?(?P<m>[0-9]{{1,2}})|(?P<name>{_NAMED}))"
            rf"[ -](?P<y>{_Y}){_END}",
            _excel_day,
        ),
        (
            _EXCEL,
            rf"(?<![a-z0-9-])(?:thg ?(?P<m>[0-9]{{1,2}})|(?P<name>{_NAMED}))[ -](?P<y>{_Y}){_END}",
            _excel_months,
        ),
        (
            ("tuan",),
            r"tuan (?:thu )?(?:[1-5] ?(?:-|,|va|den) ?)?(?P<week>[1-5]|dau(?: tien)?|cuoi(?: cung)?)"
            rf"(?: ?[,/] ?| cua | )(?:thang )?(?P<m>[0-9]{{1,2}})(?:{_OF}(?P<y>{_Y}))?{_END}",
            _part_of_month,
        ),
        (
            ("tuan", "nua"),
            rf"(?P<week>thuong tuan|trung tuan|ha tuan|nua dau|nua cuoi) (?:cua )?thang "
            rf"(?P<m>[0-9]{{1,2}})(?:{_OF}(?P<y>{_Y}))?{_END}",
            _part_of_month,
        ),
        (
            ("thang",),
            rf"{_DAY}{_START}{_COUNT}{_RANGE}(?P<d>[0-9]{{1,2}}),? thang (?P<m>[0-9]{{1,2}})"
            rf"(?:{_OF}(?P<y>{_Y4}))?{_END}",
            _single,
        ),
        (
            ("dau", "cuoi"),
            rf"(?:(?<![0-9])(?P<n>[0-9]{{1,2}}) ?(?:thang|t)|nua) (?P<which>dau|cuoi)"
            rf"(?: nam(?:{_OF}(?P<y>{_Y4}))?| (?P<y2>{_Y4}))",
            _part_of_year,
        ),
        (("thang",), rf"(?<![0-9])0?(?P<n>[69]) thang (?:nam )?(?P<y>{_Y4})", _months_of_year),
        (
            ("t",),
            rf"(?<![a-z])(?:thang|thg|th|t)[. ]{{0,2}}(?P<months>[0-9]{{1,2}}(?![0-9])"
            rf"(?:{_TO}(?:den )?(?:het )?(?:thang )?(?:0?[1-9]|1[0-2])(?![0-9/]|-[0-9])"
            rf"|{_TO}(?:thang )?(?:0?[1-9]|1[0-2])(?=[/-]{_Y4}))*)(?:{_OF}(?P<y>{_Y}))?(?![0-9/])",
            _months,
        ),
        (
            ("q",),
            rf"(?<![a-z])(?:qu[yi]|q)[. ]{{0,2}}(?P<quarters>{_QUARTER}"
            rf"(?:(?:{_TO}| ?/ ?)(?:den )?(?:het )?(?:qu[yi] )?{_QUARTER})*)(?:{_OF}(?P<y>{_Y}))?(?![0-9/])",
            _quarters,
        ),
        (
            ("i/", "i-", "i ", "v/", "v-", "v "),
            rf"(?<![a-z0-9/])(?P<quarters>iv|i{{1,3}}) ?[/-] ?(?P<y>{_Y4}){_END}",
            _quarters,
        ),
        (
            _PARTED,
            rf"{_START}(?<![0-9]-)(?<![a-z])(?P<months>[0-9]{{1,2}}) ?[/.-] ?(?P<y>{_Y4})(?![0-9/-])",
            _months,
        ),
        (("/",), rf"{_DAY}{_START}{_RANGE}(?P<d>[0-9]{{1,2}}) ?/ ?(?P<m>[0-9]{{1,2}})(?![0-9/])", _single),
        (("-", "."), r"(?:ngay|mung|mong) (?P<d>[0-9]{1,2})[.-](?P<m>[0-9]{1,2})(?![0-9/.-])", _single),
        ((".",), r"(?<![0-9./-])(?P<d>[0-9]{1,2})\.(?P<m>0[1-9]|1[0-2])(?![0-9./-])", _single),
        # `8-9` alone may be two months.
        (
            ("-", "."),
            r"\A(?P<d>[0-9]{1,2})\.(?P<m>[0-9]{1,2})\Z|\A(?P<d2>1[3-9]|[23][0-9])-(?P<m2>[0-9]{1,2})\Z",
            _short,
        ),
        (
            ("-", "den"),
            rf"{_START}(?:nam )?(?P<y1>{_Y4}) ?(?:-|den) ?(?:het )?(?:nam )?(?P<y>{_Y4})(?!/|[.-][0-9])",
            _years,
        ),
        (("19", "2"), rf"(?:nam )?{_START}(?P<y>{_Y4})(?!/|[.-][0-9])", _years),
    )
)
