"""The titles of a file for another period than they name: proposed, to be changed or left as they are."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.editors.text_editor import TextEditor
from ui.widgets.label import Label


class TitlesProposal(QWidget):
    """Propose titles in which the file's period is the chosen one; `titles()` are those that are wanted.

    It is in sight where the proposed ones differ from the file's. What was typed stays when the period
    changes once more.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own: tuple[str, ...] = ()
        self.label = Label(self.tr("Tit&les for the chosen period, one a line"), wraps=True)
        self.editor = TextEditor(least=1, most=3)
        self.label.setBuddy(self.editor)
        self.keep = QCheckBox(self.tr("Keep the titles as they are in the file"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.label, self.editor, self.keep):
            column.addWidget(part)
        self.editor.edited.connect(self.changed)
        self.keep.toggled.connect(self.editor.setDisabled)
        self.keep.toggled.connect(self.changed)
        self.hide()

    def propose(self, own: tuple[str, ...], proposed: tuple[str, ...]) -> None:
        """Propose titles in the place of the file's own."""
        self._own = own
        self.setVisible(own != proposed)
        if not self.editor.document().isModified():
            self.editor.set_text("\n".join(proposed))

    def show_titles(self, own: tuple[str, ...], proposed: tuple[str, ...], wanted: tuple[str, ...]) -> None:
        """Show another annex's titles: its own, the proposed ones, and those that were wanted."""
        is_kept = own != proposed and wanted == own
        with QSignalBlocker(self.keep):
            self.keep.setChecked(is_kept)
        self.editor.setDisabled(is_kept)
        self.editor.set_text("\n".join(wanted))
        self.editor.document().setModified(wanted not in (own, proposed))
        self.propose(own, proposed)

    def titles(self) -> tuple[str, ...]:
        """Return the titles that are wanted: the file's own where nothing else is proposed."""
        if self.isHidden() or self.keep.isChecked():
            return self._own
        return tuple(line for line in self.editor.text().split("\n") if line.strip())
