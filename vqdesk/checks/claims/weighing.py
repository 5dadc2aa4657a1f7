"""Whether a wrong claim is one: other numbers that give its figure, a likely slip, how far it is off."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.checks.claims.bases import is_of_other_issuer
from vqdesk.checks.claims.cells import alike
from vqdesk.checks.claims.judging import claim_holds, is_on_other_side, judge_claim, may_be_share, outcome_of
from vqdesk.checks.numbers.amounts import POINTS
from vqdesk.checks.numbers.slip import is_one_slip, round_to, slip_of
from vqdesk.checks.numbers.standing import is_called_total
from vqdesk.checks.numbers.units import SAME
from vqdesk.checks.numbers.words import EARLIER, PLAN, content_words, kind_of_base, name_after, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.claims.stated import ClaimFormula, Judged, StatedClaim
    from vqdesk.checks.numbers.amounts import Amount

    _Pair = tuple[Amount, Amount]

_HUNDRED = Decimal(100)
_BACK, _AHEAD, _MOST = 10, 3, 6  # amounts that are tried as parts
SAID_OF_SHARES = word_set(
    "tỷ tỉ lệ chiếm bằng tương ứng đương bình quân chung đang mới qua cơ bản nâng hoàn thành khoảng gần hơn "
    "xấp xỉ ước lên tới mức lũy kế nay luôn cũng chỉ vượt ứng tức hay vậy như duy trì thuộc loại kết quả "
    "nhóm trung thấp cao tương tốc độ đều nên tăng giảm là thì đã cùng trước kế hoạch"
)
_PLAIN = ("swapped", "point")
_LEFT = re.compile(r"\b(?:còn|chưa|không|tồn|quá hạn|trễ|chậm)\b")
_BEHIND = 24  # characters after a number that call what it counts
_SAID_OF_PART = re.compile(r"[\s(,]*(?:(?:chỉ )?(?:chiếm|tương ứng|tương đương|tỷ lệ|bằng)[\s:]*)*")
_THOSE_DONE = re.compile(r"\bsố (?:[^\W\d_]+ )?(?:được|đã)\b")
_RISES = re.compile(r"\b(?:tăng|vượt|nâng|cao hơn|nhiều hơn|lớn hơn)\b")
_FALLS = re.compile(r"\b(?:giảm|hạ|hụt|thấp hơn|ít hơn|kém|chậm hơn|tiết kiệm)\b")
# How many times the computed may be the stated, or the reverse, where the numbers belong together in the
# words, and where they were only found.
_FAR_IF_CLOSE: dict[ClaimFormula, Decimal] = {
    "share": Decimal("1.8"), "growth": Decimal(3), "risen": Decimal(3), "fallen": Decimal(3),
    "difference": Decimal(3), "times": Decimal(2), "over": Decimal(2), "sum": Decimal("1.35"),
    "rest": Decimal("1.6"), "listed": Decimal(2), "joint": Decimal("1.8"), "balance": Decimal(2),
}  # fmt: skip
_FAR: dict[ClaimFormula, Decimal] = {
    "share": Decimal("1.5"), "growth": Decimal("1.6"), "risen": Decimal(2), "fallen": Decimal(2),
    "difference": Decimal("1.5"), "times": Decimal("1.5"), "over": Decimal("1.5"), "sum": Decimal("1.15"),
    "rest": Decimal("1.3"), "listed": Decimal(2), "joint": Decimal("1.5"), "balance": Decimal("1.5"),
}  # fmt: skip
_FAR_OF_REST = Decimal(3)  # what is left is said right behind the share that it is left of
_FAR_OF_NAMES = Decimal("2.5")
_FAR_IF_BOUND, _FAR_IF_TOLD_TWICE = Decimal(4), Decimal(10)
_FAR_OF_ONE_KIND = Decimal("1.7")  # parts that count what their total counts
_FAR_OF_HEAD = Decimal("1.5")
_FAR_FROM_ALL = Decimal("1.1")
_OFF_ABOUT = Decimal("0.25")  # percent, of an approximate figure that is told to a decimal
_FAR_FROM_ABOUT = Decimal("0.1")  # of an approximate figure
_FAR_FROM_ROUGHLY = Decimal("0.06")  # of one whose numbers are no ratio
_FAR_ON_OTHER_SIDE = Decimal("0.02")  # of `hơn 94%` that is less
_FAR_BEYOND = Decimal("0.25")  # of one that is beaten
_MOST_PLACES = 2  # by which the comma of a share is moved
_RIGHT_AFTER = 2  # numbers behind a share among which its base may be told
_STEP_OF_MARKS = 5  # `trên 90%`: a mark that may be left far behind
_LESS = frozenset(["rest", "difference", "balance"])
_OF_TWO = frozenset(["share", "growth", "difference", "times"])
_SAME = 2  # of numbers of one unit or noun
_NEXT_BUT_ONE = 2  # a number in a bracket may stand between a ratio and its percentage
_FEW_DIGITS = 2  # of a number of which any slip is an accident
_FEW_SIGNS = 4  # of a number of which one wrong digit is an accident
_FEW = Decimal(3)  # what is counted may be off by so many


def weigh(judged: Judged, cell: ClaimCell) -> Judged:
    """Return a wrong claim with its likeliest slip; it holds if other numbers near it give its figure.

    One that is far off without a slip was misread, not mistyped: it cannot be told.
    """
    if judged.verdict != "wrong" or judged.computed is None:
        return judged
    if len(judged.claim.parts) > len(set(map(id, judged.claim.parts))):
        return replace(judged, verdict="unread")
    if _is_turned(judged.claim):
        return weigh(judge_claim(_turn(judged.claim)), cell)
    claim, computed = judged.claim, judged.computed
    others = [*_others(claim, cell)]
    if (found := _explained(claim, cell, others)) is not None:
        return found
    stated = claim.stated.value / claim.stated.scale
    judged.slip = slip_of(stated, computed, claim.stated.decimals)
    if not judged.slip and _is_of_rest(claim, stated, computed):
        if not _SAID_OF_PART.fullmatch(claim.stated.own) or claim.stated.approximator:
            return replace(judged, verdict="unread") if _says_left(claim.parts[0]) else judged
        judged.slip = "rest"
        claim.trust = claim.trust if claim.bound else "likely"
    elif _is_plain(judged):
        claim.trust = "likely" if claim.trust == "weak" else "sure"
    elif claim.stated.approximator and _is_far_from_about(claim, stated, computed, cell):
        claim.trust = "likely"
    elif _is_in_doubt(judged, stated, computed, cell):
        return _of_another(judged, others, stated, cell) or replace(judged, verdict="unread")
    return judged


def _explained(claim: StatedClaim, cell: ClaimCell, others: Sequence[_Pair]) -> Judged | None:
    """Return the claim as it holds in another order, of the whole of a list, or of other numbers near it."""
    held = next((each for each in _explaining(claim, cell, others) if claim_holds(each)), None)
    return _of_whole(claim, cell) if held is None else judge_claim(held)


def _explaining(claim: StatedClaim, cell: ClaimCell, others: Sequence[_Pair]) -> Iterator[StatedClaim]:
    """Yield the claims that explain a wrong one, where they hold."""
    if _is_plan_first(claim):
        yield _turn(claim)
    listed = claim.formula == "share" and _whole_of(claim.parts[0], cell) is claim.parts[1]
    for first, second in () if listed else others:
        if claim.formula != "share" or may_be_share(first, claim.stated, second):
            other = claim.of(first, second)
            if claim_holds(other) and _may_replace(claim, other, cell):
                yield other
    yield from _of_heads(claim, cell)


def _of_heads(claim: StatedClaim, cell: ClaimCell) -> Iterator[StatedClaim]:
    """Yield a share or growth that is far off as it is of the number that heads its sentence.

    `Lượng khách là 210.735 lượt, trong đó quốc tế 24.315 lượt, tăng 15,4% so với cùng kỳ (182.640 lượt)`.
    """
    computed, stated = outcome_of(claim).computed, claim.stated
    if claim.formula not in ("share", "growth") or not computed or not stated.value:
        return
    low, high = sorted((abs(computed), abs(stated.value)))
    if high < low * _FAR_OF_HEAD or _is_of_rest(claim, stated.value, computed):
        return
    part, base = sorted(claim.parts, key=lambda each: each.index)
    for other in cell.amounts[max(0, part.index - _BACK) : part.index]:
        ahead = other.sentence == part.sentence and other.value > part.value
        if ahead and alike(other, base) == _SAME and not (other.change or other.ranged):
            yield claim.of(other, base)


def _whole_of(part: Amount, cell: ClaimCell) -> Amount | None:
    """Return the total of the list in which a number stands; those of the task's own words stand in none."""
    return cell.owners.get(part.index) if part.field == cell.passage.name else None


