"""A text read into its amounts; what only looks like one is left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from decimal import Decimal

from vqdesk.checks.numbers.amounts import DONG, PERCENT, POINTS, Amount, Approximator
from vqdesk.checks.numbers.masks import is_no_amount
from vqdesk.checks.numbers.units import read_unit
from vqdesk.checks.numbers.words import clause
from vqdesk.text.seen import Seen, seen

_LONGEST = 18  # digits; what is longer is no figure of a report
_NEAR = 16  # characters before a number that tell how exact it is
_MOST_WORDS = 240  # characters of words between two numbers that are looked at
_TOKEN = re.compile(
    r"(?=[0-9()\[\]\n;“.!?…])(?:(?P<number>(?<![^\W_])(?<![0-9][.,])(?:[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?(?![0-9])"
    r"|[0-9]{1,3}(?:,[0-9]{3}){2,}(?![0-9])|[0-9]+(?:[.,][0-9]+)?))"
    r"|(?P<sign>[()\[\]\n;“]|[.!?…](?=\s|\Z)))"
)
_GROUPS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}")
_RANGE = re.compile(r"(?:\s?%)?[ \u00a0]?[-–—÷][ \u00a0]?(?=[0-9])")
_DASH = re.compile(r"(?:\s?%)?[ \u00a0]?[-–—÷][ \u00a0]?")
_QUOTE = re.compile(r"“[^“”\n]{1,60}”")
_FACTOR = re.compile(r"(?:\s[^\W\d_]+){0,4}\s?[x×*]\s?(?=[0-9])")
_APPROXIMATORS: dict[str, Approximator] = {
    "khoảng": "about", "chừng": "about", "xấp xỉ": "about", "ước": "about", "độ": "about", "~": "about",
    "≈": "about", "ước khoảng": "about",
    "hơn": "over", "trên": "over", "quá": "over", ">": "over", "ngót": "under",
    "gần": "under", "dưới": "under", "<": "under",
}  # fmt: skip
_LAST_WORD = re.compile(r"(?:(xấp xỉ|[^\W\d_]+|[~≈<>])\s{0,2})\Z")
_COMPARES = re.compile(r"\b(?:cao|thấp|nhiều|ít|nhanh|chậm|lớn|nhỏ|kém|tính|hộ)\s(?:hơn|trên)\s\Z")
_SHORT = re.compile(r"\b(?:T[PXT]|Tp|[QPHX])\.\Z")
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(slots=True)
class NumberedText:
    """One field's text with its amounts in order; `unread` are those too long to be read.

    `text` is as a person reads it, in lower case; `view` leads from its places to those of the stored text.
    """

    name: str
    text: str
    view: Seen
    amounts: list[Amount] = field(default_factory=list)
    unread: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def between(self, first: Amount, second: Amount) -> str:
        """Return the lower-case words between two amounts, without what stands in brackets there."""
        words = self.text[first.stop : second.start]
        return _BRACKETS.sub(" ", words) if "(" in words else words

    def first_at(self, place: int) -> int:
        """Return the index of the first amount that begins at a place of the text or later."""
        return bisect_left(self.starts, place)


def read_passage(name: str, text: str) -> NumberedText:
    """Read a field's text. Takes time proportional to its length."""
    view = seen(text)
    lower = view.text.lower()
    if len(lower) != len(view.text):
        lower = "".join(low if len(low := sign.lower()) == 1 else sign for sign in view.text)
    passage = NumberedText(name, lower, view)
    place = _Place()
    skip = 0
    for token in _TOKEN.finditer(lower):
        if token["sign"]:
            place.pass_sign(token["sign"], view.text, token.end())
            skip = max(skip, _end_of_quote(lower, token))
        elif token.start() >= skip:
            skip = _take(passage, token, place, skip)
    _set_words(passage)
    passage.starts = [amount.start for amount in passage.amounts]
    return passage


class _Place:
    """Where the reader stands: its sentence and the brackets around it."""

    def __init__(self) -> None:
        self.sentence = self.segment = 0
        self.open: list[int] = []
        self.outer: list[int] = []
        self.brackets = self.segments = 0

    def pass_sign(self, sign: str, text: str, end: int) -> None:
        if sign in "([":
            self.brackets += 1
            self.open.append(self.brackets)
            self.outer.append(self.segment)
        elif sign in ")]":
            if self.open:
                self.open.pop()
                self.segment = self.outer.pop()
        elif sign == "\n" or (sign in ".!?…" and ends_sentence(text, end)):
            self.sentence += 1
            self._begin_segment()
            self.open.clear()
            self.outer.clear()
        elif sign == ";":
            self._begin_segment()

    def _begin_segment(self) -> None:
        self.segments += 1
        self.segment = self.segments


