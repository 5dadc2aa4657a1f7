"""The table of findings: how grave, where, which words, what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.findings.open_findings import explanation_accepted, severity_word
from ui.widgets.tip import tip
from vqdesk.checks.told import field_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from ui.findings.found_places import FoundPlace
    from ui.session.session import Session

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class FindingsModel(QAbstractTableModel):
    """Show findings, a row each; of accepted ones with the reason and who gave it.

    What has to be read stands first: at 200 % the last columns are out of sight.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: Sequence[FoundPlace] = ()
        self._report = session.report()

    def show(self, rows: Sequence[FoundPlace]) -> None:
        """Show these findings."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, at: int) -> FoundPlace:
        """Return the finding of a row."""
        return self._rows[at]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many findings there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Kind"),
            self.tr("No."),
            self.tr("Words"),
            self.tr("What to look at"),
            self.tr("Unit"),
            self.tr("Column"),
        )[section]

    def data(self, index: _Index, role: int = 0) -> str | None:
        """Return a cell's text."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self._texts(self._rows[index.row()])[index.column()]
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else " ".join(text.split())

    def _texts(self, place: FoundPlace) -> tuple[str, ...]:
        finding, row = place.finding, self._session.row(place.task)
        field = finding.remark.stretch.field
        return (
            severity_word(finding, self._session.lang),
            row.number if row else "",
            finding.text,
            self.said(place),
            row.unit if row else "",
            self._heading(field),
        )

    def _heading(self, field: str) -> str:
        heading = field_heading(field, self._report)
        if self._report is None or self._report.column(field) is not None:
            return heading
        return self.tr("{field} (no column of this annex)").format(field=heading)

    def said(self, place: FoundPlace) -> str:
        """Return what is said of a finding."""
        return explanation_accepted(place.finding, self._session.lang)
