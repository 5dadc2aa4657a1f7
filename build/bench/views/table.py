"""The table of tasks beside a bare table of the same texts: opened, and scrolled page by page."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bench.imports import STORE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.clock import Clock
    from PySide6.QtWidgets import QTableView

PAGES = 30
_SIZE = (1366, 768)


def table(folder: Path, clock: Clock) -> dict[str, object]:
    """Open the window's table on the stored report and scroll it; `open` and `page` are processor seconds."""
    from db.store.store import Store
    from ui.app import make_application
    from ui.main_window import MainWindow
    from ui.session.session import Session

    application = make_application("vi")
    with Store.open(folder / STORE) as store:
        window = MainWindow(Session(store, "vi"))
        window.resize(*_SIZE)
        window.show()
        window.session.open_report(store.reports.all()[0].id)
        window.session.outline()
        application.processEvents()
        with clock.running():
            opened = _cpu(window.table.toggle)
            page = _scrolled(window.table.pane.table)
        count = window.table.pane.table.tasks.count
        window.close()
    application.processEvents()
    return {"open": opened, "page": page, "same": count > 0}


def floor(folder: Path, clock: Clock) -> dict[str, object]:
    """Do the same with Qt's own table over the texts, read into memory before: little can be less."""
    from PySide6.QtWidgets import QTableView

    from db.records import TASK_FIELDS
    from db.store.store import Store
    from ui.app import make_application
    from ui.widgets.record_model import RecordModel

    application = make_application("vi")
    with Store.open(folder / STORE) as store:
        report = store.reports.all()[0]
        fields = [column.field for column in report.columns if column.field in TASK_FIELDS]
        rows = [tuple(task.text(field) for field in fields) for task in store.tasks.of(report.id)]

    class Bare(RecordModel[tuple[str, ...]]):
        def headings(self) -> tuple[str, ...]:
            return tuple(fields)

        def cells(self, row: tuple[str, ...]) -> tuple[str, ...]:
            return row

    view = QTableView()
    view.resize(*_SIZE)
    with clock.running():

        def show() -> None:
            view.setModel(Bare(view, rows))
            view.verticalHeader().setDefaultSectionSize(3 * view.fontMetrics().lineSpacing() + 8)
            view.show()

        opened = _cpu(show)
        page = _scrolled(view)
    view.close()
    application.processEvents()
    return {"open": opened, "page": page, "same": bool(rows)}


def _scrolled(view: QTableView) -> float:
    bar = view.verticalScrollBar()

    def scroll() -> None:
        bar.setValue(bar.value() + bar.pageStep())
        view.viewport().repaint()

    return sum(_cpu(scroll) for _ in range(PAGES)) / PAGES


def _cpu(act: Callable[[], object]) -> float:
    from PySide6.QtCore import QCoreApplication

    begun = time.process_time()
    act()
    QCoreApplication.processEvents()
    return time.process_time() - begun


JOBS = {"table": table, "table-floor": floor}
