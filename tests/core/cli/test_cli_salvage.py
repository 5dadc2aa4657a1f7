"""The command `salvage`, as an office without the window uses it."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

PAGE = 4096


@pytest.fixture
def damaged(run: Run, annex: Path, store_path: Path) -> Path:
    """Return a copy of a clerk's store of which a page of tasks is gone."""
    assert run("import", annex).code == 0
    connection = sqlite3.connect(store_path)
    (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'task'").fetchone()
    connection.close()
    data = bytearray(store_path.read_bytes())
    child = int.from_bytes(data[(root - 1) * PAGE + 8 : (root - 1) * PAGE + 12], "big")
    data[(child - 1) * PAGE : child * PAGE] = bytes(PAGE)
    path = store_path.with_name("hỏng.vqd")
    path.write_bytes(data)
    return path


def shown(run: Run, path: Path) -> Any:
    found = json.loads(run("show", "--json", "--store", path).out)
    return found


def test_what_a_page_took_with_it_is_named_and_comes_back_from_the_history(
    run: Run, damaged: Path, store_path: Path, tmp_path: Path
) -> None:
    before, out = damaged.read_bytes(), tmp_path / "cứu.vqd"
    done = run("salvage", damaged, out)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == f"Đã cứu được 1 báo cáo, 13 nhiệm vụ sang tệp {out}; tệp hỏng vẫn giữ nguyên."
    assert lines[1] == "9 tháng năm 2024, UBND huyện Văn Quan: 13 nhiệm vụ."
    assert lines[2].startswith("Lấy lại từ nhật ký: nhiệm vụ ")
    assert "Trang không đọc được (1 trên " in lines[-1]
    assert "(nhiệm vụ)" in lines[-1]
    assert damaged.read_bytes() == before
    assert shown(run, out) == shown(run, store_path)


def test_what_came_of_it_is_told_as_json(run: Run, damaged: Path, tmp_path: Path) -> None:
    found = json.loads(run("salvage", damaged, tmp_path / "out.vqd", "--json").out)
    assert found["whole"] is False
    assert found["lost"] == []
    assert found["tables"]["task"]["missing"] == len(found["from_history"]) > 0
    assert {each["record"] for each in found["from_history"]} == {"task"}
    assert all(each["number"] and each["begins"] for each in found["from_history"])
    assert [each["table"] for each in found["unreadable"]] == ["task"]


def test_nothing_is_written_over(run: Run, damaged: Path, tmp_path: Path) -> None:
    out = tmp_path / "có rồi.vqd"
    out.write_bytes(b"kept")
    done = run("salvage", damaged, out)
    assert (done.code, done.out) == (3, "")
    assert done.err == "Đã có tệp “có rồi.vqd” nên không ghi gì; hãy đặt tên khác cho tệp cứu dữ liệu.\n"
    assert out.read_bytes() == b"kept"


@pytest.mark.parametrize("content", [b"", b"not a store", bytes(8192), b"SQLite format 3\0" + bytes(4080)])
def test_a_file_that_holds_nothing_of_ours_is_refused(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lạ.vqd"
    path.write_bytes(content)
    done = run("salvage", path, tmp_path / "out.vqd")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("Không cứu được gì từ tệp “lạ.vqd”")
    assert [each.name for each in tmp_path.iterdir()] == ["lạ.vqd"]


def test_another_program_s_database_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "danh bạ.vqd"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT)")
    connection.execute("INSERT INTO person VALUES (1, 'An')")
    connection.commit()
    connection.close()
    assert run("salvage", path, tmp_path / "out.vqd").code == 3
    assert run("salvage", tmp_path / "không có.vqd", tmp_path / "out.vqd").code == 3
    assert run("salvage", path, tmp_path / "out.xlsx").code == 2
    assert [each.name for each in tmp_path.iterdir()] == ["danh bạ.vqd"]


def test_a_sound_store_comes_out_whole(run: Run, annex: Path, store_path: Path, tmp_path: Path) -> None:
    assert run("import", annex).code == 0
    out = tmp_path / "out.vqd"
    assert run("salvage", store_path, out).out.splitlines()[-1] == "Không thấy chỗ nào hỏng."
    assert shown(run, out) == shown(run, store_path)
    with Store.open(out) as store:
        assert store.notices == []
        assert store.history.undoable(store.reports.all()[0].id) is not None
