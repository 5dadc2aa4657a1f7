"""Whether a total that stands near a share is surely the one that is meant."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.checks.claims.cells import alike
from vqdesk.checks.numbers.doing import is_done_of
from vqdesk.checks.numbers.standing import is_called_total, names_other_whole
from vqdesk.checks.numbers.units import SAME, noun_likeness
from vqdesk.checks.numbers.words import EARLIER, PLAN, content_words, word_set
from vqdesk.checks.readers.totals import Pending, is_all_of, is_plan_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.numbers.amounts import Amount

_HUNDRED, _NOTHING = Decimal(100), Decimal(0)
_TAKEN_UP = re.compile(
    r"\b(?:thụ lý|tiến hành|phải|kế hoạch|kh|giao|dự toán|gọi|trong số|phát sinh|tổng|toàn bộ"
    r"|đăng ký|tiếp nhận|nhận|kiểm tra|triệu tập|bố trí|phân bổ|phê duyệt|thẩm định|khởi tố|quản lý"
    r"|rà soát|có|là)\b"
)
"""What is said of a number that others are told to have been done of."""
WHOLE_OF = re.compile(
    r"\b(?:thụ lý|tiến hành|phải|gọi|phát sinh|tổng|toàn bộ|đăng ký|tiếp nhận|triệu tập"
    r"|khởi tố|rà soát|kiểm tra)\b"
)
"""What is said of a number that is all there was."""
_IS_OF_ALL = re.compile(r"=|(?:tương ứng|tương đương|tức|bằng)(?: là| với)?(?: tỷ lệ)?")
_DENSITY = re.compile(r"\s?[^\W\d_]+\s?/\s?(?:km2|km²|m2|m²|ha)\b")
_NEAR_BACK = 4  # numbers before one among which what is left of its total may stand
_HAPPENED = re.compile(r"\bxảy ra\b|\bphát hiện\b")
_CLEARED = re.compile(r"\b(?:làm rõ|khám phá|điều tra|bắt giữ|xử lý)\b")
_PERSON = re.compile(
    r"\A(?:người|nữ|nam|đồng chí|cán bộ|công chức|lao động|học sinh|thanh niên|phụ nữ|đại biểu|công dân"
    r"|thí sinh|đối tượng|bệnh nhân|em|cháu|trẻ|đ/c"
    r"|cụ|chị|nghệ nhân|công nhân|nạn nhân|quân nhân|hội viên|phạm nhân|người bệnh)\b|\bviên\b"
)
_OF_PARENT = re.compile(r"tỷ lệ|\((?:bằng|đạt|tương đương|tương ứng)\s\Z")
_OF_QUALITY = re.compile(
    r"\b(?:nữ|trình độ|tốt nghiệp|đúng (?:và trước )?hạn|trước hạn|đúng hẹn|quá hạn|trễ hạn|giải quyết"
    r"|xử lý|tán thành|đồng ý|nhất trí|đi bầu|(?:đi )?bỏ phiếu|có mặt|trực tuyến|dân tộc thiểu số"
    r"|vi phạm|đạt yêu cầu|đạt chuẩn)\b"
)
"""What a part is told to be of the things that were counted, so that its share is of no plan."""
_WORDS_OF_PARTS = word_set("diện tích giá trị sản lượng khối kinh phí tiền vốn là đó")
_NUMBER_OF = re.compile(r"\b(?:tổng số|số)\s([^\W\d_]+(?:\s[^\W\d_]+){0,3})")
_SO_MANY = re.compile(r"(?:\slà|:|\scó|\sđạt|\sđược)\s\Z")
_BEHIND = re.compile(r"(?:\s[^\W\d_]+){0,4}")
_NEAR = 7  # numbers behind one among which what is left may stand


def has_rest(cell: ClaimCell, top: Amount, base: Amount) -> bool:
    """Tell whether what is left of a total stands near a number: `chi trả 189 hộ; 25 hộ còn lại`."""
    near = cell.amounts[max(0, top.index - _NEAR_BACK) : top.index + _NEAR]
    rest = base.value - top.value
    same = [o for o in near if o.value == rest] if base.value > top.value else ()
    return any(o is not top and not o.is_percent and alike(o, base) == SAME for o in same)


def are_of_untold(share: Pending, of_base: Sequence[Pending]) -> bool:
    """Tell whether a share and those that its total has itself are of one total that is not printed."""
    low, high = _implied(share) if of_base else (_NOTHING, _NOTHING)
    wholes = [_implied(other) for other in of_base if other is not share]
    return bool(low) and any(least and low <= most and least <= high for least, most in wholes)


def _implied(share: Pending) -> tuple[Decimal, Decimal]:
    """Return the least and the most that a share's total may be; (0, 0) where it tells too little."""
    half = share.percent.step / 2
    if share.percent.value <= half or not share.percent.decimals:
        return _NOTHING, _NOTHING
    whole = (share.top.value - share.top.slack) * _HUNDRED, (share.top.value + share.top.slack) * _HUNDRED
    return whole[0] / (share.percent.value + half), whole[1] / (share.percent.value - half)


