"""Pasting into the table: seen before it is done, one step, nothing dropped without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from db.records import Column, Period, Task
from ui.table.paste_dialog import PasteDialog
from ui.table.pasting import copied_rows, empty_task, plan_paste
from vqdesk.exporting.clipboard import format_cells

if TYPE_CHECKING:
    from conftest import AtTable, Boxes

    from ui.dialogs.dialog import Dialog
    from ui.table.pasting import PastePlan

KEY = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
COLUMNS = tuple(Column(key, f"Cột {key}") for key in ("number", "unit", "content", "result", "deadline"))
PERIOD = Period("năm", 2026)


def hold(text: str, html: str = "") -> None:
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)


def planned(rows: list[list[str]], at: int = 0, targets: tuple[Task, ...] = ()) -> PastePlan:
    return plan_paste(
        rows,
        COLUMNS,
        at=at,
        targets=targets,
        make=lambda: empty_task("r", "d"),
        period=PERIOD,
        number=7,
    )


# What is planned


@pytest.mark.parametrize(
    ("html", "text", "rows"),
    [
        ("", "một\thai\nba\tbốn\n", [["một", "hai"], ["ba", "bốn"]]),
        ("", '"a\n""b"""\tx', [['a\n"b"', "x"]]),
        ("", "một đoạn\nhai dòng", [["một đoạn\nhai dòng"]]),
        (
            "<table><tr><td>a<br>b</td><td>c</td></tr><tr><td colspan=2>d</td></tr></table>",
            "bỏ",
            [["a\nb", "c"], ["d", ""]],
        ),
        (
            "<table><tr><td rowspan=2>x</td><td>1</td></tr><tr><td>2</td></tr></table>",
            "",
            [["x", "1"], ["x", "2"]],
        ),
        ("<p>chữ thường</p>", "chữ thường", [["chữ thường"]]),
        ("", "a\t\n\t\n", [["a"]]),
        ("", "", []),
    ],
)
def test_what_was_copied_is_read_as_cells(html: str, text: str, rows: list[list[str]]) -> None:
    assert copied_rows(html, text) == rows


CELLS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P")) | st.sampled_from(" \n"), max_size=12
)


@given(
    st.lists(st.lists(CELLS.map(lambda text: f"x{text}x"), min_size=2, max_size=2), min_size=1, max_size=4)
)
def test_copied_cells_come_back_as_they_were(rows: list[list[str]]) -> None:
    _html, text = format_cells(rows)
    from ui.forms.autosave import kept_text

    assert copied_rows("", text) == [[kept_text(cell) for cell in row] for row in rows]


def test_rows_beyond_the_last_target_are_new_and_numbered_on() -> None:
    target = Task("r", "d", "t", number="1", unit="A", content="B")
    plan = planned([["A2", "B"], ["C", "D"], ["E", "F"]], 1, (target,))
    assert plan.texts == [("t", "unit", "A2")]
    assert [(task.number, task.unit, task.content) for task in plan.added] == [
        ("7", "C", "D"),
        ("8", "E", "F"),
    ]
    assert plan.left_over == ()


def test_what_has_no_column_is_told() -> None:
    plan = planned([["x", "15/9/2026", "thừa"], ["y", "", ""]], 3)
    assert plan.left_over == ("thừa",)
    assert [(task.result, task.deadline) for task in plan.added] == [("x", "15/9/2026"), ("y", "")]


def test_a_first_row_of_headings_leads_each_column_to_its_own() -> None:
    plan = planned([["Cột content", "cot UNIT", "Lạ"], ["việc", "đơn vị", "khác"]], 0)
    (task,) = plan.added
    assert (task.content, task.unit, plan.has_header) == ("việc", "đơn vị", True)
    assert plan.left_over == ("Lạ", "khác")


def test_a_moved_deadline_keeps_the_first_one() -> None:
    target = Task("r", "d", "t", deadline="10/9/2026")
    plan = planned([["20/9/2026"]], 4, (target,))
    assert plan.texts == [("t", "deadline", "20/9/2026"), ("t", "first_deadline", "10/9/2026")]


# In the window


