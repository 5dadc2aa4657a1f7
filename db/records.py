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

TASK_FIELDS = (
    *("number", "content", "assignment", "unit", "coordinating", "leader", "officer", "output", "deadline"),
    *("documents", "result", "evaluation", "status", "finished", "reason", "note"),
)
"""The clerk's texts of a task: each has a column of its own, by this key, where the report has it."""

TASK_TEXTS = (*TASK_FIELDS, "first_deadline")
"""All texts of a task beside its extra ones; that of a deadline before it was moved has no column."""

COLUMN_KEYS = (*TASK_FIELDS, "extra")
"""What a column may hold: one of a task's texts, or a text that only its heading tells."""

EXTRA = "extra:"
"""Begins the field name of a text in an extra column; the heading follows."""

Visibility = Literal["shown", "hidden", "internal"]
VISIBILITIES: tuple[Visibility, ...] = ("shown", "hidden", "internal")


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
    def first_day(self) -> str:
        """Return the ISO date of the first day, given or computed; empty where nothing tells it.

        Of a period that tells its year alone it is the year's.
        """
        if self.start:
            return self.start
        if self.year is None:
            return ""
        month = {"tháng": self.ordinal, "quý": self.ordinal and 3 * self.ordinal - 2}.get(self.kind)
        return date(self.year, month or 1, 1).isoformat()

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
class Column:
    """A column of a report's annex: what it holds, how it is headed, who sees it.

    `key` is one of COLUMN_KEYS. Neighbours of one `group` stand under one head, "" stands under none.
    `internal` is for the own office alone: no issued file has it.
    """

    key: str
    heading: str
    group: str = ""
    visibility: Visibility = "shown"

    @property
    def field(self) -> str:
        """Return the name of the text that stands in it: the key, or `extra:` and the heading."""
        return EXTRA + self.heading if self.key == "extra" else self.key


@dataclass(frozen=True, slots=True)
class Report:
    """One annex for one period of one organisation; `numeral`: which of its document's, "" the only one."""

    id: str
    organisation: str
    period: Period
    titles: tuple[str, ...]
    attached_to: str
    columns: tuple[Column, ...]
    numeral: str = ""

    def column(self, field: str) -> Column | None:
        """Return the column in which a text stands; None where the annex has no such column."""
        return next((column for column in self.columns if column.field == field), None)


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
    `first_deadline` is what the deadline was before it was moved, "" where it never was. `extra` holds the
    texts of extra columns, by their heading.
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
    assignment: str = ""
    coordinating: str = ""
    leader: str = ""
    officer: str = ""
    output: str = ""
    deadline: str = ""
    status: str = ""
    finished: str = ""
    reason: str = ""
    note: str = ""
    first_deadline: str = ""

    def text(self, field: str) -> str:
        """Return the text of a field: one of TASK_TEXTS, or `extra:` and a heading; "" where it has none."""
        if field.startswith(EXTRA):
            return self.extra.get(field.removeprefix(EXTRA), "")
        return str(getattr(self, field))


@dataclass(frozen=True, slots=True)
class AcceptedPlace:
    """A place that a rule questions, known by its own words: it stays one when words around it change.

    `words` stand in the task's text `field`, `lit` are the further words of the same statement, such as the
    two numbers of a quotient. Where the same is said several times in one text, `occurrence` (from 1) of
    `total` tells which it is, and the beginning of what stood before (`lead`) and behind (`trail`).
    """

    task_id: str
    rule: str
    field: str
    words: str
    lit: tuple[str, ...] = ()
    occurrence: int = 1
    total: int = 1
    lead: str = ""
    trail: str = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Somebody's word that a place may stay as it is: why, by whom, when (ISO, UTC)."""

    report_id: str
    id: str
    place: AcceptedPlace
    reason: str
    who: str
    at: str


SignedPart = Literal["content", "form"]
SIGNED_PARTS: tuple[SignedPart, ...] = ("content", "form")
"""What is checked before a document goes out: its content, and its form and technique (Article 12)."""


@dataclass(frozen=True, slots=True)
class SignOff:
    """Somebody's word that a report was checked: which part, by whom, when (ISO, UTC).

    `digest` tells the clerk's texts of that moment from any others.
    """

    report_id: str
    id: str
    part: SignedPart
    who: str
    at: str
    digest: str


State = Literal["open", "locked", "signed"]
STATES: tuple[State, ...] = ("open", "locked", "signed")
"""A report is being written, locked, or marked as signed: only an open one is changed."""


@dataclass(frozen=True, slots=True)
class ReportState:
    """How a report stands: why, by whom, since when (ISO, UTC); all "" where nobody ever changed it.

    `archived` is when it was put out of the list, "" where it is in it.
    """

    report_id: str
    id: str = ""
    state: State = "open"
    reason: str = ""
    who: str = ""
    at: str = ""
    archived: str = ""

    @property
    def is_locked(self) -> bool:
        """Tell whether nothing of the report may be changed."""
        return self.state != "open"


@dataclass(frozen=True, slots=True)
class Section:
    """A domain with its tasks in the annex's order."""

    domain: Domain
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole report as it came in and may be stored; ids are filled in.

    Acceptances, sign-offs and a state are there where it comes from a store.
    """

    report: Report
    sections: tuple[Section, ...]
    acceptances: tuple[Acceptance, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    state: ReportState | None = None

    @property
    def tasks(self) -> list[Task]:
        """All tasks, in the annex's order."""
        return [task for section in self.sections for task in section.tasks]

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
        acceptances = tuple(replace(each, report_id=report.id) for each in self.acceptances)
        sign_offs = tuple(replace(each, report_id=report.id) for each in self.sign_offs)
        state = self.state and replace(self.state, report_id=report.id)
        return Draft(report, sections, acceptances, sign_offs, state)


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
    """A dated profile of who issues reports; dates are ISO, None where open; `aliases` are other names."""

    id: str
    name: str
    short_name: str = ""
    parent: str = ""
    level: str = ""
    place: str = ""
    symbol: str = ""
    valid_from: str | None = None
    valid_to: str | None = None
    aliases: tuple[str, ...] = ()


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
