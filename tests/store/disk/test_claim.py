"""Who has a store open is told by its claim; that somebody has, by the lock alone."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from db.disk import claim as claims
from db.disk.claim import claim_file
from db.errors import Refused
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HOLD = (
    "import sys\nfrom pathlib import Path\nfrom db.store.store import Store\n"
    "store = Store.open(Path(sys.argv[1]))\nprint('open', flush=True)\nsys.stdin.read()\nstore.close()"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kho" / "a.vqd"


@pytest.fixture
def held(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has the store open until its input ends."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)], stdin=pipe, stdout=pipe, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def refusal(path: Path) -> Refused:
    with pytest.raises(Refused) as refused:
        Store.open(path)
    return refused.value


def notices(path: Path) -> list[str]:
    with Store.open(path) as store:
        return [notice.key for notice in store.notices]


def change_claim(path: Path, **values: object) -> None:
    found = json.loads(claim_file(path).read_bytes())
    claim_file(path).write_text(json.dumps(found | values), encoding="ascii")


def test_who_holds_a_store_is_named(path: Path, held: subprocess.Popen[str]) -> None:
    told = refusal(path)
    assert told.key == "store.held_here"
    assert told.values["name"] == "a.vqd"
    change_claim(path, user="Hoàng Thị Lan", pc="VANPHONG-2", since="2026-03-02T07:05:00+07:00", space="w")
    told = refusal(path)
    assert told.key == "store.held"
    assert (told.values["user"], told.values["pc"]) == ("Hoàng Thị Lan", "VANPHONG-2")
    assert str(told.values["since"]).endswith("2026")
    held.communicate("")
    # What was not this process's to take away does not keep anybody out.
    assert notices(path) == ["store.left_open"]
    assert notices(path) == []


def test_another_user_of_this_pc_is_named(path: Path, held: subprocess.Popen[str]) -> None:
    change_claim(path, user="ai khác")
    assert refusal(path).key == "store.held"


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"[" * 4000, b'{"user": 1}', b"\xff" * 5000])
def test_a_claim_that_nobody_can_read_names_nobody(
    path: Path, held: subprocess.Popen[str], data: bytes
) -> None:
    claim_file(path).write_bytes(data)
    assert refusal(path).key == "store.locked"


def test_a_claim_of_a_process_that_is_no_more_names_nobody(path: Path, held: subprocess.Popen[str]) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    change_claim(path, process=ended.pid)
    assert refusal(path).key == "store.locked"


def test_a_clean_close_leaves_no_claim(path: Path) -> None:
    with Store.open(path):
        assert claim_file(path).exists()
    assert [file.name for file in path.parent.iterdir()] == ["a.vqd"]
    assert notices(path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a kill of POSIX")
def test_who_was_killed_is_told_once(path: Path, held: subprocess.Popen[str]) -> None:
    held.send_signal(signal.SIGKILL)
    held.wait()
    assert claim_file(path).exists()
    assert notices(path) == ["store.left_open"]
    assert notices(path) == []


def test_a_claim_that_cannot_be_written_keeps_nobody_out(path: Path, held: subprocess.Popen[str]) -> None:
    held.communicate("")
    claim_file(path).mkdir()
    for _ in range(2):
        assert notices(path) == []
    with Store.open(path) as store:
        store.settings.keep("a", "b")


def test_only_one_s_own_claim_is_taken_away(path: Path) -> None:
    with Store.open(path):
        change_claim(path, process=1)
    assert claim_file(path).exists()


def test_a_name_from_elsewhere_obeys_no_terminal(path: Path) -> None:
    Store.open(path).close()
    claims.claim(path)
    change_claim(path, user="a\x1b[2J\u202e", pc="b" * 1000)
    found = claims.find_claim(path)
    assert found is not None
    assert found.user == "a\\x1b[2J\\u202e"
    assert len(found.pc) == 200
