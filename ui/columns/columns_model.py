"""The table model of a report's columns, in the annex's order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from ui.widgets.tip import tip
from vqdesk.columns.catalogue import CATALOGUE
from vqdesk.messages.catalogue import say
from vqdesk.messages.damage_places import field_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Column

HEADING, GROUP = 0, 2
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


def key_words(key: str, lang: str) -> str:
    """Return what a person calls the text of a key: `Thời hạn hoàn thành`."""
    if key == "extra":
        return say("show.column.own", lang)
    # The usual heading of today, not what the annex of 2024 calls it.
    if lang == "vi" and key in CATALOGUE:
        return CATALOGUE[key].heading
    return field_words(key, partial(say, lang=lang))


class ColumnsModel(QAbstractTableModel):
    """Show each column's heading, who sees it, the group it stands under, what it holds."""

    def __init__(self, lang: str, parent: QObject) -> None:
        super().__init__(parent)
        self._lang = lang
        self.columns: Sequence[Column] = ()
        """Read-only: the columns that are shown."""

    def show(self, columns: Sequence[Column]) -> None:
        """Show these columns."""
        self.beginResetModel()
        self.columns = columns
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns the annex has."""
        return 0 if parent.isValid() else len(self.columns)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return what is told of each."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return what is told there."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Heading"),
            self.tr("Shown"),
            self.tr("Under the heading"),
            self.tr("What it holds"),
        )[section]

    def data(self, index: _Index, role: int = 0) -> object:
        """Return a cell's text; of a column that not everybody sees it leans."""
        if not index.isValid():
            return None
        column = self.columns[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self._texts(column)[index.column()]
            return tip(text) if role == Qt.ItemDataRole.ToolTipRole else " ".join(text.split())
        if role == Qt.ItemDataRole.FontRole and column.visibility != "shown":
            font = QFont()
            font.setItalic(True)
            return font
        return None

    def _texts(self, column: Column) -> tuple[str, ...]:
        return (
            column.heading,
            say(f"show.visibility.{column.visibility}", self._lang),
            column.group,
            key_words(column.key, self._lang),
        )
