"""What is left where words tell of what: `đã giao`, `chưa giao`, `giảm a, còn b`, `không kể a thì b`.

Also what a balance closes with: `tồn đầu kỳ 12 đơn, tiếp nhận 35 đơn, đã giải quyết 40 đơn, còn 7 đơn`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.checks.claims.cells import alike
from vqdesk.checks.claims.judging import is_unlikely, outcome_of
from vqdesk.checks.claims.stated import StatedClaim
from vqdesk.checks.numbers.slip import is_one_slip
from vqdesk.checks.numbers.units import SAME
from vqdesk.checks.numbers.words import EARLIER, content_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.claims.stated import Trust
    from vqdesk.checks.numbers.amounts import Amount

_BACK = 8  # numbers before what is left among which is what it is left of
_SENTENCES = 1
_FEW_DIGITS = 2
# What is looked for first: most texts have none of these words.
_OF_LEFT = ("còn", "chưa", "không", "trừ", "cuối", "sang")
_DENIED = re.compile(
    r"\s?(?:[^\W\d_]+\s){0,2}?(?:chưa|không)\s(?:được\s|có\s)?(?!đồng ý|tán thành|nhất trí|ủng hộ)"
    r"(?P<done>[^\W\d_]+(?:\s[^\W\d_]+)?)"
)
_TWO = 2
_CALLED_OTHERS = "còn lại"
_OTHER_ONES = re.compile(rf"\s(?:[^\W\d_]+\s){{1,3}}{_CALLED_OTHERS}\b")
_IN_ALL = re.compile(r"\b(?:tổng số|trong số|trong)\s\Z")
_CALLED = 40  # characters behind a number that say what was done of it
_CALLED_END = re.compile(r"[,;.:()\n]")
_LEFT = re.compile(r"\A\s?(?:và\s)?(?:(?:hiện|nay|đến nay|chỉ|nên)\s)*còn(?:\slại)?\s\Z")
_FELL = re.compile(r"\b(?:giảm|thoát|xóa|rút)\b")
_FORMERLY = re.compile(r"\b(?:đầu|cuối) (?:năm|kỳ|nhiệm kỳ|quý|tháng)\b|\btrước\b")
_WITHOUT = re.compile(
    r"\b(?:(?:không|chưa) (?:tính|kể|bao gồm)|loại trừ|trừ(?! (?:sâu|dịch|bệnh)))\b[^;.()\d]{0,60}"
    r"(?:\(\s?)?\Z"
)
_THEN = re.compile(r"\A\s?\)?,?\s?(?:[^\W\d_]+\s){0,6}?(?:thì|còn|còn lại)\s(?:[^\W\d_]+\s){0,6}\Z")
_SAID_THEN = content_words("thì còn lại được đạt chỉ là")
_OPENS = re.compile(
    r"\b(?:tồn|dư|nợ|cũ|có|số)\b[^,;.()]{0,30}\b(?:đầu (?:kỳ|năm|tháng|quý)|(?:kỳ|năm|tháng|quý) trước)\b"
    r"|\b(?:đầu (?:kỳ|năm|tháng|quý)|(?:kỳ|năm|tháng|quý) trước)\b[^,;.()]{0,20}\b(?:có|còn|là|tồn|dư|sang)\b"
)
_COMES_IN = re.compile(
    r"\b(?:phát sinh|tiếp nhận|nhận mới|nhận|nhập|cho vay|thụ lý|kết nạp|chuyển đến|tăng|bổ sung|thu trong)\b"
)
_GOES_OUT = re.compile(
    r"\b(?:thu hồi|thu nợ|xuất|giải quyết|trả|chi|sử dụng|giảm|chuyển đi|khai trừ|thanh toán|bán|thi hành"
    r"|xử lý|cấp phát|từ trần)\b"
)
_CLOSES = re.compile(
    r"\b(?:tồn|dư|nợ|còn|hiện có|số)\b[^,;.()]{0,30}"
    r"\b(?:cuối (?:kỳ|năm|tháng|quý)|(?:kỳ|năm|tháng|quý) sau)\b"
    r"|\A\s?(?:và\s)?(?:hiện\s|nay\s|đến nay\s)?còn(?:\slại)?\s(?:tồn\s)?(?:là\s)?\Z"
    r"|\bcuối (?:kỳ|năm|tháng|quý)\b[^,;.()]{0,20}\b(?:còn|là|có|dư)\b"
)
_MOST_OUT = 3  # numbers of what went out


def read_remains(cell: ClaimCell) -> Iterator[StatedClaim]:
    """Yield what is left of what its own words tell; the lists and the shares must have been read."""
    if not any(word in cell.passage.text for word in _OF_LEFT):
        return
    told = {
        part.index for claim in cell.claims if claim.family == "sum" for part in claim.parts if _holds(claim)
    }
    wholes = _wholes(cell)
    others = _CALLED_OTHERS in cell.passage.text
    for amount in cell.amounts:
        if amount.is_percent or amount.ranged or amount.index in told or amount.index in cell.pairs:
            continue
        if amount.index in cell.denominators:
            continue
        claim = (
            (_other_ones(cell, amount, wholes) if others else None)
            or _undone(cell, amount, wholes)
            or _balance(cell, amount)
            or _fallen_to(cell, amount)
            or _without(cell, amount)
        )
        if claim is not None:
            yield claim


def _other_ones(cell: ClaimCell, amount: Amount, wholes: dict[int, Amount]) -> StatedClaim | None:
    """Read the other ones: `trong tổng số 14 xã, 9 xã đã xong, 5 xã còn lại chưa xong`."""
    if not amount.noun or not _OTHER_ONES.match(amount.after) or amount.own.strip():
        return None
    before = [
        other for other in cell.back(amount, _BACK) if alike(other, amount) == SAME and not other.change
    ]
    before = [other for other in before if amount.sentence - other.sentence <= _SENTENCES]
    if not before or before[0].index in cell.denominators:
        part = cell.amounts[cell.denominators[before[0].index]] if before else None
        whole = before[0] if before else None
    else:
        part = before[0]
        whole = wholes.get(part.index)
        if whole is None and len(before) == _TWO and _IN_ALL.search(before[1].own):
            whole = before[1]
    if part is None or whole is None or whole.value <= part.value or alike(whole, amount) < _TWO:
        return None
    same = [high for low, high in cell.denominators.items() if _is_of(whole, cell.amounts[low], amount)]
    parts = [cell.amounts[high] for high in same]
    all_of_them = (whole, *parts) if len(parts) > 1 else (whole, part)
    return StatedClaim("sum", amount, "rest", all_of_them, bound=True)


def _is_of(whole: Amount, low: Amount, amount: Amount) -> bool:
    """Tell whether the lower number of a pair before one is a total told again: `11/46 dự án, ... 19/46`."""
    near = low.sentence == amount.sentence and low.index < amount.index
    return near and low.value == whole.value and alike(low, whole) > 0


def _holds(claim: StatedClaim) -> bool:
    return outcome_of(claim).verdict == "hold"


def _opens(amount: Amount) -> bool:
    """Tell whether a number is what a balance opens with."""
    label = f"{amount.own} {amount.noun} {amount.after[:_CALLED].partition(',')[0]}"
    return _OPENS.search(label) is not None


def _balance(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read what a balance closes with, where nothing else of the kind stands between its numbers."""
    if not _CLOSES.search(amount.own):
        return None
    told: list[Amount] = []
    for other in cell.back(amount, _MOST_OUT + _TWO):
        if amount.sentence != other.sentence or other.depth != amount.depth or not alike(other, amount):
            return None
        told.insert(0, other)
        if _opens(other):
            break
    if len(told) <= _TWO or any(other.is_percent or other.ranged for other in told):
        return None
    opening, came, *went = told
    roles = _COMES_IN.search(came.own) and not any(_COMES_IN.search(each.own) for each in went)
    if not _opens(opening) or not roles or not all(_GOES_OUT.search(each.own) for each in went):
        return None
    cell.claims[:] = [claim for claim in cell.claims if claim.stated is not amount]
    return StatedClaim("sum", amount, "balance", (opening, came, *went), bound=True)


