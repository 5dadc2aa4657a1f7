"""The column of evaluations against the narrative's figures."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.checks.arithmetic.figures_shown import computation, machine_number
from vqdesk.checks.frame.finding import Remark
from vqdesk.checks.frame.limit import Limit
from vqdesk.checks.frame.subject import CONTENT, RESULT
from vqdesk.checks.numbers.slip import is_one_slip
from vqdesk.checks.numbers.words import name_after
from vqdesk.checks.rows.closings import achievements, amount_place, closings, levels, parts_of
from vqdesk.checks.rows.counted import done_over_all, is_estimate, is_mistyped, mistyped_level
from vqdesk.checks.rows.evaluations import WHOLE, evaluation_of, shown_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.claims.stated import Judged
    from vqdesk.checks.frame.subject import Subject
    from vqdesk.checks.numbers.amounts import Amount
    from vqdesk.checks.rows.closings import OwnEvaluation, Part
    from vqdesk.checks.rows.evaluations import Evaluation, Fit

MOST_OFF = Limit.make("row.evaluation", "slack", "0", "0 0.1 0.5 1 2 5")
"""Points of percent by which the column and the narrative may differ untold."""
_ABOUT = 5  # per cent by which what is only about right may differ
_ESTIMATED = re.compile(r"\b(?:ước|đánh giá|tự chấm) (?:đạt|hoàn thành)\s\Z")
_IS_LAST = re.compile(r"[\s.)\"”;]*")
_DIGITS = 3  # of an evaluation of which one alone is wrong
_TENS = (Decimal(10), Decimal(100))
_FEW, _MOST_AMOUNTS = 400, 5  # characters and numbers of a narrative that may be about one thing alone
_OF_YEAR = re.compile(r"\b(?:năm|cả năm|giai đoạn|nhiệm kỳ)\b")


def differing(subject: Subject) -> Iterator[Remark]:
    """Yield what is to be said of an evaluation that is not the narrative's own, or is as wrong as it."""
    cell = subject.cells.get(RESULT)
    evaluation = evaluation_of(subject) if cell is not None and cell.amounts else None
    if cell is None or evaluation is None:
        return
    judged = [each for each in subject.claims if each.claim.stated.field == RESULT]
    yield from _copied(subject, evaluation, judged)
    own = closings(subject)
    if _is_told(evaluation, judged, cell, own):
        return
    parts = parts_of(cell)
    fits = [evaluation.fit(part.percent) for part in parts]
    if "exact" in fits:
        return
    if len(parts) == 1 and fits[0]:
        yield _imprecise(subject, evaluation, parts[0], fits[0])
        return
    if len({each.amount.value for each in own}) < 2 or own[-1].is_overall:
        wrong = [each.claim.stated for each in judged if each.verdict == "wrong"]
        for remark in _other(subject, evaluation, cell, own, parts):
            # Where the narrative's figure is wrong by its own numbers that is told already.
            if not any(amount_place(subject, stated) == remark.stretch for stated in wrong):
                yield remark


def _copied(subject: Subject, evaluation: Evaluation, judged: Sequence[Judged]) -> Iterator[Remark]:
    """Yield the column's repetition of a figure that the narrative's own numbers gainsay."""
    for each in judged:
        stated = each.claim.stated
        if each.verdict != "wrong" or each.computed is None or stated.unit != "%":
            continue
        if stated.value == evaluation.value:
            right = shown_percent(each.computed, max(evaluation.decimals, stated.decimals))
            yield Remark(
                evaluation.stretch,
                "check.row.copied",
                {"computation": computation(each), "column": evaluation.typed, "right": right},
                stated=evaluation.number,
                computed=machine_number(each.computed),
                suggestion=right,
                lit=tuple(amount_place(subject, part) for part in each.claim.parts),
                severity="error" if each.claim.trust == "sure" else "warning",
            )
            return


def _is_told(
    evaluation: Evaluation, judged: Sequence[Judged], cell: ClaimCell, own: Sequence[OwnEvaluation]
) -> bool:
    """Tell whether the narrative gives the evaluation: in words, by a computation, or as the parts' mean."""
    if own and own[-1].is_overall:
        return evaluation.fit(own[-1].amount.value) == "exact"
    if len(own) == 1 and own[0].is_last and not _is_of_numbers(own[0], judged):
        if _is_of_plan_first(evaluation, own[0], cell):
            return True
        return evaluation.fit(own[0].amount.value) == "exact"
    values = [amount.value for amount in cell.amounts if amount.unit == "%"]
    values += [
        each.computed for each in judged if each.computed is not None and each.claim.stated.unit == "%"
    ]
    if any(evaluation.fit(value) == "exact" for value in values):
        return True
    if evaluation.value == WHOLE and any(amount.value > WHOLE for amount in levels(cell)):
        return True  # no more than 100 is given
    told = [amount.value for amount in levels(cell)]
    if len(told) > 1 and evaluation.fit(sum(told, Decimal(0)) / len(told)) == "exact":
        return True
    return any(evaluation.fit(mean) == "exact" for mean in means(own, cell))


