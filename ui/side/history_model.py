"""The list of what was done to one task, the newest first, read page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from db.errors import Refused
from ui.session.record_names import format_moment
from ui.side.two_lines import MORE
from ui.widgets.tip import tip
from vqdesk.messages.deed_names import task_change_words

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from db.history.task_past import TaskChange
    from ui.session.session import Session

_PAGE = 100
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class TaskHistoryModel(QAbstractListModel):
    """Show what was done on a row's first line, when and by whom on its second."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._task: tuple[str, str] | None = None
        self._rows: list[tuple[TaskChange, str]] = []
        self._is_whole = True

    def show(self, task: tuple[str, str] | None) -> None:
        """Show what was done to a task, named by its report and its id; None: nothing."""
        self.beginResetModel()
        self._task, self._rows = task, []
        self._is_whole = task is None
        self._rows += self._page()
        self.endResetModel()

    def change(self, row: int) -> TaskChange:
        """Return the change of a row."""
        return self._rows[row][0]

    def row_of(self, change: TaskChange | None) -> int:
        """Return the row of a change among those that are read, -1 where it is in none."""
        newest = change.newest if change else -1
        return next((at for at, (each, _) in enumerate(self._rows) if each.newest == newest), -1)

    def canFetchMore(self, parent: _Index) -> bool:
        """Tell whether there is more in the history."""
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: _Index) -> None:
        """Read another page."""
        first, found = len(self._rows), self._page()
        if found:
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._rows += found
            self.endInsertRows()

    def _page(self) -> list[tuple[TaskChange, str]]:
        if self._task is None or self._is_whole:
            return []
        before = self._rows[-1][0].first if self._rows else None
        store, lang = self._session.store, self._session.lang
        try:
            changes = store.history.of_task(*self._task, before=before, limit=_PAGE)
            words = task_change_words(store, *self._task, changes, lang)
        except Refused as refused:
            self._is_whole = True
            self._session.refuse(refused)
            return []
        self._is_whole = not changes
        return list(zip(changes, words, strict=True))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many changes were read."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a row's lines; who hears the window is told both."""
        if not index.isValid():
            return None
        change, said = self._rows[index.row()]
        more = " - ".join(filter(None, (format_moment(change.at), change.who)))
        if role == Qt.ItemDataRole.DisplayRole:
            return said
        if role == MORE:
            return more
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{said}, {more}"
        return tip(f"{said}\n{more}") if role == Qt.ItemDataRole.ToolTipRole else None
