"""Stores of every schema there ever was, kept in tests/frozen and never made anew.

Each holds the same: what `test_an_old_store_is_read_and_goes_on` reads. A new schema adds a file; its page
size is 1024 only to keep it small. `annex-1` is of schema 1 as well: there styles, templates and numerals
were settings by typed names. `headings-2` is of schema 2, with a style that hides two columns, headings that
were changed, and a report in the bin. `schema-5` has, besides, an accepted place and a sign-off,
`schema-6` a report that was locked, archived and opened again, `schema-7` other names of its office.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from base64 import b64decode
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from former_columns import Headings
from sqlite_utils import Database

from db.access.condition import condition
from db.file.identity import SCHEMA
from db.file.migrations import schema
from db.records import (
    NO_ORGANISATION,
    AcceptedPlace,
    Column,
    Domain,
    Organisation,
    Period,
    Report,
    Task,
    Unit,
)
from db.store.store import Store
from vqdesk.checks.sign_offs import TouchedRecord, signed_states

if TYPE_CHECKING:
    from collections.abc import Iterator

FROZEN = sorted((Path(__file__).parents[2] / "frozen").glob("schema-*.vqd"))

REPORT = Report(
    "bao-cao-9-thang",
    "UBND huyện Văn Quan",
    Period("9 tháng", 2024),
    ("BIỂU ĐÁNH GIÁ", "Tiến độ thực hiện nhiệm vụ trọng tâm 9 tháng năm 2024"),
    "(Kèm theo Báo cáo số 759/BC -UBND, ngày 27/9/2024 của UBND huyện Văn Quan)",
    Headings(
        "TT", "Tên đơn vị", "Nội dung", None, "Văn bản", "Khối lượng", "Đánh giá (%)", ("Ghi chú",)
    ).columns,
)
UNIT = Unit("phong-ktht", "Phòng Kinh tế và Hạ tầng", ("Phòng KT&HT",), None, "2025-06-30")
ORGANISATION = Organisation(
    "van-quan", "UBND huyện Văn Quan", "Văn Quan", level="huyện", valid_to="2025-06-30"
)

OTHER_NAMES = ("UBND H. Văn Quan", "Ủy ban huyện VQ")


def _schema_of(path: Path) -> list[tuple[str, str]]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    connection.close()
    return rows


def test_every_schema_has_its_frozen_store() -> None:
    memory = Database(memory=True)
    names = [migration.name for migration in schema.pending(memory)]
    assert names == ["first", "styles", "columns", "differences", "checked", "states", "office_aliases"]
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
        office = replace(ORGANISATION, aliases=OTHER_NAMES if frozen.stem == "schema-7" else ())
        assert (store.registers.units(), store.registers.organisations()) == ([UNIT], [office])
        assert store.settings.get("last") == REPORT.id
        assert [hit.record_id for hit in store.search.find("hoà xã")] == ["van-hoa"]
        assert [hit.record_id for hit in store.search.find("quy hoach")] == ["t1"]
        assert store.history.changes(REPORT.id)[0].who == "lan"
        assert store.history.redo(REPORT.id).step is not None
        assert store.tasks.get(REPORT.id, "t2").evaluation == "100%"
        while store.history.undo(REPORT.id).step:
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


def test_what_was_accepted_and_signed_off_in_schema_5_stands(path: Path) -> None:
    shutil.copy(FROZEN[0].with_name("schema-5.vqd"), path)
    with Store.open(path) as store:
        (acceptance,) = store.acceptances.of(REPORT.id)
        assert acceptance.place == AcceptedPlace("t1", "ratio", "evaluation", "88,0%", ("14", "16"))
        assert (acceptance.reason, acceptance.who) == ("Số đã đối chiếu với báo cáo của huyện", "lan")
        # The digest of the texts is the same for every version of the program.
        assert [(each.sign_off.who, each.is_broken) for each in signed_states(store, REPORT.id)] == [
            ("Nguyễn Thị Mai", False)
        ]
        store.history.redo(REPORT.id)
        (state,) = signed_states(store, REPORT.id)
        assert state.touched == (TouchedRecord("task", "t2", "changed", ("evaluation",)),)


def test_how_the_report_of_schema_6_stands_is_kept_with_its_history(path: Path) -> None:
    shutil.copy(FROZEN[0].with_name("schema-6.vqd"), path)
    with Store.open(path) as store:
        state = store.states.of(REPORT.id)
        assert (state.state, state.reason, state.archived) == ("open", "Tỉnh yêu cầu bổ sung số liệu", "")
        told = [each for each in store.history.deeds(REPORT.id) if each.record == "state"]
        rows = store.history.named(REPORT.id, "state", [each.record_id for each in told])
        assert [(each.verb, rows[each.record_id]["why"]) for each in told] == [
            ("unlock_report", "Tỉnh yêu cầu bổ sung số liệu"),
            ("unarchive_report", "Đã gửi UBND tỉnh"),
            ("archive_report", "Đã gửi UBND tỉnh"),
            ("lock_report", "Đã gửi UBND tỉnh"),
        ]
        assert {each.who for each in told} == {"lan"}
        assert state.who == rows[told[-1].record_id]["who"] == "Nguyễn Thị Mai"


def test_other_names_that_were_kept_in_schema_7_are_taken_back_by_name(path: Path) -> None:
    shutil.copy(FROZEN[0].with_name("schema-7.vqd"), path)
    with Store.open(path) as store:
        act = store.history.undoable(None)
        assert act is not None
        store.history.take_back(None, act.id)
        assert store.registers.organisations() == [ORGANISATION]
        store.history.do_again(None, act.id)
        assert store.registers.organisations() == [replace(ORGANISATION, aliases=OTHER_NAMES)]


# What schema 1 kept by typed names


@pytest.fixture
def annex(path: Path) -> Iterator[Store]:
    """Open the store with styles of three organisations, one by two spellings, and a report in the bin."""
    shutil.copy(FROZEN[0].with_name("annex-1.vqd"), path)
    with Store.open(path, now=lambda: datetime(2025, 10, 2, tzinfo=UTC)) as store:
        yield store


def test_a_style_is_its_organisation_s_by_its_id(annex: Store) -> None:
    decree = annex.registers.style("van-quan")
    assert decree is not None
    # Of two spellings of one name, the one that reports go by.
    assert json.loads(decree.form)["closing"]["signer"] == "Nguyễn Văn A"
    assert b64decode(decree.template)[:2] == b"PK"
    nobody = annex.registers.style(NO_ORGANISATION)
    assert nobody is not None
    assert (json.loads(nobody.form)["custom"], nobody.template) == ("decree", "")
    offices = {office.name: office for office in annex.registers.organisations()}
    assert list(offices) == ["Ban Dân tộc tỉnh", "UBND huyện Văn Quan"]
    new = annex.registers.style(offices["Ban Dân tộc tỉnh"].id)
    assert new is not None
    assert json.loads(new.form)["evaluation"] == "right"


def test_a_numeral_is_its_report_s_and_goes_with_it_into_the_bin(annex: Store) -> None:
    assert {report.id: report.numeral for report in annex.reports.all()} == {
        "huyen": "II",
        "ban": "",
        "khong": "III",
    }
    assert annex.bin.draft("da-xoa").report.numeral == "IV"
    annex.bin.restore("da-xoa")
    assert annex.reports.get("da-xoa").numeral == "IV"


def test_what_was_moved_is_what_the_history_says_and_nothing_is_left_behind(annex: Store) -> None:
    path = annex.path
    annex.close()
    assert condition(path).flaws == ()
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT key FROM setting").fetchall() == [("last",)]
    connection.close()


def test_reports_of_before_are_undone_and_made_again(annex: Store) -> None:
    made = annex.history.undoable("ban")
    assert made is not None
    annex.history.take_back("ban", made.id)
    annex.bin.restore("ban")
    annex.history.undo("huyen")
    assert annex.reports.get("huyen").attached_to == ""
    annex.close()
    assert condition(annex.path).flaws == ()


@pytest.mark.parametrize("table", ["setting", "history"])
def test_what_is_damaged_of_it_does_not_keep_the_rest_from_being_read(path: Path, table: str) -> None:
    shutil.copy(FROZEN[0].with_name("annex-1.vqd"), path)
    connection = sqlite3.connect(path)
    (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table]).fetchone()
    connection.close()
    with path.open("r+b") as stream:
        stream.seek((root - 1) * 1024 + 1)
        stream.write(b"\xff" * 40)
    with Store.open(path) as store:
        assert sorted(report.id for report in store.reports.all()) == ["ban", "huyen", "khong"]
        assert [task.content for task in store.tasks.of("huyen")] == ["Quy hoạch"]
        assert store.health.is_damaged


# What schema 2 kept as headings


@pytest.fixture
def headed(path: Path) -> Iterator[Store]:
    """Open the store of three reports, one of them in the bin; the style of two hides columns."""
    shutil.copy(FROZEN[0].with_name("headings-2.vqd"), path)
    with Store.open(path, now=lambda: datetime(2026, 11, 30, tzinfo=UTC)) as store:
        yield store


RESULTS = "Kết quả thực hiện"
COLUMNS = (
    Column("number", "TT"),
    Column("unit", "Đơn vị"),
    Column("content", "Nội dung"),
    Column("documents", "Văn bản", RESULTS),
    Column("result", "Khối lượng", RESULTS),
    Column("evaluation", "Mức độ (%)", RESULTS),
    Column("extra", "Ghi chú"),
)


def _hiding(columns: tuple[Column, ...], *fields: str) -> tuple[Column, ...]:
    return tuple(replace(each, visibility="hidden") if each.field in fields else each for each in columns)


def test_headings_are_columns_and_what_a_style_hid_is_hidden(headed: Store) -> None:
    assert headed.reports.get("other").columns == COLUMNS
    hidden = _hiding(COLUMNS, "documents", "extra:Ghi chú")
    assert headed.bin.draft("gone").report.columns == hidden
    changed = {RESULTS: "Kết quả quý III", "Đơn vị": "Cơ quan chủ trì"}
    assert headed.reports.get("kept").columns == tuple(
        replace(each, heading=changed.get(each.heading, each.heading), group=changed.get(each.group, ""))
        for each in hidden
    )


def test_turned_headings_are_what_the_history_says(headed: Store) -> None:
    headed.close()
    assert condition(headed.path).flaws == ()
    with Store.open(headed.path) as store:
        store.history.undo("kept")
        store.history.undo("kept")
        assert store.reports.get("kept").columns == _hiding(COLUMNS, "documents", "extra:Ghi chú")
        assert next(store.tasks.of("kept")).result == "Xong đoạn đầu"
        store.history.redo("kept")
        assert store.reports.get("kept").column("unit") == Column("unit", "Cơ quan chủ trì")
    assert condition(headed.path).flaws == ()


def test_a_report_that_comes_back_has_columns_and_every_text(headed: Store) -> None:
    headed.bin.restore("gone")
    (task,) = headed.tasks.of("gone")
    assert (task.documents, task.deadline, task.extra) == ("42/KH-UBND", "", {"Ghi chú": "chờ vốn"})
    headed.tasks.write("gone", "t1", "deadline", "15/9/2025")
    headed.close()
    assert condition(headed.path).flaws == ()


def test_damaged_headings_are_shown_as_what_can_be_read_of_them(path: Path) -> None:
    shutil.copy(FROZEN[0].with_name("headings-2.vqd"), path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE report SET headings = substr(headings, 1, 60) WHERE id = 'other'")
    connection.commit()
    connection.close()
    with Store.open(path) as store:
        found = store.reports.get("other").columns
        # Which columns there were cannot be told: none whose texts would be out of sight is left out.
        assert {column.field for column in found} >= {column.field for column in COLUMNS[:6]}
        assert len(store.reports.all()) == 2
