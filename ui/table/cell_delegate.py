"""How cells of the table are drawn and edited: the keys that end an edit, and where its editor lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.editors.line_editor import ENTER
from ui.editors.text_editor import TextEditor
from ui.table.cell_text import draw_text
from ui.table.model import TaskTableModel

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QObject, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from ui.table.cell_edits import CellEdits

    Index = QModelIndex | QPersistentModelIndex

LINES = 3
"""Lines of a text that a row shows."""
_NARROWEST = 28
"""Letters that an editor is wide at least: a narrow column's text is read, too, while it is edited."""
_ENDS = {
    **dict.fromkeys(ENTER, "down"),
    Qt.Key.Key_Tab: "right",
    Qt.Key.Key_Backtab: "left",
    Qt.Key.Key_Escape: "stay",
}


class CellDelegate(QStyledItemDelegate):
    """Edit cells with the project's own editors.

    Enter stores and goes down, Tab to the right, Shift+Tab to the left; Shift+Enter and Alt+Enter begin a
    line; Escape gives the old text back. While a text is refused its editor stays open.
    """

    ended = Signal(str)
    """An edit was ended by a key: "down", "right", "left" or "stay" is where the next cell is."""

    def __init__(self, edits: CellEdits, parent: QWidget) -> None:
        super().__init__(parent)
        self._edits = edits
        self._ending: TextEditor | None = None
        self.is_replacing = False
        """Whether the next editor has its text chosen, so that the first key replaces it."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor of a cell with the cell's text."""
        model = index.model()
        assert isinstance(model, TaskTableModel)
        task = model.task(index)
        if task is None:
            return None  # type: ignore[return-value]  # Qt opens none then; the stubs do not know that
        editor = self._edits.open(task, model.columns[index.column()], parent, lines=LINES)
        editor.edited.connect(lambda: self._fit(editor))
        editor.left.connect(lambda: self._on_left(editor))
        if self.is_replacing:
            editor.selectAll()
        else:
            editor.moveCursor(editor.textCursor().MoveOperation.End)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is stored now, where it came from elsewhere: as from undo."""
        model = index.model()
        if isinstance(editor, TextEditor) and isinstance(model, TaskTableModel):
            self._edits.refresh(editor, model.text(index))

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, _index: Index) -> None:
        """Store what the editor holds."""
        if isinstance(editor, TextEditor) and self._edits.is_open(editor):
            self._edits.commit(editor)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Let go of the editor; what it could not store is kept."""
        if isinstance(editor, TextEditor):
            self._edits.close(editor)
        super().destroyEditor(editor, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell's first lines, an ellipsis where there are more; a frame around the current cell."""
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        text, own.text = own.text, ""  # type: ignore[attr-defined]
        widget = own.widget  # type: ignore[attr-defined]
        style = widget.style() if widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, widget)
        draw_text(painter, own, text, self._edits.find)

    # Where the editor lies

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Lay the editor over its cell, as high as its text and wide enough to read it."""
        editor.setProperty("cell", option.rect)  # type: ignore[attr-defined]
        self._fit(editor)
        if isinstance(editor, TextEditor):
            editor.ensureCursorVisible()

    def _fit(self, editor: QWidget) -> None:
        cell, viewport = editor.property("cell"), editor.parentWidget()
        if not isinstance(cell, QRect) or viewport is None:
            return
        room = viewport.rect()
        least = _NARROWEST * editor.fontMetrics().averageCharWidth()
        width = min(max(cell.width(), least), room.width())
        left = max(0, min(cell.left(), room.width() - width))
        editor.setGeometry(left, cell.top(), width, cell.height())
        # Broken at its width the text tells how high it is.
        height = max(cell.height(), editor.minimumHeight())
        editor.setMaximumHeight(max(height, editor.maximumHeight()))
        top = max(0, min(cell.top(), room.height() - height))
        editor.setGeometry(left, top, width, height)

    # How an edit ends

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """End the edit at its keys; every other key is the editor's, and so is the focus."""
        if isinstance(editor, TextEditor) and event.type() == QEvent.Type.Resize:
            self._fit(editor)  # its lines were broken anew: it may be higher than there is room below
            editor.ensureCursorVisible()
        if isinstance(editor, TextEditor) and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._end_by(editor, event)
        return False

    def _end_by(self, editor: TextEditor, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_back = event.key() == Qt.Key.Key_Backtab and held == Qt.KeyboardModifier.ShiftModifier
        if event.key() in ENTER and held == Qt.KeyboardModifier.AltModifier:
            editor.textCursor().insertText("\n")
            editor.ensureCursorVisible()
            return True
        where = _ENDS.get(Qt.Key(event.key())) if is_back or not held else None
        if where is None:
            return False
        if self._close(editor, gives_back=event.key() == Qt.Key.Key_Escape):
            self.ended.emit(where)
        return True

    def _on_left(self, editor: TextEditor) -> None:
        """End the edit when the clerk goes elsewhere; who looks into another window comes back to it."""
        if editor is not self._ending and not editor.is_lending and self._edits.is_open(editor):
            self._close(editor, gives_back=False)

    def _close(self, editor: TextEditor, *, gives_back: bool) -> bool:
        is_stored = self._edits.give_back(editor) if gives_back else self._edits.commit(editor)
        if is_stored:
            self._ending = editor  # it loses the focus by that
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        return is_stored
