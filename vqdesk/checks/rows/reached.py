"""A result that is told as reached while its figure falls short of the task's own target."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from vqdesk.checks.arithmetic.figures_shown import machine_number
from vqdesk.checks.claims.cells import alike
from vqdesk.checks.claims.direction import CHANGES, is_up
from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.rule import TaskRule, narrative
from vqdesk.checks.frame.subject import CONTENT, RESULT
from vqdesk.checks.numbers.units import SAME
from vqdesk.checks.numbers.words import EARLIER, PLAN
from vqdesk.checks.rows.closings import amount_place, levels, parts_of
from vqdesk.checks.rows.evaluations import WHOLE, evaluation_of
from vqdesk.checks.rows.targets import Subjects, falling, label, label_before, subjects_of, targets_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.checks.frame.rule import AnyRule
    from vqdesk.checks.frame.subject import Subject
    from vqdesk.checks.numbers.amounts import Amount
    from vqdesk.checks.numbers.passages import NumberedText
    from vqdesk.checks.rows.targets import TaskTarget

_TOLD = re.compile(
    r"\b(?:hoàn thành(?: vượt)?(?: mức)?|vượt(?: mức)?(?: [0-9.,]+ ?(?:%|điểm %)?)?|đạt(?: và vượt)?)"
    r"(?: so)?(?: với)? (?:các |toàn bộ )?"
    r"(?:chỉ tiêu|kế hoạch|kh\b|mục tiêu|nhiệm vụ|yêu cầu|dự toán|nghị quyết)"
)
_NOT_TOLD = re.compile(
    r"\b(?:chưa|không|khó|sẽ|phấn đấu|để|dự kiến|quyết tâm|nhằm|cơ bản|gần|đề ra|tiếp tục|ước|tiến độ"
    r"|bảo đảm|đảm bảo)(?: [^\W\d_]+){0,3}\s?\Z"
)
_SENTENCE = re.compile(r"[.!?](?=\s|\Z)|\n")
_ALL = re.compile(r"\b(?:toàn bộ|tất cả|đầy đủ|100 ?%|cả [0-9]+)\b")
_PARTIAL = re.compile(r"\b(?:trong đó|trong số|gồm|còn|chưa|riêng|có thêm|đang|thêm|tháng|quý|khác)\b")
_LEVEL_LEFT = re.compile(r"\bcòn (?:khoảng |là |ở mức )?\Z")
_AFTER_PARTIAL = re.compile(r"[^,;.]{0,30}?\b(?:đang|chưa|còn lại)\b")
_COMPARES = re.compile(
    r"[^,;.()\d]{0,40},? ?\(?(?:đã )?(?P<word>tăng|giảm|ít hơn|nhiều hơn|cao hơn|thấp hơn)\b[^,;.()\d]{0,30}?"
    r" so (?:với )?(?:cùng kỳ|ck|năm|tháng|quý|kỳ)\b[^,;.()]{0,40}?\(?(?:là |có )?\s?"
)
_COUNTED = frozenset(["vụ", "trường hợp"])
_MEASURED = frozenset(["m2", "m", "m3", "kg"])


def unreached(subject: Subject) -> Iterator[Remark]:
    """Yield results told as reached that miss the task's target, and changes told in the wrong direction."""
    result, content = subject.passages.get(RESULT), subject.passages.get(CONTENT)
    if result is None or not result.amounts:
        return
    yield from _wrong_way(subject, result)
    if content is None:
        return
    evaluation = evaluation_of(subject)
    whole = evaluation is not None and evaluation.is_whole
    told = _told_in(result)
    if not whole and not told:
        return
    row = _Row(subject, result, content)
    for amount, remark in chain(row.missed(), row.grown()):
        if whole or amount.sentence in told:
            yield remark
            return


def _told_in(result: NumberedText) -> set[int]:
    """Return the sentences of the numbers of which a narrative says that a target is reached."""
    told: set[int] = set()
    looked_at, ends = -1, -1
    for found in _TOLD.finditer(result.text):
        index = result.first_at(found.start()) - 1
        if index < 0 or _NOT_TOLD.search(result.text, max(0, found.start() - 40), found.start()):
            continue
        if index != looked_at:
            end = _SENTENCE.search(result.text, result.amounts[index].stop)
            looked_at, ends = index, end.start() if end else len(result.text)
        if found.start() <= ends:
            told.add(result.amounts[index].sentence)
    return told


