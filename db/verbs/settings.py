"""Texts kept under a key: how the window stands, and what an office has chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.mending import make_text

if TYPE_CHECKING:
    from db.access.careful_reading import CarefulReading
    from db.access.transaction import Access


class Settings:
    """Keep texts under a key; no history, no undo."""

    def __init__(self, access: Access, careful: CarefulReading) -> None:
        self._access, self._careful = access, careful

    def get(self, key: str) -> str | None:
        """Return what was kept under a key."""
        sql = "SELECT value FROM setting WHERE key = ?"
        found = self._careful.read_or(None, lambda: self._access.value(sql, [key]))
        return None if found is None else make_text(found)

    def keep(self, key: str, value: str) -> None:
        """Keep a text under a key."""
        if self.get(key) == value:
            return
        with self._access.transaction():
            self._access.db.execute(
                "INSERT INTO setting (key, value) VALUES (?, ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                [key, value],
            )
