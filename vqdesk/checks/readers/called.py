"""The number that a percentage is called after: by its clause, by its rate, as a part of a list."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.checks.claims.cells import alike
from vqdesk.checks.claims.judging import claim_holds, is_unlikely, outcome_of
from vqdesk.checks.claims.stated import StatedClaim
from vqdesk.checks.numbers.doing import rate_of
from vqdesk.checks.numbers.slip import round_to, slip_of
from vqdesk.checks.numbers.words import PLAN, content_words, kind_of_base, name_after, word_set
from vqdesk.checks.readers.meant import are_persons

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
_NO_PARTS = ("plan", "period")  # what a share of these is called after is no part
_FURTHEST = 12  # amounts
_TWO = 2
_HUNDRED = Decimal(100)
_WHOLE = re.compile(r"\b(?:tổng|cộng|toàn|cả)\b")
_PLACE = re.compile(r"(?:xã|phường|thị trấn|thôn|bản|tổ dân phố|huyện)\b")
_CUT = re.compile(r"\b(?:cắt giảm|giảm trừ|cắt|giảm|tiết kiệm|loại)\b")
_SAID_AGAIN = re.compile(
    r"[\s,(]*(?:tương ứng|tương đương|ứng|chiếm|tức|tỷ lệ(?: cắt giảm| giảm)?)?(?:\svới| là)?(?:\stỷ lệ)?\s?"
)
_AMONG_THEM = re.compile(r"\s?,?\s?\(?trong (?:số )?đó(?:\scó| khoảng)?\s")
_THEN_NUMBER = re.compile(r"(?:,?\s[^\W\d_]+){1,10}\s?\((?:là\s|có\s|với\s|tương ứng\s)?")
_BEHIND_NUMBER = re.compile(
    r"(?:\s[^\W\d_]+){0,5}\s?\)\s(?:thì\s(?:chiếm|đạt|bằng)|chiếm)(?:\stỷ lệ|\skhoảng)?\s"
)
_DONE_OF = re.compile(r"(?:trong đó,?\s)?số\s(?:[^\W\d_]+\s){0,2}?(?:được|đã)\s(?:[^\W\d_]+\s){1,5}(?:là\s)?")
_OF_OFFENDERS = re.compile(r"\s(?:tổng\s)?số\s(?:[^\W\d_]+\s){1,2}(?P<what>vi phạm|sai phạm|tồn tại)\b")
_ONE_EACH = re.compile(
    r"\s(?:tổng\s)?số\s(?P<noun>trạm|trụ sở|nhà văn hóa)(?: y tế)?\s(?:của|thuộc|trong|ở|tại)\s(?:tổng số\s)?"
)
_PRESENT = re.compile(
    r"\s(?:tổng\s)?số\s(?:[^\W\d_]+\s){0,2}?(?:tham dự|tham gia|dự|có mặt|dự thi|được tập huấn)\b"
)
_TOTAL_IS = re.compile(r"\btổng (?:số )?.{0,60}\b(?:là|có)\s\Z|\btổng số:\s\Z")
_DONE_NOW = re.compile(r"\s?(?:trong đó,?\s|và\s)?(?:đã|có)\s(?:[^\W\d_]+\s){1,5}(?:là\s|được\s)?\Z")
_TOLD_INSIDE = re.compile(
    r"(?:\s[^\W\d_]+){0,4}\s?\((?:(?:đúng|trước|quá|trễ|trực|tỷ|đạt)\s?[^\W\d_]*\s){1,4}"
)
_THAT_IS = re.compile(r",?\s(?:tức(?: là)?|tương ứng(?: với)?|tương đương(?: với)?|với)\s")
_SHARES_OF_THOSE = ("đạt", "chiếm", "bằng", "tỷ lệ", "đạt tỷ lệ")
_PLAIN_SHARES = ("", "chiếm", "đạt", "bằng", "chiếm tỷ lệ", "đạt tỷ lệ", "tỷ lệ")
_ONE_OF_THEM = re.compile(r"(?:người|em|cháu|trẻ|đồng chí|đ/c|cụ|chị|học viên)\b")
_IS_DONE = re.compile(
    r"\b(?:được|đã|là|tham gia|có|đạt|đến|dự|nhận|bị|mắc|hoàn thành|vượt|tốt nghiệp|suy dinh dưỡng|trúng|xếp"
    r"|nghỉ|vắng|vi phạm|ký|chưa|không)\b"
)
_RATE_OF_CLASS = re.compile(
    r"(?:tỷ|tỉ)\slệ\s(?P<name>[^\W\d_]+(?:\s[^\W\d_]+){1,5}?)\s(?:chiếm|đạt|là|bằng)\s(?:tỷ lệ\s)?"
)


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


def read_called(cell: ClaimCell, percent: Amount) -> StatedClaim | None:
    """Read a share whose words leave no doubt of what is of what; None where none do."""
    if not percent.index or percent.ranged or percent.approximator:
        return None
    before = cell.amounts[percent.index - 1]
    found = _of_cut(percent, before, cell) or _of_bracket_behind(cell, percent, before)
    if found is None and not before.is_percent and kind_of_base(name_after(percent)) not in _NO_PARTS:
        found = (
            _of_bracket_before(cell, percent, before)
            or _of_those_done(cell, percent, before)
            or _of_named(cell, percent, before)
            or _of_persons_beside(cell, percent, before)
            or _of_bare_total(cell, percent, before)
        )
    found = found or _of_class(cell, percent)
    if found is None:
        return None
    top, base = found
    plain = not (top.ranged or base.ranged or top.approximator or base.approximator or base.change)
    if not plain or not top.value <= base.value:
        return None
    claim = StatedClaim("share", percent, "share", found, base=base, bound=True)
    return claim if _is_likely(claim) else None


def _near(cell: ClaimCell, percent: Amount, part: Amount) -> list[Amount]:
    """Return the numbers of a percentage's sentence before a part, nearest first."""
    near = cell.back(percent, _FURTHEST)
    return [a for a in near if a.sentence == percent.sentence and a.index < part.index]