def is_of_other_whole(cell: ClaimCell, share: Pending, base: Amount) -> bool:
    """Tell whether a share names a whole that its total is not called: `chiếm 12,5% dân số toàn tỉnh`."""
    if base is share.parent or id(base) in share.named:
        return False
    return names_other_whole(share.name, cell.label(base, far=True))


def _is_share_of_all(share: Pending) -> bool:
    own = share.percent.own.strip()
    return share.listed or not own or "chiếm" in own or _IS_OF_ALL.fullmatch(own) is not None


def is_said_in_place(cell: ClaimCell, share: Pending, base: Amount, *, supported: bool) -> bool:
    """Tell whether a total stands in the sentence of its share, or surely is one of a sentence before."""
    if share.top.sentence == base.sentence or id(base) in share.named:
        return True
    if (supported or base is share.parent) and _is_share_of_all(share):
        return True
    return (
        is_plan_of(share, base)
        or _is_called_alike(cell, share.top, base)
        or _is_last_total(cell, share, base)
    )


def _is_called_alike(cell: ClaimCell, top: Amount, base: Amount) -> bool:
    """Tell whether a total is called by all the words of a number, and by several."""
    words = content_words(top.own)
    return len(words) > 2 and words <= cell.words_of(base) and alike(top, base) == SAME


def _is_last_total(cell: ClaimCell, share: Pending, base: Amount) -> bool:
    """Tell whether a total of the sentence before is the last number of the kind that is no part of it."""
    if share.top.sentence - base.sentence != 1 or share.name.strip() or alike(share.top, base) < SAME:
        return False
    between = (
        o for o in cell.amounts[base.index + 1 : share.top.index] if alike(o, base) and not o.is_percent
    )
    whole = is_called_total(base.own) or _is_taken_up(cell, share, base)
    return whole and all(cell.owners.get(o.index) is base for o in between)


def _is_done_of(top: Amount, base: Amount) -> bool:
    """Tell whether a number says what was done of another: `mời 120 cụ, đến khám 96 cụ`."""
    behind = _BEHIND.match(top.after)
    return is_done_of(f"{base.own} {base.noun}", f"{top.own} {top.noun} {behind[0] if behind else ''}")


def _is_taken_up(cell: ClaimCell, share: Pending, base: Amount) -> bool:
    """Tell whether a number is the one thing that a sentence takes up: `Thụ lý 128 vụ. Xong 97 vụ, đạt`."""
    if not WHOLE_OF.search(base.own) or base.index in cell.owners or share.parent is not None:
        return False
    return not any(o.sentence == base.sentence and alike(o, base) for o in cell.back(base, _NEAR_BACK))


