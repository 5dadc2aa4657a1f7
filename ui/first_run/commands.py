"""The first run's commands: the page is asked until something was begun, or the clerk puts it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.errors import Refused
from vqdesk.messages.catalogue import sentence
from vqdesk.periods.period import period_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.first_run.dialog import FirstAnswers, FirstStartDialog
    from ui.importing.commands import ImportCommands
    from ui.importing.readings import Readings
    from ui.session.session import Session


class FirstRunCommands(QObject):
    """Ask how to begin, and do it; `sample_wanted` and its like tell of the ways that need no answers."""

    sample_wanted = Signal()
    backups_wanted = Signal()
    bin_wanted = Signal()
    told = Signal(str)
    """What is to be known of what was begun."""

    def __init__(self, session: Session, importing: ImportCommands, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._importing, self._window = session, importing, window

    def offer(self) -> None:
        """Show the page; it is loaded when it is opened."""
        from ui.first_run.dialog import FirstStartDialog

        removed = len(self._session.store.bin.all())
        self.ask(FirstStartDialog(self._session, self._importing.choose_file, self._window, removed))

    def ask(self, page: FirstStartDialog) -> None:
        """Show the page until something was begun."""
        waits = page.ask_until(lambda: self._begin(page)) and page.answers().file is not None
        if not waits:
            page.deleteLater()

    def _begin(self, page: FirstStartDialog) -> bool:
        answers = page.answers()
        if answers.file is not None:
            self._importing.import_file(answers.file, _Beginner(self, page))
            return True
        if answers.way == "blank":
            draft = page.draft()
            return self._session.register_offices(
                page.chosen, [draft.report.organisation]
            ) and self._session.add_report(draft)
        wanted = {"sample": self.sample_wanted, "backups": self.backups_wanted, "bin": self.bin_wanted}
        wanted[answers.way].emit()
        return True

    def tell_failed(self, page: FirstStartDialog, error: Exception) -> None:
        """Tell on the page why its file cannot be read; it is there again as it was."""
        if not isinstance(error, Refused):
            raise error
        page.tell_trouble(sentence(error, self._session.lang))
        self.ask(page)

    def expect_report(self, answers: FirstAnswers) -> None:
        """Compare with the answers what comes to the screen next."""

        def compare() -> None:
            self._session.report_opened.disconnect(compare)
            self._compare_periods(answers)

        self._session.report_opened.connect(compare)

    def _compare_periods(self, answers: FirstAnswers) -> None:
        """Tell of a file that covers another period than the one that was chosen."""
        report = self._session.report()
        if report is None or answers.period is None:
            return
        own, chosen = period_name(report.period), period_name(answers.period)
        said = self.tr(
            "The file covers {own}, not {chosen}: “Next period” in the toolbar makes the report of another "
            "period from it."
        )
        if own != chosen:
            self.told.emit(said.format(own=own, chosen=chosen))


class _Beginner:
    """Answer for the page what a file leaves open; the page is there again where nothing comes of it."""

    def __init__(self, commands: FirstRunCommands, page: FirstStartDialog) -> None:
        self._commands, self._page = commands, page
        self._answers: FirstAnswers = page.answers()

    def suppose(self, readings: Readings) -> None:
        answers = self._answers
        readings.suppose(answers.organisation, answers.period, answers.proposed)

    def on_failed(self, error: Exception) -> None:
        self._commands.tell_failed(self._page, error)

    def on_left(self) -> None:
        self._commands.ask(self._page)

    def on_stored(self) -> None:
        self._commands.expect_report(self._answers)
        self._page.deleteLater()