def _undone(cell: ClaimCell, amount: Amount, wholes: dict[int, Amount]) -> StatedClaim | None:
    """Read what was not done where is told what was: `đã giao 386/412 thửa; còn 26 thửa chưa giao`."""
    words = cell.passage.text[amount.end : amount.end + _CALLED]
    if not ("chưa" in words or "không" in words):
        return None
    denied = _DENIED.match(_CALLED_END.split(words, 1)[0])
    if denied is None or _goes_on(cell, amount):
        return None
    for done in dict.fromkeys((denied["done"], denied["done"].split()[0])):
        if (other := _said_of(cell, amount, done)) is not None:
            whole = wholes.get(other.index)
            if whole is None or not alike(whole, amount) or whole.value <= other.value:
                return None
            _drop_lists(cell, amount, whole)
            return StatedClaim("sum", amount, "rest", (whole, other), trust="sure")
    return None


def _said_of(cell: ClaimCell, amount: Amount, done: str) -> Amount | None:
    """Return the nearest number before one of which is said that so much was done."""
    for other in cell.back(amount, _BACK):
        if amount.sentence - other.sentence > _SENTENCES:
            break
        if not alike(other, amount) or other.change or other.index in cell.denominators:
            continue
        label = f"{other.own} {other.noun} {_CALLED_END.split(_behind(cell, other), 1)[0]}"
        if _is_said(done, label):
            return other
    return None


