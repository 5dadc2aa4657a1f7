from __future__ import annotations

import sqlite3
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from former_columns import Headings
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from way_back import back, forth

from db.errors import Refused
from db.history.undo import COLUMN_VERBS
from db.records import Column, Domain, Draft, KeptStyle, Organisation, Period, Report, Section, Task
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.history.undo import Step


def _execute(path: Path, *statements: str) -> list[tuple[object, ...]]:
    """Run statements on a closed store and return the last one's rows."""
    connection = sqlite3.connect(path)
    for statement in statements:
        rows = connection.execute(statement).fetchall()
    connection.commit()
    connection.close()
    return rows


def _index_of(path: Path) -> list[list[tuple[object, ...]]]:
    """Return every word of the index with its row, column and place."""
    return [
        _execute(
            path,
            f"CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', '{table}', 'instance')",
            "SELECT * FROM temp.words",
        )
        for table in ("task_index", "domain_index")
    ]


COLUMNS = ("extra:Ghi chú", "extra:B", "note", "content")


class Done(NamedTuple):
    """What was done: its step, whether it acts on the whole report, what the store held after it."""

    step: int
    is_whole: bool
    seen: set[str]


class Verbs(RuleBasedStateMachine):
    """Random verbs beside a list of what the store held after each of them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "kho.vqd"
        self.store = Store.open(self.path)
        self.is_made = False
        self.making = 0
        self.base: set[str] = set()
        self.done: list[Done] = []
        self.undone: list[Done] = []
        """The next to redo first."""

    @initialize(sizes=st.lists(st.integers(0, 4), max_size=3))
    def begin(self, sizes: list[int]) -> None:
        report = Report("r", "UBND", Period("năm", 2024), ("A",), "", Headings(extra=("Ghi chú",)).columns)
        sections = tuple(
            Section(
                Domain("r", f"d{place}", "", f"Lĩnh vực {place}"),
                tuple(Task("r", f"d{place}", f"t{place}-{n}", number=str(n)) for n in range(size)),
            )
            for place, size in enumerate(sizes)
        )
        self.store.reports.add(Draft(report, sections))
        self.making = self.newest().id
        self.base = self.seen()
        self.is_made = True

    def newest(self) -> Step:
        step = self.store.history.undoable("r")
        assert step is not None
        return step

    def seen(self) -> set[str]:
        return {repr(self.store.reports.draft(report.id)) for report in self.store.reports.all()}

    @property
    def now(self) -> set[str]:
        return self.done[-1].seen if self.done else self.base

    def do(self, verb: Callable[[], object], *, is_whole: bool = False) -> None:
        """Run a verb and note what it made: a new step, the newest step moved on, or nothing."""
        before = self.newest()
        verb()
        after, seen = self.newest(), self.seen()
        if after == before and seen == self.now:
            return
        if after.id > before.id:
            assert seen != self.now
            self.done.append(Done(after.id, is_whole, seen))
        elif after.id == before.id:
            self.done[-1] = Done(after.id, is_whole, seen)
        else:
            self.done.pop()
            assert seen == self.now
        self.undone.clear()
        assert self.store.history.redoable("r") is None

    def domain(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from([domain.id for domain in self.store.domains.of("r")]))

    def task(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from([line.id for line in self.store.tasks.outline("r")]))

    def has_report(self) -> bool:
        return self.is_made and bool(self.store.reports.all())

    def has_domain(self) -> bool:
        return self.has_report() and bool(self.store.domains.of("r"))

    def has_task(self) -> bool:
        return self.has_report() and bool(self.store.tasks.outline("r"))

    @precondition(has_report)
    @rule(data=st.data())
    def add_domain(self, data: st.DataObject) -> None:
        after = self.domain(data) if self.has_domain() and data.draw(st.booleans()) else None
        self.do(lambda: self.store.domains.add("r", name="mới", after=after))

    @precondition(has_domain)
    @rule(data=st.data())
    def add_task(self, data: st.DataObject) -> None:
        domain_id = self.domain(data)
        ids = [line.id for line in self.store.tasks.outline("r") if line.domain_id == domain_id]
        after = data.draw(st.sampled_from([None, *ids]))
        self.do(
            lambda: self.store.tasks.add(
                "r", domain_id, after=after, number=self.store.tasks.next_number("r")
            )
        )

    @precondition(has_task)
    @rule(
        data=st.data(),
        field=st.sampled_from(["content", "number", "extra:Ghi chú"]),
        texts=st.lists(st.sampled_from(["", "a", "b"]), min_size=1, max_size=4),
        edit=st.none() | st.sampled_from(["x", "y"]),
    )
    def write_task(self, data: st.DataObject, field: str, texts: list[str], edit: str | None) -> None:
        task_id = self.task(data)
        for text in texts:
            self.do(lambda text=text: self.store.tasks.write("r", task_id, field, text, edit=edit))

    @precondition(has_domain)
    @rule(data=st.data(), text=st.sampled_from(["", "a"]), edit=st.none() | st.just("x"))
    def write_domain(self, data: st.DataObject, text: str, edit: str | None) -> None:
        domain_id = self.domain(data)
        self.do(lambda: self.store.domains.write("r", domain_id, "name", text, edit=edit))

    @precondition(has_report)
    @rule(
        attached_to=st.sampled_from(["", "a"]),
        titles=st.lists(st.sampled_from("AB")).map(tuple),
        numeral=st.sampled_from(["", "II"]),
        edit=st.none() | st.just("x"),
    )
    def write_report(self, attached_to: str, titles: tuple[str, ...], numeral: str, edit: str | None) -> None:
        report = self.store.reports.get("r")
        report = replace(report, attached_to=attached_to, titles=titles, numeral=numeral)
        self.do(lambda: self.store.reports.write(report, edit=edit))

    @precondition(has_report)
    @rule(
        fields=st.lists(st.sampled_from(COLUMNS), unique=True),
        texts=st.dictionaries(st.sampled_from(COLUMNS), st.none() | st.sampled_from(COLUMNS), max_size=3),
        verb=st.sampled_from(COLUMN_VERBS),
    )
    def write_columns(self, fields: list[str], texts: dict[str, str | None], verb: str) -> None:
        """Texts go where the columns go; where that is taken by others nothing is done."""
        targets = [target for target in texts.values() if target is not None]
        if len(set(targets)) < len(targets):
            return
        columns = [Column(*field.split(":")) if ":" in field else Column(field, field) for field in fields]
        with suppress(Refused):
            self.do(lambda: self.store.columns.write("r", columns, texts, verb=verb, field="note"))

    @precondition(has_report)
    @rule(form=st.sampled_from(["", "{}", '{"table_size":14}']), is_taken_back=st.booleans())
    def write_style(self, form: str, is_taken_back: bool) -> None:
        """What is done to a style is nothing that the report's steps know of."""
        report, style = self.newest(), self.store.registers.style("o")
        self.store.registers.write_style(Organisation("o", "UBND"), KeptStyle("o", form))
        act = self.store.history.undoable(None)
        if is_taken_back and self.store.registers.style("o") != style:
            assert act is not None
            self.store.history.take_back(None, act.id)
            assert self.store.registers.style("o") == style
        assert (self.newest(), self.seen()) == (report, self.now)

    @precondition(has_task)
    @rule(data=st.data())
    def move_task(self, data: st.DataObject) -> None:
        task_id, domain_id = self.task(data), self.domain(data)
        ids = [line.id for line in self.store.tasks.outline("r") if line.domain_id == domain_id]
        before = data.draw(st.sampled_from([None, *ids]))
        self.do(lambda: self.store.tasks.move("r", task_id, domain_id=domain_id, before=before))

    @precondition(has_task)
    @rule(data=st.data())
    def move_tasks(self, data: st.DataObject) -> None:
        domain_id, outline = self.domain(data), self.store.tasks.outline("r")
        moved = data.draw(st.lists(st.sampled_from([line.id for line in outline]), min_size=1, unique=True))
        ids = [line.id for line in outline if line.domain_id == domain_id]
        before = data.draw(st.sampled_from([None, *ids]))
        self.do(lambda: self.store.tasks.move_all("r", moved, domain_id=domain_id, before=before))

    @precondition(has_domain)
    @rule(data=st.data(), to_end=st.booleans())
    def move_domain(self, data: st.DataObject, to_end: bool) -> None:
        domain_id, before = self.domain(data), None if to_end else self.domain(data)
        self.do(lambda: self.store.domains.move("r", domain_id, before=before))

    @precondition(has_task)
    @rule(data=st.data(), delete=st.booleans())
    def delete_or_duplicate_task(self, data: st.DataObject, delete: bool) -> None:
        task_id = self.task(data)
        verb = self.store.tasks.delete if delete else self.store.tasks.duplicate
        self.do(lambda: verb("r", task_id))

    @precondition(has_domain)
    @rule(data=st.data())
    def delete_domain(self, data: st.DataObject) -> None:
        domain_id = self.domain(data)
        self.do(lambda: self.store.domains.delete("r", domain_id))

    @precondition(has_report)
    @rule()
    def renumber(self) -> None:
        self.do(lambda: self.store.tasks.renumber("r"))

    @precondition(has_report)
    @rule(name_it=st.booleans())
    def delete_report(self, name_it: bool) -> None:
        before = self.store.reports.draft("r")
        if name_it:
            self.store.history.take_back("r", self.making)
        else:
            self.store.reports.delete("r")
        assert self.store.reports.all() == []
        assert self.store.history.undo("r").step is self.store.history.redo("r").step is None
        assert self.store.bin.draft("r") == before
        if name_it and not self.done:
            self.restore()  # as it was: nothing was done since it was made
        else:
            self.undone.clear()

    def is_in_bin(self) -> bool:
        return self.is_made and not self.store.reports.all()

    @precondition(is_in_bin)
    @rule()
    def restore(self) -> None:
        assert self.store.bin.restore("r").record.id == "r"
        if self.newest().id != self.making:
            self.done.append(Done(self.newest().id, True, self.now))

    @precondition(lambda self: self.has_report() and any(each.is_whole for each in self.done))
    @rule(data=st.data(), again=st.booleans())
    def take_back(self, data: st.DataObject, again: bool) -> None:
        at = data.draw(st.sampled_from([at for at, each in enumerate(self.done) if each.is_whole]))
        act = self.done[at]
        if self.store.history.way_back("r", act.step) == "remove":  # what restored it
            self.store.history.take_back("r", act.step)
            assert self.store.reports.all() == []
            self.undone.clear()
            return
        steps = self.store.history.take_back("r", act.step).steps
        taken = [each for each in self.done[at:] if each.step in [step.id for step in steps]]
        assert [step.id for step in steps] == [each.step for each in taken][::-1]
        del self.done[at:]
        self.undone[:0] = taken
        assert self.seen() == self.now
        if again:
            last = data.draw(st.sampled_from([None, *(each.step for each in self.undone)]))
            steps = self.store.history.do_again("r", act.step, last).steps
            self.done += self.undone[: len(steps)]
            del self.undone[: len(steps)]
            assert steps[0].id == act.step
            assert self.seen() == self.now

    @precondition(has_report)
    @rule(data=st.data())
    def replace_report(self, data: st.DataObject) -> None:
        draft = self.store.reports.draft("r")
        tasks = data.draw(st.permutations([task for section in draft.sections for task in section.tasks]))
        domains = data.draw(st.permutations([section.domain for section in draft.sections]))
        keep = data.draw(st.integers(0, len(tasks)))
        sections = []
        for place, domain in enumerate(domains):
            own = tasks[:keep][place :: len(domains)]
            moved = tuple(replace(task, domain_id=domain.id, result=str(keep % 2)) for task in own)
            sections.append(Section(domain, moved))
        self.do(lambda: self.store.reports.replace(Draft(draft.report, tuple(sections))), is_whole=True)

    @precondition(has_report)
    @rule()
    def undo(self) -> None:
        stops = not self.done or self.done[-1].is_whole
        assert self.newest().is_whole == stops
        assert (self.store.history.undo("r").step is None) == stops
        if not stops:
            self.undone.insert(0, self.done.pop())

    @precondition(has_report)
    @rule()
    def redo(self) -> None:
        stops = not self.undone or self.undone[0].is_whole
        assert (self.store.history.redo("r").step is None) == stops
        if not stops:
            self.done.append(self.undone.pop(0))

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.path)

    @invariant()
    def holds_what_was_noted(self) -> None:
        if self.has_report():
            assert self.seen() == self.now

    @invariant()
    def the_history_tells_what_is_there(self) -> None:
        self.store._access.checked.clear()  # noqa: SLF001
        self.store.health.check(depth="words")
        assert not self.store.notices

    def teardown(self) -> None:
        try:
            self.all_the_way_back_and_forth()
            self.the_index_is_what_a_rebuild_makes()
        finally:
            self.store.close()
            self.folder.cleanup()

    def all_the_way_back_and_forth(self) -> None:
        if not self.has_report():
            return
        wanted = self.seen()
        count = 0
        while self.store.history.undo("r").step:
            count += 1
        assert self.newest().is_whole
        for _ in range(count):
            assert self.store.history.redo("r").step
        assert self.seen() == wanted

    def the_index_is_what_a_rebuild_makes(self) -> None:
        self.store.close()
        kept = _index_of(self.path)
        words = set(_execute(self.path, "SELECT toned, word FROM vocabulary"))
        _execute(self.path, "DELETE FROM about WHERE key = 'index'")
        self.store = Store.open(self.path)
        self.store.close()
        assert kept == _index_of(self.path)
        assert words >= set(_execute(self.path, "SELECT toned, word FROM vocabulary"))


