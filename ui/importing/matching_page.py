"""The import dialog's page that matches a file's tasks with a stored report's, where that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from db.records import TASK_FIELDS
from ui.importing.draft_model import TaskFate
from ui.importing.matching_model import MatchingModel, MatchRow, task_line
from ui.widgets.choices import ComboBox
from ui.widgets.label import Label
from ui.widgets.list_with_text import as_list
from vqdesk.merge.matching import match_tasks, merge_two_way
from vqdesk.merge.similarity import likeness

if TYPE_CHECKING:
    from db.records import Draft, Task
    from vqdesk.merge.matching import Matching, Pair

_MOST_CHOICES = 40
_MOST_COMPARED = 1000  # tasks around the same place; more of them would make the arrow keys wait
_LONGEST = 120


class MatchingPage(QWidget):
    """Show near matches with their score and what has no partner; the clerk says what belongs together.

    What is equal by id, number, unit and content is settled. `merged()` is the stored report as it will
    be, `former()` and `marks()` tell what becomes of its tasks.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new: Draft | None = None
        self._old: Draft | None = None
        self._matching: Matching | None = None
        self._decided: dict[str, str | None] = {}
        self._open: list[Pair] = []
        self._merged: Draft | None = None
        self.summary = Label(wraps=True)
        self.model = MatchingModel(self)
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("Which task becomes which"))
        self.partner = ComboBox()
        self.keep_gone = QCheckBox(self.tr("&Keep the tasks that are not in the file"))
        self.keep_gone.setChecked(True)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._on_row_chosen)
        self.partner.activated.connect(self._on_partner_chosen)
        self.keep_gone.toggled.connect(self._on_changed)

    def show_drafts(self, new: Draft, old: Draft) -> None:
        """Match a file's draft with a stored one; what was decided before is forgotten."""
        self._new, self._old, self._matching = new, old, match_tasks(new, old)
        pairs, gone = self._matching.pairs, self._matching.gone
        self._open = [pair for pair in pairs if pair.how == "near" or (pair.old is None and gone)]
        self._decided = {pair.new.id: pair.old.id if pair.old else None for pair in self._open}
        self._refill(0)

    def set_new(self, new: Draft) -> None:
        """Take another period or other titles of the same draft; what was decided stays."""
        self._new, self._merged = new, None

    def partners(self) -> dict[str, str | None]:
        """Return for each new task's id the old one's, or None for a task that is new."""
        pairs = self._matching.pairs if self._matching else ()
        return {pair.new.id: pair.old.id if pair.old else None for pair in pairs} | self._decided

    def decide(self, new_id: str, old_id: str | None) -> None:
        """Have a task of the file be a task of the report, or a new one."""
        self._decided[new_id] = old_id
        self._refill(max(0, self.table.currentIndex().row()))
        self.changed.emit()

    def to_decide(self) -> int:
        """Return how many tasks of the file the clerk should look at."""
        return len(self._open)

    def is_clear(self) -> bool:
        """Tell whether no old task was chosen twice."""
        chosen = [partner for partner in self.partners().values() if partner is not None]
        return len(set(chosen)) == len(chosen)

    def merged(self) -> Draft:
        """Return the stored report as it will be."""
        if self._new is None or self._old is None:
            raise ValueError("nothing was matched yet")
        if self._merged is None:
            kept = self.keep_gone.isChecked()
            self._merged = merge_two_way(self._new, self._old, self.partners(), keep_gone=kept)
        return self._merged

    def sources(self) -> dict[str, str]:
        """Return the ids in the file by the ids in the report as it will be, where these differ."""
        return {old: new for new, old in self.partners().items() if old is not None}

    def former(self) -> dict[str, Task]:
        """Return the report's tasks as they are now, by id."""
        return {task.id: task for task in self._old.tasks} if self._old else {}

    def marks(self) -> dict[str, TaskFate]:
        """Return what becomes of each task of the report as it will be, by its id there."""
        former, used = self.former(), self.sources()
        marks = {}
        for task in self.merged().tasks:
            old = former.get(task.id)
            if old is None:
                marks[task.id] = TaskFate(self.tr("new"))
            elif task.id not in used:
                marks[task.id] = TaskFate(self.tr("not in file"))
            else:
                fields = _changed(task, old)
                marks[task.id] = TaskFate(self.tr("changed") if fields else self.tr("same"), fields)
        return marks

    # Layout

    def _lay_out(self) -> None:
        as_list(self.table, self.model)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        header = self.table.horizontalHeader()
        for column in range(3):
            header.setSectionResizeMode(column, header.ResizeMode.Stretch)
        header.setSectionResizeMode(1, header.ResizeMode.Interactive)
        header.resizeSection(1, 13 * self.fontMetrics().averageCharWidth())
        self.partner.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.partner.setMinimumContentsLength(20)
        label = Label(self.tr("Is the &old task"))
        label.setBuddy(self.partner)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.partner, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        layout.addWidget(self.keep_gone)

    def _refill(self, at: int) -> None:
        """Show the pairs as they are decided now, then the old tasks that nothing is."""
        self._merged = None
        if self._matching is None or self._old is None:
            return
        former, used = self.former(), set(self.sources())
        rows = []
        for pair in self._open:
            partner = former.get(self._decided[pair.new.id] or "")
            rows.append(MatchRow(pair.new, partner, _score(pair, partner)))
        gone = [MatchRow(None, task) for task in former.values() if task.id not in used]
        self.model.show([*rows, *gone], kept=self.keep_gone.isChecked())
        self.summary.setText(
            self.tr(
                "Matched: {sure}. To be decided: {open}. In the report but not in the file: {gone}."
            ).format(sure=len(self._matching.pairs) - len(rows), open=len(rows), gone=len(gone))
        )
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(min(at, self.model.rowCount() - 1), 0))
        else:
            self._offer(-1)

    def _offer(self, at: int) -> None:
        """Offer for the chosen task of the file what it may be, the likeliest first."""
        self.partner.clear()
        row = self.model.row(at) if at >= 0 else MatchRow(None, None)
        self.partner.setEnabled(row.new is not None)
        if row.new is None:
            return
        self.partner.addItem(self.tr("(new task)"), None)
        for score, task in self._candidates(row.new):
            self.partner.addItem(f"{score}%: {task_line(task)[:_LONGEST]}", task.id)
        if row.old is not None and self.partner.findData(row.old.id) < 0:
            self.partner.insertItem(1, task_line(row.old)[:_LONGEST], row.old.id)
        self.partner.setCurrentIndex(self.partner.findData(row.old.id) if row.old else 0)

    def _candidates(self, new: Task) -> list[tuple[int, Task]]:
        """Return the old tasks that are not settled, the most like this one first."""
        settled = {old for key, old in self.partners().items() if key not in self._decided}
        free = [task for task in self.former().values() if task.id not in settled]
        if len(free) > _MOST_COMPARED:
            keys = list(self._decided)
            start = keys.index(new.id) * len(free) // len(keys) - _MOST_COMPARED // 2
            start = max(0, min(start, len(free) - _MOST_COMPARED))
            free = free[start : start + _MOST_COMPARED]
        scored = [(likeness(_words(new), _words(task)), index) for index, task in enumerate(free)]
        scored.sort(key=lambda each: (-each[0], each[1]))
        return [(score, free[index]) for score, index in scored[:_MOST_CHOICES]]

    # Events

    def _on_row_chosen(self, current: QModelIndex, _former: QModelIndex) -> None:
        self._offer(current.row())

    def _on_partner_chosen(self, _index: int) -> None:
        row = self.model.row(self.table.currentIndex().row())
        if row.new is not None:
            self.decide(row.new.id, self.partner.currentData(Qt.ItemDataRole.UserRole))

    def _on_changed(self) -> None:
        self._refill(max(0, self.table.currentIndex().row()))
        self.changed.emit()


def _changed(new: Task, old: Task) -> tuple[str, ...]:
    """Return the fields whose texts differ; no text under a further heading is an empty one."""
    extra = dict.fromkeys([*new.extra, *old.extra])
    fields = (*TASK_FIELDS, *(f"extra:{heading}" for heading in extra))
    return tuple(field for field in fields if new.text(field) != old.text(field))


def _score(pair: Pair, partner: Task | None) -> int:
    if partner is None:
        return 0
    if pair.old is not None and pair.old.id == partner.id:
        return pair.score
    return likeness(_words(pair.new), _words(partner))


def _words(task: Task) -> str:
    return f"{task.unit} {task.content}"
