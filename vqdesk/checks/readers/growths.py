"""Numbers that compare two others: growth in percent, differences, points of percent, times."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.checks.claims.bases import named_base
from vqdesk.checks.claims.cells import alike, is_same_thing
from vqdesk.checks.claims.judging import outcome_of
from vqdesk.checks.claims.stated import StatedClaim
from vqdesk.checks.numbers.amounts import POINTS
from vqdesk.checks.numbers.slip import is_one_slip, round_to, slip_of
from vqdesk.checks.numbers.units import SAME
from vqdesk.checks.numbers.words import (
    EARLIER,
    PLAN,
    content_words,
    lead,
    name_after,
)
from vqdesk.checks.readers.changes import (
    SAID_OF_MOVES,
    of_change,
    of_two_levels,
    said_again,
    than_before,
    told_as_number,
)
from vqdesk.checks.readers.former import former_of, is_from, listed_after, now_of

if TYPE_CHECKING:
    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.claims.stated import ClaimFamily, ClaimFormula
    from vqdesk.checks.numbers.amounts import Amount

_MOVES = re.compile(r"\b(?:thêm|tăng|giảm)\b")
_STEP = re.compile(
    r"\b(?:thêm|tăng|giảm|kết nạp|thành lập|công nhận|phát triển|bổ sung)(?:\s(?:thêm|được|mới)){0,2}\s\Z"
)
_RAISED_TO = re.compile(
    r"\b(?:nâng|đưa)\s(?:tổng\s)?số\b[^,;.()]*\s(?:lên|thành)\s(?:là\s|đến\s|tới\s|thành\s)?\Z"
)
# What both end with, so that most numbers are passed over at once.
_STEP_ENDS = (
    *("thêm", "tăng", "giảm", "nạp", "lập", "nhận", "triển", "sung", "được", "mới"),
    *("lên", "thành", "là", "đến", "tới"),
)
_ADDED = re.compile(r"\b(?:kết nạp|thành lập|phát triển|thêm|tiếp nhận|mở mới|công nhận|bổ sung)\b")
_STEPPING = re.compile(r"[^,;.()]{0,40},\s?(?:nâng|đưa|tăng|giảm|kéo)?[^,;.()]{0,40}\btừ\s")
_MOVED_BY = re.compile(
    r"[^,;.()\d]{0,30}(?:,\s(?:tức\s|tương ứng\s)?(?:tăng|giảm)\s|\s?\(\s?(?:tăng\s|giảm\s)?[-+–−]?\s?)"
)
_OPENS = re.compile(r"\)?(?:\s[^,;.()\d]{0,40})?\s?\(\s?(?:từ\s|là\s)?")
_FROM_THERE = re.compile(r"[^,;.()\d]{0,30}(?:20[0-9]{2})?,\s(?:tức\s|cụ thể\s)?(?:là\s)?từ(?:\smức)?\s")
_BRACKET = re.compile(r"(?:[^;.()\d]|20[0-9]{2}){0,60}\(\s?")
_AGAINST = re.compile(r"[^,;.()\d]{0,20}\bso(?:\svới)?\s(?:mức\s|con số\s)?")
_LED_TO = re.compile(r"[^,;.()\d]{0,20}\b(?:xuống|lên|còn)\s(?:còn\s|đến\s)?")
_ENDS = re.compile(r"(?:\s[^\W\d_]+){0,4}\s?(?:của cùng kỳ|cùng kỳ|của năm trước|so với [^();,]{1,40})?\s?\)")
_WITHIN = re.compile(r"\btrong (?:số )?(?:đó|này)\b")
_CALENDAR = re.compile(r"\b(?:quý|tháng|năm) [0-9ivx]+(?:/[0-9]{4})?\b")
_FORMER = re.compile(r"\bcùng kỳ\b|\btrước\b|\bđầu (?:năm|kỳ)\b")
_MANY_TIMES = re.compile(r"\b(?:gấp|tăng|giảm)\b")
_OVER = re.compile(
    r"\b(?:vượt|hụt)\s(?:kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu|nghị quyết)\s(?:[^\W\d_]+\s){0,4}\Z"
)
_REACHES = re.compile(
    r"(?:\s(?:so|về)\s[^,;.()\d]{1,40})?,?\s(?:ước\s)?(?:đạt|lên|với|còn|xuống còn|là|ước)\s"
    r"(?:khoảng\s|gần\s|hơn\s)?"
)
_SET = re.compile(r"\b(?:đề ra|chỉ tiêu|mục tiêu|phấn đấu)\b(?:\s[^\W\d_]+){0,4}\s\Z")
_IN_BRACKET = re.compile(
    r"(?:(?:kế hoạch|kh|chỉ tiêu|mục tiêu|nghị quyết|nq)\s(?:là\s)?)?(?:giảm|tăng)\s(?:từ\s)?\Z"
)
_LEAVES = re.compile(r"\s(?:nay\s|hiện\s)?còn\s(?:lại\s)?\Z")
_TO_PLANNED = re.compile(
    r"\)?,?(?:\s[^\W\d_]+){0,3}(?:\sso với)?\s(?:kế hoạch|kh|chỉ tiêu|mục tiêu|nghị quyết)"
    r"(?:\s(?!(?:và|đồng|nhưng|song)\s)[^\W\d_]+){0,4}"
    r"\s(?:giảm|tăng)(?:\sthêm)?\s"
)
_PASSES_TARGET = re.compile(r"\b(?:vượt|hụt)\b")
_HEADS_TARGET = re.compile(r"\s?(?:giảm|tăng|nâng|phấn đấu|chỉ tiêu|mục tiêu)\b[^,;.()]{0,40}\Z")
"""What stands before a target that heads a sentence: `Giảm tỷ lệ hộ nghèo 3%: ...`."""
_TWO, _BACK = 2, 3  # numbers before what passes a plan among which is the change
_CALLED = 60  # characters before a level that say of what it is
_FURTHEST = 12  # numbers before a change among which are those that it may be of
_HUNDRED = Decimal(100)
_A_YEAR = r"(?:mỗi|hàng|hằng|từng|một) (?:năm|tháng|quý|tuần|ngày)"
_IN_A_YEAR = re.compile(rf"\b(?:sau|qua|trong) {_A_YEAR}\b")
_YEARLY = re.compile(
    rf"(?<!sau )(?<!qua )(?<!trong )\b{_A_YEAR}\b"
    r"|(?:\A|\b(?:tăng|giảm|trưởng)) ?(?:và |với )?(?:bình quân|trung bình)\b(?! đầu)"
    r"|\b(?:bình quân|trung bình)(?: (?:giai đoạn|[1-9]|hai|ba|bốn|năm))? (?:năm|tháng|quý)\b"
)
_A_YEAR_AFTER = re.compile(rf" ?/ ?(?:năm|tháng|quý)\b|(?: [^\W\d_]+){{0,3}} {_A_YEAR}\b")
_TIMES = re.compile(r"\b(?:gấp|tăng|giảm|bằng|hơn|vượt|cao|lớn|nhiều|so)\b")


def read_growth(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read a number after `tăng`, `giảm`, `vượt` and their kin; None where nothing tells from what.

    What something grew by a year on average, and `lần` that only counts, are no growth of two numbers.
    """
    if _is_yearly(amount) or _is_planned(amount) or (amount.unit == "lần" and not _TIMES.search(amount.own)):
        return None
    family, formula = _kind(amount)
    if (passed := _of_planned_change(cell, amount)) is not None:
        return passed
    if (rates := _rates_behind(cell, amount)) is not None:
        cell.bases.update(rate.index for rate in rates)
        return StatedClaim("points", amount, "difference", rates, base=rates[1], bound=True)
    if (than := than_before(cell, amount)) is not None:
        return than
    if (levels := of_two_levels(cell, amount)) is not None:
        return levels
    pair = _pair_behind(cell, amount)
    if pair is not None:
        return _of_pair_behind(cell, amount, pair)
    beside = said_again(cell, amount) or of_change(cell, amount) or _led_to(cell, amount)
    if beside is not None:
        return beside
    base = former_of(cell, amount)
    if base is not None:
        same = base.is_percent and amount.is_percent
        return _points(cell, amount, base) if same else _from_base(cell, amount, base)
    if amount.unit == POINTS:
        return _over_target(cell, amount)
    found = told_as_number(cell, amount) or _raised_by(cell, amount) or _over_plan(cell, amount)
    found = found or _like_before(cell, amount, family, formula)
    return found or _of_two_before(cell, amount, family, formula)


