"""The law of every store: each record is what the history says of it.

Every change of a record is recorded, whole records as JSON, so that a letter that went wrong, a record
that is gone or stands elsewhere is found, though each page may be sound.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from db import flaws
from db.changes import REPLAYS, Change
from db.file.salvage import is_sure, pages
from db.flaws import Flaw, Spot
from db.history.differences import Differences
from db.history.replays import entries_of
from db.history.undo import COLUMN_VERBS, SHOWN_AT, WORDS_EVERYWHERE
from db.mending import UNREADABLE, Damaged, make_text, mended, unfit_fields
from db.records import EXTRA
from db.rows import KINDS, whole_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.file.database import Database
    from db.records import Period
    from db.rows import Kind, Row

    Step = Flaw | None
    """A flaw that was found, or a place where whoever looks may pause."""

_PAGE = 100
_LONGEST = 64
"""Characters of a text that is kept as it is; of a longer one only a number is kept that tells it."""
_OF_THE_PLACE = ("rank", "domain_id", "made")
_NAMED = 40

_Key = tuple[str, str | None, str]


def find_offences(db: Database, report_id: str | None = None) -> Iterator[Step]:
    """Yield what is wrong in the rows of a report, or of the whole store; None at every pause.

    Nothing may be written between two steps. Damaged pages are passed by: `structure` tells of them.
    """
    told = _Told()
    yield from _history(db, report_id, told)
    names: dict[str, tuple[str, Period | None]] = {}
    for kind in KINDS.values():
        if report_id is not None and not (kind.in_report or kind.name == "report"):
            continue
        yield from _records(db, kind, report_id, told, names)
    if told.is_whole:
        for key, state in told.states.items():
            yield Flaw(flaws.RECORD_LOST, _spot_of(key, state, names))
        yield from _revisions(db, report_id, told)
        if report_id is None:
            yield from _steps(db, told)
    if report_id is None:
        yield from _about(db)


@dataclass(slots=True)
class _StepTold:
    """What the history tells of an undo step: its verb, whether it was undone last, what it changed."""

    verb: str
    is_undone: bool = False
    reports: set[str | None] = field(default_factory=set)
    records: set[tuple[str | None, str | None]] = field(default_factory=set)
    fields: set[str | None] = field(default_factory=lambda: {None})


@dataclass(slots=True)
class _Told:
    """What the history tells: each record's fields, when each was changed, the undo steps.

    Of a large store these are many: rows of plain texts and numbers are none of the collector's business,
    which would stop every thread to look through them.
    """

    states: dict[_Key, Row] = field(default_factory=dict)
    """A record's fields by their names, those beyond the usual ones under their keys."""
    moments: set[int] = field(default_factory=set)
    """What tells that a record was changed at a moment."""
    reports: dict[str, set[str]] = field(default_factory=dict)
    steps: dict[int, _StepTold] = field(default_factory=dict)
    doubted: set[tuple[_Key, str]] = field(default_factory=set)
    """Fields of which the history itself cannot be read."""
    is_whole: bool = True


def _kept(text: Any) -> Any:
    return hash(text) if isinstance(text, str) and len(text) > _LONGEST else text


def _moment(key: _Key, at: Any) -> int:
    return hash((key, at))


# The history


def _history(db: Database, report_id: str | None, told: _Told) -> Iterator[Step]:
    # Entries without a step were taken over from elsewhere; no record here was changed by them.
    where = "step IS NOT NULL" if report_id is None else "step IS NOT NULL AND report_id = :report"
    sql = (
        'SELECT id, step, verb, at, record, report_id, record_id, field, "before", "after", who,'
        f" base, place FROM history WHERE {where} AND id > :last ORDER BY id LIMIT {_PAGE}"
    )
    last: Any = 0
    differences = Differences(db)
    while True:
        try:
            found = db.read(sql, {"report": report_id, "last": last})
        except sqlite3.Error as error:
            if not is_sure(db, error):
                raise
            told.is_whole = False
            return
        for entry in found:
            for row in _written_out(differences, entry):
                flaw = _take(told, *row[1:])
                if flaw is not None:
                    yield flaw
        if len(found) < _PAGE:
            return
        last = found[-1][0]
        yield None


