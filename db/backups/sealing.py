"""The seal of a backup: a hash of all its bytes, kept in it: any byte that changed is seen."""

from __future__ import annotations

import os
import re
import sqlite3
from hashlib import sha256
from typing import TYPE_CHECKING

from db.file.connection import close_after, uri
from db.file.file_check import BACKUP

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

SEAL = "seal"
"""Its key in the table `about`."""

_BEGINNING = "vqdesk-seal:"
_BLANK = b"0" * 64
_SEALED = re.compile(_BEGINNING.encode() + rb"([0-9a-f]{64})")
_PIECE = 1024 * 1024


def mark_as_backup(path: Path) -> None:
    """Have a copy of a store say that it is a backup, so that nobody opens it as the store; seal it.

    Raises sqlite3.Error, OSError.
    """
    connection = sqlite3.connect(f"{uri(path)}?mode=rw", uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("UPDATE about SET value = ? WHERE key = 'kind'", [BACKUP])
        connection.execute(
            "INSERT OR REPLACE INTO about (key, value) VALUES (?, ?)", [SEAL, _BEGINNING + _BLANK.decode()]
        )
        place = _page(connection)
    except BaseException as error:
        close_after(error, connection)
        raise
    connection.close()
    with path.open("r+b") as stream:
        at = _find(stream, place)
        if at is not None:
            # By hand: through SQLite the header would change, which is sealed as well.
            digest = _digest(stream, at)
            stream.seek(at)
            stream.write(digest)
            stream.flush()
            os.fsync(stream.fileno())


def is_unbroken(path: Path) -> bool | None:
    """Tell whether a backup's file is as it was sealed; None: it has no seal. sqlite3.Error, OSError."""
    connection = sqlite3.connect(f"{uri(path)}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        rows = connection.execute("SELECT value FROM about WHERE key = ?", [SEAL]).fetchall()
        place = _page(connection)
    except BaseException as error:
        close_after(error, connection)
        raise
    connection.close()
    if not rows:
        return None
    with path.open("rb") as stream:
        at = _find(stream, place)
        if at is None:
            return False
        stream.seek(at)
        return stream.read(len(_BLANK)) == _digest(stream, at)


def _page(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return where the page of the table `about` begins, and its size; the table fits into one."""
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    sql = "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = 'about'"
    return (connection.execute(sql).fetchone()[0] - 1) * size, size


def _find(stream: BinaryIO, place: tuple[int, int]) -> int | None:
    begin, size = place
    stream.seek(begin)
    found = _SEALED.search(stream.read(size))
    return None if found is None else begin + found.start(1)


def _digest(stream: BinaryIO, at: int) -> bytes:
    """Return the hash of a file in which the seal at a place is blank."""
    whole = sha256()
    stream.seek(0)
    left = at
    while left:
        piece = stream.read(min(_PIECE, left))
        if not piece:
            break
        whole.update(piece)
        left -= len(piece)
    whole.update(_BLANK)
    stream.seek(at + len(_BLANK))
    while piece := stream.read(_PIECE):
        whole.update(piece)
    return whole.hexdigest().encode()