def _is_likely(claim: StatedClaim) -> bool:
    """Tell whether a share holds, or is off by what a slip or an old figure makes of it."""
    stated, computed = claim.stated, outcome_of(claim).computed
    if claim_holds(claim) or computed is None:
        return True
    if stated.value >= _HUNDRED > computed:
        return False  # of a plan that is not told
    rest = round_to(_HUNDRED - computed, stated.decimals) == stated.value
    return rest or not is_unlikely(claim) or bool(slip_of(stated.value, computed, stated.decimals))


def _of_cut(percent: Amount, cut: Amount, cell: ClaimCell) -> tuple[Amount, Amount] | None:
    """Return what was cut off and of what: `trình 320 tỷ, còn 312 tỷ, cắt giảm 8 tỷ, tương ứng 2,5%`."""
    if cut.index < _TWO or not _CUT.search(cut.own):
        return None
    if not _SAID_AGAIN.fullmatch(cell.passage.text, cut.stop, percent.start):
        return None
    whole, left = cell.amounts[cut.index - 2 : cut.index]
    one = whole.sentence == left.sentence == cut.sentence and not (whole.is_percent or left.is_percent)
    if (
        not one
        or kind_of_base(name_after(percent)) == "period"
        or min(alike(whole, left), alike(left, cut)) < _TWO
    ):
        return None
    return (cut, whole) if whole.value - left.value == cut.value else None


def _of_bracket_behind(cell: ClaimCell, percent: Amount, whole: Amount) -> tuple[Amount, Amount] | None:
    """Return the part behind a share of those before it: `216 điểm, trong đó 34% ở vùng sâu (74 điểm)`."""
    if percent.index + 1 >= len(cell.amounts):
        return None
    part, words = cell.amounts[percent.index + 1], cell.passage.text[whole.stop : percent.start]
    if part.bracket == percent.bracket and "(" in words and _TOLD_INSIDE.fullmatch(words):
        that_is = _THAT_IS.fullmatch(cell.passage.text, percent.stop, part.start)
        return (part, whole) if that_is and alike(part, whole) == _TWO else None
    among = whole.noun and "trong" in words and _AMONG_THEM.fullmatch(words.removeprefix(f" {whole.noun}"))
    if not among:
        return None
    inside = cell.is_alone(part) and part.depth == percent.depth + 1 and not part.is_percent
    told = inside and _THEN_NUMBER.fullmatch(cell.passage.text, percent.stop, part.start)
    points = part.unit == "điểm" and whole.noun.startswith("điểm ")  # `216 điểm bán` are counted
    return (
        (part, whole)
        if told and (points or alike(part, whole) == _TWO) and not PLAN.search(percent.after)
        else None
    )


def _of_bracket_before(cell: ClaimCell, percent: Amount, part: Amount) -> tuple[Amount, Amount] | None:
    """Return the part in the bracket before a share: `94 xã; tính chung (69 xã) thì chiếm 73,4%`."""
    if part.depth != percent.depth + 1 or not cell.is_alone(part) or name_after(percent).strip():
        return None
    if not _BEHIND_NUMBER.fullmatch(percent.before):
        return None
    wholes = [
        a
        for a in cell.back(percent, _FURTHEST)
        if a.sentence == percent.sentence and a.index not in cell.owners and alike(a, part) == _TWO
    ]
    wholes = [a for a in wholes if a.value >= part.value and not a.change]
    return (part, wholes[0]) if len(wholes) == 1 else None


