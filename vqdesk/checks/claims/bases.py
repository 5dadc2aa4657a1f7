"""Of what a percentage is one: beside it, by its name, or the total that it is a share of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vqdesk.checks.claims.cells import alike
from vqdesk.checks.claims.judging import is_nearly, is_unlikely, may_be_share, outcome_of
from vqdesk.checks.claims.stated import StatedClaim
from vqdesk.checks.numbers.standing import is_called_total
from vqdesk.checks.numbers.units import SAME
from vqdesk.checks.numbers.words import (
    EARLIER,
    PLAN,
    content_words,
    is_compared,
    kind_of_base,
    lead,
    name_after,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.claims.stated import ClaimVerdict, Trust
    from vqdesk.checks.numbers.amounts import Amount

_TO_BASE = re.compile(r"[^,;&.\n()]{0,110}?(?:\(\s?[^,;.\n()]{0,40}?)?(?:\slà|:)?\s?")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_FORMERLY = re.compile(r"(?:cùng (?:kỳ|thời điểm)|(?:năm|quý|tháng|kỳ|vụ) trước|năm ngoái)\b")
_OF_ALL = re.compile(r"\b(?:dân số|tổng|số|toàn)\b")
_NEXT = re.compile(
    r"(?:\s[^\W\d_]+){0,4}\s?\)?,?\s?(?:thì\s)?(?:(?:số|mức|kết quả)\s(?:[^\W\d_]+\s){1,3}?)?"
    r"(?:t[ỷỉ] lệ\s(?:[^\W\d_]+\s){0,3}?)?(?:đã\s|mới\s|chỉ\s)?"
    r"(?:đạt|bằng|tăng|giảm|vượt)\s(?:tỷ lệ\s)?"
)
_NEXT_ENDS = ("đạt", "bằng", "tăng", "giảm", "vượt", "lệ")  # looked for first
_TO_PLAN = re.compile(r"\bso(?:\svới)?\s(?:kế hoạch|kh|chỉ tiêu|dự toán|mục tiêu|nghị quyết)\b")
_TO_FORMER = re.compile(r"\bso(?:\svới)?\s(?:cùng kỳ|(?:năm|quý|tháng|kỳ|vụ) trước|năm ngoái)\b[^,;()]*\Z")
_TO_TOTAL = re.compile(r"\bso(?:\svới)?\s(?:tổng\s)?số\s(?:[^\W\d_]+\s){0,6}\Z")
_FEW_WORDS = 2  # of a name that calls a number surely
_DONE = re.compile(r"\b(?:thực hiện|đạt|được)\b")
_PLAN_AFTER = re.compile(
    r"\s?(?:và |so với |trên |với |trong khi )?(?:[^\W\d_]+ ){0,2}?(?:(?:kế hoạch|kh|chỉ tiêu|mục tiêu"
    r"|dự toán|định mức|nhu cầu)(?:\s[^\W\d_]+){0,5}"
    r"|(?:được |huyện |tỉnh |xã |thành phố |trung ương |cấp trên )?giao"
    r"(?:\s(?:cả|năm|đầu|trong|là|cho|của|kế hoạch|chỉ tiêu|nhiệm kỳ)){0,4})\s?(?:20[0-9]{2})?\s?:?\s?"
)
_REACHED_NEXT = re.compile(
    r"(?:\s[^\W\d_]+){0,4}\s?[,;.–-]?\s?(?:như vậy |tức )?(?:đã |mới |chỉ )?(?:đạt|bằng|tương đương|tương ứng"
    r"|tỷ lệ|hoàn thành)(?:\s(?:tỷ lệ|đạt|hoàn thành|thực hiện|với|mức)){0,2}\s?:?\s"
)
_NO_PLAN = re.compile(
    r"\b(?:bàn giao|chuyển giao|giao (?:lưu|thông|dịch|ban|nộp|khoán)"
    r"|thực hiện|đạt|được(?! giao)|đã|còn|vượt|kết quả|năm sau|tới|chưa|hoàn thành|đăng ký|phấn đấu)\b"
)
_SAID_OF_PLANS = content_words("so với kế hoạch kh chỉ tiêu dự toán mục tiêu đề ra được giao năm cả")
_LAST_CLAIMS = 3  # among which a plan's difference stands, where its share is read next
_HEADS = re.compile(
    r"\s?(?:các\s)?(?:chỉ tiêu|kế hoạch|kh|dự toán|mục tiêu)\b"
    r"|.*\bgiao\s(?:[^\W\d_]+\s){0,4}?(?:chỉ tiêu|kế hoạch|kh)\s(?:[^\W\d_]+\s){0,4}\Z"
)
_GOES_ON = re.compile(r"(?:\s[^\W\d_]+){0,6}(?:,\s(?:và\s)?|\svà\s)")
_GOES_ON_ENDS = (",", "và")  # looked for first
_OF_WHICH = re.compile(r"\b(?:trên|tổng|(?:mức|số) dự (?:kiến|tính))\b|\A\s(?:trong|của)(?:\ssố)?\s\Z")
_BEFORE = re.compile(r"\b(?:cùng|ck|trước|ngoái|đầu|cuối|bình quân|trung bình)\b")
_AIMED = re.compile(r"\b(?:phấn đấu|dự kiến)\b")
_BY_PLAN = re.compile(
    r"(?:\A|[.;\n]\s?)(?:theo (?:kế hoạch|chỉ tiêu|dự toán)[^,;.]{0,30},\s|(?:kế hoạch|chỉ tiêu|dự toán)\s)"
    r"[^;.()\d]{0,80}\Z"
    r"|(?<!bàn )\bgiao (?:thu|chi|trồng|tuyển|vận động|huy động)\s[^;.()\d]{0,60}\Z"
)
"""What begins a sentence or a clause, also with commas, whose number is a plan."""
_FUNDS = re.compile(
    r"\b(?:tổng|nguồn)\s(?:số\s)?vốn\b(?!.*\b(?:giải ngân|thanh toán|huy động|giá trị)\b)"
    r"|\bvốn\b[^,;]{0,60}\b(?:bố trí|giao|phân bổ|cấp)\b"
    r"|\b(?:bố trí|giao|phân bổ|cấp)\b[^,;]{0,60}\bvốn\b"
)
"""What calls a sum the plan of which `kế hoạch vốn` is said."""
_PLAN_NOUN = re.compile(r"\b(?:kế hoạch|kh|dự toán|chỉ tiêu|nghị quyết|mục tiêu)\b")
_PASSED = re.compile(r"\b(?:vượt|đạt|tăng|giảm|hoàn thành)\b")
_PART_OF_YEAR = re.compile(r"\b(?:quý|tháng|đợt|vụ|kỳ|giai đoạn|năm sau|năm tới)\b")
_ISSUERS = re.compile(
    r"\b(?:trung ương|tw|chính phủ|thủ tướng|quốc hội|(?<!cán )(?<!toàn )(?<!đồng )(?<!nội )bộ"
    r"|tổng cục|cục|tỉnh|thành phố|(?<!cơ )(?<!trụ )sở|huyện|thị xã|(?<!hợp tác )xã"
    r"|phường|hđnd|nghị quyết|pháp lệnh|đại hội|đầu năm|điều chỉnh|cấp trên)\b"
)
_GIVEN = re.compile(r"(?:[^\W\d_]+\s){1,5}(?<!được )giao\b")
_LISTED = re.compile(r"\b(?:gồm|cụ thể(?:\slà)?|như|cả)\b[^,;()]{0,12}\Z")
_OTHER = re.compile(
    r"\b(?:và|trong đó|tăng(?!\strưởng)|giảm(?!\snghèo)|đạt|chiếm|bằng|còn|(?<!so )với(?!\s(?:kế|kh|dự"
    r"|chỉ|mục|nghị|cùng|tổng|số|năm|đầu|bình|toàn|quý|tháng|khi)))\b"
)


def explicit_base(cell: ClaimCell, percent: Amount, top: Amount) -> Amount | None:
    """Return the number that follows a percentage as its base: `kế hoạch (8.000 lượt)`, `so với 1.820 ha`."""
    after = percent.index + 1
    if after >= len(cell.amounts):
        return None
    base = cell.amounts[after]
    words = cell.passage.text[percent.stop : base.start]
    if base.is_percent or base.ranged or after in cell.pairs or base.change:
        return None
    kind = alike(top, base)
    if not kind and (top.unit or base.unit or not _OF_ALL.search(words)):
        return None
    if not _TO_BASE.fullmatch(words) or _OTHER.search(words) or _LISTED.search(words):
        return None
    in_bracket = base.depth > percent.depth
    if in_bracket and _heads_list(cell, base):
        return None
    named = kind_of_base(words.partition("(")[0])
    inner = kind_of_base(words.partition("(")[2])
    if named == "total" and not in_bracket and not is_compared(words) and not _OF_WHICH.search(words):
        return None
    if named or inner:
        return base
    return base if in_bracket and base.value >= top.value and alike(top, base) == SAME else None


def _heads_list(cell: ClaimCell, first: Amount) -> bool:
    """Tell whether more numbers of the kind stand in the bracket: `(lợn 6.400 con, gà 80.000 con)`."""
    others = cell.amounts[first.index + 1 : first.index + 3]
    return any(o.bracket == first.bracket and not o.is_percent and alike(o, first) == SAME for o in others)


def base_before(cell: ClaimCell, percent: Amount) -> Amount | None:
    """Return the plan right before a percentage: `so với kế hoạch 2.000 lượt đạt`, `(KH 40), đạt`."""
    if not percent.index or not percent.is_percent:
        return None
    base = cell.amounts[percent.index - 1]
    words = cell.passage.text[base.stop : percent.start]
    if base.is_percent or base.ranged or base.change:
        return None
    if base.index in cell.bases and not _is_passed_plan(cell, base):
        return None
    if _is_plan_after(base) and not _is_of_part(percent, base) and _REACHED_NEXT.fullmatch(words):
        return base
    if not words[:-1].endswith(_NEXT_ENDS) or not _NEXT.fullmatch(words):
        return None
    label = cell.lead_in(base)
    inside = base.depth > 0 and PLAN.match(base.own.strip())
    told = _FORMERLY.match(base.own.strip()) or (base.depth > 0 and _TO_FORMER.search(label))
    former = bool(told) and kind_of_base(name_after(percent)) != "plan"
    if _TO_TOTAL.search(base.own) and base.unit != "lần":
        return base
    return base if inside or former or (_TO_PLAN.search(label) and not _DONE.search(label)) else None


def _is_passed_plan(cell: ClaimCell, base: Amount) -> bool:
    """Tell whether a number is the plan that was passed by so much: a share of it may be told as well."""
    told = [claim for claim in cell.claims[-_LAST_CLAIMS:] if claim.base is base]
    passed = told and not any(claim.stated.is_percent for claim in told)
    return bool(passed) and _TO_PLAN.search(cell.lead_in(base)) is not None


def _is_of_part(percent: Amount, base: Amount) -> bool:
    """Tell whether a plan is that of a part of the year which a percentage's name is not."""
    return bool(_PART_OF_YEAR.search(base.own)) and not _PART_OF_YEAR.search(name_after(percent))


