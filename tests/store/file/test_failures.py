from __future__ import annotations

import errno
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from db.errors import Refused
from db.file.connection import _PRAGMAS, _connected
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.records import Draft

VERBS: list[Callable[[Store], object]] = [
    lambda store: store.tasks.write("r", "t1", "result", "x"),
    lambda store: store.tasks.write("r", "t1", "result", "x", edit="e"),
    lambda store: store.tasks.add("r", "d1", after="t1"),
    lambda store: store.tasks.move("r", "t1", domain_id="d2", before=None),
    lambda store: store.domains.delete("r", "d1"),
    lambda store: store.reports.delete("r"),
    lambda store: store.history.undo("r"),
    lambda store: store.history.redo("r"),
]


def _state(store: Store) -> tuple[object, ...]:
    drafts = [store.reports.draft(report.id) for report in store.reports.all()]
    hits = store.search.find("noi dung"), store.search.find("x")
    return (
        drafts,
        store.history.changes("r"),
        store.history.undoable("r"),
        store.history.redoable("r"),
        store.reports.revision("r"),
        hits,
    )


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    "place",
    [
        "db.history.recorder.Recorder.finish",
        "db.history.recorder.Recorder._numbered",
        "db.search.index.Index.add",
    ],
)
def test_a_verb_that_fails_leaves_everything_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch, verb: Callable[[Store], object], place: str
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("planted")

    store.tasks.write("r", "t2", "result", "a", edit="e")
    store.tasks.write("r", "t3", "result", "b")
    store.history.undo("r")
    before = _state(store)
    with monkeypatch.context() as patch:
        patch.setattr(place, fail)
        with pytest.raises(RuntimeError, match="planted"):
            verb(store)
    assert _state(store) == before
    verb(store)
    assert _state(store) != before


def test_a_full_disk_is_refused_and_nothing_lost(
    path: Path, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft())
    pages = path.stat().st_size // 4096 + 8
    monkeypatch.setattr("db.file.connection._PRAGMAS", (*_PRAGMAS, f"max_page_count = {pages}"))
    with Store.open(path) as store:
        with pytest.raises(Refused) as caught:
            store.reports.add(make_draft("big", sizes=(900,)))
        assert (caught.value.key, caught.value.values) == ("disk.full", {"name": "kho.vqd"})
        assert [report.id for report in store.reports.all()] == ["r"]
        assert store.reports.draft("r") == make_draft()
        store.tasks.write("r", "t1", "result", "vẫn ghi được")
    monkeypatch.undo()
    with Store.open(path) as store:
        assert store.tasks.get("r", "t1").result == "vẫn ghi được"


def test_a_full_disk_at_the_making_of_a_store(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.file.connection._PRAGMAS", (*_PRAGMAS, "max_page_count = 3"))
    with pytest.raises(Refused, match=r"disk\.full"):
        Store.open(path)
    monkeypatch.undo()
    with Store.open(path) as store:
        assert store.reports.all() == []


KILLED = """
import os, sys
from pathlib import Path
import db.file.connection, db.history.recorder
from db.store.store import Store
from db.records import *
# So few pages in memory that the file itself is changed before the transaction ends.
db.file.connection._PRAGMAS = (*db.file.connection._PRAGMAS, "cache_size = 2")
{before}
with Store.open(Path(sys.argv[1])) as store:
    finish = db.history.recorder.Recorder.finish
    def killed(recorder):
        finish(recorder)
        os._exit(9)
    db.history.recorder.Recorder.finish = killed
    {verb}
"""


@pytest.mark.parametrize(
    "verb",
    [
        "store.reports.delete('big')",
        "store.reports.replace(Draft(store.reports.get('big'), ()))",
        "store.tasks.move('big', 't1', domain_id='d1', before=None)",
        "store.history.take_back('big', 1)",
    ],
)
def test_a_process_killed_within_a_verb_leaves_the_store_as_before(
    path: Path, make_draft: Callable[..., Draft], verb: str
) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft("big", sizes=(300, 300)))
        history = store.history.changes("big", limit=10000)
    before = path.read_bytes()
    done = _run(KILLED.format(before="", verb=verb), path)
    assert done == 9
    if "move" not in verb:
        assert path.read_bytes() != before
    with Store.open(path) as store:
        assert store.reports.draft("big") == make_draft("big", sizes=(300, 300))
        assert store.history.changes("big", limit=10000) == history
        assert len(store.search.find("noi dung", limit=1000)) == 600
    assert path.read_bytes() == before


def test_a_process_killed_after_a_verb_has_lost_nothing(path: Path, make_draft: Callable[..., Draft]) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft())
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom db.store.store import Store\n"
        "store = Store.open(Path(sys.argv[1]))\nstore.tasks.write('r', 't1', 'result', 'đã làm')\nos._exit(9)"
    )
    assert _run(script, path) == 9
    with Store.open(path) as store:
        assert store.tasks.get("r", "t1").result == "đã làm"
        store.history.undo("r")
        assert store.reports.draft("r") == make_draft()


def test_a_process_killed_at_the_making_of_a_store(path: Path) -> None:
    before = (
        "import db.file.migrations\napply = db.file.migrations.schema.apply\n"
        "def killed(database):\n    apply(database)\n    os._exit(9)\n"
        "db.file.migrations.schema.apply = killed"
    )
    assert _run(KILLED.format(before=before, verb="pass"), path) == 9
    with Store.open(path) as store:
        assert store.reports.all() == []


def _run(script: str, path: Path) -> int:
    return subprocess.run([sys.executable, "-c", script, str(path)], check=False).returncode


def test_a_verb_within_a_verb_is_a_mistake(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.history.recorder.Recorder.finish", lambda _: store.tasks.delete("r", "t1"))
    with pytest.raises(RuntimeError, match="transaction"):
        store.tasks.write("r", "t1", "result", "x")
    monkeypatch.undo()
    assert store.tasks.get("r", "t1").result == ""


def test_a_store_is_closed_on_a_disk_that_does_not_answer(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looking for the journal raised the disk's own error."""

    class Silent:
        def exists(self) -> bool:
            raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("db.file.connection.journal_of", lambda _path: Silent())
    store.close()
    store.close()


def test_a_file_that_was_opened_for_reading_alone_is_opened_anew_by_the_first_verb(
    path: Path, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft())
    with monkeypatch.context() as disk:
        # SQLite does so without a word where the disk does not answer when it asks to write.
        disk.setattr("db.file.connection._connected", lambda path, mode: _connected(path, "ro"))
        store = Store.open(path)
    with store:
        store.tasks.write("r", "t1", "result", "x")
    with Store.open(path) as store:
        assert store.reports.draft("r").tasks[0].result == "x"
