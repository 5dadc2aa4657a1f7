"""The offer, beside a field, to turn text of an old encoding into Unicode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.editors.line_edit import LineEdit
from ui.widgets.label import Label
from vqdesk.annex.source.legacy_offer import offer_unicode

if TYPE_CHECKING:
    from ui.editors.text_editor import TextEditor
    from vqdesk.annex.source.legacy_offer import Offer

    Editor = TextEditor | LineEdit


class LegacyOffer(QFrame):
    """Stand below fields whose text seems to be in TCVN3 or VNI; nothing changes until the clerk says so.

    `look_after` names a field. The last one whose text changed is the one that is spoken of. Accepted, the
    text is replaced in one step of the field; declined, the same text is not asked about again.
    """

    asked = Signal()
    """It speaks of a text, or has nothing to say any more: it takes another room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor: Editor | None = None
        self._offer: Offer | None = None
        self._declined: set[str] = set()
        self.said = Label(wraps=True)
        self.convert = QPushButton(self.tr("Turn into Unicode"))
        self.leave = QPushButton(self.tr("Leave as it is"))
        for button in (self.convert, self.leave):
            button.setAutoDefault(False)
            # A click leaves the cursor in the field, where its steps are.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.said)
        row = QHBoxLayout()
        row.addWidget(self.convert)
        row.addWidget(self.leave)
        row.addStretch(1)
        layout.addLayout(row)
        self.convert.clicked.connect(self._on_convert_clicked)
        self.leave.clicked.connect(self._on_leave_clicked)
        self.hide()

    def look_after(self, editor: Editor) -> None:
        """Look at a field's text now, and at every change of it."""
        editor.textChanged.connect(lambda *_: self._look(editor))
        self._look(editor)

    def _look(self, editor: Editor) -> None:
        text = editor.text()
        found = None if text in self._declined else offer_unicode(text)
        if found is None and editor is not self._editor:
            return  # the offer for another field stays
        self._editor, self._offer = (editor, found) if found else (None, None)
        if found:
            said = self.tr("This text seems to be in the old encoding {charset}; in Unicode: “{text}”.")
            self.said.setText(said.format(charset=found.charset, text=found.sample))
        self.setVisible(found is not None)
        self.asked.emit()

    def _on_convert_clicked(self) -> None:
        editor, found = self._editor, self._offer
        if editor is None or found is None:
            return
        if isinstance(editor, LineEdit):
            editor.selectAll()
            editor.insert(found.text)
        else:
            editor.put_text(found.text)
        editor.setFocus()

    def _on_leave_clicked(self) -> None:
        if self._editor is not None:
            editor = self._editor
            self._declined.add(editor.text())
            self._look(editor)
            editor.setFocus()
