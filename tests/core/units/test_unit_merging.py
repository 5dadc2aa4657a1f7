"""Spellings of units across a store: counted, grouped, merged, and given back by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from former_columns import Headings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import Refused
from db.records import Domain, Draft, Period, Report, Section, Task
from db.store.store import Store
from vqdesk.messages.deed_names import deeds_words
from vqdesk.units.merging import find_unit_places, merge_units, plan_merge
from vqdesk.units.spellings import proposed_name, read_spellings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROWS = (
    ("Công an xã", "CA xã; Ban CHQS xã"),
    ("CA xã", "Trạm Y tế"),
    ("Ban CHQS xã, CA xã (phối hợp)", ""),
)
CA = ("CA xã",)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open a store whose reports r and s have three tasks each, and whose register has no unit of theirs."""
    with Store.open(tmp_path / "kho.vqd", who="lan") as opened:
        for report_id, year in (("r", 2024), ("s", 2025)):
            report = Report(
                *(report_id, "UBND xã A", Period("năm", year), ()), "", Headings(unit="Đơn vị").columns
            )
            tasks = tuple(
                Task(report_id, "d", f"t{at}", number=str(at), unit=unit, coordinating=helping)
                for at, (unit, helping) in enumerate(ROWS, 1)
            )
            opened.reports.add(Draft(report, (Section(Domain(report_id, "d", "I", "Chung"), tasks),)))
        yield opened


def drafts(store: Store) -> list[Draft]:
    return [store.reports.draft(each.id) for each in store.reports.all()]


def merged(store: Store, *spellings: str, keep: str = "Công an xã", remember: bool = False) -> int:
    merge = plan_merge(store, spellings, keep)
    done = merge_units(store, merge, find_unit_places(store, merge).places, remember=remember).record
    assert done.step is not None
    assert done.step.is_whole
    return done.step.id


def test_each_spelling_is_counted_and_likely_the_same_ones_stand_together(store: Store) -> None:
    store.registers.add_unit("Công an xã", ["Đồn Công an"])
    store.registers.add_unit("Trạm Y tế xã", ["Trạm Y tế"])
    found = read_spellings(store)
    assert [(each.name, each.tasks, each.reports, each.standing) for each in found.all] == [
        ("Ban CHQS xã", 4, 2, "unknown"),
        ("CA xã", 6, 2, "unknown"),
        ("Công an xã", 2, 2, "official"),
        ("Trạm Y tế", 2, 2, "alias"),
        ("Trạm Y tế xã", 0, 0, "official"),
    ]
    groups = [[each.name for each in group] for group in found.groups()]
    assert groups == [["Công an xã", "CA xã"], ["Trạm Y tế xã", "Trạm Y tế"]]
    assert [proposed_name(group) for group in found.groups()] == ["Công an xã", "Trạm Y tế xã"]


def test_without_a_register_the_spelling_used_most_is_proposed(store: Store) -> None:
    (group,) = read_spellings(store).groups()
    assert proposed_name(group) == "CA xã"


def test_all_reports_are_merged_and_given_back_by_name(store: Store) -> None:
    before = drafts(store)
    number = merged(store, "CA xã", "Công an xã")
    assert [(task.unit, task.coordinating) for task in store.reports.draft("s").tasks] == [
        ("Công an xã", "Công an xã; Ban CHQS xã"),
        ("Công an xã", "Trạm Y tế"),
        ("Ban CHQS xã, Công an xã (phối hợp)", ""),
    ]
    said = deeds_words(store, store.history.deeds("r", limit=1), "vi")
    assert said == ["Gộp đơn vị “CA xã” vào “Công an xã” ở 6 chỗ trong 2 báo cáo"]
    assert not store.history.undo("r"), "Ctrl+Z stops at it"
    store.tasks.write("r", "t2", "unit", "Đơn vị khác")
    replayed = store.history.take_back(None, number)
    assert [(place.report_id, place.record_id) for place in replayed.kept] == [("r", "t2")]
    store.tasks.write("r", "t2", "unit", "CA xã")
    assert drafts(store) == before
    store.health.check(depth="words")


def test_a_locked_report_is_passed_over_and_named(store: Store) -> None:
    store.states.lock("s", "Đã gửi")
    merge = plan_merge(store, CA, "Công an xã")
    found = find_unit_places(store, merge)
    assert {each.report_id for each in found.places} == {"r"}
    assert {key: why.key for key, why in found.refused.items()} == {"s": "report.locked"}
    other = plan_merge(store, ("Không có",), "Công an xã")
    assert find_unit_places(store, other).refused == {}, "one that has no such place is not named"
    store.states.unlock("s", "Sửa")
    found = find_unit_places(store, merge)
    store.states.lock("s", "Đã gửi")
    done = merge_units(store, merge, found.places).record
    assert (set(done.refused), {each.report_id for each in done.written}) == ({"s"}, {"r"})


def test_the_register_learns_the_other_spellings_and_forgets_them_again(store: Store) -> None:
    units = store.registers.units()
    number = merged(store, "CA xã", remember=True)
    (new,) = (each for each in store.registers.units() if each not in units)
    assert (new.name, new.aliases) == ("Công an xã", ("CA xã",))
    store.health.check(depth="words")
    store.history.take_back(None, number)
    assert store.registers.units() == units
    store.history.do_again(None, number)
    assert new in store.registers.units()
    store.registers.write_unit(type(new)(new.id, "Công an xã A", new.aliases))
    replayed = store.history.take_back(None, number)
    assert [(place.record, place.record_id) for place in replayed.kept] == [("unit", new.id)]
    assert store.tasks.get("r", "t2").unit == "CA xã"
    store.health.check(depth="words")


def test_of_a_unit_that_is_there_the_other_names_grow(store: Store) -> None:
    known = store.registers.add_unit("Công an xã", ["Đồn Công an"]).record
    number = merged(store, "CA xã", remember=True)
    assert ("Đồn Công an", "CA xã") in [each.aliases for each in store.registers.units()]
    store.history.take_back(None, number)
    assert known in store.registers.units()


@pytest.mark.parametrize(
    ("spellings", "keep", "key"),
    [
        (CA, "  ", "units.no_name"),
        (("CA xã",), "CA xã", "units.nothing"),
        ((" ",), "CA xã", "units.nothing"),
    ],
)
def test_what_cannot_be_merged_is_refused(
    store: Store, spellings: tuple[str, ...], keep: str, key: str
) -> None:
    with pytest.raises(Refused) as refused:
        plan_merge(store, spellings, keep)
    assert refused.value.key == key


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sets(st.sampled_from(["Công an xã", "CA xã", "Ban CHQS xã", "Trạm Y tế"]), min_size=1),
    st.sampled_from(["Công an xã", "Tên mới; và mới", "Ban CHQS xã"]),
    st.booleans(),
)
def test_merging_then_undoing_gives_all_back_and_twice_is_once(
    store: Store, spellings: set[str], keep: str, remember: bool
) -> None:
    if spellings == {keep}:
        return
    before, units = drafts(store), store.registers.units()
    merge = plan_merge(store, sorted(spellings), keep)
    number = merged(store, *sorted(spellings), keep=keep, remember=remember)
    assert find_unit_places(store, merge).places == []
    others = [(task.content, task.number, task.result) for draft in drafts(store) for task in draft.tasks]
    assert others == [(task.content, task.number, task.result) for draft in before for task in draft.tasks]
    store.history.take_back(None, number)
    assert (drafts(store), store.registers.units()) == (before, units)
