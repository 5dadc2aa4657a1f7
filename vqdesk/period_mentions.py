"""Where a text names a period, and the same text with another period in its place."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from vqdesk.period_reading import speaks_of_plan
from vqdesk.periods import next_period, parse_period, period_in_title, plain
from vqdesk.text.dates import dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Period

_YEAR = r"(?P<year>(?:19|2[0-9])[0-9]{2})(?![0-9])"
_QUARTER = r"(?P<quarter>iii|iv|ii|i|0?[1-4]|một|nhất|hai|ba|bốn|tư)(?![^\W_])"
_MONTH = (
    r"(?P<month>1[0-2]|0?[1-9]|mười\s+(?:một|hai)|mười|giêng|một|hai|ba|bốn|tư|năm(?=\s+năm|\s?/)|sáu|bảy|bẩy|"
    r"tám|chín|chạp)(?![^\W_])"
)
# A mention without its year counts too ("Kết quả 9 tháng"), unless it speaks of what lies outside the
# period: "nhiệm vụ 6 tháng cuối năm".
_MENTION = re.compile(
    rf"""(?:(?<![0-9.,/])0?(?P<months>[69]|\bsáu|\bchín)\s+tháng\b
        | \b(?:qu[ýí]|qúy)\s*(?:thứ\s+)?{_QUARTER}
        | (?<![0-9]\s)\btháng\s*{_MONTH} )
    (?:\s+đầu)?
    (?: (?:,?\s+năm\s+|\s+\(năm\s+|\s?[/.–-]\s?|\s+){_YEAR}
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
_SHIFTED = ("tháng", "quý", "năm")
_IN_WORDS = ("", "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_MONTH_NAMES = ("", "giêng", *_IN_WORDS[2:12], "chạp")


def renamed(text: str, old: Period, new: Period) -> str:
    """Return a text with every mention of one period replaced by another, and nothing else changed.

    Any spelling that `parse_period` understands is a mention, with or without its year; capitals
    stay capitals, and so does the spelling where both periods are of one kind (`quý III/2024` becomes
    `quý IV/2024`, `quý Ba` becomes `quý Tư`). The period that follows moves along where it is the plan's:
    `kết quả tháng 3, nhiệm vụ tháng 4` becomes `kết quả tháng 4, nhiệm vụ tháng 5`. Dates and spans of years
    are none. The text comes back in NFC.
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

    behind, plan = 0, False
    moves = [(next_period(old), next_period(new))] if old.kind == new.kind in _SHIFTED else []

    def spoken(match: re.Match[str]) -> str:
        nonlocal behind, plan
        # Of the stretches that begin before its end the last one ends last.
        at = bisect_left(closed, (match.end(), 0)) - 1
        inside = at >= 0 and match.start() < closed[at][1]
        if inside or match["part"] or match["span"]:
            return match[0]
        between, behind = text[behind : match.start()], match.end()
        plan = speaks_of_plan(plain(between), before=plan)
        for mine, its in [(old, new)] if not plan else [*moves, (old, new)]:
            if _is_mention(match, mine):
                return _respelt(match, mine, its)
        return match[0]

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
    said = match[0].replace("(", "").replace(",", "")
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
        before = match["months"] or ""
        months = _MONTHS[new.kind]
        return [("months", months if before.isdigit() else _in_words(before, int(months), is_month=True))]
    if old.kind != new.kind or (old.ordinal is not None and new.ordinal is None):
        return None
    group = "quarter" if old.kind == "quý" else "month"
    before = match[group]
    if not before:
        return []
    if not before.isdigit():
        return [(group, _in_words(before, new.ordinal or 0, is_month=group == "month"))]
    return [(group, f"{new.ordinal:02}" if before.startswith("0") else str(new.ordinal))]


def _in_words(before: str, number: int, *, is_month: bool) -> str:
    """Return a number spelt as another one was: as a Roman numeral or in words, capitals as capitals."""
    word = before.lower()
    if not is_month and set(word) <= set("iv"):
        numeral = _ROMAN[number]
        return numeral if before.isupper() else numeral.lower()
    name = (_MONTH_NAMES if word in ("giêng", "chạp") else _IN_WORDS)[number]
    if before.isupper():
        return name.upper()
    return name[0].upper() + name[1:] if before[0].isupper() else name


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
