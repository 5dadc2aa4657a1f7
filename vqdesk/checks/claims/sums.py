"""Numbers that others add up to: `gồm a ..., b ...`, `còn lại c`, `tổng cộng T`, shares to 100."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.checks.claims.cells import alike
from vqdesk.checks.claims.judging import judge_claim
from vqdesk.checks.claims.stated import StatedClaim
from vqdesk.checks.numbers.words import lead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.numbers.amounts import Amount

_CUE = re.compile(
    r"\b(?P<part>trong đó(?:\scó|\sgồm)?|trong số đó)\b\s?[:,]?|\b(?P<all>bao gồm|gồm có|gồm|cụ thể(?:\slà)?|chia ra|phân ra|như sau)\b\s?:?|(?P<open>\()|(?P<colon>:)|(?P<lines>\.?\n(?=\s?[-+*•]))"
)
_SEPARATOR = re.compile(r"[,;\n]|\bvà\b|\bcòn\b")
_BULLET = re.compile(r"\n\s?[-+*•]")
_MOST_OVER = Decimal("1.25")  # parts that exceed their total by more overlap
_MOST = 60  # numbers that are looked at behind a list's first
_FIRST = 90  # characters from a cue to its first part
_BREAK = re.compile(
    r"\b(?:tổng(?!\s(?:hợp|thể|quan))|cộng(?!\s(?:đồng|tác))|so với|kinh phí|trị giá|bình quân|đạt|chiếm|bằng|tăng|giảm|vượt|ngoài ra|đồng thời|trong đó|trong số)\b"
)
_OVERLAP = re.compile(
    r"\b(?:nữ|dân tộc|đảng viên|tôn giáo|nghèo|trẻ em|cao tuổi|khuyết tật|trực tuyến|quá hạn|đúng hạn|đại học|thạc sĩ|cao đẳng"
    r"|trung cấp|trình độ|lần đầu|tái|người lớn tuổi|thanh niên|chuyên trách|đạt chuẩn)\b"
)
_PARTITIONS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bnam\b.*\bnữ\b|\bnữ\b.*\bnam\b",
        r"\btrai\b.*\bgái\b|\bgái\b.*\btrai\b",
        r"\bthành thị\b.*\bnông thôn\b|\bnông thôn\b.*\bthành thị\b|\bđô thị\b.*\bnông thôn\b",
        r"\bxã\b.*\b(?:phường|thị trấn)\b|\b(?:phường|thị trấn)\b.*\bxã\b",
        r"\bkhai thác\b.*\bnuôi trồng\b",
        r"\bxuất khẩu\b.*\bnhập khẩu\b",
        r"\btập thể\b.*\bcá nhân\b",
        r"\bđúng hạn\b.*\b(?:quá hạn|trễ hạn)\b",
        r"\btrong nước\b.*\bngoài nước\b",
        r"\bcòn lại\b|\bkhác\b",
    )
)
_LEFT = re.compile(r"^\s?(?:và\s)?(?:số\s)?(?:[^\W\d_]+\s){0,2}?(?:chưa|không|quá hạn|trễ hạn)\b")
_REST = re.compile(
    r"^\s?(?:và\s)?(?:(?:hiện|số|nay|vẫn|đến nay)\s)*còn(?:\s(?!lên|xuống)[^\W\d_]+){0,5}\s?:?\s?\Z"
    r"|\bcòn lại(?:\s[^\W\d_]+){0,5}\s?:?\s?\Z"
)
_NOT_REST = re.compile(r"\bkhông còn\b|\b(?:giảm|chỉ|xuống|kéo|hạ|rút)\b[^,;.]{0,30}\bcòn\b")
_GRAND = re.compile(r"\b(?:tổng cộng\b[^,;.()]{0,40}|cộng(?:\schung)?\s?(?:là|:)?\s?)\Z")
_NESTED = re.compile(r"\b(?:trong đó|trong số|gồm|cụ thể)\b")
_UNTOLD = re.compile(r"(?:còn lại|các|khác|số còn lại)\s(?:là|thuộc|do|đang|chưa)\b|\.\.\.|…|v\.v")
_TOTAL = re.compile(r"\s?(?:[-+*]\s)?tổng(?!\s(?:hợp|kết|thể))\b")
_STRUCTURE = re.compile(r"\b(?:cơ cấu|xếp loại|tỷ trọng|phân loại|phân theo|kết quả học)\b")


@dataclass(slots=True)
class _List:
    """Numbers listed after a cue; `ended`: the words tell that no more belong to it."""

    parts: list[Amount]
    ended: bool


def read_sums(cell: ClaimCell) -> Iterator[StatedClaim]:
    """Yield the sums of a cell: lists after a cue, and grand totals."""
    taken: set[int] = set()
    for cue in _CUE.finditer(cell.passage.text):
        claim = _listed(cell, cue, taken)
        if claim is not None:
            taken.update(part.index for part in claim.parts)
            yield claim
    for amount in cell.amounts:
        if amount.index not in taken and not amount.is_percent:
            claim = _grand(cell, amount)
            if claim is not None:
                yield claim


def read_rests(cell: ClaimCell) -> Iterator[StatedClaim]:
    """Yield what is left of a share or a pair, and percentages of one structure; after the shares are read."""
    parts = {part.index for claim in cell.claims if claim.formula == "sum" for part in claim.parts}
    for amount in cell.amounts:
        if amount.index not in parts and not amount.is_percent:
            claim = _rest(cell, amount)
            if claim is not None:
                yield claim
    yield from _structures(cell)


def _listed(cell: ClaimCell, cue: re.Match[str], taken: set[int]) -> StatedClaim | None:
    """Read a total and the parts that follow a cue."""
    first = cell.passage.first_at(cue.end())
    if first >= len(cell.amounts) or first in taken:
        return None
    while first + 1 < len(cell.amounts) and _is_beside(cell.amounts[first]):
        first += 1
    amount = cell.amounts[first]
    to_first = cell.passage.text[cue.end() : amount.start]
    if amount.start - cue.end() > _FIRST or amount.is_percent or amount.ranged or _CUE.search(to_first):
        return None
    if re.search(r"[;.\n](?!\s?[-+*•])", to_first) or lead(amount) == "growth":
        return None
    total = _total(cell, cue, amount)
    if total is None:
        return None
    bulleted = bool(_BULLET.search(cell.passage.text[cue.start() : amount.start]))
    listed = _parts(cell, total, first, bulleted=bulleted)
    return _sum(cell, cue, total, listed)


def _is_beside(amount: Amount) -> bool:
    """Tell whether a number before the first part only describes it: a class of percent, a factor."""
    return (amount.is_percent and not amount.depth) or amount.ranged


def _total(cell: ClaimCell, cue: re.Match[str], first: Amount) -> Amount | None:
    """Return the number that a list divides."""
    plain = cue.lastgroup in ("open", "colon")
    lines = cue.lastgroup == "lines"
    for index in range(first.index - 1, max(-1, first.index - 8), -1):
        other = cell.amounts[index]
        if first.sentence - other.sentence > 2 or other.depth > first.depth:
            if other.depth > first.depth:
                continue
            return None
        words = (
            cell.passage.between(other, first) if not plain else cell.passage.text[other.stop : cue.start()]
        )
        if lines and other.sentence < first.sentence - 1:
            return None
        if plain and (len(words) > 60 or re.search(r"[;.():\n]", words) or _BREAK.search(words)):
            return None
        if other.is_percent or other.ranged or other.change or index in cell.bases:
            continue
        if cue.lastgroup == "open" and first.depth != other.depth + 1:
            return None
        if (index in cell.denominators and not plain) or index in cell.denominators:
            other = cell.amounts[cell.denominators[index]]
        if not alike(other, first) and not (cue["all"] and _may_be_part(other, first)):
            if plain:
                return None
            continue
        return other if other.value > 0 else None
    return None


def _parts(cell: ClaimCell, total: Amount, first: int, *, bulleted: bool) -> _List:
    """Return the parts from the first on, up to where the list surely, or only perhaps, ends."""
    start = cell.amounts[first]
    parts = [start]
    semicolon: bool | None = None
    clean = True
    for amount in cell.amounts[first + 1 : first + _MOST]:
        if start.bracket and amount.bracket != start.bracket and amount.depth <= start.depth:
            return _List(parts, ended=clean)
        words = cell.passage.between(parts[-1], amount)
        if amount.sentence != start.sentence and not _BULLET.search(words):
            return _List(parts, ended=clean)
        if amount.depth > start.depth or amount.is_percent or (bulleted and not _BULLET.search(words)):
            continue
        breaks = ";" in words or "\n" in words
        if semicolon is None:
            semicolon = breaks
        elif breaks and not semicolon:
            return _List(parts, ended=clean)
        own = amount.own
        fits = _may_be_part(total, amount)
        if amount.ranged or amount.change or amount.index in cell.pairs:
            return _List(parts, ended=False)
        if not _SEPARATOR.search(amount.before) and not _SEPARATOR.search(words):
            if fits:
                return _List(parts, ended=False)
            clean = False
            continue
        if _NESTED.search(own) or not fits or _BREAK.search(own):
            return _List(parts, ended=clean and (breaks or not fits or bool(_NESTED.search(own))))
        parts.append(amount)
    return _List(parts, ended=clean)


def _may_be_part(total: Amount, part: Amount) -> bool:
    """Tell whether a number may be a part: of the total's unit, or counted where it is."""
    return bool(alike(total, part)) or not (total.unit or part.unit or part.decimals)


