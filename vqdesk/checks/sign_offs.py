"""A report signed off, and what was changed in it since."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from db.errors import ReportChanged
from db.records import EXTRA
from vqdesk.checks.digest import digest_of_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.changes import Change, Made
    from db.records import SignedPart, SignOff
    from db.store.store import Store

_FIRST_PAGE = 200
_PLACE = ("rank", "domain_id")
_CLERKS = ("report", "domain", "task")
_Key = tuple[str, str]
_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TouchedRecord:
    """A report, domain or task that is another than when it was signed.

    `fields` are those that differ where it `became` changed; `place` among them: it stands elsewhere.
    """

    record: str
    record_id: str
    became: Literal["came", "went", "changed"]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignedState:
    """How a sign-off stands: whether the texts are still those that were signed, and what was touched.

    `touched` is empty where nothing was, and where the history tells it no more (`is_broken` says which).
    """

    sign_off: SignOff
    is_broken: bool
    touched: tuple[TouchedRecord, ...] = ()


def sign_report(store: Store, report_id: str, part: SignedPart, who: str | None = None) -> Made[SignOff]:
    """Sign a part of a report off as it stands; `who`: the PC's user. Refused report.unknown, signer.*."""
    while True:
        revision = store.reports.revision(report_id)
        digest = digest_of_texts(store.reports.draft(report_id))
        try:
            return store.sign_offs.sign(report_id, part, digest, revision=revision, who=who)
        except ReportChanged:
            continue


def signed_states(store: Store, report_id: str) -> list[SignedState]:
    """Return how the sign-offs of a report stand, that of the content first; Refused report.unknown."""
    sign_offs = store.sign_offs.of(report_id)
    if not sign_offs:
        return []
    now = digest_of_texts(store.reports.draft(report_id))
    return [
        SignedState(each, is_broken=True, touched=touched_since(_changes_since(store, each)))
        if each.digest != now
        else SignedState(each, is_broken=False)
        for each in sign_offs
    ]


def _changes_since(store: Store, sign_off: SignOff) -> Sequence[Change]:
    """Return what was done in a report since it was signed off, the first done first."""
    limit = _FIRST_PAGE
    while True:
        found = store.history.changes(sign_off.report_id, limit)
        for at, change in enumerate(found):
            if _is_signing(change, sign_off):
                return found[:at][::-1]
        if len(found) < limit:
            return ()
        limit *= 8


def _is_signing(change: Change, sign_off: SignOff) -> bool:
    is_its = (change.record, change.record_id) == ("sign_off", sign_off.id)
    return is_its and change.verb == "add_sign_off" and change.field is None and change.after is not None


def touched_since(changes: Sequence[Change]) -> tuple[TouchedRecord, ...]:
    """Return what changes, the first done first, made another; what was taken back is not among it."""
    then: dict[_Key, _Row | None] = {}
    now: dict[_Key, _Row | None] = {}
    makings = {each.step for each in changes if each.step is not None and _is_making(each)}
    for change in changes:
        if change.record not in _CLERKS:
            continue
        key = (change.record, change.record_id)
        before, after = _texts(change, change.before), _texts(change, change.after)
        if before is None and change.step in makings:
            before = after  # it is there since the whole report was taken in here, signed as it was
        was = then.setdefault(key, None if before is None else {})
        # What a record was that came since is of no matter.
        if was is not None:
            then[key] = was | {name: text for name, text in (before or {}).items() if name not in was}
        now[key] = after if change.field is None or after is None else {**(now.get(key) or {}), **after}
    touched = (_touched(*key, then[key], now[key]) for key in then)
    return tuple(each for each in touched if each is not None)


def _is_making(change: Change) -> bool:
    return change.record == "report" and change.field is None and change.before is None


def _touched(record: str, record_id: str, was: _Row | None, is_now: _Row | None) -> TouchedRecord | None:
    if was is None or is_now is None:
        if was is is_now:
            return None
        return TouchedRecord(record, record_id, "went" if is_now is None else "came")
    names = [name for name in {**was, **is_now} if (was.get(name) or "") != (is_now.get(name) or "")]
    fields = dict.fromkeys("place" if name in _PLACE else name for name in names)
    return TouchedRecord(record, record_id, "changed", tuple(fields)) if fields else None


def _texts(change: Change, text: str | None) -> _Row | None:
    """Return the texts by field that an entry tells of one side; None where the record was not there."""
    if change.field is not None:
        return {change.field: text}
    if text is None:
        return None
    try:
        row = dict(json.loads(text))
        extra = dict(json.loads(row.pop("extra", "{}")))
    except (ValueError, TypeError, RecursionError):
        return {}
    return row | {EXTRA + heading: each for heading, each in extra.items()}
