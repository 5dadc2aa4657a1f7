"""Numbers that compare two others: growth in percent, differences, points of percent, times."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.checks.claims.bases import named_base
from vqdesk.checks.claims.cells import alike, is_same_thing
from vqdesk.checks.claims.changes import of_change, said_again
from vqdesk.checks.claims.former import former_of, is_from, listed_after, now_of
from vqdesk.checks.claims.judging import judge_claim
from vqdesk.checks.claims.stated import StatedClaim
from vqdesk.checks.numbers.amounts import POINTS
from vqdesk.checks.numbers.words import PLAN, content_words, lead, name_after

if TYPE_CHECKING:
    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.claims.stated import ClaimFamily, ClaimFormula
    from vqdesk.checks.numbers.amounts import Amount

_STEP = re.compile(r"\b(?:thêm|tăng|giảm)(?:\s(?:thêm|được|mới))?\s\Z")
_STEPPING = re.compile(r"[^,;.()]{0,40},\s?(?:nâng|đưa|tăng|giảm|kéo)?[^,;.()]{0,40}\btừ\s")
_HUNDRED = Decimal(100)
_A_YEAR = r"(?:mỗi|hàng|hằng|từng|một) (?:năm|tháng|quý|tuần|ngày)"
_YEARLY = re.compile(
    rf"\b{_A_YEAR}\b|(?:\A|\b(?:tăng|giảm|trưởng)) ?(?:và |với )?(?:bình quân|trung bình)\b(?! đầu)"
    r"|\b(?:bình quân|trung bình)(?: (?:giai đoạn|[1-9]|hai|ba|bốn|năm))? (?:năm|tháng|quý)\b"
)
_A_YEAR_AFTER = re.compile(rf" ?/ ?(?:năm|tháng|quý)\b|(?: [^\W\d_]+){{0,3}} {_A_YEAR}\b")
_TIMES = re.compile(r"\b(?:gấp|tăng|giảm|bằng|hơn|vượt|cao|lớn|nhiều|so)\b")


def read_growth(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read a number after `tăng`, `giảm`, `vượt` and their kin; None where nothing tells from what.

    What something grew by a year on average, and `lần` that only counts, are no growth of two numbers.
    """
    if _is_yearly(amount) or (amount.unit == "lần" and not _TIMES.search(amount.own)):
        return None
    family, formula = _kind(amount)
    pair = _pair_behind(cell, amount)
    if pair is not None:
        return StatedClaim(family, amount, formula, pair, base=pair[1])
    again = said_again(cell, amount) or of_change(cell, amount)
    if again is not None:
        return again
    base = former_of(cell, amount)
    if base is not None and base.is_percent and amount.is_percent:
        return _points(cell, amount, base)
    if base is None and amount.is_percent and amount.unit == POINTS:
        return None
    if base is None:
        found = _over_plan(cell, amount) or _like_before(cell, amount, family, formula)
        return found or _of_two_before(cell, amount, family, formula)
    now = now_of(cell, amount, base)
    if now is None:
        return None
    if formula == "times" and alike(base, amount) == 2:
        family = formula = "difference"  # of events: `22 lần, tăng 3 lần so với 19 lần`
    listed = listed_after(cell, amount)
    cell.bases.add(base.index)
    return StatedClaim(family, amount, formula, (now, base), base=base, bound=base is listed)


def _is_yearly(amount: Amount) -> bool:
    """Tell whether a number is an average by the year, month or day: `bình quân tăng 15,5%/năm`."""
    own = amount.own.strip()
    return bool(_YEARLY.search(own) or _A_YEAR_AFTER.match(amount.after))


