"""Stores of every schema there ever was, kept in tests/frozen and never made anew.

Each holds the same: what `test_an_old_store_is_read_and_goes_on` reads. A new schema adds a file; its page
size is 1024 only to keep it small.
"""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from db.file.identity import SCHEMA
from db.file.migrations import schema
from db.records import Domain, Headings, Organisation, Period, Report, Task, Unit
from db.store.store import Store

FROZEN = sorted((Path(__file__).parents[2] / "frozen").glob("schema-*.vqd"))

REPORT = Report(
    "bao-cao-9-thang",
    "UBND huyện Văn Quan",
    Period("9 tháng", 2024),
    ("BIỂU ĐÁNH GIÁ", "Tiến độ thực hiện nhiệm vụ trọng tâm 9 tháng năm 2024"),
    "(Kèm theo Báo cáo số 759/BC -UBND, ngày 27/9/2024 của UBND huyện Văn Quan)",
    Headings("TT", "Tên đơn vị", "Nội dung", None, "Văn bản", "Khối lượng", "Đánh giá (%)", ("Ghi chú",)),
)
UNIT = Unit("phong-ktht", "Phòng Kinh tế và Hạ tầng", ("Phòng KT&HT",), None, "2025-06-30")
ORGANISATION = Organisation(
    "van-quan", "UBND huyện Văn Quan", "Văn Quan", level="huyện", valid_to="2025-06-30"
)


def _schema_of(path: Path) -> list[tuple[str, str]]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    connection.close()
    return rows


def test_every_schema_has_its_frozen_store() -> None:
    memory = Database(memory=True)
    assert [migration.name for migration in schema.pending(memory)] == ["first"]
    memory.conn.close()
    assert [path.stem for path in FROZEN] == [f"schema-{number}" for number in range(1, SCHEMA + 1)]
    assert all(path.stat().st_size < 100_000 for path in FROZEN)


@pytest.mark.parametrize("frozen", FROZEN, ids=lambda path: path.stem)
def test_an_old_store_is_read_and_goes_on(frozen: Path, path: Path) -> None:
    shutil.copy(frozen, path)
    with Store.open(path) as store:
        assert store.reports.all() == [REPORT]
        assert store.domains.of(REPORT.id) == [
            Domain(REPORT.id, "kinh-te", "I", "Lĩnh vực kinh tế"),
            Domain(REPORT.id, "van-hoa", "II", "Lĩnh vực văn hoá - xã hội"),
        ]
        tasks = list(store.tasks.of(REPORT.id))
        assert [task.id for task in tasks] == ["t1", "t3", "t2"]
        assert tasks[0] == Task(
            *(REPORT.id, "kinh-te", "t1", "1", UNIT.name, "Điều chỉnh quy hoạch chung xây dựng các xã"),
            "Kế hoạch số 42/KH-UBND ngày 30/01/2024",
            "Có 14/16 xã\u00a0thực hiện:\n\tcòn 02 xã 👍",
            "88,0%",
            {"Ghi chú": "đã rà soát"},
        )
        assert (store.registers.units(), store.registers.organisations()) == ([UNIT], [ORGANISATION])
        assert store.settings.get("last") == REPORT.id
        assert [hit.record_id for hit in store.search.find("hoà xã")] == ["van-hoa"]
        assert [hit.record_id for hit in store.search.find("quy hoach")] == ["t1"]
        assert store.history.changes(REPORT.id)[0].who == "lan"
        assert store.history.redo(REPORT.id) is not None
        assert store.tasks.get(REPORT.id, "t2").evaluation == "100%"
        while store.history.undo(REPORT.id):
            pass
        act = store.history.undoable(REPORT.id)
        assert act is not None
        assert act.is_making
        store.history.take_back(REPORT.id, act.id)
        assert store.reports.all() == []
        assert [removed.report for removed in store.bin.all()] == [REPORT]


@pytest.mark.parametrize("frozen", FROZEN, ids=lambda path: path.stem)
def test_an_old_store_comes_to_the_schema_of_a_new_one(frozen: Path, path: Path, tmp_path: Path) -> None:
    shutil.copy(frozen, path)
    Store.open(path).close()
    Store.open(tmp_path / "moi.vqd").close()
    assert _schema_of(path) == _schema_of(tmp_path / "moi.vqd")
