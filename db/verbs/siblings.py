"""Rows that stand in one list: a report's domains, a domain's tasks; and a free rank among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.errors import Refused
from db.rows import KINDS
from db.verbs.fractional_index import LONGEST, between, between_many, spread_ranks

if TYPE_CHECKING:
    from db.file.database import Database
    from db.history.recorder import Recorder
    from db.rows import Kind


@dataclass(frozen=True, slots=True)
class Siblings:
    """The rows of one list; `domain_id` is None for a report's domains."""

    db: Database
    report_id: str
    domain_id: str | None = None

    @property
    def kind(self) -> Kind:
        """Return the kind of the rows."""
        return KINDS["domain" if self.domain_id is None else "task"]

    def rank(self, row_id: str) -> str | None:
        """Return a row's rank, None where it does not stand in this list."""
        found: str | None = self._one("SELECT rank", "AND id = ?", [row_id])
        return found

    def ids(self) -> list[str]:
        """Return the rows' ids in their order."""
        return [row[0] for row in self._all("SELECT id", "ORDER BY rank, id", [])]

    def expect(self, row_id: str | None) -> None:
        """Refuse (domain.unknown, task.unknown) a row that does not stand in this list."""
        if row_id is not None and self.rank(row_id) is None:
            raise Refused(f"{self.kind.name}.unknown", **{self.kind.name: row_id})

    def following(self, row_id: str) -> str | None:
        """Return the id of the row after one, None at the end."""
        found: str | None = self._one(
            "SELECT id", "AND (rank, id) > (?, ?) ORDER BY rank, id LIMIT 1", [self.rank(row_id), row_id]
        )
        return found

    def free_rank(
        self, recorder: Recorder, *, after: str | None = None, before: str | None = None, moving: str = ""
    ) -> str:
        """Return a rank after or before a row, or at the end; `moving` itself counts for nothing.

        Where the place became so narrow that ranks grow long, the whole list is spread anew first.
        """
        rank = between(*self._gap(after, before, moving))
        if len(rank) <= LONGEST:
            return rank
        ids = self.ids()
        changes = [(row_id, "rank", new) for row_id, new in zip(ids, spread_ranks(len(ids)), strict=True)]
        recorder.update(self.kind, self.report_id, changes)
        return between(*self._gap(after, before, moving))

    def ranks_between(self, low: str | None, high: str | None, count: int) -> list[str] | None:
        """Return ranks between two neighbours, None at an end; None where they would grow long."""
        ranks = between_many(self.rank(low) if low else None, self.rank(high) if high else None, count)
        return ranks if max(map(len, ranks)) <= LONGEST else None

    def _gap(self, after: str | None, before: str | None, moving: str) -> tuple[str | None, str | None]:
        if after is not None:
            low = self.rank(after)
            return low, self._one("SELECT min(rank)", "AND rank > ? AND id <> ?", [low, moving])
        if before is not None:
            high = self.rank(before)
            return self._one("SELECT max(rank)", "AND rank < ? AND id <> ?", [high, moving]), high
        return self._one("SELECT max(rank)", "AND id <> ?", [moving]), None

    def _one(self, select: str, where: str, values: list[Any]) -> Any:
        rows = self._all(select, where, values)
        return rows[0][0] if rows else None

    def _all(self, select: str, where: str, values: list[Any]) -> list[Any]:
        scope, keys = "report_id = ?", [self.report_id]
        if self.domain_id is not None:
            scope, keys = "report_id = ? AND domain_id = ?", [self.report_id, self.domain_id]
        sql = f"{select} FROM {self.kind.name} WHERE {scope} {where}"
        return self.db.read(sql, [*keys, *values])
