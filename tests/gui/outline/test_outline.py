from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from former_columns import Headings
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyleOptionViewItem

from db.records import Column, Domain, Draft, Period, Report, Section, Task
from ui.looks.colours import colours
from ui.outline.model import NODE_ROLE, STATE, STATE_ROLE, OutlineModel
from ui.outline.tree import OutlineTree
from ui.session.session import Session

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.store.store import Store


def lines(model: OutlineModel, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    parent = parent or QModelIndex()
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        state = index.siblingAtColumn(STATE).data()
        found.append("  " * depth + index.data() + (f" | {state}" if state else ""))
        found += lines(model, index, depth + 1)
    return found


def current(tree: OutlineTree) -> str:
    return str(tree.currentIndex().data())


@pytest.fixture
def tree(session: Session, qtbot: QtBot) -> OutlineTree:
    shown = OutlineTree(session)
    qtbot.addWidget(shown)
    shown.resize(500, 400)
    shown.show()
    return shown


def test_the_tree_is_report_domain_unit_task(session: Session) -> None:
    model = OutlineModel(session)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert lines(model) == [
        "9 tháng năm 2024 - UBND huyện Văn Quan",
        "  I. Lĩnh vực kinh tế | 2/3",
        "    Phòng Nông nghiệp | 1/2",
        "      1. Xây dựng đường giao thông nông thôn | 88,0%",
        "      2. Trồng mới 750 ha rừng | missing",
        "    Phòng Tài chính | 1/1",
        "      3. Thu ngân sách trên địa bàn | Chưa có cơ sở triển khai",
        "  II. Lĩnh vực văn hóa | 1/1",
        "    Công an huyện | 1/1",
        "      Giữ gìn trật tự | 112,4%",
        "  III. Lĩnh vực khác",
    ]


def test_the_state_is_headed_by_what_the_annex_asks_for(session: Session) -> None:
    model, across = OutlineModel(session), Qt.Orientation.Horizontal
    report = session.report()
    assert report is not None

    def heading() -> str | None:
        return model.headerData(STATE, across, Qt.ItemDataRole.DisplayRole)

    assert heading() == "Completion"
    columns = tuple(column for column in report.columns if column.key != "evaluation")
    for key, said in (("deadline", "Deadline"), ("status", "Status")):
        columns += (Column(key, key),)
        session.write_report(replace(report, columns=columns))
        assert heading() == said
    # A task without a status is missing one as soon as the annex has the column.
    session.write_task("a", "evaluation", "")
    session.write_report(replace(report, columns=columns[:-1]))
    assert not any("Xây dựng" in line and "missing" in line for line in lines(model))
    session.write_report(replace(report, columns=columns))
    assert any("Xây dựng" in line and "missing" in line for line in lines(model))


def test_units_are_shared_by_neighbours_only(session: Session) -> None:
    model = OutlineModel(session)
    session.go_to("task", "b")
    session.move_task_down()
    assert lines(model)[2:8] == [
        "    Phòng Nông nghiệp | 1/1",
        "      1. Xây dựng đường giao thông nông thôn | 88,0%",
        "    Phòng Tài chính | 1/1",
        "      3. Thu ngân sách trên địa bàn | Chưa có cơ sở triển khai",
        "    Phòng Nông nghiệp | 0/1",
        "      2. Trồng mới 750 ha rừng | missing",
    ]


def test_a_unit_is_the_same_whatever_shows_nothing_in_it(session: Session) -> None:
    report = session.report_id or ""
    session.store.tasks.write(report, "b", "unit", "Phòng\u00a0Nông\u200b nghiệp", edit="e")
    session.open_report(report)
    assert [line for line in lines(OutlineModel(session)) if "Phòng" in line] == [
        "    Phòng Nông nghiệp | 1/2",
        "    Phòng Tài chính | 1/1",
    ]


def test_the_state_is_a_percentage_only_where_the_whole_text_is_one(session: Session) -> None:
    model = OutlineModel(session)
    found = {each: model.place("task", each).data(STATE_ROLE) for each in "abcd"}
    assert found == {"a": Decimal("88.0"), "b": None, "c": None, "d": Decimal("112.4")}


def test_what_is_missing_is_told_in_the_tip(session: Session) -> None:
    tip = OutlineModel(session).place("task", "b").data(Qt.ItemDataRole.ToolTipRole)
    assert tip == (
        "2. Trồng mới 750 ha rừng\nNo documents named yet.\nNo results described yet.\n"
        "No level of completion yet."
    )


def test_a_changed_text_changes_one_row(session: Session, qtbot: QtBot) -> None:
    model = OutlineModel(session)
    session.outline()
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        session.write_task("b", "evaluation", "15%")
    assert model.place("task", "b").siblingAtColumn(STATE).data() == "15%"
    session.undo()
    assert model.place("task", "b").siblingAtColumn(STATE).data() == "missing"


def test_names_follow_the_report_and_its_domains(session: Session, qtbot: QtBot) -> None:
    model = OutlineModel(session)
    session.write_domain("van-hoa", "name", "Văn hóa - Xã hội")
    assert model.place("domain", "van-hoa").data() == "II. Văn hóa - Xã hội"
    session.undo()
    assert model.place("domain", "van-hoa").data() == "II. Lĩnh vực văn hóa"


def test_choosing_a_row_is_going_there_and_back(session: Session, tree: OutlineTree) -> None:
    tree.setCurrentIndex(tree.outline.place("task", "c"))
    assert session.place() == ("task", "c")
    session.go_to("domain", "van-hoa")
    assert current(tree) == "II. Lĩnh vực văn hóa"
    session.open_report(None)
    assert not tree.currentIndex().isValid()


def test_a_click_on_a_unit_chooses_its_first_task(session: Session, tree: OutlineTree, qtbot: QtBot) -> None:
    unit = tree.outline.place("task", "c").parent()
    qtbot.mouseClick(
        tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(unit).center() - QPoint(40, 0)
    )
    qtbot.waitUntil(lambda: session.place() == ("task", "c"))
    assert current(tree) == "3. Thu ngân sách trên địa bàn"


def test_keys_step_over_units(session: Session, tree: OutlineTree, qtbot: QtBot) -> None:
    tree.setFocus()
    session.go_to("domain", "kinh-te")
    places = []
    for _ in range(4):
        qtbot.keyClick(tree, Qt.Key.Key_Down)
        places.append(session.place()[1])
    assert places == ["a", "b", "c", "van-hoa"]
    for _ in range(4):
        qtbot.keyClick(tree, Qt.Key.Key_Up)
    assert session.place() == ("domain", "kinh-te")
    session.go_to("task", "c")
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    assert session.place() == ("domain", "kinh-te")


def test_what_is_folded_stays_folded(session: Session, tree: OutlineTree) -> None:
    tree.collapse(tree.outline.place("domain", "kinh-te"))
    session.go_to("task", "d")
    session.duplicate_task()
    assert not tree.isExpanded(tree.outline.place("domain", "kinh-te"))
    assert tree.isExpanded(tree.outline.place("domain", "van-hoa"))
    session.go_to("task", "a")
    assert tree.isExpanded(tree.outline.place("domain", "kinh-te"))


def test_the_titles_have_most_of_the_room_whatever_is_shown(session: Session, tree: OutlineTree) -> None:
    for show in (lambda: None, tree.outline.refresh, lambda: session.open_report(session.report_id)):
        show()
        header = tree.header()
        assert header.length() == tree.viewport().width()
        assert header.sectionSize(0) >= 2 * header.sectionSize(STATE)


def painted_state(tree: OutlineTree, task_id: str) -> QImage:
    """Return how a task's state is drawn in the room that it has."""
    index = tree.outline.place("task", task_id).siblingAtColumn(STATE)
    option = QStyleOptionViewItem()
    tree.initViewItemOption(option)
    option.rect = QRect(0, 0, tree.columnWidth(STATE), 30)  # type: ignore[attr-defined]
    picture = QImage(option.rect.size(), QImage.Format.Format_RGB32)  # type: ignore[attr-defined]
    picture.fill(colours().paper)
    painter = QPainter(picture)
    tree.itemDelegateForIndex(index).paint(painter, option, index)
    painter.end()
    return picture


def test_a_narrow_tree_leaves_the_titles_more_and_cuts_no_figure(
    tree: OutlineTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    heading = (Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
    advance = tree.fontMetrics().horizontalAdvance
    assert tree.outline.headerData(STATE, *heading) == "Completion"
    assert tree.columnWidth(STATE) > advance("missing") + 10
    usual = tree.indentation()
    monkeypatch.setattr(OutlineModel, "missing", "not assessed by anybody yet")
    for width in (280, 220, 180):
        tree.resize(width, 400)
        assert tree.columnWidth(STATE) > advance("112,4%") + 10
        assert width - tree.columnWidth(STATE) > tree.columnWidth(STATE)
        assert tree.indentation() < usual
        long = painted_state(tree, "b")
        with monkeypatch.context() as short:
            short.setattr(OutlineModel, "missing", "not yet")
            assert painted_state(tree, "b") == long
    assert tree.outline.headerData(STATE, *heading) == "Achieved"
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert tree.outline.headerData(STATE, heading[0], role) == "Completion"
    said = tree.outline.place("task", "b").data(Qt.ItemDataRole.ToolTipRole)
    assert "No level of completion yet." in said
    tree.resize(500, 400)
    assert tree.outline.headerData(STATE, *heading) == "Completion"


def test_a_narrow_tree_shows_deadlines_whole(session: Session, tree: OutlineTree) -> None:
    report = session.report()
    assert report is not None
    columns = tuple(each for each in report.columns if each.key not in ("evaluation", "status"))
    session.write_report(replace(report, columns=(*columns, Column("deadline", "Hạn"))))
    tree.resize(220, 400)
    assert tree.columnWidth(STATE) > tree.fontMetrics().horizontalAdvance("30/12/2024") + 10


def test_the_scroll_position_stays(session: Session, tree: OutlineTree) -> None:
    tree.resize(400, 120)
    bar = tree.verticalScrollBar()
    session.go_to("task", "d")
    assert bar.value() > 0
    bar.setValue(1)
    tree.outline.refresh()
    assert bar.value() == 1
    assert current(tree) == "Giữ gìn trật tự"


def painted(tree: OutlineTree, task: str) -> Counter[str]:
    """Return the colours in a task's state, each with its share in hundredths."""
    image = QImage(tree.viewport().size(), QImage.Format.Format_RGB32)
    tree.viewport().render(image)
    rect = tree.visualRect(tree.outline.place("task", task).siblingAtColumn(STATE)).adjusted(5, 0, -6, 0)
    above_the_text = rect.top() + 4  # just inside the frame
    found = Counter(
        QColor(image.pixel(x, above_the_text)).name() for x in range(rect.left(), rect.right() + 1)
    )
    return Counter({name: 100 * count // rect.width() for name, count in found.items()})


def test_the_bar_is_as_long_as_the_percentage(session: Session, tree: OutlineTree) -> None:
    bar = colours().share.name()
    assert 84 <= painted(tree, "a")[bar] <= 90
    assert painted(tree, "d")[bar] >= 98
    session.write_task("a", "evaluation", "12%")
    assert 9 <= painted(tree, "a")[bar] <= 14
    assert painted(tree, "c")[bar] == 0


def test_ten_thousand_tasks_are_shown_quickly(store: Store, qtbot: QtBot) -> None:
    report = Report("big", "UBND", Period("năm", 2024), (), "", Headings().columns)
    tasks = tuple(
        Task("big", "x", f"t{at}", str(at), f"Đơn vị {at // 3}", "Nội dung " * 9, evaluation=f"{at % 100}%")
        for at in range(10_000)
    )
    store.reports.add(Draft(report, (Section(Domain("big", "x", "I", "Lĩnh vực"), tasks),)))
    session = Session(store)
    tree = OutlineTree(session)
    qtbot.addWidget(tree)
    tree.show()
    session.open_report("big")
    assert tree.outline.is_building
    session.go_to("task", "t5000")
    qtbot.waitUntil(lambda: not tree.outline.is_building)
    assert tree.viewport().rect().contains(tree.visualRect(tree.currentIndex()).center())
    started = time.perf_counter()
    session.move_task_up()
    tree.grab()
    assert time.perf_counter() - started < 3, "a guard against quadratic work, not a measurement"
    assert tree.currentIndex().data(NODE_ROLE).id == "t5000"


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse])
def test_the_menu_is_wanted_where_the_row_or_the_mouse_is(
    session: Session, tree: OutlineTree, qtbot: QtBot, reason: QContextMenuEvent.Reason
) -> None:
    session.go_to("task", "b")
    asked: list[QPoint] = []
    tree.menu_wanted.connect(asked.append)
    mouse = tree.viewport().mapToGlobal(QPoint(3, 4))
    tree.contextMenuEvent(QContextMenuEvent(reason, QPoint(3, 4), mouse))
    (point,) = asked
    if reason == QContextMenuEvent.Reason.Mouse:
        assert point == mouse
    else:
        row = tree.visualRect(tree.currentIndex())
        assert tree.viewport().mapFromGlobal(point) == row.bottomLeft()
