"""Totals and the parts listed behind a cue: `gồm a ..., b ...`, `trong đó: ...`, `(a, b, c)`, bullets."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.checks.claims.cells import alike
from vqdesk.checks.claims.judging import outcome_of
from vqdesk.checks.claims.parts import (
    are_all_named,
    are_grades,
    are_kinds_counted,
    are_too_many,
    but_nested,
    ends_with_part,
    is_near_total,
    is_part_slipped,
    is_part_swapped,
    is_part_too_great,
    is_shown_as_share,
    is_whole_of_share,
    kinds_told,
    lack_pairs,
    may_overlap,
    most_over,
    of_one_kind,
    other_column_holds,
    share_all,
    some_are_meant,
    with_following,
    with_unit,
)
from vqdesk.checks.claims.stated import StatedClaim
from vqdesk.checks.numbers.partitions import are_opposite, divides
from vqdesk.checks.numbers.slip import is_one_slip, is_swapped
from vqdesk.checks.numbers.units import PERHAPS, SAME
from vqdesk.checks.readers.totals import matches_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.numbers.amounts import Amount

_CUE = re.compile(
    r"\b(?P<part>trong đó(?:\scó|\sgồm)?|trong số đó"
    r"|kết quả(?:\scó|\slà|(?=\s?:)))\b\s?[:,]?"
    r"|\b(?P<all>bao gồm|gồm có|gồm|cụ thể(?:\slà)?|(?:chia|phân) (?:ra|theo)|như sau)\b\s?:?"
    r"|\btrong\s(?:tổng\s)?(?:số\s)?(?:hơn\s|gần\s|khoảng\s)?(?P<of>(?=[0-9]))"
    r"|(?P<open>\()|(?P<colon>:|[-–](?<=[^\W\d_]\s.)(?=\s[0-9]))|(?P<lines>\.?\n(?=\s?[-+*•]))"
)
_CUE_BEGINS = (
    *("trong", "kết quả", "bao gồm", "gồm", "cụ thể", "chia", "phân", "như sau"),
    *("(", ":", "-", "–", ".\n", "\n"),
)
_MAY_BE_CUE = re.compile("|".join(map(re.escape, _CUE_BEGINS)))
_SEPARATOR = re.compile(r"[,;\n]|\bvà\b|\bcòn\b")
_BULLET = re.compile(r"\n\s?[-+*•]")
_NEARLY = Decimal("0.04")  # more or less at most, where they are so behind a colon
_LEAST, _ALMOST = Decimal("0.7"), Decimal("0.96")  # of a total that parts make which seem to be all
_MOST_IF_BOUND = Decimal(3)  # where nothing stands between them
_MOST, _BESIDE = 60, 4  # numbers that are looked at behind a list's first; before it, that describe it
_FAR_BACK, _FEW = 8, 2  # numbers before a list's first, its total among them; parts that may be two of many
_TENFOLD = 10  # how many times a first part may be its total that is called otherwise
_FEW_DIGITS, _NO_ACCIDENT = 2, 3  # digits of a total of which one alone is wrong
_CALLED, _ALL_TOLD = 40, 30  # characters that say what the last part is, and that all follows a colon
_ALL_FOLLOWS = re.compile(
    r"\b(?:hình thức|kết quả|cơ cấu|chia theo|phân theo|xếp loại)(?:\s[^\W\d_]+){0,2}\s?\Z"
)
_ALL_ELSE = re.compile(r"\bkhác\b")
_IS_GRADE = re.compile(r"(?:\s?(?:[^\W\d_]+\s){0,2}và\s|\s)?(?:(?:chưa|không)\s)?đạt(?:\syêu cầu)?\s?:?\s?\Z")
_GRADE_BEFORE = re.compile(r"\b(?:xuất sắc|khá|tốt|giỏi|đạt(?:\syêu cầu)?)\s?:?\s?\Z")
_FIRST = 90  # characters from a cue to its first part
_BREAK = re.compile(
    r"\b(?:tổng(?!\s(?:hợp|thể|quan))|cộng(?!\s(?:đồng|tác))|so với|kinh phí|trị giá|bình quân"
    r"|đạt(?!\s(?:chuẩn|loại|hạng|yêu cầu|[1-5]\ssao))"
    r"|chiếm|bằng(?!\s(?:đại|cao đ|trung c|thạc|tiến|tốt|khen))|tăng(?!\s(?:trưởng|cường))"
    r"|giảm(?!\s(?:nghèo|thiểu|phát thải))|vượt|lũy kế|ngoài ra|bên cạnh đó|đồng thời|trong đó|trong số)\b"
)
_SO_MUCH = re.compile(r"\A\s?(?:với )?(?:tổng )?(?:diện tích|số tiền|kinh phí|trị giá|khối lượng)\b")
_WORTH = re.compile(r"\b(?:trị giá|kinh phí)\b")
_LAST_CALLED = re.compile(r"[,;.:()\n]|\b(?:trong đó|và|đạt(?! chuẩn)|chiếm)\b")
_NESTED = re.compile(r"\b(?:trong đó|trong số|gồm|cụ thể|riêng)\b")
_CHANGES = re.compile(r"\s?(?:và\s)?(?:tăng|giảm|vượt|hụt|so|nhiều|ít|cao|thấp)\b")
"""What begins a clause that compares; `vốn điều chỉnh tăng 84 tỷ đồng` is a part."""
_FOR_SO_MANY = re.compile(r"(?:\s[^\W\d_]+){0,6}\s(?:cho|với)\s(?:gần\s|hơn\s|khoảng\s)?")
_IS_SO_MUCH = re.compile(r"\btăng(?: thêm)?\b[^,;.()]*\b(?:là|có|đạt)\s\Z")
"""What calls a total of what was added one: `số hộ tăng thêm trong năm là 3.215 hộ, gồm`."""
_DONE = re.compile(r"\bđã\b|\A\s?(?:trong|giải ngân|xong)\b")
_RATE = re.compile(r"(?!\sđ/c\b)(?:\s[^\W\d_]+){1,3}\s?/\s?(?!(?:phường|thị trấn|xã|huyện|đơn vị)\b)[^\W\d_]")
# What it begins with is told first, so that all between is passed over at once.
_SPELLED = re.compile(
    r"[,vc](?:(?<=,)|(?<!\w.)(?:(?<=v)à|(?<=c)ùng))\s(?:một|hai|ba|bốn|sáu|bảy|tám|chín|mười)\s([^\W\d_]+)"
)
_GOES_ON = re.compile(r"\s?(?:[,;.)\n]|và\b|\Z)")
_EARLIER = re.compile(r"\b(?:trước|cùng kỳ|sau)\b")
_UNTOLD = re.compile(
    r"còn lại(?:\s[^\W\d_]+){0,5}\s?(?:[.;\n)]|\Z)"
    r"|(?:còn lại|các|khác|số còn lại)\s(?:là|thuộc|do|đang|chưa)\b|\bngoài ra\b|\.\.\.|…|v\.v"
)
_HEADS = re.compile(r"(?:\A|[.\n]\s{0,2})(?:tổng\s)?số(?:\s[^\W\d_]+){1,8}\s\Z")
_HEADING = re.compile(r"\((?:theo|bao gồm|gồm|trong đó|cụ thể|chia|phân|các)\b[^;():]{0,30}\Z")
_ENDS = re.compile(r"[;.\n](?!\s?[-+*•])")
_APART = re.compile(r"[;.():\n]")
_SENTENCE = re.compile(r"[.\n]")
_SUBJECT = 25  # characters of a sentence before `gồm` that has a subject
_SENTENCES_BACK, _NEAR = 2, 60  # sentences from a cue, characters from a bracket, back to the total


def read_listings(cell: ClaimCell) -> Iterator[StatedClaim]:
    """Yield the totals of a cell whose parts follow a cue."""
    taken: set[int] = set()
    for cue in matches_of(_CUE, _CUE_BEGINS, cell.passage.text):
        claim = _listed(cell, cue, taken)
        if claim is not None:
            taken.update(part.index for part in claim.parts)
            yield claim


def _listed(cell: ClaimCell, cue: re.Match[str], taken: set[int]) -> StatedClaim | None:
    """Read a total and the parts that follow a cue."""
    first = cell.passage.first_at(cue.end())
    heads = cue.lastgroup == "of" or _is_headed(cell, cue, first)
    whole = cell.amounts[first] if heads and first < len(cell.amounts) else None
    first += whole is not None
    if first >= len(cell.amounts) or first in taken:
        return None
    last = min(first + _BESIDE, len(cell.amounts) - 1)
    while first < last and _is_beside(cell.amounts[first]):
        first += 1
    amount = cell.amounts[first]
    if not _may_begin(cell, cue, amount, cue.end() if whole is None else whole.stop):
        return None
    total = _total(cell, cue, amount) if whole is None else _whole(whole, amount)
    if total is None or (cue.lastgroup in ("open", "part") and _repeats(cell, total, amount)):
        return None
    walk = _Walk(cell, cue, total, amount)
    ended = walk.walk()
    if walk.is_cut_short:
        taken.update(part.index for part in walk.parts)  # so that it is told once
        return StatedClaim("sum", total, "sum", ())
    if not _may_add_up(cell, cue, total, walk.parts):
        return None
    return _sum(cell, cue, total, walk.parts, ended=ended)


def _is_headed(cell: ClaimCell, cue: re.Match[str], first: int) -> bool:
    """Tell whether the total follows `gồm` itself: `Số đang giải quyết gồm 28 đơn, chưa đến hạn 21 đơn`."""
    if cue["all"] is None or not first or first >= len(cell.amounts):
        return False
    alone = cell.amounts[first - 1].sentence < cell.amounts[first].sentence
    return alone and bool(_HEADS.search(cell.passage.text, max(0, cue.start() - _NEAR), cue.start()))


def _repeats(cell: ClaimCell, total: Amount, first: Amount) -> bool:
    """Tell whether a list's first part is called like a number beside the total: both divide one list."""
    if not first.depth:
        return False
    name = " ".join(first.own.split()[-2:])
    beside = cell.amounts[max(0, total.index - 3) : total.index]
    return len(name.split()) > 1 and any(
        other.segment == total.segment and other.own.strip().endswith(name) for other in beside
    )


