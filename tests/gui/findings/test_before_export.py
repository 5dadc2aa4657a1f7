"""Before an export it is told what was checked and what is open; nobody is kept from exporting."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest

from ui.exporting.dialog import ExportDialog
from ui.findings.before_export import BeforeExport
from ui.findings.check_service import CheckService
from ui.widgets.timers import stop_timers
from vqdesk.checks.acceptances import accepted_place
from vqdesk.checks.frame.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QTreeWidgetItem
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.session.session import Session

WRONG = "Đã cấp 886/965 giấy chứng nhận, đạt 98,1%."
RIGHT = "Đã cấp 886/965 giấy chứng nhận, đạt 91,8%."


def clean(session: Session) -> None:
    """Leave in the report nothing that the check questions."""
    for task, field, text in (
        ("a", "result", "Đã làm đường ở các xã."),
        ("a", "evaluation", "88%"),
        ("b", "result", RIGHT),
        ("b", "evaluation", "92%"),
        ("d", "evaluation", "90%"),
    ):
        session.write_task(task, field, text)


@pytest.fixture
def service(session: Session, qtbot: QtBot) -> Iterator[CheckService]:
    clean(session)
    owner = QObject()
    made = CheckService(session, owner)
    made.start()
    qtbot.waitUntil(lambda: made.is_whole)
    yield made
    made.stop()


@pytest.fixture
def page(session: Session, service: CheckService, qtbot: QtBot) -> BeforeExport:
    made = BeforeExport(session, service)
    qtbot.addWidget(made)
    made.show()
    return made


def rows(page: BeforeExport) -> dict[str, list[list[str]]]:
    def cells(item: QTreeWidgetItem) -> list[str]:
        return [item.text(column) for column in range(3) if item.text(column)]

    tops = [page.tree.topLevelItem(at) for at in range(page.tree.topLevelItemCount())]
    return {top.text(0): [cells(top.child(at)) for at in range(top.childCount())] for top in tops}


def make_wrong(session: Session, service: CheckService, qtbot: QtBot) -> None:
    session.write_task("b", "result", WRONG)
    qtbot.waitUntil(lambda: "error" in [each.severity for each in service.results["b"].open])


def accept_first(session: Session, service: CheckService, task: str) -> None:
    checked = service.results[task]
    place = accepted_place(0, checked.findings, [Subject(task, "", checked.texts)])
    assert session.accept_place(place, "Số của Sở")


def test_where_nothing_is_open_it_is_one_sentence(page: BeforeExport, service: CheckService) -> None:
    assert not any(checked.open for checked in service.results.values())
    assert page.told.text() == "Đã kiểm 1 số: 1 đúng, 0 sai, 0 không đọc được. Nothing is open."
    assert page.tree.isHidden()
    assert page.hint.isHidden()
    assert page.stop_button.isHidden()
    assert page.fold_button.isHidden()


def test_what_is_open_is_listed_by_severity_and_leads_there(
    page: BeforeExport, session: Session, service: CheckService, qtbot: QtBot
) -> None:
    make_wrong(session, service, qtbot)
    qtbot.waitUntil(lambda: "Open: 1 wrong" in page.told.text())
    assert page.told.text().startswith("Đã kiểm 1 số: 0 đúng, 1 sai, 0 không đọc được.")
    assert page.told.text().endswith("It can be exported all the same.")
    assert not page.tree.isHidden()
    (wrong,) = rows(page)["Sai (1)"]
    assert wrong[:2] == ["2. Phòng Nông nghiệp", "“98,1%”"]
    assert "886 / 965 = 91,8%" in wrong[2]
    gone: list[object] = []
    page.wanted.connect(gone.append)
    item = page.tree.topLevelItem(0).child(0)
    page.resize(600, 400)
    qtbot.waitUntil(lambda: page.tree.viewport().rect().contains(page.tree.visualItemRect(item).center()))
    QTest.mouseClick(
        page.tree.viewport(), Qt.MouseButton.LeftButton, pos=page.tree.visualItemRect(item).center()
    )
    page.tree.setCurrentItem(item)
    QTest.keyClick(page.tree, Qt.Key.Key_Return)
    assert [(place.task, place.finding.rule) for place in gone] == [("b", "ratio")] * 2


def test_what_was_found_while_it_was_hidden_is_told_when_it_comes_again(
    page: BeforeExport, session: Session, service: CheckService, qtbot: QtBot
) -> None:
    page.hide()
    make_wrong(session, service, qtbot)
    service.stop()
    stop_timers(page)  # as a dialog does that is closed
    page.show()
    qtbot.waitUntil(lambda: "Open: 1 wrong" in page.told.text())


def test_what_was_accepted_is_told_with_reason_and_name(
    page: BeforeExport, session: Session, service: CheckService, qtbot: QtBot
) -> None:
    make_wrong(session, service, qtbot)
    accept_first(session, service, "b")
    qtbot.waitUntil(lambda: "Left so with a reason: 1." in page.told.text())
    assert page.tree.isHidden(), "what is accepted is not open"
    page.fold_button.click()
    assert not page.tree.isHidden()
    (accepted,) = rows(page)["Left so, with a reason (1)"]
    assert "Số của Sở" in accepted[2]
    assert "clerk" in accepted[2]
    page.fold_button.click()
    assert page.tree.isHidden()


def test_a_sign_off_is_told_and_what_was_edited_since(
    session: Session, service: CheckService, qtbot: QtBot
) -> None:
    session.sign_off("content", "Lan")
    whole = BeforeExport(session, service)
    qtbot.addWidget(whole)
    qtbot.waitUntil(lambda: "Signed off" in rows(whole))
    assert "edited" not in whole.told.text()
    assert not whole.is_listed
    session.write_task("c", "note", "thêm")
    broken = BeforeExport(session, service)
    qtbot.addWidget(broken)
    broken.show()
    qtbot.waitUntil(lambda: "It was edited after it was signed off." in broken.told.text())
    assert broken.is_listed
    top = broken.tree.topLevelItem(0)
    assert "cần kiểm tra lại" in top.child(0).text(0)
    assert "nhiệm vụ 3" in top.child(0).child(0).text(0).lower()


def test_of_a_part_only_its_own_places_are_told(
    page: BeforeExport, session: Session, service: CheckService, qtbot: QtBot
) -> None:
    make_wrong(session, service, qtbot)
    session.write_task("d", "evaluation", "112,4%")
    qtbot.waitUntil(lambda: bool(service.results["d"].open))
    page.restrict("domain", "van-hoa")
    assert "wrong" not in page.told.text()
    assert {cells[0] for own in rows(page).values() for cells in own} == {"Công an huyện"}
    assert page.told.text().startswith("Đã kiểm 0 số")
    page.restrict("unit", "Phòng Nông nghiệp")
    assert "1 wrong" in page.told.text()
    assert {cells[0] for cells in rows(page)["Sai (1)"]} == {"2. Phòng Nông nghiệp"}
    page.restrict("", "")
    assert "1 wrong" in page.told.text()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[threading.Event, threading.Event]]:
    """Hold the check of the first task, which sets the first event, until the second is set."""
    from vqdesk.checks import kept_check

    begun, go = threading.Event(), threading.Event()
    check = kept_check.check_task

    def waiting(*args: object) -> object:
        begun.set()
        go.wait(60)
        return check(*args)

    monkeypatch.setattr(kept_check, "check_task", waiting)
    yield begun, go
    go.set()


def test_while_the_check_runs_it_is_said_and_can_be_stopped(
    session: Session, held: tuple[threading.Event, threading.Event], qtbot: QtBot
) -> None:
    begun, go = held
    owner = QObject()
    service = CheckService(session, owner)
    service.start()
    qtbot.waitUntil(begun.is_set)
    page = BeforeExport(session, service)
    qtbot.addWidget(page)
    page.show()
    assert page.told.text().startswith("The report is being checked: 0 of 4 tasks.")
    page.stop_button.click()
    assert page.told.text().startswith("The check was stopped: 0 of 4 tasks")
    go.set()
    qtbot.waitUntil(lambda: len(service.results) == 1)
    assert not service.is_whole
    qtbot.waitUntil(lambda: "1 of 4" in page.told.text())
    session.write_task("c", "result", WRONG)
    qtbot.waitUntil(lambda: "c" in service.results)
    assert not service.is_whole, "only what is edited is looked at"
    page.hide()
    qtbot.waitUntil(lambda: service.is_whole)
    service.stop()


def test_nothing_is_told_until_the_check_begins(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    session.write_task("b", "result", WRONG)
    service = CheckService(session, session)
    page = BeforeExport(session, service)
    dialog = ExportDialog(None, session.report(), tmp_path, review=page)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not any(part.isVisible() for part in (page.told, page.stop_button, page.fold_button, page.tree))
    narrow = dialog.width()
    service.start()
    qtbot.waitUntil(lambda: "1 wrong" in page.told.text())
    assert page.told.isVisible()
    assert page.tree.isVisible()
    assert dialog.width() > narrow
    service.stop()


# In the window


def test_a_place_leaves_the_export_and_is_gone_to(window: MainWindow, qtbot: QtBot, boxes: object) -> None:
    window.session.write_task("b", "result", WRONG)
    service = window.findings.service
    service.start()
    qtbot.waitUntil(lambda: service.is_whole)

    def go(dialog: ExportDialog) -> bool:
        assert dialog.review.is_listed
        assert dialog.accept_button.isEnabled()
        dialog.review.tree.chosen.emit(
            next(each for each in places(window) if each.finding.severity == "error")
        )
        return bool(dialog.result())

    boxes.dialogs.append(go)
    window.actions_["export"].trigger()
    service.stop()
    assert window.session.task_id == "b"
    assert window.findings.bar.finding.rule == "ratio"


def places(window: MainWindow) -> list[object]:
    from ui.findings.open_findings import task_ids

    by_kind = window.findings.service.places.by_kind(task_ids(window.session))
    return [place for places_ in by_kind.values() for place in places_]


def test_the_part_that_goes_out_is_told_of_in_the_dialog(
    session: Session, service: CheckService, qtbot: QtBot, tmp_path: Path
) -> None:
    make_wrong(session, service, qtbot)
    page = BeforeExport(session, service)
    dialog = ExportDialog(None, session.report(), tmp_path, session.domains(), ["Công an huyện"], review=page)
    qtbot.addWidget(dialog)
    assert "1 wrong" in page.told.text()
    dialog.part.setCurrentIndex(dialog.part.count() - 1)
    assert "wrong" not in page.told.text()
