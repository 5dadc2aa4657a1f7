"""What was done, the newest first, as a table that is read page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from db.errors import Refused
from ui.names import report_name, shown_time
from ui.widgets.tip import tip
from vqdesk.deeds import deeds_words

if TYPE_CHECKING:
    from db.deeds import Deed
    from db.records import Report
    from ui.session import Session

WHAT, BEFORE, AFTER, REPORT = 2, 3, 4, 5
_PAGE = 100
_LONGEST = 120
_AHEAD = 24
"""Characters of what two texts begin alike with that are shown before they differ."""
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class DeedsModel(QAbstractTableModel):
    """Show when, by whom, what, and what a text was before and after; of all reports, which report, too."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._report_id: str | None = None
        self._deeds: list[Deed] = []
        self._words: list[str] = []
        self._names: dict[str, str] = {}
        self._is_whole = True

    def show(self, report_id: str | None) -> None:
        """Show what was done in a report; None: everywhere."""
        self.beginResetModel()
        self._report_id = report_id
        self._deeds, self._words = [], []
        self._is_whole = False
        store = self._session.store
        reports: list[Report] = [each.report for each in store.bin()] + store.reports()
        self._names = {each.id: report_name(each) for each in reports}
        self._read()
        self.endResetModel()

    def deed(self, row: int) -> Deed:
        """Return the deed of a row."""
        return self._deeds[row]

    def is_newest_of_its_step(self, row: int) -> bool:
        """Tell whether nothing newer was done to the same step: taken back, done again."""
        deed = self._deeds[row]
        key = (deed.report_id, deed.step)
        return all((each.report_id, each.step) != key for each in self._deeds[:row])

    def canFetchMore(self, parent: _Index) -> bool:
        """Tell whether there is more in the history."""
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: _Index) -> None:
        """Read another page."""
        first = len(self._deeds)
        found, words = self._page()
        if found:
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._deeds += found
            self._words += words
            self.endInsertRows()

    def _read(self) -> None:
        found, words = self._page()
        self._deeds += found
        self._words += words

    def _page(self) -> tuple[list[Deed], list[str]]:
        store = self._session.store
        before = self._deeds[-1].first if self._deeds else None
        try:
            found = store.deeds(self._report_id, before=before, limit=_PAGE)
            words = deeds_words(store, found, self._session.lang)
        except Refused as refused:
            self._is_whole = True
            self._session.refuse(refused)
            return [], []
        self._is_whole = len(found) < _PAGE
        return found, words

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many deeds were read."""
        return 0 if parent.isValid() else len(self._deeds)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else REPORT + (self._report_id is None)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("When"),
            self.tr("Who"),
            self.tr("What"),
            self.tr("Before"),
            self.tr("After"),
            self.tr("Report"),
        )[section]

    def data(self, index: _Index, role: int = 0) -> str | None:
        """Return a cell's text, on one line, long ones cut; its tooltip tells more."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(text)
        if index.column() in (BEFORE, AFTER):
            text = from_difference(text, self._text(index.row(), BEFORE + AFTER - index.column()))
        line = " ".join(text[: 4 * _LONGEST].split())
        return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"

    def _text(self, row: int, column: int) -> str:
        deed = self._deeds[row]
        report = self._names.get(deed.report_id or "", self.tr("(removed)") if deed.report_id else "")
        return (
            shown_time(deed.at),
            deed.who,
            self._words[row],
            deed.before or "",
            deed.after or "",
            report,
        )[column]


def from_difference(text: str, other: str) -> str:
    """Return a text from the words on before it differs from another."""
    alike, most = 0, min(len(text), len(other))
    while alike < most:
        middle = (alike + most + 1) // 2
        if text[:middle] == other[:middle]:
            alike = middle
        else:
            most = middle - 1
    if alike <= _AHEAD:
        return text
    start = text.rfind(" ", 0, alike - _AHEAD // 2) + 1
    return f"…{text[start:]}" if start else text
