"""The search through every report, or one: what the folded index finds, whatever state it is in."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from db.errors import Refused
from db.file.salvage import is_damage
from db.search.query import Hit, run_query

if TYPE_CHECKING:
    from db.access.careful_reading import CarefulReading
    from db.access.transaction import Access


class Search:
    """Find words in tasks and domains."""

    def __init__(self, access: Access, careful: CarefulReading) -> None:
        self._access, self._careful = access, careful

    def find(self, query: str, *, report_id: str | None = None, limit: int = 200) -> list[Hit]:
        """Return where a query is found, with or without marks; the last word may be a beginning.

        A query with marks has its exact hits first; else the newest report first, in the annex's order.
        Raises Refused store.damaged_search.
        """
        name = self._access.path.name

        def read() -> list[Hit]:
            with self._access.reading() as db:
                try:
                    return run_query(db, self._access.index, query, report_id, limit)
                except sqlite3.DatabaseError as error:
                    # FTS5 tells damage of its tables as anything, but this disk or our turn have codes.
                    if is_damage(error) or _code(error) == sqlite3.SQLITE_ERROR:
                        raise Refused("store.damaged", name=name) from error
                    raise

        try:
            return self._careful.read(read)
        except Refused as refused:
            if refused.key != "store.damaged":
                raise
            raise Refused("store.damaged_search", name=name) from refused


def _code(error: sqlite3.Error) -> int | None:
    return getattr(error, "sqlite_errorcode", None)
