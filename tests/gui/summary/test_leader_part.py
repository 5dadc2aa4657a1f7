"""The summary's Word file as the window writes it: the overview's tables, and its picture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import docx
from judged_report import ID, judged_draft
from PySide6.QtGui import QImage

from db.records import Column
from ui.main_window import MainWindow
from ui.paper.overview.files import overview_png
from ui.session.session import Session
from ui.summary.dialog import SummaryDialog
from vqdesk.summary.overview import copy_of_overview
from vqdesk.summary.overview_stored import overview_stored

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.store.store import Store


def picture_in(out: Path) -> bytes:
    document = docx.Document(str(out))
    (shape,) = document.inline_shapes
    relation = shape._inline.graphic.graphicData.pic.blipFill.blip.embed  # noqa: SLF001
    return document.part.related_parts[relation].blob


def test_the_picture_is_that_of_the_copy_that_is_written(store: Store, qtbot: QtBot, tmp_path: Path) -> None:
    draft = judged_draft()
    columns = (*draft.report.columns, Column("deadline", "Hạn", visibility="internal"))
    store.reports.add(replace(draft, report=replace(draft.report, columns=columns)))
    window = MainWindow(Session(store))
    qtbot.addWidget(window)
    window.session.open_report(ID)
    dialog = SummaryDialog(window.session, window.session.report(), window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.summary is not None and dialog.runner.running is None)
    pictures = []
    for leaders in (False, True):
        dialog.leader.setChecked(leaders)
        dialog.export_to(tmp_path / "a.docx")
        qtbot.waitUntil(lambda: dialog.runner.running is None)
        overview = copy_of_overview(
            overview_stored(store, ID, dialog.summary.as_of), "internal" if leaders else "issued"
        )
        pictures.append(picture_in(tmp_path / "a.docx"))
        assert pictures[-1] == overview_png(overview, with_margins=False)
        assert QImage.fromData(pictures[-1]).width() == 2063
    assert pictures[0] != pictures[1]