def _of_whole(claim: StatedClaim, cell: ClaimCell) -> Judged | None:
    """Return a share as it holds for the total whose part stands before it: `gồm a, b; đạt x% kế hoạch`."""
    if claim.formula != "share" or not claim.parts:
        return None
    top, base = claim.parts
    for first, second in ((_whole_of(top, cell), base), (top, _whole_of(base, cell))):
        if first is None or second is None or first is second:
            continue
        other = claim.of(first, second)
        if claim_holds(other):
            return judge_claim(other)
    return None


def _is_in_doubt(judged: Judged, stated: Decimal, computed: Decimal, cell: ClaimCell) -> bool:
    """Tell whether a wrong claim may as well have been misread."""
    claim = judged.claim
    if claim.trust == "weak" or (claim.formula == "growth" and claim.stated.unit == POINTS):
        return True  # points of a rate that is not told
    if _is_slip_of_part(judged):
        claim.trust = "likely" if claim.stated.approximator else claim.trust
        return False
    return bool(claim.stated.approximator) or _is_far(judged, stated, computed, cell)


def _is_slip_of_part(judged: Judged) -> bool:
    """Tell whether one slip in a long number that was added or taken off explains a wrong sum."""
    claim = judged.claim
    if claim.formula not in ("sum", "rest") or claim.family != "sum" or judged.computed is None:
        return False
    more = claim.stated.value - judged.computed * claim.stated.scale
    least = _FEW_DIGITS if claim.bound else _FEW_SIGNS
    for place, part in enumerate(claim.parts):
        right = part.value - more if claim.formula == "rest" and place else part.value + more
        exact = not part.approximator and alike(part, claim.stated)
        if exact and right > 0 and is_one_slip(part.typed, right / part.scale, part.decimals, least):
            return True
    return False


