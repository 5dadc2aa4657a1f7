"""The list of changes: when, who, what; acts on whole reports are undone here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QHBoxLayout, QHeaderView, QWidget

from db.errors import Refused
from ui.dialogs.dialog import Dialog
from ui.editors.line_edit import LineEdit
from ui.history.changes_model import AFTER, BEFORE, REPORT, WHAT, DeedsModel
from ui.widgets.label import Label
from ui.widgets.row_table import WideTable, show_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.verbs.history import Way
    from ui.session.session import Session


class ChangesDialog(Dialog):
    """Show what was done in the open report, or in all, the newest first; a line above narrows it to words.

    `answer(report, step)` asks and takes an act on a whole report back, or does it again, with None one on
    how annexes look or on the registers; the rest is only shown.
    """

    def __init__(
        self, session: Session, answer: Callable[[str | None, int], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, self.tr("Changes"))
        self._session, self._answer = session, answer
        self.model = DeedsModel(session, self)
        self.table = WideTable()
        self.table.setAccessibleName(self.tr("Changes, the newest first"))
        self.filter = LineEdit()
        self.filter.setAccessibleName(self.tr("Find among the changes"))
        self.filter.setPlaceholderText(self.tr("Words of a change, with or without marks"))
        self.filter.setClearButtonEnabled(True)
        self.nothing = Label(self.tr("No change tells of these words."))
        self.all_box = QCheckBox(self.tr("Of &all reports"))
        self.all_box.setChecked(session.report_id is None)
        self.all_box.setEnabled(session.report_id is not None)
        self.undo_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.undo_button.setAutoDefault(False)
        self._lay_out()
        self.all_box.toggled.connect(self._fill)
        self.filter.textChanged.connect(self._fill)
        self.model.read.connect(self._on_read)
        self.undo_button.clicked.connect(self.answer_chosen)
        self.table.selectionModel().currentRowChanged.connect(self._enable)
        self._fill()
        self.table.setFocus()
        self.fit(1000, 520)

    def _lay_out(self) -> None:
        show_rows(self.table, self.model)
        letter = self.fontMetrics().averageCharWidth()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(False)
        when = self.fontMetrics().horizontalAdvance("00/00/0000 00:00") + 2 * letter
        for column, wide in enumerate((when, 16 * letter, 40 * letter)):
            header.resizeSection(column, wide)
        self.table.widen(WHAT, 34 * letter)
        said = self.tr(
            "Single changes are undone by Ctrl+Z, the last first; what made, updated or removed a whole "
            "report, replaced words in several, changed how annexes look, or put an organisation into the "
            "list, is undone here."
        )
        self.add_text(said)
        label = Label(self.tr("&Find"))
        label.setBuddy(self.filter)
        above = QHBoxLayout()
        above.addWidget(label)
        above.addWidget(self.filter, 1)
        above.addWidget(self.all_box)
        self.column.addLayout(above)
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.table, 1)

    def answer_chosen(self) -> None:
        """Ask by name, then take the chosen act back, or do it again."""
        row = self.table.currentIndex().row()
        if self._way() is None:
            return
        deed = self.model.deed(row)
        if deed.step and self._answer(deed.report_id, deed.step):
            self._fill()

    def _fill(self) -> None:
        everywhere = self.all_box.isChecked() or self._session.report_id is None
        self.model.show(None if everywhere else self._session.report_id, self.filter.text())
        # The reports' names, which tell one row from another, take their room from the texts.
        letter = self.fontMetrics().averageCharWidth()
        sizes = {BEFORE: 16, AFTER: 16, REPORT: 44} if everywhere else {BEFORE: 26, AFTER: 26}
        for column, wide in sizes.items():
            self.table.horizontalHeader().resizeSection(column, wide * letter)
        self._on_read()
        self._enable()

    def _on_read(self) -> None:
        """Choose the first row once there is one; say that there is none once all is read."""
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self.nothing.setVisible(self.model.is_whole and not self.model.rowCount())

    def is_touched(self) -> bool:
        """Tell that closing drops nothing: what is typed here only narrows the list."""
        return False

    def _way(self) -> Way | None:
        row = self.table.currentIndex().row()
        if not 0 <= row < self.model.rowCount():
            return None
        deed = self.model.deed(row)
        if not (deed.step and deed.as_step.is_whole):
            return None
        if not self.model.is_newest_of_its_step(row):
            return None
        try:
            return self._session.store.history.way_back(deed.report_id, deed.step)
        except Refused:
            return None

    def _enable(self) -> None:
        way = self._way()
        said = {"restore": self.tr("&Take out..."), "again": self.tr("&Redo...")}
        self.undo_button.setText(said.get(way or "", self.tr("&Undo...")))
        self.undo_button.setEnabled(way is not None)
