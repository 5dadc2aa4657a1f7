"""Percentages that are one number over another: ratios, shares, and shares of a base by its name."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from vqdesk.checks.claims.bases import base_before, explicit_base, named_base
from vqdesk.checks.claims.cells import alike
from vqdesk.checks.claims.judging import claim_holds, is_unlikely, outcome_of
from vqdesk.checks.claims.stated import StatedClaim
from vqdesk.checks.numbers.amounts import DONG
from vqdesk.checks.numbers.units import SAME
from vqdesk.checks.numbers.words import PLAN, content_words, kind_of_base, lead, name_after
from vqdesk.checks.readers.called import called_as_told, part_called, subject_words, top_of_rate
from vqdesk.checks.readers.totals import AMONG, Pending

if TYPE_CHECKING:
    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.claims.stated import ClaimFamily
    from vqdesk.checks.numbers.amounts import Amount

_SUBJECT = re.compile(
    r"(?:và\s|với\s)?(?:tỷ lệ|tỉ lệ|mức độ|mức|công suất|độ che phủ|tốc độ|chỉ số|tiến độ|số|diện tích"
    r"|giá trị)\s"
)
_IS_RATE = re.compile(r"(?:và\s|với\s)?(?:độ che phủ|mật độ|công suất|tốc độ|chỉ số)\s")
_PLAN_BACK = 2  # sentences from a plan back to what it measures
_LEVELS = re.compile(
    r"(?:chỉ tiêu|tiêu chí|nhiệm vụ|đơn vị|chủ đầu tư|dự án|huyện|xã|phường|sở|hồ)\b(?!\ssơ)"
)
_COUNTED = re.compile(r"\s(?:trên |so với )?(?:tổng số|tổng|số) ([^\W\d_]+)\b")
_BESIDE_IT = re.compile(
    r"(?:,?\s[^\W\d_]+){0,4}?\s?(?:[,/(–-]|\b(?:với|và|tương ứng|của|thuộc|tại)\b)"
    r"\s?(?:hơn|gần|khoảng|trên)?\s?"
)
_RAISED = re.compile(
    r"\s?(?:qua đó |nhờ đó |từ đó )?(?:đưa|nâng) (?:tỷ lệ|tỉ lệ)(?:\s[^\W\d_]+){0,10} (?:lên|đạt)(?: mức)?\s"
)
_RAISED_FAR = re.compile(r"\b(?:đưa|nâng) (?:tỷ lệ|tỉ lệ)[^.;:()\d]{0,80}\s(?:lên|đạt)(?: mức| tới)?\s\Z")
_CAME_NEW = re.compile(r"\b(?:mới|thêm|trong (?:năm|kỳ|tháng|quý))\b")
_QUOTES = " \"'”’»"
_CARRIED_OUT = re.compile(r"(?:\A|[,;]\s?)\s?thực hiện(?: được)?\s\Z")
_DASHED = re.compile(r"(?:\s[^\W\d_]+){1,8}\s?[-–:=|]\s?")
_JOINED = re.compile(r"\s?(?:tương ứng|tương đương|ứng|tức|đạt|bằng)(?:\svới)?\s(?:tỷ lệ|tỉ lệ|mức)\b")
_WHOLE = 100
_OVER = re.compile(r"(?:\s[^\W\d_]+){1,8}\s?/\s?|(?:\s[^\W\d_]+){1,7}\strên\s(?:tổng\s(?:số\s)?)?")
_REACHES = re.compile(
    r"[^,;.()]*(?:,[^,;.()]{1,25})?,\s(?:đạt|chiếm|bằng|tỷ lệ)(?:\s(?:tỷ lệ|tỉ lệ|đạt|là))?\s"
)
_FEWEST = 20  # a number that is none of a name
_NAME_AND = re.compile(r"((?:\s[^\W\d_]+){1,8}),?\svà\s")
_EXTREME = re.compile(r"\btỷ lệ (?:[^\W\d_]+ ){0,8}?(?:cao|thấp|lớn|nhỏ) nhất\b")
_NAMES = re.compile(r"[^\W\d_]{2}")
_LISTED_AFTER = re.compile(
    r"\s?\((?:gồm|là|với|tương ứng|tức|bằng|có)?\s?"
    r"|,?\s?\(?(?:với|tức(?: là)?|tương ứng(?: với)?|tương đương(?: với)?|cụ thể(?: là)?)\s(?:số\s)?"
)
_BEHIND = re.compile(r"[^();.]*\)\s(?:(?:là|đạt|trên|hơn|gần|khoảng|có|với|ước)\s){0,2}")
_ENDS_BRACKET = re.compile(r"(?:\s[^\W\d_]+){0,6}\s?\)")
# A rate that is called after what was done of the numbers before it: `486 ha/748 ha, tỷ lệ lấp đầy 65%`.
_OF_DOING = re.compile(
    r"\s?(?:tỷ|tỉ)\slệ\s(?:lấp đầy|tập hợp|bao phủ|hoàn thành|hòa giải thành|(?:cứng|bê tông) hóa|tán thành)"
    r"(?:\s(?:đạt|là))?\s"
)
_TURNS = re.compile(r"\b(?:lần lượt|tương ứng|theo thứ tự)\b")
_GOES_ON_OF = re.compile(r"\s?\)\s?(?:,|và|,\svà)\s")
_AND_OF = re.compile(
    r"\s(?:về\s)?(?:tổng\s)?(?:số\s)?[^\W\d_]+(?:\s[^\W\d_]+)?,?\s(?:và|,)\s(?:đạt\s|bằng\s)?"
)
_OF_COUNTED = re.compile(
    r"\s(?:về\s)?(?:tổng\s)?(?:số\s)?(bị can|bị cáo|tiền|vụ việc|vụ|việc|người|đối tượng|hộ|đơn)\b"
)
_TWO = 2
_COMMA = re.compile(r"\s?[,;]\s?(?:và\s)?|\s(?:và|với)\s")
_CALLED_BACK = 8  # numbers before one in which its base is looked for by name
_REACHED = re.compile(r"\b(?:đạt|bằng)\s\Z")
_BESIDE = 40  # characters from a number to the percentage that follows it without a verb
_FURTHEST = 12  # amounts
_IN_TURN = 6  # percentages that are told in turn
_LEVEL = re.compile(
    r"\b(?:cao|thấp|nhiều|ít|lớn|nhanh|chậm) (?:hơn|nhất)\b|\bbình quân\b|\bso với\b|\bmức trung bình\b"
)
_AIM = re.compile(
    r"\b(?:vượt|so với|cao hơn|thấp hơn|hơn|bằng|dưới|chưa đạt|không đạt)\s(?:mức\s|tỷ lệ\s|cả\s)?"
    r"(?:chỉ tiêu|kế hoạch|kh|mục tiêu|nghị quyết|yêu cầu|quy định|cùng kỳ|năm trước|bình quân)\b[^,;.()]*\Z"
)
_TOP_AFTER = re.compile(r"\s?[^,;.\n()]{0,40}\((?:tương ứng|đã|với|là|có|hiện có)?:?\s?(?:[^\W\d_]+\s){0,4}")
_NAME_BEFORE = re.compile(r"\bso (?:với )?[^,;.()]*?(?=\s(?:thì\s)?(?:đạt|bằng|chiếm))")
_PERIOD = re.compile(
    r"\b(?:lũy kế|luỹ kế|cộng dồn|cả năm|[0-9]{1,2} tháng|quý (?:[1-4]|i{1,3}|iv)"
    r"|tháng [0-9]{1,2}|đầu năm)\b"
)
_PAIR_AFTER = re.compile(
    r"(?:[^;.\n()]{0,60}\(|[^,;.\n()]{0,60},?\s?\b(?:tương ứng|tương đương|tức|với))\s?(?:là\s"
    r"|với\s)?:?(?:[^\W\d_]+\s){0,3}"
)


def read_quotient(cell: ClaimCell, percent: Amount) -> StatedClaim | Pending | None:
    """Read a percentage as a quotient; None where no number stands for what it is a share of.

    A share whose total has to be looked for is pending.
    """
    kind = lead(percent)
    if kind == "target" or _is_mark(cell, percent):
        return None
    pair = _pair_after(cell, percent)
    if pair is not None:
        return StatedClaim("ratio", percent, "share", pair)
    if "nhất" in percent.own and _EXTREME.search(percent.own):
        return None
    if "lệ" in percent.before and (raised := _raised_to(cell, percent)):
        return raised
    if kind in ("share", "bare", "none") and (listed := _listed_after(cell, percent)):
        return listed
    if (beside := _of_others_beside(cell, percent) or _of_turn(cell, percent)) is not None:
        return beside
    alone = kind not in ("share", "bare") and not (
        _goes_without_verb(cell, percent) or _is_carried_out(percent)
    )
    if alone and not (_is_of_another_base(cell, percent) or _goes_on_calling(cell, percent)):
        return None
    found = _of_part(cell, percent) or _of_before(cell, percent)
    top = found.top if isinstance(found, Pending) else found.parts[0] if found and found.parts else None
    if found is None or top is None or not _is_of_other_period(cell, percent, top):
        return found
    if isinstance(found, Pending):
        return replace(found, own_subject=True)
    return found if claim_holds(found) else replace(found, parts=(), base=None)


def _is_mark(cell: ClaimCell, percent: Amount) -> bool:
    """Tell whether a percentage is what some reached whose share follows: `đạt trên 70% (chiếm 22%)`."""
    after = cell.amounts[percent.index + 1 : percent.index + 2]
    if not after or not after[0].is_percent or not percent.index or not percent.after.startswith(" ("):
        return False
    told = after[0].own.strip()
    if told == "chiếm" and _is_level(percent, cell.amounts[percent.index - 1]):
        return True
    return bool(percent.approximator) and told in ("", "chiếm", "bằng", "tỷ lệ")


def read_apart(cell: ClaimCell, percent: Amount) -> StatedClaim | None:
    """Read a percentage of which nothing else is known right behind two numbers of unlike things.

    `tiêm 2.090 liều vắc xin/2.350 con, đạt 88,9%`; `5.120/8.050 hộ đạt 3 tiêu chí, đạt 63,6%`.
    """
    if not percent.is_percent or percent.index < 2 or name_after(percent).strip():
        return None
    low = cell.amounts[percent.index - 1]
    if low.segment != percent.segment or low.bracket != percent.bracket:
        return None
    while low.index > 0 and low.index not in cell.denominators and _is_of_name(low):
        low = cell.amounts[low.index - 1]
    high = cell.amounts[low.index - 1] if low.index else low
    words = cell.passage.text[low.stop : percent.start]
    if high.segment != low.segment or high.bracket != low.bracket or not _REACHES.fullmatch(words):
        return None
    if low.index not in cell.denominators:
        over = _OVER.fullmatch(cell.passage.text, high.stop, low.start)
        if over is None or low.index + 1 != percent.index or high.value > low.value or high.unit or low.unit:
            return None
    plain = not (high.is_percent or low.is_percent or high.ranged or low.ranged or high.change)
    return StatedClaim("ratio", percent, "share", (high, low), trust="likely") if plain else None


def _is_of_name(amount: Amount) -> bool:
    """Tell whether a number may be one of a name: `5 không 3 sạch`, `8 tiêu chí`."""
    return not amount.unit and not amount.decimals and amount.value < _FEWEST and not amount.change


def _of_turn(cell: ClaimCell, percent: Amount) -> Pending | None:
    """Read one of several shares that are told in turn behind their numbers."""
    turn = _turn_before(cell, percent)
    return None if turn is None else Pending(percent, turn[0], name_after(turn[1]), in_turn=True)


def _of_others_beside(cell: ClaimCell, percent: Amount) -> StatedClaim | None:
    """Read the second of two percentages by what it counts: `..., đạt 96% số vụ và 95% số bị can`.

    Two numbers alone of the sentence count that, the part behind the whole.
    """
    before = cell.amounts[percent.index - 1] if percent.index else percent
    counted = _OF_COUNTED.match(percent.after) if before.is_percent else None
    if counted is None or not _AND_OF.fullmatch(percent.before):
        return None
    near = cell.amounts[max(0, percent.index - _FURTHEST) : percent.index]
    near = [a for a in near if a.sentence == percent.sentence and not (a.is_percent or a.change or a.ranged)]
    both = [a for a in near if (a.unit == DONG if counted[1] == "tiền" else a.noun.startswith(counted[1]))]
    if len(both) != _TWO or both[1].value > both[0].value:
        return None
    return StatedClaim("share", percent, "share", (both[1], both[0]), base=both[0])


def _is_of_other_period(cell: ClaimCell, percent: Amount, top: Amount) -> bool:
    """Tell whether a percentage names a period of its own: `quý III thu 4 tỷ, lũy kế 9 tháng đạt 68%`."""
    if percent.own == percent.before or top.index > percent.index:
        return False
    periods = set(_PERIOD.findall(percent.own))
    return bool(periods) and not periods & set(_PERIOD.findall(cell.label(top)))


def _turn_before(cell: ClaimCell, percent: Amount) -> tuple[Amount, Amount] | None:
    """Return the number that a percentage among several told in turn is of, and the last of those.

    `8 xã, 5 phường, 2 thị trấn, lần lượt chiếm 53,3%, 33,3% và 13,3%`.
    """
    first = last = percent.index
    if not any([each.is_percent for each in cell.amounts[first - 1 : first + 2 : 2]]):
        return None
    while first and percent.index - first < _IN_TURN and _follows(cell, first):
        first -= 1
    while last + 1 < len(cell.amounts) and last - percent.index < _IN_TURN and _follows(cell, last + 1):
        last += 1
    many = last - first + 1
    if many < 2 or not first:
        return None
    before = cell.amounts[first - 1]
    if before.sentence != percent.sentence:
        return None
    tops = [a for a in cell.back(cell.amounts[first], 3 * _IN_TURN) if a.sentence == before.sentence]
    tops = [a for a in tops if not a.change and alike(a, before) and a.index not in cell.denominators][:many]
    told = _TURNS.search(cell.amounts[first].own)
    joined = len(tops) == many and all(
        a.index - b.index == 1 and _COMMA.fullmatch(cell.passage.text[b.stop : a.start])
        for a, b in pairwise(tops)
    )
    if len(tops) < many or before is not tops[0] or not (told or joined):
        return None
    return tops[last - percent.index], cell.amounts[last]


def _follows(cell: ClaimCell, index: int) -> bool:
    """Tell whether a percentage follows another with nothing but a comma or `và`."""
    one, other = cell.amounts[index - 1], cell.amounts[index]
    both = one.is_percent and other.is_percent and one.bracket == other.bracket
    return both and _COMMA.fullmatch(cell.passage.text[one.stop : other.start]) is not None


def _raised_to(cell: ClaimCell, percent: Amount) -> StatedClaim | None:
    """Read what a rate came to by two numbers before it: `18/20 thôn, đưa tỷ lệ này lên 90%`.

    Those that are no pair must be all there is, what came new is none: `4.120 phụ nữ, 3.610 hội viên`.
    """
    before = percent.index - 1
    told = before in cell.denominators and cell.amounts[before].segment == percent.segment
    if told and _RAISED.fullmatch(percent.own):
        return _of_pair(cell, percent, cell.amounts[before], kind_of_base(name_after(percent)))
    if not _RAISED_FAR.search(percent.before):
        return None
    near = [a for a in cell.back(percent, _IN_TURN) if a.sentence == percent.sentence and not a.change][:_TWO]
    if len(near) < _TWO or near[0].unit or near[0].value > near[1].value or near[1].index in cell.pairs:
        return None
    top, base = near
    rate = subject_words(percent.before.rpartition("lệ")[2])
    new = _CAME_NEW.search(f"{top.own} {top.noun}")
    if new or not alike(top, base) or rate.isdisjoint(cell.words_of(top)):
        return None
    return StatedClaim("share", percent, "share", (top, base), base=base, trust="likely")


def _is_of_another_base(cell: ClaimCell, percent: Amount) -> bool:
    """Tell whether a share is told of another base: `đạt 60% dự toán tỉnh giao và 51% dự toán huyện giao`."""
    before = cell.amounts[percent.index - 1] if percent.index else percent
    if not before.is_percent or before.bracket != percent.bracket or before.segment != percent.segment:
        return False
    words = _NAME_AND.fullmatch(cell.passage.text, before.stop, percent.start)
    return bool(
        words
        and kind_of_base(words[1])
        and kind_of_base(name_after(percent))
        and cell.lead(before) == "share"
    )


def _goes_on_calling(cell: ClaimCell, percent: Amount) -> bool:
    """Tell whether a part is called whose share goes on with others: `mầm non chiếm 46%, tiểu học 40%`."""
    before = cell.amounts[percent.index - 1] if percent.index else percent
    goes_on = before.is_percent and before.segment == percent.segment and before.depth == percent.depth
    return goes_on and cell.lead(before) == "share" and part_called(cell, percent) is not None


def _is_carried_out(percent: Amount) -> bool:
    """Tell whether a plan is told to be carried out by so much: `thực hiện 125% chỉ tiêu`."""
    return bool(_CARRIED_OUT.search(percent.own) and PLAN.search(name_after(percent)))


def _goes_without_verb(cell: ClaimCell, percent: Amount) -> bool:
    """Tell whether a percentage follows its number with nothing but a comma: `298,6 ha, 87,1% kế hoạch`."""
    if not percent.index or percent.own.strip() not in ("", "xấp xỉ", "gần", "hơn", "khoảng"):
        return False
    before = cell.amounts[percent.index - 1]
    words = cell.passage.text[before.stop : percent.start]
    if before.depth > percent.depth and _GOES_ON_OF.fullmatch(words):
        # `đạt 66% dự toán Bộ giao (43 tỷ đồng), 55,7% dự toán tỉnh giao (51 tỷ đồng)`
        return before.index in cell.bases and bool(PLAN.search(name_after(percent)))
    beside = before.segment == percent.segment and before.depth == percent.depth
    beside = beside and (
        words.count(",") == 1 or (_DASHED.fullmatch(words) is not None and not before.ranged)
    )
    name = name_after(percent)
    return beside and len(words) < _BESIDE and (not name.strip(_QUOTES) or bool(PLAN.search(name)))


def _of_before(cell: ClaimCell, percent: Amount) -> StatedClaim | Pending | None:
    """Read a percentage of a number that stands before it."""
    name = name_after(percent)
    if not name.strip() and (before := _NAME_BEFORE.search(percent.own)):
        name = before[0]
    elif not name.strip() and (near := cell.numerators(percent)) and (among := AMONG.search(near[0].own)):
        name = among["name"]
    called = called_as_told(cell, percent)
    rated = top_of_rate(cell, percent)
    beside = _of_base_beside(cell, percent, name, rated or called)
    if beside is not None:
        return beside
    if _is_of_level(percent):
        return None
    if called is not None and called.index in cell.pairs and called.index + 2 == percent.index:
        called = None
    if rated is not None:
        return Pending(percent, rated, name)
    if called is not None and kind_of_base(name) not in ("plan", "period"):
        here = any(a.segment == percent.segment for a in cell.numerators(percent)[:1])
        elsewhere = (here and called.segment != percent.segment) or _has_others(cell, percent, called)
        return _told_after(cell, percent, name) or Pending(percent, called, name, own_subject=elsewhere)
    top = _counted_so(cell, percent, name) or cell.numerator(percent) or _compared(cell, percent, name)
    if top is None:
        return _told_after(cell, percent, name) or _told_behind(cell, percent, name)
    return _of_top(cell, percent, cell.total_of(top.index, percent), name)


def _has_others(cell: ClaimCell, percent: Amount, called: Amount) -> bool:
    """Tell whether a number is of a sentence before, and a percentage's own has numbers that may be meant."""
    near = cell.amounts[max(0, percent.index - _IN_TURN) : percent.index]
    return called.sentence != percent.sentence and any(
        a.sentence == percent.sentence and not a.is_percent for a in near
    )


