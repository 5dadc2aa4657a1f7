"""How tree, form and the place at the side share the window's width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter

    from ui.side.dock import SideDock


class SideRoom(QObject):
    """Leave the form most of what the side leaves; without it the tree has again what it had before."""

    def __init__(self, splitter: QSplitter, side: SideDock) -> None:
        super().__init__(side)
        self._splitter, self._side = splitter, side
        self._divides, self._tree_width = False, 0
        side.about_to_show.connect(self._on_about_to_show)
        side.turned.connect(self._on_turned)
        side.laid_out.connect(self._on_laid_out)
        self._was_shown = False

    def _on_about_to_show(self) -> None:
        self._tree_width = self._splitter.sizes()[0]

    def _on_turned(self, key: str) -> None:
        if bool(key) != self._was_shown:
            self._was_shown = bool(key)
            self._divides = True
        self._side.leave_room()

    def _on_laid_out(self) -> None:
        """Divide what is left, once for each time that the side came or went."""
        if not self._divides:
            return
        self._divides = False
        left, right = self._splitter.sizes()
        if self._side.is_shown:
            wanted = min(left, (left + right) * 2 // 5)
        else:
            wanted = max(left, min(self._tree_width, (left + right) // 2))
        self._splitter.setSizes([wanted, left + right - wanted])
