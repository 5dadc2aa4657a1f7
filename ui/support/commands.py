"""Help for the clerk and for those who support them: the check of the PC."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ui.runtime.task_runner import Errands

if TYPE_CHECKING:
    from vqdesk.diagnostics.doctor import Findings


class Support(Errands):
    """Look at the PC and the session's store in another thread, and show what was found."""

    def check(self) -> None:
        """Check the PC, after storing what is typed."""
        from vqdesk.diagnostics.doctor import (
            run_checks,  # with what it looks into: the window is there sooner
        )

        path = self._session.store.path
        self.start(
            self.tr("Checking..."), lambda _: run_checks(path), self._show, self._fail, at_any_time=True
        )

    def _show(self, found: object) -> None:
        from ui.support.check_dialog import MachineCheckDialog

        text = cast("Findings", found).as_text(self._session.lang)
        MachineCheckDialog(self._window, text).exec()