def _is_of_rest(claim: StatedClaim, stated: Decimal, computed: Decimal) -> bool:
    """Tell whether a part has the share that all but it has: `12 công trình (chiếm 85,5%)` of 83."""
    if claim.formula != "share" or claim.trust == "weak" or not (claim.stated.decimals or claim.bound):
        return False
    return stated < _HUNDRED and round_to(_HUNDRED - computed, claim.stated.decimals) == stated


def _says_left(part: Amount) -> bool:
    """Tell whether a part is what is not done: `còn 37 hồ sơ quá hạn, đạt 91,5%`."""
    return _LEFT.search(f"{part.own} {part.noun} {part.after[:_BEHIND]}") is not None


def _is_far_from_about(claim: StatedClaim, stated: Decimal, computed: Decimal, cell: ClaimCell) -> bool:
    """Tell whether a figure is not even about what is stated: `gần 74% (17/29 hộ)`."""
    if claim.trust != "sure" or not stated:
        return False
    if claim.family != "ratio":
        near = claim.bound or _is_close(claim, cell)
        told = near and claim.formula in ("share", "growth") and stated != _HUNDRED
        beyond = is_on_other_side(claim.stated.approximator, stated, computed)
        return told and abs(computed - stated) > stated * (
            _FAR_ON_OTHER_SIDE if beyond else _FAR_FROM_ROUGHLY
        )
    word = claim.stated.before.split()[-1:]
    beyond = word == ["trên"] and computed > stated
    if (word == ["dưới"] and computed < stated) or (beyond and not stated % _STEP_OF_MARKS):
        return False
    off = abs(computed - stated)
    if claim.stated.decimals and not beyond:
        return off > _OFF_ABOUT
    return off > stated * (_FAR_BEYOND if beyond else _FAR_FROM_ABOUT)