Verbs.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestVerbs = Verbs.TestCase


def _changes(store: Store, verb: str = "write_task") -> list[tuple[str | None, str | None, str | None]]:
    return [(each.field, each.before, each.after) for each in store.history.changes("r") if each.verb == verb]


def test_saves_of_one_edit_are_one_entry_and_one_step(store: Store) -> None:
    for text in ("N", "Nô", "Nông"):
        store.tasks.write("r", "t1", "content", text, edit="e1")
    assert _changes(store) == [("content", "Nội dung 1", "Nông")]
    store.tasks.write("r", "t1", "content", "Nông thôn", edit="e2")
    assert len(_changes(store)) == 2
    store.history.undo("r")
    assert store.tasks.get("r", "t1").content == "Nông"
    store.history.undo("r")
    assert store.tasks.get("r", "t1").content == "Nội dung 1"
    store.history.redo("r")
    assert store.tasks.get("r", "t1").content == "Nông"


def test_another_verb_between_parts_the_saves_of_an_edit(store: Store) -> None:
    store.tasks.write("r", "t1", "content", "a", edit="e")
    store.tasks.write("r", "t2", "content", "b")
    store.tasks.write("r", "t1", "content", "c", edit="e")
    assert [change[2] for change in _changes(store)] == ["c", "b", "a"]


