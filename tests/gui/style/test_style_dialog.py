"""The dialog in which the annexes of an organisation get their look."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QScreen, QWheelEvent

from db.records import Column
from ui.style.columns_page import WidthBox
from ui.style.dialog import StyleDialog
from vqdesk.annex.layout.style import USUAL, AnnexStyle, Closing
from vqdesk.exporting.file_export import kept_options, lay_out_report
from vqdesk.formats.word.writer.template import Template
from vqdesk.formats.word.writer.template_example import example
from vqdesk.styles import kept_styles
from vqdesk.text.numerals import format_roman

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.session.session import Session
    from ui.style.columns_page import ColumnRow

DECREE = AnnexStyle(
    custom="decree",
    table_size=14,
    evaluation="right",
    widths={"unit": 40, "extra:Nơi khác": 30},
    hidden=frozenset(["content", "extra:Cột khác"]),
    signature_room=False,
    closing=Closing(("- Như trên;", "- Lưu: VT."), "Văn Quan, ngày 27/9/2024", ("CHỦ TỊCH",), "Nguyễn Văn A"),
)


@pytest.fixture
def organisation(session: Session) -> str:
    return session.report().organisation


@pytest.fixture
def show(session: Session, qtbot: QtBot) -> Callable[[], StyleDialog]:
    def show() -> StyleDialog:
        dialog = StyleDialog(session, session.report())
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


@pytest.fixture
def dialog(show: Callable[[], StyleDialog]) -> StyleDialog:
    return show()


def row(dialog: StyleDialog, field: str) -> ColumnRow:
    return next(row for row in dialog.columns.rows if row.field == field)


def test_what_is_not_touched_stays_as_it_was(
    session: Session, organisation: str, show: Callable[[], StyleDialog]
) -> None:
    for style in (USUAL, DECREE):
        kept_styles.keep(session.store, organisation, style)
        session.write_report(replace(session.report(), numeral="XXIV"))
        kept_styles.keep(session.store, organisation, template=example())
        dialog = show()
        choice = dialog.choice()
        assert (choice.style, choice.numeral, choice.template) == (style, "XXIV", example())


def test_everything_can_be_changed(dialog: StyleDialog, session: Session) -> None:
    dialog.look.decree.setChecked(True)
    dialog.look.numerals.setCurrentIndex(2)
    dialog.look.sizes.setCurrentIndex(1)
    dialog.look.evaluations.setCurrentIndex(1)
    dialog.look.room.setChecked(False)
    row(dialog, "documents").box.setChecked(False)
    row(dialog, "unit").width.setValue(35)
    dialog.closing.box.setChecked(True)
    dialog.closing.recipients.set_text(" - Như trên;\n\n- Lưu:\tVT. ")
    dialog.closing.date.set_text("Văn Quan,\nngày 27/9/2024")
    dialog.closing.authority.set_text("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")
    dialog.closing.signer.set_text("Nguyễn\u00a0Văn A")
    choice = dialog.choice()
    assert choice.numeral == "II"
    assert choice.style == AnnexStyle(
        custom="decree",
        table_size=13,
        evaluation="right",
        widths={"unit": 35},
        hidden=frozenset(["documents"]),
        signature_room=False,
        closing=Closing(
            ("- Như trên;", "- Lưu: VT."),
            "Văn Quan, ngày 27/9/2024",
            ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
            "Nguyễn\u00a0Văn A",
        ),
    )


def test_nothing_is_stored_before_it_is_accepted(session: Session, organisation: str, boxes: object) -> None:
    def change(dialog: StyleDialog) -> bool:
        dialog.look.decree.setChecked(True)
        dialog.template.template = example()
        return False

    before = session.report()
    boxes.dialogs.append(change)
    from ui.style.commands import StyleCommands

    StyleCommands(session, None).change_style()
    assert session.report() == before
    assert kept_styles.style_of(session.store, organisation) == USUAL
    assert kept_styles.template_of(session.store, organisation) is None


def test_what_is_accepted_is_kept_and_the_numeral_is_one_undo_step(
    session: Session, organisation: str, boxes: object
) -> None:
    from ui.style.commands import StyleCommands

    def change(dialog: StyleDialog) -> bool:
        dialog.look.decree.setChecked(True)
        dialog.look.numerals.setCurrentIndex(1)
        dialog.template.template = example()
        return True

    before = session.report()
    changed: list[bool] = []
    session.changed.connect(lambda changes: changed.append(session.report_id in changes.reports))
    boxes.dialogs.append(change)
    StyleCommands(session, None).change_style()
    options = kept_options(session.store, session.report_id)
    assert (options.style.custom, options.numeral, options.template) == ("decree", "I", example())
    assert changed[0]
    lines = lay_out_report(session.store, session.report_id, options).lines
    assert lines[0].text == "Phụ lục I"
    assert session.report() == replace(before, numeral="I")
    session.undo()
    assert session.report() == before
    assert kept_options(session.store, session.report_id).style.custom == "decree"


def test_the_usual_style_comes_back(
    session: Session, organisation: str, show: Callable[[], StyleDialog]
) -> None:
    kept_styles.keep(session.store, organisation, DECREE)
    dialog = show()
    dialog.usual.click()
    kept = dialog.choice().style
    # What the style says of columns that this report has not is not shown, and so stays, as do words.
    words = replace(DECREE.closing, shown=False)
    usual = replace(USUAL, widths={"extra:Nơi khác": 30}, hidden=frozenset(["extra:Cột khác"]), closing=words)
    assert kept == usual


def test_a_closing_block_that_is_not_wanted_now_keeps_its_words(
    session: Session, organisation: str, show: Callable[[], StyleDialog]
) -> None:
    kept_styles.keep(session.store, organisation, DECREE)
    dialog = show()
    dialog.closing.box.setChecked(False)
    kept_styles.keep(session.store, organisation, dialog.choice().style)
    again = show()
    assert not again.closing.box.isChecked()
    again.closing.box.setChecked(True)
    assert again.choice().style.closing == DECREE.closing


# Columns


def test_a_style_hides_columns_of_new_reports_and_no_report_s_own(
    session: Session, show: Callable[[], StyleDialog]
) -> None:
    further = (Column("extra", "Ghi chú"), Column("deadline", "Thời hạn", "Tiến độ", "hidden"))
    columns = (*further, *session.report().columns)
    session.write_report(replace(session.report(), columns=columns))
    dialog = show()
    assert [row.field for row in dialog.columns.rows] == [column.field for column in columns]
    extra, deadline = row(dialog, "extra:Ghi chú"), row(dialog, "deadline")
    assert extra.box.isChecked()
    assert deadline.box.isChecked()
    extra.width.setValue(20)
    deadline.width.setValue(30)
    extra.box.setChecked(False)
    style = dialog.choice().style
    assert style.hidden == {"extra:Ghi chú"}
    assert style.widths == {"extra:Ghi chú": 20, "deadline": 30}
    session.keep_style(dialog.choice())
    assert session.report().columns == columns


def test_the_widths_tell_what_they_leave(dialog: StyleDialog) -> None:
    assert row(dialog, "result").width.text() == "automatic: 108"
    row(dialog, "unit").width.setValue(46)
    assert "46 mm of 252" in dialog.columns.told.text()
    assert "206" in dialog.columns.told.text()
    assert row(dialog, "result").width.text() == "automatic: 98"
    row(dialog, "result").width.setValue(200)
    assert "does not fit" in dialog.columns.told.text()
    row(dialog, "result").width.setValue(WidthBox.AUTOMATIC)
    assert "does not fit" not in dialog.columns.told.text()


def test_a_width_is_typed_stepped_and_emptied(dialog: StyleDialog, qtbot: QtBot) -> None:
    dialog.tabs.setCurrentIndex(1)
    box = row(dialog, "content").width
    box.stepUp()
    assert box.value() == 43
    box.selectAll()
    qtbot.keyClicks(box, "60")
    dialog.columns.commit()
    assert box.width_asked() == 60
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    dialog.columns.commit()
    assert box.width_asked() is None
    assert box.text().startswith("automatic")
    box.setValue(8)
    box.stepDown()
    assert box.value() == WidthBox.AUTOMATIC


def test_the_wheel_passes_over_widths_and_choices(dialog: StyleDialog) -> None:
    before = dialog.choice()
    for field in (*(row.width for row in dialog.columns.rows), dialog.look.sizes, dialog.look.numerals):
        event = QWheelEvent(
            QPointF(2, 2),
            QPointF(2, 2),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(field, event)
    assert dialog.choice() == before


# What is refused


def test_a_line_that_is_too_long_is_told(dialog: StyleDialog, boxes: object) -> None:
    dialog.closing.box.setChecked(True)
    dialog.closing.signer.set_text("a" * 1001)
    dialog.accept()
    assert dialog.isVisible()
    said = "A line of the closing block is too long: write it shorter."
    shown = {name: error.text() for name, error in dialog.closing.errors.items() if error.isVisible()}
    assert (shown, boxes.warned) == ({"signer": said}, [])
    assert dialog.closing.signer.accessibleDescription() == said
    dialog.closing.signer.set_text("a")
    assert not dialog.closing.errors["signer"].isVisible()
    dialog.accept()
    assert not dialog.isVisible()


# The template


def test_a_template_is_chosen_and_taken_away(dialog: StyleDialog, boxes: object, tmp_path: Path) -> None:
    page = dialog.template
    assert not page.remove.isEnabled()
    path = tmp_path / "mẫu.docx"
    path.write_bytes(example())
    boxes.file = str(path)
    page.choose.click()
    assert "mẫu.docx" in page.told.text()
    assert dialog.choice().template == example()
    page.remove.click()
    assert dialog.choice().template is None


def test_a_file_that_is_no_template_leaves_the_one_that_was(
    dialog: StyleDialog, boxes: object, tmp_path: Path
) -> None:
    path = tmp_path / "thư.docx"
    docx.Document().save(str(path))
    dialog.template.template = example()
    boxes.file = str(path)
    dialog.template.choose.click()
    assert dialog.choice().template == example()
    assert boxes.warned == []
    assert "chưa có dấu [[BIỂU]]" in dialog.template.choose_error.text()


def test_a_sample_is_written_that_can_be_chosen(dialog: StyleDialog, boxes: object, tmp_path: Path) -> None:
    boxes.file = str(tmp_path / "mẫu thử")
    dialog.template.example.click()
    assert Template((tmp_path / "mẫu thử.docx").read_bytes())
    assert len(boxes.offered) == 1
    boxes.file = str(tmp_path / "không có" / "mẫu.docx")
    dialog.template.example.click()
    assert boxes.warned == []
    assert "không có" in dialog.template.example_error.text()


# The preview


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(1366, 728))


def first_lines(dialog: StyleDialog) -> list[str]:
    return [line.text for line in dialog.preview.table().lines] if dialog.preview.table() else []


@pytest.mark.usefixtures("wide")
def test_the_preview_follows_what_is_chosen(
    session: Session, show: Callable[[], StyleDialog], qtbot: QtBot
) -> None:
    dialog = show()
    qtbot.waitUntil(lambda: first_lines(dialog)[:1] == [session.report().titles[0]])
    dialog.look.decree.setChecked(True)
    dialog.look.numerals.setCurrentIndex(2)
    qtbot.waitUntil(lambda: first_lines(dialog)[:1] == ["Phụ lục II"])
    row(dialog, "unit").width.setValue(60)
    qtbot.waitUntil(lambda: dialog.preview.table().columns[1].width == 60)
    dialog.tabs.setCurrentWidget(dialog.closing)
    dialog.closing.box.setChecked(True)
    dialog.closing.signer.set_text("Nguyễn Văn A")
    qtbot.waitUntil(lambda: dialog.preview.table().closing is not None)


@pytest.mark.usefixtures("wide")
def test_the_preview_says_why_there_is_no_page(
    session: Session, show: Callable[[], StyleDialog], qtbot: QtBot
) -> None:
    shown = session.report()
    hidden = tuple(replace(column, visibility="hidden") for column in shown.columns)
    session.write_report(replace(shown, columns=hidden))
    dialog = show()
    qtbot.waitUntil(lambda: "ít nhất một cột" in dialog.preview.notice.text())


def test_a_small_screen_has_no_preview(
    show: Callable[[], StyleDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(683, 364))
    assert show().preview is None


# Layout


@pytest.mark.parametrize("room", [QSize(1366, 728), QSize(683, 364)])
def test_it_fits_on_small_screens(
    show: Callable[[], StyleDialog], monkeypatch: pytest.MonkeyPatch, room: QSize
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: room)
    dialog = show()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()


def test_numerals() -> None:
    assert [format_roman(number) for number in (1, 4, 9, 14, 20)] == ["I", "IV", "IX", "XIV", "XX"]
