"""Deadlines that come again and again: `Thường xuyên`, `Hằng quý`, `trước ngày 25 hằng tháng`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.tracking.spans import days_of, find_spans, month_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import Period

_UNIT = "(?:ngay|tuan|thang|quy|nam|ky)"
_RECURRING = re.compile(
    rf"\b(?:thuong xuyen|(?<!hop )thuong ky|dinh ky|lien tuc|lau dai)\b|\b(?:hang|moi) (?:[0-9]+ )?{_UNIT}\b"
    r"|\bnhung nam (?:tiep|sau|toi|ke)\b"
    rf"|\b[0-9]+ lan ?(?:/|moi|mot) ?{_UNIT}\b|\b{_UNIT} ?/ ?lan\b"
    r"|\b(?:cac|tung) (?:ngay|tuan|thang|quy|nam)\b(?! [0-9]|[il]{1,3}v?\b)"
)
_EVERY_MONTH = r"(?:(?:cua |trong )?(?:hang|moi|cac|tung) thang|cua thang)\b"
_NOT_NEXT = r"(?! ?(?:cua )?thang (?:sau|ke|tiep|lien))"
_B = r"(?P<b>\btruoc (?:ngay )?)?"
_AND = r"(?: ?(?:va|,|-) ?(?:ngay )?(?P<d2>[0-9]{1,2}))?"
_DAY_OF_MONTH = (
    re.compile(rf"{_B}(?<![0-9/.-])(?P<d>[0-9]{{1,2}}){_AND},? {_EVERY_MONTH}"),
    re.compile(
        r"\b(?:hang|moi) thang\b[ ,:;(-]*(?:[a-z]+ ){0,3}?(?P<b>truoc )?(?:ngay |(?<=truoc ))"
        rf"(?P<d>[0-9]{{1,2}}){_AND}(?![0-9/.-]| ?thang [0-9]){_NOT_NEXT}"
    ),
)
_DAY_OF_QUARTER = re.compile(
    rf"{_B}(?<![0-9/.-])(?P<d>[0-9]{{1,2}}),? (?:cua )?thang cuoi(?: cung)?(?: cua)?(?: hang| moi)? ?quy\b"
)
_LAST_OF_MONTH = re.compile(r"\bcuoi(?: cung)?(?: cua)?(?: hang| moi)? thang\b")
_LAST_OF_QUARTER = re.compile(r"\bcuoi(?: cung)?(?: cua)?(?: hang| moi)? quy\b")
_WEEKDAY = re.compile(
    r"(?P<b>\btruoc )?\b(?:(?:ngay )?thu (?P<w>hai|ba|tu|nam|sau|bay|[2-7])|(?P<cn>chu nhat)) "
    r"(?:cua )?(?:hang|moi) tuan\b"
)
_WEEKDAY_BEHIND = re.compile(
    r"\b(?:hang|moi) tuan\b[ ,:;(-]*(?:vao )?(?:(?:sang|chieu|ngay) )?(?P<b>truoc )?"
    r"(?:thu (?P<w>hai|ba|tu|nam|sau|bay|[2-7])|(?P<cn>chu nhat))\b"
)
_WEEKDAYS = {"hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7}
_BEFORE = re.compile(r"\btruoc(?: ngay)? ?\Z")
_ENDS = re.compile(r"\b(?:tu|den|het)(?: (?:ngay|het))* ?\Z")


class _Named(NamedTuple):
    """A day that is named: of these months, 0 is a month's last; the day before it where `before`."""

    day: int
    months: range | tuple[int, ...]
    before: bool


def is_recurring(words: str) -> bool:
    """Tell whether a plain text names a recurrence, and no day with its year besides: that is the day."""
    if not _RECURRING.search(words) and not _DAY_OF_QUARTER.search(words):
        return False
    return not any(
        span.kind == "day" and span.year is not None and not _ENDS.search(words[: span.start])
        for span in find_spans(words)[0]
    )


def last_occurrence(words: str, period: Period) -> date | None:
    """Return the last day in a period on which a recurrence is due; None where the text names no day.

    A month that is too short has its last day for the 30th.
    """
    first, last = days_of(period)
    if last is None:
        return None
    first = first or last.replace(day=1)
    days = [*_weekdays(words, last)]
    for named in _named(words):
        days += _days(named, first, last)
    return max((day for day in days if first <= day <= last), default=None)


def _named(words: str) -> Iterator[_Named]:
    for pattern in _DAY_OF_MONTH:
        for match in pattern.finditer(words):
            for day in filter(None, (match["d"], match["d2"])):
                yield _Named(int(day), range(1, 13), bool(match["b"]))
    for match in _DAY_OF_QUARTER.finditer(words):
        yield _Named(int(match["d"]), (3, 6, 9, 12), bool(match["b"]))
    if _LAST_OF_MONTH.search(words) and not _DAY_OF_QUARTER.search(words):
        yield _Named(0, range(1, 13), False)
    if _LAST_OF_QUARTER.search(words) and not _DAY_OF_QUARTER.search(words):
        yield _Named(0, (3, 6, 9, 12), False)
    yield from _of_year(words)


def _of_year(words: str) -> Iterator[_Named]:
    """Yield `15/12` of `trước ngày 15/12 hằng năm`; a day up to which it goes on is none."""
    for span in find_spans(words)[0]:
        before = words[: span.start]
        if span.kind == "day" and not _ENDS.search(before):
            yield _Named(span.last[1], (span.last[0],), bool(_BEFORE.search(before)))


def _days(named: _Named, first: date, last: date) -> Iterator[date]:
    for year in range(first.year, last.year + 1):
        for month in named.months:
            if not 1 <= month <= 12 or named.day > 31:
                continue
            end = month_end(year, month)
            day = end.replace(day=min(named.day, end.day)) if named.day else end
            yield day - timedelta(days=1) if named.before else day


def _weekdays(words: str, last: date) -> Iterator[date]:
    for match in (*_WEEKDAY.finditer(words), *_WEEKDAY_BEHIND.finditer(words)):
        number = 8 if match["cn"] else _WEEKDAYS.get(match["w"]) or int(match["w"])
        weekday = (number - 2 - bool(match["b"])) % 7
        yield last - timedelta(days=(last.weekday() - weekday) % 7)
