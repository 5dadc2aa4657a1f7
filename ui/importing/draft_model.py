"""The table model of a draft: a row for every domain and task, a column for every text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from db.records import TASK_FIELDS, Domain, Task
from ui.looks.colours import colours
from ui.session.record_names import domain_name
from ui.widgets.tip import tip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import Draft

_NOWHERE = QModelIndex()
_LONGEST = 160
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TaskFate:
    """What becomes of a task: a word for it, and the fields whose texts change.

    A field is one of TASK_FIELDS or "extra:<heading>".
    """

    word: str
    changed: tuple[str, ...] = ()


class DraftModel(QAbstractTableModel):
    """List what a draft holds, in its order; long texts are cut to a line.

    With `marks` (by a task's id) the first column says what becomes of a task, and what changes has a
    colour.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Domain | Task] = []
        self._fields: list[str] = list(TASK_FIELDS)
        self._headings: list[str] = [""] * len(TASK_FIELDS)
        self._marks: Mapping[str, TaskFate] = {}

    def show(self, draft: Draft, marks: Mapping[str, TaskFate]) -> None:
        """Show another draft."""
        self.beginResetModel()
        self._rows = []
        for section in draft.sections:
            if section.domain.numeral or section.domain.name:
                self._rows.append(section.domain)
            self._rows += section.tasks
        self._fields = [column.field for column in draft.report.columns]
        self._headings = [column.heading for column in draft.report.columns]
        self._marks = marks
        if marks:
            self._headings.insert(0, self.tr("Change"))
            self._fields.insert(0, "")
        self.endResetModel()

    def record(self, row: int) -> Domain | Task:
        """Return the record of a row."""
        return self._rows[row]

    def fields(self) -> list[str]:
        """Return what each column shows: "" what becomes of a task, else as `Task.text` wants it."""
        return self._fields

    def headings(self) -> dict[str, str]:
        """Return the columns' headings by field."""
        return dict(zip(self._fields, self._headings, strict=True))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._fields)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return a column's heading on one line."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        if section >= len(self._headings):
            return None  # the rows' head is measured anew while this one has the former draft's columns
        return " ".join(self._headings[section].split())

    def data(self, index: _Index, role: int = 0) -> object:
        """Return a cell's text; domains are bold."""
        row, field = self._rows[index.row()], self._fields[index.column()]
        if isinstance(row, Domain):
            return _domain_data(row, index.column(), role)
        mark = self._marks.get(row.id)
        if role in (Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.ForegroundRole):
            if not mark or field not in mark.changed:
                return None
            return colours().changed if role == Qt.ItemDataRole.BackgroundRole else colours().on_changed
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = row.text(field) if field else (mark.word if mark else "")
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else " ".join(text[:_LONGEST].split())


def _domain_data(domain: Domain, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.FontRole:
        font = QFont()
        font.setBold(True)
        return font
    shown = role == Qt.ItemDataRole.DisplayRole and column == 0
    return domain_name(domain) if shown else None
