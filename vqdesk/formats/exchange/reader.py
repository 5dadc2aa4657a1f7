"""The exchange form `vqdesk.report/1`, read: JSON from outside becomes a draft."""

from __future__ import annotations

import re
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from db.errors import Refused
from db.ids import is_id, new_id
from db.records import PERIOD_KINDS, TASK_FIELDS, Domain, Draft, Headings, Period, Report, Section, Task
from db.text.characters import fit
from vqdesk.annex.layout.style import USUAL, AnnexStyle, WrongStyle, from_form
from vqdesk.annex.source.cleanup import make_storable
from vqdesk.annex.source.import_log import Account
from vqdesk.annex.source.limits import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, MOST_TOLD
from vqdesk.periods.period import default_headings
from vqdesk.text import strict_json

EXCHANGE_SCHEMA = "vqdesk.report/1"

_NEWER = re.compile(r"vqdesk\.report/[1-9][0-9]*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HIGHEST = {"tháng": 12, "quý": 4}
_Value = TypeVar("_Value")


class Exchanged(NamedTuple):
    """A report as it was read, with its account, and its organisation's style."""

    draft: Draft
    account: Account
    style: AnnexStyle = USUAL


def read_exchange(data: bytes, name: str) -> Exchanged:
    """Read a report in the exchange form; the account tells what was left out or changed.

    Missing ids are made, missing headings are the period's, other missing values are empty; texts
    become fit to be held (NFC, what XML 1.0 can carry). `citations` and `percent` are not read.
    Raises Refused json.schema and json.newer, json.value with the place of a value that is of the
    wrong kind or an id that stands twice, and what `strict_json.parse` raises.
    """
    value = strict_json.parse(data, name)
    _check_schema(value, name)
    account = Account()
    try:
        form = _Form(value, "", name, account)
        style = _style(form)
        return Exchanged(_draft(form), account, style)
    except RecursionError as error:
        # What no key of ours asks for may be nested deeper than it can be noted.
        raise Refused("json.broken", name=name) from error


def _check_schema(value: object, name: str) -> None:
    schema = value.get("schema") if isinstance(value, dict) else None
    if schema == EXCHANGE_SCHEMA:
        return
    if isinstance(schema, str) and _NEWER.fullmatch(schema):
        raise Refused("json.newer", name=name)
    shown = schema[:60] if isinstance(schema, str) else ""
    raise Refused("json.schema", name=name, schema=shown)


class _Form:
    """One JSON object: hands out its members by key and notes those that nobody asked for."""

    def __init__(
        self, value: object, where: str, name: str, account: Account, ids: dict[str, set[str]] | None = None
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

    def form(self, key: str) -> _Form | None:
        member: dict[str, object] = self.value(key, dict) or {}
        return _Form(member, self.place(key), self._name, self._account, self._ids) if member else None

    def forms(self, key: str) -> list[_Form]:
        members: list[object] = self.value(key, list) or []
        return [
            _Form(member, self.place(f"{key}[{index}]"), self._name, self._account, self._ids)
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


def _draft(form: _Form) -> Draft:
    report = _report(form)
    sections = tuple(_section(domain, report) for domain in form.forms("domains"))
    form.finish("schema")
    return Draft(report, sections)


def _report(form: _Form) -> Report:
    report_id = form.id("report")
    organisation = form.text("organisation") or ""
    period = _period(form)
    titles = form.texts("titles")
    attached_to = form.text("attached_to") or ""
    numeral = form.text("numeral") or ""
    return Report(report_id, organisation, period, titles, attached_to, _headings(form, period), numeral)


def _period(report: _Form) -> Period:
    form = report.form("period")
    if form is None:
        raise report.refuse("period")
    said = form.value("kind", str)
    kind = next((kind for kind in PERIOD_KINDS if kind == said), None)
    if kind is None:
        raise form.refuse("kind")
    year, ordinal = form.value("year", int), form.value("ordinal", int)
    if not (kind == "khác" if year is None else 1 <= year <= date.max.year):
        raise form.refuse("year")
    highest = _HIGHEST.get(kind)
    if ordinal is not None if highest is None else ordinal not in range(1, highest + 1):
        raise form.refuse("ordinal")
    start, end = _day(form, "from"), _day(form, "to")
    form.finish()
    return Period(kind, year, ordinal, start, end)


def _day(form: _Form, key: str) -> str | None:
    day = form.value(key, str)
    if not day:
        return None
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise form.refuse(key) from error
    if not _DAY.fullmatch(day):
        raise form.refuse(key)
    return day


def _headings(report: _Form, period: Period) -> Headings:
    form = report.form("headings")
    if form is None:
        return default_headings(period)
    texts = {field: form.text(field) for field in (*TASK_FIELDS, "results")}
    extra = form.texts("extra")
    if len(set(extra)) < len(extra):
        raise form.refuse("extra")
    form.finish()
    return Headings(**texts, extra=extra)


def _style(report: _Form) -> AnnexStyle:
    form = report.form("style")
    if form is None:
        return USUAL
    closing = form.form("closing")
    said = {
        "custom": form.text("custom"),
        "table_size": form.value("table_size", int),
        "evaluation": form.text("evaluation"),
        "widths": form.whole_numbers_by_heading("widths"),
        "hidden": list(form.texts("hidden")),
        "signature_room": form.flag("signature_room"),
        "closing": None if closing is None else _closing(closing),
    }
    form.finish()
    try:
        return from_form({key: value for key, value in said.items() if value is not None})
    except WrongStyle as error:
        raise form.refuse(str(error)) from error


def _closing(form: _Form) -> dict[str, object]:
    said = {
        "recipients": list(form.texts("recipients")),
        "date": form.text("date"),
        "authority": list(form.texts("authority")),
        "signer": form.text("signer"),
        "shown": form.flag("shown"),
    }
    form.finish()
    return {key: value for key, value in said.items() if value is not None}


def _section(form: _Form, report: Report) -> Section:
    numeral, name = form.text("numeral") or "", form.text("name") or ""
    domain = Domain(report.id, form.id("domain"), numeral, name)
    tasks = tuple(_task(task, domain) for task in form.forms("tasks"))
    form.finish()
    return Section(domain, tasks)


def _task(form: _Form, domain: Domain) -> Task:
    texts = {field: form.text(field) or "" for field in TASK_FIELDS}
    extra = MappingProxyType(form.texts_by_heading("extra"))
    task = Task(domain.report_id, domain.id, form.id("task"), **texts, extra=extra)
    form.finish("citations", "percent")
    return task
