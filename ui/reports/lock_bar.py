"""The bar over a locked report: by whom it was locked, when and why, and the way to open it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.standing_bar import StandingBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.session.session import Session


class LockBar(StandingBar):
    """Stand over the forms as long as the open report is locked."""

    def __init__(self, session: Session, unlock: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lock = session.lock
        self.add_button("unlock", self.tr("Unlock..."), unlock)
        session.lock.changed.connect(self.look)

    def look(self) -> None:
        """Say how the open report stands."""
        if self._lock.is_locked:
            self.say("calm", self._lock.told)
        else:
            self.hide()