def _is_told_exactly(stated: Amount, least: int = _FEW_DIGITS) -> bool:
    """Tell whether a number has so many digits that a slip in them is no accident."""
    return sum(sign.isdecimal() for sign in stated.typed.lstrip("0,.")) > least


def _is_other_scale(judged: Judged) -> bool:
    """Tell whether numbers of which one has no unit are off by a thousand: it was meant in thousands."""
    parts, stated = judged.claim.parts, judged.claim.stated.value
    if not parts or alike(parts[0], parts[-1]) == SAME or not judged.computed or not stated:
        return False
    low, high = sorted((abs(judged.computed), abs(stated)))
    return high > low * _HUNDRED * 5


def _is_slip_of_comma(judged: Judged) -> bool:
    """Tell whether a share is off by no more places than its figure has signs."""
    stated, computed = judged.claim.stated, judged.computed or Decimal(0)
    return (
        judged.claim.formula != "share" or abs(stated.value.adjusted() - computed.adjusted()) <= _MOST_PLACES
    )


def _is_plain(judged: Judged) -> bool:
    """Tell whether a slip is no accident: one wrong digit is, where there are few."""
    stated = judged.claim.stated
    long = len(stated.typed) > _FEW_SIGNS
    if _is_exchanged(judged):
        return True
    guessed = judged.claim.trust == "weak" and judged.claim.formula == "share"
    if (
        judged.slip == "point"
        and guessed
        and (
            stated.value == _HUNDRED
            or (alike(judged.claim.parts[0], judged.claim.parts[-1]) < SAME and not judged.claim.bound)
        )
    ):
        return False  # `100%` of something else, numbers of other things
    if judged.slip == "point" and (_is_other_scale(judged) or not _is_slip_of_comma(judged)):
        return False
    least = _FEW_DIGITS - 1 if judged.claim.bound else _FEW_DIGITS
    told = judged.claim.trust != "weak" or _is_told_exactly(stated, least)
    return (judged.slip in _PLAIN and told) or (judged.slip == "digit" and long)


def _is_exchanged(judged: Judged) -> bool:
    """Tell whether a share that is more than all is what its base is of it: they were exchanged."""
    claim, computed = judged.claim, judged.computed
    if (
        claim.formula not in ("share", "joint")
        or claim.stated.value <= _HUNDRED
        or not computed
        or not claim.stated.decimals
    ):
        return False
    inverse = _HUNDRED * _HUNDRED / computed
    return computed < _HUNDRED and round_to(inverse, claim.stated.decimals) == claim.stated.value


def _slipped(others: Sequence[Judged], stated: Decimal) -> Judged | None:
    """Return the claim of other numbers of which a slip makes the stated figure."""
    for found in others:
        claim = found.claim
        top, base = claim.parts
        before = base.index < claim.stated.index or base.segment == claim.stated.segment
        behind = top.index < claim.stated.index and before and top.sentence == claim.stated.sentence
        if not behind or not (
            alike(top, base) == SAME or top.segment == base.segment or (top.noun and base.noun)
        ):
            continue
        if _is_exchanged(found):
            return replace(found, claim=replace(claim, trust="likely"))
        told = _is_told_exactly(claim.stated) and _may_be_guessed(found) and not base.is_percent
        slip = slip_of(stated, found.computed, claim.stated.decimals) if told and found.computed else ""
        if slip in _PLAIN and _is_slip_of_comma(found):
            return replace(found, claim=replace(claim, trust="likely"), slip=slip)
    return None


def _may_be_guessed(judged: Judged) -> bool:
    """Tell whether a guessed share is one of a part: no total is less than what it is the total of."""
    top, base = judged.claim.parts
    return top.value <= base.value or judged.claim.stated.value > _HUNDRED