def _is_beside(amount: Amount) -> bool:
    """Tell whether a number before the first part only describes it: a class of percent, a factor."""
    return (amount.is_percent and not amount.depth) or amount.ranged


def _may_begin(cell: ClaimCell, cue: re.Match[str], first: Amount, begin: int) -> bool:
    """Tell whether a number may be the first part of a list that begins at a place behind a cue."""
    between = cell.passage.text[begin : first.start]
    if first.is_percent or first.ranged or len(between) > _FIRST or _ENDS.search(between):
        return False
    other = _CUE.search(between) if _MAY_BE_CUE.search(between) else None
    if other and other.lastgroup == "colon" and cue.lastgroup != "lines":
        # Each item has a colon of its own: `(tuyến số 1: 5,2 tỷ đồng; tuyến số 2: 4,1 tỷ đồng)`.
        behind = cell.amounts[first.index + 1 : first.index + _BESIDE]
        itself = next((each for each in behind if not each.ranged), None)
        other = None if itself and ":" in itself.before else other
    if other and other.lastgroup == "open" and cell.is_alone(first):
        other = None
    return not other and cell.lead(first) != "growth"


def _whole(amount: Amount, first: Amount) -> Amount | None:
    """Return the number of `trong 963 vụ có ...` if what follows may be one of its parts."""
    may_be = amount.sentence == first.sentence and amount.value >= first.value and alike(amount, first)
    return amount if may_be and not (amount.is_percent or amount.ranged or amount.change) else None


