"""The list of reports: open one, make a new one, lock, copy, archive or delete one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from db.records import ReportState
from db.verbs.bin import DAYS
from ui.dialogs import message_box
from ui.dialogs.dialog import Dialog
from ui.looks.sizes import HAIR_SPACE
from ui.reports.standing_commands import StandingCommands
from ui.session.record_names import format_moment, told_name, told_title
from ui.widgets.choices import ComboBox
from ui.widgets.empty_note import EmptyNote
from ui.widgets.label import Label
from ui.widgets.literal import without_key
from ui.widgets.tip import set_tip
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Report
    from ui.session.session import Session

_ID = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ORGANISATION, _TASKS, _DONE = 1, 2, 3


class ReportListDialog(Dialog):
    """Choose a report: `chosen()` is its id; `said` stands above them.

    `new_wanted` is emitted, after the dialog has closed, where the clerk wants a new one, `bin_wanted` where
    the removed ones are to be seen. One that is archived is listed where that is asked for.
    """

    new_wanted = Signal()
    bin_wanted = Signal()
    told = Signal(str, object)
    """What was done, and what takes it back."""

    def __init__(self, session: Session, parent: QWidget | None = None, said: str = "") -> None:
        super().__init__(parent, "", "")
        self._session = session
        self._standing = StandingCommands(session, self, self.told.emit)
        self._states: dict[str, ReportState] = {}
        self.setWindowTitle(self.tr("Reports"))
        self.accept_button.setText(self.tr("&Open"))
        self.buttons.button(self.buttons.StandardButton.Cancel).setText(self.tr("Close"))
        role = self.buttons.ButtonRole.ActionRole
        self.new_button = self.buttons.addButton(self.tr("&New..."), role)
        self.delete_button = self.buttons.addButton(self.tr("&Delete..."), role)
        self.bin_button = self.buttons.addButton(self.tr("&Bin..."), role)
        self.office, self.archived = ComboBox(), QCheckBox(self.tr("Show &archived ones"))
        self.list, self.note = QTreeWidget(), EmptyNote()
        self.lock_button = QPushButton(self.tr("&Lock..."))
        self.unlock_button = QPushButton(self.tr("&Unlock..."))
        self.copy_button = QPushButton(self.tr("Du&plicate"))
        self.archive_button = QPushButton(self.tr("A&rchive"))
        if said:
            self.add_text(said)
        self._lay_out()
        self._connect()
        self._fill_offices()
        self._fill()
        self.list.setFocus()
        self.fit(1100, 420)  # a copy's period is long

    def chosen(self) -> str | None:
        """Return the chosen report's id."""
        item = self.list.currentItem()
        return item.data(0, _ID) if item else None

    # Layout

    def _lay_out(self) -> None:
        titles = (self.tr("Period"), self.tr("Organisation"), self.tr("Tasks"), self.tr("Evaluated"))
        self.list.setHeaderLabels([*titles, self.tr("State"), self.tr("Last change")])
        self.list.setAccessibleName(self.tr("Reports"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_ORGANISATION, QHeaderView.ResizeMode.Stretch)
        label = Label(self.tr("Or&ganisation"))
        label.setBuddy(self.office)
        top = QHBoxLayout()
        for part in (label, self.office):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.archived)
        foot = QHBoxLayout()
        for button in (self.lock_button, self.unlock_button, self.copy_button, self.archive_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        set_tip(self.archive_button, self.tr("Out of this list; it can still be found, shown and put back."))
        self.column.setContentsMargins(*4 * (HAIR_SPACE,))  # room for the ring
        self.column.addLayout(top)
        self.column.addWidget(self.list, 1)
        self.note.add_button("new", without_key(self.tr("&New...")), self._on_new_clicked)
        self.note.add_button("archived", without_key(self.tr("Show &archived ones")), self.archived.click)
        for button in self.note.buttons.values():
            button.setAutoDefault(False)
        self.note.lie_over(self.list)
        self.column.addLayout(foot)

    def _connect(self) -> None:
        for button, act in (
            (self.new_button, self._on_new_clicked),
            (self.delete_button, self._on_delete_clicked),
            (self.bin_button, self._on_bin_clicked),
            (self.lock_button, lambda: self._do(self._standing.lock)),
            (self.unlock_button, lambda: self._do(self._standing.unlock)),
            (self.copy_button, lambda: self._do(self._standing.duplicate)),
            (self.archive_button, lambda: self._do(self._standing.archive)),
        ):
            button.clicked.connect(act)
        self.list.itemActivated.connect(self.accept)
        self.list.currentItemChanged.connect(self._on_current_changed)
        self.office.activated.connect(self._fill)
        self.archived.toggled.connect(self._fill)

    # What is shown

    def _fill_offices(self) -> None:
        """Offer the offices that have reports, where there are several."""
        names = dict.fromkeys(each.organisation for each in self._session.store.reports.all())
        self.office.addItem(self.tr("All"), None)
        for name in sorted(filter(None, names)):
            self.office.addItem(name, name)
        self.office.setEnabled(len(names) > 1)
        self.office.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.office.setMinimumContentsLength(30)

    def _fill(self) -> None:
        """List what is wanted; the chosen report stays chosen, at first it is the open one."""
        chosen = self.chosen() or self._session.report_id
        store, wanted = self._session.store, self.office.currentData()
        self._states, counts = store.states.all(), store.tasks.counts()
        with QSignalBlocker(self.list):
            self.list.clear()
            for report in store.reports.all():
                state = self._states.get(report.id, ReportState(report.id))
                is_listed = self.archived.isChecked() or not state.archived or report.id == chosen
                if is_listed and wanted in (None, report.organisation):
                    self._add(report, state, *counts.get(report.id, (0, 0)), is_current=report.id == chosen)
            first = self.list.topLevelItem(0)
            if self.list.currentItem() is None and first is not None:
                self.list.setCurrentItem(first)
        self._on_current_changed()
        self._show_note()

    def _show_note(self) -> None:
        """Say why nothing is listed."""
        some = self._session.store.reports.count(1) > 0
        none = self.tr("There is no report yet.")
        self.note.say(self.tr("All reports are archived.") if some else none)
        self.note.want("archived", wanted=some)
        self.note.show_over(is_there=not self.list.topLevelItemCount())

    def _add(self, report: Report, state: ReportState, tasks: int, done: int, *, is_current: bool) -> None:
        store, lang = self._session.store, self._session.lang
        period = told_title(store, report, lang) or self.tr("(no period)")
        saved = format_moment(store.reports.saved_at(report.id))
        words = say(f"show.state.{state.state}", lang)
        if state.archived:
            words = f"{words}, {say('show.archived', lang)}"
        texts = [period, report.organisation, str(tasks), f"{done}/{tasks}", words, saved]
        item = QTreeWidgetItem(texts)
        item.setData(0, _ID, report.id)
        for column in (_TASKS, _DONE):
            item.setTextAlignment(column, _RIGHT)
        self.list.addTopLevelItem(item)
        if is_current:
            self.list.setCurrentItem(item)

    def _state(self) -> ReportState:
        report_id = self.chosen() or ""
        return self._states.get(report_id, ReportState(report_id))

    def _on_current_changed(self) -> None:
        there, state = self.list.currentItem() is not None, self._state()
        self.accept_button.setEnabled(there)
        self.copy_button.setEnabled(there)
        self.archive_button.setEnabled(there)
        self.delete_button.setEnabled(there and not state.is_locked)
        said = self.tr("A locked report is not deleted; unlock it first.") if state.is_locked else ""
        set_tip(self.delete_button, said)
        self.lock_button.setEnabled(there and state.state != "signed")
        self.unlock_button.setEnabled(state.is_locked)
        # What is locked is not locked again: it may have been signed since.
        self.lock_button.setText(self.tr("&Mark as signed...") if state.is_locked else self.tr("&Lock..."))
        text = self.tr("Bac&k into the list") if state.archived else self.tr("A&rchive")
        self.archive_button.setText(text)

    # What the clerk does

    def _do(self, act: Callable[[str], str]) -> None:
        report_id = self.chosen()
        if report_id is None:
            return
        made = act(report_id)
        self._fill()
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None and item.data(0, _ID) == made:
                self.list.setCurrentItem(item)
        self.list.setFocus()

    def _on_new_clicked(self) -> None:
        self.reject()
        self.new_wanted.emit()

    def _on_bin_clicked(self) -> None:
        self.reject()
        self.bin_wanted.emit()

    def _on_delete_clicked(self) -> None:
        report_id = self.chosen()
        if report_id is None:
            return
        count = len(self._session.store.tasks.outline(report_id))
        store = self._session.store
        name = told_name(store, store.reports.get(report_id), self._session.lang)
        said = self.tr("Delete the report “{name}” with its {count} tasks? It stays in the bin {days} days.")
        question = said.format(name=name, count=count, days=DAYS)
        if message_box.ask(self, question, self.tr("Delete")) and self._session.delete_report(report_id):
            self._fill()
        # The button was out of use meanwhile and has lost the focus; the next Enter would press another.
        self.list.setFocus()
