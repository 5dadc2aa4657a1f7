"""Totals that are told behind their parts: `... 36,4 ha; ... 12,6 ha; tổng cộng 49,0 ha`."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from vqdesk.checks.claims.cells import alike
from vqdesk.checks.claims.judging import outcome_of
from vqdesk.checks.claims.stated import StatedClaim
from vqdesk.checks.numbers.partitions import divides
from vqdesk.checks.numbers.slip import is_one_slip
from vqdesk.checks.numbers.units import PERHAPS, SAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.claims.stated import Trust
    from vqdesk.checks.numbers.amounts import Amount

_GRAND = re.compile(
    r"\b(?:tổng cộng\b[^,;.()]{0,40}|(?<!công )cộng(?:\schung)?\s?(?:là|:)?\s?)\Z"
    r"|\A\s?cộng(?!\s(?:đồng|tác|hòa|sự))(?:\s[^\W_]+){0,4}\s(?:là\s)?\Z"
)
_BEGINS = re.compile(r"\s?(?:tổng )?cộng\s?:?\s")
"""What begins a sentence of its own that adds up the one before: `Cộng: 67.080 triệu đồng`."""
_SURELY_TOTAL = re.compile(
    r"\s?(?:như vậy|vậy là|do đó|tính cả|tính chung|cộng cả|cộng lại|cộng dồn"
    r"|(?:tính\s)?(?:cả|gộp)\s(?:hai|ba|bốn|[2-4])\s)\b(?=.{0,40}\Z)"
    r"|.{0,60}\bcộng (?:lại|chung)\b.{0,30}\Z"
)
_OF_ANOTHER = re.compile(r"\b(?:từ|trong|trên|của|so với) tổng cộng\b")
_OWN_SUM = re.compile(
    r"(?:\A|\bcòn )(?!.*\b(?:toàn|cả|tất cả|như vậy|chung|là)\b)\s?(?:[^\W\d_]+\s){2,}"
    r"(?:có\s|đạt\s)?tổng cộng\b"
)
"""What has a sum of its own: `hai huyện miền núi có tổng cộng 12 xã`."""
_TOTAL = re.compile(
    r"\s?(?:[-+*]\s)?(?:nâng\s|đưa\s|thành\s)?(?:tổng(?!\s(?:hợp|kết|thể))\b"
    r"|(?:(?:như vậy|tính chung),?\s)?cả\s(?:năm|quý|vụ|kỳ|[69]\stháng|nhiệm kỳ|giai đoạn)\b"
    r"|toàn\s(?:trường|xã|phường|huyện|tỉnh|thành phố|ngành)\b"
    r"|lũy kế\s(?:[2-9]|1[01])\stháng\b"
    r"|(?:lũy kế|số)(?:\s(?:đã|và|đang|phải)){0,4}\s(?:giải quyết|thi hành|xử lý|thụ lý)\b)"
)
# What each pattern of a total has one of, so that most numbers are passed over at once.
_OF_TOTALS = re.compile("cộng|tổng|cả|toàn|lũy kế|số|như vậy|vậy là|do đó|tính|gộp")
_SO_MANY = re.compile(
    r"\b(?:tổng(?:\scộng)?|cộng|cả|tổng cả)\s(?P<count>hai|ba|bốn|(?<!cả )năm|sáu|0?[2-9])"
    r"\s(?!20)[^\W\d_]+(?:\s[^\W\d_]+){0,4}\s?:?\s\Z"
)
_CALLED = 60  # characters before the first of two numbers that call it
_COUNTED = 12  # characters before a number of parts that may call what follows their total
_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
_MOST_PARTS = 60  # numbers before a total that are looked at; that it has more is told
_MOST_GUESSED = 16  # of them that are taken for its parts where they nearly make it
_ADDED = re.compile(r"\bcộng (?:với|thêm)\s\Z")
_MAKE = re.compile(r"\b(?:là|thành|được|bằng)(?:\stổng (?:số|cộng))?\s?:?\s\Z")
_PART_END = re.compile(r"[;.(]")
_TENTH, _NO_ACCIDENT = 10, 3


def read_grand_totals(cell: ClaimCell) -> Iterator[StatedClaim]:
    """Yield totals that are told after their parts."""
    parts = {part.index for claim in cell.claims if claim.formula == "sum" for part in claim.parts}
    for amount in cell.amounts:
        may = not amount.is_percent and amount.index not in parts
        words = (
            _words_of_total(amount, cell.amounts[amount.index - 1] if amount.index else None) if may else ""
        )
        if words:
            claim = _joined(cell, amount) or _grand(cell, amount, words)
            if claim is not None:
                yield claim


def _words_of_total(amount: Amount, counted: Amount | None) -> str:
    """Return the words before a number that may call it a total, "" for none: `tổng đàn trâu, bò`.

    `counted`, the number before it, may say of how many parts: `tổng 5 khoản`.
    """
    if _OF_TOTALS.search(amount.own):
        return amount.own
    if counted is not None and "cộng" in counted.own and _ADDED.search(counted.own):
        return amount.own
    if counted is not None and amount.own == amount.before and _OF_TOTALS.search(counted.own[-_COUNTED:]):
        words = f"{counted.own}{counted.typed}{amount.before}"
        return words if _SO_MANY.search(words) else ""
    if "tổng" not in amount.before:
        return ""
    words = _PART_END.split(amount.before)[-1]
    return words if _TOTAL.match(words) else ""


def _added_before(cell: ClaimCell, amount: Amount) -> tuple[list[Amount], bool]:
    """Return the numbers that a total behind them adds up, and whether there are more."""
    parts: list[Amount] = []
    sentence = amount.sentence - bool(_BEGINS.fullmatch(amount.before.rpartition(". ")[2]))
    for other in cell.back(amount, _MOST_PARTS):
        ends = cell.lead(other) == "level" or _GRAND.search(other.own)
        if other.sentence < sentence or ends:
            break
        if alike(other, amount):
            parts.append(other)
        elif not cell.is_other_measure(other):
            break
    else:
        return parts[::-1], bool(parts) and amount.index > _MOST_PARTS
    return parts[::-1], False


def _grand(cell: ClaimCell, amount: Amount, before: str) -> StatedClaim | None:
    """Read a grand total after its parts: `... 36,4 ha; ... 12,6 ha; tổng cộng 461,8 ha`."""
    counted = _SO_MANY.search(before)
    if counted is not None and (claim := _of_so_many(cell, amount, counted["count"])) is not None:
        return claim
    if _OF_ANOTHER.search(before):
        return None
    surely = _SURELY_TOTAL.match(before) is not None
    if surely or "cộng" not in before or not _GRAND.search(before):
        return _first_told(cell, amount, surely=surely) if surely or _TOTAL.match(before) else None
    parts, is_cut_short = _added_before(cell, amount)
    if is_cut_short:
        return StatedClaim("sum", amount, "sum", ())
    if len(parts) < 2:
        return None
    added = sum((part.value for part in parts), Decimal(0))
    own = _OWN_SUM.search(before) or not amount.value < 2 * added < 6 * amount.value
    slipped: StatedClaim | None = None
    for skip in range(len(parts) - 1):
        claim = StatedClaim("sum", amount, "sum", tuple(parts[skip:]), trust="likely")
        judged = outcome_of(claim)
        if judged.verdict == "hold" and (not skip or judged.computed == amount.value / amount.scale):
            return claim
        right = judged.computed
        wrong = judged.verdict == "wrong" and right is not None
        if wrong and right is not None and is_one_slip(amount.typed, right, amount.decimals, _NO_ACCIDENT):
            slipped = slipped or claim
    if slipped is not None and own and not _OWN_SUM.search(before):
        return slipped
    trust: Trust = "weak" if own else "sure" if "tổng cộng" in before else "likely"
    return StatedClaim("sum", amount, "sum", tuple(parts), trust=trust)


def _joined(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read what two numbers make together: `tiếp nhận 1.274 hồ sơ, cộng với 58 hồ sơ cũ là 1.332 hồ sơ`."""
    if amount.index < 2 or not _MAKE.search(amount.own):
        return None
    first, second = cell.amounts[amount.index - 2 : amount.index]
    told = _ADDED.search(second.own) and first.sentence == amount.sentence and not first.change
    return (
        StatedClaim("sum", amount, "sum", (first, second)) if told and alike(first, amount) == SAME else None
    )