def test_cells_are_pasted_over_once_they_were_seen(at: AtTable, boxes: Boxes) -> None:
    hold("Đơn vị A\tViệc A\nĐơn vị B\tTrồng mới 750 ha rừng\n")
    seen: list[str] = []

    def accept(dialog: Dialog) -> bool:
        assert isinstance(dialog, PasteDialog)
        model = dialog.model
        seen.append(dialog.told.text())
        seen.extend(str(model.index(row, 0).data()) for row in range(model.rowCount()))
        return True

    boxes.dialogs.append(accept)
    at.go("a", "unit")
    at.press(KEY.Key_V, CONTROL)
    assert seen == ["Cells that change: 3. Tasks that come: 0.", "changed", "changed"]
    session = at.window.session
    assert [session.task(each).unit for each in "abc"] == ["Đơn vị A", "Đơn vị B", "Phòng Tài chính"]
    assert session.task("a").content == "Việc A"
    assert at.window.bars.done.text == "Pasted. Cells changed: 3. Tasks added: 0."
    at.press(KEY.Key_Z, CONTROL)
    assert [session.task(each).unit for each in "ab"] == ["Phòng Nông nghiệp"] * 2


def test_nothing_is_done_before_it_is_accepted(at: AtTable, boxes: Boxes) -> None:
    hold("A\tB\n")
    boxes.dialogs.append(lambda _dialog: False)
    at.go("a", "unit")
    at.press(KEY.Key_V, CONTROL)
    assert at.window.session.task("a").unit == "Phòng Nông nghiệp"


def test_rows_pasted_at_the_end_are_added_and_go_with_one_undo(at: AtTable, boxes: Boxes) -> None:
    hold("Một\tViệc một\nHai\tViệc hai\nBa\tViệc ba\n")
    boxes.dialogs.append(lambda _dialog: True)
    at.go("d", "unit")
    at.press(KEY.Key_V, CONTROL)
    session = at.window.session
    new = [row for row in session.outline() if row.id not in "abcd"]
    assert [(row.number, row.unit, row.domain_id) for row in new] == [
        ("4", "Hai", "van-hoa"),
        ("5", "Ba", "van-hoa"),
    ]
    assert session.task("d").unit == "Một"
    at.press(KEY.Key_Z, CONTROL)
    assert [row.id for row in session.outline()] == ["a", "b", "c", "d"]
    assert session.task("d").unit == "Công an huyện"


def test_rows_come_as_new_tasks_by_command(at: AtTable, boxes: Boxes) -> None:
    hold("\tPhòng Y tế\tTiêm chủng\n\tPhòng Nội vụ\tThi đua\n")

    def look(dialog: Dialog) -> bool:
        assert isinstance(dialog, PasteDialog)
        assert dialog.new.isChecked()
        return True

    boxes.dialogs.append(look)
    at.go("a", "number")
    at.press(KEY.Key_Insert, CONTROL | SHIFT)
    assert [row.unit for row in at.window.session.outline()][:4] == [
        "Phòng Nông nghiệp",
        "Phòng Y tế",
        "Phòng Nội vụ",
        "Phòng Nông nghiệp",
    ]


def test_the_dialog_shows_what_each_way_does_and_the_words_that_stay_out(at: AtTable, boxes: Boxes) -> None:
    hold("88%\tthừa\n")

    def look(dialog: Dialog) -> bool:
        assert isinstance(dialog, PasteDialog)
        assert "thừa" in dialog.told.text()
        assert "88%" in dialog.list.text.toPlainText()
        dialog.new.click()
        assert "Tasks that come: 1." in dialog.told.text()
        dialog.over.click()
        return False

    boxes.dialogs.append(look)
    at.go("b", "evaluation")
    at.press(KEY.Key_V, CONTROL)
    assert boxes.dialogs == []


def test_one_copied_cell_goes_into_every_chosen_one(at: AtTable, boxes: Boxes) -> None:
    hold("100%")
    boxes.dialogs.append(lambda _dialog: True)
    at.go("a", "evaluation")
    at.press(KEY.Key_Down, SHIFT)
    at.press(KEY.Key_Down, SHIFT)
    at.press(KEY.Key_V, CONTROL)
    assert [at.window.session.task(each).evaluation for each in "abcd"] == ["100%"] * 3 + ["112,4%"]


def test_an_empty_clipboard_is_said(at: AtTable, boxes: Boxes) -> None:
    hold(" ")
    at.press(KEY.Key_V, CONTROL)
    assert boxes.warned == ["Nothing is copied that could be pasted."]
