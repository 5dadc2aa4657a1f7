"""The style dialog and the export with a template in which a stranger's things are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from foreign.word import FIELD_PLANTS, HOST, PLANTS, SHOWN, at_place, packed, parts_of
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QScreen

from ui.main_window import MainWindow
from ui.style.dialog import StyleDialog
from ui.style.foreign_dialog import ForeignDialog
from vqdesk.formats.word.foreign import content as foreign_content
from vqdesk.formats.word.writer.template_example import example
from vqdesk.styles import kept_styles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.session.session import Session

HOSTILE = packed(at_place("header", FIELD_PLANTS["DDEAUTO", "in runs"]))


@pytest.fixture
def show(session: Session, qtbot: QtBot) -> Callable[[], StyleDialog]:
    def show() -> StyleDialog:
        dialog = StyleDialog(session, session.report())
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


@pytest.fixture
def file(tmp_path: Path, boxes: object) -> Path:
    """Return such a template, which every question for a file is answered with."""
    path = tmp_path / "mẫu <b>.docx"
    path.write_bytes(HOSTILE)
    boxes.file = str(path)
    return path


def test_it_is_told_and_taken_off(show: Callable[[], StyleDialog], boxes: object, file: Path) -> None:
    rows: list[tuple[str, ...]] = []

    def look(dialog: ForeignDialog) -> bool:
        model = dialog.table.model()
        rows.extend(
            tuple(model.index(row, column).data() for column in range(3)) for row in range(model.rowCount())
        )
        return True

    dialog = show()
    boxes.dialogs.append(look)
    dialog.template.choose.click()
    ((what, where, code),) = rows
    assert (what, where) == ("trường nối với chương trình khác", "đầu trang")
    assert code.startswith("DDEAUTO")
    assert "without 1 part" in dialog.template.told.text()
    template = dialog.choice().template
    assert foreign_content.found(template, "a.docx") == []
    assert SHOWN in parts_of(template)["word/headerF.xml"].decode()
    assert file.read_bytes() == HOSTILE


def test_neither_leaves_the_template_that_was(
    show: Callable[[], StyleDialog], boxes: object, file: Path
) -> None:
    dialog = show()
    dialog.template.template = example()
    boxes.dialogs.append(lambda _dialog: False)
    dialog.template.choose.click()
    assert dialog.choice().template == example()
    assert file.exists()


def test_another_file_can_be_chosen_at_once(
    show: Callable[[], StyleDialog], boxes: object, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "mẫu khác.docx"
    other.write_bytes(example())

    def choose_other(_dialog: ForeignDialog) -> int:
        boxes.file = str(other)
        return ForeignDialog.OTHER

    dialog = show()
    boxes.dialogs.append(choose_other)
    dialog.template.choose.click()
    assert dialog.choice().template == example()
    assert "mẫu khác.docx" in dialog.template.told.text()
    assert file.exists()


def test_one_that_an_earlier_version_kept_is_told(
    session: Session, show: Callable[[], StyleDialog], boxes: object
) -> None:
    kept_styles.keep(session.store, session.report().organisation, template=HOSTILE)
    dialog = show()
    dialog.tabs.setCurrentWidget(dialog.template)
    assert dialog.template.clean.isVisible()
    assert "1 part" in dialog.template.told.text()
    assert dialog.choice().template == HOSTILE
    boxes.dialogs.append(lambda _dialog: True)
    dialog.template.clean.click()
    assert not dialog.template.clean.isVisible()
    assert foreign_content.found(dialog.choice().template, "a.docx") == []


def test_a_usual_template_has_no_such_button(session: Session, show: Callable[[], StyleDialog]) -> None:
    kept_styles.keep(session.store, session.report().organisation, template=example())
    dialog = show()
    dialog.tabs.setCurrentWidget(dialog.template)
    assert not dialog.template.clean.isVisible()


@pytest.mark.parametrize("yes", [True, False])
def test_the_export_offers_to_take_them_off(
    session: Session, qtbot: QtBot, boxes: object, tmp_path: Path, yes: bool
) -> None:
    organisation = session.report().organisation
    kept_styles.keep(session.store, organisation, template=HOSTILE)
    window = MainWindow(session)
    qtbot.addWidget(window)
    boxes.yes = yes
    out = tmp_path / "a.docx"
    window.exporting.export_to(out)
    qtbot.waitUntil(lambda: window.exporting.runner.running is None)
    assert len(boxes.asked) == 1
    assert "trường nối với chương trình khác “DDEAUTO" in boxes.asked[0]
    assert out.exists() == yes
    kept = kept_styles.template_of(session.store, organisation)
    if not yes:
        assert kept == HOSTILE
        return
    assert kept != HOSTILE
    written = parts_of(out.read_bytes())["word/headerF.xml"].decode()
    assert SHOWN in written
    assert HOST not in written


@pytest.mark.parametrize("room", [QSize(1366, 728), QSize(683, 364)])
def test_the_question_fits_on_small_screens(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, room: QSize
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: room)
    found = [
        each for name in PLANTS for each in foreign_content.found(packed(at_place("box", PLANTS[name])), "a")
    ]
    dialog = ForeignDialog(None, "mẫu.docx", found, "vi")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    assert dialog.table.model().headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)


def test_what_is_no_template_any_more_is_told(session: Session, show: Callable[[], StyleDialog]) -> None:
    """An earlier version may have kept it: it stays until the clerk decides."""
    kept_styles.keep(session.store, session.report().organisation, template=b"not a Word file")
    dialog = show()
    dialog.tabs.setCurrentWidget(dialog.template)
    assert dialog.template.told.text().strip()
    assert not dialog.template.clean.isVisible()
    assert dialog.choice().template == b"not a Word file"
