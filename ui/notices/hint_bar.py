"""The bar at the window's foot that gives a hint, quietly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.looks.colours import colours
from ui.notices.done_bar import DoneBar

if TYPE_CHECKING:
    from PySide6.QtGui import QColor


class HintBar(DoneBar):
    """Say what helps just now, over as many lines as it needs, in the colours of what lies around it."""

    def say_hint(self, text: str) -> None:
        """Show a hint."""
        self.say("calm", text)

    def _turn(self) -> None:
        self._lie_in_a_row()  # two lines beside the buttons take less of a small screen than three

    def _drawn_in(self) -> tuple[QColor, QColor]:
        now = colours()
        return now.ground, now.text
