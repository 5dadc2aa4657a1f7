"""What is typed into the table's cells: stored as in the form, kept where it could not be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.editors.day_editor import DayEditor
from ui.editors.list_editor import ListEditor
from ui.editors.text_editor import TextEditor
from ui.editors.units_editor import UnitsEditor
from ui.forms.autosave import Autosave
from ui.forms.first_deadlines import keep_first_deadline
from ui.forms.task_reading import TaskReading
from vqdesk.offices.period_units import proposed_units
from vqdesk.text.figures import join_number
from vqdesk.unsaved.kept_texts import UnsavedText

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from db.records import Column, Task
    from ui.editors.text_marks import Finder
    from ui.forms.autosave import Key
    from ui.session.session import Session

_START = 60
_MOST_LINES = 14


class CellEdits(QObject):
    """Make the editors of cells, and look after what is typed in them.

    A cell is stored like a field of the form: at the latest 2 s after the first key and when it is left, as
    one step of undo; `give_back` ends that step with the text that was there before.
    """

    typed = Signal()
    """A text was changed in its editor; it may not be stored yet."""
    noticed = Signal(str)
    """One sentence about what pasting into a cell took off; "" takes it back."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._reading: TaskReading | None = None
        self._saves: dict[TextEditor, Autosave] = {}
        self._begun: dict[TextEditor, str] = {}
        self._dropped: list[Autosave] = []
        self._names: dict[Key, tuple[str, str]] = {}
        self.find: Finder | None = None
        """Tells where a text has the words that are looked for. Read-only."""
        session.flush_wanted.connect(self.store)
        session.unstored.asked.connect(self._on_asked)
        session.unstored.drafts.asked.connect(self._on_drafts_asked)
        session.acted.connect(self._on_acted)

    def open(self, task: Task, column: Column, parent: QWidget, *, lines: int) -> TextEditor:
        """Return an editor of a task's text in a column, with that text in it; `lines` high at least.

        It grows with its text as far as its parent has room.
        """
        room = parent.height() // parent.fontMetrics().lineSpacing() - 2
        editor = self._make(column.key, parent, lines, max(lines, min(room, _MOST_LINES)))
        editor.setObjectName(column.field)
        editor.setAccessibleName(column.heading)
        save = Autosave(editor, self._write, parent=self)
        text = task.text(column.field)
        key = (self._session.report_id or "", task.id, column.field)
        self._names[key] = (_place_name(task), column.heading)
        self._saves[editor], self._begun[editor] = save, text
        save.load(key, text)
        editor.seek(self.find)
        save.state_changed.connect(self._on_state_changed)
        if column.field == "deadline":
            save.edit_ended.connect(partial(keep_first_deadline, self._session.store, self._write))
        editor.edited.connect(self.typed)
        editor.noticed.connect(self.noticed)
        for typed in (editor.edited, editor.composing):
            typed.connect(self._session.unstored.drafts.look)
        return editor

    def _make(self, key: str, parent: QWidget, lines: int, most: int) -> TextEditor:
        if key in ("unit", "coordinating"):
            make = ListEditor if key == "unit" else UnitsEditor
            return make(self._units, parent, most=most)
        if key == "status":
            return ListEditor(self._status_words, parent)
        if key in ("deadline", "finished"):
            if self._reading is None:
                self._reading = TaskReading(self._session)
            return DayEditor(self._reading.day, parent)
        return TextEditor(parent, least=lines, most=most)

    def seek(self, find: Finder | None) -> None:
        """Light up what this finds in each editor, also in those that are opened from now on."""
        self.find = find
        for editor in self._saves:
            editor.seek(find)

    def commit(self, editor: TextEditor) -> bool:
        """Store what an editor holds; tell whether it is stored: else it is to stay open."""
        editor.take_composed()
        save = self._saves[editor]
        save.store()
        return not save.failed

    def give_back(self, editor: TextEditor) -> bool:
        """Put the text back that was there before the editor came; tell whether that is stored."""
        editor.take_composed()
        if editor.text() != self._begun[editor]:
            editor.put_text(self._begun[editor])
        return self.commit(editor)

    def refresh(self, editor: TextEditor, text: str) -> None:
        """Show what is stored now, where it came from elsewhere."""
        self._saves[editor].refresh(text)

    def close(self, editor: TextEditor) -> None:
        """Let go of an editor; what it holds and could not store is tried again."""
        save = self._saves.pop(editor, None)
        self._begun.pop(editor, None)
        if save is None:
            return
        self._dropped.append(save)  # before it tries: who asks meanwhile is told what it holds
        save.load(None, "")
        if not save.failed:
            self._dropped.remove(save)
            save.deleteLater()

    def is_open(self, editor: QWidget) -> bool:
        """Tell whether an editor is one of these."""
        return editor in self._saves

    def store(self) -> None:
        """Store what the editors hold, a word that is just being composed too."""
        for editor in self._saves:
            editor.take_composed()
        for save in (*self._saves.values(), *self._dropped):
            save.store()
        self._dropped = [save for save in self._dropped if save.failed]

    # Inside

    def _write(self, key: Key, text: str, edit: str) -> bool:
        report_id, task_id, field = key
        if report_id == self._session.report_id:
            return self._session.write_task(task_id, field, text, edit)
        return self._session.write_elsewhere(report_id, "task", task_id, field, text, edit)

    def _units(self) -> list[str]:
        report = self._session.report()
        return proposed_units(self._session.store, report.period) if report else []

    def _status_words(self) -> list[str]:
        return list(self._session.standings.words().names)

    def _unsaved(self, texts: Callable[[Autosave], list[tuple[Key, str, str]]]) -> list[UnsavedText]:
        return [
            UnsavedText(key[0], "task", *key[1:], text, before, place=place, field_name=heading)
            for save in (*self._saves.values(), *self._dropped)
            for key, text, before in texts(save)
            for place, heading in (self._names[key],)
        ]

    def _on_asked(self) -> None:
        self._session.unstored.tell(self._unsaved(Autosave.unstored))

    def _on_drafts_asked(self) -> None:
        self._session.unstored.drafts.tell(self._unsaved(Autosave.typed))

    def _on_state_changed(self) -> None:
        self._session.unstored.look()
        self._session.unstored.drafts.settle()

    def _on_acted(self) -> None:
        """Forget the editors' own steps: undone after the verb, they would come in the wrong order."""
        for editor in self._saves:
            editor.forget_steps()


def _place_name(task: Task) -> str:
    parts = (join_number(task.number, task.unit), " ".join(task.content.split())[:_START])
    return " - ".join(part for part in parts if part)