def _counted_so(cell: ClaimCell, percent: Amount, name: str) -> Amount | None:
    """Return the number of what the base counts, where several things are: `2 vụ, 3 bị cáo (9% số vụ)`."""
    counted = _COUNTED.match(name) if name else None
    near = cell.numerators(percent)[:_IN_TURN] if counted else []
    if not counted or not near or near[0].noun.startswith(counted[1]):
        return None
    same = (a for a in near if a.noun.partition(" ")[0] == counted[1] and not a.change)
    found = next(same, None)
    words = "" if found is None else cell.passage.text[found.stop : near[0].start]
    return found if _BESIDE_IT.fullmatch(words) else None


def _of_base_beside(cell: ClaimCell, percent: Amount, name: str, called: Amount | None) -> StatedClaim | None:
    """Read a percentage whose base stands right beside it: behind it, before it, in its number's bracket."""
    named = kind_of_base(name)
    for other in [called] if called else cell.numerators(percent)[:5]:
        base = explicit_base(cell, percent, other)
        if base is not None:
            family: ClaimFamily = "base" if named else "share"
            bound = _is_alone(cell, percent, other, base)
            cell.bases.add(base.index)
            return StatedClaim(family, percent, "share", (_top(cell, other), base), base=base, bound=bound)
    planned = _of_plan_before(cell, percent)
    if planned is not None:
        return planned
    beside = _planned_beside(cell, percent)
    if beside is not None and named != "period":
        return StatedClaim("base", percent, "share", beside, base=beside[1])
    return None


