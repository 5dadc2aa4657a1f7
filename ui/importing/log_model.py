"""The table model of an import log, what needs a look first."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from ui.widgets.tip import tip
from vqdesk.annex.source.import_log import urgency
from vqdesk.messages.catalogue import place, say

if TYPE_CHECKING:
    from vqdesk.annex.source.import_log import ImportLog, LogEntry

_NOWHERE = QModelIndex()
_LONGEST = 200
_Index = QModelIndex | QPersistentModelIndex


class ImportLogModel(QAbstractTableModel):
    """List the places that were not taken over to the letter; what needs a look comes first, in bold."""

    def __init__(self, lang: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self._entries: list[LogEntry] = []

    def show(self, account: ImportLog) -> None:
        """Show another account."""
        self.beginResetModel()
        self._entries = sorted(account, key=urgency)
        self.endResetModel()

    def problems(self) -> int:
        """Return how many places a person should look at."""
        return sum(urgency(entry) == 0 for entry in self._entries)

    def struck(self) -> int:
        """Return how many whole cells and rows were left out because they are struck out."""
        return sum(entry.why in ("account.struck_cell", "account.struck_row") for entry in self._entries)

    def formulas(self) -> int:
        """Return how many formulas have no result in the file, or one that may be out of date."""
        return sum(entry.why in ("account.formula", "account.formula_old") for entry in self._entries)

    def texts(self, row: int) -> tuple[str, ...]:
        """Return what the columns say of an entry, whole."""
        entry = self._entries[row]
        return (
            place(entry.where, self._lang),
            entry.what,
            _after(entry),
            say(f"action.{entry.action}", self._lang),
            say(entry.why, self._lang, **entry.values),
        )

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many entries there are."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return a column's heading."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        names = (
            self.tr("Place"),
            self.tr("Before"),
            self.tr("After"),
            self.tr("What was done"),
            self.tr("Why"),
        )
        return names[section]

    def data(self, index: _Index, role: int = 0) -> object:
        """Return a cell's text; the tip has it whole."""
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.FontRole and urgency(entry) == 0:
            font = QFont()
            font.setBold(True)
            return font
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self.texts(index.row())[index.column()]
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else " ".join(text[:_LONGEST].split())


def _after(entry: LogEntry) -> str:
    """Return what a text was converted into; "" where it was taken off, or stayed."""
    if entry.why == "account.nfc":
        return normalize("NFC", entry.what)
    return str(entry.values.get("after", ""))
