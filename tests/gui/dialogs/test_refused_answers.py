"""What a dialog asked for is refused: it says so itself, stays, and keeps all that was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from db.errors import Refused
from db.records import Period
from ui.dialogs.dialog import Dialog, dialog_to_tell
from ui.dialogs.field_error import FieldError
from ui.editors.line_edit import LineEdit
from ui.exporting.dialog import ExportDialog
from ui.looks.colours import SCHEME_COLOURS
from ui.looks.looks import Looks
from vqdesk.importing import file_import
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Boxes
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.session.session import Session

FULL = say("disk.full", "vi", name="store.vqd")


@pytest.fixture
def full(window: MainWindow) -> Iterator[pytest.MonkeyPatch]:
    """Have the disk be full for what adds and writes; `undo` gives it room again."""

    def refuse(*_args: object, **_more: object) -> None:
        raise Refused("disk.full", name="store.vqd")

    store, patch = window.session.store, pytest.MonkeyPatch()
    for part, verbs in (
        *((store.domains, ("add", "write")), (store.reports, ("add", "write")), (store.columns, ("write",))),
        *((store.settings, ("keep",)), (store.acceptances, ("accept",))),
    ):
        for verb in verbs:
            patch.setattr(part, verb, refuse)
    yield patch
    patch.undo()


def fill_domain(dialog: Dialog) -> None:
    dialog.name.setText("Lĩnh vực mới")


def fill_period(dialog: Dialog) -> None:
    dialog.period.set_period(Period("quý", 2031, 2))


def fill_column(dialog: Dialog) -> None:
    dialog.key.setCurrentIndex(dialog.key.findData("note"))
    dialog.heading.set_text("Ghi chú của phòng")


def take_rules(dialog: Dialog) -> None:
    dialog.rows[0].box.setChecked(not dialog.rows[0].box.isChecked())


ASKING: dict[
    str, tuple[Callable[[MainWindow], object], Callable[[Dialog], None], Callable[[Dialog], object]]
] = {
    "add_domain": (lambda on: on.outline.add_domain(), fill_domain, lambda dialog: dialog.name.text()),
    "rename": (lambda on: on.outline.rename(), fill_domain, lambda dialog: dialog.name.text()),
    "carry_over": (
        lambda on: on.reports.carry_over(),
        fill_period,
        lambda dialog: dialog.period.period(),
    ),
    "new": (lambda on: on.reports.make_new(), fill_period, lambda dialog: dialog.period.period()),
    "column": (
        lambda on: on.report_form.columns.add(),
        fill_column,
        lambda dialog: dialog.heading.text(),
    ),
    "rules": (
        lambda on: on.findings.choose_rules(),
        take_rules,
        lambda dialog: dialog.rows[0].box.isChecked(),
    ),
}


@pytest.mark.parametrize("name", ASKING)
def test_the_dialog_says_why_and_keeps_what_was_chosen(
    window: MainWindow, full: pytest.MonkeyPatch, boxes: Boxes, name: str
) -> None:
    ask, fill, choice = ASKING[name]
    window.session.go_to("domain", "kinh-te")
    before = window.session.store.reports.draft(window.session.report_id)
    seen: list[object] = []

    def answer(dialog: Dialog) -> bool:
        dialog.show()
        assert dialog.trouble == ""
        fill(dialog)
        seen.append(choice(dialog))
        dialog.hide()
        return True

    def look(dialog: Dialog) -> bool:
        dialog.show()
        assert dialog.trouble == FULL
        assert choice(dialog) == seen[0], "all that was chosen is still there"
        assert window.session.store.reports.draft(window.session.report_id) == before
        full.undo()
        dialog.hide()
        return True

    boxes.dialogs += [answer, look]
    ask(window)
    assert boxes.dialogs == []
    assert boxes.warned == [], "no box"
    assert dialog_to_tell() is None


def test_who_gives_it_up_is_not_asked_again(
    window: MainWindow, full: pytest.MonkeyPatch, boxes: Boxes
) -> None:
    boxes.dialogs += [lambda _dialog: True, lambda _dialog: False]
    window.outline.add_domain()
    assert boxes.dialogs == []
    assert [domain.id for domain in window.session.domains()] == ["kinh-te", "van-hoa", "khac"]
    window.session.refuse(Refused("disk.full", name="store.vqd"))
    assert boxes.warned == [FULL], "where no dialog is open a box says it, as before"


def test_an_import_that_is_refused_is_still_there(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, boxes: Boxes, qtbot: QtBot
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise Refused("disk.full", name="store.vqd")

    monkeypatch.setattr(file_import, "store_all", refuse)
    mime = "TT\tTên đơn vị\tNội dung nhiệm vụ trọng tâm\tKết quả\n1\tPhòng Y tế\tTiêm chủng\tXong\n"
    QApplication.clipboard().setText(mime)
    seen: list[str] = []

    def answer(dialog: Dialog) -> bool:
        dialog.period.set_period(Period("năm", 2030))
        dialog.period.changed.emit()
        return True

    def look(dialog: Dialog) -> bool:
        dialog.show()
        seen.append(dialog.trouble)
        assert dialog.period.period() == Period("năm", 2030)
        dialog.hide()
        return False

    boxes.dialogs += [answer, look]
    window.importing.paste()
    qtbot.waitUntil(lambda: boxes.dialogs == [] and window.importing.runner.running is None)
    assert seen == [FULL]
    assert boxes.warned == []


# Beside the field


@pytest.fixture
def dialog(session: Session, qtbot: QtBot, tmp_path: Path) -> ExportDialog:
    made = ExportDialog(None, session.report(), tmp_path, session.domains())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("key", "where"),
    [
        *(("file.bad_name", "name"), ("file.locked", "name"), ("file.there", "name")),
        *(("folder.missing", "folder"), ("folder.read_only", "folder"), ("disk.full", "folder")),
        *(("report.busy", "above"), ("template.foreign", "above"), ("", "above")),
    ],
)
def test_an_export_says_it_beside_the_name_or_the_folder(dialog: ExportDialog, key: str, where: str) -> None:
    labels = {"name": dialog.name_error, "folder": dialog.folder_error, "above": dialog.problem}
    dialog.show_problem("Câu trước.", "folder.missing")
    dialog.show_problem("Chưa ghi được.", key)
    shown = {name: label.text() for name, label in labels.items() if label.isVisible()}
    assert shown == {where: "Chưa ghi được."}
    field = dialog.folder if where == "folder" else dialog.name
    assert field.hasFocus()
    assert field.accessibleDescription() == ("" if where == "above" else "Chưa ghi được.")
    if where != "above":
        label = labels[where]
        assert (
            label.mapTo(dialog, label.rect().topLeft()).y()
            >= field.mapTo(dialog, field.rect().bottomLeft()).y()
        )
        field.setText(f"{field.text()}x")
        assert not label.isVisible(), "it goes with the next change"
        assert field.accessibleDescription() == ""


def test_it_is_red_in_all_colours(qapp: QApplication, qtbot: QtBot) -> None:
    field = LineEdit()
    error = FieldError(field)
    for widget in (field, error):
        qtbot.addWidget(widget)
    error.say("Sai.")
    for scheme in ("dark", "high dark", "high light", "light"):
        Looks.of(qapp).draw_in(scheme)
        wanted = SCHEME_COLOURS[scheme].wrong
        qtbot.waitUntil(lambda wanted=wanted: error.palette().color(QPalette.ColorRole.WindowText) == wanted)
    assert error.textFormat() == Qt.TextFormat.PlainText
