"""What is still to be done: the line over the tree, the counts in it, and the keys that lead to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from ui.looks.colours import colours
from ui.main_window import MainWindow
from ui.outline.arrangement import Arrangement
from ui.outline.head import OutlineHead
from ui.outline.model import STATE, OutlineModel
from ui.session.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.store.store import Store

CONTROL = Qt.KeyboardModifier.ControlModifier


def count(model: OutlineModel, kind: str, record_id: str) -> object:
    index = model.place(kind, record_id)
    return (index if kind == "domain" else index.parent()).siblingAtColumn(STATE).data()


def test_the_line_says_what_is_assessed(session: Session, qtbot: QtBot) -> None:
    head = OutlineHead(session)
    qtbot.addWidget(head)
    assert head.name == "9 tháng năm 2024 - UBND huyện Văn Quan"
    assert (head.said, head.share) == ("3/4 assessed", 0.75)
    assert head.accessibleName() == f"{head.name}, {head.said}"
    session.write_task("b", "evaluation", "10%")
    assert head.said == "4/4 assessed"
    session.undo()
    session.go_to("task", "b")
    session.delete_task()
    assert head.said == "3/3 assessed"
    report = session.report()
    assert report is not None
    columns = tuple(column for column in report.columns if column.key != "evaluation")
    session.write_report(replace(report, columns=columns))
    assert (head.said, head.share) == ("Tasks: 3", 0.0)
    session.open_report(None)
    assert head.isHidden()


def test_the_bar_is_as_long_as_the_share(session: Session, qtbot: QtBot) -> None:
    head = OutlineHead(session)
    qtbot.addWidget(head)
    head.resize(400, head.sizeHint().height())
    image = head.grab().toImage()
    below = head.fontMetrics().height() + 5
    accent = sum(QColor(image.pixel(x, below)) == colours().accent for x in range(image.width()))
    assert 70 <= 100 * accent // (image.width() - 8) <= 78


def test_domains_and_units_count(session: Session) -> None:
    model = OutlineModel(session)
    assert [count(model, "domain", each) for each in ("kinh-te", "van-hoa", "khac")] == ["2/3", "1/1", ""]
    assert [count(model, "task", each) for each in "acd"] == ["1/2", "1/1", "1/1"]
    session.write_task("b", "evaluation", "10%")
    assert (count(model, "domain", "kinh-te"), count(model, "task", "a")) == ("3/3", "2/2")
    session.go_to("task", "b")
    session.delete_task()
    assert (count(model, "domain", "kinh-te"), count(model, "task", "a")) == ("2/2", "1/1")


def test_the_counts_above_a_task_are_drawn_anew_with_it(session: Session) -> None:
    model = OutlineModel(session)
    told: list[tuple[object, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.data(), last.column())))
    session.write_task("b", "evaluation", "10%")
    above = [model.place("domain", "kinh-te"), model.place("task", "b").parent(), model.place("task", "b")]
    assert told[::-1] == [(row.data(), STATE) for row in [model.index(0, 0), *above]]


def test_keys_lead_from_task_to_task_and_the_cursor_stays_in_its_field(window: MainWindow) -> None:
    session = window.session
    session.go_to("task", "a", "result")
    editor = window.task_form.fields["result"].editor
    assert editor.hasFocus()
    QTest.keyClicks(editor, "Them")
    places = []
    for key in (Qt.Key.Key_PageDown,) * 4 + (Qt.Key.Key_PageUp,) * 4:
        QTest.keyClick(editor, key, CONTROL)
        places.append(session.place()[1])
        assert editor.hasFocus()
    assert places == ["b", "c", "d", "d", "c", "b", "a", "a"]
    assert "Them" in session.task("a").result
    window.outline_filter.show_only(Arrangement.of("no_result"))
    QTest.keyClick(editor, Qt.Key.Key_PageDown, CONTROL)
    assert session.place() == ("task", "b"), "as the tree shows them"


def test_a_domain_leads_to_its_own_tasks(window: MainWindow) -> None:
    session = window.session
    session.go_to("domain", "van-hoa")
    QTest.keyClick(window.tree, Qt.Key.Key_PageDown, CONTROL)
    assert session.place() == ("task", "d")
    session.go_to("domain", "van-hoa")
    QTest.keyClick(window.tree, Qt.Key.Key_PageUp, CONTROL)
    assert session.place() == ("task", "c")


def test_f8_leads_to_the_next_open_task_and_says_when_none_is_left(window: MainWindow) -> None:
    session = window.session
    session.write_task("d", "evaluation", "")
    session.go_to("task", "a", "result")
    editor = window.task_form.fields["result"].editor
    places = []
    for _ in range(3):
        QTest.keyClick(editor, Qt.Key.Key_F8)
        places.append(session.place()[1])
    assert places == ["b", "d", "b"]
    assert editor.hasFocus()
    for task in "bd":
        session.write_task(task, "evaluation", "5%")
    QTest.keyClick(editor, Qt.Key.Key_F8)
    assert session.place() == ("task", "b")
    assert window.bars.done.text == "Every task shown here is assessed."


def test_a_start_returns_to_the_last_task(
    window: MainWindow, session: Session, store: Store, tmp_path: Path
) -> None:
    def place() -> tuple[str, str]:
        again = Session(store, "vi")
        other = MainWindow(again)
        other.reports.open_last()
        found = again.place()
        other.deleteLater()
        return found

    session.go_to("task", "c")
    session.write_task("c", "result", "Đã xong")  # kept at once: the power may fail
    assert place() == ("task", "c")
    session.go_to("task", "d")
    window.close()
    assert place() == ("task", "d")
    store.tasks.delete(session.report_id or "", "d")
    assert place() == ("report", session.report_id)
