"""A disk that stores nothing: no key is lost, the window says what is true, and all is stored in the end."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from db.errors import Refused
from db.store.store import Store
from ui.main_window import MainWindow
from ui.session.session import Session
from vqdesk.messages.catalogue import say
from vqdesk.system import paths
from vqdesk.unsaved import kept_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.editors.text_editor import TextEditor
    from ui.notices.closing_dialog import ClosingDialog
    from ui.notices.left_texts_dialog import LeftTextsDialog

REPORT = "bao-cao-9-thang"
PARTS = ("reports", "domains", "tasks", "registers", "history", "bin", "search", "settings", "health")
LEFT = Qt.MouseButton.LeftButton


class Disk:
    """Have a store refuse reads and verbs while its disk is out, verbs alone while it is full."""

    def __init__(self, store: Store) -> None:
        self._store, self._patch = store, pytest.MonkeyPatch()

    def out(self) -> None:
        for part in PARTS:
            known = type(getattr(self._store, part))
            names = [name for name in dir(known) if not name.startswith("_")]
            self._refuse(
                part, [name for name in names if callable(getattr(known, name))], "store.unreachable"
            )

    def full(self) -> None:
        self._refuse("tasks", ("write", "add", "delete", "duplicate"), "disk.full")
        self._refuse("domains", ("write",), "disk.full")
        self._refuse("reports", ("write", "add"), "disk.full")
        self._refuse("settings", ("keep",), "disk.full")

    def back(self) -> None:
        self._patch.undo()

    def _refuse(self, part: str, names: list[str] | tuple[str, ...], key: str) -> None:
        def refuse(*_args: object, **_more: object) -> None:
            raise Refused(key, name=self._store.path.name)

        for name in names:
            self._patch.setattr(getattr(self._store, part), name, refuse)


@pytest.fixture
def second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the second place; it is not there yet."""
    folder = tmp_path / "user" / "vqdesk"
    monkeypatch.setattr(paths.platformdirs, "user_data_path", lambda *_args, **_more: folder)
    return folder / "unsaved"


@pytest.fixture
def disk(store: Store) -> Iterator[Disk]:
    made = Disk(store)
    yield made
    made.back()


@pytest.fixture
def window(second: Path, session: Session, qtbot: QtBot, disk: Disk) -> Iterator[MainWindow]:
    opened = open_window(session, qtbot)
    yield opened
    disk.back()
    session.flush()
    QCoreApplication.processEvents()  # what follows reads the store, which is closed then


def open_window(session: Session, qtbot: QtBot) -> MainWindow:
    shown = MainWindow(session)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    session.open_report(REPORT)
    session.go_to("task", "b")
    editor = shown.task_form.fields["result"].editor
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return shown


def editor_of(window: MainWindow, field: str = "result") -> TextEditor:
    return window.task_form.fields[field].editor


def type_keys(window: MainWindow, text: str) -> None:
    """Type as a clerk does: to whatever has the focus."""
    for letter in text:
        target = QApplication.focusWidget() or window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(target, event)


def try_to_store(window: MainWindow, field: str = "result") -> None:
    """Have the autosave's two seconds be over."""
    window.task_form.saves[field].timer.timeout.emit()


def kept(second: Path) -> list[str]:
    """Return what the second place holds."""
    files = list(second.glob("*.json")) if second.exists() else []
    return [text["text"] for file in files for text in json.loads(file.read_bytes())["texts"]]


def said(key: str, **values: object) -> str:
    return say(key, "vi", **values)


