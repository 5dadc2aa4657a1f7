"""What is damaged is read as far as it can be, told, and never made worse; the rest is as it was."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.access import store_check, transaction
from db.access.condition import condition
from db.errors import Refused
from db.file import page_check
from db.file.lineage import lineage
from db.foreign.reports import read_foreign
from db.records import Organisation, Unit
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from db.records import Draft


def changed(path: Path, *statements: str) -> None:
    """Change a closed store behind its back."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def told(store: Store) -> list[tuple[str, str, str]]:
    """Return what the store has to tell: the key, the record, the field or part."""
    found = []
    for notice in store.notices:
        spot = notice.values.get("spot")
        where = f"{spot.record} {spot.id}" if spot else ""
        found.append((notice.key, where, notice.values.get("field") or notice.values.get("part") or ""))
    return found


def undecodable(table: str, column: str, where: str) -> str:
    return f"UPDATE {table} SET {column} = CAST(x'6bff' || {column} AS TEXT) WHERE {where}"


@pytest.fixture
def closed(store: Store, path: Path) -> Path:
    store.tasks.write("r", "t1", "extra:Ghi chú", "xem lại")
    store.tasks.write("r", "t2", "result", "đã xong")
    store.close()
    return path


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (undecodable("task", "content", "id = 't3'"), ("store.damaged_field", "task t3", "content")),
        (undecodable("task", "extra", "id = 't1'"), ("store.damaged_field", "task t1", "extra")),
        (undecodable("domain", "name", "id = 'd1'"), ("store.damaged_field", "domain d1", "name")),
        (undecodable("report", "titles", "id = 'r'"), ("store.damaged_field", "report r", "titles")),
        ("UPDATE task SET extra = '{\"Ghi' WHERE id = 't1'", ("store.damaged_field", "task t1", "extra")),
        ("UPDATE task SET extra = '[1]' WHERE id = 't1'", ("store.damaged_field", "task t1", "extra")),
        ("UPDATE report SET period = '{}'", ("store.damaged_field", "report r", "period")),
        (
            "UPDATE report SET period = replace(period, '2024', '99999')",
            ("store.damaged_field", "report r", "period"),
        ),
        ("UPDATE report SET columns = 'x'", ("store.damaged_field", "report r", "columns")),
        (
            "UPDATE task SET content = replace(content, 'N', 'M') WHERE id = 't3'",
            ("store.field_differs", "task t3", "content"),
        ),
        (
            "UPDATE task SET content = content || char(0) WHERE id = 't3'",
            ("store.field_differs", "task t3", "content"),
        ),
        ("UPDATE task SET rank = 'zz' WHERE id = 't1'", ("store.place_differs", "task t1", "")),
        ("UPDATE task SET id = 't9' WHERE id = 't1'", ("store.record_lost", "task t1", "")),
        ("UPDATE task SET domain_id = 'd9' WHERE id = 't1'", ("store.place_differs", "task t1", "")),
        ("UPDATE task SET changed = 'x' WHERE id = 't1'", ("store.field_differs", "task t1", "changed")),
        ("DELETE FROM task WHERE id = 't2'", ("store.record_lost", "task t2", "")),
        ("UPDATE history SET verb = 'x' WHERE field = 'result'", ("store.differing_part", "", "undo")),
        (
            undecodable("history", '"after"', "record_id = 't2' AND field IS NOT NULL"),
            ("store.damaged_history", "task t2", ""),
        ),
        ("UPDATE undo SET done = 0", ("store.differing_part", "", "undo")),
        ("UPDATE revision SET changed = '2001-01-01'", ("store.differing_part", "", "revision")),
        ("UPDATE about SET value = 'x' WHERE key = 'kind'", ("store.differing_part", "", "about")),
    ],
)
def test_what_is_wrong_in_a_row_is_told_and_everything_is_still_read(
    closed: Path, statement: str, expected: tuple[str, str, str]
) -> None:
    changed(closed, "PRAGMA foreign_keys = OFF", statement)
    assert expected in [
        (flaw.key, f"{flaw.spot.record} {flaw.spot.id}" if flaw.spot else "", flaw.field or flaw.part)
        for flaw in condition(closed).flaws
    ]
    with Store.open(closed) as store:
        assert expected in told(store)
        draft = store.reports.draft("r")
        tasks = [task for section in draft.sections for task in section.tasks]
        assert len(tasks) == 5 - statement.startswith("DELETE")
        for task in tasks:
            assert store.tasks.get("r", task.id) == task
        assert [row.id for row in store.tasks.outline("r")] == [task.id for task in tasks]
        assert store.history.changes("r")
        store.search.find("noi dung")


