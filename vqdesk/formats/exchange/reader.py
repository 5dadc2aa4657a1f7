"""The exchange form, versions 1 and 2, read: JSON from outside becomes a draft."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from db.errors import Refused
from db.former_headings import FORMER_KEYS, columns_of
from db.ids import is_id, new_id
from db.limits import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, MOST_TOLD
from db.records import (
    COLUMN_KEYS,
    PERIOD_KINDS,
    TASK_FIELDS,
    VISIBILITIES,
    Column,
    Domain,
    Draft,
    Period,
    Report,
    Section,
    Task,
)
from db.text.characters import fit
from vqdesk.annex.layout.style import USUAL, AnnexStyle, WrongStyle, style_from_json
from vqdesk.annex.source.cleanup import make_storable
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.columns.catalogue import CATALOGUE
from vqdesk.periods.period import default_columns
from vqdesk.text import strict_json

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

EXCHANGE_SCHEMA = "vqdesk.report/2"
_FIRST = "vqdesk.report/1"
_DERIVED = ("citations", "percent", "coordinating_units", "deadline_value", "status_group")

_NEWER = re.compile(r"vqdesk\.report/[1-9][0-9]*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HIGHEST = {"tháng": 12, "quý": 4}
_Value = TypeVar("_Value")


class Exchanged(NamedTuple):
    """A report as it was read, with its account, and its organisation's style."""

    draft: Draft
    account: ImportLog
    style: AnnexStyle = USUAL


def read_exchange(data: bytes, name: str) -> Exchanged:
    """Read a report in the exchange form; the account tells what was left out or changed.

    Missing ids are made, missing columns are the period's, other missing values are empty; texts
    become fit to be held (NFC, what XML 1.0 can carry). What is derived (`citations` ...) is not read.
    The headings of version 1 become columns; those that its style hides are hidden.
    Raises Refused json.schema and json.newer, json.value with the place of a value that is of the
    wrong kind or an id that stands twice, and what `strict_json.parse` raises.
    """
    value = strict_json.parse(data, name)
    _check_schema(value, name)
    account = ImportLog()
    try:
        members = _JsonObject(value, "", name, account)
        style = _style(members)
        former = members.text("schema") == _FIRST
        return Exchanged(_draft(members, style.hidden if former else None), account, style)
    except RecursionError as error:
        # What no key of ours asks for may be nested deeper than it can be noted.
        raise Refused("json.broken", name=name) from error


def _check_schema(value: object, name: str) -> None:
    schema = value.get("schema") if isinstance(value, dict) else None
    if schema in (_FIRST, EXCHANGE_SCHEMA):
        return
    if isinstance(schema, str) and _NEWER.fullmatch(schema):
        raise Refused("json.newer", name=name)
    shown = schema[:60] if isinstance(schema, str) else ""
    raise Refused("json.schema", name=name, schema=shown)