def _written_out(differences: Differences, entry: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield the entries that a row of the history means; the row itself where that cannot be told."""
    number, step, verb, at, record, report_id, record_id, name, before, after, who, base, place = entry
    if base is None and (verb not in REPLAYS or name is not None):
        yield entry[:11]
        return
    change = Change(
        number, "", number, step, verb, who, at, record, report_id, record_id, name, before, after
    )
    if base is None:
        unknown = change
    else:
        unknown = replace(change, before=Damaged(UNREADABLE), after=Damaged(UNREADABLE))
    try:
        meant = entries_of(differences, change, base, place)
    except (ValueError, TypeError):
        meant = [unknown]
    except sqlite3.Error as error:
        if not is_sure(differences.db, error):
            raise
        meant = [unknown]
    for each in meant:
        yield (*entry[:6], each.record_id, each.field, each.before, each.after, who)


def _take(
    told: _Told,
    step: int,
    verb: str,
    at: str,
    record: str,
    report_id: str | None,
    record_id: str,
    name: str | None,
    before: str | None,
    after: str | None,
    who: str,
) -> Flaw | None:
    """Take one entry for what it says; return a flaw where it cannot be read or does not follow."""
    key = (record, report_id, record_id)
    _note_step(told.steps.setdefault(step, _StepTold(verb)), verb, key, name)
    told.moments.add(_moment(key, at))
    if report_id is not None:
        told.reports.setdefault(report_id, set()).add(at)
    flaw = Flaw(flaws.DAMAGED_HISTORY, Spot(make_text(record), report_id, make_text(record_id)))
    if record not in KINDS or isinstance(after, Damaged):
        told.doubted.add((key, name or ""))
        return flaw
    is_read = not any(
        isinstance(each, Damaged) for each in (verb, at, report_id, record_id, name, before, who)
    )
    if name is None:
        return None if _take_record(told, key, before, after) and is_read else flaw
    state = told.states.get(key)
    if state is None:
        return flaw
    # What was unreadable when it was written over stands there as it was shown.
    follows = _has(state, name, before) or "\ufffd" in (before or "")
    _put(state, name, after)
    return None if follows and is_read else flaw


def _note_step(step: _StepTold, verb: str, key: _Key, name: str | None) -> None:
    step.is_undone = verb == "undo"
    step.reports.add(key[1])
    step.records.add((key[0], key[2]))
    step.records.add(("report", key[1]))
    step.fields |= {name, SHOWN_AT.get(name or "", name)}


def _take_record(told: _Told, key: _Key, before: str | None, after: str | None) -> bool:
    """Take a record that came or went; tell whether that can be."""
    former = told.states.pop(key, None)
    if after is None:
        row = _row(key[0], before)
        return former is not None and (isinstance(before, Damaged) or _same(former, row))
    row = _row(key[0], after)
    if row is None or {name for name in row if not name.startswith(EXTRA)} != set(KINDS[key[0]].columns):
        told.doubted.add((key, ""))
        return False
    told.states[key] = row
    told.doubted.discard((key, ""))
    return former is None


def _row(record: str, text: str | None) -> Row | None:
    try:
        row = whole_row(KINDS[record], text or "")
        extra = _extra(row) if "extra" in row else {}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    # A column of such a name there is not: it must not be taken for a text beyond the usual ones.
    row = {"" if name.startswith(EXTRA) else name: _kept(each) for name, each in row.items()}
    return row | extra | ({"extra": ""} if "extra" in row else {})


def _same(former: Row, row: Row | None) -> bool:
    # What was unreadable when the record went stands there as it was shown.
    return row is None or former == row or any("\ufffd" in str(each) for each in row.values())


def _has(state: Row, name: str, text: str | None) -> bool:
    return bool(state.get(name) == _kept(text))


def _put(state: Row, name: str, text: str | None) -> None:
    if name.startswith(EXTRA) and text is None:
        state.pop(name, None)
    else:
        state[name] = _kept(text)


# The records


def _records(
    db: Database,
    kind: Kind,
    report_id: str | None,
    told: _Told,
    names: dict[str, tuple[str, Period | None]],
) -> Iterator[Step]:
    changed = _changed(db, kind, report_id)
    for page in pages(db, kind, report_id if kind.in_report else None):
        for at, (docid, row) in enumerate(page):
            if at % _PAGE == 0:
                yield None
            if kind.name == "report":
                if report_id is not None and row["id"] != report_id:
                    continue
                _name(names, row)
            elif kind.name == "organisation":
                names[row["id"]] = (make_text(row["name"]), None)
            yield from _record(kind, docid, row, told, names, changed)


def _record(
    kind: Kind,
    docid: int,
    row: Row,
    told: _Told,
    names: dict[str, tuple[str, Period | None]],
    changed: dict[int, Any] | None,
) -> Iterator[Flaw]:
    fit = mended(kind, row, docid)
    spot = _spot(kind, fit, names)
    unfit = unfit_fields(kind, row)
    key = (kind.name, row["id"] if kind.name == "report" else row.get("report_id"), row["id"])
    state = told.states.pop(key, None)
    for name in unfit:
        yield Flaw(flaws.RECORD_ASTRAY if name.endswith("id") else flaws.DAMAGED_FIELD, spot, name)
    if state is None:
        if told.is_whole and (key, "") not in told.doubted and "id" not in unfit:
            yield Flaw(flaws.RECORD_ASTRAY, spot)
        return
    for name in kind.columns:
        if name not in unfit and (key, name) not in told.doubted and not _agrees(state, row, name):
            yield from _differing(state, row, name, spot)
    if changed is not None and _moment(key, changed.get(docid)) not in told.moments:
        yield Flaw(flaws.FIELD_DIFFERS, spot, "changed")


def _agrees(state: Row, row: Row, name: str) -> bool:
    if name != "extra":
        return bool(state[name] == _kept(row[name]))
    return _beyond(state) == ({} if row["extra"] == "{}" else _extra(row))


def _beyond(state: Row) -> Row:
    return {name: each for name, each in state.items() if name.startswith(EXTRA)}


def _extra(row: Row) -> Row:
    """Return the texts of a row beyond the usual fields, by their keys."""
    return {EXTRA + heading: _kept(text) for heading, text in json.loads(row["extra"]).items()}


def _differing(state: Row, row: Row, name: str, spot: Spot) -> Iterator[Flaw]:
    if name in _OF_THE_PLACE:
        yield Flaw(flaws.PLACE_DIFFERS, spot)
    elif name == "extra":
        found = _extra(row)
        for field_key in sorted(_beyond(state).keys() | found.keys()):
            if state.get(field_key) != found.get(field_key):
                yield Flaw(flaws.FIELD_DIFFERS, spot, field_key)
    else:
        yield Flaw(flaws.FIELD_DIFFERS, spot, name)


def _changed(db: Database, kind: Kind, report_id: str | None) -> dict[int, Any] | None:
    """Return when each row was changed, as the row itself says; None where that cannot be read."""
    if not kind.stamped:
        return None
    where = "" if report_id is None else " WHERE report_id = ?"
    values = [] if report_id is None else [report_id]
    try:
        return dict(db.read(f"SELECT docid, changed FROM {kind.name} NOT INDEXED{where}", values))
    except sqlite3.Error as error:
        if not is_sure(db, error):
            raise
        return None


# The store's own tables


def _revisions(db: Database, report_id: str | None, told: _Told) -> Iterator[Step]:
    where, values = ("", []) if report_id is None else (" WHERE report_id = ?", [report_id])
    try:
        found = dict(db.read(f"SELECT report_id, changed FROM revision{where}", values))
    except sqlite3.Error as error:
        if not is_sure(db, error):
            raise
        return
    for each, moments in told.reports.items():
        if found.get(each) not in moments:
            yield Flaw(flaws.DIFFERING_PART, part="revision")


def _steps(db: Database, told: _Told) -> Iterator[Step]:
    """Look whether the undo stack's steps are the history's, undone where they were undone last.

    A change of columns is about one of them, and what it writes is the list. Words that were replaced by name
    are a step of no report, and put back in part only: reports may have gone for good since.
    """
    try:
        found = db.read("SELECT step, done, verb, report_id, record, record_id, field FROM undo")
    except sqlite3.Error as error:
        if not is_sure(db, error):
            raise
        return
    for number, done, verb, report_id, record, record_id, name in found:
        step = told.steps.get(number)
        if verb == WORDS_EVERYWHERE and step is not None and step.verb == verb:
            continue
        if (
            step is None
            or (verb, done) != (step.verb, int(not step.is_undone))
            or report_id not in step.reports
            or (record, record_id) not in step.records
            or not (name in step.fields or verb in COLUMN_VERBS)
        ):
            yield Flaw(flaws.DIFFERING_PART, part="undo")


def _about(db: Database) -> Iterator[Step]:
    """Look whether the file says what it is, and of which device."""
    try:
        about = dict(db.read("SELECT key, value FROM about"))
        devices = db.read("SELECT id FROM device WHERE number = 1")
    except sqlite3.Error as error:
        if not is_sure(db, error):
            raise
        return
    is_ours = about.get("kind") in ("store", "backup") and about.get("seeded", "1") == "1"
    if not is_ours or devices != [(about.get("device"),)]:
        yield Flaw(flaws.DIFFERING_PART, part="about")


# What a person knows a record by


def _name(names: dict[str, tuple[str, Period | None]], row: Row) -> None:
    from db.rows import report_from

    report = report_from(mended(KINDS["report"], row))
    names[row["id"]] = (report.organisation, report.period)


def _spot(kind: Kind, row: Row, names: dict[str, tuple[str, Period | None]]) -> Spot:
    report_id = kind.report_of(row)
    organisation, period = names.get(report_id or "", ("", None))
    told = row.get("content") or row.get("name") or row.get("words")
    if kind.name == "style":
        told = names.get(row["id"], ("",))[0]
    name = " ".join(str(told or "").split())[:_NAMED]
    number = row.get("number") or row.get("numeral") or ""
    return Spot(kind.name, report_id, row["id"], organisation, period, number, row.get("unit") or "", name)


def _spot_of(key: _Key, state: Row, names: dict[str, tuple[str, Period | None]]) -> Spot:
    """Return the spot of a record that only the history knows; its long texts are not at hand."""
    record, report_id, record_id = key
    short = {name: each if isinstance(each, str) else "" for name, each in state.items()}
    return _spot(KINDS[record], {**short, "report_id": report_id, "id": record_id}, names)