def test_an_edit_taken_back_by_hand_leaves_no_step(store: Store) -> None:
    step, changes = store.history.undoable("r"), len(store.history.changes("r"))
    store.tasks.write("r", "t1", "content", "khác", edit="e")
    store.tasks.write("r", "t1", "content", "Nội dung 1", edit="e")
    assert store.history.undoable("r") == step
    assert len(store.history.changes("r")) == changes + 1
    store.tasks.write("r", "t1", "content", "lại khác", edit="e")
    assert _changes(store)[0] == ("content", "Nội dung 1", "lại khác")
    store.history.undo("r")
    assert store.history.undoable("r") == step


def test_an_undone_edit_does_not_go_on(store: Store) -> None:
    store.tasks.write("r", "t1", "content", "a", edit="e")
    store.history.undo("r")
    store.history.redo("r")
    store.tasks.write("r", "t1", "content", "b", edit="e")
    store.history.undo("r")
    assert store.tasks.get("r", "t1").content == "a"


def test_an_edit_of_a_report_gathers_its_fields(store: Store) -> None:
    report = store.reports.get("r")
    store.reports.write(replace(report, attached_to="a"), edit="e")
    step = store.history.undoable("r")
    assert step is not None
    assert (step.verb, step.record, step.record_id, step.field) == (
        "write_report",
        "report",
        "r",
        "attached_to",
    )
    store.reports.write(replace(report, attached_to="b", organisation="UBND xã"), edit="e")
    assert store.history.undoable("r") == replace(step, field=None)
    assert sorted(_changes(store, "write_report")) == [
        ("attached_to", report.attached_to, "b"),
        ("organisation", report.organisation, "UBND xã"),
    ]
    store.history.undo("r")
    assert store.reports.get("r") == report


