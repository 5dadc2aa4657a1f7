"""The check of a store's file before a row is read: whose it is, by which schema, and whether it is whole.

The mark comes first, whoever asks: a file that is not ours, or a newer program's, is no business of ours.
What comes then differs. In the clerk's own store little is refused: what can be read goes out, and the rest
is told (`refuse_damaged`, `db.access`). Of a file from elsewhere whatever is not ours to the word is refused,
before anything that a stranger wrote can run (`db.foreign.quarantine`).
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from db.errors import Refused
from db.file.identity import APPLICATION_ID, SCHEMA
from db.file.refusals import error_code, sqlite_refusal
from db.file.schema_check import has_all_of_ours, schema_version

if TYPE_CHECKING:
    from pathlib import Path

WARY = ("trusted_schema = OFF", "cell_size_check = ON")
"""The pragmas under which a file is looked into, whoever made it."""

BACKUP = "backup"

OTHER_KINDS = ("hand-in", BACKUP)
"""What a file with our mark may be besides a store."""

PACKED_ENDINGS = (".vqd.gz", ".vqd.enc")
"""How the names of backups end in which SQLite sees none of its own files."""

FILE_KINDS = ("store", *OTHER_KINDS)


def check_mark(connection: sqlite3.Connection, name: str) -> int:
    """Return the version of a file's schema; Refused where the file's mark says that it is not for us."""
    is_ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    version = schema_version(connection)
    judge_mark(name, is_ours=is_ours, version=version)
    return version


def judge_mark(name: str, *, is_ours: bool, version: int) -> None:
    """Refuse a file that is not marked as this program's, then one that a newer program has made."""
    if not is_ours:
        key = "store.is_backup" if name.lower().endswith(PACKED_ENDINGS) else "store.not_store"
        raise Refused(key, name=name)
    if version > SCHEMA:
        raise Refused("store.newer", name=name)


def refuse_damaged(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file of which not even the schema is whole; what else is damaged is told, not refused."""
    try:
        is_whole = has_all_of_ours(connection)
    except sqlite3.Error as error:
        raise sqlite_refusal(error, path) or Refused("store.damaged", name=path.name) from error
    if not is_whole:
        raise Refused("store.damaged", name=path.name)
    with suppress(sqlite3.DatabaseError):  # its pages are damaged: `db.access.store_check` tells
        kind = read_kind(connection)
        if kind in OTHER_KINDS:
            raise Refused("store.is_backup" if kind == BACKUP else "store.not_store", name=path.name)


def read_kind(connection: sqlite3.Connection) -> str | None:
    """Return what a file says that it is, of ours one of `FILE_KINDS`; None where it says nothing."""
    kind = connection.execute("SELECT value FROM about WHERE key = 'kind'").fetchone()
    return None if kind is None else kind[0]


def mind_the_end(connection: sqlite3.Connection) -> bool:
    """Tell whether a file's end is missing, and have SQLite read what is there of such a one.

    It refuses to read any of it otherwise. Whoever opens it must write nothing into it.
    """
    # Twice, with what lets it be read in between: a page that the disk did not give looks the same once.
    if _reads(connection) or not _reads_short(connection) or _reads(connection):
        return False
    connection.execute("PRAGMA writable_schema = ON")
    return True


def _reads(connection: sqlite3.Connection) -> bool:
    """Tell whether SQLite does not call the whole file damaged."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except sqlite3.DatabaseError as error:
        is_schema = str(error).startswith("malformed database schema")
        return is_schema or error_code(error) != sqlite3.SQLITE_CORRUPT
    except UnicodeDecodeError:
        return True
    return True


def _reads_short(connection: sqlite3.Connection) -> bool:
    connection.execute("PRAGMA writable_schema = ON")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False
    finally:
        connection.execute("PRAGMA writable_schema = OFF")
    return True
