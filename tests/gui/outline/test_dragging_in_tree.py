"""Rows of the tree dragged by the mouse: one step of undo, told at the foot; where it means nothing, said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest

from db.records import Domain, Section, Task
from db.verbs.outline import TaskOutline
from ui.outline.arrangement import Arrangement
from ui.outline.drop_places import task_place
from ui.outline.model import Node

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.main_window import MainWindow
    from ui.outline.arrangement import Grouping

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Hand(NamedTuple):
    """A hand on the mouse, over the tree."""

    window: MainWindow

    def point(self, row: str, share: float = 0.5) -> QPoint:
        """Return the place in a record's row, so far down in it."""
        tree = self.window.tree
        kind = "domain" if tree.outline.place("domain", row).isValid() else "task"
        rect = tree.visualRect(tree.outline.place(kind, row))
        return QPoint(rect.left() + 30, rect.top() + round((rect.height() - 1) * share))

    def take(self, row: str) -> None:
        QTest.mousePress(self.window.tree.viewport(), LEFT, NONE, self.point(row))

    def move(self, to: QPoint) -> None:
        view = self.window.tree.viewport()
        for away in (40, 20, 0):
            QTest.mouseMove(view, to + QPoint(away, 0))

    def let_go(self, at: QPoint) -> None:
        QTest.mouseRelease(self.window.tree.viewport(), LEFT, NONE, at)

    def drag(self, row: str, onto: str, share: float) -> None:
        self.take(row)
        to = self.point(onto, share)
        self.move(to)
        self.let_go(to)

    def step(self) -> object:
        """Return the newest step that can be undone."""
        session = self.window.session
        return session.store.history.undoable(session.report_id)

    def annex(self) -> dict[str, list[str]]:
        """Return the annex: each domain with its tasks, in order."""
        session = self.window.session
        return {
            domain.id: [row.id for row in session.outline() if row.domain_id == domain.id]
            for domain in session.domains()
        }


@pytest.fixture
def hand(window: MainWindow) -> Hand:
    return Hand(window)


BEFORE = {"kinh-te": ["a", "b", "c"], "van-hoa": ["d"], "khac": []}


@pytest.mark.parametrize(
    ("row", "onto", "share", "after"),
    [
        ("a", "b", 0.9, {"kinh-te": ["b", "a", "c"], "van-hoa": ["d"], "khac": []}),
        ("c", "a", 0.1, {"kinh-te": ["c", "a", "b"], "van-hoa": ["d"], "khac": []}),
        ("a", "c", 0.9, {"kinh-te": ["b", "c", "a"], "van-hoa": ["d"], "khac": []}),
        ("a", "d", 0.1, {"kinh-te": ["b", "c"], "van-hoa": ["a", "d"], "khac": []}),
        ("b", "d", 0.9, {"kinh-te": ["a", "c"], "van-hoa": ["d", "b"], "khac": []}),
        ("d", "kinh-te", 0.5, {"kinh-te": ["d", "a", "b", "c"], "van-hoa": [], "khac": []}),
        ("a", "khac", 0.5, {"kinh-te": ["b", "c"], "van-hoa": ["d"], "khac": ["a"]}),
        ("kinh-te", "d", 0.9, {"van-hoa": ["d"], "kinh-te": ["a", "b", "c"], "khac": []}),
        ("khac", "kinh-te", 0.1, {"khac": [], "kinh-te": ["a", "b", "c"], "van-hoa": ["d"]}),
        ("kinh-te", "khac", 0.9, {"van-hoa": ["d"], "khac": [], "kinh-te": ["a", "b", "c"]}),
    ],
)
def test_a_dragged_row_is_moved_in_one_step_that_the_foot_tells(
    hand: Hand, row: str, onto: str, share: float, after: dict[str, list[str]]
) -> None:
    window, began = hand.window, hand.step()
    hand.drag(row, onto, share)
    assert list(hand.annex().items()) == list(after.items())
    assert window.session.place()[1] == row
    assert window.bars.done.text.startswith("Đã chuyển chỗ ")
    QTest.mouseClick(window.bars.done.buttons["undo"], LEFT)
    assert list(hand.annex().items()) == list(BEFORE.items())
    assert hand.step() == began


