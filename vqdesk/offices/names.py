"""Names of the offices that issue reports: which spellings are one office, which existed in a period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from db.office_names import OfficeNames
from vqdesk.offices.name_key import name_key
from vqdesk.offices.profiles import FIRST_DAY, LAST_FORMER_DAY
from vqdesk.periods.period import format_day, period_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Organisation, Period, Report
    from vqdesk.offices.country import Country, CountryOffice

_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Doubt:
    """What speaks against an office as the author of a period's report.

    It has `ended` before the period's last day or did `not_begin` until then; `day` is that day. `full_name`
    tells it from others of its name.
    """

    organisation: str
    why: Literal["ended", "not_begun"]
    day: str
    period: Period
    full_name: str

    @property
    def successors(self) -> tuple[CountryOffice, ...]:
        """Return the offices of today where one that ended on 30 June 2025 was."""
        return _country().successors(self.full_name) if self.why == "ended" else ()

    def values(self, offered: Iterable[str] = ()) -> dict[str, object]:
        """Return what fills the gaps of `office.*`; `offered` stand for successors where there are none."""
        names = tuple(f"“{each.full_name}”" for each in self.successors) or tuple(offered)
        return {
            "names": names[:_MOST_NAMED],
            "organisation": self.organisation,
            "day": format_day(self.day),
            "period": period_name(self.period),
        }

    def as_json(self) -> dict[str, object]:
        """Return what `--json` tells of it."""
        successors = [{"organisation": each.name, "province": each.province} for each in self.successors]
        return {"why": self.why, "day": self.day, "successors": successors}


class Offices:
    """Know the profiles of a store's register; get one from `Offices(store.registers.organisations())`.

    Names are one office where they differ by capitals, the place of a tone mark, signs that nobody sees,
    or `UBND` for `Ủy ban nhân dân`, and where a profile has one as its name and one as its short name, or as
    another name (`OfficeNames` tells which of those count).
    """

    def __init__(self, known: Iterable[Organisation]) -> None:
        self._known = tuple(known)
        self._names = OfficeNames(self._known, name_key)

    def same(self, one: str, other: str) -> bool:
        """Tell whether two names are one office; two without a name are."""
        return self._names.office(one) == self._names.office(other)

    def ids(self, name: str) -> list[str]:
        """Return the ids of an office's profiles, in the register's order: it may have had two lives."""
        key = self._names.office(name)
        return [office.id for office in self._known if self._names.office(office.name) == key]

    def official_of_other(self, name: str) -> str:
        """Return the name of the office that has a name as another one; "" where none alone has."""
        return self._names.official(name)

    def sharing(self, name: str) -> list[str]:
        """Return the names of the offices that all have a name as another one, so that it is none's."""
        return self._names.sharing(name)

    def official(self, name: str) -> str | None:
        """Return the name that an office's profile has, or the one office of today of that name."""
        found = self._names.profiles(name)
        if found:
            return found[0].name
        from vqdesk.offices.register import profile_in

        of_today = _country().named(name)
        return profile_in(self._known, of_today[0]).name if len(of_today) == 1 else None

    def in_period(self, period: Period) -> list[str]:
        """Return the names of the offices that there are on a period's last day, in the register's order.

        A name that only is another one of an office is left out.
        """
        there = (
            office.name
            for office in self._known
            if _why(office, period) is None and not self._names.official(office.name)
        )
        return list(dict.fromkeys(there))

    def doubt(self, name: str, period: Period) -> Doubt | None:
        """Return what speaks against an office in a period.

        One without a profile is in doubt only where it ended with the districts: None for any other.
        """
        known = self._names.profiles(name)
        if not known:
            return _former_doubt(name, period)
        doubts = [self._doubt(office, period) for office in known]
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
        return Doubt(office.name, why, day or "", period, f"{office.name}, {office.parent}")


def _former_doubt(name: str, period: Period) -> Doubt | None:
    first, _ = _last_days(period)
    # Only where it is asked about is the country read.
    if first < FIRST_DAY or not _country().successors(name):
        return None
    return Doubt(name, "ended", LAST_FORMER_DAY, period, name)


def _country() -> Country:
    from vqdesk.offices.country import country

    return country()


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
