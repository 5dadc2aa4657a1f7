"""What is left of a total: `còn lại c`, `kết dư d`; the second of two numbers that divide one before them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from vqdesk.checks.claims.cells import alike
from vqdesk.checks.claims.judging import claim_holds, is_unlikely, outcome_of
from vqdesk.checks.claims.stated import StatedClaim
from vqdesk.checks.numbers.partitions import are_opposite
from vqdesk.checks.numbers.slip import is_one_slip
from vqdesk.checks.numbers.units import PERHAPS, SAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.claims.stated import Trust
    from vqdesk.checks.numbers.amounts import Amount

_LEFT = re.compile(r"^\s?(?:và\s)?(?:số\s)?(?:[^\W\d_]+\s){0,2}?(?:chưa|không|quá hạn|trễ hạn)\b")
_REST = re.compile(
    r"^\s?(?:và\s)?(?:(?:hiện|số(?:\s(?:hồ sơ|đơn|việc|vụ))?|nay|vẫn|đến nay|như vậy|do đó),?\s)*còn"
    r"(?:\s(?!lên|xuống)[^\W\d_]+){0,5}\s?:?\s?\Z"
    r"|\bcòn (?:lại|tồn)(?:\s[^\W\d_]+){0,5}\s?:?\s?\Z"
    r"|\btồn(?:\s(?:lại|đọng))?\s?:?\s?\Z"
)
# What each pattern of what is left has a word of, so that most numbers are passed over at once.
_MAY_BE_LEFT = re.compile(
    r"còn|chênh|hủy|cuối|chưa|không|hạn|tồn|dư|siêu|kiệm|thiếu|vắng|chuyển|đang|tiếp|giảm"
)
_CARRIED = re.compile(
    r"\b(?:chuyển (?:sang )?(?:kỳ|năm|tháng|quý) sau|còn thiếu|còn phải(?:\s[^\W\d_]+){1,3}"
    r"|(?:hủy|còn dư|không sử dụng hết) dự toán|chưa giải ngân)"
    r"\s(?:là\s)?\Z"
)
_CALLED_LEFT = "còn lại"
_LEFT_BEHIND = re.compile(r"[^,;.()\d]{0,30}\bcòn lại\b")
_OPPOSITE = re.compile(r"\b(?:chưa|không)\s((?:[^\W\d_]+\s?){1,3}?)(?:\s(?:là|còn|có))?\s?:?\s?\Z")
_PENDING = re.compile(
    r"\b(?:(?:còn|hiện|đang|số) tồn|tồn đọng|chưa(?:\sđược)?\s(?:giải quyết|xử lý|thi hành|xét xử)"
    r"|(?:đang|tiếp tục)(?:\s(?:tiếp tục|trong (?:thời )?hạn))?"
    r"\s(?:giải quyết|xử lý|xem xét|thi hành|thụ lý|hòa giải)"
    r"|chuyển (?:sang )?(?:kỳ|năm|tháng|quý) sau)\b[^,;.]{0,24}\Z"
)
_PENDING_AFTER = re.compile(
    r"[^,;.]{0,30}\b(?:chưa|(?:đang|tiếp tục|chuyển kỳ sau)(?:\s[^\W\d_]+){0,3}"
    r"\s(?:giải quyết|xử lý|xem xét))\b"
)
_TAKEN_IN = re.compile(
    r"\b(?:thụ lý(?!\smới)|tiếp nhận|nhận(?!\smới)|phải (?:giải quyết|thi hành|xử lý)|xử lý|tổng số)\b"
)
_WHOLE_TAKEN = re.compile(
    r"\b(?:thụ lý(?!\smới)|tiếp nhận(?!\smới)|nhận được|phải (?:giải quyết|thi hành|xử lý))\b"
)
_QUALITY = re.compile(r"\b(?:hạn|hẹn|trực tuyến|trực tiếp|bưu chính|có điều kiện)\b")
_RUN = 12  # numbers before and behind one among which are those that it stands in a row with
_FAR_BACK = 12  # numbers before what waits among which is what was taken in
_DEALT_WITH = re.compile(r"\b(?:đã|giải quyết|xong|trả kết quả|xét xử|thi hành|xử lý)\b")
_OTHERS = (
    (re.compile(r"\b(?:có mặt|tham dự|dự thi|đến dự)\b"), re.compile(r"\bvắng\b")),
    (re.compile(r"\b(?:đúng|trước|sớm) h[ạẹ]n\b"), re.compile(r"\b(?:quá|trễ|chậm) h[ạẹ]n\b")),
    (re.compile(r"(?<!không )(?<!chưa )\bđạt\b"), re.compile(r"\b(?:không|chưa) đạt\b")),
)
"""Of what is said of one part, and what of the other."""
_MAY_BE_OTHER = ("vắng", "hạn", "hẹn", "đạt")  # what each pattern of the other has a word of
_PART_END = re.compile(r"[;.(]")
_BALANCE = re.compile(
    r"\b(?:tồn|kết dư|dư|xuất siêu|nhập siêu|(?<!tưới )tiết kiệm|giảm trừ|cắt giảm|thiếu|vắng|chuyển kỳ sau"
    r"|hủy dự toán|cuối kỳ (?:còn |nợ|dư))"
    r"\b[^,;.]{0,24}\Z|\A\s?(?:mức )?chênh lệch\b[^,;.]{0,24}\Z"
)
_INCOME = re.compile(
    r"\b(?:thu|xuất khẩu|nhập khẩu|dự toán|nguồn|huy động|quân số|triệu tập|tổng"
    r"|đề nghị|gói thầu|khởi điểm|đầu kỳ|được cấp)\b"
)
_EXPENSE = re.compile(
    r"\b(?:chi|nhập khẩu|xuất khẩu|quyết toán|có mặt|phê duyệt|trúng thầu|trúng đấu giá"
    r"|đã sử dụng|sử dụng|giải ngân|thanh toán)\b"
)
_NOT_REST = re.compile(
    r"\bkhông còn\b|\bso với\b|\b(?:năm|kỳ|tháng|quý) trước\b|\bđầu (?:kỳ|năm)\b|\bchuyển sang\b"
    r"|\b(?:giảm|chỉ|xuống|kéo|hạ|rút)\b[^,;.]{0,30}\bcòn\b"
)
_GIVEN = re.compile(r"\b(?:giao|kế hoạch|chỉ tiêu|nhu cầu|định mức|biên chế|triệu tập)\b")
_THERE = re.compile(r"\b(?:có mặt|hiện có|thực hiện|đã)\b")
_LACKS, _GAP = re.compile(r"\b(?:thiếu|vắng)\b"), re.compile(r"\A\s?(?:mức )?chênh lệch\b[^,;.]{0,24}\Z")
"""What was given, what of it is there, and what lacks; what one of two numbers is more than the other."""
_TRADE, _SIDE = (
    re.compile(r"\b(xuất|nhập) siêu\b|\bcán cân thương mại (?:thặng dư|thâm hụt)\b"),
    re.compile(r"\b(xuất|nhập) khẩu\b"),
)
_HUNDRED = Decimal(100)
_FEW_DIGITS, _NO_ACCIDENT, _FEW_SIGNS = 2, 3, 4  # digits of a number of which one alone is wrong
_REMAINS = 2  # sentences from a share to what is said to be left of its total
_CALLED = 40  # characters behind a number that say what it is
_CALLED_END = re.compile(r"[,;.:()\n]|\b(?:trong đó|chiếm|đạt (?:tỷ|trên))\b")
_MOST_LEFT = 6  # shares of a total of which something is left
_ALL_ELSE = re.compile(r"\b(?:còn lại|khác)\b")


def read_rests(cell: ClaimCell) -> Iterator[StatedClaim]:
    """Yield what is left of a share or a pair; the shares must have been read."""
    parts = {part.index for claim in _settled(cell) for part in claim.parts}
    parts |= {claim.stated.index for claim in cell.claims if claim.formula == "rest"}
    shares = sorted(
        (
            c
            for c in cell.claims
            if c.parts and c.family in ("ratio", "share", "base") and c.formula == "share"
        ),
        key=lambda claim: claim.stated.index,
    )
    places = [claim.stated.index for claim in shares]
    beside = {claim.stated.index + 1: claim for claim in shares}
    called = _CALLED_LEFT in cell.passage.text
    for amount in cell.amounts:
        at = amount.index
        if at in parts or amount.is_percent:
            continue
        other = at in beside and _is_other(beside[at], amount)
        behind = called and _CALLED_LEFT in amount.after
        if other or behind or _MAY_BE_LEFT.search(amount.own) or ("đang" in amount.after and _waits(amount)):
            before = bisect_left(places, at)
            claim = _rest(cell, amount, shares[max(0, before - _MOST_LEFT) : before], other=other)
            if claim is not None:
                yield claim
    yield from _wholes(cell, shares)


def _wholes(cell: ClaimCell, shares: Sequence[StatedClaim]) -> Iterator[StatedClaim]:
    """Yield totals whose shares make 100% to their last digit: then the parts make the total."""
    told = {id(claim.stated) for claim in cell.claims if claim.formula == "sum"}
    groups: dict[int, list[StatedClaim]] = {}
    for claim in shares:
        if claim.family == "share" and claim_holds(claim):
            groups.setdefault(id(claim.parts[1]), []).append(claim)
    for group in groups.values():
        added = sum((claim.stated.value for claim in group), Decimal(0))
        exact = all(claim.stated.decimals for claim in group)
        if 1 < len(group) <= _MOST_LEFT and exact and added == _HUNDRED and id(group[0].parts[1]) not in told:
            yield StatedClaim("sum", group[0].parts[1], "sum", tuple(claim.parts[0] for claim in group))


def _rest(
    cell: ClaimCell, amount: Amount, shares: Sequence[StatedClaim], *, other: bool
) -> StatedClaim | None:
    """Read what is left: of the pair or the shares of one total that stand before, or of two numbers.

    `other` tells that it is told of the other part than the last share.
    """
    before = amount.own
    behind = _CALLED_LEFT in amount.after and _LEFT_BEHIND.match(amount.after)
    if _waits(amount):
        return _of_dealt(cell, amount)
    surely = bool(behind or _REST.search(before) or _PENDING.search(before))
    balance = _BALANCE.search(before) is not None
    if not (surely or balance or other or _LEFT.search(before)) or _NOT_REST.search(before):
        return None
    left = _of_shares(cell, amount, shares, surely=surely, other=other)
    if left is None or outcome_of(left).verdict != "hold":
        dealt = _of_dealt(cell, amount) if _PENDING.search(before) else None
        left = _that_holds(cell, amount, shares) or dealt or left
    return left or _of_trade(cell, amount) or _of_two(cell, amount, balance=balance, surely=surely)


def _waits(amount: Amount) -> bool:
    """Tell whether what has not been dealt with is told behind its number: `55 hồ sơ đang giải quyết`."""
    return "đang" in amount.after and not amount.own.strip() and bool(_PENDING_AFTER.match(amount.after))


def _of_dealt(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read what still waits of what was taken in, over numbers that tell how the rest was dealt with.

    `tiếp nhận 1.248 hồ sơ; đã giải quyết 1.193 hồ sơ, quá hạn 06 hồ sơ; đang giải quyết 55 hồ sơ`.
    """
    near = [
        other
        for other in cell.back(amount, _FAR_BACK)
        if alike(other, amount) == SAME and not other.change and amount.sentence - other.sentence <= _REMAINS
    ]
    taken = next((at for at, other in enumerate(near) if _WHOLE_TAKEN.search(other.own)), 0)
    after = [other for other in reversed(near[:taken]) if not _QUALITY.search(other.own)]
    done = next((at for at, other in enumerate(after) if _DEALT_WITH.search(other.own)), None)
    if done is None or _goes_on(cell, amount):
        return None
    claim = StatedClaim("sum", amount, "rest", (near[taken], *after[done:]), trust="likely")
    left = (near[taken].value - sum((other.value for other in after[done:]), Decimal(0))) / amount.scale
    if left > 0 and is_one_slip(amount.typed, left, amount.decimals, _FEW_DIGITS):
        return claim
    return replace(claim, trust="weak") if left == amount.value / amount.scale else None


