"""The table itself: which cell is the current place, how keys move, and how wide its columns are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from ui.looks.sizes import SMALL_SPACE
from ui.table.cell_delegate import LINES, CellDelegate
from ui.table.cell_edits import CellEdits
from ui.table.headings import Headings
from ui.table.model import TaskTableModel
from ui.table.order import RowOrder
from ui.table.row_marks import RowMarks
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

    from ui.session.session import Session
    from ui.table.model import Index

_LETTERS = {
    **{"number": 6, "unit": 17, "content": 34, "assignment": 22, "coordinating": 20, "leader": 16},
    **{"officer": 16, "output": 22, "deadline": 14, "documents": 26, "result": 44, "evaluation": 14},
    **{"status": 15, "finished": 13, "reason": 24, "note": 20},
}
"""Letters that a column is wide, of those that the window has no room for more; others take `_USUAL`."""
_USUAL = 20
_GROWING = ("content", "result", "documents", "assignment", "output", "reason", "note")
_HEADING_LINES = 5
_BESIDE_HEADING = 12
"""Dots of a heading's width that its margins take."""
_MARK_WIDTH = 24
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


class TaskTable(QTableView):
    """Show the report as the annex does, a task a row, and edit it in place.

    The session's place is the current row's task. A key that types begins an edit with that key in the place
    of the old text, F2 and a double click one with the old text; Enter goes down, Escape leaves the table.
    A click on a heading puts the rows in the order of that column, the third one back into the annex's.
    """

    left = Signal()
    """The clerk goes back to the form."""
    menu_wanted = Signal(object)
    """The context menu is asked for, at this global point."""
    row_dragged = Signal(int, int)
    """The clerk dragged a task's row: from which row to which."""
    order_chosen = Signal()
    """The rows are in the order of another column, or in the annex's."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._placing = False
        self._are_widths_own = False
        self._fitting = False
        self._dropped = (0, 0)
        self.held: list[str] = []
        """The tasks whose rows are dragged together, from the top; none: only the one that is dragged."""
        self._drop = QTimer(self, singleShot=True, interval=0)
        self.tasks = TaskTableModel(session)
        self.edits = CellEdits(session)
        self.cells = CellDelegate(self.edits, self)
        self._lay_out()
        self.cells.ended.connect(self._on_edit_ended)
        self.tasks.listed.connect(self._on_listed)
        self._drop.timeout.connect(lambda: self.row_dragged.emit(*self._dropped))
        self.horizontalHeader().sectionClicked.connect(self._on_heading_clicked)
        self.horizontalHeader().sectionResized.connect(self._on_section_resized)
        session.place_changed.connect(self._on_place_changed)
        session.field_chosen.connect(self._on_field_chosen)
        session.field_shown.connect(self._on_field_chosen)

    def _lay_out(self) -> None:
        self.setModel(self.tasks)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(self.tr("Tasks as a table"))
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setHorizontalHeader(Headings(self))
        across = self.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap))
        across.setHighlightSections(False)
        across.setSectionsClickable(True)
        # Qt would choose the column, and scroll to it before the click is one.
        across.sectionPressed.disconnect()
        across.sectionEntered.disconnect()
        across.setSortIndicatorShown(True)
        across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        across.setMinimumSectionSize(4 * self.fontMetrics().averageCharWidth())
        down = self._marks = RowMarks(self)
        self.setVerticalHeader(down)
        down.follow(self.tasks)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setFixedWidth(_MARK_WIDTH)
        down.sectionMoved.connect(self._on_row_dragged)
        down.about_to_press.connect(self._on_mark_about_to_be_pressed)
        down.sectionPressed.connect(lambda _row: self.choose_tasks(self.held) if self.held else None)
        down.sectionClicked.connect(self._on_mark_clicked)
        self._fit_heights()

    def start(self) -> None:
        """Read the report, and go to the session's place."""
        self.tasks.start()
        self._on_place_changed(*self._session.place())

    # The place

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one, and the only one that is chosen."""
        index = self.tasks.index(row, column)
        if index.isValid():
            # Not setCurrentIndex: a held Control or Shift would have it choose more.
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
            self.scrollTo(index)

    def go_to_field(self, field: str) -> None:
        """Make the session's place in a field's column the current cell, where both are shown."""
        row, column = self.tasks.row_of(*self._session.place()), self.tasks.column_of(field)
        if row >= 0 and column >= 0:
            self.go_to(row, column)

    def current_field(self) -> str | None:
        """Return which text the current cell holds."""
        index = self.currentIndex()
        return self.tasks.field(index.column()) if index.isValid() else None

    def chosen_rows(self) -> list[int]:
        """Return the rows in which something is chosen, from the top."""
        rows: set[int] = set()
        for each in ranges(self):
            rows.update(range(each.top(), each.bottom() + 1))
        return sorted(rows)

    def chosen_tasks(self) -> list[str]:
        """Return the tasks of the chosen rows, from the top."""
        found = (self.tasks.task_id(row) for row in self.chosen_rows())
        return [task_id for task_id in found if task_id]

    def choose_tasks(self, task_ids: Iterable[str]) -> None:
        """Choose the rows of tasks; the current cell stays."""
        chosen, last = QItemSelection(), self.tasks.columnCount() - 1
        for task_id in task_ids:
            row = self.tasks.row_of("task", task_id)
            if row >= 0:
                chosen.select(self.tasks.index(row, 0), self.tasks.index(row, last))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Make the current row's record the session's place."""
        super().currentChanged(current, previous)
        if self._placing or not current.isValid() or not self.isVisible():
            return
        kind, record_id = self.tasks.record(current.row())
        if kind != "day" and (kind, record_id) != self._session.place():
            self._placing = True
            try:
                self._session.go_to(kind, record_id)
            finally:
                self._placing = False

    def _on_place_changed(self, kind: str, record_id: str) -> None:
        row = self.tasks.row_of(kind, record_id)
        if self._placing or row < 0:
            return
        self._placing = True
        try:
            column = max(self.currentIndex().column(), 0)
            if row != self.currentIndex().row():
                self.go_to(row, column)
        finally:
            self._placing = False

    def _on_field_chosen(self, field: str) -> None:
        if self.isVisible():
            self.go_to_field(field)

    # Rows and columns

    def _on_listed(self) -> None:
        """Have bands go across, and a row for each that is as high as its words."""
        self.clearSpans()
        self._fit_heights()  # a header keeps the height that a row had before its tasks were others
        count = self.tasks.columnCount()
        if count > 1:  # a single cell is no span: Qt warns of one
            for row in self.tasks.bands():
                self.setSpan(row, 0, 1, count)
        order = self.tasks.order
        down = order is not None and order.descending
        self.horizontalHeader().setSortIndicator(
            self.tasks.column_of(order.field) if order else -1,
            Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder,
        )
        self._let_rows_be_dragged()
        self._fit_widths()
        self._on_place_changed(*self._session.place())

    def _let_rows_be_dragged(self) -> None:
        """Let rows be dragged where that means a place of the annex; the marks say so."""
        in_order = self.tasks.is_in_order
        said = self.tr("Click to choose the row; drag it to another place of the annex")
        if not in_order:
            said = self.tr("Click to choose the row; to drag it, show all tasks in the annex's order first")
        elif not self.tasks.may_edit():
            said = self.tr("Click to choose the row")
        self._marks.setSectionsMovable(in_order and self.tasks.may_edit())
        set_tip(self._marks, said)

    def _on_mark_about_to_be_pressed(self, row: int) -> None:
        """Hold rows that are chosen together: whoever drags one of them drags all."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        tasks = [task_id for task_id in map(self.tasks.task_id, rows) if task_id]
        is_plain = QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
        self.held = tasks if is_plain and len(tasks) > 1 and row in rows else []

    def _on_mark_clicked(self, row: int) -> None:
        """Choose the row alone after all: nothing was dragged."""
        if self.held:
            self.held = []
            self.selectRow(row)

    def _on_row_dragged(self, row: int, _former: int, place: int) -> None:
        """Have the task of a dragged row moved in the annex: the row itself stays until that is done."""
        down = self.verticalHeader()
        down.blockSignals(True)
        down.moveSection(place, row)
        down.blockSignals(False)
        self.viewport().update()
        if self.tasks.task_id(row) is not None:
            # Later: the header is not done with the mouse yet.
            self._dropped = (row, place)
            self._drop.start()

    def _band_height(self) -> int:
        return self.fontMetrics().lineSpacing() + 3 * SMALL_SPACE

    def _fit_heights(self) -> None:
        self._marks.setMinimumSectionSize(self._band_height())
        usual = LINES * self.fontMetrics().lineSpacing() + 2 * SMALL_SPACE
        self._marks.fit(usual, self.tasks.bands(), self._band_height())

    def _fit_widths(self) -> None:
        """Give each column the width that its texts call for, and the long ones what room is left."""
        if self._are_widths_own or not self.tasks.columns:
            return
        letter = self.fontMetrics().averageCharWidth()
        keys = [column.key for column in self.tasks.columns]
        widths = [_LETTERS.get(key, _USUAL) * letter for key in keys]
        growing = [at for at, key in enumerate(keys) if key in _GROWING] or list(range(len(keys)))
        share = sum(widths[at] for at in growing)
        room = max(self.viewport().width() - sum(widths), -share * 2 // 5)
        for at in growing:
            widths[at] += room * widths[at] // share
        self._fitting = True
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
        self._fitting = False
        self._fit_headings()

    def _fit_headings(self) -> None:
        """Make the headings as high as the longest of them."""
        across = self.horizontalHeader()
        most = _HEADING_LINES * self.fontMetrics().lineSpacing()
        high = self.fontMetrics().lineSpacing()
        for at in range(self.tasks.columnCount()):
            text = self.tasks.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
            room = QRect(0, 0, across.sectionSize(at) - _BESIDE_HEADING, most)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            high = max(high, self.fontMetrics().boundingRect(room, flags, str(text)).height())
        across.setFixedHeight(min(high, most) + 3 * SMALL_SPACE)

    def _on_section_resized(self) -> None:
        self._are_widths_own = self._are_widths_own or not self._fitting

    def _on_heading_clicked(self, column: int) -> None:
        field, order = self.tasks.field(column), self.tasks.order
        if order is None or order.field != field:
            self.order_by(RowOrder(field))
        else:
            self.order_by(None if order.descending else RowOrder(field, descending=True))

    def order_by(self, order: RowOrder | None) -> None:
        """Put the rows in the order of a column; None: in the annex's. The place stays."""
        self._session.flush()
        column = self.currentIndex().column()
        self.tasks.order_by(order)
        self.go_to(self.tasks.row_of(*self._session.place()), max(column, 0))
        self.order_chosen.emit()

    # Edits

    def edit(  # type: ignore[override]  # the stubs have its two kinds apart
        self, index: Index, trigger: QAbstractItemView.EditTrigger | None = None, event: QEvent | None = None
    ) -> bool | None:
        """Edit a cell; what began it tells whether the key takes the place of the old text."""
        if trigger is None:
            return super().edit(index)
        self.cells.is_replacing = trigger == QAbstractItemView.EditTrigger.AnyKeyPressed
        try:
            return super().edit(index, trigger, event)  # type: ignore[arg-type]
        finally:
            self.cells.is_replacing = False

    def _on_edit_ended(self, where: str) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if where == "down":
            self._step(1)
        elif where in ("right", "left"):
            action = QAbstractItemView.CursorAction
            wanted = action.MoveNext if where == "right" else action.MovePrevious
            self.setCurrentIndex(self.moveCursor(wanted, _NONE))

    def _step(self, step: int) -> None:
        """Go to the next task's row below, or above."""
        index = self.currentIndex()
        row = index.row() + step
        while 0 <= row < self.tasks.rowCount() and self.tasks.task_id(row) is None:
            row += step
        self.go_to(row, index.column())

    # Qt's own methods

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the cells of a rectangle and no more: Qt would widen it to a whole band that it crosses."""
        wanted = rect.normalized()
        top, bottom = self.rowAt(wanted.top()), self.rowAt(wanted.bottom())
        left, right = self.columnAt(wanted.left()), self.columnAt(wanted.right())
        if min(top, left) < 0:
            return
        bottom = bottom if bottom >= 0 else self.tasks.rowCount() - 1
        right = right if right >= 0 else self.tasks.columnCount() - 1
        chosen = QItemSelection(self.tasks.index(top, left), self.tasks.index(bottom, right))
        self.selectionModel().select(chosen, command)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Step over the bands while cells are being chosen."""
        target = super().moveCursor(action, modifiers)
        if not modifiers & _SHIFT or not target.isValid():
            return target
        step = -1 if target.row() < self.currentIndex().row() else 1
        row, column = target.row(), max(self.currentIndex().column(), 0)
        if self.tasks.task_id(row) is not None:
            return target
        while 0 <= row < self.tasks.rowCount() and self.tasks.task_id(row) is None:
            row += step
        found = self.tasks.index(row, column)
        return found if found.isValid() else self.currentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down at Enter, leave at Escape, choose the row at Shift and space; all else is Qt's."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and held in (_NONE, _SHIFT):
            self._step(-1 if held else 1)
        elif event.key() == Qt.Key.Key_Escape and not held:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Space and held == _SHIFT:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(self.currentIndex(), flags.ClearAndSelect | flags.Rows)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Have a word that is composed over a cell begin its edit."""
        self.cells.is_replacing = True
        try:
            super().inputMethodEvent(event)
        finally:
            self.cells.is_replacing = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the cell under the mouse, or of the current one."""
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            below = self.visualRect(self.currentIndex()).bottomLeft()
            point = self.viewport().mapToGlobal(below)
        self.menu_wanted.emit(QPoint(point))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the other width."""
        super().resizeEvent(event)
        self._fit_widths()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_heights()
            self._fit_widths()


def ranges(table: QTableView) -> list[QItemSelectionRange]:
    """Return what is chosen in a table, as rectangles."""
    selection = table.selectionModel().selection()
    return [selection.at(place) for place in range(selection.count())]
