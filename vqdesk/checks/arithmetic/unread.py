"""What is left unread of figures, because it is more than any report has: it is said, never passed over."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.rule import TaskRule, narrative
from vqdesk.checks.frame.subject import CONTENT, RESULT
from vqdesk.checks.numbers.amounts import MOST_OF_TASK
from vqdesk.checks.numbers.passages import MOST_NUMBERS
from vqdesk.text.figures import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.frame.subject import Subject
    from vqdesk.checks.numbers.amounts import Amount


def find_unread(subject: Subject) -> Iterator[Remark]:
    """Yield numbers and totals that are too long, and where the numbers begin that are too many."""
    for field, passage in subject.passages.items():
        view = passage.view
        for start, end in passage.unread:
            yield Remark(Stretch(field, view.start(start), view.end(end)), "check.unread.number")
        if passage.rest is not None:
            start, end = passage.rest
            place = Stretch(field, view.start(start), view.end(end))
            yield Remark(place, "check.unread.rest", {"most": format_number(Decimal(MOST_NUMBERS))})
    for judged in subject.claims:
        if judged.claim.is_cut_short:
            yield Remark(_place(subject, judged.claim.stated), "check.unread.list")
    content, result = subject.passages.get(CONTENT), subject.passages.get(RESULT)
    if content is not None and result is not None and result.amounts:
        for first in content.amounts[MOST_OF_TASK : MOST_OF_TASK + 1]:
            yield Remark(_place(subject, first), "check.unread.task", {"most": MOST_OF_TASK})


def _place(subject: Subject, amount: Amount) -> Stretch:
    view = subject.passages[amount.field].view
    return Stretch(amount.field, view.start(amount.start), view.end(amount.end))


def _hundred(word: str) -> str:
    return ", ".join(f"{number} {word}" for number in range(2, 102))


UNREAD = TaskRule(
    "unread",
    "info",
    find_unread,
    fires=(
        narrative(f"Có {'9' * 20} hộ.", "9" * 20),
        narrative(f"Tỷ lệ đạt {'8' * 19},5%.", f"{'8' * 19},5"),
        narrative(f"Có 7.000 hộ, gồm: {_hundred('hộ')}.", "7.000"),
        narrative(f"Đã trồng {_hundred('ha; ')} tổng cộng 9.000 ha.", "9.000"),
        narrative("Đã trồng 12 ha.", "62", content=f"Gồm: {_hundred('ha')}."),
    ),
    silent=(
        narrative(f"Có {'9' * 18} hộ."),
        narrative("Tổng sản phẩm đạt 10.221.815.000.000.000 đồng."),
        narrative(f"Đã trồng {'2 ha; ' * 50} tổng cộng 100 ha."),
        narrative("Có 9 hộ, gồm: 2 hộ, 3 hộ, 4 hộ."),
        narrative(f"Đã trồng xong: {_hundred('ha')}.", content="Trồng 12 ha."),
        narrative("Đã trồng xong.", content=f"Gồm: {_hundred('ha')}."),
    ),
)