def _is_alone(cell: ClaimCell, percent: Amount, top: Amount, base: Amount) -> bool:
    """Tell whether no other number than the one before a percentage can be what its base is of."""
    like = 1 if top.unit and base.unit else 2
    if alike(top, base) < like or top.segment != percent.segment or top.change:
        return False
    own = subject_words(percent.own)
    others = (a for a in cell.back(percent, _FURTHEST) if a.segment == percent.segment and a is not top)
    return own <= cell.words_of(top) and not any(alike(a, base) and not a.change for a in others)


def _of_top(cell: ClaimCell, percent: Amount, top: Amount, name: str) -> StatedClaim | Pending | None:
    """Read a percentage of a number of its own part of the sentence, whose base stands elsewhere."""
    named, paired = kind_of_base(name), top.index in cell.denominators
    own, subject = _own_subject(percent), _other_subject(percent)
    beside = paired and top.index + 1 == percent.index
    if beside and (_OF_DOING.fullmatch(percent.own) or _JOINED.match(percent.own)):
        own = subject = frozenset()
    said = cell.words_of(top) if own or subject else frozenset()
    if paired and (own or subject):
        upper = cell.words_of(cell.amounts[cell.denominators[top.index]])
        said |= upper if own | subject <= upper else frozenset()
    apart = bool((own and not own & said) or (subject and not subject & said))
    apart = apart or bool(percent.own != percent.before and _IS_RATE.match(percent.own.strip()))
    alone = not name.strip() and not paired
    apart = apart or _is_level(percent, top) or (alone and _is_of_plan(cell, percent))
    if paired and (not own or own & said or beside):
        claim = _of_pair(cell, percent, top, named)
    elif own and not own & said:
        return _told_after(cell, percent, name)
    elif named in ("plan", "period"):
        claim = named_base(cell, percent, top, name, named)
    else:
        called = _called(cell, percent, name)
        others = [] if called or apart else cell.numerators(percent)[1:3]
        return Pending(percent, called or top, name, own_subject=apart, others=others)
    claim.trust = "weak" if apart else claim.trust
    return claim


