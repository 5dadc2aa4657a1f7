"""What changed: an entry of the history as it is read, and all that one verb changed in the store."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Fields = frozenset[str]
    Key = tuple[str, str]

_Record = TypeVar("_Record")

REPLAYS = ("undo", "redo")
"""The verbs that only repeat what another step recorded."""

STATE_VERBS = ("lock_report", "sign_report", "unlock_report", "archive_report", "unarchive_report")
"""What is done to a report's state: no undo steps, each is taken back by its counterpart."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the history.

    `device` and `counter` name it everywhere; `at` is shown, never trusted for order. A field's
    change has its texts in `before` and `after`; where a whole record came or went, `field` is
    None and the record's row stands as JSON in `after` or `before`.
    """

    id: int
    device: str
    counter: int
    step: int | None
    verb: str
    who: str
    at: str
    record: str
    report_id: str | None
    record_id: str
    field: str | None
    before: str | None
    after: str | None


def expect_own(report_id: str, changes: Iterable[Change]) -> None:
    """Raise ValueError where a report brings a history that is not its own."""
    if any(change.report_id != report_id for change in changes):
        raise ValueError("a report brings its own history only")


def _nothing() -> Mapping[str, Fields]:
    return MappingProxyType({})


def _no_rows() -> Mapping[Key, Fields]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Changes:
    """What one verb, undo or redo changed in the store; false where that is nothing.

    Every verb returns it, gathered from what was really written. `reports` has the changed fields of each
    report's own record, all of them where the report came or went; `domains` and `tasks` have the fields
    that were written, by the ids of report and record. A report of which rows came, went or moved is in
    `order`, and what such rows hold is told by that alone; `placed` are the tasks among them. `registers` are
    the kinds of records that stand outside reports, `checked` the reports in which places were accepted or
    that were signed off, `states` those that were locked, unlocked or archived.
    """

    reports: Mapping[str, Fields] = field(default_factory=_nothing)
    domains: Mapping[Key, Fields] = field(default_factory=_no_rows)
    tasks: Mapping[Key, Fields] = field(default_factory=_no_rows)
    order: frozenset[str] = frozenset()
    registers: frozenset[str] = frozenset()
    checked: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    placed: frozenset[Key] = frozenset()

    def __bool__(self) -> bool:
        return any(self._all)

    @property
    def _all(self) -> tuple[Any, ...]:
        return (
            *(self.reports, self.domains, self.tasks, self.order, self.registers),
            *(self.checked, self.states, self.placed),
        )

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            _joined(self.reports, other.reports),
            _joined(self.domains, other.domains),
            _joined(self.tasks, other.tasks),
            self.order | other.order,
            self.registers | other.registers,
            self.checked | other.checked,
            self.states | other.states,
            self.placed | other.placed,
        )

    def made(self, record: _Record) -> Made[_Record]:
        """Return the same changes with the record that came by them."""
        return Made(*self._all, record=record)


@dataclass(frozen=True, slots=True)
class Made(Changes, Generic[_Record]):
    """What a verb changed that brought a record, and the record."""

    record: _Record = field(kw_only=True)


_Place = TypeVar("_Place", str, tuple[str, str])


def _joined(one: Mapping[_Place, Fields], other: Mapping[_Place, Fields]) -> Mapping[_Place, Fields]:
    nothing: Fields = frozenset()
    return {**one, **{key: one.get(key, nothing) | fields for key, fields in other.items()}}
