"""The guide's command: F1 shows the place that fits where the clerk stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ui.dialogs.help_key import answer_help

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.guide.pages import KeyRow
    from ui.guide.window import GuideWindow


class GuideCommands(QObject):
    """Show the guide in one window, made and loaded with its first use; `keys` tells the window's keys."""

    def __init__(self, keys: Callable[[], Sequence[KeyRow]], window: QWidget) -> None:
        super().__init__(window)
        self._keys, self._window = keys, window
        self.shown: GuideWindow | None = None
        answer_help(self.show_for)

    @Slot()
    def show(self) -> None:
        """Show the place of what has the focus."""
        self.show_for(QApplication.focusWidget() or self._window)

    @Slot()
    def show_keys(self) -> None:
        """Show the list of keys."""
        from ui.guide.places import LIST_OF_KEYS

        self.open_at(*LIST_OF_KEYS)

    def show_for(self, widget: QWidget) -> None:
        """Show the place of a widget: its own, or that of what it lies in."""
        from ui.guide.places import guide_place

        self.open_at(*guide_place(widget))

    def open_at(self, page: str, anchor: str = "") -> None:
        """Show a place of the guide in front of everything, with the focus on the page."""
        from ui.guide.pages import guide_pages
        from ui.guide.window import GuideWindow

        if self.shown is None:
            self.shown = GuideWindow(guide_pages(self._keys()), self._window)
        guide = self.shown
        if not guide.isVisible():
            guide.winId()  # it must be a window of the system's to belong to a dialog
        guide.join_dialog()
        guide.show()
        guide.raise_()
        guide.activateWindow()
        guide.open_at(page, anchor)
        guide.view.setFocus()

    def close(self) -> None:
        """Close the guide: the window closes."""
        if self.shown is not None:
            self.shown.close()
