"""The reports of a store from another PC, with their ids and their whole history."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from db.changes import REPLAYS, Change
from db.errors import Refused
from db.foreign import values
from db.foreign.quarantine import quarantined
from db.history.differences import Texts, whole_from
from db.history.replays import Repeated, repeated, span_of
from db.limits import LONGEST_NAME, LONGEST_TEMPLATE
from db.records import (
    Acceptance,
    Domain,
    Draft,
    KeptStyle,
    Organisation,
    Report,
    ReportState,
    Section,
    SignOff,
    Task,
)
from db.rows import KINDS, TASK_COLUMNS, acceptance_from, sign_off_from, state_from

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from db.foreign.quarantine import Quarantine
    from db.history.differences import FieldKey
    from db.history.replays import Span

_CHANGE_COLUMNS = (
    'id, device, counter, step, verb, who, at, record, report_id, record_id, field, "before", "after",'
    " base, place"
)
_RECORDS = ("report", "domain", "task", "acceptance", "sign_off", "state")
_TASK_TEXTS = frozenset(TASK_COLUMNS) - {"report_id", "domain_id", "id", "extra"}
_TEXT_OF_A_ROW = 1000
"""Characters of a text written out that count as a row."""

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class ForeignReport:
    """A report of another store; `changes` is its history there, the oldest first."""

    draft: Draft
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ForeignStore:
    """Another store: its reports in the order of their making, and what styles go by which names.

    Of its organisations id and names alone are told.
    """

    reports: tuple[ForeignReport, ...]
    organisations: tuple[Organisation, ...]
    styles: tuple[KeptStyle, ...]


def read_foreign(path: Path) -> ForeignStore:
    """Read every report of a store's file that anybody may have made, and the styles.

    The file is copied and never opened itself; the registers stay where they are. Texts become fit
    to be held (NFC, what XML 1.0 can carry). Raises Refused: store.damaged for a value that no
    store holds, and what `quarantined` raises.
    """
    with quarantined(path) as store:
        try:
            return ForeignStore(_reports(store), _organisations(store), _styles(store))
        except (ValueError, KeyError, TypeError) as error:
            raise Refused("store.damaged", name=path.name) from error


def _reports(store: Quarantine) -> tuple[ForeignReport, ...]:
    # Whole tables, not one report's rows by an index: an index from outside need not tell the truth.
    reports = {report.id: report for report in _records(store)}
    domains = _domains(store, reports)
    tasks = _tasks(store, reports)
    acceptances, sign_offs = _acceptances(store, reports), _sign_offs(store, reports)
    states = _states(store)
    changes = _changes(store, reports)
    drafts = []
    for report_id, report in reports.items():
        of_domain: dict[str, list[Task]] = {each.id: [] for each in domains[report_id]}
        for task in tasks[report_id]:
            if task.domain_id not in of_domain:
                raise values.Unsound
            of_domain[task.domain_id].append(task)
        sections = tuple(Section(each, tuple(of_domain[each.id])) for each in domains[report_id])
        checked = tuple(_in_order(acceptances[report_id])), tuple(_in_order(sign_offs[report_id]))
        drafts.append(
            ForeignReport(Draft(report, sections, *checked, states.get(report_id)), tuple(changes[report_id]))
        )
    return tuple(drafts)


def _organisations(store: Quarantine) -> tuple[Organisation, ...]:
    rows = store.rows("SELECT id, name, short_name, aliases FROM organisation NOT INDEXED")
    found = [
        (
            id_,
            Organisation(
                values.identity(id_),
                values.text(name),
                values.text(short_name),
                aliases=values.read_titles_json(aliases),
            ),
        )
        for id_, name, short_name, aliases in rows
    ]
    return tuple(_in_order([(office.name, id_, office) for id_, office in found]))


def _styles(store: Quarantine) -> tuple[KeptStyle, ...]:
    rows = store.rows("SELECT id, form, template FROM style NOT INDEXED")
    found = [
        KeptStyle(values.identity(id_), values.text(form), values.text(template, LONGEST_TEMPLATE))
        for id_, form, template in rows
    ]
    return tuple(_in_order([("", style.id, style) for style in found]))


def _records(store: Quarantine) -> list[Report]:
    columns = "made, id, organisation, period, titles, attached_to, columns, numeral"
    found: list[tuple[str, str, Report]] = []
    for made, id_, organisation, period, titles, attached_to, annex_columns, numeral in store.rows(
        f"SELECT {columns} FROM report NOT INDEXED"
    ):
        report = Report(
            values.identity(id_),
            values.text(organisation),
            values.period(period),
            values.read_titles_json(titles),
            values.text(attached_to),
            values.read_columns_json(annex_columns),
            values.text(numeral, LONGEST_NAME),
        )
        # As wide as the highest count, so that the text's order is the number's.
        found.append((f"{values.count(made):020}", report.id, report))
    return _in_order(found)


def _domains(store: Quarantine, reports: dict[str, Report]) -> dict[str, list[Domain]]:
    found: dict[str, list[tuple[str, str, Domain]]] = {report_id: [] for report_id in reports}
    for report_id, id_, rank, numeral, name in store.rows(
        "SELECT report_id, id, rank, numeral, name FROM domain NOT INDEXED"
    ):
        domain = Domain(report_id, values.identity(id_), values.text(numeral), values.text(name))
        found[report_id].append((_rank(rank), domain.id, domain))
    return {report_id: _in_order(rows) for report_id, rows in found.items()}


def _tasks(store: Quarantine, reports: dict[str, Report]) -> dict[str, list[Task]]:
    found: dict[str, list[tuple[str, str, Task]]] = {report_id: [] for report_id in reports}
    for rank, *row in store.rows(f"SELECT rank, {', '.join(TASK_COLUMNS)} FROM task NOT INDEXED"):
        task = _task(dict(zip(TASK_COLUMNS, row, strict=True)))
        found[task.report_id].append((_rank(rank), task.id, task))
    return {report_id: _in_order(rows) for report_id, rows in found.items()}


def _task(row: Mapping[str, Any]) -> Task:
    keys = row["report_id"], row["domain_id"], values.identity(row["id"])
    texts: dict[str, Any] = {name: values.text(text) for name, text in row.items() if name in _TASK_TEXTS}
    return Task(*keys, **texts, extra=MappingProxyType(dict(values.extra(row["extra"]))))


def _acceptances(
    store: Quarantine, reports: dict[str, Report]
) -> dict[str, list[tuple[str, str, Acceptance]]]:
    found: dict[str, list[tuple[str, str, Acceptance]]] = {report_id: [] for report_id in reports}
    columns = KINDS["acceptance"].columns
    for values_read in store.rows(f"SELECT {', '.join(columns)} FROM acceptance NOT INDEXED"):
        row = dict(zip(columns, values_read, strict=True))
        found[row["report_id"]].append((row["at"], row["id"], acceptance_from(values.accepted(row))))
    return found


def _sign_offs(store: Quarantine, reports: dict[str, Report]) -> dict[str, list[tuple[str, str, SignOff]]]:
    found: dict[str, list[tuple[str, str, SignOff]]] = {report_id: [] for report_id in reports}
    columns = KINDS["sign_off"].columns
    for values_read in store.rows(f"SELECT {', '.join(columns)} FROM sign_off NOT INDEXED"):
        row = dict(zip(columns, values_read, strict=True))
        found[row["report_id"]].append((row["part"], row["id"], sign_off_from(values.signed(row))))
    return found


def _states(store: Quarantine) -> dict[str, ReportState]:
    """Return the state of each report that has one; that it was archived there says nothing here."""
    found: dict[str, ReportState] = {}
    columns = KINDS["state"].columns
    for values_read in store.rows(f"SELECT {', '.join(columns)} FROM state NOT INDEXED"):
        state = state_from(values.stated(dict(zip(columns, values_read, strict=True))))
        if state.report_id in found:
            raise values.Unsound
        found[state.report_id] = replace(state, archived="")
    return found


def _changes(store: Quarantine, reports: dict[str, Report]) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {report_id: [] for report_id in reports}
    devices = {
        values.count(number): values.identity(id_)
        for number, id_ in store.rows("SELECT number, id FROM device NOT INDEXED")
    }
    short: list[tuple[Change, Span]] = []
    ends: dict[int, tuple[FieldKey, Any]] = {}
    for *row, base, place in store.rows(f"SELECT {_CHANGE_COLUMNS} FROM history NOT INDEXED"):
        # Of the registers, and of reports that were deleted there.
        if row[8] not in reports:
            continue
        id_, verb, field = row[0], row[4], row[10]
        if base is not None:
            row[-2:] = _whole_texts(store, row, place, ends.get(base))
        if field is not None and verb not in REPLAYS:
            ends[id_] = _field_key(row), row[-1]
        span = span_of(*row[-3:])
        change = _change(tuple(row), devices, is_short=span is not None)
        if span is None:
            found[row[8]].append(change)
        else:
            short.append((change, span))
    _write_out(store, short, found)
    for changes in found.values():
        changes.sort(key=lambda change: change.id)
    named = {(change.device, change.counter) for changes in found.values() for change in changes}
    if len(named) < sum(map(len, found.values())):
        raise values.Unsound
    return found


def _whole_texts(
    store: Quarantine, row: list[Any], place: Any, base: tuple[FieldKey, Any] | None
) -> tuple[str, str]:
    """Return the texts of a row that keeps a difference, given what its base ended in."""
    key, start = base or (None, None)
    if key != _field_key(row) or not isinstance(start, str):
        raise values.Unsound
    store.count(len(start) // _TEXT_OF_A_ROW)
    return whole_from(start, Texts(row[-2], row[-1], base=0, place=place))


def _field_key(row: list[Any]) -> FieldKey:
    _, _, _, _, _, _, _, record, report_id, record_id, field, _, _ = row
    return record, report_id, record_id, field


def _write_out(store: Quarantine, short: list[tuple[Change, Span]], found: dict[str, list[Change]]) -> None:
    """Put the changes that short rows mean among the others: their texts are those of what they repeat."""
    originals = {
        report_id: sorted((each for each in changes if each.verb not in REPLAYS), key=lambda each: each.id)
        for report_id, changes in found.items()
    }
    for change, span in short:
        known = originals[change.report_id or ""]
        begin = bisect_left(known, span.first, key=lambda each: each.id)
        end = bisect_right(known, span.last, key=lambda each: each.id)
        store.count(end - begin)
        same_step = [each for each in known[begin:end] if each.step == change.step]
        entries = [Repeated.of(each) for each in same_step if each.record == change.record]
        found[change.report_id or ""] += repeated(change, span, entries)


def _change(row: tuple[Any, ...], devices: dict[int, str], *, is_short: bool) -> Change:
    id_, device, counter, step, verb, who, at, record, report_id, record_id, field, before, after = row
    if record not in _RECORDS:
        raise values.Unsound
    kind = KINDS[record]
    name = values.field_name(kind, field)
    return Change(
        id=values.count(id_),
        device=devices[device],
        counter=values.count(counter),
        step=None if step is None else values.count(step),
        verb=values.verb(verb),
        who=values.text(who, LONGEST_NAME),
        at=values.moment(at),
        record=kind.name,
        report_id=report_id,
        record_id=values.identity(record_id),
        field=name,
        before=before if is_short else values.recorded(kind, name, before),
        after=after if is_short else values.recorded(kind, name, after),
    )


def _rank(value: object) -> str:
    if not isinstance(value, str):
        raise values.Unsound
    return value


def _in_order(rows: list[tuple[str, str, _Row]]) -> list[_Row]:
    """Return rows by rank, then by id; none twice."""
    if len({id_ for _, id_, _ in rows}) < len(rows):
        raise values.Unsound
    return [row for _, _, row in sorted(rows, key=lambda entry: entry[:2])]
