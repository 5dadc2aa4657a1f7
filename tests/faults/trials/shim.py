"""The shim under a process's file operations: compiled, preloaded into a child, steered from within it."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SOURCE = Path(__file__).with_name("shim.c")
_HEAD = struct.Struct("=iiqIIII")
KILLED = -signal.SIGKILL
"""The exit code of a process that the shim ended."""


class Kind(IntEnum):
    """The kinds of operations; the order is the shim's."""

    MARK = 0
    LOOK = 1
    OPEN = 2
    READ = 3
    LOCK = 4
    CLOSE = 5
    MODE = 6
    CREATE = 7
    WRITE = 8
    SYNC = 9
    TRUNCATE = 10
    UNLINK = 11
    RENAME = 12
    LINK = 13
    MKDIR = 14
    TRIED = 15
    """That one of the counted operations was tried: `handle` is its kind."""


CHANGING = frozenset(kind for kind in Kind if Kind.CREATE <= kind <= Kind.MKDIR)
"""What changes a disk, and syncs: before each of these a kill finds another state."""
EVERY = frozenset(Kind) - {Kind.MARK, Kind.TRIED}

NOT_DONE, DONE, HALF_DONE = range(3)
"""What a failing operation has done nevertheless; half is for writes, which say so and fail next time."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One line of the log; `path` where names are changed or a file is opened, else the `handle`."""

    kind: Kind
    handle: int
    place: int
    path: str
    other: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Tried:
    """An operation that a fault may meet, and the file that it is of."""

    kind: Kind
    path: str


def missing() -> str:
    """Return what this machine lacks for the shim, empty where it lacks nothing."""
    if not sys.platform.startswith("linux"):
        return "Linux"
    if not shutil.which("gcc"):
        return "gcc"
    try:
        built()
    except subprocess.CalledProcessError:
        return "gcc and the headers of the C library"
    return ""


def built() -> Path:
    """Return the compiled shim; it is compiled once for each text of its source."""
    mark = hashlib.sha256(_SOURCE.read_bytes()).hexdigest()[:16]
    place = Path(tempfile.gettempdir()) / f"vqdesk-faults-{os.getuid()}"
    place.mkdir(mode=0o700, exist_ok=True)
    library = place / f"shim-{mark}.so"
    if not library.exists():
        fresh = place / f"{os.urandom(8).hex()}.so"
        call = ["gcc", "-shared", "-fPIC", "-O1", "-U_FORTIFY_SOURCE", "-Wall", "-Werror"]
        subprocess.run([*call, "-o", str(fresh), str(_SOURCE), "-ldl"], check=True)
        fresh.replace(library)
    return library


class Shim:
    """Steer the shim that was preloaded into this process; there is one."""

    def __init__(self) -> None:
        try:
            self._library = ctypes.CDLL(None)
            self._library.shim_log.restype = ctypes.c_void_p
        except AttributeError as error:
            raise RuntimeError("the shim is not preloaded into this process") from error
        self._library.shim_log_length.restype = ctypes.c_size_t

    @property
    def seen(self) -> int:
        """How many operations were counted since the last arming."""
        return int(self._library.shim_seen())

    @property
    def failures(self) -> int:
        """How many operations were made to fail since the last arming."""
        return int(self._library.shim_failures())

    @property
    def failed(self) -> str:
        """The kind of the first operation that failed since the last arming; empty where none did."""
        return Kind(self._library.shim_first_failed()).name if self.failures else ""

    def watch(self, folder: Path) -> None:
        """Watch the operations under a folder, and forget the log."""
        self._library.shim_watch(os.fsencode(folder.resolve()))
        self._library.shim_forget()

    def mark(self, number: int) -> None:
        """Put a mark into the log."""
        self._library.shim_mark(number)

    def log(self) -> list[Operation]:
        """Return what was done to the folder since it is watched."""
        length = self._library.shim_log_length()
        text = ctypes.string_at(self._library.shim_log(), length) if length else b""
        return list(_operations(text))

    def tried(self) -> list[Tried]:
        """Return which of the counted operations were tried since the folder is watched, in their order."""
        return [Tried(Kind(each.handle), each.path) for each in self.log() if each.kind is Kind.TRIED]

    @contextmanager
    def counting(self, kinds: Iterable[Kind] = CHANGING) -> Iterator[Shim]:
        """Count the operations of some kinds."""
        self._library.shim_arm(_mask(kinds))
        try:
            yield self
        finally:
            self._library.shim_disarm()

    @contextmanager
    def killing(self, operation: int) -> Iterator[Shim]:
        """End this process before one of the operations that change the disk."""
        with self.counting():
            self._library.shim_kill_before(operation)
            yield self

    @contextmanager
    def failing(self, fault: Fault, operation: int) -> Iterator[Shim]:
        """Make operations fail from one of those of the fault's kinds on."""
        with self.counting(fault.kinds):
            self._library.shim_fail(
                operation, fault.times, fault.number, _mask(fault.kinds), fault.manner, int(fault.growing)
            )
            yield self


@dataclass(frozen=True, slots=True)
class Fault:
    """How operations fail: with which error, how often (-1: for ever), and whether they were done.

    With `growing` only those that need room on the disk fail.
    """

    name: str
    number: int
    times: int = 1
    kinds: frozenset[Kind] = EVERY
    manner: int = NOT_DONE
    growing: bool = False


def _mask(kinds: Iterable[Kind]) -> int:
    return sum(1 << kind for kind in set(kinds))


def _operations(text: bytes) -> Iterator[Operation]:
    place = 0
    while place < len(text):
        kind, handle, where, path, other, data, _ = _HEAD.unpack_from(text, place)
        place += _HEAD.size
        parts = []
        for length in (path, other, data):
            parts.append(text[place : place + length])
            place += length
        yield Operation(Kind(kind), handle, where, os.fsdecode(parts[0]), os.fsdecode(parts[1]), parts[2])
