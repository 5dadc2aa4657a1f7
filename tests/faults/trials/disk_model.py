"""A disk that loses its power: from the log of operations to every state in which it may be found.

The model is what SQLite itself reckons with, and a journaled file system at its worst:

- A write lasts once its file is synced. Of unsynced writes each sector of 512 bytes is kept or not, each for
  itself, in any version that was written; it may be torn within (its beginning new and its end old, or the
  other way round), and it may be garbage. So may a new length be kept or not.
- Making, naming anew, linking and removing last once their folder is synced. Without that some of the first
  of them are kept, in their order: the file system's own journal keeps it. A file keeps its content under
  whatever name it is found.
- What is synced stays.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from trials.shim import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from trials.shim import Operation

SECTOR = 512

Image = dict[str, bytes | None]
"""What a folder holds: path below it -> bytes, None for a folder."""
Fate = Callable[[bytes, bytes], bytes]
"""What becomes of a sector: of its old bytes and those that were written over them."""


@dataclass(eq=False, slots=True)
class _File:
    """A file with what lasts of it, and what was done since: (place, bytes), or (length, None)."""

    lasting: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)


_NAMING = (Kind.CREATE, Kind.UNLINK, Kind.RENAME, Kind.LINK, Kind.MKDIR)
_Names = dict[str, _File | None]


class Disk:
    """Follow the operations on a folder; `image` tells what would be found at this moment."""

    def __init__(self, root: Path, image: Image) -> None:
        self._root = PurePosixPath(root.resolve())
        self._lasting: _Names = {
            name: None if content is None else _File(content) for name, content in image.items()
        }
        self._names = dict(self._lasting)
        self._pending: list[Operation] = []
        self._handles: dict[int, tuple[str, _File | None]] = {}
        self._made: dict[int, _File] = {}

    def follow(self, operation: Operation) -> None:
        """Take one operation of the log into account."""
        if operation.kind in _NAMING:
            self._change(operation)
        elif operation.kind in (Kind.WRITE, Kind.TRUNCATE):
            data = operation.data if operation.kind is Kind.WRITE else None
            self._file(operation).pending.append((operation.place, data))
        elif operation.kind is Kind.SYNC:
            self._sync(operation)
        elif operation.kind is Kind.CLOSE:
            self._handles.pop(operation.handle, None)
        if operation.kind in (Kind.OPEN, Kind.CREATE):
            name = self._name(operation.path)
            self._handles[operation.handle] = name, self._names.get(name)

    def whole(self) -> Image:
        """Return what is there when the power stays: all that was done."""
        return {name: _content(file, _new) for name, file in self._names.items()}

    def synced(self, *, names_too: bool = True) -> Image:
        """Return only what lasts; with `names_too` the names that do not last are lost as well."""
        names = self._lasting if names_too else self._names
        return {name: None if file is None else file.lasting for name, file in names.items()}

    def some(self, chance: Random, fate: Fate | None = None) -> Image:
        """Return what lasts and some of the rest; a lost sector meets its `fate` instead of staying old."""
        names = dict(self._lasting)
        for change in self._pending[: chance.randint(0, len(self._pending))]:
            self._rename(names, change)
        share = chance.choice((0.1, 0.5, 0.9))

        def meets(old: bytes, new: bytes) -> bytes:
            if chance.random() < share:
                return new
            return fate(old, new) if fate and chance.random() < 0.5 else old

        return {name: _content(file, meets, chance) for name, file in names.items()}

    @property
    def is_settled(self) -> bool:
        """Whether all that was done lasts, so that there is nothing to lose."""
        files = {file for names in (self._names, self._lasting) for file in names.values() if file}
        return not self._pending and not any(file.pending for file in files)

    def _name(self, path: str) -> str:
        return PurePosixPath(os.path.relpath(path, self._root)).as_posix()

    def _sync(self, operation: Operation) -> None:
        name, file = self._handles[operation.handle]
        if file is not None:
            file.lasting = _content(file, _new) or b""
            file.pending.clear()
            return
        # Names are kept in their order: those of this folder, and whatever was done before them.
        last = [at for at, change in enumerate(self._pending) if name in self._folders(change)]
        for change in self._pending[: last[-1] + 1 if last else 0]:
            self._rename(self._lasting, change)
        del self._pending[: last[-1] + 1 if last else 0]

    def _change(self, operation: Operation) -> None:
        if operation.kind is Kind.CREATE:
            self._made[id(operation)] = _File()
        self._pending.append(operation)
        self._rename(self._names, operation)

    def _folders(self, change: Operation) -> set[str]:
        paths = [path for path in (change.path, change.other) if path]
        return {PurePosixPath(self._name(path)).parent.as_posix() for path in paths}

    def _rename(self, names: _Names, change: Operation) -> None:
        name = self._name(change.path)
        if change.kind is Kind.CREATE:
            names[name] = self._made[id(change)]
        elif change.kind is Kind.MKDIR:
            names[name] = None
        elif change.kind is Kind.UNLINK:
            names.pop(name, None)
        elif name in names:
            names[self._name(change.other)] = names.pop(name) if change.kind is Kind.RENAME else names[name]

    def _file(self, operation: Operation) -> _File:
        file = self._handles[operation.handle][1]
        if file is None:
            raise ValueError(f"{operation} is of no file")
        return file


def snapshot(folder: Path) -> Image:
    """Return what a folder holds now."""
    return {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
    }


def restore(image: Image, folder: Path) -> None:
    """Write an image into an empty folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in sorted(image.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            path.mkdir(exist_ok=True)
        else:
            path.write_bytes(content)


def torn(chance: Random) -> Fate:
    """Return the fate of a sector that was being written: cut at some byte, from either end."""

    def fate(old: bytes, new: bytes) -> bytes:
        cut = chance.randrange(1, SECTOR)
        return new[:cut] + old[cut:] if chance.random() < 0.5 else old[:cut] + new[cut:]

    return fate


def garbage(chance: Random) -> Fate:
    """Return the fate of a sector that the disk lost hold of."""
    return lambda _old, new: chance.randbytes(len(new))


def _new(_old: bytes, new: bytes) -> bytes:
    return new


def _content(file: _File | None, fate: Fate, chance: Random | None = None) -> bytes | None:
    if file is None:
        return None
    content = bytearray(file.lasting)
    for place, data in file.pending:
        if data is not None:
            _write_sectors(content, place, data, fate)
        elif chance is None or chance.random() < 0.5:
            _set_length(content, place)
    return bytes(content)


def _write_sectors(content: bytearray, place: int, data: bytes, fate: Fate) -> None:
    at = place
    end = place + len(data)
    while at < end:
        stop = min(end, (at // SECTOR + 1) * SECTOR)
        new = data[at - place : stop - place]
        old = bytes(content[at:stop])
        kept = fate(old.ljust(len(new), b"\0"), new)
        if kept != old.ljust(len(new), b"\0") or kept is new:
            if len(content) < stop:
                content.extend(bytes(stop - len(content)))
            content[at:stop] = kept
        at = stop


def _set_length(content: bytearray, length: int) -> None:
    if length < len(content):
        del content[length:]
    else:
        content.extend(bytes(length - len(content)))


def followed(disk: Disk, operations: Iterable[Operation]) -> Disk:
    """Return the disk after the operations."""
    for operation in operations:
        disk.follow(operation)
    return disk
