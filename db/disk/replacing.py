"""A file that takes another's place, also where another program looks into that one for a moment."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HELD_FOR_A_MOMENT = (5, 32, 33)
"""WinError access denied, sharing violation, lock violation: a virus scanner or an indexer looks into it."""

_PATIENCE = 2.5
_PAUSE = 0.1


def replace_file(file: Path, target: Path, *, patience: float = _PATIENCE) -> None:
    """Give a file the name of another, which it takes the place of; OSError, and then both are as they were.

    On Windows a name that is held is tried again for `patience` seconds. Whoever must not wait, as the
    window's own thread, gives 0 and comes back by itself.
    """
    end = time.monotonic() + patience
    found = file.lstat()
    while True:
        try:
            file.replace(target)
        except OSError as error:
            if _is_moved(target, (found.st_dev, found.st_ino)):
                return  # although the system told an error
            if getattr(error, "winerror", None) not in HELD_FOR_A_MOMENT or time.monotonic() >= end:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _is_moved(target: Path, identity: tuple[int, int]) -> bool:
    try:
        found = target.lstat()
    except OSError:
        return False
    return (found.st_dev, found.st_ino) == identity
