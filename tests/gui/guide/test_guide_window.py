"""The guide's window: F1 at the place that fits, also in a dialog that is open; links, search, ways back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextDocument
from PySide6.QtWidgets import QApplication

from ui.dialogs.message_box import MessageBox
from ui.guide.pages import GuidePage, guide_pages
from ui.guide.window import GuideWindow
from ui.looks.looks import Looks
from ui.reports.list_dialog import ReportListDialog
from ui.reports.lock_dialog import LockDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.dialogs.dialog import Dialog
    from ui.main_window import MainWindow

F1 = Qt.Key.Key_F1
_LINES = "dòng\n\n" * 80
PAGES = (
    GuidePage("01-a.md", f"# Một\n\nĐường làng\n\n## Hai\n\nXem [ba](02-b.md#bốn).\n\n## Cuối\n\n{_LINES}"),
    GuidePage("02-b.md", f"# Ba\n\n**Tệp** `F9`\n\n{_LINES}## Bốn\n\nĐường phố\n\n{_LINES}"),
)


@pytest.fixture
def guide(qtbot: QtBot) -> GuideWindow:
    shown = GuideWindow(PAGES, None)
    qtbot.addWidget(shown)
    shown.resize(900, 500)
    shown.show()
    shown.activateWindow()
    shown.open_at("01-a.md")
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def press(widget: QWidget, key: Qt.Key, qtbot: QtBot, held: Qt.KeyboardModifier | None = None) -> None:
    qtbot.keyClick(widget, key, held or Qt.KeyboardModifier.NoModifier)


def shown_by(window: MainWindow) -> GuideWindow:
    assert window.guide.shown is not None
    return window.guide.shown


# F1


def test_f1_shows_where_the_clerk_stands(window: MainWindow, qtbot: QtBot) -> None:
    press(window.tree, F1, qtbot)
    guide = shown_by(window)
    assert guide.isVisible()
    assert guide.place == ("01-start.md", "cửa-sổ-của-chương-trình")
    window.session.go_to("task", "a")
    for field, place in (("result", ("03-task.md", "")), ("evaluation", ("03-task.md", ""))):
        window.activateWindow()
        editor = window.task_form.fields[field].editor
        editor.setFocus()
        press(editor, F1, qtbot)
        assert guide.place == place
    window.find_panel.field.setFocus()
    press(window.find_panel.field, F1, qtbot)
    assert guide.place == ("03-task.md", "tìm-lọc-thay-chữ")
    window.table.toggle()
    press(window.table.pane.table, F1, qtbot)
    assert guide.place == ("04-table.md", "")


def test_the_menu_has_it(window: MainWindow) -> None:
    action = window.actions_["guide"]
    assert action in window.menuBar().actions()[-1].menu().actions()
    assert action.shortcut().toString() == "F1"
    action.trigger()
    assert shown_by(window).isVisible()
    window.actions_["keys"].trigger()
    assert shown_by(window).place == ("11-keys.md", "")
    assert "Ctrl+PgDn" in shown_by(window).view.toPlainText()


@pytest.fixture
def modal(window: MainWindow, qtbot: QtBot) -> Iterator[Dialog]:
    dialog = ReportListDialog(window.session, window)
    dialog.setModal(True)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    dialog.close()


def is_shut_out(widget: QWidget) -> bool:
    """Tell whether a modal window keeps keys and mouse from a window."""
    modal, own = QGuiApplication.modalWindow(), widget.windowHandle()
    while modal is not None and own is not None and own is not modal:
        own = own.transientParent()
    return modal is not None and own is None


def test_f1_in_a_dialog_shows_a_guide_that_can_be_used(
    window: MainWindow, modal: Dialog, qtbot: QtBot
) -> None:
    press(modal, F1, qtbot)
    guide = shown_by(window)
    assert guide.place == ("01-start.md", "các-báo-cáo")
    assert modal.isVisible()
    assert not is_shut_out(guide)
    # Without a screen the windows behind come to the front first.
    qtbot.waitUntil(lambda: guide.activateWindow() or guide.isActiveWindow())
    qtbot.keyClicks(guide.field, "sao luu")
    press(guide.field, Qt.Key.Key_Return, qtbot)
    assert guide.place[0] in {"08-parts.md", "09-safety.md"}
    press(guide, Qt.Key.Key_Escape, qtbot)
    assert (guide.isVisible(), modal.isVisible()) == (False, True)


def test_f1_in_a_question_shows_the_place_of_what_asks(
    window: MainWindow, modal: Dialog, qtbot: QtBot
) -> None:
    question = MessageBox(modal)
    question.setText("Xóa?")
    question.setModal(True)
    question.show()
    qtbot.waitUntil(lambda: question.activateWindow() or question.isActiveWindow())
    qtbot.waitUntil(lambda: press(question, F1, qtbot) or window.guide.shown is not None)
    assert shown_by(window).place == ("01-start.md", "các-báo-cáo")
    assert question.isVisible()
    assert not is_shut_out(shown_by(window))
    question.close()


def test_a_guide_that_is_open_stays_usable_when_a_dialog_opens(
    window: MainWindow, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    window.actions_["guide"].trigger()
    guide = shown_by(window)
    assert guide.windowHandle().transientParent() is window.windowHandle()
    dialog = request.getfixturevalue("modal")
    qtbot.waitUntil(lambda: guide.windowHandle().transientParent() is dialog.windowHandle())
    assert not is_shut_out(guide)
    above = LockDialog("9 tháng năm 2024", dialog)
    above.setModal(True)
    above.show()
    qtbot.waitUntil(lambda: guide.windowHandle().transientParent() is above.windowHandle())
    above.close()
    assert not is_shut_out(guide)
    dialog.close()
    assert guide.isVisible()
    qtbot.keyClicks(guide.field, "chot")
    assert guide.field.text() == "chot"


def test_the_guide_closes_with_the_window(window: MainWindow) -> None:
    window.actions_["guide"].trigger()
    guide = shown_by(window)
    window.close()
    assert not guide.isVisible()


# Reading


def test_a_link_is_followed_and_gone_back_from(guide: GuideWindow, qtbot: QtBot) -> None:
    guide.view.anchorClicked.emit(QUrl("02-b.md#bốn"))
    assert guide.place == ("02-b.md", "bốn")
    assert guide.view.textCursor().block().text() == "Bốn"
    assert guide.view.verticalScrollBar().value() > 0
    press(guide.view, Qt.Key.Key_Left, qtbot, Qt.KeyboardModifier.AltModifier)
    assert guide.place == ("01-a.md", "")
    assert guide.view.verticalScrollBar().value() == 0
    assert (guide.back_button.isEnabled(), guide.on_button.isEnabled()) == (False, True)
    press(guide.view, Qt.Key.Key_Right, qtbot, Qt.KeyboardModifier.AltModifier)
    assert guide.place == ("02-b.md", "bốn")


def test_a_link_to_elsewhere_leads_nowhere(guide: GuideWindow) -> None:
    for link in ("https://example.com/x.md", "../../etc/passwd", "file:///tmp/a.md"):
        guide.view.anchorClicked.emit(QUrl(link))
        assert guide.place == ("01-a.md", "")


def test_the_contents_lead_to_a_part(guide: GuideWindow, qtbot: QtBot) -> None:
    guide.contents.setFocus()
    for _ in range(2):
        press(guide.contents, Qt.Key.Key_Down, qtbot)
    assert guide.place == ("01-a.md", "cuối")
    assert guide.view.textCursor().block().text() == "Cuối"


def test_words_are_found_without_their_marks(guide: GuideWindow, qtbot: QtBot) -> None:
    press(guide, Qt.Key.Key_F, qtbot, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(guide.field.hasFocus)
    qtbot.keyClicks(guide.field, "duong pho")
    tops = [guide.contents.topLevelItem(at).text(0) for at in range(guide.contents.topLevelItemCount())]
    assert tops == ["Ba"]
    press(guide.field, Qt.Key.Key_Return, qtbot)
    assert guide.place == ("02-b.md", "bốn")
    lit = [each.cursor.selectedText() for each in guide.view.extraSelections()]
    assert lit == ["Đường", "phố"]
    guide.field.clear()
    assert guide.contents.topLevelItemCount() == 2
    assert guide.view.extraSelections() == []
    assert not guide.count.isVisible()


def test_the_text_follows_the_windows_size_and_colours(guide: GuideWindow, qapp: QApplication) -> None:
    guide.open_at("02-b.md", "bốn")
    looks = Looks.of(qapp)
    try:
        looks.write_in(16)
        looks.draw_in("high dark")
        QApplication.processEvents()
        document = guide.view.document()
        assert document.defaultFont().pointSizeF() == 16
        key = guide.view.document().find("F9").charFormat()
        assert key.foreground().color().name() == "#ffff00"
        assert guide.view.verticalScrollBar().value() > 0
    finally:
        looks.write_in(12)
        looks.draw_in("light")


def test_a_picture_is_no_wider_than_the_page(window: MainWindow) -> None:
    window.guide.open_at("01-start.md")
    guide = shown_by(window)

    def width() -> float:
        kind = QTextDocument.ResourceType.ImageResource.value
        picture = guide.view.document().resource(kind, QUrl("pictures/window.png"))
        assert isinstance(picture, QImage)
        return picture.width() / picture.devicePixelRatio()

    for wide in (700, 760):
        guide.resize(wide, 500)
        QApplication.processEvents()
        assert guide.view.viewport().width() * 0.8 < width() <= guide.view.viewport().width()
    assert guide.view.horizontalScrollBar().maximum() == 0


def test_whoever_hears_the_guide_is_told_what_everything_is(guide: GuideWindow, nameless: object) -> None:
    assert nameless(guide) == []


def test_every_page_is_shown_as_it_is_shipped(qtbot: QtBot) -> None:
    pages = guide_pages(())
    shown = GuideWindow(pages, None)
    qtbot.addWidget(shown)
    for page in pages:
        for part in page.parts:
            shown.open_at(page.name, part.anchor)
            assert shown.view.textCursor().block().text() == part.heading