@pytest.mark.parametrize(("row", "onto", "share"), [("a", "b", 0.1), ("b", "b", 0.9), ("khac", "khac", 0.9)])
def test_a_row_put_where_it_is_changes_nothing(hand: Hand, row: str, onto: str, share: float) -> None:
    began = hand.step()
    hand.drag(row, onto, share)
    assert hand.annex() == BEFORE
    assert hand.window.bars.done.isHidden()
    assert hand.step() == began


def test_the_line_says_where_and_goes(hand: Hand) -> None:
    tree, line = hand.window.tree, hand.window.tree.dragging.line
    hand.take("a")
    assert not line.isVisible()
    hand.move(hand.point("c", 0.9))
    row = tree.visualRect(tree.outline.place("task", "c"))
    assert line.isVisible()
    assert abs(line.geometry().center().y() - row.bottom()) <= 1
    hand.move(hand.point("c", 0.1))
    assert abs(line.geometry().center().y() - row.top()) <= 1
    hand.move(hand.point("khac"))
    assert line.height() == tree.visualRect(tree.outline.place("domain", "khac")).height()
    hand.let_go(hand.point("khac"))
    assert not line.isVisible()


def test_escape_and_letting_go_outside_change_nothing(hand: Hand) -> None:
    tree, began = hand.window.tree, hand.step()
    hand.take("a")
    hand.move(hand.point("d", 0.9))
    QTest.keyClick(tree, Qt.Key.Key_Delete)  # no key acts on what is under way
    QTest.keyClick(tree, Qt.Key.Key_Escape)
    assert not tree.dragging.is_on
    assert not tree.dragging.line.isVisible()
    hand.let_go(hand.point("d", 0.9))
    assert hand.annex() == BEFORE
    hand.take("a")
    hand.move(hand.point("d", 0.9))
    outside = QPoint(tree.viewport().width() + 60, 40)
    hand.move(outside)
    assert not tree.dragging.line.isVisible()
    hand.let_go(outside)
    assert hand.annex() == BEFORE
    assert hand.step() == began


def test_another_report_ends_a_drag(hand: Hand) -> None:
    session = hand.window.session
    hand.take("a")
    hand.move(hand.point("d", 0.9))
    session.open_report(session.report_id)
    hand.let_go(QPoint(40, 40))
    assert hand.annex() == BEFORE