def test_undo_and_redo_survive_a_restart(path: Path, make_draft: Callable[..., Draft]) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft())
        store.tasks.write("r", "t1", "content", "a", edit="1")
        store.tasks.move("r", "t1", domain_id="d2", before="t4")
        store.history.undo("r")
        wanted, redoable = store.reports.draft("r"), store.history.redoable("r")
    with Store.open(path) as store:
        assert (store.reports.draft("r"), store.history.redoable("r")) == (wanted, redoable)
        store.history.redo("r")
        assert store.tasks.get("r", "t1").domain_id == "d2"
        store.history.undo("r")
        # The token of an edit before the restart is another edit's now.
        store.tasks.write("r", "t1", "content", "b", edit="1")
        store.history.undo("r")
        assert store.tasks.get("r", "t1").content == "a"
        while back(store):
            pass
        assert store.reports.all() == []


def test_a_new_verb_drops_redo_but_no_history(store: Store) -> None:
    store.tasks.write("r", "t1", "content", "a")
    store.history.undo("r")
    assert store.history.redoable("r") is not None
    store.tasks.write("r", "t2", "content", "b")
    assert store.history.redoable("r") is store.history.redo("r").step is None
    assert [change.verb for change in store.history.changes("r")][:3] == ["write_task", "undo", "write_task"]


