"""The command that shows the open report's overview for the leader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.paper.overview.ink import PageSpot
    from ui.session.session import Session
    from vqdesk.summary.overview import Overview

_FILTERS = ("no_state", "no_result")
"""What the tree shows by the same rule."""


class OverviewCommands(QObject):
    """Open the overview; it is loaded when it is asked for: the window is there sooner."""

    filter_wanted = Signal(str)
    """The clerk wants to see these tasks in the tree: a name of `ui.outline.arrangement.TASK_FILTERS`."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window

    def show(self) -> None:
        """Show the open report's overview; go to what is clicked there."""
        from ui.overview.dialog import OverviewDialog

        report = self._session.report() if self._session.flush_first() else None
        if report is None:
            return
        dialog = OverviewDialog(self._session, report, self._window)
        dialog.exec()
        spot, page = dialog.spot_chosen, dialog.page
        dialog.deleteLater()
        if spot is not None and page is not None:
            self._go(spot, page.overview)

    def _go(self, spot: PageSpot, overview: Overview) -> None:
        if spot.kind in ("task", "domain"):
            self._session.go_to(spot.kind, spot.key)
        elif spot.key in _FILTERS:
            self.filter_wanted.emit(spot.key)
        else:
            named = (task for lack in overview.lacks if lack.kind == spot.key for task in lack.tasks)
            if (first := next(named, None)) is not None:
                self._session.go_to("task", first.id)
