"""What a narrative says of the row or its parts: `(Đạt 70%KH)`, `đạt 75% kế hoạch`, `15/19 tiêu chí`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.checks.frame.finding import Stretch
from vqdesk.checks.frame.subject import RESULT
from vqdesk.checks.numbers.words import kind_of_base, name_after

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.frame.subject import Subject
    from vqdesk.checks.numbers.amounts import Amount
    from vqdesk.checks.numbers.passages import NumberedText

_REACH = 120  # characters before a percentage in which its sentence may begin
_PLAN = (
    r"(?:(?:kh|kế hoạch|nhiệm vụ|chỉ tiêu|khối lượng|công việc|mục tiêu|tiến độ|hợp đồng"
    r"|giá trị|yêu cầu)\b)"
)
_OPENS = (
    r"(?:tự\s)?đánh giá|tự chấm|tính chung|nhìn chung|kết quả|mức độ hoàn thành|tỷ lệ hoàn thành|tiến độ"
    r"|khối lượng|ước|nhiệm vụ(?= (?:này )?(?:đã|đạt|ước|hoàn thành)\b)"
)
_CLOSING = re.compile(
    rf"(?:\A|[.;…\n*+“\"]\s*|-\s|(?P<behind>[^\W_] ?(?=[(:])))(?P<open>\(\s?)?"
    r"(?:(?:đến nay|hiện nay|hiện tại|tính đến nay|đến kỳ báo cáo|đến thời điểm(?: báo cáo| này)?),?\s)?"
    rf"(?P<words>(?:(?P<named>{_OPENS})(?:\s[^\W\d_]+){{0,8}}?)?"
    r"(?P<verb>\s?(?:"
    r"\b(?:đã|ước|đạt|hoàn thành|thực hiện(?: được)?|bằng|là|khoảng|trên|gần|hơn)\b\s?|:\s?)+))\Z"
)
_NAMED = re.compile(
    rf"\s?(?:được\s|so với\s|so\s)?{_PLAN}?"
    r"(?:\s(?:giao|đề ra|năm|được giao|nhiệm vụ|công việc|hợp đồng|hoàn thành))*\s?"
)
_END = re.compile(r"\s?\)?\s?(?:[.;…,!]+|\Z|\n|(?=\*)|(?=\s[-+]\s))")
_BRACKET_END = re.compile(r"\s?\)")
_OF_ALL = re.compile(r"(?:đã )?(?:đạt|hoàn thành)(?: đạt| khoảng)? ")
_ALL = re.compile(r"\b(?:chung|nhìn chung)\b")
_TAIL = re.compile(r"[\s.;,)”\"'*…]*\Z")
_FORECAST = re.compile(r"\b(?:cả năm|hết năm|(?<!rà soát )(?<!điều tra )cuối năm|dự kiến)\b")
_DAYS, _MONTHS = 31, 12
_RANK = re.compile(r"\b(?:thứ|hạng|vị trí)\b")
_LEFT = re.compile(r"\b(?:còn|chưa|không|giảm|tồn)\b")
_LEFT_AFTER = re.compile(r"[^,;.\d]{0,24}?\b(?:còn|chưa|không|tồn)\b")


class OwnEvaluation(NamedTuple):
    """A percentage that judges the row or one of its parts; `stretch` holds its words."""

    amount: Amount
    stretch: Stretch
    is_last: bool
    is_overall: bool


class Part(NamedTuple):
    """One number over another: `15/19 tiêu chí`."""

    high: Amount
    low: Amount

    @property
    def percent(self) -> Decimal:
        """Return it in per cent."""
        return self.high.value / self.low.value * 100


def closings(subject: Subject) -> list[OwnEvaluation]:
    """Return the narrative's own evaluations, in order: sentences or brackets that say no more than these."""
    passage = subject.passages.get(RESULT)
    if passage is None:
        return []
    return [found for amount in _percents(passage) if (found := _closing(passage, amount)) is not None]


def _percents(passage: NumberedText) -> Iterator[Amount]:
    for amount in passage.amounts:
        if amount.unit == "%" and not amount.ranged:
            yield amount


def _closing(passage: NumberedText, amount: Amount) -> OwnEvaluation | None:
    text = passage.text
    low = max(0, amount.start - _REACH)
    found = _CLOSING.search(text, low, amount.start)
    # A sentence that is longer than the reach does not begin there.
    if found is None or (found.start() == low > 0 and not found[0].startswith((".", ";", "\n", "…"))):
        return None
    if _FORECAST.search(found["words"]):
        return None
    named = _NAMED.match(text, amount.stop)
    stop = named.end() if named else amount.stop
    end = (_BRACKET_END if found["open"] else _END).match(text, stop)
    planned = bool(text[amount.stop : stop].strip())
    heads = planned and not text[: found.start("words")].strip()
    if end is None or (end[0][:1] == "," and not (found["named"] or heads)):
        return None
    is_last = bool(_TAIL.match(text, stop))
    told = planned or found["named"] or (found["open"] and not found["behind"])
    if not told and (found["behind"] or not is_last or not _OF_ALL.fullmatch(found["words"])):
        return None
    if (found["named"] or "").startswith("kết quả") and not planned and ":" not in found["verb"]:
        return None
    view = passage.view
    start = found.start("words")
    while text[start] in ": ":
        start += 1
    while text[stop - 1].isspace():
        stop -= 1
    return OwnEvaluation(
        amount,
        Stretch(RESULT, view.start(start), view.end(stop)),
        is_last=is_last,
        is_overall=bool(_ALL.search(found["words"])),
    )


def levels(cell: ClaimCell) -> list[Amount]:
    """Return the percentages that say how far something is, not by how much it grew or what is foreseen."""
    return [
        amount
        for amount in _percents(cell.passage)
        if cell.lead(amount) not in ("growth", "target") and not _FORECAST.search(amount.own)
    ]


def achievements(cell: ClaimCell) -> list[Amount]:
    """Return the percentages of a plan: `đạt 75% kế hoạch`."""
    return [
        amount
        for amount in levels(cell)
        if cell.lead(amount) == "share" and kind_of_base(name_after(amount)) == "plan"
    ]


def parts_of(cell: ClaimCell) -> list[Part]:
    """Return what is written as one number over another, but what is left: `còn 04/19 tiêu chí chưa đạt`."""
    found = []
    for low, high in sorted(cell.denominators.items()):
        part = Part(cell.amounts[high], cell.amounts[low])
        left = _LEFT.search(part.high.own) or _LEFT_AFTER.match(part.low.after)
        if part.low.value > 0 and not left and not _is_no_part(part):
            found.append(part)
    return found


def _is_no_part(part: Part) -> bool:
    """Tell whether two numbers are rather a day, or a rank among others: `01/5`, `thứ 23/63 tỉnh`."""
    named = part.low.noun or part.low.unit
    day = part.high.value <= _DAYS and part.low.value <= _MONTHS and not named
    return day or bool(_RANK.search(part.high.own))


def amount_place(subject: Subject, amount: Amount) -> Stretch:
    """Return where a number stands in the stored text, a percentage with its sign."""
    view = subject.passages[amount.field].view
    end = amount.stop if amount.is_percent else amount.end
    return Stretch(amount.field, view.start(amount.start), view.end(end))