@pytest.mark.parametrize(
    ("verb", "record", "record_id", "field"),
    [
        (lambda store: store.tasks.write("r", "t4", "result", "x"), "task", "t4", "result"),
        (lambda store: store.tasks.move("r", "t4", domain_id="d1", before="t1"), "task", "t4", None),
        (lambda store: store.tasks.delete("r", "t4"), "task", "t4", None),
        (lambda store: store.domains.write("r", "d2", "name", "x"), "domain", "d2", "name"),
        (lambda store: store.domains.move("r", "d2", before="d1"), "domain", "d2", None),
        (lambda store: store.domains.delete("r", "d1"), "domain", "d1", None),
    ],
)
def test_a_step_tells_where_it_acted(
    store: Store, verb: Callable[[Store], None], record: str, record_id: str, field: str | None
) -> None:
    verb(store)
    step = store.history.undoable("r")
    assert step is not None
    assert (step.report_id, step.record, step.record_id, step.field) == ("r", record, record_id, field)
    assert store.history.undo("r").step == step == store.history.redoable("r")
    assert store.history.redo("r").step == step == store.history.undoable("r")


def test_nothing_to_undo_or_redo(path: Path) -> None:
    with Store.open(path) as store:
        assert (
            store.history.undoable("r")
            is store.history.redoable("r")
            is store.history.undo("r").step
            is store.history.redo("r").step
            is None
        )


def test_a_long_step_goes_back_and_forth(store: Store, make_draft: Callable[..., Draft]) -> None:
    long = make_draft("long", sizes=(1200, 3))
    store.reports.add(long)
    store.tasks.move("long", "t1200", domain_id="d2", before=None)
    store.tasks.renumber("long")
    wanted = store.reports.draft("long")
    for _ in range(3):
        back(store, "long")
    assert [report.id for report in store.reports.all()] == ["r"]
    forth(store, "long")
    assert store.reports.draft("long") == long
    store.history.redo("long")
    store.history.redo("long")
    assert store.reports.draft("long") == wanted