def _is_of_plan_first(evaluation: Evaluation, closing: OwnEvaluation, cell: ClaimCell) -> bool:
    """Tell whether the column has the plan's share of the very sentence that ends with another level."""
    first = [
        a for a in achievements(cell) if a.sentence == closing.amount.sentence and a is not closing.amount
    ]
    planned = any(a is closing.amount for a in achievements(cell))
    return not planned and len(first) == 1 and evaluation.fit(first[0].value) == "exact"


def _is_of_numbers(closing: OwnEvaluation, judged: Sequence[Judged]) -> bool:
    """Tell whether a closing percentage only says what two numbers before it give."""
    return any(each.claim.stated is closing.amount and each.claim.parts for each in judged)


def means(own: Sequence[OwnEvaluation], cell: ClaimCell) -> Iterator[Decimal]:
    """Yield the means of the parts' evaluations, and those where a part counts as 100 at most."""
    parts = {each.amount.index: each.amount.value for each in own}
    parts |= {amount.index: amount.value for amount in achievements(cell)}
    for chosen in ([each.amount.value for each in own], [*parts.values()]):
        if len(chosen) > 1:
            yield sum(chosen, Decimal(0)) / len(chosen)
            yield sum((min(value, WHOLE) for value in chosen), Decimal(0)) / len(chosen)


def _imprecise(subject: Subject, evaluation: Evaluation, part: Part, fit: Fit) -> Remark:
    right = shown_percent(part.percent, max(evaluation.decimals, 1))
    sum_ = f"{part.high.typed} / {part.low.typed} = {right}"
    return Remark(
        evaluation.stretch,
        "check.row.padded" if fit == "padded" else "check.row.cut",
        {"computation": sum_, "column": evaluation.typed, "right": right},
        stated=evaluation.number,
        computed=machine_number(part.percent),
        suggestion=right,
        lit=(amount_place(subject, part.high), amount_place(subject, part.low)),
        severity="info",
    )


def _other(
    subject: Subject,
    evaluation: Evaluation,
    cell: ClaimCell,
    own: Sequence[OwnEvaluation],
    parts: Sequence[Part],
) -> Iterator[Remark]:
    """Yield the narrative's evaluation where it is another than the column's."""
    amount = own[-1].amount if own else _only(subject, evaluation, cell, parts)
    slack = MOST_OFF.of(subject.around)
    if amount is not None and slack and abs(amount.value - evaluation.value) <= slack:
        return
    about = amount is not None and amount.approximator and not amount.decimals
    if about and amount is not None and abs(amount.value - evaluation.value) <= _ABOUT:
        return
    if amount is not None:
        yield _differs(subject, evaluation, amount)
    elif (near := _nearly(subject, evaluation, cell)) is not None and abs(
        near.value - evaluation.value
    ) > slack:
        yield _mistyped(subject, evaluation, near)
    elif not own and (level := mistyped_level(evaluation, cell, subject.passages.get(CONTENT))) is not None:
        yield _mistyped(subject, evaluation, level)
    elif not own and not levels(cell):
        part = done_over_all(subject, cell) if not parts else None
        if part is None:
            yield from _of_part(subject, evaluation, cell, parts)
        elif is_mistyped(evaluation, part.percent) and not is_estimate(evaluation, part.percent):
            yield _of_counted(subject, evaluation, part)


def _nearly(subject: Subject, evaluation: Evaluation, cell: ClaimCell) -> Amount | None:
    """Return the one percentage whose digits the column has in another order: 98,1 for 91,8.

    Also the one share of a plan that it nearly repeats: 112,4 for 112,9. One digit may be wrong of the
    share that the first two numbers give: 55,1 for 75,1.
    """
    told = levels(cell)
    if any(evaluation.fit(amount.value) for amount in told):
        return None
    found = [amount for amount in told if _is_swapped(evaluation, amount)]
    if not found and evaluation.value == evaluation.value.to_integral_value():
        return None
    found = found or [each for each in achievements(cell) if abs(each.value - evaluation.value) <= 1]
    if found:
        return found[0] if len(found) == 1 else None
    return next((amount for amount in told if _is_slip_of_first(subject, evaluation, amount)), None)


