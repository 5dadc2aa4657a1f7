"""Numbers that compare two others: growth in percent, differences, points of percent, times."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.checks.claims.bases import base_before, named_base
from vqdesk.checks.claims.cells import alike, is_same_thing
from vqdesk.checks.claims.judging import judge_claim
from vqdesk.checks.claims.stated import StatedClaim
from vqdesk.checks.numbers.amounts import POINTS
from vqdesk.checks.numbers.words import EARLIER, PLAN, content_words, lead, name_after

if TYPE_CHECKING:
    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.claims.stated import ClaimFamily, ClaimFormula
    from vqdesk.checks.numbers.amounts import Amount

_TO_BASE = re.compile(r"[^,;.\n()]{0,110}?(?:\(\s?[^,;.\n()]{0,40}?)?(?:\slà|:)?\s?")
_BASE_WORDS = re.compile(
    r"\bso\b|\bcùng kỳ\b|\bck\b|\bnăm\b|\bkế hoạch\b|\bkh\b|\bchỉ tiêu\b|\bdự toán\b|\bđầu\b"
    r"|\bbình quân\b|\bquý\b|\btháng\b|\btrước\b"
)
_OTHER = re.compile(r"\b(?:và|trong đó|tăng(?!\strưởng)|giảm(?!\snghèo)|đạt|chiếm)\b")
_AGAIN = re.compile(
    r"[^,;.\n()]{0,30},?\s?(?:tương ứng|tức|hay|bằng|tỷ lệ|tốc độ)?\s?(?:tỷ lệ\s)?(?:tăng"
    r"|giảm)(?:\strưởng)?(?:\slà)?\s?"
)
_FROM = re.compile(r"\btừ(?:\smức)?\s(?:[^\W\d_]+\s){0,2}\Z")
_TO = re.compile(r"\b(?:(?<!trở )lên|(?<!trở )xuống|còn|đến|thành)\b")
_IN_BRACKET = re.compile(r"(?:\s?[^\W\d_]+){0,5}\s?\(\s?(?:tương ứng|tức|tăng|giảm|bằng|[-+~])?\s?")
_BEFORE = re.compile(r"\btrước\b|\bđầu\b")
_OF_PERIOD = re.compile(r"[^,;.(]{0,20}\bcủa cùng kỳ")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_MOVES = re.compile(r"\b(?:tăng|giảm|nâng|hạ|rút|kéo|đưa|cắt)\b")
_STEP = re.compile(r"\b(?:thêm|tăng|giảm)(?:\s(?:thêm|được|mới))?\s\Z")
_STEPPING = re.compile(r"[^,;.()]{0,40},\s?(?:nâng|đưa|tăng|giảm|kéo)?[^,;.()]{0,40}\btừ\s")
_BACK, _AHEAD = 10, 4
_LABEL = 80  # characters before a number that call it after a plan or a period
_CALLED = 24  # characters behind a number that say what it counts
_RISEN, _FALLEN = re.compile(r"\btăng\b"), re.compile(r"\bgiảm\b")
_IS_OF_CHANGE = re.compile(
    r"[^,;.()\n\d]{0,60}(?:\(\s?(?:(?:tức|tương ứng|tương đương|bằng|tỷ lệ|tăng|giảm)\s)*[-+–~]?\s?"
    r"|(?:,|\s[-–])?\s?(?:tương ứng|tương đương|bằng|tỷ lệ|tỉ lệ|tức|=)\s?"
    r"(?:(?:với|là|tăng|giảm|tỷ lệ)\s)*)"
)
_HUNDRED = Decimal(100)


def read_growth(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read a number after `tăng`, `giảm`, `vượt` and their kin; None where nothing tells from what."""
    family, formula = _kind(amount)
    pair = _pair_behind(cell, amount)
    if pair is not None:
        return StatedClaim(family, amount, formula, pair, base=pair[1])
    again = _said_again(cell, amount) or _of_change(cell, amount)
    if again is not None:
        return again
    base = _base(cell, amount)
    if base is not None and base.is_percent and amount.is_percent:
        return _points(cell, amount, base)
    if base is None and amount.is_percent and amount.unit == POINTS:
        return None
    if base is None:
        found = _over_plan(cell, amount) or _like_before(cell, amount, family, formula)
        return found or _of_two_before(cell, amount, family, formula)
    now = _now(cell, amount, base)
    if now is None:
        return None
    listed = _listed_after(cell, amount)
    cell.bases.add(base.index)
    return StatedClaim(family, amount, formula, (now, base), base=base, bound=base is listed)


