"""The verbs on the tasks of a report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.history.undo import Place
from db.ids import new_id
from db.mending import make_readable
from db.records import TASK_FIELDS, Domain, Task
from db.rows import EXTRA, KINDS, domain_row, task_row, value_of
from db.verbs.reading import NUMBERS, Reading
from db.verbs.siblings import Siblings

if TYPE_CHECKING:
    from collections.abc import Mapping

_TASK = KINDS["task"]


class TaskVerbs(Reading):
    """Verbs on tasks; each is one transaction and one undo step."""

    def add_task(
        self,
        report_id: str,
        domain_id: str | None,
        *,
        after: str | None = None,
        extra: Mapping[str, str] | None = None,
        **texts: str,
    ) -> Task:
        """Add a task after another one of the domain, or at its end, and return it.

        None: into a domain without a name that comes, and is undone, with it.
        """
        domain = None
        if domain_id is None:
            domain = Domain(report_id, new_id(), "", "")
            domain_id = domain.id
        task = Task(report_id, domain_id, new_id(), **texts, extra=extra or {})
        self._insert("add_task", task, after, domain)
        return task

    def duplicate_task(self, report_id: str, task_id: str) -> Task:
        """Add a copy right after a task, with the number that comes next, and return it."""
        with self._lock:
            original = self.task(report_id, task_id)
            number = self.next_number(report_id) if original.number.strip() else ""
            task = replace(original, id=new_id(), number=number)
            self._insert("duplicate_task", task, task_id)
        return task

    def write_task(
        self, report_id: str, task_id: str, field: str, text: str, *, edit: str | None = None
    ) -> None:
        """Write one text of a task: a field of TASK_FIELDS, or `extra:` and the column's heading."""
        if field not in TASK_FIELDS and not field.startswith(EXTRA):
            raise ValueError(f"a task has no field {field!r}")
        with self._verb("write_task", Place("task", report_id, task_id, field), edit=edit) as recorder:
            row = self._record(_TASK, report_id, task_id)
            if (value_of(make_readable(_TASK, row), field) or "") != text:
                recorder.update(_TASK, report_id, [(task_id, field, text)])

    def move_task(self, report_id: str, task_id: str, *, domain_id: str, before: str | None) -> None:
        """Put a task before another one of a domain, None: to the domain's end. One row changes."""
        siblings = Siblings(self._db, report_id, domain_id)
        with self._verb("move_task", Place("task", report_id, task_id)) as recorder:
            stands_in = self._record(_TASK, report_id, task_id)["domain_id"]
            self._record(KINDS["domain"], report_id, domain_id)
            siblings.expect(before)
            if stands_in == domain_id and before in (task_id, siblings.following(task_id)):
                return
            rank = siblings.free_rank(recorder, before=before, moving=task_id)
            place = [(task_id, "domain_id", domain_id), (task_id, "rank", rank)]
            recorder.update(_TASK, report_id, place)

    def delete_task(self, report_id: str, task_id: str) -> None:
        """Delete a task."""
        with self._verb("delete_task", Place("task", report_id, task_id)) as recorder:
            self._record(_TASK, report_id, task_id)
            recorder.delete(_TASK, report_id, [task_id])

    def renumber(self, report_id: str) -> None:
        """Number a report's tasks 1, 2, 3 ... through the annex; those without a number stay so."""
        with self._verb("renumber", Place("report", report_id, report_id)) as recorder:
            tasks = self._task_values(report_id, NUMBERS)
            numbered = [task_id for task_id, number in tasks if number.strip()]
            changes = [(task_id, "number", str(number)) for number, task_id in enumerate(numbered, 1)]
            recorder.update(_TASK, report_id, changes)

    def _insert(self, verb: str, task: Task, after: str | None, domain: Domain | None = None) -> None:
        domains = Siblings(self._db, task.report_id)
        siblings = Siblings(self._db, task.report_id, task.domain_id)
        with self._verb(verb, Place("task", task.report_id, task.id)) as recorder:
            if domain is not None:
                self._record(KINDS["report"], None, task.report_id)
                recorder.insert(KINDS["domain"], [domain_row(domain, domains.free_rank(recorder))])
            self._record(KINDS["domain"], task.report_id, task.domain_id)
            siblings.expect(after)
            recorder.insert(_TASK, [task_row(task, siblings.free_rank(recorder, after=after))])
