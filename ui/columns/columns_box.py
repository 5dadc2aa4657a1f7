"""The columns of the open report, on its page: their list, and what can be done with it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QGroupBox, QHeaderView, QPushButton, QVBoxLayout

from db.errors import Refused
from db.records import VISIBILITIES
from ui.columns.columns_model import GROUP, HEADING, ColumnsModel
from ui.dialogs import message_box
from ui.widgets.choices import ComboBox
from ui.widgets.label import Label
from ui.widgets.list_with_text import as_list
from ui.widgets.row_table import WideTable
from ui.widgets.tip import set_tip
from vqdesk.columns.doubts import find_doubts
from vqdesk.columns.edits import change_column, move_column, remove_column
from vqdesk.messages.catalogue import say, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from db.records import Column, Report
    from ui.columns.column_dialog import ColumnDialog
    from ui.session.session import Session
    from vqdesk.columns.edits import ColumnsEdit

_FEWEST, _MOST = 4, 14  # rows that are in sight
_LEAST, _GROUP = 20, 24  # characters of a heading, and of a group's


class ColumnsBox(QGroupBox):
    """List the open report's columns; each change is one undo step of the report.

    In it Insert adds a column, Enter and F2 change one, Alt and the arrows move it, Delete removes it.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Columns of the annex"))
        self._session = session
        self._report: Report | None = None
        self.model = ColumnsModel(session.lang, self)
        self.table = WideTable()
        self.add_button = QPushButton(self.tr("Add..."))
        self.change_button = QPushButton(self.tr("Change..."))
        self.up_button, self.down_button = QPushButton(self.tr("Up")), QPushButton(self.tr("Down"))
        self.remove_button = QPushButton(self.tr("Remove"))
        self.visibility = ComboBox()
        self.preset_button = QPushButton(self.tr("Ready lists..."))
        self.keep_button = QPushButton(self.tr("Keep as a list..."))
        self.doubts = Label(wraps=True)
        self.keys: list[QShortcut] = []
        self._fill()
        self._lay_out()
        self._connect()

    def show_report(self, report: Report) -> None:
        """Show a report's columns; the chosen one stays chosen, at first the last: Add adds there."""
        is_same = self._report is not None and self._report.id == report.id
        chosen = self.chosen() if is_same else None
        at = self.table.currentIndex().row() if is_same else len(report.columns) - 1
        self._report = report
        if self.model.columns != report.columns:
            self.model.show(report.columns)
            fields = [column.field for column in report.columns]
            here = fields.index(chosen.field) if chosen and chosen.field in fields else max(at, 0)
            self.table.selectRow(min(here, len(fields) - 1))
        words = [told(doubt, self._session.lang) for doubt in find_doubts(report.columns)]
        self.doubts.setText(" ".join(words))
        self.doubts.setVisible(bool(words))
        self._fit_rows()
        self._on_chosen()

    def chosen(self) -> Column | None:
        """Return the column of the chosen row."""
        row = self.table.currentIndex().row()
        return self.model.columns[row] if 0 <= row < len(self.model.columns) else None

    def choose(self, field: str) -> bool:
        """Choose the column of a field; tell whether there is one."""
        for row, column in enumerate(self.model.columns):
            if column.field == field:
                self.table.selectRow(row)
                return True
        return False

    # Layout

    def _fill(self) -> None:
        as_list(self.table, self.model)
        self.table.setAccessibleName(self.tr("Columns of the annex"))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(GROUP, QHeaderView.ResizeMode.Interactive)
        character = self.fontMetrics().averageCharWidth()
        header.resizeSection(GROUP, _GROUP * character)
        self.table.widen(HEADING, _LEAST * character)
        for visibility in VISIBILITIES:
            self.visibility.addItem(say(f"show.visibility.{visibility}", self._session.lang), visibility)
        self.visibility.setAccessibleName(self.tr("Who sees the column"))
        set_tip(
            self.visibility,
            self.tr("A hidden column keeps its texts; an internal one is on the leader's copy alone."),
        )

    def _lay_out(self) -> None:
        grid = QGridLayout()
        # On a small screen at 200 % there is room for three beside each other.
        rows = (
            (self.add_button, self.change_button, self.remove_button),
            (self.up_button, self.down_button, self.visibility),
            (self.preset_button, self.keep_button),
        )
        for line, parts in enumerate(rows):
            for place, part in enumerate(parts):
                grid.addWidget(part, line, place)
        grid.setColumnStretch(3, 1)
        page = QVBoxLayout(self)
        page.addWidget(self.table)
        page.addWidget(self.doubts)
        page.addLayout(grid)

    def _fit_rows(self) -> None:
        """Be as high as the rows, within bounds: the page is scrolled, not the list in it."""
        rows = max(_FEWEST, min(len(self.model.columns), _MOST))
        height = self.table.horizontalHeader().sizeHint().height() + 2 * self.table.frameWidth()
        height += self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(height + rows * self.table.verticalHeader().defaultSectionSize())

    def _connect(self) -> None:
        acts = (
            (self.add_button, self.add, "Ins"),
            (self.change_button, self.change, "F2"),
            (self.up_button, partial(self.move_by, -1), "Alt+Up"),
            (self.down_button, partial(self.move_by, 1), "Alt+Down"),
            (self.remove_button, self.remove, "Del"),
        )
        for button, act, keys in acts:
            button.clicked.connect(act)
            shortcut = QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(act)
            self.keys.append(shortcut)
        self.table.activated.connect(self.change)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        self.visibility.activated.connect(self._on_visibility_chosen)
        self.preset_button.clicked.connect(self.take_preset)
        self.keep_button.clicked.connect(self.keep_preset)

    def _on_chosen(self) -> None:
        column, row = self.chosen(), self.table.currentIndex().row()
        is_open = not self._session.lock.is_locked
        for part in (self.change_button, self.remove_button, self.visibility):
            part.setEnabled(is_open and column is not None)
        for part in (self.add_button, self.preset_button):
            part.setEnabled(is_open)
        self.up_button.setEnabled(is_open and row > 0)
        self.down_button.setEnabled(is_open and column is not None and row < len(self.model.columns) - 1)
        with QSignalBlocker(self.visibility):
            seen = column.visibility if column else "shown"
            self.visibility.setCurrentIndex(self.visibility.findData(seen))

    def show_lock(self) -> None:
        """Leave out of use what would change a locked report; its list is read all the same."""
        for key in self.keys:
            key.setEnabled(not self._session.lock.is_locked)
        self._on_chosen()

    # What the clerk does

    def add(self) -> None:
        """Ask for a column and add it after the chosen one."""
        from ui.columns.column_dialog import ColumnDialog

        columns = self._columns()
        dialog = ColumnDialog(self, self._session.lang, columns, at=self.table.currentIndex().row() + 1)
        self._ask_column(dialog, "add_column")

    def change(self) -> None:
        """Ask what the chosen column is to be."""
        from ui.columns.column_dialog import ColumnDialog

        columns, column = self._columns(), self.chosen()
        if column is None or self._session.lock.is_locked:
            return
        dialog = ColumnDialog(self, self._session.lang, columns, column)
        self._ask_column(dialog, "write_column")

    def _ask_column(self, dialog: ColumnDialog, verb: str) -> None:
        def change() -> bool:
            return self._session.change_columns(dialog.edit(), verb, dialog.asked().field)

        if dialog.ask_until(change):
            self._show_chosen(dialog.asked().field)

    def move_by(self, step: int) -> None:
        """Move the chosen column one place to the left or to the right."""
        columns, column = self._columns(), self.chosen()
        if column is None:
            return
        to = columns.index(column) + step
        if 0 <= to < len(columns):
            self._session.change_columns(move_column(columns, column.field, to), "move_column", column.field)

    def remove(self) -> None:
        """Take the chosen column out of the annex; where tasks have texts in it the clerk is asked."""
        columns, column = self._columns(), self.chosen()
        if column is None or self._report is None:
            return
        made = self._made(partial(remove_column, columns, column.field))
        count = self._session.store.columns.filled(self._report.id).get(column.field, 0)
        question = self.tr(
            "{count} tasks have a text in the column “{heading}”. Remove the column and these texts? "
            "To keep them, hide the column instead."
        ).format(count=count, heading=column.heading)
        if made and (not count or message_box.ask(self, question, self.tr("Remove with its texts"))):
            self._session.change_columns(made, "remove_column", column.field)
            self.table.setFocus()

    def _on_visibility_chosen(self) -> None:
        column, asked = self.chosen(), self.visibility.currentData()
        if column is not None and column.visibility != asked:
            wanted = replace(column, visibility=asked)
            made = self._made(partial(change_column, self._columns(), column.field, wanted))
            if made:
                self._session.change_columns(made, "write_column", column.field)
            self._on_chosen()

    def take_preset(self) -> None:
        """Let the clerk choose a ready list of columns."""
        from ui.columns.preset_dialog import PresetDialog

        self._columns()
        if self._report is None:
            return
        dialog = PresetDialog(self._session, self._report, self)
        dialog.ask_until(lambda: self._session.change_columns(dialog.edit(), "write_columns"))

    def keep_preset(self) -> None:
        """Ask for a name and keep the columns as a list of the office's own."""
        from ui.columns.keep_preset_dialog import KeepPresetDialog

        self._columns()
        if self._report is None:
            return
        dialog = KeepPresetDialog(self._session, self._report, self)
        dialog.ask_until(lambda: self._session.keep_preset(dialog.name.text()))

    def _columns(self) -> tuple[Column, ...]:
        """Return the columns as they are stored, after what is being typed elsewhere."""
        self._session.flush()
        report = self._session.report()
        return report.columns if report is not None else ()

    def _show_chosen(self, field: str) -> None:
        """Go on in the list, at a column."""
        self.choose(field)
        self.table.setFocus()

    def _made(self, edit: Callable[[], ColumnsEdit]) -> ColumnsEdit | None:
        """Return a change; None where it cannot be, which is told."""
        try:
            return edit()
        except Refused as refused:
            self._session.refuse(refused)
            return None
