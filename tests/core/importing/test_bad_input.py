from __future__ import annotations

import ctypes
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from vqdesk.first_store.sample import sample_draft
from vqdesk.first_store.store import open_store
from vqdesk.importing import file_import
from vqdesk.messages import catalogue as messages
from vqdesk.messages import file_kinds as file_kind_words
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Run = Callable[..., Any]

ROOT = Path(__file__).parents[3]
VI = messages.VI | file_kind_words.VI
SAMPLE = ROOT / "resources" / "sample.json"


def form(**more: object) -> dict[str, object]:
    return {"schema": "vqdesk.report/1", "period": {"kind": "năm", "year": 2024}, **more}


def text(**more: object) -> bytes:
    return json.dumps(form(**more)).encode()


def with_value(raw: str) -> bytes:
    """Return a report whose organisation is given as raw JSON, however wrong."""
    return text(organisation="HERE").replace(b'"HERE"', raw.encode())


BAD_FILES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "file.empty"),
    "empty.json": (b"", "file.empty"),
    "blank.txt": (b" \n\n", ""),
    "binary.txt": (bytes(range(256)) * 40, "file.not_text"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(500), "kind.picture"),
    "zipped.txt": (b"PK\x03\x04\x14\x00" + bytes(range(256)) * 4, "file.unreadable"),
    "no table.txt": ("Kính gửi UBND huyện.\n\nTrân trọng báo cáo.\n".encode(), "file.no_table"),
    "không kỳ.txt": ("TT\tĐơn vị\tNội dung\tKết quả\n1\tPhòng\tSắp xếp\tXong\n".encode(), "period.none"),
    "table without words.tsv": (b"1\t2\t3\n4\t5\t6\n", "file.no_table"),
    "binary.json": (bytes(range(256)) * 4, ""),
    "cut.json": (SAMPLE.read_bytes()[:700], "json.broken"),
    "list.json": (b"[]", "json.schema"),
    "number.json": (b"1", "json.schema"),
    "other schema.json": (text(schema="vqdesk.store/1"), "json.schema"),
    "no schema.json": (b'{"id": "a"}', "json.schema"),
    "schema is a list.json": (text(schema=["vqdesk.report/1"]), "json.schema"),
    "newer.json": (text(schema="vqdesk.report/3"), "json.newer"),
    "deep.json": (with_value("[" * 100_000 + "]" * 100_000), "json.broken"),
    "deep and bare.json": (b"[" * 100_000, "json.broken"),
    "deep objects.json": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "json.broken"),
    "lone surrogate.json": (with_value(r'"a\ud800b"'), "json.value"),
    "lone surrogate key.json": (text().replace(b"{", rb'{"\udfff": 1, ', 1), "json.value"),
    "doubled key.json": (text().replace(b"{", b'{"period": null, ', 1), "json.value"),
    "NaN.json": (with_value("NaN"), "json.value"),
    "infinity.json": (with_value("-Infinity"), "json.value"),
    "5,000 digits.json": (with_value("9" * 5000), "json.value"),
    "5,000 digits in a year.json": (
        text(period={"kind": "năm", "year": 1}).replace(b'"year": 1', b'"year": ' + b"9" * 5000),
        "json.value",
    ),
    "a number for a text.json": (text(organisation=5), "json.value"),
    "no period.json": (b'{"schema": "vqdesk.report/1"}', "json.value"),
    "bad id.json": (text(id="../../etc/passwd"), "json.value"),
    "id twice.json": (text(domains=[{"id": "a"}, {"id": "a"}]), "json.value"),
    "broken.docx": (b"PK\x03\x04" + bytes(200), "file.unreadable"),
    "text.docx": (b"not a Word file at all", "file.unreadable"),
}


@pytest.fixture
def kept(store_path: Path, run: Run) -> Path:
    """Return a store that holds the sample."""
    assert run("import", SAMPLE).code == 0
    return store_path


def folder_bytes(folder: Path) -> dict[Path, bytes | None]:
    return {path: path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}


@contextmanager
def nothing_changes(*folders: Path) -> Iterator[None]:
    before = [folder_bytes(folder) for folder in folders]
    yield
    assert [folder_bytes(folder) for folder in folders] == before