def ends_sentence(text: str, end: int) -> bool:
    """Tell whether the full stop before a place of a text ends a sentence."""
    return _begins(text, end) and not _SHORT.search(text, max(0, end - 5), end)


def _begins(text: str, end: int) -> bool:
    """Tell whether a sentence may begin there: the next sign is no small letter."""
    after = text[end : end + 4].lstrip(" \t\u00a0")
    return not after or not (after[0].islower() or after[0] == "\n")


def _end_of_quote(text: str, token: re.Match[str]) -> int:
    """Return where a short quotation ends, whose numbers are part of a name; 0 for another sign."""
    found = _QUOTE.match(text, token.start()) if token["sign"] == "“" else None
    return found.end() if found else 0


def _take(passage: NumberedText, token: re.Match[str], place: _Place, skip: int) -> int:
    """Add a number to the amounts if it is one; return up to where everything is told of."""
    text = passage.text
    start, end = token.span("number")
    if end - start > _LONGEST:
        passage.unread.append((start, end))
        return end
    masked = is_no_amount(passage.view.text, text, start, end)
    if masked:
        return masked
    digits = token["number"]
    unit = read_unit(text, end)
    value, other, decimals = _values(
        digits, counted=not unit.basis and bool(unit.noun), percent=unit.basis in (PERCENT, POINTS)
    )
    amount = Amount(
        index=len(passage.amounts),
        field=passage.name,
        start=start,
        end=end,
        stop=unit.stop,
        typed=digits,
        value=value * unit.scale,
        other=None if other is None else other * unit.scale,
        step=unit.scale.scaleb(-decimals),
        decimals=decimals,
        unit=unit.basis,
        noun=unit.noun,
        sentence=place.sentence,
        segment=place.segment,
        depth=len(place.open),
        bracket=place.open[-1] if place.open else 0,
    )
    before = passage.amounts[-1] if passage.amounts else None
    if before is not None and _goes_on(text, before, amount):
        before.value += amount.value
        before.stop, before.noun, before.step = amount.stop, amount.noun, amount.step
        return end
    ends = before is not None and before.ranged and _DASH.fullmatch(text, before.end, start) is not None
    factor = before is not None and _FACTOR.match(text, before.end) is not None
    amount.ranged = ends or factor or bool(_RANGE.match(text, end) or _FACTOR.match(text, end))
    passage.amounts.append(amount)
    return end


def _goes_on(text: str, before: Amount, amount: Amount) -> bool:
    """Tell whether two numbers are one that is written in two units: `4 tỷ 256,9 triệu đồng`."""
    joined = text[before.stop : amount.start] == " " and before.scale > amount.scale
    money = before.unit == DONG and amount.unit == DONG
    return joined and money and not before.decimals and amount.value < before.scale


def _values(digits: str, *, counted: bool, percent: bool) -> tuple[Decimal, Decimal | None, int]:
    """Return a number's value, what else it may be, and its decimals.

    A lone dot before three digits sets off a group, but of a percentage decimals; a lone comma there sets off
    a group only where things are counted, and may do so elsewhere.
    """
    if _GROUPS.fullmatch(digits) and not digits.startswith("0.") and not (percent and digits.count(".") == 1):
        whole = Decimal(digits.replace(".", "").replace(",", "."))
        return whole, None, len(digits.partition(",")[2])
    if _ENGLISH.fullmatch(digits):
        return Decimal(digits.replace(",", "")), None, 0
    point = (
        digits.replace(",", ".") if digits.count(".") + digits.count(",") == 1 else digits.replace(".", "")
    )
    fraction = point.partition(".")[2]
    value = Decimal(point)
    if "," in digits and len(fraction) == 3 and not digits.startswith("0"):
        grouped = Decimal(digits.replace(",", ""))
        return (grouped, value, 0) if counted else (value, grouped, 3)
    return value, None, len(fraction)


def _set_words(passage: NumberedText) -> None:
    """Give each amount the words around it, and what they say of how exact it is."""
    text, amounts = passage.text, passage.amounts
    end = 0
    for place, amount in enumerate(amounts):
        amount.before = text[max(end, amount.start - _MOST_WORDS) : amount.start]
        limit = amounts[place + 1].start if place + 1 < len(amounts) else len(text)
        amount.after = text[amount.stop : min(limit, amount.stop + _MOST_WORDS)]
        amount.own = clause(amount.before)
        end = amount.stop
        near = amount.before[-_NEAR:]
        if (word := _LAST_WORD.search(near)) and not _COMPARES.search(near):
            amount.approximator = _APPROXIMATORS.get(word[1], "")
