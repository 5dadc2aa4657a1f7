"""What the forms have in common: labelled editors of one record's texts that save themselves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.forms.autosave import Autosave, kept_text
from ui.forms.field import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ui.forms.autosave import Key
    from ui.forms.text_editor import TextEditor
    from ui.session import Session


class RecordForm(QScrollArea):
    """Edit the texts of one record of the session's open report.

    A form is scrolled rather than cut off. It stores what it holds when the session wants it
    (`flush_wanted`), and puts the cursor into the field that `field_chosen` names. Those who derive from
    it add fields, say in `write_field` how a text is stored, and call `load` and `refresh`.
    """

    typed = Signal()
    """A text was changed in its editor; it may not be stored yet."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.record_id: str | None = None
        self.fields: dict[str, Field] = {}
        self.saves: dict[str, Autosave] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget()
        self.page = QVBoxLayout(page)
        self.setWidget(page)
        session.flush_wanted.connect(self.store)
        session.acted.connect(self._on_acted)
        session.field_chosen.connect(self._on_field_chosen)
        session.report_opened.connect(self._on_report_opened)

    def add_field(
        self, name: str, label: str, editor: TextEditor, kept: Callable[[str], str] = kept_text
    ) -> Field:
        """Make the labelled editor of a text; the caller lays it out."""
        editor.setObjectName(name)
        field = Field(label, editor)
        self.fields[name] = field
        self.saves[name] = Autosave(editor, self.write, kept=kept, parent=self)
        self.saves[name].state_changed.connect(self.show_state)
        editor.edited.connect(self.typed)
        for moved in (editor.cursorPositionChanged, editor.called):
            moved.connect(partial(self._follow, editor))
        return field

    def drop_field(self, name: str) -> None:
        """Take a field away again; what it holds is stored before."""
        self.saves[name].load(None, "")
        self.saves.pop(name).deleteLater()
        self.fields.pop(name).deleteLater()

    def write(self, key: Key, text: str, edit: str) -> bool:
        """Store one text of the record that `key` names; tell whether it was done.

        What could not be stored before another report was opened waits until its own is open again:
        records keep their ids from report to report.
        """
        report_id, record_id, name = key
        return report_id == self.session.report_id and self.write_field(record_id, name, text, edit)

    def write_field(self, record_id: str, name: str, text: str, edit: str) -> bool:
        """Store one text of a record of the open report; tell whether it was done."""
        raise NotImplementedError

    def texts(self) -> dict[str, str]:
        """Return what the editors hold, as it would be stored."""
        return {name: save.text() for name, save in self.saves.items()}

    def load(self, record_id: str | None, texts: Mapping[str, str]) -> None:
        """Show a record; None: none. Where it is shown already, cursor and steps of the editors stay."""
        self.record_id = record_id
        for name, save in self.saves.items():
            key = (self.session.report_id or "", record_id, name) if record_id else None
            if key is not None and key == save.key:
                save.refresh(texts.get(name, ""))
            else:
                save.load(key, texts.get(name, ""))
        self.show_state()

    def refresh(self, texts: Mapping[str, str]) -> None:
        """Show what was changed elsewhere in the record."""
        for name, save in self.saves.items():
            save.refresh(texts.get(name, ""))

    def store(self) -> None:
        """Store what the editors hold."""
        for save in self.saves.values():
            save.store()

    @property
    def waiting(self) -> bool:
        """Tell whether keys are not stored yet."""
        return any(save.waiting for save in self.saves.values())

    def show_state(self) -> None:
        """Show whether everything is stored; nothing to show here."""

    def _on_report_opened(self) -> None:
        self.load(None, {})

    def _on_acted(self) -> None:
        """Forget the editors' own steps: undone after the verb, they would come in the wrong order."""
        for field in self.fields.values():
            field.editor.document().clearUndoRedoStacks()

    def _on_field_chosen(self, name: str) -> None:
        if name in self.fields and self.isVisible():
            self.fields[name].editor.setFocus()

    def _follow(self, editor: TextEditor) -> None:
        """Keep the cursor in sight."""
        if editor.hasFocus():
            at = editor.cursorRect()
            place = editor.viewport().mapTo(self.widget(), at.center())
            self.ensureVisible(place.x(), place.y(), 0, at.height() * 2)
