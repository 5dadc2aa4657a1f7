"""The base of the forms: labelled editors of one record's texts that save themselves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.editors.field import Field
from ui.forms.autosave import Autosave, kept_text
from ui.forms.form_foot import FormFoot
from ui.looks.sizes import USUAL_SPACE
from vqdesk.unsaved.kept_texts import UnsavedText

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent

    from ui.editors.text_editor import TextEditor
    from ui.forms.autosave import Key
    from ui.session.session import Session

_LEAST = 36  # letters of the form's least width; tree and preview must fit beside it on 911 dots


class RecordForm(QScrollArea):
    """Edit the texts of one record of the session's open report.

    A form is scrolled rather than cut off; its foot is always in sight. It stores what it holds when the
    session wants it (`flush_wanted`), and puts the cursor into the field that `field_chosen` names. Those
    who derive from it add fields, say in `write_field` how a text is stored, and call `load` and `refresh`.
    """

    record: ClassVar[str]
    """What the form shows: report, domain or task."""
    begins_in: ClassVar[str] = ""
    """The field in which writing begins; "" is the first."""

    loaded = Signal()
    """The editors hold the texts of a record, or of none."""
    typed = Signal()
    """A text was changed in its editor; it may not be stored yet."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.record_id: str | None = None
        self.fields: dict[str, Field] = {}
        self.saves: dict[str, Autosave] = {}
        self._dropped: list[Autosave] = []
        self._place = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it
        page = QWidget()
        self.page = QVBoxLayout(page)
        self.page.setContentsMargins(*4 * (USUAL_SPACE,))
        self.page.setSpacing(USUAL_SPACE)
        self.setWidget(page)
        self.foot = FormFoot(self)
        self.foot.room_wanted.connect(self._fit_foot)
        self._fit_foot()
        session.flush_wanted.connect(self.store)
        session.unstored.asked.connect(self._on_asked)
        session.unstored.drafts.asked.connect(self._on_drafts_asked)
        session.acted.connect(self._on_acted)
        session.field_chosen.connect(self._on_field_chosen)
        session.field_shown.connect(self._on_field_shown)
        session.report_opened.connect(self._on_report_opened)
        session.lock.changed.connect(self.show_lock)

    def add_field(
        self, name: str, label: str, editor: TextEditor, kept: Callable[[str], str] = kept_text
    ) -> Field:
        """Make the labelled editor of a text; the caller lays it out."""
        editor.setObjectName(name)
        field = Field(label, editor)
        self.fields[name] = field
        editor.set_locked(self.session.lock.is_locked)
        self.saves[name] = Autosave(editor, self.write, kept=kept, parent=self)
        self.saves[name].state_changed.connect(self._on_state_changed)
        editor.edited.connect(self.typed)
        self.foot.count.look_after(editor)
        for typed in (editor.edited, editor.composing):
            typed.connect(self.session.unstored.drafts.look)
        for moved in (editor.cursorPositionChanged, editor.called):
            moved.connect(partial(self._follow, editor))
        return field

    def drop_field(self, name: str) -> None:
        """Take a field away again; what it holds is stored before."""
        save = self.saves.pop(name)
        save.load(None, "")
        if save.failed:
            self._dropped.append(save)  # until it is stored
        else:
            save.deleteLater()
        self.fields.pop(name).deleteLater()

    def write(self, key: Key, text: str, edit: str) -> bool:
        """Store one text of the record that `key` names; tell whether it was done.

        What could not be stored before another report was opened goes into its own: records keep their ids
        from report to report.
        """
        report_id, record_id, name = key
        if report_id == self.session.report_id:
            return self.write_field(record_id, name, text, edit)
        return self.session.write_elsewhere(report_id, self.record, record_id, name, text, edit)

    def unstored(self) -> list[UnsavedText]:
        """Return what was typed here and could not be stored."""
        return [
            self.unsaved(key, text, before)
            for save in (*self.saves.values(), *self._dropped)
            for key, text, before in save.unstored()
        ]

    def drafts(self) -> list[UnsavedText]:
        """Return what is typed here and not stored yet, whether or not that was tried."""
        return [
            self.unsaved(key, text, before)
            for save in (*self.saves.values(), *self._dropped)
            for key, text, before in save.typed()
        ]

    def unsaved(self, key: Key, text: str, before: str) -> UnsavedText:
        """Return a text of a record with the names that a person finds its place by."""
        report_id, record_id, name = key
        field = self.fields.get(name)
        return UnsavedText(
            report_id,
            self.record,
            record_id,
            name,
            text,
            before,
            place=self._place,
            field_name=field.editor.accessibleName() if field else name,
        )

    def place_name(self, texts: Mapping[str, str]) -> str:
        """Return what a record with these texts is called on one line; "" where it needs no name."""
        return ""

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
        self._place = self.place_name(texts) if record_id else ""
        self.show_state()
        self.loaded.emit()

    def refresh(self, texts: Mapping[str, str]) -> None:
        """Show what was changed elsewhere in the record."""
        for name, save in self.saves.items():
            save.refresh(texts.get(name, ""))

    def store(self) -> None:
        """Store what the editors hold, a word that is just being composed too."""
        for field in self.fields.values():
            field.editor.take_composed()
        for save in (*self.saves.values(), *self._dropped):
            save.store()
        self._dropped = [save for save in self._dropped if save.failed]

    @property
    def waiting(self) -> bool:
        """Tell whether keys are not stored yet."""
        return any(save.waiting for save in self.saves.values())

    def field_with_cursor(self) -> str | None:
        """Return the name of the field that has the keys."""
        return next((name for name, field in self.fields.items() if field.editor.hasFocus()), None)

    def enter(self) -> None:
        """Go into the field that was last written in; in a new report into that in which writing begins."""
        last = self.widget().focusWidget()
        if last is None or not last.isVisible():
            shown = {name: field for name, field in self.fields.items() if field.isVisible()}
            field = shown.get(self.begins_in) or next(iter(shown.values()), None)
            last = field.editor if field else self.widget()
        last.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_lock(self) -> None:
        """Have the texts of a locked report be read and copied alone."""
        for field in self.fields.values():
            field.editor.set_locked(self.session.lock.is_locked)

    def show_state(self) -> None:
        """Show whether everything is stored; nothing to show here."""

    def minimumSizeHint(self) -> QSize:
        """Return the size below which a field could not be read; what is higher is scrolled."""
        bar = self.verticalScrollBar().sizeHint().width()
        width = _LEAST * self.fontMetrics().averageCharWidth() + bar
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cursor in sight when a bar above takes room."""
        super().resizeEvent(event)
        self._fit_foot()
        for field in self.fields.values():
            self._follow(field.editor)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_foot()

    def _fit_foot(self) -> None:
        """Keep the foot below what is scrolled."""
        height = self.foot.sizeHint().height()
        self.setViewportMargins(0, 0, 0, height)
        place = self.viewport().geometry()
        self.foot.setGeometry(place.left(), place.bottom() + 1, place.width(), height)

    def _on_asked(self) -> None:
        self.session.unstored.tell(self.unstored())

    def _on_drafts_asked(self) -> None:
        self.session.unstored.drafts.tell(self.drafts())

    def _on_state_changed(self) -> None:
        self.session.unstored.look()
        self.session.unstored.drafts.settle()
        self.show_state()

    def _on_report_opened(self) -> None:
        self.load(None, {})
        last = self.widget().focusWidget()
        if last is not None and not last.hasFocus():
            last.clearFocus()  # in another report, writing begins anew

    def _on_acted(self) -> None:
        """Forget the editors' own steps: undone after the verb, they would come in the wrong order."""
        for field in self.fields.values():
            field.editor.forget_steps()

    def _on_field_chosen(self, name: str) -> None:
        if name in self.fields and self.isVisible():
            self.fields[name].editor.setFocus()

    def _on_field_shown(self, name: str) -> None:
        if name in self.fields and self.isVisible():
            self.ensureWidgetVisible(self.fields[name])

    def _follow(self, editor: TextEditor) -> None:
        """Keep the cursor in sight."""
        if editor.hasFocus():
            cursor_rect = editor.cursorRect()
            place = editor.viewport().mapTo(self.widget(), cursor_rect.center())
            self.ensureVisible(place.x(), place.y(), 0, cursor_rect.height() * 2)
