"""The preview: it shows what will be printed, and follows the place and every key."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage, QKeyEvent

from ui.main_window import MainWindow
from ui.paper import fonts
from ui.preview import paginator as paginator_module
from ui.session.session import Session
from vqdesk.first_store.sample import sample_draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from db.store.store import Store
    from ui.preview.page_view import PageView
    from ui.preview.paginator import Paginator

BACK = "\b"
ROOT = Path(__file__).parents[3]


def opened(session: Session, qtbot: QtBot) -> MainWindow:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.resize(1200, 700)
    window.show()
    session.open_report(session.report_id)
    window.activateWindow()
    window.actions_["preview"].trigger()
    settle(window, qtbot)
    return window


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    return opened(session, qtbot)


@pytest.fixture
def sample(store: Store, qtbot: QtBot) -> MainWindow:
    store.reports.add(sample_draft())
    session = Session(store, "vi")
    session.open_report(sample_draft().report.id)
    return opened(session, qtbot)


def view(window: MainWindow) -> PageView:
    assert window.preview.pane is not None
    return window.preview.pane.view


def paginator(window: MainWindow) -> Paginator:
    assert window.preview.paginator is not None
    return window.preview.paginator


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until all that was changed is on the pages."""
    preview = window.preview

    def done() -> bool:
        busy = preview._whole.isActive() or preview._typed.isActive()  # noqa: SLF001
        return not busy and paginator(window)._job is None  # noqa: SLF001

    qtbot.waitUntil(done)


def texts(window: MainWindow) -> list[str]:
    """Return the texts on the pages, cell by cell, in the order that they are painted in."""
    held = paginator(window)
    found = []
    for page in held.pages:
        for piece in page.pieces:
            assert held.composition is not None
            for cell, first in zip(held.composition.cells(piece.block), piece.first, strict=True):
                if not first:
                    found += [each.layout.text() for each in cell.paragraphs if each.layout]
    return found


def press(window: MainWindow, key: int, text: str = "", modifiers: Qt.KeyboardModifier | None = None) -> None:
    held = modifiers or Qt.KeyboardModifier.NoModifier
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(window.windowHandle(), QKeyEvent(kind, key, held, text))


def type_text(window: MainWindow, text: str) -> None:
    """Type letters and UniKey's backspaces."""
    for letter in text:
        if letter == BACK:
            press(window, Qt.Key.Key_Backspace, BACK)
        else:
            press(window, ord(letter.upper()[0]), letter)


# Shown


def test_the_preview_is_shown_and_hidden(window: MainWindow) -> None:
    assert window.preview.is_in_sight
    assert window.actions_["preview"].isChecked()
    assert "BIỂU ĐÁNH GIÁ" in texts(window)
    assert window.preview.pane.place.text() == "Page 1/1"
    window.actions_["preview"].trigger()
    assert not window.preview.is_in_sight
    assert not window.actions_["preview"].isChecked()
    window.side.dock.show()
    assert window.actions_["preview"].isChecked()


def test_the_form_keeps_most_of_the_room(window: MainWindow, qtbot: QtBot) -> None:
    def form_is_wider() -> bool:
        left, right = window.splitter.sizes()
        return left < right

    qtbot.waitUntil(form_is_wider)
    qtbot.waitUntil(lambda: window.side.dock.width() < window.width() * 0.6)
    window.actions_["preview"].trigger()
    assert form_is_wider()


def test_the_tree_is_as_wide_afterwards_as_before(window: MainWindow, qtbot: QtBot) -> None:
    def toggle() -> list[int]:
        with qtbot.waitSignal(window.side.laid_out):
            window.actions_["preview"].trigger()
        return window.splitter.sizes()

    window.resize(1000, 600)
    toggle()
    window.splitter.setSizes([400, 600])
    before = window.splitter.sizes()
    assert toggle()[0] < before[0]
    assert toggle() == before


def test_it_is_there_again_the_next_time(window: MainWindow, qtbot: QtBot) -> None:
    window.close()
    again = MainWindow(window.session)
    qtbot.addWidget(again)
    again.show()
    assert again.side.shown == "preview"
    again.actions_["preview"].trigger()
    again.close()
    third = MainWindow(window.session)
    qtbot.addWidget(third)
    assert third.side.dock is None