def _of_so_many(cell: ClaimCell, amount: Amount, count: str) -> StatedClaim | None:
    """Read a total that says of how many parts it is one: `cộng ba chương trình là`, `tổng hai năm`."""
    parts = [
        cell.amounts[cell.denominators.get(other.index, other.index)]
        for other in cell.back(amount)
        if amount.sentence - other.sentence <= 1
        and not other.change
        and other.index not in cell.pairs
        and alike(other, amount) == SAME
    ][: _COUNTS[count] if count in _COUNTS else int(count)]
    if len(parts) < 2 or len(parts) != (_COUNTS.get(count) or int(count)):
        return None
    return StatedClaim("sum", amount, "sum", tuple(reversed(parts)), trust="likely")


def _all_before(cell: ClaimCell, amount: Amount) -> tuple[list[Amount], bool]:
    """Return the numbers of a kind before one, of pairs the upper; and whether there are too many."""
    parts: list[Amount] = []
    is_cut_short = False
    for other in cell.back(amount, _MOST_PARTS):
        if amount.sentence - other.sentence > 1 or other.change:
            break
        paired = other.index in cell.denominators or other.index in cell.pairs
        bare = not (other.unit or other.noun or paired)
        if alike(other, amount) >= (PERHAPS if bare else SAME) and other.bracket in (0, amount.bracket):
            low = other.index in cell.denominators
            part = cell.amounts[cell.denominators[other.index]] if low else other
            if not parts or part is not parts[-1]:
                parts.append(part)
    else:
        is_cut_short = amount.index > _MOST_PARTS
    parts.reverse()
    return parts, is_cut_short


