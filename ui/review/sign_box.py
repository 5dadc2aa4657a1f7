"""One part of a report that somebody checks: who did, whether it still holds, a name to sign with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QPushButton, QVBoxLayout

from db.text.clock import format_clock
from ui.dialogs.field_error import MissingText
from ui.editors.line_edit import LineEdit
from ui.widgets.label import Label
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.records import SignedPart, SignOff
    from vqdesk.review.sheet import SignedNote

_MOST_TOUCHED = 30  # records told of one sign-off
_GROUP = 8  # digits of a digest between two blanks


class SignBox(QGroupBox):
    """Show how a part's sign-off stands; `signed` carries the name of whoever signs, `withdrawn` its id."""

    signed = Signal(str)
    withdrawn = Signal(str)
    asked = Signal()
    """A name is asked for, which needs room."""

    def __init__(self, title: str, part: SignedPart, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._part, self._lang = part, lang
        self._sign_off: SignOff | None = None
        self.said, self.touched, self.digest = Label(wraps=True), Label(wraps=True), Label(wraps=True)
        self.digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.name = LineEdit()
        self.sign_button = QPushButton()
        self.withdraw_button = QPushButton(self.tr("Withdraw"))
        row = QHBoxLayout()
        label = Label(self.tr("Name"))
        label.setBuddy(self.name)
        self.name.setAccessibleName(f"{self.tr('Name')} ({title})")
        row.addWidget(label)
        row.addWidget(self.name, 1)
        row.addWidget(self.sign_button)
        row.addWidget(self.withdraw_button)
        column = QVBoxLayout(self)
        for widget in (self.said, self.touched, self.digest):
            column.addWidget(widget)
        column.addLayout(row)
        self.missing = MissingText(self.name, self.tr("Write who has checked it."))
        column.addWidget(self.missing)
        self.sign_button.clicked.connect(self._on_sign_clicked)
        self.withdraw_button.clicked.connect(self._on_withdraw_clicked)

    def show_sign_off(self, sign_off: SignOff | None, note: SignedNote | None) -> None:
        """Show who signed; `note` tells whether it holds, None while nobody has looked yet."""
        self._sign_off = sign_off
        what = say(f"show.signed.{self._part}", self._lang)
        touched: tuple[str, ...] = ()
        if sign_off is None:
            said = say("show.reviewed.unsigned", self._lang, what=what)
        elif note is None:
            told = self.tr("{who}: {what} ({when}). Whether the report is still the same is being looked up.")
            said = told.format(who=sign_off.who, what=what, when=format_clock(sign_off.at))
        else:
            said, *lines = note.lines
            touched = tuple(f"- {line}" for line in lines[:_MOST_TOUCHED])
            if (left := len(lines) - _MOST_TOUCHED) > 0:
                touched += (say("show.reviewed.more_touched", self._lang, count=left),)
        self.said.setText(said)
        font = QFont()
        font.setBold(note is not None and note.is_broken)
        self.said.setFont(font)
        self.touched.setText("\n".join(touched))
        self.touched.setVisible(bool(touched))
        digest = sign_off.digest if sign_off else ""
        groups = " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))
        self.digest.setText(self.tr("Code of the texts that were checked: {digest}").format(digest=groups))
        self.digest.setVisible(bool(digest))
        self.sign_button.setText(self.tr("Sign off again") if sign_off else self.tr("Sign off"))
        self.withdraw_button.setVisible(sign_off is not None)

    def _on_sign_clicked(self) -> None:
        if self.missing.is_written():
            self.signed.emit(self.name.text())
        else:
            self.asked.emit()

    def _on_withdraw_clicked(self) -> None:
        if self._sign_off is not None:
            self.withdrawn.emit(self._sign_off.id)
