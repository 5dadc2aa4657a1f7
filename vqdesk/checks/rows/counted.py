"""How far a row is by what it counts where no percentage tells it: `24 nhiệm vụ, hoàn thành 21, còn 03`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.checks.claims.cells import alike
from vqdesk.checks.frame.subject import CONTENT
from vqdesk.checks.numbers.slip import round_to, slip_of
from vqdesk.checks.rows.closings import Part, levels
from vqdesk.checks.rows.evaluations import WHOLE
from vqdesk.checks.rows.targets import label, subjects_of

if TYPE_CHECKING:
    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.frame.subject import Subject
    from vqdesk.checks.numbers.amounts import Amount
    from vqdesk.checks.numbers.passages import NumberedText
    from vqdesk.checks.rows.evaluations import Evaluation

_SAME, _THREE = 2, 3
_FEW_DIGITS = 2  # signs of an evaluation of which one wrong may make another figure
_STEP = 5  # per cent
_NOT_DONE = re.compile(r"\b(?:còn|chưa|không|chậm|mắc|vi phạm)\b")
_DONE = re.compile(r"\b(?:đã|hoàn thành|xong|giải quyết|đạt|ban hành|tổ chức|thực hiện|triển khai)\b")
_NOT_ALL = re.compile(
    r"\b(?:còn|chưa|không|thêm|trong đó|riêng|tháng|quý|tuần|mỗi|các|từ|giảm|tăng|phấn đấu|dự kiến|kế hoạch"
    r"|đăng ký|khảo sát|rà soát|đang|thuộc|tại)\b"
)
_GOAL = re.compile(r"\b(?:trở lên|tối thiểu|ít nhất|tối đa|mỗi|hằng|hàng|từ|giảm|tăng|vượt|bình quân)\b")


def done_over_all(subject: Subject, cell: ClaimCell) -> Part | None:
    """Return the one thing that was done over all there was of it; None where several may be meant."""
    return _of_list(cell) or _of_target(subject, cell)


def _of_list(cell: ClaimCell) -> Part | None:
    """Read what was done of all, with what is left: `18 nhiệm vụ, hoàn thành 15, đang thực hiện 03`."""
    if len(cell.amounts) != _THREE:
        return None
    whole, done, left = cell.amounts
    plain = not any(a.is_percent or a.ranged or a.approximator for a in cell.amounts)
    one = (
        whole.sentence == done.sentence == left.sentence and alike(whole, done) == alike(whole, left) == _SAME
    )
    told = plain and one and whole.value == done.value + left.value and _DONE.search(done.own)
    return Part(done, whole) if told and not _NOT_DONE.search(f"{whole.own} {done.own}") else None


def _of_target(subject: Subject, cell: ClaimCell) -> Part | None:
    """Read the first number over the one that the task itself names: `Mở 20 lớp`, `Đã mở 17 lớp`."""
    content = subject.passages.get(CONTENT)
    if content is None or len(content.amounts) != 1 or not cell.amounts or levels(cell):
        return None
    goal, done = content.amounts[0], cell.amounts[0]
    if goal.approximator or goal.ranged or goal.is_percent or _GOAL.search(content.text):
        return None
    others = [a for a in cell.amounts[1:] if alike(a, done) == _SAME]
    plain = not (others or done.approximator or done.ranged or done.change or _NOT_ALL.search(done.own))
    told = plain and alike(done, goal) == _SAME and (done.unit or done.noun) and 0 < done.value < goal.value
    return Part(done, goal) if told and not _NOT_ALL.match(done.after.strip()) else None


def is_mistyped(evaluation: Evaluation, value: Decimal) -> bool:
    """Tell whether a clerk's slip makes the evaluation of a percentage: a digit, two exchanged, the rest."""
    if evaluation.fit(value) or evaluation.is_whole:
        return False
    rest = value < WHOLE and round_to(WHOLE - value, evaluation.decimals) == evaluation.value
    return rest or bool(slip_of(evaluation.value, value, evaluation.decimals))


def is_estimate(evaluation: Evaluation, value: Decimal) -> bool:
    """Tell whether the evaluation may be the clerk's round estimate a little below what was counted."""
    return not evaluation.value % _STEP and 0 < value - evaluation.value <= _STEP


def mistyped_level(evaluation: Evaluation, cell: ClaimCell, content: NumberedText | None) -> Amount | None:
    """Return the one percentage that the column repeats but for a slip, where no target of the task fits.

    One wrong digit alone may be another figure where there are only two, or be what lies between several.
    """
    told = levels(cell)
    found = [a for a in told if is_mistyped(evaluation, a.value)]
    if len(found) != 1 or evaluation.fit(sum((a.value for a in told), Decimal(0)) / len(told)):
        return None
    level = found[0]
    targets = content.amounts if content is not None else []
    if any(evaluation.fit(level.value / goal.value * WHOLE) for goal in targets if goal.value):
        return None
    slip = slip_of(evaluation.value, level.value, evaluation.decimals)
    if slip in ("swapped", "point"):
        return level
    between = min(a.value for a in told) <= evaluation.value <= max(a.value for a in told)
    if len(told) > 1 and (between or not (level is told[0] or _is_named(level, content))):
        return None
    exact = level.decimals > 0 if not slip else len(evaluation.number) > _FEW_DIGITS
    exact = exact or (all(goal.value == WHOLE for goal in targets) and _is_named(level, content))
    return level if exact else None


def _is_named(level: Amount, content: NumberedText | None) -> bool:
    return content is not None and subjects_of(label(level)).meets(subjects_of(content.text))
