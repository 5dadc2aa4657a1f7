"""A cell while its claims are being read: its amounts, its pairs, which amounts are somebody's base."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from vqdesk.checks.numbers.amounts import MOST_OF_TASK, PERCENT, POINTS
from vqdesk.checks.numbers.units import OTHERS, PERHAPS, SAME, is_short, noun_likeness
from vqdesk.checks.numbers.words import clause, content_words, lead, lead_of, name_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.checks.claims.stated import StatedClaim
    from vqdesk.checks.numbers.amounts import Amount, Lead
    from vqdesk.checks.numbers.passages import NumberedText

_STROKE = re.compile(
    r"\s?[^\W\d_]*(?:\s[^\W\d_]+){0,5}\s?/\s?(?:tổng\s(?:số\s)?"
    r"|(?:kế hoạch|kh|dự toán|dt|chỉ tiêu|ct|nghị quyết|nq)\s(?:[^\W\d_]+\s){0,4})?"
)
_AND_KIND = r"(?:,\s[^\W\d_]+)?"  # `561 vụ, việc trong tổng số`
_OF_ALL = re.compile(
    rf"(?:\s[^\W\d_]+){{0,3}}{_AND_KIND}(?:\s[^\W\d_]+){{0,10}},?\s(?:trên|trong|/)\s?(?:tổng số|tổng|số)\s"
    r"(?!(?:đó|này|ấy)\b)(?:[^\W\d_]+\s){0,3}"
)
_OF_TOTAL = re.compile(
    rf"(?:\s[^\W_]+){{0,3}}{_AND_KIND}(?:\s[^\W_]+){{0,10}},?\s(?:trên|trong|/)\s?tổng số\s"
    r"(?:[^\W\d_]+\s){0,3}"
)
_ON = re.compile(r"(?:\s[^\W\d_]+){0,4}\strên\s")
_TOLD_OF_ALL = re.compile(r"(?:\)\s?/|\s(?:trên|trong)\s(?:tổng số|tổng))\s?(?:[^\W\d_]+\s){0,3}\Z")
_TOLD, _TOLD_BACK = 40, 6  # characters, amounts before a total
_COMPARING = re.compile(r"tăng|giảm|bớt|mở rộng thêm|vượt|hơn|hụt|kém|sụt|tụt|bội thu")
_OF_SO_MANY = re.compile(
    r"(?:\s[^\W\d_]+){0,4}\s(?:trên|trong)\s(?:tổng số\s|tổng\s|số\s)?(?:gần\s|hơn\s|khoảng\s)?"
)
_AMONG = re.compile(r"\b(?:là|thuộc|đứng|nằm|top|xếp|lọt)(?:\s[^\W\d_]+)?\s\Z")  # `là 1 trong 5 địa phương`
_OF_LIKE = re.compile(
    r"(?:\s[^\W\d_]+){1,12}(?<!có)(?<!được)(?<!cho)(?<!với)(?<!đạt)(?<!là)(?<!gồm)(?<!tại)\strên\s"
)
_ON_PLAN = re.compile(r"\s?(?:trên|/)\s(?:dự toán|kế hoạch|kh|chỉ tiêu|tổng|số)\s(?:[^\W\d_]+\s){0,5}")
_LONG_STROKE = re.compile(r"(?:\s[^\W\d_]+){0,10}\s?/\s?")
_POPULATION = re.compile(r"(?:dân|nhân khẩu|khẩu)\b")
_OF_HERD = re.compile(r"(?:\s[^\W\d_]+){0,3}\s?/\s?tổng\s(?:[^\W\d_]+\s){0,6}")
_PLANNED = re.compile(r"(?:chỉ tiêu|kế hoạch|kh|dự toán)\b")
_GOES_ON = re.compile(r"[^;]*;\s?(?:so với [^;,]{1,40})?(?:đạt|chiếm|bằng)\s(?:t[ỷỉ] lệ\s)?")
_GOES_FAR_ON = re.compile(
    r"[^;.]*[;.]\s?[-+*]?\s?(?:(?:kết quả|như vậy|tính chung|tổng hợp),?:?\s)?(?:so với [^;,.]{1,40}?\s?)?"
    r"(?:tỷ lệ|đạt|chiếm|bằng|hoàn thành)(?:\s(?:tỷ lệ|hoàn thành|thực hiện|đạt|chung|là)){0,3}\s?:?\s"
)
_NEAR_END, _FAR_END = re.compile(r"[,;.()\n]"), re.compile(r"[;.()\n]|\btrong (?:số )?đó\b")
_LABEL, _LONGEST_END = 60, 12  # characters behind a number that name it, and of what ends them
_FOLLOWING = re.compile(r"(?:\s[^\W\d_]+){0,3}")
_AGAIN = re.compile(r",?\s(?:tương ứng|tương đương|tức)(?:\s(?:với|là|tăng|giảm))?\s")
_LISTED = re.compile(r"(?:\s[^\W\d_]+){0,2}(?:,\s(?:và\s)?|\s?/\s?)")
_SIGNS = frozenset("+-–−")
_BEHIND_BRACKET = re.compile(r"\s?\)\s?(?:(?:là|tới|gần|khoảng|hơn|đến)\s){0,2}")
_OUTER = 120  # characters before a bracket that say what a number behind it is
_BESIDE = re.compile(r"(?:\s[^\W\d_]+){0,4}\s?(?:/|\s[-–]\s|,?\svới\s)\s?")
_WITH_PERSONS = re.compile(r"(?:vụ|lượt|chuyên án)(?:\s[^\W\d_]+)?,\s")
_PERSONS = re.compile(r"(?:đối tượng|bị can|bị cáo|người(?! (?:chết|bị|mất))|công dân)\b")
"""`28 vụ, 43 đối tượng`: the second says of how many persons the first is."""
_PLACED = (" tại ", " ở ", " thuộc ")  # what follows counts where something is
_BACK = 16  # amounts that are looked back over


class ClaimCell:
    """The claims of one field and what they stand on; `around` are the task's other texts."""

    def __init__(self, passage: NumberedText, around: Sequence[NumberedText] = ()) -> None:
        self.passage = passage
        self.amounts = passage.amounts
        self.around = around
        self.of_task = [each for passage in around for each in passage.amounts[:MOST_OF_TASK]]
        self._lead_ins: dict[Amount, str] = {}
        self.claims: list[StatedClaim] = []
        self.bases: set[int] = set()
        self.standings: dict[int, tuple[int, bool]] = {}
        self.withins: list[int] | None = None
        self.owners: dict[int, Amount] = {}
        self._leads: dict[Amount, Lead] = {}
        self._words: dict[Amount, frozenset[str]] = {}
        self._far_words: dict[Amount, frozenset[str]] = {}
        self._based: set[int] = set()
        self._looked_at = 0
        self._numerators: tuple[tuple[int, int], list[Amount]] = ((-1, 0), [])
        self.pairs = dict(self._find_pairs())
        self.denominators = {low: high for high, low in self.pairs.items()}
        for amount in self.amounts:
            if amount.is_percent:
                continue
            # The word is looked for first: most numbers compare nothing.
            may = ")" in amount.before[:2] or _COMPARING.search(_behind_colon(amount.own))
            amount.change = bool(may and self.lead(amount) == "growth") or self._goes_on_changing(amount)
            if amount.change and amount.unit == "điểm" and self._is_of_levels(amount):
                amount.unit, amount.is_percent, amount.change = POINTS, True, False

    def _is_of_levels(self, amount: Amount) -> bool:
        """Tell whether points are those of percentages: `đạt 68,4%, cao hơn bình quân (61,9%) 6,5 điểm`."""
        before = self.amounts[amount.index - 1] if amount.index else amount
        return before.unit == PERCENT and before.segment == amount.segment

    def _goes_on_changing(self, amount: Amount) -> bool:
        """Tell whether a number goes on with a change: `giảm 2 vụ, 3 người`, `tăng 15% tương ứng 6 tỷ`."""
        if not amount.index:
            return False
        if amount.depth and amount.own.strip() in _SIGNS:
            return True
        former = self.amounts[amount.index - 1]
        if former.is_percent:
            again = former.sentence == amount.sentence and _AGAIN.fullmatch(amount.before)
            return bool(again) and self.lead(former) == "growth"
        if not former.change or former.bracket != amount.bracket or former.noun == amount.noun:
            return False
        return bool(_LISTED.fullmatch(amount.before.removeprefix(f" {former.noun}")))

    def lead(self, amount: Amount) -> Lead:
        """Return what the words before a number make of it, also those before a bracket that ends there."""
        known = self._leads.get(amount)
        if known is None:
            known = self._leads[amount] = self._lead(amount)
        return known

    def _lead(self, amount: Amount) -> Lead:
        behind = ")" in amount.before[:2] and amount.index and not self._is_elsewhere(amount)
        if behind and _BEHIND_BRACKET.fullmatch(amount.before):
            opened = self.passage.text.rfind("(", 0, amount.start)
            outer = self.passage.text[max(0, opened - _OUTER) : opened]
            return lead_of(clause(outer), amount) if opened >= 0 else "none"
        return lead(amount)

    def words_of(self, amount: Amount, *, far: bool = False) -> frozenset[str]:
        """Return the words of a number's label that tell it from others."""
        known = self._far_words if far else self._words
        words = known.get(amount)
        if words is None:
            words = known[amount] = content_words(self.label(amount, far=far))
        return words

    def _is_elsewhere(self, amount: Amount) -> bool:
        """Tell whether a number is one of the task's own words: places here are not its own."""
        return amount.field != self.passage.name

    def has_base(self, amount: Amount) -> bool:
        """Tell whether a number is the base of a claim that was read."""
        self._based.update(id(claim.base) for claim in self.claims[self._looked_at :])
        self._looked_at = len(self.claims)
        return id(amount) in self._based

    def _find_pairs(self) -> Iterator[tuple[int, int]]:
        """Yield the numbers written as one over another: `14/16`, `46 hộ/52 hộ`, `23 trên tổng số 27`."""
        taken = -1
        for first, second in pairwise(self.amounts):
            words = second.before
            may = "/" in words or "trên" in words or "trong" in words
            if not may or second.is_percent or first.index == taken:
                continue
            if self._is_over(first, second):
                taken = second.index
                _share_unit(first, second)
                yield first.index, second.index
            elif (apart := self._told_before(second)) is not None and apart.index > taken:
                taken = second.index
                yield apart.index, second.index

    def _is_over(self, first: Amount, second: Amount) -> bool:
        """Tell whether a number is written as one over the next."""
        if first.is_percent or first.depth != second.depth:
            return False
        words = second.before
        return len(words) < 90 and _joins(words, first, second) and _may_pair(first, second)

    def _told_before(self, total: Amount) -> Amount | None:
        """Return the number that a total is told of behind others: `37 trường (gồm ...) trong tổng số 79`.

        Those stand in a bracket, or say something else of it: `195 đơn với 4 tỷ đồng trên tổng số 1.860 đơn`.
        """
        if total.index < 2 or total.depth:
            return None
        if not _TOLD_OF_ALL.search(total.before[-_TOLD:]):
            return None
        for other in reversed(self.amounts[max(0, total.index - _TOLD_BACK) : total.index]):
            if other.depth:
                continue
            if other.segment != total.segment or other.is_percent or other.ranged:
                return None
            if alike(other, total):
                like = other.noun and alike(other, total) == SAME and other.value <= total.value
                return other if like and other.index + 1 < total.index else None
        return None

    def back(self, amount: Amount, most: int = _BACK) -> Iterator[Amount]:
        """Yield the numbers before one, nearest first, that stand no deeper and are no percentages.

        What compares, is a base already, or one end of a range is passed over.
        """
        bracket, depth, bases = amount.bracket, amount.depth, self.bases
        for other in reversed(self.amounts[max(0, amount.index - most) : amount.index]):
            if other.is_percent or other.ranged or other.index in bases:
                continue
            if other.bracket == bracket or other.depth < depth:
                yield other

    def numerators(self, percent: Amount) -> list[Amount]:
        """Return the numbers of the same part of a sentence of which a percentage may speak, nearest first.

        A comparing one comes last.
        """
        at = (percent.index, len(self.bases))
        if self._numerators[0] != at:
            self._numerators = (at, self._find_numerators(percent))
        return self._numerators[1]

    def _find_numerators(self, percent: Amount) -> list[Amount]:
        segment = percent.segment
        before = self.amounts[percent.index - 1] if percent.index else percent
        if (";" in percent.before and _GOES_ON.fullmatch(percent.before)) or (
            before.depth == percent.depth and not before.is_percent and _GOES_FAR_ON.fullmatch(percent.before)
        ):
            segment = before.segment
        found = [a for a in self.back(percent, 8) if a.segment == segment]
        return sorted(found, key=self._rank) if len(found) > 1 else found

    def _rank(self, amount: Amount) -> tuple[bool, bool, bool]:
        return amount.change, self.is_other_measure(amount), amount.own.endswith(_PLACED)

    def is_other_measure(self, amount: Amount) -> bool:
        """Tell whether a number says the same thing in another measure: `186 con/31 hộ`."""
        return (
            self.passage.text[amount.start - 1 : amount.start] == "/"
            and amount.index not in self.denominators
        )

    def mate(self, amount: Amount) -> Amount | None:
        """Return the number that says the same in another measure: of `57 lượt/81 người` the people."""
        if amount.index in self.pairs:
            return self.amounts[self.pairs[amount.index]]
        after = self.amounts[amount.index + 1 : amount.index + 2]
        if not after or after[0].is_percent or after[0].change or alike(amount, after[0]) == SAME:
            return None
        if _BESIDE.fullmatch(self.passage.text, amount.stop, after[0].start):
            return after[0]
        listed = _PERSONS.match(after[0].noun) and _WITH_PERSONS.fullmatch(amount.noun + after[0].before[-2:])
        return after[0] if listed and after[0].before == f" {amount.noun}, " else None

    def total_of(self, index: int, amount: Amount) -> Amount:
        """Return the total of a list that a number is of, where another speaks behind it; else the number."""
        part = self.amounts[index]
        total = self.owners.get(index)
        return total if total is not None and part.segment != amount.segment else part

    def numerator(self, percent: Amount) -> Amount | None:
        """Return the number of which a percentage speaks."""
        found = self.numerators(percent)
        return found[0] if found and not found[0].change else None

    def lead_in(self, amount: Amount) -> str:
        """Return the words of a number's clause; of the first in a bracket also those before that."""
        words = self._lead_ins.get(amount)
        if words is None:
            if self._is_elsewhere(amount):
                return amount.own
            words = amount.own.removeprefix(self._former_name(amount))
            inside = amount.depth > 0 and len(words) < 30 and "(" in amount.before
            if inside and self.is_first_in_bracket(amount):
                outer, _, _ = amount.before.rpartition("(")
                before = self.amounts[amount.index - 1] if amount.index else amount
                told = before.own if before.is_percent and not outer.strip() else clause(outer)
                words = f"{told} {words}"
            self._lead_ins[amount] = words
        return words

    def _former_name(self, amount: Amount) -> str:
        """Return what the percentage before a number is one of, where the number's clause begins with it.

        `đạt 71% kế hoạch và nhập khẩu 467 triệu USD`: 467 is no plan.
        """
        if not amount.index or amount.own != amount.before:
            return ""
        former = self.amounts[amount.index - 1]
        name = name_after(former) if former.is_percent else amount.before
        return name if len(name) < len(amount.before) else ""

    def label(self, amount: Amount, *, far: bool = False) -> str:
        """Return the words that name a number: those of its clause before it, its noun and what follows.

        With `far` what follows may go on behind a comma: `143 thôn, khối phố có nhà văn hóa`.
        """
        before = self.lead_in(amount)
        paired = amount.index in self.pairs and not self._is_elsewhere(amount)
        low = self.amounts[self.pairs[amount.index]] if paired else amount
        end = (_FAR_END if far else _NEAR_END).search(low.after, 0, _LABEL + _LONGEST_END)
        words = low.after[: min(end.start(), _LABEL) if end else _LABEL]
        if end and end[0] == "(" and end.start() <= _LABEL:
            words += self._behind_share(low)
        return f"{before} {words}"

    def _behind_share(self, amount: Amount) -> str:
        """Return what goes on naming a number behind its share: `96 xã (chiếm 67,1%) đạt chuẩn`."""
        share = self.amounts[amount.index + 1 : amount.index + 2]
        if self._is_elsewhere(amount) or not share or not share[0].is_percent or share[0].after[:1] != ")":
            return ""
        end = _NEAR_END.search(share[0].after, 1, _LABEL + _LONGEST_END)
        return share[0].after[1 : min(end.start(), _LABEL) if end else _LABEL]

    def is_alone(self, amount: Amount) -> bool:
        """Tell whether a number stands in a bracket without others: `(631 em)`."""
        behind = self.amounts[amount.index + 1 : amount.index + 2]
        return self.is_first_in_bracket(amount) and not any(a.bracket == amount.bracket for a in behind)

    def is_first_in_bracket(self, amount: Amount) -> bool:
        """Tell whether no other number stands before one in its bracket."""
        return amount.depth > 0 and (
            amount.index == 0 or self.amounts[amount.index - 1].bracket != amount.bracket
        )