def _is_turned(claim: StatedClaim) -> bool:
    """Tell whether its words say that something rose where the numbers as they were read say that it fell."""
    if claim.formula != "growth" or claim.parts[0].value == claim.parts[1].value:
        return False
    rose = claim.parts[0].value > claim.parts[1].value
    said, denied = (_FALLS, _RISES) if rose else (_RISES, _FALLS)
    return bool(said.search(claim.stated.own) and not denied.search(claim.stated.own))


def _is_plan_first(claim: StatedClaim) -> bool:
    """Tell whether what was read as done is the plan: `kế hoạch 42 triệu đồng, đạt 106% kế hoạch (44,5)`."""
    return claim.family in ("base", "share") and bool(claim.parts) and bool(PLAN.search(claim.parts[0].own))


def _turn(claim: StatedClaim) -> StatedClaim:
    now, former = claim.parts
    return claim.of(former, now)


def _is_close(claim: StatedClaim, cell: ClaimCell) -> bool:
    """Tell whether no number stands between those of a claim; one over another is one, a change is none.

    What says something else of a share's total is none either: `186 quyết định, số tiền 1.144 triệu đồng`.
    """
    if claim.family == "ratio":
        return any(abs(part.index - claim.stated.index) <= _NEXT_BUT_ONE for part in claim.parts)
    places = sorted({claim.stated.index, *(part.index for part in claim.parts)})
    one_text = all(part.field == claim.stated.field for part in claim.parts)
    if claim.formula == "growth" and one_text and claim.parts[1].index == claim.stated.index + 1:
        # `đạt 104% kế hoạch (18.500 lao động), tăng 8% so với cùng kỳ (17.812 lao động)`
        return all(
            other.is_percent or other.index in cell.bases
            for other in cell.amounts[claim.parts[0].index + 1 : claim.stated.index]
        )
    if claim.formula != "share" or not one_text or places[-1] - places[0] == len(claim.parts):
        return one_text and places[-1] - places[0] == len(claim.parts)
    between = [o for o in cell.amounts[places[0] : places[-1]] if o.index not in places and not o.change]
    between = [o for o in between if not (o.is_percent and cell.amounts[o.index - 1].change)]
    if not between:
        return True
    if not content_words(name_after(claim.stated)) <= cell.words_of(claim.parts[1]):
        return False
    plain = not any(part.approximator for part in claim.parts)
    return plain and not any(o.is_percent or any(alike(o, part) for part in claim.parts) for o in between)


def _is_far(judged: Judged, stated: Decimal, computed: Decimal, cell: ClaimCell) -> bool:
    """Tell whether what was computed is no mistyped form of what is stated."""
    claim = judged.claim
    if judged.slip == "digit" and (
        claim.formula == "sum" or (claim.formula != "listed" and _is_told_exactly(claim.stated))
    ):
        return False
    if claim.formula in _LESS and is_one_slip(
        claim.stated.typed, computed, claim.stated.decimals, _FEW_DIGITS
    ):
        return False
    low, high = sorted((abs(stated), abs(computed)))
    if claim.family == "shares" and high - low <= _FEW:
        return False
    if claim.formula == "listed" and claim.trust == "sure" and len(claim.names) > 2:
        return high > low * _FAR_OF_NAMES
    if claim.family == "share" and _may_be_of_plan(claim) and high > low * _FAR_IF_BOUND:
        return True
    close = _is_close(claim, cell)
    behind = bool(claim.parts) and claim.parts[0].index < claim.stated.index
    if stated == _HUNDRED and behind and claim.stated.own == claim.stated.before:
        return high > low * _FAR_FROM_ALL
    if (close and _is_bound(claim)) or (claim.bound and claim.family == "points"):
        return False
    if claim.trust == "sure" and (most := _most_off(claim, is_more=computed > stated)) is not None:
        return high > low * most
    if not claim.stated.is_percent and high - low <= _FEW and high < low * 2:
        return False
    return high > low * (_FAR_IF_CLOSE if close else _FAR)[claim.formula]


def _may_be_of_plan(claim: StatedClaim) -> bool:
    """Tell whether a share may be of a plan that is not told: `số được kết nạp 18 đồng chí, đạt 90%`."""
    plain = claim.stated.own.strip() == "đạt" and not name_after(claim.stated).strip()
    return plain and bool(claim.parts) and _THOSE_DONE.search(claim.parts[0].own) is not None


