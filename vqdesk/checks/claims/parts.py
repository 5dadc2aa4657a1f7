"""The parts of a total: whether a slip in one explains what they make, whether they may overlap."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.checks.claims.cells import alike
from vqdesk.checks.claims.stated import StatedClaim
from vqdesk.checks.numbers.slip import is_one_slip, is_swapped, round_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.numbers.amounts import Amount

_OVER = Decimal("1.3")  # so much more at most, where the parts are called otherwise
_LEAST = Decimal("0.7")  # of their total that parts make which seem to be all
_MOST_OVER = Decimal("1.25")  # parts that exceed their total by more overlap
_MOST_OF_THE_SAME = Decimal("1.7")
_TENFOLD = 10
_SAME, _FEW = 2, 2  # how far two numbers are alike that are of one kind; parts that may be two of many
_FEW_DIGITS, _NO_ACCIDENT, _LONG = 2, 3, 4  # digits of a number of which one alone is wrong
_HUNDRED = 100  # of a part's last digit: what lacks is no small rest that was not told
_LONGEST = 4  # words of a kind
_SOME = 5  # parts of a list of which one that is wrong is no accident
_OVERLAP = re.compile(
    r"\b(?:nữ|dân tộc|đảng viên|tôn giáo|nghèo|trẻ em|cao tuổi|khuyết tật|trực tuyến|quá hạn|đúng hạn"
    r"|đại học|thạc sĩ|cao đẳng"
    r"|trung cấp|trình độ|lần đầu|tái|người lớn tuổi|thanh niên|chuyên trách|đạt chuẩn(?!\s[1-5]\ssao))\b"
)
_BODIES = re.compile(r"\bhội (?:liên hiệp )?(?:phụ nữ|người cao tuổi|người khuyết tật)|\bđoàn thanh niên")
"""Called by who is in them; nobody's task is theirs and another's."""
_OF_KINDS = frozenset(["con", "cây"])  # of which each is of one kind alone
_DONE = re.compile(
    r"\b(?:đã|đang|chưa|còn|không|được|bị|trong|trả|chi|nộp|chuyển|giao|giải ngân|hoàn|nợ|đạt|vượt"
    r"|riêng|nhất)\b"
)
"""What is said of a number that may be one of several parts."""
_IS_REST = re.compile(r"\b(?:còn|chưa|không)\b")
_BEHIND = 24  # characters after a number that call what it counts
_LEVELS = frozenset(["đại học", "thạc sĩ", "cao đẳng", "trung cấp"])
_LEVEL = re.compile(r"\b(?:tiến sĩ|thạc sĩ|đại học|cao đẳng|trung cấp|sơ cấp)\b")
"""Of schooling: nobody has two."""
_OF_ALL = re.compile(
    r"\s?(?:trong\s|của\s|trên\s|so với\s)?(?:tổng\s)?số\s|\s?(?:trong\s|của\s|trên\s)?tổng\s"
)
_KIND_ENDS, _APART = re.compile(r",|\bvà\b"), re.compile(r"[;.():\n0-9]")
_CLAUSE, _SAID_OF_PARTS = re.compile(r"[;.()\n]"), re.compile(r"\b(?:trong đó|gồm|bao gồm|và|là|có)\b")
_PLAIN = re.compile(r"\s?(?:[,;.)]|và\b|\Z)")
_GRADE = re.compile(r"\b(?:hạng|loại|mức|nhóm) ([1-5]|i{1,3}|iv|v|[a-e])\b")


def mending(total: Amount, parts: Sequence[Amount], added: Decimal) -> Iterator[tuple[Amount, Decimal]]:
    """Yield each part with the value by which what they make, `added`, would be their total."""
    for part in parts:
        right = part.value + total.value - added
        if right > 0:
            yield part, right


def may_overlap(total: Amount, parts: Sequence[Amount], labels: str) -> bool:
    """Tell whether parts may be of several divisions: `nữ 25, đảng viên 31`, no `đại học 25, cao đẳng 31`."""
    labels = _BODIES.sub(" ", labels.replace(" ".join(total.noun.split()[:2]) or "-", " "))
    found = {word[0] for word in _OVERLAP.finditer(labels)}
    if found and found <= _LEVELS:
        return not all(_LEVEL.search(f"{part.own} {part.noun}") for part in parts)
    return bool(found)


def is_part_slipped(total: Amount, parts: Sequence[Amount], added: Decimal) -> bool:
    """Tell whether one slip in a long part explains why the parts do not make their total."""
    off = abs(total.value - added)
    return any(
        not part.approximator
        and off >= _HUNDRED * part.step
        and sum(map(str.isdecimal, part.typed.rstrip("0"))) >= _LONG
        and is_one_slip(part.typed, right / part.scale, part.decimals, _LONG)
        for part, right in mending(total, parts, added)
    )


def is_part_too_great(total: Amount, parts: Sequence[Amount], added: Decimal, *, overlap: bool) -> bool:
    """Tell whether one slip in a part explains why parts exceed their total; one alone may do so."""
    bare = not (total.noun or total.unit)
    like = all(alike(total, each) == _SAME or bare or not (each.noun or each.unit) for each in parts)
    few = added > total.value and like and len(parts) <= _SOME
    for part, right in mending(total, parts, added) if few else ():
        more = part.value > total.value
        if overlap and not more and (len(parts) <= _FEW or added * _TENFOLD > total.value * (_TENFOLD + 1)):
            continue
        least = _FEW_DIGITS if more else _LONG if len(parts) <= _FEW else _NO_ACCIDENT
        if not part.approximator and is_one_slip(part.typed, right / part.scale, part.decimals, least):
            return True
    return False


def ends_with_part(total: Amount, parts: Sequence[Amount]) -> bool:
    """Tell whether the last number of a list is plainly a part, also where those before it are the total.

    `191 triệu đồng, gồm doanh nghiệp 124 triệu đồng, cán bộ 67 triệu đồng và Nhân dân 39 triệu đồng`: only
    what ends a list has `và`; `lợn 850 con, gà 1.200 con, dê 430 con` are kinds of one form.
    """
    if len(parts) <= _FEW or not all(alike(total, part) == _SAME for part in parts):
        return False
    own = [part.own.rpartition("và ")[2].strip(" ,;:(") for part in parts]
    names = [f"{words} {part.noun}".strip() for words, part in zip(own, parts, strict=True)]
    if may_overlap(total, parts, " ".join(names)):
        return False
    joined = [" và " in f" {part.own}" for part in parts[1:]]
    plain = all(name and not _DONE.search(name) for name in names[1:])
    of_kinds = total.unit or {part.noun for part in (total, *parts)} <= _OF_KINDS
    kinds = of_kinds and all(words.count(" ") < _FEW for words in own[1:])
    return plain and bool(joined == [False] * (len(joined) - 1) + [True] or (kinds and not any(joined)))


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


def but_nested(total: Amount, parts: Sequence[Amount]) -> StatedClaim | None:
    """Return the sum that holds without the one of its numbers that is a part of the part before it.

    `1.186 người, trong đó đạt chuẩn 1.071 người (trên chuẩn 164 người), 115 người chưa đạt chuẩn`.
    """
    added = sum((part.value for part in parts), Decimal(0))
    last = parts[-1]
    if not (
        _IS_REST.search(f"{last.own} {last.after[:_BEHIND]}") and all(alike(total, p) == _SAME for p in parts)
    ):
        return None  # `12 xã, 01 phường, 02 thị trấn` hold nothing of one another
    for place in range(1, len(parts) - 1):
        inner = parts[place].value
        if added - inner == total.value and inner < parts[place - 1].value:
            return StatedClaim("sum", total, "sum", (*parts[:place], *parts[place + 1 :]))
    return None


def most_over(total: Amount, parts: Sequence[Amount]) -> Decimal:
    """Return how many times their total parts may make: more, where many count the very same."""
    same = all(alike(total, part) == _SAME and part.value < total.value for part in parts)
    close = total.noun and total.sentence == parts[0].sentence and len(parts) > _FEW
    return _MOST_OF_THE_SAME if close and same else _MOST_OVER


def of_one_kind(parts: Sequence[Amount], kinds: Sequence[str]) -> Sequence[Amount]:
    """Return the parts up to what is called otherwise: `59 xã khu vực III, 12 xã khu vực I và 86 thôn`.

    What a total names as one of its `kinds` is none other: `318 vụ, việc, trong đó ... 64 vụ, ... 23 việc`.
    """
    others = [
        place
        for place, part in enumerate(parts)
        if alike(part, parts[0]) < _SAME and not any(f"{part.noun} ".startswith(f"{kind} ") for kind in kinds)
    ]
    return parts[: others[0]] if others and others[0] > 1 else parts


def with_unit(part: Amount, total: Amount) -> Amount:
    """Return a part with its total's unit where it is told without one: `48.800 tấn (nuôi trồng 14.800)`."""
    if part.unit or part.noun or not total.unit:
        return part
    scale = total.scale
    scaled = replace(part, value=part.value * scale, step=part.step * scale, unit=total.unit)
    scaled.other = None if part.other is None else part.other * scale
    return scaled


