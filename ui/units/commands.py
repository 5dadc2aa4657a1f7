"""The command that shows the units, and what is told once some were merged."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.notices.bars import NoticeBars
    from ui.session.session import Session


class UnitCommands(QObject):
    """Show the dialog of units; `ask_back` takes back by name what was done in several reports."""

    def __init__(
        self,
        session: Session,
        bars: NoticeBars,
        ask_back: Callable[[str | None, int], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._bars, self._ask_back, self._window = session, bars, ask_back, window

    def show(self) -> None:
        """Have spellings of units merged; the bar tells what was done last, with its undo."""
        from ui.units.dialog import UnitsDialog

        if not self._session.flush_first():
            return
        dialog = UnitsDialog(self._session, self._window)
        dialog.exec()
        done, said = dialog.merged, dialog.said
        dialog.deleteLater()
        if done is None:
            return
        if done.step is None:
            self._bars.tell_done(said, kind="calm")
        else:
            self._bars.tell_done(said, undo=partial(self._ask_back, None, done.step.id), asks=True)
