"""The connection as verbs and reads use it: SQLite's own, and sqlite-utils for what it is needed for."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from db.mending import lenient

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from typing import Any

    import sqlite_utils


Closed = sqlite3.ProgrammingError
"""What whoever uses a connection meets that was closed meanwhile."""


def load() -> None:
    """Load sqlite-utils, from any thread: the first transaction need not wait for it then."""
    import sqlite_utils  # noqa: F401


class Database:
    """Stand between a store and its one connection, which opens no transaction by itself.

    Reading needs nothing but the connection. Transactions and migrations are sqlite-utils', which takes
    longer to load than all the rest of the store: it is loaded when the first of them asks for `utils`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.conn = connection
        self.is_cut_short = False
        """The file's end is missing; only what is there may be read."""
        self.damage_is_sure = True
        """Whether what SQLite calls damage is; false as long as it may be a disk that does not answer."""
        self.readers: list[Callable[[], None]] = []
        """Each breaks off what reads the file bit by bit in another thread, and waits for it."""

    def take(self, connection: sqlite3.Connection) -> None:
        """Go on with another connection to the same file."""
        self.conn = connection
        self.__dict__.pop("utils", None)

    def let_go(self) -> None:
        """Close the connection; whoever reads the file breaks off first, for whom it would stay open."""
        for break_off in tuple(self.readers):
            break_off()
        with suppress(sqlite3.Error):
            self.conn.close()

    @property
    def in_transaction(self) -> bool:
        """Tell whether a transaction is open; none is where the connection is closed."""
        try:
            return self.conn.in_transaction
        except sqlite3.ProgrammingError:
            return False

    @cached_property
    def utils(self) -> sqlite_utils.Database:
        """The same connection as sqlite-utils knows it."""
        import sqlite_utils

        return sqlite_utils.Database(self.conn, execute_plugins=False)

    def execute(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> sqlite3.Cursor:
        """Run one statement; what writes belongs into `atomic`."""
        return self.conn.execute(sql, values)

    def read(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Return a page of rows; a text that does not decode comes as `mending.Damaged`."""
        return self.read_named(sql, values)[0]

    def read_named(
        self, sql: str, values: Sequence[Any] | dict[str, Any] = ()
    ) -> tuple[list[tuple[Any, ...]], list[str]]:
        """Return a page of rows as `read`, and the columns' names."""
        try:
            return self._fetched(sql, values)
        except sqlite3.OperationalError as error:
            if not _does_not_decode(error):
                raise
        # Reading leniently from the start would take twice the time.
        self.conn.text_factory = lenient
        try:
            return self._fetched(sql, values)
        finally:
            self.conn.text_factory = str

    def _fetched(
        self, sql: str, values: Sequence[Any] | dict[str, Any]
    ) -> tuple[list[tuple[Any, ...]], list[str]]:
        cursor = self.conn.execute(sql, values)
        return cursor.fetchall(), [column[0] for column in cursor.description]

    def atomic(self) -> AbstractContextManager[sqlite_utils.Database]:
        """Return sqlite-utils' transaction: all of what is written in it is stored, or nothing."""
        return self.utils.atomic()


def _does_not_decode(error: sqlite3.OperationalError) -> bool:
    # It comes from Python, not from SQLite, and has no code; its message quotes the text.
    return getattr(error, "sqlite_errorcode", None) is None and str(error).startswith("Could not decode")
