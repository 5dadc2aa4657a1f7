"""The phrases of an office: put in where one writes, by a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QToolButton

from db.errors import Refused
from ui.widgets.literal import literal
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.editors.text_editor import TextEditor
    from ui.session.session import Session

_NAME = "phrases"
_SHOWN = 60  # letters of a phrase in the menu; all of it at the mouse
_NUMBERED = 9


class Phrases(QObject):
    """Offer the phrases of the open report's office in the fields of a form.

    `button`, F4 and the menu of the right mouse button open the list; a digit, an arrow or the mouse chooses.
    What is chosen takes the place of the selection in one step.
    """

    def __init__(self, session: Session, form: QWidget) -> None:
        super().__init__(form)
        self._session, self._form = session, form
        self._editor: TextEditor | None = None
        self.button = QToolButton()
        self.button.setText(self.tr("Phrases"))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setArrowType(Qt.ArrowType.DownArrow)
        self.button.setAutoRaise(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays where the phrase goes
        set_tip(self.button, self.tr("Put a phrase of the office in where the cursor is (F4)"))
        self.button.clicked.connect(self._on_button_clicked)

    def look_after(self, editor: TextEditor) -> None:
        """Offer phrases in an editor."""
        editor.entered.connect(lambda: self._follow(editor))
        editor.left.connect(lambda: self._follow(None))
        editor.phrases_wanted.connect(lambda: self.open(editor, _below_cursor(editor)))
        editor.menu_made.connect(lambda menu: self._add_to(menu, editor))

    def kept(self) -> list[str]:
        """Return the phrases of the open report's office."""
        from vqdesk.offices.choices import office_choice  # no task is shown at the start

        try:
            report = self._session.report()
            found = office_choice(self._session.store, report.organisation, _NAME) if report else None
        except Refused:
            return []
        return [text for text in found if isinstance(text, str)] if isinstance(found, list) else []

    def keep(self, phrases: list[str]) -> None:
        """Keep other phrases for the open report's office."""
        from vqdesk.offices.choices import keep_office_choice

        try:
            if report := self._session.report():
                keep_office_choice(self._session.store, report.organisation, _NAME, phrases or None)
        except Refused as refused:
            self._session.refuse(refused)

    def menu(self, editor: TextEditor | None) -> QMenu:
        """Return the list, for an editor, of which one is chosen."""
        made = QMenu(self.tr("Phrases"), self._form)
        made.setToolTipsVisible(True)
        can_write = editor is not None and not editor.isReadOnly()
        phrases = self.kept()
        for number, phrase in enumerate(phrases, 1):
            action = made.addAction(_shown(number, phrase))
            set_tip(action, phrase)
            action.setEnabled(can_write)
            if editor is not None:
                action.triggered.connect(lambda _=False, text=phrase: _put(editor, text))
        if not phrases:
            made.addAction(self.tr("No phrases are kept yet")).setEnabled(False)
        made.addSeparator()
        chosen = _chosen(editor) if editor is not None else ""
        if chosen and chosen not in phrases:
            more = made.addAction(self.tr("&Keep what is selected as a phrase"))
            more.triggered.connect(lambda: self.keep([*phrases, chosen]))
        made.addAction(self.tr("&Edit the phrases...")).triggered.connect(self.edit)
        return made

    def open(self, editor: TextEditor | None, at: QPoint) -> None:
        """Open the list at a place of the screen."""
        if editor is not None:
            editor.take_composed()
        menu = self.menu(editor)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def edit(self) -> None:
        """Let the clerk edit the phrases of the open report's office."""
        from ui.phrases.dialog import PhrasesDialog

        report = self._session.report() if self._session.flush_first() else None
        if report is None:
            return
        before = self.kept()
        dialog = PhrasesDialog(before, report.organisation, self._form.window())
        if dialog.exec() and dialog.phrases() != before:
            self.keep(dialog.phrases())
        dialog.deleteLater()

    def _follow(self, editor: TextEditor | None) -> None:
        self._editor = editor

    def _add_to(self, menu: QMenu, editor: TextEditor) -> None:
        menu.addSeparator()
        phrases = self.menu(editor)
        phrases.setParent(menu, phrases.windowFlags())  # it goes with the menu
        menu.addMenu(phrases)

    def _on_button_clicked(self) -> None:
        self.open(self._editor, self.button.mapToGlobal(QPoint(0, self.button.height())))


def _put(editor: TextEditor, phrase: str) -> None:
    cursor = editor.textCursor()
    cursor.insertText(phrase)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()


def _chosen(editor: TextEditor) -> str:
    """Return what is selected, where it may be a phrase: within a line."""
    text = editor.createMimeDataFromSelection().text()
    return "" if "\n" in text or not text.strip() else text


def _shown(number: int, phrase: str) -> str:
    """Return a phrase as the menu shows it: the first ones are chosen by their digit."""
    text = literal(phrase if len(phrase) <= _SHOWN else f"{phrase[:_SHOWN]}…").replace("\t", " ")
    return f"&{number}  {text}" if number <= _NUMBERED else f"{number}  {text}"


def _below_cursor(editor: TextEditor) -> QPoint:
    return editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft())
