"""The two copies in the window: asked for in the export dialog, shown in the preview, printed, into a PDF."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from db.records import Column, Draft
from ui.exporting.dialog import ExportDialog
from ui.main_window import MainWindow
from ui.paper.pdf import write_pdf
from ui.session.session import Session
from vqdesk.columns.internal import WATERMARK
from vqdesk.exporting.file_export import ExportOptions, export
from vqdesk.first_store.sample import sample_draft

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.store.store import Store
    from ui.exporting.commands import ExportCommands

SECRET = "BIMATNOIBO"
INTERNAL = Column("note", f"Ghi chú {SECRET}", visibility="internal")
REPORT = sample_draft().report.id

needs_pdftotext = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext (poppler) is not there"
)


def draft() -> Draft:
    """Return the sample with an internal column."""
    plain = sample_draft()
    sections = tuple(
        replace(section, tasks=tuple(replace(task, note=f"riêng {SECRET}") for task in section.tasks))
        for section in plain.sections
    )
    return Draft(replace(plain.report, columns=(*plain.report.columns, INTERNAL)), sections)


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> MainWindow:
    store.reports.add(draft())
    session = Session(store, "vi")
    session.open_report(REPORT)
    made = MainWindow(session)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> ExportDialog:
    made = ExportDialog(None, draft().report, tmp_path)
    qtbot.addWidget(made)
    return made


# The dialog


def test_the_copy_is_asked_where_something_is_internal_and_is_the_issued_one(dialog: ExportDialog) -> None:
    assert not dialog.issued.isHidden()
    assert dialog.issued.isChecked()
    assert dialog.paper.isChecked()  # one choice does not take the other away
    assert SECRET in dialog.kept_back.text()
    assert dialog.options(ExportOptions()).copy == "issued"


def test_the_leader_s_copy_has_a_name_of_its_own(dialog: ExportDialog) -> None:
    issued = dialog.path()
    dialog.internal.setChecked(True)
    assert dialog.options(ExportOptions()).copy == "internal"
    assert "ban noi bo" in dialog.path().name
    assert dialog.kept_back.text() == ""
    dialog.issued.setChecked(True)
    assert dialog.path() == issued


def test_the_exchange_file_is_asked_about_too(dialog: ExportDialog) -> None:
    dialog.kind.setCurrentIndex([*dialog._endings].index(".json"))  # noqa: SLF001
    assert dialog.issued.isEnabled()
    assert not dialog.paper.isEnabled()
    assert dialog.options(ExportOptions()).copy == "issued"


def test_nothing_is_asked_where_nothing_is_internal(qtbot: QtBot, tmp_path: Path) -> None:
    plain = ExportDialog(None, sample_draft().report, tmp_path)
    qtbot.addWidget(plain)
    assert plain.issued.isHidden()
    assert plain.internal.isHidden()
    assert plain.options(ExportOptions()).copy is None


# What goes out


@needs_pdftotext
@pytest.mark.parametrize(("copy", "told"), [("issued", False), ("internal", True), (None, False)])
def test_nothing_internal_is_in_an_issued_pdf(
    store: Store, qapp: object, tmp_path: Path, copy: str | None, told: bool
) -> None:
    store.reports.add(draft())
    out = tmp_path / "annex.pdf"
    export(store, REPORT, out, ExportOptions(copy=copy), writers={".pdf": write_pdf})
    call = ["pdftotext", "-raw", "-enc", "UTF-8", str(out), "-"]
    pages = subprocess.run(call, capture_output=True, check=True).stdout.decode().split("\f")[:-1]
    assert (SECRET in "".join("".join(pages).split())) == told
    assert all((WATERMARK in page) == told for page in pages)
    assert SECRET.encode() not in out.read_bytes()


def test_nothing_internal_is_copied(window: MainWindow, qtbot: QtBot) -> None:
    exporting: ExportCommands = window.exporting
    window.session.go_to("task", window.session.outline()[0].id)
    for copy in (exporting.copy_annex, exporting.copy_rows):
        QGuiApplication.clipboard().clear()
        copy()
        qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
        mime = QGuiApplication.clipboard().mimeData()
        for kind in mime.formats():
            assert SECRET.encode() not in bytes(mime.data(kind).data())


# Preview and printer


def texts(window: MainWindow) -> str:
    paginator = window.preview.paginator
    assert paginator is not None
    return "".join(str(block.source) for block in paginator.blocks)


def test_the_preview_shows_the_issued_copy_until_the_other_is_wanted(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show()
    window.side.show("preview")
    pane, paginator = window.preview.pane, window.preview.paginator
    assert pane
    assert paginator
    qtbot.waitUntil(lambda: paginator.is_whole and not paginator.is_busy)
    assert SECRET not in texts(window)
    assert not pane.internal.isHidden()
    with qtbot.waitSignal(paginator.settled):
        pane.internal.click()
    assert SECRET in texts(window)
    assert paginator.composition
    assert paginator.composition.table.watermark == WATERMARK
    # Another report, with nothing internal: it is shown as it is issued, and no copy is offered.
    with qtbot.waitSignal(paginator.settled):
        window.session.change_report(lambda report: replace(report, columns=sample_draft().report.columns))
    assert pane.internal.isHidden()
    assert paginator.composition.table.watermark == ""


def test_the_leader_s_copy_is_printed_where_there_is_one(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    counted = []
    monkeypatch.setattr(window.printing, "_ask", counted.append)
    for action, told in (("print", False), ("print_internal", True)):
        window.actions_[action].trigger()
        qtbot.waitUntil(lambda: bool(counted))
        table = counted.pop().table
        assert (table.columns[-1].field == "note") == told
        assert table.watermark == (WATERMARK if told else "")


def test_no_other_copy_is_printed_of_a_report_with_nothing_internal(store: Store, qtbot: QtBot) -> None:
    store.reports.add(sample_draft())
    session = Session(store, "vi")
    session.open_report(REPORT)
    made = MainWindow(session)
    qtbot.addWidget(made)
    assert not made.actions_["print_internal"].isEnabled()
    assert made.actions_["print"].isEnabled()
