"""The table with what stands over it: which tasks it shows, by which words, and the way back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from db.errors import Refused
from db.search.query import Query
from ui.editors.line_edit import LineEdit
from ui.looks.sizes import SMALL_SPACE, USUAL_SPACE, WIDE_SPACE
from ui.outline.filter_bar import OutlineFilter
from ui.table.view import TaskTable
from ui.widgets.label import Label
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.outline.arrangement import Arrangement
    from ui.session.session import Session

_PAUSE = 200  # milliseconds without a key before the rows are looked through
_MOST_HITS = 1_000_000
_LETTERS = 12


class WordsField(LineEdit):
    """Take the words by which rows are chosen; Down and Enter go to the rows, Escape ends it."""

    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on Down, Enter and Escape; every other key is Qt's."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)


class TablePane(QWidget):
    """Show the table, and over it which tasks it shows, in which order, and how to go back to the form."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.table = TaskTable(session)
        self.shown = OutlineFilter(session.calls)
        self.words = WordsField()
        self.in_order = QPushButton(self.tr("In the annex's order"))
        self.back = QPushButton(self.tr("Back to the form"))
        self.told = Label(wraps=True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._pause.timeout.connect(self.look)
        self.words.textChanged.connect(self._pause.start)
        self.words.done.connect(self._on_words_done)
        self.shown.escaped.connect(self.table.setFocus)
        self.in_order.clicked.connect(lambda: self.table.order_by(None))
        self.back.clicked.connect(self.table.left)
        self.table.tasks.listed.connect(self._show_state)
        self.table.edits.noticed.connect(self.tell)
        self._show_state()

    def _lay_out(self) -> None:
        self.words.setPlaceholderText(self.tr("Only rows with these words (Ctrl+F)"))
        self.words.setAccessibleName(self.tr("Only rows with these words"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        for button in (self.in_order, self.back):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tip(self.in_order, self.tr("Show the rows as the annex has them again"))
        set_tip(self.back, self.tr("Show the task in its form again (F11 or Escape)"))
        self.told.hide()
        bar = self.shown.row
        bar.setSpacing(WIDE_SPACE)
        bar.addWidget(self.words, 1)
        bar.addWidget(self.in_order)
        bar.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(USUAL_SPACE, USUAL_SPACE, USUAL_SPACE, SMALL_SPACE)
        column.setSpacing(USUAL_SPACE)
        column.addWidget(self.shown)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)

    def arrange(self, arrangement: Arrangement) -> None:
        """Show the tasks that the tree shows."""
        self._session.flush()
        self.table.tasks.arrange(arrangement)
        self.shown.show_arrangement(arrangement)
        self._show_state()

    def look(self) -> None:
        """Show the tasks alone in which the words are found."""
        words = self.words.text()
        found: set[str] | None = None
        self.table.edits.seek(None)
        if words.strip():
            try:
                hits = self._session.store.search.find(
                    words, report_id=self._session.report_id, limit=_MOST_HITS
                )
            except Refused as refused:
                self._session.refuse(refused)
                return
            self.table.edits.seek(Query(words).words_in)
            found = {hit.record_id for hit in hits if hit.record == "task"}
        self._session.flush()
        self.table.tasks.show_only(found)
        self.table.viewport().update()

    def tell(self, sentence: str) -> None:
        """Say something over the table; "" says nothing."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def _on_words_done(self) -> None:
        self._pause.stop()
        self.look()
        self.table.setFocus()

    def _show_state(self) -> None:
        tasks = self.table.tasks
        if tasks.order is None and self.in_order.hasFocus():
            self.table.setFocus()
        self.in_order.setVisible(tasks.order is not None)
        with suppress(Refused):  # whoever shows the report tells why
            self.shown.show_count(tasks.count, len(self._session.outline()), staying=tasks.is_one_staying)
