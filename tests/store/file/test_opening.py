from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.errors import Refused
from db.file.identity import APPLICATION_ID, SCHEMA
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.records import Draft


def _refusal(path: Path) -> Refused:
    with pytest.raises(Refused) as caught:
        Store.open(path)
    return caught.value


def _made(path: Path, draft: Draft) -> bytes:
    with Store.open(path) as store:
        store.reports.add(draft)
    return path.read_bytes()


def _sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_missing_file_and_its_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "một" / "hai # 100% ?x=1" / "kho.vqd"
    with Store.open(path) as store:
        assert store.reports.all() == []
        assert store.path == path
    assert [file.name for file in path.parent.iterdir()] == ["kho.vqd"]
    Store.open(path).close()


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    Store.open(path).close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    assert connection.execute("SELECT value FROM about WHERE key = 'kind'").fetchone() == ("store",)
    assert connection.execute("SELECT length(value) FROM about WHERE key = 'device'").fetchone() == (36,)
    connection.close()


def _text(path: Path) -> None:
    path.write_text("TT\tTên đơn vị\n1\tPhòng Nông nghiệp\n" * 100, encoding="utf-8")


def _short(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


def _other_database(path: Path) -> None:
    _sql(path, "CREATE TABLE task (id)", "PRAGMA application_id = 7")


def _other_in_wal(path: Path) -> None:
    _sql(path, "PRAGMA journal_mode = WAL", "CREATE TABLE task (id)")


def _cut_off(path: Path, mode: str) -> None:
    """Make another program's database whose last transaction still lies beside it."""
    script = (
        "import os, sqlite3, sys\nc = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute(f'PRAGMA journal_mode = {sys.argv[2]}')\nc.execute('CREATE TABLE task (x)')\n"
        "c.execute('PRAGMA cache_size = 1')\nc.execute('BEGIN')\n"
        "for _ in range(50): c.execute('INSERT INTO task VALUES (randomblob(3000))')\n"
        "if sys.argv[2] == 'WAL': c.execute('COMMIT')\nos._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, path, mode], check=True)


def _other_in_wal_cut_off(path: Path) -> None:
    _cut_off(path, "WAL")


def _other_with_journal(path: Path) -> None:
    _cut_off(path, "DELETE")


def _empty_database(path: Path) -> None:
    _sql(path, "PRAGMA user_version = 1")


def _hand_in(path: Path) -> None:
    Store.open(path).close()
    _sql(path, "UPDATE about SET value = 'hand-in' WHERE key = 'kind'")


def _newer(path: Path) -> None:
    Store.open(path).close()
    _sql(path, f"PRAGMA user_version = {SCHEMA + 1}")


def _without_about(path: Path) -> None:
    Store.open(path).close()
    _sql(path, "DROP TABLE about")


def _scribbled(path: Path) -> None:
    Store.open(path).close()
    data = bytearray(path.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 200] = random.Random(page).randbytes(200)
    path.write_bytes(data)


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (_text, "store.not_store"),
        (_short, "store.not_store"),
        (_other_database, "store.not_store"),
        (_other_in_wal, "store.not_store"),
        (_other_in_wal_cut_off, "store.not_store"),
        (_other_with_journal, "store.not_store"),
        (_empty_database, "store.not_store"),
        (_hand_in, "store.not_store"),
        (_newer, "store.newer"),
        (_without_about, "store.damaged"),
        (_scribbled, "store.damaged"),
    ],
)
def test_a_refused_file_stays_as_it_was(path: Path, make: Callable[[Path], None], key: str) -> None:
    make(path)
    before = _files(path.parent)
    refused = _refusal(path)
    assert (refused.key, refused.values) == (key, {"name": "kho.vqd"})
    assert _files(path.parent) == before


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    assert _refusal(tmp_path).key == "store.not_store"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "tệp").touch()
    refused = _refusal(tmp_path / "tệp" / "kho" / "kho.vqd")
    assert (refused.key, refused.values) == ("folder.missing", {"folder": str(tmp_path / "tệp" / "kho")})


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """Return a folder that every user may reach, as pytest's own may not be."""
    folder = Path(tempfile.mkdtemp(prefix="vqdesk-test-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no write bit on Windows")
@pytest.mark.parametrize("has_store", [True, False])
def test_a_read_only_folder_is_refused(public_folder: Path, has_store: bool) -> None:
    path = public_folder / "kho.vqd"
    if has_store:
        Store.open(path).close()
        path.chmod(0o666)
    public_folder.chmod(0o555)
    assert _open_elsewhere(path, unprivileged=True) == "folder.read_only"
    assert [file.name for file in public_folder.iterdir()] == (["kho.vqd"] if has_store else [])


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no write bit on Windows")
@pytest.mark.parametrize(("mode", "answer"), [(0o444, "store.read_only"), (0o666, "opened")])
def test_a_read_only_file_is_refused(public_folder: Path, mode: int, answer: str) -> None:
    path = public_folder / "kho.vqd"
    Store.open(path).close()
    path.chmod(mode)
    public_folder.chmod(0o777)
    before = path.read_bytes()
    assert _open_elsewhere(path, unprivileged=True) == answer
    assert path.read_bytes() == before


def test_a_store_held_here_is_locked(path: Path, make_draft: Callable[..., Draft]) -> None:
    with Store.open(path) as store:
        assert _refusal(path).key == "store.held_here"
        # The refusal has not loosened the first one's lock.
        assert _open_elsewhere(path) == "store.held_here"
        store.reports.add(make_draft())
    assert _open_elsewhere(path) == "opened"


def test_a_store_only_opened_is_locked_as_well(path: Path) -> None:
    Store.open(path).close()
    with Store.open(path) as store:
        assert store.reports.all() == []
        assert _open_elsewhere(path) == "store.held_here"


def _open_elsewhere(path: Path, *, unprivileged: bool = False) -> str:
    """Open a store in another process, if need be as a user whom the file system holds to its rules."""
    script = (
        "import os, sys\nfrom pathlib import Path\n"
        "from db.errors import Refused\nfrom db.store.store import Store\n"
        "if sys.argv[2] == 'True' and os.geteuid() == 0:\n    os.setgid(65534)\n    os.setuid(65534)\n"
        "try:\n    Store.open(Path(sys.argv[1]), who='x').close()\n    print('opened')\n"
        "except Refused as refused:\n    print(refused.key)\n"
    )
    command = [sys.executable, "-c", script, str(path), str(unprivileged)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_the_journal_is_a_rollback_journal(path: Path, make_draft: Callable[..., Draft]) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft())
        assert {file.name for file in path.parent.iterdir()} <= {
            *("kho.vqd", "kho.vqd-journal", "kho.vqd-holder")
        }
    assert [file.name for file in path.parent.iterdir()] == ["kho.vqd"]


def test_a_store_that_others_turned_to_wal_is_turned_back(
    path: Path, make_draft: Callable[..., Draft]
) -> None:
    _made(path, make_draft())
    _sql(path, "PRAGMA journal_mode = WAL")
    with Store.open(path) as store:
        assert store.reports.draft("r") == make_draft()
    assert path.read_bytes()[18:20] == b"\1\1"


def test_closing_twice_is_allowed(path: Path) -> None:
    store = Store.open(path)
    store.close()
    store.close()


def test_a_making_cut_off_is_made_again(path: Path) -> None:
    script = (
        "import os, sqlite3, sys\nc = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 1')\nc.execute('BEGIN')\nc.execute('CREATE TABLE about (x)')\n"
        "for _ in range(50): c.execute('INSERT INTO about VALUES (randomblob(3000))')\nos._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, path], check=True)
    assert path.stat().st_size > 0
    with Store.open(path) as store:
        assert store.reports.all() == []


def test_a_file_without_its_end_opens_for_reading_and_stays_as_it_was(
    path: Path, make_draft: Callable[..., Draft]
) -> None:
    data = _made(path, make_draft())
    for size in (len(data) - 5000, len(data) - 4096):
        path.write_bytes(data[:size])
        before = _files(path.parent)
        with Store.open(path) as store:
            assert store.reports.draft("r") == make_draft()
            assert {notice.key for notice in store.notices} == {"store.damaged_part"}
            assert store.health.is_damaged
            with pytest.raises(Refused, match=r"store\.damaged_writing"):
                store.tasks.write("r", "t1", "result", "x")
        assert _files(path.parent) == before


@pytest.mark.parametrize("is_checked", [True, False])
def test_a_damaged_file_opens_for_reading_and_exporting_what_is_left(
    path: Path, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch, is_checked: bool
) -> None:
    data = bytearray(_made(path, make_draft(sizes=(400,))))
    at = data.index("Nội dung 200".encode()) // 4096 * 4096
    data[at : at + 4096] = bytes(4096)
    path.write_bytes(data)
    if not is_checked:
        monkeypatch.setattr("db.access.store_check.SMALL", 0)
        monkeypatch.setattr("db.access.store_check.SMALLEST", 0)
    with Store.open(path) as store:
        read = [task.content for task in store.tasks.of("r")]
        assert 0 < len(read) < 400
        assert "Nội dung 200" not in read
        keys = {notice.key for notice in store.notices}
        assert {"store.damaged_part", "store.record_lost"} <= keys
        with pytest.raises(Refused, match=r"store\.damaged_writing"):
            store.reports.delete("r")
        assert [task.content for task in store.tasks.of("r")] == read
    assert path.read_bytes() == data