def _of_planned_change(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read by how much a change passed the planned one: `giảm 3,5%, vượt 0,5% so với KH (giảm 3%)`.

    `giảm 44 hộ, vượt 04 hộ so với kế hoạch giảm 40 hộ` as well.
    """
    behind = next(iter(cell.amounts[amount.index + 1 : amount.index + 2]), None)
    if behind is None or not amount.index or not _PASSES_TARGET.search(amount.own):
        return None
    before = cell.amounts[max(0, amount.index - _BACK) : amount.index]
    change = next((each for each in reversed(before) if each.depth <= amount.depth), amount)
    like = amount.is_percent == behind.is_percent == change.is_percent
    like = like and (amount.is_percent or alike(behind, amount) == alike(change, amount) == _TWO)
    inside = behind.depth > amount.depth and _IN_BRACKET.match(behind.own)
    planned = inside or _TO_PLANNED.fullmatch(behind.before)
    if not like or not planned or change.segment != amount.segment or cell.lead(change) != "growth":
        return None
    cell.bases.add(behind.index)
    family: ClaimFamily = "points" if amount.is_percent else "difference"
    return StatedClaim(family, amount, "difference", (change, behind), base=behind, bound=True)


def _is_planned(amount: Amount) -> bool:
    """Tell whether a number is the change that was planned: `đạt 113,3% kế hoạch giảm 45 hộ`.

    One of its own is against an earlier time: `đạt 91,6% kế hoạch và tăng 4,7% so với cùng kỳ`.
    """
    planned = amount.index > 0 and _TO_PLANNED.fullmatch(amount.before) is not None
    return planned and not EARLIER.search(amount.after[:_CALLED])


def _from_base(cell: ClaimCell, amount: Amount, base: Amount) -> StatedClaim | None:
    """Read a growth or a difference from a number that was found to what is now."""
    family, formula = _kind(amount)
    now = now_of(cell, amount, base)
    if now is None or _is_of_one_time(cell, now, base) or _leaves(cell, amount, base):
        return None
    if formula == "difference" and PLAN.search(name_after(amount)) and _is_planned_change(amount, now, base):
        return None
    if formula == "times" and alike(base, amount) == SAME:
        family = formula = "difference"  # of events: `22 lần, tăng 3 lần so với 19 lần`
    listed = listed_after(cell, amount)
    cell.bases.add(base.index)
    if formula == "times":
        return _times(StatedClaim(family, amount, formula, (now, base), base=base))
    bound = base is listed or _are_plain(cell, amount, now, base) or _is_told_twice(cell, amount, (now, base))
    return StatedClaim(family, amount, formula, (now, base), base=base, bound=bound)


def _leaves(cell: ClaimCell, amount: Amount, base: Amount) -> bool:
    """Tell whether what a change leaves is told right behind it: `... giảm 47 hộ, còn 139 hộ`."""
    behind = cell.amounts[amount.index + 1 : amount.index + 2]
    if not behind or base.index > amount.index or behind[0].segment != amount.segment:
        return False
    return bool(_LEAVES.match(behind[0].own)) and alike(behind[0], amount) > 1


def _is_planned_change(amount: Amount, now: Amount, base: Amount) -> bool:
    """Tell whether a plan is one of changes: `có 186 hộ; giảm 47 hộ so với kế hoạch 40 hộ`."""
    return base.value <= 2 * amount.value and now.value > 3 * base.value


def _are_plain(cell: ClaimCell, amount: Amount, now: Amount, base: Amount) -> bool:
    """Tell whether no other numbers can be meant: one before the change, the other right behind it."""
    between = cell.amounts[amount.index + 1 : base.index]
    beside = base.index > amount.index and all(a.is_percent and a.depth for a in between)
    led = is_from(cell, base) and now.index + 1 == amount.index
    if not (beside or led) or now.segment != amount.segment or alike(now, base) < SAME:
        return False
    others = [a for a in cell.back(amount, _FURTHEST) if a.segment == amount.segment and a is not now]
    return not any(alike(a, base) and a is not base and not a.change for a in others)


def _is_of_one_time(cell: ClaimCell, now: Amount, base: Amount) -> bool:
    """Tell whether two numbers are of one time: `2.146 xe, trong đó 1.540 xe`, or of one month by name."""
    label = cell.lead_in(base)
    if _FORMER.search(label) or base.index > now.index:
        return False
    times = set(_CALENDAR.findall(label))
    same = times and times == set(_CALENDAR.findall(cell.lead_in(now)))
    return bool(same or _WITHIN.search(cell.passage.text[base.stop : now.start]))


def _is_yearly(amount: Amount) -> bool:
    """Tell whether a number is an average by the year, month or day: `bình quân tăng 15,5%/năm`."""
    own = amount.own.strip()
    return bool(_YEARLY.search(own) or _A_YEAR_AFTER.match(_IN_A_YEAR.sub("", amount.after)))


def read_step(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read what leads from one number to the next: `thêm 24 đảng viên, nâng tổng số từ 412 lên 436`."""
    after = amount.index + 1
    if not amount.own[:-1].endswith(_STEP_ENDS):
        return None
    if after < len(cell.amounts) and _RAISED_TO.search(amount.own):
        return _raised(cell, amount, cell.amounts[after])
    if after >= len(cell.amounts) or not _STEP.search(amount.own):
        return None
    base = cell.amounts[after]
    words = cell.passage.between(amount, base)
    if not _STEPPING.fullmatch(words) or not is_from(cell, base) or not alike(amount, base):
        return None
    now = cell.amounts[after + 1]
    if not _MOVES.search(amount.own) and not _is_raised_by(amount, now, base):
        return None
    cell.bases.add(base.index)
    return StatedClaim("difference", amount, "difference", (now, base), base=base)


def _is_raised_by(added: Amount, now: Amount, base: Amount) -> bool:
    """Tell whether what was added surely is all that changed a number: others may have left, but fewer."""
    right = base.value + added.value
    far = abs(now.value - right) > added.value
    return now.value == right or far or is_one_slip(now.typed, right / now.scale, now.decimals, 4)


def _raised(cell: ClaimCell, amount: Amount, former: Amount) -> StatedClaim | None:
    """Read a total as the former one and what was added: `kết nạp 24, nâng tổng số lên 436 (đầu năm 412)`.

    Others may have left or come, fewer than were added: what they explain is let pass.
    """
    inside = former.depth > amount.depth and former.bracket != amount.bracket and not former.is_percent
    if not inside or not EARLIER.match(former.own.strip()) or not alike(former, amount):
        return None
    added = next((a for a in cell.back(amount, 6) if _is_added(a, amount, former)), None)
    if added is None:
        return None
    claim = StatedClaim("sum", amount, "sum", (former, added), trust="likely", base=former)
    off = abs(former.value + added.value - amount.value)
    slipped = slip_of(amount.value, former.value + added.value, amount.decimals) in ("swapped", "point")
    return claim if not off or off > added.value or slipped else None


def _raised_by(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read what a total was raised by: `tăng thêm 24 hội viên, nâng tổng số lên 436 hội viên, tăng 5,8%`."""
    if not amount.is_percent or amount.index < _TWO or "tăng" not in amount.own:
        return None
    added, now = cell.amounts[amount.index - _TWO : amount.index]
    raised = _RAISED_TO.search(now.own) and now.segment == added.segment == amount.segment
    new = added.change or _ADDED.search(added.own)
    if not raised or not new or not alike(added, now) or added.value >= now.value or not _says_again(amount):
        return None
    return StatedClaim("growth", amount, "risen", (added, now), trust="likely", base=now)


def _is_added(other: Amount, amount: Amount, former: Amount) -> bool:
    """Tell whether a number before a total says how many came to it."""
    new = _ADDED.search(other.own) or other.noun.endswith(" mới")
    fits = other.sentence == amount.sentence and other.depth <= amount.depth and other.value < former.value
    return bool(new) and fits and alike(other, amount) > 0


def _rates_behind(cell: ClaimCell, amount: Amount) -> tuple[Amount, Amount] | None:
    """Return the two rates whose points are told, in a bracket: `hơn 4,4 điểm % (78,6% so với 74,2%)`."""
    behind = cell.amounts[amount.index + 1 : amount.index + 3]
    if len(behind) < 2 or not amount.is_percent:
        return None
    first, second = behind
    inside = (
        first.depth > amount.depth and first.bracket == second.bracket and cell.is_first_in_bracket(first)
    )
    told = inside and first.is_percent and second.is_percent and first.segment == amount.segment
    between = cell.passage.text[first.stop : second.start] if told else ""
    opened = told and _BRACKET.fullmatch(cell.passage.text, amount.stop, first.start)
    opened = opened and _AGAINST.fullmatch(between)
    return (first, second) if opened and _ENDS.match(second.after) else None


def _pair_behind(cell: ClaimCell, amount: Amount) -> tuple[Amount, Amount] | None:
    """Return now and before where they follow in a bracket: `giảm 20% (8/10 người)`, `giảm 2 vụ (8/10 vụ)`.

    The change may be told again before it: `giảm 2 vụ, giảm 20% (8/10 vụ)`.
    """
    after = amount.index + 1
    stop = amount.stop
    if after + 1 < len(cell.amounts) and cell.amounts[after].is_percent and not amount.is_percent:
        if not _MOVED_BY.fullmatch(cell.passage.text[stop : cell.amounts[after].start]):
            return None
        stop, after = cell.amounts[after].stop, after + 1
    if after + 1 >= len(cell.amounts):
        return None
    now, before = cell.amounts[after], cell.amounts[after + 1]
    words = cell.passage.text[stop : now.start]
    if _FROM_THERE.fullmatch(words) and _LED_TO.fullmatch(now.after) and alike(now, before) == _TWO:
        return None if now.is_percent else (before, now)
    if not _OPENS.fullmatch(words):
        return None
    between = cell.passage.text[now.stop : before.start]
    if now.bracket == before.bracket and _LED_TO.fullmatch(between):
        now, before = before, now
    paired = cell.pairs.get(after) == after + 1 or (
        now.bracket == before.bracket and (now.index > before.index or _AGAINST.fullmatch(between))
    )
    if (
        not paired
        or not _ENDS.match(max(now, before, key=lambda each: each.index).after)
        or now.is_percent
        or before.is_percent
    ):
        return None
    if amount.is_percent:
        return now, before
    return (now, before) if alike(now, amount) and now.value != amount.value else None


def _of_pair_behind(cell: ClaimCell, amount: Amount, pair: tuple[Amount, Amount]) -> StatedClaim | None:
    """Read a change of the numbers in the bracket behind it; the first may be the change itself."""
    family, formula = _kind(amount)
    claim = StatedClaim(family, amount, formula, pair, base=pair[1], bound=True)
    if not amount.is_percent or outcome_of(claim).verdict != "wrong":
        return claim
    told = any(
        c.formula == "difference" and c.parts == pair and outcome_of(c).verdict == "hold"
        for c in cell.claims[-1:]
    )
    share = outcome_of(replace(claim, formula="share")).verdict
    return None if share in ("hold", "cut_off") and not told else replace(claim, bound=told)


def _kind(amount: Amount) -> tuple[ClaimFamily, ClaimFormula]:
    if amount.is_percent:
        return "growth", "growth"
    return ("growth", "times") if amount.unit == "lần" else ("difference", "difference")


def _points(cell: ClaimCell, amount: Amount, base: Amount) -> StatedClaim | None:
    """Read a difference of two percentages; its own growth in percent is let pass."""
    if lead(base) == "growth" or _is_yearly(base):
        return None
    levels = _passing_change(cell, amount) or _levels_before(cell, amount, base)
    words = content_words(amount.own)
    now = max(levels, key=lambda other: len(words & content_words(other.own)), default=None)
    before = cell.amounts[amount.index - 1] if amount.index else amount
    moved = now is not None and before.is_percent and before is not now and cell.lead(before) == "growth"
    if now and moved and abs(before.value - base.value) * 2 < abs(now.value - base.value):
        now, levels = before, [before]  # `giảm 3,28 điểm %, vượt 0,78 điểm % so với chỉ tiêu (2,5%)`
    if now is None:
        return None
    cell.bases.add(base.index)
    claim = StatedClaim("points", amount, "difference", (now, base), base=base)
    one = len(levels) == 1 and now.segment == amount.segment
    claim.bound = one and _stand_together(cell, amount, now, base)
    claim.trust = "sure" if base.index > amount.index or claim.bound else "likely"
    if base.index < amount.index and _is_of_another(cell, amount, now, base):
        claim.trust, claim.bound = "weak", False
    if amount.unit == POINTS:
        return claim
    if PLAN.search(name_after(now)) and EARLIER.search(name_after(amount)):
        claim.trust, claim.bound = "weak", False  # it may be what the amount grew by
    growth = replace(claim, family="growth", formula="growth")
    grown = outcome_of(growth)
    exact = grown.computed is not None and round_to(grown.computed, amount.decimals) == amount.value
    return growth if outcome_of(claim).verdict == "wrong" and exact else claim


def _passing_change(cell: ClaimCell, amount: Amount) -> list[Amount]:
    """Return the change that passes a target: `giảm 3,3 điểm %, vượt 0,8 điểm % so với chỉ tiêu (2,5%)`."""
    former = cell.amounts[amount.index - 1] if amount.index else amount
    passes = former.is_percent and former.segment == amount.segment and _PASSES_TARGET.search(amount.own)
    return [former] if passes and cell.lead(former) == "growth" and former.index not in cell.bases else []


def _stand_together(cell: ClaimCell, amount: Amount, now: Amount, base: Amount) -> bool:
    """Tell whether a difference, or what it led to, stands right beside what that is compared with."""
    if abs(base.index - amount.index) == 1 or is_from(cell, base):
        return True
    own = content_words(amount.own) - SAID_OF_MOVES
    return base.index + 1 == now.index == amount.index - 1 and own <= cell.words_of(now)


def _is_of_another(cell: ClaimCell, amount: Amount, now: Amount, base: Amount) -> bool:
    """Tell whether a difference has a subject that the two percentages before it do not share."""
    own = content_words(amount.own) - SAID_OF_MOVES
    apart = is_from(cell, base) and amount.bracket != now.bracket and now.depth > 0
    return apart or bool(len(own) > 1 and not own & (cell.words_of(now) | cell.words_of(base)))


def _levels_before(cell: ClaimCell, amount: Amount, base: Amount) -> list[Amount]:
    """Return the percentages, the nearest first, that a difference of percentages may have led to.

    One of a bracket is so where it stands right before that: `68/74 thôn (tỷ lệ 91,9%), vượt 3,7%`.
    """
    if is_from(cell, base):
        return [cell.amounts[base.index + 1]]
    levels: list[Amount] = []
    for other in reversed(cell.amounts[max(0, amount.index - 5) : amount.index]):
        beside = other.index + 1 == amount.index
        inside = other.bracket in (amount.bracket, base.bracket) or other.depth < amount.depth
        inside = inside or (beside and lead(other) in ("share", "bare"))
        inside = inside and (other.index < base.index or base.index + 1 == other.index == amount.index - 1)
        told = other.is_percent and other.index not in cell.bases
        if inside and told and other.sentence == amount.sentence and cell.lead(other) != "growth":
            levels.append(other)
    return [level for level in levels if not _HEADS_TARGET.match(level.own)] or levels


def _times(claim: StatedClaim) -> StatedClaim | None:
    """Return how many times as much the greater number is; None where it tells by how many it rose."""
    now, base = claim.parts
    if now.value < base.value and _MANY_TIMES.search(claim.stated.own):
        claim = replace(claim, parts=(base, now), base=now)
    rose = replace(claim, formula="growth", stated=replace(claim.stated, value=claim.stated.value * _HUNDRED))
    if "tăng" in claim.stated.own and outcome_of(rose).verdict == "hold":
        return None
    return claim


def _over_plan(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read by how much a plan is passed: `vượt 13,2% kế hoạch (đạt 113,2%)`, `95/80 cây, vượt KH 18,8%`."""
    named = name_after(amount)
    if not amount.is_percent or not (PLAN.search(named) or _OVER.search(amount.own)):
        return None
    passes = "hụt" not in amount.own
    for other in cell.amounts[max(0, amount.index - 2) : amount.index + 2]:
        done = other.is_percent and other is not amount and other.segment == amount.segment
        inside = other.depth > amount.depth
        told = (other.index < amount.index or inside) and (inside or PLAN.search(name_after(other)))
        if done and told and (other.value > _HUNDRED) == passes:
            return StatedClaim("points", amount, "over", (other,), base=other)
    target = _over_target(cell, amount)
    if target is not None:
        return target
    top = cell.numerator(amount)
    if top is None or (_level_of(cell, amount) and _targets(cell)):
        return None
    if top.index in cell.denominators:
        high = cell.amounts[cell.denominators[top.index]]
        passed = (high.value > top.value) == passes  # `45/50 vụ, đạt 90%, vượt 5% chỉ tiêu`: of no plan
        return StatedClaim("growth", amount, "growth", (high, top), base=top) if passed else None
    found = named_base(cell, amount, top, named or amount.own, "plan")
    return replace(found, family="growth", formula="growth") if found.parts else None


def _level_of(cell: ClaimCell, amount: Amount) -> Amount | None:
    """Return the percentage of which another tells by how much it passes a target, in its own part."""
    near = cell.amounts[max(0, amount.index - 2) : amount.index]
    levels = (a for a in reversed(near) if a.is_percent and lead(a) in ("share", "bare", "none"))
    found = next(levels, None)
    return found if found is not None and found.segment == amount.segment else None


def _targets(cell: ClaimCell) -> list[Amount]:
    """Return the percentages that the task's own words set."""
    return [each for each in cell.of_task if each.is_percent and not each.ranged]


def _over_target(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read by how much the task's own target is passed or missed: `đạt 87,6%, vượt chỉ tiêu 2,6%`."""
    now = _level_of(cell, amount)
    if now is None or not (PLAN.search(name_after(amount)) or PLAN.search(amount.own)):
        return None
    before = cell.amounts[max(0, now.index - _FURTHEST) : now.index]
    targets = [*_targets(cell), *(a for a in before if a.is_percent and _SET.search(a.own))]
    claims = [StatedClaim("points", amount, "difference", (now, each), base=each) for each in targets]
    if right := [each for each in claims if outcome_of(each).verdict == "hold"]:
        return right[0]
    called = content_words(cell.passage.text[max(0, now.start - _CALLED) : now.start])
    said = [len(called & content_words(target.own)) for target in targets]
    best = [each for each, words in zip(claims, said, strict=True) if words == max(said)]
    return best[0] if len(best) == 1 else None


def _led_to(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read a growth whose numbers both follow: `tăng 9,5%, đạt 5.475 triệu (cùng kỳ 5.000 triệu)`."""
    if amount.index + 2 >= len(cell.amounts):
        return None
    now, base = cell.amounts[amount.index + 1 : amount.index + 3]
    words = cell.passage.text[amount.stop : now.start]
    told = cell.is_first_in_bracket(base) and EARLIER.match(base.own.strip())
    if (
        now.is_percent
        or base.is_percent
        or not told
        or not _REACHES.fullmatch(words)
        or alike(now, base) < SAME
    ):
        return None
    if not amount.is_percent and not alike(amount, base):
        return None
    family, formula = _kind(amount)
    cell.bases.add(base.index)
    return StatedClaim(family, amount, formula, (now, base), base=base)


def _of_two_before(
    cell: ClaimCell, amount: Amount, family: ClaimFamily, formula: ClaimFormula
) -> StatedClaim | None:
    """Read a difference of the two numbers before it that nothing calls so; it counts where it holds."""
    if amount.is_percent:
        return None
    before = [a for a in cell.back(amount, 5) if a.sentence == amount.sentence and alike(a, amount) == SAME]
    if len(before) < 2 or any(a.change for a in before[:2]):
        return None
    if EARLIER.search(cell.passage.text[before[0].stop : amount.start]) or EARLIER.search(name_after(amount)):
        return None
    return StatedClaim(family, amount, formula, (before[0], before[1]), trust="weak", base=before[1])


def _is_told_twice(cell: ClaimCell, amount: Amount, parts: tuple[Amount, ...]) -> bool:
    """Tell whether a percentage says again what a difference of the same numbers, which holds, has told."""
    if not amount.is_percent or not _says_again(amount):
        return False
    told = (claim for claim in cell.claims[-2:] if claim.formula == "difference" and claim.parts == parts)
    return any(outcome_of(claim).verdict == "hold" for claim in told)


def _says_again(amount: Amount) -> bool:
    """Tell whether the clause of a change has no subject of its own: `, tương ứng tăng 12%`."""
    other = amount.own.lstrip().startswith("và ") or amount.after.startswith(" về ")
    return not other and not content_words(amount.own) - SAID_OF_MOVES


def _like_before(
    cell: ClaimCell, amount: Amount, family: ClaimFamily, formula: ClaimFormula
) -> StatedClaim | None:
    """Read a growth beside another of the same two numbers: `tăng 12 khẩu so với ... (26), tăng 46,2%`."""
    for claim in reversed(cell.claims[-2:]):
        near = claim.stated.segment == amount.segment and amount.index - claim.stated.index <= 4
        same = formula != "difference" or (claim.parts and is_same_thing(amount, claim.parts[0]))
        if near and same and claim.formula in ("growth", "difference") and claim.family != "points":
            bound = claim.bound or _is_told_twice(cell, amount, claim.parts)
            return replace(claim, family=family, stated=amount, formula=formula, bound=bound)
    return None
