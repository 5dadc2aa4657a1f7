"""The words that are looked for, lit in the fields of the forms."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.editors.text_marks import Finder
    from ui.forms.record_form import RecordForm


class FoundMarks(QObject):
    """Light up what is looked for in each form that it was told to watch."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._find: Finder | None = None
        self._forms: list[RecordForm] = []

    def watch(self, form: RecordForm) -> None:
        """Light up what is looked for in a form's fields, whatever they show."""
        self._forms.append(form)
        form.loaded.connect(partial(self._light, form))
        self._light(form)

    def seek(self, find: Finder | None) -> None:
        """Light up what this finds in a text; with None nothing is."""
        self._find = find
        for form in self._forms:
            self._light(form)

    def _light(self, form: RecordForm) -> None:
        for field in form.fields.values():
            field.editor.seek(self._find)
