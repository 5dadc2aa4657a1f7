"""What deleted texts leave behind in the store's file, and the room that they took: taken away."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

from db.errors import Refused
from db.file.refusals import error_code, file_refusal

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from db.access.transaction import Access

_DUE = "untidy"
_SPARE = 4 * 1024 * 1024
_TRIES, _PATIENCE = 20, 30.0
"""How often the file is written anew when nobody waits, and the seconds between."""


class Tidying:
    """Take out of the file what is in no table any more.

    SQLite overwrites what is deleted, but not each copy that it made of it within its pages, and the search
    index notes only that its words are gone: both are written anew, with as much room as they need.
    """

    def __init__(self, access: Access) -> None:
        self._access = access

    @property
    def is_due(self) -> bool:
        """Tell whether something was deleted for good since the file was tidied."""
        return bool(self._access.value("SELECT 1 FROM about WHERE key = ?", [_DUE]))

    def note(self) -> None:
        """Note, inside a transaction, that something was deleted for good."""
        self._access.db.execute("INSERT OR REPLACE INTO about (key, value) VALUES (?, '1')", [_DUE])

    def expect_room(self) -> None:
        """Refuse (disk.no_room_to_tidy) where the disk has no room for the file to be written anew."""
        path = self._access.path
        try:
            # Its journal, and the new file where the temporary files are on the same disk.
            needed = 2 * path.stat().st_size + _SPARE
            free = shutil.disk_usage(path.parent).free
        except OSError as error:
            raise file_refusal(error, path) from error
        if free < needed:
            raise Refused("disk.no_room_to_tidy", name=path.name, megabytes=-(-needed // 1_000_000))

    def tidy(self) -> int:
        """Write the search index and the file anew; return by how many bytes the file is smaller.

        Cut off at whatever moment, the store is what it was, and this is still due. Raises Refused
        (disk.no_room_to_tidy, disk.full, store.*).
        """
        access = self._access
        with access.lock:
            self.expect_room()
            before = access.path.stat().st_size
            for stage in self.stages():
                stage()
            return before - access.path.stat().st_size

    def stages(self) -> tuple[Callable[[], None], ...]:
        """Return what tidying does, one after the other: each is done whole, or not at all."""
        return self._forget, self._access.rewrite, self._end

    def _forget(self) -> None:
        with self._access.transaction():
            self._access.index.forget()

    def _end(self) -> None:
        with self._access.transaction():
            self._access.db.execute("DELETE FROM about WHERE key = ?", [_DUE])

    def tidy_when_idle(self, stop: threading.Event) -> None:
        """Tidy in this thread what is due; broken off, and begun anew later, when somebody waits.

        Raises as `tidy`.
        """
        for _ in range(_TRIES):
            with self._access.lock, self._access.giving_way(stop):
                try:
                    if self.is_due:
                        self.tidy()
                except sqlite3.OperationalError as error:
                    if error_code(error) != sqlite3.SQLITE_INTERRUPT:
                        raise
                except sqlite3.ProgrammingError:  # closed meanwhile
                    return
                else:
                    return
            if stop.wait(_PATIENCE):
                return