def _of_part(cell: ClaimCell, percent: Amount) -> StatedClaim | Pending | None:
    """Read a percentage that is called after a part of a list."""
    part = part_called(cell, percent)
    name = name_after(percent)
    if part is None or kind_of_base(name) in ("plan", "period"):
        return None
    whole = cell.owners[part.index]
    if content_words(name) <= cell.words_of(whole):
        return StatedClaim("share", percent, "share", (part, whole), base=whole, bound=True)
    return Pending(percent, part, name)


def _is_of_plan(cell: ClaimCell, percent: Amount) -> bool:
    """Tell whether a percentage goes on with the plan of one before: `đạt 76% KH; khai thác ..., đạt 78%`."""
    if not _REACHED.search(percent.own):
        return False
    near = cell.amounts[max(0, percent.index - _FURTHEST) : percent.index]
    told = (a for a in reversed(near) if a.is_percent and a.sentence == percent.sentence)
    return any(_REACHED.search(a.own) and PLAN.search(name_after(a)) for a in told)


def _is_of_level(percent: Amount) -> bool:
    """Tell whether a percentage alone in a bracket is the level of what stands before that.

    `cao hơn bình quân chung của tỉnh (51,2%)`, `tăng cao nhất là nhóm nhà ở (1,12%)`.
    """
    outer, sign, inside = percent.before.rpartition("(") if percent.depth else ("", "", "")
    if not sign or inside.strip():
        return False
    return bool(_LEVEL.search(outer) or _AIM.search(outer))


