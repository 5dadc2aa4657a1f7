"""Carry-over: the next period's report, made from the last one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from db.errors import Refused
from db.ids import new_id
from db.records import EXTRA, TASK_FIELDS, Draft, Report, Section
from db.text.folding import fold_name
from vqdesk.columns.catalogue import CATALOGUE
from vqdesk.columns.heads import results_head
from vqdesk.periods.period import period_name, read_period_titles
from vqdesk.periods.reading import find_periods, months_of
from vqdesk.periods.renaming import rename_lines, rename_period
from vqdesk.text.attached_line import put_dots
from vqdesk.text.figures import parse_percent
from vqdesk.tracking.deadlines import read_deadline
from vqdesk.tracking.groups import day_asked, judge
from vqdesk.tracking.status_words import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.records import Acceptance, Column, Period, Task
    from vqdesk.tracking.status_words import StatusWords

Kept = Literal["empty", "copy"]
VERB = "carry_over"
"""The verb under which a carried report is stored: `store.reports.add(draft, verb=VERB)`."""

NEVER_EMPTIED = ("number", "content")
"""The texts by which a task is known."""

_MOST_NAMED, _LONGEST_NAME = 8, 40
_NARRATIVE = {"narrative"}
_OUTCOME = {"share", "status", "day"}
_DESCRIBES = re.compile(
    r"\b(thoi (han|gian)|han (hoan thanh|xu ly|chot|cuoi|bao cao|nop)|ngay (giao|phai)|^han$|phoi hop|chu tri"
    r"|phu trach|chi dao|lanh dao|dau moi|nguoi thuc hien|san pham|dau ra|chi tieu|muc tieu|don vi tinh|dvt"
    r"|ma (so|nhiem vu)|nguon|can cu|co so phap ly|uu tien|dia (diem|ban)|duoc giao|loai nhiem vu)\b"
)
# What a column of its own key would hold: in reports that are older than these keys.
_OF_A_KEY = re.compile(
    r"\b(thoi han|han (hoan thanh|xu ly|chot|cuoi|bao cao|nop)|^han$|phoi hop|chu tri|phu trach|san pham"
    r"|dau ra|van ban giao|nguoi thuc hien|dau moi)\b"
)
_TELLS = re.compile(
    r"\b(ket qua(?! dau ra)|kho khan|vuong mac|ton tai|han che|nguyen nhan|ly do|da (hoan thanh|thuc hien|co)"
    r"|tinh hinh|kien nghi|de xuat|luy ke|y kien)\b"
)


def carry_over(
    draft: Draft,
    to: Period,
    *,
    result: Kept = "empty",
    evaluation: Kept = "empty",
    without_done: bool = False,
    titles: tuple[str, ...] | None = None,
    attached_to: str | None = None,
    annex_columns: tuple[Column, ...] | None = None,
    organisation: str | None = None,
    columns: Mapping[str, Kept] | None = None,
    words: StatusWords = DEFAULT,
) -> Draft:
    """Return a report for another period with the same domains and tasks, under the same ids.

    The report's own id is new; places that were accepted stay so where their words are carried over. What
    describes a task stays: units, deadline, output, assigning documents.
    `result` tells whether narratives (the reason too) are copied, `evaluation` whether status and finished
    day are, as well. `columns` tells it of single texts, by their key, and of further columns by their
    heading; of notes and further columns that it does not name `kept_columns` does.

    `without_done` leaves out tasks that are done, by the office's words, unless they recur, and domains that
    become empty thereby. Titles, attached line, columns and organisation are those given, else those of
    `propose_texts`. Raises Refused period.same.
    """
    if to.is_same(draft.report.period):
        raise Refused("period.same", period=period_name(to))
    offered = propose_texts(draft.report, to, organisation)
    report = replace(
        offered,
        id=new_id(),
        titles=offered.titles if titles is None else titles,
        attached_to=offered.attached_to if attached_to is None else attached_to,
        columns=offered.columns if annex_columns is None else annex_columns,
    )
    wanted = kept_fields(result, evaluation) | kept_columns(draft, result=result, evaluation=evaluation)
    wanted |= dict(columns or {})
    emptied = {field: "" for field in TASK_FIELDS if wanted.get(field) == "empty"}
    if "deadline" in emptied:
        emptied["first_deadline"] = ""
    renamed_to = _renamed_extra(draft.report.columns, report.columns)
    extra = {
        name: None if kept == "empty" else renamed_to.get(name, name)
        for name, kept in wanted.items()
        if name not in TASK_FIELDS
    }
    sections = []
    for section in draft.sections:
        tasks = [
            task
            for task in section.tasks
            if not (without_done and _is_over(task, draft.report.period, words))
        ]
        if tasks or not section.tasks:
            carried = tuple(_carried(task, emptied, extra) for task in tasks)
            sections.append(Section(section.domain, carried))
    accepted = _still_accepted(draft, {task.id: task for each in sections for task in each.tasks}, renamed_to)
    return Draft(report, tuple(sections), accepted).with_report(report)


def _still_accepted(
    draft: Draft, tasks: Mapping[str, Task], renamed_to: Mapping[str, str]
) -> tuple[Acceptance, ...]:
    """Return the acceptances of places whose words are carried over; reason, name and time stay."""
    found = []
    for acceptance in draft.acceptances:
        place = acceptance.place
        if place.field.startswith(EXTRA):
            heading = place.field.removeprefix(EXTRA)
            place = replace(place, field=EXTRA + renamed_to.get(heading, heading))
        task = tasks.get(place.task_id)
        if task is not None and place.words and place.words in task.text(place.field):
            found.append(replace(acceptance, place=place))
    return tuple(found)


def kept_fields(result: Kept = "empty", evaluation: Kept = "empty") -> dict[str, Kept]:
    """Return by key what becomes of the texts that tell of a period, by what kind of text they are."""
    kinds = {field: CATALOGUE[field].kind for field in TASK_FIELDS}
    narrative = {field: result for field, kind in kinds.items() if kind in _NARRATIVE}
    return narrative | {field: evaluation for field, kind in kinds.items() if kind in _OUTCOME}


def kept_columns(
    draft: Draft,
    *,
    result: Kept = "empty",
    evaluation: Kept = "empty",
    remembered: Mapping[str, Kept] | None = None,
    guess: bool = True,
) -> dict[str, Kept]:
    """Return what becomes of notes (`note`) and of further columns (their headings), which must be asked.

    Beside copied results and evaluations all are copied. Otherwise it is what is `remembered`; else a
    column stays whose heading says that it describes the task (`_DESCRIBES`) rather than the period, and
    without `guess` only one that holds what a key holds that stays: a deadline, units, an output.
    """
    copied = result == "copy" and evaluation == "copy"
    known = remembered or {}

    def kept(name: str) -> Kept:
        if copied:
            return "copy"
        describes = _DESCRIBES if guess else _OF_A_KEY
        own: Kept = "copy" if name != "note" and _is_of_task(fold_name(name), describes) else "empty"
        return known.get(name, own)

    tasks = draft.tasks
    own = [column.heading for column in draft.report.columns if column.key == "extra"]
    has_notes = draft.report.column("note") is not None or any(task.note for task in tasks)
    names = dict.fromkeys(["note"] * has_notes + own + [each for task in tasks for each in task.extra])
    return {name: kept(name) for name in names}


def find_shifted_deadlines(draft: Draft, then: Period, now: Period) -> tuple[Task, ...]:
    """Return the tasks whose deadline means another day in another period, unless it recurs.

    `15/9` is in the report's year, `Trong quý` in its quarter.
    """
    return tuple(task for task in draft.tasks if task.deadline and _shifts(task, then, now))


def shifted_values(tasks: Sequence[Task], now: Period) -> dict[str, object]:
    """Return what fills the gaps of `carried.shifted`."""
    names = tuple(task.number or task.content[:_LONGEST_NAME] for task in tasks[:_MOST_NAMED])
    return {"count": len(tasks), "names": names, "period": period_name(now)}


def _shifts(task: Task, then: Period, now: Period) -> bool:
    before, after = (read_deadline(task.deadline, period, task.first_deadline) for period in (then, now))
    return before != after and before is not None and before.kind != "recurring"


def _is_over(task: Task, period: Period, words: StatusWords) -> bool:
    """Tell whether a task is done and does not come again; a sentence with a share is a person's to judge."""
    if "%" in task.evaluation and parse_percent(task.evaluation) is None:
        task = replace(task, evaluation="")
    judged = judge(task, period, day_asked(period), words)
    return judged.done is True and (judged.deadline is None or judged.deadline.kind != "recurring")


