"""The periods that reports cover: read from text, named, and what an annex is called after them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from db.records import Column, Period, PeriodKind
from vqdesk.columns.presets import ANNEX_2024

if TYPE_CHECKING:
    from vqdesk.periods.reading import PeriodRead

_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
_FOLLOWING: dict[PeriodKind, PeriodKind] = {"6 tháng": "9 tháng", "9 tháng": "năm"}
_LONGEST_TITLES = 10_000  # characters; what is longer are no titles
_OTHER = "kỳ khác"
_OTHER_YEAR = re.compile(rf"{_OTHER} năm (?P<year>(?:19|2[0-9])[0-9]{{2}})")
_WHOLLY = re.compile(r"\s*(?:cả\s+)?", re.IGNORECASE)


def parse_period(text: str) -> Period | None:
    """Read a text that as a whole names a period; None where it does not.

    `tháng 9 năm 2024`, `tháng 9/2024`, `quý III năm 2024`, `quý 3/2024`, `6 tháng đầu năm 2024`,
    `9 tháng năm 2024`, `năm 2024`, `từ 01/03/2024 đến 15/04/2024`, `kỳ khác năm 2024`, in any case,
    spacing and Unicode form.
    """
    # Whoever only names periods does not wait for what reads them.
    from vqdesk.periods.mentions import find_mentions
    from vqdesk.periods.text import period_text

    if other := _OTHER_YEAR.fullmatch(period_text(text).text):
        return Period("khác", int(other["year"]))
    found = find_mentions(text)
    if len(found) != 1 or found[0].loose or found[0].spelling == "rest" or found[0].period.year is None:
        return None
    start, end = found[0].place.whole
    fills = _WHOLLY.fullmatch(text, 0, start) and not text[end:].strip()
    return found[0].period if fills else None


def find_period(text: str) -> Period | None:
    """Find the period that a title reports on; None where it names none, or nobody can tell which.

    See `reading.read_period`. Dates and spans of years (`giai đoạn 2021 - 2030`) are no periods.
    """
    return read_period_titles(text).period


def read_period_titles(text: str, dated: date | None = None) -> PeriodRead:
    """Read which period titles report on, as `reading.read_period` does, from any text."""
    from vqdesk.periods.reading import read_period

    return read_period(text[:_LONGEST_TITLES], dated)


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
        return " ".join(f"{word} {format_day(day)}" for word, day in parts if day)
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


def default_columns(period: Period) -> tuple[Column, ...]:
    """Return the columns of a new annex; the head over the results takes the period's name."""
    return ANNEX_2024.for_period(period_in_title(period))


def default_titles(period: Period) -> tuple[str, ...]:
    """Return the two title lines of a new annex; the second takes the period's name."""
    return ANNEX_2024.titles_for(period_in_title(period))


def format_day(day: str) -> str:
    """Return an ISO date as it is written: `15/04/2024`; what is none stays as it is."""
    try:
        return date.fromisoformat(day).strftime("%d/%m/%Y")
    except ValueError:
        return day
