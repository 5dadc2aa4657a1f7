"""A look at an open store's file past its one connection, so that nobody waits for it."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.file.connection import close_after, leads_to, uri
from db.file.database import Database
from db.file.file_check import WARY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.access.transaction import Access

_STEPS_BETWEEN_LOOKS = 2_000


class Disturbed(Exception):
    """Say that the file was written, closed or to be left meanwhile: what was read of it tells nothing."""


class Aside:
    """Read the file of a store as it lies, by a connection that takes no lock; get one by `read_aside`.

    What a transaction writes that is not ended yet may be read as well: only that all is well is to be
    believed, and only as long as `is_disturbed` does not say otherwise.
    """

    def __init__(self, access: Access, stop: threading.Event) -> None:
        self._access, self._stop = access, stop
        self._broken_off, self._ended = threading.Event(), threading.Event()
        self._written = access.written
        self._connection = sqlite3.connect(
            f"{uri(access.path)}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            for pragma in WARY:
                self._connection.execute(f"PRAGMA {pragma}")
            self._connection.set_progress_handler(lambda: self.is_disturbed, _STEPS_BETWEEN_LOOKS)
        except sqlite3.Error as error:
            close_after(error, self._connection)
            raise
        self.db = Database(self._connection)
        self.db.damage_is_sure = False

    @property
    def is_disturbed(self) -> bool:
        """Tell whether what is read tells nothing any more."""
        return self._access.written != self._written or self._broken_off.is_set() or self._stop.is_set()

    def break_off(self) -> None:
        """Have whoever reads end, and wait for that: Windows replaces no file that is open."""
        self._broken_off.set()
        self._ended.wait(5)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
        self._ended.set()


@contextmanager
def read_aside(access: Access, stop: threading.Event) -> Iterator[Aside]:
    """Lend a second connection to a store's file; `access.written` must stay as it is in the block.

    Raises Disturbed where it did not, and sqlite3.Error where the file cannot be read so.
    """
    with access.lock:
        if access.read_only is not None or access.db.is_cut_short or not leads_to(access.db, access.path):
            raise sqlite3.OperationalError("it is not to be read past its connection")
        aside = Aside(access, stop)
        access.db.readers.append(aside.break_off)
    try:
        try:
            yield aside
        except Exception as error:
            close_after(error, aside.db.conn)
            if aside.is_disturbed:
                raise Disturbed from error
            raise
    finally:
        aside.close()
        access.db.readers.remove(aside.break_off)
    if aside.is_disturbed:
        raise Disturbed