@pytest.mark.parametrize("by", ["unit", "deadline", "flat"])
def test_in_other_groups_it_is_said_why_not(hand: Hand, by: Grouping) -> None:
    window = hand.window
    window.outline_filter.show_only(Arrangement.of(by=by))
    hand.drag("a", "d", 0.9)
    why = "Rows are moved only while the tree shows every task, by domain."
    assert hand.annex() == BEFORE
    assert (window.bars.done.text, window.bars.done.kind) == (why, "calm")
    assert not window.actions_["move_up"].isEnabled()
    assert window.actions_["move_up"].toolTip() == why == window.actions_["move_down"].toolTip()
    window.bars.done.hide()
    QTest.keyClick(window.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert window.bars.done.text == why
    assert window.bars.done.isVisible()
    window.outline_filter.show_only(Arrangement())
    assert window.actions_["move_up"].toolTip() != why


def test_of_a_part_of_the_tasks_and_in_a_locked_report_it_is_said_why_not(hand: Hand) -> None:
    window = hand.window
    window.outline_filter.show_only(Arrangement.of("no_result"))
    hand.drag("b", "d", 0.9)
    assert "by domain" in window.bars.done.text
    window.outline_filter.show_only(Arrangement())
    window.bars.done.hide()
    window.session.lock.lock(window.session.report_id or "", "Đã gửi tỉnh", signed=False)
    hand.drag("a", "d", 0.9)
    assert "Đã gửi tỉnh" in window.bars.done.text
    hand.drag("kinh-te", "d", 0.9)
    assert hand.annex() == BEFORE


def test_a_folded_domain_opens_under_the_mouse_and_folds_again_where_nothing_comes_of_it(
    hand: Hand, qtbot: QtBot
) -> None:
    tree = hand.window.tree
    tree.collapse(tree.outline.place("domain", "van-hoa"))
    for is_put in (False, True):
        hand.take("a")
        hand.move(hand.point("van-hoa"))
        assert tree.dragging.line.height() > 12, "a frame: it goes to the domain's end"
        qtbot.waitUntil(lambda: tree.isExpanded(tree.outline.place("domain", "van-hoa")))
        to = hand.point("d", 0.1)
        hand.move(to)
        if is_put:
            hand.let_go(to)
        else:
            QTest.keyClick(tree, Qt.Key.Key_Escape)
            hand.let_go(to)
        assert tree.isExpanded(tree.outline.place("domain", "van-hoa")) == is_put
    assert hand.annex()["van-hoa"] == ["a", "d"]


def test_over_a_folded_domain_a_task_goes_to_its_end(hand: Hand) -> None:
    tree = hand.window.tree
    tree.collapse(tree.outline.place("domain", "van-hoa"))
    hand.drag("a", "van-hoa", 0.5)
    assert hand.annex()["van-hoa"] == ["d", "a"]


def test_below_all_rows_is_the_annexs_end(hand: Hand) -> None:
    for row in ("a", "kinh-te"):
        below = QPoint(40, hand.window.tree.viewport().height() - 5)
        assert hand.point("khac", 1).y() < below.y() - 30, "there is room below"
        hand.take(row)
        hand.move(below)
        hand.let_go(below)
    assert hand.annex() == {"van-hoa": ["d"], "khac": ["a"], "kinh-te": ["b", "c"]}
    assert list(hand.annex()) == ["van-hoa", "khac", "kinh-te"]


def test_near_its_edge_the_tree_scrolls(hand: Hand, qtbot: QtBot, make_draft: Callable[..., Draft]) -> None:
    draft, session, tree = make_draft("dai"), hand.window.session, hand.window.tree
    domain = Domain("dai", "mot", "I", "Kinh tế")
    tasks = tuple(Task("dai", "mot", f"t{at}", str(at), "Phòng A", content=f"Việc {at}") for at in range(90))
    session.add_report(type(draft)(draft.report, (Section(domain, tasks),)))
    hand.take("t0")
    low = QPoint(60, tree.viewport().height() - 3)
    hand.move(low)
    bar = tree.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    hand.move(low)
    hand.let_go(low)
    assert [row.id for row in session.outline()][-1] == "t0"


@given(data=st.data())
def test_a_task_goes_where_the_line_is_whatever_it_is_let_go_over(data: st.DataObject) -> None:
    counts = data.draw(st.lists(st.integers(0, 4), min_size=1, max_size=4))
    rows = [_row(f"{domain}-{at}", str(domain)) for domain, count in enumerate(counts) for at in range(count)]
    domains = []
    for at in range(len(counts)):
        domain = Node("domain", str(at), rows=[row for row in rows if row.domain_id == str(at)])
        domain.children = [Node("task", row.id, task=row) for row in domain.rows]
        domains.append(domain)
    root = Node("report", "", children=domains)
    every = [root, *domains, *(child for domain in domains for child in domain.children)]
    low, folded = data.draw(st.booleans()), data.draw(st.booleans())
    place = task_place(rows, data.draw(st.sampled_from(every)), low=low, folded=folded)
    assert place is not None
    held = [row.id for row in rows if row.domain_id == place.domain_id]
    assert place.before is None or place.before in held
    if place.at.kind == "task":
        at = held.index(place.at.id) + (place.edge == "below")
        assert held[at : at + 1] == ([place.before] if place.before else [])


def _row(task_id: str, domain_id: str) -> TaskOutline:
    return TaskOutline(domain_id, task_id, "", "", "", "", (), "", "", "", "", *[False] * 5)


def test_a_file_dropped_on_the_tree_is_still_offered_for_import(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, taken = hand.window, list[list[QUrl]]()
    monkeypatch.setattr(window.importing, "import_dropped", taken.append)
    assert not window.tree.acceptDrops()
    assert not window.tree.viewport().acceptDrops()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "bieu.docx"))])
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, LEFT, NONE)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, NONE))
    assert taken == [data.urls()]
