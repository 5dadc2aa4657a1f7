"""Files and folders that are written, which Windows and Linux allow in ways of their own."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from io import BufferedRandom
    from pathlib import Path


def try_to_write(folder: Path) -> None:
    """Make a file in a folder and take it away again; OSError where that cannot be done."""
    # Python's tempfile tries 10,000 names where Windows gives no right to write.
    probe = folder / f".vqdesk-{os.urandom(16).hex()}"
    probe.touch(exist_ok=False)
    probe.unlink()


def private_file(path: Path) -> BufferedRandom:
    """Make a file that only its owner may read, or empty the one that is there, and open it."""
    flags = os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "w+b")


def take_free_name(file: Path, name: Path) -> None:
    """Give a file a name that no other file has; FileExistsError where one has it, OSError."""
    if sys.platform == "win32":
        file.rename(name)
        return
    try:
        os.link(file, name)
    except FileExistsError:
        raise
    except OSError as error:
        # FAT and some network folders know no second name; what stands there must not be replaced.
        if name.exists():
            raise FileExistsError(error.errno, error.strerror) from error
        file.rename(name)
    else:
        file.unlink()


def sync_folder(folder: Path) -> None:
    """Have the names in a folder written to the disk, where the system can do that."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
