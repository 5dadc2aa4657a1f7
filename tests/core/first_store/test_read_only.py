"""Where nobody may write, what reads reads and changes nothing; what would change something is refused."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.errors import Refused
from db.file import connection
from vqdesk.first_store.sample import sample_draft
from vqdesk.first_store.store import open_store, readable_store
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.store.store import Store
    from tests.core.conftest import Outcome

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
REPORT = sample_draft().report.id
NOBODY = 65534
READING = [
    *(["show"], ["show", "--json"], ["reports"], ["reports", "--json"], ["style"], ["style", "--json"]),
    *(["compare", REPORT, REPORT], ["export", "OUT/a.docx"], ["export", "OUT/a.json"]),
    *(["compare", REPORT, REPORT, "--out", "OUT/b.xlsx"], ["summary"], ["summary", "--out", "OUT/c.xlsx"]),
]
CHANGING = [
    *(["remove", REPORT], ["carry-over", "--to", "năm 2024"], ["style", "--reset"]),
    *(["import", "ANNEX"], ["import", "ANNEX", "--into", REPORT]),
]


@contextmanager
def as_nobody() -> Iterator[None]:
    """Be without the rights of root, which may write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder that anybody may look into, with a store and a folder for what goes out."""
    made = Path(tempfile.mkdtemp(prefix="only-read-", dir=os.environ.get("TMPDIR", "/tmp")))
    made.chmod(0o755)
    (made / "store").mkdir()
    (made / "out").mkdir()
    (made / "out").chmod(0o777)
    with open_store(made / "store" / "kho.vqd") as store:
        store.reports.add(sample_draft())
    monkeypatch.setenv("VQDESK_STORE", str(made / "store" / "kho.vqd"))
    monkeypatch.setenv("TMPDIR", str(made / "out"))
    monkeypatch.setattr(tempfile, "tempdir", str(made / "out"))
    monkeypatch.setenv("XDG_STATE_HOME", str(made / "out"))
    yield made
    for each in (made / "store", made):
        each.chmod(0o755)
    shutil.rmtree(made)


def folder_only(place: Path) -> None:
    (place / "store" / "kho.vqd").chmod(0o444)
    (place / "store").chmod(0o555)


def file_only(place: Path) -> None:
    (place / "store").chmod(0o777)
    (place / "store" / "kho.vqd").chmod(0o444)


def state(place: Path) -> dict[str, tuple[bytes, int]]:
    files = sorted((place / "store").iterdir())
    return {each.name: (each.read_bytes(), each.stat().st_mtime_ns) for each in files}


@pytest.mark.parametrize("close", [folder_only, file_only])
@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_what_only_reads_reads(
    place: Path, run: Callable[..., Outcome], close: Callable[[Path], None], words: list[str]
) -> None:
    words = [word.replace("OUT", str(place / "out")) for word in words]
    monkey_store = str(place / "store" / "kho.vqd")
    wanted = run(*words, "--store", monkey_store)
    assert wanted.code == 0
    close(place)
    before = state(place)
    with as_nobody():
        for out in (place / "out").iterdir():
            assert out.exists()
        outcome = run(*words, "--store", monkey_store)
    assert (outcome.code, outcome.out, outcome.err) == (0, wanted.out, "")
    assert state(place) == before


@pytest.mark.parametrize("close", [folder_only, file_only])
@pytest.mark.parametrize("words", CHANGING, ids=" ".join)
def test_what_would_change_something_is_refused_as_before(
    place: Path, annex: Path, run: Callable[..., Outcome], close: Callable[[Path], None], words: list[str]
) -> None:
    shutil.copy(annex, place / "out" / "annex.txt")
    (place / "out" / "annex.txt").chmod(0o644)
    close(place)
    before = state(place)
    words = [word.replace("ANNEX", str(place / "out" / "annex.txt")) for word in words]
    with as_nobody():
        outcome = run(*words, "--store", place / "store" / "kho.vqd")
    key = "folder.read_only" if close is folder_only else "store.read_only"
    store = place / "store"
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err == say(key, "vi", folder=store, name="kho.vqd") + "\n"
    assert state(place) == before


def cut_off(path: Path) -> None:
    """Leave a store as a write does that was killed halfway: the journal waits to be played back."""
    with open_store(path) as store:
        kept = path.read_bytes()
        store.reports.delete(REPORT)
        changed = path.read_bytes()
        store.bin.restore(REPORT)
    journal = connection.journal_of(path)
    pages = len(kept) // 4096
    head = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"".join(
        number.to_bytes(4, "big") for number in (0xFFFFFFFF, 0, pages, 512, 4096)
    )
    records = b""
    for number in range(1, pages + 1):
        page = kept[4096 * (number - 1) : 4096 * number]
        check = sum(page[4096 - 200 : 0 : -200]) & 0xFFFFFFFF
        records += number.to_bytes(4, "big") + page + check.to_bytes(4, "big")
    path.write_bytes(changed)
    journal.write_bytes(head.ljust(512, b"\0") + records)


@pytest.mark.parametrize("close", [folder_only, file_only])
def test_a_write_that_was_cut_off_is_put_right_on_a_copy(
    place: Path, run: Callable[..., Outcome], close: Callable[[Path], None]
) -> None:
    path = place / "store" / "kho.vqd"
    cut_off(path)
    close(place)
    connection.journal_of(path).chmod(0o444)
    before = state(place)
    with as_nobody():
        outcome = run("show", "--json", "--store", path)
    assert json.loads(outcome.out)["id"] == REPORT
    assert (outcome.code, outcome.err) == (0, say("store.cut_off", "vi", name="kho.vqd") + "\n")
    assert state(place) == before
    assert [name for name in os.listdir(place / "out") if name.startswith("vqdesk-")] == []
    with as_nobody():
        assert run("remove", REPORT, "--store", path).code == 3
    assert state(place) == before


def test_verbs_are_refused_and_reads_are_of_one_moment(place: Path) -> None:
    folder_only(place)
    with as_nobody(), readable_store(place / "store" / "kho.vqd") as store:
        assert store.reports.draft(REPORT) == sample_draft()
        for verb in verbs(store):
            with pytest.raises(Refused) as refused:
                verb()
            assert refused.value.key == "folder.read_only"
        assert store.reports.draft(REPORT) == sample_draft()


def verbs(store: Store) -> list[Callable[[], object]]:
    return [
        lambda: store.settings.keep("a", "b"),
        lambda: store.reports.delete(REPORT),
        lambda: store.tasks.renumber(REPORT),
        lambda: store.history.undo(REPORT),
        lambda: store.history.redo(REPORT),
        lambda: store.history.add(REPORT, []),
    ]


@pytest.mark.parametrize(
    ("spoil", "key"),
    [
        (lambda path: path.write_bytes(b"x" * 5000), "store.not_store"),
        (lambda path: path.write_bytes(path.read_bytes()[:8192]), "store.damaged"),
        (lambda path: path.write_bytes(b""), "store.not_store"),
    ],
)
def test_what_is_no_sound_store_is_refused_as_anywhere(
    place: Path, spoil: Callable[[Path], object], key: str
) -> None:
    path = place / "store" / "kho.vqd"
    spoil(path)
    folder_only(place)
    with as_nobody(), pytest.raises(Refused) as refused, readable_store(path):
        pass
    assert refused.value.key in (key, "folder.read_only")


def test_a_store_that_nobody_may_read_is_told_as_that(place: Path, run: Callable[..., Outcome]) -> None:
    (place / "store" / "kho.vqd").chmod(0o000)
    (place / "store").chmod(0o755)
    with as_nobody():
        outcome = run("show", "--store", place / "store" / "kho.vqd")
    assert outcome.code == 3
    assert say("error.internal", "vi", log="|").partition(";")[0] not in outcome.err
