"""The dialog that finds words in a task, the open report or several, and puts others in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from db.errors import Refused
from ui.dialogs.dialog import Dialog
from ui.editors.line_edit import LineEdit
from ui.looks.lit_delegate import LitDelegate
from ui.replacing.places_model import SENTENCE, WHERE, PlacesModel
from ui.session.record_names import told_name, told_period
from ui.session.words import find_words, replace_words
from ui.widgets.choices import ComboBox
from ui.widgets.keyboard import take_composed
from ui.widgets.label import Label
from ui.widgets.literal import literal
from ui.widgets.row_table import WideTable, show_rows
from vqdesk.replacing.telling import skipped_words
from vqdesk.text.finding import SoughtWords

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from db.records import Report
    from db.verbs.words.replacing import ReplacedWords
    from ui.session.session import Session

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
IN_TASK, IN_REPORT, IN_REPORTS = "task", "report", "reports"


class _PlacesTable(WideTable):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the row by the space bar, whichever of its cells is the current one."""
        model = self.model()
        if (
            event.key() == Qt.Key.Key_Space
            and isinstance(model, PlacesModel)
            and self.currentIndex().isValid()
        ):
            model.turn(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class ReplaceDialog(Dialog):
    """Find words, show each place in its sentence, and replace those that are ticked.

    `replaced` is what was done once the dialog was accepted.
    """

    def __init__(self, session: Session, parent: QWidget | None = None, words: str = "") -> None:
        super().__init__(parent, self.tr("Find and replace"), "")
        self._session = session
        self._sought = SoughtWords("")
        self.replaced: ReplacedWords | None = None
        self.find_field, self.by_field = LineEdit(), LineEdit()
        self.find_field.setText(words)
        self.scope = ComboBox()
        self.reports = QListWidget()
        self.cases = QCheckBox(self.tr("&Capital and small letters differ"))
        self.whole = QCheckBox(self.tr("&Whole words only"))
        self.plain = QCheckBox(self.tr("Also with other &marks"))
        self.find_button = self.buttons.addButton(self.tr("&Find"), QDialogButtonBox.ButtonRole.ActionRole)
        self.told = Label(wraps=True)
        self.all_box = QCheckBox(self.tr("&All places"))
        self.model = PlacesModel(session.lang, self)
        self.table = _PlacesTable()
        self._lay_out()
        self._fill_scopes()
        self._connect()
        self._forget()
        self.fit(900, 560)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        rows = ((self.tr("F&ind what"), self.find_field), (self.tr("Replace &by"), self.by_field))
        for at, (text, field) in enumerate((*rows, (self.tr("Where to &look"), self.scope))):
            label = Label(text)
            label.setBuddy(field)
            grid.addWidget(label, at, 0)
            grid.addWidget(field, at, 1)
            field.setAccessibleName(text.replace("&", ""))
        self.column.addLayout(grid)
        self.reports.setAccessibleName(self.tr("Reports to look in"))
        self.column.addWidget(self.reports)
        options = QHBoxLayout()
        for box in (self.cases, self.whole, self.plain):
            options.addWidget(box)
        options.addStretch(1)
        self.column.addLayout(options)
        above = QHBoxLayout()
        above.addWidget(self.all_box)
        above.addWidget(self.told, 1)
        self.column.addLayout(above)
        show_rows(self.table, self.model)
        self.table.setAccessibleName(self.tr("Places, each in its sentence; the space bar ticks one"))
        self.table.setItemDelegateForColumn(SENTENCE, LitDelegate(self.table))
        letter = self.fontMetrics().averageCharWidth()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(WHERE, QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(False)
        header.resizeSection(WHERE, 54 * letter)
        self.table.widen(SENTENCE, 50 * letter)
        self.table.setMinimumHeight(6 * self.fontMetrics().lineSpacing())
        self.column.addWidget(self.table, 1)

    def _fill_scopes(self) -> None:
        session = self._session
        if session.task_id is not None:
            self.scope.addItem(self.tr("This task"), IN_TASK)
        if session.report_id is not None:
            self.scope.addItem(self.tr("The open report"), IN_REPORT)
        self.scope.addItem(self.tr("Several reports"), IN_REPORTS)
        self.scope.setCurrentIndex(max(self.scope.findData(IN_REPORT), 0))
        own = session.report()
        for report in session.store.reports.all():
            item = QListWidgetItem(told_name(session.store, report, session.lang) or report.id, self.reports)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_own = own is None or report.organisation == own.organisation
            item.setCheckState(Qt.CheckState.Checked if is_own else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, report.id)
        rows = min(max(self.reports.count(), 2), 4)
        self.reports.setFixedHeight(rows * max(self.reports.sizeHintForRow(0), 1) + 8)
        self._show_reports()

    def _connect(self) -> None:
        self.accept_button.setAutoDefault(False)
        self.find_button.setDefault(True)
        self.find_button.clicked.connect(self.look)
        self.find_field.textChanged.connect(self._forget)
        self.by_field.textChanged.connect(self._show_count)
        self.scope.currentIndexChanged.connect(self._show_reports)
        self.scope.currentIndexChanged.connect(self._forget)
        self.reports.itemChanged.connect(self._forget)
        for box in (self.cases, self.whole, self.plain):
            box.toggled.connect(self._forget)
        self.all_box.clicked.connect(lambda on: self.model.choose_all(chosen=on))
        self.model.ticked.connect(self._show_count)
        self.table.doubleClicked.connect(lambda index: self.model.turn(index.row()))

    def is_touched(self) -> bool:
        """Tell that closing drops nothing that would be missed."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Find by Enter in the lines above, and from there go to what is found; it never replaces."""
        if event.key() in _ENTER and self.focusWidget() in (self.find_field, self.by_field):
            self.look()
        else:
            super().keyPressEvent(event)

    def look(self) -> None:
        """Look for the words, and show each place; where these stand there already, lead to them.

        Looked for again they would all be ticked anew. What is typed in the window is stored first.
        """
        take_composed()
        sought = SoughtWords(
            self.find_field.text(), self.cases.isChecked(), self.whole.isChecked(), self.plain.isChecked()
        )
        if self.model.rowCount() and sought == self._sought:
            self.table.setFocus()
            return
        self.model.show([], {}, {})
        if not sought:
            self.find_field.setFocus()
            return
        reports = self._chosen_reports()
        task_id = self._session.task_id if self.scope.currentData() == IN_TASK else None
        found = find_words(self._session, list(reports), sought, task_id)
        if found is None:
            return
        self._sought = sought
        store, lang = self._session.store, self._session.lang
        names = {each.id: told_period(store, each, lang) for each in reports.values()}
        self.model.show(found.texts, reports, names)
        if not found.texts:
            self.told.setText(self.tr("Not found."))
        else:
            self.table.selectRow(0)
            self.table.setFocus()
        if found.unread:
            self.tell_trouble(" ".join(skipped_words(store, *each, lang) for each in found.unread.items()))

    def accept(self) -> None:
        """Replace what is ticked; the dialog stays open where that was refused."""
        if not self.accept_button.isEnabled():
            return
        chosen = self.model.chosen()
        self.replaced = replace_words(self._session, chosen, self._sought.words, self.by_field.text())
        if self.replaced is not None:
            super().accept()

    def _chosen_reports(self) -> dict[str, Report]:
        if self.scope.currentData() != IN_REPORTS:
            report = self._session.report()
            return {} if report is None else {report.id: report}
        found = {}
        for at in range(self.reports.count()):
            item = self.reports.item(at)
            if item.checkState() == Qt.CheckState.Checked:
                try:
                    report = self._session.store.reports.get(item.data(Qt.ItemDataRole.UserRole))
                except Refused:
                    continue
                found[report.id] = report
        return found

    def _show_reports(self) -> None:
        self.reports.setVisible(self.scope.currentData() == IN_REPORTS)

    def _forget(self) -> None:
        """Show no places of other words than those that stand above."""
        self.model.show([], {}, {})

    def _show_count(self) -> None:
        """Say how many places are found and ticked."""
        total, chosen = self.model.rowCount(), self.model.count
        self.all_box.setEnabled(total > 0)
        state = Qt.CheckState.PartiallyChecked if 0 < chosen < total else Qt.CheckState.Unchecked
        self.all_box.setCheckState(Qt.CheckState.Checked if total and chosen == total else state)
        self.accept_button.setEnabled(chosen > 0)
        is_by = bool(self.by_field.text()) or not chosen
        text = self.tr("&Replace {count} places") if is_by else self.tr("&Take out {count} places")
        self.accept_button.setText(text.format(count=chosen))
        if not total:
            self.told.setText(self.tr("“Find” shows each place before anything is replaced."))
        elif self.by_field.text():
            said = self.tr("Found: {total}; to be replaced by “{by}”: {chosen}.")
            self.told.setText(said.format(total=total, chosen=chosen, by=literal(self.by_field.text())))
        else:
            said = self.tr("Found: {total}; to be taken out, as nothing is put in their place: {chosen}.")
            self.told.setText(said.format(total=total, chosen=chosen))