def _of_those_done(cell: ClaimCell, percent: Amount, part: Amount) -> tuple[Amount, Amount] | None:
    """Return what was done of the persons before: `mồ côi 320 em; số được giúp 304 em, đạt 95%`."""
    if "số" not in part.own or percent.own.strip() not in _SHARES_OF_THOSE or name_after(percent).strip():
        return None
    if not _DONE_OF.fullmatch(f"{part.own.strip()} "):
        return None
    wholes = [a for a in _near(cell, percent, part) if not a.change]
    wholes = [a for a in wholes if alike(a, part) == _TWO or are_persons(a, part)][:1]
    told = wholes and not PLAN.search(f"{wholes[0].own} {wholes[0].after}")
    return (part, wholes[0]) if told else None


def _of_persons_beside(cell: ClaimCell, percent: Amount, part: Amount) -> tuple[Amount, Amount] | None:
    """Return persons of those right before them: `1.120 hội viên, 840 chị tham gia tổ vay vốn (75%)`."""
    whole = cell.amounts[part.index - 1] if part.index else part
    beside = whole is not part and whole.segment == part.segment and whole.depth == part.depth
    if not (beside and _ONE_OF_THEM.match(part.noun)):
        return None
    if whole.index in cell.denominators or whole.change or part.change:
        return None
    words = cell.passage.text[part.stop : percent.start].rpartition("," if not percent.depth else "(")
    plain = words[2].strip() in _PLAIN_SHARES and not name_after(percent).strip()
    goes_on = part.own.strip(" ,;") in ("", "có", "trong đó", "trong đó có", "đã có")
    told = plain and goes_on and _IS_DONE.search(words[0])
    return (part, whole) if told and are_persons(whole, part) and not PLAN.search(whole.own) else None


def _of_bare_total(cell: ClaimCell, percent: Amount, part: Amount) -> tuple[Amount, Amount] | None:
    """Return what was done of a total, both without nouns: `tổng số việc là 240, đã xong 216, đạt 90%`."""
    total = cell.amounts[part.index - 1] if part.index else part
    bare = not (total.noun or total.unit or part.noun or part.unit)
    beside = total is not part and total.segment == part.segment == percent.segment
    if not bare or not beside or part.change or percent.own.strip() not in _PLAIN_SHARES[1:]:
        return None
    told = _TOTAL_IS.search(total.own) and _DONE_NOW.match(part.own) and not name_after(percent).strip()
    return (part, total) if told and part.index not in cell.denominators else None


def _of_named(cell: ClaimCell, percent: Amount, part: Amount) -> tuple[Amount, Amount] | None:
    """Return a part of what the share's own words name: the offenders, those present, one in each place."""
    after = percent.after
    if part.change or "số" not in after:
        return None
    if said := _OF_OFFENDERS.match(after):
        wholes = [a for a in _near(cell, percent, part) if said["what"] in a.noun and not a.unit]
        return (part, wholes[0]) if len(wholes) == 1 and not part.unit else None
    if _PRESENT.match(after):
        pairs = [a for a in _near(cell, percent, part) if a.index in cell.pairs]
        return (part, pairs[0]) if len(pairs) == 1 and alike(pairs[0], part) else None
    if (each := _ONE_EACH.fullmatch(after)) and part.noun.startswith(each["noun"]):
        places = cell.amounts[percent.index + 1 : percent.index + 2]
        return (part, places[0]) if places and _PLACE.match(places[0].noun) else None
    return None


def _of_class(cell: ClaimCell, percent: Amount) -> tuple[Amount, Amount] | None:
    """Return a part by what stands before its colon: `Loại I: 46 xã, ...; tỷ lệ xã loại I chiếm 49,5%`."""
    said = _RATE_OF_CLASS.fullmatch(f"{percent.own.strip()} ") if "lệ" in percent.own else None
    if said is None or name_after(percent).strip():
        return None
    near = cell.amounts[max(0, percent.index - _FURTHEST) : percent.index]
    parts = [a for a in near if percent.sentence - a.sentence <= 1 and _is_called(a, said["name"])]
    if len(parts) != 1:
        return None
    wholes = [a for a in near if a.index not in cell.owners and _WHOLE.search(a.own)]
    wholes = [a for a in wholes if alike(a, parts[0]) == _TWO and a.value > parts[0].value]
    whole = cell.owners.get(parts[0].index) or (wholes[0] if len(wholes) == 1 else None)
    return None if whole is None else (parts[0], whole)


def _is_called(part: Amount, name: str) -> bool:
    """Tell whether a name is made of what a number counts and of what stands before its colon."""
    label = part.own.strip(" ,:–-(")
    counted = name.removesuffix(f" {label}") if label else name
    return counted != name and part.noun.startswith(counted)
