"""Zip packages of office files, read with limits because a small file may unpack to anything."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, cast

from db.errors import Refused
from db.limits import FREE_BYTES, MOST_ENTRIES, MOST_LISTED, MOST_RATIO, MOST_UNPACKED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LEVEL = 6
"""Deflate level of everything that is written: zlib's own middle; 9 takes twice as long for 1 % less."""

_BLOCK = 1 << 17
ENCRYPTED = 0x1
# Office files know no others (ECMA-376, part 2); of the others one block may unpack to anything.
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
# What zipfile lets through of a damaged or hostile file.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OverflowError)


class Allowance:
    """What may still be unpacked of one file: its own parts, and those of all packages that lie in it."""

    def __init__(self, left: int = MOST_UNPACKED) -> None:
        self.left = left


class Package:
    """The parts of an opened package; get one from `open_package`.

    `parts` are their names with plain slashes, however they were packed; `named` finds one whatever its case.
    All reading goes through one limit: Refused file.too_big where a package unpacks to more,
    file.encrypted where it has a password, file.unreadable where it is damaged or names its parts in a way
    that leads astray.
    """

    def __init__(self, archive: zipfile.ZipFile, size: int, name: str, allowance: Allowance) -> None:
        self._archive = archive
        self._name = name
        self._left = max(FREE_BYTES, size * MOST_RATIO)
        self._allowance = allowance
        self._entries = self._checked_entries()
        self.parts = tuple(self._entries)
        self.known = frozenset(self.parts)
        self._folded = {name.casefold(): name for name in self.parts}

    def named(self, part: str) -> str | None:
        """Return a part's name as it is here: case does not matter in them (ECMA-376, part 2, 6.2.2.3)."""
        return part if part in self.known else self._folded.get(part.casefold())

    def read(self, part: str) -> bytes:
        """Return a part whole."""
        return b"".join(self.blocks(part))

    def blocks(self, part: str) -> Iterator[bytes]:
        """Return a part in blocks, so that it never lies in memory as a whole."""
        if part not in self.known:
            raise Refused("file.unreadable", name=self._name)
        try:
            with self._archive.open(self._entries[part]) as stream:
                while block := stream.read(min(_BLOCK, self._allowance.left + 1)):
                    self._left -= len(block)
                    self._allowance.left -= len(block)
                    if self._left < 0 or self._allowance.left < 0:
                        raise Refused("file.too_big", name=self._name)
                    yield block
        except DAMAGE as error:
            raise Refused("file.unreadable", name=self._name) from error

    def _checked_entries(self) -> dict[str, zipfile.ZipInfo]:
        entries = self._archive.infolist()
        if len(entries) > MOST_ENTRIES:
            raise Refused("file.too_big", name=self._name)
        # Some programs pack parts as files of Windows, or from the root.
        names = tuple(entry.filename.replace("\\", "/").removeprefix("/") for entry in entries)
        # Readers that ignore case would take either of two such parts: nobody knows what was meant.
        doubled = len({name.casefold() for name in names}) < len(names)
        astray = any(_leads_astray(name) for name in names)
        if any(entry.flag_bits & ENCRYPTED for entry in entries):
            raise Refused("file.encrypted", name=self._name)
        if doubled or astray or any(entry.compress_type not in METHODS for entry in entries):
            raise Refused("file.unreadable", name=self._name)
        return dict(zip(names, entries, strict=True))


def new_package(stream: BinaryIO) -> zipfile.ZipFile:
    """Return an empty package to write parts into, packed as all of ours are; it has to be closed."""
    return zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL)


def write_parts(archive: zipfile.ZipFile, parts: Mapping[str, bytes]) -> None:
    """Write parts whole, in their order; the clock stays out of the file."""
    # A part opened by its name alone is dated 1980-01-01.
    for name, data in parts.items():
        with archive.open(name, "w") as part:
            part.write(data)


@contextmanager
def open_package(stream: BinaryIO, name: str, allowance: Allowance | None = None) -> Iterator[Package]:
    """Open a zip package for reading; `name` is what the person calls the file.

    A package that lies in another one shares its allowance. Raises Refused file.unreadable, file.too_big,
    file.encrypted, and file.old_office for the formats before 2007.
    """
    size = stream.seek(0, 2)
    stream.seek(0)
    if stream.read(len(_OLE)) == _OLE:
        # Office puts a file with a password into the container of the old formats.
        key = "file.encrypted" if _ENCRYPTED_STREAM in stream.read() else "file.old_office"
        raise Refused(key, name=name)
    with open_zip(stream, name) as archive:
        yield Package(archive, size, name, allowance or Allowance())


def open_zip(stream: BinaryIO, name: str) -> zipfile.ZipFile:
    """Open any zip, of whatever kind, to look at what it lists; what is read of it has no limit here.

    Raises Refused file.unreadable, file.too_big.
    """
    stream.seek(0)
    try:
        return zipfile.ZipFile(cast("BinaryIO", _Listed(stream)))
    except _ListedTooMuch as error:
        raise Refused("file.too_big", name=name) from error
    except DAMAGE as error:
        raise Refused("file.unreadable", name=name) from error


class _ListedTooMuch(Exception):
    """Say that a zip's list of its parts is longer than that of any file."""


class _Listed:
    """A file as zipfile reads it: the list of its parts comes in one piece, as long as the file says."""

    def __init__(self, stream: BinaryIO) -> None:
        self._read = stream.read
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        """Return so many bytes."""
        if size > MOST_LISTED:
            raise _ListedTooMuch
        return self._read(size)


def _leads_astray(part: str) -> bool:
    return part.startswith("/") or ":" in part or ".." in part.split("/")
