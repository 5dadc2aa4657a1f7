"""Style commands: change how the annexes of the open report's organisation look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session.session import Session


class StyleCommands(QObject):
    """Open the style's dialog; it is loaded when it is asked for: the window is there sooner."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window

    def change_style(self) -> None:
        """Let the clerk change how the annexes of the open report's organisation look."""
        from ui.style.dialog import StyleDialog

        report = self._session.report() if self._session.flush_first() else None
        if report is None:
            return
        dialog = StyleDialog(self._session, report, self._window)
        dialog.ask_until(lambda: self._session.keep_style(dialog.choice()))
        dialog.deleteLater()
