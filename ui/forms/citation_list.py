"""The list of the documents that a text refers to, as they were recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.label import Caption
from ui.widgets.tip import tip

if TYPE_CHECKING:
    from vqdesk.text.citations import Citation

    Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_LINK = {"state": "/", "party": "-"}


class CitationModel(QAbstractTableModel):
    """Hold citations as rows: type, number with symbol, date."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Citation] = []

    def show_citations(self, rows: list[Citation]) -> None:
        """Hold other citations; equal ones leave the view as it is."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of citations."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return 3."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a cell's text; the tooltip is the reference as it stands in the text."""
        if not index.isValid():
            return None
        citation = self._rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(citation.text)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        day = citation.date.strftime("%d/%m/%Y") if citation.date else ""
        return (citation.type or "", citation.number + _LINK[citation.style] + citation.symbol, day)[
            index.column()
        ]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the columns' headings."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Type"), self.tr("Number, symbol"), self.tr("Date"))[section]


class CitationList(QTableView):
    """List what `vqdesk.text.citations` recognises in a text; what it does not know is not listed."""

    def __init__(self, parent: QWidget | None = None, *, least: int = 4) -> None:
        super().__init__(parent)
        self._model = CitationModel(self)
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Recognised documents"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        # As high as the text beside it, never higher for its own sake.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._least = least
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self._fit()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _fit(self) -> None:
        line = self.fontMetrics().height()
        self.setMinimumHeight(line * self._least + 12)
        self.verticalHeader().setDefaultSectionSize(line + 6)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def show_text(self, text: str) -> int:
        """List the documents of a text; return how many they are."""
        from vqdesk.text.citations import find_citations  # no task is shown at the start

        self._model.show_citations(find_citations(text))
        return self._model.rowCount()


class CitationBox(QWidget):
    """The citations of one text under their number; it takes no room for nothing where it `hides`."""

    def __init__(self, parent: QWidget | None = None, *, least: int = 4, hides: bool = False) -> None:
        super().__init__(parent)
        self._hides = hides
        self.label = Caption()
        self.citations = CitationList(least=least)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.label)
        layout.addWidget(self.citations, 1)

    def show_text(self, text: str, *, there: bool) -> None:
        """List the documents of a text; hidden where its field is not `there`."""
        count = self.citations.show_text(text)
        self.label.setText(self.tr("Recognised documents: {count}").format(count=count))
        self.setVisible(there and (count > 0 or not self._hides))
