"""Who checked a report is said, remembered, withdrawn and taken back in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from ui.findings.check_service import CheckService
from ui.review.sign_dialog import SignDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.session.session import Session

WHOLE, BROKEN = "; từ đó báo cáo không đổi.", "; sau đó báo cáo đã được sửa, cần kiểm tra lại:"


@pytest.fixture
def service(session: Session, qtbot: QtBot) -> Iterator[CheckService]:
    made = CheckService(session, session)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def dialog(session: Session, service: CheckService, qtbot: QtBot) -> SignDialog:
    return opened(session, service, qtbot)


def opened(session: Session, service: CheckService, qtbot: QtBot) -> SignDialog:
    made = SignDialog(session, service)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_part_is_signed_in_a_name_that_is_remembered(
    dialog: SignDialog, session: Session, service: CheckService, qtbot: QtBot
) -> None:
    content, form = dialog.boxes["content"], dialog.boxes["form"]
    assert content.said.text() == "Chưa có ai xác nhận đã kiểm tra nội dung."
    assert content.withdraw_button.isHidden()
    QTest.mouseClick(content.sign_button, Qt.MouseButton.LeftButton)
    assert session.store.sign_offs.of(session.report_id) == []
    assert content.missing.text() == "Write who has checked it."
    assert content.name.hasFocus()
    content.name.setText(" Nguyễn Thị  Lan ")
    content.sign_button.click()
    (signed,) = session.store.sign_offs.of(session.report_id)
    assert (signed.part, signed.who) == ("content", "Nguyễn Thị Lan")
    assert signed.digest in content.digest.text().replace(" ", "")
    qtbot.waitUntil(lambda: content.said.text().endswith(WHOLE))
    assert content.said.text().startswith("Nguyễn Thị Lan đã kiểm tra nội dung lúc ")
    assert not content.said.font().bold()
    assert form.said.text() == "Chưa có ai xác nhận đã kiểm tra thể thức."
    again = opened(session, service, qtbot)
    assert again.boxes["content"].name.text() == "Nguyễn Thị Lan"
    assert again.boxes["form"].name.text() == ""
    assert not again.is_touched()


def test_what_was_edited_since_is_told(
    dialog: SignDialog, session: Session, service: CheckService, qtbot: QtBot
) -> None:
    session.sign_off("form", "Bình")
    session.write_task("b", "result", "Đã trồng")
    box = opened(session, service, qtbot).boxes["form"]
    qtbot.waitUntil(lambda: box.said.text().endswith(BROKEN))
    assert box.said.font().bold()
    assert box.touched.text() == "- Nhiệm vụ 2: sửa “Khối lượng nhiệm vụ triển khai”"
    session.sign_off("form", "Bình")
    qtbot.waitUntil(lambda: box.said.text().endswith(WHOLE))
    assert box.touched.isHidden()


def test_it_is_withdrawn_and_every_deed_is_taken_back(
    dialog: SignDialog, session: Session, qtbot: QtBot
) -> None:
    def parts() -> list[tuple[str, str]]:
        return [(each.part, each.who) for each in session.store.sign_offs.of(session.report_id)]

    box = dialog.boxes["content"]
    box.name.setText("Lan")
    box.sign_button.click()
    box.withdraw_button.click()
    assert parts() == []
    assert box.said.text() == "Chưa có ai xác nhận đã kiểm tra nội dung."
    assert (box.digest.isHidden(), box.withdraw_button.isHidden()) == (True, True)
    session.undo()
    assert parts() == [("content", "Lan")]
    session.undo()
    assert parts() == []
    session.redo()
    assert parts() == [("content", "Lan")]


def test_enter_signs_nothing_unasked(dialog: SignDialog, session: Session, qtbot: QtBot) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    name = dialog.boxes["content"].name
    assert name.hasFocus()
    QTest.keyClicks(name, "Lan")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert session.store.sign_offs.of(session.report_id) == []
    assert dialog.boxes["content"].sign_button.hasFocus()
    QTest.keyClick(dialog.boxes["content"].sign_button, Qt.Key.Key_Return)
    assert [each.who for each in session.store.sign_offs.of(session.report_id)] == ["Lan"]


def test_who_wrote_a_name_and_closes_is_asked(dialog: SignDialog, session: Session, boxes: object) -> None:
    close = dialog.buttons.button(QDialogButtonBox.StandardButton.Close)
    QTest.keyClicks(dialog.boxes["content"].name, "Lan")
    boxes.yes = False
    close.click()
    assert (dialog.isVisible(), len(boxes.asked)) == (True, 1)
    dialog.boxes["content"].sign_button.click()
    assert session.store.sign_offs.of(session.report_id)
    close.click()
    assert (dialog.isVisible(), len(boxes.asked)) == (False, 1)


def test_what_the_check_found_is_said_to_whoever_signs(
    dialog: SignDialog, service: CheckService, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not dialog.told.isHidden())
    assert dialog.told.text().startswith("Đã kiểm ")
    assert "doubtful" in dialog.told.text()


def test_the_menu_opens_it_and_says_what_undo_would_take_back(window: MainWindow, boxes: object) -> None:
    def sign(dialog: SignDialog) -> bool:
        dialog.boxes["form"].name.setText("Bình")
        dialog.boxes["form"].sign_button.click()
        return False

    boxes.dialogs.append(sign)
    window.actions_["sign_off"].trigger()
    assert [each.who for each in window.session.store.sign_offs.of(window.session.report_id)] == ["Bình"]
    assert "đã kiểm tra thể thức" in window.actions_["undo"].text()
    window.actions_["undo"].trigger()
    assert window.session.store.sign_offs.of(window.session.report_id) == []