def _is_level(percent: Amount, top: Amount) -> bool:
    """Tell whether a percentage is what each of some reached: `3 chỉ tiêu đạt 85%`."""
    beside = top.index + 1 == percent.index and not percent.depth
    return beside and percent.own == percent.before and bool(_LEVELS.match(top.noun))


def _of_plan_before(cell: ClaimCell, percent: Amount) -> StatedClaim | None:
    """Read a share of the plan that stands right before it, of the number before that."""
    plan = base_before(cell, percent)
    if plan is None:
        return None
    before = [a for a in cell.back(plan, 6) if alike(a, plan) and a.index not in cell.pairs][:3]
    top = max(before, key=lambda a: alike(a, plan), default=None)
    top = top if top is None else cell.total_of(top.index, percent)
    if top is None or plan.sentence - top.sentence > _PLAN_BACK:
        return None
    return StatedClaim("base", percent, "share", (top, plan), base=plan)


def _own_subject(percent: Amount) -> frozenset[str]:
    """Return the words of what a percentage is said of, where its clause has a subject of its own."""
    words = percent.own
    if words == percent.before or percent.depth or not _SUBJECT.match(words.strip()):
        return frozenset()
    return subject_words(words)


def _planned_beside(cell: ClaimCell, percent: Amount) -> tuple[Amount, Amount] | None:
    """Return a number with its plan in brackets behind it: `mở mới 3,5 km (KH 3 km), đạt 116,7%`."""
    top = cell.numerator(percent)
    if top is None or top.index + 1 >= percent.index:
        return None
    base = cell.amounts[top.index + 1]
    inside = base.depth == top.depth + 1 and not base.is_percent and not base.ranged
    return (top, base) if inside and alike(top, base) and PLAN.search(base.own) else None