def _of_shares(
    cell: ClaimCell, amount: Amount, shares: Sequence[StatedClaim], *, surely: bool, other: bool
) -> StatedClaim | None:
    """Read what is left of the nearest share of a total of the same things."""
    denied = [claim for claim in shares if _is_opposite(claim.parts[0], amount)]
    for claim in [*reversed(denied), *reversed(shares)]:
        far = amount.sentence - claim.stated.sentence
        part, whole = claim.parts
        if far > (_REMAINS if surely else 1) or not alike(part, amount) or part.value > whole.value:
            continue
        between = cell.amounts[claim.stated.index + 1 : amount.index]
        beside = [o for o in between if not o.change and o.depth <= amount.depth]
        alone = amount.index not in cell.pairs and not any(alike(o, amount) for o in beside)
        near = claim.stated.segment == amount.segment or claim.family == "base"
        carried = near and between in ([], [claim.base]) and _CARRIED.search(amount.own)
        told = surely or carried or _is_opposite(part, amount) or (other and claim is shares[-1])
        plain = alone and told and (carried or claim.family != "base")
        trust: Trust = "weak" if not plain or _goes_on(cell, amount) else "likely" if far else "sure"
        taken = [each.parts[0] for each in shares if each.parts[1] is whole]
        left = StatedClaim("sum", amount, "rest", (whole, part), trust=trust)
        of_all = replace(left, parts=(whole, *taken), trust="likely" if trust == "sure" else trust)
        added = sum((each.value for each in taken), Decimal(0))
        if len(taken) > 1 and added == whole.value and (outer := _outer(cell, whole)):
            # Nothing is left of a whole that its shares make up: it is itself a part.
            missing = (outer.value - whole.value) / amount.scale
            slipped = alone and is_one_slip(amount.typed, missing, amount.decimals, _FEW_DIGITS)
            return replace(left, parts=(outer, whole), trust="likely" if slipped else "weak")
        if all_told := _of_all_told(amount, whole, part, beside):
            return all_told
        several = len(taken) > 1 and added <= whole.value
        return of_all if several and outcome_of(left).verdict != "hold" else left
    return None