def _total(cell: ClaimCell, cue: re.Match[str], first: Amount) -> Amount | None:
    """Return the number that a list divides."""
    beside = cue.lastgroup in ("open", "colon")
    most = 1 if cue.lastgroup == "lines" else _SENTENCES_BACK
    nearest: Amount | None = None
    for index in range(first.index - 1, max(-1, first.index - _FAR_BACK), -1):
        other = cell.amounts[index]
        if other.depth > first.depth:
            continue
        far = first.sentence - other.sentence
        past = far > most or (far and _has_subject(cell, cue))
        if past or (beside and not _is_before(cell, cue, other, first)):
            return None
        former = "cùng kỳ" in other.own and not beside  # nobody divides what was a year ago
        tiny = other.value * _TENFOLD < first.value and alike(other, first) < SAME
        moves = other.change and not (cue["all"] is not None and _IS_SO_MUCH.search(other.own))
        other_whole = former or moves or index in cell.bases or is_whole_of_share(cell, other)
        if other.is_percent or other.ranged or tiny or other_whole:
            continue
        before = cell.amounts[max(index - 1, 0)]
        mate = not beside and alike(before, first) == SAME > alike(other, first)
        if mate and (cell.mate(before) is other or _FOR_SO_MANY.fullmatch(other.before)):
            continue  # `tiếp 57 lượt với 81 người, trong đó 40 lượt ...`
        other = cell.amounts[cell.denominators.get(index, index)]
        other_measure = cell.is_other_measure(other)
        if alike(other, first) >= (SAME if other_measure else PERHAPS):
            return other if other.value > 0 else None
        if cue.lastgroup != "lines" and nearest is None and _may_be_part(other, first):
            nearest = other
        elif beside and not other_measure:
            return None
        if nearest is not None and not other_measure:
            return _like(cell, cue, nearest, first) or (nearest if nearest.value > 0 else None)
    return nearest if nearest is not None and nearest.value > 0 else None