def _most_off(claim: StatedClaim, *, is_more: bool) -> Decimal | None:
    """Return how many times a sure claim may be off whose words leave no doubt of its numbers."""
    if claim.bound:
        return _FAR_IF_TOLD_TWICE if claim.family in ("growth", "sum") else _FAR_IF_BOUND
    if claim.formula == "sum" and is_more and _are_of_one_kind(claim):
        return _FAR_OF_ONE_KIND
    return _FAR_OF_REST if claim.formula == "rest" and "còn" in claim.stated.own else None


def _are_of_one_kind(claim: StatedClaim) -> bool:
    """Tell whether each part counts the very things of its total, and fewer of them."""
    total = claim.stated
    return bool(total.noun) and all(
        alike(total, part) == _SAME and part.value < total.value for part in claim.parts
    )


def _of_another(judged: Judged, pairs: Sequence[_Pair], stated: Decimal, cell: ClaimCell) -> Judged | None:
    """Return a share that is far off where another base was used, or where a slip makes its figure of one."""
    claim = judged.claim
    if claim.formula != "share":
        return None
    others = [judge_claim(claim.of(*pair)) for pair in pairs]
    if claim.trust == "sure" and _is_of_part(claim, others, cell):
        return judged
    if claim.trust == "sure" and ((claim.bound and claim.family == "share") or _is_behind(claim)):
        used = (each for each in others if each.verdict == "hold" and each.claim.parts[0] is claim.parts[0])
        if next(used, None):
            return judged
    return _slipped(others, stated) if stated != _HUNDRED else None


def _is_of_part(claim: StatedClaim, others: Sequence[Judged], cell: ClaimCell) -> bool:
    """Tell whether a share is told of a part of its total in its place: `214 trẻ (nam 118, nữ 96)`."""
    top, base = claim.parts
    held = (each.claim.parts for each in others if each.verdict == "hold" and each.claim.parts[0] is top)
    return any(cell.owners.get(other.index) is base for _, other in held)


def _is_behind(claim: StatedClaim) -> bool:
    """Tell whether the base of a share stands right behind it: `đạt 51% kế hoạch (856 lao động)`."""
    if claim.formula != "share" or not claim.parts:
        return False
    base = claim.parts[-1]
    return base.field == claim.stated.field and base.index == claim.stated.index + 1


def _is_bound(claim: StatedClaim) -> bool:
    """Tell whether the words leave no doubt of what a number is said: not even of one that is far off."""
    if not claim.parts:
        return False
    stated, first = claim.stated, claim.parts[0]
    ratio = claim.family == "ratio" and not first.decimals and first.value <= claim.parts[-1].value
    counted = _is_behind(claim) and not (
        first.unit or claim.parts[1].unit or claim.parts[1].value < first.value
    )
    like = 0 if ratio else 1 if counted else 2
    one = all(alike(part, first) >= like and not part.change for part in claim.parts)
    if claim.trust != "sure" or not one or (first.is_percent and first.sentence != stated.sentence):
        return False
    behind = all(part.index > stated.index for part in claim.parts)
    return behind or not stated.is_percent or not content_words(stated.own) - SAID_OF_SHARES


def _others(claim: StatedClaim, cell: ClaimCell) -> Iterator[_Pair]:
    """Yield of what the same figure may come instead, in the same way: of other numbers that stand near.

    One of the two numbers stays where it is a share, or where no other number stands between them.
    """
    compares = claim.formula != "share"
    if len(claim.parts) != 2 or claim.formula not in _OF_TWO or (claim.bound and compares):
        return
    stated, parts = claim.stated, claim.parts
    one_stays = not compares or _is_close(claim, cell)
    near = _near(cell, stated, percent=parts[1].is_percent)
    if compares:  # what the next part of a sentence tells is compared with something else
        near = [a for a in near if a.segment <= stated.segment and not a.change]
    for first in near:
        any_second = not one_stays or first is parts[0]
        twin = parts[1].index + first.index - parts[0].index
        for second in near:
            may = any_second or second is parts[1] or second.index == twin
            if may and second is not first and _may_take_place(claim, first, second, one_stays=one_stays):
                yield first, second