class _Row:
    """A task's targets and the numbers of its result that may tell whether they are reached."""

    def __init__(self, subject: Subject, result: NumberedText, content: NumberedText) -> None:
        self.subject, self.result, self.content = subject, result, content
        self.cell = subject.cells[RESULT]
        self.all = bool(_ALL.search(result.text))
        self._abouts: dict[int, Subjects] = {}

    def _about(self, number: Amount) -> Subjects:
        """Return what a number of the result is said of."""
        if number.index not in self._abouts:
            self._abouts[number.index] = subjects_of(label(number))
        return self._abouts[number.index]

    @cached_property
    def _levels(self) -> list[Amount]:
        return levels(self.cell)

    @cached_property
    def _parts(self) -> list[Decimal]:
        return [part.percent for part in parts_of(self.cell)]

    @cached_property
    def _grown(self) -> list[tuple[Amount, bool]]:
        """Return the result's changes, and whether something grew."""
        changes = (number for number in self.result.amounts if self.cell.lead(number) == "growth")
        return [(number, _is_up(number)) for number in changes]

    @cached_property
    def _reached(self) -> list[tuple[Amount, bool]]:
        """Return what may be reached, and whether a plan is: no former periods, nothing that compares."""
        below = self.cell.denominators
        return [
            (number, PLAN.search(number.own) is not None)
            for number in self.result.amounts
            if not (number.ranged or number.change or number.index in below or number.is_percent)
            and not EARLIER.search(number.own[-40:])
        ]

    def missed(self) -> Iterator[tuple[Amount, Remark]]:
        """Yield the numbers that fall short of a target, each with what is to be said."""
        for target in targets_of(self.content):
            found = self._missing(target)
            if found is not None:
                yield found, self._remark(found, target)

    def _missing(self, target: TaskTarget) -> Amount | None:
        """Return the number that misses a target; None where one may reach it."""
        if target.direction in ("up", "down"):
            numbers = self._changes(target)
        elif target.amount.unit == "%":
            numbers = self._levels
        else:
            numbers = self._alike(target)
        rate = target.direction == "most" and target.amount.unit == "%"
        # What follows a percentage is what it is a share of: `100% hộ nghèo được cấp thẻ`.
        about = _named_before if rate else self._about
        fitting = [number for number in numbers if target.about.meets(about(number))]
        if not fitting and target.amount.unit in _MEASURED and len(numbers) == 1:
            fitting = [number for number in numbers if target.about.words & self._about(number).words]
        if not fitting or self._may_reach(target, numbers):
            return None
        loose = "over" if target.direction == "most" else "under"
        most = target.direction == "most"
        plain = [
            each for each in fitting if not _is_partial(each, is_level=most) and each.approximator != loose
        ]
        return plain[0] if plain else None

    def _may_reach(self, target: TaskTarget, numbers: Sequence[Amount]) -> bool:
        aim = target.amount.value
        if target.direction == "most":
            others = self._parts if target.amount.unit == "%" else []
            return any(value <= aim for value in (*(number.value for number in numbers), *others))
        if self.all:
            return True
        if target.amount.unit == "%":
            others = self._parts if target.direction == "least" else []
            return any(value >= aim for value in (*(number.value for number in numbers), *others))
        return sum((number.value for number in numbers), Decimal(0)) >= aim

    def _alike(self, target: TaskTarget) -> list[Amount]:
        """Return the numbers of the target's kind that may reach it; its own repetition is none."""
        return [
            number
            for number, is_plan in self._reached
            if alike(target.amount, number) == SAME and not (is_plan and number.value == target.amount.value)
        ]

    def _changes(self, target: TaskTarget) -> list[Amount]:
        """Return the changes in the target's direction, of its kind."""
        return [
            number
            for number, is_up in self._grown
            if not number.ranged
            and is_up == (target.direction == "up")
            and (number.unit == target.amount.unit == "%" or alike(target.amount, number) == SAME)
        ]

    def grown(self) -> Iterator[tuple[Amount, Remark]]:
        """Yield what grew although the task is to make it less, each number once."""
        if self.all:
            return
        by_pair: defaultdict[str, list[Amount]] = defaultdict(list)
        for number, grew in self._grown:
            for pair in self._about(number).pairs if grew else ():
                by_pair[pair].append(number)
        fallen = falling(self.content.text)
        for about in fallen:
            numbers = {number.index: number for pair in about.pairs for number in by_pair.pop(pair, ())}
            for _, number in sorted(numbers.items()):
                yield number, self._remark(number, None)
        if fallen and "tăng" not in self.content.text and not any(by_pair.values()):
            # `Xảy ra 19 vụ, tăng 03 vụ`: where nothing else is named they are what the task counts.
            for number, is_up in self._grown:
                counted = number.noun in _COUNTED and re.search(rf"\b{number.noun}\b", self.content.text)
                if is_up and counted and not self._about(number).pairs:
                    yield number, self._remark(number, None)

    def _remark(self, number: Amount, target: TaskTarget | None) -> Remark:
        shown = _shown(number)
        stretch = amount_place(self.subject, number)
        if target is None:
            return Remark(stretch, "check.row.grown", {"figure": shown}, stated=number.typed)
        aim = _shown(target.amount)
        more = target.direction == "most"
        values = {"figure": shown, "target": aim, "computation": f"{shown} {'>' if more else '<'} {aim}"}
        computed = ""
        if target.direction == "least" and target.amount.unit != "%":
            computed = machine_number(number.value / target.amount.value * WHOLE)
        lit = (amount_place(self.subject, target.amount),)
        key = "check.row.over_target" if more else "check.row.below_target"
        return Remark(stretch, key, values, stated=number.typed, computed=computed, lit=lit)