def _is_plan_after(base: Amount) -> bool:
    """Tell whether a clause only names the plan of what was told before: `..., kế hoạch năm 40 ha`."""
    told = base.own != base.before and _PLAN_AFTER.fullmatch(base.own)
    return bool(told) and not _NO_PLAN.search(base.own)


def named_base(cell: ClaimCell, percent: Amount, top: Amount, name: str, kind: str) -> StatedClaim:
    """Read a share of a plan or a former period whose number stands elsewhere in the cell or the task."""
    wanted = PLAN if kind == "plan" else EARLIER
    labelled = _labelled(cell, percent, top, wanted, name)
    found = [each for each in labelled if not is_of_other_issuer(name, each[0])]
    if kind == "plan":
        found += _of_task(cell, top)
    claim = StatedClaim("base", percent, "share", (), trust="weak")
    if not found and kind == "plan":
        top, found = _another(cell, percent, top)
    if not found:
        may = kind == "plan" and top.field == percent.field and top.index not in cell.pairs
        told = _told_before(cell, percent, top, name) if may else None
        return told or claim
    words = content_words(name)
    about = content_words(top.own) | content_words(top.noun)
    ranked = sorted(((_fit(each, words, about), each) for each in found), key=lambda each: -each[0])
    best = ranked[0][0]
    nearest = [base for fit, (_, base, _) in ranked if fit >= best - 3]
    if held := _held(claim, top, nearest, ("hold", "cut_off")):
        return held
    if kind == "plan" and (counted := _counted_in_task(cell, top, claim)):
        return counted
    likeliest = ranked[0][1][1]
    first = claim.of(top, likeliest)
    if is_unlikely(first):
        for fit, (_, base, likeness) in ranked[1:]:
            trial = claim.of(top, base)
            if likeness == SAME and fit > 2 and is_nearly(trial):
                return replace(trial, trust="likely")
    alone = len(ranked) == 1 or best > ranked[1][0]
    told_later = likeliest.field == percent.field and likeliest.sentence > percent.sentence
    first.trust = "weak" if told_later or not alone else _trust(best)
    if likeliest.field == percent.field and likeliest.sentence != top.sentence:
        first.trust = first.trust if _is_called_so(name, ranked[0][1][0], about) else "weak"
    first.bound = len(words) > 1 and words <= content_words(ranked[0][1][0])
    return first


