"""The periods that reports cover: read from text, named, and what an annex is called after them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from itertools import pairwise

from db.records import Headings, Period, PeriodKind
from vqdesk.period_reading import PeriodRead, read_period
from vqdesk.text.dates import dates
from vqdesk.text.seen import seen, with_figures

_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
_QUARTERS = {numeral.lower(): number for number, numeral in _ROMAN.items()}
_YEAR = r"(?P<year>(?:19|2[0-9])[0-9]{2})(?![0-9])"
_LINK = r"(?: năm | ?[/.-] ?| )"
_MONTH = re.compile(rf"\btháng ?(?P<month>0?[1-9]|1[0-2]){_LINK}{_YEAR}")
_QUARTER = re.compile(rf"\b(?:qu[ýí]|qúy) ?(?P<quarter>iii|iv|ii|i|0?[1-4]){_LINK}{_YEAR}")
_MONTHS = re.compile(rf"(?<![0-9.,/])0?(?P<months>[69]) tháng(?: đầu)?{_LINK}{_YEAR}")
_WHOLE_YEAR = re.compile(rf"(?:cả )?năm {_YEAR}")
_FOLLOWING: dict[PeriodKind, PeriodKind] = {"6 tháng": "9 tháng", "9 tháng": "năm"}
_UNTIL = (" đến ", " đến hết ")
_LONGEST_TITLES = 10_000  # characters; what is longer are no titles
_OTHER = "kỳ khác"
_OTHER_YEAR = re.compile(rf"{_OTHER} năm {_YEAR}")
_NAMED = (_MONTHS, _QUARTER, _MONTH)

WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "giêng": 1, "chạp": 12, "nhất": 1,
}  # fmt: skip
"""Numbers of months and quarters as words say them."""
_NUMBER = "mười một|mười hai|mười|một|hai|ba|bốn|tư|sáu|bảy|bẩy|tám|chín"
_ENDS = r"(?= ?(?:\Z|[,;:.()/\-–]|năm\b|và\b|nhiệm\b|phương\b|kế\b|của\b|trọng\b|so\b|[12][0-9]{3}))"
# "năm" is the fifth month only where the year's own word follows.
_IN_WORDS = re.compile(
    rf"(?P<quarter>\b(?:qu[ýí]|qúy) )(?:thứ )?(?P<q>một|nhất|hai|ba|bốn|tư)\b{_ENDS}"
    rf"|(?P<month>(?<![0-9] )\btháng )(?:thứ )?(?P<m>{_NUMBER}|giêng|chạp|năm(?= ?(?:/|năm [12])))\b{_ENDS}"
    rf"|\b(?P<n>{_NUMBER}|năm(?= tháng đầu))(?P<months> tháng)(?= (?:đầu|cuối|năm)\b| ?[,;]| và\b|\Z)"
)
_NUMERALS = str.maketrans({"ⅰ": "i", "ⅱ": "ii", "ⅲ": "iii", "ⅳ": "iv"})
# `Quý lI`, `quý 1V`: what was typed for the strokes of a Roman numeral; figures alone are figures.
_STROKES = re.compile(r"(?<=\bqu[ýí] )(?!1+\b)[il1]{1,3}v?(?![^\W_])", re.IGNORECASE)
_AS_STROKES = str.maketrans("l1", "ii")


def parse_period(text: str) -> Period | None:
    """Read a text that as a whole names a period; None where it does not.

    `tháng 9 năm 2024`, `tháng 9/2024`, `quý III năm 2024`, `quý 3/2024`, `6 tháng đầu năm 2024`,
    `9 tháng năm 2024`, `năm 2024`, `từ 01/03/2024 đến 15/04/2024`, `kỳ khác năm 2024`, in any case,
    spacing and Unicode form.
    """
    text = plain(text)
    if other := _OTHER_YEAR.fullmatch(text):
        return Period("khác", int(other["year"]))
    for pattern in (*_NAMED, _WHOLE_YEAR):
        if match := pattern.fullmatch(text):
            return _period(match)
    return _between_dates(text, whole=True)


def find_period(text: str) -> Period | None:
    """Find the period that a title reports on; None where it names none, or nobody can tell which.

    See `period_reading.read_period`. Dates and spans of years (`giai đoạn 2021 - 2030`) are no periods.
    """
    return read(text).period


def read(text: str, dated: date | None = None) -> PeriodRead:
    """Read which period titles report on, as `period_reading.read_period` does, from any text."""
    return read_period(plain(text[:_LONGEST_TITLES]), dated)


def period_name(period: Period) -> str:
    """Return what a period is called on the screen: `quý III năm 2024`, `từ 01/03/2024 đến 15/04/2024`.

    `parse_period` reads the name back. What the period does not tell is left out. A period of another kind
    that tells its year alone is `kỳ khác năm 2024`: it is not the year.
    """
    if _is_year_of_other(period):
        return f"{_OTHER} năm {period.year}"
    return period_in_title(period)


def period_in_title(period: Period) -> str:
    """Return a period as an annex's titles say it; dots stand where it does not say what part of a year."""
    if _is_year_of_other(period):
        return f"... năm {period.year}"
    if period.kind == "khác" and (period.start or period.end):
        parts = [("từ", period.start), ("đến", period.end)]
        return " ".join(f"{word} {shown_day(day)}" for word, day in parts if day)
    ordinal = "" if period.ordinal is None else str(period.ordinal)
    if period.kind == "quý" and period.ordinal:
        ordinal = _ROMAN.get(period.ordinal, ordinal)
    kind = "" if period.kind in ("năm", "khác") else period.kind
    year = "" if period.year is None else f"năm {period.year}"
    return " ".join(part for part in (kind, ordinal, year) if part)


