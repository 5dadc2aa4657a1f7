"""Dates in Vietnamese text."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from vqdesk.text.seen import seen, with_figures

YEARS = range(1900, 3000)
"""The years that a report may speak of."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands: `text` is `source[start:end]`, a leading `ngày` belongs to it."""

    text: str
    start: int
    end: int
    date: datetime.date


# Composed and decomposed letters alike: only stored text is sure to be NFC.
_DAY_WORD = "ng(?:à|a\u0300)y"
_MONTH_WORD = "th(?:á|a\u0301)ng"
_YEAR_WORD = "n(?:ă|a\u0306)m"
# `tháng Ba`, in stored text; "năm" alone is the year's own word.
_MONTHS = {
    "mười hai": 12, "mười một": 11, "mười": 10, "một": 1, "giêng": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4,
    "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "chạp": 12,
}  # fmt: skip
_NAMED = "|".join(name.replace(" ", r"\s") for name in _MONTHS)
_ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE = re.compile(
    rf"""(?:{_DAY_WORD}\s{{0,3}})?(?:m[ồù]ng\s{{1,3}})?
    (?<![0-9])(?<![0-9][/.-])
    (?:
      (?P<d>[0-9]{{1,2}})(?P<sign>[/.-])(?P<m>[0-9]{{1,2}})(?P=sign)(?P<y>[0-9]{{4}})
      | (?P<d2>[0-9]{{1,2}})[ ]?(?P<sign2>[/-])[ ]?(?P<m2>[0-9]{{1,2}})[ ]?(?P=sign2)[ ]?(?P<y2>[0-9]{{4}})
      | (?P<day>[0-9]{{1,2}})\s{{1,3}}{_MONTH_WORD}\s{{1,3}}(?P<month>[0-9]{{1,2}}|{_NAMED})
        (?:\s{{0,3}},?\s{{1,3}}{_YEAR_WORD}\s{{1,3}}|\s?/\s?)(?P<year>[0-9]{{4}})
    )
    (?![0-9/])(?![.-][0-9])""",
    re.VERBOSE | re.IGNORECASE,
)


def find_dates(text: str) -> list[FoundDate]:
    """Find every date in a text, in order: `ngày 30/01/2024`, `27-9-2024`, `ngày 05 tháng 01 năm 2026`.

    Stray spaces at the strokes are let pass (`25 / 3 / 2026`), the month may stand in words (`tháng Ba`).

    It is read as a person reads it (`vqdesk.text.seen`), the places are those of the text as it stands. Days
    that no calendar has, two-digit years and years outside `YEARS` are no dates. Takes time proportional
    to the text's length and never raises.
    """
    view = seen(text)
    found = (_found(match) for match in _DATE.finditer(with_figures(view.text)))
    return [
        FoundDate(view.cut(date.start, date.end), view.start(date.start), view.end(date.end), date.date)
        for date in found
        if date is not None
    ]


def read_day(text: str) -> datetime.date | None:
    """Read a text that as a whole is one day, as `find_dates` reads it or as ISO writes it: `2026-09-30`."""
    text = text.strip()
    if _ISO.fullmatch(text):
        try:
            day = datetime.date.fromisoformat(text)
        except ValueError:
            return None
        return day if day.year in YEARS else None
    found = find_dates(text)
    return found[0].date if found and found[0].text == text else None


def read_date_at(text: str, start: int) -> FoundDate | None:
    """Read the date that begins exactly at `start` in a text that is read already; None where none does."""
    match = _DATE.match(text, start)
    return _found(match) if match else None


def _found(match: re.Match[str]) -> FoundDate | None:
    day, month, year = (
        match[figure] or match[spaced] or match[word]
        for figure, spaced, word in (("d", "d2", "day"), ("m", "m2", "month"), ("y", "y2", "year"))
    )
    if int(year) not in YEARS:
        return None
    number = int(month) if month.isdigit() else _MONTHS[" ".join(month.lower().split())]
    try:
        date = datetime.date(int(year), number, int(day))
    except ValueError:
        return None
    return FoundDate(match[0], match.start(), match.end(), date)
