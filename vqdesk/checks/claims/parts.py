"""The parts of a total: whether a slip in one explains what they make, whether they may overlap."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.checks.claims.cells import alike
from vqdesk.checks.numbers.slip import is_one_slip, round_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.numbers.amounts import Amount

_OVER = Decimal("1.3")  # so much more at most, where the parts are called otherwise
_LEAST = Decimal("0.7")  # of their total that parts make which seem to be all
_TENFOLD = 10
_SAME, _FEW = 2, 2  # how far two numbers are alike that are of one kind; parts that may be two of many
_FEW_DIGITS, _NO_ACCIDENT, _LONG = 2, 3, 4  # digits of a number of which one alone is wrong
_HUNDRED = 100  # of a part's last digit: what lacks is no small rest that was not told
_SOME = 5  # parts of a list of which one that is wrong is no accident
_OVERLAP = re.compile(
    r"\b(?:nữ|dân tộc|đảng viên|tôn giáo|nghèo|trẻ em|cao tuổi|khuyết tật|trực tuyến|quá hạn|đúng hạn"
    r"|đại học|thạc sĩ|cao đẳng"
    r"|trung cấp|trình độ|lần đầu|tái|người lớn tuổi|thanh niên|chuyên trách|đạt chuẩn(?!\s[1-5]\ssao))\b"
)
_LEVELS = frozenset(["đại học", "thạc sĩ", "cao đẳng", "trung cấp"])
_LEVEL = re.compile(r"\b(?:tiến sĩ|thạc sĩ|đại học|cao đẳng|trung cấp|sơ cấp)\b")
"""Of schooling: nobody has two."""


def may_overlap(total: Amount, parts: Sequence[Amount], labels: str) -> bool:
    """Tell whether parts may be of several divisions: `nữ 25, đảng viên 31`, no `đại học 25, cao đẳng 31`."""
    labels = labels.replace(" ".join(total.noun.split()[:2]) or "-", " ")
    found = {word[0] for word in _OVERLAP.finditer(labels)}
    if found and found <= _LEVELS:
        return not all(_LEVEL.search(f"{part.own} {part.noun}") for part in parts)
    return bool(found)


def is_part_slipped(total: Amount, parts: Sequence[Amount], added: Decimal) -> bool:
    """Tell whether one slip in a long part explains why the parts do not make their total."""
    off = abs(total.value - added)
    return any(
        not part.approximator
        and part.value + total.value > added
        and off >= _HUNDRED * part.step
        and sum(map(str.isdecimal, part.typed.rstrip("0"))) >= _LONG
        and is_one_slip(part.typed, (part.value + total.value - added) / part.scale, part.decimals, _LONG)
        for part in parts
    )


def is_part_too_great(total: Amount, parts: Sequence[Amount], added: Decimal, *, overlap: bool) -> bool:
    """Tell whether one slip in a part explains why parts exceed their total; one alone may do so."""
    bare = not (total.noun or total.unit)
    like = all(alike(total, each) == _SAME or bare or not (each.noun or each.unit) for each in parts)
    for part in parts if added > total.value and like and len(parts) <= _SOME else ():
        right = (part.value + total.value - added) / part.scale
        more = part.value > total.value
        if overlap and not more and (len(parts) <= _FEW or added * _TENFOLD > total.value * (_TENFOLD + 1)):
            continue
        least = _FEW_DIGITS if more else _LONG if len(parts) <= _FEW else _NO_ACCIDENT
        if right > 0 and not part.approximator and is_one_slip(part.typed, right, part.decimals, least):
            return True
    return False


def share_all(cell: ClaimCell, parts: Sequence[Amount]) -> bool:
    """Tell whether each part is followed by its share of what all make, which is not their total then.

    `nghiệm thu 97 đề tài, trong đó xuất sắc 3 (17,6%), đạt 13 (76,5%), không đạt 1 (5,9%)`.
    """
    shares = [cell.amounts[part.index + 1 : part.index + 2] for part in parts]
    if len(parts) <= _FEW or not all(each and each[0].is_percent and each[0].decimals for each in shares):
        return False
    added = sum((part.value for part in parts), Decimal(0))
    return all(
        round_to(part.value * _HUNDRED / added, each[0].decimals) == each[0].value
        for part, each in zip(parts, shares, strict=True)
    )


def of_one_kind(parts: Sequence[Amount]) -> Sequence[Amount]:
    """Return the parts up to what is called otherwise: `59 xã khu vực III, 12 xã khu vực I và 86 thôn`."""
    others = [place for place, part in enumerate(parts) if alike(part, parts[0]) < _SAME]
    return parts[: others[0]] if others and others[0] > 1 else parts


def with_unit(part: Amount, total: Amount) -> Amount:
    """Return a part with its total's unit where it is told without one: `48.800 tấn (nuôi trồng 14.800)`."""
    if part.unit or part.noun or not total.unit:
        return part
    scale = total.scale
    scaled = replace(part, value=part.value * scale, step=part.step * scale, unit=total.unit)
    scaled.other = None if part.other is None else part.other * scale
    return scaled


def is_near_total(total: Amount, added: Decimal) -> bool:
    """Tell whether parts come near enough to their total to be all of it, whatever they are called."""
    return total.value * _LEAST <= added <= total.value * _OVER


def other_column_holds(cell: ClaimCell, total: Amount, parts: Sequence[Amount]) -> bool:
    """Tell whether what is told beside a total and each of its parts adds up: `86 vụ/61 bị can`, `47/66`."""
    mates = [mate for each in (total, *parts) if (mate := cell.mate(each)) is not None]
    if len(mates) <= len(parts):
        return False
    one_kind = all(alike(mates[0], mate) == _SAME for mate in mates[1:])
    return one_kind and sum((mate.value for mate in mates[1:]), Decimal(0)) == mates[0].value