def _named_before(number: Amount) -> Subjects:
    return subjects_of(label_before(number))


def _shown(number: Amount) -> str:
    return f"{number.typed}%" if number.is_percent else number.typed


def _is_partial(number: Amount, *, is_level: bool) -> bool:
    """Tell whether a number is only a part, or what is not done yet; a level may be what is `còn` there."""
    own = _LEVEL_LEFT.sub("", number.own) if is_level else number.own
    return bool(_PARTIAL.search(own) or _AFTER_PARTIAL.match(number.after))


def _is_up(number: Amount) -> bool:
    """Tell whether the words before a change say that something grew."""
    found = CHANGES.findall(number.own)
    return bool(found) and is_up(found[-1])


def _wrong_way(subject: Subject, result: NumberedText) -> Iterator[Remark]:
    """Yield a change whose word says another direction than its two numbers: 12 vụ, giảm so với 9 vụ."""
    told: set[int] = set()
    for now, word, base in _compared(result):
        grew = now.value > base.value
        if now.value != base.value and grew != is_up(word[1]) and word.start(1) not in told:
            told.add(word.start(1))
            view = subject.passages[RESULT].view
            typed = view.cut(word.start(1), word.end(1))
            sum_ = f"{_shown(now)} {'>' if grew else '<'} {_shown(base)}"
            yield Remark(
                Stretch(RESULT, view.start(word.start(1)), view.end(word.end(1))),
                "check.row.wrong_way",
                {"computation": sum_, "word": typed},
                stated=now.typed,
                lit=(amount_place(subject, now), amount_place(subject, base)),
            )


def _compared(result: NumberedText) -> Iterator[tuple[Amount, re.Match[str], Amount]]:
    """Yield two neighbouring numbers of a kind that a word of change compares."""
    for now, base in zip(result.amounts, result.amounts[1:], strict=False):
        close = " so " in base.before and now.sentence == base.sentence and base.start - now.stop < 160
        if close and not (now.ranged or base.ranged or now.change) and alike(now, base) == SAME:
            found = _COMPARES.fullmatch(result.text, now.stop, base.start)
            if found is not None:
                yield now, found, base