def _like(cell: ClaimCell, cue: re.Match[str], nearest: Amount, first: Amount) -> Amount | None:
    """Return the number before that counts what a part counts, where the nearest counts other things.

    `Mở 46 lớp với 1.518 học viên, đạt 95% kế hoạch 1.600 học viên; trong đó nghề nông nghiệp 27 lớp`.
    """
    if cue["part"] is None or not first.noun:
        return None
    before = cell.amounts[max(0, first.index - _FAR_BACK) : nearest.index]
    counted = (
        other
        for other in reversed(before)
        if other.sentence == first.sentence and other.depth <= first.depth and other.value > first.value
    )
    return next(
        (
            o
            for o in counted
            if alike(o, first) == SAME and not (o.ranged or o.change or o.index in cell.bases)
        ),
        None,
    )


def _has_subject(cell: ClaimCell, cue: re.Match[str]) -> bool:
    """Tell whether the sentence of `gồm` has a total of its own: `Trong số hồ sơ còn lại gồm 72 hồ sơ`."""
    if cue["all"] is None:
        return False
    words = cell.passage.text[max(0, cue.start() - _NEAR) : cue.start()]
    return len(_SENTENCE.split(words)[-1]) > _SUBJECT


def _is_before(cell: ClaimCell, cue: re.Match[str], total: Amount, first: Amount) -> bool:
    """Tell whether a total stands right before the bracket or colon of its parts."""
    words = _HEADING.sub("", cell.passage.text[total.stop : cue.start()])
    inside = cue.lastgroup == "colon" or first.depth == total.depth + 1 or total.is_percent
    if cue.lastgroup == "colon" and total.own.rstrip().endswith(":") and "," in words:
        return False  # `khối 10: 331 em, khối 11: 228 em`
    return inside and len(words) <= _NEAR and not _APART.search(words) and not _BREAK.search(words)


