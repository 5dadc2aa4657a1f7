"""A row's days and its status against each other, its evaluation and its deadline."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from db.errors import Notice
from db.records import Period
from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.rule import Example, TaskRule
from vqdesk.checks.frame.subject import EVALUATION, Surroundings
from vqdesk.checks.rows.evaluations import evaluation_of
from vqdesk.tracking.deadlines import read_deadline
from vqdesk.tracking.finished import read_finished
from vqdesk.tracking.groups import LATE_GROUPS, assigned_on, day_asked, judge
from vqdesk.tracking.understood import shown_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.frame.rule import AnyRule
    from vqdesk.checks.frame.subject import Subject
    from vqdesk.tracking.groups import Judgement

_STATUS, _FINISHED, _DEADLINE, _ASSIGNMENT = "status", "finished", "deadline", "assignment"
_NOT_BEGUN = re.compile(r"\s*chưa (?:thực hiện|triển khai|bắt đầu|làm)\W*\Z", re.IGNORECASE)
_IN_PACE = re.compile(r"\b(?:đúng|vượt|kịp|bảo đảm|đảm bảo) tiến độ\b", re.IGNORECASE)
_LONG = timedelta(days=31)  # data are gathered before a period ends, so a shorter time tells nothing


@dataclass(frozen=True, slots=True)
class _Row:
    """A task's texts as they are tracked."""

    assignment: str
    deadline: str
    first_deadline: str
    evaluation: str
    status: str
    finished: str


def _judged(subject: Subject) -> Judgement:
    names = (_ASSIGNMENT, _DEADLINE, "first_deadline", EVALUATION, _STATUS, _FINISHED)
    around = subject.around
    as_of = around.as_of or day_asked(around.period)
    return judge(_Row(*map(subject.text, names)), around.period, as_of, around.statuses)


def _whole(subject: Subject, field: str) -> Stretch:
    text = subject.text(field)
    inner = text.strip()
    start = text.index(inner)
    return Stretch(field, start, start + len(inner))


def days(subject: Subject) -> Iterator[Remark]:
    """Yield a finish or a deadline before the day on which the task was given, a finish after the period."""
    if not subject.text(_FINISHED) and not subject.text(_DEADLINE):
        return
    finished = read_finished(subject.text(_FINISHED), subject.around.period)
    deadline = read_deadline(subject.text(_DEADLINE), subject.around.period)
    assigned = assigned_on(subject.text(_ASSIGNMENT)) if finished or deadline else None
    against = deadline.against if deadline else None
    lit = (_whole(subject, _ASSIGNMENT),) if assigned else ()
    if finished and assigned and finished.last < assigned:
        values = {"day": shown_day(finished.last), "assigned": shown_day(assigned)}
        yield Remark(_whole(subject, _FINISHED), "check.row.finished_early", values, lit=lit)
    if against and assigned and against < assigned:
        values = {"day": shown_day(against), "assigned": shown_day(assigned)}
        yield Remark(_whole(subject, _DEADLINE), "check.row.deadline_early", values, lit=lit)
    last = day_asked(subject.around.period)
    if finished and last and finished.first > last:
        values = {"day": shown_day(finished.first), "last": shown_day(last)}
        remark = Remark(_whole(subject, _FINISHED), "check.row.finished_after", values)
        yield remark if finished.first - last > _LONG else replace(remark, severity="info")


def status(subject: Subject) -> Iterator[Remark]:
    """Yield a status that the evaluation, the day of finishing or the deadline gainsays."""
    field = _STATUS if subject.text(_STATUS).strip() else _FINISHED
    if not subject.text(field).strip():
        return
    judged = _judged(subject)
    verdict = judged.reason.values.get("verdict")
    if isinstance(verdict, Notice) and verdict.key == "show.judged.disagree":
        others = [name for name in (EVALUATION, _FINISHED) if name != field and subject.text(name).strip()]
        lit = tuple(_whole(subject, name) for name in others)
        remark = Remark(_whole(subject, field), "check.row.status", _told(subject, field, others), lit=lit)
        # What is done again and again may be wholly done in the period.
        lasts = judged.deadline is not None and judged.deadline.kind == "recurring"
        lasts = lasts or "thường xuyên" in subject.text(field).lower()
        yield replace(remark, severity="info") if lasts else remark
        return
    share = evaluation_of(subject)
    if _NOT_BEGUN.match(subject.text(field)) and share is not None and share.value > 0:
        values = _told(subject, field, [EVALUATION])
        yield Remark(_whole(subject, field), "check.row.status", values, lit=(_whole(subject, EVALUATION),))
        return
    said = subject.around.statuses.read(subject.text(field))
    paced = _IN_PACE.search(subject.text(field)) is not None
    if said is None or not (said.said or paced) or judged.deadline is None:
        return
    late = judged.group in LATE_GROUPS
    if judged.group != "unknown" and late != (said.said == "late"):
        yield from _timing(subject, field, judged, late=late)


