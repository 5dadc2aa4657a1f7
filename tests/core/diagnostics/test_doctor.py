from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import namedtuple
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from db.store.store import Store
from vqdesk.diagnostics import doctor, font_check, machine
from vqdesk.diagnostics.doctor import run_checks
from vqdesk.diagnostics.font_check import Font
from vqdesk.system import paths
from vqdesk.system.version import Release, find_release

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = datetime(2026, 11, 26, 18, 5, 12, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture(autouse=True)
def sound_pc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Turn the PC to one without trouble: a font, room on its disk, no crash of another test."""
    monkeypatch.setattr(font_check, "document_font", lambda: Font("Times New Roman", "7.00", frozenset()))
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: usage(0, 0, 34_000_000_000))
    monkeypatch.setattr(paths, "crash_file", lambda: tmp_path / "vqdesk-crash.log")


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """Return a sound store's place."""
    path = tmp_path / "Kho dữ liệu" / "vqdesk.vqd"
    Store.open(path).close()
    return path


def keys(store: Path, **values: Any) -> list[str]:
    return [problem.key for problem in run_checks(store, **values).problems]


def facts(store: Path) -> dict[str, Any]:
    return json.loads(run_checks(store, now=NOW).as_json("vi"))["facts"]


def test_a_pc_without_trouble(store_path: Path) -> None:
    text = run_checks(store_path, now=NOW).as_text("vi")
    assert text.splitlines()[:3] == [
        "KẾT QUẢ KIỂM TRA MÁY",
        "",
        "Mọi thứ đều tốt, không có việc gì cần xử lý.",
    ]
    for line in (
        "Ngày giờ của máy: 26/11/2026 18:05:12 (UTC+07:00)",
        f"Phiên bản vqdesk: {find_release().version}",
        f"Python: {sys.version.split()[0]}",
        "Qt: 6.9.3",
        "Bản mang theo: không",
        f"Tệp dữ liệu: {store_path}",
        "Tình trạng tệp dữ liệu: tốt, đã đọc thử từng trang",
        "Tệp ghi lần bị dừng đột ngột: không có",
        "Chỗ trống cho dữ liệu: 34 GB",
        "Phông cho văn bản: Times New Roman 7.00, đủ chữ tiếng Việt",
    ):
        assert f"\n{line}\n" in text


def test_the_same_for_machines_and_in_english(store_path: Path) -> None:
    told = json.loads(run_checks(store_path, now=NOW).as_json("en"))
    assert (told["ok"], told["problems"]) == (True, [])
    found = told["facts"]
    assert found["time"] == "2026-11-26T18:05:12+07:00"
    assert (found["store_state"], found["store_size"]) == ("sound", store_path.stat().st_size)
    assert (found["store_free"], found["temp_free"]) == (34_000_000_000, 34_000_000_000)
    assert (found["store_folder"], found["portable"], found["crash"]) == (True, None, None)
    assert "\nState of the data file: good, every page was read\n" in run_checks(store_path).as_text("en")


def test_nothing_is_made_where_nothing_is(tmp_path: Path) -> None:
    store = tmp_path / "chưa có" / "vqdesk.vqd"
    assert keys(store) == []
    assert facts(store)["store_state"] == "missing"
    assert not store.parent.exists()


def test_no_name_of_a_user_goes_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = tmp_path / "Nguyễn Văn Ả"
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    store = home / "Dữ liệu" / "vqdesk.vqd"
    Store.open(store).close()
    monkeypatch.setattr(paths, "log_file", lambda: home / "vqdesk.log")
    monkeypatch.setattr(paths, "crash_file", lambda: home / "vqdesk-crash.log")
    paths.crash_file().write_text("Fatal Python error", encoding="utf-8")
    found = run_checks(store)
    for text in (found.as_text("vi"), found.as_json("en")):
        assert "Nguyễn" not in text
    short = Path("%USERPROFILE%" if os.name == "nt" else "~", "Dữ liệu", "vqdesk.vqd")
    assert f"Tệp dữ liệu: {short}\n" in found.as_text("vi")


def test_a_damaged_store_is_the_first_thing_to_do(store_path: Path) -> None:
    store_path.write_text("không phải dữ liệu" * 100, encoding="utf-8")
    found = run_checks(store_path)
    assert [problem.key for problem in found.problems] == ["store.not_store"]
    lines = found.as_text("vi").splitlines()
    assert lines[2:4] == [
        "Việc cần xử lý (1):",
        "1. Không mở được tệp “vqdesk.vqd”: đây không phải là tệp dữ liệu của vqdesk; hãy chọn tệp khác.",
    ]
    told = json.loads(found.as_json("en"))
    assert told["ok"] is False
    assert told["problems"][0]["key"] == "store.not_store"
    assert told["problems"][0]["message"].startswith("The file “vqdesk.vqd” cannot be opened")


def test_a_store_open_in_this_process_is_no_trouble(store_path: Path) -> None:
    with Store.open(store_path):
        assert keys(store_path) == []


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 11, 24, 23, 59, tzinfo=NOW.tzinfo), ["doctor.clock"]),
        (datetime(2026, 11, 25, 0, 0, tzinfo=NOW.tzinfo), []),
        (NOW, []),
    ],
)
def test_a_clock_before_the_build(
    store_path: Path, monkeypatch: pytest.MonkeyPatch, now: datetime, expected: list[str]
) -> None:
    monkeypatch.setattr(doctor, "find_release", lambda: Release("0.1.0", "0123456", date(2026, 11, 26)))
    assert keys(store_path, now=now) == expected
    assert "\nNgày làm ra: 26/11/2026\n" in run_checks(store_path, now=now).as_text("vi")


