"""A text read into its amounts; what only looks like one is left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from decimal import Decimal

from vqdesk.checks.numbers.amounts import DONG, PERCENT, POINTS, Amount, Approximator
from vqdesk.checks.numbers.groups import end_of_groups
from vqdesk.checks.numbers.masks import is_no_amount
from vqdesk.checks.numbers.slip import LAST_DIGIT
from vqdesk.checks.numbers.units import ONE, read_unit
from vqdesk.checks.numbers.words import clause
from vqdesk.text.seen import Seen, seen

_PERCENTS = (PERCENT, POINTS)
_LONGEST = 18  # digits; what is longer is no figure of a report
MOST_NUMBERS = 5_000
"""Numbers of a text; no report's cell has more. Those behind them are left unread."""
_NEAR = 16  # characters before a number that tell how exact it is
_MOST_WORDS = 240  # characters of words between two numbers that are looked at
# What it begins with is told first, so that all between is passed over at once.
_TOKEN = re.compile(
    r"[0-9()\[\]\n;“\".!?…](?:(?<=[0-9])(?P<number>(?<![^\W_].)(?<![0-9][.,].)(?:[0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?"
    r"(?![0-9])|[0-9]{0,2}(?:,[0-9]{3}){2,}(?![0-9])|[0-9]*(?:[.,][0-9]+)?))"
    r"|(?<=[()\[\]\n;“])|(?<=\")(?<![^\s(]\")(?=\w)|(?<=[.!?…])(?=\s|\Z))"
)
_GROUP = 3  # digits that a dot, or an English comma, sets off
_RANGE = re.compile(r"(?:\s?%)?[ \u00a0]?[-–—÷][ \u00a0]?(?=[0-9])")
_MAY_RANGE = re.compile(r"[-–—÷][ \u00a0]?[0-9]")
_DASH = re.compile(r"(?:\s?%)?[ \u00a0]?[-–—÷][ \u00a0]?")
_QUOTE = re.compile(r"“[^“”\n]{1,60}”|\"[^\"\n]{1,60}\"(?!\w)")
_QUOTES = frozenset('“"')
_FACTOR = re.compile(r"(?:\s[^\W\d_]+){0,4}\s?[x×*]\s?(?=[0-9])")
_MAY_FACTOR = re.compile(r"[x×*]\s?[0-9]")
_APPROXIMATORS: dict[str, Approximator] = {
    "khoảng": "about", "chừng": "about", "xấp xỉ": "about", "ước": "about", "độ": "about", "~": "about",
    "≈": "about", "ước khoảng": "about",
    "hơn": "over", "trên": "over", "quá": "over", ">": "over", "ngót": "under",
    "gần": "under", "dưới": "under", "<": "under",
}  # fmt: skip
_ENDS_ABOUT = tuple(_APPROXIMATORS)
_ENDS_OF_ABOUT = frozenset(word[-1] for word in _APPROXIMATORS)
_LAST_WORD = re.compile(r"(?:(xấp xỉ|[^\W\d_]+|[~≈<>])\s{0,2})\Z")
_COMPARES = re.compile(r"\b(?:cao|thấp|nhiều|ít|nhanh|chậm|lớn|nhỏ|kém|tính|hộ)\s(?:hơn|trên)\s\Z")
_SHORT = re.compile(r"\b(?:T[PXT]|Tp|[QPHX])\.\Z")
_ENDS_OF_SHORT = frozenset("PXTpQH")
_DECIMALS = re.compile(r"[0-9]{1,2},[0-9]{1,2}")
_SHARED = re.compile(
    r"(?:\s[^\W\d_]+){0,6}(?:\s?\(|,\s)(?:(?:đạt|chiếm)(?:\s(?:tỷ|tỉ)\slệ)?|(?:tỷ|tỉ)\slệ(?:\s(?:là|đạt))?)\s"
)
_ENDS_THERE = re.compile(r"\s?[);]|[.,](?=\s|\Z)|\Z")
_SCORE = re.compile(r"\b(?:điểm|chỉ số|hệ số|bình quân|trung bình|năng suất|xếp|sao|đvt|đơn vị tính)\b")
_BRACKETS = re.compile(r"\([^()]*\)")
_BEGINS_CLASS = ("dưới ", "trên ", "từ ", "đến ")
_CLASS = re.compile(r"(?:\s[^\W\d_]+){0,3}\s?(?::|\b(?:là|có)\b)\s?")
_SPAN = re.compile(r"\s(?:đến|tới)\s")
_VARIES = re.compile(r"\b(?:dao động|trong khoảng|giá)\b(?!.*\b(?:tăng|giảm|nâng|hạ)\b)")
_UP_FROM = re.compile(r"(?:\s[^\W\d_]+){0,2}\s(?:trở lên|trở xuống)\b")
"""What follows the bound of some that are counted: `38 thí sinh đạt từ 27 điểm trở lên`."""
_CLASS_UP_TO = re.compile(r"\s(?:đến|tới)(?:\sdưới)?\s")