class _Walk:
    """The way along a list: its `parts` so far, and whether something between them was passed over.

    `is_cut_short`: it goes on behind the last number that is looked at.
    """

    def __init__(self, cell: ClaimCell, cue: re.Match[str], total: Amount, first: Amount) -> None:
        self.parts = [first]
        self._cell, self._total, self._first = cell, total, first
        told = kinds_told(cell.passage.text[total.stop : max(total.stop, cue.start())])
        self._one_kind = alike(total, first) == SAME and not told and "," not in _kinds_of(cell, cue, total)
        self._bulleted = bool(_BULLET.search(cell.passage.text, cue.start(), first.start))
        self._by_lines: bool | None = None
        self._in_brackets = "(" in cell.passage.text[cue.end() : first.start] and cell.is_alone(first)
        self._clean = True
        self._is_out_of = first.index in cell.pairs
        self.is_cut_short = False

    def walk(self) -> bool:
        """Go along the list; return whether it surely ends where it was left."""
        first = self._first
        for amount in self._cell.amounts[first.index + 1 : first.index + _MOST]:
            if self._is_outside(amount):
                return self._clean
            if amount.depth > first.depth or amount.is_percent or self._is_mate(amount):
                continue
            words = self._words(amount)
            if self._is_past(words, alike(self._total, amount) or alike(first, amount)):
                return self._clean
            if self._bulleted and not _BULLET.search(words):
                continue
            ended = self._take(amount, words)
            if ended is not None:
                return ended
        self.is_cut_short = len(self.parts) > 1 and first.index + _MOST < len(self._cell.amounts)
        return self._clean

    def _words(self, amount: Amount) -> str:
        return self._cell.passage.between(self.parts[-1], amount)

    def _is_outside(self, amount: Amount) -> bool:
        """Tell whether a number stands out of the list's bracket or sentence."""
        first = self._first
        if self._in_brackets:
            # `Tốt 85,0% (631 em), Khá 13,1% (97 em)`: each part has a bracket of its own.
            return amount.sentence != first.sentence or not (amount.is_percent or self._cell.is_alone(amount))
        if first.bracket and amount.bracket != first.bracket and amount.depth <= first.depth:
            return True
        return amount.sentence != first.sentence and not _BULLET.search(self._words(amount))

    def _is_mate(self, amount: Amount) -> bool:
        """Tell whether a number says the part before it in another measure, or is what that is out of."""
        if amount.index in self._cell.denominators:
            return True
        return alike(self._total, amount) < SAME and self._cell.mate(self.parts[-1]) is amount

    def _is_past(self, words: str, likeness: int) -> bool:
        """Tell whether what is joined by some words stands out of the list's part of its sentence.

        What says something else of a part tells nothing of how the list goes on.
        """
        breaks = ";" in words or "\n" in words
        if self._by_lines is None and (breaks or likeness):
            self._by_lines = breaks
        return breaks and not self._by_lines

    def _take(self, amount: Amount, words: str) -> bool | None:
        """Take a number as a part; return whether the list surely ended before it, None where it goes on."""
        if self._cell.is_other_measure(amount) and not alike(self.parts[-1], amount):
            return None
        changes = amount.change and _CHANGES.match(amount.own) and "miễn" not in self._total.before
        if amount.ranged or changes or amount.index in self._cell.bases:
            return None
        if "mỗi" in amount.own or (amount.index in self._cell.pairs and not self._is_out_of):
            return False
        fits = _may_be_part(self._total, amount) and (not self._one_kind or bool(alike(self._total, amount)))
        if amount.value > self._total.value and not alike(self._first, amount):
            fits = False
        if not fits and self._is_all_that_lacks(amount):
            self.parts.append(amount)
            return True
        beside = amount.before.startswith(")") and alike(self._first, amount) == SAME
        if not (beside or _SEPARATOR.search(amount.before) or _SEPARATOR.search(words)):
            self._clean = self._clean and not fits and self._one_kind
            return False if fits else None
        if not fits and (self._counts_owners(amount) or self._is_worth(amount)):
            return None
        nested = bool(_NESTED.search(amount.own)) or self._is_of_last(amount)
        broken = self._breaks(amount)
        if nested or not fits or broken:
            return self._clean and (bool(self._by_lines) or not fits or nested)
        self.parts.append(amount)
        return None

    def _is_all_that_lacks(self, amount: Amount) -> bool:
        """Tell whether a number of other things makes the total full: `318 HTX và 21 quỹ tín dụng`."""
        whole = not (amount.unit or amount.decimals or amount.is_percent or self._total.unit)
        return whole and sum((part.value for part in self.parts), amount.value) == self._total.value

    def _counts_owners(self, amount: Amount) -> bool:
        """Tell whether a number only counts whose the next part is: `quỹ của 05 chi hội là 51 triệu đồng`."""
        after = self._cell.amounts[amount.index + 1 : amount.index + 2]
        if not after or amount.unit or not self._total.unit or not alike(self._total, after[0]):
            return False
        return not _SEPARATOR.search(after[0].before) and not _APART.search(after[0].before)

    def _is_worth(self, amount: Amount) -> bool:
        """Tell whether a number only says how much its part is: `phá rừng 155 vụ, diện tích 18 ha`."""
        return bool(amount.unit) and not self._total.unit and _SO_MUCH.search(amount.own) is not None

    def _breaks(self, amount: Amount) -> bool:
        """Tell whether the words before a number begin something else; worth is a part of what is worth."""
        words = amount.own
        if amount.unit and amount.unit == self._total.unit:
            words = _WORTH.sub(" ", words)
        broken = _BREAK.search(words)
        if broken and _IS_GRADE.match(words) and _GRADE_BEFORE.search(self.parts[-1].own):
            return False
        return broken is not None and not amount.change and broken[0] not in self._first.own

    def _is_of_last(self, amount: Amount) -> bool:
        """Tell whether what was done is told of the part before it: `có điều kiện 5.210, đã xong 3.204`."""
        done = _DONE.search(amount.own.rpartition(" và ")[2]) and "đã" not in self._first.own
        if not done or amount.value > self.parts[-1].value:
            return False
        return not are_opposite(self._first.own, amount.own)


