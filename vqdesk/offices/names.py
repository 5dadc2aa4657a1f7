"""Names of the offices that issue reports: which spellings are one office, which existed in a period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from db.text.folding import office_key
from vqdesk.offices import profiles
from vqdesk.periods.period import format_day, period_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Organisation, Period, Report

_DOTTED = re.compile(r"(?<=\w)\.(?=\w|\s|$)")
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Doubt:
    """What speaks against an office as the author of a period's report.

    It has `ended` before the period's last day or did `not_begin` until then; `day` is that day.
    """

    organisation: str
    why: Literal["ended", "not_begun"]
    day: str
    period: Period

    def values(self, offered: Iterable[str] = ()) -> dict[str, object]:
        """Return what fills the gaps of `office.*`; `offered` are offices to choose from."""
        return {
            "names": tuple(offered)[:_MOST_NAMED],
            "organisation": self.organisation,
            "day": format_day(self.day),
            "period": period_name(self.period),
        }


class Offices:
    """Know the profiles of a store's register; get one from `Offices(store.registers.organisations())`.

    Names are one office where they differ by capitals, the place of a tone mark, signs that nobody sees,
    or `UBND` for `Ủy ban nhân dân`, and where a profile has one as its name and one as its short name.
    """

    def __init__(self, known: Iterable[Organisation]) -> None:
        self._known = tuple(known)
        self._by_key: dict[str, list[Organisation]] = {}
        for office in self._known:
            for name in {_key(office.name), _key(office.short_name)} - {""}:
                self._by_key.setdefault(name, []).append(office)

    def same(self, one: str, other: str) -> bool:
        """Tell whether two names are one office; two without a name are."""
        return self._office_of(one) == self._office_of(other)

    def ids(self, name: str) -> list[str]:
        """Return the ids of an office's profiles, in the register's order: it may have had two lives."""
        key = self._office_of(name)
        return [office.id for office in self._known if _key(office.name) == key]

    def official(self, name: str) -> str | None:
        """Return the name that an office's profile has, None where no profile has such a name."""
        found = self._by_key.get(_key(name))
        return found[0].name if found else None

    def in_period(self, period: Period) -> list[str]:
        """Return the names of the offices that there are on a period's last day, in the register's order."""
        there = (office.name for office in self._known if _why(office, period) is None)
        return list(dict.fromkeys(there))

    def doubt(self, name: str, period: Period) -> Doubt | None:
        """Return what speaks against an office in a period; None for one without a profile."""
        doubts = [self._doubt(office, period) for office in self._by_key.get(_key(name), ())]
        # An office may have had two lives.
        return None if None in doubts else next(iter(doubts), None)

    def twins(self, reports: Iterable[Report], report: Report) -> list[Report]:
        """Return the reports of the same period and office as a report, in the order given, but itself."""
        return [
            other
            for other in reports
            if other.id != report.id
            and other.period.is_same(report.period)
            and self.same(other.organisation, report.organisation)
        ]

    def _doubt(self, office: Organisation, period: Period) -> Doubt | None:
        why = _why(office, period)
        if why is None:
            return None
        day = office.valid_to if why == "ended" else office.valid_from
        return Doubt(office.name, why, day or "", period)

    def _office_of(self, name: str) -> str:
        key = _key(name)
        found = self._by_key.get(key)
        return _key(found[0].name) if found else key


def _why(office: Organisation, period: Period) -> Literal["ended", "not_begun"] | None:
    """Tell why an office does not report on a period: whoever is there on its last day does."""
    first, last = _last_days(period)
    if office.valid_to and first and office.valid_to < first:
        return "ended"
    if office.valid_from and last and last < office.valid_from:
        return "not_begun"
    return None


def _last_days(period: Period) -> tuple[str, str]:
    """Return the first and the last day that may be a period's last; "" where nothing tells it."""
    if period.last_day:
        return period.last_day, period.last_day
    if period.year:
        return max(f"{period.year:04}-01-01", period.start or ""), f"{period.year:04}-12-31"
    return period.start or "", ""


def _key(name: str) -> str:
    """Return a name as names are compared, its usual abbreviations spoken in full."""
    words = office_key(_DOTTED.sub("", name))
    for short, long in _abbreviations():
        words = re.sub(rf"(?<!\S){re.escape(short)}(?!\S)", long, words)
    return words


@cache
def _abbreviations() -> tuple[tuple[str, str], ...]:
    return tuple(
        (office_key(short), office_key(long)) for short, long in profiles.organisation_abbreviations().items()
    )