@pytest.mark.parametrize(
    ("font", "expected", "told"),
    [
        (None, ["doctor.no_font"], "không có"),
        (
            Font("Liberation Serif", "1.07", frozenset("ễự")),
            ["doctor.poor_font"],
            "Liberation Serif 1.07, thiếu chữ tiếng Việt",
        ),
    ],
)
def test_fonts(
    store_path: Path, monkeypatch: pytest.MonkeyPatch, font: Font | None, expected: list[str], told: str
) -> None:
    monkeypatch.setattr(font_check, "document_font", lambda: font)
    assert keys(store_path) == expected
    assert f"\nPhông cho văn bản: {told}\n" in run_checks(store_path).as_text("vi")


def test_a_crash_log_is_told_with_its_time(store_path: Path) -> None:
    log = paths.crash_file()
    log.write_text("Fatal Python error", encoding="utf-8")
    os.utime(log, (NOW.timestamp(), NOW.timestamp()))
    found = run_checks(store_path)
    assert [problem.key for problem in found.problems] == ["doctor.crashed"]
    when = NOW.astimezone().strftime("%d/%m/%Y %H:%M")
    assert when in found.as_text("vi")


def test_a_folder_that_cannot_be_written_is_said_once(
    store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "log_file", lambda: store_path.with_name("vqdesk.log"))

    def refuse(folder: Path) -> bool:
        return folder != store_path.parent

    monkeypatch.setattr(machine, "can_write", refuse)
    found = run_checks(store_path)
    assert [problem.key for problem in found.problems] == ["doctor.folder"]
    assert found.problems[0].values == {"folder": str(store_path.parent)}
    assert "\nThư mục dữ liệu: không ghi được\nThư mục ghi lỗi: không ghi được\nThư mục tạm: ghi được\n" in (
        found.as_text("vi")
    )


def test_a_portable_program_says_so_and_what_to_do_where_it_cannot_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "usb"
    program.mkdir()
    (program / "portable.txt").touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program / "vqdesk.exe"))
    monkeypatch.setattr(machine, "can_write", lambda folder: folder != program / "data")
    found = run_checks(paths.store_place())
    assert [problem.key for problem in found.problems] == ["portable.read_only"]
    assert f"\nBản mang theo: {program / 'data'}\n" in found.as_text("vi")


