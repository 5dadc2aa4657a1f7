"""The way out: a report becomes a file, read back and compared before it takes its place."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from db.errors import Refused, ReportChanged
from vqdesk.formats.annex_out import AnnexTable, Form, lay_out
from vqdesk.importing import UnknownEnding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.records import Domain, Task
    from db.store import Store
    from vqdesk.importing import Progress

_TRIES = 5
"""How often an export starts again because the report was changed meanwhile."""

_PAGE = 500
_SCANNER_ERRORS = (5, 32, 33)
"""WinError access denied, sharing violation, lock violation: a virus scanner holds the file for a moment."""
_SCANNER_PATIENCE = 2.5


def export(
    store: Store, report_id: str, out: Path, *, form: Form = "paper", progress: Progress | None = None
) -> None:
    """Write a report to a file by its ending (`.docx`, `.json`), all of it or nothing.

    The file is written beside `out`, read back, compared with what was meant, and moved into place;
    whatever goes wrong, and whatever `progress` raises, leaves no new file and the old one as it was.
    Raises UnknownEnding, Refused (report.unknown, report.busy, folder.*, file.folder, file.locked,
    file.long_name, disk.full, file.changed_readback and what the format refuses).
    """
    write = _WRITERS.get(out.suffix.lower())
    if write is None:
        raise UnknownEnding(out.name)
    for _ in range(_TRIES):
        try:
            with placed(out) as stream:
                write(store, report_id, stream, out.name, form, progress)
        except ReportChanged:
            continue
        return
    raise Refused("report.busy", name=out.name)


def table_of(
    store: Store, report_id: str, form: Form = "paper", *, progress: Callable[[int], None] | None = None
) -> AnnexTable:
    """Lay out a stored report; its rows are read from the store in pages, each time they are asked for.

    Reading them raises ReportChanged once the report is no longer the one that was laid out.
    `progress` hears after each page how many tasks were read in all.
    """
    revision = store.revision(report_id)
    report = store.report(report_id)

    def rows() -> Iterator[Domain | Task]:
        domains = iter(store.domains(report_id))
        domain = None
        if store.revision(report_id) != revision:
            raise ReportChanged
        for count, task in enumerate(store.tasks(report_id), 1):
            while domain is None or domain.id != task.domain_id:
                domain = next(domains, None)
                if domain is None:  # the tasks are of a later moment than the domains
                    raise ReportChanged
                yield domain
            yield task
            if progress and count % _PAGE == 0:
                progress(_PAGE)
        yield from domains
        if store.revision(report_id) != revision:
            raise ReportChanged

    return lay_out(report, rows, form)


def _write_word(
    store: Store, report_id: str, stream: BinaryIO, name: str, form: Form, progress: Progress | None
) -> None:
    from vqdesk.formats import word

    total = 2 * len(store.outline(report_id)) if progress else 0
    done = 0

    def told(count: int) -> None:
        nonlocal done
        done += count
        if progress:
            progress(min(done, total), total)

    told(0)
    table = table_of(store, report_id, form, progress=told)
    word.write(table, stream)
    stream.seek(0)
    word.compare(table, stream, name)


def _write_json(
    store: Store, report_id: str, stream: BinaryIO, name: str, form: Form, progress: Progress | None
) -> None:
    from vqdesk.formats import exchange

    del form  # the exchange form has no paper
    if progress:
        progress(0, 2)
    data = exchange.write(store.draft(report_id)).encode()
    if progress:
        progress(1, 2)
    stream.write(data)
    stream.seek(0)
    again = stream.read()
    if again != data or exchange.write(exchange.read(again, name)[0]).encode() != data:
        raise Refused("file.changed_readback", name=name)
    if progress:
        progress(2, 2)


_WRITERS = {".docx": _write_word, ".json": _write_json}
ENDINGS = tuple(_WRITERS)


@contextmanager
def placed(out: Path) -> Iterator[BinaryIO]:
    """Give a new file beside `out` that takes its place when the block ends well.

    Raises Refused (folder.*, file.folder, file.locked, file.long_name, disk.full); then, and whatever
    the block raises, what was at `out` is as it was.
    """
    temporary: Path | None = None
    try:
        if out.is_dir():
            raise Refused("file.folder", name=out.name)
        handle, name = tempfile.mkstemp(prefix=".vqdesk-", suffix=out.suffix, dir=out.parent)
        temporary = Path(name)
        with os.fdopen(handle, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _let_others_read(temporary, out)
        _move(temporary, out)
        temporary = None
    except OSError as error:
        raise _refusal(error, out) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _let_others_read(temporary: Path, out: Path) -> None:
    """Give the file the rights that the old file has, or that any new file gets."""
    if sys.platform == "win32":
        return
    if out.exists():
        temporary.chmod(out.stat().st_mode & 0o777)
        return
    mask = os.umask(0)
    os.umask(mask)
    temporary.chmod(0o666 & ~mask)


def _move(temporary: Path, out: Path) -> None:
    """Put the file in place; on Windows wait for a virus scanner to let go of it."""
    end = time.monotonic() + _SCANNER_PATIENCE
    while True:
        try:
            temporary.replace(out)
        except OSError as error:
            if getattr(error, "winerror", None) not in _SCANNER_ERRORS or time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return


def _refusal(error: OSError, out: Path) -> Refused:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Refused("disk.full", name=out.name)
    if error.errno == errno.ENAMETOOLONG:
        return Refused("file.long_name", name=out.name)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Refused("folder.missing", folder=str(out.parent))
    if out.exists() and getattr(error, "winerror", None) in _SCANNER_ERRORS:
        return Refused("file.locked", name=out.name)
    return Refused("folder.read_only", folder=str(out.parent))
