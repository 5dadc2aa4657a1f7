"""How long each act on a task holds the window of a long annex, beside a bare tree of as many rows."""

from __future__ import annotations

import time
from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bench.clock import Clock

    from ui.main_window import MainWindow
    from ui.outline.model import OutlineModel
    from ui.session.session import Session

TASKS = 10_000
LIMIT = 0.05
"""Seconds of the window's own thread that an act may take."""
_TIMES = 5
_EVERY = 5
"""Of so many tasks one has a unit that is merged with another."""
_TURNS = 150
"""Rounds of the event loop in which all that an act left to do is done: a long tree comes in parts."""
_Act = tuple[str, "Callable[[], object]"]


def tree(folder: Path, clock: Clock, count: int = TASKS) -> dict[str, object]:
    """Return the processor time of the window's thread for each act, with what it paints of it.

    What another thread does meanwhile (numbering ten thousand tasks) is not the window's time; how long the
    clerk waits for that, by the clock, is in `waits`. `same` tells whether the tree is in the end what would
    be made anew.
    """
    from bench.rows import many_tasks
    from PySide6.QtWidgets import QApplication

    from db.store.store import Store
    from ui.looks.looks import Looks
    from ui.main_window import MainWindow
    from ui.runtime.garbage_collector import GarbageCollector
    from ui.session.session import Session

    application = QApplication.instance() or QApplication([])
    Looks.of(application)
    GarbageCollector().start()  # as the program does
    draft = many_tasks(count)
    with Store.open(folder / "tree.vqd") as store:
        store.reports.add(draft)
        session = Session(store)
        window = MainWindow(session)
        window.resize(1366, 740)
        window.show()
        session.open_report(draft.report.id)
        session.calls.start()
        while not session.calls.counts:
            QApplication.processEvents()
        found: dict[str, list[float]] = {}
        waits: dict[str, list[float]] = {}
        with clock.running():
            for name, act in _acts(session, window):
                with _waiting(session, waits.setdefault(name, [])):
                    found.setdefault(name, []).append(_held(act))
            same = _is_fresh(window.tree.outline, session)
            found["show the table"] = [_held(window.table.toggle)]
            for name, act in _table_acts(session, window):
                with _waiting(session, waits.setdefault(f"table: {name}", [])):
                    found.setdefault(f"table: {name}", []).append(_held(act))
            same = same and _is_listed(window)
            found["show the tree again"] = [_held(window.table.toggle)]
            same = same and _is_fresh(window.tree.outline, session)
        window.hide()
    acts = {name: median(times) for name, times in found.items()}
    waited = {name: median(times) for name, times in waits.items() if times}
    return {"acts": acts, "waits": waited, "floor": _floor(count), "tasks": count, "same": same}


