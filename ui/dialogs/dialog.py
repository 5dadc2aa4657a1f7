"""The base of every dialog: buttons at its foot, and a body that scrolls where the screen is small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs import message_box
from ui.dialogs.accept_button import AcceptButton
from ui.dialogs.help_key import HELP_KEY, ask_for_help
from ui.dialogs.tab_order import first_input, put_in_order
from ui.editors.field import Field
from ui.editors.legacy_offer import LegacyOffer
from ui.editors.line_edit import LineEdit
from ui.editors.text_editor import TextEditor
from ui.widgets.keyboard import take_composed
from ui.widgets.label import Label
from ui.widgets.standing_bar import StandingBar
from ui.widgets.timers import stop_timers

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QShowEvent

    from ui.widgets.standing_bar import Kind

    _Typed = QLineEdit | QPlainTextEdit

_answered: list[Dialog] = []  # those whose answers are being acted on
ROOM = 0.92  # of the screen; the rest is the frame and the taskbar
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Dialog(QDialog):
    """Show `body` over the buttons; never larger than the screen, also at 200 %.

    Once it is shown the first input has the focus, unless the dialog gave it to another part, and Tab goes
    on as it is read, to the buttons last. Enter goes on from a line in which something was typed, and is the
    accept button's elsewhere. Escape and the window's cross ask before they drop what was typed.
    """

    enter_accepts = False
    """Enter takes what is typed: where a line is all that is asked for."""

    def __init__(self, parent: QWidget | None, title: str, accept: str | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.buttons = QDialogButtonBox()
        if accept is not None:
            self.accept_button = AcceptButton(accept)
            self.buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
            self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        else:
            self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        message_box.take_off_pictures(self.buttons.buttons())
        self.buttons.accepted.connect(take_composed)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self._leave)
        self._offer: LegacyOffer | None = None
        self._trouble: StandingBar | None = None
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.body)
        self._first_texts: dict[_Typed, str] = {}
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._scroll)
        self._outer.addWidget(self.buttons)
        QShortcut(QKeySequence(HELP_KEY), self, self._on_help_wanted)
        if accept is not None:
            self.accept_button.setDefault(True)  # only now does the button know its dialog

    def _on_help_wanted(self) -> None:
        ask_for_help(self)

    def add_text(self, text: str) -> Label:
        """Add a sentence that breaks its lines."""
        label = Label(text, wraps=True)
        self.column.addWidget(label)
        return label

    def tell_trouble(self, sentence: str) -> None:
        """Say above the body what went wrong, until it is closed; the dialog goes on."""
        self.tell(sentence, "alarm")

    def tell(self, sentence: str, kind: Kind = "calm") -> None:
        """Say something above the body, until it is closed."""
        if self._trouble is None:
            self._trouble = StandingBar()
            self._trouble.add_button("close", self.tr("Close"), self._trouble.hide)
            self._outer.insertWidget(0, self._trouble)
        self._trouble.say(kind, sentence)
        self.make_room()

    def ask_until(self, deed: Callable[[], bool]) -> bool:
        """Show the dialog until what it asks for was done; tell whether it was.

        Where the deed is refused, that is told in the dialog, which is shown again with all its choices.
        """
        while self.exec():
            if self._trouble is not None:
                self._trouble.hide()
            _answered.append(self)
            try:
                if deed():
                    return True
            finally:
                _answered.remove(self)
        return False

    @property
    def trouble(self) -> str:
        """What is said to have gone wrong; "" for nothing."""
        return self._trouble.text if self._trouble is not None else ""

    def make_room(self) -> None:
        """Grow for what came into sight after the dialog was opened, as far as the screen has room."""
        self.column.activate()
        self._outer.activate()
        viewport = self._scroll.viewport().size()
        wanted = self.body.minimumSizeHint().height()
        if self.body.hasHeightForWidth():
            wanted = max(wanted, self.body.heightForWidth(viewport.width()))
        if self.isVisible() and wanted > viewport.height():
            most = max(self.height(), int(self.screen().availableSize().height() * ROOM))
            self.resize(self.width(), min(self.height() + wanted - viewport.height(), most))

    def fit(self, width: int, height: int = 0) -> None:
        """Take this size, or what the body needs, as far as the screen has room."""
        wanted = self.body.sizeHint()
        foot = self.buttons.sizeHint().height() + 3 * self._outer.spacing() + 16
        room = self.screen().availableSize() * ROOM
        width = max(width, wanted.width() + 40)
        below = self.body.heightForWidth(width - 40) if self.body.hasHeightForWidth() else wanted.height()
        size = QSize(width, max(height, max(below, wanted.height()) + foot))
        self.resize(size.boundedTo(room))

    def order_tabs(self) -> list[QWidget]:
        """Have Tab go through body and buttons as they are read; return all that it stops at."""
        # The box stands for its first button, and Tab would take it for a stop of its own.
        self.buttons.setFocusProxy(None)  # type: ignore[arg-type]  # the stubs know no None here
        return put_in_order(self.body, self.buttons)

    # What was typed

    def is_touched(self) -> bool:
        """Tell whether closing would drop something that was typed since the dialog was shown."""
        return any(
            _is_typed(field) and _text(field) != self._first_texts.get(field, "")
            for field in self._typed_in()
        )

    def _typed_in(self) -> list[_Typed]:
        lines = [
            line
            for line in self.body.findChildren(QLineEdit)
            # A number or a day is chosen again in a moment.
            if not isinstance(line.parent(), QAbstractSpinBox)
        ]
        return [*lines, *(text for text in self.body.findChildren(QPlainTextEdit) if not text.isReadOnly())]

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Put the first input in hand, and look after what is pasted from now on."""
        self._look_after_fields()
        order = self.order_tabs()
        if self.focusWidget() is None:
            first = first_input(order)
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
        self._first_texts = {field: _text(field) for field in self._typed_in()}
        super().showEvent(event)
        self.make_room()  # a text breaks its lines once it knows its width

    def _look_after_fields(self) -> None:
        """Offer Unicode for texts of old encodings in fields that have no offer of their own."""
        found: list[LineEdit | TextEditor] = [*self.findChildren(LineEdit), *self.findChildren(TextEditor)]
        fields = [field for field in found if not isinstance(field.parent(), Field)]
        if self._offer is None and fields:
            self._offer = LegacyOffer()
            self._outer.insertWidget(self._outer.count() - 1, self._offer)
            self._offer.asked.connect(self.make_room)
            for field in fields:
                self._offer.look_after(field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter from a line in which something was typed."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() in _ENTER and plain and not self.enter_accepts and _is_typed(self.focusWidget()):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close without an answer; asks first where something was typed."""
        take_composed()
        question = self.tr("Close this without what you have typed here?")
        if not self.is_touched() or message_box.ask(
            self, question, self.tr("Close without it"), self.tr("Stay here")
        ):
            self._leave()

    def _leave(self) -> None:
        super().reject()

    def done(self, result: int) -> None:
        """Close; what was to be read later is not read any more."""
        super().done(result)
        stop_timers(self)


def dialog_to_tell() -> Dialog | None:
    """Return the dialog in which what goes wrong now is told: the open one, else that which is acted on."""
    above = QApplication.activeModalWidget()
    while above is not None and not isinstance(above, Dialog):
        above = above.parentWidget()
    return above or (_answered[-1] if _answered else None)


def _is_typed(field: QWidget | None) -> bool:
    """Tell whether a person wrote into a field."""
    if isinstance(field, QPlainTextEdit):
        return field.document().isModified()
    line = field.lineEdit() if isinstance(field, QAbstractSpinBox | QComboBox) else field
    return isinstance(line, QLineEdit) and line.isModified()


def _text(field: _Typed) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.document().toRawText()
