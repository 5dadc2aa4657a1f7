"""A row's evaluation as a number, and whether a figure of its narrative gives it."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from vqdesk.checks.frame.finding import Stretch
from vqdesk.checks.frame.subject import EVALUATION
from vqdesk.checks.numbers.slip import round_to
from vqdesk.text.figures import format_number, parse_percent
from vqdesk.text.seen import seen

if TYPE_CHECKING:
    from vqdesk.checks.frame.subject import Subject

Fit = Literal["exact", "padded", "cut", ""]

WHOLE = Decimal(100)
_LEAST = Decimal("1.5")  # `0,88` without a sign may be a share as a spreadsheet keeps it
_MOST_DECIMALS = 6
_MOST = Decimal(10) ** 9  # per cent; what is above is no evaluation
_IN_WORDS = re.compile(
    r"(?:(?:đã|ước|khoảng|đạt|hoàn thành|thực hiện)[: ]+)*(?P<number>[0-9]{1,4}(?:[.,][0-9]{1,4})?) ?%"
    r"(?: ?(?:kh|kế hoạch|nhiệm vụ|chỉ tiêu|khối lượng|công việc)(?: [^\W\d_]+){0,3})?\.?",
    re.IGNORECASE,
)


class Evaluation(NamedTuple):
    """What stands in the column of evaluations: the number, its decimals as typed, its place."""

    value: Decimal
    decimals: int
    typed: str
    stretch: Stretch

    @property
    def is_whole(self) -> bool:
        """Tell whether it says that all was done."""
        return self.value >= WHOLE

    @property
    def number(self) -> str:
        """Return what was typed, without sign and words."""
        return format_number(self.value)

    def fit(self, value: Decimal) -> Fit:
        """Tell whether a figure of the narrative gives it: rounded, only padded with noughts, or cut off."""
        if value > _MOST:
            return ""
        if value == self.value or round_to(value, self.decimals) == self.value:
            return "exact"
        kept = self.decimals
        while kept and self.value == round_to(self.value, kept - 1):
            kept -= 1
        if kept < self.decimals and round_to(value, kept) == self.value:
            return "padded"
        cut = value.quantize(Decimal(1).scaleb(-self.decimals), ROUND_DOWN)
        return "cut" if cut == self.value else ""


def evaluation_of(subject: Subject) -> Evaluation | None:
    """Return a task's evaluation where it is one number (`88,0%`, `100`, `Đạt 80% KH`), else None."""
    text = subject.text(EVALUATION)
    if not text or len(text) > 80:
        return None
    value = parse_percent(text)
    if value is None:
        found = _IN_WORDS.fullmatch(" ".join(seen(text).text.split()))
        value = parse_percent(found["number"]) if found else None
    elif "%" not in text and value <= _LEAST:
        return None
    if value is None or value < 0:
        return None
    decimals = max(0, -int(value.as_tuple().exponent))
    if decimals > _MOST_DECIMALS or value.adjusted() > _MOST_DECIMALS:
        return None
    inner = text.strip()
    start = text.index(inner)
    stretch = Stretch(EVALUATION, start, start + len(inner))
    return Evaluation(value, decimals, inner, stretch)


def has_column(subject: Subject, field: str) -> bool:
    """Tell whether the annex has a column for a field, as far as anybody knows."""
    return field in subject.around.fields or (not subject.around.fields and field in subject.texts)


def shown_percent(value: Decimal, decimals: int) -> str:
    """Write a percentage with so many decimals: `87,5%`."""
    return f"{format_number(round_to(value, decimals))}%"
