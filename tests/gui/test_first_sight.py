"""What a start does not wait for: it is loaded, made or read when it is first used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.verbs.reports import StoredReports
from ui.main_window import MainWindow
from ui.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from db.store.store import Store

ROOT = Path(__file__).parents[2]
LATER = (
    "ui.columns",
    "ui.forms.domain_form",
    "ui.forms.report_form",
    "vqdesk.offices.names",
    "vqdesk.periods.mentions",
    "vqdesk.periods.reading",
    "vqdesk.periods.text",
    "vqdesk.tracking.spans",
)


def test_what_the_first_sight_does_not_need_is_not_loaded() -> None:
    call = f"import sys, ui.app; print([name for name in {LATER!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", call], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_last_report_is_shown_without_reading_all_others(
    store: Store, make_draft: Callable[..., Draft], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for report_id in ("khac", "cu"):
        store.reports.add(make_draft(report_id))
    task_id = store.tasks.outline("cu")[0].id
    store.settings.keep("window.report", "cu")
    store.settings.keep("window.place", f"cu task {task_id}")
    monkeypatch.setattr(StoredReports, "all", lambda _: pytest.fail("every report was read"))
    window = MainWindow(Session(store, "vi"))
    qtbot.addWidget(window)
    assert window.reports.open_last()
    assert (window.session.report_id, window.session.task_id) == ("cu", task_id)
    monkeypatch.undo()
    window.close()


def test_the_form_of_the_report_is_made_while_nobody_waits(
    store: Store, make_draft: Callable[..., Draft], qtbot: QtBot
) -> None:
    store.reports.add(make_draft())
    store.settings.keep("window.place", f"{make_draft().report.id} task a")
    window = MainWindow(Session(store, "vi"))
    qtbot.addWidget(window)
    window.show()
    window.reports.open_last()
    assert "report_form" not in vars(window)
    window.get_ready()
    assert "report_form" not in vars(window)
    qtbot.waitUntil(lambda: "report_form" in vars(window))
    assert window.forms.currentWidget() is window.task_form
    window.close()


def test_reports_are_counted(store: Store, make_draft: Callable[..., Draft]) -> None:
    assert store.reports.count() == 0
    for report_id in ("khac", "cu"):
        store.reports.add(make_draft(report_id))
    store.reports.delete("cu")
    assert store.reports.count() == len(store.reports.all()) == 1
