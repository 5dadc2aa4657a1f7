"""The history of the task that is shown: who, when, what; and the way back to any state, as a new step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from db.errors import Refused
from ui.looks.sizes import USUAL_SPACE
from ui.session.restoring import restore_task
from ui.side.history_model import TaskHistoryModel
from ui.side.two_lines import TwoLineList
from ui.widgets.keyboard import take_composed
from ui.widgets.label import Caption, Label
from ui.widgets.passage import Passage, PassageView
from ui.widgets.tip import set_tip
from vqdesk.checks.told import field_heading
from vqdesk.messages.catalogue import sentence
from vqdesk.text.word_diff import diff_words

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from db.changes import Changes
    from db.history.task_past import PastTexts, TaskChange
    from db.records import Report
    from ui.session.session import Session

_AFTER_CHANGE = 300
"""Milliseconds from a change to the list: who types goes on, and is stored again soon."""
_LINES = 6  # of text by which the parts are high at least


class TaskHistoryPage(QWidget):
    """List a task's changes over what the chosen one changed; out of sight it does nothing.

    The button makes the task as it was after the chosen change. That is a step as any other: what was done
    since stays in the list.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._texts: PastTexts | None = None
        self.model = TaskHistoryModel(session, self)
        self.notice = Label(wraps=True)
        self.list = TwoLineList(self.model)
        self.list.setAccessibleName(self.tr("What was done to the task, the newest first"))
        self.detail = PassageView()
        self.detail.setAccessibleName(self.tr("What the chosen change changed"))
        self.detail.setTabChangesFocus(True)
        self.detail.setOpenLinks(False)
        self.back_button = QPushButton(self.tr("Back to this state"))
        self.back_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.said = Caption(wraps=True)
        self.parts = QSplitter(Qt.Orientation.Vertical)
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_CHANGE)
        self._lay_out()
        self._soon.timeout.connect(self.look)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.back_button.clicked.connect(self.go_back)
        session.place_changed.connect(self.look)
        session.report_opened.connect(self.look)
        session.changed.connect(self._on_changed)
        session.lock.changed.connect(self._enable)

    def _lay_out(self) -> None:
        least = _LINES * self.fontMetrics().lineSpacing()
        below = QWidget()
        inner = QVBoxLayout(below)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.detail, 1)
        inner.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.said)
        for part in (self.list, self.detail):
            part.setMinimumHeight(least // 2)
        self.parts.addWidget(self.list)
        self.parts.addWidget(below)
        self.parts.setChildrenCollapsible(False)
        self.parts.setStretchFactor(0, 1)
        self.parts.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * (USUAL_SPACE,))
        column.setSpacing(USUAL_SPACE)
        column.addWidget(self.notice)
        column.addWidget(self.parts, 1)
        self.setFocusProxy(self.list)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        """Look now: out of sight nothing was followed."""
        super().showEvent(event)
        self.look()

    def look(self) -> None:
        """List what was done to the task that is chosen now; a change that was chosen stays so."""
        if not self.isVisible():
            return
        self._soon.stop()
        chosen = self._change()
        report_id, task_id = self._session.report_id, self._session.task_id
        self.model.show((report_id, task_id) if report_id and task_id else None)
        has_rows = self.model.rowCount() > 0
        said = self.tr("Choose a task to see what was done to it.")
        self.notice.setText(said if task_id is None else self.tr("Nothing is known of this task's past."))
        self.notice.setVisible(not has_rows)
        self.parts.setVisible(has_rows)
        if has_rows:
            self.list.setCurrentIndex(self.model.index(max(self.model.row_of(chosen), 0)))

    def _change(self) -> TaskChange | None:
        index = self.list.currentIndex()
        return self.model.change(index.row()) if index.isValid() else None

    def _on_chosen(self, current: QModelIndex) -> None:
        self._texts = None
        passages: list[Passage] = []
        change = self._change() if current.isValid() else None
        if change is not None and self._session.report_id and self._session.task_id:
            try:
                history, report = self._session.store.history, self._session.report()
                here = self._session.report_id, self._session.task_id
                self._texts = history.texts_around(*here, change)
                passages = self._passages(self._texts, report)
            except Refused as refused:
                passages = [Passage.of("", sentence(refused, self._session.lang))]
        self.detail.show_passages(passages)
        self.detail.show_first_change()
        self._enable()

    def _passages(self, texts: PastTexts, report: Report | None) -> list[Passage]:
        """Return each text that the change changed, with the words marked that came and went."""
        before, after = texts.before or {}, texts.after or {}
        told = []
        for name in dict.fromkeys((*after, *before)):
            was, now = before.get(name, ""), after.get(name, "")
            if was != now:
                marked = tuple((piece.kind, piece.text) for piece in diff_words(was, now))
                pieces = (("same", now),) if texts.before is None else marked
                told.append(Passage(field_heading(name, report), pieces))
        return told or [Passage.of("", self.tr("No text was changed."))]

    def _enable(self) -> None:
        row, is_there = self.list.currentIndex().row(), self._texts is not None
        is_now = row == 0
        has_state = is_there and self._texts is not None and self._texts.after is not None
        self.back_button.setEnabled(has_state and not is_now)
        said = ""
        if is_now:
            said = self.tr("This is how the task is now.")
        elif is_there and not has_state:
            said = self.tr("The task was not there then.")
        self.said.setText(said)
        self.said.setVisible(bool(said))
        told = self.tr("Make the task as it was after this change: a new step, taken back by Ctrl+Z")
        set_tip(self.back_button, told)

    # What can be done

    def go_back(self) -> None:
        """Make the task as it was after the chosen change."""
        take_composed()
        task_id, texts = self._session.task_id, self._texts
        if task_id is not None and texts is not None and texts.after is not None:
            restore_task(self._session, task_id, texts.after)

    def _on_changed(self, changes: Changes) -> None:
        here = self._session.report_id, self._session.task_id
        if self.isVisible() and (here in changes.tasks or here[0] in changes.order):
            self._soon.start()
