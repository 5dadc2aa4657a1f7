"""The records that the store keeps and every floor above speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

PeriodKind = Literal["tháng", "quý", "6 tháng", "9 tháng", "năm", "khác"]
PERIOD_KINDS: tuple[PeriodKind, ...] = ("tháng", "quý", "6 tháng", "9 tháng", "năm", "khác")

TASK_FIELDS = ("number", "unit", "content", "documents", "result", "evaluation")
"""The clerk's texts of a task, in the annex's order."""


@dataclass(frozen=True, slots=True)
class Period:
    """The span of time that a report covers.

    `ordinal` is the month 1-12 or the quarter 1-4 and None for the other kinds; `start` and
    `end` are ISO dates, set only where somebody gave them.
    """

    kind: PeriodKind
    year: int | None = None
    ordinal: int | None = None
    start: str | None = None
    end: str | None = None

    @property
    def last_day(self) -> str:
        """Return the ISO date of the last day, given or computed; empty where nothing tells it."""
        if self.end:
            return self.end
        if self.year is None:
            return ""
        last_month = {"6 tháng": 6, "9 tháng": 9, "năm": 12}.get(self.kind)
        if self.kind == "tháng":
            last_month = self.ordinal
        elif self.kind == "quý" and self.ordinal:
            last_month = self.ordinal * 3
        if last_month is None:
            return ""
        first = date(self.year, last_month, 1)
        days = 31 if last_month == 12 else (date(self.year, last_month + 1, 1) - first).days
        return first.replace(day=days).isoformat()

    def is_same(self, other: Period) -> bool:
        """Tell whether two periods are one span of time; two of which nothing is told may be two.

        Given days count only where nothing else tells the span, and then they tell the year.
        """
        return self._span() is not None and self._span() == other._span()

    def _span(self) -> tuple[object, ...] | None:
        if self.kind != "khác":
            return self.kind, self.year, self.ordinal
        days = (self.start, self.end)
        if not any(days) and self.year is None:
            return None
        return (self.kind, *days) if any(days) else (self.kind, self.year)


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of the annex's columns; None where the annex has no such column.

    `results` spans documents, result and evaluation. `extra` names the columns beyond the six.
    """

    number: str | None = None
    unit: str | None = None
    content: str | None = None
    results: str | None = None
    documents: str | None = None
    result: str | None = None
    evaluation: str | None = None
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One annex for one period of one organisation; `numeral`: which of its document's, "" the only one."""

    id: str
    organisation: str
    period: Period
    titles: tuple[str, ...]
    attached_to: str
    headings: Headings
    numeral: str = ""


@dataclass(frozen=True, slots=True)
class Domain:
    """A section of the annex; `numeral` and `name` may be empty."""

    report_id: str
    id: str
    numeral: str
    name: str


def _no_extra() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Task:
    r"""One row of the annex; its id stays the same from period to period.

    All texts are the clerk's, to the letter; paragraphs and line breaks are `\n`.
    `extra` holds the texts of the columns beyond the six, by their heading.
    """

    report_id: str
    domain_id: str
    id: str
    number: str = ""
    unit: str = ""
    content: str = ""
    documents: str = ""
    result: str = ""
    evaluation: str = ""
    extra: Mapping[str, str] = field(default_factory=_no_extra)


@dataclass(frozen=True, slots=True)
class Section:
    """A domain with its tasks in the annex's order."""

    domain: Domain
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole report as it came in and may be stored; ids are filled in."""

    report: Report
    sections: tuple[Section, ...]

    def with_report(self, report: Report) -> Draft:
        """Return the same draft under another report record; the report's id reaches every row."""
        sections = tuple(
            Section(
                replace(section.domain, report_id=report.id),
                section.tasks
                if all(task.report_id == report.id for task in section.tasks)
                else tuple(replace(task, report_id=report.id) for task in section.tasks),
            )
            for section in self.sections
        )
        return Draft(report, sections)


@dataclass(frozen=True, slots=True)
class Unit:
    """Who carries a task out: official name, aliases, ISO dates of validity (None: open)."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """A dated profile of who issues reports; dates are ISO, None where open."""

    id: str
    name: str
    short_name: str = ""
    parent: str = ""
    level: str = ""
    place: str = ""
    symbol: str = ""
    valid_from: str | None = None
    valid_to: str | None = None


NO_ORGANISATION = "no-organisation"
"""The id of a style that is for reports that name nobody."""


@dataclass(frozen=True, slots=True)
class KeptStyle:
    """How an organisation's annexes look, under the organisation's id; what it means is known above.

    `form` is a JSON text, "" where it is as usual; `template` a file as base64, "" for none.
    """

    id: str
    form: str = ""
    template: str = ""
