"""The commands about backups, as an office without the window uses them."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
from typing import TYPE_CHECKING, Any

import pytest

from db.store.store import Store
from vqdesk.backups.backup_service import BackupService
from vqdesk.system import paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

PERIOD = "9 tháng năm 2024"
PASSWORD = "mật khẩu của văn thư"


@pytest.fixture
def started(run: Run, annex: Path) -> Run:
    """Return the commands of a clerk who has taken in the real annex."""
    assert run("import", annex).code == 0
    return run


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    path = tmp_path / "mật khẩu.txt"
    path.write_text(PASSWORD + "\r\nkhông thuộc mật khẩu\n", encoding="utf-8-sig", newline="")
    return path


def shown(run: Run) -> Any:
    return json.loads(run("show", "--json").out)


def edit(store_path: Path, text: str) -> None:
    with Store.open(store_path) as store:
        report = store.reports.all()[0]
        task = next(iter(store.tasks.of(report.id)))
        store.tasks.write(report.id, task.id, "result", text)


def test_a_backup_whose_size_the_disk_does_not_tell_is_told_as_done(
    started: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, export = tmp_path / "sao.vqd", BackupService.export

    def silent(path: Path, **_: Any) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))

    with monkeypatch.context() as failing:

        def export_and_fail(*given: Any, **more: Any) -> Any:
            made = export(*given, **more)
            failing.setattr("pathlib.Path.stat", silent)
            return made

        failing.setattr(BackupService, "export", export_and_fail)
        done = started("backup", out, "--json")
    assert (done.code, json.loads(done.out)["bytes"]) == (0, None)
    assert started("verify", out).code == 0


def test_a_backup_is_made_listed_and_verified(started: Run, store_path: Path) -> None:
    assert started("backups").out == "Chưa có bản sao lưu nào.\n"
    done = started("backup", "--json")
    told = json.loads(done.out)
    assert (done.code, done.err, told["verdict"], told["uncompared"]) == (0, "", "sound", 0)
    assert told["file"].startswith(str(store_path.parent / "backups"))
    (listed,) = json.loads(started("backups", "--json").out)
    assert (listed["file"], listed["reason"], listed["form"]) == (told["file"], "asked", "packed")
    assert [(each["period"], each["tasks"]) for each in listed["reports"]] == [(PERIOD, 13)]
    assert "theo yêu cầu\t1 báo cáo\tmở thử tốt\t" in started("backups").out
    assert started("verify").out == f"Tốt, mở thử được và đủ dữ liệu: {told['file']}.\n"


def test_a_bad_backup_is_exit_3_and_named(started: Run, tmp_path: Path, store_path: Path) -> None:
    out = tmp_path / "a.vqd"
    assert started("backup", out).code == 0
    data = bytearray(out.read_bytes())
    data[len(data) // 2] ^= 1
    out.write_bytes(data)
    done = started("verify", out)
    assert done.code == 3
    assert done.out == f"Hỏng, không dùng được: {out}.\n"
    assert done.err.startswith("Không dùng được bản sao lưu a.vqd: ")
    assert json.loads(started("verify", out, "--json").out)["verdict"] == "bad"
    before = store_path.read_bytes()
    done = started("restore", out)
    assert (done.code, done.out) == (3, "")
    assert "“a.vqd”" in done.err
    assert store_path.read_bytes() == before
    assert started("verify", tmp_path / "không có.vqd").code == 3
    (tmp_path / "b.vqd").write_text("chữ", encoding="utf-8")
    assert started("verify", tmp_path / "b.vqd").code == 3


def test_all_is_restored_and_the_restore_is_undone_by_name(started: Run, store_path: Path) -> None:
    then = shown(started)
    made = json.loads(started("backup", "--json").out)["file"]
    edit(store_path, "đã sửa")
    now = shown(started)
    (told,) = json.loads(started("restore", made, "--dry-run", "--json").out)
    assert (told["standing"], told["changed"], told["added"], told["removed"]) == ("changed", 1, 0, 0)
    assert "1 nhiệm vụ trở lại như trước" in started("restore", made, "--dry-run").out
    assert shown(started) == now
    restored = json.loads(started("restore", made, "--json").out)
    assert shown(started) == then
    assert started("restore", restored["before"]).code == 0
    assert shown(started) == now


def test_a_report_alone_comes_back_as_a_new_one(started: Run, store_path: Path, tmp_path: Path) -> None:
    then = shown(started)
    out = tmp_path / "a.vqd.gz"
    started("backup", out)
    edit(store_path, "đã sửa")
    (new,) = json.loads(started("restore", out, "--report", PERIOD, "--json").out)["reports"]
    assert {**json.loads(started("show", new, "--json").out), "id": then["id"]} == then
    assert json.loads(started("show", then["id"], "--json").out) != then
    done = started("restore", out, "--report", "năm 2001")
    assert done.code == 3
    assert "không có báo cáo “năm 2001”" in done.err
    assert len(json.loads(started("reports", "--json").out)) == 2


def test_a_protected_backup_wants_its_password(started: Run, tmp_path: Path, password_file: Path) -> None:
    out = tmp_path / "a.vqd.enc"
    done = started("backup", out)
    assert done.code == 3
    assert "hãy đặt mật khẩu trước" in done.err
    assert not out.exists()
    done = started("backup", out, "--password-file", password_file)
    assert done.code == 0
    assert "quên mật khẩu thì không ai" in done.err
    assert b"SQLite" not in out.read_bytes()
    assert "--password-file" in started("verify", out).err
    assert started("verify", out, "--password-file", password_file).code == 0
    wrong = tmp_path / "sai.txt"
    wrong.write_text("khác hẳn", encoding="utf-8")
    done = started("restore", out, "--password-file", wrong)
    assert done.code == 3
    assert "mật khẩu không đúng" in done.err
    assert started("restore", out, "--password-file", password_file).code == 0


def test_a_chosen_password_protects_what_is_made_unasked(
    started: Run, store_path: Path, password_file: Path, annex: Path
) -> None:
    assert "quên mật khẩu thì không ai" in started("backups", "--password-file", password_file).err
    settings = paths.backup_settings_file(store_path)
    assert PASSWORD not in settings.read_text(encoding="utf-8")
    if os.name != "nt":
        assert stat.S_IMODE(settings.stat().st_mode) == 0o600
    assert json.loads(started("backup", "--json").out)["file"].endswith(".vqd.enc")
    assert started("verify").code == 0
    settings.unlink()
    assert started("verify").code == 3
    assert started("verify", "--password-file", password_file).code == 0
    short = password_file.with_name("ngắn.txt")
    short.write_text("1234567", encoding="utf-8")
    assert "ít nhất 8 ký tự" in started("backups", "--password-file", short).err
    started("backups", "--password-file", password_file)
    started("backups", "--without-password")
    edit(store_path, "đã sửa")
    assert json.loads(started("backup", "--json").out)["file"].endswith(".vqd.gz")


def test_the_second_place_gets_each_backup(started: Run, tmp_path: Path, store_path: Path) -> None:
    stick = tmp_path / "usb"
    assert started("backups", "--second", stick).code == 3
    stick.mkdir()
    assert started("backups", "--second", stick).code == 0
    made = json.loads(started("backup", "--json").out)["file"]
    (copy,) = stick.rglob("*.vqd.gz")
    assert copy.name == os.path.basename(made)
    assert json.loads(started("doctor", "--json").out)["facts"]["second_place"]
    # On a new PC it is all that is there.
    then = shown(started)
    shutil.rmtree(store_path.parent)
    assert started("restore", copy, "--dry-run").code == 0
    assert not store_path.exists()
    assert started("restore", copy).code == 0
    assert shown(started) == then
    assert started("backups", "--second", store_path.parent / "backups").code == 3
    assert started("backups", "--without-second", "--second", stick).code == 2


def test_a_damaged_store_is_kept_aside(started: Run, tmp_path: Path, store_path: Path) -> None:
    then = shown(started)
    out = tmp_path / "a.vqd.gz"
    started("backup", out)
    data = bytearray(store_path.read_bytes())
    data[100:4096] = bytes(3996)
    store_path.write_bytes(data)
    restored = json.loads(started("restore", out, "--json").out)
    assert shown(started) == then
    assert (store_path.parent / os.path.basename(restored["aside"])).read_bytes() == data


def test_a_store_is_backed_up_before_something_comes_in(started: Run, store_path: Path, annex: Path) -> None:
    assert not (store_path.parent / "backups").exists()  # nothing was there to be lost
    assert started("import", annex, "--period", "năm 2023").code == 0
    (listed,) = json.loads(started("backups", "--json").out)
    assert (listed["reason"], len(listed["reports"])) == ("import", 1)
    assert started("import", annex, "--into", PERIOD, "--dry-run").code == 0
    assert len(json.loads(started("backups", "--json").out)) == 1


def test_what_is_no_place_for_a_backup_is_refused(started: Run, tmp_path: Path, store_path: Path) -> None:
    before = store_path.read_bytes()
    assert started("backup", tmp_path / "a.docx").code == 2
    assert started("backup", store_path).code == 3
    assert started("backup", tmp_path / "không có" / "a.vqd").code == 3
    (tmp_path / "b.vqd").mkdir()
    assert started("backup", tmp_path / "b.vqd").code == 3
    assert started("backup", "--password-file", tmp_path / "x").code in (2, 3)
    assert store_path.read_bytes() == before


def test_a_backup_is_not_imported_but_restored(started: Run, tmp_path: Path) -> None:
    for name in ("a.vqd.gz", "a.vqd"):
        started("backup", tmp_path / name)
    done = started("import", tmp_path / "a.vqd.gz")
    assert done.code == 3
    assert "đây là bản sao lưu" in done.err
    assert started("import", tmp_path / "a.vqd").code == 0
    assert started("reports", "--store", tmp_path / "a.vqd").err.startswith(
        "Không mở được tệp “a.vqd”: đây là bản"
    )


def test_doctor_tells_the_last_rehearsal(started: Run) -> None:
    facts = json.loads(started("doctor", "--json").out)["facts"]
    assert (facts["backups"], facts["backup"], facts["rehearsed"]) == (0, None, None)
    started("backup")
    facts = json.loads(started("doctor", "--json").out)["facts"]
    assert facts["backups"] == 1
    assert facts["backup"]
    assert facts["rehearsed"]
    assert "Mở thử bản sao lưu ấy: " in started("doctor").out


def test_backups_are_listed_and_verified_while_the_window_has_the_store(
    started: Run, store_path: Path
) -> None:
    started("backup")
    with Store.open(store_path):
        assert len(json.loads(started("backups", "--json").out)) == 1
        assert started("verify").code == 0
        assert started("backup").code == 3


def test_backups_that_cannot_be_listed_are_not_told_as_none(
    started: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert started("backup").code == 0
    scandir = os.scandir

    def denied(folder: Path | int) -> object:
        if str(folder).endswith("backups"):
            raise PermissionError(errno.EACCES, "planted", str(folder))
        return scandir(folder)

    monkeypatch.setattr("os.scandir", denied)
    for call in (("backups",), ("verify",), ("doctor",)):
        done = started("--lang", "en", *call)
        assert done.code == 3
        assert "so nobody knows which there are" in done.out + done.err
    assert "Backups: unknown" in started("--lang", "en", "doctor").out


def test_a_store_whose_disk_does_not_answer_is_not_taken_for_none(
    started: Run, store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "b.vqd"
    assert started("backup", out).code == 0
    exists = type(store_path).exists

    def silent(path: Path) -> bool:
        if path == store_path:
            raise OSError(errno.EIO, "planted")
        return exists(path)

    monkeypatch.setattr(type(store_path), "exists", silent)
    done = started("restore", out)
    assert done.code == 3
    assert "không trả lời" in done.err