def _other_subject(percent: Amount) -> frozenset[str]:
    """Return the words by which a clause behind a comma may speak of something else: `giải ngân đạt 90%`."""
    if percent.depth or "," not in percent.before or len(percent.own) == len(percent.before):
        return frozenset()
    return subject_words(percent.own)


def _called(cell: ClaimCell, percent: Amount, name: str) -> Amount | None:
    """Return the number whose like before it is called as the percentage's base is: `đạt 90% kinh phí`."""
    words = content_words(name)
    for top in cell.numerators(percent)[:3] if words else ():
        for base in cell.amounts[max(0, top.index - _CALLED_BACK) : top.index]:
            called = base.value >= top.value and not base.is_percent and words & cell.words_of(base)
            if called and alike(base, top) == SAME:
                return top
    return None


def _compared(cell: ClaimCell, percent: Amount, name: str) -> Amount | None:
    """Return the comparing number that a plan measures: `thực hiện giảm 72 hộ, đạt 120% chỉ tiêu`."""
    found = cell.numerators(percent)
    return found[0] if found and kind_of_base(name) == "plan" else None


def _told_after(cell: ClaimCell, percent: Amount, name: str) -> Pending | None:
    """Read a share whose number follows in a bracket: `tỷ lệ lấp đầy đạt 74,9% (đã cho thuê 171,3 ha)`."""
    after = percent.index + 1
    if after >= len(cell.amounts) or after in cell.pairs:
        return None
    top = cell.amounts[after]
    words = cell.passage.text[percent.stop : top.start]
    if top.is_percent or top.change or not _TOP_AFTER.fullmatch(words) or top.depth != percent.depth + 1:
        return None
    return Pending(percent, top, name, own_subject=False)