def _drop_lists(cell: ClaimCell, amount: Amount, whole: Amount) -> None:
    """Drop the wrong lists of which a number was taken for a part, since it is left of another total."""
    cell.claims[:] = [
        claim
        for claim in cell.claims
        if claim.formula != "sum" or amount not in claim.parts or claim.stated is whole or _holds(claim)
    ]


def _behind(cell: ClaimCell, amount: Amount) -> str:
    """Return the words behind a number, of a pair those behind the lower one."""
    last = cell.amounts[cell.pairs[amount.index]] if amount.index in cell.pairs else amount
    return cell.passage.text[last.stop : last.stop + _CALLED]


def _is_said(words: str, label: str) -> bool:
    """Tell whether words stand undenied in a label."""
    place = f"{label} ".find(f" {words} ")
    return place >= 0 and not label[:place].rstrip().endswith(("chưa", "không", "chưa được"))


def _wholes(cell: ClaimCell) -> dict[int, Amount]:
    """Return by their places the totals of which numbers are parts: of pairs the lower, a share's base."""
    wholes = {
        claim.parts[0].index: claim.parts[1]
        for claim in reversed(cell.claims)
        if claim.formula == "share" and {part.field for part in claim.parts} == {cell.passage.name}
    }
    return wholes | {high: cell.amounts[low] for high, low in cell.pairs.items()}


def _goes_on(cell: ClaimCell, amount: Amount) -> bool:
    """Tell whether more of what is left is told right before or behind."""
    near = cell.amounts[max(0, amount.index - 1) : amount.index + 2]
    return any(
        other is not amount
        and other.segment == amount.segment
        and other.bracket == amount.bracket
        and other.index not in cell.denominators
        and alike(other, amount) == SAME
        and (other.index > amount.index or "còn" in other.own)
        for other in near
    )


def _fallen_to(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read what a number fell to: `đầu năm có 186 hộ; giảm được 47 hộ, còn 139 hộ`."""
    if "còn" not in amount.own or not _LEFT.match(amount.own) or not amount.index:
        return None
    fall = cell.amounts[amount.index - 1]
    if (
        not fall.change
        or fall.segment != amount.segment
        or not alike(fall, amount)
        or not _FELL.search(fall.own)
    ):
        return None
    if EARLIER.search(fall.after) and not _FORMERLY.search(fall.after):
        return None
    before = [
        other
        for other in cell.back(fall, _BACK)
        if alike(other, amount) == SAME
        and not other.change
        and amount.sentence - other.sentence <= _SENTENCES
    ]
    claims = [
        StatedClaim("sum", amount, "rest", (former, fall), trust=_trust(cell, former, fall))
        for former in before
        if former.value > fall.value
    ]
    held = next((claim for claim in claims if _holds(claim)), None)
    return held or next((claim for claim in claims if claim.trust == "sure"), None)


def _trust(cell: ClaimCell, former: Amount, fall: Amount) -> Trust:
    """Return how sure it is that nothing else changed a number: `phát sinh mới 12 hộ` may stand between."""
    between = cell.amounts[former.index + 1 : fall.index]
    others = any(alike(o, fall) and o.depth <= fall.depth and o.value < former.value for o in between)
    return "sure" if not others and _FORMERLY.search(cell.lead_in(former)) else "weak"


def _without(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read what a number is without another: `thu 6.184 tỷ đồng; không kể đất (1.473 tỷ đồng) thì 4.711`."""
    then = "thì" in amount.before or "còn" in amount.before
    if not then or not amount.index or not _THEN.match(amount.before):
        return None
    taken = cell.amounts[amount.index - 1]
    begin = cell.amounts[taken.index - 1].stop if taken.index else 0
    words = cell.passage.text[begin : taken.start]
    if (
        taken.is_percent
        or taken.sentence != amount.sentence
        or not _WITHOUT.search(words)
        or not alike(taken, amount)
    ):
        return None
    said = content_words(amount.own) - _SAID_THEN
    wholes = [
        other
        for other in cell.back(taken, _BACK + len(cell.bases))
        if alike(other, amount)
        and not other.change
        and other.value > taken.value
        and taken.sentence - other.sentence <= _SENTENCES
        and not other.depth
    ]
    claims = [StatedClaim("sum", amount, "rest", (whole, taken), trust="likely") for whole in wholes]
    for claim in claims:
        slipped = is_one_slip(amount.typed, _left(claim), amount.decimals, _FEW_DIGITS)
        if _holds(claim) or slipped:
            return claim
    named = [claim for claim in claims if said <= cell.words_of(claim.parts[0])]
    return next((claim for claim in named if not is_unlikely(claim)), None)


def _left(claim: StatedClaim) -> Decimal:
    return (claim.parts[0].value - claim.parts[1].value) / claim.stated.scale
