"""The find field with its results: over the tree, and hidden while nothing is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QListView, QPushButton, QVBoxLayout, QWidget

from db.errors import Refused
from db.search.query import Query
from ui.dialogs import message_box
from ui.editors.line_edit import LineEdit
from ui.looks.lit_delegate import LitDelegate
from ui.looks.sizes import HAIR_SPACE
from ui.search.model import HitsModel
from ui.session.record_names import told_name
from ui.widgets.keyboard import focused_editor
from ui.widgets.label import Label
from vqdesk.messages.catalogue import sentence

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent

    from db.search.query import Hit
    from ui.session.session import Session

_PAUSE = 200  # milliseconds without a key before the search starts


class FindField(LineEdit):
    """Take the words; Down goes to the results, Escape ends the search."""

    down = Signal()
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on Down and Escape; every other key is Qt's."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class FindPanel(QWidget):
    """Search while the clerk types, in the open report first.

    Enter and F3 show the next result and leave the focus where no text takes the next key; a click or Enter
    on a result goes into it. Behind the last result of the open report they ask before another is opened.
    """

    closed = Signal()
    """The search has ended; whoever typed here goes on elsewhere."""
    sought = Signal(object)
    """What finds the words that are looked for now in a text, None where nothing is."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._stale = False
        self._at: Hit | None = None
        self._row = 0
        self._stays = False
        self.field = FindField()
        self.results = QListView()
        self.count = Label()
        self.end = QPushButton(self.tr("End the search"))
        self.hits = HitsModel(session)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._renewal = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._pause.timeout.connect(self._search)
        self._renewal.timeout.connect(self._renew)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self.go_next)
        self.field.down.connect(self._on_down)
        self.field.escaped.connect(self._on_escaped)
        self.results.clicked.connect(self._enter)
        self.results.activated.connect(self._enter)
        session.report_opened.connect(self._on_stored_changed)
        session.changed.connect(self._on_stored_changed)

    def _lay_out(self) -> None:
        self.field.setPlaceholderText(self.tr("Find (Ctrl+F)"))
        self.field.setAccessibleName(self.tr("Find"))
        self.field.setClearButtonEnabled(True)
        self.results.setModel(self.hits)
        self.results.setUniformItemSizes(True)
        self.results.setAccessibleName(self.tr("Results"))
        self.results.setItemDelegate(LitDelegate(self.results))
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * (HAIR_SPACE,))  # room for the ring
        for widget in (self.field, self.count, self.results):
            column.addWidget(widget)
        column.addWidget(self.end, 0, Qt.AlignmentFlag.AlignLeft)
        self.end.clicked.connect(self._on_escaped)
        self._show_results(there=False)

    def start(self) -> None:
        """Put the cursor into the field, its words chosen."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def go_next(self) -> None:
        """Show the first result, from a result the next one, from the last the first."""
        if self._stale:
            self._search()
        if not self.field.text().strip():
            self.start()
        elif self.hits.rowCount():
            row = self._following()
            if self._may_open(self.hits.hit(row)):
                self._show(row)

    def _following(self) -> int:
        """Return the row after the present one; where that is gone, the one that took its place."""
        if self._stays and self.hits.hit(0).report_id == self._session.report_id:
            return 0  # another report was not wanted: from the beginning
        current = self.results.currentIndex()
        row = current.row() + 1 if current.isValid() else self._row
        return row % self.hits.rowCount()

    def _may_open(self, hit: Hit) -> bool:
        """Ask before another report is opened."""
        self._stays = False
        if hit.report_id == self._session.report_id or self._session.report_id is None:
            return True
        name = self._report_name(hit.report_id)
        if self.hits.hit(0).report_id == self._session.report_id:
            asked = self.tr("That was the last result in this report. Go on in the report “{name}”?")
        else:
            asked = self.tr("Nothing was found in this report. Go on in the report “{name}”?")
        self._stays = not message_box.ask(self.window(), asked.format(name=name), self.tr("Go on"))
        return not self._stays

    def _report_name(self, report_id: str) -> str:
        try:
            store = self._session.store
            return told_name(store, store.reports.get(report_id), self._session.lang)
        except Refused:
            return ""  # whoever opens it tells why it cannot be read

    def _on_text_changed(self) -> None:
        self._stale, self._at, self._row, self._stays = True, None, 0, False
        self._pause.start()

    def _on_stored_changed(self) -> None:
        self._stale = self._stale or bool(self.field.text().strip())
        if self._stale and self.isVisible():
            self._renewal.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look for nothing any more: the window closes."""
        self._pause.stop()
        self._renewal.stop()
        super().hideEvent(event)

    def _search(self) -> None:
        """Look for the words, also in what was just typed."""
        self._pause.stop()
        self._session.flush()
        self._renew()

    def _renew(self) -> None:
        """Look for the words in what is stored; who is composing a word elsewhere is not disturbed."""
        self._renewal.stop()
        self._stale = False
        query = self.field.text()
        hits: list[Hit] = []
        found = self.tr("Not found.")
        try:
            hits = self._session.search(query)
        except Refused as refused:
            found = sentence(refused, self._session.lang)
        self.hits.show(query, hits)
        words = Query(query)
        self.sought.emit(words.words_in if words else None)
        row = self.hits.row_of(self._at)
        if row is not None:
            self.results.setCurrentIndex(self.hits.index(row))
        self._show_results(there=bool(hits))
        self.count.setText(self.tr("Results: {count}").format(count=len(hits)) if hits else found)
        self.count.setVisible(bool(query.strip()))
        self.end.setVisible(bool(query.strip()) and not hits)

    def _show_results(self, *, there: bool) -> None:
        self.results.setVisible(there)
        self.count.setVisible(there)
        self.end.hide()
        rows = min(self.hits.rowCount(), 8, max(3, self.window().height() // 90))
        frame = 2 * self.results.frameWidth()
        high = max(self.results.sizeHintForRow(0), 1)
        self.results.setMinimumHeight(min(rows, 2) * high + frame)  # where there is little room, they scroll
        self.results.setMaximumHeight(rows * high + frame)

    def _show(self, row: int) -> None:
        """Show a result; the focus leaves a text that the next key would go into."""
        self._go(row, enters=False)
        if focused_editor() not in (None, self.field):
            self.results.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self._go(index.row(), enters=True)

    def _go(self, row: int, *, enters: bool) -> None:
        hit = self.hits.hit(row)
        self._at, self._row = hit, row
        self.results.setCurrentIndex(self.hits.index(row))
        self._session.go_to_hit(hit, enters=enters)

    def _on_down(self) -> None:
        if self.results.isVisible():
            self.results.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.results.currentIndex().isValid():
                self.results.setCurrentIndex(self.hits.index(0))

    def _on_escaped(self) -> None:
        self.field.clear()
        self._search()
        self.closed.emit()
