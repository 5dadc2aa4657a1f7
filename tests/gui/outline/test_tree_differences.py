"""The law of the tree: brought by differences, after whatever was done, it is what would be made anew."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from db.records import Domain, Draft, Period, Report, Section, Task
from db.store.store import Store
from ui.outline.arrangement import Arrangement
from ui.outline.differences import changed_stretches
from ui.outline.model import STATE, OutlineModel
from ui.outline.tree import OutlineTree
from ui.session.session import Session
from vqdesk.periods.period import default_columns, default_titles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

_UNITS = ("Phòng A", "Phòng B", "Phòng A\u200b", "")
_PERIOD = Period("năm", 2026)
_steps = st.tuples(
    st.sampled_from(
        [
            *("add", "duplicate", "delete", "up", "down", "to", "unit", "deadline", "evaluation", "number"),
            *("add domain", "delete domain", "domain up", "domain down", "rename", "elsewhere"),
            *("undo", "undo", "redo", "renumber", "fold", "late", "by deadline", "by unit", "flat", "all"),
        ]
    ),
    st.integers(0, 30),
    st.integers(0, 30),
)


def _draft() -> Draft:
    report = Report("r", "UBND xã", _PERIOD, default_titles(_PERIOD), "", default_columns(_PERIOD))
    tasks = iter(range(100))

    def section(name: str, *units: str) -> Section:
        made = [
            Task("r", name, f"t{at}", str(at + 1), unit, content=f"Việc {at}", evaluation="50%" * (at % 2))
            for unit in units
            for at in [next(tasks)]
        ]
        return Section(Domain("r", name, "I", name), tuple(made))

    a, b, other, none = _UNITS
    sections = (section("x", a, a, b, other, a), section("y"), section("z", b, none, none, b, b, a))
    return Draft(report, sections)


def seen(model: OutlineModel, parent: QModelIndex | None = None) -> list[object]:
    """Return all that the rows of a model are and say, with what stands below each."""
    parent = parent or QModelIndex()
    found: list[object] = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        node = model.node(index)
        assert node is not None
        assert model.index_of(node) == index
        assert model.columnCount(index) in (0, 2)
        said = (node.kind, node.id, node.key, index.data(), index.siblingAtColumn(STATE).data())
        found.append((*said, seen(model, index)))
    return found


class _Desk:
    """A tree on a session, and what is done there."""

    def __init__(self, session: Session) -> None:
        self.session, self.tree = session, OutlineTree(session)
        self.model = self.tree.outline
        self.tester = QAbstractItemModelTester(
            self.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        self.tree.resize(400, 150)
        self.tree.show()
        self.tree.setFocus()

    def _a_task(self, number: int) -> str | None:
        rows = self.session.outline()
        return rows[number % len(rows)].id if rows else None

    def _a_domain(self, number: int) -> str | None:
        domains = self.session.domains()
        return domains[number % len(domains)].id if domains else None

    def do(self, verb: str, one: int, other: int) -> None:
        """Do a verb at a task or a domain that the first number chooses."""
        session, task, domain = self.session, self._a_task(one), self._a_domain(one)
        if "domain" in verb and verb not in ("add domain", "by deadline"):
            session.go_to("domain", domain or "")
        elif verb in ("duplicate", "delete", "up", "down", "to"):
            session.go_to("task", task or "")
        written = {"unit": _UNITS, "deadline": ("1/9/2026", "", "Quý IV/2026"), "evaluation": ("", "80%")}
        if verb in written and task:
            session.write_task(task, verb, written[verb][other % len(written[verb])])
        else:
            self._verbs(other, task, domain).get(verb, lambda: None)()

    def _verbs(self, other: int, task: str | None, domain: str | None) -> dict[str, Callable[[], object]]:
        session, model = self.session, self.model
        return {
            "add": session.add_task,
            "duplicate": session.duplicate_task,
            "delete": session.delete_task,
            "up": session.move_task_up,
            "down": session.move_task_down,
            "to": lambda: session.move_task_to(self._a_domain(other) or ""),
            "number": lambda: task and session.write_task(task, "number", str(other)),
            "add domain": lambda: session.add_domain("V", "Mới"),
            "delete domain": session.delete_domain,
            "domain up": session.move_domain_up,
            "domain down": session.move_domain_down,
            "rename": lambda: domain and session.rename_domain(domain, "X", f"Lĩnh vực {other}"),
            "elsewhere": lambda: self._elsewhere(domain, other),
            "undo": session.undo,
            "redo": session.redo,
            "renumber": session.renumber,
            "fold": lambda: self._fold(other),
            "late": lambda: model.arrange(Arrangement.of("no_result" if other % 2 else "late")),
            "by deadline": lambda: model.arrange(Arrangement.of(by="deadline")),
            "by unit": lambda: model.arrange(Arrangement.of(by="unit")),
            "flat": lambda: model.arrange(Arrangement.of(by="flat")),
            "all": lambda: model.arrange(Arrangement()),
        }

    def _fold(self, number: int) -> None:
        nodes = self.model.inner_nodes()
        if nodes:
            self.tree.collapse(self.model.index_of(nodes[number % len(nodes)]))

    def _elsewhere(self, domain: str | None, other: int) -> None:
        """Have a task come that nobody goes to, as an update from a file has."""
        before = self.tree.verticalScrollBar().value()
        if domain:
            tasks = self.session.store.tasks
            self.session.tell(tasks.add("r", domain, unit=_UNITS[other % len(_UNITS)], content="Thêm"))
            self.tree.executeDelayedItemsLayout()
            assert self.tree.verticalScrollBar().value() == before, "the scroll position stays"

    def check(self, folded: dict[int, bool], verb: str) -> None:
        """Compare the tree with one that is made now, and with what was open in it."""
        for _ in range(3):  # what is grouped anew comes once what was done is drawn
            QApplication.processEvents()
        fresh = OutlineModel(self.session)
        fresh.arrangement, fresh._staying = self.model.arrangement, self.model._staying  # noqa: SLF001
        fresh.refresh()
        assert seen(self.model) == seen(fresh), verb
        fresh.setParent(None)
        fresh.deleteLater()
        assert self.model.count == len(self.model._places) - self._others()  # noqa: SLF001
        assert self.tree.currentIndex() == self.model.place(*self.session.place())
        chosen = self.tree.selectionModel().selectedRows()
        assert chosen == [self.tree.currentIndex()] * self.tree.currentIndex().isValid()
        assert self.tree.hasFocus()
        above = set()
        node = self.model.node(self.tree.currentIndex())
        while node is not None:
            above.add(node.number)
            node = node.parent
        for node in self.model.inner_nodes():
            if node.number not in above:
                is_open = self.tree.isExpanded(self.model.index_of(node))
                # Where all was made anew, rows are known by what they stand for.
                stays = is_open or self.tree.is_folded(node)
                assert is_open is folded[node.number] if node.number in folded else stays, (verb, node.text)

    def _others(self) -> int:
        return sum(kind != "task" for kind, _ in self.model._places)  # noqa: SLF001

    def open(self) -> dict[int, bool]:
        """Return which rows are open."""
        index_of, is_open = self.model.index_of, self.tree.isExpanded
        return {node.number: is_open(index_of(node)) for node in self.model.inner_nodes()}


@contextmanager
def _desk(path: object) -> Iterator[_Desk]:
    with Store.open(path, who="clerk") as store:  # type: ignore[arg-type]
        store.reports.add(_draft())
        session = Session(store, "vi")
        session.open_report("r")
        desk = _Desk(session)
        yield desk
        desk.tree.close()
        desk.tree.deleteLater()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(steps=[("add domain", 0, 0), ("fold", 0, 0), ("by unit", 0, 0)])
@example(steps=[("by unit", 0, 0), ("fold", 0, 1), ("late", 0, 0), ("by unit", 0, 0)])
@given(steps=st.lists(_steps, min_size=1, max_size=12))
def test_whatever_is_done_the_tree_is_what_would_be_made_anew(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int]]
) -> None:
    with _desk(tmp_path_factory.mktemp("law") / "store.vqd") as desk:
        for verb, one, other in steps:
            was = desk.open()
            desk.do(verb, one, other)
            is_known = verb not in ("fold", "late", "by deadline", "all", "delete", "delete domain")
            desk.check(was if is_known else desk.open(), verb)


@given(old=st.lists(st.integers(0, 9), unique=True), new=st.lists(st.integers(0, 9), unique=True))
def test_what_differs_makes_one_list_of_the_other(old: list[int], new: list[int]) -> None:
    for most in (1, 2, 10):
        made = list(old)
        stretches = list(changed_stretches(old, new, most))
        for start, old_stop, new_start, new_stop in stretches:
            made[start:old_stop] = new[new_start:new_stop]
        assert made == new
        assert len(stretches) <= most


@pytest.mark.parametrize("is_slow", [False, True])
def test_units_of_many_tasks_merged_at_once_make_all_rows_anew_in_turns(
    qtbot: QtBot,
    session: Session,
    make_draft: Callable[..., Draft],
    monkeypatch: pytest.MonkeyPatch,
    is_slow: bool,
) -> None:
    if is_slow:  # a folded domain's rows come in a later turn than the domain
        monkeypatch.setattr("ui.outline.shape._AT_ONCE", 2)
        monkeypatch.setattr("ui.outline.shape._TURN", 0)
    draft = make_draft("dai")
    sections = [
        Section(
            Domain("dai", name, name, name),
            tuple(
                Task("dai", name, f"{name}{at}", unit=f"Phòng {at % 2}", content=f"Việc {at}")
                for at in range(400)
            ),
        )
        for name in ("mot", "hai")
    ]
    session.add_report(replace(draft, sections=tuple(sections)))
    tree = OutlineTree(session)
    qtbot.addWidget(tree)
    tree.resize(400, 400)
    tree.show()
    qtbot.waitUntil(lambda: not tree.outline.is_building)
    session.go_to("task", "hai390")
    tree.collapse(tree.outline.place("domain", "mot"))
    merged = [(row.id, "unit", "Phòng 0") for row in session.outline() if row.unit == "Phòng 1"]
    merged.reverse()  # undo goes to the first of them, which opens its domain
    for act in (lambda: session.tell(session.store.tasks.write_all("dai", merged)), session.undo):
        session.go_to("task", "hai390")
        with qtbot.waitSignal(tree.outline.brought, check_params_cb=lambda came: came is None):
            act()
        qtbot.waitUntil(lambda: not tree.outline.is_building)
        assert _shown(tree.outline) == _made_anew(session, qtbot)
        assert not tree.isExpanded(tree.outline.place("domain", "mot"))
    assert tree.currentIndex() == tree.outline.place("task", merged[0][0])


def _made_anew(session: Session, qtbot: QtBot) -> list[tuple[str, str, str]]:
    model = OutlineModel(session)
    qtbot.waitUntil(lambda: not model.is_building)
    return _shown(model)


def _shown(model: OutlineModel) -> list[tuple[str, str, str]]:
    assert model.root is not None
    found, waiting = [], [model.root]
    while waiting:
        node = waiting.pop()
        found.append((node.kind, node.id, node.text))
        waiting += node.children
    return found
