"""The forms of a backup's file: plain, packed, protected by a password; told by their first bytes."""

from __future__ import annotations

import gzip
import os
import shutil
import zlib
from typing import TYPE_CHECKING

from db.backups.protection import MAGIC_PROTECTED, protect, unprotected
from db.disk.os_errors import reading_refusal
from db.disk.writable import private_file
from db.errors import Refused
from db.file.identity import SQLITE_HEAD
from db.file.journal import HEAD_SIZE, Head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from db.backups.names import BackupForm
    from db.backups.protection import Key

_GZIP = b"\x1f\x8b"
_LEVEL = 4
_WORTH = 0.75
"""A packed file that takes more of the plain one's size is not worth it."""

_PIECE = 1024 * 1024
_LARGEST = 16 * 1024**3
_ROOM_LEFT = 16 * 1024 * 1024


def file_form(path: Path) -> BackupForm | None:
    """Return the form of a file by its first bytes, None for what is no backup; Refused file.*."""
    try:
        with path.open("rb") as stream:
            head = stream.read(len(SQLITE_HEAD))
    except (OSError, ValueError) as error:
        raise reading_refusal(error, path.name or str(path)) from error
    if head == SQLITE_HEAD:
        return "plain"
    if head.startswith(MAGIC_PROTECTED):
        return "protected"
    return "packed" if head.startswith(_GZIP) else None


def pack(plain: Path, packed: Path) -> bool:
    """Pack a file into a new one; tell whether that pays: what does not pay is gone again. OSError."""
    with plain.open("rb") as source, private_file(packed) as target:
        # No name and no time goes into the file: the same bytes pack to the same bytes.
        with gzip.GzipFile("", "wb", _LEVEL, target, mtime=0) as stream:
            shutil.copyfileobj(source, stream, _PIECE)
        target.flush()
        os.fsync(target.fileno())
    pays = packed.stat().st_size <= plain.stat().st_size * _WORTH
    if not pays:
        packed.unlink()
    return pays


def protect_file(source: Path, target: Path, key: Key) -> None:
    """Protect a file, packed or not, as a new one; OSError."""
    with source.open("rb") as stream, private_file(target) as made:
        protect(stream, made, key)
        made.flush()
        os.fsync(made.fileno())


def unpack(path: Path, target: Path, *, password: str | None = None, key: Key | None = None) -> None:
    """Write the store that a backup of any form holds to a new file.

    Raises Refused backup.damaged, backup.password_*, backup.not_backup, backup.no_room, file.*, and OSError
    for what the disk of the target says.
    """
    try:
        with path.open("rb") as source:
            pieces = _pieces(source, path, password, key)
            _write(pieces, target, path.name)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Refused("backup.damaged", name=path.name) from error


def _pieces(source: BinaryIO, path: Path, password: str | None, key: Key | None) -> Iterator[bytes]:
    form = file_form(path)
    if form is None:
        raise Refused("backup.not_backup", name=path.name)
    if form == "plain":
        return _read(source)
    if form == "packed":
        return _read(gzip.GzipFile(fileobj=source, mode="rb"))  # type: ignore[arg-type]
    return _inflated(unprotected(source, path.name, password=password, key=key), path.name)


def _read(stream: BinaryIO) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece


def _inflated(pieces: Iterator[bytes], name: str) -> Iterator[bytes]:
    """Yield what was protected, unpacked where it had been packed before."""
    first = next(pieces, b"")
    if not first.startswith(_GZIP):
        yield first
        yield from pieces
        return
    unpacking = zlib.decompressobj(wbits=31)
    while first:
        rest = first
        while rest:
            yield unpacking.decompress(rest, _PIECE)
            rest = unpacking.unconsumed_tail
        first = next(pieces, b"")
    yield unpacking.flush()
    if not unpacking.eof:
        raise Refused("backup.damaged", name=name)


def _write(pieces: Iterator[bytes], target: Path, name: str) -> None:
    """Write pieces to a file, as far as the head that comes first says that the store goes."""
    written, size = 0, None
    begin = b""
    with private_file(target) as made:
        for piece in pieces:
            if size is None:
                begin += piece[: HEAD_SIZE - len(begin)]
                if len(begin) == HEAD_SIZE:
                    size = _size(Head(begin), name)
                    _expect_room(target, size, name)
            written += len(piece)
            if size is not None and written > size:
                raise Refused("backup.damaged", name=name)
            made.write(piece)
        if size is None or written != size:
            raise Refused("backup.damaged", name=name)
        made.flush()
        os.fsync(made.fileno())


def _size(head: Head, name: str) -> int:
    if not head.is_ours:
        raise Refused("backup.not_backup", name=name)
    if head.pages is None or head.pages * head.page_size > _LARGEST:
        raise Refused("backup.damaged", name=name)
    return head.pages * head.page_size


def _expect_room(target: Path, size: int, name: str) -> None:
    """Refuse what the disk has no room for before it is full: a few bytes packed may be any number."""
    if shutil.disk_usage(target.parent).free < size + _ROOM_LEFT:
        raise Refused("backup.no_room", name=name)