def _of_all_told(
    amount: Amount, whole: Amount, part: Amount, between: Sequence[Amount]
) -> StatedClaim | None:
    """Read what nothing was done of behind what is being done: `đã cấp 221; đang lập 25, chưa kê khai 18`.

    What is being done behind what failed as well: `hòa giải thành 53, không thành 07, đang hòa giải 04`.
    """
    doing = [other for other in between if alike(other, amount) == SAME]
    told = "đã" in part.own and "chưa" in amount.own and all("đang" in other.own for other in doing)
    failed = "thành" in part.own and "đang" in amount.own and all("không thành" in o.own for o in doing)
    if not (doing and (told or failed)):
        return None
    left = (whole.value - part.value - sum((other.value for other in doing), Decimal(0))) / amount.scale
    if left <= 0 or not is_one_slip(amount.typed, left, amount.decimals, _FEW_DIGITS):
        return None
    return StatedClaim("sum", amount, "rest", (whole, part, *doing), trust="likely")


def _outer(cell: ClaimCell, whole: Amount) -> Amount | None:
    """Return the greater number of the same things before one: `tiếp nhận 620, giải quyết 580`."""
    return next(
        (
            other
            for other in cell.back(whole, 4)
            if alike(other, whole) == SAME and other.value > whole.value and not other.change
        ),
        None,
    )