def test_what_does_not_decode_is_shown_as_such_and_stays_as_it_is(closed: Path) -> None:
    changed(closed, undecodable("task", "content", "id = 't3'"))

    def stored() -> bytes:
        with closing(sqlite3.connect(closed)) as connection:
            sql = "SELECT CAST(content AS BLOB) FROM task WHERE id = 't3'"
            return bytes(connection.execute(sql).fetchone()[0])

    before = stored()
    with Store.open(closed) as store:
        assert store.tasks.get("r", "t3").content == "k\ufffdNội dung 3"
        store.tasks.write("r", "t3", "result", "đã xong")
        assert store.tasks.get("r", "t3").result == "đã xong"
        assert [notice.key for notice in store.health.flaws_of("r")] == ["store.damaged_field"]
    assert stored() == before
    with Store.open(closed) as store:
        store.tasks.write("r", "t3", "content", "gõ lại")
        assert store.health.flaws_of("r") == []
        store.history.undo("r")
        assert store.tasks.get("r", "t3").content == "k\ufffdNội dung 3"
        store.history.redo("r")
    with Store.open(closed) as store:
        assert store.notices == []


def test_of_a_damaged_report_only_what_the_clerk_writes_is_written(closed: Path) -> None:
    changed(closed, 'UPDATE report SET period = \'{"kind": "9 tháng", "year": 2024\'')
    with Store.open(closed) as store:
        report = store.reports.get("r")
        assert (report.period.kind, report.period.year) == ("9 tháng", 2024)
        store.reports.write(replace(report, titles=("Tiêu đề mới",)))
        assert store.reports.get("r").titles == ("Tiêu đề mới",)
    with closing(sqlite3.connect(closed)) as connection:
        assert connection.execute("SELECT period FROM report").fetchone()[0].endswith("2024")


def test_a_record_whose_id_is_damaged_is_read_and_not_written(closed: Path) -> None:
    changed(closed, undecodable("task", "id", "id = 't3'"))
    with Store.open(closed) as store:
        found = [task for task in store.tasks.of("r") if task.content == "Nội dung 3"]
        assert len(found) == 1
        assert store.tasks.get("r", found[0].id) == found[0]
        with pytest.raises(Refused, match=r"store\.damaged_record"):
            store.tasks.write("r", found[0].id, "result", "x")


def test_undo_of_what_cannot_be_read_in_the_history_is_refused(closed: Path) -> None:
    changed(closed, undecodable("history", '"before"', "record_id = 't2' AND field IS NOT NULL"))
    with Store.open(closed) as store:
        with pytest.raises(Refused, match=r"store\.damaged_undo"):
            store.history.undo("r")
        assert store.tasks.get("r", "t2").result == "đã xong"


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM task_index_data WHERE id = 10",
        "UPDATE task_index_data SET block = x'00ff' WHERE id = 10",
        "UPDATE task_index_config SET v = 0",
        "DELETE FROM vocabulary WHERE word = 'noi'",
        "INSERT INTO task_index (task_index) VALUES ('delete-all')",
    ],
)
def test_a_search_index_that_is_not_the_rows_is_made_anew(closed: Path, statement: str) -> None:
    with Store.open(closed) as store:
        before = store.search.find("noi dung")
    assert len(before) == 5
    changed(closed, statement)
    assert condition(closed).state == "troubled"
    with Store.open(closed) as store:
        assert told(store) == [("store.index_rebuilt", "", "search")]
        assert store.search.find("noi dung") == before
        assert len(store.search.find("no")) == 5
    assert condition(closed).state == "sound"


def test_a_way_into_the_search_index_that_leads_astray_is_found(
    path: Path, make_draft: Callable[..., Draft]
) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft(sizes=(700,)))
    last = "(SELECT max(term) FROM task_index_idx)"
    changed(path, f"UPDATE task_index_idx SET term = x'3031' WHERE term = {last}")
    assert [flaw.key for flaw in condition(path).flaws] == ["store.index_differs"]
    with Store.open(path) as store:
        assert told(store) == [("store.index_rebuilt", "", "search")]