class TestWhileTyping:
    @pytest.fixture(params=["out", "full"], autouse=True)
    def trouble(self, request: pytest.FixtureRequest, window: MainWindow, disk: Disk) -> str:
        getattr(disk, request.param)()
        type_keys(window, "Đã trồng ")
        try_to_store(window)
        return {"out": "store.unreachable", "full": "disk.full"}[request.param]

    def test_a_red_bar_says_why_and_what_to_do_and_no_box_comes(
        self, window: MainWindow, boxes: object, trouble: str, second: Path
    ) -> None:
        alarm = window.bars.alarm
        assert (alarm.isVisible(), alarm.kind) == (True, "alarm")
        assert said("unsaved.alarm", count=1) in alarm.text
        assert said(trouble, name="store.vqd") in alarm.text
        (file,) = second.iterdir()
        assert said("unsaved.kept", path=file) in alarm.text
        assert boxes.warned == []

    def test_it_takes_no_key_and_no_focus(self, window: MainWindow) -> None:
        editor = editor_of(window)
        assert editor.hasFocus()
        type_keys(window, "xong o k ")
        assert editor.text() == "Đã trồng xong o k "
        for button in window.bars.findChildren(QAbstractButton):
            assert button.focusPolicy() == Qt.FocusPolicy.NoFocus
        assert window.bars.alarm.isVisible()

    def test_it_stays_through_every_further_try(self, window: MainWindow, second: Path) -> None:
        for more in ("một ", "hai ", "ba "):
            type_keys(window, more)
            try_to_store(window)
            assert window.bars.alarm.kind == "alarm"
            assert kept(second) == [editor_of(window).text()], "what is typed goes there at each try"

    def test_nothing_claims_to_be_stored(self, window: MainWindow) -> None:
        claims = ("Saved at", "stored by itself")
        type_keys(window, "thêm")
        labels = [window.saved_label.text(), window.task_form.saved_label.text()]
        assert labels == ["Not stored", "Not stored yet: see the red bar"]
        assert not any(claim in label for claim in claims for label in labels)

    def test_when_the_disk_is_back_all_is_stored_and_that_is_said_once(
        self, window: MainWindow, disk: Disk, store: Store, second: Path
    ) -> None:
        type_keys(window, "750 ha")
        disk.back()
        try_to_store(window)
        assert store.tasks.get(REPORT, "b").result == "Đã trồng 750 ha"
        assert window.bars.alarm.kind == "done"
        assert "Đã lưu hết chữ đã gõ" in window.bars.alarm.text
        assert not any(button.isVisible() for button in window.bars.alarm.buttons.values())
        assert window.saved_label.text().startswith("Saved at ")
        assert window.task_form.saved_label.text() == ""
        assert not second.exists()
        window.bars.done_timer.timeout.emit()
        assert window.bars.alarm.isHidden()

    def test_the_button_tries_again(self, window: MainWindow, disk: Disk, store: Store) -> None:
        QTest.mouseClick(window.bars.alarm.buttons["again"], LEFT)
        assert window.bars.alarm.kind == "alarm"
        disk.back()
        QTest.mouseClick(window.bars.alarm.buttons["again"], LEFT)
        assert store.tasks.get(REPORT, "b").result == "Đã trồng "
        assert editor_of(window).hasFocus()

    def test_what_was_typed_back_is_no_trouble_any_more(
        self, window: MainWindow, second: Path, store: Store
    ) -> None:
        editor_of(window).selectAll()
        QTest.keyClick(editor_of(window), Qt.Key.Key_Delete)
        try_to_store(window)
        assert window.bars.alarm.kind == "done"
        assert not second.exists()

    def test_a_text_left_behind_for_another_row_is_kept_and_stored(
        self, window: MainWindow, disk: Disk, store: Store, second: Path
    ) -> None:
        window.tree.setCurrentIndex(window.tree.outline.place("task", "c"))
        assert kept(second) == ["Đã trồng "]
        (file,) = second.iterdir()
        (text,) = json.loads(file.read_bytes())["texts"]
        assert (text["record_id"], text["field_name"]) == ("b", "Khối lượng nhiệm vụ triển khai")
        assert text["place"] == "2. Phòng Nông nghiệp - Trồng mới 750 ha rừng"
        assert text["report_name"] == "9 tháng năm 2024 - UBND huyện Văn Quan"
        disk.back()
        window.session.unstored.retried.emit()
        assert window.session.flush()
        assert store.tasks.get(REPORT, "b").result == "Đã trồng "
        assert store.tasks.get(REPORT, "c").result == ""

    def test_a_verb_is_refused_in_the_bar(self, window: MainWindow, boxes: object, trouble: str) -> None:
        window.actions_["add_task"].trigger()
        assert window.bars.refusal.text == f"{said('unsaved.not_done')} {said(trouble, name='store.vqd')}"
        assert editor_of(window).text() == "Đã trồng "
        assert boxes.warned == []
        QTest.mouseClick(window.bars.refusal.buttons["close"], LEFT)
        assert window.bars.refusal.isHidden()

    def test_what_must_wait_says_so(self, window: MainWindow, boxes: object) -> None:
        for key in ("export", "carry_over", "copy_annex", "style"):
            window.bars.refusal.hide()
            window.actions_[key].trigger()
            assert said("unsaved.first") in window.bars.refusal.text, key
        assert boxes.warned == []

    def test_the_pc_can_be_checked_all_the_same(
        self, window: MainWindow, qtbot: QtBot, boxes: object
    ) -> None:
        boxes.dialogs.append(lambda _dialog: True)
        window.actions_["check"].trigger()
        qtbot.waitUntil(lambda: boxes.dialogs == [], timeout=20_000)
        assert window.bars.refusal.isHidden()

    def test_where_nothing_can_be_kept_the_bar_says_that_too(
        self, window: MainWindow, monkeypatch: pytest.MonkeyPatch, second: Path
    ) -> None:
        def refuse(_path: Path) -> None:
            raise OSError(28, "full")

        with monkeypatch.context() as patch:
            patch.setattr(kept_texts, "private_file", refuse)
            type_keys(window, "thêm ")
            try_to_store(window)
            assert said("unsaved.not_kept") in window.bars.alarm.text
        try_to_store(window)
        assert kept(second) == ["Đã trồng thêm "], "it is tried again, though nothing was typed"
        assert said("unsaved.not_kept") not in window.bars.alarm.text

    def test_it_can_be_copied_elsewhere(
        self, window: MainWindow, boxes: object, tmp_path: Path, disk: Disk
    ) -> None:
        boxes.file = str(tmp_path / "chép")
        QTest.mouseClick(window.bars.alarm.buttons["copy"], LEFT)
        written = (tmp_path / "chép.txt").read_text(encoding="utf-8-sig")
        assert "Đã trồng " in written
        assert "2. Phòng Nông nghiệp" in written
        assert window.bars.alarm.kind == "alarm", "a copy is not the store"
        disk.back()
        window.session.flush()
        assert window.bars.news.text == said("unsaved.copied", path=tmp_path / "chép.txt")


