"""A file comes to its place whole or not at all, and what is told is the reason."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.disk.os_errors import reading_refusal, trouble
from db.errors import Refused
from vqdesk.exporting import atomic_file
from vqdesk.exporting.atomic_file import is_there, place_file
from vqdesk.messages.catalogue import LANGUAGES, sentence
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

ROOT = Path(__file__).parents[3]
FULL, DEAD = Path("/dev/full"), Path("/proc/self/mem")
posix_disks = pytest.mark.skipif(
    not (FULL.exists() and DEAD.exists()), reason="/dev/full and /proc are Linux's"
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return the place of a file that is there already."""
    place = tmp_path / "bieu.docx"
    place.write_bytes(b"before")
    return place


def refused(call: Callable[[], object]) -> str:
    """Return why a call was refused; what is told is one sentence in each language."""
    with pytest.raises(Refused) as caught:
        call()
    for lang in LANGUAGES:
        assert len(sentence(caught.value, lang)) < 400
    return caught.value.key


def write(out: Path, fill: Callable[[BinaryIO], object] = lambda stream: stream.write(b"after")) -> None:
    with place_file(out) as stream:
        fill(stream)


def failing(number: int) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise OSError(number, "planted", "planted")

    return fail


def put(device: Path) -> Callable[[BinaryIO], None]:
    """Return what makes a stream's disk one that is full, or dead: the system itself tells the errors."""

    def fill(stream: BinaryIO) -> None:
        stream.write(b"x" * 10)
        handle = os.open(device, os.O_RDWR)
        os.dup2(handle, stream.fileno())
        os.close(handle)

    return fill


NUMBERS = [
    (errno.ENOSPC, "disk.full"),
    (errno.EDQUOT, "disk.full"),
    (errno.EIO, "disk.unreachable"),
    (errno.ENODEV, "disk.unreachable"),
    (errno.ESTALE, "disk.unreachable"),
    (errno.EACCES, "folder.read_only"),
    (errno.EROFS, "folder.read_only"),
    (errno.EINVAL, "file.bad_name"),
    (errno.EBUSY, "file.locked"),
    (errno.EMFILE, "file.not_written"),
]
STAGES = ["vqdesk.exporting.atomic_file.private_opener", "os.fsync", "pathlib.Path.replace"]


@pytest.mark.parametrize(("number", "key"), NUMBERS)
@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("lasting", [False, True])
def test_the_first_reason_is_told_and_the_old_file_stays(
    out: Path, monkeypatch: pytest.MonkeyPatch, stage: str, number: int, key: str, lasting: bool
) -> None:
    monkeypatch.setattr(stage, failing(number))
    if lasting:  # what was begun cannot be taken away either, and the disk says something else by then
        monkeypatch.setattr(Path, "unlink", failing(errno.EROFS))
    assert refused(lambda: write(out)) == key
    assert out.read_bytes() == b"before"
    assert lasting or os.listdir(out.parent) == [out.name]


@pytest.mark.parametrize(("number", "key"), NUMBERS)
def test_a_place_that_cannot_be_looked_at_is_told(
    out: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str
) -> None:
    monkeypatch.setattr(Path, "lstat", failing(number))
    assert refused(lambda: write(out)) == key
    assert refused(lambda: is_there(out)) == key


def read_zip(stream: BinaryIO) -> None:
    put(DEAD)(stream)
    try:
        zipfile.ZipFile(stream)
    except zipfile.BadZipFile as error:
        raise Refused("file.changed_readback", name="x") from error


def swallow(stream: BinaryIO) -> None:
    """Have the disk be dead for a moment in which nobody listens."""
    stream.write(b"after")
    stream.flush()
    alive, dead = os.dup(stream.fileno()), os.open(DEAD, os.O_RDWR)
    os.dup2(dead, stream.fileno())
    with suppress(OSError):
        stream.seek(0)
        stream.read()
    os.close(dead)
    os.dup2(alive, stream.fileno())
    os.close(alive)


