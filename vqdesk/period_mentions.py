"""Where a text names a period, and the same text with another period in its place."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from vqdesk.periods import parse_period, period_in_title
from vqdesk.text.dates import dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Period

_YEAR = r"(?P<year>(?:19|2[0-9])[0-9]{2})(?![0-9])"
_QUARTER = r"(?P<quarter>iii|iv|ii|i|0?[1-4])(?![0-9a-z])"
# A mention without its year counts too ("Kết quả 9 tháng"), unless it speaks of what lies outside the
# period: "nhiệm vụ 6 tháng cuối năm".
_MENTION = re.compile(
    rf"""(?:(?<![0-9.,/])0?(?P<months>[69])\s+tháng\b
        | \b(?:qu[ýí]|qúy)\s+{_QUARTER}
        | (?<![0-9]\s)\btháng\s+(?P<month>1[0-2]|0?[1-9])(?![0-9]) )
    (?:\s+đầu)?
    (?: (?:\s+năm\s+|\s?[/-]\s?|\s+){_YEAR}
        | (?P<open>\s+năm\b)?(?!\s+(?:cuối|tới|tiếp|còn|sau|trước|qua)\b)(?!\s*[/0-9]) )
    | (?P<part>\b(?:giai\s+đoạn|từ|đến|đầu|cuối|tháng)\s+)?\bnăm\s+{_YEAR.replace("year", "whole")}
      (?P<span>\s?[-–]\s?[0-9]{{4}}|\s+đến\b)?""",
    re.IGNORECASE | re.VERBOSE,
)
_REST = re.compile(rf"\b0?(?P<months>[36])\s+tháng\s+cuối\s+năm(?:\s+{_YEAR})?", re.IGNORECASE)
_OPEN_DATE = re.compile(
    r"ngày[\s.…_]*(?:[0-9]{1,2}\s)?tháng[\s.…_]*(?:[0-9]{1,2}\s)?năm[\s.…_]*[0-9]{0,4}", re.IGNORECASE
)
_UNTIL = re.compile(r"\s+đến\s+(?:hết\s+)?", re.IGNORECASE)
_FROM = re.compile(r"từ\s+\Z", re.IGNORECASE)
_ROMAN = ("", "I", "II", "III", "IV")
_MONTHS = {"6 tháng": "6", "9 tháng": "9"}


def renamed(text: str, old: Period, new: Period) -> str:
    """Return a text with every mention of one period replaced by another, and nothing else changed.

    Any spelling that `parse_period` understands is a mention, with or without its year; capitals
    stay capitals, and so does the spelling where both periods are of one kind (`quý III/2024` becomes
    `quý IV/2024`). Dates and spans of years are none. The text comes back in NFC.
    """
    text = unicodedata.normalize("NFC", text)
    if old.kind == "khác":
        return _with_dates_renamed(text, old, new)
    if old.year is None:
        return text
    closed = _joined(
        [(found.start, found.end) for found in dates(text)],
        [match.span() for match in _OPEN_DATE.finditer(text)],
    )

    def spoken(match: re.Match[str]) -> str:
        # Of the stretches that begin before its end the last one ends last.
        at = bisect_left(closed, (match.end(), 0)) - 1
        inside = at >= 0 and match.start() < closed[at][1]
        if inside or match["part"] or match["span"] or not _is_mention(match, old):
            return match[0]
        return _respelt(match, old, new)

    text = _MENTION.sub(spoken, text)
    if old.kind in _MONTHS and new.kind in _MONTHS and new.year:
        text = _REST.sub(lambda match: _rest_renamed(match, old, new), text)
    return text


def _joined(*spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches in their order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(chain.from_iterable(spans)):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _is_mention(match: re.Match[str], old: Period) -> bool:
    said = match[0]
    if not (match["year"] or match["whole"]):
        said += f" {old.year}" if match["open"] else f" năm {old.year}"
    found = parse_period(said)
    return found is not None and (found.kind, found.year, found.ordinal) == (old.kind, old.year, old.ordinal)


def _respelt(match: re.Match[str], old: Period, new: Period) -> str:
    ordinal = _ordinal(match, old, new)
    if new.year is not None and ordinal is not None:
        return _filled(match, [*ordinal, ("year", str(new.year)), ("whole", str(new.year))])
    said = match["year"] or match["whole"] or new.kind in ("năm", "khác") or new.year != old.year
    return _cased(period_in_title(new if said else replace(new, year=None)) or "...", match[0])


def _ordinal(match: re.Match[str], old: Period, new: Period) -> list[tuple[str, str]] | None:
    """Return what the ordinal becomes in the same spelling; None where the new period needs other words."""
    if old.kind in _MONTHS and new.kind in _MONTHS:
        return [("months", _MONTHS[new.kind])]
    if old.kind != new.kind or (old.ordinal is not None and new.ordinal is None):
        return None
    group = "quarter" if old.kind == "quý" else "month"
    before = match[group]
    if not before:
        return []
    if not before.isdigit():
        numeral = _ROMAN[new.ordinal or 0]
        return [(group, numeral if before.isupper() else numeral.lower())]
    return [(group, f"{new.ordinal:02}" if before.startswith("0") else str(new.ordinal))]


def _filled(match: re.Match[str], texts: Iterable[tuple[str, str]]) -> str:
    """Return a match with the texts of some groups replaced; a group that is not there stays away."""
    found = match[0]
    spans = [(match.span(group), text) for group, text in texts if match[group] is not None]
    for (start, end), text in sorted(spans, reverse=True):
        found = found[: start - match.start()] + text + found[end - match.start() :]
    return found


def _rest_renamed(match: re.Match[str], old: Period, new: Period) -> str:
    """Speak of what is left of the year: after 6 months the last 6, after 9 the last 3."""
    passed, coming = int(_MONTHS[old.kind]), int(_MONTHS[new.kind])
    if int(match["months"]) != 12 - passed or match["year"] not in (None, str(old.year)):
        return match[0]
    return _filled(match, [("months", str(12 - coming)), ("year", str(new.year))])


def _cased(name: str, like: str) -> str:
    if like.isupper():
        return name.upper()
    return name[0].upper() + name[1:] if like[0].isupper() else name


def _with_dates_renamed(text: str, old: Period, new: Period) -> str:
    """Replace `từ ... đến ...` where it names exactly the old period's days."""
    place, pieces = 0, list[str]()
    found = dates(text)
    # What stands before a date is looked for behind the date before it, not from the beginning.
    ends = [0, *(each.end for each in found)]
    for end, first, last in zip(ends, found, found[1:], strict=False):
        before = _FROM.search(text, max(place, end), first.start)
        days = (first.date.isoformat(), last.date.isoformat())
        if before and _UNTIL.fullmatch(text, first.end, last.start) and days == (old.start, old.end):
            pieces += [text[place : before.start()], _cased(period_in_title(new) or "...", before[0])]
            place = last.end
    return "".join([*pieces, text[place:]])