def _kinds_of(cell: ClaimCell, cue: re.Match[str], total: Amount) -> str:
    """Return what a total before a bracket counts: ` tập thể, cá nhân `."""
    return cell.passage.text[total.stop : cue.start()] if cue["open"] and total.end < cue.start() else ""


def _may_be_part(total: Amount, part: Amount) -> bool:
    """Tell whether a number may be a part: of the total's unit, or counted where it is."""
    return bool(alike(total, part)) or not (total.unit or part.unit or part.decimals)


def _sum(
    cell: ClaimCell, cue: re.Match[str], total: Amount, parts: Sequence[Amount], *, ended: bool
) -> StatedClaim | None:
    """Return the sum of as many parts as give the total; else of all, with how sure that is."""
    parts = [with_unit(part, total) for part in parts]
    if right := _that_adds_up(cell, cue, total, parts) or with_following(cell, total, parts):
        return right
    kinds = kinds_told(cell.passage.text[total.stop : max(total.stop, cue.start())])
    partial = cue.lastgroup in ("part", "of") or cue["part"] is not None or _is_partial(cell, cue)
    parts = of_one_kind(parts, kinds) if cue["part"] is not None else parts
    claim = StatedClaim("sum", total, "sum", tuple(parts))
    added = sum((part.value for part in parts), Decimal(0))
    if len(parts) < 2 or _UNTOLD.search(cell.passage.text, parts[-1].stop, parts[-1].stop + 60):
        return None
    if lack_pairs(cell, total, parts) or (partial and kinds and some_are_meant(total, parts, added)):
        return None
    all_kinds = are_kinds_counted(kinds, total, parts)
    if all_kinds or other_column_holds(cell, total, parts):
        return replace(claim, bound=True)
    last = cell.passage.text[parts[-1].stop : parts[-1].stop + _CALLED]
    labels = cell.passage.text[cue.start() : parts[-1].stop] + _LAST_CALLED.split(last)[0]
    # The counted themselves overlap with nothing: `kỷ luật 45 đảng viên`.
    overlap = not total.unit and may_overlap(total, parts, labels)
    whole = divides(labels)
    told_all = cue.lastgroup == "all" or _tells_all(cell, cue)
    too_much = added > total.value
    bound = total.unit and parts[0].depth > total.depth and parts[0].index == total.index + 1
    most = total.value * (_MOST_IF_BOUND if bound else most_over(total, parts))
    named = are_all_named(_kinds_of(cell, cue, total), total, parts)
    unlike = not named and any(not alike(total, part) for part in parts)
    few = cue.lastgroup == "of" and len(parts) <= _FEW
    almost = cue.lastgroup == "of" and not few and added >= total.value * _ALMOST
    some = not (too_much or almost) or overlap or added > most or few
    sure = ended and cue.lastgroup != "colon"
    if sure and (is_part_too_great(total, parts, added, overlap=bool(overlap)) or share_all(cell, parts)):
        return replace(claim, trust="likely" if partial else "sure", bound=True)
    if (
        unlike and not (whole and is_near_total(total, added)) and not _may_be_all(cue, total, parts, added)
    ) or (partial and (added < total.value * _LEAST if whole else some)):
        claim.trust = "likely"
        surely = whole or not (partial or len(parts) <= _FEW)
        least = _FEW_DIGITS if surely else _NO_ACCIDENT
        slipped = is_one_slip(total.typed, added / total.scale, total.decimals, least)
        slipped = slipped or (not overlap and is_part_slipped(total, parts, added))
        slipped = slipped or is_part_swapped(total, parts, added, graded=not overlap and are_grades(labels))
        return claim if ended and slipped else None
    if partial and (unlike or almost):
        claim.trust = "likely"
    shown = [is_shown_as_share(cell, part) for part in parts]
    apart = (not too_much and overlap and not whole) or (shown[0] and not any(shown[1:]) and not whole)
    long = is_one_slip(total.typed, added / total.scale, total.decimals, _NO_ACCIDENT)
    doubtful = (added < total.value / 2 and not long) or not ended or cue.lastgroup == "lines" or apart
    claim.bound = ended and not unlike and _are_two_opposites(cell, total, parts, last)
    claim.bound |= bool(ended and whole and not overlap and are_too_many(total, parts, added))
    told_all = told_all and not overlap and bool(total.unit or total.noun)
    slipped = ended and not (partial or unlike) and _is_one_slip_of_all(cue, claim, added, told=told_all)
    if doubtful and not slipped:
        claim.trust = "weak"
    elif (
        doubtful
        or cue.lastgroup == "colon"
        or (
            not whole
            and (added < total.value * _LEAST or (cue.lastgroup == "open" and not (partial or too_much)))
        )
    ):
        claim.trust = "likely"
    return claim