def _is_of_task(heading: str, describes: re.Pattern[str]) -> bool:
    return bool(describes.search(heading)) and not _TELLS.search(heading)


def propose_texts(report: Report, to: Period, organisation: str | None = None) -> Report:
    """Return a report's own record as it may read for another period or organisation; the id stays.

    Every mention of the report's period in titles and headings becomes the new one. In the attached
    line number and date are last period's: dots stand in their places, to be filled in. Another
    organisation stands where the former one was named.
    """
    former, now = report.organisation, report.organisation if organisation is None else organisation

    def issued(text: str) -> str:
        return text.replace(former, now) if former.strip() and now.strip() else text

    return replace(
        report,
        organisation=now,
        period=to,
        titles=tuple(map(issued, rename_lines(report.titles, report.period, to))),
        attached_to=issued(rename_period(put_dots(report.attached_to), report.period, to)),
        columns=_renamed_columns(report.columns, report.period, to),
    )


def find_unfitting_periods(report: Report) -> tuple[Period, ...]:
    """Return the periods that a report's titles and results' heading name and that do not go with its own.

    A year goes with its parts, and a plan with what comes after.
    """
    own = report.period
    found: list[Period] = []
    for text in (" ".join(report.titles), results_head(report.columns)):
        chosen = read_period_titles(text)
        found += [each for each in (chosen.period, *chosen.doubtful) if each and not _goes_with(each, own)]
        told = find_periods(text)
        if any(not each.plan for each in told):
            found += [each.period for each in told if each.plan and _is_past(each.period, own)]
    return tuple(dict.fromkeys(found))


