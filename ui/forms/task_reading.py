"""What is read from a task's texts while they are typed, in the clerk's words."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from db.errors import Refused
from db.records import Task
from db.text.folding import fold
from vqdesk.messages.catalogue import say
from vqdesk.tracking.understood import shown_day, understood_as

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from db.changes import Changes
    from db.records import Unit
    from ui.session.session import Session

_TOGETHER = ("cac ", "nhung ", "toan the ")
"""Begin what means several at once: `các đơn vị liên quan` is in no register."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said beside deadline and status: what the deadline means, what it was first, the group."""

    deadline: str
    first: str
    group: str


class TaskReading:
    """Read the texts of a task of the session's open report."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._units: list[Unit] | None = None
        session.changed.connect(self._on_changed)

    def get_ready(self) -> None:
        """Know the names of the register's units: while a text is typed nothing is read for that."""
        if self._units is None:
            with suppress(Refused):  # what cannot be looked up is not claimed
                self._units = self._session.store.registers.units()

    def day(self, text: str) -> date | None:
        """Return the day that a deadline's text means."""
        from vqdesk.tracking.deadlines import read_deadline  # the first sight does without

        read = read_deadline(text, self._session.standings.all().period)
        return read.last_day if read else None

    def told(self, texts: Mapping[str, Any]) -> Told:
        """Return what is said of a task with these texts."""
        lang, standings = self._session.lang, self._session.standings
        task = Task("", "", "", **texts)
        deadline, first = standings.of(task).judgement.deadline, texts["first_deadline"].strip()
        if not first and deadline and deadline.first and deadline.first != deadline.last_day:
            first = shown_day(deadline.first)
        return Told(
            understood_as(deadline, lang),
            say("show.task.first_deadline", lang, first=first) if first else "",
            standings.sentence(task),
        )

    def units(self, text: str) -> str:
        """Return which of the units of a text the register has not, or the official names of those it has.

        For no text it is how several are written.

        There is always something said: fields below do not move while a unit is typed.
        """
        register = self._units
        if register is None or not text.strip():
            return say("show.units.none", self._session.lang)
        from vqdesk.tracking.unit_lists import find_unit, split_units, unit_names

        units = split_units(text, unit_names(register))
        named = [unit for unit in units if not fold(unit).startswith(_TOGETHER)]
        meant = {unit: find_unit(unit, register) for unit in named}
        strange = [unit for unit, known in meant.items() if known is None]
        lang = self._session.lang
        if not named:
            return say("show.units.none", lang)
        if strange:
            return say("show.units.strange", lang, units="; ".join(strange))
        official = [known.name for unit, known in meant.items() if known and _is_other(unit, known)]
        if official:
            return say("show.units.official", lang, units="; ".join(dict.fromkeys(official)))
        return say("show.units.known", lang, count=len(named))

    def _on_changed(self, changes: Changes) -> None:
        if changes.registers:
            self._units = None
            self.get_ready()


def _is_other(name: str, unit: Unit) -> bool:
    """Tell whether a name means a unit by another than its official name."""
    from vqdesk.tracking.unit_lists import find_unit

    return find_unit(name, [replace(unit, aliases=())]) is None