@dataclass(slots=True)
class NumberedText:
    """One field's text with its amounts in order; `unread` are those too long to be read.

    `rest` is the first number that was not read because too many stand before it.
    `text` is as a person reads it, in lower case; `view` leads from its places to those of the stored text.
    """

    name: str
    text: str
    view: Seen
    amounts: list[Amount] = field(default_factory=list)
    unread: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    rest: tuple[int, int] | None = None

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
        start, end = token.span()
        if token.lastgroup is None:
            place.pass_sign(lower[start], view.text, end)
            if lower[start] in '“"' and (quote := _QUOTE.match(lower, start)):
                # The numbers of a short quotation are part of a name.
                skip = max(skip, quote.end())
        elif start >= skip:
            if len(passage.amounts) >= MOST_NUMBERS:
                passage.rest = (start, end)
                break
            skip = _take(passage, start, end, place)
    passage.starts = [amount.start for amount in passage.amounts]
    _set_ranges(passage)
    _set_words(passage)
    return passage


class _Place:
    """Where the reader stands: its sentence and the brackets around it."""

    def __init__(self) -> None:
        self.sentence = self.segment = 0
        self.open: list[int] = []
        self.outer: list[int] = []
        self.brackets = self.segments = 0
        self.ended = 0

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
            self.sentence += 1 if text[self.ended : end].strip() else 0
            self.ended = end
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
    after = text[end : end + 4].lstrip(" \t\u00a0")
    if after and (after[0].islower() or after[0] == "\n"):
        return False  # no sentence begins with a small letter
    return text[end - 2 : end - 1] not in _ENDS_OF_SHORT or not _SHORT.search(text, max(0, end - 5), end)


def _take(passage: NumberedText, start: int, end: int, place: _Place) -> int:
    """Add a number to the amounts if it is one; return up to where everything is told of."""
    text, amounts = passage.text, passage.amounts
    if end - start > _LONGEST and sum(map(str.isdecimal, text[start:end])) > _LONGEST:
        passage.unread.append((start, end))
        return end
    if masked := is_no_amount(passage.view.text, text, start, end):
        return masked
    digits = text[start:end]
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isdecimal():
        end = end_of_groups(text, start, end)
        digits = text[start:end].replace(" ", ".")
    stop, basis, scale, noun = read_unit(text, end)
    if not basis and not noun and "," in digits and _lacks_sign(passage, digits, start, end):
        basis = PERCENT
    is_percent = basis in _PERCENTS
    value, other, decimals = _values(digits, counted=not basis and bool(noun), percent=is_percent)
    amount = Amount(
        len(amounts),
        passage.name,
        start,
        end,
        stop,
        digits,
        value if scale is ONE else value * scale,
        other if other is None or scale is ONE else other * scale,
        (LAST_DIGIT[decimals] if scale is ONE else scale.scaleb(-decimals)) if decimals else scale,
        decimals,
        basis,
        noun,
        is_percent,
        place.sentence,
        place.segment,
        len(place.open),
        place.open[-1] if place.open else 0,
    )
    if basis == DONG and amounts and _goes_on(text, amounts[-1], amount):
        before = amounts[-1]
        before.value += amount.value
        before.stop, before.noun, before.step = stop, noun, amount.step
    else:
        amounts.append(amount)
    return end


