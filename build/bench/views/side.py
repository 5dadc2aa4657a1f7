"""Typing into the form with last period compared at the window's side, beside typing with nothing there."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from bench.clock import Clock

    from db.records import Draft

_SIZE = (1366, 768)
_WORDS = "đã hoàn thành kế hoạch được giao " * 3


def side(folder: Path, clock: Clock, page: str = "former") -> dict[str, object]:
    """Type some words into a task's narrative and wait for what follows; the keys' own time is counted."""
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtTest import QTest

    from db.store.store import Store
    from ui.app import make_application
    from ui.main_window import MainWindow
    from ui.session.session import Session
    from vqdesk.first_store.sample import sample_draft

    application = make_application("vi")
    path = folder / "side.vqd"
    path.unlink(missing_ok=True)
    with Store.open(path) as store:
        draft = sample_draft()
        store.reports.add(draft)
        store.reports.add(_before(draft))
        window = MainWindow(Session(store, "vi"))
        window.resize(*_SIZE)
        window.show()
        window.session.open_report(draft.report.id)
        window.session.go_to("task", draft.sections[0].tasks[0].id)
        if page:
            window.side.show(page)
        editor = window.task_form.fields["result"].editor
        editor.setFocus()
        before = editor.text()
        QTest.qWait(300)
        with clock.running():
            for letter in _WORDS:
                typed = QInputMethodEvent()
                typed.setCommitString(letter)
                application.sendEvent(editor, typed)
                application.processEvents()
            until = time.monotonic() + 1
            while time.monotonic() < until:
                QTest.qWait(50)
        same = editor.text() == _WORDS + before and window.side.shown == page
        if page:
            same = same and _WORDS.strip() in window.side.page(page).fields["result"].text.toPlainText()
        window.close()
    application.processEvents()
    return {"same": same}


def _before(draft: Draft) -> Draft:
    """Return the same report of a period before."""
    from db.records import Period

    sections = tuple(
        replace(
            section,
            domain=replace(section.domain, report_id="before"),
            tasks=tuple(
                replace(task, report_id="before", result=f"{task.result[20:]} Kỳ trước.")
                for task in section.tasks
            ),
        )
        for section in draft.sections
    )
    return replace(
        draft,
        report=replace(draft.report, id="before", period=Period("6 tháng", draft.report.period.year)),
        sections=sections,
    )


JOBS = {"side": side, "side-floor": partial(side, page="")}
