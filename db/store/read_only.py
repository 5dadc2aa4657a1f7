"""A store where nobody may write: read as it lies, or a copy where reading it takes writing."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.disk import temporary
from db.disk.os_errors import reading_refusal
from db.disk.writable import private_file
from db.errors import Notice, Refused
from db.file.connection import MustBeWritten, connect_to_read, looked_at_twice
from db.file.recovery import journal_of
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def read_only(path: Path, refused: Refused) -> Iterator[Store]:
    """Open a store of which nothing can be written, for reading alone; every verb is `refused`.

    Where its last write was cut off, or its schema is an older one, a copy in the folder for temporary files
    is put right and read; that is told. Raises Refused store.*, file.*, temp.*, disk.unreachable.
    """
    try:
        db = looked_at_twice(path, lambda: connect_to_read(path))
    except MustBeWritten:
        with _copied(path) as store:
            store.refuse_writing(refused)
            yield store
        return
    with Store(path, db) as store:
        store.refuse_writing(refused)
        yield store


@contextmanager
def _copied(path: Path) -> Iterator[Store]:
    with temporary.temporary_folder() as folder:
        copy = folder / "copy.vqd"
        was_cut_off = journal_of(path).exists()
        for source, target in ((path, copy), (journal_of(path), journal_of(copy))):
            if source == path or was_cut_off:
                _copy(source, target)
        with Store.open(copy) as store:
            told = [Notice("store.cut_off", {"name": path.name})]
            store.notices[:] = told if was_cut_off else []
            yield store


def _copy(source: Path, target: Path) -> None:
    try:
        stream = source.open("rb")
    except OSError as error:
        raise reading_refusal(error, source.name) from error
    with stream:
        try:
            with private_file(target) as made:
                shutil.copyfileobj(stream, made, 1024 * 1024)
        except OSError as error:
            raise temporary.temporary_refusal(error) from error
