"""What divides one whole without a word that says so.

Percentages of a structure (`nông nghiệp 24,6%, công nghiệp 41,8%, dịch vụ 33,6%` make 100), numbers of so
many places that each are told, of kinds that are told in turn, of one sort behind their total.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from vqdesk.checks.claims.cells import alike
from vqdesk.checks.claims.judging import outcome_of
from vqdesk.checks.claims.parts import may_overlap
from vqdesk.checks.claims.stated import StatedClaim
from vqdesk.checks.numbers.partitions import are_opposite, divides
from vqdesk.checks.numbers.slip import is_one_slip
from vqdesk.checks.numbers.units import SAME
from vqdesk.checks.numbers.words import PLAN, lead, name_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.numbers.amounts import Amount

_HUNDRED = Decimal(100)
_FEW_DIGITS = 2  # of a percentage of which one alone is wrong
_NEARLY_ALL = 2  # points by which shares that divide a whole may be off 100
_CALLED = 40  # characters behind a number that say what it is
_CALLED_END = re.compile(r"[,;.:()\n]|\b(?:trong đó|chiếm|đạt (?:tỷ|trên))\b")
_MORE = re.compile(r"\s?[,;]?\s?(?:và\s)?(?:(?:số\s)?còn lại|các|những|một số|ngoài ra|người|\.\.\.|…|v\.v)")
_ALL_ELSE = re.compile(r"\b(?:còn lại|khác)\b")
_LEFT = re.compile(
    r"(?:\s?(?:(?:và|chỉ|hiện|vẫn)\s)*còn|.*\bcòn\slại)\s(?:(?:là|có|khoảng|gần|hơn|tới|số)\s)*"
)
_LEFT_BEHIND = re.compile(r"(?:\s[^\W\d_]+){1,3}\scòn lại\b")
_UNDONE = re.compile(r"\b(?:chưa|không|đang|vẫn|sẽ|là)\b")
_PAIR, _BESIDE = 2, 12  # shares of two parts, characters behind the last that say what it is
_STRUCTURE = re.compile(r"\b(?:cơ cấu|xếp loại|tỷ trọng|phân loại|phân theo|kết quả học)\b")
_SO_MANY_PLACES = re.compile(r"(?:\s[^\W\d_]+){1,6}\s?:\s")
_IN_SO_MANY = re.compile(r"[^;.:()\n]{0,60}")
_IN_TURN = re.compile(r"(?P<kinds>[^;.:()\n]{3,120}?),?\s(?:lần lượt|theo thứ tự)\s(?:là|có|đạt)\s")
_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6}
_SO_MANY = re.compile(rf"\b({'|'.join(_COUNTS)})\s[^\W\d_]")
_SOURCE = re.compile(
    r"\b(?:ngân sách|vốn|nguồn|xã hội hóa|nhân dân|dân góp|doanh nghiệp|trung ương|tỉnh|huyện|xã|lồng ghép"
    r"|tín dụng|đối ứng|huy động|đóng góp|tài trợ)\b"
)
"""What money comes from."""
_KINDS_END = re.compile(r",|\bvà\b")
_JOINED = re.compile(r"[,;]|\bvà\b")
_LEAST, _MOST_PLACES = 2, 15  # places that are each told
_AT_ONCE = re.compile(r"[^,;.:()\n\d]{0,24}[;,:]\s")
_BEGINS_TOTAL = re.compile(r"\s?[-+*]?\s?tổng\s(?!hợp|kết|thể)")
_SORTS = 3  # parts of one sort that are no accident
_NEARLY_TOTAL = Decimal("0.05")  # of a total by which parts that leave nothing out may be off
_NEAR_TOTAL = Decimal("0.15")  # of a total by which what such parts make may be off


def read_divisions(cell: ClaimCell) -> Iterator[StatedClaim]:
    """Yield the totals whose parts follow them without a cue."""
    told = {claim.stated.index for claim in cell.claims if claim.formula == "sum"}
    told |= {part.index for claim in cell.claims if claim.formula == "sum" for part in claim.parts}
    for total in cell.amounts:
        if total.is_percent or total.ranged or total.change or total.index in told or total.value <= 0:
            continue
        parts = (
            _of_places(cell, total)
            or _in_turn(cell, total)
            or _of_one_sort(cell, total)
            or _of_opposites(cell, total)
        )
        if parts and not any(part.index in told for part in parts):
            yield StatedClaim("sum", total, "sum", tuple(parts), bound=True)


def _like(cell: ClaimCell, total: Amount, first: int, count: int) -> Sequence[Amount]:
    """Return so many numbers from one on if each may be a part of a total and stands behind a separator."""
    parts = [a for a in cell.amounts[first : first + count] if a.sentence == total.sentence]
    fits = len(parts) == count and all(
        alike(total, part) and not (part.is_percent or part.ranged or part.change) for part in parts
    )
    joined = all(_JOINED.search(part.before) for part in parts[1:])
    return parts if fits and joined else ()


def _ends_there(cell: ClaimCell, last: Amount) -> bool:
    """Tell whether nothing alike goes on behind the last part of a list."""
    after = cell.amounts[last.index + 1 : last.index + 2]
    return not after or after[0].sentence != last.sentence or alike(after[0], last) < 1


def _of_places(cell: ClaimCell, total: Amount) -> Sequence[Amount]:
    """Return the numbers of so many places: `77 đảng viên tại 3 chi bộ: chi bộ A 26, chi bộ B 31, ...`."""
    for count in cell.amounts[max(0, total.index - 1) : total.index + 2]:
        last = max(count, total, key=lambda each: each.index)
        many = count.noun and not (count.unit or count.decimals) and _LEAST <= count.value <= _MOST_PLACES
        if count is total or not many or count.sentence != total.sentence or alike(count, total) == SAME:
            continue
        behind = cell.amounts[last.index + 1 : last.index + 2]
        between = cell.passage.between(*sorted((count, total), key=lambda each: each.index))
        told = behind and _SO_MANY_PLACES.fullmatch(_up_to_colon(cell, last, behind[0]))
        if not told or not _IN_SO_MANY.fullmatch(between):
            continue
        parts = _like(cell, total, last.index + 1, int(count.value))
        name = count.noun.partition(" ")[0]
        if parts and _ends_there(cell, parts[-1]) and (last is count or name in parts[0].own):
            return parts
    return ()


def _up_to_colon(cell: ClaimCell, last: Amount, first: Amount) -> str:
    words = cell.passage.between(last, first)
    return words[: words.find(":") + 2] if ":" in words else ""


def _in_turn(cell: ClaimCell, total: Amount) -> Sequence[Amount]:
    """Return the numbers told in turn of the kinds that a total counts: `465 vụ A và B, lần lượt là ...`."""
    behind = cell.amounts[total.index + 1 : total.index + 2]
    told = behind and _IN_TURN.fullmatch(cell.passage.between(total, behind[0]))
    if not told:
        return ()
    counted = _SO_MANY.search(told["kinds"])
    kinds = [kind for kind in _KINDS_END.split(told["kinds"]) if kind.strip()]
    count = _COUNTS[counted[1]] if counted else len(kinds)
    parts = _like(cell, total, total.index + 1, count) if count > 1 else ()
    return parts if parts and _ends_there(cell, parts[-1]) else ()


def _all_behind(cell: ClaimCell, total: Amount, most: int) -> Sequence[Amount]:
    """Return all numbers behind a total in its sentence; none where one is no part, or not so many are."""
    if not _AT_ONCE.match(cell.passage.text, total.stop):
        return ()
    parts: list[Amount] = []
    for part in cell.amounts[total.index + 1 : total.index + most + _LEAST]:
        if part.sentence != total.sentence:
            break
        if part.is_percent or part.change or not alike(total, part):
            return ()
        parts.append(part)
    return parts if _SORTS <= len(parts) <= most else ()


def _off(total: Amount, parts: Sequence[Amount]) -> Decimal:
    """Return by how much of a total its parts are more or less."""
    return abs(sum((part.value for part in parts), Decimal(0)) - total.value) / total.value


def _of_one_sort(cell: ClaimCell, total: Amount) -> Sequence[Amount]:
    """Return parts that are called alike: `Tổng diện tích 18,6 ha; đất lúa 14,2 ha, đất ở 1,9 ha, ...`."""
    if not _BEGINS_TOTAL.match(total.before) or total.own != total.before:
        return ()
    parts = _all_behind(cell, total, len(cell.amounts))
    sorts = {part.own.strip(" ,;:-+").removeprefix("và ").partition(" ")[0] for part in parts}
    alike_called = (len(sorts) == 1 and sorts != {""}) or all(_SOURCE.search(part.own) for part in parts)
    plain = alike_called and not may_overlap(total, parts, " ".join(part.own for part in parts))
    return parts if plain and _off(total, parts) <= _NEAR_TOTAL else ()


def _of_opposites(cell: ClaimCell, total: Amount) -> Sequence[Amount]:
    """Return parts that leave nothing out: `2.213 hồ sơ; trước hạn 1.842, đúng hạn 367, quá hạn 14`."""
    parts = _all_behind(cell, total, _MOST_PLACES - 1)
    named = all(
        part.depth == total.depth and part.own.strip(" ,;") and not (part.ranged or part.approximator)
        for part in parts
    )
    labels = [f"{part.own} {part.noun}" for part in parts]
    pairs = any(are_opposite(one, other) for one, other in pairwise(labels))
    return parts if pairs and named and 0 < _off(total, parts) <= _NEARLY_TOTAL else ()


def read_structures(cell: ClaimCell) -> Iterator[StatedClaim]:
    """Yield percentages of one structure that should make 100."""
    sentences: dict[int, list[Amount]] = {}
    claimed = {claim.stated.index for claim in cell.claims if claim.parts}
    for amount in cell.amounts:
        if amount.is_percent and not amount.depth:
            sentences.setdefault(amount.sentence, []).append(amount)
    former: list[Amount] = []
    for group in sentences.values():
        group = [a for a in group if lead(a) != "growth"]
        before, former = former, group
        if (rest := _rest([*before, *group] if len(group) == 1 else group, claimed)) is not None:
            yield rest
            continue
        plain = [a for a in group if a.index not in claimed and lead(a) in ("none", "share") and not a.ranged]
        counted = [*_counted(cell, plain)] if cell.owners else []
        yield from counted
        if not counted and len(plain) > 1 and len(plain) == len(group):
            claim = _structure(cell, plain)
            if claim is not None and not _may_be_cut_off(claim, plain):
                yield claim


def _rest(shares: Sequence[Amount], claimed: set[int]) -> StatedClaim | None:
    """Read what is left of all behind one share: `78% số hộ đã ký, còn lại 22% chưa ký`."""
    if len(shares) != _PAIR or shares[1].index in claimed or shares[1].sentence - shares[0].sentence > 1:
        return None
    share, rest = shares
    if share.ranged or rest.ranged or share.unit != rest.unit or PLAN.search(name_after(rest)):
        return None
    if not _LEFT.fullmatch(rest.own):
        beside = rest.sentence == share.sentence and _LEFT_BEHIND.match(rest.after)
        return None if not beside else _told_rest(share, rest, surely=False)
    return _told_rest(share, rest, surely="lại" in rest.own)


def _told_rest(share: Amount, rest: Amount, *, surely: bool) -> StatedClaim | None:
    if not surely and not (_UNDONE.search(rest.after[:_CALLED]) or _UNDONE.search(rest.own)):
        return None
    left = _HUNDRED - share.value
    near = abs(left - rest.value) <= _NEARLY_ALL
    slipped = left > 0 and is_one_slip(rest.typed, left, rest.decimals, _FEW_DIGITS)
    if not near and not (slipped and surely):
        return None
    return StatedClaim("shares", rest, "rest", (share,), trust="likely")


def _counted(cell: ClaimCell, shares: Sequence[Amount]) -> Iterator[StatedClaim]:
    """Yield the shares of a list whose parts follow in brackets: `742 em: tốt 85,0% (631 em), khá ...`."""
    for share, part in zip(shares, (a.index + 1 for a in shares), strict=True):
        total = cell.owners.get(part)
        if total is not None and cell.is_alone(cell.amounts[part]) and "(" in cell.amounts[part].before:
            yield StatedClaim("share", share, "share", (cell.amounts[part], total), base=total, bound=True)


def _may_be_cut_off(claim: StatedClaim, shares: Sequence[Amount]) -> bool:
    """Tell whether percentages come so near to 100 that their last digits may only have been cut off."""
    lacks = _HUNDRED - sum((a.value for a in shares), Decimal(0))
    step = min(share.step for share in shares)
    decimals = all(share.decimals for share in shares)
    return decimals and 0 < lacks <= step * (len(shares) - 1) and outcome_of(claim).verdict == "wrong"


def _structure(cell: ClaimCell, shares: Sequence[Amount]) -> StatedClaim | None:
    """Read percentages of one sentence as a structure: by the words before them, or what they are called."""
    words = cell.passage.text[max(0, shares[0].start - 120) : shares[0].start]
    added = sum((a.value for a in shares), Decimal(0))
    claim = StatedClaim("shares", shares[-1], "rest", tuple(shares[:-1]))
    if _MORE.match(shares[-1].after):
        return None
    if len(shares) > 2 and _STRUCTURE.search(words):
        claim.trust = "sure" if added > _HUNDRED else "likely"
        return claim if 85 <= added <= 115 else None
    near = abs(added - _HUNDRED) <= _NEARLY_ALL
    left = _HUNDRED - added + shares[-1].value
    slipped = left > 0 and is_one_slip(shares[-1].typed, left, shares[-1].decimals, _FEW_DIGITS)
    if not (near or slipped):
        return None
    last = _CALLED_END.split(shares[-1].after[:_CALLED], 1)[0]
    if not divides(cell.passage.text[max(0, shares[0].start - _CALLED) : shares[-1].stop] + last):
        return None
    claim.trust = "likely"
    if len(shares) == _PAIR:
        # `97% nam giới và 93% nữ giới mắc bệnh`: each is of its own whole, unless they are told to make one.
        told = any("chiếm" in a.own for a in shares)
    else:
        told = _ALL_ELSE.search(f"{shares[-1].own} {shares[-1].after[:_BESIDE]}") is not None
    return claim if told or _HUNDRED < added <= _HUNDRED + _NEARLY_ALL else None
