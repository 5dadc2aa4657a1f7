"""Atomic writing: a file is written beside its place and moved there when it is whole."""

from __future__ import annotations

import io
import os
import stat
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from db.disk.os_errors import error_name, trouble
from db.disk.replacing import HELD_FOR_A_MOMENT, replace_file
from db.disk.temporary import clear, temporary_name
from db.disk.writable import private_opener, sync_folder
from db.errors import Refused
from vqdesk.exporting.file_names import expect_name, too_long_part
from vqdesk.system.files import UnknownEnding

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

_BUFFER = 1 << 16


@contextmanager
def place_file_of(out: Path, endings: Container[str]) -> Iterator[tuple[BinaryIO, str]]:
    """Give a new file as `place_file` does, and its ending in small letters, which is one of these.

    Raises what `ending_of` and `place_file` do.
    """
    ending = ending_of(out, endings)
    with place_file(out) as stream:
        yield stream, ending


def ending_of(out: Path, endings: Container[str]) -> str:
    """Return a file's ending in small letters, which is one of these.

    Raises UnknownEnding, and Refused as `expect_name` does.
    """
    expect_name(out)
    ending = out.suffix.lower()
    if ending not in endings:
        raise UnknownEnding(out.name)
    return ending


@contextmanager
def place_file(out: Path) -> Iterator[BinaryIO]:
    """Give a new file beside `out` that takes its place when the block ends well.

    Only this process's user reads it until then. Raises Refused (folder.*, disk.*, file.folder, file.locked,
    file.write_protected, file.long_name, file.bad_name, file.not_written); then, and whatever the block
    raises, what was at `out` is as it was. What the disk said first is the reason, whatever was made of it.
    """
    if is_there(out) and os.path.isdir(out):
        raise Refused("file.folder", name=out.name)
    temporary = out.with_name(temporary_name(out.suffix))
    try:
        disk = _Disk(temporary)
    except OSError as error:
        # It may have been made nevertheless.
        with suppress(OSError):
            temporary.unlink()
        raise write_refusal(error, out) from error
    stream = io.BufferedRandom(disk, _BUFFER)
    try:
        clear(out.parent, now=disk.made)
        yield stream
        stream.flush()
        disk.tell_error()
        os.fsync(disk.fileno())
        stream.close()
        _let_others_read(temporary, out)
        replace_file(temporary, out)
        # Without it a power cut right after "written" brings the old file back.
        sync_folder(out.parent)
    except BaseException as error:
        with suppress(OSError):
            stream.close()
        with suppress(OSError):
            temporary.unlink()
        first = disk.error or error
        if isinstance(first, OSError) and isinstance(error, Exception):
            raise write_refusal(first, out) from error
        raise


def is_there(path: Path) -> bool:
    """Tell whether something lies where a file shall go; Refused as `place_file` where nobody can tell."""
    expect_name(path)
    try:
        path.lstat()
    except OSError as error:
        if trouble(error) == "missing":
            return False
        raise write_refusal(error, path) from error
    return True


class _Disk(io.FileIO):
    """A new file for its owner alone, which keeps the first error that the disk told.

    Libraries for ZIP and XML hear an error of the disk and say something else, or nothing.
    """

    def __init__(self, path: Path) -> None:
        self.error: OSError | None = None
        super().__init__(path, "x+", opener=private_opener)
        self.made = os.fstat(self.fileno()).st_mtime

    def tell_error(self) -> None:
        """Raise the error that nobody told."""
        if self.error is not None:
            raise self.error

    def readinto(self, buffer: bytearray | memoryview) -> int | None:  # type: ignore[override]
        """Read into a buffer."""
        with self._keeping_error():
            return super().readinto(buffer)

    def readall(self) -> bytes:
        """Read to the end."""
        with self._keeping_error():
            return super().readall()

    def write(self, data: bytes | memoryview) -> int | None:  # type: ignore[override]
        """Write as much as the disk takes."""
        with self._keeping_error():
            return super().write(data)

    @contextmanager
    def _keeping_error(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.error = self.error or error
            raise


def _let_others_read(temporary: Path, out: Path) -> None:
    """Give the file the rights that the old file has, or that any new file gets."""
    if sys.platform == "win32":
        return
    try:
        rights = stat.S_IMODE(out.stat().st_mode) & 0o777
    except FileNotFoundError:
        # What another thread makes meanwhile is closed to others rather than open.
        mask = os.umask(0o077)
        os.umask(mask)
        rights = 0o666 & ~mask
    try:
        temporary.chmod(rights)
    except OSError as error:
        # A stick's or a share's files have no rights of their own; all else is the disk's trouble.
        if trouble(error) in ("full", "silent", "missing"):
            raise


def write_refusal(error: OSError, out: Path) -> Refused:
    """Return what a person is told where a file could not be written."""
    found = trouble(error)
    if getattr(error, "winerror", None) in HELD_FOR_A_MOMENT and os.path.lexists(out):
        found = "held"
    if found in ("missing", "denied"):
        return _folder_refusal(out)
    if found == "long":
        return Refused("file.long_name", name=too_long_part(out))
    if found == "held" and not os.access(out, os.W_OK):
        return Refused("file.write_protected", name=out.name)
    if found == "other":
        return Refused("file.not_written", name=out.name, error=error_name(error))
    key = {
        "full": "disk.full",
        "silent": "disk.unreachable",
        "held": "file.locked",
        "folder": "file.folder",
        "name": "file.bad_name",
    }[found]
    return Refused(key, name=out.name)


def _folder_refusal(out: Path) -> Refused:
    """Return what is the matter with a folder in which no file can be made."""
    try:
        is_folder = stat.S_ISDIR(out.parent.stat().st_mode)
    except OSError as error:
        if trouble(error) == "silent":
            return Refused("disk.unreachable", name=out.name)
        is_folder = trouble(error) == "denied"
    # A Windows that guards folders from programs tells of no such file.
    return Refused("folder.read_only" if is_folder else "folder.missing", folder=str(out.parent))