def _told_behind(cell: ClaimCell, percent: Amount, name: str) -> Pending | None:
    """Read a share in a bracket before its number: `khu vực tư nhân (chiếm 20% tổng số) 412 tỷ đồng`."""
    after = percent.index + 1
    if not percent.depth or after >= len(cell.amounts) or not _BEHIND.fullmatch(percent.after):
        return None
    top = cell.amounts[after]
    plain = not (top.is_percent or top.change or top.ranged) and top.depth < percent.depth
    return Pending(percent, top, name) if plain else None


def _listed_after(cell: ClaimCell, percent: Amount) -> Pending | None:
    """Read a share whose number follows it and whose clause names what that counts: `khá 13% (97 em)`.

    It needs others that are of the same total.
    """
    after = percent.index + 1
    if after >= len(cell.amounts) or after in cell.pairs:
        return None
    top = cell.amounts[after]
    plain = not (top.is_percent or top.change or top.ranged)
    words = cell.passage.text[percent.stop : top.start] if plain else ""
    if not _LISTED_AFTER.fullmatch(words) or not _NAMES.search(percent.own):
        return None
    if "(" in words and not _ENDS_BRACKET.match(top.after):
        return None
    subject = subject_words(percent.own.rpartition(":")[2])
    before = cell.numerator(percent)
    told = before is not None and before.depth <= percent.depth
    told = told and not subject.isdisjoint(content_words(f"{before.own} {before.noun}") if before else ())
    goes_on = percent.before.partition(")")[2].startswith(", ")
    return None if told or not (subject or goes_on) else Pending(percent, top, "", listed=True)