def _told_before(cell: ClaimCell, percent: Amount, top: Amount, name: str) -> StatedClaim | None:
    """Read a share of the plan that a percentage before has: `418/500 nhà, đạt 84% kế hoạch, trong đó ...`.

    It is surely meant where a part of the same is told, or where the name has more words of it.
    """
    more = content_words(name) - _SAID_OF_PLANS
    for claim in reversed(cell.claims[-_LAST_CLAIMS:]):
        base = claim.base
        if base is None or claim.formula != "share" or percent.sentence - claim.stated.sentence > 1:
            continue
        if base.field != percent.field or alike(top, base) < SAME or outcome_of(claim).verdict == "wrong":
            continue
        behind = name_after(claim.stated)
        if not PLAN.search(behind) or is_of_other_issuer(name, behind):
            continue
        part = cell.passage.text.find("trong đó", claim.stated.stop, top.start) >= 0
        called = more and more <= content_words(f"{behind} {claim.parts[0].before}")
        trust: Trust = "likely" if (part and top.noun and not more) or called else "weak"
        return StatedClaim("base", percent, "share", (top, base), trust=trust, base=base)
    total = next(
        (a for a in cell.back(percent) if a is not top and alike(a, top) == SAME and not a.change), None
    )
    same = total is not None and total.sentence == percent.sentence and total.noun == top.noun
    if total is None or not same or not is_called_total(total.own) or total.value < top.value:
        return None
    return StatedClaim("base", percent, "share", (top, total), trust="weak", base=total)