def _that_holds(cell: ClaimCell, amount: Amount, shares: Sequence[StatedClaim]) -> StatedClaim | None:
    """Return what makes a number be what is left: a share, two numbers told one after the other, or all."""
    near = _before(cell, amount)
    pairs = [(claim.parts[1], claim.parts[0]) for claim in shares]
    pairs += [each for one, other in pairwise(near) for each in ((one, other), (other, one))]
    pairs += [(whole, near[0]) for whole in near[1:] if _TAKEN_IN.search(whole.own)]
    if amount.value >= _HUNDRED * amount.scale:
        pairs += list(permutations(near, 2))
    sums: list[tuple[Amount, ...]] = [*pairs, *((near[k], *near[:k]) for k in range(2, len(near)))]
    after = _after(cell, amount)
    for parts in [(*parts, *after[:count]) for count in range(len(after) + 1) for parts in sums]:
        if sum((part.value for part in parts[1:]), amount.value) == parts[0].value:
            return StatedClaim("sum", amount, "rest", parts, trust="weak")
    return None


def _after(cell: ClaimCell, amount: Amount) -> list[Amount]:
    """Return the numbers of the same things behind one: `đang giải quyết 12 đơn; chưa giải quyết 04 đơn`."""
    after = cell.amounts[amount.index + 1 : amount.index + 5]
    return [each for each in after if each.sentence == amount.sentence and alike(each, amount) == SAME]