def _goes_with(named: Period, own: Period) -> bool:
    return named.is_same(own) or (named.kind == "năm" and named.year == own.year)


def _is_past(planned: Period, own: Period) -> bool:
    """Tell whether a plan's period begins before the report's own ends; a whole year is going on."""
    if own.year is None or planned.year is None or planned.kind == "năm":
        return False
    return (planned.year, months_of(planned)[0]) <= (own.year, months_of(own)[1])


def _renamed_columns(columns: tuple[Column, ...], old: Period, new: Period) -> tuple[Column, ...]:
    named = [
        replace(
            column,
            heading=rename_period(column.heading, old, new),
            group=rename_period(column.group, old, new),
        )
        for column in columns
    ]
    # Two columns must not fall together.
    if len({column.field for column in named}) == len(named):
        return tuple(named)
    return tuple(
        replace(one, heading=column.heading) if column.key == "extra" else one
        for column, one in zip(columns, named, strict=True)
    )


def _renamed_extra(old: Sequence[Column], new: Sequence[Column]) -> dict[str, str]:
    """Return what the further columns are called now; nothing where they are not the same columns."""
    before, after = ([each.heading for each in columns if each.key == "extra"] for columns in (old, new))
    return dict(zip(before, after, strict=True)) if len(before) == len(after) else {}


def _carried(task: Task, emptied: dict[str, str], extra: Mapping[str, str | None]) -> Task:
    """Return a task for the new period; `extra` names its further columns, None: emptied."""
    names = ((extra.get(heading, heading), text) for heading, text in task.extra.items())
    texts = {name: text for name, text in names if name is not None}
    return replace(task, **emptied, extra=texts)
