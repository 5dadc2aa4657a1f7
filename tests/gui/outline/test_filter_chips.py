"""The chips over the tree: what they count, that they go together, and who tells them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.records import Draft, Period, Section
from ui.main_window import MainWindow
from ui.outline.arrangement import Arrangement

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.session.calls import TaskFilter
    from ui.session.session import Session

KEY = Qt.Key


@pytest.fixture
def counting(tracked: Session, qtbot: QtBot) -> Session:
    tracked.calls.start()
    qtbot.waitUntil(lambda: bool(tracked.calls.counts))
    return tracked


@pytest.fixture
def shown(counting: Session, qtbot: QtBot) -> MainWindow:
    window = MainWindow(counting)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.tree.setFocus()
    qtbot.waitUntil(window.tree.hasFocus)
    return window


def tasks(window: MainWindow) -> list[str]:
    return [row.id for row in window.tree.outline.shown_tasks()]


def click(window: MainWindow, *names: TaskFilter) -> None:
    for name in names:
        QTest.mouseClick(window.outline_filter.chips.chips[name], Qt.MouseButton.LeftButton)


def test_each_filter_counts_its_tasks(counting: Session, qtbot: QtBot) -> None:
    assert counting.calls.counts == {"no_result": 4, "no_state": 3, "late": 2, "soon": 1, "unclear": 5}
    counting.write_task("t1", "evaluation", "10%")
    qtbot.waitUntil(lambda: counting.calls.counts["no_state"] == 2)
    counting.go_to("task", "t2")
    counting.delete_task()
    qtbot.waitUntil(lambda: "soon" not in counting.calls.counts)
    counting.undo()
    qtbot.waitUntil(lambda: counting.calls.counts.get("soon") == 1)


def test_what_the_annex_has_no_column_for_is_not_missing(counting: Session, qtbot: QtBot) -> None:
    report = counting.report()
    assert report is not None
    fields = ("result", "evaluation", "status")
    columns = tuple(column for column in report.columns if column.key not in fields)
    counting.write_report(replace(report, columns=columns))
    qtbot.waitUntil(lambda: counting.calls.counts.keys().isdisjoint(("no_result", "no_state")))


def test_counting_goes_on_in_turns(counting: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr("ui.session.calls._TURN", 0)
    monkeypatch.setattr("ui.session.calls._TOGETHER", 1)
    turns: list[int] = []
    counting.calls._turn.timeout.connect(lambda: turns.append(1))  # noqa: SLF001
    with qtbot.waitSignal(counting.calls.counted):
        counting.calls.renew()
    assert len(turns) >= 6
    assert counting.calls.counts["no_result"] == 4


def test_chips_go_together_and_one_key_lifts_all(shown: MainWindow) -> None:
    chips = shown.outline_filter.chips.chips
    assert [name for name, chip in chips.items() if chip.isVisible()] == [
        *("no_result", "no_state", "late", "soon", "unclear"),
    ]
    assert chips["no_state"].text() == "Not assessed 3"
    click(shown, "no_state", "no_result")
    assert tasks(shown) == ["t2", "t5"]
    click(shown, "soon")
    assert tasks(shown) == ["t2"]
    assert shown.outline_filter.count.text() == "Showing 1/6"
    click(shown, "no_state")
    assert not chips["no_state"].isChecked()
    shown.tree.setFocus()
    QTest.keyClick(shown.tree, KEY.Key_Escape)
    assert len(tasks(shown)) == 6
    assert not any(chip.isChecked() for chip in chips.values())
    assert not shown.outline_filter.count.isVisible()


def test_one_tab_leads_to_the_chips_and_one_beyond(shown: MainWindow) -> None:
    chips = shown.outline_filter.chips.chips
    QTest.keyClick(shown.tree, KEY.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert chips["no_result"].hasFocus()
    QTest.keyClick(chips["no_result"], KEY.Key_Left)
    assert chips["unclear"].hasFocus(), "round to the other end"
    QTest.keyClick(chips["unclear"], KEY.Key_Space)
    assert shown.tree.outline.arrangement == Arrangement.of("unclear")
    QTest.keyClick(chips["unclear"], KEY.Key_Tab)
    assert shown.outline_filter.grouping.hasFocus()
    QTest.keyClick(shown.outline_filter.grouping, KEY.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert chips["unclear"].hasFocus()
    QTest.keyClick(chips["unclear"], KEY.Key_Return)
    assert shown.tree.hasFocus()


def test_what_the_check_finds_is_filtered_and_the_open_task_stays(shown: MainWindow, qtbot: QtBot) -> None:
    session, chip = shown.session, shown.outline_filter.chips.chips["found"]
    shown.findings.counted.emit({"t2": (1, 0), "t3": (0, 2), "t4": (0, 0)})
    qtbot.waitUntil(chip.isVisible)
    assert chip.text() == "With findings 2"
    click(shown, "found")
    assert tasks(shown) == ["t2", "t3"]
    session.go_to("task", "t2", "result")
    shown.findings.counted.emit({"t3": (0, 2)})
    qtbot.waitUntil(lambda: "with the open one" in shown.outline_filter.count.text())
    assert tasks(shown) == ["t2", "t3"]
    session.go_to("task", "t3")
    qtbot.waitUntil(lambda: tasks(shown) == ["t3"])
    shown.findings.counted.emit({})
    session.go_to("report", "")
    qtbot.waitUntil(lambda: shown.outline_filter.count.text() == "No such task.")
    assert chip.isVisible(), "what filters can be turned off"


def test_what_is_as_in_the_period_before_is_filtered(
    window: MainWindow, make_next: Callable[[], str], qtbot: QtBot
) -> None:
    session, chip = window.session, window.outline_filter.chips.chips["unchanged"]
    session.open_report(make_next())
    window.get_ready()
    qtbot.waitUntil(chip.isVisible)
    assert chip.text() == "Unchanged 4"
    session.write_task("a", "result", "Đã làm 15/16 xã")
    qtbot.waitUntil(lambda: chip.text() == "Unchanged 3")
    click(window, "unchanged")
    assert tasks(window) == ["b", "c", "d"]
    session.undo()
    qtbot.waitUntil(lambda: tasks(window) == ["a", "b", "c", "d"])
    window.close()


@pytest.fixture
def make_next(session: Session) -> Callable[[], str]:
    """Return what stores the next period's report, with the same texts, and gives its id."""
    return lambda: _carried(session)


def _carried(session: Session) -> str:
    report = session.report()
    assert report is not None
    new = replace(report, id="nam", period=Period("năm", 2024))
    sections = tuple(
        Section(
            replace(domain, report_id="nam"),
            tuple(
                replace(task, report_id="nam")
                for task in session.store.tasks.of(report.id)
                if task.domain_id == domain.id
            ),
        )
        for domain in session.domains()
    )
    session.store.reports.add(Draft(new, sections))
    return "nam"


def test_a_wide_bar_sets_its_chips_in_one_line_and_a_narrow_one_in_several(shown: MainWindow) -> None:
    chips = shown.outline_filter.chips
    layout = chips.layout()
    assert layout is not None
    assert layout.heightForWidth(2000) == chips.chips["late"].sizeHint().height()
    assert layout.heightForWidth(200) > 3 * layout.heightForWidth(2000)
    inside = chips.rect()
    assert all(inside.contains(chip.geometry()) for chip in chips.chips.values() if chip.isVisible())
