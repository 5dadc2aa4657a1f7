"""Five hundred random edits undone one by one and done again, to the byte, over restarts and a restore."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from db.access.condition import condition
from db.backups.backups import Backups
from db.records import SIGNED_PARTS, TASK_TEXTS, AcceptedPlace
from db.store.store import Store
from vqdesk.formats.exchange.writer import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.records import Draft

EDITS = 500
TEXTS = (
    "",
    "Đã xong",
    "Phòng Tài chính",
    "88,0%",
    "dòng một\ndòng hai",
    "Ủy ban nhân dân huyện đã chỉ đạo. " * 60,
)


def as_json(store: Store) -> bytes:
    draft = store.reports.draft("r")
    return write(draft).encode() + repr((draft.acceptances, draft.sign_offs)).encode()


class Clerk:
    """Whoever edits at random, each kind of edit as often as every other."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store, self.chance = store, Random(seed)

    def edit(self) -> None:
        """Do one edit; it may be one that changes nothing."""
        self.chance.choice(
            (self._write, self._write, self._write_other, self._move, self._make, self._take, self._check)
        )()

    def _task(self) -> str:
        return self.chance.choice([line.id for line in self.store.tasks.outline("r")])

    def _domain(self) -> str:
        return self.chance.choice(self.store.domains.of("r")).id

    def _write(self) -> None:
        field = self.chance.choice((*TASK_TEXTS, "extra:Ghi chú"))
        self.store.tasks.write("r", self._task(), field, self.chance.choice(TEXTS))

    def _write_other(self) -> None:
        text, report = self.chance.choice(TEXTS), self.store.reports.get("r")
        columns = self.chance.sample(report.columns, len(report.columns))
        self.chance.choice(
            (
                lambda: self.store.domains.write("r", self._domain(), "name", text),
                lambda: self.store.reports.write(replace(report, titles=(text, "BIỂU"), attached_to=text)),
                lambda: self.store.tasks.renumber("r"),
                lambda: self.store.columns.write("r", columns),
            )
        )()

    def _move(self) -> None:
        task, before = self._task(), self._task()
        to = next(line.domain_id for line in self.store.tasks.outline("r") if line.id == before)
        if self.chance.random() < 0.8 and task != before:
            self.store.tasks.move("r", task, domain_id=to, before=before)
        elif (one := self._domain()) != (other := self._domain()):
            self.store.domains.move("r", one, before=other)

    def _make(self) -> None:
        if self.chance.random() < 0.2:
            self.store.domains.add("r", name=self.chance.choice(TEXTS))
        elif self.chance.random() < 0.5:
            self.store.tasks.duplicate("r", self._task())
        else:
            self.store.tasks.add("r", self._domain(), content=self.chance.choice(TEXTS))

    def _check(self) -> None:
        known = self.store.acceptances.of("r")
        if known and self.chance.random() < 0.3:
            self.store.acceptances.withdraw("r", self.chance.choice(known).id)
        elif self.chance.random() < 0.3:
            self.store.sign_offs.sign("r", self.chance.choice(SIGNED_PARTS), "0" * 64)
        else:
            place = AcceptedPlace(self._task(), "ratio", self.chance.choice(("result", "unit")), "")
            self.store.acceptances.accept("r", place, self.chance.choice(TEXTS[1:-1]))

    def _take(self) -> None:
        domain, lines = self._domain(), self.store.tasks.outline("r")
        if all(line.domain_id != domain for line in lines) and len(self.store.domains.of("r")) > 1:
            self.store.domains.delete("r", domain)
        elif len(lines) > 5:
            self.store.tasks.delete("r", self._task())


def edited(store: Store, count: int, seed: int) -> list[bytes]:
    """Edit until so many steps can be undone; return the report before each of them, and after the last."""
    clerk, states, step = Clerk(store, seed), [as_json(store)], store.history.undoable("r")
    while len(states) <= count:
        clerk.edit()
        newest = store.history.undoable("r")
        if newest != step:
            states.append(as_json(store))
            step = newest
    return states


def undone(store: Store, states: list[bytes]) -> None:
    """Undo as many steps as states were left and see each state come back."""
    for state in states[-2::-1]:
        assert store.history.undo("r").step is not None
        assert as_json(store) == state


def redone(store: Store, states: list[bytes]) -> None:
    for state in states[1:]:
        assert store.history.redo("r").step is not None
        assert as_json(store) == state


def test_each_edit_is_undone_and_done_again_over_restarts(
    path: Path, make_draft: Callable[..., Draft]
) -> None:
    half = EDITS // 2
    with Store.open(path) as store:
        store.reports.add(make_draft())
        states = edited(store, half, 5)
    with Store.open(path) as store:
        states += edited(store, half, 6)[1:]
        undone(store, states[half // 2 :])
    with Store.open(path) as store:
        undone(store, states[: half // 2 + 1])
        assert store.history.undo("r").step is None
        redone(store, states[: half + 1])
    with Store.open(path) as store:
        redone(store, states[half:])
        assert store.history.redo("r").step is None


def test_a_restore_in_the_middle_has_both_histories(path: Path, make_draft: Callable[..., Draft]) -> None:
    half = EDITS // 5
    with closing(Store.open(path)) as store:
        store.reports.add(make_draft())
        backups = Backups(store)
        first = edited(store, half, 7)
        made = backups.make("asked")
        last = [*first, *edited(store, half, 8)[1:]]
        restored = backups.restore(made.path)
        assert restored.before is not None
        assert as_json(store) == first[-1]
        undone(store, first)
        other = edited(store, 20, 9)
        undone(store, other)
        # Undone by name: the backup of what was there.
        backups.restore(restored.before.path)
        assert as_json(store) == last[-1]
        undone(store, last)
        redone(store, last)
        store.health.check(depth="words")
        assert store.health.flaws == []


def test_the_first_deadline_is_undone_where_the_deadline_stands_and_that_is_no_damage(
    path: Path, make_draft: Callable[..., Draft]
) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft())
        store.tasks.write("r", "t1", "first_deadline", "30/6/2024")
        step = store.history.undoable("r")
        assert step is not None
        assert step.field == "deadline"
    assert condition(path).flaws == ()
