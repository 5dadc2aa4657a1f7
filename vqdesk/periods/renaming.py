"""A text with another period in the place of one that it names."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from vqdesk.periods.mentions import find_mentions
from vqdesk.periods.period import next_period, period_in_title
from vqdesk.periods.text import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Period
    from vqdesk.periods.mentions import Mention

    _Piece = tuple[tuple[int, int], str]

_ROMAN = ("", "I", "II", "III", "IV")
_MONTHS = {"6 tháng": "6", "9 tháng": "9"}
_BETWEEN = "\x1f"  # white space to patterns, and no character of a report
_SHIFTED = ("tháng", "quý", "năm")
_IN_WORDS = ("", "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_MONTH_NAMES = ("", "giêng", *_IN_WORDS[2:12], "chạp")


def rename_period(text: str, old: Period, new: Period) -> str:
    """Return a text with every mention of one period replaced by another, and nothing else changed.

    Whatever `find_mentions` finds is a mention, with or without its year; capitals stay capitals, and so does
    the spelling where both periods are of one kind (`quý III/2024` becomes `quý IV/2024`, `quý Ba` becomes
    `quý Tư`). The period that follows moves along where it is the plan's: `kết quả tháng 3, nhiệm vụ tháng 4`
    becomes `kết quả tháng 4, nhiệm vụ tháng 5`, and so does what is left of the year: after 6 months
    the last 6, after 9 the last 3. Dates and spans of years are none. The text comes back in NFC.
    """
    text = unicodedata.normalize("NFC", text)
    moves = [(next_period(old), next_period(new))] if old.kind == new.kind in _SHIFTED else []
    pieces, place = list[str](), 0
    for mention in find_mentions(text):
        if mention.spelling == "rest":
            told = _rest(mention, old, new)
        else:
            pairs = [*moves, (old, new)] if mention.plan else [(old, new)]
            told = next((_respelt(text, mention, *pair) for pair in pairs if _names(mention, pair[0])), [])
        for (start, end), said in sorted(told):
            pieces += [text[place:start], said]
            place = end
    return "".join([*pieces, text[place:]])


def rename_lines(lines: Sequence[str], old: Period, new: Period) -> tuple[str, ...]:
    """Return the lines of a title with every mention of one period replaced, as `rename_period` does.

    A period may stand over two of them: `QUÝ III` and `NĂM 2024` below it.
    """
    return tuple(rename_period(_BETWEEN.join(lines), old, new).split(_BETWEEN)) if lines else ()


def _names(mention: Mention, period: Period) -> bool:
    """Tell whether a mention names a period, with its year or without."""
    found = mention.period
    if mention.spelling == "months" and found.kind == "quý":
        return False  # "3 tháng" has no next
    if period.kind == "khác":
        return bool(period.start and period.end) and found.is_same(period)
    return (
        period.year is not None
        and (found.kind, found.ordinal) == (period.kind, period.ordinal)
        and found.year in (None, period.year)
    )


def _rest(mention: Mention, old: Period, new: Period) -> list[_Piece]:
    """Return what is left of the year after other months."""
    if not (old.kind in _MONTHS and new.kind in _MONTHS and new.year and mention.period.start):
        return []
    passed, coming = int(_MONTHS[old.kind]), int(_MONTHS[new.kind])
    if int(mention.period.start[5:7]) != passed + 1 or mention.period.year not in (None, old.year):
        return []
    return _filled(mention, str(12 - coming), new)


def _respelt(text: str, mention: Mention, old: Period, new: Period) -> list[_Piece]:
    alike = old.kind == new.kind != "khác" and (old.ordinal is None) == (new.ordinal is None)
    counted = mention.spelling == "months" and {old.kind, new.kind} <= set(_MONTHS)
    if new.year is not None and mention.spelling != "days" and (alike or counted):
        return _filled(mention, _ordinal(text, mention, new), new)
    start, end = mention.place.whole
    said = (
        mention.place.year
        or mention.spelling == "days"
        or new.kind in ("năm", "khác")
        or new.year != old.year
    )
    name = period_in_title(new if said else replace(new, year=None)) or "..."
    return [((start, end), _cased(name, text[start:end]))]


def _filled(mention: Mention, ordinal: str | None, new: Period) -> list[_Piece]:
    """Return what stands in the places of a mention's number and year; what is not there stays away."""
    parts = ((mention.place.ordinal, ordinal), (mention.place.year, str(new.year)))
    return [(span, said) for span, said in parts if span and said is not None]


def _ordinal(text: str, mention: Mention, new: Period) -> str | None:
    """Return the new period's number in the mention's spelling; None where it has none."""
    if mention.place.ordinal is None or (new.ordinal is None and new.kind not in _MONTHS):
        return None
    start, end = mention.place.ordinal
    before = text[start:end]
    number = int(_MONTHS[new.kind]) if new.kind in _MONTHS else new.ordinal or 0
    word = " ".join(before.lower().split())
    if word in WORDS:
        return _cased((_MONTH_NAMES if word in ("giêng", "chạp") else _IN_WORDS)[number], before)
    if mention.spelling == "quarter" and not before.isdigit():
        return _ROMAN[number].lower() if before.islower() else _ROMAN[number]
    return f"{number:02}" if before[0] in "0oO" else str(number)


def _cased(name: str, like: str) -> str:
    if like.isupper():
        return name.upper()
    return name[0].upper() + name[1:] if like[0].isupper() else name
