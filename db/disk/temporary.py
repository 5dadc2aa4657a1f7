"""Files that live for one piece of work: their names tell whose they are, so that no leftover stays.

A process that is killed leaves what it was writing. The next one that comes by takes away what a process
of this PC left that is no more, and what has grown old; never what somebody is still writing.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import stat
import sys
import tempfile
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from db.disk.os_errors import trouble
from db.disk.writable import PROBE
from db.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

_OLD = 7 * 24 * 3600
"""Seconds after which nobody writes any more, on whatever PC."""

_OURS = re.compile(
    # With the journal of a copy that SQLite was writing.
    r"\.?vqdesk-(?P<host>[0-9a-f]{8})-(?P<process>[1-9][0-9]{0,9})-[0-9a-f]{8}(\.[a-z]{1,5}(-journal)?)?"
)
_ENDING = re.compile(r"\.[a-z]{1,5}")
_PROBE = re.compile(re.escape(PROBE) + "[0-9a-f]{16}")
_FORMER = re.compile(r"\.vqdesk-([a-z0-9_]{8}\.[a-z]{1,5}|[0-9a-f]{32})")
"""Of versions whose names told nothing, and of probes whether a folder can be written."""

_QUERY, _NO_SUCH_PROCESS, _STILL_RUNNING = 0x1000, 87, 259
"""Of Windows: the right to ask about a process, and two of the answers."""


def temporary_name(ending: str = "") -> str:
    """Return a hidden name for a file of this process; `ending` has its dot, an odd one is left out."""
    usual = ending.lower() if _ENDING.fullmatch(ending.lower()) else ""
    return f".{_mark()}{os.urandom(4).hex()}{usual}"


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give a folder for its owner alone that is gone after the block.

    What earlier processes left there goes first. Raises Refused temp.* where none can be made.
    """
    try:
        place = Path(tempfile.gettempdir())
        clear_folders()
        folder = place / f"{_mark()}{os.urandom(4).hex()}"
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise temporary_refusal(error) from error
    try:
        yield folder
    finally:
        # Errors of closing are not ignored there; what stays goes with the next process's first.
        with suppress(OSError):
            shutil.rmtree(folder, ignore_errors=True)


def temporary_refusal(error: OSError) -> Refused:
    """Return what a person is told where a temporary file cannot be written."""
    try:
        folder = tempfile.gettempdir()
    except OSError:  # nowhere on this PC can one be made
        folder = "TEMP"
    if trouble(error) == "full":
        return Refused("temp.full", folder=folder)
    if trouble(error) == "silent":
        return Refused("disk.unreachable", name=folder)
    return Refused("temp.read_only", folder=folder)


def clear(folder: Path, *, now: float | None = None) -> None:
    """Take away the files that processes that are no more have left in a folder, and probes.

    `now` is the time by the clock of the folder's disk, such as that of a file just made there: without
    one nothing counts as old, for a PC's own clock may be wrong by years. What cannot be taken away stays.
    """
    for entry in _entries(folder, ".vqdesk-"):
        with suppress(OSError):
            found = entry.stat(follow_symlinks=False)
            if _PROBE.fullmatch(entry.name):
                os.unlink(entry.path)
                continue
            is_old = now is not None and now - found.st_mtime > _OLD
            ours = _OURS.fullmatch(entry.name)
            if ours is None and not _FORMER.fullmatch(entry.name):
                continue
            if stat.S_ISREG(found.st_mode) and (is_old or (ours is not None and _is_left(ours))):
                os.unlink(entry.path)


def clear_folders() -> None:
    """Take away the temporary folders that processes that are no more have left."""
    with suppress(OSError):
        for entry in _entries(Path(tempfile.gettempdir()), "vqdesk-"):
            ours = _OURS.fullmatch(entry.name)
            if ours is not None and _is_left(ours) and entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)


def _entries(folder: Path, beginning: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if entry.name.startswith(beginning)]
    except (OSError, ValueError):
        return []


def _is_left(ours: re.Match[str]) -> bool:
    """Tell whether a name is of this PC and of a process that is no more."""
    return ours["host"] == _host() and not is_alive(int(ours["process"]))


def _mark() -> str:
    return f"vqdesk-{_host()}-{os.getpid()}-"


@cache
def _host() -> str:
    """Return what tells this PC from others without naming it; containers and copies of one disk differ."""
    told = [platform.node()]
    with suppress(OSError, ValueError):
        told.append(Path("/etc/machine-id").read_text(encoding="utf-8").strip())
    # Process numbers count within one namespace alone.
    with suppress(OSError):
        told.append(os.readlink("/proc/self/ns/pid"))
    return hashlib.sha256("\n".join(told).encode("utf-8", "backslashreplace")).hexdigest()[:8]


def is_alive(process: int) -> bool:
    """Tell whether a process of this PC runs; one that nobody can ask about does."""
    if process == os.getpid():
        return True
    if sys.platform == "win32":
        return _is_alive_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _is_alive_on_windows(process: int) -> bool:
    # There os.kill with the number 0 would end the process.
    import ctypes

    if sys.platform != "win32":
        return True
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(_QUERY, False, process)
    if not handle:
        return ctypes.get_last_error() != _NO_SUCH_PROCESS
    code = ctypes.c_ulong()
    told = kernel.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(code))
    kernel.CloseHandle(ctypes.c_void_p(handle))
    return not told or code.value == _STILL_RUNNING
