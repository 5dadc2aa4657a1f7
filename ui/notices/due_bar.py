"""The bar at the window's foot that says once a day what is late and what is due soon."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from db.errors import Refused
from ui.widgets.standing_bar import StandingBar
from vqdesk.messages.catalogue import say
from vqdesk.tracking.understood import shown_day

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session.session import Session

TOLD = "window.due_told"
"""The setting that keeps the day on which it was said last."""
_LONG_OVER = 31  # days after a period's end; what was open then is no work of today


class DueBar(StandingBar):
    """Say at the start of a day what the open report's tasks ask for; it takes no focus and asks nothing.

    `wanted` names what the clerk wants to see: `late` or `soon`.
    """

    wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        for name, text in (("late", self.tr("Show what is late")), ("soon", self.tr("Show what is due"))):
            self.add_button(name, text, partial(self._on_wanted, name))
        self.add_button("close", self.tr("Close"), self.hide)

    def look(self) -> None:
        """Say what is due where that was not said today; nothing is said where nothing is."""
        session = self._session
        today = session.standings.today()
        try:
            if session.report_id is None or session.store.settings.get(TOLD) == today.isoformat():
                return
            rows = session.outline()
        except Refused:
            return  # there is something else to be told
        marks = Counter(map(session.standings.mark, rows))
        counts = {name: marks[name] for name in ("late", "soon")}
        what = [say(f"show.due.{name}", session.lang, count=count) for name, count in counts.items() if count]
        if not what or (today - session.standings.all().as_of).days > _LONG_OVER:
            return
        for name, count in counts.items():
            self.buttons[name].setVisible(count > 0)
        self.say("calm", say("show.task.due", session.lang, day=shown_day(today), what=what))
        session.keep_setting(TOLD, today.isoformat())

    def _on_wanted(self, name: str) -> None:
        self.hide()
        self.wanted.emit(name)
