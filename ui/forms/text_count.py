"""How long the text is that is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ui.widgets.label import Caption

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.editors.text_editor import TextEditor

_LATEST = 300  # milliseconds behind a key; a long text is not counted at each


class TextCount(Caption):
    """Say how many characters and words the text has that the keys go to; nothing elsewhere.

    Counted as Word does: line ends are no characters, words are what blanks divide.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._editor: TextEditor | None = None
        self._soon = QTimer(self, singleShot=True, interval=_LATEST)
        self._soon.timeout.connect(self._count)

    def look_after(self, editor: TextEditor) -> None:
        """Count an editor's text whenever the clerk is in it."""
        editor.entered.connect(lambda: self._follow(editor))
        editor.left.connect(lambda: self._follow(None))
        editor.textChanged.connect(lambda: self._on_changed(editor))

    def _follow(self, editor: TextEditor | None) -> None:
        self._editor = editor
        self._count()

    def _on_changed(self, editor: TextEditor) -> None:
        # Not begun anew with each key: who types without a pause sees it grow, too.
        if editor is self._editor and not self._soon.isActive():
            self._soon.start()

    def _count(self) -> None:
        self._soon.stop()
        if self._editor is None:
            self.clear()
            return
        text = self._editor.text()
        characters, words = len(text) - text.count("\n"), len(text.split())
        said = self.tr("Characters: {characters}, words: {words}")
        self.setText(said.format(characters=_grouped(characters), words=_grouped(words)))


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
