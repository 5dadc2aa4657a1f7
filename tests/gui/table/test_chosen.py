"""What is chosen in the table: copied for Excel, emptied, deleted, each as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from vqdesk.formats.readers import read_clipboard

if TYPE_CHECKING:
    from conftest import AtTable, Boxes

KEY = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def copied() -> tuple[str, str]:
    mime = QGuiApplication.clipboard().mimeData()
    return mime.html(), mime.text()


def choose(at: AtTable, task_id: str, field: str, *keys: Qt.Key) -> None:
    at.go(task_id, field)
    for key in keys:
        at.press(key, SHIFT)


def test_chosen_cells_are_copied_as_excel_quotes_them(at: AtTable) -> None:
    at.window.session.write_task("a", "content", 'Hai\ndòng "có" ngoặc')
    at.window.session.write_task("b", "content", "=1+1")
    choose(at, "a", "unit", KEY.Key_Down, KEY.Key_Right)
    at.press(KEY.Key_C, CONTROL)
    html, text = copied()
    assert text == ('Phòng Nông nghiệp\t"Hai\ndòng ""có"" ngoặc"\n' + "Phòng Nông nghiệp\t'=1+1\n")
    (table,) = read_clipboard(html, "", "x").blocks
    assert [[cell.text for cell in row] for row in table.rows] == [  # type: ignore[union-attr]
        ["Phòng Nông nghiệp", 'Hai\ndòng "có" ngoặc'],
        ["Phòng Nông nghiệp", "=1+1"],
    ]


def test_one_cell_is_copied_to_the_letter(at: AtTable) -> None:
    at.window.session.write_task("a", "content", 'Hai\ndòng "có" ngoặc')
    at.go("a", "content")
    at.press(KEY.Key_C, CONTROL)
    assert copied()[1] == 'Hai\ndòng "có" ngoặc'


def test_a_band_is_copied_by_its_name(at: AtTable) -> None:
    choose(at, "c", "number", KEY.Key_Down, KEY.Key_Right)
    at.press(KEY.Key_C, CONTROL)
    rows = copied()[1].splitlines()
    assert (rows[0], rows[-1]) == ("3\tPhòng Tài chính", "\tCông an huyện")
    assert rows[1] == "II. Lĩnh vực văn hóa\t"


def test_chosen_cells_are_emptied_in_one_step(at: AtTable) -> None:
    choose(at, "a", "unit", KEY.Key_Down, KEY.Key_Right)
    at.press(KEY.Key_Delete)
    session = at.window.session
    assert [(session.task(each).unit, session.task(each).content) for each in "ab"] == [("", ""), ("", "")]
    assert session.task("c").unit == "Phòng Tài chính"
    assert at.window.bars.done.text == "Cells emptied: 4"
    at.press(KEY.Key_Z, CONTROL)
    assert session.task("a").unit == session.task("b").unit == "Phòng Nông nghiệp"
    assert session.task("b").content == "Trồng mới 750 ha rừng"


def test_whole_rows_are_deleted_after_a_question(at: AtTable, boxes: Boxes) -> None:
    at.go("a", "unit")
    at.press(KEY.Key_Space, SHIFT)
    at.press(KEY.Key_Down, SHIFT)
    boxes.yes = False
    at.press(KEY.Key_Minus, CONTROL)
    assert boxes.asked == ["Delete the 2 chosen tasks?"]
    assert at.cells()[1:4] == ["a", "b", "c"]
    boxes.yes = True
    at.press(KEY.Key_Minus, CONTROL)
    assert at.cells()[1] == "c"
    assert at.place()[0] == "c"
    assert at.window.bars.done.text == "Tasks deleted: 2"
    at.press(KEY.Key_Z, CONTROL)
    assert at.cells()[1:4] == ["a", "b", "c"]


def test_a_row_chosen_whole_is_deleted_by_the_delete_key(at: AtTable) -> None:
    at.go("b", "unit")
    at.press(KEY.Key_Space, SHIFT)
    at.press(KEY.Key_Delete)
    assert at.cells()[1:3] == ["a", "c"]
    assert at.window.session.task("a").content


def test_of_a_locked_report_nothing_is_emptied_or_deleted_and_that_is_said(at: AtTable, boxes: Boxes) -> None:
    session = at.window.session
    session.lock.lock(session.report_id or "", "Đã gửi", signed=False)
    before = session.store.reports.draft(session.report_id or "")
    at.go("a", "unit")
    at.press(KEY.Key_Delete)
    at.press(KEY.Key_Minus, CONTROL)
    at.press(KEY.Key_V, CONTROL)
    at.press(KEY.Key_X)
    assert len(boxes.warned) == 3
    assert all("Đã gửi" in sentence for sentence in boxes.warned)
    assert session.store.reports.draft(session.report_id or "") == before
