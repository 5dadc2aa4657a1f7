"""A row against the same row of the period before: what fell, what was not brought up to date."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from vqdesk.checks.arithmetic.figures_shown import machine_number
from vqdesk.checks.claims.cells import alike
from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.limit import Limit
from vqdesk.checks.frame.subject import CONTENT, RESULT
from vqdesk.checks.numbers.units import SAME
from vqdesk.checks.rows.closings import amount_place
from vqdesk.checks.rows.evaluations import evaluation_of
from vqdesk.checks.rows.targets import label
from vqdesk.text.seen import same_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import Period
    from vqdesk.checks.frame.subject import Subject
    from vqdesk.checks.numbers.amounts import Amount

_CUMULATIVE_KINDS = ("6 tháng", "9 tháng", "năm")
_CHANGED = re.compile(
    r"\b(?:điều chỉnh (?:giảm|tăng|kế hoạch|chỉ tiêu|dự toán|mục tiêu|số)|giao (?:bổ sung|thêm)|tăng chỉ tiêu"
    r"|bổ sung (?:kế hoạch|chỉ tiêu|nhiệm vụ|dự toán)|(?:đánh giá|rà soát) lại (?:mức|tiến độ|kết quả|số)"
    r"|đính chính|sáp nhập|thu hồi (?:quyết định|danh hiệu|bằng))\b"
)
LEAST_LENGTH = Limit.make("period.unchanged", "length", "30", "10 30 60 100 200 500")
"""Characters of a narrative; a shorter one may rightly be said again: "Đã hoàn thành."."""
MOST_FALLEN = Limit.make("period.fell", "fell", "0", "0 0.5 1 2 5 10")
"""Points of percent by which an evaluation may fall untold."""
_LASTS = re.compile(r"\b(?:lũy kế|luỹ kế|cộng dồn|(?:tính )?từ đầu (?:năm|nhiệm kỳ)|từ ngày 01/01)\b")
_RECOGNISED = re.compile(
    r"\b(?:được công nhận|đạt chuẩn|đạt tiêu chí|hoàn thành|về đích|được cấp|được phê duyệt)\b"
)
_SO_FAR = re.compile(
    r"\b(?:đến nay|đến thời điểm|hiện nay|hiện có|toàn (?:huyện|xã|tỉnh)|tính đến|đã có|nâng tổng số)\b"
)
_DONE = re.compile(
    r"\bđã (?:được )?(?:cấp|giải ngân|thu(?! hồi)|trồng|tổ chức|ban hành|tiếp nhận|giải quyết|hoàn thành"
    r"|đào tạo|hỗ trợ|thực hiện|xây dựng|triển khai|tuyên truyền|kết nạp|chi trả|chi|xử lý|vận động|thành lập"
    r"|khám|kiểm tra|trao|tặng|mở|lắp đặt|sửa chữa|nghiệm thu|bàn giao|tiêm|phát|thẩm định|phê duyệt"
    r"|tham mưu)\b"
)
_PART_OF_YEAR = re.compile(
    r"\b(?:trong (?:kỳ|tháng|quý|tuần|đợt)|tháng [0-9]|quý [ivx0-9]|từ (?:ngày|tháng)|đợt|thêm|mới"
    r"|3 tháng|tuần|cùng kỳ|kỳ trước|năm trước|lần thứ)\b"
)
_LESS = re.compile(
    r"\b(?:còn|chưa|giảm|không|tồn|nghèo|vi phạm|quá hạn|nợ|tai nạn|tội phạm|dự kiến|kế hoạch|mục tiêu)\b"
)
_FIGURES = re.compile(r"[0-9]+(?:[.,/][0-9]+)*")


def is_later_in_year(period: Period, former: Period) -> bool:
    """Tell whether both periods count from the year's start, this one further."""
    return (
        period.kind in _CUMULATIVE_KINDS
        and former.kind in _CUMULATIVE_KINDS
        and period.year is not None
        and period.year == former.year
        and _CUMULATIVE_KINDS.index(period.kind) > _CUMULATIVE_KINDS.index(former.kind)
    )