class _JsonObject:
    """One JSON object: hands out its members by key and notes those that nobody asked for."""

    def __init__(
        self, value: object, where: str, name: str, account: ImportLog, ids: dict[str, set[str]] | None = None
    ) -> None:
        self._where = where
        self._name = name
        self._account = account
        # One set for each kind of record, shared by all forms of the file.
        self._ids: dict[str, set[str]] = {} if ids is None else ids
        self._read: set[str] = set()
        if not isinstance(value, dict):
            raise Refused("json.value", name=name, where=where)
        self._members: dict[str, object] = value

    def refuse(self, key: str) -> Refused:
        return Refused("json.value", name=self._name, where=self.place(key))

    def place(self, key: str) -> str:
        return f"{self._where}.{fit(key)[0]}".lstrip(".")

    def value(self, key: str, kind: type[_Value]) -> _Value | None:
        """Return a member; None where it is missing or null."""
        self._read.add(key)
        value = self._members.get(key)
        # A bool is an int to Python, not to a reader of JSON.
        if value is None or (isinstance(value, kind) and not isinstance(value, bool)):
            return value
        raise self.refuse(key)

    def flag(self, key: str) -> bool | None:
        self._read.add(key)
        value = self._members.get(key)
        if value is None or isinstance(value, bool):
            return value
        raise self.refuse(key)

    def text(self, key: str) -> str | None:
        value = self.value(key, str)
        return None if value is None else self._fitted(value, self.place(key))

    def texts(self, key: str) -> tuple[str, ...]:
        members: list[object] = self.value(key, list) or []
        self._refuse_beyond(MOST_COLUMNS, len(members))
        found = []
        for index, member in enumerate(members):
            if not isinstance(member, str):
                raise self.refuse(f"{key}[{index}]")
            found.append(self._fitted(member, self.place(f"{key}[{index}]")))
        return tuple(found)

    def texts_by_heading(self, key: str) -> dict[str, str]:
        """Return an object of texts; two keys that become one when they are made fit are refused."""
        members: dict[str, object] = self.value(key, dict) or {}
        self._refuse_beyond(MOST_COLUMNS, len(members))
        found: dict[str, str] = {}
        for heading, member in members.items():
            place = self.place(f"{key}.{heading}")
            fit_heading = self._fitted(heading, place)
            if fit_heading in found or not isinstance(member, str | None):
                raise self.refuse(f"{key}.{heading}")
            found[fit_heading] = self._fitted(member or "", place)
        return {heading: text for heading, text in found.items() if text}

    def whole_numbers_by_heading(self, key: str) -> dict[str, int]:
        """Return an object of whole numbers, its keys made fit."""
        members: dict[str, object] = self.value(key, dict) or {}
        self._refuse_beyond(MOST_COLUMNS, len(members))
        found: dict[str, int] = {}
        for heading, member in members.items():
            fit_heading = self._fitted(heading, self.place(f"{key}.{heading}"))
            if fit_heading in found or not isinstance(member, int) or isinstance(member, bool):
                raise self.refuse(f"{key}.{heading}")
            found[fit_heading] = member
        return found

    def child(self, key: str) -> _JsonObject | None:
        member: dict[str, object] = self.value(key, dict) or {}
        return _JsonObject(member, self.place(key), self._name, self._account, self._ids) if member else None

    def children(self, key: str) -> list[_JsonObject]:
        members: list[object] = self.value(key, list) or []
        return [
            _JsonObject(member, self.place(f"{key}[{index}]"), self._name, self._account, self._ids)
            for index, member in enumerate(members)
        ]

    def id(self, kind: str) -> str:
        """Return the record's id, a new one where it has none."""
        value = self.value("id", str) or new_id()
        known = self._ids.setdefault(kind, set())
        if not is_id(value) or value in known:
            raise self.refuse("id")
        known.add(value)
        self._refuse_beyond(MOST_ROWS, sum(map(len, self._ids.values())))
        return value

    def finish(self, *ignored: str) -> None:
        """Note the members that were not read; `ignored` need no note."""
        for key, value in self._members.items():
            if key not in self._read and key not in ignored:
                self._account.add(self.place(key), strict_json.dump(value), "skipped", "account.key")
        self._refuse_beyond(MOST_TOLD, len(self._account))

    def _fitted(self, text: str, place: str) -> str:
        self._refuse_beyond(LONGEST_CELL, len(text))
        return make_storable(text, place, self._account)

    def _refuse_beyond(self, most: int, count: int) -> None:
        """Refuse what no other file may hold either."""
        if count > most:
            raise Refused("file.too_big", name=self._name)


def _draft(data: _JsonObject, hidden: Collection[str] | None) -> Draft:
    """Return the draft; `hidden` are the columns that a style of version 1 hides, None: of version 2."""
    report = _report(data, hidden)
    fields = TASK_FIELDS if hidden is None else FORMER_KEYS
    sections = tuple(_section(domain, report, fields) for domain in data.children("domains"))
    data.finish("schema")
    if hidden is not None or data.value("columns", list) is not None:
        return Draft(report, sections)
    return Draft(replace(report, columns=_needed_columns(report.period, sections)), sections)


def _report(data: _JsonObject, hidden: Collection[str] | None) -> Report:
    report_id = data.id("report")
    organisation = data.text("organisation") or ""
    period = _period(data)
    titles = data.texts("titles")
    attached_to = data.text("attached_to") or ""
    numeral = data.text("numeral") or ""
    columns = _columns(data) if hidden is None else _former_columns(data, period, hidden)
    return Report(report_id, organisation, period, titles, attached_to, columns, numeral)


def _needed_columns(period: Period, sections: Iterable[Section]) -> tuple[Column, ...]:
    """Return the usual columns, and those without which a text would have none."""
    usual = default_columns(period)
    tasks = [task for section in sections for task in section.tasks]
    known = {column.field for column in usual}
    keys = [key for key in TASK_FIELDS if key not in known and any(getattr(task, key) for task in tasks)]
    extra = dict.fromkeys(heading for task in tasks for heading in task.extra)
    return (
        *usual,
        *(Column(key, CATALOGUE[key].heading) for key in keys),
        *(Column("extra", heading) for heading in extra),
    )