def _top(cell: ClaimCell, amount: Amount) -> Amount:
    """Return the upper number of a pair, or the number itself."""
    return cell.amounts[cell.denominators[amount.index]] if amount.index in cell.denominators else amount


def _pair_after(cell: ClaimCell, percent: Amount) -> tuple[Amount, Amount] | None:
    """Return the two numbers that follow a percentage as what it comes from: `80,2% (3.618/4.512 hộ)`."""
    after = percent.index + 1
    while after not in cell.pairs:
        nearby = after < len(cell.amounts) and cell.amounts[after].is_percent
        if not nearby or cell.amounts[after].sentence != percent.sentence or after > percent.index + _IN_TURN:
            return None
        after += 1
    first, second = cell.amounts[after], cell.amounts[cell.pairs[after]]
    words = cell.passage.text[percent.stop : first.start]
    if "lần lượt" in words:
        return _in_turn(cell, percent, after)
    behind = cell.amounts[second.index + 1 : second.index + 2]
    of_part = behind and behind[0].is_percent and behind[0].bracket == second.bracket != percent.bracket
    if after > percent.index + 1 or of_part:
        # `tỷ lệ 65,1% (mầm non 15/23 trường, 65,2%; ...)`: each pair has a percentage of its own.
        return None
    return (first, second) if _PAIR_AFTER.fullmatch(words) else None


def _in_turn(cell: ClaimCell, percent: Amount, first: int) -> tuple[Amount, Amount] | None:
    """Return the pair of a percentage where several are told in turn: `82,3%; 59,9% (lần lượt là ...)`."""
    pairs = [index for index in range(first, min(first + 12, len(cell.amounts))) if index in cell.pairs]
    turn = first - percent.index
    if turn > len(pairs):
        return None
    high = pairs[-turn] if len(pairs) == turn else pairs[len(pairs) - turn]
    return cell.amounts[high], cell.amounts[cell.pairs[high]]


def _of_pair(cell: ClaimCell, percent: Amount, low: Amount, named: str) -> StatedClaim:
    """Read `14/16 xã, đạt x%`; a base with a name that is found elsewhere goes before the lower number."""
    high = cell.amounts[cell.denominators[low.index]]
    claim = StatedClaim("ratio", percent, "share", (high, low), base=low)
    used = cell.has_base(low)
    if named in ("plan", "period"):
        found = named_base(cell, percent, high, name_after(percent), named)
        if found.parts and outcome_of(claim).verdict == "wrong" and not (low.unit and is_unlikely(found)):
            return found
        told = low.unit or (high.noun and high.noun == low.noun and percent.value != _WHOLE)
        claim.trust = "likely" if told and not used else "weak"
    elif used and outcome_of(claim).verdict == "wrong":
        claim.trust = "weak"
    return claim
