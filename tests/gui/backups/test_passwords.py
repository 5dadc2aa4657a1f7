"""The password of backups in the window: set, changed, cleared, and that of a single file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.backups.packing import file_form
from db.errors import Refused
from ui.backups.dialog import BackupsDialog
from ui.backups.export_dialog import ExportBackupDialog
from ui.backups.set_password_dialog import SetPasswordDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QLineEdit
    from pytestqt.qtbot import QtBot

    from ui.backups.new_password import NewPassword
    from ui.main_window import MainWindow

SECRET = "mật khẩu dài"


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> BackupsDialog:
    shown = BackupsDialog(window.session, window)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def put_in(fields: NewPassword, first: str, again: str | None = None) -> None:
    fields.first.setText(first)
    fields.again.setText(first if again is None else again)


def setting(first: str, again: str | None = None) -> Callable[[SetPasswordDialog], bool]:
    def put(asked: SetPasswordDialog) -> bool:
        put_in(asked.password, first, again)
        assert asked.accept_button.isEnabled()
        asked.accept()
        return True

    return put


def test_later_backups_get_the_password_and_former_ones_stay(dialog: BackupsDialog, boxes: object) -> None:
    dialog.make_button.click()
    boxes.dialogs.append(setting(SECRET))
    dialog.password_button.click()
    assert dialog.said.text.startswith("Từ nay bản sao lưu mới có mật khẩu")
    assert dialog.state.text().endswith("Bản sao lưu mới có mật khẩu.")
    dialog.make_button.click()
    assert [each.name.form for each in dialog.service.all()] == ["packed", "protected"]
    dialog.verify_button.click()
    assert dialog.said.text.endswith("tốt, đủ dữ liệu."), "this PC has the key, and nobody is asked"


def test_a_password_of_before_is_asked_for(dialog: BackupsDialog, boxes: object) -> None:
    dialog.service.choose_password(SECRET)
    dialog.make_button.click()
    boxes.dialogs.append(setting("một mật khẩu khác"))
    dialog.password_button.click()
    asked: list[str] = []

    def answer(shown: object) -> bool:
        asked.append(shown.said.text())
        shown.field.setText(SECRET)
        return True

    boxes.dialogs.append(answer)
    dialog.verify_button.click()
    assert "có mật khẩu" in asked[0]
    assert dialog.said.text.endswith("tốt, đủ dữ liệu.")


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("ngắn", "ngắn", "dài ít nhất 8 ký tự"),
        (SECRET, "mật khẩu dàI", "không giống nhau"),
        (SECRET, "", ""),
        ("", "", ""),
    ],
)
def test_what_is_too_short_or_not_twice_the_same_is_not_taken(
    dialog: BackupsDialog, boxes: object, first: str, again: str, said: str
) -> None:
    def put(asked: SetPasswordDialog) -> bool:
        put_in(asked.password, first, again)
        assert said in asked.password.told.text()
        assert bool(said) == bool(asked.password.told.text())
        assert not asked.accept_button.isEnabled()
        asked.accept()
        assert asked.said == ""
        return False

    boxes.dialogs.append(put)
    dialog.password_button.click()
    assert dialog.service.settings.key is None


def test_what_is_lost_with_it_is_said(dialog: BackupsDialog, boxes: object) -> None:
    def look(asked: SetPasswordDialog) -> bool:
        said = " ".join(each.text() for each in asked.findChildren(type(dialog.state)))
        assert "quên mật khẩu thì không ai, kể cả người làm ra chương trình, mở được" in said
        assert "các bản đã có giữ nguyên" in said
        assert asked.clear_button.isHidden()
        return False

    boxes.dialogs.append(look)
    dialog.password_button.click()


def test_the_password_is_cleared_after_a_question(dialog: BackupsDialog, boxes: object) -> None:
    dialog.service.choose_password(SECRET)

    def clear(asked: SetPasswordDialog) -> bool:
        asked.clear_button.click()
        return False

    boxes.yes = False
    boxes.dialogs.append(clear)
    dialog.password_button.click()
    assert "Those that are there keep their password" in boxes.asked[0]
    assert dialog.service.settings.key is not None
    boxes.yes = True
    boxes.dialogs.append(clear)
    dialog.password_button.click()
    assert dialog.service.settings.key is None
    assert "không có mật khẩu" in dialog.said.text


def test_a_key_that_cannot_be_kept_is_told(
    dialog: BackupsDialog, boxes: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Refused("disk.full", name="x")

    monkeypatch.setattr("vqdesk.backups.backup_settings.BackupSettings.keep", refuse)
    boxes.dialogs.append(setting(SECRET))
    dialog.password_button.click()
    assert "đầy" in boxes.warned[0]
    assert dialog.service.settings.key is None
    assert dialog.said.text == ""


def test_letters_are_hidden_until_they_are_wanted(
    dialog: BackupsDialog, qtbot: QtBot, nameless: Callable[..., list[str]]
) -> None:
    shown = SetPasswordDialog(dialog, dialog.service, dialog.work, "vi")
    shown.show()
    fields: list[QLineEdit] = [shown.password.first, shown.password.again]
    assert all(each.echoMode() == each.EchoMode.Password for each in fields)
    shown.password.shown.click()
    assert all(each.echoMode() == each.EchoMode.Normal for each in fields)
    assert nameless(shown) == []
    shown.close()


# A file of the clerk's choice


def exporting(choose: Callable[[ExportBackupDialog], object]) -> Callable[[ExportBackupDialog], bool]:
    def put(asked: ExportBackupDialog) -> bool:
        choose(asked)
        assert asked.accept_button.isEnabled()
        return True

    return put


@pytest.mark.parametrize(
    ("typed", "made"),
    [("ban sao", "ban sao.vqd.gz"), ("ban.29.11", "ban.29.11.vqd.gz"), ("a.VQD.GZ", "a.VQD.GZ")],
)
def test_a_backup_is_saved_to_a_file(
    dialog: BackupsDialog, boxes: object, tmp_path: Path, typed: str, made: str
) -> None:
    boxes.file = str(tmp_path / typed)
    boxes.dialogs.append(exporting(lambda asked: asked.bare.click()))
    dialog.export_button.click()
    assert file_form(tmp_path / made) == "packed"
    assert dialog.service.verify(tmp_path / made).verdict == "sound"
    assert made in dialog.said.text
    assert boxes.warned == []


def test_a_file_gets_a_password_of_its_own(dialog: BackupsDialog, boxes: object, tmp_path: Path) -> None:
    def own(asked: ExportBackupDialog) -> None:
        asked.own.click()
        assert not asked.accept_button.isEnabled()
        put_in(asked.new, SECRET)
        assert not asked.keep.isHidden()

    boxes.file = str(tmp_path / "x.vqd.enc")
    boxes.dialogs.append(exporting(own))
    dialog.export_button.click()
    assert file_form(tmp_path / "x.vqd.enc") == "protected"
    with pytest.raises(Refused, match="password_needed"):
        dialog.service.verify(tmp_path / "x.vqd.enc")
    assert dialog.service.verify(tmp_path / "x.vqd.enc", password=SECRET).verdict == "sound"


def test_where_backups_have_a_password_a_file_gets_it(
    dialog: BackupsDialog, boxes: object, tmp_path: Path
) -> None:
    dialog.service.choose_password(SECRET)
    boxes.file = str(tmp_path / "x.vqd.enc")
    boxes.dialogs.append(exporting(lambda asked: asked.usual.isChecked() or pytest.fail("not proposed")))
    dialog.export_button.click()
    assert dialog.service.verify(tmp_path / "x.vqd.enc", password=SECRET).verdict == "sound"


def test_a_file_that_is_there_is_replaced_after_a_question(
    dialog: BackupsDialog, boxes: object, tmp_path: Path
) -> None:
    (tmp_path / "x.vqd.gz").write_bytes(b"former")
    boxes.file, boxes.yes = str(tmp_path / "x.vqd.gz"), False
    boxes.dialogs.append(exporting(lambda asked: asked.bare.click()))
    dialog.export_button.click()
    assert len(boxes.asked) == 1
    assert (tmp_path / "x.vqd.gz").read_bytes() == b"former"


def test_a_place_that_is_not_there_or_full_is_told(
    dialog: BackupsDialog, boxes: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    boxes.file = str(tmp_path / "không có" / "x.vqd.gz")
    boxes.dialogs.append(exporting(lambda asked: asked.bare.click()))
    dialog.export_button.click()
    assert len(boxes.warned) == 1

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("db.backups.making.pack", full)
    boxes.file = str(tmp_path / "x.vqd.gz")
    boxes.dialogs.append(exporting(lambda asked: asked.bare.click()))
    dialog.export_button.click()
    assert "đầy" in boxes.warned[1]
    assert not (tmp_path / "x.vqd.gz").exists()
    assert dialog.said.text == ""


def test_the_fields_of_a_file_have_names(dialog: BackupsDialog, nameless: Callable[..., list[str]]) -> None:
    shown = ExportBackupDialog(dialog, is_protected=True, lang="vi")
    shown.show()
    shown.own.click()
    assert nameless(shown) == []
    shown.close()