class TestPlaces:
    def test_a_place_that_cannot_be_read_is_told_and_shown_once_it_can_be(
        self, window: MainWindow, disk: Disk, boxes: object
    ) -> None:
        disk.out()
        for kind, record in (("task", "c"), ("domain", "van-hoa"), ("task", "a")):
            window.tree.setCurrentIndex(window.tree.outline.place(kind, record))
            assert window.session.place() == (kind, record)
            assert window.forms.currentWidget() is window.unread, "the former row's texts are in sight"
            assert said("store.unreachable", name="store.vqd") in window.bars.refusal.text
        window.read_again_timer.timeout.emit()
        assert window.forms.currentWidget() is window.unread
        disk.back()
        window.read_again_timer.timeout.emit()
        assert window.forms.currentWidget() is window.task_form
        assert window.task_form.fields["result"].editor.text() == "Đã làm 14/16 xã"
        assert window.bars.refusal.isHidden()
        assert boxes.warned == []

    def test_a_form_with_what_was_typed_can_be_come_back_to(
        self, window: MainWindow, disk: Disk, store: Store
    ) -> None:
        disk.out()
        type_keys(window, "Đã ")
        window.tree.setCurrentIndex(window.tree.outline.place("domain", "van-hoa"))
        assert window.forms.currentWidget() is window.unread
        window.tree.setCurrentIndex(window.tree.outline.place("task", "b"))
        assert window.forms.currentWidget() is window.task_form
        editor_of(window).setFocus()
        editor_of(window).moveCursor(QTextCursor.MoveOperation.End)
        type_keys(window, "trồng")
        window.read_again_timer.timeout.emit()
        disk.back()
        window.read_again_timer.timeout.emit()
        assert editor_of(window).text() == "Đã trồng"
        assert window.session.flush()
        assert store.tasks.get(REPORT, "b").result == "Đã trồng"

    def test_another_report_is_opened_only_when_it_can_be_read(
        self, window: MainWindow, disk: Disk, make_draft: object, boxes: object
    ) -> None:
        window.session.store.reports.add(make_draft("khac"))
        disk.out()
        window.session.open_report("khac")
        assert window.session.report_id == REPORT
        assert boxes.warned == [said("store.unreachable", name="store.vqd")], "nobody is typing"
        disk.back()
        window.session.open_report("khac")
        assert window.session.report_id == "khac"

    def test_names_that_cannot_be_read_keep_no_key_away(self, window: MainWindow, disk: Disk) -> None:
        disk.out()
        editor = editor_of(window, "unit")
        editor.setFocus()
        editor.selectAll()
        type_keys(window, "Phòng Y tế")
        assert editor.text() == "Phòng Y tế"

    def test_a_chosen_period_waits_too(
        self, window: MainWindow, disk: Disk, store: Store, second: Path
    ) -> None:
        window.session.go_to("report", REPORT)
        disk.out()
        window.report_form.period_editor.year.setValue(2031)
        assert kept(second) == ["9 tháng năm 2031"]
        assert window.report_form.period_editor.period().year == 2031
        disk.back()
        window.session.unstored.timer.timeout.emit()
        assert store.reports.get(REPORT).period.year == 2031
        assert not second.exists()
        assert window.bars.alarm.kind == "done"