@posix_disks
@pytest.mark.parametrize(
    ("fill", "key"),
    [
        (put(FULL), "disk.full"),
        (put(DEAD), "disk.unreachable"),
        (lambda stream: (put(FULL)(stream), stream.write(b"x" * 10**6)), "disk.full"),
        (lambda stream: (put(DEAD)(stream), stream.seek(0), stream.read()), "disk.unreachable"),
        (read_zip, "disk.unreachable"),
        (swallow, "disk.unreachable"),
    ],
    ids=["full at the end", "dead at the end", "full", "dead", "read back as a package", "heard by nobody"],
)
@pytest.mark.parametrize("lasting", [False, True])
def test_what_the_disk_says_is_the_reason_whoever_heard_it(
    out: Path, monkeypatch: pytest.MonkeyPatch, fill: Callable[[BinaryIO], object], key: str, lasting: bool
) -> None:
    if lasting:
        monkeypatch.setattr(Path, "unlink", failing(errno.EIO))
    assert refused(lambda: write(out, fill)) == key
    assert out.read_bytes() == b"before"


@posix_disks
def test_a_file_larger_than_may_be_has_no_room(out: Path) -> None:
    resource = pytest.importorskip("resource")
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from db.errors import Refused\n"
        "from vqdesk.exporting.atomic_file import place_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))\n"
        "try:\n"
        "    with place_file(Path(sys.argv[1])) as stream:\n"
        "        stream.write(b'x' * 10000)\n"
        "except Refused as refused:\n"
        "    print(refused.key)\n"
    )
    assert resource is not None
    call = [sys.executable, "-c", code, str(out)]
    told = subprocess.run(call, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert told.stdout == "disk.full\n"
    assert (out.read_bytes(), os.listdir(out.parent)) == (b"before", [out.name])


def test_what_else_goes_wrong_goes_through_as_it_is(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "unlink", failing(errno.EIO))
    for error in (Cancelled(), Refused("font.none", families="x"), ValueError("a mistake")):

        def fail(_stream: BinaryIO, error: Exception = error) -> None:
            raise error

        with pytest.raises(type(error)) as caught:
            write(out, fail)
        assert caught.value is error
    assert out.read_bytes() == b"before"


def test_an_error_after_the_move_is_no_failure(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def moved_all_the_same(path: Path, target: Path) -> Path:
        replace(path, target)
        raise OSError(errno.EIO, "planted")

    monkeypatch.setattr(Path, "replace", moved_all_the_same)
    write(out)
    assert out.read_bytes() == b"after"
    assert os.listdir(out.parent) == [out.name]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("nowhere/a.docx", "folder.missing"),
        ("file/a.docx", "folder.missing"),
        ("file/b/a.docx", "folder.missing"),
        ("folder.docx", "file.folder"),
        ("x" * 300 + ".docx", "file.long_name"),
        ("ế" * 100 + ".docx", "file.long_name"),
        ("x" * 300 + "/a.docx", "file.long_name"),
        ("/".join(["x" * 200] * 30) + "/a.docx", "file.long_name"),
        (".docx", "file.bad_name"),
        ("a\0b.docx", "file.bad_name"),
        ("a\ud800.docx", "file.bad_name"),
        ("..", "file.bad_name"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows counts lengths in its own way")
def test_names_that_no_file_can_have(tmp_path: Path, name: str, key: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder.docx").mkdir()
    before = sorted(os.listdir(tmp_path))
    assert refused(lambda: write(tmp_path / name)) == key
    assert sorted(os.listdir(tmp_path)) == before


def test_a_path_that_is_nothing_but_a_folder_is_refused() -> None:
    for path in (Path(), Path("/")):
        assert refused(lambda path=path: write(path)) == "file.bad_name"


@pytest.mark.parametrize(
    "name",
    [
        *("a:b.docx", "a?.docx", 'a"b".docx', "a|b.docx", "a<b>.docx", "a\\b.docx", "a\tb.docx"),
        *("CON.docx", "nul.xlsx", "Com1.docx", "LPT9.tar.docx", "aux .docx", "a.docx ", "a.docx."),
    ],
)
def test_names_that_windows_cuts_or_takes_for_devices_are_refused_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert refused(lambda: is_there(tmp_path / name)) == "file.bad_name"


@pytest.mark.parametrize("name", ["concert.docx", "Báo cáo.docx", "com.docx", "a.b.docx", "nul1.docx"])
def test_names_like_those_are_none_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert not is_there(tmp_path / name)


@pytest.mark.parametrize("name", ["a:b.docx", "CON.docx", "a?.docx", "tháng 9 \udcea.docx"])
@pytest.mark.skipif(os.name == "nt", reason="names of Linux")
def test_what_the_system_takes_is_written(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    assert (tmp_path / name).read_bytes() == b"after"


def test_a_long_name_leaves_the_sentence_short() -> None:
    said = sentence(Refused("file.long_name", name="x" * 5000 + ".docx"), "vi")
    assert "x" * 60 + "…" + "x" * 15 + ".docx" in said


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
@pytest.mark.parametrize(("mask", "rights"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_until_it_is_in_place_only_its_owner_reads_a_file(tmp_path: Path, mask: int, rights: int) -> None:
    former = os.umask(mask)
    try:
        with place_file(tmp_path / "a.docx") as stream:
            assert os.fstat(stream.fileno()).st_mode & 0o777 == 0o600
            stream.write(b"x")
        assert os.umask(mask) == mask
    finally:
        os.umask(former)
    assert (tmp_path / "a.docx").stat().st_mode & 0o777 == rights


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
@pytest.mark.parametrize(
    ("number", "key"),
    [(errno.EPERM, None), (errno.EOPNOTSUPP, None), (errno.EIO, "disk.unreachable")],
)
def test_a_disk_without_rights_takes_files_all_the_same(
    out: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str | None
) -> None:
    monkeypatch.setattr(Path, "chmod", failing(number))
    if key is None:
        write(out)
        assert out.read_bytes() == b"after"
    else:
        assert refused(lambda: write(out)) == key
        assert out.read_bytes() == b"before"


# What Windows tells


def windows_error(winerror: int) -> OSError:
    error = PermissionError(errno.EACCES, "planted", "planted")
    error.winerror = winerror  # type: ignore[misc, attr-defined]
    return error


@pytest.mark.parametrize(
    ("winerror", "found"),
    [
        *((21, "silent"), (23, "silent"), (1117, "silent"), (64, "silent"), (112, "full"), (206, "long")),
        *((123, "name"), (32, "held"), (3, "missing"), (19, "denied"), (5, "denied")),
    ],
)
def test_windows_tells_most_troubles_as_a_missing_right(winerror: int, found: str) -> None:
    assert trouble(windows_error(winerror)) == found


def test_an_old_file_that_is_marked_read_only_is_told_as_that(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert atomic_file.write_refusal(windows_error(5), out).key == "file.write_protected"


# Reading


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.EIO, "disk.unreachable"),
        (errno.EACCES, "file.no_access"),
        (errno.ENOENT, "file.missing"),
        (errno.ENOTDIR, "file.missing"),
        (errno.ELOOP, "file.missing"),
        (errno.ENAMETOOLONG, "file.long_name"),
        (errno.EISDIR, "file.not_file"),
        (errno.EBUSY, "file.held"),
        (errno.ENFILE, "file.not_read"),
    ],
)
def test_why_a_file_cannot_be_read(number: int, key: str) -> None:
    refusal = reading_refusal(OSError(number, "planted"), "a.docx")
    assert refused(lambda: raising(refusal)) == key
    assert reading_refusal(ValueError("embedded null byte"), "a").key == "file.missing"


def raising(error: Exception) -> None:
    raise error


def test_the_stream_reads_what_it_wrote(tmp_path: Path) -> None:
    with place_file(tmp_path / "a.docx") as stream:
        stream.write(b"0123456789" * 50_000)
        stream.seek(499_990)
        assert stream.read() == b"0123456789"
        stream.seek(0)
        assert isinstance(stream, io.BufferedRandom)
        assert stream.read(5) == b"01234"
    assert (tmp_path / "a.docx").stat().st_size == 500_000