TARGET_RULES: tuple[AnyRule, ...] = (
    TaskRule(
        "row.target",
        "warning",
        unreached,
        fires=(
            narrative(
                "Đến nay các hộ đã trồng được 174 ha rừng, vượt kế hoạch giao.",
                "174",
                content="Phấn đấu trồng mới 200 ha rừng trong năm.",
                evaluation="100%",
            ),
            narrative(
                "Cuối năm toàn xã còn 164/2.412 hộ nghèo, tỷ lệ 6,8%, hoàn thành chỉ tiêu đề ra.",
                "6,8%",
                content="Phấn đấu tỷ lệ hộ nghèo giảm còn dưới 5%.",
            ),
            narrative(
                "Đảng bộ đã kết nạp 08 đảng viên, hoàn thành chỉ tiêu; 04 quần chúng đang hoàn thiện hồ sơ.",
                "08",
                content="Phấn đấu kết nạp 10 đảng viên trong năm.",
                evaluation="100%",
            ),
            narrative(
                "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 92,5%.",
                "92,5%",
                content="Phấn đấu tỷ lệ hồ sơ giải quyết đúng hạn đạt trên 95%.",
                evaluation="100%",
            ),
            narrative(
                "Xảy ra 14 vụ tai nạn giao thông, tăng 02 vụ so với cùng kỳ; hoàn thành mục tiêu đề ra.",
                "02",
                content="Kiềm chế tai nạn giao thông trên cả 3 tiêu chí.",
                evaluation="100%",
            ),
            narrative(
                "Kết quả rà soát cuối năm tỷ lệ hộ nghèo còn 7,4%, đạt chỉ tiêu; 100% hộ nghèo có thẻ.",
                "7,4%",
                content="Giảm tỷ lệ hộ nghèo xuống dưới 6%.",
                evaluation="100%",
            ),
            narrative(
                "Tỷ lệ hộ cận nghèo giảm còn 6,3%.",
                "6,3%",
                content="Giảm tỷ lệ hộ cận nghèo xuống dưới 5%.",
                evaluation="100%",
            ),
            narrative(
                "Đã cấp 90.000 cây giống; kết quả trồng được 265 ha, vượt kế hoạch giao.",
                "265",
                content="Trồng 300 ha rừng phòng hộ.",
                evaluation="100%",
            ),
            narrative(
                "Xảy ra 21 vụ, so với năm trước (17 vụ) tăng 04 vụ; hoàn thành chỉ tiêu đề ra.",
                "04",
                content="Giảm tai nạn giao thông ít nhất 5% số vụ.",
                evaluation="100%",
            ),
            narrative("Xảy ra 12 vụ tai nạn, giảm so với cùng kỳ năm trước (09 vụ).", "giảm"),
            narrative(
                "Số vụ vi phạm giảm 3,2% so với cùng kỳ, đạt chỉ tiêu giao.",
                "3,2%",
                content="Giảm từ 5% số vụ vi phạm trở lên.",
            ),
        ),
        silent=(
            narrative(
                "Đến nay các hộ đã trồng được 174 ha rừng.",
                content="Phấn đấu trồng mới 200 ha rừng trong năm.",
                evaluation="87%",
            ),
            narrative(
                "Đã trồng 120 ha keo, 95 ha bạch đàn, vượt kế hoạch giao.",
                content="Phấn đấu trồng mới 200 ha rừng trong năm.",
                evaluation="100%",
            ),
            narrative(
                "Phát hiện 21 vụ, tăng 04 vụ so với năm trước; hoàn thành chỉ tiêu đề ra.",
                content="Giảm tội phạm; tăng số vụ việc được phát hiện, xử lý.",
                evaluation="100%",
            ),
            narrative(
                "Tỷ lệ hộ nghèo còn 4,1%, hoàn thành chỉ tiêu đề ra.",
                content="Phấn đấu tỷ lệ hộ nghèo giảm còn dưới 5%.",
                evaluation="100%",
            ),
            narrative(
                "Có 82/112 thôn có nhà văn hóa đạt chuẩn, chiếm 73,2%, vượt 13,2% so với chỉ tiêu.",
                content="Phấn đấu có từ 60% trở lên nhà văn hóa thôn đạt chuẩn.",
                evaluation="100,0%",
            ),
            narrative(
                "Đã hỗ trợ xóa nhà tạm cho toàn bộ các hộ; trong đó có 12 hộ nghèo.",
                content="Hỗ trợ xóa nhà tạm cho 45 hộ.",
                evaluation="100%",
            ),
            narrative(
                "Đã cấp 1.200 thẻ; tỷ lệ hài lòng đạt 92%.",
                content="Phấn đấu 95% dân số tham gia bảo hiểm y tế.",
                evaluation="100%",
            ),
            narrative(
                "Số hộ nghèo giảm từ 412 hộ còn 374 hộ, tương ứng giảm 9,2%, vượt chỉ tiêu giao.",
                content="Phấn đấu giảm 4% số hộ nghèo trở lên.",
                evaluation="100%",
            ),
            narrative("Xảy ra 12 vụ phạm pháp hình sự (tăng 04 vụ so với CK năm 2023)."),
            narrative("Xảy ra 9 vụ tai nạn, giảm so với cùng kỳ năm trước (12 vụ)."),
            narrative(
                "Đã trồng 174 ha rừng, phấn đấu hoàn thành kế hoạch trong quý IV.",
                content="Phấn đấu trồng mới 200 ha rừng trong năm.",
            ),
        ),
    ),
)
