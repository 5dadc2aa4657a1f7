"""The periods that reports cover: read from text, named, and what an annex is called after them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from itertools import pairwise

from db.records import Headings, Period, PeriodKind
from vqdesk.text.dates import dates

_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
_QUARTERS = {numeral.lower(): number for number, numeral in _ROMAN.items()}
_YEAR = r"(?P<year>(?:19|2[0-9])[0-9]{2})(?![0-9])"
_LINK = r"(?: năm | ?[/-] ?| )"
_MONTH = re.compile(rf"\btháng (?P<month>0?[1-9]|1[0-2]){_LINK}{_YEAR}")
_QUARTER = re.compile(rf"\b(?:qu[ýí]|qúy) (?P<quarter>iii|iv|ii|i|0?[1-4]){_LINK}{_YEAR}")
_MONTHS = re.compile(rf"(?<![0-9.,/])0?(?P<months>[69]) tháng(?: đầu)?{_LINK}{_YEAR}")
# "6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm 2024": the year is said once, at the end.
_YEAR_LATER = re.compile(
    rf"(?<![0-9.,/])0?(?P<months>[69]) tháng đầu năm\b[^0-9]{{0,120}}0?[36] tháng cuối năm {_YEAR}"
)
# A year that bounds something longer or shorter is not the report's: "giai đoạn năm 2021 - 2025".
_WHOLE_YEAR = re.compile(
    r"(?<!giai đoạn )(?<!từ )(?<!đến )(?<!đầu )(?<!cuối )(?<!tháng )\b"
    rf"năm {_YEAR}(?! ?[-–] ?[0-9]{{4}})(?! đến)"
)
# A date still to be filled in: "ngày ... tháng 9 năm 2024".
_OPEN_DATE = re.compile(r"ngày[ .…_]*(?:[0-9]{1,2} )?tháng[ .…_]*(?:[0-9]{1,2} )?năm[ .…_]*[0-9]{0,4}")
_FOLLOWING: dict[PeriodKind, PeriodKind] = {"6 tháng": "9 tháng", "9 tháng": "năm"}
_UNTIL = (" đến ", " đến hết ")
_OTHER = "kỳ khác"
_OTHER_YEAR = re.compile(rf"{_OTHER} năm {_YEAR}")
_NAMED = (_MONTHS, _QUARTER, _MONTH)


def parse_period(text: str) -> Period | None:
    """Read a text that as a whole names a period; None where it does not.

    `tháng 9 năm 2024`, `tháng 9/2024`, `quý III năm 2024`, `quý 3/2024`, `6 tháng đầu năm 2024`,
    `9 tháng năm 2024`, `năm 2024`, `từ 01/03/2024 đến 15/04/2024`, `kỳ khác năm 2024`, in any case,
    spacing and Unicode form.
    """
    text = _plain(text)
    if other := _OTHER_YEAR.fullmatch(text):
        return Period("khác", int(other["year"]))
    for pattern in (*_NAMED, _WHOLE_YEAR):
        if match := pattern.fullmatch(text):
            return _period(match)
    return _between_dates(text, whole=True)


def find_period(text: str) -> Period | None:
    """Find the period that a title names; None where it names none.

    Of several the first month, quarter, 6 or 9 months wins over given dates, and these over a year. Dates
    and spans of years (`giai đoạn 2021 - 2030`) are no periods.
    """
    text = _plain(text)
    dateless = _without_dates(text)
    return (
        _first(dateless, (*_NAMED, _YEAR_LATER))
        or _between_dates(text, whole=False)
        or _first(dateless, (_WHOLE_YEAR,))
    )


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


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def _without_dates(text: str) -> str:
    pieces, place = [], 0
    for found in dates(text):
        pieces.append(text[place : found.start])
        place = found.end
    return _OPEN_DATE.sub(";", ";".join([*pieces, text[place:]]))


def _first(text: str, patterns: tuple[re.Pattern[str], ...]) -> Period | None:
    matches = [match for pattern in patterns if (match := pattern.search(text))]
    return _period(min(matches, key=lambda match: match.start())) if matches else None


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