def with_following(cell: ClaimCell, total: Amount, parts: Sequence[Amount]) -> StatedClaim | None:
    """Return the sum that holds with what goes on behind a list: `thành 18, không thành 10, đang xét 3`."""
    more: list[Amount] = []
    for each in cell.amounts[parts[-1].index + 1 : parts[-1].index + _LONGEST]:
        if each.sentence != total.sentence or each.is_percent or each.change or not alike(total, each):
            break
        more.append(each)
        if sum((part.value for part in (*parts, *more)), Decimal(0)) == total.value:
            return StatedClaim("sum", total, "sum", (*parts, *more))
    return None


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


def is_shown_as_share(cell: ClaimCell, part: Amount) -> bool:
    """Tell whether a percentage follows a part at once."""
    after = cell.amounts[part.index + 1 : part.index + 2]
    return any(other.is_percent and other.segment == part.segment for other in after)


def are_all_named(kinds: str, total: Amount, parts: Sequence[Amount]) -> bool:
    """Tell whether each part is one of the kinds that a total counts: `174 tập thể, cá nhân`."""
    return "," in kinds and all(
        alike(total, part) or f" {' '.join(part.noun.split()[:2])}" in kinds for part in parts
    )


def is_whole_of_share(cell: ClaimCell, amount: Amount) -> bool:
    """Tell whether a number is only what one before it is a share of: `86 em, chiếm 0,9% tổng số 957 em`."""
    if amount.index < _FEW or not _OF_ALL.fullmatch(amount.before):
        return False
    part, percent = cell.amounts[amount.index - _FEW : amount.index]
    told = percent.is_percent and percent.segment == part.segment == amount.segment
    return bool(told and alike(part, amount) == _SAME and part.value < amount.value)