def read_step(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read what leads from one number to the next: `thêm 24 đảng viên, nâng tổng số từ 412 lên 436`."""
    after = amount.index + 1
    if after >= len(cell.amounts) or not _STEP.search(amount.own):
        return None
    base = cell.amounts[after]
    words = cell.passage.text[amount.stop : base.start]
    if not _STEPPING.fullmatch(words) or not is_from(cell, base) or not alike(amount, base):
        return None
    cell.bases.add(base.index)
    return StatedClaim("difference", amount, "difference", (cell.amounts[after + 1], base), base=base)


def _pair_behind(cell: ClaimCell, amount: Amount) -> tuple[Amount, Amount] | None:
    """Return now and before where they follow in a bracket: `giảm 20% (8/10 người)`."""
    after = amount.index + 1
    if after not in cell.pairs or not amount.is_percent:
        return None
    now, before = cell.amounts[after], cell.amounts[after + 1]
    words = cell.passage.text[amount.stop : now.start]
    return (now, before) if words.strip() == "(" else None


def _kind(amount: Amount) -> tuple[ClaimFamily, ClaimFormula]:
    if amount.is_percent:
        return "growth", "growth"
    return ("growth", "times") if amount.unit == "lần" else ("difference", "difference")


def _points(cell: ClaimCell, amount: Amount, base: Amount) -> StatedClaim | None:
    """Read a difference of two percentages; its own growth in percent is let pass."""
    now: Amount | None = None
    if is_from(cell, base):
        now = cell.amounts[base.index + 1]
    else:
        words = content_words(amount.own)
        before = cell.amounts[max(0, amount.index - 5) : min(amount.index, base.index)]
        levels = [
            other
            for other in reversed(before)
            if other.is_percent
            and other.depth <= amount.depth
            and other.index not in cell.bases
            and other.sentence == amount.sentence
            and lead(other) != "growth"
        ]
        now = max(levels, key=lambda other: len(words & content_words(other.own)), default=None)
    if now is None:
        return None
    cell.bases.add(base.index)
    claim = StatedClaim("points", amount, "difference", (now, base), base=base)
    claim.trust = "sure" if base.index > amount.index or is_from(cell, base) else "likely"
    growth = replace(claim, family="growth", formula="growth")
    return (
        growth if judge_claim(claim).verdict == "wrong" and judge_claim(growth).verdict == "hold" else claim
    )


def _over_plan(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read by how much a plan, or the task's own target, is passed: `vượt 13,2% kế hoạch (đạt 113,2%)`."""
    if not amount.is_percent or not PLAN.search(name_after(amount)):
        return None
    near = cell.amounts[max(0, amount.index - 2) : amount.index + 2]
    passes = "hụt" not in amount.own
    for other in near:
        done = other.is_percent and other is not amount and other.segment == amount.segment
        beside = other.index < amount.index or other.depth > amount.depth
        if done and beside and (other.value > _HUNDRED) == passes and PLAN.search(name_after(other)):
            return StatedClaim("points", amount, "over", (other,), base=other)
    now = next(
        (
            a
            for a in reversed(near)
            if a.is_percent and a.index < amount.index and lead(a) in ("share", "bare")
        ),
        None,
    )
    targets = [each for each in cell.of_task if each.is_percent and not each.ranged]
    if now is not None and now.sentence == amount.sentence:
        claims = [StatedClaim("points", amount, "difference", (now, each), base=each) for each in targets]
        right = [each for each in claims if judge_claim(each).verdict == "hold"]
        if right or len(claims) == 1:
            return (right or claims)[0]
        if now.segment == amount.segment and claims:
            return None
    top = cell.numerator(amount)
    if top is None:
        return None
    if top.index in cell.denominators:
        high = cell.amounts[cell.denominators[top.index]]
        return StatedClaim("growth", amount, "growth", (high, top), base=top)
    found = named_base(cell, amount, top, name_after(amount), "plan")
    return replace(found, family="growth", formula="growth") if found.parts else None


def _of_two_before(
    cell: ClaimCell, amount: Amount, family: ClaimFamily, formula: ClaimFormula
) -> StatedClaim | None:
    """Read a difference of the two numbers before it that nothing calls so; it counts where it holds."""
    if amount.is_percent:
        return None
    before = [a for a in cell.back(amount, 5) if a.sentence == amount.sentence and alike(a, amount) == 2]
    if len(before) < 2 or any(a.change for a in before[:2]):
        return None
    return StatedClaim(family, amount, formula, (before[0], before[1]), trust="weak", base=before[1])


def _like_before(
    cell: ClaimCell, amount: Amount, family: ClaimFamily, formula: ClaimFormula
) -> StatedClaim | None:
    """Read a growth beside another of the same two numbers: `tăng 12 khẩu so với ... (26), tăng 46,2%`."""
    for claim in reversed(cell.claims[-2:]):
        near = claim.stated.segment == amount.segment and amount.index - claim.stated.index <= 4
        same = formula != "difference" or (claim.parts and is_same_thing(amount, claim.parts[0]))
        if near and same and claim.formula in ("growth", "difference") and claim.family != "points":
            return replace(claim, family=family, stated=amount, formula=formula)
    return None