def test_nothing_of_it_is_loaded_before_it_is_shown() -> None:
    call = "import sys, ui.app; print(sorted(name for name in sys.modules"
    call += " if name.startswith(('ui.p', 'PySide6.QtPrintSupport'))))"
    done = subprocess.run([sys.executable, "-c", call], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['ui.preview', 'ui.preview.live', 'ui.printing', 'ui.printing.commands']"


def test_the_pages_are_painted(sample: MainWindow) -> None:
    image = view(sample).grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rect = view(sample).page_rect(0).intersected(view(sample).viewport().rect())
    dark = sum(
        image.pixelColor(x, y).value() < 128
        for x in range(rect.left(), rect.right())
        for y in range(rect.top(), rect.bottom())
    )
    assert dark > 1000
    assert image.pixelColor(rect.left() + 10, rect.top() + 10).value() == 255


def test_a_font_without_the_letters_is_told(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(fonts, "LETTERS", frozenset("\u0f00"))
    window.preview.renew()
    pane = window.preview.pane
    assert pane.stack.currentWidget() is pane.notice
    assert "thiếu chữ tiếng Việt" in pane.notice.text()
    monkeypatch.undo()
    window.preview.renew()
    settle(window, qtbot)
    assert pane.stack.currentWidget() is pane.view


# Typing


def test_it_follows_what_is_typed_before_it_is_stored(window: MainWindow, qtbot: QtBot) -> None:
    window.session.go_to("task", "b")
    editor = window.task_form.fields["result"].editor
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    with qtbot.waitSignal(paginator(window).changed, timeout=1000):
        type_text(window, f"Pha{BACK}ấn d{BACK}đa{BACK}âu{BACK}{BACK}ấu")
    assert editor.text() == "Phấn đấu"
    assert "Phấn đấu" in texts(window)
    assert window.session.task("b").result == ""


def test_no_key_is_dropped_while_the_pages_are_made(sample: MainWindow, qtbot: QtBot) -> None:
    session = sample.session
    session.go_to("task", session.outline()[2].id)
    editor = sample.task_form.fields["result"].editor
    editor.selectAll()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    typed = ""
    for _ in range(3):
        type_text(sample, f"Phaa{BACK}{BACK}ấn dda{BACK}{BACK}{BACK}đa.")
        typed += "Phấn đa."
        with qtbot.waitSignal(paginator(sample).changed, timeout=1000):
            pass
        assert editor.text() == typed
        assert typed in texts(sample)


def test_storing_changes_nothing_any_more(window: MainWindow, qtbot: QtBot) -> None:
    window.session.go_to("task", "b")
    window.task_form.fields["result"].editor.setPlainText("trồng rừng")
    settle(window, qtbot)
    assert "trồng rừng" in texts(window)
    before = list(paginator(window).pages)
    window.session.flush()
    settle(window, qtbot)
    assert window.session.task("b").result == "trồng rừng"
    assert all(now is then for now, then in zip(paginator(window).pages, before, strict=True))


def test_titles_domains_and_headings_are_followed_too(window: MainWindow, qtbot: QtBot) -> None:
    window.report_form.fields["titles"].editor.setPlainText("BIỂU MỚI\nDòng sau")
    settle(window, qtbot)
    change_column(window, "content", heading="Việc phải làm")
    settle(window, qtbot)
    assert {"BIỂU MỚI", "Dòng sau"} <= set(texts(window))
    assert "Việc phải làm" in heading(window)
    window.session.go_to("domain", "van-hoa")
    window.domain_form.fields["name"].editor.setPlainText("Văn hóa")
    settle(window, qtbot)
    assert "Văn hóa" in texts(window)
    assert "Lĩnh vực văn hóa" not in texts(window)


def change_column(window: MainWindow, key: str, **change: str) -> None:
    """Change a column of the open report."""
    window.session.change_report(
        lambda report: replace(
            report,
            columns=tuple(replace(each, **change) if each.key == key else each for each in report.columns),
        )
    )


def heading(window: MainWindow) -> list[str]:
    composition = paginator(window).composition
    assert composition is not None
    return [
        each.layout.text() for cell in composition.header.cells for each in cell.paragraphs if each.layout
    ]


def test_a_column_that_is_taken_out_is_not_shown(window: MainWindow, qtbot: QtBot) -> None:
    change_column(window, "documents", visibility="hidden")
    settle(window, qtbot)
    assert not any("42/KH-UBND" in text for text in texts(window))


def test_what_is_typed_stays_when_rows_move(window: MainWindow, qtbot: QtBot) -> None:
    window.session.go_to("task", "b")
    window.task_form.fields["result"].editor.setPlainText("chưa lưu")
    window.session.store.tasks.write("bao-cao-9-thang", "c", "result", "từ nơi khác")
    window.preview.renew()
    settle(window, qtbot)
    assert {"chưa lưu", "từ nơi khác"} <= set(texts(window))


@pytest.mark.parametrize("steps", range(0, 60, 3))
def test_what_changes_while_the_whole_is_made_anew_is_on_the_pages(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    monkeypatch.setattr(paginator_module, "SLICE", 0)
    session, held = window.session, paginator(window)
    session.go_to("task", "b")
    window.preview.renew()
    for _ in range(steps):
        if held.is_renewing:
            held._work()  # noqa: SLF001
    window.task_form.fields["result"].editor.setPlainText("đang gõ")
    window.preview.typed()
    session.write_task("c", "result", "đã ghi")
    settle(window, qtbot)
    assert {"đang gõ", "đã ghi"} <= set(texts(window))


def test_rows_that_come_go_and_move(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.go_to("task", "a")
    session.move_task_down()
    session.go_to("task", "d")
    session.delete_task()
    settle(window, qtbot)
    found = texts(window)
    assert found.index("Trồng mới 750 ha rừng") < found.index("Xây dựng đường giao thông nông thôn")
    assert "Công an huyện" not in found
    session.undo()
    settle(window, qtbot)
    assert "Công an huyện" in texts(window)


def test_another_report_and_none(window: MainWindow, qtbot: QtBot, make_draft: Callable[..., Draft]) -> None:
    other = make_draft("khac")
    window.session.store.reports.add(other)
    window.session.open_report("khac")
    settle(window, qtbot)
    assert paginator(window).pages
    window.session.open_report(None)
    settle(window, qtbot)
    assert not paginator(window).pages
    assert window.preview.pane.place.text() == ""


def test_a_change_while_the_rows_are_read(
    sample: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paginator_module, "SLICE", 0.0)
    monkeypatch.setattr(paginator_module, "_READ_AT_ONCE", 1)
    sample.preview.renew()
    report_id, first = sample.session.report_id, sample.session.outline()[0].id
    sample.session.store.tasks.write(report_id, first, "result", "từ nơi khác")
    settle(sample, qtbot)
    assert "từ nơi khác" in texts(sample)


# In slices


def test_slices_make_the_same_pages(
    sample: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = paginator(sample).pages
    monkeypatch.setattr(paginator_module, "SLICE", 0.0)
    sample.preview.renew()
    settle(sample, qtbot)
    assert paginator(sample).pages == before


@pytest.mark.parametrize("result", ["", "ngắn", "dài " * 400, "dài " * 3000, "một\nhai\n\nba"])
def test_one_row_anew_makes_the_same_pages_as_all_anew(sample: MainWindow, qtbot: QtBot, result: str) -> None:
    session = sample.session
    for row in session.outline():
        session.go_to("task", row.id)
        sample.task_form.fields["result"].editor.setPlainText(result)
        settle(sample, qtbot)
        session.flush()
    settle(sample, qtbot)
    after_rows = list(paginator(sample).pages)
    paginator(sample).clear()
    sample.preview.renew()
    settle(sample, qtbot)
    assert after_rows == paginator(sample).pages


# The place


def test_it_goes_to_the_current_task(sample: MainWindow, qtbot: QtBot) -> None:
    session = sample.session
    for row in (session.outline()[-1], session.outline()[0], session.outline()[6]):
        session.go_to("task", row.id)
        settle(sample, qtbot)
        assert view(sample).mark is not None
        assert view(sample).is_in_sight(view(sample).mark)
        block = paginator(sample).blocks[view(sample).mark]
        assert block.source[1][2] == session.task(row.id).content
    session.go_to("report", session.report_id)
    assert view(sample).page_number == 1


def test_a_double_click_goes_to_the_row(sample: MainWindow, qtbot: QtBot) -> None:
    outline = sample.session.outline()

    def went() -> bool:
        # The page may still take its place while the window does.
        rect = view(sample).block_rect(2, 0)
        assert rect is not None
        qtbot.mouseDClick(view(sample).viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
        return sample.session.task_id == outline[0].id

    qtbot.waitUntil(went)
    assert view(sample).mark == 2
