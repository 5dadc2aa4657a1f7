"""What a verb changes, gathered row by row while it goes on."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from db.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.rows import Kind

_PLACE = ("rank", "domain_id")
_BESIDE = ("acceptance", "sign_off", "state")


class Gathering:
    """Gather what is written; `db.history.recorder.Recorder` tells it, and nobody else writes."""

    def __init__(self) -> None:
        self._reports: dict[str, set[str]] = defaultdict(set)
        self._rows: dict[str, dict[tuple[str, str], set[str]]] = {"domain": {}, "task": {}}
        self._order: set[str] = set()
        self._placed: set[tuple[str, str]] = set()
        self._registers: set[str] = set()
        self._checked: set[str] = set()
        self._states: set[str] = set()

    def rows(self, kind: Kind, report_id: str | None, ids: Iterable[str]) -> None:
        """Note that whole records of a report, or outside reports, came or went."""
        if report_id is None:
            self._registers.add(kind.name)
            return
        if kind.name in _BESIDE:
            self._beside(kind.name).add(report_id)
            return
        self._order.add(report_id)
        if kind.name == "report":
            self._reports[report_id].update(kind.columns)
        elif kind.name == "task":
            self._placed.update((report_id, task_id) for task_id in ids)

    def field(self, kind: Kind, report_id: str | None, record_id: str, name: str) -> None:
        """Note that a record's field was written."""
        if report_id is None:
            self._registers.add(kind.name)
        elif kind.name in _BESIDE:
            self._beside(kind.name).add(report_id)
        elif name in _PLACE:
            self._order.add(report_id)
            if kind.name == "task":
                self._placed.add((report_id, record_id))
        elif kind.name == "report":
            self._reports[report_id].add(name)
        else:
            self._rows[kind.name].setdefault((report_id, record_id), set()).add(name)

    def _beside(self, name: str) -> set[str]:
        return self._states if name == "state" else self._checked

    def changes(self) -> Changes:
        """Return what was gathered."""
        reports = {report_id: frozenset(fields) for report_id, fields in self._reports.items()}
        domains, tasks = (
            {key: frozenset(fields) for key, fields in rows.items()} for rows in self._rows.values()
        )
        order, registers, checked, states = map(
            frozenset, (self._order, self._registers, self._checked, self._states)
        )
        placed = frozenset(self._placed)
        return Changes(reports, domains, tasks, order, registers, checked, states, placed)