def kinds_told(words: str) -> list[str]:
    """Return the kinds that a total counts, where it counts several: ` xã, phường và đặc khu, `."""
    named = [kind for each in _KIND_ENDS.split(words) if (kind := each.strip(" ;:("))]
    short = all(kind.count(" ") < _LONGEST for kind in named)
    return named if len(named) > 1 and short and not _APART.search(words.rstrip(" ;:(")) else []


def are_grades(labels: str) -> bool:
    """Tell whether parts are called by grades: `4 chợ hạng 1, 15 chợ hạng 2, 73 chợ hạng 3`."""
    return len({grade[1] for grade in _GRADE.finditer(labels)}) > _FEW


def are_kinds_counted(kinds: Sequence[str], total: Amount, parts: Sequence[Amount]) -> bool:
    """Tell whether the parts are the kinds that a total counts, each once.

    `124 xã, phường, đặc khu, gồm 101 xã, 20 phường và 3 đặc khu`.
    """
    nouns = [part.noun for part in parts]
    if _are_named_before(total, parts):
        return True
    return (
        1 < len(kinds) == len(parts)
        and not (total.approximator or total.unit)
        and all(sum(f"{noun} ".startswith(f"{name} ") for noun in nouns) == 1 for name in kinds)
    )


def lack_pairs(cell: ClaimCell, total: Amount, parts: Sequence[Amount]) -> bool:
    """Tell whether what parts are out of does not make what their total is out of: others are not told.

    `486/705 trường, trong đó mầm non 159/248, tiểu học 184/236, THCS 125/187`.
    """
    lows = [cell.amounts[cell.pairs[each.index]] for each in (total, *parts) if each.index in cell.pairs]
    if len(lows) <= len(parts) or any(alike(lows[0], low) < 1 for low in lows):
        return False
    return sum((low.value for low in lows[1:]), Decimal(0)) < lows[0].value


def is_part_swapped(total: Amount, parts: Sequence[Amount], added: Decimal, *, graded: bool) -> bool:
    """Tell whether two digits of one part alone have changed places, which explains what the parts make.

    In a short number that is no accident only where the parts are `graded`.
    """
    little = abs(total.value - added) * _TENFOLD < total.value
    return len(parts) > _FEW and any(
        not part.approximator
        and (graded or (little and part.value >= _HUNDRED * part.step))
        and is_swapped(part.value / part.scale, right / part.scale, part.decimals)
        for part, right in mending(total, parts, added)
    )


def are_too_many(total: Amount, parts: Sequence[Amount], added: Decimal) -> bool:
    """Tell whether three parts or more, each less than their total, exceed it, by less than it is itself."""
    less = all(part.value < total.value and alike(total, part) for part in parts)
    others = sum((part.value for part in parts[1:]), Decimal(0))
    apart = others == total.value and len(parts) > _FEW + 1  # of 214 papers 211 signed; 61, 88, 65 of each
    less = (
        less and not apart and len({part.value for part in parts}) == len(parts)
    )  # one told again is no other
    return less and len(parts) > _FEW and total.value < added < total.value * _FEW


def some_are_meant(total: Amount, parts: Sequence[Amount], added: Decimal) -> bool:
    """Tell whether more is told of parts than their kinds: `trong đó 12 xã và 4 phường có tham luận`."""
    plain = all(_PLAIN.match(part.after[len(part.noun) + 1 :]) for part in parts)
    return added < total.value and not plain


def _are_named_before(total: Amount, parts: Sequence[Amount]) -> bool:
    """Tell whether what stands before a total names its parts, each once.

    `Tổng số cán bộ, công chức: 21 (cán bộ 10, công chức 11)`.
    """
    pieces = [f" {piece.strip(' :')} " for piece in _KIND_ENDS.split(_CLAUSE.split(total.before)[-1])]
    names = [_SAID_OF_PARTS.sub("", part.own).strip(" ,:;(") for part in parts]
    return 1 < len(parts) == len(pieces) == len({*names}) and all(
        name and sum(f" {name} " in piece for piece in pieces) == 1 for name in names
    )
