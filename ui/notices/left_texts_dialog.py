"""The dialog with texts that an earlier run could not store: to be put in, copied elsewhere or let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.errors import Refused
from db.text.clock import format_clock
from ui.dialogs import message_box
from ui.dialogs.dialog import Dialog
from ui.notices.unsaved_copy import copy_to_file
from ui.widgets.label import Label
from ui.widgets.passage import Passage, PassageView
from vqdesk.messages.catalogue import say, sentence
from vqdesk.unsaved.kept_texts import label_of
from vqdesk.unsaved.record_texts import stored_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.session.session import Session
    from vqdesk.unsaved.kept_texts import UnsavedText

_ROWS = 3  # texts in sight; usually it is one or two


class LeftTextsDialog(Dialog):
    """Show each text beside what its field holds now; closing leaves what is left for later."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, self.tr("Typed and not stored"))
        self._session = session
        self._texts: list[UnsavedText] = []
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Texts that are not stored"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(self.fontMetrics().lineSpacing() * (_ROWS + 1))
        self.typed, self.there = PassageView(), PassageView()
        self.state = Label(wraps=True)
        self.column.addWidget(self.list)
        self.column.addLayout(self._sides(), 1)
        self.column.addWidget(self.state)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("&Later"))
        self.put_button = self._choice(self.tr("&Put in"), self.put_in)
        self.copy_button = self._choice(self.tr("&Copy to another file..."), self.copy)
        self.drop_button = self._choice(self.tr("&Throw away"), self.drop)
        self.list.currentRowChanged.connect(self._show)
        self._fill()
        self.fit(760, 520)

    def _sides(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, view in (
            (self.tr("What was typed"), self.typed),
            (self.tr("What is in the report now"), self.there),
        ):
            side = QVBoxLayout()
            side.addWidget(Label(name))
            view.setAccessibleName(name)
            view.setMinimumHeight(self.fontMetrics().lineSpacing() * 4)
            side.addWidget(view, 1)
            row.addLayout(side, 1)
        return row

    def _choice(self, text: str, pressed: Callable[[], object]) -> QPushButton:
        button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: pressed())
        return button

    # What the clerk does

    def put_in(self) -> None:
        """Write the chosen text into its field."""
        text = self._chosen()
        if text is not None and self._session.put_in(text):
            self._fill()

    def copy(self) -> None:
        """Copy all texts that are left into a file; they stay here."""
        copy_to_file(self, self._session, self._texts)

    def drop(self) -> None:
        """Let the chosen text go, after a question."""
        text = self._chosen()
        question = self.tr("Throw this text away for good?")
        if text is not None and message_box.ask(self, question, self.tr("Throw away")):
            self._session.unstored.let_go(text)
            self._fill()

    # What is shown

    def _fill(self) -> None:
        """Show what is left; with nothing left the dialog is done."""
        row = max(self.list.currentRow(), 0)
        self._texts = list(self._session.unstored.left)
        self.list.clear()
        for text in self._texts:
            at = format_clock(text.at)
            self.list.addItem(f"{label_of(text)} ({at})" if at else label_of(text))
        self.list.setCurrentRow(min(row, len(self._texts) - 1))
        if not self._texts:
            self.accept()

    def _chosen(self) -> UnsavedText | None:
        row = self.list.currentRow()
        return self._texts[row] if 0 <= row < len(self._texts) else None

    def _show(self) -> None:
        text = self._chosen()
        if text is None:
            return
        self.typed.show_passages([Passage.of("", text.text)])
        there, said = self._found(text)
        self.there.show_passages([Passage.of("", there)])
        self.state.setText(said)

    def _found(self, text: UnsavedText) -> tuple[str, str]:
        """Return what the field holds now, and what can be done."""
        lang = self._session.lang
        self.put_button.setEnabled(True)
        try:
            there = stored_text(self._session.store, *text.key)
        except Refused as refused:
            self.put_button.setEnabled(False)
            is_gone = refused.key.endswith(".unknown")
            return "", say("unsaved.gone", lang) if is_gone else sentence(refused, lang)
        return there, say("unsaved.free" if there == text.before else "unsaved.changed", lang)
