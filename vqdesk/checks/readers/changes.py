"""Changes that are told twice, as a number and in percent, where the former number need not be told.

Also those of two levels that stand right before them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vqdesk.checks.claims.cells import alike
from vqdesk.checks.claims.judging import claim_holds, outcome_of
from vqdesk.checks.claims.stated import StatedClaim
from vqdesk.checks.numbers.amounts import POINTS
from vqdesk.checks.numbers.words import PLAN, content_words, is_compared, lead, name_after, word_set
from vqdesk.checks.readers.former import former_after

if TYPE_CHECKING:
    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.claims.stated import ClaimFamily, ClaimFormula, Trust
    from vqdesk.checks.numbers.amounts import Amount

_TWO = 2  # numbers before a change; of numbers of one kind
_BACK = 14  # numbers before a change among which is what it led to
_CALLED = 24  # characters behind a number that say what it counts
_RISEN = re.compile(r"\b(?:tăng|nhiều hơn|cao hơn|lớn hơn)\b")
_FALLEN = re.compile(r"\b(?:giảm|ít hơn|thấp hơn|kém|sụt|tụt|nhỏ hơn)\b")
_FORMER = re.compile(r"\bcùng (?:kỳ|thời điểm)\b|\b(?:năm|quý|tháng|kỳ|vụ|tuần) trước\b|\bnăm ngoái\b")
_RATED = re.compile(r"\b(?:nghèo|mù chữ|suy dinh dưỡng|thất nghiệp|thấp còi)\b")
_PART = re.compile(r"\b(?:trong đó|trong số|gồm|riêng)\b")
_IS_OF_CHANGE = re.compile(
    r"(?:[^,;.()\n\d]|[0-9]{1,2}/[0-9]{1,2}/20[0-9]{2}|20[0-9]{2}){0,60}"
    r"(?:\(\s?(?:(?:tức|tương ứng|tương đương|bằng|tỷ lệ|tăng|giảm|hay)\s)*[-+–−~]?\s?"
    r"|(?:,|\s[-–])?\s?(?:tương ứng|tương đương|bằng|tỷ lệ|tỉ lệ|tức|hay|=)\s?"
    r"(?:(?:với|là|tăng|giảm|tỷ lệ)\s)*)"
)
_MOVES_AGAIN = re.compile(r"(?:\s[^\W\d_]+){0,4},\s(?:(?:tức|tương ứng)\s)?(?P<verb>tăng|giảm)\s")
_AS_NUMBER = re.compile(
    r"[^,;.()\n\d]{0,60}(?:\(\s?(?:(?:tức|tương ứng|tương đương)\s)?(?:với\s|là\s)?(?:tăng|giảm)\s"
    r"|[,(]?\s?(?:tức|tương ứng|tương đương)\s(?:với\s|là\s)?(?:(?:tăng|giảm)\s)?)"
    r"(?:thêm\s|khoảng\s|gần\s|hơn\s)?"
)
_SIGN_OF = {"tăng": ("+",), "giảm": ("-", "–", "−")}
_MINUS = ("-", "–", "−")
_SAID_OF_CHANGES = word_set("tăng giảm cũng đều thêm bị đã được còn vẫn lại song nhưng hơn ít nhiều kém")

_NUMBERED_TIME = re.compile(r"\b(năm|tháng|quý)\s([0-9]{1,4})\b")
_FROM = re.compile(r"\b(?:tăng|giảm|nâng|hạ|rút)\b[^,;.()]*\btừ(?:\smức)?\s\Z")
_UP_TO = re.compile(r"\b(?:lên|xuống|còn|đến|thành)(?:\s(?:còn|tới|mức))?\s\Z")
_LEVEL_OF = re.compile(
    r"(?:chỉ tiêu|kế hoạch|kh|mục tiêu|cùng kỳ|(?:năm|tháng|quý|kỳ|vụ|tuần)\s(?:trước|[0-9ivx]+))"
    r"(?:\s(?:năm\s(?:trước|20[0-9]{2})|giao|đề ra))?(?:\s(?:là|đạt|ước|chỉ|có|đạt được|ở mức))*"
)
_IS_BY = re.compile(r"\s?(?:(?:là|tới|đến|khoảng|gần|hơn)\s)*")
_THAN_TARGET = re.compile(r"\b(?:cao|thấp|lớn|kém|ít|nhiều)\s?hơn\b[^,;.()]*\Z|\b(?:vượt|cách)\b[^,;.()]*\Z")
SAID_OF_MOVES = word_set(
    "tăng giảm thêm được đi còn bị đã tức tương ứng là vượt cao thấp hơn thiếu hụt nhiều ít kém chậm nhanh"
    " lớn nhỏ sau qua một hai ba tỷ tỉ lệ mức như vậy nhưng vẫn chỉ kế hoạch kh chỉ tiêu mục nghị quyết bình"
    " quân"
)


def said_again(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read the percentage that says a difference again: `giảm 03 người chết (30%)`, `tương ứng giảm 24%`."""
    for claim in cell.claims[-1:]:
        beside = claim.stated.index + 1 == amount.index and claim.stated.sentence == amount.sentence
        if not (amount.is_percent and beside and claim.formula == claim.family == "difference"):
            return None
        if claim.parts and _is_said_again(cell, claim.stated, amount):
            bound = outcome_of(claim).verdict == "hold"
            if claim.trust == "weak" and not bound:
                return None
            now, former = claim.parts
            fell = bool(_FALLEN.search(claim.stated.own))
            if fell != bool(_RISEN.search(claim.stated.own)) and fell == (now.value > former.value):
                now, former = former, now
            formula: ClaimFormula = "growth"
            parts = (now, former)
            again = replace(
                claim, family="growth", stated=amount, formula=formula, parts=parts, base=former, bound=bound
            )
            if amount.decimals and outcome_of(again).verdict == "hold":
                claim.bound = True  # the percentage says of which two numbers the difference is
            return again
    return None


