"""What a start does not wait for: it is loaded, made or read when it is first used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QTimer

from db.records import Period
from db.verbs.reports import StoredReports
from ui import app
from ui.main_window import MainWindow
from ui.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from db.store.store import Store

CITING = "Kế hoạch số 42/KH-UBND ngày 30/01/2024"
ROOT = Path(__file__).parents[2]
LATER = (
    "ui.columns",
    "ui.exporting.choices",
    "ui.forms.domain_form",
    "ui.forms.report_form",
    "ui.guide.pages",
    "ui.session.words",
    "vqdesk.annex.source.import_log",
    "vqdesk.checks.failures",
    "vqdesk.messages.import_log",
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
    assert [store.reports.count(at_most) for at_most in (0, 1, 2, 3)] == [0, 1, 2, 2]
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


def test_texts_and_rows_are_painted_before_they_are_judged(
    store: Store, make_draft: Callable[..., Draft], qtbot: QtBot
) -> None:
    store.reports.add(make_draft("cu", Period("9 tháng", year=2023)))
    store.reports.add(make_draft("nay", Period("9 tháng", year=2024)))
    for name, text in (("documents", CITING), ("deadline", "01/9/2024"), ("evaluation", "10%")):
        store.tasks.write("nay", "a", name, text)
    store.settings.keep("window.report", "nay")
    store.settings.keep("window.place", "nay task a")
    session = Session(store, "vi")
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    app.begin(window, None)
    form, row = window.task_form, session.row(session.task_id)
    assert row is not None
    assert form.fields["documents"].editor.text() == CITING
    assert session.first_sight.is_ahead
    assert (session.standings.mark(row), form.citations.model().rowCount()) == ("", 0)
    assert form.former_view.isHidden()
    qtbot.keyClicks(form.fields["result"].editor, "ab")
    with qtbot.waitSignal(session.first_sight.over):
        pass
    assert (session.standings.mark(row), form.citations.model().rowCount()) == ("late", 1)
    assert form.fields["result"].editor.text() == "ab" + store.tasks.get("cu", "a").result
    assert not form.former_view.isHidden()
    qtbot.waitUntil(lambda: "report_form" in vars(window))  # all that a start makes later was made
    window.close()


def test_a_first_sight_that_nobody_sees_ends_as_well(store: Store, qtbot: QtBot) -> None:
    session = Session(store, "vi")
    window = MainWindow(session)
    qtbot.addWidget(window)
    session.first_sight.begin(window)
    with qtbot.waitSignal(session.first_sight.over):
        pass
    assert not session.first_sight.is_ahead
    window.close()


def test_a_window_closed_before_its_first_painting_reads_nothing_later(store: Store, qtbot: QtBot) -> None:
    session = Session(store, "vi")
    window = MainWindow(session)
    qtbot.addWidget(window)
    session.first_sight.begin(window)
    window.close()
    store.close()
    session.first_sight.eventFilter(window, QEvent(QEvent.Type.Paint))
    assert not [timer for timer in session.findChildren(QTimer) if timer.isActive()]


def test_reports_are_counted(store: Store, make_draft: Callable[..., Draft]) -> None:
    assert store.reports.count() == 0
    for report_id in ("khac", "cu"):
        store.reports.add(make_draft(report_id))
    assert [store.reports.count(at_most) for at_most in (0, 1, 2, 3)] == [0, 1, 2, 2]
    store.reports.delete("cu")
    assert store.reports.count() == len(store.reports.all()) == 1