def fell(subject: Subject) -> Iterator[Remark]:
    """Yield an evaluation that is lower than in the period before; of single months that is a hint."""
    former = subject.former
    evaluation, before = evaluation_of(subject), evaluation_of(former) if former else None
    if former is None or evaluation is None or before is None or evaluation.value >= before.value:
        return
    period, last = subject.around.period, former.around.period
    if period.year is None or period.year != last.year:
        return
    if before.value - evaluation.value <= MOST_FALLEN.of(subject.around):
        return
    explained = _CHANGED.search(subject.text(RESULT).lower())
    same = same_words(subject.text(CONTENT)) == same_words(former.text(CONTENT))
    sure = is_later_in_year(period, last) and same and not explained
    yield Remark(
        evaluation.stretch,
        "check.period.fell",
        {"column": evaluation.typed, "former": before.typed},
        stated=evaluation.number,
        severity=None if sure else "info",
    )


def unchanged(subject: Subject) -> Iterator[Remark]:
    """Yield a narrative that says what it said in the period before; a hint where all was done then."""
    former = subject.former
    if former is None:
        return
    text, before = same_words(subject.text(RESULT)), same_words(former.text(RESULT))
    if len(text) < LEAST_LENGTH.of(subject.around) or text != before:
        return
    done = evaluation_of(former)
    told = former.around.statuses.read(former.text("status"))
    over = (done is not None and done.is_whole) or (told is not None and told.is_done)
    stored = subject.text(RESULT)
    start = len(stored) - len(stored.lstrip())
    stretch = Stretch(RESULT, start, len(stored.rstrip()))
    yield Remark(stretch, "check.period.unchanged", severity="info" if over else None)


def cumulative(subject: Subject) -> Iterator[Remark]:
    """Yield a number counted from the year's start, or of what was recognised, that is less than before."""
    former = subject.former
    if former is None:
        return
    grows = is_later_in_year(subject.around.period, former.around.period)
    if not (_may_last(subject, grows=grows) and _may_last(former, grows=grows)):
        return
    now = subject.passages[RESULT]
    if now.text == former.passages[RESULT].text:
        return
    year, last = subject.around.period.year, former.around.period.year
    if year is None or _CHANGED.search(now.text):
        return
    earlier = {key: rest for key, *rest in _lasting(former, same_year=year == last, grows=grows)}
    if not earlier:
        return
    for key, amount, low in _lasting(subject, same_year=year == last, grows=grows):
        other, other_low = earlier.get(key, (None, None))
        if other is None or alike(other, amount) < SAME or other.value <= amount.value:
            continue
        if (low and low.value) == (other_low and other_low.value):
            yield Remark(
                amount_place(subject, amount),
                "check.period.cumulative",
                {"figure": amount.typed, "former": other.typed},
                stated=amount.typed,
                computed=machine_number(other.value / other.scale),
            )


def _may_last(subject: Subject, *, grows: bool) -> bool:
    text = subject.text(RESULT).lower()
    return bool(_LASTS.search(text) or _RECOGNISED.search(text) or (grows and _DONE.search(text)))


def _lasting(subject: Subject, *, same_year: bool, grows: bool) -> list[tuple[str, Amount, Amount | None]]:
    """Return the numbers that can only grow: the words they are known by, the number, what it is a part of.

    `grows`: both periods count from the year's start, and so does what was done in them. A number whose words
    stand twice is left out.
    """
    cell = subject.cells[RESULT]
    passage, denominators = cell.passage, cell.denominators
    lower = {high: passage.amounts[low] for low, high in denominators.items()}
    found: list[tuple[str, Amount, Amount | None]] = []
    for amount in passage.amounts:
        if amount.is_percent or amount.ranged or amount.change or amount.index in denominators:
            continue
        part = lower.get(amount.index)
        words = label(amount) + (label(part) if part else "")
        counts = same_year and _LASTS.search(words)
        recognised = _RECOGNISED.search(words) and _SO_FAR.search(amount.before)
        done = grows and _DONE.search(amount.own) and not _PART_OF_YEAR.search(words)
        if (
            (counts or recognised or done)
            and not _LESS.search(words)
            and cell.lead(amount) not in ("growth", "target")
        ):
            found.append((_known_by(amount), amount, part))
    count = Counter(key for key, _, _ in found)
    return [each for each in found if count[each[0]] == 1]


def _known_by(amount: Amount) -> str:
    words = f"{amount.own[-60:]} {amount.noun}"
    return " ".join(_FIGURES.sub("", words).split())
