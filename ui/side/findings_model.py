"""The list of what was found: in the task that is shown first, then in the whole report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.findings.open_findings import explanation_accepted, severity_word
from ui.side.two_lines import MORE, SIGN
from ui.widgets.tip import tip
from vqdesk.checks.told import field_heading
from vqdesk.text.figures import join_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from db.records import Report
    from ui.findings.found_places import FoundPlace
    from ui.session.session import Session

_SIGNS = {"error": "wrong", "warning": "doubtful", "info": "note", "accepted": "quiet"}
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class FoundGroup(NamedTuple):
    """Places under a head; `more` says what is not listed of them, "" nothing."""

    head: str
    places: Sequence[FoundPlace]
    more: str = ""


class FoundModel(QAbstractListModel):
    """Show what is said of each place, and where it stands; a head over each group leads nowhere."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._report: Report | None = None
        self._rows: list[FoundPlace | str] = []

    def show(self, groups: Sequence[FoundGroup], report: Report | None) -> None:
        """Show these groups; one without places is left out."""
        self.beginResetModel()
        self._report, self._rows = report, []
        for group in groups:
            if group.places:
                self._rows += [group.head, *group.places]
                self._rows += [group.more] if group.more else []
        self.endResetModel()

    def place(self, row: int) -> FoundPlace | None:
        """Return the place of a row; None for a head, or where there is no such row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else ""
        return None if isinstance(found, str) else found

    def row_of(self, place: FoundPlace | None) -> int:
        """Return the first row of a place, -1 where it is not listed."""
        return self._rows.index(place) if place is not None and place in self._rows else -1

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows there are, heads among them."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let nobody choose a head."""
        return super().flags(index) if self.place(index.row()) else Qt.ItemFlag.ItemIsEnabled

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a row's lines; who hears the window is told all of it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            is_told = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return row if is_told else None
        if role == SIGN:
            return _SIGNS[row.kind]
        if role == MORE:
            return self._where(row)
        said = explanation_accepted(row.finding, self._session.lang)
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(said.split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(said)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{said} {self._where(row)}"
        return None

    def _where(self, place: FoundPlace) -> str:
        """Return how grave it is, in which task, which words, in which column."""
        row = self._session.row(place.task) if place.task != self._session.task_id else None
        task = join_number(row.number, row.unit) if row else ""
        heading = field_heading(place.finding.remark.stretch.field, self._report)
        words = " ".join(place.finding.text.split())
        quoted = f"“{words}”" if words else ""
        parts = (severity_word(place.finding, self._session.lang), task, quoted, heading)
        return " - ".join(part for part in parts if part)