def disagreeing(path: Path, index: str) -> None:
    """Give an index the pages of none: an entry of it is another one than its row's."""
    with closing(sqlite3.connect(path)) as connection:
        root, size = connection.execute(
            "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema WHERE name = ?",
            [index],
        ).fetchone()
    data = bytearray(path.read_bytes())
    start = (root - 1) * size
    page = data[start : start + size]
    at = page.index(b"t3") if b"t3" in page else page.index("Phòng".encode())
    data[start + at + 1] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("index", ["task_order", "sqlite_autoindex_task_1", "task_unit"])
def test_an_index_that_disagrees_is_made_anew_and_no_task_vanishes(closed: Path, index: str) -> None:
    with Store.open(closed) as store:
        before = store.reports.draft("r")
    disagreeing(closed, index)
    assert [flaw.key for flaw in condition(closed).flaws] == ["store.index_differs"]
    with Store.open(closed) as store:
        assert told(store) == [("store.index_rebuilt", "", "task")]
        assert store.reports.draft("r") == before
        store.tasks.write("r", "t1", "result", "ghi được")
    with Store.open(closed) as store:
        assert store.notices == []


def test_an_index_that_disagrees_in_a_big_file_is_found_by_the_check(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disagreeing(closed, "task_order")
    monkeypatch.setattr(store_check, "SMALL", 0)
    monkeypatch.setattr(store_check, "SMALLEST", 0)
    with Store.open(closed) as store:
        assert store.notices == []
        store.health.check_when_idle(threading.Event())
        assert told(store) == [("store.index_rebuilt", "", "task")]


@contextmanager
def refuse_to_read(*_: object) -> Iterator[None]:
    raise sqlite3.OperationalError
    yield


def test_the_check_gives_way_to_whoever_waits_and_ends_all_the_same(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_check, "SMALL", 0)
    monkeypatch.setattr(store_check, "SMALLEST", 0)
    monkeypatch.setattr(transaction, "_STEPS_BETWEEN_LOOKS", 1)
    monkeypatch.setattr(store_check, "_PATIENCE", 0)
    monkeypatch.setattr(store_check, "read_aside", refuse_to_read)
    wanted = iter([True] * 20)
    with Store.open(closed) as store:
        monkeypatch.setattr("db.file.turn.Turn.is_wanted", property(lambda _: next(wanted, False)))
        store.health.check_when_idle(threading.Event())
        assert next(wanted, None) is None
        assert store.notices == []
        assert store._access.checked == set(store_check._PARTS)  # noqa: SLF001


def test_what_was_written_meanwhile_has_the_rows_checked_again(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_check, "SMALLEST", 0)
    with Store.open(closed) as store:
        look, looks = store_check.law.find_offences, []

        def disturbed(db: object) -> object:
            looks.append(1)
            for flaw in look(db):  # type: ignore[arg-type]
                if len(looks) == 1:
                    store.tasks.write("r", "t1", "result", "gõ tiếp")
                yield flaw

        monkeypatch.setattr(store_check.law, "find_offences", disturbed)
        store.health.check_when_idle(threading.Event())
        assert len(looks) == 2
        assert store.notices == []


def test_a_disk_that_does_not_answer_is_no_damage(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Connection:
        @staticmethod
        def execute(_: str) -> list[tuple[str]]:
            return [("Tree 14 page 15: unable to get the page. error code=266",)]

    with pytest.raises(page_check.Unreachable):
        page_check.troubles(Connection(), "task")  # type: ignore[arg-type]
    monkeypatch.setattr(store_check, "SMALL", 0)
    monkeypatch.setattr(store_check, "SMALLEST", 0)
    with Store.open(closed) as store:

        def unreachable(*_: object) -> frozenset[str]:
            raise page_check.Unreachable

        monkeypatch.setattr(page_check, "troubles", unreachable)
        with pytest.raises(Refused, match=r"store\.unreachable"):
            store.health.check()
        assert store.notices == []


def test_a_store_with_a_schema_of_which_a_word_is_wrong_is_refused(closed: Path) -> None:
    data = closed.read_bytes()
    assert data.count(b"CREATE INDEX task_unit") == 1
    closed.write_bytes(
        data.replace(b"CREATE INDEX task_unit ON task (unit)", b"CREATE INDEX task_unit ON task (rank)")
    )
    with pytest.raises(Refused, match=r"store\.damaged"):
        Store.open(closed)
    found = condition(closed)
    assert found.trouble is not None
    assert found.trouble.key == "store.damaged"


def test_history_that_came_along_with_reports_tells_nothing_of_the_rows(closed: Path, tmp_path: Path) -> None:
    with Store.open(closed) as store:
        for _ in range(2):
            store.history.undo("r")
        store.history.redo("r")
        store.tasks.write("r", "t1", "content", "ở máy kia")
    (foreign,) = read_foreign(closed).reports
    with Store.open(tmp_path / "other.vqd") as store:
        store.registers.seed([Organisation("o", "UBND")], [Unit("u", "Phòng", ("P.",))])
        store.reports.add_all([(foreign.draft, foreign.changes)])
        store.tasks.write("r", "t1", "content", "ở máy này")
        store.history.add("r", foreign.changes)
        store.registers.write_unit(replace(store.registers.units()[0], aliases=("P",)))
        store._access.checked.clear()  # noqa: SLF001
        store.health.check(depth="words")
        assert store.notices == []


def test_very_many_flaws_are_counted(path: Path, make_draft: Callable[..., Draft]) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft(sizes=(40,)))
    changed(path, "UPDATE task SET content = 'x'")
    with Store.open(path) as store:
        keys = [notice.key for notice in store.notices]
        singly = keys.count("store.field_differs")
        assert singly < 10
        (more,) = [notice for notice in store.notices if notice.key == "store.more_flaws"]
        assert more.values["count"] + singly == 40


def test_a_damaged_page_of_the_mark_keeps_nobody_from_reading(
    path: Path, make_draft: Callable[..., Draft]
) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft())
    data = bytearray(path.read_bytes())
    at = next(at for at in range(0, len(data), 4096) if lineage(data[at : at + 4096]))
    data[at] = 0xFF
    path.write_bytes(data)
    with Store.open(path) as store:
        assert store.reports.draft("r") == make_draft()
        assert store.device() == ""
        assert "store.damaged_part" in [notice.key for notice in store.notices]
        with pytest.raises(Refused, match=r"store\.damaged_writing"):
            store.tasks.write("r", "t1", "result", "x")
        store.health.check()
        assert store.reports.draft("r") == make_draft()
    assert path.read_bytes() == data