def _sum(cell: ClaimCell, cue: re.Match[str], total: Amount, listed: _List) -> StatedClaim | None:
    """Return the sum of as many parts as give the total; else of all, with how sure that is."""
    parts = listed.parts
    for count in range(len(parts), 1, -1):
        claim = StatedClaim("sum", total, "sum", tuple(parts[:count]))
        if judge_claim(claim).verdict == "hold":
            return claim
    claim = StatedClaim("sum", total, "sum", tuple(parts))
    added = sum((part.value for part in parts), Decimal(0))
    labels = cell.passage.text[cue.start() : parts[-1].stop]
    others = sum(1 for part in parts if not alike(total, part))
    if others and (cue["all"] is None or len(parts) < 3 or not total.value / 2 <= added <= total.value * 2):
        return None
    if _UNTOLD.search(cell.passage.text, parts[-1].stop, parts[-1].stop + 60):
        return None
    partial = cue.lastgroup == "part" or cue["part"] is not None or _is_partial(cell, cue)
    if len(parts) < 2:
        return None
    whole = any(pattern.search(labels) for pattern in _PARTITIONS)
    too_much = added > total.value
    if (
        partial
        and not whole
        and (not too_much or _OVERLAP.search(labels) or added > total.value * _MOST_OVER)
    ):
        return None
    if (
        not listed.ended
        or cue.lastgroup == "lines"
        or (not too_much and _OVERLAP.search(labels) and not whole)
    ):
        claim.trust = "weak"
    elif not partial and not whole and not too_much and cue.lastgroup in ("open", "colon"):
        claim.trust = "likely" if len(parts) > 2 else "weak"
    return claim


