"""The bar at the window's foot that says once a day what is late and what is due soon."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
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

    While it stands there, its counts follow what is written. `wanted` names what the clerk wants to see:
    `late` or `soon`; the bar stays for the other one.
    """

    wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen: set[str] = set()
        for name, text in (("late", self.tr("Show what is late")), ("soon", self.tr("Show what is due"))):
            self.add_button(name, text, partial(self._on_wanted, name))
        self.add_button("close", self.tr("Close"), self.hide)
        session.changed.connect(self._follow)
        session.standings.judged_anew.connect(self._follow)

    def look(self) -> None:
        """Say what is due where that was not said today; nothing is said where nothing is."""
        today = self._session.standings.today().isoformat()
        with suppress(Refused):  # there is something else to be told
            if self._session.report_id is None or self._session.store.settings.get(TOLD) == today:
                return
            self._seen.clear()
            self._say_counts()
            if not self.isHidden():
                self._session.keep_setting(TOLD, today)

    def _follow(self) -> None:
        """Say what is still due of what the bar says; it goes where that is nothing."""
        if not self.isHidden():
            with suppress(Refused):  # there is something else to be told
                self._say_counts()

    def _say_counts(self) -> None:
        session = self._session
        today = session.standings.today()
        marks = Counter(map(session.standings.mark, session.outline()))
        counts = {name: marks[name] for name in ("late", "soon")}
        what = [say(f"show.due.{name}", session.lang, count=count) for name, count in counts.items() if count]
        offered = {name for name, count in counts.items() if count} - self._seen
        if not offered or (today - session.standings.all().as_of).days > _LONG_OVER:
            self.hide()
            return
        for name in counts:
            self.buttons[name].setVisible(name in offered)
        self.say("calm", say("show.task.due", session.lang, day=shown_day(today), what=what))

    def _on_wanted(self, name: str) -> None:
        self._seen.add(name)
        self._follow()
        self.wanted.emit(name)
