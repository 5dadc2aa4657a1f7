"""The dialog of a window that closes while something typed is not stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from ui.dialogs.dialog import Dialog
from ui.notices.unsaved_copy import copy_to_file
from vqdesk.messages.catalogue import say, sentence
from vqdesk.unsaved.kept_texts import label_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.session.session import Session

_NAMED = 5


class ClosingDialog(Dialog):
    """Say what is not stored, why, and where it is; accepted, the window closes.

    It can be tried again from here: once all is stored the window closes by itself. Enter and Escape leave
    it open.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, self.tr("Not everything is stored"))
        self._session = session
        self.said = self.add_text("")
        self.column.addStretch()
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        self.buttons.removeButton(close)
        self.stay_button = self._choice(self.tr("Stay here"), self.reject)
        self.again_button = self._choice(self.tr("Try again"), self.try_again)
        self.copy_button = self._choice(self.tr("Copy to another file..."), self.copy)
        self.close_button = self._choice(self.tr("Close the window"), self.accept)
        self.stay_button.setDefault(True)
        self.stay_button.setFocus()
        self._copied = ""
        self._show()
        session.unstored.changed.connect(self._show)
        session.unstored.settled.connect(self.accept)
        self.fit(620)

    def _choice(self, text: str, pressed: Callable[[], object]) -> QPushButton:
        button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: pressed())
        return button

    def try_again(self) -> None:
        """Store what is typed; when that is done nothing keeps the window open."""
        if self._session.flush():
            self.accept()

    def copy(self) -> None:
        """Copy what is not stored into a file."""
        copied = copy_to_file(self, self._session, self._session.unstored.texts)
        if copied is not None:
            self._copied = say("unsaved.copied", self._session.lang, path=copied)
            self._show()

    def _show(self) -> None:
        unstored, lang = self._session.unstored, self._session.lang
        parts = [say("unsaved.close", lang), *(f"- {label_of(text)}" for text in unstored.texts[:_NAMED])]
        if len(unstored.texts) > _NAMED:
            parts.append("- ...")
        if unstored.reason is not None:
            parts.append(sentence(unstored.reason, lang))
        if unstored.texts and unstored.kept_in is not None:
            parts.append(say("unsaved.close_kept", lang, path=unstored.kept_in))
        elif unstored.texts and not self._copied:
            parts.append(say("unsaved.close_lost", lang))
        self.said.setText("\n".join(part for part in (*parts, self._copied) if part))
