"""Records as rows: which table and columns each kind has, and the way there and back."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, make_dataclass
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from db.former_headings import FORMER_KEYS
from db.records import (
    EXTRA,
    TASK_TEXTS,
    Acceptance,
    AcceptedPlace,
    Column,
    Domain,
    KeptStyle,
    Organisation,
    Period,
    Report,
    ReportState,
    SignOff,
    Task,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Row = dict[str, Any]
"""A record as the store keeps it: the columns of its kind, lists and the like as JSON text."""

LATER_TEXTS = tuple(name for name in TASK_TEXTS if name not in FORMER_KEYS)
"""A task's texts that came with the third schema; the search index reads them beside the extra ones."""


@dataclass(frozen=True)
class Kind:
    """A kind of record; `searched` are the columns in the search index, in the annex's order.

    `later` are columns that came later: empty, or an empty list, where the history tells of a whole record
    from before.
    """

    name: str
    columns: tuple[str, ...]
    searched: tuple[str, ...] = ()
    stamped: bool = field(default=False)
    later: tuple[str, ...] = ()

    @property
    def indexed(self) -> tuple[str, ...]:
        """Return the columns whose texts the search index has, the later ones beside the extra texts."""
        return (*self.searched, *self.later) if self.searched else ()

    @property
    def in_report(self) -> bool:
        """Tell whether the key is (report, id)."""
        return "report_id" in self.columns

    @cached_property
    def insert_sql(self) -> str:
        """Return the statement that inserts a row: docid if searched, columns, time if stamped."""
        columns = (
            *(("docid",) if self.searched else ()),
            *self.columns,
            *(("changed",) if self.stamped else ()),
        )
        return f"INSERT INTO {self.name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"

    @cached_property
    def where(self) -> str:
        """Return the condition that picks one row by report and id."""
        return "report_id IS :report_id AND id = :id" if self.in_report else "id = :id"

    def report_of(self, row: Row) -> str | None:
        """Return the id of the report that a row belongs to, None for what stands outside reports."""
        if self.name == "report":
            return str(row["id"])
        return str(row["report_id"]) if self.in_report else None


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "report",
            ("id", "made", "organisation", "period", "titles", "attached_to", "columns", "numeral"),
        ),
        Kind("domain", ("report_id", "id", "rank", "numeral", "name"), ("name",)),
        Kind(
            "task",
            # The short columns first: the outline reads them without the long texts' overflow pages.
            (
                *("report_id", "id", "domain_id", "rank", "number", "unit", "evaluation"),
                *("content", "documents", "result", "extra", *LATER_TEXTS),
            ),
            (*FORMER_KEYS, "extra"),
            stamped=True,
            later=LATER_TEXTS,
        ),
        # Behind what they are about: in this order records come, and they go the other way round.
        Kind(
            "acceptance",
            (
                *("report_id", "id", "task_id", "rule", "field", "words", "lit", "occurrence", "lead"),
                *("trail", "why", "who", "at"),
            ),
        ),
        Kind("sign_off", ("report_id", "id", "part", "who", "at", "digest")),
        # The last of a report's: it comes when all else is there, for nothing may be written behind a lock.
        Kind("state", ("report_id", "id", "state", "why", "who", "at", "archived")),
        Kind("unit", ("id", "name", "aliases", "valid_from", "valid_to")),
        Kind(
            "organisation",
            (
                *("id", "name", "short_name", "parent", "level", "place", "symbol"),
                *("valid_from", "valid_to", "aliases"),
            ),
            later=("aliases",),
        ),
        # Behind the organisations by whose names styles are known.
        Kind("style", ("id", "form", "template")),
    )
}


_NOTHING = {"aliases": "[]"}
"""What stands in a later column of a record from before, where that is no text."""
_texts = attrgetter(*TASK_TEXTS)
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def json_text(value: object) -> str:
    """Return JSON text with the letters as they are."""
    return _JSON.encode(value)


def columns_json(columns: Iterable[Column]) -> str:
    """Return a report's columns as JSON text."""
    return json_text([asdict(column) for column in columns])


def whole_row(kind: Kind, text: str) -> Row:
    """Return a whole record as the history tells it; ValueError, TypeError where it is none."""
    return {**{name: _NOTHING.get(name, "") for name in kind.later}, **json.loads(text)}


def report_row(report: Report, made: int | None = None) -> Row:
    """Return a report's row; `made` counts the reports in the order of their making."""
    row = {
        "id": report.id,
        "organisation": report.organisation,
        "period": json_text(asdict(report.period)),
        "titles": json_text(report.titles),
        "attached_to": report.attached_to,
        "columns": columns_json(report.columns),
        "numeral": report.numeral,
    }
    return row if made is None else {**row, "made": made}


def report_from(row: Mapping[str, Any]) -> Report:
    """Return the report of a row."""
    return Report(
        id=row["id"],
        organisation=row["organisation"],
        period=Period(**json.loads(row["period"])),
        titles=tuple(json.loads(row["titles"])),
        attached_to=row["attached_to"],
        columns=tuple(Column(**column) for column in json.loads(row["columns"])),
        numeral=row["numeral"],
    )


def domain_row(domain: Domain, rank: str) -> Row:
    """Return a domain's row."""
    return {
        "report_id": domain.report_id,
        "id": domain.id,
        "rank": rank,
        "numeral": domain.numeral,
        "name": domain.name,
    }


