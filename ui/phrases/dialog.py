"""The dialog in which an office's phrases are edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs.dialog import Dialog
from ui.editors.text_editor import TextEditor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_MOST = 60  # phrases: a longer list nobody finds anything in


class PhrasesDialog(Dialog):
    """Edit the phrases, one a line; `phrases` returns them in their order, each once."""

    def __init__(self, phrases: Sequence[str], organisation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, self.tr("Phrases of the office"), self.tr("Keep"))
        about = self.tr("One phrase a line. They are offered by F4 in the tasks of {organisation}.")
        self.add_text(
            about.format(organisation=organisation)
            if organisation
            else self.tr("One phrase a line. They are offered by F4 in the tasks.")
        )
        self.text = TextEditor(least=8, most=16, stretch=True)
        self.text.set_text("\n".join(phrases))
        self.text.setAccessibleName(self.tr("Phrases, one a line"))
        self.column.addWidget(self.text, 1)
        self.fit(640)

    def phrases(self) -> list[str]:
        """Return the phrases to the letter; blank lines are none."""
        return list(dict.fromkeys(line for line in self.text.text().split("\n") if line.strip()))

    def accept(self) -> None:
        """Take the phrases, unless they are too many for a menu."""
        if len(self.phrases()) <= _MOST:
            super().accept()
        else:
            said = self.tr("At most {most} phrases can be kept; here are {count}.")
            self.tell_trouble(said.format(most=_MOST, count=len(self.phrases())))
