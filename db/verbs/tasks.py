"""The tasks of a report: read, added, written, moved, deleted, numbered."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from itertools import chain, groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

from db.access.careful_reading import View
from db.changes import Changes
from db.errors import Refused, ReportChanged
from db.history.undo import SHOWN_AT, Place
from db.ids import new_id
from db.mending import make_readable, make_text
from db.records import EXTRA, TASK_TEXTS, Domain, Task
from db.rows import KINDS, TASK_COLUMNS, domain_row, task_from, task_of, task_row, value_of
from db.verbs.checked.acceptances import delete_tasks
from db.verbs.former_report import former_report, unchanged_tasks
from db.verbs.fractional_index import spread_ranks
from db.verbs.outline import OUTLINE, TaskOutline, outline_row
from db.verbs.siblings import Siblings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from db.access.careful_reading import CarefulReading
    from db.access.recording import Recording
    from db.access.transaction import Access
    from db.changes import Made
    from db.history.recorder import Recorder
    from db.records import Report

_TASK = KINDS["task"]
_WHOLE_NUMBER = re.compile(r"\s*([0-9]{1,9})\s*\.?\s*")
_DIGITS = 10
_WHOLE = View(", ".join(TASK_COLUMNS), (str,) * len(TASK_COLUMNS), itemgetter(*TASK_COLUMNS))
_FEW = 50
"""Tasks that are read one by one; of more the whole outline is read."""
_UNITS = View(
    "id, number, unit, coordinating", (str,) * 4, itemgetter("id", "number", "unit", "coordinating")
)
_NUMBERS = View("id, number", (str, str), itemgetter("id", "number"))


def following_number(numbers: Iterable[str]) -> str:
    """Return the highest whole number of some, plus one; what is none counts for nothing."""
    # Most are digits alone: to look at each of ten thousand would hold the window.
    said = set(numbers)
    plain = set(filter(str.isdecimal, filter(str.isascii, said)))
    found = map(_WHOLE_NUMBER.fullmatch, said - plain)
    whole = [number for number in plain if len(number) < _DIGITS]
    return str(max((0, *map(int, whole), *(int(match[1]) for match in found if match))) + 1)


class Tasks:
    """Read and change the tasks of reports; each verb is one transaction and one undo step."""

    def __init__(self, access: Access, careful: CarefulReading, recording: Recording) -> None:
        self._access, self._careful, self._recording = access, careful, recording

    def of(self, report_id: str) -> Iterator[Task]:
        """Return a report's tasks one by one in the annex's order, read in pages.

        Raises ReportChanged where the report was changed since the call.
        """
        return map(self._task_of, self._careful.task_values(report_id, _WHOLE))

    def texts_of(self, report_id: str, field: str) -> Iterator[tuple[str, str]]:
        """Return the ids of a report's tasks with one text of each: of TASK_TEXTS, or an extra one."""
        if field not in TASK_TEXTS:
            return ((task.id, task.text(field)) for task in self.of(report_id))
        view = View(f"id, {field}", (str, str), itemgetter("id", field))
        return ((task_id, text) for task_id, text in self._careful.task_values(report_id, view))

    def units_of(self, report_id: str) -> list[tuple[str, str, str, str]]:
        """Return of each of a report's tasks its id, its number and its texts of units, lead and helping."""
        while True:
            try:
                return list(self._careful.task_values(report_id, _UNITS))
            except ReportChanged:
                continue

    def _task_of(self, values: tuple[Any, ...]) -> Task:
        try:
            return task_of(*values)
        except (ValueError, TypeError, RecursionError):
            row = dict(zip(TASK_COLUMNS, values, strict=True)) | {"rank": ""}
            return task_from(self._careful.fit("task", row, 0))

    def get(self, report_id: str, task_id: str) -> Task:
        """Return one task; Refused (task.unknown)."""
        return task_from(self._careful.row_of("task", report_id, task_id))

    def counts(self) -> dict[str, tuple[int, int]]:
        """Return of each report that has tasks how many there are, and how many have an evaluation."""
        sql = "SELECT report_id, count(*) AS tasks, sum(trim(evaluation) <> '') AS done FROM task GROUP BY 1"
        rows = self._careful.read_or(None, lambda: self._access.rows(sql)) or []
        return {row["report_id"]: (row["tasks"], row["done"]) for row in rows}

    def count(self, report_id: str) -> int:
        """Return how many tasks a report has; 0 where that cannot be read."""
        sql = "SELECT count(*) FROM task WHERE report_id = ?"
        found = self._careful.read_or(None, lambda: self._access.value(sql, [report_id]))
        return found if isinstance(found, int) else 0

    def outline(self, report_id: str) -> list[TaskOutline]:
        """Return every task of a report in the annex's order, without the long texts."""
        while True:
            try:
                return [outline_row(*values) for values in self._careful.task_values(report_id, OUTLINE)]
            except ReportChanged:
                continue

    def outline_after(self, report_id: str, known: list[TaskOutline], changes: Changes) -> list[TaskOutline]:
        """Return what `outline` returns, out of what it returned before a verb changed something.

        A row that is equal is the known one.
        """
        written = _tasks_in(report_id, changes.tasks)
        placed = _tasks_in(report_id, changes.placed)
        is_moved = report_id in changes.order
        if len(written) + len(placed) <= _FEW:
            rows = self._with_few(report_id, known, written | placed, placed if is_moved else None)
            if rows is not None:
                return rows
        return self._with_many(report_id, known, written, is_moved=is_moved)

    def _with_few(
        self, report_id: str, known: list[TaskOutline], changed: set[str], placed: set[str] | None
    ) -> list[TaskOutline] | None:
        """Return an outline with few rows read anew, some of them `placed`; None where that is not sure.

        What stays is not looked at one by one: ten thousand rows would hold the window.
        """
        rows, ids = list(known), [row.id for row in known]
        stands = {task_id: ids.index(task_id) for task_id in changed.intersection(ids)}
        fresh: dict[str, TaskOutline] = {}
        for task_id in changed:
            with suppress(Refused):  # it is gone, or stored and not to be read now
                fresh[task_id] = self.outline_row(report_id, task_id)
        for task_id, at in stands.items():
            if fresh.setdefault(task_id, rows[at]) != rows[at]:
                rows[at] = fresh[task_id]
            fresh[task_id] = rows[at]
        if placed is None:
            return rows
        for at in sorted((stands[task_id] for task_id in placed if task_id in stands), reverse=True):
            del rows[at]
        domains: dict[str, list[TaskOutline]] = {each.id: [] for each in self._careful.domains(report_id)}
        for domain_id, run in groupby(rows, key=attrgetter("domain_id")):
            domains.get(domain_id, []).extend(run)
        for domain_id, at, task_id in self._careful.task_places(report_id, placed):
            if task_id in fresh:
                domains.get(domain_id, []).insert(at, fresh[task_id])
        found = list(chain.from_iterable(domains.values()))
        return found if len(found) == self.count(report_id) else None

    def _with_many(
        self, report_id: str, known: list[TaskOutline], written: set[str], *, is_moved: bool
    ) -> list[TaskOutline]:
        order = self._order(report_id) if is_moved else [(row.domain_id, row.id) for row in known]
        rows = {row.id: row for row in known}
        unknown = [task_id for _, task_id in order if task_id not in rows]
        if len(unknown) + len(written) > _FEW:
            return [row if (old := rows.get(row.id)) != row else old for row in self.outline(report_id)]
        for task_id in {*unknown, *written}:
            with suppress(Refused):  # it is gone, or stored and not to be read now
                rows[task_id] = self.outline_row(report_id, task_id)
        return [
            row if row.domain_id == domain_id else row._replace(domain_id=domain_id)
            for domain_id, task_id in order
            if (row := rows.get(task_id)) is not None
        ]

    def _order(self, report_id: str) -> list[tuple[str, str]]:
        while True:
            try:
                return self._careful.task_order(report_id)
            except ReportChanged:
                continue

    def outline_row(self, report_id: str, task_id: str) -> TaskOutline:
        """Return one task as `outline` does; Refused (task.unknown)."""
        return outline_row(*OUTLINE.of(self._careful.row_of("task", report_id, task_id)))

    def former(self, report_id: str, task_id: str) -> tuple[Report, Task] | None:
        """Return the task of the same id in the last report of the same organisation before this one.

        Before is: its period ends earlier, or another one on the same day that was made earlier. Where its
        own organisation has none, one counts whose profile ended before this period did: it handed over.
        None where no report before has the task; Refused (report.unknown). The task need not be in this
        report.
        """
        with self._access.lock:
            return self._careful.read_or(None, lambda: self._former(report_id, task_id))

    def _former(self, report_id: str, task_id: str) -> tuple[Report, Task] | None:
        found = former_report(self._access, self._careful, report_id, task_id)
        return None if found is None else (found, self.get(found.id, task_id))

    def unchanged(self, report_id: str) -> Iterator[frozenset[str]]:
        """Yield, page by page, the tasks that tell what they told in the last report before (as `former`).

        That is the last one with a task in common. What they tell is result, documents, evaluation, status
        and when it was finished; blanks around do not matter. Refused (report.unknown).
        """
        return unchanged_tasks(self._access, self._careful, report_id)

    def saved_at(self, report_id: str, task_id: str) -> str | None:
        """Return the time (ISO, UTC) of a task's last change."""
        return self._careful.moment(
            "SELECT changed FROM task WHERE report_id = ? AND id = ?", [report_id, task_id]
        )

    def next_number(self, report_id: str) -> str:
        """Return the highest whole number of a report's tasks, plus one."""
        # Most are digits alone: ten thousand patterns would hold the window.
        plain = "typeof(number) = 'text' AND length(number) BETWEEN 1 AND 9 AND number NOT GLOB '*[^0-9]*'"
        of_report = "FROM task WHERE report_id = ? AND"
        with self._access.reading() as db:
            ((most,),) = db.read(f"SELECT max(CAST(number AS INTEGER)) {of_report} {plain}", [report_id])
            others = db.read(f"SELECT DISTINCT number {of_report} NOT ({plain})", [report_id])
        return following_number([str(most or 0), *(make_text(number) for (number,) in others)])

    def add(
        self,
        report_id: str,
        domain_id: str | None,
        *,
        after: str | None = None,
        extra: Mapping[str, str] | None = None,
        **texts: str,
    ) -> Made[Task]:
        """Add a task after another one of the domain, or at its end.

        None: into a domain without a name that comes, and is undone, with it.
        """
        domain = None
        if domain_id is None:
            domain = Domain(report_id, new_id(), "", "")
            domain_id = domain.id
        task = Task(report_id, domain_id, new_id(), **texts, extra=extra or {})
        return self._insert("add_task", task, after, domain)

    def duplicate(self, report_id: str, task_id: str) -> Made[Task]:
        """Add a copy right after a task, with the number that comes next."""
        with self._access.lock:
            original = self.get(report_id, task_id)
            number = self.next_number(report_id) if original.number.strip() else ""
            task = replace(original, id=new_id(), number=number)
            return self._insert("duplicate_task", task, task_id)

    def write(
        self, report_id: str, task_id: str, field: str, text: str, *, edit: str | None = None
    ) -> Changes:
        """Write one text of a task: a field of TASK_TEXTS, or `extra:` and the heading.

        Without a text there is nothing under a heading, as before the first one.
        """
        if field not in TASK_TEXTS and not field.startswith(EXTRA):
            raise ValueError(f"a task has no field {field!r}")
        place = Place("task", report_id, task_id, SHOWN_AT.get(field, field))
        with self._recording.verb("write_task", place, edit=edit) as recorder:
            row = self._access.record(_TASK, report_id, task_id)
            if (value_of(make_readable(_TASK, row), field) or "") != text:
                kept = text or (None if field.startswith(EXTRA) else "")
                recorder.update(_TASK, report_id, [(task_id, field, kept)])
        return recorder.changes

    def write_all(
        self,
        report_id: str,
        texts: Sequence[tuple[str, str, str]],
        added: Sequence[Task] = (),
        *,
        after: str | None = None,
    ) -> Changes:
        """Write texts (task, field, text) and add tasks of one domain behind each other, as one step of undo.

        The added ones stand behind the task `after` of their domain, None: at its end. Fields as in `write`.
        """
        with self._access.lock:
            changes = []
            for task_id, name, text in texts:
                row = self._access.record(_TASK, report_id, task_id)
                if (value_of(make_readable(_TASK, row), name) or "") != text:
                    kept = text or (None if name.startswith(EXTRA) else "")
                    changes.append((task_id, name, kept))
            if not changes and not added:
                return Changes()
            # The step is told by what it changes first: another text may be given as it was.
            first, field = changes[0][:2] if changes else (added[0].id, None)
            place = Place("task", report_id, first, SHOWN_AT.get(field, field) if field else None)
            with self._recording.verb("write_tasks", place) as recorder:
                recorder.update(_TASK, report_id, changes)
                self._add_all(recorder, report_id, added, after)
        return recorder.changes

    def restore(self, report_id: str, task_id: str, texts: Mapping[str, str]) -> Changes:
        """Write all texts of a task as they were once, as one step of undo; its place in the annex stays.

        Fields as in `write`; those that are not given become empty.
        """
        from db.history.task_past import all_texts_in  # what no start needs

        with self._recording.verb("restore_task", Place("task", report_id, task_id)) as recorder:
            row = make_readable(_TASK, self._access.record(_TASK, report_id, task_id))
            now = all_texts_in(row)
            recorder.update(
                *(_TASK, report_id),
                [
                    (task_id, name, texts.get(name) or (None if name.startswith(EXTRA) else ""))
                    for name in dict.fromkeys((*now, *texts))
                    if texts.get(name, "") != now.get(name, "")
                ],
            )
        return recorder.changes

    def _add_all(self, recorder: Recorder, report_id: str, added: Sequence[Task], after: str | None) -> None:
        for task in added:
            siblings = Siblings(self._access.db, report_id, task.domain_id)
            self._access.record(KINDS["domain"], report_id, task.domain_id)
            siblings.expect(after)
            recorder.insert(_TASK, [task_row(task, siblings.free_rank(recorder, after=after))])
            after = task.id if after is not None else None

    def delete_all(self, report_id: str, task_ids: Sequence[str]) -> Changes:
        """Delete tasks with what is accepted in them, as one step of undo."""
        with self._recording.verb("delete_tasks", Place("task", report_id, task_ids[0])) as recorder:
            for task_id in task_ids:
                self._access.record(_TASK, report_id, task_id)
            delete_tasks(self._access.db, recorder, report_id, task_ids)
        return recorder.changes

    def move(self, report_id: str, task_id: str, *, domain_id: str, before: str | None) -> Changes:
        """Put a task before another one of a domain, None: to the domain's end. One row changes."""
        siblings = Siblings(self._access.db, report_id, domain_id)
        with self._recording.verb("move_task", Place("task", report_id, task_id)) as recorder:
            stands_in = self._access.record(_TASK, report_id, task_id)["domain_id"]
            self._access.record(KINDS["domain"], report_id, domain_id)
            siblings.expect(before)
            if stands_in == domain_id and before in (task_id, siblings.following(task_id)):
                return recorder.changes
            rank = siblings.free_rank(recorder, before=before, moving=task_id)
            place = [(task_id, "domain_id", domain_id), (task_id, "rank", rank)]
            recorder.update(_TASK, report_id, place)
        return recorder.changes

    def move_all(
        self, report_id: str, task_ids: Sequence[str], *, domain_id: str, before: str | None
    ) -> Changes:
        """Put tasks behind each other before another one of a domain, None: to its end; as one step of undo.

        Where they are to stand before one of themselves, that is before what follows it.
        """
        with self._access.lock:
            with self._access.reading():
                changes = self._moves(report_id, task_ids, domain_id, before)
            if not changes:
                return Changes()
            # The step is told by what it changes first: a task may stand where it is to stand.
            with self._recording.verb("move_tasks", Place("task", report_id, changes[0][0])) as recorder:
                recorder.update(_TASK, report_id, changes)
        return recorder.changes

    def _moves(
        self, report_id: str, task_ids: Sequence[str], domain_id: str, before: str | None
    ) -> list[tuple[str, str, str]]:
        """Return which domains and ranks are to be written so that tasks stand before another one."""
        siblings = Siblings(self._access.db, report_id, domain_id)
        stand = {task_id: self._access.record(_TASK, report_id, task_id) for task_id in task_ids}
        self._access.record(KINDS["domain"], report_id, domain_id)
        siblings.expect(before)
        ids = siblings.ids()
        while before is not None and before in stand:
            before = siblings.following(before)
        left = [each for each in ids if each not in stand]
        at = left.index(before) if before is not None else len(left)
        wanted = [*left[:at], *task_ids, *left[at:]]
        if wanted == ids:
            return []
        ranks = siblings.ranks_between(left[at - 1] if at else None, before, len(task_ids))
        if ranks is None:  # the place became too narrow
            placed = zip(wanted, spread_ranks(len(wanted)), strict=True)
        else:
            placed = zip(task_ids, ranks, strict=True)
        changes: list[tuple[str, str, str]] = []
        for task_id, rank in placed:
            is_new = task_id in stand and stand[task_id]["domain_id"] != domain_id
            if is_new:
                changes.append((task_id, "domain_id", domain_id))
            if is_new or siblings.rank(task_id) != rank:
                changes.append((task_id, "rank", rank))
        return changes

    def delete(self, report_id: str, task_id: str) -> Changes:
        """Delete a task with what is accepted in it."""
        with self._recording.verb("delete_task", Place("task", report_id, task_id)) as recorder:
            self._access.record(_TASK, report_id, task_id)
            delete_tasks(self._access.db, recorder, report_id, [task_id])
        return recorder.changes

    def renumber(self, report_id: str) -> Changes:
        """Number a report's tasks 1, 2, 3 ... through the annex; those without a number stay so."""
        with self._recording.verb("renumber", Place("report", report_id, report_id)) as recorder:
            tasks = self._careful.task_values(report_id, _NUMBERS)
            numbered = [task_id for task_id, number in tasks if number.strip()]
            changes = [(task_id, "number", str(number)) for number, task_id in enumerate(numbered, 1)]
            recorder.update(_TASK, report_id, changes)
        return recorder.changes

    def _insert(self, verb: str, task: Task, after: str | None, domain: Domain | None = None) -> Made[Task]:
        domains = Siblings(self._access.db, task.report_id)
        siblings = Siblings(self._access.db, task.report_id, task.domain_id)
        with self._recording.verb(verb, Place("task", task.report_id, task.id)) as recorder:
            if domain is not None:
                self._access.record(KINDS["report"], None, task.report_id)
                recorder.insert(KINDS["domain"], [domain_row(domain, domains.free_rank(recorder))])
            self._access.record(KINDS["domain"], task.report_id, task.domain_id)
            siblings.expect(after)
            recorder.insert(_TASK, [task_row(task, siblings.free_rank(recorder, after=after))])
        return recorder.changes.made(task)


def _tasks_in(report_id: str, keys: Iterable[tuple[str, str]]) -> set[str]:
    return {task_id for report, task_id in keys if report == report_id}
