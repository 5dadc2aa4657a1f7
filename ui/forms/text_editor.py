"""The editor of a text that is kept to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from ui.widgets.tip import set_tip
from vqdesk.text.characters import fit

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFTED = _CONTROL | Qt.KeyboardModifier.ShiftModifier
_TYPED = {
    QKeyCombination(_CONTROL, Qt.Key.Key_Tab).toCombined(): "\t",
    QKeyCombination(_SHIFTED, Qt.Key.Key_Space).toCombined(): "\u00a0",
}
# Qt knows only one of them for each platform, the window's shortcut is the first everywhere.
_REDO = {
    QKeyCombination(_CONTROL, Qt.Key.Key_Y).toCombined(),
    QKeyCombination(_SHIFTED, Qt.Key.Key_Z).toCombined(),
}
_BREAKS = str.maketrans("\u2028\u2029", "\n\n")


class TextEditor(QPlainTextEdit):
    """Edit one text, plain, without changing a character of it.

    `text()` and copying keep no-break spaces and tabs. Pasting normalises to NFC and takes off what no
    document can hold; `noticed` says so. Tab goes to the next field, Ctrl+Tab types a tab,
    Ctrl+Shift+Space a no-break space. Ctrl+Z and Ctrl+Y are the editor's while it has steps of its own,
    then the window's. Keys are left to Qt as they come: UniKey sends Backspace and the letters again.

    The editor is `least` lines high and grows with its text up to `most`; with `stretch` it also takes
    whatever room is left over.
    """

    edited = Signal()
    """The clerk changed the text (not `set_text`)."""
    entered = Signal()
    left = Signal()
    """The focus came or went; a menu that opens over the editor is neither."""
    called = Signal()
    """The focus came by a key or by the program: the editor may be out of sight."""
    noticed = Signal(str)
    """One sentence about what pasting took off; "" takes it back."""

    def __init__(
        self, parent: QWidget | None = None, *, least: int = 3, most: int = 8, stretch: bool = False
    ) -> None:
        super().__init__(parent)
        self._loading = False
        self._lines = (least, most)
        self._stretch = stretch
        self.setTabChangesFocus(True)
        set_tip(self, self.tr("Ctrl+Tab types a tab, Ctrl+Shift+Space a space at which no line is broken."))
        vertical = QSizePolicy.Policy.Expanding if stretch else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        self.textChanged.connect(self._on_text_changed)
        self.fit_height()

    # The text

    def text(self) -> str:
        """Return the text as it stands; every line break is a newline."""
        return self.document().toRawText().translate(_BREAKS)

    def set_text(self, text: str) -> None:
        """Show another text, with no steps to undo."""
        self._loading = True
        try:
            self.setPlainText(text)
        finally:
            self._loading = False
        self.noticed.emit("")

    def _on_text_changed(self) -> None:
        self.fit_height()
        if not self._loading:
            self.edited.emit()

    # Copy and paste: Qt's own way turns no-break spaces into spaces

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected text, to the letter."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().translate(_BREAKS))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Tell whether it is text; a dropped file is the window's."""
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert the text in place of the selection, as one step."""
        text, removed = fit(source.text())
        self.textCursor().insertText(text)
        self.ensureCursorVisible()
        sentence = self.tr("Characters that no document can hold were left out when pasting: {count}.")
        self.noticed.emit(sentence.format(count=removed) if removed else "")

    # Keys and focus

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window when the editor has no step of its own left."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            mine = self._claims(event)
            if mine is not None:
                event.setAccepted(mine)
                return True
        return super().event(event)

    def _claims(self, event: QKeyEvent) -> bool | None:
        keys = event.keyCombination().toCombined()
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.document().isUndoAvailable()
        if keys in _REDO:
            return self.document().isRedoAvailable()
        return True if keys in _TYPED else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type a tab or a no-break space, redo; every other key is Qt's."""
        keys = event.keyCombination().toCombined()
        if keys in _REDO:
            self.redo()
        elif keys in _TYPED:
            self.textCursor().insertText(_TYPED[keys])
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the clerk came."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.entered.emit()
            # A click must find the place where it was made.
            if event.reason() != Qt.FocusReason.MouseFocusReason:
                self.called.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the clerk left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    # Height

    def fit_height(self) -> None:
        """Make the editor as high as its text, within its limits."""
        shown = self._lines_to_show()
        margins = self.contentsMargins()
        around = 2 * self.document().documentMargin() + margins.top() + margins.bottom()
        height = round(shown * self.fontMetrics().lineSpacing() + around) + 2
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
            if not self._stretch:
                self.setMaximumHeight(height)

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
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self.fit_height()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit_height()