def domain_from(row: Mapping[str, Any]) -> Domain:
    """Return the domain of a row."""
    return Domain(row["report_id"], row["id"], row["numeral"], row["name"])


def task_row(task: Task, rank: str) -> Row:
    """Return a task's row."""
    row: Row = {"report_id": task.report_id, "id": task.id, "domain_id": task.domain_id, "rank": rank}
    row.update(zip(TASK_TEXTS, _texts(task), strict=True))
    row["extra"] = json_text(dict(task.extra)) if task.extra else "{}"
    return row


TASK_COLUMNS = ("report_id", "domain_id", "id", *FORMER_KEYS, "extra", *LATER_TEXTS)
"""A task's columns, in the order in which `Task` and `task_of` take their values."""

_EXTRA_AT = TASK_COLUMNS.index("extra")
_NO_EXTRA: Mapping[str, str] = MappingProxyType({})


# A task's fields until it is one: frozen dataclasses set each by a call, in five times as long.
_Unfrozen = make_dataclass("_Unfrozen", Task.__slots__, slots=True, eq=False, repr=False)


def task_of(*values: str) -> Task:
    """Return the task of the values of TASK_COLUMNS; ValueError where `extra` is not what it should be."""
    extra = values[_EXTRA_AT]
    more = _NO_EXTRA if extra == "{}" else MappingProxyType(_by_heading(extra))
    made: Any = _Unfrozen(*values[:_EXTRA_AT], more, *values[_EXTRA_AT + 1 :])
    made.__class__ = Task
    task: Task = made
    return task


def _by_heading(extra: str) -> dict[str, str]:
    found = json.loads(extra)
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise ValueError("a task's extra columns are texts by their headings")
    return found


def task_from(row: Mapping[str, Any]) -> Task:
    """Return the task of a row."""
    return task_of(*[row[column] for column in TASK_COLUMNS])


def unit_row(unit: Unit) -> Row:
    """Return a unit's row."""
    return {**asdict(unit), "aliases": json_text(unit.aliases)}


def unit_from(row: Mapping[str, Any]) -> Unit:
    """Return the unit of a row."""
    return Unit(**{**row, "aliases": tuple(json.loads(row["aliases"]))})


def style_row(style: KeptStyle) -> Row:
    """Return a style's row."""
    return asdict(style)


def style_from(row: Mapping[str, Any]) -> KeptStyle:
    """Return the style of a row."""
    return KeptStyle(**row)


def organisation_row(organisation: Organisation) -> Row:
    """Return an organisation's row."""
    return {**asdict(organisation), "aliases": json_text(organisation.aliases)}


def organisation_from(row: Mapping[str, Any]) -> Organisation:
    """Return the organisation of a row."""
    return Organisation(**{**row, "aliases": tuple(json.loads(row["aliases"]))})


def acceptance_row(acceptance: Acceptance) -> Row:
    """Return an acceptance's row; which occurrence of how many stands as `2/3`."""
    place = acceptance.place
    return {
        "report_id": acceptance.report_id,
        "id": acceptance.id,
        "task_id": place.task_id,
        "rule": place.rule,
        "field": place.field,
        "words": place.words,
        "lit": json_text(place.lit),
        "occurrence": f"{place.occurrence}/{place.total}",
        "lead": place.lead,
        "trail": place.trail,
        "why": acceptance.reason,
        "who": acceptance.who,
        "at": acceptance.at,
    }


def acceptance_from(row: Mapping[str, Any]) -> Acceptance:
    """Return the acceptance of a row."""
    occurrence, _, total = row["occurrence"].partition("/")
    place = AcceptedPlace(
        *(row["task_id"], row["rule"], row["field"], row["words"], tuple(json.loads(row["lit"]))),
        *(int(occurrence), int(total), row["lead"], row["trail"]),
    )
    return Acceptance(row["report_id"], row["id"], place, row["why"], row["who"], row["at"])


def sign_off_row(sign_off: SignOff) -> Row:
    """Return a sign-off's row."""
    return asdict(sign_off)


def sign_off_from(row: Mapping[str, Any]) -> SignOff:
    """Return the sign-off of a row."""
    return SignOff(**row)


def state_row(state: ReportState) -> Row:
    """Return the row of a report's state."""
    row = asdict(state)
    row["why"] = row.pop("reason")
    return row


def state_from(row: Mapping[str, Any]) -> ReportState:
    """Return the state of a row."""
    made = {name: text for name, text in row.items() if name != "why"}
    return ReportState(**made, reason=row["why"])


def value_of(row: Row, name: str) -> str | None:
    """Return a field's stored text; None where a task has no text under an extra heading."""
    text = json.loads(row["extra"]).get(name.removeprefix(EXTRA)) if name.startswith(EXTRA) else row[name]
    return None if text is None else str(text)


def set_value(row: Row, name: str, text: str | None) -> str:
    """Put a text into a row's field and return the column that holds it."""
    if not name.startswith(EXTRA):
        row[name] = text
        return name
    extra = json.loads(row["extra"])
    if text is None:
        extra.pop(name.removeprefix(EXTRA), None)
    else:
        extra[name.removeprefix(EXTRA)] = text
    row["extra"] = json_text(extra)
    return "extra"
