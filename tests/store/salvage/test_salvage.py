"""A damaged store is salvaged: every row on an undamaged page comes back, and what does not is told."""

from __future__ import annotations

import shutil
import sqlite3
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from trials.damaged_pages import DamagedPages, make_store

from db.errors import Refused
from db.file.identity import SCHEMA
from db.records import Period
from db.salvage.salvaging import salvage
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Draft

PAGE = 512
FROZEN = Path(__file__).parents[2] / "frozen"


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory, make_draft: Callable[..., Draft]) -> DamagedPages:
    path = tmp_path_factory.mktemp("salvage") / "kho.vqd"
    years = {"r": 2024, "q": 2025, "b": 2023}
    drafts = [make_draft(name, (3, 2), period=Period("9 tháng", year)) for name, year in years.items()]
    make_store(path, drafts, PAGE, edits=9)
    return DamagedPages(path, PAGE)


@pytest.fixture(autouse=True)
def afresh(trial: DamagedPages) -> None:
    trial.tally.faults.clear()


def test_each_page_with_one_byte_flipped(trial: DamagedPages) -> None:
    assert trial.run(islice(trial.flips(1), 0, None, 2)).faults == []
    assert trial.run(islice(trial.flips(1), 1, None, 2), with_undo=False).faults == []
    assert trial.tally.counts["undone"] > 100


def test_each_page_with_a_byte_of_its_head_flipped(trial: DamagedPages) -> None:
    assert trial.run(trial.flips(2, at_head=True), with_undo=False).faults == []


def test_each_page_gone(trial: DamagedPages) -> None:
    assert trial.run(islice(trial.blanks(), 0, None, 3)).faults == []


def test_cut_short_at_each_page(trial: DamagedPages) -> None:
    assert trial.run(islice(trial.cuts(), 0, None, 3), with_undo=False).faults == []


def test_without_its_header(trial: DamagedPages) -> None:
    assert trial.run(iter([trial.without_header()])).faults == []


@pytest.mark.parametrize("page", [1024, 4096])
def test_the_size_of_a_page_is_found_without_a_header(
    tmp_path: Path, make_draft: Callable[..., Draft], page: int
) -> None:
    drafts = [make_draft(name, (3, 2)) for name in "abc"]
    make_store(tmp_path / "kho.vqd", drafts, page, edits=6)
    trial = DamagedPages(tmp_path / "kho.vqd", page)
    assert trial.run(iter([trial.without_header(), next(trial.blanks())])).faults == []


@pytest.mark.parametrize("name", [f"schema-{number}.vqd" for number in range(1, SCHEMA + 1)])
@pytest.mark.parametrize("has_header", [True, False])
def test_a_store_of_each_schema_comes_out_as_it_is_brought_up(
    tmp_path: Path, name: str, has_header: bool
) -> None:
    sound, damaged, out = (tmp_path / each for each in ("sound.vqd", "damaged.vqd", "out.vqd"))
    shutil.copy(FROZEN / name, sound)
    data = sound.read_bytes()
    damaged.write_bytes(data if has_header else bytes(100) + data[100:])
    with Store.open(sound) as store:
        wanted = [store.reports.draft(each.id) for each in store.reports.all()]
        removed = [each.report.id for each in store.bin.all()]
        offices = store.registers.organisations()
    salvage(damaged, out)
    with Store.open(out) as store:
        assert [store.reports.draft(each.id) for each in store.reports.all()] == wanted
        assert [each.report.id for each in store.bin.all()] == removed
        assert store.registers.organisations() == offices
        store.health.check(depth="words")
        assert store.health.flaws == []


def test_a_journal_that_belongs_is_played_into_the_copy_alone(
    tmp_path: Path, store: Store, path: Path
) -> None:
    """A write that was cut off is no part of what comes out."""
    before, sound = store.reports.draft("r"), path.read_bytes()
    db = store.file.database
    db.execute("PRAGMA cache_size = 1")
    db.execute("BEGIN")
    db.execute(f"PRAGMA user_version = {SCHEMA}")
    for table, column in (("task", "content"), ("history", "who")):
        db.execute(f"UPDATE {table} SET {column} = {column} || hex(zeroblob(60000))")
    damaged = tmp_path / "copied" / "kho.vqd"
    damaged.parent.mkdir()
    journal = path.with_name("kho.vqd-journal")
    for file in (path, journal):
        shutil.copy(file, damaged.with_name(file.name))
    db.execute("ROLLBACK")
    data = damaged.read_bytes(), damaged.with_name("kho.vqd-journal").read_bytes()
    assert data[0] != sound
    found = salvage(damaged, tmp_path / "out.vqd")
    assert (damaged.read_bytes(), damaged.with_name("kho.vqd-journal").read_bytes()) == data
    assert found.was_cut_off
    with Store.open(tmp_path / "out.vqd") as opened:
        assert opened.reports.draft("r") == before


