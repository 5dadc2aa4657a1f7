"""The mark that each transaction leaves in the store: it tells whether the file holds the transaction."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from db.file.lineage import mark_after
from db.file.refusals import spoils
from db.file.salvage import is_damage

if TYPE_CHECKING:
    from db.file.database import Database


class NothingToStore(Exception):
    """End a transaction that has nothing to store."""


class WriteMark:
    """What is known of the file from this side: the last transaction that is in it, and what is in doubt."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._device, self._known = self._read_leniently()
        self._new: str | None = None
        self._doubted: str | None = None
        self.is_spoilt = False
        """The connection had an error after which it must be made anew."""

    @property
    def device(self) -> str:
        """The store's device; empty where its page is damaged."""
        return self._device or ""

    @property
    def in_doubt(self) -> bool:
        """Tell whether it is not known if the newest transaction was stored."""
        return self._doubted is not None

    def write(self) -> None:
        """Mark the transaction that is open, before anything else: the journal then knows the mark before."""
        self._new = mark_after(self._device or "", self._known or "", os.urandom(8).hex())
        self._db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('mark', ?)", [self._new])

    def heed(self, error: sqlite3.Error) -> None:
        """Note whether an error has spoilt the connection."""
        self.is_spoilt = self.is_spoilt or spoils(error)

    def spoil(self) -> None:
        """Note that the connection leads to another file than the path."""
        self.is_spoilt = True

    def forget(self) -> None:
        """Note that another file stands at the path, and that this is as it should be."""
        self._device = self._known = self._doubted = None
        self.is_spoilt = True

    def doubt(self) -> None:
        """Note that committing the open transaction ended in an error."""
        self._doubted = self._new
        self.is_spoilt = True

    def found(self) -> bool | None:
        """Look whether the doubted transaction is in the file; None where it is another file than before."""
        if self._device is None:
            return False  # it never told; such a store is for reading alone
        device, mark = self._read()
        if device != self._device or mark not in (self._known, self._doubted or self._known):
            return None
        return self.in_doubt and mark == self._doubted

    def committed(self) -> None:
        """Note that the transaction that was open is in the file."""
        self._known = self._new

    def settle(self) -> None:
        """Take what the file has for what is known: the connection is a new one."""
        self._device, self._known = self._read_leniently()
        self._doubted = None
        self.is_spoilt = False

    def _read_leniently(self) -> tuple[str | None, str | None]:
        try:
            return self._read()
        except sqlite3.DatabaseError as error:
            # The check of the pages tells; what else is in the store can be read and goes out.
            if not is_damage(error):
                raise
            return None, None

    def _read(self) -> tuple[str | None, str | None]:
        rows = self._db.read("SELECT key, value FROM about WHERE key IN ('device', 'mark')")
        found = dict(rows)
        return found.get("device"), found.get("mark")