def is_of_other_issuer(name: str, label: str) -> bool:
    """Tell whether a plan is called after somebody else: `nghị quyết HĐND huyện` by `dự toán tỉnh giao`."""
    given, by = _GIVEN.search(name), _GIVEN.search(label)
    both = given is not None and by is not None
    meant = set(_ISSUERS.findall(given[0] if both and given else name))
    said = _ISSUERS.findall(by[0] if both and by else label) if meant else []
    return bool(said) and meant.isdisjoint(said)


def _is_called_so(name: str, label: str, about: frozenset[str]) -> bool:
    """Tell whether a plan of another sentence is called a plan in the same word, or counts the same thing."""
    given, by = _GIVEN.search(name), _GIVEN.search(label)
    if given and by and set(_ISSUERS.findall(given[0])) == set(_ISSUERS.findall(by[0])) != set():
        return True
    meant = set(_PLAN_NOUN.findall(name))
    if EARLIER.search(name) and not meant:
        return bool(about & content_words(label))
    return bool(about & content_words(label)) or not meant or bool(meant & set(_PLAN_NOUN.findall(label)))


def _trust(best: int) -> Trust:
    """Return how sure a base is by how much of its label is said; one told later may be the next plan."""
    return "sure" if best >= 3 else "likely" if best >= 2 else "weak"


