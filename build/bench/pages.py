"""The measurements of the annex on pages: PDF beside LibreOffice's, and the preview after a key."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.imports import STORE, WORD_FILE

if TYPE_CHECKING:
    from bench.clock import Clock

    from ui.main_window import MainWindow

TASKS = 1_000
JOBS_OF_PDF = ("pdf", "soffice")
PREVIEW_LIMIT = 0.3
"""Seconds from the last key to the painted pages: issue 5, acceptance 3."""

_ROUNDS = 10
_BACK = "\b"
# What UniKey sends for `Phaans ddaaus`: letters are taken back and sent anew.
_KEYS = f"Pha{_BACK}ân{_BACK * 2}ấn d{_BACK}đa{_BACK}âu{_BACK * 2}ấu "


def missing() -> str | None:
    """Return why there is nothing to measure the PDF beside; None where there is."""
    return None if _soffice() else "LibreOffice (soffice) is not here: PDF was not measured beside it"


def pdf(folder: Path, clock: Clock) -> dict[str, object]:
    """Write the PDF from the store; Qt and what writes are loaded before, as in a window."""
    import ui.paper.pdf
    from db.store.store import Store
    from vqdesk.exporting.file_export import export

    ui.paper.pdf.start_application()
    out = folder / "annex.pdf"
    with Store.open(folder / STORE) as store:
        report_id = store.reports.all()[0].id
        with clock.running():
            export(store, report_id, out, writers={".pdf": ui.paper.pdf.write_pdf})
    return {"same": _has_pages(out)}


def soffice(folder: Path, clock: Clock) -> dict[str, object]:
    """Have LibreOffice convert the same annex's DOCX, with a profile that it knows already."""
    with tempfile.TemporaryDirectory(prefix="vqdesk-bench-") as place:
        # Its first start makes the profile: not what is measured.
        (Path(place) / "first.txt").write_text("a")
        _convert(Path(place) / "first.txt", Path(place), "pdf")
        before = os.times()
        with clock.running():
            _convert(folder / WORD_FILE, Path(place), "pdf")
        after = os.times()
        clock.cpu = sum(after[2:4]) - sum(before[2:4])
        clock.peak = None
        return {"same": _has_pages(Path(place) / "annex.pdf")}


def preview(folder: Path, clock: Clock) -> dict[str, object]:
    """Type into the sample and wait for the preview; the slowest of some rounds counts."""
    from ui.app import make_application
    from ui.main_window import MainWindow
    from ui.session.session import Session
    from vqdesk.first_store.sample import sample_draft
    from vqdesk.first_store.store import open_store

    application = make_application("vi")
    (folder / "preview.vqd").unlink(missing_ok=True)
    with open_store(folder / "preview.vqd") as store:
        store.reports.add(sample_draft())
        window = MainWindow(Session(store, "vi"))
        window.resize(1366, 768)
        window.show()
        window.session.open_report(sample_draft().report.id)
        window.side.show("preview")
        _wait(lambda: window.preview.paginator.is_whole)
        times = [_typed(window, row.id) for row in window.session.outline()[:_ROUNDS]]
        window.close()
    application.processEvents()
    clock.seconds = max(times)
    return {"same": len(times) == _ROUNDS}


def _typed(window: MainWindow, task_id: str) -> float:
    """Return the seconds from the last key until the pages are painted with what was typed."""
    window.session.go_to("task", task_id)
    editor = window.task_form.fields["result"].editor
    editor.setFocus()
    before = editor.text()
    view, painted = window.preview.pane.view, []
    _wait(lambda: editor.hasFocus())
    handle = window.preview.paginator.changed.connect(lambda: painted.append(False))
    for letter in _KEYS:
        _press(window, letter)
    last = time.perf_counter()
    _wait(lambda: bool(painted))
    view.viewport().repaint()
    seconds = time.perf_counter() - last
    window.preview.paginator.changed.disconnect(handle)
    index = view.mark
    if index is None or editor.text() not in window.preview.paginator.blocks[index].source[1]:
        raise SystemExit("The preview does not show what was typed.")
    if len(editor.text()) != len(before) + len("Phấn đấu "):
        raise SystemExit(f"A key was dropped: {editor.text()[:40]!r}")
    return seconds


def _press(window: MainWindow, letter: str) -> None:
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtGui import QKeyEvent

    key = Qt.Key.Key_Backspace if letter == _BACK else ord(letter.upper()[0])
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(window.windowHandle(), event)


def _wait(done: Any) -> None:
    from PySide6.QtCore import QCoreApplication

    end = time.monotonic() + 20
    while not done():
        QCoreApplication.processEvents()
        if time.monotonic() > end:
            raise SystemExit("The preview does not follow.")


def _convert(source: Path, place: Path, kind: str) -> None:
    profile = (place / "profile").as_uri()
    call = [_soffice(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    call += ["--outdir", str(place), str(source)]
    subprocess.run(call, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _soffice() -> str:
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def _has_pages(path: Path) -> bool:
    data = path.read_bytes()
    return data.startswith(b"%PDF-") and b"/Type /Page" in data.replace(b"/Type/Page", b"/Type /Page")
