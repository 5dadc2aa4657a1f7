"""The table model of the changes, the newest first, read page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from db.errors import Refused
from db.text.folding import fold
from ui.session.record_names import format_moment, told_name
from ui.widgets.tip import tip
from vqdesk.messages.deed_names import deed_texts, deeds_words
from vqdesk.styles.kept_styles import style_ids

if TYPE_CHECKING:
    from db.records import Report
    from db.verbs.deeds import Deed
    from ui.session.session import Session

WHAT, BEFORE, AFTER, REPORT = 2, 3, 4, 5
_PAGE = 100
_LONGEST = 120
_AHEAD = 24
"""Characters of what two texts begin alike with that are shown before they differ."""
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Row:
    deed: Deed
    texts: tuple[str, ...]
    is_newest: bool

    def shown(self, column: int) -> str:
        """Return a cell's text, on one line, long ones cut."""
        text = self.texts[column]
        if column in (BEFORE, AFTER):
            text = from_difference(text, self.texts[BEFORE + AFTER - column])
        line = " ".join(text[: 4 * _LONGEST].split())
        return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


class DeedsModel(QAbstractTableModel):
    """Show when, by whom, what, and what a text was before and after; of all reports, which report, too.

    What was done to how an organisation's annexes look is shown with each of its reports, and which offices
    came into the registers with every one.

    With a filter only what shows all its words, with or without marks; the history is read on for it while
    nobody waits.
    """

    read = Signal()
    """More was read, or all there is."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._report_id: str | None = None
        self._rows: list[_Row] = []
        self._names: dict[str, str] = {}
        self._style_of: list[str] = []
        self._wanted: list[str] = []
        self._met: set[tuple[str | None, int | None]] = set()
        self._before: int | None = None
        self.is_whole = True
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self._read_on)

    def show(self, report_id: str | None, query: str = "") -> None:
        """Show what was done in a report, None: everywhere, of which every word of the query tells."""
        self.beginResetModel()
        self._report_id, self._wanted = report_id, fold(query).split()
        self._rows, self._met, self._before = [], set(), None
        self.is_whole = False
        store = self._session.store
        reports: list[Report] = [each.report for each in store.bin.all()] + store.reports.all()
        self._names = {each.id: told_name(store, each, self._session.lang) for each in reports}
        shown = [each.organisation for each in reports if each.id == report_id]
        self._style_of = style_ids(store, shown[0]) if shown else []
        self._rows += self._page()
        self.endResetModel()
        self._read_more()

    def deed(self, row: int) -> Deed:
        """Return the deed of a row."""
        return self._rows[row].deed

    def is_newest_of_its_step(self, row: int) -> bool:
        """Tell whether nothing newer was done to the same step: taken back, done again."""
        return self._rows[row].is_newest

    def canFetchMore(self, parent: _Index) -> bool:
        """Tell whether there is more in the history."""
        return not parent.isValid() and not self.is_whole

    def fetchMore(self, parent: _Index) -> None:
        """Read another page."""
        first, found = len(self._rows), self._page()
        if found:
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._rows += found
            self.endInsertRows()

    def _read_on(self) -> None:
        self.fetchMore(_NOWHERE)
        self._read_more()

    def _read_more(self) -> None:
        """Go on by itself where a filter left less than the page that a table asks for by being scrolled."""
        if self._wanted and not self.is_whole and len(self._rows) < _PAGE:
            self._reading.start()
        else:
            self._reading.stop()
        self.read.emit()

    def _page(self) -> list[_Row]:
        """Read a page of the history; return what the filter leaves of it."""
        store = self._session.store
        try:
            found = store.history.deeds(
                self._report_id, before=self._before, limit=_PAGE, style_of=self._style_of
            )
            words = deeds_words(store, found, self._session.lang)
        except Refused as refused:
            self.is_whole = True
            self._session.refuse(refused)
            return []
        self.is_whole = len(found) < _PAGE
        self._before = found[-1].first if found else self._before
        rows = [self._row(deed, said) for deed, said in zip(found, words, strict=True)]
        return [row for row in rows if self._is_wanted(row)]

    def _row(self, deed: Deed, said: str) -> _Row:
        name = self._names.get(deed.report_id or "", self.tr("(removed)") if deed.report_id else "")
        key = (deed.report_id, deed.step)
        is_newest = key not in self._met
        self._met.add(key)
        texts = (format_moment(deed.at), deed.who, said, *deed_texts(deed, self._session.lang), name)
        return _Row(deed, texts, is_newest)

    def _is_wanted(self, row: _Row) -> bool:
        if not self._wanted:
            return True
        line = fold(" ".join(row.shown(column) for column in range(self.columnCount())))
        return all(word in line for word in self._wanted)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many deeds were read."""
        return 0 if parent.isValid() else len(self._rows)

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
        row, column = self._rows[index.row()], index.column()
        return row.shown(column) if role == Qt.ItemDataRole.DisplayRole else tip(row.texts[column])


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
