"""How long the check of a large report keeps the store from others, and its list the window's thread busy."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtCore import QCoreApplication

    from db.records import Draft
    from db.store.store import Store
    from ui.findings.report_looking import LookedAt

_TASKS, _LIMIT = 10_000, 0.05  # tasks, seconds for which whoever types may be held up
_RUNS, _EVENTS = 5, 30


def longest_holds(tasks: int = _TASKS) -> dict[str, Any]:
    """Check a stored report as the window does beside it; return the longest hold of the store's lock.

    `worked` is the most that one core did during a hold: the rest of it waited, also for other programs.
    Then the list of findings is opened and the next place gone to: `turns` are the longest seconds of one
    core in which the window's thread does nothing else.
    """
    from db.access import transaction
    from vqdesk.first_store.store import open_store

    with (
        patch.object(transaction, "Turn", _timed_turn()) as timed,
        tempfile.TemporaryDirectory(prefix="vqdesk-bench-", ignore_cleanup_errors=True) as folder,
        open_store(Path(folder) / "sample.vqd") as store,
    ):
        draft = _real_tasks(tasks)
        store.reports.add(draft)
        timed.longest = timed.worked = 0.0
        start = time.perf_counter()
        found = _check(store, draft.report.id)
        seconds, longest, worked = time.perf_counter() - start, timed.longest, timed.worked
        turns = _turns(store, draft.report.id, found)
    findings = sum(len(each.checked.findings) for each in found)
    return {
        **{"tasks": tasks, "findings": findings, "seconds": seconds},
        **{"longest": longest, "worked": worked, "turns": turns},
    }


def _real_tasks(count: int) -> Draft:
    """Return the real annex with its tasks repeated as they are: what was wrong in it is found each time."""
    from bench.rows import many_tasks

    from vqdesk.first_store.sample import sample_draft

    real = {task.number: task for task in sample_draft().tasks}
    numbers = list(real)
    draft = many_tasks(count)
    at, sections = 0, []
    for section in draft.sections:
        own = []
        for task in section.tasks:
            like = real[numbers[at % len(numbers)]]
            own.append(replace(like, domain_id=task.domain_id, id=task.id))
            at += 1
        sections.append(replace(section, tasks=tuple(own)))
    return replace(draft, sections=tuple(sections))


def _check(store: Store, report_id: str) -> list[LookedAt]:
    from ui.findings.report_looking import ReportLooking

    looking, found = ReportLooking(store, 0, report_id, ""), []
    while more := looking.look_at_more(lambda _seconds: False):
        found += more
    known = {each.checked.task: each for each in found}
    known |= {each.checked.task: each for each in looking.look_at_whole()}
    looking.accept()
    return list(known.values())


def _turns(store: Store, report_id: str, found: list[LookedAt]) -> dict[str, float]:
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from ui.findings.list_dialog import FindingsDialog
    from ui.main_window import MainWindow
    from ui.runtime.garbage_collector import GarbageCollector
    from ui.session.session import Session

    application, session = QApplication.instance() or QApplication([]), Session(store, "vi")
    session.open_report(report_id)
    window = MainWindow(session)
    window.show()
    window.task_form  # noqa: B018 - it is made by being asked for
    service = window.findings.service
    for checked, places in found:
        service.results[checked.task] = checked
        service.places.put(checked.task, places)
    dialogs: list[FindingsDialog] = []
    collector = GarbageCollector()
    collector.start()

    def open_list() -> None:
        dialogs.append(FindingsDialog(session, service, window.findings.withdraw, window))
        dialogs[-1].show()

    works = {"opening the list": open_list, "going to the next place": window.findings.go_next}
    _settle(application)
    turns = {name: [_longest(application, work) for _ in range(_RUNS)] for name, work in works.items()}
    for dialog in dialogs:
        dialog.done(0)
    window.collaborators.stop()
    window.close()
    collector.stop()
    return {name: median(each) for name, each in turns.items()}


def _settle(application: QCoreApplication) -> None:
    for _ in range(_EVENTS):
        application.processEvents()


def _longest(application: QCoreApplication, work: Callable[[], object]) -> float:
    """Return the processor time that it, or what it leaves to be done, takes at a stretch."""
    longest = 0.0
    for each in (work, *[application.processEvents] * _EVENTS):
        start = time.thread_time()
        each()
        longest = max(longest, time.thread_time() - start)
    return longest


def _timed_turn() -> Any:
    """Return a kind of lock that tells for how long it was held at most."""
    from db.file.turn import Turn

    class TimedTurn(Turn):
        longest = worked = 0.0

        def __init__(self) -> None:
            super().__init__()
            self._depth, self._since, self._work = 0, 0.0, 0.0

        def __enter__(self) -> None:
            super().__enter__()
            self._depth += 1
            if self._depth == 1:
                self._since, self._work = time.perf_counter(), time.thread_time()

        def __exit__(
            self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
        ) -> None:
            self._depth -= 1
            if self._depth == 0:
                TimedTurn.longest = max(TimedTurn.longest, time.perf_counter() - self._since)
                TimedTurn.worked = max(TimedTurn.worked, time.thread_time() - self._work)
            super().__exit__(kind, error, trace)

    return TimedTurn


def hold_lines(found: dict[str, Any]) -> list[str]:
    """Return the lines that tell of it, each beside its limit."""
    limit = f"(at most {_LIMIT * 1000:.0f})"
    turns = ((name, f"{seconds * 1000:.0f} ms of one core") for name, seconds in found["turns"].items())
    return [
        f"{found['tasks']:,} stored tasks, {found['findings']:,} findings, checked beside the window in"
        f" {found['seconds']:.1f} s: the store's lock is held for {found['longest'] * 1000:.0f} ms,"
        f" {found['worked'] * 1000:.0f} ms of one core {limit}",
        *(f"The window's thread, {name}: {took} {limit}" for name, took in turns),
    ]