def read_step(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read what leads from one number to the next: `thêm 24 đảng viên, nâng tổng số từ 412 lên 436`."""
    after = amount.index + 1
    if after >= len(cell.amounts) or not _STEP.search(amount.own):
        return None
    base = cell.amounts[after]
    words = cell.passage.text[amount.stop : base.start]
    if not _STEPPING.fullmatch(words) or not _is_from(cell, base) or not alike(amount, base):
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


def _base(cell: ClaimCell, amount: Amount) -> Amount | None:
    """Return the number that a growth starts from."""
    return (
        _after(cell, amount)
        or _listed_after(cell, amount)
        or base_before(cell, amount)
        or _before(cell, amount)
    )


def _fits(amount: Amount, base: Amount) -> bool:
    if base.ranged or base.change or (amount.unit == POINTS and not base.is_percent):
        return False
    return amount.is_percent or amount.unit == "lần" or (not base.is_percent and bool(alike(amount, base)))


def _after(cell: ClaimCell, amount: Amount) -> Amount | None:
    """Return the base that follows: `so với cùng kỳ (1.068 trẻ)`, `(cùng kỳ 40 ca)`, `so với 29 vụ`."""
    stop = amount.stop
    for index in range(amount.index + 1, min(amount.index + 3, len(cell.amounts))):
        base = cell.amounts[index]
        words = cell.passage.text[stop : base.start]
        if base.is_percent and not amount.is_percent:
            # `tăng 7,2 tỷ đồng (5,1%) so với đầu năm (141)`, `tăng 72 người, tương ứng tăng 13,3% so với ...`
            if (base.depth and _IN_BRACKET.fullmatch(words)) or _AGAIN.fullmatch(words):
                stop = base.stop + (1 if base.depth else 0)
                continue
            return None
        if (
            _is_from(cell, base)
            and base.depth > amount.depth
            and not words.strip(" (").removeprefix("từ").strip()
        ):
            return base
        said = words + amount.own if base.depth > amount.depth else words
        if (
            words.strip() == "("
            and base.depth > amount.depth
            and _closes(cell, base)
            and alike(base, _last(cell, amount))
        ):
            return base if _fits(amount, base) else None
        plain = words.partition("(")[0] if base.is_percent else words
        if not _TO_BASE.fullmatch(words) or not _BASE_WORDS.search(said) or _OTHER.search(plain):
            return None
        if base.depth > amount.depth and _lists_parts(cell, base):
            return None
        return base if _fits(amount, base) else None
    return None


def _lists_parts(cell: ClaimCell, first: Amount) -> bool:
    """Tell whether a bracket has a subject of its own and goes on: `(khách quốc tế 210 lượt; ...)`."""
    inner = content_words(first.own)
    return bool(inner) and not _BASE_WORDS.search(first.own) and not _closes(cell, first)


def _closes(cell: ClaimCell, base: Amount) -> bool:
    """Tell whether a number stands alone in its bracket."""
    return bool(re.match(r"[^,;:()]{0,25}\)", cell.passage.text[base.stop : base.stop + 30]))


def _last(cell: ClaimCell, amount: Amount) -> Amount:
    """Return the number before a growth that it is said of, else itself."""
    found = (a for a in cell.back(amount, 4) if a.segment == amount.segment and not a.change)
    return next(found, amount)


def _before(cell: ClaimCell, amount: Amount) -> Amount | None:
    """Return the base that stands before: `từ 412 hộ còn 374 hộ`, `so với cùng kỳ (18 vụ) giảm 04 vụ`."""
    low = max(0, amount.index - _BACK)
    listed = _listed_before(cell, amount)
    if listed is not None:
        return listed
    for index in range(amount.index - 1, low - 1, -1):
        base = cell.amounts[index]
        if amount.sentence - base.sentence > 1:
            break
        if not _fits(amount, base) or (base.is_percent and lead(base) == "growth"):
            continue
        label = f"{base.own} {base.after[:25]}"
        told = EARLIER.search(cell.lead_in(base))
        is_period = (told and _is_told(cell, amount, base)) or _OF_PERIOD.match(base.after)
        in_bracket = (
            base.depth and _BASE_WORDS.search(base.before[-_LABEL:]) and base.index + 1 == amount.index
        )
        if base.sentence == amount.sentence and (is_period or in_bracket) and label:
            return base
        if _is_from(cell, base) and base.sentence == amount.sentence:
            return base
    return None


def _listed_after(cell: ClaimCell, amount: Amount) -> Amount | None:
    """Return the number of a bracket of former ones behind several differences that is called as one is.

    `giảm 2 vụ, 3 ca (quý I 9 vụ, 8 ca)`.
    """
    if amount.is_percent or amount.depth:
        return None
    after = cell.amounts[amount.index + 1 : amount.index + 1 + _AHEAD]
    first = next((a for a in after if a.depth), None)
    if first is None or first.segment != amount.segment or not EARLIER.search(first.own):
        return None
    inside = [a for a in cell.amounts[first.index : first.index + _BACK] if a.bracket == first.bracket]
    fits = [a for a in inside if _fits(amount, a) and is_same_thing(a, amount)]
    return fits[0] if len(inside) > 1 and len(fits) == 1 else None


def _listed_before(cell: ClaimCell, amount: Amount) -> Amount | None:
    """Return the number of a bracket of former ones that is called as a difference is.

    `so với năm 2022 (22 vụ, 10 người chết, 19 người bị thương) giảm 04 vụ, giảm 03 người chết`.
    """
    if amount.is_percent or amount.depth:
        return None
    for index in range(amount.index - 1, max(-1, amount.index - 1 - _BACK), -1):
        first = cell.amounts[index]
        if first.sentence != amount.sentence:
            break
        if not cell.is_first_in_bracket(first) or not EARLIER.search(cell.lead_in(first)):
            continue
        inside = [a for a in cell.amounts[index : amount.index] if a.bracket == first.bracket]
        fits = [a for a in inside if _fits(amount, a) and is_same_thing(a, amount)]
        return fits[0] if len(inside) > 1 and len(fits) == 1 else None
    return None


def _is_told(cell: ClaimCell, amount: Amount, base: Amount) -> bool:
    """Tell whether a number is called after the period that a growth is compared with."""
    label, name = cell.lead_in(base), name_after(amount)
    years, wanted = set(_YEAR.findall(label)), set(_YEAR.findall(name))
    if years and wanted:
        return bool(years & wanted)
    said, meant = EARLIER.search(label), EARLIER.search(name)
    same = said is not None and (meant[0] == said[0] if meant else bool(_BEFORE.search(said[0])))
    return same or base.segment == amount.segment


def _is_from(cell: ClaimCell, base: Amount) -> bool:
    """Tell whether something came from a number: the next follows after `lên`, `xuống`, `còn`."""
    after = base.index + 1
    if after >= len(cell.amounts) or not _FROM.search(base.before):
        return False
    return bool(_TO.search(cell.passage.text[base.stop : cell.amounts[after].start]))


def _now(cell: ClaimCell, amount: Amount, base: Amount) -> Amount | None:
    """Return the number that a growth leads to."""
    if _is_from(cell, base):
        return cell.amounts[base.index + 1]
    best: Amount | None = None
    second_best: Amount | None = None
    called = content_words(f"{amount.own} {amount.after[:_CALLED]} {base.after[:_CALLED]}")
    most = 0
    for index in range(amount.index - 1, max(-1, amount.index - 1 - _BACK), -1):
        other = cell.total_of(index, amount)
        if amount.sentence - other.sentence > 1:
            break
        if other.depth > amount.depth:
            continue
        if other.is_percent or other.ranged or other.change or index in cell.bases or other is base:
            continue
        if index in cell.denominators and alike(other, base) and best is None:
            return cell.amounts[cell.denominators[index]]
        kind = alike(other, base)
        if kind == 2 or (kind and other.segment == amount.segment and best is None):
            said = len(called & cell.words_of(other))
            if best is None or (said > most and other.sentence == best.sentence and not amount.is_percent):
                best, most = other, said
        if kind and other.sentence == amount.sentence:
            second_best = second_best or other
    return best or second_best


def _points(cell: ClaimCell, amount: Amount, base: Amount) -> StatedClaim | None:
    """Read a difference of two percentages; its own growth in percent is let pass."""
    now: Amount | None = None
    if _is_from(cell, base):
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
    claim.trust = "sure" if base.index > amount.index or _is_from(cell, base) else "likely"
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


def _said_again(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read the percentage that says a difference again: `giảm 03 người chết (30%)`, `tương ứng giảm 24%`."""
    for claim in cell.claims[-1:]:
        beside = claim.stated.index + 1 == amount.index and claim.stated.sentence == amount.sentence
        if not (amount.is_percent and beside and claim.formula == claim.family == "difference"):
            return None
        if claim.parts and _IS_OF_CHANGE.fullmatch(cell.passage.text[claim.stated.stop : amount.start]):
            bound = judge_claim(claim).verdict == "hold"
            now, former = claim.parts
            fell = bool(_FALLEN.search(claim.stated.own))
            if fell != bool(_RISEN.search(claim.stated.own)) and fell == (now.value > former.value):
                now, former = former, now
            formula: ClaimFormula = "growth"
            parts = (now, former)
            return replace(
                claim, family="growth", stated=amount, formula=formula, parts=parts, base=former, bound=bound
            )
    return None


def _of_change(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read what a difference is of a former number that is not told: `có 40 vụ, giảm 10 vụ (20%)`."""
    if not amount.is_percent or not amount.index or _after(cell, amount) is not None:
        return None
    change = cell.amounts[amount.index - 1]
    if not change.change or change.is_percent or change.sentence != amount.sentence:
        return None
    words = cell.passage.text[change.stop : amount.start]
    rises, falls = _RISEN.search(change.own), _FALLEN.search(change.own)
    if not _IS_OF_CHANGE.fullmatch(words) or bool(rises) == bool(falls):
        return None
    now = _now(cell, change, change)
    if now is None or now.is_percent or now.ranged:
        return None
    claim = StatedClaim("growth", amount, "risen" if rises else "fallen", (change, now), base=now)
    near = [a for a in cell.back(change, _BACK) if not a.change and change.sentence - a.sentence <= 1]
    others = [a for a in near if alike(a, change) == 2 and a is not now]
    rate = now.index in cell.pairs or now.index in cell.denominators  # it may be the points of its rate
    trials = [
        claim,
        *(replace(claim, parts=(change, a), base=a, trust="weak" if rate else "likely") for a in others),
    ]
    claim.trust = "weak" if rate else "likely" if others else "sure"
    return min(trials, key=_distance)


def _distance(claim: StatedClaim) -> Decimal:
    """Return how far what a percentage states is from what its parts give."""
    computed = judge_claim(claim).computed
    return Decimal(10**6) if computed is None else abs(computed - claim.stated.value)


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
