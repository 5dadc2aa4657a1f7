"""Table models of a summary: a row a unit or domain, and a row a task that is late or untold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from ui.widgets.tip import tip
from vqdesk.summary import layout

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from vqdesk.summary.layout import By, CountedRow
    from vqdesk.summary.summary import JudgedTask, ReportSummary

_NOWHERE = QModelIndex()
_LONGEST = 200
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class CountsModel(QAbstractTableModel):
    """List the whole, then each unit or domain, with how many tasks stand in each group, and the rates."""

    def __init__(self, by: By, lang: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._by, self._lang = by, lang
        self._headings = layout.count_headings(by, lang)
        self._rows: list[CountedRow] = []

    def show(self, summary: ReportSummary | None) -> None:
        """Show another summary's figures, or none."""
        self.beginResetModel()
        self._rows = list(layout.counted_rows(summary, self._by, self._lang)) if summary else []
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Return a column's heading in two lines, so that all columns have room; its tooltip has one."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        text = self._headings[section]
        if role == _Role.ToolTipRole:
            return tip(text)
        return (_in_two_lines(text) if section else text) if role == _Role.DisplayRole else None

    def data(self, index: _Index, role: int = 0) -> object:
        """Return a cell's text; the whole is bold, figures stand under each other."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == _Role.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _Role.FontRole and row.is_whole:
            font = QFont()
            font.setBold(True)
            return font
        if role == _Role.ToolTipRole and not index.column():
            return tip(row.name)
        return (row.name, *layout.figures(row.count))[index.column()] if role == _Role.DisplayRole else None


class ListedTasksModel(QAbstractTableModel):
    """List the tasks that are late, then those of which nobody can tell, with the reasons."""

    def __init__(self, lang: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self._headings = layout.list_headings(lang)
        self._tasks: list[JudgedTask] = []

    def show(self, summary: ReportSummary | None) -> None:
        """Show another summary's tasks, or none."""
        self.beginResetModel()
        self._tasks = [*summary.late, *summary.unknown] if summary else []
        self.endResetModel()

    def task(self, row: int) -> JudgedTask:
        """Return the task of a row."""
        return self._tasks[row]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many tasks there are."""
        return 0 if parent.isValid() else len(self._tasks)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return a column's heading."""
        if role != _Role.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._headings[section]

    def data(self, index: _Index, role: int = 0) -> str | None:
        """Return a cell's text on one line."""
        if role not in (_Role.DisplayRole, _Role.ToolTipRole) or not index.isValid():
            return None
        text = layout.list_cells(self._tasks[index.row()], self._lang)[index.column()]
        text = " ".join(text[:_LONGEST].split())
        return tip(text) if role == _Role.ToolTipRole else text


def _in_two_lines(text: str) -> str:
    """Return a text broken behind a comma or stroke, else at the blank next to its middle."""
    blanks = [at for at, sign in enumerate(text) if sign == " "]
    if not blanks:
        return text
    behind_sign = [at for at in blanks if text[at - 1] in ",/"]
    at = min(behind_sign or blanks, key=lambda place: abs(2 * place + 1 - len(text)))
    return f"{text[:at]}\n{text[at + 1 :]}"
