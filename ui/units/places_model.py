"""The table model of the places where units are merged: where each is, before and after, and its tick."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.widgets.tip import tip
from vqdesk.messages.catalogue import say
from vqdesk.messages.damage_places import field_words
from vqdesk.messages.deed_names import record_words
from vqdesk.units.telling import place_notes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.records import Report
    from vqdesk.units.merging import UnitPlace

PLACE, WAS, BECOMES = range(3)
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class UnitPlacesModel(QAbstractTableModel):
    """Show places, each ticked; a tick that is taken off leaves the place as it is."""

    ticked = Signal()
    """Other places are chosen than before."""

    def __init__(self, lang: str, parent: QObject) -> None:
        super().__init__(parent)
        self._lang = lang
        self._rows: list[UnitPlace] = []
        self._chosen: list[bool] = []
        self._reports: Mapping[str, Report] = {}
        self._names: Mapping[str, str] = {}

    def show(
        self, places: Sequence[UnitPlace], reports: Mapping[str, Report], names: Mapping[str, str]
    ) -> None:
        """Show places in these reports, which are called by these names, all ticked."""
        self.beginResetModel()
        self._rows, self._reports, self._names = list(places), reports, names
        self._chosen = [True] * len(places)
        self.endResetModel()
        self.ticked.emit()

    @property
    def total(self) -> int:
        """Return how many units there are to rename."""
        return sum(row.places for row in self._rows)

    def chosen(self) -> list[UnitPlace]:
        """Return the places that are ticked."""
        return [row for row, is_chosen in zip(self._rows, self._chosen, strict=True) if is_chosen]

    def choose_all(self, *, chosen: bool) -> None:
        """Tick all places, or none."""
        self._chosen = [chosen] * len(self._rows)
        if self._rows:
            last = self.index(len(self._rows) - 1, PLACE)
            self.dataChanged.emit(self.index(0, PLACE), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def turn(self, row: int) -> None:
        """Tick a place, or take its tick off."""
        state = Qt.CheckState.Unchecked if self._chosen[row] else Qt.CheckState.Checked
        self.setData(self.index(row, PLACE), state, Qt.ItemDataRole.CheckStateRole)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many places there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else BECOMES + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Where"), self.tr("Before"), self.tr("After"))[section]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that each row has a tick."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == PLACE else flags

    def data(self, index: _Index, role: int = 0) -> object:
        """Return where a place is, its text before or after on a line, or its tick."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == PLACE:
            return Qt.CheckState.Checked if self._chosen[index.row()] else Qt.CheckState.Unchecked
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        said = (self._where, self._before, self._after)[column](row)
        return tip(said) if role == Qt.ItemDataRole.ToolTipRole else said

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != PLACE:
            return False
        self._chosen[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    def _where(self, place: UnitPlace) -> str:
        report = self._reports[place.report_id]
        task = record_words("task", {"number": place.number, "name": place.name}, self._lang)
        field = field_words(place.field, partial(say, lang=self._lang), report.columns)
        period = self._names[report.id] or report.organisation or report.id
        return " · ".join((period, task, " ".join(field.split())))

    def _before(self, place: UnitPlace) -> str:
        return _on_line(place.before)

    def _after(self, place: UnitPlace) -> str:
        notes = place_notes(place, self._lang)
        return f"{_on_line(place.after)} ({'; '.join(notes)})" if notes else _on_line(place.after)


def _on_line(text: str) -> str:
    return " ⏎ ".join(" ".join(line.split()) for line in text.split("\n"))
