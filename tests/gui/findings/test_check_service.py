"""The check of the open report runs beside the window and looks again at what is changed alone."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from ui.findings.check_service import CheckService
from vqdesk.checks.acceptances import accepted_place
from vqdesk.checks.frame.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.session.session import Session

WRONG = "Đã cấp 886/965 giấy chứng nhận, đạt 98,1%."
RIGHT = "Đã cấp 886/965 giấy chứng nhận, đạt 91,8%."


@pytest.fixture
def service(session: Session, qtbot: QtBot) -> Iterator[CheckService]:
    owner = QObject()
    made = CheckService(session, owner)
    made.start()
    qtbot.waitUntil(lambda: made.is_whole)
    yield made
    made.stop()


def rules(service: CheckService, task: str) -> list[str]:
    return [each.rule for each in service.results[task].open]


def test_every_task_of_the_open_report_is_looked_at(service: CheckService) -> None:
    assert set(service.results) == {"a", "b", "c", "d"}
    assert "row.above" in rules(service, "d")


def test_what_is_stored_is_looked_at_again_and_nothing_else(
    service: CheckService, session: Session, qtbot: QtBot
) -> None:
    heard: list[set[str]] = []
    service.found.connect(heard.append)
    session.write_task("b", "result", WRONG)
    qtbot.waitUntil(lambda: "ratio" in rules(service, "b"))
    assert heard[0] == {"b"}
    finding = service.results["b"].findings[0]
    assert (finding.text, finding.remark.suggestion) == ("98,1%", "91,8%")
    session.write_task("b", "result", RIGHT)
    qtbot.waitUntil(lambda: "ratio" not in rules(service, "b"))
    assert [each.computation for each in service.results["b"].held] == ["886 / 965 = 91,8%"]


def test_what_is_typed_is_looked_at_before_it_is_stored(
    service: CheckService, session: Session, qtbot: QtBot
) -> None:
    service.look_at("b", {"result": WRONG})
    qtbot.waitUntil(lambda: "ratio" in rules(service, "b"))
    assert session.task("b").result == ""
    assert service.results["b"].texts["content"] == "Trồng mới 750 ha rừng"


def test_rules_run_in_the_thread_alone(
    service: CheckService, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vqdesk.checks import kept_check

    threads: set[str] = set()
    check = kept_check.check_task

    def noted(*args: object) -> object:
        threads.add(threading.current_thread().name)
        return check(*args)

    monkeypatch.setattr(kept_check, "check_task", noted)
    service.look_at("b", {"result": WRONG})
    qtbot.waitUntil(lambda: "ratio" in rules(service, "b"))
    assert threads == {"checks"}


def test_another_report_is_looked_at_from_the_beginning(
    service: CheckService, session: Session, make_draft: object, qtbot: QtBot
) -> None:
    from db.records import Period

    session.add_report(make_draft("khac", Period("năm", 2024)))
    assert service.results == {}
    qtbot.waitUntil(lambda: service.is_whole)
    assert set(service.results) == {"a", "b", "c", "d"}
    session.open_report(None)
    qtbot.waitUntil(lambda: service.is_whole)
    assert service.results == {}


def test_an_accepted_place_is_no_longer_open(service: CheckService, session: Session, qtbot: QtBot) -> None:
    session.write_task("b", "result", WRONG)
    qtbot.waitUntil(lambda: "ratio" in rules(service, "b"))
    checked = service.results["b"]
    place = accepted_place(0, checked.findings, [Subject("b", "", checked.texts)])
    assert session.accept_place(place, "Số của Sở")
    qtbot.waitUntil(lambda: "ratio" not in rules(service, "b"))
    assert service.results["b"].findings[0].accepted.reason == "Số của Sở"
    session.undo()
    qtbot.waitUntil(lambda: "ratio" in rules(service, "b"))


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> str:
    """Have one rule raise where a text has these words, and return them."""
    from dataclasses import replace

    from vqdesk.checks import catalogue

    words = "Đã cấp"

    def find(subject: Subject) -> list[object]:
        if words in subject.text("result"):
            raise ValueError(words)
        return []

    rules = tuple(replace(rule, find=find) if rule.id == "row.status" else rule for rule in catalogue.RULES)
    monkeypatch.setattr(catalogue, "RULES", rules)
    return words


def test_a_rule_that_raises_is_told_and_ends_nothing(
    broken: str, session: Session, service: CheckService, qtbot: QtBot
) -> None:
    session.write_task("b", "result", WRONG)
    qtbot.waitUntil(lambda: "ratio" in rules(service, "b"))
    assert [(each.rule, each.task, each.number) for each in service.failures()] == [("row.status", "b", "2")]
    session.write_task("b", "result", WRONG.replace(broken, "Cấp"))
    qtbot.waitUntil(lambda: service.failures() == [])
    assert "ratio" in rules(service, "b")


def test_a_fault_of_the_check_itself_is_told_and_the_next_report_is_looked_at(
    session: Session, service: CheckService, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vqdesk.checks import kept_check

    with monkeypatch.context() as patch:
        patch.setattr(kept_check, "mark_accepted", lambda *_: 1 / 0)
        session.write_task("b", "result", WRONG)
        qtbot.waitUntil(lambda: bool(service.failures()))
        assert [(each.rule, each.task) for each in service.failures()] == [("all", "")]
    service.look_at_report()
    qtbot.waitUntil(lambda: service.is_whole)
    assert service.failures() == []
    assert "ratio" in rules(service, "b")


def test_how_sign_offs_stand_is_told_when_it_is_asked(
    service: CheckService, session: Session, qtbot: QtBot
) -> None:
    session.sign_off("form", "Bình")
    heard: list[object] = []
    service.signed.connect(heard.append)
    for number, is_broken in enumerate((False, True), 1):
        service.look_at_signed()
        qtbot.waitUntil(lambda number=number: len(heard) == number)
        ((part, lines, broken),) = heard[-1]
        assert (part, broken, len(lines)) == ("form", is_broken, 1 + is_broken)
        session.write_task("b", "note", "thêm")