def _period(report: _JsonObject) -> Period:
    data = report.child("period")
    if data is None:
        raise report.refuse("period")
    said = data.value("kind", str)
    kind = next((kind for kind in PERIOD_KINDS if kind == said), None)
    if kind is None:
        raise data.refuse("kind")
    year, ordinal = data.value("year", int), data.value("ordinal", int)
    if not (kind == "khác" if year is None else 1 <= year <= date.max.year):
        raise data.refuse("year")
    highest = _HIGHEST.get(kind)
    if ordinal is not None if highest is None else ordinal not in range(1, highest + 1):
        raise data.refuse("ordinal")
    start, end = _day(data, "from"), _day(data, "to")
    data.finish()
    return Period(kind, year, ordinal, start, end)


def _day(data: _JsonObject, key: str) -> str | None:
    day = data.value(key, str)
    if not day:
        return None
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise data.refuse(key) from error
    if not _DAY.fullmatch(day):
        raise data.refuse(key)
    return day


def _columns(report: _JsonObject) -> tuple[Column, ...]:
    """Return the columns in their order; refuse two that hold the same text."""
    found: list[Column] = []
    for data in report.children("columns"):
        key = data.value("key", str)
        visibility = data.value("visibility", str) or "shown"
        seen = next((each for each in VISIBILITIES if each == visibility), None)
        if key not in COLUMN_KEYS:
            raise data.refuse("key")
        if seen is None:
            raise data.refuse("visibility")
        column = Column(key, data.text("heading") or "", data.text("group") or "", seen)
        if any(column.field == each.field for each in found):
            raise data.refuse("heading" if key == "extra" else "key")
        found.append(column)
        data.finish()
    if len(found) > MOST_COLUMNS:
        raise report.refuse("columns")
    return tuple(found)


def _former_columns(report: _JsonObject, period: Period, hidden: Collection[str]) -> tuple[Column, ...]:
    data = report.child("headings")
    if data is None:
        return default_columns(period)
    texts: dict[str, object] = {name: data.text(name) for name in (*FORMER_KEYS, "results")}
    extra = data.texts("extra")
    if len(set(extra)) < len(extra):
        raise data.refuse("extra")
    data.finish()
    return columns_of({**texts, "extra": extra}, hidden)


def _style(report: _JsonObject) -> AnnexStyle:
    data = report.child("style")
    if data is None:
        return USUAL
    closing = data.child("closing")
    said = {
        "custom": data.text("custom"),
        "table_size": data.value("table_size", int),
        "evaluation": data.text("evaluation"),
        "widths": data.whole_numbers_by_heading("widths"),
        "hidden": list(data.texts("hidden")),
        "signature_room": data.flag("signature_room"),
        "closing": None if closing is None else _closing(closing),
    }
    data.finish()
    try:
        return style_from_json({key: value for key, value in said.items() if value is not None})
    except WrongStyle as error:
        raise data.refuse(str(error)) from error


def _closing(data: _JsonObject) -> dict[str, object]:
    said = {
        "recipients": list(data.texts("recipients")),
        "date": data.text("date"),
        "authority": list(data.texts("authority")),
        "signer": data.text("signer"),
        "shown": data.flag("shown"),
    }
    data.finish()
    return {key: value for key, value in said.items() if value is not None}


def _section(data: _JsonObject, report: Report, fields: Sequence[str]) -> Section:
    numeral, name = data.text("numeral") or "", data.text("name") or ""
    domain = Domain(report.id, data.id("domain"), numeral, name)
    tasks = tuple(_task(task, domain, fields) for task in data.children("tasks"))
    data.finish()
    return Section(domain, tasks)


def _task(data: _JsonObject, domain: Domain, fields: Sequence[str]) -> Task:
    texts = {field: data.text(field) or "" for field in fields}
    if fields is TASK_FIELDS:
        texts["first_deadline"] = data.text("first_deadline") or ""
    extra = MappingProxyType(data.texts_by_heading("extra"))
    task = Task(domain.report_id, domain.id, data.id("task"), **texts, extra=extra)
    data.finish(*_DERIVED)
    return task