def test_nowhere_for_temporary_files(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> str:
        raise FileNotFoundError

    monkeypatch.setattr(doctor.tempfile, "gettempdir", nowhere)
    found = run_checks(store_path)
    assert [problem.key for problem in found.problems] == ["doctor.folder"]
    assert "\nChỗ trống cho tệp tạm: không rõ\n" in found.as_text("vi")


def test_a_full_disk_is_said_once(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "free_bytes", lambda _folder: 199_999_999)
    found = run_checks(store_path)
    assert [problem.key for problem in found.problems] == ["doctor.space"]
    assert found.problems[0].values["free"] == "199 MB"


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "0 KB"), (1, "1 KB"), (9_999_999, "10000 KB"), (10_000_000, "10 MB"), (34_567_000_000, "34 GB")],
)
def test_sizes(count: int, told: str) -> None:
    assert doctor._size(count) == told  # noqa: SLF001


def test_names_of_files_in_an_old_encoding(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "cp1258")
    assert keys(store_path) == ["doctor.encoding"]


@pytest.mark.parametrize(
    ("system", "old"),
    [
        ("Windows 10.0.17763", False),
        ("Windows 10.0.17134", True),
        ("Windows 10.0.26100", False),
        ("Windows 6.1.7601", True),
        ("Debian GNU/Linux 12 (bookworm), Linux 6.1.0", False),
    ],
)
def test_systems_that_are_too_old(
    store_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, old: bool
) -> None:
    monkeypatch.setattr(machine, "system", lambda: system)
    assert keys(store_path) == ["doctor.old_system"] * old


class TestMachine:
    def test_qt_is_told_by_the_library_where_no_list_of_packages_is(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told = machine.qt_version()
        assert told

        def unknown(_name: str) -> str:
            raise machine.importlib.metadata.PackageNotFoundError

        monkeypatch.setattr(machine.importlib.metadata, "version", unknown)
        assert machine.qt_version() == told
        monkeypatch.setattr(machine, "_QT_LIBRARIES", ("nowhere.dll",))
        assert machine.qt_version() == ""

    def test_this_system_has_a_name(self) -> None:
        assert machine.system()
        assert not machine.is_too_old(machine.system())

    def test_a_folder_not_yet_there_is_judged_by_the_one_above(self, tmp_path: Path) -> None:
        assert machine.find_existing_folder(tmp_path / "a" / "b") == tmp_path
        assert machine.can_write(tmp_path / "a" / "b")
        (tmp_path / "file").touch()
        assert not machine.can_write(tmp_path / "file" / "b")
        assert os.listdir(tmp_path) == ["file"]

    def test_room_is_told_where_the_disk_tells(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert machine.free_bytes(Path(tempfile.gettempdir())) == 34_000_000_000

        def silent(_folder: Path) -> None:
            raise OSError

        monkeypatch.setattr("shutil.disk_usage", silent)
        assert machine.free_bytes(Path("/")) is None


class TestCommand:
    def test_all_well_is_0(self, run: Callable[..., Any], store_path: Path) -> None:
        done = run("doctor", "--store", store_path)
        assert (done.code, done.err) == (0, "")
        assert f"\nTệp dữ liệu: {store_path}\n" in done.out

    def test_something_to_do_is_3_with_one_sentence(self, run: Callable[..., Any], store_path: Path) -> None:
        store_path.write_bytes(b"x" * 5000)
        done = run("--lang", "en", "doctor", "--json", "--store", store_path)
        assert done.code == 3
        assert json.loads(done.out)["ok"] is False
        assert done.err == "The check found 1 things to do; follow what is written for each.\n"

    def test_a_portable_program_that_cannot_write_is_checked_all_the_same(
        self, run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "portable.txt").touch()
        (tmp_path / "data").touch()
        monkeypatch.delenv("VQDESK_STORE", raising=False)
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", str(tmp_path / "vqdesk.exe"))
        done = run("doctor")
        assert done.code == 3
        assert "bản mang theo" in done.out
        assert run("reports").code == 3
