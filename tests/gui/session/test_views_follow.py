"""Whatever is done, undone and redone: each view shows what one that reads everything anew would show."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shiboken6 import delete

from db.records import TASK_FIELDS, Period
from db.store.store import Store
from ui.main_window import MainWindow
from ui.outline.model import STATE, TITLE, OutlineModel
from ui.paper.composition import Composition
from ui.session.session import Session
from vqdesk.exporting.file_export import kept_options, lay_out_report
from vqdesk.unsaved.record_texts import texts_of_domain, texts_of_report, texts_of_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from db.records import Draft

TEXTS = st.sampled_from(
    ["", " ", "\u00a0\u200b", "Phòng Nông nghiệp", "phòng  nông nghiệp", "đường", "50%", "xã\nhai"]
)
WHERE = st.integers(0, 9)
VERBS = st.one_of(
    st.tuples(st.just("write"), WHERE, st.sampled_from(TASK_FIELDS), TEXTS),
    st.tuples(st.just("go"), WHERE),
    st.tuples(st.just("rename"), WHERE, TEXTS),
    st.tuples(st.just("title"), TEXTS),
    st.tuples(st.just("to"), WHERE),
    st.sampled_from(
        [
            ("add_task",), ("duplicate_task",), ("delete_task",), ("move_task_up",), ("move_task_down",),
            ("move_domain_up",), ("move_domain_down",), ("delete_domain",), ("renumber",),
            *[("undo",)] * 4, *[("redo",)] * 2, ("replace",), ("take_back",), ("do_again",),
        ]
    ),
)  # fmt: skip


def _tree(model: OutlineModel, index: QModelIndex) -> list[tuple[str, str, object]]:
    """Return a tree row by row: its depth as blanks, title and state."""
    rows = []
    for row in range(model.rowCount(index)):
        child = model.index(row, TITLE, index)
        said = model.data(child), model.data(model.index(row, STATE, index))
        rows += [("", *said), *((" " + depth, *rest) for depth, *rest in _tree(model, child))]
    return rows


class Clerk:
    """Do verbs as the window does, each at a place that a number names."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def do(self, verb: str, *rest: object) -> None:
        getattr(self, f"_{verb}", getattr(self.session, verb, None))(*rest)

    def _task(self, where: int) -> str | None:
        rows = self.session.outline()
        return rows[where % len(rows)].id if rows else None

    def _domain(self, where: int) -> str | None:
        domains = self.session.domains()
        return domains[where % len(domains)].id if domains else None

    def _write(self, where: int, field: str, text: str) -> None:
        if task := self._task(where):
            self.session.write_task(task, field, text)

    def _rename(self, where: int, text: str) -> None:
        if domain := self._domain(where):
            self.session.rename_domain(domain, text, f"{text}!")

    def _title(self, text: str) -> None:
        report = self.session.report()
        assert report is not None
        self.session.change_report(lambda was: was.__class__(**{**_fields(was), "attached_to": text}))

    def _go(self, where: int) -> None:
        places = [
            ("report", self.session.report_id),
            ("domain", self._domain(where)),
            ("task", self._task(where)),
        ]
        kind, record_id = places[where % 3]
        self.session.go_to(kind, record_id or "")

    def _to(self, where: int) -> None:
        if domain := self._domain(where):
            self.session.move_task_to(domain)

    def _replace(self) -> None:
        """Bring the report to less than it is, as an import does."""
        report_id = self.session.report_id or ""
        draft = self.session.store.reports.draft(report_id)
        changes = self.session.store.reports.replace(draft.__class__(draft.report, draft.sections[::-1][:2]))
        self.session.tell(changes)
        self.session.open_report(report_id)

    def _take_back(self) -> None:
        act = self.session.store.history.undoable(self.session.report_id)
        if act is not None and act.verb == "replace_report":
            self.session.take_back(act.report_id or "", act.id)

    def _do_again(self) -> None:
        act = self.session.store.history.redoable(self.session.report_id)
        if act is not None and act.is_whole:
            self.session.do_again(act.report_id or "", act.id)


def _fields(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__slots__}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(verbs=st.lists(VERBS, min_size=1, max_size=14))
def test_each_view_shows_what_is_stored(
    qtbot: QtBot, make_draft: Callable[..., Draft], verbs: list[tuple[object, ...]]
) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "kho.vqd", who="lan") as store:
        store.reports.add(make_draft())
        store.reports.add(make_draft("other", Period("năm", 2023)))
        window = MainWindow(Session(store))
        try:
            _do_all(window, qtbot, verbs)
        finally:
            window.close()
            delete(window)


def _do_all(window: MainWindow, qtbot: QtBot, verbs: list[tuple[object, ...]]) -> None:
    window.showNormal()
    window.resize(1600, 800)  # tree, form and preview stand beside each other
    window.session.open_report("bao-cao-9-thang")
    window.side.show("preview")
    window.find_panel.field.setText("duong")
    clerk = Clerk(window.session)
    for verb, *rest in verbs:
        clerk.do(str(verb), *rest)
        _expect_rows(window.session)
        _expect_form(window)
    _settle(window, qtbot)
    _expect_tree(window)
    _expect_search(window)
    _expect_preview(window)


def _settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until whoever puts off what it shows has shown it."""
    preview, panel = window.preview, window.find_panel
    timers = (preview._whole, preview._typed, panel._pause, panel._renewal, window.tree.outline._regrouping)  # noqa: SLF001

    def done() -> bool:
        return not any(timer.isActive() for timer in timers) and not preview.paginator.is_busy

    qtbot.waitUntil(done)


def _expect_rows(session: Session) -> None:
    report_id = session.report_id or ""
    assert session.outline() == session.store.tasks.outline(report_id)
    assert session.domains() == session.store.domains.of(report_id)


def _expect_form(window: MainWindow) -> None:
    session, form = window.session, window.forms.currentWidget()
    kind, record_id = session.place()
    store, report_id = session.store, session.report_id or ""
    wanted = {
        "task": lambda: texts_of_task(store.tasks.get(report_id, record_id)),
        "domain": lambda: texts_of_domain(store.domains.get(report_id, record_id)),
        "report": lambda: texts_of_report(store.reports.get(report_id)),
    }[kind]()
    assert (form.record, form.record_id) == (kind, record_id)
    shown = form.texts()
    assert shown == {name: wanted.get(name, "") for name in shown}


def _expect_tree(window: MainWindow) -> None:
    fresh = Session(window.session.store)
    fresh.open_report(window.session.report_id)
    model = OutlineModel(fresh)
    tree = window.tree
    assert _tree(tree.outline, tree.rootIndex()) == _tree(model, tree.rootIndex())
    node = tree.outline.node(tree.currentIndex())
    assert node is not None
    assert (node.kind, node.id) == window.session.place()


def _expect_search(window: MainWindow) -> None:
    hits, session = window.find_panel.hits, window.session
    fresh = session.search("duong")
    assert [hits.hit(row) for row in range(hits.rowCount())] == fresh


def _expect_preview(window: MainWindow) -> None:
    session, paginator = window.session, window.preview.paginator
    report_id = session.report_id or ""
    table = lay_out_report(session.store, report_id, kept_options(session.store, report_id))
    fresh = [block.source for block in Composition(table).measured_blocks()]
    assert [block.source for block in paginator.blocks] == fresh
