"""The table model of found places: where each is, its sentence, and whether it is to be replaced."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.looks.lit_delegate import PIECES
from ui.widgets.tip import tip
from vqdesk.messages.catalogue import say
from vqdesk.messages.damage_places import field_words
from vqdesk.messages.deed_names import record_words
from vqdesk.text.finding import sentence_around

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.records import Report
    from vqdesk.replacing.found_texts import FoundText
    from vqdesk.text.finding import FoundAt

WHERE, SENTENCE = 0, 1
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class _Row:
    text: FoundText
    place: FoundAt
    is_chosen: bool = True


class PlacesModel(QAbstractTableModel):
    """Show the places of found texts, each ticked; a tick that is taken off leaves the place as it is."""

    ticked = Signal()
    """Other places are chosen than before."""

    def __init__(self, lang: str, parent: QObject) -> None:
        super().__init__(parent)
        self._lang = lang
        self._rows: list[_Row] = []
        self._reports: Mapping[str, Report] = {}
        self._names: Mapping[str, str] = {}

    def show(
        self, texts: Sequence[FoundText], reports: Mapping[str, Report], names: Mapping[str, str]
    ) -> None:
        """Show the places of texts in these reports; with several each place tells its report's name."""
        self.beginResetModel()
        self._rows = [_Row(text, place) for text in texts for place in text.places]
        self._reports, self._names = reports, names
        self.endResetModel()
        self.ticked.emit()

    def text(self, row: int) -> FoundText:
        """Return the text of a row's place."""
        return self._rows[row].text

    @property
    def count(self) -> int:
        """Return how many places are chosen."""
        return sum(row.is_chosen for row in self._rows)

    def chosen(self) -> list[tuple[FoundText, list[FoundAt]]]:
        """Return the texts with their chosen places."""
        found: dict[int, tuple[FoundText, list[FoundAt]]] = {}
        for row in self._rows:
            if row.is_chosen:
                found.setdefault(id(row.text), (row.text, []))[1].append(row.place)
        return list(found.values())

    def choose_all(self, *, chosen: bool) -> None:
        """Tick all places, or none."""
        for row in self._rows:
            row.is_chosen = chosen
        if self._rows:
            last = self.index(len(self._rows) - 1, WHERE)
            self.dataChanged.emit(self.index(0, WHERE), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def turn(self, row: int) -> None:
        """Tick a place, or take its tick off."""
        index = self.index(row, WHERE)
        checked = Qt.CheckState.Unchecked if self._rows[row].is_chosen else Qt.CheckState.Checked
        self.setData(index, checked, Qt.ItemDataRole.CheckStateRole)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many places there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else SENTENCE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Where"), self.tr("Sentence"))[section]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that each row has a tick."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == WHERE else flags

    def data(self, index: _Index, role: int = 0) -> object:
        """Return where a place is, its sentence on a line, its pieces, or its tick."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == WHERE:
            return Qt.CheckState.Checked if row.is_chosen else Qt.CheckState.Unchecked
        if role == PIECES and column == SENTENCE:
            return sentence_around(row.text.text, row.place)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        said = self._where(row.text) if column == WHERE else "".join(self._pieces(row))
        return tip(said) if role == Qt.ItemDataRole.ToolTipRole else said

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != WHERE:
            return False
        self._rows[index.row()].is_chosen = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    def _pieces(self, row: _Row) -> tuple[str, str, str]:
        """Return a sentence's pieces; brackets show the words to whoever hears or copies it."""
        before, words, behind = sentence_around(row.text.text, row.place)
        return before, f"[{words}]", behind

    def _where(self, text: FoundText) -> str:
        report = self._reports[text.report_id]
        known = record_words(text.record, {"number": text.number, "name": text.name}, self._lang)
        field = field_words(text.field, partial(say, lang=self._lang), report.columns)
        parts = [known, " ".join(field.split())]
        if len(self._reports) > 1:
            parts.insert(0, self._names[report.id] or report.organisation or report.id)
        return " · ".join(parts)
