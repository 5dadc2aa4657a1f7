"""Printing: the pages that were asked for, on the paper that was chosen."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from former_columns import headings_of
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from ui.main_window import MainWindow
from ui.printing.commands import PrintCommands, PrintJob
from ui.session.session import Session
from vqdesk.first_store.sample import sample_draft

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.store.store import Store

needs_pdftotext = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext (poppler) is not there"
)


@pytest.fixture
def printing(store: Store, qtbot: QtBot) -> PrintCommands:
    store.reports.add(sample_draft())
    session = Session(store, "vi")
    session.open_report(sample_draft().report.id)
    window = MainWindow(session)
    qtbot.addWidget(window)
    return window.printing


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Path]:
    """Answer the print dialog: into a file, with what is set on the printer; None cancels."""

    def chosen(change: Callable[[QPrinter], None] | None = lambda _: None) -> Path:
        out = tmp_path / "printed.pdf"

        def run(dialog: QPrintDialog) -> int:
            assert dialog.minPage() == 1
            printer = dialog.printer()
            assert printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape
            assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(out))
            if change:
                change(printer)
            return int(change is not None)

        monkeypatch.setattr(QPrintDialog, "exec", run)
        return out

    return chosen


def pages(out: Path) -> list[str]:
    call = ["pdftotext", "-raw", "-enc", "UTF-8", str(out), "-"]
    return subprocess.run(call, capture_output=True, check=True).stdout.decode().split("\f")[:-1]


def run(printing: PrintCommands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(printing.ended, timeout=20_000):
        printing.print_report()


@needs_pdftotext
def test_the_report_is_printed(printing: PrintCommands, choose: Callable[..., Path], qtbot: QtBot) -> None:
    out = choose()
    run(printing, qtbot)
    found = pages(out)
    assert len(found) > 5
    assert found[0].startswith("BIỂU ĐÁNH GIÁ")
    assert [page.split()[0] for page in found[1:]] == [str(number) for number in range(2, len(found) + 1)]


@needs_pdftotext
def test_only_the_pages_that_were_asked_for(
    printing: PrintCommands, choose: Callable[..., Path], qtbot: QtBot
) -> None:
    def some(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(3, 4)

    out = choose(some)
    run(printing, qtbot)
    assert [page.split()[0] for page in pages(out)] == ["3", "4"]


@needs_pdftotext
def test_copies_where_the_printer_makes_none(
    printing: PrintCommands, choose: Callable[..., Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinter, "supportsMultipleCopies", lambda _: False)

    def two(printer: QPrinter) -> None:
        printer.setCopyCount(2)
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 3)

    out = choose(two)
    run(printing, qtbot)
    assert [page.split()[0] for page in pages(out)] == ["2", "3", "2", "3"]


@pytest.mark.skipif(
    shutil.which("pdfinfo") is None or shutil.which("pdftotext") is None, reason="poppler is not there"
)
def test_other_paper_has_the_whole_page(
    printing: PrintCommands, choose: Callable[..., Path], qtbot: QtBot
) -> None:
    out = choose(lambda printer: printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5)))
    run(printing, qtbot)
    told = subprocess.run(["pdfinfo", str(out)], capture_output=True, text=True, check=True).stdout
    assert "Page size:       595 x 420 pts" in told or "Page size:       595 x 419 pts" in told
    box = subprocess.run(
        ["pdftotext", "-bbox", str(out), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert max(float(part.split('"')[1]) for part in box.split("xMax=")[1:]) < 595


def test_nothing_is_printed_when_the_dialog_is_cancelled(
    printing: PrintCommands, choose: Callable[..., Path], qtbot: QtBot
) -> None:
    out = choose(None)
    printing.print_report()
    qtbot.waitUntil(lambda: printing.runner.running is None)
    assert printing.job is None
    assert not out.exists()


def test_a_printer_that_takes_nothing_is_told(
    printing: PrintCommands,
    choose: Callable[..., Path],
    qtbot: QtBot,
    boxes: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose()
    monkeypatch.setattr("ui.printing.commands.QPainter", lambda: Deaf())
    run(printing, qtbot)
    assert len(boxes.warned) == 1


class Deaf:
    """A painter that cannot begin."""

    def begin(self, _printer: QPrinter) -> bool:
        return False

    def isActive(self) -> bool:  # noqa: N802 - Qt's name
        return False


def test_printing_can_be_cancelled(
    printing: PrintCommands, choose: Callable[..., Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose()
    printed: list[int] = []
    go_on = PrintJob._go_on  # noqa: SLF001

    def one_page(job: PrintJob) -> None:
        printed.append(1)
        go_on(job)
        job.cancel()

    monkeypatch.setattr(PrintJob, "_go_on", one_page)
    run(printing, qtbot)
    assert printed == [1]
    assert printing.job is None


def test_headings_that_leave_no_room_are_told(printing: PrintCommands, qtbot: QtBot, boxes: object) -> None:
    session = printing._session  # noqa: SLF001
    report = session.report()
    session.write_report(
        replace(report, columns=replace(headings_of(report), content="Nội dung " * 500).columns)
    )
    printing.print_report()
    qtbot.waitUntil(lambda: printing.runner.running is None)
    assert len(boxes.warned) == 1
    assert "tiêu đề các cột" in boxes.warned[0]