def _is_year_of_other(period: Period) -> bool:
    return period.kind == "khác" and period.year is not None and not (period.start or period.end)


def next_period(period: Period) -> Period:
    """Return the period that an office reports on next: after 9 months the year, after the year the next.

    The given days are not carried on. A period of another kind is followed by one whose days are open.
    """
    year = period.year
    if period.kind in ("tháng", "quý") and period.ordinal:
        last = 12 if period.kind == "tháng" else 4
        if period.ordinal < last:
            return Period(period.kind, year, period.ordinal + 1)
        return Period(period.kind, None if year is None else year + 1, 1)
    if period.kind in _FOLLOWING:
        return Period(_FOLLOWING[period.kind], year)
    return Period(period.kind, year + 1 if period.kind == "năm" and year is not None else year)


def default_headings(period: Period) -> Headings:
    """Return the headings of a new annex; the results' heading takes the period's name."""
    return Headings(
        number="TT",
        unit="Tên đơn vị",
        content="Nội dung nhiệm vụ trọng tâm",
        results=f"Tóm tắt kết quả triển khai thực hiện {period_in_title(period)}".rstrip(),
        documents="Tên loại văn bản triển khai",
        result="Khối lượng nhiệm vụ triển khai",
        evaluation="Đánh giá mức độ hoàn thành (%)",
    )


def default_titles(period: Period) -> tuple[str, ...]:
    """Return the two title lines of a new annex; the second takes the period's name."""
    return ("BIỂU ĐÁNH GIÁ", f"Tiến độ thực hiện nhiệm vụ trọng tâm {period_in_title(period)}".rstrip())


def plain(text: str) -> str:
    """Return a text as periods are read from it: small letters, one space between words, words as figures."""
    text = " ".join(unicodedata.normalize("NFC", seen(text).text).split())
    text = _STROKES.sub(lambda match: match[0].translate(_AS_STROKES), text)
    # A capital I typed for a digit is one only before the letters become small.
    text = with_figures(text)
    return with_figures(_IN_WORDS.sub(_in_figures, text.lower().translate(_NUMERALS)))


def _in_figures(match: re.Match[str]) -> str:
    if match["months"]:
        return f"{WORDS[match['n']]}{match['months']}"
    return (match["quarter"] or match["month"]) + str(WORDS[match["q"] or match["m"]])


def _period(match: re.Match[str]) -> Period:
    said = match.groupdict()
    year = int(said["year"])
    if "month" in said:
        return Period("tháng", year, int(said["month"]))
    if "quarter" in said:
        quarter = said["quarter"]
        return Period("quý", year, _QUARTERS.get(quarter) or int(quarter))
    months: dict[str | None, PeriodKind] = {"6": "6 tháng", "9": "9 tháng"}
    return Period(months.get(said.get("months"), "năm"), year)


def _between_dates(text: str, *, whole: bool) -> Period | None:
    """Read `từ ... đến ...` with two dates; the period's year is that of its end."""
    for first, last in pairwise(dates(text)):
        joined = text.endswith("từ ", 0, first.start) and text[first.end : last.start] in _UNTIL
        fills = first.start == len("từ ") and last.end == len(text)
        if joined and first.date <= last.date and (fills or not whole):
            return Period("khác", last.date.year, None, first.date.isoformat(), last.date.isoformat())
    return None


def shown_day(day: str) -> str:
    """Return an ISO date as it is written: `15/04/2024`; what is none stays as it is."""
    try:
        return date.fromisoformat(day).strftime("%d/%m/%Y")
    except ValueError:
        return day
