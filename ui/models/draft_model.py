"""A draft as a table: a row for every domain and task, a column for every text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from db.records import TASK_FIELDS, Domain, Task
from ui.names import domain_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import Draft

_NOWHERE = QModelIndex()
_LONGEST = 160
_Index = QModelIndex | QPersistentModelIndex


class DraftModel(QAbstractTableModel):
    """List what a draft holds, in its order; long texts are cut to a line.

    With `marks` (by a task's id) the first column says what becomes of a task.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Domain | Task] = []
        self._fields: list[str] = list(TASK_FIELDS)
        self._headings: list[str] = [""] * len(TASK_FIELDS)
        self._marks: Mapping[str, str] = {}

    def show(self, draft: Draft, marks: Mapping[str, str]) -> None:
        """Show another draft."""
        headings = draft.report.headings
        self.beginResetModel()
        self._rows = [row for section in draft.sections for row in (section.domain, *section.tasks)]
        self._rows = [row for row in self._rows if isinstance(row, Task) or row.numeral or row.name]
        self._fields = [field for field in TASK_FIELDS if getattr(headings, field) is not None]
        self._headings = [str(getattr(headings, field)) for field in self._fields] + list(headings.extra)
        self._fields += headings.extra
        self._marks = marks
        if marks:
            self._headings.insert(0, self.tr("Change"))
            self._fields.insert(0, "")
        self.endResetModel()

    def domain_rows(self) -> list[int]:
        """Return the rows that are domains."""
        return [place for place, row in enumerate(self._rows) if isinstance(row, Domain)]

    def record(self, row: int) -> Domain | Task:
        """Return the record of a row."""
        return self._rows[row]

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
        return " ".join(self._headings[section].split())

    def data(self, index: _Index, role: int = 0) -> object:
        """Return a cell's text; domains are bold."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.FontRole and isinstance(row, Domain):
            font = QFont()
            font.setBold(True)
            return font
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if isinstance(row, Domain):
            return domain_name(row) if index.column() == 0 else None
        field = self._fields[index.column()]
        text = self._marks.get(row.id, "") if not field else self._text(row, field)
        return text if role == Qt.ItemDataRole.ToolTipRole else " ".join(text[:_LONGEST].split())

    def _text(self, task: Task, field: str) -> str:
        return str(getattr(task, field)) if field in TASK_FIELDS else task.extra.get(field, "")