def _acts(session: Session, window: MainWindow) -> Iterator[_Act]:
    """Yield each act some times, by its name."""
    from ui.outline.arrangement import Arrangement

    domains = session.domains()
    rows = [row for row in session.outline() if row.domain_id == domains[1].id]
    for time_ in range(_TIMES):
        task = rows[len(rows) // 2 + time_].id
        yield "choose a task", lambda task=task: session.go_to("task", task)  # type: ignore[misc]
        yield "add a task", session.add_task
        yield "write its content", lambda: session.write_task(session.task_id or "", "content", "Việc mới")
        yield "write its unit", lambda: session.write_task(session.task_id or "", "unit", "Phòng mới")
        yield "move it up", session.move_task_up
        yield "move it to another domain", lambda: session.move_task_to(domains[-1].id)
        yield "delete it", session.delete_task
        yield "undo", session.undo
        yield "redo", session.redo
        name = f"Lĩnh vực {time_}"
        yield "rename a domain", lambda name=name: session.rename_domain(domains[1].id, "II", name)  # type: ignore[misc]
    for act in (session.renumber, session.undo):
        yield "number all anew, and undo", act
    merged = [(row.id, "unit", "Phòng chung") for row in session.outline()[::_EVERY]]
    yield "merge the units of many tasks", lambda: _stored(session, merged)
    yield "take that back", session.undo
    session.go_to("domain", domains[2].id)
    yield "move a domain", session.move_domain_up
    yield "delete a domain", session.delete_domain
    yield "bring it back", session.undo
    yield "look for words, letter by letter", lambda: session.search("xây d")
    for by in ("deadline", "unit", "flat", "domain"):
        shown = Arrangement.of(by=by)  # type: ignore[arg-type]
        yield f"by {by}", lambda shown=shown: window.outline_filter.show_only(shown)  # type: ignore[misc]
    for shown in (Arrangement.of("no_result"), Arrangement()):
        name = "filter" if shown.filters else "lift the filter"
        yield name, lambda shown=shown: window.outline_filter.show_only(shown)  # type: ignore[misc]
    yield "open the report", lambda: session.open_report(session.report_id)


def _table_acts(session: Session, window: MainWindow) -> Iterator[_Act]:
    """Yield each act once more while the table is shown in the tree's place, and those of the table alone."""
    from ui.table.order import RowOrder

    yield from _acts(session, window)
    table = window.table.pane.table
    for field in ("content", "number", "unit"):
        yield f"sort by {field}", lambda field=field: table.order_by(RowOrder(field))  # type: ignore[misc]
    yield "in the annex's order", lambda: table.order_by(None)


def _stored(session: Session, texts: list[tuple[str, str, str]]) -> None:
    """Write texts as a merge of units does: in the store's thread, then in the tree."""
    session.tell(
        session.verb_at_length(lambda: session.store.tasks.write_all(session.report_id or "", texts))
    )


def _held(act: Callable[[], object]) -> float:
    """Return the longest stretch that an act, or what it left to do, held the window's thread.

    The first one is the act with the turn of the event loop behind it, in which it is drawn. Each other is
    one turn of the program's own loop: what is pressed is taken between two of them.
    """
    from PySide6.QtCore import QAbstractEventDispatcher, QObject

    _turn_round()
    held, begun = [], [time.thread_time()]

    def end_stretch() -> None:
        now = time.thread_time()
        held.append(now - begun[0])
        begun[0] = now

    turned = QAbstractEventDispatcher.instance().aboutToBlock
    inside = turned.connect(end_stretch)  # an act may wait for what is done beside, in a loop of its own
    act()
    QObject.disconnect(inside)
    _turn_round(1)
    end_stretch()
    left = turned.connect(end_stretch)
    _turn_round()
    QObject.disconnect(left)
    return max(held)


@contextmanager
def _waiting(session: Session, waits: list[float]) -> Iterator[None]:
    """Measure how long the window waits for another thread."""
    at_length = session.at_length

    def timed(*args: Any) -> Any:
        start = time.perf_counter()
        try:
            return at_length(*args)
        finally:
            waits.append(time.perf_counter() - start)

    session.at_length = timed
    try:
        yield
    finally:
        session.at_length = at_length


def _turn_round(turns: int = _TURNS) -> None:
    """Let the program's own loop turn so many times."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, timer, left = QEventLoop(), QTimer(), iter(range(turns - 1))
    timer.timeout.connect(lambda: next(left, None) is None and loop.quit())
    timer.start()  # at each turn
    loop.exec()


def _is_fresh(shown: OutlineModel, session: Session) -> bool:
    """Tell whether a tree is what would be made anew, once all of both is there."""
    from PySide6.QtWidgets import QApplication

    from ui.outline.model import OutlineModel

    fresh = OutlineModel(session)
    while fresh.is_building or shown.is_building:
        QApplication.processEvents()
    same = _rows(shown) == _rows(fresh)
    fresh.deleteLater()
    return same


def _is_listed(window: MainWindow) -> bool:
    """Tell whether the table has the rows that one made anew would have."""
    from ui.table.model import TaskTableModel

    shown, fresh = window.table.pane.table.tasks, TaskTableModel(window.session)
    fresh.start()
    rows = [[model.record(row) for row in range(model.rowCount())] for model in (shown, fresh)]
    same = rows[0] == rows[1]
    fresh.deleteLater()
    return same


def _rows(model: object) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    waiting = [model.root]  # type: ignore[attr-defined]
    while waiting:
        node = waiting.pop()
        found.append((node.kind, node.id, node.text, node.task))
        waiting += node.children
    return found


def _floor(count: int) -> float:
    """Return what one row takes in Qt's own tree of as many, with nothing else around it."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QTreeView

    def item(below: int = 0) -> QStandardItem:
        made = QStandardItem("x")
        if below:
            made.insertRows(0, [item() for _ in range(below)])
        return made

    model, view = QStandardItemModel(), QTreeView()
    root = model.invisibleRootItem()
    root.insertRows(0, [item(1) for _ in range(count)])
    view.setModel(model)
    view.setUniformRowHeights(True)
    view.resize(500, 700)
    view.expandAll()
    view.show()
    times = [_held(lambda at=at: root.insertRows(at, [item(1)])) for at in range(_TIMES)]  # type: ignore[misc]
    view.hide()
    return median(times)


def lines_of(part: dict[str, object]) -> list[str]:
    """Return what was measured as lines of the table."""
    acts: dict[str, float] = part["acts"]  # type: ignore[assignment]
    lines = [
        f"The tree of {part['tasks']:,} tasks: the window's own time for each act, at most {LIMIT} s",
        f"  {'floor: one row in a bare tree of as many':44}{part['floor']:9.3f}",
    ]
    for name, seconds in acts.items():
        lines.append(f"  {name:44}{seconds:9.3f}  {'met' if seconds <= LIMIT else 'MISSED'}")
    waits: dict[str, float] = part["waits"]  # type: ignore[assignment]
    lines.append("Besides, by the clock, while the window waits for what another thread does")
    lines += [f"  {name:44}{seconds:9.3f}" for name, seconds in waits.items()]
    return lines