def _may_take_place(claim: StatedClaim, first: Amount, second: Amount, *, one_stays: bool) -> bool:
    """Tell whether two numbers of one kind may be a claim's: one of them is, or they are its twins."""
    if not alike(first, second) or (claim.formula == "difference" and not alike(first, claim.stated)):
        return False
    stays = not one_stays or first is claim.parts[0] or second is claim.parts[1]
    return stays or _are_twins(claim, first, second)


def _are_twins(claim: StatedClaim, first: Amount, second: Amount) -> bool:
    """Tell whether two numbers stand right beside a share's own, and count something else.

    `thụ lý 130 vụ - 228 bị cáo, giải quyết 115 vụ - 204 bị cáo, đạt 88,5%`.
    """
    top, base = claim.parts
    beside = abs(first.index - top.index) == 1 and first.index - top.index == second.index - base.index
    one = first.segment == top.segment and second.segment == base.segment
    return (
        claim.formula == "share" and beside and one and alike(first, second) == SAME and not alike(first, top)
    )


def _may_replace(claim: StatedClaim, other: StatedClaim, cell: ClaimCell) -> bool:
    """Tell whether other numbers that give the figure explain it better than those that the words bind.

    Where the words bind them closely the last of them stays; a ratio is read as it is written.
    """
    if alike(*other.parts) < SAME or set(map(id, other.parts)) == set(map(id, claim.parts)):
        return False
    if claim.formula == "share":
        if _are_twins(claim, other.parts[0], other.parts[1]):
            return True
        if claim.family == "ratio" and _is_close(claim, cell):
            return False
        told_after = other.parts[1].index > claim.stated.index and claim.stated.decimals > 1
        one = other.parts[0] is claim.parts[0]
        # `so với kế hoạch (5.927 tỷ), đạt 20,6%; so với ...`: what stands right before is meant.
        base = claim.parts[1]
        right_before = claim.family == "base" and base.field == claim.stated.field
        right_before = right_before and base.index + 1 == claim.stated.index
        next_told = 0 < other.parts[1].index - claim.stated.index <= _RIGHT_AFTER and not right_before
        beside = other.parts[1].segment == claim.stated.segment
        told_after = told_after or bool(
            one and next_told and claim.stated.decimals and (beside or not claim.bound)
        )
        told_after = told_after and not _is_of_next(claim, other.parts[1], cell)
        if _is_of_other_name(claim, other, cell):
            return False
        same = claim.family == "base" or one
        return told_after or (same and not _is_close(claim, cell) and claim.trust != "sure")
    if claim.family == "points" and other.parts[1].index == claim.stated.index + 1:
        return True
    return not _is_close(claim, cell) or (claim.formula != "times" and other.parts[1] is claim.parts[1])


def _is_of_next(claim: StatedClaim, base: Amount, cell: ClaimCell) -> bool:
    """Tell whether a number behind a share is what the next part of the text has its own share of."""
    return base.segment != claim.stated.segment and cell.has_base(base) and not is_called_total(base.own)


def _is_of_other_name(claim: StatedClaim, other: StatedClaim, cell: ClaimCell) -> bool:
    """Tell whether another base is called otherwise than the share says: a former number is no plan."""
    named, base = kind_of_base(name_after(claim.stated)), other.parts[1]
    if named not in ("plan", "period") or base.field != claim.stated.field:
        return False
    label = cell.label(base)
    if is_of_other_issuer(name_after(claim.stated), label):
        return True
    plan, earlier = PLAN.search(label) is not None, EARLIER.search(label) is not None
    return earlier and not plan if named == "plan" else plan and not earlier


def _near(cell: ClaimCell, stated: Amount, *, percent: bool) -> list[Amount]:
    found: list[Amount] = []
    low = max(0, stated.index - _BACK)
    for other in reversed(cell.amounts[low : stated.index + _AHEAD]):
        fits = other is not stated and other.is_percent == percent and not other.ranged
        if fits and abs(other.sentence - stated.sentence) <= 1:
            found.append(other)
    return found[:_MOST]