def _behind_colon(words: str) -> str:
    """Return the words of a clause behind its colon, where there are any: `vượt kế hoạch: Lộc Hà 364 tỷ`."""
    if ":" not in words:
        return words
    behind = words.rpartition(":")[2]
    return behind if behind.strip() else words


def _joins(words: str, first: Amount, second: Amount) -> bool:
    if _PLANNED.match(second.noun):
        return bool(_STROKE.fullmatch(words) or (first.unit == second.unit and _OF_TOTAL.fullmatch(words)))
    likeness = noun_likeness(first.noun, second.noun) if first.noun and second.noun else SAME
    if _ON_PLAN.fullmatch(words) and first.unit == second.unit and (first.unit or likeness == SAME):
        return True
    bare = not (first.unit or first.noun)
    part = first.value <= second.value and (first.unit == second.unit or bare)
    if part and _is_told_of(words, first, second, likeness):
        return True
    if _OF_TOTAL.fullmatch(words) and first.value <= second.value:
        return True
    if likeness < SAME and not first.unit and not (likeness and is_short(first.noun.split()[0])):
        return False
    if _STROKE.fullmatch(words) or _OF_ALL.fullmatch(words):
        return True
    same = first.noun and noun_likeness(first.noun, second.noun) == SAME
    return bool(same and first.value <= second.value and _ON.fullmatch(words))


