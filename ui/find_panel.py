"""The find field with its results: over the tree, and hidden while nothing is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from db.errors import Refused
from ui.models.hits_model import HitsModel
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from vqdesk.messages import sentence

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from db.search import Hit
    from ui.session import Session

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
    """Search while the clerk types, in the open report first; Enter or F3 goes to the next result."""

    closed = Signal()
    """Escape was pressed: the focus belongs elsewhere."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._stale = False
        self.field = FindField()
        self.results = QListView()
        self.count = Label()
        self.hits = HitsModel(session)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._pause.timeout.connect(self._search)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self.go_next)
        self.field.down.connect(self._on_down)
        self.field.escaped.connect(self._on_escaped)
        self.results.clicked.connect(self._go)
        self.results.activated.connect(self._go)
        session.report_opened.connect(self._on_report_opened)

    def _lay_out(self) -> None:
        self.field.setPlaceholderText(self.tr("Find (Ctrl+F)"))
        self.field.setAccessibleName(self.tr("Find"))
        self.field.setClearButtonEnabled(True)
        self.results.setModel(self.hits)
        self.results.setUniformItemSizes(True)
        self.results.setAccessibleName(self.tr("Results"))
        self.results.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.field, self.count, self.results):
            column.addWidget(widget)
        self._show_results(there=False)

    def start(self) -> None:
        """Put the cursor into the field, its words chosen."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def go_next(self) -> None:
        """Go to the first result, from a result to the next one, from the last to the first."""
        if self._stale:
            self._search()
        rows = self.hits.rowCount()
        if not self.field.text().strip():
            self.start()
        elif rows:
            current = self.results.currentIndex()
            self._go(self.hits.index((current.row() + 1) % rows))

    def _on_text_changed(self) -> None:
        self._stale = True
        self._pause.start()

    def _on_report_opened(self) -> None:
        if self.field.text():
            self._stale = True

    def _search(self) -> None:
        self._pause.stop()
        self._stale = False
        query = self.field.text()
        self._session.flush()
        hits: list[Hit] = []
        found = self.tr("Not found.")
        try:
            hits = self._session.search(query)
        except Refused as refused:
            found = sentence(refused, self._session.lang)
        self.hits.show(query, hits)
        self._show_results(there=bool(hits))
        self.count.setText(self.tr("Results: {count}").format(count=len(hits)) if hits else found)
        self.count.setVisible(bool(query.strip()))

    def _show_results(self, *, there: bool) -> None:
        self.results.setVisible(there)
        self.count.setVisible(there)
        rows = min(self.hits.rowCount(), 8, max(3, self.window().height() // 90))
        frame = 2 * self.results.frameWidth()
        self.results.setFixedHeight(rows * max(self.results.sizeHintForRow(0), 1) + frame)

    def _go(self, index: QModelIndex | QPersistentModelIndex) -> None:
        hit = self.hits.hit(index.row())
        self.results.setCurrentIndex(self.hits.index(index.row()))
        self._session.go_to_hit(hit)

    def _on_down(self) -> None:
        if self.results.isVisible():
            self.results.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.results.currentIndex().isValid():
                self.results.setCurrentIndex(self.hits.index(0))

    def _on_escaped(self) -> None:
        self.field.clear()
        self._search()
        self.closed.emit()
