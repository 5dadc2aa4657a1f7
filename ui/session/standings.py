"""How the open report's tasks stand today: judged once for each text, anew on another day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot

from db.errors import Refused
from db.records import Period
from vqdesk.messages.catalogue import say, told
from vqdesk.text.figures import parse_percent
from vqdesk.tracking.six_clear import asked_of, lacking

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from db.changes import Changes
    from db.records import Report
    from db.verbs.outline import TaskOutline
    from ui.session.open_report import OpenReport
    from vqdesk.tracking.groups import Tracked
    from vqdesk.tracking.standings import Mark, Standing, Standings
    from vqdesk.tracking.status_words import StatusWords

_NO_PERIOD = Period("khác")
_LATER = (
    "vqdesk.text.citations",
    "vqdesk.tracking.spans",
    "vqdesk.tracking.documents",
    "vqdesk.tracking.recurring",
    "vqdesk.tracking.deadlines",
    "vqdesk.tracking.status_words",
    "vqdesk.tracking.standings",
    "vqdesk.tracking.unit_lists",
    "vqdesk.offices.status_words",
)
"""What judges texts and finds citations in them: one at a time, so that a key between them is taken."""
_LATEST = 300  # milliseconds; a window that is hidden or covered is not painted


class FirstSight(QObject):
    """Let the start's first painting do without what is judged of texts, until it is `over`.

    While it `is_ahead` nobody judges, looks for citations or reads the period before: that costs more than
    all that is shown. It is over as soon as the window was painted and these modules are loaded.
    """

    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_ahead = False
        self._window: QWidget | None = None
        self._left = list(_LATER)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)

    def begin(self, window: QWidget) -> None:
        """Wait for the first painting of a window."""
        self.is_ahead = True
        self._window = window
        window.installEventFilter(self)
        self._timer.start(_LATEST)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on once the window was painted and what was pressed by then was taken."""
        # A window that is closed by now may still be painted; its timers were stopped with it.
        if event.type() == QEvent.Type.Paint and self._timer.isActive() and self._timer.interval():
            self._timer.start(0)
        return super().eventFilter(watched, event)

    @Slot()
    def _on_timeout(self) -> None:
        self._timer.start(0)
        if self._left:
            import_module(self._left.pop(0))
            return
        self._timer.stop()
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None
        self.is_ahead = False
        self.over.emit()


class OpenStandings(QObject):
    """Judge the tasks of the report that a session has open, as of `today`."""

    judged_anew = Signal()
    """Every task may stand otherwise: another day has come, other status words, another period."""

    def __init__(self, session: OpenReport) -> None:
        super().__init__(session)
        self._session = session
        self.today: Callable[[], date] = date.today
        self._made: Standings | None = None
        self._is_read, self._office, self._period = True, "", _NO_PERIOD
        self._words: StatusWords | None = None
        self._asked: dict[str, tuple[str, ...]] = {}
        session.report_opened.connect(self._read)
        session.first_sight.over.connect(self.renew)
        session.changed.connect(self._on_changed)

    def all(self) -> Standings:
        """Return what judges the open report's tasks; nothing is read for that: views ask while they draw."""
        if self._made is None:
            # A report without deadlines needs none.
            from vqdesk.tracking.standings import Standings
            from vqdesk.tracking.status_words import DEFAULT

            self._made = Standings(self._period, self.today(), self._words or DEFAULT)
        return self._made

    def of(self, task: Tracked) -> Standing:
        """Return how a task stands."""
        return self.all().of(task)

    def mark(self, task: Tracked) -> Mark:
        """Return what calls for work in a task; most without a deadline need not be judged for that.

        At the start's first sight it is not known yet.
        """
        if self._session.first_sight.is_ahead:
            return ""
        says_nothing = not (task.deadline or task.first_deadline or task.status or task.finished)
        if says_nothing and (not task.evaluation.strip() or parse_percent(task.evaluation) is not None):
            return ""
        return self.of(task).mark

    def sentence(self, task: Tracked) -> str:
        """Return the group that a task stands in, why, as of which day, and what is doubtful."""
        from vqdesk.tracking.understood import reason_in_words, shown_day

        standings, lang = self.all(), self._session.lang
        judged = standings.of(task).judgement
        name = say(f"show.group.{judged.group}", lang)
        said = say("show.task.standing", lang, group=name, day=shown_day(standings.as_of))
        doubts = (told(each, lang) for each in judged.doubts)
        return "\n".join((said, reason_in_words(judged, lang), *doubts))

    def lacking(self, row: TaskOutline) -> tuple[str, ...]:
        """Return which of the "6 rõ" a task does not say, among those that the report has columns for."""
        return lacking(self._asked, row.says)

    def lacking_sentence(self, row: TaskOutline) -> str:
        """Return in words what `lacking` returns; "" for nothing."""
        lang = self._session.lang
        names = [say(f"show.lacking.{key}", lang) for key in self.lacking(row)]
        return say("show.task.lacking", lang, what=names) if names else ""

    def words(self) -> StatusWords:
        """Return the status words of the open report's office."""
        from vqdesk.offices.status_words import status_words

        report = self._report()
        return status_words(self._session.store, report.organisation if report else "")

    def renew(self) -> None:
        """Judge anew: what the judgements hang on has changed."""
        self._read()
        self.judged_anew.emit()

    def look_at_clock(self) -> None:
        """Judge anew where another day has come."""
        if self._made is not None and self._made.today != self.today():
            self.renew()

    def _report(self) -> Report | None:
        try:
            return self._session.report()
        except Refused:
            return None  # whoever shows the report tells why

    def _read(self) -> None:
        """Read what the judgements hang on; what cannot be read is read again at the next change."""
        self._made, self._words, report = None, None, self._report()
        self._is_read = self._session.first_sight.is_ahead  # then all is read anew when that is over
        with suppress(Refused):  # who shows the report tells why
            self._words = None if self._is_read else self.words()
            self._is_read = report is not None or self._session.report_id is None
        self._period = report.period if report else _NO_PERIOD
        self._office = report.organisation if report else ""
        self._asked = asked_of(report.columns) if report else {}

    def _on_changed(self, changes: Changes) -> None:
        if not self._is_read:
            self.renew()
            return
        report = self._report() if self._session.report_id in changes.reports else None
        if report is not None:
            self._asked = asked_of(report.columns)
            if (report.period, report.organisation) != (self._period, self._office):
                self.renew()
