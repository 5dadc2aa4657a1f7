"""What is wrong with a store's content: told once, and kept by report so that an export can tell it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.errors import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Period

DAMAGED_FIELD = "store.damaged_field"
"""A text that does not decode, holds what no text holds, or is none; what can be read of it is shown."""
FIELD_DIFFERS = "store.field_differs"
"""A text that is another one than the history says."""
PLACE_DIFFERS = "store.place_differs"
"""A record that stands elsewhere than the history says, or whose place cannot be read."""
RECORD_LOST = "store.record_lost"
"""A record that the history or an index knows and that cannot be read."""
RECORD_ASTRAY = "store.record_astray"
"""A record that the history does not know, or whose id cannot be read."""
DAMAGED_HISTORY = "store.damaged_history"
"""A change in the history that cannot be read or does not follow from the one before."""
DAMAGED_PART = "store.damaged_part"
"""A table whose pages are damaged: nothing is written any more."""
DIFFERING_PART = "store.differing_part"
"""A table of the store's own whose values cannot be right; nothing of a report stands in it."""
INDEX_DIFFERS = "store.index_differs"
"""An index that disagrees with its table; opening the store makes it anew."""
INDEX_REBUILT = "store.index_rebuilt"


_TOLD_SINGLY = 8


@dataclass(frozen=True, slots=True)
class Spot:
    """The record that a flaw is in, with what a person knows it by; `name` may be long."""

    record: str
    report_id: str | None
    id: str
    organisation: str = ""
    period: Period | None = None
    number: str = ""
    unit: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong: `key` names its sentence, `field` a record's field, `part` a table."""

    key: str
    spot: Spot | None = None
    field: str = ""
    part: str = ""

    @property
    def report_id(self) -> str | None:
        """Return the report that the flaw is in, None where it is in none."""
        return self.spot.report_id if self.spot else None

    def notice(self, name: str) -> Notice:
        """Return what is told of it; `name` is the store's."""
        return Notice(self.key, {"name": name, "spot": self.spot, "field": self.field, "part": self.part})

    @property
    def same(self) -> tuple[object, ...]:
        """Return what makes two flaws one: what is known of the record may be more the second time."""
        place = (self.spot.record, self.spot.report_id, self.spot.id) if self.spot else None
        return self.key, place, self.field, self.part


class Ledger:
    """The flaws met so far.

    `troubled` are the reports that are read with care: row by row, and not by an index alone.
    `is_damaged` says that pages of a table are damaged: then nothing may be written.
    """

    def __init__(self, name: str, tell: Callable[[Notice], object]) -> None:
        self._name, self._tell = name, tell
        self._flaws: dict[tuple[object, ...], Flaw] = {}
        self._told: set[tuple[object, ...]] = set()
        self._more: dict[str, Any] = {}
        self.troubled: set[str] = set()
        self.is_damaged = False
        self._is_scattered = False

    def add(self, flaw: Flaw) -> None:
        """Note a flaw and have it told, both once."""
        if flaw.same not in self._flaws:
            self._flaws[flaw.same] = flaw
        if flaw.same not in self._told:
            self._told.add(flaw.same)
            self._have_told(flaw)
        if flaw.report_id is not None:
            self.troubled.add(flaw.report_id)
        if flaw.key == DAMAGED_PART:
            self.is_damaged = True
            self._is_scattered |= flaw.part in ("report", "domain", "task", "freelist", "end")

    def _have_told(self, flaw: Flaw) -> None:
        """Tell the first ones each for itself, then how many more there are."""
        if len(self._told) <= _TOLD_SINGLY or flaw.spot is None:
            self._tell(flaw.notice(self._name))
            return
        if not self._more:
            self._more.update(name=self._name, count=0)
            self._tell(Notice("store.more_flaws", self._more))
        self._more["count"] += 1

    def is_doubtful(self, report_id: str | None) -> bool:
        """Tell whether a report is to be read row by row."""
        return self._is_scattered or report_id in self.troubled

    def of(self, report_id: str | None) -> list[Flaw]:
        """Return the flaws of a report, and those of no report that touch it: damaged parts."""
        return [
            flaw
            for flaw in self._flaws.values()
            if flaw.key == DAMAGED_PART or (flaw.spot is not None and flaw.report_id == report_id)
        ]

    def forget(self, report_id: str | None) -> None:
        """Forget a report's flaws: it is about to be looked through again."""
        gone = [same for same, flaw in self._flaws.items() if flaw.spot and flaw.report_id == report_id]
        for same in gone:
            del self._flaws[same]

    @property
    def flaws(self) -> list[Flaw]:
        """Return all flaws, the first met first."""
        return list(self._flaws.values())
