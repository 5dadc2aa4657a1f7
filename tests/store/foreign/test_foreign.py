"""The store's file of another PC: all of it comes in, and nothing that its maker may have put there."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils.migrations import Migrations

from db.errors import Refused
from db.file import file_check, migrations, schema_check
from db.file.identity import SCHEMA
from db.foreign import quarantine
from db.foreign import values as foreign_values
from db.foreign.reports import read_foreign
from db.records import Domain, Draft, Period, Section, Task
from db.store.store import Store
from db.text.characters import fit

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

FROZEN = sorted((Path(__file__).parents[2] / "frozen").glob("schema-*.vqd"))


@pytest.fixture
def sent(path: Path, make_draft: Callable[..., Draft]) -> Path:
    """Return the file of a closed store with two reports, changes and undone steps."""
    with Store.open(path, who="lan") as store:
        store.reports.add(make_draft())
        store.tasks.write("r", "t1", "extra:Ghi chú", "đã rà soát")
        store.tasks.write("r", "t2", "result", "xong 14/16\u00a0xã\n\tcòn 02 👍")
        store.tasks.move("r", "t1", domain_id="d2", before=None)
        store.reports.add(make_draft("s", sizes=(600,), period=Period("quý", 2024, 3)))
        store.tasks.delete("s", "t5")
        store.history.undo("s")
        store.registers.add_unit("Phòng Nông nghiệp")
        store.reports.add(make_draft("gone"))
        store.reports.delete("gone")
    return path


def _sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def _refusal(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        read_foreign(path)
    assert caught.value.values == {"name": path.name}
    return caught.value.key


def test_every_report_comes_with_its_whole_history(sent: Path) -> None:
    found = read_foreign(sent).reports
    with Store.open(sent) as store:
        assert [each.draft.report.id for each in found] == ["r", "s"]
        for each in found:
            report_id = each.draft.report.id
            assert each.draft == store.reports.draft(report_id)
            assert list(each.changes) == store.history.changes(report_id, limit=9999)[::-1]
    assert len(found[1].changes) == 1 + 1 + 600 + 2


@pytest.mark.parametrize("frozen", FROZEN, ids=lambda path: path.stem)
def test_a_store_of_every_schema_comes_in(frozen: Path, path: Path) -> None:
    found = read_foreign(frozen).reports
    shutil.copy(frozen, path)
    with Store.open(path) as store:
        assert [each.draft for each in found] == [store.reports.draft("bao-cao-9-thang")]
        assert list(found[0].changes) == store.history.changes("bao-cao-9-thang")[::-1]


def test_other_names_of_offices_come_with_a_file() -> None:
    (office,) = read_foreign(FROZEN[-1]).organisations
    assert (office.name, office.aliases) == ("UBND huyện Văn Quan", ("UBND H. Văn Quan", "Ủy ban huyện VQ"))
    (office,) = read_foreign(FROZEN[0]).organisations
    assert office.aliases == ()


def test_an_older_schema_is_brought_up_on_the_copy(sent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = Migrations("vqdesk")
    newer(name="first")(migrations.first)
    newer(name="styles")(migrations.styles)
    newer(name="columns")(migrations.columns)
    newer(name="differences")(migrations.differences)
    newer(name="checked")(migrations.checked)
    newer(name="states")(migrations.states)
    newer(name="office_aliases")(migrations.office_aliases)

    @newer()
    def next_one(db: Database) -> None:
        db.execute("UPDATE task SET result = 'next'")

    monkeypatch.setattr(migrations, "schema", newer)
    monkeypatch.setattr(migrations, "SCHEMA", SCHEMA + 1)
    schema_check.schema_of.cache_clear()
    for module in (file_check, quarantine):
        monkeypatch.setattr(module, "SCHEMA", SCHEMA + 1)
    before = sent.read_bytes()
    found = read_foreign(sent).reports
    assert {task.result for section in found[0].draft.sections for task in section.tasks} == {"next"}
    assert sent.read_bytes() == before


@pytest.mark.parametrize("kind", ["hand-in", "backup"])
def test_other_kinds_of_our_files_come_in(sent: Path, kind: str) -> None:
    _sql(sent, f"UPDATE about SET value = '{kind}' WHERE key = 'kind'")
    assert len(read_foreign(sent).reports) == 2


def test_the_file_and_its_folder_stay_as_they_were_and_no_copy_stays(
    sent: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("temp")
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    _sql(sent, "PRAGMA journal_mode = WAL")
    before = {file.name: file.read_bytes() for file in sent.parent.iterdir()}
    assert len(read_foreign(sent).reports) == 2
    assert {file.name: file.read_bytes() for file in sent.parent.iterdir()} == before
    _sql(sent, "PRAGMA application_id = 1")
    assert _refusal(sent) == "store.not_store"
    assert list(place.iterdir()) == []


def test_a_store_without_reports_has_none(path: Path) -> None:
    Store.open(path).close()
    assert read_foreign(path).reports == ()


# What is refused before a row is read


def test_what_is_no_file_or_too_big_is_refused(
    sent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rong.vqd").touch()
    assert _refusal(tmp_path / "khong.vqd") == "file.missing"
    assert _refusal(tmp_path / "rong.vqd" / "a.vqd") == "file.missing"
    assert _refusal(tmp_path) == "file.not_file"
    assert _refusal(tmp_path / "rong.vqd") == "file.empty"
    monkeypatch.setattr(quarantine, "LARGEST_STORE", sent.stat().st_size - 1)
    assert _refusal(sent) == "file.too_big"


@pytest.mark.parametrize(
    ("statements", "key"),
    [
        (["PRAGMA application_id = 7"], "store.not_store"),
        (["PRAGMA user_version = 0"], "store.not_store"),
        (["PRAGMA user_version = -1"], "store.not_store"),
        (["PRAGMA user_version = 99"], "store.newer"),
        (["UPDATE about SET value = 'other' WHERE key = 'kind'"], "store.not_store"),
        (["DELETE FROM about"], "store.damaged"),
        (["DROP TABLE undo"], "store.damaged"),
        (["DROP INDEX task_unit"], "store.damaged"),
        (["CREATE TABLE more (x)"], "store.not_store"),
        (["CREATE INDEX more ON task (content)"], "store.not_store"),
        (["CREATE VIEW more AS SELECT * FROM task"], "store.not_store"),
        (
            ["DROP TABLE undo", "CREATE VIEW undo AS SELECT 1 AS step"],
            "store.not_store",
        ),
        (["CREATE TRIGGER more AFTER INSERT ON about BEGIN SELECT 1; END"], "store.not_store"),
        (["CREATE VIRTUAL TABLE more USING fts5(x)"], "store.not_store"),
        (["ALTER TABLE about ADD COLUMN more TEXT AS (key || value) VIRTUAL"], "store.not_store"),
        (["ALTER TABLE setting RENAME TO settings"], "store.not_store"),
        (
            [
                "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'undo'",
            ],
            "store.not_store",
        ),
    ],
)
def test_what_is_no_store_of_ours_is_refused(sent: Path, statements: list[str], key: str) -> None:
    _sql(sent, *statements)
    assert _refusal(sent) == key


def test_a_file_of_another_kind_is_refused(path: Path) -> None:
    path.write_text("TT\tTên đơn vị\n" * 500, encoding="utf-8")
    assert _refusal(path) == "store.not_store"
    path.write_bytes(b"SQLite format 3\0")
    assert _refusal(path) in ("store.not_store", "store.damaged")


def test_a_truncated_file_is_refused_or_whole(sent: Path) -> None:
    data = sent.read_bytes()
    whole = read_foreign(sent).reports
    chance = random.Random(3)
    for size in [1, 15, 99, 100, 512, 4095, 4096, *chance.choices(range(len(data)), k=25)]:
        sent.write_bytes(data[:size])
        assert _refusal(sent) in ("store.damaged", "store.not_store")
    sent.write_bytes(data)
    assert read_foreign(sent).reports == whole


def test_scribbled_bytes_are_refused_or_do_no_harm(sent: Path) -> None:
    data = sent.read_bytes()
    chance = random.Random(5)
    keys = set()
    for _ in range(60):
        spoiled = bytearray(data)
        for _ in range(chance.randint(1, 20)):
            at = chance.randrange(len(data))
            spoiled[at : at + 8] = chance.randbytes(8)
        sent.write_bytes(spoiled)
        try:
            read_foreign(sent)
        except Refused as refused:
            keys.add(refused.key)
    assert keys <= {"store.damaged", "store.not_store", "store.newer", "file.too_big"}
    assert "store.damaged" in keys


def _cut_off(path: Path, mode: str) -> None:
    """Leave the newest transaction beside the store, as a crash does."""
    script = (
        "import os, sqlite3, sys\nc = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute(f'PRAGMA journal_mode = {sys.argv[2]}')\nc.execute('PRAGMA cache_size = 1')\n"
        "c.execute('BEGIN')\n"
        "for n in range(50):\n"
        "    c.execute('INSERT INTO setting VALUES (?, ?)', [str(n), 'x' * 3000])\n"
        "if sys.argv[2] == 'WAL':\n    c.execute('COMMIT')\nos._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, path, mode], check=True)


@pytest.mark.parametrize(("mode", "beside"), [("DELETE", "-journal"), ("WAL", "-wal")])
def test_a_file_whose_last_change_lies_beside_it_is_refused(sent: Path, mode: str, beside: str) -> None:
    _cut_off(sent, mode)
    assert sent.with_name(sent.name + beside).stat().st_size
    files = {file.name: file.read_bytes() for file in sent.parent.iterdir()}
    assert _refusal(sent) == "store.unfinished"
    assert {file.name: file.read_bytes() for file in sent.parent.iterdir()} == files


def test_an_old_journal_that_is_done_disturbs_nobody(sent: Path) -> None:
    sent.with_name(sent.name + "-journal").write_bytes(bytes(512))
    assert len(read_foreign(sent).reports) == 2


def test_a_file_that_changes_while_it_is_copied_is_refused(
    sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is asked between the first look at the file and its copy.
    monkeypatch.setattr(quarantine, "is_open_here", lambda path: os.utime(path, ns=(1, 1)))
    assert _refusal(sent) == "store.unfinished"


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows")
def test_a_store_that_is_open_here_keeps_its_lock(store: Store, path: Path, tmp_path: Path) -> None:
    link = tmp_path / "khac.vqd"
    link.symlink_to(path)
    for name in (path, link):
        assert _refusal(name) == "store.locked"
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from db.errors import Refused\nfrom db.store.store import Store\n"
        "try:\n    Store.open(Path(sys.argv[1]))\nexcept Refused as refused:\n    print(refused.key)"
    )
    call = [sys.executable, "-c", script, str(path)]
    assert subprocess.run(call, capture_output=True, text=True, check=True).stdout == "store.held_here\n"
    store.close()
    assert len(read_foreign(path).reports) == 1


def test_a_store_that_is_open_elsewhere_comes_in(path: Path, make_draft: Callable[..., Draft]) -> None:
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom db.store.store import Store\n"
        "store = Store.open(Path(sys.argv[1]))\nprint('open', flush=True)\nsys.stdin.read()"
    )
    with Store.open(path) as store:
        store.reports.add(make_draft())
    call = [sys.executable, "-c", script, str(path)]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        assert [each.draft for each in read_foreign(path).reports] == [make_draft()]
        process.communicate("")


# What is refused of the rows


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE report SET id = 'a b' WHERE id = 's'",
        "UPDATE report SET period = '{}'",
        "UPDATE report SET period = 'x'",
        "UPDATE report SET period = '[]'",
        """UPDATE report SET period = '{"kind":"tuần","year":2024,"ordinal":1,"start":null,"end":null}'""",
        """UPDATE report SET period = '{"kind":"năm","year":0,"ordinal":null,"start":null,"end":null}'""",
        """UPDATE report SET period = '{"kind":"năm","year":true,"ordinal":null,"start":null,"end":null}'""",
        """UPDATE report SET period = '{"kind":"quý","year":2024,"ordinal":5,"start":null,"end":null}'""",
        """UPDATE report SET period = '{"kind":"năm","year":1,"ordinal":null,"start":"x","end":null}'""",
        "UPDATE report SET period = "
        """'{"kind":"năm","year":1,"ordinal":null,"start":null,"end":"2024-02-30"}' """
        "WHERE id = 'r'",
        "UPDATE report SET titles = '{}'",
        "UPDATE report SET titles = '[1]'",
        "UPDATE report SET titles = '[NaN]'",
        "UPDATE report SET titles = '" + "[" * 5000 + "]" * 5000 + "'",
        "UPDATE report SET columns = '{}'",
        "UPDATE report SET made = 0",
        "UPDATE domain SET id = '' WHERE id = 'd2' AND report_id = 'r'",
        "UPDATE domain SET report_id = 'none' WHERE id = 'd2'",
        "UPDATE task SET id = 'một' WHERE id = 't1' AND report_id = 'r'",
        "UPDATE task SET domain_id = 'd9' WHERE id = 't1'",
        "UPDATE task SET report_id = 'none' WHERE id = 't1' AND report_id = 'r'",
        "UPDATE task SET extra = '[]'",
        """UPDATE task SET extra = '{"a": 1}'""",
        """UPDATE task SET extra = '{"a": {}}'""",
        """UPDATE task SET extra = '{"a": "1", "a": "2"}'""",
        """UPDATE task SET extra = '{"e\u0301": "1", "é": "2"}'""",
        "UPDATE task SET content = cast(x'ff41' AS TEXT) WHERE id = 't1'",
        "UPDATE device SET id = 'ă'",
        "DELETE FROM device",
        "UPDATE history SET device = 2 WHERE id = 1",
        "UPDATE history SET counter = -1 WHERE id = 1",
        "UPDATE history SET counter = 9223372036854775807 WHERE id = 1",
        "UPDATE history SET record = 'device' WHERE id = 1",
        "UPDATE history SET record = 'unit' WHERE id = 1",
        "UPDATE history SET verb = 'DROP TABLE' WHERE id = 1",
        "UPDATE history SET at = 'hôm nay' WHERE id = 1",
        "UPDATE history SET who = '" + "x" * 300 + "' WHERE id = 1",
        "UPDATE history SET record_id = '../x' WHERE id = 1",
        "UPDATE history SET field = 'docid' WHERE id = 1",
        "UPDATE history SET \"after\" = 'x' WHERE id = 1",
        """UPDATE history SET "after" = '{"x":"y"}' WHERE id = 1""",
        """UPDATE history SET "after" = '{"id":["y"]}' WHERE id = 1""",
        """UPDATE history SET "after" = '{"titles":"x"}' WHERE id = 1""",
        "UPDATE report SET numeral = '" + "I" * 300 + "'",
        "INSERT INTO style (id, form, template) VALUES ('../x', '', '')",
        "INSERT INTO style (id, form, template) VALUES ('o', '" + "x" * 1_000_001 + "', '')",
        "INSERT INTO organisation VALUES ('../x', '', '', '', '', '', '', NULL, NULL, '[]')",
        "INSERT INTO organisation VALUES ('o', '', '', '', '', '', '', NULL, NULL, '{}')",
    ],
)
def test_a_value_that_no_store_holds_is_refused(sent: Path, statement: str) -> None:
    _sql(sent, statement)
    assert _refusal(sent) == "store.damaged"


def test_a_wrong_type_in_a_strict_table_is_refused(sent: Path) -> None:
    _sql(
        sent,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'task'",
    )
    _sql(sent, "UPDATE task SET content = x'00ff' WHERE id = 't1' AND report_id = 'r'")
    _sql(
        sent,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = sql || ' STRICT' WHERE name = 'task'",
    )
    assert _refusal(sent) == "store.damaged"


def test_too_long_too_many_and_too_slow_are_refused(sent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(quarantine, "MOST_STORE_ROWS", 600)
        assert _refusal(sent) == "file.too_big"
    with monkeypatch.context() as patch:
        patch.setattr(quarantine, "MOST_SECONDS", -1.0)
        assert _refusal(sent) == "file.too_big"
    with monkeypatch.context() as patch:
        patch.setattr(foreign_values.text, "__defaults__", (20,))
        assert _refusal(sent) == "store.damaged"
    _sql(sent, "UPDATE task SET content = printf('%.*c', 34000000, 'x') WHERE id = 't1'")
    assert _refusal(sent) == "file.too_big"


def test_nothing_but_reading_is_allowed_in_quarantine(sent: Path) -> None:
    with quarantine.quarantined(sent) as store:
        for statement in (
            "DELETE FROM task",
            "SELECT * FROM setting",
            "SELECT load_extension('x')",
            "SELECT content FROM task WHERE content LIKE 'x'",
            "ATTACH ':memory:' AS more",
            "CREATE TEMP TABLE more (x)",
            "PRAGMA query_only = OFF",
            "SELECT * FROM task_index WHERE task_index MATCH 'x'",
        ):
            with pytest.raises(sqlite3.DatabaseError):
                store.connection.execute(statement)
        assert len(list(store.rows("SELECT id FROM report"))) == 2


# What is made fit


@given(st.text())
@settings(max_examples=300)
def test_texts_become_as_fit_as_those_of_any_file(text: str) -> None:
    assert foreign_values.text(text) == fit(text)[0]


def test_marks_piled_up_on_a_letter_are_refused_and_rows_of_dots_are_not() -> None:
    with pytest.raises(foreign_values.Unsound):
        foreign_values.text("e" + "\u0302" * 100_000)
    assert foreign_values.text("… " + "…" * 500) == "… " + "…" * 500


def test_texts_that_a_report_may_not_hold_are_made_fit(path: Path, make_draft: Callable[..., Draft]) -> None:
    odd = unicodedata.normalize("NFD", "hoà") + "\r\nhai\x00\x1f\u2028ba"
    task = Task("n", "d", "t", content=odd, extra={odd: odd})
    draft = Draft(make_draft("n").report, (Section(Domain("n", "d", "I", odd), (task,)),))
    with Store.open(path) as store:
        store.reports.add(draft)
        store.tasks.write("n", "t", "result", odd)
    found = read_foreign(path).reports[0]
    good = "hoà\nhai\nba"
    assert found.draft.sections[0].domain.name == good
    taken = found.draft.sections[0].tasks[0]
    assert (taken.content, taken.result, dict(taken.extra)) == (good, good, {good: good})
    assert found.changes[-1].after == good
    recorded = json.loads(found.changes[-2].after or "")
    assert (recorded["content"], json.loads(recorded["extra"])) == (good, {good: good})