def _is_slip_of_two(cell: ClaimCell, amount: Amount, parts: list[Amount]) -> bool:
    """Tell whether one slip in one of two numbers that divide a total explains why they do not make it."""
    if len(parts) != 2 or not divides(cell.passage.text[max(0, parts[0].start - _CALLED) : amount.start]):
        return False
    off = amount.value - parts[0].value - parts[1].value
    rights = [(part, (part.value + off) / part.scale) for part in parts]
    return any(right > 0 and is_one_slip(part.typed, right, part.decimals, 3) for part, right in rights)


def _first_told(cell: ClaimCell, amount: Amount, *, surely: bool) -> StatedClaim | None:
    """Read a total that a clause begins with as the sum of the numbers before it, if it is.

    Where they are joined by `+` it is; where words tell so `surely`, also if it is but nearly.
    """
    parts, is_cut_short = _all_before(cell, amount)
    of_two = _is_slip_of_two(cell, amount, parts)
    added = Decimal(0)
    nearest: StatedClaim | None = None
    for skip in range(len(parts) - 1, -1, -1):
        added += parts[skip].value
        slack = amount.step * len(parts)
        guessed = len(parts) - _MOST_GUESSED <= skip < len(parts) - 1
        if not guessed and added > amount.value + slack:
            break
        near = skip < len(parts) - 1 and abs(added - amount.value) <= slack
        if not near and not guessed:
            continue
        claim = StatedClaim("sum", amount, "sum", tuple(parts[skip:]), trust="weak")
        if near and outcome_of(claim).verdict == "hold":
            return claim
        if not guessed:
            continue
        far = abs(added - amount.value) * _TENTH >= amount.value
        slipped = is_one_slip(amount.typed, added / amount.scale, amount.decimals, _NO_ACCIDENT)
        if not far or slipped or of_two:
            claim.trust = "likely" if slipped or surely or of_two else "weak"
            nearest = claim if slipped and (nearest is None or nearest.trust == "weak") else nearest or claim
    joined = all("+" in cell.passage.between(*two) for two in pairwise(parts))
    if len(parts) < 2 or not joined:
        return nearest
    return StatedClaim("sum", amount, "sum", () if is_cut_short else tuple(parts))
