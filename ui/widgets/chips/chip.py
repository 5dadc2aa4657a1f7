"""A chip: a small round button with a name and a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.looks.colours import colours
from ui.looks.sizes import CAPTION_SHARE, HAIR_SPACE, SMALL_SPACE, USUAL_SPACE
from ui.widgets.keyboard import is_menu_key
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Chip(QAbstractButton):
    """Show a name with a number; one that can be turned on is filled, and ticked, while it is."""

    stepped = Signal(int)
    """The keys go to a neighbour: -1 before, 1 behind."""
    entered = Signal()
    """The keys are here."""

    def __init__(self, name: str, told: str, *, turns: bool = False) -> None:
        super().__init__()
        self._name, self._told = name, told
        self.setCheckable(turns)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.updateGeometry)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Say how many there are."""
        self.setText(f"{self._name} {count}")
        self.setAccessibleName(f"{self._name}: {count}")
        set_tip(self, self._told)
        self.updateGeometry()
        self.update()

    def _chip_font(self) -> QFont:
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * CAPTION_SHARE)
        return small

    # Qt's own methods

    def sizeHint(self) -> QSize:
        """Return the room for the text, and for the tick."""
        metrics = QFontMetrics(self._chip_font())
        sign = metrics.horizontalAdvance("✓ ") if self.isChecked() else 0
        width = metrics.horizontalAdvance(self.text()) + sign + 2 * USUAL_SPACE + HAIR_SPACE
        return QSize(width, metrics.height() + 2 * SMALL_SPACE)

    def minimumSizeHint(self) -> QSize:
        """Return a size in which a part of the name is read."""
        return QSize(6 * USUAL_SPACE, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a pill; where the keys are it has their ring, and one that is on a tick as well."""
        now, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_keys = self.hasFocus()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(now.accent if has_keys or self.isChecked() else now.line, 2 if has_keys else 1))
        painter.setBrush(now.share if self.isChecked() else now.paper)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(self._chip_font())
        painter.setPen(now.on_share if self.isChecked() else now.text)
        said = f"✓ {self.text()}" if self.isChecked() else self.text()
        inner = box.adjusted(USUAL_SPACE - 1, 0, -USUAL_SPACE + 1, 0)
        text = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, int(inner.width()) + 1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keys are here."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a neighbour at an arrow; Enter presses what is not turned on."""
        if is_menu_key(event):
            event.ignore()
        elif event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.isCheckable():
                event.ignore()  # the way back to where what it chooses is shown
            else:
                self.click()
        else:
            super().keyPressEvent(event)