def is_meant(cell: ClaimCell, share: Pending, base: Amount) -> bool:
    """Tell whether a total that no other number speaks for is so by its words."""
    if id(base) in share.named or is_plan_of(share, base) or _is_last_total(cell, share, base):
        return True
    part = base is share.parent or ("chiếm" in share.percent.own and base.sentence == share.top.sentence)
    if not counts_the_same(share.top, base, parent=part):
        return False
    if base is share.parent:
        told = _is_share_of_all(share) or is_all_of(share, base)
        told = told or _OF_PARENT.search(share.percent.before) is not None
        counted = not (base.unit or base.approximator)
        return told or (counted and _OF_QUALITY.search(cell.label(share.top)) is not None)
    if share.top.index in cell.owners:
        return True
    if len(content_words(share.top.own) & cell.words_of(base)) > 1:
        return True
    between = cell.amounts[base.index + 1 : share.top.index]
    others = (o for o in between if not o.is_percent and not o.change and o.index not in cell.bases)
    others = (o for o in others if cell.owners.get(o.index) is not base and o.depth <= share.top.depth)
    others = (o for o in others if _DENSITY.match(o.after) is None)
    if is_right_behind(share, base):
        return True
    beside = not any(alike(o, base) and not EARLIER.search(o.own) and not PLAN.search(o.own) for o in others)
    taken_up = base.segment == share.top.segment or _TAKEN_UP.search(base.own) or is_of_crime(share, base)
    taken_up = taken_up or _is_done_of(share.top, base)
    taken_up = taken_up or ("chiếm" in share.percent.own and _is_called_like(cell, share, base))
    return base.sentence == share.top.sentence and beside and bool(taken_up)


def are_persons(first: Amount, second: Amount) -> bool:
    """Tell whether both numbers count persons, by whatever name."""
    return bool(_PERSON.search(first.noun) and _PERSON.search(second.noun))


def is_right_behind(share: Pending, base: Amount) -> bool:
    """Tell whether persons are of those right before: `1.216 thí sinh dự thi, 684 em đạt giải (56%)`."""
    top, percent = share.top, share.percent
    if base.index + 1 != top.index or top.index + 1 != percent.index or base.sentence != top.sentence:
        return False
    persons = are_persons(base, top)
    in_bracket = percent.depth == top.depth + 1 and percent.own.strip(" (") in ("", "chiếm")
    plain = not (top.approximator or base.approximator or share.name.strip())
    return persons and in_bracket and plain and top.own.strip(" ,;") in ("", "có", "trong đó", "trong đó có")


def _is_called_like(cell: ClaimCell, share: Pending, base: Amount) -> bool:
    """Tell whether a word tells of what both are: `gieo cấy 340 ha lúa; diện tích lúa lai 52 ha`."""
    said = content_words(f"{share.top.own} {share.top.noun}") - _WORDS_OF_PARTS
    return not said.isdisjoint(cell.words_of(base))


def is_of_crime(share: Pending, base: Amount) -> bool:
    """Tell whether cases that happened are those that were cleared up: `xảy ra 39 vụ ...; làm rõ 36 vụ`."""
    return bool(_HAPPENED.search(base.own) and _CLEARED.search(share.top.own))


def counts_the_same(top: Amount, base: Amount, *, parent: bool) -> bool:
    """Tell whether a number and a total count the same, by the words before the number where none follow."""
    if alike(top, base) == SAME:
        return True
    if not (top.unit or base.unit) and _is_done_of(top, base):
        return True
    counted = not (top.unit or base.unit) and bool(top.noun and base.noun)
    if parent and counted and (noun_likeness(top.noun, base.noun) or are_persons(top, base)):
        return True
    bare = not (top.noun or top.unit or base.noun or base.unit)
    if bare and top.segment == base.segment and (parent or is_called_total(base.own)):
        return True
    lone, other = (base, top) if parent and not base.noun else (top, base)
    if lone.noun or lone.unit or not other.noun or not _SO_MANY.search(lone.own):
        return False
    said = _NUMBER_OF.search(lone.own)
    return said is not None and noun_likeness(said[1], other.noun) == SAME
