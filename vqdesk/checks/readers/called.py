"""The number that a percentage is called after: by its clause, by its rate, as a part of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.checks.numbers.doing import rate_of
from vqdesk.checks.numbers.words import PLAN, content_words, name_after, word_set

if TYPE_CHECKING:
    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.numbers.amounts import Amount

_VERBS = word_set("tỷ tỉ lệ chiếm bằng tương ứng đương bình quân chung")
_FILLERS = word_set(
    "đang mới qua cơ bản nâng hoàn thành khoảng gần hơn xấp xỉ ước lên tới mức lũy kế nay luôn cũng"
    " chỉ vượt ứng tức hay vậy như duy trì thuộc loại kết quả nhóm trung thấp cao tương đương tốc độ đều nên"
)
_SAID_OF_SHARES = _VERBS | _FILLERS
_MEASURES = word_set("diện tích giá trị sản lượng kinh phí tiền vốn hồ sơ riêng số tính")
_DOING, _DENIALS = word_set("hóa đó này"), word_set("chưa không phi ngoài")
_FURTHEST = 12  # amounts


def subject_words(words: str) -> frozenset[str]:
    """Return the words of a percentage's clause that say of what it is."""
    return content_words(words) - _SAID_OF_SHARES


def top_of_rate(cell: ClaimCell, percent: Amount) -> Amount | None:
    """Return the number of what a rate is called after: `đã làm rõ 49 vụ; tỷ lệ phá án đạt 84,5%`."""
    said = rate_of(percent.own)
    if said is None or PLAN.search(name_after(percent)):
        return None
    near = (a for a in cell.back(percent, 8) if a.sentence == percent.sentence and not a.change)
    found = next((a for a in near if said.search(a.own) or said.match(a.noun)), None)
    if found is None or found.index in cell.pairs or found.index in cell.denominators:
        return None
    return cell.owners.get(found.index, found) if said.match(found.noun) else found


def part_called(cell: ClaimCell, percent: Amount) -> Amount | None:
    """Return the part of a list that a percentage is called after.

    `25 xã, gồm 20 xã đạt chuẩn và 5 xã chưa đạt; tỷ lệ xã đạt chuẩn là 80%`: all its words are said of 20,
    and fewest others are.
    """
    if not cell.owners or percent.depth or _has_no_clause(cell, percent):
        return None
    words = subject_words(percent.own) - _MEASURES - _DOING
    found: list[tuple[int, Amount]] = []
    for other in cell.amounts[max(0, percent.index - _FURTHEST) : percent.index] if words else ():
        whole = cell.owners.get(other.index)
        if whole is None or percent.sentence - other.sentence > 1:
            continue
        label, of_whole = cell.words_of(other), cell.words_of(whole)
        distinct = words & label - of_whole or words == label - _DOING
        if distinct and words <= label | of_whole and not label & _DENIALS - words:
            found.append((len(label - of_whole - words), other))
    fewest = min((more for more, _ in found), default=0)
    nearest = [other for more, other in found if more == fewest]
    return nearest[0] if len(nearest) == 1 else None


def _has_no_clause(cell: ClaimCell, percent: Amount) -> bool:
    """Tell whether a percentage stands in the clause of the number before it."""
    return percent.own == percent.before and percent.segment == cell.amounts[percent.index - 1].segment


def called_as_told(cell: ClaimCell, percent: Amount) -> Amount | None:
    """Return the number that is called as the clause of a percentage: `lúa lai 8 ha; ... lúa lai chiếm 2%`.

    None where the clause has no words of its own, or where several numbers may be meant.
    """
    if _has_no_clause(cell, percent):
        return None
    words = subject_words(percent.own) - _MEASURES
    if not words:
        return None
    best: list[Amount] = []
    most = 0
    for other in cell.amounts[max(0, percent.index - _FURTHEST) : percent.index]:
        if other.is_percent or other.ranged or other.change or percent.sentence - other.sentence > 1:
            continue
        said = len(words & cell.words_of(other))
        if said > most:
            best, most = [other], said
        elif said == most:
            best.append(other)
    enough = most == len(words) or (most > 1 and most * 2 >= len(words))
    return best[0] if enough and len(best) == 1 else None