def _may_add_up(cell: ClaimCell, cue: re.Match[str], total: Amount, parts: Sequence[Amount]) -> bool:
    """Tell whether numbers may be parts of a total: no names, no levels of other times, all in figures."""
    # `32 đội (trước năm 2010 là 16 đội, sau đó 24 đội)`, not `621 hồ sơ (kỳ trước 37, nhận mới 584)`
    other_times = cue.lastgroup == "open" and _EARLIER.search(parts[0].own) is not None
    other_times = other_times and not divides(cell.passage.text[cue.start() : parts[-1].stop])
    return not (
        other_times or any(map(_is_name, parts[1:])) or _is_rate(total) or _has_spelled(cell, cue, parts)
    )


def _is_name(part: Amount) -> bool:
    """Tell whether a number goes on with names: `các phường 1, 2, 3`, `quốc lộ 31, 37`."""
    told = part.noun or part.unit or part.own.strip() not in ("", "và")
    return not told and _GOES_ON.match(part.after) is not None


def _has_spelled(cell: ClaimCell, cue: re.Match[str], parts: Sequence[Amount]) -> bool:
    """Tell whether a part is told in words: `gồm 1 thành phố, 5 huyện và hai thị xã`."""
    words = cell.passage.text[cue.end() : parts[-1].stop + _CALLED]
    nouns = {part.noun.partition(" ")[0] for part in parts}
    return any(found[1] in nouns for found in _SPELLED.finditer(_SENTENCE.split(words, 1)[0]))


def _is_rate(amount: Amount) -> bool:
    """Tell whether a number is so many to one of something else: `237 người/km2`."""
    return _RATE.match(amount.after) is not None


def _that_adds_up(
    cell: ClaimCell, cue: re.Match[str], total: Amount, parts: Sequence[Amount]
) -> StatedClaim | None:
    """Return the sum that holds: of the lower numbers of pairs, of as many parts, of another total before.

    `Đã giải quyết 41/57 vụ A, 36/44 vụ B; trong đó ...`: the parts may be those of 41.
    """
    lows = tuple(cell.amounts[cell.pairs[part.index]] for part in parts if part.index in cell.pairs)
    if len(lows) == len(parts) > 1:
        claim = StatedClaim("sum", total, "sum", lows)
        if outcome_of(claim).verdict == "hold":
            return claim
    least = len(parts) - 1 if _are_called_alike(cue, parts) or ends_with_part(total, parts) else 1
    for count in range(len(parts), least, -1):
        claim = StatedClaim("sum", total, "sum", tuple(parts[:count]))
        judged = outcome_of(claim)
        if judged.verdict == "hold" and (count == len(parts) or judged.computed == total.value / total.scale):
            return claim
    if cue.lastgroup not in ("part", "all") or len(parts) < 2:
        return None
    near = cell.amounts[max(0, total.index - _BESIDE) : parts[0].index]
    for count in range(len(parts), max(1, min(len(parts) - 1, _FEW)), -1):
        added = sum((part.value for part in parts[:count]), Decimal(0))
        all_of_them = count == len(parts)
        others = near if all_of_them else [each for each in near if each is not total]
        fits = (a for a in others if a.value == added and alike(a, parts[0]) and not a.change)
        if (other := next(fits, None)) is not None:
            return StatedClaim("sum", other, "sum", tuple(parts[:count]))
    return but_nested(total, parts) if cue["part"] is not None else None


