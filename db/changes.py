"""An entry of the history, as it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

REPLAYS = ("undo", "redo")
"""The verbs that only repeat what another step recorded."""


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
