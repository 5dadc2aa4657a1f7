"""Saving without a button: an editor's text is stored while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from db.ids import new_id
from db.text.characters import fit

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.editors.text_editor import TextEditor

    Key = tuple[str, str, str]
    Write = Callable[[Key, str, str], bool]

LATEST = 2000
"""Milliseconds from the first unstored key to its saving."""


def kept_text(text: str) -> str:
    """Return the text as it is stored: NFC, without what no document can hold."""
    return fit(text)[0]


class _Owed(NamedTuple):
    """A text that waits while its editor shows another record."""

    text: str
    before: str
    edit: str
    begun: str


class Autosave(QObject):
    """Store what is typed in one editor: at the latest 2 s after the first unstored key, and on leaving.

    `write(key, text, edit)` stores and tells whether it was done; `key` names the report, the record and
    the field. Only what was really changed is stored, as `kept` makes it. All saves from coming to the
    editor until leaving it carry one `edit` token. Saving never touches the editor: cursor, selection and
    steps stay. A text that could not be stored is kept and tried again, also when the editor shows
    another record meanwhile.
    """

    state_changed = Signal()
    """`waiting` or `failed` may have changed."""
    edit_ended = Signal(object, str, str, str)
    """What was typed is stored and the editor left: its key, the text before and now, the edit's token."""

    def __init__(
        self, editor: TextEditor, write: Write, *, kept: Callable[[str], str] = kept_text, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._write = write
        self._kept = kept
        self.key: Key | None = None
        """Read-only: what the editor shows; None: nothing."""
        self._edit = new_id()
        self._shown = self._stored = self._begun = ""
        self._written = False
        self._owed: dict[Key, _Owed] = {}
        self._failed = False
        self.timer = QTimer(self, singleShot=True, interval=LATEST)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.store)
        editor.edited.connect(self._on_edited)
        editor.entered.connect(self._on_entered)
        editor.left.connect(self._on_left)

    @property
    def waiting(self) -> bool:
        """Tell whether keys are not stored yet."""
        return self.timer.isActive()

    @property
    def failed(self) -> bool:
        """Tell whether something was to be stored and could not be."""
        return bool(self._owed) or (self._failed and self._changed())

    def unstored(self) -> list[tuple[Key, str, str]]:
        """Return what could not be stored: key, the text as it is now, what was stored before."""
        texts = [(key, owed.text, owed.before) for key, owed in self._owed.items()]
        if self.key is not None and self._failed and self._changed():
            texts.append((self.key, self.text(), self._stored))
        return texts

    def typed(self) -> list[tuple[Key, str, str]]:
        """Return, as `unstored`, all that is not in the store, a word that is just being composed with it."""
        texts = [(key, owed.text, owed.before) for key, owed in self._owed.items()]
        if self.key is not None and (self._changed() or self._editor.is_composing):
            text = self._kept(self._editor.text_with_composed())
            if text != self._stored:
                texts.append((self.key, text, self._stored))
        return texts

    def text(self) -> str:
        """Return what is in the editor, as it would be stored."""
        return self._kept(self._editor.text())

    def load(self, key: Key | None, text: str) -> None:
        """Show a stored text; what was typed before is stored first. No key: the editor shows nothing."""
        self._editor.take_composed()
        self.store()
        if self.key is not None and self._changed():
            text_now = self._kept(self._editor.text())
            self._owed[self.key] = _Owed(text_now, self._stored, self._edit, self._begun)
        if key != self.key:
            self._end()
        self.key = key
        self._failed = False
        self._stored = text
        self._begin()
        self._editor.set_text(text)
        self._shown = self._editor.text()
        if key in self._owed:
            owed = self._owed.pop(key)
            self._editor.set_text(owed.text)
            self._failed, self._begun = True, owed.begun
        self._settle()

    def refresh(self, text: str) -> None:
        """Take notice of what is stored now: shown if it came from elsewhere, as from undo.

        A text of one's own saving changes nothing, and a typed text that is not stored yet stays.
        """
        if text != self._stored and not self._changed():
            self.load(self.key, text)

    def put(self, text: str) -> None:
        """Put a text into the editor for the clerk and store it, as an edit of its own."""
        self.store()
        self._begin()
        self._editor.put_text(text)
        self.store()

    def store(self) -> None:
        """Store now whatever was changed."""
        self._store_owed()
        if self.key is not None and self._changed():
            shown = self._editor.text()
            text = self._kept(shown)
            if text == self._stored or self._write(self.key, text, self._edit):
                self._shown, self._stored = shown, text
                self._failed, self._written = False, True
            else:
                self._failed = True
        self._settle()
        if not (self._editor.hasFocus() or self._editor.is_lending):
            self._end()

    def _begin(self) -> None:
        """Begin an edit: all saves until the editor is left."""
        self._edit, self._begun, self._written = new_id(), self._stored, False

    def _end(self) -> None:
        """Tell that the editor was left, where something of it was stored since that was told."""
        if self._written and self.key is not None:
            self._written = False
            self.edit_ended.emit(self.key, self._begun, self._stored, self._edit)

    def _store_owed(self) -> None:
        for key, owed in list(self._owed.items()):
            if self._write(key, owed.text, owed.edit):
                del self._owed[key]
                self.edit_ended.emit(key, owed.begun, owed.text, owed.edit)

    def _changed(self) -> bool:
        return self._editor.text() != self._shown

    def _settle(self) -> None:
        """Stop the clock, or let it run again for what could not be stored."""
        if self._owed or (self.key is not None and self._changed()):
            self.timer.start()
        else:
            self.timer.stop()
        self.state_changed.emit()

    def _on_edited(self) -> None:
        # Not restarted by later keys: who types without a pause is stored every two seconds all the same.
        if self.key is not None and not self.timer.isActive():
            self.timer.start()
            self.state_changed.emit()

    def _on_entered(self) -> None:
        if not self._editor.is_lending:
            self._begin()

    def _on_left(self) -> None:
        """Store; what was typed is one step of the report now, and the editor's words are that no more.

        Taken back word by word later, they would be another step, which undo would bring back.
        """
        self.store()
        self._end()
        # Who looks into another window comes back to go on.
        if not (self._editor.is_lending or self.failed):
            self._editor.forget_steps()
