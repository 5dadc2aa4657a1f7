"""The tasks of a domain as its page shows them: how far each is, what it lacks, and their mean."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache, partial
from operator import is_
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from db.errors import Refused
from ui.looks.sizes import SMALL_SPACE
from ui.widgets.chips.chip import Chip
from ui.widgets.chips.flow import FlowLayout
from ui.widgets.label import Label
from ui.widgets.record_model import RecordModel
from ui.widgets.row_table import WideTable, show_rows
from ui.widgets.timers import TurnTimer
from vqdesk.text.figures import format_number, join_number, mean_of, parse_percent

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent

    from db.changes import Changes
    from db.verbs.outline import TaskOutline
    from ui.session.calls import TaskCalls, TaskFilter
    from ui.session.session import Session

_MISSING: tuple[TaskFilter, ...] = ("no_result", "no_state", "late", "found")
_LEAST_ROWS, _LETTERS = 6, 24
_AT_ONCE = 400
"""Tasks whose figures are told at once; those of more when all tasks of the report have been judged."""
_share = lru_cache(maxsize=2048)(parse_percent)


class DomainTasksModel(RecordModel["TaskOutline"]):
    """Show a domain's tasks: number and content, how far each is, what it lacks.

    That is judged when a row is seen: to judge thousands at once would hold the window.
    """

    def __init__(self, parent: QObject, names: dict[TaskFilter, str], calls: TaskCalls) -> None:
        self._names, self._calls = names, calls
        self.asked: list[TaskFilter] = []
        """Which filters can be lacked in the report."""
        super().__init__(parent)

    def lacks(self, row: TaskOutline) -> tuple[TaskFilter, ...]:
        """Return what a task lacks."""
        return self._calls.among(row, self.asked)

    def headings(self) -> tuple[str, ...]:
        """Return the three headings."""
        return self.tr("Task"), self.tr("Completion"), self.tr("Lacking")

    def cells(self, row: TaskOutline) -> tuple[str, ...]:
        """Return a task's texts."""
        said = row.content_start.strip() or self.tr("(no content yet)")
        state = row.evaluation.strip() or row.status.strip()
        return join_number(row.number, said), state, "; ".join(self._names[name] for name in self.lacks(row))


class TasksTable(WideTable):
    """A table in which Enter chooses a row, as a click does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the row at Enter; the other keys are Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.clicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class DomainTasks(QWidget):
    """Say how a domain of the session's open report stands; a row leads to its task, a chip to the first one.

    It looks again after a change, as long as it is seen.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._domain_id = ""
        names = self._names()
        self.mean = Label(wraps=True)
        self.chips = {name: Chip(text, self.tr("Go to the first of them")) for name, text in names.items()}
        self.model = DomainTasksModel(self, names, session.calls)
        self.table = TasksTable()
        self._turn = TurnTimer(self)
        self._turn.timeout.connect(self.look)
        self._lay_out()
        session.changed.connect(self._on_changed)
        session.calls.counted.connect(self._look_soon)
        session.report_opened.connect(self._turn.stop)

    def _names(self) -> dict[TaskFilter, str]:
        said = (
            *(self.tr("Without a result"), self.tr("Not assessed"), self.tr("Late")),
            self.tr("With findings"),
        )
        return dict(zip(_MISSING, said, strict=True))

    def _lay_out(self) -> None:
        show_rows(self.table, self.model)
        self.table.setAccessibleName(self.tr("Tasks of the domain"))
        self.table.widen(0, _LETTERS * self.fontMetrics().averageCharWidth())
        self.table.horizontalHeader().resizeSection(2, _LETTERS * self.fontMetrics().averageCharWidth())
        self.table.setMinimumHeight(_LEAST_ROWS * self.table.verticalHeader().defaultSectionSize())
        self.table.clicked.connect(self._on_clicked)
        above = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        above.setSizePolicy(policy)
        flow = FlowLayout(above, SMALL_SPACE)
        for name, chip in self.chips.items():
            flow.addWidget(chip)
            chip.clicked.connect(partial(self._go_to_first, name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.mean)
        column.addWidget(above)
        column.addWidget(self.table, 1)

    def show_domain(self, domain_id: str) -> None:
        """Show a domain: another one at once, the one that is seen as it stands in the window's next turn."""
        if domain_id == self._domain_id and self.isVisible():
            self._turn.start()  # a verb has told of its change already: that is looked at once
            return
        self._domain_id = domain_id
        self.mean.clear()  # nothing is said of one domain with another one's figures
        for chip in self.chips.values():
            chip.hide()
        self.table.scrollToTop()
        self.look()

    def look(self) -> None:
        """Look how the tasks stand now; what cannot be read stays as it was."""
        self._turn.stop()
        with suppress(Refused):  # whoever shows the report tells why
            calls, former = self._session.calls, self.model.rows
            self.model.asked = [name for name in calls.asked() if name in _MISSING]
            rows = self._session.rows_of(self._domain_id)
            if len(rows) != len(former) or not all(map(is_, rows, former)):
                at = self.table.currentIndex()
                self.model.show(rows)
                self.table.setCurrentIndex(
                    self.model.index(min(at.row(), len(rows) - 1), max(at.column(), 0))
                )
            self.table.viewport().update()
            if len(rows) <= _AT_ONCE or not calls.is_counting:
                self._say(rows)

    def _say(self, tasks: list[TaskOutline]) -> None:
        shares = [share for each in tasks if (share := _share(each.evaluation)) is not None]
        mean = mean_of(shares)
        said = self.tr("Mean: {mean}% of {count} tasks of {every}") if mean is not None else ""
        said = said or self.tr("Tasks: {every}, none with a percentage")
        number = format_number(mean) if mean is not None else ""
        self.mean.setText(said.format(mean=number, count=len(shares), every=len(tasks)))
        counts = self._session.calls.counts_among(tasks)
        for name, chip in self.chips.items():
            count = counts[name] if name in self.model.asked else 0
            chip.show_count(count)
            chip.setVisible(bool(count))

    def showEvent(self, event: QShowEvent) -> None:
        """Look again: nothing was followed while nobody saw it."""
        super().showEvent(event)
        self._look_soon()

    def _look_soon(self) -> None:
        if self.isVisible():
            self._turn.start()

    def _on_changed(self, changes: Changes) -> None:
        here = self._session.report_id
        if (
            here in changes.order
            or here in changes.reports
            or any(report == here for report, _ in changes.tasks)
        ):
            self._look_soon()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._session.go_to("task", self.model.row(index.row()).id)

    def _go_to_first(self, name: TaskFilter) -> None:
        first = next((each for each in self.model.rows if name in self.model.lacks(each)), None)
        if first is not None:
            self._session.go_to("task", first.id)