def _before(cell: ClaimCell, amount: Amount) -> list[Amount]:
    """Return the numbers of the same things, nearest first, of which a number may be what is left."""
    bare = not (amount.noun or amount.unit)
    return [
        other
        for other in cell.back(amount, 8)
        if amount.sentence - other.sentence <= _REMAINS
        and not other.change
        and "so với" not in other.own
        and alike(other, amount) >= (SAME if (other.noun or other.unit) and not bare else PERHAPS)
    ]


def _of_trade(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read by how much exports exceed imports, or fall short of them, both told some sentences before."""
    if not (surplus := _TRADE.search(amount.own)):
        return None
    found: dict[str, Amount] = {}
    for other in cell.back(amount, 12):
        kind = _SIDE.search(other.own)
        if (
            kind
            and alike(other, amount) == SAME
            and not other.change
            and amount.sentence - other.sentence <= 3
        ):
            found.setdefault(kind[1], other)
    if len(found) < 2:
        return None
    more = surplus[1] == "xuất" or surplus[0].endswith("thặng dư")
    sides = ("xuất", "nhập") if more else ("nhập", "xuất")
    return StatedClaim("sum", amount, "rest", (found[sides[0]], found[sides[1]]))


def _is_other(claim: StatedClaim, amount: Amount) -> bool:
    """Tell whether a number right behind a share is of the other part: `mẫu đạt` and `mẫu không đạt`."""
    part = claim.parts[0]
    if part.index + 1 < claim.stated.index:
        return False
    two = _PART_END.split(f"{amount.own} {amount.noun} {amount.after}", 1)[0]
    if not any([word in two for word in _MAY_BE_OTHER]):
        return False
    one = f"{part.own} {part.noun}"
    return any(said.search(one) and other.search(two) and not other.search(one) for said, other in _OTHERS)


def _goes_on(cell: ClaimCell, amount: Amount) -> bool:
    """Tell whether more of what is left follows: `còn 03 hộ chưa nhận tiền, 02 hộ khiếu nại`."""
    after = cell.amounts[amount.index + 1 : amount.index + 2]
    beside = (other for other in after if other.segment == amount.segment and other.depth <= amount.depth)
    return any(alike(other, amount) == SAME for other in beside)


def _is_opposite(part: Amount, amount: Amount) -> bool:
    """Tell whether what is denied of a number is said of the part before it: `đã sử dụng`, `chưa sử dụng`."""
    denied = _OPPOSITE.search(amount.own)
    if denied is None:
        return False
    words = denied[1].strip().removeprefix("được ")
    return denied[1].strip() in part.own or f", {words}," in part.before


def _of_two(cell: ClaimCell, amount: Amount, *, balance: bool, surely: bool) -> StatedClaim | None:
    """Read what is left of two numbers before it: `tổng thu a, tổng chi b, kết dư c`."""
    before = _before(cell, amount)
    if len(before) > 1 and (_is_left(before, amount) or (balance and _is_balance(before, amount))):
        part, whole = before[:2]
        return StatedClaim("sum", amount, "rest", (whole, part))
    if balance and len(before) == 2 and before[1].sentence == amount.sentence and _GAP.search(amount.own):
        less, more = sorted(before, key=lambda each: each.value)
        return StatedClaim("sum", amount, "rest", (more, less), trust="likely")
    before = [other for other in before if amount.sentence - other.sentence <= 1]
    if surely and before and (high := cell.denominators.get(before[0].index)) is not None:
        claim = StatedClaim("sum", amount, "rest", (before[0], cell.amounts[high]), trust="likely")
        left = (before[0].value - cell.amounts[high].value) / amount.scale
        if left > 0 and is_one_slip(amount.typed, left, amount.decimals, _FEW_DIGITS):
            return claim  # `xong 74/96 nhà, còn 22 nhà`
    if len(before) == 2 and _is_opposite(before[0], amount):
        left = (before[1].value - before[0].value) / amount.scale
        if left > 0 and is_one_slip(amount.typed, left, amount.decimals, _FEW_DIGITS):
            return StatedClaim("sum", amount, "rest", (before[1], before[0]), trust="likely")
    if balance:
        before = [o for o in before if o.index not in cell.denominators and not cell.has_base(o)]
    claims = [
        StatedClaim("sum", amount, "rest", (whole, part), trust="weak")
        for place, part in enumerate(before[:2])
        for whole in before[place + 1 :]
        if whole.value >= part.value
    ]
    for claim in claims:
        if outcome_of(claim).verdict == "hold":
            return claim
    slipped = _slipped(amount, before, _FEW_DIGITS if surely else _NO_ACCIDENT)
    return slipped or (claims[0] if claims else None)


def _slipped(amount: Amount, before: Sequence[Amount], least: int) -> StatedClaim | None:
    """Read what is left of the first of several numbers when all others are taken off, but for one slip."""
    for count in range(1, len(before)):
        whole, taken = before[count], before[:count]
        if alike(whole, amount) < (PERHAPS if amount.value >= _HUNDRED * amount.scale else SAME):
            continue
        left = whole.value - sum((part.value for part in taken), Decimal(0))
        slipped = left >= 0 and is_one_slip(amount.typed, left / amount.scale, amount.decimals, least)
        if slipped or (least == _FEW_DIGITS and _is_other_slip(amount, whole, taken)):
            return StatedClaim("sum", amount, "rest", (whole, *taken), trust="likely")
    return None


def _is_other_slip(amount: Amount, whole: Amount, taken: Sequence[Amount]) -> bool:
    """Tell whether one slip in the first of several numbers, or in the only other, explains what is left."""
    others = sum((part.value for part in taken), amount.value)
    typed = [(whole, others)] + ([(taken[0], whole.value - amount.value)] if len(taken) == 1 else [])
    return any(
        right > 0 and is_one_slip(each.typed, right / each.scale, each.decimals, _NO_ACCIDENT)
        for each, right in typed
    )


def _is_balance(before: Sequence[Amount], amount: Amount) -> bool:
    """Tell whether the two numbers before a balance are what came in and what went out, or is there."""
    part, whole = before[:2]
    if whole.value < part.value:
        return False
    if _LACKS.search(amount.own) and part.segment == whole.segment == amount.segment:
        given = _CALLED_END.split(whole.after, 1)[0]
        if _GIVEN.search(f"{whole.own} {given}") and _THERE.search(part.own):
            return True
    return bool(_INCOME.search(whole.own) and _EXPENSE.search(part.own))


def _is_left(before: Sequence[Amount], amount: Amount) -> bool:
    """Tell whether a number is what has not been dealt with of the two alone that stand before it."""
    part, whole = before[:2]
    waits = _PENDING.search(amount.own) or (_REST.search(amount.own) and _PENDING_AFTER.match(amount.after))
    dealt = _DEALT_WITH.search(part.own) and not _TAKEN_IN.search(part.own.replace("xử lý", ""))
    return bool(
        waits and len(before) == 2 and part.value <= whole.value and dealt and _TAKEN_IN.search(whole.own)
    )


def read_divided(cell: ClaimCell) -> Iterator[StatedClaim]:
    """Yield the second of two numbers that divide one before them: `tài khoản 97 người, tiền mặt 67 người`.

    The other sums must have been read.
    """
    told = {number.index for claim in _settled(cell) for number in (claim.stated, *claim.parts)}
    told |= {claim.stated.index for claim in cell.claims if claim.formula == "rest" and claim.trust != "weak"}
    told |= cell.pairs.keys()
    sums = {id(claim.stated): claim for claim in cell.claims if claim.formula == "sum"}
    for amount in cell.amounts:
        if amount.is_percent or amount.change or amount.ranged or amount.index in told:
            continue
        if amount.unit == "lần" or _is_of_run(cell, amount):
            continue
        first = next(cell.back(amount, 3), None)
        if first is None or first.index in told or first.sentence != amount.sentence or first.change:
            continue
        claim = _divided(cell, first, amount, sums) if alike(first, amount) == SAME else None
        if claim is not None:
            yield claim
            if claim.formula == "sum":
                sums[id(claim.stated)] = claim


def _is_of_run(cell: ClaimCell, amount: Amount) -> bool:
    """Tell whether a number is one of three or more that make one before them: two alone divide nothing."""
    run = [
        each
        for each in cell.amounts[max(0, amount.index - _RUN) : amount.index + _RUN]
        if each.sentence == amount.sentence and alike(each, amount) and not each.is_percent
    ]
    begin = next((each.index for each in run), amount.index)
    before = [each for each in cell.amounts[max(0, begin - _RUN) : begin] if alike(each, amount)]
    wholes = [(whole, run[place + 1 :]) for place, whole in enumerate(run)] + [(each, run) for each in before]
    return any(
        len(parts) > _FEW_DIGITS
        and amount in parts
        and whole.value == sum((part.value for part in parts), Decimal(0))
        for whole, parts in wholes
    )


def _settled(cell: ClaimCell) -> list[StatedClaim]:
    """Return the sums whose parts need no other reading."""
    sums = [claim for claim in cell.claims if claim.family == "sum" and claim.parts]
    return [
        claim
        for claim in sums
        if outcome_of(claim).verdict == "hold" or (claim.trust == "sure" and not is_unlikely(claim))
    ]


def read_mates(cell: ClaimCell) -> Iterator[StatedClaim]:
    """Yield the sums of what is told beside the numbers of a sum: `57 lượt/81 người, gồm 40 lượt/62 người`.

    The other sums must have been read.
    """
    sums = [claim for claim in cell.claims if claim.family == "sum"]
    told = {id(claim.stated) for claim in sums}
    for claim in [each for each in sums if each.parts and outcome_of(each).verdict == "hold"]:
        numbers = [claim.stated, *claim.parts]
        mates = [mate for number in numbers if (mate := cell.mate(number)) is not None]
        if len(mates) < len(numbers) or id(mates[0]) in told:
            continue
        if all(alike(mates[0], mate) == SAME for mate in mates[1:]):
            yield replace(claim, stated=mates[0], parts=tuple(mates[1:]), trust="likely")


def _divided(
    cell: ClaimCell, first: Amount, amount: Amount, sums: Mapping[int, StatedClaim]
) -> StatedClaim | None:
    """Read the second of two numbers that divide one before them; `sums` are those of the cell by total."""
    over = cell.denominators.get(first.index)
    wholes = _before(cell, first) if over is None else []
    if over is None and not wholes:
        return None
    called = [_CALLED_END.split(each.after[:_CALLED], 1)[0] for each in (first, amount)]
    own = amount.own.rpartition(" và ")[2]
    if not are_opposite(f"{first.own} {called[0]}", f"{own} {called[1]}"):
        return None
    pairs = _taken_of(wholes, first, own, sums) if over is None else [(first, cell.amounts[over])]
    if any(_is_sum(sums, whole, part, amount) for whole, part in pairs):
        return None  # the total is wrong, not what is left of it
    return _left_of(pairs, amount) or _of_wholes(wholes, first, amount)


def _is_sum(sums: Mapping[int, StatedClaim], whole: Amount, part: Amount, amount: Amount) -> bool:
    """Tell whether a wrong sum is known of a total that two numbers should be."""
    known = sums.get(id(whole)) if whole.value != part.value + amount.value else None
    return known is not None and outcome_of(known).computed == (part.value + amount.value) / whole.scale


def _left_of(pairs: Sequence[tuple[Amount, Amount]], amount: Amount) -> StatedClaim | None:
    """Read a number as what is left of one of some totals without its part."""
    for whole, part in pairs:
        if whole.value == part.value + amount.value:
            return StatedClaim("sum", amount, "rest", (whole, part), trust="weak")
    if pairs and _exceed(*pairs[0], amount):
        return StatedClaim("sum", amount, "rest", pairs[0], trust="sure", bound=True)
    for whole, part in pairs[:2]:
        left = (whole.value - part.value) / amount.scale
        if left > 0 and is_one_slip(amount.typed, left, amount.decimals, _FEW_DIGITS):
            return StatedClaim("sum", amount, "rest", (whole, part), trust="likely")
    return None


def _of_wholes(wholes: Sequence[Amount], first: Amount, amount: Amount) -> StatedClaim | None:
    """Read one of some totals as two numbers, where a slip in it explains why it is not."""
    for whole in wholes[:2]:
        added = (first.value + amount.value) / whole.scale
        if is_one_slip(whole.typed, added, whole.decimals, _FEW_SIGNS):
            return StatedClaim("sum", whole, "sum", (first, amount), trust="likely")
    return None


def _exceed(whole: Amount, part: Amount, amount: Amount) -> bool:
    """Tell whether two opposite parts exceed the very things before them: `46 cơ sở, 39 đạt, 9 vi phạm`."""
    in_turn = whole.index + 2 == part.index + 1 == amount.index and bool(whole.noun)
    less = part.value < whole.value and amount.value < whole.value < part.value + amount.value
    return (
        in_turn and less and alike(whole, amount) == SAME and not (part.approximator or amount.approximator)
    )


def _divided_before(sums: Mapping[int, StatedClaim], part: Amount) -> Amount | None:
    """Return the total that a number is a part of, where its parts add up to it."""
    of_part = (claim for claim in sums.values() if any(part is each for each in claim.parts))
    return next((claim.stated for claim in of_part if outcome_of(claim).verdict == "hold"), None)


def _taken_of(
    wholes: Sequence[Amount], part: Amount, own: str, sums: Mapping[int, StatedClaim]
) -> list[tuple[Amount, Amount]]:
    """Return a part with each number that it may be taken of; all else is left of what all were taken of.

    `dân số 811.886 người, gồm nam ..., nữ ...; thành thị 196.470 người, nông thôn 615.416 người`: one total.
    """
    wholes = wholes[:1] if _ALL_ELSE.search(own) else wholes
    owner = _divided_before(sums, wholes[0])
    wholes = wholes if owner is None else [owner, *wholes]
    return [(whole, part) for whole in wholes if whole.value >= part.value]