def _lacks_sign(passage: NumberedText, digits: str, start: int, end: int) -> bool:
    """Tell whether a number is a percentage without its sign: `giải quyết 125 vụ (đạt 78,35)`."""
    if not passage.amounts or not _DECIMALS.fullmatch(digits):
        return False
    before, text = passage.amounts[-1], passage.text
    counts = before.noun or before.unit not in ("", *_PERCENTS)
    if not counts or not _SHARED.fullmatch(text, before.stop, start) or not _ENDS_THERE.match(text, end):
        return False
    return not _SCORE.search(text, max(0, before.start - _MOST_WORDS // 4), start)


def _goes_on(text: str, before: Amount, amount: Amount) -> bool:
    """Tell whether two numbers are one that is written in two units: `4 tỷ 256,9 triệu đồng`."""
    joined = text[before.stop : amount.start] == " " and before.scale > amount.scale
    return joined and before.unit == DONG and not before.decimals and amount.value < before.scale


def _set_ranges(passage: NumberedText) -> None:
    """Tell which amounts are one end of a range, or a factor: `2,5 m x 3 m`."""
    text, amounts = passage.text, passage.amounts
    # The numbers behind these: none stands between them and the one that they may belong to.
    for at in {passage.first_at(found.start()) for found in _MAY_RANGE.finditer(text)}:
        if at and _RANGE.match(text, amounts[at - 1].end):
            amounts[at - 1].ranged = True
            if at < len(amounts) and _DASH.fullmatch(text, amounts[at - 1].end, amounts[at].start):
                amounts[at].ranged = True
    for at in {passage.first_at(found.start()) for found in _MAY_FACTOR.finditer(text)}:
        if at and _FACTOR.match(text, amounts[at - 1].end):
            for amount in amounts[at - 1 : at + 1]:
                amount.ranged = True


def _values(digits: str, *, counted: bool, percent: bool) -> tuple[Decimal, Decimal | None, int]:
    """Return a number's value, what else it may be, and its decimals.

    A lone dot before three digits sets off a group, but of a percentage decimals where no comma follows; a
    lone comma there sets off a group only where things are counted, and may do so elsewhere.
    """
    if digits.isdecimal():
        return Decimal(digits), None, 0
    whole, comma, fraction = digits.partition(",")
    if "," in fraction:  # `1,234,567`
        return Decimal(digits.replace(",", "")), None, 0
    if comma:
        value = Decimal(f"{whole.replace('.', '')}.{fraction}")
        if len(fraction) == _GROUP and "." not in whole and whole[0] != "0":
            grouped = Decimal(whole + fraction)
            return (grouped, value, 0) if counted else (value, grouped, _GROUP)
        return value, None, len(fraction)
    first, _, rest = digits.partition(".")
    sets_off = len(rest) == _GROUP >= len(first) and first != "0" and not percent
    if sets_off or "." in rest:
        return Decimal(digits.replace(".", "")), None, 0
    return Decimal(digits), None, len(rest)


def _set_words(passage: NumberedText) -> None:
    """Give each amount the words around it, and what they say of how exact it is."""
    text, amounts = passage.text, passage.amounts
    ends = [*passage.starts[1:], len(text)]
    told_up_to = 0
    for amount, end in zip(amounts, ends, strict=False):
        start, stop = amount.start, amount.stop
        amount.before = before = text[told_up_to:start][-_MOST_WORDS:]
        amount.after = text[stop:end][:_MOST_WORDS]
        amount.own = clause(before)
        told_up_to = stop
        said = before[-_NEAR:].rstrip()
        if said[-1:] in _ENDS_OF_ABOUT and said.endswith(_ENDS_ABOUT):
            near = before[-_NEAR:]
            told = _LAST_WORD.search(near)
            if told and not _COMPARES.search(near):
                amount.approximator = _APPROXIMATORS.get(told[1], "")
    _set_classes(amounts)


def _set_classes(amounts: list[Amount]) -> None:
    """Tell which amounts only bound a class: `từ 6 đến dưới 12 m: 312 chiếc; từ 24 m trở lên là 46 chiếc`."""
    behind: Amount | None = None
    for amount in reversed(amounts):
        if behind is not None and amount.own.endswith(_BEGINS_CLASS):
            unlike = (amount.unit, amount.noun) != (behind.unit, behind.noun)
            if _SPAN.fullmatch(amount.after) and amount.unit == behind.unit and _VARIES.search(amount.own):
                amount.ranged = behind.ranged = True
            told = _CLASS.fullmatch(amount.after) or (amount.unit and not amount.after.strip())
            bounds = unlike and not behind.is_percent and told
            goes_on = behind.ranged and _CLASS_UP_TO.fullmatch(amount.after)
            amount.ranged = amount.ranged or bool(bounds or goes_on or _UP_FROM.match(amount.after))
        behind = amount
