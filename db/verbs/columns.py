"""The columns of a report: changed together with the texts that stand in them."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING

from db.errors import Refused, ReportChanged
from db.history.undo import Place
from db.records import EXTRA, TASK_TEXTS
from db.rows import KINDS, columns_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from db.access.careful_reading import CarefulReading
    from db.access.recording import Recording
    from db.access.transaction import Access
    from db.changes import Changes
    from db.records import Column, Task
    from db.verbs.tasks import Tasks

_REPORT, _TASK = KINDS["report"], KINDS["task"]
_own_texts = attrgetter(*TASK_TEXTS)


class Columns:
    """Change the columns of reports; each verb is one transaction and one undo step."""

    def __init__(self, access: Access, careful: CarefulReading, recording: Recording, tasks: Tasks) -> None:
        self._access, self._careful, self._recording, self._tasks = access, careful, recording, tasks

    def filled(self, report_id: str) -> dict[str, int]:
        """Return in how many tasks of a report each field has a text, whether or not it has a column."""
        while True:
            try:
                counts = Counter[str]()
                for task in self._tasks.of(report_id):
                    counts.update(name for name, text in _texts(task) if text and not text.isspace())
                return counts
            except ReportChanged:
                continue

    def write(
        self,
        report_id: str,
        columns: Sequence[Column],
        texts: Mapping[str, str | None] | None = None,
        *,
        verb: str = "write_columns",
        field: str | None = None,
    ) -> Changes:
        """Give a report these columns; `texts` leads from a field to the one where its texts go, or to None.

        None takes them off. `field` is the one that the change is about. Refused column.occupied where a
        task has a text already where another one would go; ValueError where two columns are of one field.
        """
        if len({column.field for column in columns}) != len(columns):
            raise ValueError("a field has one column")
        with self._recording.verb(verb, Place("report", report_id, report_id, field)) as recorder:
            self._access.record(_REPORT, None, report_id)
            recorder.update(_REPORT, report_id, [(report_id, "columns", columns_json(columns))])
            if texts:
                recorder.update(_TASK, report_id, list(self._led(report_id, texts)))
        return recorder.changes

    def _led(self, report_id: str, texts: Mapping[str, str | None]) -> Iterator[tuple[str, str, str | None]]:
        """Give what is written into the tasks: first what goes away, then where it goes."""
        for task in self._tasks.of(report_id):
            stands = dict(_texts(task))
            for source in texts:
                if source in stands:
                    yield task.id, source, None if source.startswith(EXTRA) else ""
            for source, target in texts.items():
                if target is None or not stands.get(source):
                    continue
                if target not in texts and stands.get(target):
                    raise Refused("column.occupied", heading=target.removeprefix(EXTRA))
                yield task.id, target, stands[source]


def _texts(task: Task) -> Iterator[tuple[str, str]]:
    """Give a task's texts by field, of the further ones those that are there, be they empty."""
    yield from zip(TASK_TEXTS, _own_texts(task), strict=True)
    for heading, text in task.extra.items():
        yield EXTRA + heading, text
