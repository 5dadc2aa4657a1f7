"""Where an import goes: a new report, or one that is brought up to date, task by task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vqdesk.matching import match, merged

if TYPE_CHECKING:
    from db.records import Draft, Task
    from vqdesk.matching import Matching, Pair

_LONGEST = 90


class TargetView(QWidget):
    """Show how the tasks of a file and of a stored report belong together; the clerk decides what is open.

    What is equal by id, number, unit and content is settled; near matches are shown with their score.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new: Draft | None = None
        self._old: Draft | None = None
        self._matching: Matching | None = None
        self.choices: dict[str, QComboBox] = {}
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.keep_gone = QCheckBox(self.tr("&Keep the tasks that are not in the file"))
        self.keep_gone.setChecked(True)
        self.table = QTableWidget(0, 3)
        self.table.setHorizontalHeaderLabels(
            [self.tr("Task in the file"), self.tr("Alike"), self.tr("Task in the report")]
        )
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        for widget in (self.summary, self.keep_gone, self.table):
            column.addWidget(widget)
        self.keep_gone.toggled.connect(self.changed)

    def show_drafts(self, new: Draft, old: Draft) -> None:
        """Match a file's draft with a stored one."""
        self._new, self._old, self._matching = new, old, match(new, old)
        self._fill()

    def partners(self) -> dict[str, str | None]:
        """Return for each new task's id the old one's, or None for a task that is new."""
        pairs = self._matching.pairs if self._matching else ()
        found = {pair.new.id: pair.old.id if pair.old else None for pair in pairs}
        return found | {key: combo.currentData() for key, combo in self.choices.items()}

    def is_clear(self) -> bool:
        """Tell whether no old task was chosen twice."""
        chosen = [partner for partner in self.partners().values() if partner is not None]
        return len(set(chosen)) == len(chosen)

    def merged(self) -> Draft:
        """Return the stored report as it will be."""
        if self._new is None or self._old is None:
            raise ValueError("nothing was matched yet")
        return merged(self._new, self._old, self.partners(), keep_gone=self.keep_gone.isChecked())

    def marks(self) -> dict[str, str]:
        """Return what becomes of each task of the file, by its id there."""
        pairs = self._matching.pairs if self._matching else ()
        partners = self.partners()
        marks = {}
        for pair in pairs:
            if partners[pair.new.id] is None:
                marks[pair.new.id] = self.tr("new")
            else:
                marks[pair.new.id] = (
                    self.tr("changed") if self._changes(pair, partners[pair.new.id]) else self.tr("same")
                )
        return marks

    def _changes(self, pair: Pair, partner: str | None) -> bool:
        return bool(pair.changed) or pair.old is None or pair.old.id != partner

    def _fill(self) -> None:
        pairs = self._matching.pairs if self._matching else ()
        gone = self._matching.gone if self._matching else ()
        open_ones = [pair for pair in pairs if pair.how == "near" or (pair.old is None and gone)]
        counts = (len(pairs) - len(open_ones), len(open_ones), len(gone))
        self.summary.setText(
            self.tr(
                "Matched: {sure}. To be decided: {open}. In the report but not in the file: {gone}."
            ).format(sure=counts[0], open=counts[1], gone=counts[2])
        )
        self.choices = {}
        self.table.setRowCount(len(open_ones))
        for row, pair in enumerate(open_ones):
            combo = QComboBox()
            combo.addItem(self.tr("(new task)"), None)
            for task in ([pair.old] if pair.old else []) + list(gone):
                combo.addItem(_named(task), task.id)
            combo.setCurrentIndex(1 if pair.old else 0)
            combo.currentIndexChanged.connect(self.changed)
            self.choices[pair.new.id] = combo
            self.table.setItem(row, 0, QTableWidgetItem(_named(pair.new)))
            self.table.setItem(row, 1, QTableWidgetItem(f"{pair.score} %" if pair.old else ""))
            self.table.setCellWidget(row, 2, combo)


def _named(task: Task) -> str:
    text = " - ".join(part for part in (task.number, task.unit, task.content) if part)
    return " ".join(text.split())[:_LONGEST]