def _another(cell: ClaimCell, percent: Amount, top: Amount) -> tuple[Amount, list[tuple[str, Amount, int]]]:
    """Return another number of the sentence's part whose like the task's own words plan."""
    for other in cell.numerators(percent):
        found = [each for each in _of_task(cell, other) if each[2] == 2]
        if found and other is not top:
            return other, found
    return top, []


def _labelled(
    cell: ClaimCell, percent: Amount, top: Amount, wanted: re.Pattern[str], name: str
) -> Iterator[tuple[str, Amount, int]]:
    """Yield the cell's numbers that a plan or a period names, with their labels; plans may head a list."""
    heads: dict[tuple[int, int], str] = {}
    low, high = max(0, percent.index - 24), percent.index + 12
    for amount in cell.amounts[low:high]:
        cut = _behind_name(cell, amount)
        before = cell.lead_in(amount) if cut is None else cut
        owner = _owner(cell, amount, wanted)
        if owner not in (None, percent) and not _heads_list(cell, amount) and not _names(name, amount):
            continue
        head = _head(cell, amount, before, heads, owned=owner is not None) if wanted is PLAN else ""
        if amount.is_percent or amount.ranged or amount is top or amount.index == top.index:
            continue
        if (amount.change and not top.change) or (lead(amount) == "share" and not wanted.search(before)):
            continue
        # `kế hoạch 720 chỉ tiêu; đã tuyển 693 học sinh`
        kind = alike(top, amount) or int(not top.unit and amount.noun.startswith("chỉ tiêu"))
        if not kind:
            continue
        label = cell.label(amount) if cut is None else f"{cut} {amount.noun}"
        if wanted is EARLIER and not _is_earlier(label, name, cell.label(top)):
            continue
        called = "số " in name and amount.index < percent.index and _names_before(name, amount)
        planned = wanted is PLAN and (
            _AIMED.search(label) or ("vốn" in name and _FUNDS.search(label)) or _BY_PLAN.search(amount.before)
        )
        if wanted.search(label) or head or called or planned:
            yield f"{head} {label}", amount, kind


def _head(
    cell: ClaimCell, amount: Amount, before: str, heads: dict[tuple[int, int], str], *, owned: bool
) -> str:
    """Return the plan at the head of the list in which a number stands, and note those that begin one.

    `Kế hoạch năm: lợn 6.400 con, ...`; `Chỉ tiêu phát triển mới 44 doanh nghiệp, 08 hợp tác xã`.
    """
    place, ahead = (amount.sentence, amount.bracket), before.partition(":")[0] if ":" in before else ""
    if ahead and PLAN.search(ahead) and not _PASSED.search(ahead):
        heads[place] = ahead
    elif owned:
        heads[place] = "kế hoạch"
    head = heads.get(place) or _begun(cell, amount)
    if not head or PLAN.search(before) or _is_result(cell, amount):
        return ""
    heads[place] = head
    return head


def _begun(cell: ClaimCell, amount: Amount) -> str:
    """Return the plan that begins a list with the number before one; "" where none does."""
    former = cell.amounts[amount.index - 1] if amount.index else amount
    beside = former is not amount and former.bracket == amount.bracket
    if not beside or not amount.before[:-1].endswith(_GOES_ON_ENDS) or not _GOES_ON.fullmatch(amount.before):
        return ""
    begun = cell.lead_in(former)
    return begun if _HEADS.match(begun) and not _PASSED.search(begun) else ""