def _is_swapped(evaluation: Evaluation, amount: Amount) -> bool:
    """Tell whether the column has a percentage's digits, three at least, in another order."""
    digits = amount.typed.replace(".", ",")
    return len(digits) >= _DIGITS and sorted(digits) == sorted(evaluation.number)


def _is_slip_of_first(subject: Subject, evaluation: Evaluation, amount: Amount) -> bool:
    slipped = is_one_slip(evaluation.number, amount.value, evaluation.decimals, _DIGITS)
    return slipped and _is_of_first(subject, amount)


def _mistyped(subject: Subject, evaluation: Evaluation, amount: Amount) -> Remark:
    own = f"{amount.typed}%"
    return Remark(
        evaluation.stretch,
        "check.row.differs",
        {"own": own, "column": evaluation.typed},
        stated=evaluation.number,
        computed=machine_number(amount.value),
        suggestion=own,
        lit=(amount_place(subject, amount),),
    )


def _only(subject: Subject, evaluation: Evaluation, cell: ClaimCell, parts: Sequence[Part]) -> Amount | None:
    """Return the one percentage that tells how far the row is: of the plan, or of its one pair of numbers."""
    told = levels(cell)
    if len(told) != 1 or len(parts) > 1:
        return None
    amount = told[0]
    planned = any(each is amount for each in achievements(cell))
    if evaluation.is_whole:
        # It may mean a target that is less than all, the plan of a part of the year, or no more than 100.
        early = amount.sentence == 0 and not _OF_YEAR.search(name_after(amount))
        return amount if planned and early and amount.value < WHOLE and not aims(subject) else None
    first = len(parts) == 1 and parts[0].high.index == 0
    single = (first and abs(parts[0].percent - amount.value) <= 1) or _is_of_first(subject, amount)
    beside = amount.depth == 0 or amount.index == 2
    short = len(cell.amounts) <= _MOST_AMOUNTS and len(cell.passage.text) <= _FEW and beside
    estimated = _ESTIMATED.search(amount.before) and _IS_LAST.fullmatch(amount.after)
    return amount if planned or (single and short) or estimated else None


def _is_of_first(subject: Subject, amount: Amount) -> bool:
    """Tell whether a percentage holds for the first two numbers: `trong 20 việc đã xong 16 việc (80%)`."""
    shares = (each for each in subject.claims if each.claim.stated is amount and each.verdict == "hold")
    return any({part.index for part in each.claim.parts} == {0, 1} for each in shares)


def aims(subject: Subject) -> bool:
    """Tell whether the task states a number to be reached that may be less than all."""
    content = subject.passages.get(CONTENT)
    amounts = content.amounts if content is not None else []
    return any(not amount.is_percent or amount.value != WHOLE for amount in amounts)


def _differs(subject: Subject, evaluation: Evaluation, amount: Amount) -> Remark:
    slipped = any(evaluation.value == amount.value * ten for ten in _TENS)
    own = f"{amount.typed}%"
    values = {"own": own, "column": evaluation.typed}
    if slipped:
        return Remark(
            evaluation.stretch,
            "check.row.point",
            values,
            stated=evaluation.number,
            computed=machine_number(amount.value),
            suggestion=own,
            lit=(amount_place(subject, amount),),
        )
    return Remark(
        amount_place(subject, amount),
        "check.row.differs",
        values,
        stated=amount.typed,
        computed=machine_number(evaluation.value),
        lit=(evaluation.stretch,),
    )


def _of_part(
    subject: Subject, evaluation: Evaluation, cell: ClaimCell, parts: Sequence[Part]
) -> Iterator[Remark]:
    """Yield a narrative's only fraction where the column says another share."""
    # The sum of several parts, a part of what an earlier number counts, or points of a hundred tell nothing.
    if len(parts) != 1 or parts[0].high.index or len(cell.passage.text) > _FEW or parts[0].low.value == WHOLE:
        return
    part = parts[0]
    if part.high.value > part.low.value or (evaluation.is_whole and aims(subject)):
        return
    slack = MOST_OFF.of(subject.around)
    if slack and abs(part.percent - evaluation.value) <= slack:
        return
    yield _of_counted(subject, evaluation, part)


def _of_counted(subject: Subject, evaluation: Evaluation, part: Part) -> Remark:
    share = shown_percent(part.percent, 1)
    return Remark(
        evaluation.stretch,
        "check.row.part",
        {"computation": f"{part.high.typed} / {part.low.typed} = {share}", "column": evaluation.typed},
        stated=evaluation.number,
        computed=machine_number(part.percent),
        lit=(amount_place(subject, part.high), amount_place(subject, part.low)),
    )