def expect_refusal(run: Run, words: tuple[object, ...], named: str) -> str:
    """Run a command twice and see it refused in one Vietnamese, then one English sentence."""
    vietnamese, english = run(*words), run("--lang", "en", *words)
    for told in (vietnamese, english):
        assert (told.code, told.out) == (3, ""), told
        assert told.err.count("\n") == 1
        assert told.err.endswith(".\n")
        assert named in told.err
        assert "Traceback" not in told.err
    assert "hãy " in vietnamese.err
    assert "hãy " not in english.err
    return str(vietnamese.err)


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_and_nothing_changes(run: Run, kept: Path, tmp_path: Path, name: str):
    data, key = BAD_FILES[name]
    file = tmp_path / name
    file.write_bytes(data)
    with nothing_changes(tmp_path):
        said = expect_refusal(run, ("import", file), name)
        assert expect_refusal(run, ("import", file, "--dry-run"), name) == said
        if key != "period.none":  # a report that is there has its period
            assert expect_refusal(run, ("import", file, "--into", "9 tháng năm 2024"), name) == said
    if key:
        assert said == sentence_of(key, name, said)


def sentence_of(key: str, name: str, said: str) -> str:
    """Return the sentence of a key; where a place in the file is told, as it was told."""
    where = said.partition("mục “")[2].partition("”")[0] if "{where}" in VI[key] else ""
    return say(key, "vi", name=name, where=where) + "\n"


def test_a_bad_file_makes_no_store(run: Run, store_path: Path, tmp_path: Path):
    file = tmp_path / "empty.txt"
    file.touch()
    with nothing_changes(tmp_path):
        expect_refusal(run, ("import", file), "empty.txt")
    assert not store_path.exists()


@pytest.mark.parametrize("name", ["không có.txt", "không có.json", "không có.docx", "không/có.txt"])
def test_a_missing_file(run: Run, kept: Path, tmp_path: Path, name: str):
    with nothing_changes(tmp_path):
        said = expect_refusal(run, ("import", tmp_path / name), Path(name).name)
    assert said.startswith("Không tìm thấy tệp “")


def test_a_folder_named_like_a_file(run: Run, kept: Path, tmp_path: Path):
    (tmp_path / "folder.txt").mkdir()
    with nothing_changes(tmp_path):
        expect_refusal(run, ("import", tmp_path / "folder.txt"), "folder.txt")


@pytest.mark.parametrize("ending", [".docx", ".json"])
class TestExport:
    """Where the file cannot be written; an older file of that name stays."""

    def test_into_a_folder_that_does_not_exist(self, run: Run, kept: Path, tmp_path: Path, ending: str):
        out = tmp_path / "không có" / f"annex{ending}"
        with nothing_changes(tmp_path):
            said = expect_refusal(run, ("export", out), str(out.parent))
        assert "không có thư mục" in said

    def test_into_a_file_taken_for_a_folder(self, run: Run, kept: Path, tmp_path: Path, ending: str):
        (tmp_path / "file").write_bytes(b"x")
        with nothing_changes(tmp_path):
            expect_refusal(run, ("export", tmp_path / "file" / f"annex{ending}"), str(tmp_path / "file"))

    def test_over_a_folder(self, run: Run, kept: Path, tmp_path: Path, ending: str):
        out = tmp_path / f"annex{ending}"
        out.mkdir()
        with nothing_changes(tmp_path):
            expect_refusal(run, ("export", out), out.name)

    def test_of_a_report_that_is_not_there(self, run: Run, kept: Path, tmp_path: Path, ending: str):
        out = tmp_path / f"annex{ending}"
        out.write_bytes(b"an older file")
        with nothing_changes(tmp_path):
            expect_refusal(run, ("export", out, "--report", "năm 1999"), "năm 1999")

    def test_without_any_report(self, run: Run, store_path: Path, tmp_path: Path, ending: str):
        with nothing_changes(tmp_path):
            expect_refusal(run, ("export", tmp_path / f"annex{ending}"), "")

    @pytest.mark.skipif(os.name == "nt", reason="a folder's read-only mark stops nobody on Windows")
    def test_into_a_folder_that_may_not_be_written_to(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
    ):
        with closed_to_us(tmp_path) as (writable, closed):
            monkeypatch.setenv("VQDESK_STORE", str(writable / "clerk.vqd"))
            out = closed / f"annex{ending}"
            with nothing_changes(closed, writable):
                said = expect_refusal(run, ("export", out), str(closed))
            assert "không cho phép ghi" in said


@contextmanager
def closed_to_us(folder: Path, mode: int = 0o555) -> Iterator[tuple[Path, Path]]:
    """Give a folder that holds a store, and a folder with an older export that may not be written to."""
    writable, closed = folder / "writable", folder / "closed"
    for each in (writable, closed):
        each.mkdir()
    with open_store(writable / "clerk.vqd") as store:
        file_import.store_draft(store, sample_draft())
    for ending in (".docx", ".json"):
        (closed / f"annex{ending}").write_bytes(b"an older file")
    closed.chmod(mode)
    try:
        with no_rights_of_root():
            yield writable, closed
    finally:
        closed.chmod(0o755)


