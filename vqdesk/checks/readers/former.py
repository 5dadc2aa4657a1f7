"""The number that a growth starts from, and the one that it leads to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.checks.claims.bases import base_before
from vqdesk.checks.claims.cells import alike, is_same_thing
from vqdesk.checks.numbers.amounts import POINTS
from vqdesk.checks.numbers.units import SAME
from vqdesk.checks.numbers.words import EARLIER, PLAN, clause, content_words, lead, name_after, word_set

if TYPE_CHECKING:
    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.numbers.amounts import Amount

_TO_BASE = re.compile(r"[^,;:&.\n()]{0,110}?(?:\(\s?[^,;.\n()]{0,40}?)?(?:\slà)?:?\s?")
_BASE_WORDS = re.compile(
    r"\bso\b|\bcùng kỳ\b|\bck\b|\bnăm\b|\bkế hoạch\b|\bkh\b|\bchỉ tiêu\b|\bdự toán\b|\bđầu\b"
    r"|\bbình quân\b|\bquý\b|\btháng\b|\btrước\b"
)
_OTHER = re.compile(r"\b(?:và|trong đó|tăng(?!\strưởng)|giảm(?!\snghèo)|đạt|chiếm)\b")
_AGAIN = re.compile(
    r"[^,;.\n()]{0,30},?\s?(?:tương ứng|tức|hay|bằng|tỷ lệ|tốc độ)?\s?(?:tỷ lệ\s)?(?:tăng"
    r"|giảm)(?:\strưởng)?(?:\slà)?\s?"
)
_FROM = re.compile(r"\btừ(?:\smức)?\s(?:[^\W\d_]+\s){0,3}\Z")
_TO = re.compile(r"\b(?:(?<!trở )lên|(?<!trở )xuống|còn|đến|thành)\b")
_IN_BRACKET = re.compile(
    r"(?:\s?[^\W\d_]+){0,5}\s?\(\s?(?:(?:tương ứng|tương đương|tức|tăng|giảm|bằng|hay)\s){0,3}[-+~]?\s?"
)
_BEFORE = re.compile(r"\btrước\b|\bđầu\b")
_OF_PERIOD = re.compile(r"[^,;.(]{0,20}\bcủa cùng kỳ")
_CALENDAR = re.compile(r"(?:quý|tháng|năm) [0-9ivx]+\Z")
_SO = re.compile(r"\bso\b")
_THEN = re.compile(r"(?:\s[^\W\d_]+){0,3}\s(?:đạt|ước)\b")
_COUNTED = re.compile(r"\bsố\s(?!(?:tiền|vốn|thu|chi|dư|nợ|nộp|kinh phí|lượng)\b)")
_QUARTER = re.compile(r"(?:quý|tháng) [0-9iv]")
_JUST_BEFORE = re.compile(r"(?:quý|tháng|kỳ) trước")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_COMPARED = re.compile(r"\bso(?:\svới)?(?:\s(?:mức|con số|số))?\s(?:[^\W\d_]+\s){0,2}\Z")
_EARLIER_BEHIND = re.compile(
    r"(?:\s[^\W\d_]+){0,3}\s(?:của|ở|trong)?\s?(?:cùng kỳ|(?:năm|quý|tháng|kỳ|vụ|tuần) trước|năm ngoái"
    r"|năm 20[0-9]{2})\b"
)
_THAN = re.compile(r"\b(?:cao|thấp|nhiều|ít|lớn|nhỏ|nhanh|chậm) hơn\b|\b(?:vượt|kém)\b")
_RISEN_FROM = re.compile(r"\b(?:tăng|giảm|tụt|sụt|rơi|hạ) từ(?:\smức)?\s\Z")
_RISEN_BY = re.compile(
    r"[^,;.()\d]{0,40}(?:,\s?|\s?\(\s?)(?:(?:tức|tương ứng|tương đương|hay)\s(?:là\s|với\s)?)?"
    r"(?:tăng|giảm|mất)\s(?:thêm\s|gần\s|khoảng\s|hơn\s)?"
)
_SHRUNK = re.compile(
    r"(?:\s[^\W\d_]+){0,4}\s(?:(?:đã|được|nay|giảm|tăng|rút gọn|thu gọn|sắp xếp|sáp nhập|tinh gọn)\s){0,3}"
    r"(?:xuống còn|xuống|còn|lên)\s"
)
_PASSES = re.compile(r"\b(?:vượt|hụt|còn thiếu)(?:\s(?:khoảng|gần|hơn|thêm|được))?\s\Z")
_MOVES = re.compile(r"\b(?:vượt|hụt|thiếu|tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn)\b")
_DONE = re.compile(r"\b(?:thực hiện|đạt được|hoàn thành)\b")
_SO_NAMED = re.compile(r"\s(?:[^\W\d_]+\s){0,4}so(?:\svới)?\s([^,;.()\n\d]{2,40})(?=[,;.()\n]|\Z)")
_TIMES_NAMED = re.compile(r"\s(?:so(?:\svới)?\s)?([^,;.()\n\d]{2,40})(?=[,;.()\n]|\Z)")
_SAID_OF_MOVES = word_set(
    "tăng giảm mất tỷ lệ tương ứng đương tức bằng thêm được đi còn chỉ là đơn vị sau một qua gấp trưởng mức "
    "cao nhiều lớn thấp ít hơn khoảng gần"
)
_OF_PARTS = word_set("riêng trong đó vượt hụt so với")
_LEVEL_WORDS = word_set("mức giá trị lần gấp gần hơn")
_IN_BRACKET_FROM = re.compile(r"(?:\s[^\W\d_]+){0,5}\s?\(\s?(?:giảm\s|tăng\s)?(?:từ(?:\smức)?\s)?")
_SAID_NEXT = re.compile(
    r"[^,;.()\d]{0,30}\)?[,;]\s(?:trong khi\s)?(?:cùng kỳ|(?:năm|quý|tháng) trước|năm ngoái|đầu năm)"
    r"(?:\s(?:năm (?:trước|ngoái|[0-9]{4})|là|có|chỉ|đạt|xảy ra))*\s"
)
_SAVED = re.compile(r"\b(?:tiết kiệm|chênh lệch)\b")
_FROM_BEHIND = re.compile(r"(?:\s[^\W\d_]+){0,5}[,:]?\s(?:(?:tăng|giảm|cụ thể)\s)?từ(?:\smức)?\s")
_YEAR_NEXT = re.compile(
    r"[^,;.()\d]{0,30}\bso(?:\svới)?\s[^,;.()\d]{0,20}(?P<year>20[0-9]{2})[,;]\s(?:trong khi\s)?"
    r"[^,;.()\d]{0,20}\bnăm (?P<again>20[0-9]{2})\s(?:[^\W\d_]+\s){0,4}"
)
_LEVEL = re.compile(r"\b(?:đạt|bằng)\b")
_WITHOUT_LIST = re.compile(r"\A\s[^\W\d_]+,(?=\s[^\W\d_]+\sso\b)")  # `tăng 12 tin, bài so với 80 tin, bài`
_AND_RANKS = re.compile(r"\s?,?\s(?:và\s)?(?:tăng|giảm|tụt|lên|vượt)\s(?:được\s)?")
_AGAIN_IN_BRACKET = re.compile(r"\s?\([^()]{0,20}%\s?\)(\s[^,;.()\n\d]{2,40})")
_RATE_OF = re.compile(r"\s?(?:tốc độ|tỷ lệ|mức)\s(?:tăng|giảm)(?:\strưởng)?(?:\s(?:đạt|là))?\s")
_RANK = re.compile(r"(?:bậc|hạng|vị trí|thứ hạng|thứ bậc)\b")  # `tăng 3,16% và tăng 06 bậc so với 2022`
_FEW = 6
_SAME_NOUN = 2  # so much more speaks for a number that counts the very same
_MUCH = 3  # times: what is so much less than what is now is the change itself
_PLANNED_CHANGE = re.compile(
    r"\b(?:kế hoạch|kh|chỉ tiêu|mục tiêu|nghị quyết|nq)\b[^()]{0,20}\b(?:tăng|giảm)\s\Z"
)
"""What stands before a planned change in a bracket: `giảm 1,87% (KH giảm 1,5%)`."""
_REACHED_THEN = re.compile(r"\((?:chỉ |ước )?(?:đạt|thực hiện|có)(?: được| là)? \Z")
_BACK, _AHEAD = 10, 4
_LABEL = 80  # characters before a number that call it after a plan or a period
_CALLED = 24  # characters behind a number that say what it counts


def former_of(cell: ClaimCell, amount: Amount) -> Amount | None:
    """Return the number that a growth starts from."""
    return (
        listed_after(cell, amount)
        or former_after(cell, amount)
        or base_before(cell, amount)
        or _paired(cell, amount)
        or _before(cell, amount)
        or _planned(cell, amount)
        or _called_so(cell, amount)
    )


def _fits(amount: Amount, base: Amount) -> bool:
    if base.ranged or base.change or (amount.unit == POINTS and not base.is_percent):
        return False
    return amount.is_percent or amount.unit == "lần" or (not base.is_percent and bool(alike(amount, base)))


def former_after(cell: ClaimCell, amount: Amount) -> Amount | None:
    """Return the base that follows: `so với cùng kỳ (1.068 trẻ)`, `(cùng kỳ 40 ca)`, `so với 29 vụ`."""
    stop = amount.stop
    for base in cell.amounts[amount.index + 1 : amount.index + 3]:
        words = _plain(cell, amount, base, cell.passage.text[stop : base.start])
        words = _WITHOUT_LIST.sub("", words) if "," in words else words
        if _is_change_again(cell, amount, base, words):
            stop = base.stop + (1 if base.depth else 0)
            continue
        if base.depth > amount.depth and _is_plan_first(words):
            return next(
                (a for a in _in_bracket(cell, base) if EARLIER.search(a.own) and _fits(amount, a)), None
            )
        return base if _is_former(cell, amount, base, words) and _fits(amount, base) else None
    return None


def _plain(cell: ClaimCell, amount: Amount, base: Amount, words: str) -> str:
    """Return the words up to a base without `đạt` in its bracket: `so với cùng kỳ (đạt 6.064 tỷ đồng)`."""
    reached = base.depth > amount.depth and _REACHED_THEN.search(words)
    if not reached or not EARLIER.search(words[: reached.start()]):
        return words
    now = _last(cell, amount)
    return f"{words[: reached.start()]}(" if now is not amount and alike(now, base) == SAME else words


def _is_plan_first(words: str) -> bool:
    """Tell whether a bracket behind `so với cùng kỳ` begins with the plan: `(KH 44.000; cùng kỳ 40.640)`."""
    plain, _, inside = words.partition("(")
    return bool(PLAN.search(inside) and EARLIER.search(plain) and not PLAN.search(plain))


def _in_bracket(cell: ClaimCell, first: Amount) -> list[Amount]:
    return [a for a in cell.amounts[first.index : first.index + _BACK] if a.bracket == first.bracket]


def _is_change_again(cell: ClaimCell, amount: Amount, other: Amount, words: str) -> bool:
    """Tell whether a number says a change again, so that its base may stand behind it.

    `tăng 7,2 tỷ đồng (5,1%) so với đầu năm (141)`, `tăng 5% (3 tỷ đồng) so với cùng kỳ (60 tỷ đồng)`.
    """
    if other.is_percent == amount.is_percent:
        return False
    if amount.is_percent and _AND_RANKS.fullmatch(words) and _RANK.match(other.noun):
        return True
    if other.is_percent:
        return bool((other.depth and _IN_BRACKET.fullmatch(words)) or _AGAIN.fullmatch(words))
    alone = words.strip() == "(" and _closes(cell, other)
    return alone and other.value * _MUCH < _last(cell, amount).value


def _is_former(cell: ClaimCell, amount: Amount, base: Amount, words: str) -> bool:
    """Tell whether the words from a change to a number behind it make that its base."""
    deeper = base.depth > amount.depth
    if is_from(cell, base) and deeper and _IN_BRACKET_FROM.fullmatch(words):
        return True
    if is_from(cell, base) and base.depth == amount.depth and _FROM_BEHIND.fullmatch(words):
        return True
    if not base.is_percent and _SAID_NEXT.fullmatch(words) and base.depth == amount.depth:
        return True
    if (again := _YEAR_NEXT.fullmatch(words)) and again["year"] == again["again"] and not base.is_percent:
        return True
    if words.strip() == "(" and deeper and _closes(cell, base) and alike(base, _last(cell, amount)):
        return True
    if deeper and _is_bare_former(cell, amount, base, words):
        return True
    plain, _, inside = words.partition("(")
    if base.is_percent and deeper and _PLANNED_CHANGE.search(inside):
        return False
    if base.is_percent and _LEVEL.search(inside) and not EARLIER.search(inside):
        return False
    plain, said = plain if base.is_percent else words, words + amount.own if deeper else words
    if not _TO_BASE.fullmatch(words) or not _BASE_WORDS.search(said) or _OTHER.search(plain):
        return False
    return not (deeper and _lists_parts(cell, base))


def _is_bare_former(cell: ClaimCell, amount: Amount, base: Amount, words: str) -> bool:
    """Tell whether a bracket has but the former number, of about the right size: `giảm 3 hộ (30 hộ)`."""
    counted = f" {amount.noun}"
    alone = words == f"{counted} (" and base.noun == amount.noun and base.after.startswith(f"{counted})")
    now = _last(cell, amount)
    gap = abs(now.value - base.value)
    return alone and alike(now, base) == SAME and amount.value <= 2 * gap <= 4 * amount.value


def _lists_parts(cell: ClaimCell, first: Amount) -> bool:
    """Tell whether a bracket has a subject of its own and goes on: `(khách quốc tế 210 lượt; ...)`."""
    inner = content_words(first.own)
    return bool(inner) and not _BASE_WORDS.search(first.own) and not _closes(cell, first)


def _closes(cell: ClaimCell, base: Amount) -> bool:
    """Tell whether a number stands alone in its bracket."""
    return bool(re.match(r"[^,;:()]{0,25}\)", cell.passage.text[base.stop : base.stop + 30]))


def _last(cell: ClaimCell, amount: Amount) -> Amount:
    """Return the number before a growth that it is said of, else itself."""
    found = (a for a in cell.back(amount, 4) if a.segment == amount.segment and not a.change)
    return next(found, amount)


def _before(cell: ClaimCell, amount: Amount) -> Amount | None:
    """Return the base that stands before: `từ 412 hộ còn 374 hộ`, `so với cùng kỳ (18 vụ) giảm 04 vụ`."""
    listed = _listed_before(cell, amount)
    if listed is not None:
        return listed
    now, wanted = "", _YEAR.findall(name_after(amount))
    for index in range(amount.index - 1, max(0, amount.index - _BACK) - 1, -1):
        base = cell.amounts[index]
        if amount.sentence - base.sentence > 1:
            break
        if not _fits(amount, base) or (base.is_percent and lead(base) == "growth"):
            continue
        year = _year_of(cell, base)
        if now and alike(amount, base) == SAME and "" < year < now and (not wanted or year in wanted):
            return base
        if _is_now(cell, amount, base):
            now = now or year
        elif base.sentence == amount.sentence and _is_period(cell, amount, base):
            return base
        if base.sentence == amount.sentence and _leads_to(cell, amount, base):
            return None if _is_of_next(cell, amount, base) else base
    return None


def _year_of(cell: ClaimCell, base: Amount) -> str:
    """Return the year that a number is called after, "" for none: `năm 2023 có 1.320 hồ sơ`."""
    found = _YEAR.findall(cell.lead_in(base))
    return found[-1] if found else ""


def _is_period(cell: ClaimCell, amount: Amount, base: Amount) -> bool:
    """Tell whether a number is called after the period that a growth is compared with."""
    told = EARLIER.search(cell.lead_in(base)) and _is_told(cell, amount, base)
    if told or _OF_PERIOD.match(base.after):
        return True
    if _COMPARED.search(base.own) and _EARLIER_BEHIND.match(base.after):
        return True
    beside = base.index + 1 == amount.index
    if beside and EARLIER.match(base.own.strip()) and _RATE_OF.fullmatch(amount.own):
        return True
    return beside and _is_compared_level(cell, amount, base)


def _is_now(cell: ClaimCell, amount: Amount, base: Amount) -> bool:
    """Tell whether a number is what a growth led to, though an earlier period is named before it.

    `quý III đạt 496 tỷ đồng, tăng 62% so với cùng kỳ`; `tăng cao so với cùng kỳ, đạt 19 tỷ đồng`.
    """
    label = cell.lead_in(base)
    told = EARLIER.search(label)
    if told is None or base.depth > amount.depth:
        return False
    if _SO.search(label[: told.start()]):
        return _THEN.match(label, told.end()) is not None
    between = cell.amounts[base.index + 1 : amount.index]
    beside = not any(alike(o, base) and not o.is_percent and not o.change for o in between)
    year, before = _YEAR.search(told[0]), cell.passage.text[max(0, base.start - 2 * _LABEL) : base.start]
    if year and any(other > year[0] for other in _YEAR.findall(before)):
        return False  # `năm 2023 có 1.365 hộ, năm 2022 là 1.300 hộ`
    return beside and _CALENDAR.match(told[0]) is not None


def _is_of_next(cell: ClaimCell, amount: Amount, base: Amount) -> bool:
    """Tell whether a change is of another than the one before it: `giảm 74 hộ, ...; xã B giảm 51 hộ`."""
    words = content_words(amount.own) - content_words("tăng giảm thêm tiếp")
    return base.segment != amount.segment and bool(words - cell.words_of(base))


def _leads_to(cell: ClaimCell, amount: Amount, base: Amount) -> bool:
    """Tell whether a number is told as that from which another became what it is."""
    if is_from(cell, base):
        if base.unit and _COUNTED.search(amount.own):
            return False
        subject = content_words(amount.own) - _SAID_OF_MOVES
        return not subject or bool(
            subject & (cell.words_of(base) | cell.words_of(cell.amounts[base.index + 1]))
        )
    return _is_risen_from(cell, amount, base) or _has_shrunk(cell, amount, base)


def _is_compared_level(cell: ClaimCell, amount: Amount, base: Amount) -> bool:
    """Tell whether a number in a bracket is what another is compared with: `cao hơn mục tiêu (28%) 3%`."""
    if base.depth <= amount.depth:
        return False
    named = name_after(amount)
    if not named.strip() and (again := _AGAIN_IN_BRACKET.match(cell.passage.text, amount.stop)):
        named = again[1]  # `tăng 386 triệu đồng (6,0%) so với cùng kỳ`
    if EARLIER.search(named) and not PLAN.search(named) and PLAN.search(cell.lead_in(base)):
        return False  # `đạt 98% kế hoạch (1.150 người), tăng 27 người so với cuối năm`
    outer = base.before[-_LABEL:]
    wide = clause(cell.passage.text[max(0, base.start - 2 * _LABEL) : base.start].rpartition("(")[0])
    return bool(_BASE_WORDS.search(outer)) or bool(_THAN.search(wide) and _closes(cell, base))


def _is_risen_from(cell: ClaimCell, amount: Amount, base: Amount) -> bool:
    """Tell whether what was told before came from a number: `đạt 15 tỷ, tăng từ 14 tỷ, tức tăng 7%`."""
    words = cell.passage.text[base.stop : amount.start]
    return bool(_RISEN_FROM.search(base.own) and _RISEN_BY.fullmatch(words))


def listed_after(cell: ClaimCell, amount: Amount) -> Amount | None:
    """Return the number of a bracket of former ones behind several differences that is called as one is.

    `giảm 2 vụ, 3 ca (quý I 9 vụ, 8 ca)`.
    """
    if amount.is_percent or amount.depth:
        return None
    after = cell.amounts[amount.index + 1 : amount.index + 1 + _AHEAD]
    first = next((a for a in after if a.depth), None)
    if first is None or first.segment != amount.segment or not EARLIER.search(cell.lead_in(first)):
        return None
    inside = _in_bracket(cell, first)
    run = _run_of_changes(cell, first)
    if len(run) == len(inside) > 1 and all(map(_fits, run, inside)):
        return inside[run.index(amount)] if amount in run else None
    fits = [a for a in inside if _fits(amount, a) and is_same_thing(a, amount)]
    return fits[0] if len(inside) > 1 and len(fits) == 1 else None


def _run_of_changes(cell: ClaimCell, first: Amount) -> list[Amount]:
    """Return the changes in a row that stand right before a bracket."""
    run: list[Amount] = []
    for index in range(first.index - 1, max(-1, first.index - 1 - _AHEAD), -1):
        change = cell.amounts[index]
        if not change.change or change.segment != first.segment or change.depth:
            break
        run.insert(0, change)
    return run


def _listed_before(cell: ClaimCell, amount: Amount) -> Amount | None:
    """Return the number of a bracket of former ones that is called as a difference is.

    `so với năm 2022 (22 vụ, 10 người chết, 19 người bị thương) giảm 04 vụ, giảm 03 người chết`.
    """
    if amount.is_percent or amount.depth:
        return None
    for index in range(amount.index - 1, max(-1, amount.index - 1 - _BACK), -1):
        first = cell.amounts[index]
        if first.sentence != amount.sentence:
            break
        if not cell.is_first_in_bracket(first) or not EARLIER.search(cell.lead_in(first)):
            continue
        inside = [a for a in cell.amounts[index : amount.index] if a.bracket == first.bracket]
        fits = [a for a in inside if _fits(amount, a) and is_same_thing(a, amount)]
        return fits[0] if len(inside) > 1 and len(fits) == 1 else None
    return None


def _is_told(cell: ClaimCell, amount: Amount, base: Amount) -> bool:
    """Tell whether a number is called after the period that a growth is compared with."""
    label, name = cell.lead_in(base), name_after(amount)
    years, wanted = set(_YEAR.findall(label)), set(_YEAR.findall(name))
    if years and wanted:
        return bool(years & wanted)
    said, meant = EARLIER.search(label), EARLIER.search(name)
    if (
        said
        and meant
        and _QUARTER.match(said[0])
        and said[0] != meant[0]
        and not _JUST_BEFORE.match(meant[0])
    ):
        return False
    same = said is not None and (meant[0] == said[0] if meant else bool(_BEFORE.search(said[0])))
    return same or base.segment == amount.segment


def is_from(cell: ClaimCell, base: Amount) -> bool:
    """Tell whether something came from a number: the next follows after `lên`, `xuống`, `còn`."""
    after = base.index + 1
    if after >= len(cell.amounts) or "từ" not in base.before or not _FROM.search(base.before):
        return False
    return _TO.search(cell.passage.text[base.stop : cell.amounts[after].start]) is not None


def _has_shrunk(cell: ClaimCell, amount: Amount, base: Amount) -> bool:
    """Tell whether a change is of two numbers of which one became the other: `14 sở còn 11 sở, giảm 3 sở`."""
    after = cell.amounts[base.index + 1]
    own = content_words(f"{amount.own} {amount.noun}") - _SAID_OF_MOVES
    near = after.index + 1 == amount.index and after.segment == amount.segment
    words = cell.passage.text[base.stop : after.start]
    return (
        near and alike(base, after) == SAME and own <= cell.words_of(base) and bool(_SHRUNK.fullmatch(words))
    )


def _paired(cell: ClaimCell, amount: Amount) -> Amount | None:
    """Return the lower number of the pair before what it is passed or missed by: `86/80 cây, vượt 6 cây`."""
    if amount.is_percent or not _PASSES.search(amount.own) or EARLIER.search(name_after(amount)):
        return None
    near = (a for a in reversed(cell.amounts[max(0, amount.index - _FEW) : amount.index]) if not a.is_percent)
    base = next(near, None)
    if base is None or base.index not in cell.denominators or base.segment != amount.segment:
        return None
    return base if _fits(amount, base) else None


def _planned(cell: ClaimCell, amount: Amount) -> Amount | None:
    """Return the plan that is passed or missed: `thực hiện 9,2 km, KH 8,5 km, vượt 0,7 km`."""
    name = name_after(amount)
    again = _AGAIN.fullmatch(amount.own) and amount.index
    if again and not name.strip():
        name = name_after(cell.amounts[amount.index - 1])
    passes = _PASSES.search(amount.own) and not EARLIER.search(name)
    if not (passes or again or _MOVES.search(amount.own)) or not (passes or PLAN.search(name)):
        return None
    near = cell.amounts[max(0, amount.index - _FEW) : amount.index]
    near = [a for a in near if a.sentence == amount.sentence and not a.change and not a.ranged]
    for base in reversed(near):
        planned = PLAN.search(base.own) and not _DONE.search(base.own)
        if planned and _fits(amount, base) and any(_is_done(a, base) for a in near):
            return base
    return None


def _is_done(now: Amount, plan: Amount) -> bool:
    """Tell whether a number beside a plan says how much of it was done."""
    return abs(now.index - plan.index) == 1 and bool(alike(now, plan)) and not PLAN.search(now.own)


def _called_so(cell: ClaimCell, amount: Amount) -> Amount | None:
    """Return the number that is called as what it is compared with: `giá mời 20 tỷ, ... so với giá mời`."""
    named = _SO_NAMED.match(amount.after) or (amount.unit == "lần" and _TIMES_NAMED.match(amount.after))
    if not named or (amount.unit != "lần" and (EARLIER.search(named[1]) or PLAN.search(named[1]))):
        return None
    words = content_words(named[1]) - _LEVEL_WORDS
    for base in cell.back(amount, _BACK) if words else ():
        if amount.sentence - base.sentence > 1:
            break
        if not base.change and _fits(amount, base) and words <= content_words(base.own):
            return base
    return None


def _whole_of(cell: ClaimCell, index: int, amount: Amount) -> Amount:
    """Return the total of a list that a number is of, or of its parts the one that a change is called as."""
    part, whole = cell.amounts[index], cell.total_of(index, amount)
    if part is whole:
        return part
    own = content_words(amount.own) - _SAID_OF_MOVES - _OF_PARTS
    if not own or own <= cell.words_of(whole):
        return whole
    parts = (a for a in cell.amounts[whole.index + 1 : amount.index] if cell.owners.get(a.index) is whole)
    return next((a for a in parts if own <= cell.words_of(a)), whole)


def now_of(cell: ClaimCell, amount: Amount, base: Amount) -> Amount | None:
    """Return the number that a growth leads to."""
    if is_from(cell, base) or (base.index + 1 < amount.index and _has_shrunk(cell, amount, base)):
        return cell.amounts[base.index + 1]
    best: Amount | None = None
    second_best: Amount | None = None
    called = content_words(f"{amount.own} {amount.after[:_CALLED]} {base.after[:_CALLED]}")
    most = 0
    for index in range(amount.index - 1, max(-1, amount.index - 1 - _BACK), -1):
        other = _whole_of(cell, index, amount)
        if amount.sentence - other.sentence > 1:
            break
        if other.depth > amount.depth or _SAVED.search(other.own):
            continue
        if other.is_percent or other.ranged or other.change or index in cell.bases or other is base:
            continue
        if index in cell.denominators and alike(other, base) and best is None:
            high = cell.amounts[cell.denominators[index]]
            two_things = high.noun and high.noun != other.noun == base.noun  # `9 lượt/80 lượt người`
            return other if high is base or two_things else high
        kind = alike(other, base)
        if kind == 2 or (kind and other.segment == amount.segment and best is None):
            said = len(called & cell.words_of(other)) + (_SAME_NOUN if other.noun == base.noun else 0)
            if best is None or (said > most and other.sentence == best.sentence and not amount.is_percent):
                best, most = other, said
        if kind and other.sentence == amount.sentence:
            second_best = second_best or other
    return best or second_best