def test_what_was_removed_stays_removed(tmp_path: Path, store: Store, path: Path) -> None:
    """Rows in pages of the freelist are no rows, also where they were not overwritten."""
    wanted = store.reports.draft("r")
    store.close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA secure_delete = OFF")
    columns = (
        "report_id, domain_id, rank, number, unit, evaluation, changed, content, documents, result, extra"
    )
    connection.executemany(
        f"INSERT INTO task (id, {columns}) SELECT ?, {columns} FROM task WHERE id = 't1'",
        [(f"x{number}",) for number in range(300)],
    )
    connection.commit()
    connection.execute("DELETE FROM task WHERE id LIKE 'x%'")
    connection.commit()
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    connection.close()
    assert free > 5
    assert salvage(path, tmp_path / "out.vqd").is_whole
    with Store.open(tmp_path / "out.vqd") as opened:
        assert opened.reports.draft("r") == wanted


@pytest.mark.parametrize("column", ["verb", "report_id", "record", "record_id", "field"])
def test_a_step_of_which_a_text_does_not_decode_is_told_by_the_history(
    tmp_path: Path, store: Store, path: Path, column: str
) -> None:
    for text in ("một", "hai", "ba"):
        store.tasks.write("r", "t1", "result", text)
    steps = store.history.since("r", 1)
    store.close()
    connection = sqlite3.connect(path)
    connection.execute(f"UPDATE undo SET {column} = CAST(x'74ff' AS TEXT) WHERE step = ?", [steps[1].id])
    connection.commit()
    connection.close()
    salvage(path, tmp_path / "out.vqd")
    with Store.open(tmp_path / "out.vqd") as opened:
        told = opened.history.since("r", 1)
        assert [each.id for each in told] == [each.id for each in steps]
        for text in ("hai", "một", ""):
            opened.history.undo("r")
            assert opened.tasks.get("r", "t1").result == text


def test_a_record_of_which_the_id_and_another_text_are_unreadable_is_mended_in_both(
    tmp_path: Path, store: Store, path: Path
) -> None:
    store.registers.add_unit("Phòng Nội vụ", ["Phòng NV"])
    store.close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE unit SET id = 'a b', aliases = 'Phòng NV]'")
    connection.commit()
    connection.close()
    salvage(path, tmp_path / "out.vqd")
    with Store.open(tmp_path / "out.vqd") as opened:
        (unit,) = opened.registers.units()
        assert (unit.name, unit.aliases) == ("Phòng Nội vụ", ("Phòng NV]",))
        opened.health.check(depth="words")
        assert opened.health.flaws == []


def test_differences_are_made_whole_where_what_they_build_upon_is_lost(
    tmp_path: Path, store: Store, path: Path
) -> None:
    text = "Ủy ban nhân dân xã đã chỉ đạo các phòng, ban triển khai thực hiện nhiệm vụ. " * 20
    for number in range(6):
        store.tasks.write("r", "t1", "result", f"{text[:50]} {number} {text[50:]}")
    told = {each.id: (each.before, each.after) for each in store.history.changes("r") if each.field}
    store.close()
    lost = sorted(told)[2]
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM history WHERE base = ?", [lost]).fetchone() == (1,)
    connection.execute("DELETE FROM history WHERE id = ?", [lost])
    connection.commit()
    connection.close()
    found = salvage(path, tmp_path / "out.vqd")
    assert (found.entries_gone, found.without_undo) == (0, ("r",))
    with Store.open(tmp_path / "out.vqd") as opened:
        left = {each.id: (each.before, each.after) for each in opened.history.changes("r") if each.field}
        assert left == {number: texts for number, texts in told.items() if number != lost}
        assert opened.history.undo("r").step is None
        opened.health.check(depth="words")
        assert opened.health.flaws == []


def test_a_newer_program_s_file_is_refused(tmp_path: Path, store: Store, path: Path) -> None:
    store.close()
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('vqdesk', 'x', '')"
    )
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.commit()
    connection.close()
    with pytest.raises(Refused) as refused:
        salvage(path, tmp_path / "out.vqd")
    assert refused.value.key == "store.newer"
    assert [each.name for each in tmp_path.iterdir()] == ["kho.vqd"]


def test_it_is_stopped_in_each_stage_and_leaves_nothing(
    trial: DamagedPages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also while rows are compared with the history, which takes the longer part."""
    monkeypatch.setattr("db.salvage.salvaging._STEPS_BETWEEN_LOOKS", 200)
    damaged, heard = tmp_path / "kho.vqd", list[tuple[int, int]]()
    (_, data, _), *_ = trial.blanks()
    damaged.write_bytes(data)
    salvage(damaged, tmp_path / "lần đầu.vqd", lambda *told: heard.append(told))
    assert heard.count((0, 0)) > 20

    def stopping(after: int) -> Callable[[int, int], None]:
        left = iter(range(after))

        def progress(*_: int) -> None:
            if next(left, None) is None:
                raise KeyError("stopped")

        return progress

    for after in (0, heard.index((0, 0)), len(heard) // 2, len(heard) - 1):
        with pytest.raises(KeyError, match="stopped"):
            salvage(damaged, tmp_path / "mới.vqd", stopping(after))
        assert sorted(each.name for each in tmp_path.iterdir()) == ["kho.vqd", "lần đầu.vqd"]