def _is_partial(cell: ClaimCell, cue: re.Match[str]) -> bool:
    """Tell whether `trong đó` stands right before a cue such as a bracket or a colon."""
    return bool(
        re.search(r"trong (?:số )?đó\s?[:(]?\s?\Z", cell.passage.text[max(0, cue.start() - 14) : cue.start()])
    )


def _rest(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read what is left: of a pair or a share that stands just before."""
    before = amount.own
    surely = _REST.search(before)
    if not (surely or _LEFT.search(before)) or _NOT_REST.search(before):
        return None
    for claim in reversed(cell.claims[-6:]):
        far = amount.sentence - claim.stated.sentence
        if claim.formula != "share" or not claim.parts or claim.stated.index > amount.index or far > 1:
            continue
        part, whole = claim.parts
        if (
            not alike(part, amount)
            or part.value > whole.value
            or claim.family not in ("ratio", "share", "base")
        ):
            return None
        between = cell.amounts[claim.stated.index + 1 : amount.index]
        plain = surely and not far and not any(alike(o, amount) for o in between) and claim.family != "base"
        return StatedClaim("sum", amount, "rest", (whole, part), trust="sure" if plain else "weak")
    return None


def _grand(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read a grand total after its parts: `... 36,4 ha; ... 12,6 ha; tổng cộng 461,8 ha`."""
    before = amount.own
    if not _GRAND.search(before):
        return _first_told(cell, amount) if _TOTAL.match(before) else None
    parts: list[Amount] = []
    for other in cell.back(amount):
        if other.sentence != amount.sentence or not alike(other, amount):
            break
        parts.insert(0, other)
    if len(parts) < 2:
        return None
    for skip in range(len(parts) - 1):
        claim = StatedClaim("sum", amount, "sum", tuple(parts[skip:]))
        if judge_claim(claim).verdict == "hold":
            return claim
    return StatedClaim("sum", amount, "sum", tuple(parts), trust="likely")


def _first_told(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read a total that a sentence begins with as the sum of the numbers of the one before, if it is."""
    parts: list[Amount] = []
    for other in cell.back(amount):
        if amount.sentence - other.sentence > 1 or alike(other, amount) != 2 or other.change:
            break
        if other.sentence < amount.sentence and not other.depth:
            low = other.index in cell.denominators
            parts.insert(0, cell.amounts[cell.denominators[other.index]] if low else other)
    whole = [part for place, part in enumerate(parts) if part not in parts[:place]]
    return StatedClaim("sum", amount, "sum", tuple(whole), trust="weak") if len(whole) > 1 else None


def _structures(cell: ClaimCell) -> Iterator[StatedClaim]:
    """Yield percentages of one structure that should make 100."""
    sentences: dict[int, list[Amount]] = {}
    for amount in cell.amounts:
        if amount.is_percent and not amount.depth:
            sentences.setdefault(amount.sentence, []).append(amount)
    for group in sentences.values():
        words = cell.passage.text[max(0, group[0].start - 120) : group[0].start]
        claimed = {claim.stated.index for claim in cell.claims}
        plain = [a for a in group if a.index not in claimed and lead(a) in ("none", "share") and not a.ranged]
        if len(plain) < 3 or len(plain) != len(group) or not _STRUCTURE.search(words):
            continue
        added = sum((a.value for a in plain), Decimal(0))
        claim = StatedClaim("shares", plain[-1], "rest", tuple(plain[:-1]))
        claim.trust = "sure" if added > 100 else "likely"
        if 85 <= added <= 115:
            yield claim
