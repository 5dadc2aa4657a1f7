"""What the tree shows of deadlines: marks, filters, order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from db.errors import Refused
from ui.main_window import MainWindow
from ui.outline.arrangement import Arrangement
from ui.outline.marks import mark_icon
from ui.outline.model import OutlineModel
from ui.outline.tree import OutlineTree
from vqdesk.tracking.status_words import DEFAULT, StatusWord, StatusWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.session.session import Session


def walk(model: OutlineModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from walk(model, index)


def tasks(model: OutlineModel) -> list[str]:
    nodes = [model.node(index) for index in walk(model)]
    return [node.id for node in nodes if node and node.kind == "task"]


def labels(model: OutlineModel) -> list[str]:
    return [str(index.data()) for index in walk(model) if model.node(index).kind == "unit"]


@pytest.fixture
def model(tracked: Session) -> OutlineModel:
    made = OutlineModel(tracked)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


@pytest.fixture
def tracked_window(tracked: Session, qtbot: QtBot) -> MainWindow:
    shown = MainWindow(tracked)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    shown.tree.setFocus()
    qtbot.waitUntil(shown.tree.hasFocus)
    return shown


def test_a_task_is_marked_and_the_tip_tells_why(model: OutlineModel) -> None:
    marks = {}
    for task in tasks(model):
        icon = model.place("task", task).data(Qt.ItemDataRole.DecorationRole)
        marks[task] = icon.cacheKey() if isinstance(icon, QIcon) else None
    late, soon, done_late = (mark_icon(mark).cacheKey() for mark in ("late", "soon", "done_late"))
    assert marks == {"t1": late, "t2": soon, "t3": None, "t4": done_late, "t5": None, "t6": None}
    told = model.place("task", "t1").data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "Chưa hoàn thành, quá hạn (tính đến ngày 11/9/2026)" in told
    assert "quá hạn 1 ngày" in told
    assert "quá hạn" not in model.place("task", "t6").data(Qt.ItemDataRole.ToolTipRole)


def test_the_state_is_evaluation_or_status(model: OutlineModel) -> None:
    states = {task: model.place("task", task).siblingAtColumn(1).data() for task in tasks(model)}
    assert states == {
        **dict.fromkeys(("t1", "t2", "t5"), "missing"),
        **dict.fromkeys(("t3", "t4"), "Hoàn thành"),
        "t6": "50%",
    }


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        ("all", ["t1", "t2", "t3", "t4", "t5", "t6"]),
        ("late", ["t1", "t4"]),
        ("soon", ["t2"]),
        ("no_state", ["t1", "t2", "t5"]),
        ("no_result", ["t2", "t4", "t5", "t6"]),
        # There is a column for person, work, time and output.
        ("unclear", ["t1", "t2", "t3", "t5", "t6"]),
    ],
)
def test_what_is_filtered(model: OutlineModel, shown: str, found: list[str]) -> None:
    model.arrange(Arrangement.of(*({shown} - {"all"})))
    assert tasks(model) == found
    assert model.count == len(found)
    model.arrange(Arrangement())
    assert len(tasks(model)) == 6


def test_what_is_not_clear_is_told(model: OutlineModel) -> None:
    model.arrange(Arrangement.of("unclear"))
    assert "Chưa rõ: thời gian, sản phẩm" in model.place("task", "t6").data(Qt.ItemDataRole.ToolTipRole)


def test_tasks_by_deadline(model: OutlineModel) -> None:
    model.arrange(Arrangement.of(by="deadline"))
    assert tasks(model) == ["t4", "t1", "t2", "t3", "t6", "t5"]
    assert labels(model) == [
        "Đến hết ngày 1/9/2026",
        "Đến hết ngày 10/9/2026",
        "Đến hết ngày 15/9/2026",
        "Đến hết ngày 30/9/2026",
        "Chưa ghi thời hạn",
        "Định kỳ, không có ngày cuối",
    ]
    model.arrange(Arrangement.of("late", by="deadline"))
    assert tasks(model) == ["t4", "t1"]


def test_tasks_by_leading_unit(model: OutlineModel, tracked: Session, qtbot: QtBot) -> None:
    for task, unit in (("t2", "Công an xã; Phòng Kinh tế"), ("t4", "CÔNG AN  xã"), ("t5", "")):
        tracked.write_task(task, "unit", unit)
    model.arrange(Arrangement.of(by="unit"))
    assert tasks(model) == ["t1", "t3", "t6", "t2", "t4", "t5"]
    assert labels(model) == ["Phòng Kinh tế", "Công an xã", "(no unit yet)"]
    tracked.write_task("t5", "unit", "Phòng Kinh tế")
    qtbot.waitUntil(lambda: labels(model) == ["Phòng Kinh tế", "Công an xã"])
    assert tasks(model) == ["t1", "t3", "t5", "t6", "t2", "t4"]


def test_tasks_without_groups(model: OutlineModel, tracked: Session) -> None:
    tracked.add_domain("II", "Văn hóa")
    tracked.go_to("task", "t2")
    tracked.move_task_to(tracked.domains()[-1].id)
    model.arrange(Arrangement.of(by="flat"))
    root = model.index(0, 0)
    assert [model.node(model.index(row, 0, root)).id for row in range(model.rowCount(root))] == [
        *("t1", "t3", "t4", "t5", "t6", "t2"),
    ]
    assert not labels(model)
    model.arrange(Arrangement.of("late", by="flat"))
    assert tasks(model) == ["t1", "t4", "t2"], "the open one stays"
    model.arrange(Arrangement())
    assert tasks(model) == ["t1", "t3", "t4", "t5", "t6", "t2"]


def test_the_task_that_is_worked_on_stays_until_it_is_left(
    model: OutlineModel, tracked: Session, qtbot: QtBot
) -> None:
    model.arrange(Arrangement.of("late"))
    tracked.go_to("task", "t1")
    tracked.write_task("t1", "deadline", "20/9/2026")
    qtbot.waitUntil(lambda: not model._regrouping.isActive())  # noqa: SLF001
    assert tasks(model) == ["t1", "t4"]
    tracked.go_to("task", "t4")
    qtbot.waitUntil(lambda: tasks(model) == ["t4"])
    tracked.write_task("t2", "deadline", "9/9/2026")
    qtbot.waitUntil(lambda: tasks(model) == ["t2", "t4"])
    # What is looked for is shown, whatever the filter.
    tracked.go_to("task", "t6")
    assert tasks(model) == ["t2", "t4", "t6"]
    tracked.go_to("task", "t2")
    qtbot.waitUntil(lambda: tasks(model) == ["t2", "t4"])


def test_a_task_that_belongs_there_is_left_without_another_reading(
    model: OutlineModel, tracked: Session
) -> None:
    model.arrange(Arrangement.of("late"))
    tracked.go_to("task", "t1")
    tracked.write_task("t1", "note", "Đang xin ý kiến")
    grouped: list[object] = []
    model.brought.connect(lambda *_: grouped.append(_))
    tracked.go_to("task", "t4")
    QApplication.processEvents()
    assert not grouped
    assert tasks(model) == ["t1", "t4"]


def test_another_day_and_other_words_judge_anew(model: OutlineModel, tracked: Session) -> None:
    model.arrange(Arrangement.of("late"))
    tracked.standings.today = lambda: date(2026, 9, 16)
    tracked.standings.look_at_clock()
    assert tasks(model) == ["t1", "t2", "t4"]
    assert tracked.keep_status_words(StatusWords((StatusWord("Hoàn thành", "paused"),)))
    assert tasks(model) == ["t1", "t2"], "done or not cannot be told any more"
    tracked.open_report("theo-doi")
    assert model.arrangement.is_usual


def test_a_store_that_cannot_be_read_breaks_no_row(
    model: OutlineModel, tracked: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Refused("store.unreachable", name="kho.vqd")

    with monkeypatch.context() as patch:
        patch.setattr(tracked.store.settings, "get", refuse)
        tracked.standings.renew()
        assert model.place("task", "t1").data(Qt.ItemDataRole.DecorationRole) is not None
    own = StatusWords((StatusWord("Hoàn thành", "paused"),))
    assert tracked.keep_status_words(own)
    with monkeypatch.context() as patch:
        patch.setattr(tracked.store.settings, "get", refuse)
        tracked.standings.renew()
        assert tracked.standings.of(tracked.task("t3")).judgement.group == "done_in_time"
    tracked.write_task("t3", "result", "Đã trình")
    assert tracked.standings.all().words == own, "read again with the next change"


def test_another_office_has_other_words(tracked: Session) -> None:
    own = StatusWords((StatusWord("Xong", "done"),))
    assert tracked.keep_status_words(own)
    assert tracked.standings.all().words == own
    tracked.change_report(lambda report: replace(report, organisation="UBND xã khác"))
    assert tracked.standings.all().words == DEFAULT


def test_a_change_judges_one_task(
    model: OutlineModel, tracked: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vqdesk.tracking import standings

    model.arrange(Arrangement.of("late"))
    judged: list[object] = []
    judge = standings.judge
    monkeypatch.setattr(standings, "judge", lambda *given: judged.append(given) or judge(*given))
    tracked.write_task("t2", "deadline", "12/9/2026")
    list(walk(model))
    model.refresh()
    assert len(judged) == 1


# In the window


def test_by_keys(tracked_window: MainWindow, qtbot: QtBot) -> None:
    tree, bar = tracked_window.tree, tracked_window.outline_filter
    tracked_window.session.calls.start()
    qtbot.waitUntil(lambda: not bar.chips.chips["late"].isHidden())
    QTest.keyClick(tree, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    names = list(bar.chips.chips)
    assert bar.chips.chips["no_result"].hasFocus()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert bar.chips.chips[names[2]].hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert tasks(tree.outline) == ["t1", "t4"]
    assert bar.count.text() == "Showing 2/6"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert tree.hasFocus()
    QTest.keyClick(tree, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert tasks(tree.outline) == ["t4", "t1"]
    assert bar.grouping.currentText() == "By deadline"
    assert tracked_window.actions_["by_deadline"].isChecked()
    assert not tracked_window.actions_["move_up"].isEnabled()
    QTest.keyClick(tree, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert tasks(tree.outline) == ["t1", "t4"]
    QTest.keyClick(tree, Qt.Key.Key_Escape)
    assert len(tasks(tree.outline)) == 6
    assert not tracked_window.actions_["show_all"].isEnabled()


def test_a_filter_is_lifted_where_it_is_told(tracked_window: MainWindow, qtbot: QtBot) -> None:
    tree, bar = tracked_window.tree, tracked_window.outline_filter
    assert bar.lift.isHidden()
    bar.show_only(Arrangement.of("no_state", by="deadline"))
    assert bar.count.text() == "Showing 3/6"
    qtbot.mouseClick(bar.lift, Qt.MouseButton.LeftButton)
    assert len(tasks(tree.outline)) == 6
    assert tree.outline.arrangement == Arrangement.of(by="deadline")
    assert bar.lift.isHidden()
    assert tree.hasFocus()


def test_the_task_that_is_edited_stays_when_a_filter_is_chosen(
    tracked_window: MainWindow, qtbot: QtBot
) -> None:
    session, tree = tracked_window.session, tracked_window.tree
    session.go_to("task", "t3", "result")
    tracked_window.outline_filter.show_only(Arrangement.of("late"))
    assert tasks(tree.outline) == ["t1", "t3", "t4"]
    assert session.place() == ("task", "t3")
    assert tree.currentIndex() == tree.outline.place("task", "t3")
    count = tracked_window.outline_filter.count
    assert count.text() == "Showing 3/6, with the open one"
    session.go_to("task", "t1")
    qtbot.waitUntil(lambda: tasks(tree.outline) == ["t1", "t4"])
    assert count.text() == "Showing 2/6"


def test_keys_walk_through_what_is_shown(tracked_window: MainWindow) -> None:
    session, tree = tracked_window.session, tracked_window.tree
    tracked_window.outline_filter.show_only(Arrangement.of("late", by="deadline"))
    session.go_to("report", "theo-doi")
    places = []
    for _ in range(2):
        QTest.keyClick(tree, Qt.Key.Key_Down)
        places.append(session.place()[1])
    assert places == ["t4", "t1"]


def test_nothing_found_is_said(tracked_window: MainWindow) -> None:
    bar = tracked_window.outline_filter
    assert bar.count.isHidden()
    for task in ("t1", "t4"):
        tracked_window.session.write_task(task, "deadline", "Thường xuyên")
    bar.show_only(Arrangement.of("late"))
    assert bar.count.text() == bar.tr("No such task.")
    assert not bar.count.isHidden()


@pytest.mark.parametrize("turns", [1, 2])
def test_the_place_is_in_sight_in_the_other_order_and_back(
    tracked: Session, qtbot: QtBot, turns: int
) -> None:
    tree = OutlineTree(tracked)
    qtbot.addWidget(tree)
    tree.setFixedHeight(4 * tree.fontMetrics().height())
    tree.show()
    tracked.go_to("task", tasks(tree.outline)[-1])
    for turn in range(turns):
        tree.outline.arrange(Arrangement.of(by="domain" if turn % 2 else "deadline"))
    assert tree.viewport().rect().contains(tree.visualRect(tree.currentIndex()).center())
