"""Files and folders of our own: whether and how they can be made, and for whose eyes they are."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from io import BufferedRandom
    from pathlib import Path
    from typing import BinaryIO

PROBE = ".vqdesk-probe-"
"""How the names of files begin that are there for a moment only."""

_OWNER_ALONE = 0o600
_OWNER_ALONE_FOLDER = 0o700
_OTHERS_READ = stat.S_IROTH


def try_to_write(folder: Path, size: int = 0) -> None:
    """Make a file of a size in a folder and take it away again; OSError where that cannot be done."""
    # Python's tempfile tries 10,000 names where Windows gives no right to write.
    probe = folder / f"{PROBE}{os.urandom(8).hex()}"
    try:
        with private_file(probe) as stream:
            if size:
                stream.write(bytes(size))
                stream.flush()
                os.fsync(stream.fileno())
    except OSError:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
        raise
    # One that was killed right here left its own, and whoever came by may have taken ours for such.
    probe.unlink(missing_ok=True)


def private_file(path: Path) -> BufferedRandom:
    """Make a file that only its owner may read, or empty the one that is there, and open it."""
    flags = os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, _OWNER_ALONE), "w+b")


def private_opener(path: str, flags: int) -> int:
    """Open a file as `open(..., opener=private_opener)` does; a new one is for its owner alone."""
    return os.open(path, flags, _OWNER_ALONE)


def private_folder(path: Path) -> None:
    """Make a folder, and those above it, for its owner alone; one that is there stays as it is. OSError."""
    missing = []
    while not os.path.isdir(path):
        missing.append(path)
        if path.parent == path:
            break
        path = path.parent
    for folder in reversed(missing):
        folder.mkdir(mode=_OWNER_ALONE_FOLDER, exist_ok=True)


def tighten(path: Path) -> None:
    """Take from everybody else the rights to a file of ours that an umask gave; on POSIX.

    Rights that somebody chose (a group's without everybody's), another owner's file and what cannot be
    changed are let be.
    """
    if sys.platform == "win32":
        return
    with suppress(OSError):
        found = path.lstat()
        mode = stat.S_IMODE(found.st_mode)
        if stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid() and mode & _OTHERS_READ:
            path.chmod(mode & _OWNER_ALONE)


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
        if not name.exists():
            file.rename(name)
        elif name.samefile(file):
            file.unlink()  # it was done, although the system told an error
        else:
            raise FileExistsError(error.errno, error.strerror) from error
    else:
        file.unlink()


def keep_under(file: Path, name: Path) -> None:
    """Keep what a file holds under a second, free name as well; the file itself stays. OSError."""
    try:
        os.link(file, name)
    except FileExistsError:
        raise
    except OSError:
        # FAT and some network folders know no second name.
        with file.open("rb") as source, private_file(name) as target:
            copy_to_disk(source, target)


def copy_to_disk(source: BinaryIO, target: BinaryIO) -> None:
    """Copy a file from where it is read to its end, until it is on the disk; OSError."""
    shutil.copyfileobj(source, target, 1024 * 1024)
    target.flush()
    os.fsync(target.fileno())


def free_name(folder: Path, begin: str, end: str = "") -> Path:
    """Return a name of this moment that no file in a folder has, by its beginning and end."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    names = (f"{begin}{stamp}{more}{end}" for more in ("", *(f"-{number}" for number in range(2, 1000))))
    return next(each for name in names if not (each := folder / name).exists())


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