def test_a_large_store_is_checked_past_its_connection(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_check, "SMALL", 0)
    monkeypatch.setattr(store_check, "SMALLEST", 0)
    with Store.open(closed) as store:
        store.tasks.write("r", "t1", "result", "gõ trước khi kiểm tra")
        monkeypatch.setattr(store_check.Health, "_check_politely", None)
        store.health.check_when_idle(threading.Event())
        assert store._access.checked == set(store_check._PARTS)  # noqa: SLF001
        assert store._access.db.readers == []  # noqa: SLF001
        store.tasks.write("r", "t1", "result", "gõ tiếp")


def test_who_closes_the_file_breaks_a_look_past_the_connection_off(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_check, "SMALL", 0)
    monkeypatch.setattr(store_check, "SMALLEST", 0)
    begun, stop = threading.Event(), threading.Event()
    with Store.open(closed) as store:

        def endless(*_: object) -> Iterator[None]:
            while True:
                begun.set()
                yield None

        monkeypatch.setattr(store_check.law, "find_offences", endless)
        thread = threading.Thread(target=store.health.check_when_idle, args=[stop])
        thread.start()
        assert begun.wait(5)
        store.close()
        stop.set()
        thread.join(10)
        assert not thread.is_alive()


def test_a_report_of_a_large_store_is_looked_through_once_before_it_goes_out(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_check, "SMALL", 0)
    monkeypatch.setattr(store_check, "SMALLEST", 0)
    changed(closed, "UPDATE task SET result = 'khác' WHERE id = 't1' AND report_id = 'r'")
    looks: list[object] = []
    look = store_check.law.find_offences

    def counted(db: object, *report_id: str) -> object:
        looks.append(report_id)
        return look(db, *report_id)  # type: ignore[arg-type]

    monkeypatch.setattr(store_check.law, "find_offences", counted)
    with Store.open(closed) as store:
        store.health.check()
        assert told(store) == []
        store.health.check_report("r")
        assert told(store) == [("store.field_differs", "task t1", "result")]
    changed(closed, "UPDATE task SET result = '' WHERE id = 't1' AND report_id = 'r'")
    looks.clear()
    with Store.open(closed) as store:
        for number in range(2):
            store.tasks.write("r", "t2", "result", f"gõ {number}")
            store.health.check_report("r")
            store.health.check_report("r")
            store.health.check_report("không có")
        assert looks == [("r",)] * 2
        assert told(store) == []
