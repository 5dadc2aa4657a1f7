"""A province's store of years: its backup and salvage beside SQLite's own, its start, whom it holds up."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.clock import Clock

    from db.backups.shelf import Backup
    from db.store.store import Store

STORE = "sample.vqd"
MEGABYTES = 25
"""How large it is unless another size is asked for; ten years of a province are 500."""

LARGE_JOBS = (
    *("backup", "backup-floor", "rehearse", "rehearse-floor", "restore", "restore-floor"),
    *("salvage", "salvage-floor"),
)
HOLD_LIMIT = 0.05
"""Seconds for which whoever types may be held up."""

_TASKS, _EDITS = 1_000, 40
_PAUSE, _PAGE = 0.02, 4096


def make(folder: Path, clock: Clock, megabytes: int = MEGABYTES) -> dict[str, object]:
    """Fill a store with reports of many months and with edits, up to a size."""
    from bench.rows import many_tasks

    from db.records import Period
    from vqdesk.first_store.store import open_store

    path, chance, draft = folder / STORE, random.Random(megabytes), many_tasks(_TASKS)
    number = 0
    with clock.running(), open_store(path) as store:
        while path.stat().st_size < megabytes * 1_000_000:
            number += 1
            period = Period("tháng", 2015 + number // 12, number % 12 + 1)
            report = replace(draft.report, id=f"report-{number}", period=period)
            store.reports.add(draft.with_report(report))
            for task in chance.choices(list(store.tasks.of(report.id)), k=_EDITS):
                at = chance.randrange(len(task.result) + 1)
                text = f"{task.result[:at]}đã {number} {task.result[at:]}"
                store.tasks.write(report.id, task.id, "result", text)
    return {"bytes": path.stat().st_size, "same": True}


def backup(folder: Path, clock: Clock) -> dict[str, object]:
    """Back the store up as the program does: copied, packed if that pays, rehearsed."""
    with _opened(folder) as store, clock.running():
        made = _made(store)
    return {"same": made.is_sound}


def backup_floor(folder: Path, clock: Clock) -> dict[str, object]:
    """Copy the file by SQLite's own backup, and have it on the disk."""
    copy = folder / "copy.vqd"
    copy.unlink(missing_ok=True)
    with clock.running(), closing(sqlite3.connect(folder / STORE)) as source:
        with closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        _sync(copy)
    return {"same": copy.stat().st_size == (folder / STORE).stat().st_size}


def rehearse(folder: Path, clock: Clock) -> dict[str, object]:
    """Rehearse a backup: unpacked, opened as a store, each page and row of it looked through."""
    from db.backups.backups import verify_file

    with _opened(folder) as store:
        made = _last(store)
    with clock.running():
        found = verify_file(made.path, known=made.known)
    return {"same": found.verdict == "sound"}


def rehearse_floor(folder: Path, clock: Clock) -> dict[str, object]:
    """Have SQLite check each page of the same store."""
    with clock.running(), closing(sqlite3.connect(folder / STORE)) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchall()
    return {"same": found == [("ok",)]}


def restore(folder: Path, clock: Clock) -> dict[str, object]:
    """Put a backup in the store's place, which is backed up before."""
    from db.backups.backups import Backups

    with _opened(folder) as store:
        made = _last(store)
        before = store.file.state()
        with clock.running():
            Backups(store).restore(made.path)
        return {"same": bool(store.reports.all()) and before != ""}


def restore_floor(folder: Path, clock: Clock) -> dict[str, object]:
    """Copy the file twice, as it is, and have both on the disk."""
    data = folder / STORE
    with clock.running():
        for name in ("one.vqd", "two.vqd"):
            (folder / name).write_bytes(data.read_bytes())
            _sync(folder / name)
    return {"same": True}


def salvage(folder: Path, clock: Clock) -> dict[str, object]:
    """Salvage the store, of which a page is gone: row by row, compared with the history."""
    from db.salvage.salvaging import salvage as salvaged

    damaged, out = folder / "damaged.vqd", folder / "salvaged.vqd"
    out.unlink(missing_ok=True)
    shutil.copyfile(folder / STORE, damaged)
    with damaged.open("r+b") as stream:
        stream.seek(damaged.stat().st_size // _PAGE // 2 * _PAGE)
        stream.write(bytes(_PAGE))
    with clock.running():
        found = salvaged(damaged, out)
    return {"same": bool(found.pages) and found.read["task"] > 0}


def salvage_floor(folder: Path, clock: Clock) -> dict[str, object]:
    """Have SQLite put every row of the sound store into a fresh file."""
    fresh = folder / "fresh.vqd"
    fresh.unlink(missing_ok=True)
    with clock.running(), closing(sqlite3.connect(folder / STORE)) as connection:
        connection.execute("VACUUM INTO ?", [str(fresh)])
        _sync(fresh)
    return {"same": fresh.stat().st_size > 0}


def hold(folder: Path, clock: Clock) -> dict[str, object]:
    """Read a task again and again while the store is backed up, checked, tidied; tell the longest wait.

    Threads take turns, and garbage is collected, as in the window.
    """
    from PySide6.QtCore import QCoreApplication

    from ui.runtime.garbage_collector import GarbageCollector, much_is_made
    from ui.runtime.turns import take_short_turns

    found: dict[str, Any] = {}
    application, collector = QCoreApplication([]), GarbageCollector()
    collector.start()
    take_short_turns()
    with clock.running():
        for name, work in (("nothing", _rest), ("backup", _made), ("check", _check), ("tidy", _tidy)):
            with _opened(folder) as store, much_is_made():
                found[name] = _longest(store, work, application.processEvents)
    return {"holds": found, "same": True}


def _longest(store: Store, work: Callable[[Store], object], also: Callable[[], object]) -> float:
    report_id = store.reports.all()[0].id
    tasks = [line.id for line in store.tasks.outline(report_id)][:50]
    thread = threading.Thread(target=work, args=[store])
    waits = [0.0]
    thread.start()
    while thread.is_alive():
        time.sleep(_PAUSE)
        begun = time.perf_counter()
        store.tasks.get(report_id, tasks[len(waits) % len(tasks)])
        also()
        waits.append(time.perf_counter() - begun)
    return max(waits)


def _rest(_store: Store) -> None:
    time.sleep(2)


def _made(store: Store) -> Backup:
    from db.backups.backups import Backups

    return Backups(store).make("asked")


def _check(store: Store) -> None:
    store.health.check_when_idle(threading.Event())


def _tidy(store: Store) -> None:
    store.tidying.tidy_beside(threading.Event())


def _last(store: Store) -> Backup:
    from db.backups.backups import Backups

    return Backups(store).last() or _made(store)


def _opened(folder: Path) -> Store:
    from db.store.store import Store

    return Store.open(folder / STORE)


def _sync(path: Path) -> None:
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())
