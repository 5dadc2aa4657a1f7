"""The column of evaluations by itself: empty, above 100, outside of what the parts of the narrative reach."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.checks.arithmetic.figures_shown import machine_number
from vqdesk.checks.frame.finding import Move, Remark, Stretch
from vqdesk.checks.frame.limit import Limit
from vqdesk.checks.frame.subject import EVALUATION, RESULT
from vqdesk.checks.rows.closings import achievements, amount_place, closings, levels, parts_of
from vqdesk.checks.rows.differing import means
from vqdesk.checks.rows.evaluations import evaluation_of, has_column, shown_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.checks.frame.subject import Subject
    from vqdesk.checks.numbers.amounts import Amount

_OF_PLAN = re.compile(r" ?(?:kh|kế hoạch|chỉ tiêu|nhiệm vụ)(?: (?:năm|được giao|giao|đề ra))*[\s.;)]*")
LEAST_ROWS = Limit.make("row.missing", "rows", "3", "1 3 5 10 20")
"""Rows with an evaluation from which on one without is told."""
MOST_PERCENT = Limit.make("row.above", "above", "100", "100 105 110 120 150 200")
"""Per cent above which an evaluation is told."""


class _Misplaced(NamedTuple):
    """An evaluation that stands in the narrative; `sure` where its words judge the row and nothing else."""

    amount: Amount
    stretch: Stretch
    sure: bool


def misplaced(subject: Subject) -> Iterator[Remark]:
    """Yield the evaluation that a narrative ends with while its column is empty.

    One that may be of a part of the plan, `trồng 45 ha, đạt 60% kế hoạch`, is a hint.
    """
    found = _misplaced(subject)
    if found is not None:
        typed = f"{found.amount.typed}%"
        yield Remark(
            found.stretch,
            "check.row.misplaced",
            {"own": typed},
            stated=found.amount.typed,
            lit=(Stretch(EVALUATION, 0, len(subject.text(EVALUATION))),),
            severity=None if found.sure else "info",
            move=Move(EVALUATION, typed),
        )


def _misplaced(subject: Subject) -> _Misplaced | None:
    if subject.text(EVALUATION).strip() or not has_column(subject, EVALUATION):
        return None
    own = closings(subject)
    if own and (own[-1].is_last or own[-1].is_overall) and (len(own) == 1 or own[-1].is_overall):
        return _Misplaced(own[-1].amount, own[-1].stretch, sure=True)
    cell = subject.cells.get(RESULT)
    if own or cell is None or len(told := levels(cell)) != 1:
        return None
    planned = [amount for amount in achievements(cell) if _OF_PLAN.fullmatch(amount.after)]
    return _Misplaced(told[0], amount_place(subject, told[0]), sure=False) if planned else None


def missing(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Remark]]:
    """Yield the rows without an evaluation where most others have one."""
    with_one = sum(1 for subject in subjects if subject.text(EVALUATION).strip())
    if not subjects or with_one < LEAST_ROWS.of(subjects[0].around) or 2 * with_one < len(subjects):
        return
    for subject in subjects:
        empty = not subject.text(EVALUATION).strip() and subject.text(RESULT).strip()
        if empty and _misplaced(subject) is None:
            stretch = Stretch(EVALUATION, 0, len(subject.text(EVALUATION)))
            yield subject, Remark(stretch, "check.row.missing", {"rows": with_one})


def above(subject: Subject) -> Iterator[Remark]:
    """Yield an evaluation above 100 that no figure of the narrative gives."""
    evaluation = evaluation_of(subject)
    if evaluation is None or evaluation.value <= MOST_PERCENT.of(subject.around):
        return
    cell = subject.cells.get(RESULT)
    amounts = cell.amounts if cell is not None else []
    told = [amount.value for amount in amounts if amount.unit == "%"]
    told += [each.computed for each in subject.claims if each.computed is not None]
    own = closings(subject)
    if cell is not None:
        told += means(own, cell)
        told += [part.percent for part in parts_of(cell)]
    if not own and not any(evaluation.fit(value) for value in told):
        yield Remark(
            evaluation.stretch, "check.row.above", {"column": evaluation.typed}, stated=evaluation.number
        )


def mean(subject: Subject) -> Iterator[Remark]:
    """Yield an evaluation that is not the mean of those that the narrative gives its parts.

    One between them may weigh the parts, so that is no more than a hint.
    """
    evaluation = evaluation_of(subject)
    own = closings(subject) if evaluation is not None else []
    values = [each.amount.value for each in own]
    if evaluation is None or len(values) < 2 or own[-1].is_overall or len(set(values)) < 2:
        return
    cell = subject.cells[RESULT]
    given = [amount.value for amount in cell.amounts if amount.unit == "%"]
    if any(evaluation.fit(value) for value in (*means(own, cell), *given)):
        return
    outside = not min(values) <= evaluation.value <= max(values)
    average = sum(values, Decimal(0)) / len(values)
    right = shown_percent(average, max(1, evaluation.decimals))
    sum_ = f"({' + '.join(each.amount.typed for each in own)}) / {len(own)} = {right}"
    yield Remark(
        evaluation.stretch,
        "check.row.mean",
        {"computation": sum_, "column": evaluation.typed},
        stated=evaluation.number,
        computed=machine_number(average),
        suggestion=right,
        lit=tuple(amount_place(subject, each.amount) for each in own),
        severity="warning" if outside else "info",
    )