def _names(name: str, amount: Amount) -> bool:
    """Tell whether a name calls a number as its own clause does: `2% số phải thu`, `(số phải thu 101 tỷ)`."""
    said = content_words(name)
    return len(said) >= _FEW_WORDS and said <= content_words(amount.own)


def _names_before(name: str, amount: Amount) -> bool:
    """Tell whether a name calls what stands before a comma: `số hộ đăng ký nuôi lợn, gà sạch là 90 hộ`."""
    said = content_words(name) - _SAID_OF_PLANS if amount.own != amount.before else frozenset()
    return len(said) >= _FEW_WORDS and said <= content_words(amount.before)


def _is_result(cell: ClaimCell, amount: Amount) -> bool:
    """Tell whether a percentage behind a number says how far a plan of its own was reached."""
    after = cell.amounts[amount.index + 1 : amount.index + 2]
    return (
        bool(after) and after[0].is_percent and lead(after[0]) == "share" and after[0].depth == amount.depth
    )


def _behind_name(cell: ClaimCell, amount: Amount) -> str | None:
    """Return the words before a number behind the plan of the percentage before it, None where none is.

    `đạt 60% dự toán giao và chi cấp xã 51 tỷ`.
    """
    former = cell.amounts[amount.index - 1] if amount.index else amount
    if former.is_percent and amount.own == amount.before and " và " in amount.own:
        return amount.own.rpartition(" và ")[2]
    return None


def _owner(cell: ClaimCell, amount: Amount, wanted: re.Pattern[str]) -> Amount | None:
    """Return the percentage whose base stands in the bracket right behind it."""
    if not amount.index or not cell.is_first_in_bracket(amount):
        return None
    former = cell.amounts[amount.index - 1]
    return former if former.is_percent and wanted.search(name_after(former)) else None


def _is_earlier(label: str, name: str, now: str) -> bool:
    """Tell whether a label names the period that a base is called after: the same year, or no other.

    A year alone is an earlier one only where what is compared is told of another, `now`.
    """
    years, meant = set(_YEAR.findall(label)), set(_YEAR.findall(name))
    if PLAN.search(label) or (years and not meant and not _BEFORE.search(label) and not _YEAR.search(now)):
        return False
    return not years or not meant or bool(years & meant)


def _of_task(cell: ClaimCell, top: Amount) -> Iterator[tuple[str, Amount, int]]:
    """Yield the numbers of the task's own words that are of one kind with the result."""
    for amount in cell.of_task:
        kind = 0 if amount.is_percent or amount.ranged else alike(top, amount)
        if kind == 2 or (kind and len(cell.of_task) == 1):
            yield f"{amount.own} {amount.noun} {amount.after[:30]}", amount, kind


def _counted_in_task(cell: ClaimCell, top: Amount, claim: StatedClaim) -> StatedClaim | None:
    """Return a share of what the task's own words count, whatever that is called, if it holds."""
    counted = [] if top.unit else [base for base in cell.of_task if not (base.unit or base.ranged)]
    return _held(claim, top, counted, ("hold",))


def _held(
    claim: StatedClaim, top: Amount, bases: Iterable[Amount], verdicts: Sequence[ClaimVerdict]
) -> StatedClaim | None:
    """Return the share of the first of some bases of which one of these can be said; None of none."""
    for base in bases:
        if may_be_share(top, claim.stated, base):
            trial = claim.of(top, base)
            if outcome_of(trial).verdict in verdicts:
                return trial
    return None


def _fit(found: tuple[str, Amount, int], words: frozenset[str], about: frozenset[str]) -> int:
    label, _, kind = found
    said = content_words(label)
    return kind + 2 * len(said & words) + len(said & about)
