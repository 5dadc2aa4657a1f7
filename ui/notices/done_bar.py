"""The bar at the window's foot that says what was done, with what takes it back beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QWidget
from shiboken6 import isValid

from ui.looks.colours import colours
from ui.looks.sizes import SMALL_SPACE, USUAL_SPACE
from ui.widgets.application import application
from ui.widgets.eliding_label import ElidingLabel
from ui.widgets.standing_bar import StandingBar

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent

    from ui.widgets.standing_bar import Kind

_POLICY = QSizePolicy.Policy


class DoneBar(StandingBar):
    """Say on one line what was done, quietly; what must be read whole (`calm`) breaks its lines.

    It takes no focus by itself: nobody comes to it by Tab. `enter` leads there and Escape back to where one
    was, as does what hides it.
    """

    turned = Signal()
    """The bar came into sight, or went."""
    _came_from: QWidget | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ElidingLabel())
        self._layout.setContentsMargins(USUAL_SPACE, SMALL_SPACE, USUAL_SPACE, SMALL_SPACE)
        application().focusChanged.connect(self._on_focus_changed)

    def say(self, kind: Kind, text: str) -> None:
        """Show a text in a kind's colours, on one line unless it is to be read whole."""
        is_calm = kind == "calm"
        self.label.setWordWrap(is_calm)
        self.label.setSizePolicy(_POLICY.Expanding if is_calm else _POLICY.Maximum, _POLICY.Minimum)
        self._layout.setStretchFactor(self.label, int(is_calm))
        super().say(kind, text)

    def keep_together(self) -> None:
        """Keep the buttons right behind the text, once all of them are there."""
        self._row.addStretch(1)

    def enter(self) -> None:
        """Lead the keys to the bar's first button."""
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        if self.isHidden() or not shown:
            return
        self._came_from = QApplication.focusWidget()
        for button in self.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        shown[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def setVisible(self, visible: bool) -> None:
        """Show or hide the bar; the keys go back to where they came from before it is gone."""
        if not visible:
            self._leave()
        was_hidden = self.isHidden()
        super().setVisible(visible)
        if was_hidden != self.isHidden():
            self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Return the size of one line, or what the lines need."""
        return super().minimumSizeHint() if self.label.wordWrap() else QFrame.minimumSizeHint(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line above, which parts the bar from what it stands under."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(colours().line)
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
        painter.end()

    def _drawn_in(self) -> tuple[QColor, QColor]:
        """Return quiet colours for what was done: neither good nor bad."""
        now = colours()
        return (now.ground, now.text) if self.kind == "done" else super()._drawn_in()

    def _turn(self) -> None:
        if self.label.wordWrap():
            super()._turn()
        else:
            self._lie_in_a_row()

    def _leave(self) -> None:
        came_from, self._came_from = self._came_from, None
        if came_from is not None and isValid(came_from) and self._has_keys(QApplication.focusWidget()):
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_keys(self, widget: QWidget | None) -> bool:
        return widget is not None and self.isAncestorOf(widget)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and isValid(old) and self._has_keys(old) and not self._has_keys(new):
            for button in self.buttons.values():
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
