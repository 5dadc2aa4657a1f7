"""The list of backups: a new one, one rehearsed again, all data or single reports brought back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.backups.comparing import ReportDifference
from db.backups.shelf import Shelf
from db.errors import Refused
from db.records import Period
from ui.backups.dialog import BackupsDialog
from ui.backups.difference_model import difference_words
from ui.backups.password_dialog import PasswordDialog
from ui.backups.restore_dialog import RestoreDialog
from vqdesk.backups.backup_service import BackupService
from vqdesk.messages.catalogue import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.main_window import MainWindow

REPORT = "bao-cao-9-thang"
SECRET = "mật khẩu dài"


@dataclass
class Listed:
    """The window with the dialog over it."""

    window: MainWindow
    dialog: BackupsDialog
    boxes: object

    def shelf(self) -> Shelf:
        return Shelf(self.window.session.store.path)

    def cell(self, row: int, column: int) -> str:
        return str(self.dialog.model.index(row, column).data())


@pytest.fixture
def listed(window: MainWindow, boxes: object, qtbot: QtBot) -> Iterator[Listed]:
    dialog = BackupsDialog(window.session, window)
    qtbot.addWidget(dialog)
    dialog.show()
    yield Listed(window, dialog, boxes)
    window.collaborators.stop()


def test_backups_that_cannot_be_listed_are_not_shown_as_none(
    listed: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed.dialog.make_button.click()
    refused = Refused("disk.unreachable", name="backups")
    with monkeypatch.context() as disk:
        disk.setattr(Shelf, "all", lambda _: (_ for _ in ()).throw(refused))
        listed.dialog._fill()  # noqa: SLF001
        assert listed.dialog.model.rowCount() == 0
        assert listed.dialog.said.text == sentence(refused, "vi")
    listed.dialog._fill()  # noqa: SLF001
    assert listed.dialog.model.rowCount() == 1


def test_a_backup_is_made_and_told(listed: Listed) -> None:
    dialog = listed.dialog
    assert dialog.model.rowCount() == 0
    assert not dialog.restore_button.isEnabled()
    dialog.make_button.click()
    (made,) = listed.shelf().all()
    assert made.name.reason == "asked"
    assert listed.cell(0, 0).startswith("hôm nay ")
    assert [listed.cell(0, column) for column in (1, 2, 4)] == ["theo yêu cầu", "1", "nén"]
    assert listed.cell(0, 5).startswith("tốt, hôm nay ")
    assert dialog.said.text == "Đã sao lưu và mở thử thành công."
    assert dialog.restore_button.isEnabled()
    dialog.make_button.click()
    assert dialog.table.currentIndex().row() == 0, "the newest stands first and is chosen"
    assert dialog.model.row(0).name.number == 2


def test_why_no_backup_was_made_is_told(listed: Listed, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise Refused("disk.full", name="x")

    monkeypatch.setattr(BackupService, "make", refuse)
    listed.dialog.make_button.click()
    assert len(listed.boxes.warned) == 1
    assert "đầy" in listed.boxes.warned[0]
    assert listed.dialog.said.text == ""
    assert listed.shelf().all() == []


def test_a_damaged_backup_is_told_when_it_is_rehearsed_again(listed: Listed) -> None:
    dialog = listed.dialog
    dialog.make_button.click()
    dialog.verify_button.click()
    assert dialog.said.text.endswith("tốt, đủ dữ liệu.")
    path = dialog.model.row(0).path
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    dialog.verify_button.click()
    assert "bị hỏng" in dialog.said.text
    assert dialog.said.kind == "alarm"
    assert listed.cell(0, 5).startswith("hỏng, ")
    dialog.restore_button.click()
    assert "hỏng" in listed.boxes.warned[-1]
    assert dialog.isVisible()


def whole(dialog: RestoreDialog) -> bool:
    assert isinstance(dialog, RestoreDialog)
    assert dialog.accept_button.isEnabled()
    return True


def restored_whole(listed: Listed) -> None:
    """Have a task and a report differ from a backup, and restore that one."""
    session = listed.window.session
    listed.dialog.make_button.click()
    session.go_to("task", "b")
    session.write_task("b", "content", "Đã sửa sau bản sao lưu")
    draft = session.store.reports.draft(REPORT)
    session.delete_task()
    assert draft != session.store.reports.draft(REPORT)
    listed.boxes.dialogs.append(whole)
    listed.dialog.restore_button.click()


def test_all_data_are_restored_shown_anew_and_taken_back_by_name(listed: Listed) -> None:
    window, session = listed.window, listed.window.session
    first = session.store.reports.draft(REPORT)
    restored_whole(listed)
    assert not listed.dialog.isVisible()
    assert session.store.reports.draft(REPORT) == first
    assert session.report_id == REPORT
    assert window.tree.model().rowCount() > 0
    assert [row.id for row in session.outline()] == ["a", "b", "c", "d"]
    assert window.bars.done.text.startswith("Đã khôi phục toàn bộ dữ liệu từ bản sao lưu hôm nay ")
    undo = window.bars.done.buttons["undo"]
    assert not undo.isHidden()
    listed.boxes.yes = False
    undo.click()
    assert session.store.reports.draft(REPORT) == first, "it asks before"
    listed.boxes.yes = True
    undo.click()
    assert [row.id for row in session.outline()] == ["a", "c", "d"]
    assert [each.name.reason for each in listed.shelf().all()] == ["asked", "restore", "restore"]


def test_a_restored_report_is_undone_to_its_first_state(listed: Listed) -> None:
    session = listed.window.session
    session.write_task("a", "result", "Trước bản sao lưu")
    before = session.store.tasks.get(REPORT, "a")
    restored_whole(listed)
    assert session.store.tasks.get(REPORT, "a") == before
    session.undo()
    assert session.store.tasks.get(REPORT, "a").result == "Đã làm 14/16 xã"


def test_a_report_that_the_backup_does_not_hold_gives_way(
    listed: Listed, make_draft: Callable[..., object]
) -> None:
    session = listed.window.session
    listed.dialog.make_button.click()
    session.add_report(make_draft("moi", Period("năm", 2025)))
    assert session.report_id == "moi"
    told: list[list[str]] = []

    def look(dialog: RestoreDialog) -> bool:
        model = dialog.model
        rows = [[str(model.index(at, column).data()) for column in (2, 3, 4)] for at in range(2)]
        told.extend(rows)
        dialog.single.click()
        ticks = [model.flags(model.index(at, 0)) & Qt.ItemFlag.ItemIsUserCheckable for at in range(2)]
        assert list(map(bool, ticks)) == [True, False], "what the backup does not hold cannot come from it"
        dialog.whole.click()
        return True

    listed.boxes.dialogs.append(look)
    listed.dialog.restore_button.click()
    assert told == [
        ["4 tasks", "4 tasks", "giống hệt"],
        ["not there", "4 tasks", "lập sau bản sao lưu; sẽ mất"],
    ]
    assert session.report_id == REPORT
    assert [each.id for each in session.store.reports.all()] == [REPORT]


def test_single_reports_come_back_as_new_ones(listed: Listed) -> None:
    window, session = listed.window, listed.window.session
    listed.dialog.make_button.click()
    session.write_task("a", "result", "Sau bản sao lưu")

    def choose(dialog: RestoreDialog) -> bool:
        index = dialog.model.index(0, 0)
        assert not dialog.model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable
        dialog.single.click()
        assert not dialog.accept_button.isEnabled(), "nothing is ticked yet"
        assert dialog.model.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
        assert dialog.accept_button.isEnabled()
        assert dialog.reports() == [REPORT]
        return True

    listed.boxes.dialogs.append(choose)
    listed.dialog.restore_button.click()
    assert session.report_id not in (None, REPORT)
    assert session.task("a").result == "Đã làm 14/16 xã"
    assert session.store.tasks.get(REPORT, "a").result == "Sau bản sao lưu"
    assert window.bars.done.text.startswith("Đã lấy lại “")
    assert not window.bars.done.buttons["undo"].isHidden()


def test_the_password_is_asked_for_until_it_is_right(listed: Listed, tmp_path: Path) -> None:
    session, service = listed.window.session, BackupService(listed.window.session.store)
    out = tmp_path / "mang di.vqd.enc"
    service.export(out, password=SECRET)
    first = session.store.reports.draft(REPORT)
    session.write_task("a", "result", "Sau bản sao lưu")
    listed.boxes.file = str(out)
    asked: list[str] = []

    def typing(text: str) -> Callable[[PasswordDialog], bool]:
        def answer(dialog: PasswordDialog) -> bool:
            asked.append(dialog.said.text())
            assert not dialog.accept_button.isEnabled()
            dialog.field.setText(text)
            return True

        return answer

    listed.boxes.dialogs += [typing("sai rồi nhé"), lambda _: False]
    listed.dialog.other_button.click()
    assert "có mật khẩu" in asked[0]
    assert listed.dialog.isVisible(), "who has no password goes on without"
    listed.boxes.dialogs += [typing("sai rồi nhé"), typing(SECRET), whole]
    listed.dialog.other_button.click()
    assert listed.boxes.dialogs == []
    assert session.store.reports.draft(REPORT) == first
    assert "“mang di.vqd.enc”" in listed.window.bars.done.text


@pytest.mark.parametrize("name", ["store.vqd", "thư.vqd"])
def test_what_is_no_backup_is_refused(listed: Listed, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    if name != "store.vqd":
        file.write_bytes(b"PK\x03\x04" * 100)
    listed.boxes.file = str(file)
    listed.dialog.other_button.click()
    assert len(listed.boxes.warned) == 1
    assert name in listed.boxes.warned[0]
    assert listed.window.session.store.reports.get(REPORT)


def test_what_may_have_the_focus_has_a_name(listed: Listed, nameless: Callable[..., list[str]]) -> None:
    listed.dialog.make_button.click()
    assert nameless(listed.dialog) == []
    differences = listed.dialog.service.preview(listed.dialog.model.row(0).path)
    for dialog in (
        RestoreDialog(listed.dialog, listed.dialog.model.row(0).path, differences, "vi"),
        PasswordDialog(listed.dialog, "..."),
    ):
        dialog.show()
        assert nameless(dialog) == []
        dialog.close()


def test_the_menu_shows_them(window: MainWindow, boxes: object) -> None:
    shown: list[str] = []
    boxes.dialogs.append(lambda dialog: bool(shown.append(dialog.windowTitle())))
    window.actions_["backups"].trigger()
    assert shown == ["Backups"]


def test_a_restore_that_is_refused_leaves_all_as_it_was(
    listed: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = listed.window.session
    listed.dialog.make_button.click()
    session.write_task("a", "result", "Sau bản sao lưu")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("db.backups.making.pack", full)
    listed.boxes.dialogs.append(whole)
    listed.dialog.restore_button.click()
    assert len(listed.boxes.warned) == 1
    assert "đầy" in listed.boxes.warned[0]
    assert session.task("a").result == "Sau bản sao lưu"
    assert listed.window.bars.done.text == ""
    assert listed.dialog.isVisible()


def test_a_restore_takes_the_place_of_a_damaged_store(
    listed: Listed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = listed.window.session
    first = session.store.reports.draft(REPORT)
    listed.dialog.make_button.click()
    health, read = type(session.store.health), session.store.reports.all

    def is_damaged(_: object = None) -> bool:
        return not list(tmp_path.glob("*-damaged-*"))

    def read_all() -> object:
        if is_damaged():
            raise Refused("store.damaged", name="store.vqd")
        return read()

    monkeypatch.setattr(health, "is_damaged", property(is_damaged))
    monkeypatch.setattr(session.store.reports, "all", read_all)

    def look(dialog: RestoreDialog) -> bool:
        assert not dialog.single.isEnabled()
        assert dialog.said.text() == "The damaged data file is kept as it is beside the restored one."
        assert dialog.model.index(0, 4).data() == "không còn trong dữ liệu; sẽ có lại"
        return True

    listed.boxes.dialogs.append(look)
    listed.dialog.restore_button.click()
    assert session.store.reports.draft(REPORT) == first
    assert "tệp dữ liệu hỏng được giữ nguyên ở" in listed.window.bars.done.text
    assert listed.window.bars.done.buttons["undo"].isHidden()
    session.write_task("a", "result", "Ghi tiếp được")


def test_what_a_restore_would_do_to_a_report_in_words(make_draft: Callable[..., Draft]) -> None:
    report = make_draft().report
    changed = ReportDifference(report, "changed", 9, added=2, removed=1, changed=3)
    assert difference_words(changed, "vi") == (
        "3 nhiệm vụ trở lại như trước, 2 nhiệm vụ có lại, 1 nhiệm vụ mất đi"
    )
    assert difference_words(ReportDifference(report, "changed", 9), "vi").startswith("tiêu đề, cột")
    assert difference_words(ReportDifference(report, "new", 9), "vi").endswith("sẽ có lại")
