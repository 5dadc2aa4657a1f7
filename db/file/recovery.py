"""What is done to a store's file before SQLite may open it: recovery first, judgement afterwards.

A write that was cut off leaves a journal, and only with it the file is what it was. SQLite plays it
back by itself; here it is seen to that it belongs to the file, and that both are kept beside it until
the next clean close. What is no store of ours is left as it is, to the byte.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from db.disk.file_lock import locked
from db.disk.writable import copy_to_disk, free_name, private_file
from db.errors import Notice, Refused
from db.file.file_check import judge_mark
from db.file.journal import (
    HEAD_SIZE,
    Head,
    Journal,
    belongs,
    changed_pages,
    is_akin,
    read_journal,
    write_journal,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ROOM_LEFT = 64 * 1024 * 1024
"""Bytes that copies leave free on the disk: the clerk's next work needs them more."""

_MOST_COPIES = 3


class Make(Enum):
    """Whether a store is to be made, and what it may take the place of."""

    NOTHING = auto()
    NEW = auto()
    """Nothing is there; another process may be making one as well."""
    INSTEAD = auto()
    """An empty file, or one whose making was cut off."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was found: what to make, and what to tell."""

    make: Make
    notices: tuple[Notice, ...] = ()


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the journal of a file."""
    return path.with_name(path.name + "-journal")


def prepare(path: Path) -> Prepared:
    """See that SQLite may open a store's file, and play back the journal that lies beside it.

    A journal that does not belong to the file is moved aside; before one that does is played, both are
    copied aside, as far as there is room. Raises Refused store.locked, store.not_store, store.newer,
    and OSError; then the file is as it was.
    """
    journal = journal_of(path)
    if not path.exists():
        return Prepared(Make.NEW, _without_file(path, journal))
    if not path.is_file():
        raise Refused("store.not_store", name=path.name)
    with locked(path) as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        head = Head(stream.read(HEAD_SIZE))
        found = read_journal(journal)
        if size == 0:
            return Prepared(Make.INSTEAD, _of_empty(path, journal, found))
        if found is None:
            _judge(head, path)
            return Prepared(Make.NOTHING)
        if not belongs(found, head, size) or not is_akin(found, stream):
            _judge(head, path)
            return Prepared(Make.NOTHING, (_move_aside(path, journal),))
        if found.pages == 0:
            journal.unlink()
            return Prepared(Make.INSTEAD)
        _judge(found.first or head, path)
        _copy_aside(path, stream, found)
        return Prepared(Make.NOTHING, (Notice("store.recovered", {"name": path.name}),))


def _without_file(path: Path, journal: Path) -> tuple[Notice, ...]:
    return () if read_journal(journal) is None else (_move_aside(path, journal),)


def _of_empty(path: Path, journal: Path, found: Journal | None) -> tuple[Notice, ...]:
    if found is not None and found.is_whole and found.pages == 0:
        # Before, a store was made under its own name, and this making was cut off.
        journal.unlink()
        return ()
    moved = () if found is None else (_move_aside(path, journal),)
    return (Notice("store.was_empty", {"name": path.name}), *moved)


def _judge(head: Head, path: Path) -> None:
    judge_mark(path.name, is_ours=head.is_ours, version=head.schema)


def _move_aside(path: Path, journal: Path) -> Notice:
    """Give a journal that is not to be played a name that SQLite does not look for."""
    aside = free_name(path.parent, _aside_of(path))
    journal.rename(aside)
    return Notice("store.journal_aside", {"name": path.name, "aside": aside.name})


def _aside_of(path: Path) -> str:
    """Return how the names of a store's journals begin that were moved aside."""
    return f"{path.name}-journal-"


def _copies(path: Path) -> Iterator[Path]:
    """Yield the names under which a file is kept before its journal is played back."""
    for number in range(1, _MOST_COPIES + 1):
        yield path.with_name(f"{path.name}-before-{number}")


def _copy_aside(path: Path, stream: BinaryIO, found: Journal) -> None:
    """Keep file and journal; without room for both, journal and the pages that it will write; or nothing.

    Nothing that goes wrong here keeps the clerk out. The file is read by the stream that holds its lock.
    """
    journal = journal_of(path)
    names = list(_copies(path))
    copy = next((each for each in names if not journal_of(each).exists()), names[-1])
    with suppress(OSError):
        room = shutil.disk_usage(path.parent).free - _ROOM_LEFT
        most = journal.stat().st_size
        if room < 2 * most:
            return
        _remove(copy)
        try:
            with private_file(copy) as target:
                if room < (size := stream.seek(0, os.SEEK_END)) + most:
                    # The pages behind the former end are cut off.
                    behind = range(found.pages + 1, size // found.page_size + 1)
                    pages = chain(changed_pages(journal), behind)
                    write_journal(stream, pages, found.page_size, target)
                else:
                    stream.seek(0)
                    copy_to_disk(stream, target)
            with private_file(journal_of(copy)) as target, journal.open("rb") as source:
                copy_to_disk(source, target)
        except OSError:
            _remove(copy)


def remove_copies(path: Path) -> None:
    """Take away what was kept before a journal was played back: the store was closed well since.

    So goes a journal that was moved aside and that SQLite could not read: beside no file is it of any use.
    One of another file stays: that file may still be somewhere, and without its journal it is half written.
    """
    for copy in _copies(path):
        _remove(copy)
    with suppress(OSError):
        begin = re.escape(_aside_of(path))
        for each in path.parent.iterdir():
            if re.fullmatch(rf"{begin}\d{{8}}-\d{{6}}(-\d+)?", each.name) and not _may_be_played(each):
                each.unlink()


def _may_be_played(journal: Path) -> bool:
    found = read_journal(journal)
    return found is not None and found.is_whole


def _remove(copy: Path) -> None:
    for file in (copy, journal_of(copy)):
        with suppress(OSError):
            file.unlink()