class TestClosing:
    @pytest.fixture(autouse=True)
    def unstored(self, window: MainWindow, disk: Disk) -> None:
        disk.out()
        type_keys(window, "Đã trồng")

    def test_one_calm_question(self, window: MainWindow, boxes: object, second: Path) -> None:
        seen: list[str] = []

        def stay(dialog: ClosingDialog) -> bool:
            seen.append(dialog.said.text())
            assert dialog.stay_button.isDefault()
            return False

        boxes.dialogs.append(stay)
        assert not window.close()
        (file,) = second.iterdir()
        assert said("unsaved.close_kept", path=file) in seen[0]
        assert said("store.unreachable", name="store.vqd") in seen[0]
        assert "2. Phòng Nông nghiệp" in seen[0]
        assert boxes.asked == []

    def test_closing_all_the_same_raises_nothing_and_keeps_the_words(
        self, window: MainWindow, boxes: object, second: Path, qtbot: QtBot
    ) -> None:
        boxes.dialogs.append(lambda _dialog: True)
        with qtbot.captureExceptions() as raised:
            assert window.close()
        assert raised == []
        assert kept(second) == ["Đã trồng"]

    def test_trying_again_from_the_question_closes_by_itself(
        self, window: MainWindow, boxes: object, disk: Disk, store: Store, second: Path
    ) -> None:
        def try_again(dialog: ClosingDialog) -> int:
            dialog.again_button.click()
            assert dialog.result() == 0
            disk.back()
            dialog.again_button.click()
            return dialog.result()

        boxes.dialogs.append(try_again)
        assert window.close()
        assert store.tasks.get(REPORT, "b").result == "Đã trồng"
        assert not second.exists()

    def test_it_can_be_copied_from_the_question(
        self, window: MainWindow, boxes: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        boxes.file = str(tmp_path / "chép.txt")
        told_there: list[str] = []

        def refuse(_path: Path) -> None:
            raise OSError(13, "no right")

        def copy(dialog: ClosingDialog) -> bool:
            told_there.append(dialog.said.text())
            dialog.copy_button.click()
            told_there.append(dialog.said.text())
            return False

        monkeypatch.setattr(kept_texts, "private_file", refuse)
        boxes.dialogs.append(copy)
        assert not window.close()
        assert said("unsaved.close_lost") in told_there[0]
        assert said("unsaved.copied", path=boxes.file) in told_there[1]
        assert "Đã trồng" in (tmp_path / "chép.txt").read_text(encoding="utf-8-sig")


class TestNextStart:
    @pytest.fixture(autouse=True)
    def died(self, window: MainWindow, disk: Disk, second: Path) -> None:
        """Leave a text behind as a window does that dies while its disk is gone."""
        disk.out()
        type_keys(window, "Đã trồng")
        try_to_store(window)
        disk.back()
        for name, save in window.task_form.saves.items():
            save.timer.stop()
            window.task_form.fields[name].editor.blockSignals(True)
        window.session.unstored.timer.stop()
        window.session.unstored.blockSignals(True)

    @pytest.fixture
    def again(self, store: Store, qtbot: QtBot, died: None, disk: Disk) -> Iterator[MainWindow]:
        shown = open_window(Session(store, "vi"), qtbot)
        shown.bars.offer_left()
        yield shown
        disk.back()
        shown.session.flush()

    def open(self, window: MainWindow, boxes: object, *acts: object) -> None:
        boxes.dialogs += acts
        QTest.mouseClick(window.bars.left.buttons["look"], LEFT)

    def test_it_is_offered_and_put_in_as_an_edit(
        self, again: MainWindow, boxes: object, store: Store, second: Path
    ) -> None:
        assert again.bars.left.text == said("unsaved.found", count=1)

        def put_in(dialog: LeftTextsDialog) -> bool:
            assert "2. Phòng Nông nghiệp" in dialog.list.item(0).text()
            assert dialog.typed.toPlainText() == "Đã trồng"
            assert dialog.there.toPlainText() == ""
            assert dialog.state.text() == said("unsaved.free")
            dialog.put_button.click()
            return True

        again.session.go_to("task", "a")
        self.open(again, boxes, put_in)
        assert store.tasks.get(REPORT, "b").result == "Đã trồng"
        assert again.session.place() == ("task", "b")
        assert editor_of(again).text() == "Đã trồng"
        assert again.bars.left.isHidden()
        assert not second.exists()
        again.session.undo()
        assert store.tasks.get(REPORT, "b").result == ""

    def test_a_field_that_changed_shows_both(self, again: MainWindow, boxes: object, store: Store) -> None:
        again.session.write_task("b", "result", "Khác")

        def look(dialog: LeftTextsDialog) -> bool:
            assert (dialog.typed.toPlainText(), dialog.there.toPlainText()) == ("Đã trồng", "Khác")
            assert dialog.state.text() == said("unsaved.changed")
            return False

        self.open(again, boxes, look)
        assert store.tasks.get(REPORT, "b").result == "Khác", "nothing replaces it unasked"

    def test_what_is_gone_can_be_copied(
        self, again: MainWindow, boxes: object, store: Store, tmp_path: Path, second: Path
    ) -> None:
        store.reports.delete(REPORT)
        boxes.file = str(tmp_path / "chép.txt")

        def copy(dialog: LeftTextsDialog) -> bool:
            assert not dialog.put_button.isEnabled()
            assert dialog.state.text() == said("unsaved.gone")
            dialog.copy_button.click()
            return False

        self.open(again, boxes, copy)
        assert "Đã trồng" in (tmp_path / "chép.txt").read_text(encoding="utf-8-sig")
        assert kept(second) == ["Đã trồng"]

    def test_it_is_thrown_away_only_after_a_question(
        self, again: MainWindow, boxes: object, second: Path
    ) -> None:
        def drop(dialog: LeftTextsDialog) -> bool:
            boxes.yes = False
            dialog.drop_button.click()
            assert kept(second) == ["Đã trồng"]
            boxes.yes = True
            dialog.drop_button.click()
            return True

        self.open(again, boxes, drop)
        assert len(boxes.asked) == 2
        assert not second.exists()

    def test_put_off_it_comes_at_the_next_start(
        self, again: MainWindow, store: Store, qtbot: QtBot, second: Path
    ) -> None:
        QTest.mouseClick(again.bars.left.buttons["later"], LEFT)
        assert again.bars.left.isHidden()
        assert again.actions_["unsaved"].isEnabled(), "the menu has it still"
        assert kept(second) == ["Đã trồng"]
        third = open_window(Session(store, "vi"), qtbot)
        third.bars.offer_left()
        assert third.bars.left.isVisible()

    def test_new_trouble_keeps_both(self, again: MainWindow, disk: Disk, second: Path) -> None:
        disk.out()
        type_keys(again, "mới")
        try_to_store(again)
        assert sorted(kept(second)) == ["mới", "Đã trồng"]
        assert again.bars.left.isHidden(), "the alarm stands alone"
        disk.back()
        try_to_store(again)
        assert kept(second) == ["Đã trồng"]

    def test_what_was_stored_all_the_same_is_not_offered(
        self, store: Store, qtbot: QtBot, second: Path
    ) -> None:
        store.tasks.write(REPORT, "b", "result", "Đã trồng")
        shown = open_window(Session(store, "vi"), qtbot)
        shown.bars.offer_left()
        assert shown.bars.left.isHidden()
        assert not second.exists()

    def test_a_file_that_cannot_be_read_is_told(self, store: Store, qtbot: QtBot, second: Path) -> None:
        (file,) = second.iterdir()
        file.write_bytes(b"{")
        shown = open_window(Session(store, "vi"), qtbot)
        shown.bars.offer_left()
        assert shown.bars.news.text == said("unsaved.unreadable", path=file)


class TestBar:
    @pytest.mark.parametrize("size", [(1366, 700), (683, 340)])
    def test_it_is_whole_on_a_small_screen_and_the_cursor_stays_in_sight(
        self, window: MainWindow, disk: Disk, size: tuple[int, int], qtbot: QtBot
    ) -> None:
        window.resize(*size)
        editor = editor_of(window, "evaluation")
        editor.setFocus()
        qtbot.waitUntil(editor.hasFocus)
        disk.out()
        type_keys(window, "88%")
        try_to_store(window, "evaluation")
        alarm = window.bars.alarm
        qtbot.waitUntil(lambda: alarm.label.height() >= alarm.label.heightForWidth(alarm.label.width()))
        assert alarm.width() <= window.width()
        assert alarm.height() < window.height() / 2
        for button in alarm.buttons.values():
            assert alarm.rect().contains(button.geometry())

        def is_in_sight() -> bool:
            at = editor.viewport().mapTo(window.task_form.viewport(), editor.cursorRect().center())
            return window.task_form.viewport().rect().contains(QPoint(max(at.x(), 0), at.y()))

        qtbot.waitUntil(is_in_sight)


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder with an open file keeps its name")
def test_a_folder_that_is_away_for_a_while(
    second: Path, tmp_path: Path, qtbot: QtBot, boxes: object, make_draft: object
) -> None:
    """The same with a real store, whose file is not where it was."""
    stick = tmp_path / "usb"
    with Store.open(stick / "store.vqd") as store:
        store.reports.add(make_draft())
        window = open_window(Session(store, "vi"), qtbot)
        stick.rename(tmp_path / "away")
        type_keys(window, "Đã trồng")
        try_to_store(window)
        assert window.bars.alarm.kind == "alarm"
        assert kept(second) == ["Đã trồng"]
        (tmp_path / "away").rename(stick)
        type_keys(window, " 750 ha")
        try_to_store(window)
        assert window.bars.alarm.kind == "done"
        assert store.tasks.get(REPORT, "b").result == "Đã trồng 750 ha"
        assert not second.exists()
        assert window.close()
    assert boxes.warned == []
