"""Every format of the registry is offered: by the export dialog, and where a file to import is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from former_columns import Headings

from db.records import Period, Report
from ui.dialogs import file_dialogs
from ui.exporting.dialog import ExportDialog
from vqdesk.formats import registry
from vqdesk.formats.registry import FORMATS, Format, usual_endings, written_formats
from vqdesk.messages.format_names import format_label

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

REPORT = Report("x", "UBND xã", Period("năm", 2024), (), "", Headings().columns)


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> Format:
    made = Format("rows", (".rows", ".row"), ".rows", write=lambda *_: None)
    monkeypatch.setattr(registry, "FORMATS", (*FORMATS, made))
    return made


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_format_is_offered_by_its_label_and_gives_its_ending(
    rows: Format, lang: str, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ExportDialog(None, REPORT, tmp_path, lang=lang)
    qtbot.addWidget(dialog)
    offered = [dialog.kind.itemText(index) for index in range(dialog.kind.count())]
    assert offered == [format_label(each.name, each.ending, lang) for each in written_formats()]
    assert offered[-1] == "*.rows"
    for index, each in enumerate(written_formats()):
        dialog.kind.setCurrentIndex(index)
        assert dialog.path().suffix == each.ending
        # A part goes out in each but those that hold a whole report.
        assert dialog.part.isEnabled() == (each.write_draft is None)
    dialog.name.setText("a.ROWS")
    assert dialog.path().name == "a.ROWS"
    assert rows in written_formats()


def test_each_usual_ending_is_looked_for_when_a_file_is_chosen(
    rows: Format, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(file_dialogs, "file_to_open", lambda *given: asked.append(given[-1]))
    window.importing.choose_import()
    (filters,) = asked
    assert filters[0].endswith("(" + " ".join(f"*{ending}" for ending in usual_endings()) + ")")
    assert rows.endings == usual_endings()[-2:]
