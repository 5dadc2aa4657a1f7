"""One start of a window in a process of its own: `-m bench.windows vqdesk|filled|bare FOLDER`.

A line of JSON is printed the moment the window is painted; the parent's clock runs from the start of
the process to that line.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.clock import peak_memory

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from vqdesk.system.run_mark import Stage

STORE = "sample.vqd"
_REPORTS, _TASKS = 1_000, 50
_LAST = _REPORTS // 2
"""Which report the clerk worked on last."""
_TEXTS = ("content", "unit", "documents", "result", "evaluation", "note", "deadline")
_MENUS, _ACTIONS, _TOOLS = 7, 13, 9
"""What the program's own window has, about: menus, actions in each, buttons with pictures."""


def prepare(folder: Path) -> None:
    """Make a store with the sample in it."""
    from vqdesk.first_store.sample import sample_draft
    from vqdesk.first_store.store import open_store

    with open_store(folder / STORE) as store:
        store.reports.add(sample_draft())


def prepare_many(folder: Path) -> None:
    """Make a store with 1,000 reports of 50 tasks, one of which the clerk worked on last."""
    from dataclasses import replace

    from bench.rows import many_tasks

    from db.records import Draft, Period, Section
    from vqdesk.first_store.store import open_store

    base = many_tasks(_TASKS)
    with open_store(folder / STORE) as store:
        for at in range(_REPORTS):
            name, period = f"r{at:04}", Period("tháng", 2024 - at // 12, at % 12 + 1)
            sections = (
                Section(
                    replace(section.domain, report_id=name),
                    tuple(replace(task, report_id=name) for task in section.tasks),
                )
                for section in base.sections
            )
            store.reports.add(Draft(replace(base.report, id=name, period=period), tuple(sections)))
        last = f"r{_LAST:04}"
        store.settings.keep("window.report", last)
        store.settings.keep("window.place", f"{last} task {store.tasks.outline(last)[_TASKS // 2].id}")


def start_vqdesk(folder: Path) -> None:
    """Start the program as a link without words does; painted means: with the report in it."""
    from vqdesk import cli
    from vqdesk.__main__ import load_window

    def open_window(store: Path, file: Path | None, lang: str) -> int:
        load_window()  # as the program's door does
        from ui import app

        begin = app.begin

        def watched_begin(window: QMainWindow, file: Path | None, left: Stage | None = None) -> None:
            begin(window, file, left)
            # Before the report is open the window is painted too, but empty.
            _tell_when_painted(window, tasks=len(window.session.outline()))

        app.begin = watched_begin
        return app.run_window(store, file, lang)

    os.environ["VQDESK_STORE"] = str(folder / STORE)
    cli.run_command_line([], open_window=open_window)


def start_bare(_folder: Path) -> None:
    """Start an empty main window of PySide6."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    _tell_when_painted(window)
    window.show()
    application.exec()


def start_filled(folder: Path) -> None:
    """Start a window with as much in it as the program's, made by Qt alone: a floor for any that shows that.

    The last report's tasks in a tree, one of them in editors, menus and tools that do nothing; read by plain
    SQL, with nothing that guards the store, says anything in Vietnamese or looks otherwise than Qt's own.
    """
    import sqlite3

    from PySide6.QtGui import QIcon, QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import (
        QApplication,
        QFormLayout,
        QLabel,
        QMainWindow,
        QPlainTextEdit,
        QScrollArea,
        QSplitter,
        QTreeView,
        QWidget,
    )

    from vqdesk.system.resources import path

    sql = f"SELECT domain_id, number, {', '.join(_TEXTS)} FROM task WHERE report_id = ? ORDER BY rank"
    store = sqlite3.connect(folder / STORE)
    rows = store.execute(sql, [f"r{_LAST:04}"]).fetchall()
    store.close()
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    window, inside = QMainWindow(), QSplitter()
    window.resize(1280, 800)
    for at in range(_MENUS):
        menu = window.menuBar().addMenu(f"Menu &{at}")
        for act in range(_ACTIONS):
            menu.addAction(f"Action {act}").setShortcut(f"Ctrl+Alt+{act}" if act % 2 else "")
    tools, icon = window.addToolBar("Tools"), QIcon(str(path("icon.png")))
    for at in range(_TOOLS):
        tools.addAction(icon, f"Tool {at}")
    model, tree = QStandardItemModel(0, 2), QTreeView()
    domains: dict[str, QStandardItem] = {}
    for domain, number, content, *rest in rows:
        if domain not in domains:
            domains[domain] = QStandardItem(domain)
            model.appendRow([domains[domain], QStandardItem()])
        said = content.partition("\n")[0]
        domains[domain].appendRow([QStandardItem(f"{number}. {said}"), QStandardItem(rest[3])])
    tree.setModel(model)
    tree.expandAll()
    form, room = QWidget(), QScrollArea(widgetResizable=True)
    lines = QFormLayout(form)
    for name, text in zip(_TEXTS, rows[len(rows) // 2][2:], strict=True):
        lines.addRow(QLabel(name), QPlainTextEdit(text))
    room.setWidget(form)
    inside.addWidget(tree)
    inside.addWidget(room)
    window.setCentralWidget(inside)
    window.statusBar().showMessage("Ready")
    tree.setFocus()
    _tell_when_painted(window, tasks=len(rows))
    window.show()
    application.exec()


def _tell_when_painted(window: QMainWindow, **facts: int) -> None:
    """Print a line after the window's next painting, and end the program."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    def tell() -> None:
        platform = QApplication.platformName()
        taken = {"processor": time.process_time(), "peak_bytes": peak_memory(), "platform": platform}
        print(json.dumps({**taken, **facts}), flush=True)
        QApplication.exit(0)

    class Painting(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if (
                event.type() == QEvent.Type.Paint
                and isinstance(watched, QWidget)
                and watched.window() is window
            ):
                QApplication.instance().removeEventFilter(self)
                # All that is to be painted is painted in one go: after it the loop comes back here.
                QTimer.singleShot(0, tell)
            return False

    QApplication.instance().installEventFilter(Painting(window))


JOBS = {
    "prepare": prepare,
    "prepare-many": prepare_many,
    "vqdesk": start_vqdesk,
    "filled": start_filled,
    "bare": start_bare,
}

if __name__ == "__main__":
    JOBS[sys.argv[1]](Path(sys.argv[2]))
