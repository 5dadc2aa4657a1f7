"""What was done stands at the window's foot, by the name of its step, with what takes it back."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from db.errors import Refused
from ui.looks.colours import SCHEME_COLOURS
from ui.looks.shades import LEAST, contrast
from ui.widgets import standing_bar
from vqdesk.columns.edits import add_column
from vqdesk.messages.catalogue import say
from vqdesk.messages.deed_names import shortened
from vqdesk.offices.column_presets import own_presets
from vqdesk.system import paths
from vqdesk.tracking.status_words import StatusWords

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Boxes
    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.looks.looks import Looks
    from ui.main_window import MainWindow
    from ui.notices.done_bar import DoneBar

LEFT = Qt.MouseButton.LeftButton
BACK, LETTERS = QPalette.ColorRole.Window, QPalette.ColorRole.WindowText
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ROOMS = [(1366, 728), (1093, 574), (911, 472), (960, 500)]
"""A screen of 1366 x 768 at 100, 125 and 150 %, one of 1920 x 1080 at 200 %, less the title."""
NUMBERS = "; các số khác giữ nguyên"
VERBS: dict[str, tuple[tuple[str, str], Callable[[MainWindow], object]]] = {
    f"Đã thêm nhiệm vụ 4 sau nhiệm vụ 1{NUMBERS}.": (
        ("task", "a"),
        lambda window: window.actions_["add_task"].trigger(),
    ),
    f"Đã nhân đôi thành nhiệm vụ 4 sau nhiệm vụ 1{NUMBERS}.": (
        ("task", "a"),
        lambda window: window.actions_["duplicate"].trigger(),
    ),
    "Đã thêm nhiệm vụ 4 vào cuối lĩnh vực I.": (("task", "c"), lambda window: press_insert(window)),
    "Đã thêm nhiệm vụ 4 vào cuối lĩnh vực II.": (("domain", "van-hoa"), lambda window: press_insert(window)),
    "Đã thêm nhiệm vụ 4 vào lĩnh vực III.": (("domain", "khac"), lambda window: press_insert(window)),
    "Đã xóa nhiệm vụ 3.": (("task", "c"), lambda window: window.actions_["delete"].trigger()),
    "Đã chuyển chỗ nhiệm vụ 3.": (("task", "b"), lambda window: window.actions_["move_up"].trigger()),
    "Đã chuyển chỗ nhiệm vụ 1.": (("task", "a"), lambda window: window.session.move_task_to("khac")),
    "Đã thêm lĩnh vực IV.": (("task", "a"), lambda window: window.session.add_domain("IV", "Mới")),
    "Đã đổi tên lĩnh vực V.": (("task", "a"), lambda window: rename(window, "V")),
    "Đã chuyển chỗ lĩnh vực I.": (("domain", "kinh-te"), lambda window: window.outline.move_down()),
    "Đã xóa lĩnh vực II và các nhiệm vụ trong đó.": (
        ("domain", "van-hoa"),
        lambda window: window.actions_["delete"].trigger(),
    ),
    "Đã đánh lại số thứ tự.": (("task", "a"), lambda window: window.actions_["renumber"].trigger()),
    "Đã thêm cột “Ghi chú”.": (("task", "a"), lambda window: add_remarks(window)),
    "Đã xác nhận đã kiểm tra nội dung.": (
        ("task", "a"),
        lambda window: window.session.sign_off("content", "Lan"),
    ),
}


def press_insert(window: MainWindow) -> None:
    window.tree.setFocus()
    QTest.keyClick(window.tree, Qt.Key.Key_Insert)


def rename(window: MainWindow, numeral: str) -> None:
    window.session.rename_domain("khac", numeral, "Lĩnh vực sau")


def add_remarks(window: MainWindow) -> None:
    from db.records import Column

    report = window.session.report()
    assert report is not None
    edit = add_column(report.columns, Column("extra", "Ghi chú"))
    window.session.change_columns(edit, "add_column", edit.columns[-1].field)


def everything(window: MainWindow) -> object:
    session = window.session
    tasks = [session.task(row.id) for row in session.outline()]
    return session.report(), list(session.domains()), tasks, session.store.sign_offs.of(session.report_id)


def bar_of(window: MainWindow) -> DoneBar:
    return window.bars.done


def shown(window: MainWindow) -> list[str]:
    return [name for name, button in bar_of(window).buttons.items() if button.isVisible()]


def delete(window: MainWindow, task: str = "c") -> None:
    window.session.go_to("task", task)
    window.actions_["delete"].trigger()


# What is told


@pytest.mark.parametrize("said", VERBS)
def test_each_verb_is_told_by_its_step_and_taken_back_from_there(
    window: MainWindow, boxes: Boxes, said: str
) -> None:
    place, act = VERBS[said]
    window.session.write_task("b", "number", "3")
    window.session.go_to(*place)
    before = everything(window)
    act(window)
    assert bar_of(window).text == said
    step = window.history.name(backward=True)
    name = f"Đã {step[0].lower()}{step[1:]}"
    assert said == f"{name}." or said.startswith((f"{name} sau ", f"{name} vào ")), (
        "the bar and Ctrl+Z call it by one name"
    )
    assert shown(window) == ["undo", "close"]
    assert everything(window) != before
    QTest.mouseClick(bar_of(window).buttons["undo"], LEFT)
    assert everything(window) == before, "that step alone, not the one before it"
    assert bar_of(window).text == f"Đã hoàn tác: {step.replace('lĩnh vực V', 'lĩnh vực III')}."
    assert boxes.warned == []


def test_what_changes_nothing_is_not_told(window: MainWindow) -> None:
    window.session.write_task("a", "result", "xong")
    window.session.renumber()
    assert window.session.task("c").number == "3"
    assert bar_of(window).isHidden()


def test_typing_is_no_deed_and_takes_the_last_one_away(window: MainWindow) -> None:
    window.session.go_to("task", "a")
    editor = window.task_form.fields["result"].editor
    editor.setFocus()
    QTest.keyClicks(editor, "xong")
    window.session.flush()
    assert bar_of(window).isHidden()
    delete(window)
    assert bar_of(window).text == "Đã xóa nhiệm vụ 3."
    window.session.go_to("task", "a")
    QTest.keyClicks(editor, " ca")
    assert bar_of(window).text, "it stays while one types"
    window.session.flush()
    assert bar_of(window).isHidden(), "its step is not the last one any more"


def test_what_was_typed_since_and_waits_is_not_what_its_button_takes_back(window: MainWindow) -> None:
    delete(window)
    window.session.go_to("task", "a")
    editor = window.task_form.fields["result"].editor
    editor.setFocus()
    QTest.keyClicks(editor, "xong")
    typed = editor.text()
    QTest.mouseClick(bar_of(window).buttons["undo"], LEFT)
    assert (bar_of(window).text, bar_of(window).kind) == (say("done.changed_since", "vi"), "calm")
    assert window.session.task("a").result == typed
    assert [row.id for row in window.session.outline()] == ["a", "b", "d"]


def test_another_report_has_nothing_of_it(window: MainWindow, make_draft: Callable[..., Draft]) -> None:
    window.session.store.reports.add(make_draft("khac"))
    delete(window)
    window.session.open_report("khac")
    assert bar_of(window).isHidden()


def test_an_office_s_choice_is_told_and_taken_back(window: MainWindow) -> None:
    session = window.session
    office = session.report().organisation
    session.keep_preset("Sáu cột")
    assert bar_of(window).text == "Đã giữ mẫu cột “Sáu cột”."
    assert [each.name for each in own_presets(session.store, office)] == ["Sáu cột"]
    QTest.mouseClick(bar_of(window).buttons["undo"], LEFT)
    assert own_presets(session.store, office) == []
    assert bar_of(window).text == "Đã hoàn tác: Giữ mẫu cột “Sáu cột”."
    QTest.mouseClick(bar_of(window).buttons["redo"], LEFT)
    session.forget_preset("Sáu cột")
    assert bar_of(window).text == "Đã xóa mẫu cột “Sáu cột”."
    QTest.mouseClick(bar_of(window).buttons["undo"], LEFT)
    assert [each.name for each in own_presets(session.store, office)] == ["Sáu cột"]


def test_status_words_are_told_and_taken_back(window: MainWindow) -> None:
    session = window.session
    before = session.standings.words()
    words = StatusWords(before.words[:-1])
    session.keep_status_words(words)
    assert bar_of(window).text == "Đã đổi cách gọi tình trạng nhiệm vụ của cơ quan."
    QTest.mouseClick(bar_of(window).buttons["undo"], LEFT)
    assert session.standings.words() == before
    assert shown(window) == ["redo", "close"]
    QTest.mouseClick(bar_of(window).buttons["redo"], LEFT)
    assert session.standings.words() == words


# Where it stands


@pytest.mark.parametrize("points", [10, 12, 16])
@pytest.mark.parametrize("room", ROOMS)
def test_it_stands_below_everything_and_covers_nothing(
    window: MainWindow, write_in: Callable[[int], None], qtbot: QtBot, points: int, room: tuple[int, int]
) -> None:
    write_in(points)
    window.resize(*room)
    window.session.go_to("task", "a")
    editor = window.task_form.fields["evaluation"].editor
    editor.setFocus()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    size = window.size()
    window.actions_["renumber"].trigger()
    delete(window, "b")
    window.session.go_to("task", "a")
    editor.setFocus()
    bar = bar_of(window)
    qtbot.waitUntil(lambda: bar.height() >= bar.label.fontMetrics().height())
    assert window.size() == size
    top = bar.mapTo(window, QPoint()).y()
    for other in (window.tree, window.forms):
        assert other.mapTo(window, QPoint(0, other.height())).y() <= top
    assert bar.mapTo(window, QPoint(0, bar.height())).y() <= window.statusBar().y()
    cursor = editor.viewport().mapTo(window, editor.cursorRect().bottomLeft())
    assert cursor.y() <= top, "the line that is written stays in sight"
    assert bar.height() <= 2.5 * bar.label.fontMetrics().lineSpacing(), "one line"
    for name in shown(window):
        button = bar.buttons[name]
        assert bar.rect().contains(button.geometry())
        assert button.width() >= button.sizeHint().width()


def test_it_takes_no_keys_from_whoever_types(window: MainWindow) -> None:
    window.session.go_to("task", "a")
    editor = window.task_form.fields["result"].editor
    editor.setFocus()
    window.session.write_task("b", "number", "9")
    window.actions_["renumber"].trigger()
    assert bar_of(window).text == "Đã đánh lại số thứ tự."
    assert editor.hasFocus()
    QTest.keyClicks(editor, "a b")
    assert editor.text().endswith("a b") or "a b" in editor.text()


def test_tab_never_leads_there(window: MainWindow) -> None:
    delete(window)
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert not bar_of(window).isAncestorOf(QApplication.focusWidget())


# By keys, and for who hears


def test_a_key_leads_there_and_back(window: MainWindow) -> None:
    assert not window.actions_["to_done"].isEnabled(), "there is nothing to go to"
    delete(window)
    window.tree.setFocus()
    QTest.keyClick(window.tree, Qt.Key.Key_F6, SHIFT)
    undo, close = (bar_of(window).buttons[name] for name in ("undo", "close"))
    assert undo.hasFocus()
    QTest.keyClick(undo, Qt.Key.Key_Tab)
    assert close.hasFocus()
    QTest.keyClick(close, Qt.Key.Key_Escape)
    assert window.tree.hasFocus()
    assert bar_of(window).text, "who looks elsewhere takes nothing away"
    assert undo.focusPolicy() == Qt.FocusPolicy.NoFocus
    QTest.keyClick(window.tree, Qt.Key.Key_F6, SHIFT)
    QTest.keyClick(undo, Qt.Key.Key_Space)
    assert window.session.task("c").number == "3"
    assert window.tree.hasFocus(), "the next key is the list's again"
    assert bar_of(window).text == "Đã hoàn tác: Xóa nhiệm vụ 3."


def test_who_hears_the_window_is_told_each_deed(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[object, str]] = []

    def hear(event: object) -> None:
        heard.append((event.type(), event.object().accessibleName()))

    ear = SimpleNamespace(Event=QAccessible.Event, updateAccessibility=hear)
    monkeypatch.setattr(standing_bar, "QAccessible", ear)
    window.session.go_to("task", "a")
    window.session.move_task_down()
    window.session.move_task_down()
    alert = QAccessible.Event.Alert
    assert heard == [(alert, "Đã chuyển chỗ nhiệm vụ 1.")] * 2
    assert QAccessible.queryAccessibleInterface(bar_of(window)).text(QAccessible.Text.Name) == heard[0][1]


# How it looks


@pytest.mark.parametrize("scheme", SCHEME_COLOURS)
def test_it_can_be_read_in_all_colours(window: MainWindow, looks: Looks, qtbot: QtBot, scheme: str) -> None:
    delete(window)
    looks.draw_in(scheme)
    qtbot.waitUntil(lambda: bar_of(window).palette().color(BACK) == SCHEME_COLOURS[scheme].ground)
    palette = bar_of(window).palette()
    back, letters = (palette.color(role) for role in (BACK, LETTERS))
    assert contrast(back, letters) >= LEAST
    assert bar_of(window).label.palette().color(LETTERS) == letters
    button = bar_of(window).buttons["undo"]
    framed = QApplication.palette(button).color(BACK)
    assert button.palette().color(BACK) == framed, "the line around it is drawn in that"
    window.bars.tell_done("Phải đọc hết.", kind="calm")
    assert bar_of(window).palette().color(BACK) != framed
    assert button.palette().color(BACK) == framed


def test_what_has_no_room_is_left_out_by_whole_letters(window: MainWindow, qtbot: QtBot) -> None:
    name = unicodedata.normalize("NFD", "Ế" * 400)
    window.resize(911, 472)
    bar = bar_of(window)
    window.bars.tell_done(f"Đã xóa {name}", undo=window.session.undo)
    label = bar.label
    qtbot.waitUntil(lambda: label.shown.endswith("…"))
    assert label.text() == f"Đã xóa {name}"
    letters = unicodedata.normalize("NFC", label.shown.removesuffix("…").removeprefix("Đã xóa "))
    assert set(letters) == {"Ế"}
    assert "Ế" * 100 in unicodedata.normalize("NFC", label.toolTip().replace("\n", ""))
    assert label.fontMetrics().horizontalAdvance(label.shown) <= label.width()
    assert label.height() >= label.fontMetrics().height(), "marks over capitals have room"
    assert shown(window) == ["undo", "close"]
    window.bars.tell_done("Ngắn.")
    assert (label.shown, label.toolTip()) == ("Ngắn.", "")


def test_what_must_be_read_whole_breaks_its_lines(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(911, 472)
    said = say("done.stops", "vi", what="Nhập báo cáo từ tệp")
    window.bars.tell_done(said, kind="calm")
    bar = bar_of(window)
    assert bar.label.shown == said
    qtbot.waitUntil(lambda: bar.label.height() >= bar.label.heightForWidth(bar.label.width()))
    window.bars.tell_done("Đã xóa nhiệm vụ 3.")
    qtbot.waitUntil(lambda: bar.label.height() < 2 * bar.label.fontMetrics().lineSpacing())


@given(
    st.text(alphabet="aăâưđ \u0300\u0301\u0302\u0303\u0323\u031b", min_size=0, max_size=30),
    st.integers(2, 12),
)
def test_a_name_that_is_cut_keeps_whole_letters(text: str, longest: int) -> None:
    cut = shortened(text, longest)
    assert len(cut) <= max(longest, 1)
    if cut == text:
        return
    begun = cut.removesuffix("…")
    assert text.startswith(begun)
    rest = text[len(begun) :].lstrip(" ")
    assert not begun or not unicodedata.combining(rest[0]) or text[len(begun)] == " "


# All is saved


def test_ctrl_s_stores_what_is_typed_and_says_when(window: MainWindow) -> None:
    window.session.go_to("task", "a")
    editor = window.task_form.fields["result"].editor
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "xong ca")
    assert window.session.task("a").result != "xong ca"
    QTest.keyClick(editor, Qt.Key.Key_S, CONTROL)
    assert window.session.task("a").result == "xong ca"
    at = datetime.fromisoformat(window.session.store.reports.saved_at(window.session.report_id)).astimezone()
    assert bar_of(window).text == f"Mọi thay đổi đã được lưu lúc {at:%H:%M}."
    assert shown(window) == ["close"]
    assert editor.hasFocus()
    assert editor.text() == "xong ca"


def test_it_says_when_the_last_change_was_saved_not_when_it_was_asked(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = datetime.now(UTC) - timedelta(days=2)
    monkeypatch.setattr(window.session.store.reports, "saved_at", lambda _id: before.isoformat())
    window.actions_["save"].trigger()
    local = before.astimezone()
    assert bar_of(window).text == f"Mọi thay đổi đã được lưu lúc {local:%H:%M} ngày {local:%d/%m/%Y}."
    monkeypatch.setattr(window.session.store.reports, "saved_at", lambda _id: None)
    window.actions_["save"].trigger()
    assert bar_of(window).text == "Mọi thay đổi đã được lưu."


def test_what_cannot_be_stored_is_not_said_to_be(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_args: object, **_named: object) -> None:
        raise Refused("disk.full", name="store.vqd")

    monkeypatch.setattr(paths.platformdirs, "user_data_path", lambda *_args, **_more: tmp_path / "user")
    window.session.go_to("task", "a")
    editor = window.task_form.fields["result"].editor
    editor.setFocus()
    with monkeypatch.context() as disk:
        disk.setattr(window.session.store.tasks, "write", full)
        QTest.keyClicks(editor, "x")
        QTest.keyClick(editor, Qt.Key.Key_S, CONTROL)
    assert bar_of(window).isHidden()
    assert window.bars.alarm.isVisible()
    assert say("unsaved.first", "vi") in window.bars.refusal.text
    assert window.session.flush()


def test_when_it_was_saved_stands_once(window: MainWindow) -> None:
    window.session.go_to("task", "a")
    window.session.write_task("a", "result", "xong")
    texts = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert sum(text.startswith(("Saved at ", "Stored at ")) for text in texts) == 1
