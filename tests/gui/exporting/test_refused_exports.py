"""An export that is refused: the clerk is told why, and what was chosen is still there."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.errors import Notice, Refused
from ui.dialogs import message_box
from vqdesk.exporting import file_export
from vqdesk.formats.word.writer.template_example import example
from vqdesk.styles import kept_styles, templates

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.exporting.dialog import ExportDialog
    from ui.main_window import MainWindow


def finish(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.exporting.runner.running is None)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have another program hold every file that is to be replaced."""

    def refuse(_new: Path, _out: Path) -> Path:
        raise BlockingIOError(errno.EBUSY, "planted")

    monkeypatch.setattr(Path, "replace", refuse)


@pytest.mark.usefixtures("held")
def test_no_other_name_leads_back_to_the_dialog(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_bytes(b"held")
    said: list[str] = []
    asked: list[str] = []

    def replace_it_but_take_no_other_name(_parent: object, question: str, _yes: str) -> bool:
        asked.append(question)
        return len(asked) == 1

    def choose(dialog: ExportDialog) -> bool:
        dialog.folder.setText(str(tmp_path))
        dialog.name.setText("a.html")
        return True

    def look(dialog: ExportDialog) -> bool:
        said.append(dialog.name_error.text())
        assert (dialog.problem.text(), dialog.folder_error.text()) == ("", "")
        assert dialog.path() == tmp_path / "a.html"
        return False

    monkeypatch.setattr(message_box, "ask", replace_it_but_take_no_other_name)
    boxes.dialogs += [choose, look]
    window.actions_["export"].trigger()
    finish(window, qtbot)
    assert len(asked) == 2
    assert said == [asked[1]]
    assert [path.read_bytes() for path in tmp_path.glob("*.html")] == [b"held"]


def test_what_is_refused_without_a_dialog_is_one_box(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    window.exporting.export_to(tmp_path / "none" / "a.html")
    finish(window, qtbot)
    assert len(boxes.warned) == 1
    assert "none" in boxes.warned[0]


def test_damage_that_the_file_has_too_is_told(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flaws = [Notice("store.was_empty", {"name": f"bản sao {number}"}) for number in range(10)]
    health = type(window.session.store.health)
    monkeypatch.setattr(health, "flaws_of", lambda _health, _report_id: flaws)
    window.exporting.export_to(tmp_path / "a.html")
    finish(window, qtbot)
    written, gap, *told = boxes.offered[0].split("\n")
    assert str(tmp_path / "a.html") in written
    assert gap == ""
    assert len(told) == 9, "eight of them, and dots for the others"
    assert told[-1] == "…"


def test_a_kept_template_that_is_none_any_more_is_told(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is foreign in it cannot be taken off either: the clerk hears that, and nothing is written."""
    kept_styles.keep(window.session.store, window.session.report().organisation, template=example())

    def refuse(*_args: object, **_more: object) -> None:
        raise Refused("template.foreign", name="mẫu.docx", what="một trường")

    def refuse_too(_template: bytes) -> None:
        raise Refused("report.none")

    monkeypatch.setattr(file_export, "export", refuse)
    monkeypatch.setattr(templates, "find_foreign_content", refuse_too)
    window.exporting.export_to(tmp_path / "a.docx")
    finish(window, qtbot)
    assert len(boxes.asked) == 1
    assert len(boxes.warned) == 1
    assert not (tmp_path / "a.docx").exists()


def test_no_report_is_no_export(window: MainWindow, boxes: object) -> None:
    window.session.open_report(None)
    window.exporting.copy_annex()
    window.exporting.choose_export()
    assert window.exporting.runner.running is None
    assert boxes.warned == []
