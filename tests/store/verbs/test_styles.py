"""An organisation's style: one verb, recorded, taken back by name and by no Ctrl+Z."""

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import flaws
from db.access.condition import condition
from db.errors import Refused
from db.records import NO_ORGANISATION, KeptStyle, Organisation
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Draft

OFFICE = Organisation("o", "UBND xã Tri Lễ")
DECREE = KeptStyle("o", '{"custom":"decree"}')


def act(store: Store) -> int:
    step = store.history.undoable(None)
    assert step is not None
    return step.id


def test_a_style_brings_its_organisation_which_stays_when_it_is_taken_back(store: Store) -> None:
    store.registers.write_style(OFFICE, DECREE)
    assert store.registers.style("o") == DECREE
    assert store.registers.organisations() == [OFFICE]
    store.history.take_back(None, act(store))
    assert store.registers.style("o") is None
    assert store.registers.organisations() == [OFFICE]


def test_a_style_is_no_step_of_any_report(store: Store) -> None:
    before = store.history.undoable("r")
    store.registers.write_style(OFFICE, DECREE)
    assert store.history.undoable("r") == before
    assert store.history.undo(None).step is None
    assert store.registers.style("o") == DECREE


def test_what_is_kept_already_is_no_change(store: Store) -> None:
    store.registers.write_style(OFFICE, DECREE)
    before = act(store)
    store.registers.write_style(OFFICE, DECREE)
    assert act(store) == before


def test_a_style_goes_back_with_all_that_was_done_to_it_since_and_comes_again(store: Store) -> None:
    store.registers.write_style(OFFICE, DECREE)
    first = act(store)
    other = Organisation("p", "UBND xã Điềm He")
    store.registers.write_style(other, KeptStyle("p", "", "UEs="))
    store.registers.write_style(OFFICE, replace(DECREE, template="UEs="))
    last = act(store)
    assert [step.id for step in store.history.since(None, first)] == [last]
    assert [step.id for step in store.history.take_back(None, first).steps] == [last, first]
    assert store.registers.style("o") is None
    assert store.registers.style("p") == KeptStyle("p", "", "UEs=")
    assert store.history.way_back(None, first) == "again"
    store.history.do_again(None, first, last)
    assert store.registers.style("o") == replace(DECREE, template="UEs=")


def test_what_cannot_be_taken_back_any_more_is_refused(store: Store) -> None:
    store.registers.add_unit("Phòng Nội vụ")
    unit = act(store)
    assert store.history.way_back(None, unit) is None
    store.registers.write_style(OFFICE, DECREE)
    style = act(store)
    store.registers.delete_organisation("o")
    assert store.history.way_back(None, style) is None
    with pytest.raises(Refused) as caught:
        store.history.take_back(None, style)
    assert caught.value.key == "act.gone"


def test_a_style_goes_and_comes_with_its_organisation(store: Store) -> None:
    store.registers.write_style(OFFICE, DECREE)
    store.registers.delete_organisation("o")
    assert store.registers.style("o") is None
    assert store.history.undo(None).step is not None
    assert (store.registers.style("o"), store.registers.organisations()) == (DECREE, [OFFICE])


def test_a_style_outlives_another_name(store: Store) -> None:
    store.registers.write_style(OFFICE, DECREE)
    store.registers.write_organisation(replace(OFFICE, name="UBND xã Tân Tri"))
    assert store.registers.style("o") == DECREE


def test_reports_without_an_organisation_have_a_style_and_no_profile(store: Store) -> None:
    store.registers.write_style(Organisation(NO_ORGANISATION, ""), replace(DECREE, id=NO_ORGANISATION))
    assert store.registers.style(NO_ORGANISATION) is not None
    assert store.registers.organisations() == []


def test_a_style_comes_with_reports_or_not_at_all(store: Store, make_draft: Callable[..., Draft]) -> None:
    with pytest.raises(Refused):
        store.reports.add_all([(make_draft("s"), ()), (make_draft("r"), ())], [(OFFICE, DECREE)])
    assert store.registers.style("o") is None
    store.reports.add_all([(make_draft("s"), ())], [(OFFICE, DECREE)])
    assert store.registers.style("o") == DECREE
    made = store.history.undoable("s")
    assert made is not None
    store.history.take_back("s", made.id)
    # It is its organisation's by now, and has a step of its own.
    assert store.registers.style("o") == DECREE
    store.history.take_back(None, act(store))
    assert store.registers.style("o") is None


def test_a_style_comes_with_a_report_that_is_brought_up_to_date(
    store: Store, make_draft: Callable[..., Draft]
) -> None:
    same = store.reports.draft("r")
    store.reports.replace(same, [(OFFICE, DECREE)])
    assert store.registers.style("o") == DECREE
    before = store.history.undoable("r")
    store.reports.replace(same, [(OFFICE, DECREE)])
    assert store.history.undoable("r") == before
    store.reports.replace(make_draft("r", sizes=(1,)), [(OFFICE, replace(DECREE, template="UEs="))])
    assert len(store.tasks.outline("r")) == 1
    assert store.registers.style("o") == replace(DECREE, template="UEs=")


def test_a_style_is_listed_with_its_report_and_tells_none_of_its_text(store: Store) -> None:
    store.registers.write_style(OFFICE, DECREE)
    store.tasks.write("r", "t1", "result", "xong")
    store.registers.write_style(OFFICE, replace(DECREE, template="UEs="))
    mine = store.history.deeds("r", style_of=["o"])
    assert [deed.verb for deed in mine[:4]] == ["write_style", "write_task", "write_style", "create"]
    assert [(deed.record, deed.record_id) for deed in mine if deed.verb == "write_style"] == [
        ("style", "o")
    ] * 2
    assert {(deed.before, deed.after) for deed in mine if deed.verb == "write_style"} == {(None, None)}
    assert [deed.verb for deed in store.history.deeds("r")[:2]] == ["write_task", "create"]
    assert store.history.deeds()[0].as_step.is_whole


FORMS = st.sampled_from(["", '{"custom":"decree"}', '{"table_size":14}'])
WRITTEN = st.lists(st.tuples(st.sampled_from("op"), FORMS, st.sampled_from(["", "UEs="])), max_size=8)


@settings(max_examples=30, deadline=None)
@given(WRITTEN, st.data())
def test_whatever_was_done_goes_back_and_comes_again(
    written: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kho.vqd"
        with Store.open(path, who="lan") as store:

            def seen() -> dict[str, KeptStyle | None]:
                return {each: store.registers.style(each) for each in "op"}

            steps: list[tuple[str, int, KeptStyle | None]] = []
            for id_, form, template in written:
                before = seen()
                store.registers.write_style(Organisation(id_, f"UBND {id_}"), KeptStyle(id_, form, template))
                if seen() != before:
                    steps.append((id_, act(store), before[id_]))
            after = seen()
            if steps:
                id_, number, former = data.draw(st.sampled_from(steps))
                undone = store.history.take_back(None, number).steps
                assert seen() == after | {id_: former}
                store.history.do_again(None, number, undone[0].id)
                assert seen() == after
        assert condition(path).flaws == ()


def test_damage_of_a_style_is_told_by_its_organisation_s_name(store: Store) -> None:
    store.registers.write_style(OFFICE, DECREE)
    store.close()
    connection = sqlite3.connect(store.path)
    connection.execute("UPDATE style SET form = '{}'")
    connection.commit()
    connection.close()
    (flaw,) = condition(store.path).flaws
    assert flaw.spot is not None
    assert (flaw.key, flaw.spot.record, flaw.spot.name) == (flaws.FIELD_DIFFERS, "style", OFFICE.name)
