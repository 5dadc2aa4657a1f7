"""The command that shows the names of offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session.session import Session


class OfficeNameCommands(QObject):
    """Show the dialog of offices' names."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window

    def show(self) -> None:
        """Have it told what offices are also called."""
        from ui.offices.names_dialog import OfficeNamesDialog

        if not self._session.flush_first():
            return
        dialog = OfficeNamesDialog(self._session, self._window)
        dialog.exec()
        dialog.deleteLater()
