"""The list of reports: open one, make a new one, delete one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from db.verbs.bin import DAYS
from ui.dialogs import message_box
from ui.dialogs.dialog import Dialog
from ui.session.record_names import format_moment, period_title, report_name

if TYPE_CHECKING:
    from ui.session.session import Session

_ID = Qt.ItemDataRole.UserRole


class ReportListDialog(Dialog):
    """Choose a report: `chosen()` is its id; `said` stands above them.

    `new_wanted` is emitted, after the dialog has closed, where the clerk wants a new one, `bin_wanted` where
    the removed ones are to be seen.
    """

    new_wanted = Signal()
    bin_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None, said: str = "") -> None:
        super().__init__(parent, "", "")
        self._session = session
        self.setWindowTitle(self.tr("Reports"))
        self.accept_button.setText(self.tr("&Open"))
        self.buttons.button(self.buttons.StandardButton.Cancel).setText(self.tr("Close"))
        role = self.buttons.ButtonRole.ActionRole
        self.new_button = self.buttons.addButton(self.tr("&New..."), role)
        self.delete_button = self.buttons.addButton(self.tr("&Delete..."), role)
        self.bin_button = self.buttons.addButton(self.tr("&Bin..."), role)
        self.list = QTreeWidget()
        if said:
            self.add_text(said)
        self._lay_out()
        self.new_button.clicked.connect(self._on_new_clicked)
        self.delete_button.clicked.connect(self._on_delete_clicked)
        self.bin_button.clicked.connect(self._on_bin_clicked)
        self.list.itemActivated.connect(self.accept)
        self.list.currentItemChanged.connect(self._on_current_changed)
        self._fill()
        self.list.setFocus()
        self.fit(680, 380)

    def chosen(self) -> str | None:
        """Return the chosen report's id."""
        item = self.list.currentItem()
        return item.data(0, _ID) if item else None

    def _lay_out(self) -> None:
        self.list.setHeaderLabels([self.tr("Period"), self.tr("Organisation"), self.tr("Last change")])
        self.list.setAccessibleName(self.tr("Reports"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.list)

    def _fill(self) -> None:
        self.list.clear()
        for report in self._session.store.reports.all():
            period = period_title(report.period) or self.tr("(no period)")
            saved = format_moment(self._session.store.reports.saved_at(report.id))
            item = QTreeWidgetItem([period, report.organisation, saved])
            item.setData(0, _ID, report.id)
            self.list.addTopLevelItem(item)
            if report.id == self._session.report_id:
                self.list.setCurrentItem(item)
        first = self.list.topLevelItem(0)
        if self.list.currentItem() is None and first is not None:
            self.list.setCurrentItem(first)
        self._on_current_changed()

    def _on_current_changed(self) -> None:
        there = self.list.currentItem() is not None
        self.accept_button.setEnabled(there)
        self.delete_button.setEnabled(there)

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
        name = report_name(self._session.store.reports.get(report_id))
        said = self.tr("Delete the report “{name}” with its {count} tasks? It stays in the bin {days} days.")
        question = said.format(name=name, count=count, days=DAYS)
        if message_box.ask(self, question, self.tr("Delete")) and self._session.delete_report(report_id):
            self._fill()
        # The button was out of use meanwhile and has lost the focus; the next Enter would press another.
        self.list.setFocus()
