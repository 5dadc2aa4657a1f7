"""The main window: the annex as a tree at the left, the form of the chosen row at the right."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import cached_property
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QElapsedTimer, QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.errors import Refused
from db.file.database import load
from ui.actions import Actions
from ui.collaborators import collaborators
from ui.commands import TREE_MENU
from ui.dialogs import message_box
from ui.editors.hidden_characters import HiddenCharacters
from ui.first_run.empty_states import EmptyStates
from ui.first_run.hints import Hints
from ui.forms.found_marks import FoundMarks
from ui.forms.record_form import RecordForm
from ui.looks.sizes import SMALL_SPACE, USUAL_SPACE
from ui.notices.due_bar import DueBar
from ui.outline.arrangement import Arrangement
from ui.outline.filter_bar import OutlineFilter
from ui.outline.head import OutlineHead
from ui.outline.tree import OutlineTree
from ui.preview.live import LivePreview
from ui.reports.lock_bar import LockBar
from ui.reports.recent_menu import RecentReportsMenu
from ui.runtime.background_task import wait_for
from ui.search.panel import FindPanel
from ui.session.record_names import domain_name
from ui.session.unstored import RETRY
from ui.side.dock import SideDock
from ui.side.pages import SIDE_PAGES, side_pages
from ui.side.room import SideRoom
from ui.support.text_size import TextSizeCommands
from ui.table.mode import KEYS_IN_TABLE, MENU_OF_TABLE, TableMode
from ui.tool_bar import ToolBar
from ui.widgets.eliding_label import ElidingLabel
from ui.widgets.label import Label
from ui.widgets.literal import literal, window_title
from ui.widgets.timers import soon, stop_timers
from vqdesk.messages.catalogue import say, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent

    from db.changes import Changes
    from ui.collaborators import Collaborators
    from ui.forms.domain_form import DomainForm
    from ui.forms.report_form import ReportForm
    from ui.forms.task_form import TaskForm
    from ui.outline.arrangement import TaskFilter
    from ui.runtime.background_task import Result
    from ui.session.session import Session
    from vqdesk.system.progress import Progress

GEOMETRY, SPLITTER = "window.geometry", "window.splitter"
_WIDE = QSize(1280, 800)
_STILL_TYPING = 5000
"""Milliseconds after a key in which the next one is likely to come."""


class MainWindow(QMainWindow):
    """Show one session; every command is a call to the session or to a collaborator.

    What the report's first sight does not need is made, and loaded, with its first use.
    """

    def __init__(
        self, session: Session, collaborate: Callable[[Session, QWidget], Collaborators] = collaborators
    ) -> None:
        super().__init__()
        self.session = session
        self.collaborators = made = collaborate(session, self)
        self.bars, self.history, self.outline = made.bars, made.history, made.outline
        self.importing, self.exporting, self.printing = made.importing, made.exporting, made.printing
        self.reports, self.comparison, self.annex_style = made.reports, made.comparison, made.annex_style
        self.support, self.summary, self.backing_up = made.support, made.summary, made.backing_up
        self.findings, self.review, self.replacing = made.findings, made.review, made.replacing
        self.units, self.overview, self.first_run = made.units, made.overview, made.first_run
        self.office_names = made.office_names
        self.find_panel, self.found_marks = FindPanel(session), FoundMarks(self)
        self.outline_head, self.outline_filter = OutlineHead(session), OutlineFilter(session.calls)
        self.tree = OutlineTree(session)
        self.due_bar = DueBar(session, self)
        self.lock_bar = LockBar(session, self.reports.change_lock, self)
        self.unread = Label(say("unsaved.unread", session.lang), wraps=True)
        self.forms = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.preview = LivePreview(session, self._form, self)
        self.side = SideDock(session, self, side_pages(self))
        self.side_room = SideRoom(self.splitter, self.side, self)
        self.hidden = HiddenCharacters(session, self)
        self.table = TableMode(session, self)
        self.guide = made.guide
        self.text_size = TextSizeCommands(session, self)
        self.place_label, self.saved_label = ElidingLabel(), Label()
        self._saved_at, self._typed = "", QElapsedTimer()
        self.read_again_timer = QTimer(self, singleShot=True, interval=RETRY)
        self.is_rescue_wanted = False
        """The window was closed so that something is done about a damaged store, and opens again."""
        self._is_ready = False
        self.hints = Hints(session, self)
        self.actions_ = Actions(self, self)
        self.empty_states = EmptyStates(session, self.actions_, self.first_run)
        self.nothing = self.empty_states.nothing
        self._lay_out()
        self._connect()
        self._restore()
        self._on_report_opened()
        self.tree.setFocus()

    # Layout

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self.actions_.fill_menu_bar()
        below = (self.actions_["reports"], self.actions_["new_report"])
        self.report_menu = RecentReportsMenu(self.session, below, self)
        self.tool_bar = ToolBar(self.tr("Tools"), self.actions_, self.report_menu, self)
        self.addToolBar(self.tool_bar)
        self.tree.addActions(self.actions_.of_tree())
        self.splitter.addWidget(self.side_room.hold(self._left()))
        self.splitter.addWidget(self.forms)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.setCentralWidget(self._center())
        self.unread.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for form in (self.empty_states.page, self.unread):
            self.forms.addWidget(form)
        self.place_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.statusBar().addWidget(self.place_label, 1)
        self.statusBar().addPermanentWidget(self.backing_up.button)
        self.statusBar().addPermanentWidget(self.saved_label)

    @cached_property
    def task_form(self) -> TaskForm:
        """The form of a task."""
        from ui.forms.task_form import TaskForm

        form = TaskForm(self.session)
        self.findings.attach(form)
        self._take_in(form)
        return form

    @cached_property
    def domain_form(self) -> DomainForm:
        """The form of a domain."""
        from ui.forms.domain_form import DomainForm

        form = DomainForm(self.session)
        self._take_in(form)
        return form

    @cached_property
    def report_form(self) -> ReportForm:
        """The form of the report itself."""
        from ui.forms.report_form import ReportForm

        form = ReportForm(self.session)
        self._take_in(form)
        return form

    def _take_in(self, form: RecordForm) -> None:
        form.typed.connect(self.preview.typed)
        form.typed.connect(self._typed.start)
        self.found_marks.watch(form)
        self.forms.addWidget(form)

    @Slot()
    def _offer_rescue(self) -> None:
        """Say that the store is damaged; to do something about it the window is closed."""
        said = say("salvage.ask", self.session.lang, name=self.session.store.path.name)
        if self.isVisible() and message_box.ask(self, said, self.tr("See what can be done")):
            self.is_rescue_wanted = True
            # Where something typed could not be stored the clerk is asked, and may stay.
            self.is_rescue_wanted = self.close()

    def get_ready(self) -> None:
        """Make, while nobody waits for it, what the first click and the first key need."""
        Thread(target=load, name="get ready").start()
        self.collaborators.store_check.start()
        self.collaborators.backups.start()
        self.findings.service.start()
        self.session.calls.start()
        self.collaborators.unchanged.start()
        self.collaborators.second_start.start()
        self.task_form  # noqa: B018 - it is made by being asked for
        self.tool_bar.draw_all_icons()
        self.text_size.watch_wheel(lambda: self.preview.pane)
        self._is_ready = True
        self._look_what_is_due()
        if self.isVisible():
            self.hints.start()
        soon(self, self._get_report_form_ready)  # what was pressed meanwhile comes first

    @Slot()
    def _get_report_form_ready(self) -> None:
        if self.isVisible():
            self.report_form  # noqa: B018 - it is made by being asked for

    def _center(self) -> QWidget:
        center = QWidget()
        column = QVBoxLayout(center)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bars)
        column.addWidget(self.lock_bar)
        column.addWidget(self.splitter, 1)
        self.empty_states.watch(self.tree, self.table)
        self.table.stand_in_for(self.splitter, column, self._field_with_cursor)
        column.addWidget(self.findings.bar)
        column.addWidget(self.due_bar)
        column.addWidget(self.bars.hint)
        column.addWidget(self.bars.done)
        return center

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(USUAL_SPACE, USUAL_SPACE, SMALL_SPACE, SMALL_SPACE)
        column.setSpacing(USUAL_SPACE)
        column.addWidget(self.find_panel)
        column.addWidget(self.outline_head)
        column.addWidget(self.outline_filter)
        column.addWidget(self.tree, 1)
        left.setFocusProxy(self.tree)
        return left

    def _at_length(self, text: str, function: Callable[[Progress], Result]) -> Result:
        return wait_for(QApplication.activeModalWidget() or self, text, function)

    def _connect(self) -> None:
        self.session.at_length = self._at_length
        self.session.refused.connect(self._on_refused)
        self.session.report_opened.connect(self._on_report_opened)
        self.session.changed.connect(self._on_changed)
        self.session.place_changed.connect(self._on_place_changed)
        self.history.named.connect(self._enable)
        for bar in (self.bars.done, self.bars.hint):
            bar.turned.connect(self._enable)
        self.session.lock.changed.connect(self._enable)
        self.session.unstored.changed.connect(self._show_saved)
        self.session.unstored.changed.connect(self._enable)
        self.read_again_timer.timeout.connect(self._on_read_again)
        self.collaborators.store_check.damaged.connect(self._offer_rescue)
        self.tree.menu_wanted.connect(self._on_menu_wanted)
        self.tree.entered.connect(self._enter_form)
        self.tree.dragging.told.connect(lambda said: self.bars.tell_done(said, kind="calm"))
        self.find_panel.closed.connect(self.tree.setFocus)
        self.find_panel.sought.connect(self.found_marks.seek)
        self.outline_filter.chosen.connect(self.tree.outline.arrange)
        self.outline_filter.escaped.connect(self.tree.setFocus)
        self.table.share(self.tree.outline, [self.actions_[key] for key in KEYS_IN_TABLE])
        self.table.menu_wanted.connect(self._on_table_menu_wanted)
        self.table.toggled.connect(self.actions_["table"].setChecked)
        self.table.ordered.connect(self._enable)
        self.table.done.connect(lambda said: self.bars.tell_done(said, undo=self.session.undo))
        self.table.typed.connect(self.preview.typed)
        self.table.typed.connect(self._typed.start)
        self.tree.outline.arranged.connect(self._on_arranged)
        self.tree.outline.brought.connect(self._show_count)
        self.outline.tasks_in_sight = self.tree.outline.shown_tasks
        self.due_bar.wanted.connect(self._on_due_wanted)
        self.overview.filter_wanted.connect(self._on_due_wanted)
        self.side.turned.connect(self._on_side_turned)
        self.side.left.connect(self.side_room.give_tree)
        self.hidden.toggled.connect(self.actions_["hidden"].setChecked)
        self.findings.counted.connect(self.tree.outline.show_questioned)
        self.findings.counted.connect(self.session.calls.put_found)
        self.findings.holds_toggled.connect(self.actions_["holds"].setChecked)
        self.find_panel.field.textEdited.connect(self._typed.start)
        self.actions_.domain_menu.aboutToShow.connect(self._fill_domain_menu)
        self.actions_.domain_menu.triggered.connect(self._on_domain_chosen)

    def _restore(self) -> None:
        """Take the size and the division of the last time, else all of a small screen."""
        room = self.screen().availableSize()
        self.resize(min(_WIDE.width(), room.width()), min(_WIDE.height(), room.height()))
        if room.width() < _WIDE.width() + 200:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        left = self.width() * 2 // 5
        self.splitter.setSizes([left, self.width() - left])
        for key, restore in ((GEOMETRY, self.restoreGeometry), (SPLITTER, self.splitter.restoreState)):
            kept = self.session.store.settings.get(key)
            if kept:
                restore(QByteArray.fromBase64(kept.encode()))
        self.side.restore()
        self.hidden.restore()
        self.findings.restore()

    def _keep(self) -> None:
        self.preview.rest()
        self.side.keep()
        self.session.keep_place()
        for key, state in ((GEOMETRY, self.saveGeometry()), (SPLITTER, self.splitter.saveState())):
            self.session.keep_setting(key, state.toBase64().toStdString())

    # Commands

    def switch(self) -> None:
        """Take the focus from the form to the side, the tree, and back; to the table where that is shown."""
        in_form = self.forms.isAncestorOf(QApplication.focusWidget() or self)
        if self.table.take_focus() or (in_form and self.side.take_focus()):
            return
        if in_form or self.side.has_focus:
            self.side_room.give_tree()
        else:
            self._enter_form()

    def _enter_form(self) -> None:
        """Take the focus into the form of what is chosen."""
        form = self._form()
        if form is not None:
            form.enter()

    # What the session tells

    def _on_refused(self, sentence: str) -> None:
        """Say why something was refused; in no box that the next keys of whoever types would close."""
        from ui.dialogs.dialog import dialog_to_tell  # what the first sight does not need

        is_typing = self._typed.isValid() and self._typed.elapsed() < _STILL_TYPING
        if self.session.unstored.texts or is_typing or dialog_to_tell() is not None:
            self.tell_trouble(sentence)
        else:
            message_box.warn(QApplication.activeModalWidget() or self, sentence)

    def tell_trouble(self, sentence: str) -> None:
        """Say what went wrong in a bar: that of the open dialog, else the window's.

        A box would come again and again: what cannot be drawn fails anew whenever one before it is closed.
        """
        from ui.dialogs.dialog import dialog_to_tell

        above = dialog_to_tell()
        if above is None:
            self.bars.refuse(sentence)
        else:
            above.tell_trouble(sentence)

    @Slot()
    def _on_report_opened(self) -> None:
        self._show_title()
        self._look_when_saved()
        self._enable()
        self.due_bar.hide()
        self._look_what_is_due()
        if self.forms.isAncestorOf(self.focusWidget() or self):
            # The next key is not meant for a field of another report.
            self.side_room.leave_form()
        if self.session.report_id is None:
            self.forms.setCurrentWidget(self.empty_states.page)
            self.place_label.clear()
            self.saved_label.clear()

    def _on_place_changed(self, kind: str, record_id: str) -> None:
        shown, was_in = self.forms.currentWidget(), self.forms.isAncestorOf(self.focusWidget() or self)
        if not self.table.is_shown:
            self._try_form(kind, record_id)
        if was_in and self.forms.currentWidget() is not shown:
            # Qt would put the cursor into the other form's first field, for which the next key is not meant.
            self.side_room.leave_form()
        self._show_place()
        self._enable()

    def _field_with_cursor(self) -> str | None:
        form = self._form()
        return form.field_with_cursor() if form else None

    def _try_form(self, kind: str, record_id: str) -> bool:
        """Show a record, or tell why it cannot be read and try again later."""
        try:
            self._show_form(kind, record_id)
        except Refused as refused:
            # A form that holds this record already may hold what was typed there, too.
            self.forms.setCurrentWidget(self._form_holding(kind, record_id) or self.unread)
            self.bars.tell_unread(sentence(refused, self.session.lang))
            self.read_again_timer.start()
            return False
        return True

    def _show_form(self, kind: str, record_id: str) -> None:
        self.read_again_timer.stop()
        if kind == "task":
            self.task_form.show_task(record_id)
            self.forms.setCurrentWidget(self.task_form)
        elif kind == "domain":
            self.domain_form.show_domain(record_id)
            self.forms.setCurrentWidget(self.domain_form)
        elif record_id:
            self.report_form.show_report()
            self.forms.setCurrentWidget(self.report_form)

    def _form_holding(self, kind: str, record_id: str) -> RecordForm | None:
        """Return the form, among those that are made, that has a record already."""
        made = (self.forms.widget(index) for index in range(self.forms.count()))
        forms = (form for form in made if isinstance(form, RecordForm) and form.record == kind)
        return next((form for form in forms if form.record_id == record_id), None)

    def _on_read_again(self) -> None:
        """Show the place that could not be read, once it can be."""
        if self._try_form(*self.session.place()):
            self.bars.refusal.hide()

    def _on_changed(self, changes: Changes) -> None:
        report_id = self.session.report_id
        if report_id in changes.reports:
            self._show_title()
        if report_id in changes.order or changes.domains:
            self._show_place()
        if (report_id, self.session.task_id) in changes.tasks:
            self.session.keep_place()
        self._look_when_saved()

    def _look_when_saved(self) -> None:
        """Look when the open report was stored last; what cannot be looked up is as it was."""
        with suppress(Refused):
            if self.session.report_id is not None:
                self._saved_at = self.session.store.reports.saved_at(self.session.report_id) or ""
                self._show_saved()

    def _show_saved(self) -> None:
        """Say when something was stored the last time, unless something is not."""
        if self.session.unstored.texts:
            self.saved_label.setText(self.tr("Not stored"))
        elif self._saved_at and self.session.report_id is not None:
            clock = datetime.fromisoformat(self._saved_at).astimezone().strftime("%H:%M:%S")
            self.saved_label.setText(self.tr("Saved at {time}").format(time=clock))
        else:
            self.saved_label.clear()

    def _show_title(self) -> None:
        try:
            name = self.session.report_told()
        except Refused:
            return  # the title stays, and whoever shows the report tells
        parts = (name, QApplication.applicationName())
        self.setWindowTitle(window_title(" - ".join(part for part in parts if part)))

    def _show_place(self) -> None:
        """Say in the status bar which task of how many is shown, and in which domain."""
        rows = self.session.outline()
        domain = self.session.domain()
        if self.session.task_id:
            number = self.session.position(self.session.task_id) + 1
            place = self.tr("Task {number} of the annex's {count}").format(number=number, count=len(rows))
        else:
            count = len(self.session.rows_of(domain.id) if domain else rows)
            place = self.tr("Tasks: {count}").format(count=count)
        # The task before the domain, whose name may be long: what has no room is left out at the end.
        parts = (place, domain_name(domain) if domain else "")
        self.place_label.setText(" - ".join(part for part in parts if part))

    def _enable(self) -> None:
        kind = self.session.kind if self.session.report_id else ""
        self.actions_.enable(
            {
                "report": bool(kind),
                "internal": bool(kind) and self.session.has_internal,
                "unsaved": bool(self.session.unstored.texts or self.session.unstored.left),
                "row": kind in ("task", "domain"),
                "order": kind in ("task", "domain") and self._is_in_order(),
                "task": kind == "task",
                "undo": self.history.is_there(backward=True),
                "redo": self.history.is_there(backward=False),
                "told": not (self.bars.done.isHidden() and self.bars.hint.isHidden()),
                "part": bool(self.tree.outline.arrangement.filters),
            },
            self.session.lock.told,
            self.tree.dragging.refusal(),
        )
        for key in ("undo", "redo"):
            self.actions_.name(key, self.history.name(backward=key == "undo"))

    def _is_in_order(self) -> bool:
        return self.tree.outline.arrangement.is_usual and self.table.is_in_order

    def _on_arranged(self, arrangement: Arrangement) -> None:
        self.outline_filter.show_arrangement(arrangement)
        self.actions_["by_deadline"].setChecked(arrangement.grouping == "deadline")
        self._show_count()
        self._enable()

    def _show_count(self) -> None:
        with suppress(Refused):  # whoever shows the report tells why
            outline = self.tree.outline
            every = len(self.session.outline())
            self.outline_filter.show_count(outline.count, every, staying=outline.is_one_staying)

    def _look_what_is_due(self) -> None:
        """Look what is due; at the start only when the report is on the screen."""
        if self._is_ready and self.isVisible():
            self.due_bar.look()

    def _on_due_wanted(self, shown: TaskFilter) -> None:
        self.outline_filter.show_only(Arrangement.of(shown))
        self.side_room.give_tree()

    def _on_side_turned(self, shown: str) -> None:
        for key in SIDE_PAGES:
            self.actions_[key].setChecked(key == shown)

    def _form(self) -> RecordForm | None:
        shown = self.forms.currentWidget()
        return shown if isinstance(shown, RecordForm) else None

    # Menus

    def _on_menu_wanted(self, point: QPoint) -> None:
        self._show_menu(TREE_MENU, point)

    def _on_table_menu_wanted(self, point: QPoint) -> None:
        self._show_menu(MENU_OF_TABLE, point, self.table.commands.actions)

    def _show_menu(self, keys: tuple[str | None, ...], point: QPoint, first: Sequence[QAction] = ()) -> None:
        menu = QMenu(self)
        menu.setToolTipsVisible(bool(self.tree.dragging.refusal()))
        menu.addActions(first)
        menu.addSeparator()
        self.actions_.fill(menu, keys)
        menu.exec(point)
        menu.deleteLater()

    def _fill_domain_menu(self) -> None:
        menu = self.actions_.domain_menu
        menu.clear()
        for domain in self.session.domains():
            text = domain_name(domain) or self.tr("(domain without a name)")
            action = menu.addAction(literal(text))
            action.setData(domain.id)
            action.setEnabled(domain.id != self.session.domain_id)

    def _on_domain_chosen(self, action: QAction) -> None:
        self.session.move_task_to(action.data())

    # Qt's own methods

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the form beside the side, also when the window becomes small."""
        super().resizeEvent(event)
        self.side.leave_room()

    def changeEvent(self, event: QEvent) -> None:
        """Look, when the clerk comes back, whether another day has come."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.session.standings.look_at_clock()
            self._look_what_is_due()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dragged over the window."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer a dropped file for import."""
        event.acceptProposedAction()
        self.importing.import_dropped(event.mimeData().urls())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is typed; while something cannot be stored the clerk decides."""
        if not self.session.flush():
            from ui.notices.closing_dialog import ClosingDialog

            if not ClosingDialog(self.session, self).exec():
                event.ignore()
                return
        self.collaborators.stop()
        self.session.unstored.drafts.stop()
        self._keep()
        # What is due later would find the store closed.
        stop_timers(self, self.session)
        event.accept()
