"""Nobody but the clerk reads the store, what lies beside it, or the folder that was made for it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")


@pytest.fixture(autouse=True, params=[0o000, 0o022], ids=oct)
def mask(request: pytest.FixtureRequest) -> Iterator[int]:
    """Set an umask under which others may read what is made."""
    former = os.umask(request.param)
    yield request.param
    os.umask(former)


def rights(folder: Path) -> dict[str, int]:
    return {each.name: each.stat().st_mode & 0o777 for each in folder.iterdir()}


def test_a_new_store_and_all_beside_it_are_private(tmp_path: Path) -> None:
    path = tmp_path / "vqdesk" / "data" / "vqdesk.vqd"
    with Store.open(path) as store:
        assert (rights(tmp_path), rights(tmp_path / "vqdesk")) == ({"vqdesk": 0o700}, {"data": 0o700})
        store.settings.keep("a", "b")
        # SQLite keeps the journal as long as it holds the lock.
        names = ("vqdesk.vqd", "vqdesk.vqd-journal", "vqdesk.vqd-holder")
        assert rights(path.parent) == dict.fromkeys(names, 0o600)


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    Store.open(shared / "a.vqd").close()
    assert shared.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(("before", "after"), [(0o644, 0o600), (0o666, 0o600), (0o660, 0o660)])
def test_an_old_store_is_closed_to_everybody_else(tmp_path: Path, before: int, after: int) -> None:
    Store.open(tmp_path / "a.vqd").close()
    (tmp_path / "a.vqd").chmod(before)
    Store.open(tmp_path / "a.vqd").close()
    assert rights(tmp_path) == {"a.vqd": after}


@pytest.mark.parametrize("name", [b"d\xea\xff", b"a?b#c%20", "Dữ liệu".encode(), b"\xff'\""])
def test_a_folder_s_name_need_not_be_utf_8(tmp_path: Path, name: bytes) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    for _ in range(2):
        with Store.open(folder / "a.vqd") as store:
            store.settings.keep("a", "b")
    assert os.listdir(folder) == ["a.vqd"]
