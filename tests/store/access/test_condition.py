from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import db.access.condition
from db.access.condition import condition
from db.errors import Refused
from db.file.identity import SCHEMA
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.records import Draft


@pytest.fixture
def closed(store: Store, path: Path) -> Path:
    store.close()
    return path


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}


def looked_at(path: Path) -> tuple[str, str]:
    """Return state and trouble of a file, and see that the look has changed nothing."""
    before = snapshot(path.parent)
    found = condition(path)
    assert snapshot(path.parent) == before
    return found.state, found.trouble.key if found.trouble else found.flaws[0].key if found.flaws else ""


def in_another_process(script: str, path: Path) -> subprocess.Popen[str]:
    call = [sys.executable, "-c", script, str(path)]
    return subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_a_sound_store(closed: Path) -> None:
    before = snapshot(closed.parent)
    found = condition(closed)
    assert (found.state, found.size, found.schema, found.trouble) == (
        "sound",
        closed.stat().st_size,
        SCHEMA,
        None,
    )
    assert snapshot(closed.parent) == before


def test_nothing_there_is_no_trouble_and_nothing_is_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "kho.vqd", tmp_path / "no" / "kho.vqd", tmp_path / "file" / "kho.vqd"):
        assert condition(path).state == "missing"
    assert condition(tmp_path / "file").state == "missing"
    assert os.listdir(tmp_path) == ["file"]


def test_a_store_open_in_this_process_is_looked_into_and_keeps_its_lock(store: Store, path: Path) -> None:
    assert condition(path).state == "sound"
    other = in_another_process(
        "import sqlite3, sys\ntry:\n    sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')\n"
        "except sqlite3.OperationalError as error: print(error)",
        path,
    )
    assert "locked" in other.communicate()[0]
    store.tasks.write("r", "t1", "result", "vẫn ghi được")


def test_a_store_that_another_process_holds_is_not_looked_into(closed: Path) -> None:
    held = in_another_process(
        "import sys\nfrom pathlib import Path\nfrom db.store.store import Store\n"
        "store = Store.open(Path(sys.argv[1]))\nprint('open', flush=True)\nsys.stdin.read()",
        closed,
    )
    try:
        assert held.stdout is not None
        assert held.stdout.readline() == "open\n"
        assert looked_at(closed) == ("unknown", "store.in_use_by")
    finally:
        held.communicate("")
    assert looked_at(closed) == ("sound", "")


def test_a_write_that_was_cut_off_is_told_and_left(path: Path, make_draft: Callable[..., Draft]) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft("big", sizes=(300, 300)))
    script = (
        "import os, sys\nfrom pathlib import Path\nimport db.file.connection, db.history.recorder\n"
        "from db.store.store import Store\n"
        "db.file.connection._PRAGMAS = (*db.file.connection._PRAGMAS, 'cache_size = 2')\n"
        "store = Store.open(Path(sys.argv[1]))\n"
        "db.history.recorder.Recorder.finish = lambda recorder: os._exit(9)\n"
        "store.reports.delete('big')"
    )
    killed = in_another_process(script, path)
    killed.communicate()
    assert killed.returncode == 9
    assert looked_at(path) == ("unknown", "store.cut_off")
    Store.open(path).close()
    assert looked_at(path) == ("sound", "")


def changed(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ("PRAGMA user_version = 99", "store.newer"),
        ("PRAGMA application_id = 1", "store.not_store"),
        ("UPDATE about SET value = 'backup' WHERE key = 'kind'", "store.is_backup"),
        ("DELETE FROM about WHERE key = 'kind'", "store.differing_part"),
        ("DROP TABLE about", "store.damaged"),
    ],
)
def test_what_is_no_store_of_ours_is_told_as_opening_it_would(closed: Path, statement: str, key: str) -> None:
    changed(closed, statement)
    assert looked_at(closed) == ("troubled", key)


def test_text_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "kho.vqd"
    path.write_text("không phải dữ liệu" * 100, encoding="utf-8")
    assert looked_at(path) == ("troubled", "store.not_store")
    assert condition(tmp_path).trouble.key == "store.not_store"


@pytest.mark.parametrize("where", [0.3, 0.6, 0.9])
def test_damage_anywhere_is_found(path: Path, make_draft: Callable[..., Draft], where: float) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft("big", sizes=(300, 300)))
    data = bytearray(path.read_bytes())
    page = int(len(data) * where) // 4096 * 4096
    data[page : page + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    state, key = looked_at(path)
    assert state == "troubled"
    assert key in ("store.damaged_part", "store.index_differs")


def test_a_file_that_is_too_short_is_damaged(closed: Path) -> None:
    closed.write_bytes(closed.read_bytes()[:-4096])
    assert looked_at(closed)[0] == "troubled"


def test_a_write_that_comes_between_has_the_file_read_again(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, looks = db.access.condition._look_through, []  # noqa: SLF001

    def disturbed(file: Path, *, ours: bool) -> int:
        looks.append(ours)
        if len(looks) == 1:
            store.tasks.write("r", "t1", "result", "đang gõ" * 5000)
            raise Refused("store.damaged", name=file.name)
        return look(file, ours=ours)

    monkeypatch.setattr(db.access.condition, "_look_through", disturbed)
    assert condition(path).state == "sound"
    assert looks == [True, True]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights of POSIX, which root passes by")
@pytest.mark.parametrize(("mode", "expected"), [(0o400, "store.read_only"), (0o000, "store.no_access")])
def test_rights_that_are_missing(closed: Path, mode: int, expected: str) -> None:
    closed.chmod(mode)
    found = condition(closed)
    assert found.trouble is not None
    assert found.trouble.key == expected
