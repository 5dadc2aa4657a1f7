"""Readings of a file's annexes as the clerk wants them: which period, which column is what."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from db.errors import Refused
from db.records import Period
from db.text.folding import office_key
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.importing.file_import import PERIOD_OPEN
from vqdesk.periods.period import parse_period
from vqdesk.periods.renaming import rename_lines

if TYPE_CHECKING:
    from db.records import Report
    from vqdesk.annex.recognition.recogniser import Recognised
    from vqdesk.importing.file_import import Incoming

_OPEN = Period("khác")
_RETITLED = "account.titles_of_period"
_FIRST_YEAR = 1000  # a smaller one is still being typed


class Readings:
    """Hold what is understood of each annex of a file; nothing here is stored, nothing knows Qt.

    `first` is the place of the first annex that has tasks, a report before a plan; it is recognised at once,
    so that this may be made off the UI thread. Raises what `Annex.recognise` refuses, except period.none and
    period.doubtful: such an annex `lacks_period` until it is given one.
    """

    def __init__(self, incoming: Incoming) -> None:
        self.name = incoming.name
        self.annexes = incoming.annexes
        self.has_struck = incoming.has_struck and incoming.again is not None
        self.keeps_struck = incoming.keeps_struck
        self._incoming = incoming
        self._columns: list[dict[str, str]] = [{} for _ in incoming.annexes]
        self._periods: dict[int, Period] = {}
        self._organisations: dict[int, str] = {}
        self._own: dict[int, Report] = {}
        self._titles: dict[int, tuple[str, ...]] = {}
        self._nameless: set[int] = set()
        self._doubtful: dict[int, tuple[Period, ...]] = {}
        self._found: dict[int, Recognised] = {}
        self._answered: tuple[str, Period | None] = ("", None)
        filled = [index for index, annex in enumerate(self.annexes) if annex.has_task()]
        self.first = next((at for at in filled if not self.annexes[at].planned), (filled or [0])[0])
        self.found(self.first)

    def found(self, index: int) -> Recognised:
        """Return an annex as it is understood now; one that names no period has an open one."""
        if index not in self._found:
            self._found[index] = self._read(index, self._columns[index])
        return self._found[index]

    def lacks_tasks(self, index: int) -> bool:
        """Tell whether a foreign annex holds no task; a report of ours may be a new one that has none yet."""
        found = self.found(index)
        return found.grid is not None and not any(section.tasks for section in found.draft.sections)

    def lacks_period(self, index: int) -> bool:
        """Tell whether neither the file nor the clerk has said which period an annex is about."""
        return index in self._nameless and not _is_said(self.found(index).draft.report.period)

    def doubtful(self, index: int) -> tuple[Period, ...]:
        """Return the periods between which an annex's titles leave it open; none where they do not."""
        self.found(index)
        return self._doubtful.get(index, ())

    def own_titles(self, index: int) -> tuple[str, ...]:
        """Return an annex's titles as the file has them."""
        self.found(index)
        return self._own[index].titles

    def proposed_titles(self, index: int) -> tuple[str, ...]:
        """Return an annex's titles with the chosen period in the place of the one that the file names."""
        period, own = self.found(index).draft.report.period, self._own[index]
        if not _is_said(period):
            return own.titles
        return rename_lines(own.titles, own.period, period)

    def set_titles(self, index: int, titles: tuple[str, ...]) -> None:
        """Give an annex its titles, which its account tells; they outlive another choice of columns."""
        found = self.found(index)
        self._titles[index] = titles
        self._found[index] = _of_titles(found, self._own[index].titles, titles)

    def has_period(self, index: int) -> bool:
        """Tell whether an annex that says its period was given another one."""
        given = self._periods.get(index)
        return given is not None and index not in self._nameless and given != self._own[index].period

    def set_period(self, index: int, period: Period) -> None:
        """Give an annex its period; it outlives another choice of columns."""
        found = self.found(index)
        self._periods[index] = period
        report = replace(found.draft.report, period=period)
        self._found[index] = replace(found, draft=found.draft.with_report(report))

    def set_organisation(self, index: int, organisation: str) -> None:
        """Give an annex its organisation; it outlives another choice of columns."""
        self._organisations[index] = organisation
        self._found[index] = _of_organisation(self.found(index), organisation)

    def suppose(self, organisation: str, period: Period | None, proposed: Period | None = None) -> None:
        """Answer what the first annex leaves open, and nothing that it says; "" and None are no answers.

        `proposed` is the period that stood there without being chosen: it answers nothing.
        """
        at, self._answered = self.first, (organisation, period or proposed)
        if period is not None and self.lacks_period(at) and not self.doubtful(at):
            self.set_period(at, period)
        if organisation and not self.found(at).draft.report.organisation.strip():
            self.set_organisation(at, organisation)

    def overruled(self, index: int) -> tuple[Period | None, str]:
        """Return the answers that an annex's own period and office stand against, None and "" where none.

        What the clerk has said of the annex since is no more the file's.
        """
        office, period = self._answered if index == self.first else ("", None)
        report, own = self.found(index).draft.report, self._own[index]
        is_other = period is not None and index not in self._nameless and not period.is_same(own.period)
        is_kept = report.period == own.period
        keys = [office_key(each) for each in (office, own.organisation, report.organisation)]
        is_others = all(keys) and keys[1] == keys[2] != keys[0]
        return period if is_other and is_kept else None, " ".join(office.split()) if is_others else ""

    def set_column(self, index: int, heading: str, field: str) -> None:
        """Read an annex anew with a field of TASK_FIELDS, or "extra", for one of its headings.

        All ids are new then. Raises Refused where nothing can be read that way; all stays as it was.
        """
        columns = self._columns[index] | {heading: field}
        self._found[index] = self._read(index, columns)
        self._columns[index] = columns

    def again(self, *, keep_struck: bool) -> Readings:
        """Read the file once more, with its struck-out text kept or left out; these stay as they are.

        The periods that were chosen are kept, and the columns where the file still has them. Raises Refused
        as reading does.
        """
        if self._incoming.again is None:
            raise ValueError("what is read once cannot be read again")
        new = Readings(self._incoming.again(keep_struck))
        new._answered = self._answered
        if len(new.annexes) == len(self.annexes):
            for index, columns in enumerate(self._columns):
                for heading, field in columns.items():
                    with suppress(Refused):
                        new.set_column(index, heading, field)
            for index, period in self._periods.items():
                new.set_period(index, period)
            for index, organisation in self._organisations.items():
                new.set_organisation(index, organisation)
            for index, titles in self._titles.items():
                new.set_titles(index, titles)
        return new

    def _read(self, index: int, columns: dict[str, str]) -> Recognised:
        found, named = self._recognised(index, columns), self._organisations.get(index)
        report = found.draft.report
        # Read anew it has the given period; what the file itself says was there before.
        period = self._own[index].period if index in self._own else report.period
        self._own[index] = replace(report, period=period)
        if index in self._titles:
            found = _of_titles(found, report.titles, self._titles[index])
        return found if named is None else _of_organisation(found, named)

    def _recognised(self, index: int, columns: dict[str, str]) -> Recognised:
        annex, period = self.annexes[index], self._periods.get(index)
        try:
            return annex.recognise(period=period, columns=columns)
        except Refused as refused:
            if refused.key not in PERIOD_OPEN:
                raise
            names = refused.values.get("periods")
            periods = map(parse_period, names) if isinstance(names, tuple) else ()
            self._doubtful[index] = tuple(filter(None, periods))
            self._nameless.add(index)
            return annex.recognise(period=_OPEN, columns=columns)


def _is_said(period: Period) -> bool:
    """Tell whether a period is said and not half typed."""
    return bool((period.year or 0) >= _FIRST_YEAR or (period.start and period.end))


def _of_titles(found: Recognised, own: tuple[str, ...], titles: tuple[str, ...]) -> Recognised:
    account = ImportLog(entry for entry in found.account if entry.why != _RETITLED)
    if titles != own:
        account.add("titles", "\n".join(own), "converted", _RETITLED, after=" - ".join(titles))
    report = replace(found.draft.report, titles=titles)
    return replace(found, draft=found.draft.with_report(report), account=account)


def _of_organisation(found: Recognised, organisation: str) -> Recognised:
    report = replace(found.draft.report, organisation=organisation)
    return replace(found, draft=found.draft.with_report(report))