def _are_called_alike(cue: re.Match[str], parts: Sequence[Amount]) -> bool:
    """Tell whether all numbers of a list are its parts: `gồm quà của tỉnh 86, quà của xã 41, quà khác 9`."""
    if cue["part"] is not None or cue.lastgroup not in ("all", "open") or len(parts) <= _FEW:
        return False
    if _ALL_ELSE.search(parts[-1].own):
        return True
    if cue.lastgroup == "open":
        return len({(part.bracket, part.noun, part.unit) for part in parts}) == 1
    firsts = {_firsts(part.own) for part in parts[1:]}
    if firsts == {""}:
        return bool(parts[0].noun) and all(alike(parts[0], part) == SAME for part in parts)
    return len(firsts) == 1 and "" not in firsts and len({part.unit or part.noun for part in parts}) == 1


def _firsts(words: str) -> str:
    return words.replace("và ", " ").strip(" ,;:-+").partition(" ")[0]


def _is_one_slip_of_all(cue: re.Match[str], claim: StatedClaim, added: Decimal, *, told: bool) -> bool:
    """Tell whether one slip makes the total of three parts and more, or of all that are `told`."""
    total = claim.stated
    many = len(claim.parts) > _FEW and cue.lastgroup in ("all", "open")
    if not (many or told or cue.lastgroup == "open"):
        return False
    right = added / total.scale
    if not is_one_slip(total.typed, right, total.decimals, _FEW_DIGITS):
        return False
    return many or told or is_swapped(total.value / total.scale, right, total.decimals)


def _are_two_opposites(cell: ClaimCell, total: Amount, parts: Sequence[Amount], last: str) -> bool:
    """Tell whether two numbers, each less than their total, are called so that they leave nothing of it."""
    if len(parts) != _FEW or max(part.value for part in parts) >= total.value:
        return False
    between = cell.amounts[parts[0].index + 1 : parts[1].index]
    mate = None if parts[0].index in cell.pairs else cell.mate(parts[0])
    if not all(each.is_percent or each is mate for each in between):
        return False
    one, other = (f"{part.own} {part.noun}" for part in parts)
    return are_opposite(
        f"{one} {_LAST_CALLED.split(parts[0].after)[0]}", f"{other} {_LAST_CALLED.split(last)[0]}"
    )


def _tells_all(cell: ClaimCell, cue: re.Match[str]) -> bool:
    """Tell whether what stands before a colon says that all follows: `với hình thức: khiển trách 14, ...`."""
    before = cell.passage.text[max(0, cue.start() - _ALL_TOLD) : cue.start()]
    return cue.lastgroup == "colon" and _ALL_FOLLOWS.search(before) is not None


def _may_be_all(cue: re.Match[str], total: Amount, parts: Sequence[Amount], added: Decimal) -> bool:
    """Tell whether parts that are called otherwise than their total come near enough to be all."""
    if cue.lastgroup == "colon":
        return len(parts) > 2 and abs(added - total.value) <= total.value * _NEARLY
    return cue.lastgroup in ("all", "open") and len(parts) > 2 and is_near_total(total, added)


def _is_partial(cell: ClaimCell, cue: re.Match[str]) -> bool:
    """Tell whether `trong đó` stands right before a cue such as a bracket or a colon."""
    return bool(
        re.search(r"trong (?:số )?đó\s?[:(]?\s?\Z", cell.passage.text[max(0, cue.start() - 14) : cue.start()])
    )
