"""Zip packages of office files, read with limits because a small file may unpack to anything."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from db.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LEVEL = 6
"""Deflate level of everything that is written: zlib's own middle; 9 takes twice as long for 1 % less."""

MOST_ENTRIES = 4_000
"""An annex has about ten parts; a thousand pictures still pass."""

MOST_BYTES = 512 * 1024 * 1024
"""All parts unpacked: 10,000 tasks are 20 MB of XML, and 4 GB of memory is all that a PC has."""

FREE_BYTES = 32 * 1024 * 1024
"""Up to here any ratio passes: ten thousand empty rows shrink more than a thousandfold."""

MOST_RATIO = 200
"""Beyond FREE_BYTES; text of people shrinks fivefold, Word's own XML up to fiftyfold."""

_BLOCK = 1 << 17
ENCRYPTED = 0x1
# Office files know no others (ECMA-376, part 2); of the others one block may unpack to anything.
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
# What zipfile lets through of a damaged or hostile file.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OverflowError)


class Package:
    """The parts of an opened package; get one from `open_package`.

    `parts` are their names with plain slashes, however they were packed; `named` finds one whatever its case.
    All reading goes through one limit: Refused file.too_big where a package unpacks to more,
    file.encrypted where it has a password, file.unreadable where it is damaged or names its parts in a way
    that leads astray.
    """

    def __init__(self, archive: zipfile.ZipFile, size: int, name: str) -> None:
        self._archive = archive
        self._name = name
        self._left = min(MOST_BYTES, max(FREE_BYTES, size * MOST_RATIO))
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
                while block := stream.read(_BLOCK):
                    self._left -= len(block)
                    if self._left < 0:
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
def open_package(stream: BinaryIO, name: str) -> Iterator[Package]:
    """Open a zip package for reading; `name` is what the person calls the file.

    Raises Refused file.unreadable, file.encrypted, and file.old_office for the formats before 2007.
    """
    size = stream.seek(0, 2)
    stream.seek(0)
    if stream.read(len(_OLE)) == _OLE:
        # Office puts a file with a password into the container of the old formats.
        key = "file.encrypted" if _ENCRYPTED_STREAM in stream.read() else "file.old_office"
        raise Refused(key, name=name)
    stream.seek(0)
    try:
        archive = zipfile.ZipFile(stream)
    except DAMAGE as error:
        raise Refused("file.unreadable", name=name) from error
    with archive:
        yield Package(archive, size, name)


def _leads_astray(part: str) -> bool:
    return part.startswith("/") or ":" in part or ".." in part.split("/")