def _is_told_of(words: str, first: Amount, second: Amount, likeness: int) -> bool:
    """Tell whether one number is told to be of another that is no smaller: `74 trong 92 nhiệm vụ`."""
    if _OF_HERD.fullmatch(words) and not first.unit:
        return True
    if _OF_SO_MANY.fullmatch(words) and not _AMONG.search(first.own):
        if first.value == 1:
            return False  # `1 trong 5 huyện dẫn đầu`
        plain = not first.noun and not first.unit
        return bool((plain and (second.noun or "tổng" in words)) or (first.noun and likeness) or first.unit)
    if likeness and _POPULATION.match(second.noun) and _STROKE.fullmatch(words):
        return True
    same = bool(first.noun) and likeness == SAME
    return same and bool(_OF_LIKE.fullmatch(words) or _LONG_STROKE.fullmatch(words))


def _may_pair(first: Amount, second: Amount) -> bool:
    """Tell whether one number may be over another: of one kind, or the lower one a plan."""
    counted = not (first.unit or second.unit or first.decimals or second.decimals)
    return bool(alike(first, second) or counted or (_PLANNED.match(second.noun) and not first.unit))


def _share_unit(first: Amount, second: Amount) -> None:
    """Give the upper number the unit that stands once behind both: `18,6/18,6 km`."""
    if first.unit or first.noun:
        return
    scale = second.scale
    first.unit, first.noun = second.unit, second.noun
    first.value, first.step = first.value * scale, first.step * scale
    first.other = None if first.other is None else first.other * scale


def alike(first: Amount, second: Amount) -> int:
    """Tell how far two numbers are of one kind: the `SAME` unit or noun, `PERHAPS`, or `OTHERS`."""
    one, two = first.unit, second.unit
    if one == two:
        noun, other = first.noun, second.noun
        if one or (noun and noun == other):
            return SAME
        return noun_likeness(noun, other) if noun and other else PERHAPS
    if first.is_percent and second.is_percent:
        return SAME
    if one and two:
        return PERHAPS if one.partition("/")[0] == two.partition("/")[0] else OTHERS
    return OTHERS if (second if one else first).noun else PERHAPS


def is_same_thing(first: Amount, second: Amount) -> bool:
    """Tell whether two numbers of one kind are followed by the same words, as far as both go."""
    if alike(first, second) < SAME:
        return False
    one, other = (_FOLLOWING.match(amount.after) for amount in (first, second))
    words, others = (found[0].split() if found else [] for found in (one, other))
    if (words[:1] == ["lượt"]) != (others[:1] == ["lượt"]):
        words, others = ([w for w in each if w != "lượt"] for each in (words, others))
    return all(word == each for word, each in zip(words, others, strict=False))
