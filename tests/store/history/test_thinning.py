"""Old single steps thinned to daily states: what is left is undone and done again to the letter."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.access.condition import condition
from db.backups.backups import Backups
from db.errors import Refused
from db.records import Column
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Draft

NARRATIVE = "Ủy ban nhân dân xã đã chỉ đạo các phòng, ban triển khai thực hiện nhiệm vụ được giao. " * 20


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2020, 3, 2, 3, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(path: Path, make_draft: Callable[..., Draft], clock: Clock) -> Store:
    opened = Store.open(path, who="lan", now=clock)
    opened.reports.add(make_draft())
    return opened


def changes_of(store: Store, field: str = "result") -> list[tuple[str | None, str | None]]:
    found = store.history.changes("r", limit=9999)[::-1]
    return [(each.before, each.after) for each in found if each.field == field]


def undo_all(store: Store) -> int:
    count = 0
    while store.history.undo("r").step:
        count += 1
    return count


def redo_all(store: Store) -> None:
    while store.history.redo("r").step:
        pass


def test_of_a_field_and_a_day_one_step_is_left(store: Store, clock: Clock) -> None:
    first = store.reports.draft("r")
    for day in range(3):
        for number in range(5):
            store.tasks.write("r", "t1", "result", f"{NARRATIVE} {day} {number}")
            store.tasks.write("r", "t2", "result", f"việc {day} {number}")
            store.tasks.write("r", "t1", "evaluation", f"{day}{number}%")
        clock.pass_days(1)
    last = store.reports.draft("r")
    assert store.history.thin(date(2020, 3, 4)) == 2 * 3 * 4
    assert [after for _, after in changes_of(store, "evaluation")] == [
        *("04%", "14%"),
        *(f"2{number}%" for number in range(5)),
    ]
    assert store.tidying.is_due
    store.tidying.tidy()
    assert store.history.thin(date(2020, 3, 4)) == 0
    assert not store.tidying.is_due
    assert store.reports.draft("r") == last
    assert undo_all(store) == 2 * 3 + 15
    assert store.reports.draft("r") == first
    redo_all(store)
    assert store.reports.draft("r") == last
    store.close()
    assert condition(store.path).flaws == ()


def test_what_was_thinned_does_not_come_back_from_another_pc(store: Store, clock: Clock) -> None:
    for number in range(5):
        store.tasks.write("r", "t1", "result", f"việc {number}")
    elsewhere = store.history.changes("r", limit=9999)[::-1]
    store.tasks.write("r", "t1", "result", "việc sau cùng")
    clock.pass_days(1)
    other = replace(elsewhere[-1], device="0190a000-0000-7000-8000-000000000001", counter=1)
    assert store.history.thin(date(2020, 3, 4)) == 5
    left = store.history.changes("r", limit=9999)
    store.history.add("r", elsewhere)
    assert store.history.changes("r", limit=9999) == left
    # What this PC never had comes in, of whatever day.
    store.history.add("r", [*elsewhere, other])
    assert [each.device for each in store.history.changes("r", limit=9999)[: -len(left)]] == [other.device]
    store.close()
    assert condition(store.path).flaws == ()


def test_today_is_never_thinned(store: Store) -> None:
    for number in range(5):
        store.tasks.write("r", "t1", "result", f"việc {number}")
    assert store.history.thin(date(2030, 1, 1)) == 0
    assert len(changes_of(store)) == 5


def test_a_day_that_ends_where_it_began_leaves_nothing(store: Store, clock: Clock) -> None:
    store.tasks.write("r", "t1", "result", "một")
    clock.pass_days(1)
    for text in ("hai", "ba", "một"):
        store.tasks.write("r", "t1", "result", text)
    store.tasks.write("r", "t1", "number", "9")
    clock.pass_days(1)
    assert store.history.thin(date(2020, 3, 4)) == 3
    assert changes_of(store) == [("", "một")]
    assert undo_all(store) == 2
    store.close()
    assert condition(store.path).flaws == ()


def test_the_moment_of_the_last_change_stays_true(store: Store, clock: Clock) -> None:
    store.tasks.write("r", "t1", "result", "một")
    clock.pass_days(1)
    for text in ("hai", "một"):
        store.tasks.write("r", "t1", "result", text)
        clock.now += timedelta(minutes=1)
    clock.pass_days(1)
    assert store.history.thin(date(2020, 3, 4)) == 1
    assert undo_all(store) == 1
    store.close()
    assert condition(store.path).flaws == ()


def test_what_was_undone_and_forgotten_goes_and_what_may_be_redone_stays(store: Store, clock: Clock) -> None:
    for text in ("một", "hai", "ba"):
        store.tasks.write("r", "t1", "result", text)
    store.history.undo("r")
    store.history.undo("r")
    store.tasks.write("r", "t2", "result", "việc khác")
    store.tasks.write("r", "t2", "result", "việc khác nữa")
    store.history.undo("r")
    clock.pass_days(1)
    assert store.history.thin(date(2020, 3, 3)) == 4
    assert changes_of(store) == [
        ("", "một"),
        ("", "việc khác"),
        ("việc khác", "việc khác nữa"),
        ("việc khác nữa", "việc khác"),
    ]
    store.history.redo("r")
    assert store.tasks.get("r", "t2").result == "việc khác nữa"
    assert undo_all(store) == 3
    assert store.tasks.get("r", "t1").result == ""
    store.close()
    assert condition(store.path).flaws == ()


def test_beyond_an_act_on_the_whole_report_nothing_is_thinned(
    store: Store, clock: Clock, make_draft: Callable[..., Draft]
) -> None:
    store.tasks.write("r", "t1", "result", "một")
    store.tasks.write("r", "t1", "result", "hai")
    draft = store.reports.draft("r")
    store.reports.replace(draft.with_report(make_draft(attached_to="khác").report))
    act = store.history.undoable("r")
    assert act is not None
    assert act.is_whole
    store.tasks.write("r", "t1", "result", "ba")
    store.tasks.write("r", "t1", "result", "bốn")
    clock.pass_days(1)
    assert store.history.thin(date(2020, 3, 3)) == 2
    assert changes_of(store) == [("", "hai"), ("hai", "bốn")]
    store.history.take_back("r", act.id)
    assert store.reports.draft("r") == draft
    store.close()
    assert condition(store.path).flaws == ()


def test_days_of_two_people_stay_apart(path: Path, make_draft: Callable[..., Draft], clock: Clock) -> None:
    for who in ("lan", "minh"):
        with Store.open(path, who=who, now=clock) as store:
            if who == "lan":
                store.reports.add(make_draft())
            for number in range(3):
                store.tasks.write("r", "t1", "result", f"{who} {number}")
    clock.pass_days(1)
    with Store.open(path, now=clock) as store:
        assert store.history.thin(date(2020, 3, 3)) == 4
        assert [(each.who, each.after) for each in store.history.changes("r", limit=2)] == [
            ("minh", "minh 2"),
            ("lan", "lan 2"),
        ]


def test_thinning_gives_room_back_and_leaves_no_row_whose_base_is_gone(store: Store, clock: Clock) -> None:
    text = NARRATIVE
    for number in range(400):
        text = text[: number * 7 % len(text)] + f"{number} " + text[number * 7 % len(text) :]
        store.tasks.write("r", "t1", "result", text)
        if number % 50 == 49:
            clock.pass_days(1)
    before = store.path.stat().st_size
    assert store.history.thin(date(2020, 3, 9)) == 7 * 49
    assert store.tidying.tidy() > before // 4
    assert len(changes_of(store)) == 7 + 50
    assert undo_all(store) == 57
    redo_all(store)
    assert store.tasks.get("r", "t1").result == text
    store.close()
    assert condition(store.path).flaws == ()


def test_what_was_thinned_is_backed_up_as_it_is_then(store: Store, clock: Clock) -> None:
    for number in range(5):
        store.tasks.write("r", "t1", "result", f"việc {number}")
    clock.pass_days(1)
    backups = Backups(store, now=clock)
    before = backups.before("purge")
    assert store.history.thin(date(2020, 3, 3)) == 4
    after = backups.before("purge")
    assert before is not None
    assert after is not None
    assert after.is_sound


def test_without_room_nothing_is_thinned(store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        store.tasks.write("r", "t1", "result", f"việc {number}")
    clock.pass_days(1)

    def refuse() -> None:
        raise Refused("disk.no_room_to_tidy", name="x", megabytes=9)

    monkeypatch.setattr(store.tidying, "expect_room", refuse)
    with pytest.raises(Refused, match=r"no_room"):
        store.history.thin(date(2020, 3, 3))
    assert len(changes_of(store)) == 5


Numbers = tuple[int, int, int]
FIELDS = ("result", "evaluation", "number", "extra:Ghi chú")
TEXTS = ("", "một", "hai", NARRATIVE, NARRATIVE + "thêm", NARRATIVE[:-30] + "bớt")
acts = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *(["write"] * 9 + ["undo", "day"] * 2),
                *("type", "redo", "move", "add", "delete", "renumber"),
                *("domain", "column", "replace", "bin", "back", "reopen"),
            ]
        ),
        st.tuples(*[st.integers(0, 9)] * 3),
    ),
    max_size=40,
)


def write(store: Store, task: str, numbers: Numbers, edit: str | None = None) -> None:
    _, field, text = numbers
    store.tasks.write("r", task, FIELDS[field % len(FIELDS)], TEXTS[text % len(TEXTS)], edit=edit)


def move(store: Store, task: str, numbers: Numbers) -> None:
    tasks = [row.id for row in store.tasks.outline("r")]
    other = tasks[numbers[1] % len(tasks)]
    if task != other:
        store.tasks.move("r", task, before=other, domain_id=store.tasks.get("r", other).domain_id)


def add_column(store: Store) -> None:
    columns = store.reports.get("r").columns
    store.columns.write("r", (*columns, Column("extra", f"Cột {len(columns)}")))


def replace_report(store: Store, numbers: Numbers) -> None:
    draft = store.reports.draft("r")
    store.reports.replace(draft.with_report(replace(draft.report, attached_to=f"lần {numbers}")))


def there_and_back(store: Store) -> None:
    store.reports.delete("r")
    store.bin.restore("r")


def take_back(store: Store) -> None:
    step = store.history.undoable("r")
    if step is not None and step.is_whole and store.history.way_back("r", step.id) == "revert":
        store.history.take_back("r", step.id)


def act(store: Store, clock: Clock, verb: str, numbers: Numbers) -> None:
    tasks = [row.id for row in store.tasks.outline("r")]
    of_store: dict[str, Callable[[], object]] = {
        "undo": lambda: store.history.undo("r"),
        "redo": lambda: store.history.redo("r"),
        "day": lambda: clock.pass_days(1),
        "add": lambda: store.tasks.add("r", "d1", content=f"mới {numbers[0]}"),
        "renumber": lambda: store.tasks.renumber("r"),
        "domain": lambda: store.domains.write("r", "d1", "name", TEXTS[numbers[2] % 3]),
        "column": lambda: add_column(store),
        "replace": lambda: replace_report(store, numbers),
        "bin": lambda: there_and_back(store),
        "back": lambda: take_back(store),
    }
    of_task: dict[str, Callable[[str], object]] = {
        "write": lambda task: write(store, task, numbers),
        "type": lambda task: write(store, task, numbers, edit=f"e{clock.now}"),
        "move": lambda task: move(store, task, numbers),
        "delete": lambda task: store.tasks.delete("r", task),
    }
    if verb in of_store:
        of_store[verb]()
    elif tasks:
        of_task[verb](tasks[numbers[0] % len(tasks)])


@settings(max_examples=60, deadline=None)
@given(acts)
def test_whatever_was_done_thinning_keeps_the_law_and_the_first_and_last_state(
    make_draft: Callable[..., Draft], steps: list[tuple[str, Numbers]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, clock = Path(folder) / "kho.vqd", Clock()
        store = Store.open(path, who="lan", now=clock)
        store.reports.add(make_draft())
        for verb, numbers in steps:
            if verb == "reopen":
                store.close()
                store = Store.open(path, who="lan", now=clock)
            else:
                act(store, clock, verb, numbers)
        clock.pass_days(1)
        now, done = store.reports.draft("r"), undo_all(store)
        first = store.reports.draft("r")
        redo_all(store)
        last, all_done = store.reports.draft("r"), undo_all(store)
        for _ in range(done):
            store.history.redo("r")
        assert store.reports.draft("r") == now
        clock.pass_days(1)
        store.history.thin(clock.now.date())
        assert store.reports.draft("r") == now
        store.close()
        assert condition(path).flaws == ()
        with Store.open(path, who="lan", now=clock) as store:
            undo_all(store)
            assert store.reports.draft("r") == first
            redo_all(store)
            assert store.reports.draft("r") == last
            assert undo_all(store) <= all_done
            store.tasks.add("r", "d1", content="thêm")
            whole = store.history.changes("r", limit=9999)
            assert len({change.id for change in whole}) == len(whole)
        assert condition(path).flaws == ()