def _is_said_again(cell: ClaimCell, change: Amount, percent: Amount) -> bool:
    """Tell whether a percentage says again by how much something changed."""
    words = cell.passage.text[change.stop : percent.start]
    if _IS_OF_CHANGE.fullmatch(words):
        return True
    moves = _MOVES_AGAIN.fullmatch(words)
    same = moves and (moves["verb"] in change.own or change.own.strip() in _SIGN_OF[moves["verb"]])
    return bool(same) and not content_words(name_after(percent))


def of_change(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read what a difference is of a former number that is not told: `có 40 vụ, giảm 10 vụ (20%)`."""
    if not amount.is_percent or not amount.index:
        return None
    change = cell.amounts[amount.index - 1]
    if not change.change or change.is_percent or change.sentence != amount.sentence:
        return None
    if not _is_said_again(cell, change, amount) or former_after(cell, amount) is not None:
        return None
    return _of_what_is_now(cell, amount, change)


def told_as_number(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read a percentage whose difference follows: `giảm 27,9% (giảm 3,4 ha)`, `tăng 9% tương ứng 4 tỷ`."""
    after = amount.index + 1
    if not amount.is_percent or after >= len(cell.amounts):
        return None
    change = cell.amounts[after]
    words = cell.passage.text[amount.stop : change.start]
    if change.is_percent or change.ranged or not (_AS_NUMBER.fullmatch(words) or words == " ("):
        return None
    return _of_what_is_now(cell, amount, change)


def _of_what_is_now(cell: ClaimCell, percent: Amount, change: Amount) -> StatedClaim | None:
    """Read a change as a share of what was before, by what is now: of several numbers the one that fits."""
    told = (change.own if change.index < percent.index else percent.own).strip()
    rises, falls = _RISEN.search(told) or told == "+", _FALLEN.search(told) or told in _MINUS
    if bool(rises) == bool(falls):
        return None
    ranked = _are_now(cell, change, min(change, percent, key=lambda a: a.index))
    if not ranked:
        return None
    formula: ClaimFormula = "risen" if rises else "fallen"
    best, nows = ranked[0][0], [now for _, now in ranked]
    trials = [StatedClaim("growth", percent, formula, (change, now), base=now) for now in nows]
    for (score, _), trial in zip(ranked, trials, strict=True):
        if score >= best - _CLEAR and claim_holds(trial):
            return trial
    rivals = [score for score, now in ranked[1:] if score >= best and now.value != nows[0].value]
    trust: Trust = "likely" if rivals else "sure"
    rated = _RATED.search(cell.label(nows[0])) or _RATED.search(told)
    if rated or nows[0].index in cell.pairs or nows[0].index in cell.denominators or best < _CLEAR:
        trust = "weak"  # it may be the points of its rate
    return replace(trials[0], trust=trust)


_CLEAR = 2  # so much speaks for a number of the same unit


def _are_now(cell: ClaimCell, change: Amount, first: Amount) -> list[tuple[int, Amount]]:
    """Return the numbers that a change may have led to with what speaks for each, the likeliest first."""
    called = content_words(f"{change.own} {change.noun} {change.after[:_CALLED].partition('(')[0]}")
    called -= _SAID_OF_CHANGES
    found: list[tuple[int, Amount]] = []
    for other in cell.back(first, _BACK):
        if first.sentence - other.sentence > 1:
            break
        kind = alike(other, change)
        if other.change or not kind or _FORMER.search(other.own):
            continue
        now = cell.total_of(other.index, first)
        if now.index in cell.denominators:
            now = cell.amounts[cell.denominators[now.index]]
        said = len(called & cell.words_of(now))
        beside = other.index + 1 == first.index and other.segment == first.segment
        score = 2 * said + (_CLEAR if kind == 2 or beside else 0) - (1 if _PART.search(now.own) else 0)
        found.append((score, now))
    apart = found[0][1].segment != first.segment if found else False
    # Of several in a sentence before it the first is what that speaks of.
    return sorted(reversed(found) if apart else found, key=lambda each: (-each[0], -each[1].sentence))


def than_before(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read points behind what was compared with: `đạt 71,5%, thấp hơn mục tiêu 80% là 8,5 điểm phần trăm`."""
    if amount.index < _TWO or not _IS_BY.fullmatch(amount.before):
        return None
    now, base = cell.amounts[amount.index - _TWO : amount.index]
    levels = now.is_percent and base.is_percent and now.sentence == base.sentence == amount.sentence
    if not levels or not amount.is_percent or not _THAN_TARGET.search(base.own):
        return None
    cell.bases.add(base.index)
    return StatedClaim("points", amount, "difference", (now, base), base=base, bound=True)


def of_two_levels(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read by how much two levels right before differ, the second told as a former one or as the target.

    `tháng 10 là 99,2%, tháng 9 là 97,8%, tăng 1,4 điểm %`; `29,4% (chỉ tiêu 31%, thấp hơn 1,6 điểm %)`; of a
    rise `từ 86.420 người lên 94.175 người, tức tăng 7.755 người` as well.
    """
    if amount.index < _TWO or content_words(amount.own) - SAID_OF_MOVES or lead(amount) != "growth":
        return None
    if is_compared(name_after(amount)):
        return None
    now, base = cell.amounts[amount.index - _TWO : amount.index]
    if _FROM.search(now.own) and _UP_TO.search(base.own):
        now, base = base, now
    elif not _LEVEL_OF.fullmatch(base.own.strip(" (")):
        return None
    elif _is_later(base.own, now.own):
        now, base = base, now
    near = now.sentence == base.sentence == amount.sentence and not (now.change or base.change)
    planned = PLAN.match(base.own.strip(" (")) and _THAN_TARGET.search(amount.own)
    points = now.is_percent and base.is_percent and amount.is_percent
    points = points and (amount.unit == POINTS or bool(planned))
    counted = not (now.is_percent or amount.is_percent) and alike(base, amount) == _TWO
    grown = amount.is_percent and not (now.is_percent or base.is_percent)
    if not near or alike(now, base) < _TWO or not (points or counted or grown):
        return None
    cell.bases.add(base.index)
    if grown:
        return StatedClaim("growth", amount, "growth", (now, base), base=base, bound=True)
    family: ClaimFamily = "points" if points else "difference"
    return StatedClaim(family, amount, "difference", (now, base), base=base, bound=True)


def _is_later(words: str, other: str) -> bool:
    """Tell whether words name a later time than others: `năm 2023 460 ha, năm 2024 575 ha`."""
    one, two = (_NUMBERED_TIME.findall(each) for each in (words, other))
    return bool(one and two) and one[-1][0] == two[-1][0] and int(one[-1][1]) > int(two[-1][1])
