"""The lock that SQLite itself puts on a database's file, taken without SQLite.

While it is held no other process reads or writes the file as a database, and where it cannot be had
another does. Its bytes lie beyond a file's end at 1 GiB (https://www.sqlite.org/src/doc/trunk/src/os.h).
"""

from __future__ import annotations

import errno
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from db.errors import Refused

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FIRST = 0x40000000
_COUNT = 512
_PATIENCE = 0.5
"""Seconds; who only looks at the file holds it for less."""

_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


@contextmanager
def locked(path: Path) -> Iterator[BinaryIO]:
    """Hold the lock on a file, open for reading, in the block.

    The file must not be open in this process: closing it here would drop the locks that SQLite holds
    (POSIX). Raises Refused store.locked where another process uses it, and OSError.
    """
    with path.open("r+b") as stream:
        end = time.monotonic() + _PATIENCE
        while not _take(stream):
            if time.monotonic() > end:
                raise Refused("store.locked", name=path.name)
            time.sleep(0.02)
        yield stream


def _take(stream: BinaryIO) -> bool:
    try:
        _lock(stream)
    except OSError as error:
        # Any other: a network folder without locks, where SQLite has none either.
        return error.errno not in _TAKEN
    return True


def _lock(stream: BinaryIO) -> None:
    if sys.platform == "win32":
        stream.seek(_FIRST)
        # Let go of when the file is closed.
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, _COUNT)
    else:
        fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB, _COUNT, _FIRST)
