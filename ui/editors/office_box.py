"""The field for the organisation whose report it is: typed, or chosen from those of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from ui.editors.line_edit import LineEdit
from ui.widgets.choices import ComboBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class OfficeBox(ComboBox):
    """Write an organisation's name; `editTextChanged` tells of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self._line = LineEdit()
        self.setLineEdit(self._line)
        self.setInsertPolicy(ComboBox.InsertPolicy.NoInsert)
        # Completion in the line would fight with UniKey.
        self.setCompleter(None)  # type: ignore[arg-type]  # the stubs know no None here
        self.setMinimumContentsLength(20)
        self.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def name(self) -> str:
        """Return the name as it is to be stored."""
        return self.currentText().strip()

    def show_name(self, name: str) -> None:
        """Show a name that nobody has typed."""
        with QSignalBlocker(self):
            self.setEditText(name)
        self._line.forget_steps()
        self._line.setModified(False)

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names; what is written in the line stays."""
        if [self.itemText(index) for index in range(self.count())] == list(names):
            return
        line = self._line
        text, typed, cursor = line.text(), line.isModified(), line.cursorPosition()
        # The line's own steps are the clerk's: it hears of nothing.
        with QSignalBlocker(self), QSignalBlocker(line):
            self.clear()
            self.addItems(list(names))
            self.setCurrentIndex(-1)
            self.setEditText(text)
            line.setModified(typed)
            line.setCursorPosition(cursor)
