"""The second place of what could not be stored: it is there when it is needed, and gone when it is not."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.disk.temporary import temporary_name
from db.errors import Refused
from db.records import Domain, Draft, Period, Report, Section, Task
from db.store.store import Store
from db.text.clock import format_clock
from vqdesk.first_store.store import open_store
from vqdesk.periods.period import default_columns, period_name
from vqdesk.system import paths
from vqdesk.unsaved import kept_texts
from vqdesk.unsaved.kept_texts import SecondPlace, UnsavedText, format_kept_texts, label_of
from vqdesk.unsaved.record_texts import stored_text, texts_of_report, with_texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TEXT = UnsavedText(
    "bao-cao",
    "task",
    "a",
    "result",
    "Đã làm 15/16 xã\n\tcòn\u00a0một",
    "Đã làm",
    "2026-11-28T10:15:00+07:00",
    "9 tháng năm 2024 - UBND xã",
    "1. Phòng Y tế",
    "Khối lượng",
)
OTHER = replace(TEXT, record_id="b", text="\u202e<b>&\x7f", field="extra:Ghi chú")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "user" / "vqdesk" / "unsaved"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "usb" / "vqdesk.vqd"
    path.parent.mkdir()
    path.touch()
    return path


def second(store: Path, *folders: Path, device: str = "may-1") -> SecondPlace:
    return SecondPlace(device, store, folders)


def test_what_is_kept_is_read_again_to_the_letter(folder: Path, store: Path) -> None:
    kept = second(store, folder).keep([TEXT, OTHER])
    assert kept is not None
    assert kept.parent == folder
    assert second(store, folder).read() == [TEXT, OTHER]
    assert [each.name for each in folder.iterdir()] == [kept.name], "something was left beside it"


def test_nothing_is_left_when_all_is_stored(folder: Path, store: Path) -> None:
    place = second(store, folder)
    place.keep([TEXT])
    assert place.keep([]) is None
    assert not folder.exists()
    assert not folder.parent.exists(), "on another person's PC nothing stays"
    assert place.read() == []
    place.keep([])


def test_only_the_folder_of_the_program_goes(folder: Path, store: Path) -> None:
    (folder.parent).mkdir(parents=True)
    (folder.parent / "vqdesk.vqd").touch()
    place = second(store, folder)
    place.keep([TEXT])
    place.keep([])
    assert [each.name for each in folder.parent.iterdir()] == ["vqdesk.vqd"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights as POSIX has them")
def test_its_owner_alone_reads_it(folder: Path, store: Path) -> None:
    former = os.umask(0o022)
    try:
        kept = second(store, folder).keep([TEXT])
    finally:
        os.umask(former)
    assert kept is not None
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_stores_keep_apart(folder: Path, store: Path, tmp_path: Path) -> None:
    second(store, folder).keep([TEXT])
    second(store, folder, device="may-2").keep([OTHER])
    assert second(store, folder).read() == [TEXT]
    assert second(store, folder, device="may-2").read() == [OTHER]


def test_a_copy_of_the_store_that_is_there_keeps_its_own(folder: Path, store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.vqd"
    copy.touch()
    second(store, folder).keep([TEXT])
    place = second(copy, folder)
    assert place.read() == []
    place.keep([])
    assert second(store, folder).read() == [TEXT]


def test_a_stick_under_another_letter_is_known(folder: Path, store: Path, tmp_path: Path) -> None:
    second(store, folder).keep([TEXT])
    store.unlink()
    moved = tmp_path / "vqdesk.vqd"
    moved.touch()
    place = second(moved, folder)
    assert place.read() == [TEXT]
    place.keep([TEXT])
    assert second(moved, folder).read() == [TEXT]
    assert len(list(folder.iterdir())) == 1, "it is offered once"
    place.keep([])
    assert not folder.exists()


class TestWhereItCannotBeWritten:
    def full(self, monkeypatch: pytest.MonkeyPatch, errors: dict[Path, OSError]) -> None:
        """Have every file in some folders be refused."""
        make = kept_texts.private_file

        def refusing(path: Path) -> object:
            if path.parent in errors:
                raise errors[path.parent]
            return make(path)

        monkeypatch.setattr(kept_texts, "private_file", refusing)

    def test_it_is_told_and_what_was_kept_stays(
        self, folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        place = second(store, folder)
        place.keep([TEXT])
        with monkeypatch.context() as patch:
            self.full(patch, {folder: OSError(28, "full")})
            with pytest.raises(Refused) as caught:
                place.keep([OTHER])
        assert caught.value.key == "unsaved.not_kept"
        assert second(store, folder).read() == [TEXT]

    @pytest.mark.parametrize(("number", "stands_in"), [(28, False), (5, True), (30, True)])
    def test_another_folder_stands_in_for_a_disk_that_is_gone_not_for_a_full_one(
        self, folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch, number: int, stands_in: bool
    ) -> None:
        beside = store.parent / "unsaved"
        place = second(store, beside, folder)
        self.full(monkeypatch, {beside: OSError(number, "trouble")})
        if stands_in:
            kept = place.keep([TEXT])
            assert kept is not None
            assert kept.parent == folder
        else:
            with pytest.raises(Refused):
                place.keep([TEXT])
            assert not folder.exists()

    def test_a_stick_that_is_gone_leaves_the_pc_as_soon_as_it_is_back(
        self, folder: Path, store: Path
    ) -> None:
        beside = store.parent / "unsaved"
        place = second(store, beside, folder)
        kept = place.keep([TEXT])
        assert kept is not None
        assert kept.parent == beside
        gone = store.parent.with_name("gone")
        store.parent.rename(gone)
        kept = place.keep([TEXT])
        assert kept is not None
        assert kept.parent == folder
        assert not store.parent.exists(), "a folder was made where the stick had been"
        assert second(store, beside, folder).read() == [TEXT]
        gone.rename(store.parent)
        place.keep([])
        assert (beside.exists(), folder.exists()) == (False, False)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"schema": "vqdesk.unsaved/2", "store": "s", "texts": []}',
        b'{"schema": "vqdesk.unsaved/1", "store": 1, "texts": []}',
        b'{"schema": "vqdesk.unsaved/1", "store": "s", "texts": [{}]}',
        b'{"schema": "vqdesk.unsaved/1", "store": "s", "texts": ["a"]}',
        b"[" * 100_000,
        json.dumps(
            {
                "schema": "vqdesk.unsaved/1",
                "store": "s",
                "texts": [{**kept_texts.asdict(TEXT), "record": "history"}],
            }
        ).encode(),
    ],
)
def test_a_file_that_is_none_of_ours_is_told_and_kept(folder: Path, store: Path, data: bytes) -> None:
    place = second(store, folder)
    kept = place.keep([TEXT])
    assert kept is not None
    kept.write_bytes(data)
    assert place.read() == []
    assert [notice.key for notice in place.notices] == ["unsaved.unreadable"]
    place.keep([])
    assert [each.read_bytes() for each in folder.iterdir()] == [data]
    assert second(store, folder).read() == []


def test_what_a_killed_process_was_writing_is_cleared(folder: Path, store: Path) -> None:
    place = second(store, folder)
    place.keep([TEXT])
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = temporary_name(".json").replace(f"-{os.getpid()}-", f"-{dead.pid}-")
    (folder / left).write_text("half", encoding="utf-8")
    assert place.read() == [TEXT]
    assert len(list(folder.iterdir())) == 1


def test_texts_are_named_for_people() -> None:
    assert label_of(TEXT) == "9 tháng năm 2024 - UBND xã › 1. Phòng Y tế › Khối lượng"
    assert label_of(replace(TEXT, place="a\nb", report_name="")) == "a b › Khối lượng"
    assert format_clock("never") == ""
    told = format_kept_texts([TEXT, OTHER], "vi")
    assert TEXT.text in told
    assert OTHER.text in told
    assert label_of(TEXT) in told


@pytest.mark.parametrize(
    ("portable", "expected"), [(False, ["user"]), (True, ["stick", "user"])], ids=["installed", "portable"]
)
def test_the_portable_program_tries_its_stick_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, portable: bool, expected: Sequence[str]
) -> None:
    monkeypatch.setattr(paths, "portable_folder", lambda: tmp_path / "stick" if portable else None)
    monkeypatch.setattr(paths.platformdirs, "user_data_path", lambda *_args, **_more: tmp_path / "user")
    assert paths.unsaved_folders() == [tmp_path / name / "unsaved" for name in expected]


class TestStoredText:
    def test_every_record(self, tmp_path: Path) -> None:
        period = Period("9 tháng", 2024)
        report = Report("r", "UBND xã", period, ("A", "B"), "(Kèm theo)", default_columns(period))
        task = Task("r", "d", "t", "1", "Phòng Y tế", extra={"Ghi chú": "x"})
        with Store.open(tmp_path / "s.vqd") as store:
            store.reports.add(Draft(report, (Section(Domain("r", "d", "I", "Kinh tế"), (task,)),)))
            told = {
                ("task", "t", "unit"): "Phòng Y tế",
                ("task", "t", "extra:Ghi chú"): "x",
                ("task", "t", "extra:Khác"): "",
                ("domain", "d", "name"): "Kinh tế",
                ("report", "r", "titles"): "A\nB",
                ("report", "r", "period"): period_name(period),
            }
            for (record, record_id, field), text in told.items():
                assert stored_text(store, "r", record, record_id, field) == text
            for gone in (("task", "x"), ("domain", "x")):
                with pytest.raises(Refused):
                    stored_text(store, "r", *gone, "unit")
            with pytest.raises(Refused):
                stored_text(store, "x", "report", "x", "titles")

    def test_a_report_takes_its_own_texts_back(self) -> None:
        period = Period("quý", 2025, 3)
        report = Report("r", "UBND xã", period, ("A", "B"), "(Kèm theo)", default_columns(period))
        assert with_texts(report, texts_of_report(report) | {"period": period_name(period)}) == report
        assert with_texts(report, {"period": "năm 2024"}).period == Period("năm", 2024)
        assert with_texts(report, {"period": "không rõ"}) == report


def test_what_waits_keeps_what_was_copied_aside(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever command opens the store meanwhile: only who stores the text, or lets it go, clears."""
    kept: list[bool] = []
    monkeypatch.setattr(Store, "keep_aside", lambda _store, keeps: kept.append(keeps))
    monkeypatch.setattr(paths.platformdirs, "user_data_path", lambda *_args, **_more: folder.parent)
    path = tmp_path / "a.vqd"
    with open_store(path) as opened:
        place = SecondPlace(opened.device(), path, [folder])
    place.keep([TEXT])
    open_store(path).close()
    place.keep([])
    open_store(path).close()
    assert kept == [False, True, False]