@contextmanager
def no_rights_of_root() -> Iterator[None]:
    """Be stopped by the marks of files and folders like everybody, even as root.

    Linux lets root pass by two capabilities, CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, bits 1 and 2.
    """
    if os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    all_rights = (ctypes.c_uint32 * 6)()
    assert libc.capget(header, all_rights) == 0
    fewer = (ctypes.c_uint32 * 6)(all_rights[0] & ~0b110, *all_rights[1:])
    assert libc.capset(header, fewer) == 0
    try:
        yield
    finally:
        assert libc.capset(header, all_rights) == 0


class TestStore:
    """A store that cannot be opened: every command tells it the same way."""

    @pytest.fixture(params=["import", "export", "reports", "show"])
    def words(self, request: pytest.FixtureRequest, tmp_path: Path) -> tuple[object, ...]:
        out = tmp_path / "annex.docx"
        out.write_bytes(b"an older file")
        return {
            "import": ("import", SAMPLE),
            "export": ("export", out),
            "reports": ("reports", "--json"),
            "show": ("show",),
        }[request.param]

    @pytest.fixture
    def held(self, kept: Path) -> Iterator[Path]:
        """Return a store that another process has open."""
        hold = (
            "import sys, pathlib; from vqdesk.first_store.store import open_store\n"
            "store = open_store(pathlib.Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
        )
        call = [sys.executable, "-c", hold, str(kept)]
        with subprocess.Popen(call, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
            assert holder.stdout is not None
            assert holder.stdout.readline().strip() == b"held"
            yield kept
            holder.communicate()

    def test_held_by_another_process(self, run: Run, held: Path, tmp_path: Path, words: tuple[object, ...]):
        with nothing_changes(tmp_path):
            said = expect_refusal(run, words, "clerk.vqd")
        assert "đang mở tệp này" in said

    def test_made_by_a_newer_program(self, run: Run, kept: Path, tmp_path: Path, words: tuple[object, ...]):
        with closing(sqlite3.connect(kept)) as connection:
            connection.execute("PRAGMA user_version = 9999")
            connection.commit()
        with nothing_changes(tmp_path):
            said = expect_refusal(run, words, "clerk.vqd")
        assert "bản vqdesk mới hơn" in said

    @pytest.mark.parametrize("data", [b"a letter, not a store" * 50, b"SQLite format 3\x00" + bytes(4080)])
    def test_not_a_store(
        self, run: Run, store_path: Path, tmp_path: Path, words: tuple[object, ...], data: bytes
    ):
        store_path.parent.mkdir()
        store_path.write_bytes(data)
        with nothing_changes(tmp_path):
            expect_refusal(run, words, "clerk.vqd")

    def test_damaged(self, run: Run, kept: Path, tmp_path: Path, words: tuple[object, ...]):
        data = bytearray(kept.read_bytes())
        data[4096:] = bytes(len(data) - 4096)
        kept.write_bytes(data)
        with nothing_changes(tmp_path):
            expect_refusal(run, words, "clerk.vqd")

    @pytest.mark.skipif(os.name == "nt", reason="a folder is closed in another way on Windows")
    @pytest.mark.parametrize("words", [("import", SAMPLE), ("reports",), ("show",)])
    def test_in_a_folder_closed_to_us(self, run: Run, tmp_path: Path, words: tuple[object, ...]):
        with closed_to_us(tmp_path, 0o000) as (_, closed):
            expect_refusal(run, (*words, "--store", closed / "a.vqd"), str(closed))

    def test_in_a_folder_that_cannot_be(self, run: Run, tmp_path: Path):
        (tmp_path / "file").write_bytes(b"x")
        with nothing_changes(tmp_path):
            expect_refusal(run, ("import", SAMPLE, "--store", tmp_path / "file" / "a.vqd"), "file")


def test_a_refusal_in_a_process_of_its_own_writes_one_line_and_no_traceback(tmp_path: Path):
    call = [sys.executable, "-m", "vqdesk", "--store", str(tmp_path / "a.vqd"), "import", "không có.json"]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.decode() == (
        "Không tìm thấy tệp “không có.json”; hãy kiểm tra lại tên tệp và thư mục rồi thử lại.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_file_s_name_cannot_break_the_line(run: Run, tmp_path: Path):
    if os.name == "nt":
        pytest.skip("Windows allows no such name")
    file = tmp_path / "hai\ndòng \udcff.txt"
    told = run("import", file)
    assert told.code == 3
    assert told.err.count("\n") == 1