def _told(subject: Subject, field: str, others: list[str]) -> dict[str, object]:
    told = tuple(subject.text(name).strip() for name in others) or (subject.text(field).strip(),)
    return {"status": subject.text(field).strip(), "others": told}


def _timing(subject: Subject, field: str, judged: Judgement, *, late: bool) -> Iterator[Remark]:
    """Yield words of time that the deadline gainsays; days told in a status bear themselves out."""
    against = judged.deadline.against if judged.deadline else None
    asked = subject.around.as_of or day_asked(subject.around.period)
    if against is None or asked is None:
        return
    day = judged.finished.last if judged.finished else asked
    near = abs(day - against) <= _LONG and judged.finished is None
    values = {
        "status": subject.text(field).strip(),
        "deadline": shown_day(against),
        "day": shown_day(day),
    }
    key = "check.row.status_late" if late else "check.row.status_in_time"
    lit = (_whole(subject, _DEADLINE),) if subject.text(_DEADLINE).strip() else ()
    yield Remark(_whole(subject, field), key, values, lit=lit, severity="info" if near else None)


_AROUND = Surroundings(Period("9 tháng", 2026))


def _row(marked: str = "", **texts: str) -> Example:
    return Example(texts, marked, around=_AROUND)


TRACKED_RULES: tuple[AnyRule, ...] = (
    TaskRule(
        "row.dates",
        "warning",
        days,
        fires=(
            _row("20/8/2025", finished="20/8/2025", assignment="Công văn số 123/UBND-VX ngày 05/3/2026"),
            _row("15/02/2026", finished="15/02/2026", assignment="Kế hoạch số 12/KH-UBND ngày 25/02/2026"),
            _row(
                "Trước ngày 30/6/2025",
                deadline="Trước ngày 30/6/2025",
                assignment="Quyết định số 45/QĐ-UBND ngày 10/01/2026",
            ),
            _row("25/12/2026", finished="25/12/2026"),
            _row("05/10/2026", finished="05/10/2026"),
            _row("11/4/2026", finished="11/4/2026", assignment="Thông báo họp giao ban ngày 20/4/2026"),
            _row("11/4/2026", finished="11/4/2026", assignment="20/4/2026"),
        ),
        silent=(
            _row(finished="20/8/2026", assignment="Công văn số 123/UBND-VX ngày 05/3/2026"),
            _row(finished="20/8/2026", deadline="Trước ngày 30/9/2026"),
            _row(deadline="Thường xuyên", assignment="Quyết định số 45/QĐ-UBND ngày 10/01/2026"),
            _row(finished="Chưa hoàn thành", assignment="Công văn số 123/UBND-VX ngày 05/3/2026"),
            _row(finished="30/9/2026", assignment="Công văn số 123/UBND-VX"),
        ),
    ),
    TaskRule(
        "row.status",
        "warning",
        status,
        fires=(
            _row("Hoàn thành", status="Hoàn thành", evaluation="80%"),
            _row("Đang thực hiện", status="Đang thực hiện", evaluation="100%"),
            _row("Chưa đến hạn", status="Chưa đến hạn", deadline="30/6/2026"),
            _row(
                "Hoàn thành đúng hạn",
                status="Hoàn thành đúng hạn",
                deadline="30/6/2026",
                finished="15/8/2026",
            ),
            _row("Quá hạn", status="Quá hạn", deadline="15/12/2026"),
            _row("Đang triển khai", status="Đang triển khai", finished="15/8/2026"),
            _row("Chưa thực hiện", status="Chưa thực hiện", evaluation="40%"),
            _row("Đúng tiến độ", status="Đúng tiến độ", evaluation="60%", deadline="30/6/2026"),
        ),
        silent=(
            _row(status="Hoàn thành", evaluation="100%"),
            _row(status="Đang thực hiện", evaluation="80%", deadline="30/6/2026"),
            _row(status="Chưa đến hạn", deadline="15/12/2026"),
            _row(status="Hoàn thành đúng hạn", deadline="30/6/2026", finished="15/6/2026"),
            _row(status="Hoàn thành quá hạn", deadline="30/6/2026", finished="15/8/2026"),
            _row(status="Cơ bản hoàn thành", evaluation="80%"),
            _row(status="Chưa thực hiện", evaluation="0%"),
            _row(status="Đúng tiến độ", evaluation="60%", deadline="15/12/2026"),
            _row(status="Chậm tiến độ", evaluation="60%", deadline="15/12/2026"),
            _row(status="Hoàn thành", finished="15/8/2026", evaluation="Tốt"),
        ),
    ),
)
