"""The bin: reports that were removed, to be taken out again or to be removed for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QHeaderView, QWidget

from db.verbs.bin import DAYS
from ui.dialogs import message_box
from ui.dialogs.dialog import Dialog
from ui.history.bin_model import BinModel
from ui.session.record_names import told_name
from ui.widgets.row_table import WideTable, show_rows
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from db.verbs.bin import Removed
    from ui.session.session import Session

_ORGANISATION = 1


class BinDialog(Dialog):
    """List the removed reports, the last removed first.

    One is taken out by its button, or removed for good, after a question.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, self.tr("Bin"))
        self._session = session
        self.model = BinModel(session, self)
        self.table = WideTable()
        self.table.setAccessibleName(self.tr("Removed reports"))
        show_rows(self.table, self.model)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.widen(_ORGANISATION, 22 * self.fontMetrics().averageCharWidth())
        said = self.tr("A removed report stays here for {days} days on which the program is used.")
        self.add_text(said.format(days=DAYS))
        self.column.addWidget(self.table, 1)
        self.out_button = self.buttons.addButton(
            self.tr("&Take out..."), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.out_button.setAutoDefault(False)
        self.out_button.clicked.connect(self.take_out)
        self.purge_button = self.buttons.addButton(
            self.tr("Remove for &good..."), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.purge_button.setAutoDefault(False)
        self.purge_button.clicked.connect(self.purge)
        self.table.doubleClicked.connect(self.take_out)
        self.table.selectionModel().currentRowChanged.connect(self._enable)
        self._fill()
        self.table.setFocus()
        self.fit(760, 380)

    def take_out(self) -> None:
        """Ask by name and take the chosen report out; it is shown behind this list."""
        row = self.table.currentIndex().row()
        if row < 0:
            return
        removed = self.model.row(row)
        question = self.tr("Take the report “{name}” with its {count} tasks out of the bin?")
        name = self._name(removed)
        said = question.format(name=name, count=removed.tasks)
        if message_box.ask(self, said, self.tr("Take out")) and self._session.restore_report(
            removed.report.id
        ):
            self.accept()

    def purge(self) -> None:
        """Ask by name, saying that nothing brings it back, and remove the chosen report for good."""
        row = self.table.currentIndex().row()
        if row < 0:
            return
        removed = self.model.row(row)
        question = self.tr(
            "Remove the report “{name}” with its {count} tasks and all its changes for good? "
            "Nothing in the program brings it back; backups that were made before still hold it."
        )
        name = self._name(removed)
        said = question.format(name=name, count=removed.tasks)
        if message_box.ask(self, said, self.tr("Remove for good")) and self._session.purge_report(
            removed.report.id
        ):
            what = say("show.aside.purge", self._session.lang, report=name)
            self._session.aside_done.emit(what, None, None)
            self._fill()
        self.table.setFocus()

    def _name(self, removed: Removed) -> str:
        return told_name(self._session.store, removed.report, self._session.lang) or removed.report.id

    def _fill(self) -> None:
        self.model.show(self._session.store.bin.all())
        if self.model.rowCount():
            self.table.selectRow(0)
        self._enable()

    def _enable(self) -> None:
        for button in (self.out_button, self.purge_button):
            button.setEnabled(self.table.currentIndex().isValid())
