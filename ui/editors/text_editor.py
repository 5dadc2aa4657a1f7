"""The editor of a text that is kept to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from db.text.characters import fit
from ui.editors.hidden_characters import Marked, mark_hidden
from ui.editors.text_marks import TextMarks, draw_found, draw_lit, draw_marks
from ui.editors.word_field import WordField
from ui.editors.word_steps import Caret
from ui.looks.edge import draw_edge
from ui.widgets.keyboard import character_at, is_menu_key, is_other_habit, is_redo, is_undo, unit_at
from ui.widgets.tip import set_tip, show_tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject, QPoint
    from PySide6.QtGui import (
        QFocusEvent,
        QInputMethodEvent,
        QMouseEvent,
        QPaintEvent,
        QTextCursor,
    )
    from PySide6.QtWidgets import QMenu, QWidget

    from ui.editors.text_marks import Finder, TextMark
    from ui.editors.word_steps import TextEdit

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFTED = _CONTROL | Qt.KeyboardModifier.ShiftModifier
_TYPED = {
    QKeyCombination(_CONTROL, Qt.Key.Key_Tab).toCombined(): "\t",
    QKeyCombination(_SHIFTED, Qt.Key.Key_Space).toCombined(): "\u00a0",
}
_LENT = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)


class TextEditor(WordField, Marked):
    """Edit one text, plain, without changing a character of it.

    `text()` and copying keep no-break spaces and tabs. Pasting keeps paragraphs and the labels of lists,
    turns old encodings that the copied fonts tell into Unicode, normalises to NFC and takes off what no
    document can hold; `noticed` says so. Tab goes to the next field, Ctrl+Tab types a tab,
    Ctrl+Shift+Space a no-break space. Ctrl+Z and Ctrl+Y are the editor's while it has steps of its own,
    then the window's; a step is a word. Keys are left to Qt as they come: UniKey sends Backspace and the
    letters again. What an input method is composing is taken for typed before the editor is left.

    The editor is `least` lines high and grows with its text up to `most`; with `stretch` it also takes
    whatever room is left over.
    """

    edited = Signal()
    """The clerk changed the text (not `set_text`)."""
    composing = Signal()
    """An input method composes a word here, or goes on with it; the text has it when it is done."""
    entered = Signal()
    left = Signal()
    """The focus came or went; a menu that opens over the editor is neither."""
    called = Signal()
    """The focus came by a key or by the program: the editor may be out of sight."""
    noticed = Signal(str)
    """What pasting took off or turned into Unicode, in a sentence each; "" takes it back."""
    mark_chosen = Signal(object)
    """The clerk clicked into what is marked: the TextMark."""
    phrases_wanted = Signal()
    """The clerk asks by F4 for what could be put in here."""
    menu_made = Signal(object)
    """The menu of the right mouse button is about to be shown: a QMenu, to which more can be added."""
    steps_changed = Signal()
    """`can_undo` or `can_redo` tells another thing than before."""

    def __init__(
        self, parent: QWidget | None = None, *, least: int = 3, most: int = 8, stretch: bool = False
    ) -> None:
        super().__init__(parent)
        self.is_lending = False
        """Whether the focus went to another window or to the menu bar, and comes back from there."""
        self.marks = TextMarks()
        """What is marked in the text; `show_marks` changes it."""
        self._loading = False
        self._lines = (least, most)
        self._begin_steps()
        self.document().setUndoRedoEnabled(False)  # it takes back single keys
        self.document().contentsChange.connect(self._on_contents_change)
        self.cursorPositionChanged.connect(self._on_caret_moved)
        self.selectionChanged.connect(self._on_caret_moved)
        self._stretch = stretch
        self.setBackgroundRole(QPalette.ColorRole.Base)  # a dot may be left free between edge and paper
        self.setAutoFillBackground(True)
        self.setTabChangesFocus(True)
        set_tip(self, self.tr("Ctrl+Tab types a tab, Ctrl+Shift+Space a space at which no line is broken."))
        vertical = QSizePolicy.Policy.Expanding if stretch else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        self.textChanged.connect(self._on_text_changed)
        self.viewport().installEventFilter(self)
        self.fit_height()

    # The text

    def text(self) -> str:
        """Return the text as it stands; every line break is a newline."""
        return _with_newlines(self.document().toRawText())

    def text_with_composed(self) -> str:
        """Return the text as it would be if the word that is being composed were taken for typed."""
        text, cursor = self.text(), self.textCursor()
        start, end = (self._place(text, unit) for unit in (cursor.selectionStart(), cursor.selectionEnd()))
        return text[:start] + self._composed.text + text[end if self.is_composing else start :]

    @property
    def is_composing(self) -> bool:
        """Tell whether an input method composes a word here."""
        return bool(self._composed.text)

    def set_text(self, text: str) -> None:
        """Show another text, with no steps to undo."""
        self._loading = True
        try:
            self.setPlainText(text)
        finally:
            self._loading = False
        self.forget_steps()
        self.show_marks((), text=self.text())
        self.noticed.emit("")

    def set_locked(self, locked: bool) -> None:
        """Have the text be read, chosen and copied alone, with the mouse and by keys, or written again."""
        if locked == self.isReadOnly():
            return
        self.take_composed()
        self.setReadOnly(locked)
        # What is only read stands on the ground, without a box: in high contrast the ground is as the paper.
        for part in (self, self.viewport()):
            part.setAutoFillBackground(not locked)
        self.setFrameShape(QFrame.Shape.NoFrame if locked else QFrame.Shape.StyledPanel)
        self.fit_height()
        if locked:
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)

    def show_marks(self, marks: Iterable[TextMark], *, text: str) -> None:
        """Mark places of the text without touching it; nothing happens where it is another than `text`."""
        if text == self.text():
            self.marks.show(marks, text)
            self.viewport().update()

    def light(self, places: Iterable[tuple[int, int]]) -> None:
        """Light places of the text up, and none besides, until it is changed."""
        self.marks.light(places)
        self.viewport().update()

    def seek(self, find: Finder | None) -> None:
        """Light up whatever this finds in the text, also in what is typed from now on; None ends it."""
        self.marks.seek(find)
        self.viewport().update()

    def _point_at(self, places: list[tuple[int, int]]) -> None:
        self.marks.pointed_at = places
        self.viewport().update()

    def put_in_place(self, start: int, end: int, text: str) -> None:
        """Put a text in the place of some characters, as one step; the cursor goes behind it."""
        if self.isReadOnly():
            return
        self.take_composed()
        cursor = self._selecting(Caret(start, end))
        self._source = "whole"
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def go_to_place(self, place: int) -> None:
        """Put the cursor at a character; nothing is chosen, so that the next key erases nothing."""
        self.take_composed()
        self.setTextCursor(self._selecting(Caret(place, place)))
        self.ensureCursorVisible()

    def put_text(self, text: str) -> None:
        """Put another text in the place of this one, as one step; nothing is done to a locked one."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)

    def _on_text_changed(self) -> None:
        self.fit_height()
        if not self._loading:
            self.edited.emit()

    def _qt_menu(self) -> QMenu:
        return self.createStandardContextMenu()

    def make_menu(self) -> QMenu:
        """Return the menu of the right mouse button."""
        menu = super().make_menu()
        self.menu_made.emit(menu)
        return menu

    # Steps

    def forget_steps(self) -> None:
        """Keep the text and forget how it came."""
        self._steps.clear(self.text())
        self._on_caret_moved()
        self._tell_steps()

    def _step(self, change: TextEdit | None) -> None:
        if change is None or self.isReadOnly():
            return
        self._stepping = True
        try:
            cursor = self._selecting(Caret(change.start, change.start + change.length))
            cursor.insertText(change.text)
            self.setTextCursor(self._selecting(change.caret))
        finally:
            self._stepping = False
        self.ensureCursorVisible()
        self._tell_steps()

    def _selecting(self, caret: Caret) -> QTextCursor:
        cursor, text = self.textCursor(), self.text()
        cursor.setPosition(unit_at(text, caret.anchor))
        cursor.setPosition(unit_at(text, caret.position), cursor.MoveMode.KeepAnchor)
        return cursor

    def _on_contents_change(self) -> None:
        # Qt tells of a change first, and where the cursor stands now afterwards.
        if self._loading:
            return
        text = self.text()
        self.marks.follow(text)
        if not self._stepping:
            after = self._place(text, max(self.textCursor().position(), 0))
            self._steps.changed(text, self._caret, after, self._source)
            self._tell_steps()

    def _place(self, text: str, unit: int) -> int:
        """Return a place as the steps count it; that takes time only where a character takes two of Qt's."""
        is_plain = len(text) == self.document().characterCount() - 1
        return unit if is_plain else character_at(text, unit)

    def _on_caret_moved(self) -> None:
        if self._source != "whole":
            return  # what stood before the key counts
        cursor, text = self.textCursor(), self._steps.text
        self._caret = Caret(self._place(text, cursor.anchor()), self._place(text, cursor.position()))
        if not self._stepping:
            self._steps.moved(self._caret)

    # Copy and paste: Qt's own way turns no-break spaces into spaces

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected text, to the letter."""
        data = QMimeData()
        data.setText(_with_newlines(self.textCursor().selectedText()))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Tell whether it is text; a dropped file is the window's."""
        return (source.hasText() or source.hasHtml()) and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert the text in place of the selection, as one step: as Word shows it, without its looks."""
        from vqdesk.importing.pasting import read_pasted  # nothing is pasted at the start

        pasted = read_pasted(source.html() if source.hasHtml() else "", source.text())
        text, removed = fit(pasted.text)
        self._source = "whole"
        self.textCursor().insertText(text)
        self.ensureCursorVisible()
        said = []
        if pasted.charset:
            sentence = self.tr("Text in the old encoding {charset} was turned into Unicode when pasting.")
            said.append(sentence.format(charset=pasted.charset))
        if removed:
            sentence = self.tr("Characters that no document can hold were left out when pasting: {count}.")
            said.append(sentence.format(count=removed))
        self.noticed.emit(" ".join(said))

    # Keys and focus

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window when no step of its own is left; draw the edge."""
        if event.type() == QEvent.Type.Paint:  # the frame's: the text's goes to the viewport
            if self.frameShape() != QFrame.Shape.NoFrame:
                draw_edge(self)
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            mine = self._claims(event)
            if mine is not None:
                event.setAccepted(mine)
                return True
        done = super().event(event)
        if isinstance(event, QResizeEvent) and event.size() != self.size():
            # Its height was fitted meanwhile, and while Qt lays the parts out it does not hear of that.
            super().event(QResizeEvent(self.size(), event.size()))
        return done

    def _claims(self, event: QKeyEvent) -> bool | None:
        keys = event.keyCombination().toCombined()
        if is_undo(event):
            return self.can_undo()
        if is_redo(event):
            return self.can_redo()
        return True if keys in _TYPED else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type a tab or a no-break space, take back, do again; every other key is Qt's."""
        keys = event.keyCombination().toCombined()
        self._source = "key"
        if is_menu_key(event) or is_other_habit(event):
            event.ignore()
        elif is_undo(event):
            self.undo()
        elif is_redo(event):
            self.redo()
        elif keys == Qt.Key.Key_F4 and not self.isReadOnly():
            self.phrases_wanted.emit()
        elif keys in _TYPED and not self.isReadOnly():
            self.textCursor().insertText(_TYPED[keys])
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)
        self._end_typing()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Tell of a word that is being composed."""
        super().inputMethodEvent(event)
        if self.is_composing:
            self.composing.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the clerk came."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.entered.emit()
            # A click must find the place where it was made.
            if event.reason() != Qt.FocusReason.MouseFocusReason:
                self.called.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the clerk left; the word that was being composed stays here."""
        leaves = event.reason() != Qt.FocusReason.PopupFocusReason
        if leaves:
            self.take_composed()
        self.is_lending = event.reason() in _LENT
        super().focusOutEvent(event)
        if leaves:
            self._steps.close()
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark what was found in the text, and what shows nothing where the clerk wants to see it."""
        super().paintEvent(event)
        draw_found(self, self.marks)
        draw_lit(self, self.marks)
        draw_marks(self, self.marks)
        mark_hidden(self)

    def marks_at(self, point: QPoint) -> list[TextMark]:
        """Return what is marked at a point of the viewport, the gravest first."""
        if not self.marks.all or self.is_composing:
            return []
        cursor = self.cursorForPosition(point)
        rect = self.cursorRect(cursor)
        if not rect.adjusted(-2 * rect.height(), -2, 2 * rect.height(), 4).contains(point):
            return []
        return self.marks.at(self._place(self.text(), cursor.position()))

    def marks_at_cursor(self) -> list[TextMark]:
        """Return what is marked where the cursor stands, the gravest first."""
        return self.marks.at(self._place(self.text(), self.textCursor().position()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Explain what is marked where the mouse rests on the text."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            marks = self.marks_at(event.pos())
            self._point_at([place for mark in marks for place in mark.lit])
            if said := [mark.said for mark in marks if mark.said]:
                show_tip(self.viewport(), event.globalPos(), "\n".join(said))
                return True
        elif event.type() == QEvent.Type.Leave and self.marks.pointed_at:
            self._point_at([])
        return super().eventFilter(watched, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that the clerk clicked into what is marked."""
        super().mouseReleaseEvent(event)
        is_click = event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection()
        marks = self.marks_at(event.position().toPoint()) if is_click else []
        if marks:
            self.mark_chosen.emit(marks[0])

    # Height

    def fit_height(self) -> None:
        """Make the editor as high as its text, within its limits."""
        shown = self._lines_to_show()
        margins = self.contentsMargins()
        around = 2 * self.document().documentMargin() + margins.top() + margins.bottom()
        height = round(shown * self._line_height() + around) + 2
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
            if not self._stretch:
                self.setMaximumHeight(height)

    def _line_height(self) -> float:
        """Return the height of a line as it is drawn: at some sizes that is a dot more than the font says."""
        layout, usual = self.document().firstBlock().layout(), float(self.fontMetrics().lineSpacing())
        return max(usual, layout.lineAt(0).height()) if layout.lineCount() else usual

    def _lines_to_show(self) -> int:
        """Return the lines that the text takes at this width, within the limits."""
        least, most = self._lines
        block, lines = self.document().firstBlock(), 0
        while block.isValid() and lines < most:
            # Qt breaks a paragraph into lines only when asked where it lies.
            self.document().documentLayout().blockBoundingRect(block)
            lines += block.layout().lineCount()
            block = block.next()
        return max(least, min(most, lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines at the new width, and fit the height to them."""
        super().resizeEvent(event)
        self.fit_height()
        if self.viewport().width() != event.size().width():
            # A scroll bar came meanwhile; while an editor is just being shown Qt leaves its lines too long.
            super().resizeEvent(QResizeEvent(self.viewport().size(), event.size()))
            self.fit_height()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit_height()


def _with_newlines(text: str) -> str:
    return text.replace("\u2029", "\n").replace("\u2028", "\n")
