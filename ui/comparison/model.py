"""Table models of a comparison: a row a task, and a row a domain or unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from ui.widgets.tip import tip
from vqdesk.comparison.comparison import STATUSES
from vqdesk.comparison.layout import format_mean
from vqdesk.messages.catalogue import say
from vqdesk.text.figures import join_number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from PySide6.QtCore import QObject

    from vqdesk.comparison.comparison import ComparedTask, Comparison, Summary

ComparedKind = Literal["new", "gone", "unchanged", "fallen", "risen", "changed", "moved"]
"""Of which tasks a list may be: those of a status, or those whose deadline or group is another one."""

COMPARED_KINDS: tuple[ComparedKind | None, ...] = (None, *STATUSES, "moved")
_NOWHERE = QModelIndex()
_LONGEST = 200
_LINES = ("number", "unit", "task", "then", "now", "difference", "status")
_Index = QModelIndex | QPersistentModelIndex


class ComparedTasksModel(QAbstractTableModel):
    """List compared tasks: all, those of one status, or those whose deadline or group is another one."""

    def __init__(self, lang: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self._all: Sequence[ComparedTask] = ()
        self._shown: list[ComparedTask] = []
        self._status: ComparedKind | None = None

    def show(self, comparison: Comparison) -> None:
        """Show another comparison's tasks."""
        self._all = comparison.tasks
        self.choose(self._status)

    def choose(self, status: ComparedKind | None) -> None:
        """Show the tasks of one status only, or those with another deadline or group; None shows all."""
        self.beginResetModel()
        self._status = status
        self._shown = [
            task
            for task in self._all
            if status in (None, task.status)
            or (status == "moved" and (task.deadline_moved or task.is_regrouped))
        ]
        self.endResetModel()

    def task(self, row: int) -> ComparedTask:
        """Return the task of a row."""
        return self._shown[row]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many tasks are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(_LINES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return a column's heading, and a row's name for whom it is read aloud."""
        if orientation == Qt.Orientation.Vertical and role == Qt.ItemDataRole.AccessibleTextRole:
            task = self._shown[section].task
            return join_number(task.number, self._text(self._shown[section], "task"))
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return say(f"show.compare.{_LINES[section]}", self._lang)

    def data(self, index: _Index, role: int = 0) -> str | None:
        """Return a cell's text on one line; what differs in its task for whom it is read aloud."""
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and index.isValid():
            return self._difference(self._shown[index.row()])
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or not index.isValid():
            return None
        text = self._text(self._shown[index.row()], _LINES[index.column()])
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def _difference(self, task: ComparedTask) -> str:
        """Say what differs in a task: its evaluation, and the words that came and went."""
        said = [say(f"show.status.{task.status}", self._lang)]
        if task.evaluation_then != task.evaluation_now:
            evaluations = (text or self.tr("empty") for text in (task.evaluation_then, task.evaluation_now))
            said.append(f"{say('show.compare.evaluation', self._lang)}: {' → '.join(evaluations)}")
        for name, pieces in (("documents", task.documents), ("result", task.result)):
            words = [f"{self._came(kind)} “{text.strip()}”" for kind, text in pieces if kind != "same"]
            if words:
                said.append(f"{say(f'show.compare.{name}', self._lang)}: {', '.join(words)[:_LONGEST]}")
        return ". ".join(said)

    def _came(self, kind: str) -> str:
        return self.tr("added") if kind == "added" else self.tr("taken out")

    def _text(self, task: ComparedTask, column: str) -> str:
        shown = task.task
        texts = {
            "number": shown.number,
            "unit": shown.unit,
            "task": shown.content,
            "then": task.evaluation_then,
            "now": task.evaluation_now,
            "difference": format_points(task.difference),
            "status": say(f"show.status.{task.status}", self._lang),
        }
        return " ".join(texts[column][:_LONGEST].split())


class SummariesModel(QAbstractTableModel):
    """List how each domain, then each unit fared: how many tasks of each status, the mean percentages."""

    def __init__(self, lang: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self._rows: list[Summary | str] = []

    def show(self, comparison: Comparison) -> None:
        """Show another comparison's summaries."""
        self.beginResetModel()
        self._rows = [comparison.total, say("show.compare.domains", self._lang), *comparison.domains]
        self._rows += [say("show.compare.units", self._lang), *comparison.units]
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(STATUSES) + 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return a column's heading."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        statuses = [say(f"show.status.{status}", self._lang) for status in STATUSES]
        names = [say(f"show.compare.{name}", self._lang) for name in ("tasks", "mean_then", "mean_now")]
        means = [name.replace(" (", "\n(") for name in names[1:]]  # a small screen has no room for one line
        return ["", names[0], *statuses, *means][section]

    def data(self, index: _Index, role: int = 0) -> object:
        """Return a cell's text; what gathers the others is bold, figures stand under each other."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and (index.row() == 0 or isinstance(row, str)):
            font = QFont()
            font.setBold(True)
            return font
        return self._text(index) if role == Qt.ItemDataRole.DisplayRole else None

    def _text(self, index: _Index) -> str:
        row = self._rows[index.row()]
        if isinstance(row, str):
            return "" if index.column() else row
        name = row.name or say("show.compare." + ("no_name" if index.row() else "total"), self._lang)
        counts = [str(row.counts[status] or "") for status in STATUSES]
        means = [format_mean(row.mean_then, row.had_then), format_mean(row.mean_now, row.have_now)]
        return [name, str(row.tasks), *counts, *means][index.column()]


def format_points(value: Decimal | None) -> str:
    """Return points of percent with their sign; "" for none."""
    return "" if value is None else f"{value:+f}".replace(".", ",") if value else "0"
