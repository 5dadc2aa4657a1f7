"""Backups of every schema there ever was, in each form; kept in tests/frozen and never made anew.

`backup-N` is of the store `schema-N`, as one is made before a store is brought up; a new schema adds three.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from trials.store_content import content_of

from db.access.condition import condition
from db.backups.backups import Backups, verify_file
from db.backups.names import ENDINGS, BackupName, form_of_ending
from db.backups.restoring import restore_over
from db.file.identity import SCHEMA
from db.store.store import Store

if TYPE_CHECKING:
    from db.records import Draft

FOLDER = Path(__file__).parents[2] / "frozen"
FROZEN = sorted(FOLDER.glob("backup-*"))
PASSWORD = "mật khẩu của văn thư"
REPORT = "bao-cao-9-thang"

each_backup = pytest.mark.parametrize("frozen", FROZEN, ids=lambda path: path.name)


@pytest.fixture
def then(frozen: Path, tmp_path: Path) -> Path:
    """Return the store that a backup was taken from, brought up."""
    path = tmp_path / "then.vqd"
    shutil.copy(
        FOLDER / frozen.name.replace("backup", "schema").removesuffix(".gz").removesuffix(".enc"), path
    )
    Store.open(path).close()
    return path


def drafts(store: Store) -> list[Draft]:
    return [store.reports.draft(each.id) for each in store.reports.all()]


def test_every_schema_has_its_frozen_backups() -> None:
    names = {f"backup-{number}{ending}" for number in range(1, SCHEMA + 1) for ending in ENDINGS.values()}
    assert {path.name for path in FROZEN} == names
    assert all(path.stat().st_size < 70_000 for path in FROZEN)


@each_backup
def test_one_beside_a_store_is_listed_verified_and_compared(frozen: Path, then: Path, tmp_path: Path) -> None:
    form = form_of_ending(frozen.name)
    assert form is not None
    name = BackupName("then", 1, datetime(2024, 9, 27, tzinfo=UTC), "migration", form)
    (tmp_path / "backups").mkdir()
    shutil.copy(frozen, tmp_path / "backups" / str(name))
    with Store.open(then) as store:
        backups = Backups(store)
        (listed,) = backups.all()
        assert listed.name == name
        assert verify_file(listed.path, password=PASSWORD, known=listed.known).verdict == "sound"
        (same,) = backups.preview(listed.path, password=PASSWORD)
        assert (same.report.id, same.standing) == (REPORT, "same")
        store.tasks.write(REPORT, "t1", "result", "sau bản sao lưu")
        (changed,) = backups.preview(listed.path, password=PASSWORD)
        assert (changed.standing, changed.changed, changed.added, changed.removed) == ("changed", 1, 0, 0)


@each_backup
def test_a_restore_equals_the_store_that_it_was_taken_from(frozen: Path, then: Path, tmp_path: Path) -> None:
    """Table by table, brought up: reports, bin, registers, settings, history and what the search finds by."""
    path = tmp_path / "fresh.vqd"
    restore_over(path, frozen, password=PASSWORD)
    Store.open(path).close()  # by what schema 1 searched was cut otherwise, and is made anew then
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM about WHERE key = 'floor'")  # which a restore alone puts there
    assert content_of(path.read_bytes()) == content_of(then.read_bytes())
    assert condition(path).flaws == condition(then).flaws == ()


@each_backup
def test_it_takes_the_place_of_a_store_and_gives_it_back(store: Store, frozen: Path, then: Path) -> None:
    former, backups = drafts(store), Backups(store)
    restored = backups.restore(frozen, password=PASSWORD)
    with Store.open(then) as wanted:
        assert drafts(store) == drafts(wanted)
        assert store.registers.units() == wanted.registers.units()
    while store.history.undo(REPORT).step:
        pass
    act = store.history.undoable(REPORT)
    assert act is not None
    assert act.is_making
    assert restored.before is not None
    backups.restore(restored.before.path)
    assert drafts(store) == former


@each_backup
def test_its_report_comes_back_as_a_new_one_with_its_history(store: Store, frozen: Path, then: Path) -> None:
    former = drafts(store)
    (new,), _ = Backups(store).restore_reports(frozen, [REPORT], password=PASSWORD)
    with Store.open(then) as wanted:
        report = wanted.reports.get(REPORT)
        tasks = [(each.id, each.result, each.extra) for each in wanted.tasks.of(REPORT)]
        steps = len(wanted.history.changes(REPORT))
    assert [draft for draft in drafts(store) if draft.report.id != new] == former
    brought = store.reports.get(new)
    assert (brought.period, brought.titles, brought.columns) == (report.period, report.titles, report.columns)
    assert [(each.id, each.result, each.extra) for each in store.tasks.of(new)] == tasks
    assert len(store.history.changes(new)) >= steps
    while store.history.undo(new).step:
        pass
    assert store.history.undoable(new) is not None
    assert condition(store.path).flaws == ()
