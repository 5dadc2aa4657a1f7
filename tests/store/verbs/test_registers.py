from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import Refused
from db.records import Organisation, Unit
from db.store.store import Store

NAMES = st.lists(st.text("UBNDxãViệt .,", max_size=12), max_size=4).map(tuple)


def test_units_are_kept_written_and_deleted(store: Store, path: Path) -> None:
    unit = store.registers.add_unit(
        "Phòng Kinh tế và Hạ tầng", ["Phòng KT&HT", "KTHT"], valid_to="2025-06-30"
    ).record
    other = store.registers.add_unit("Công an huyện").record
    changed = replace(unit, aliases=("KT",), valid_from="2020-01-01", valid_to=None)
    store.registers.write_unit(changed)
    store.registers.delete_unit(other.id)
    assert store.registers.units() == [changed]
    store.history.undo(None)
    store.history.undo(None)
    assert store.registers.units() == [other, unit]
    store.history.redo(None)
    store.history.redo(None)
    assert store.registers.units() == [changed]


def test_organisations_are_kept_written_and_deleted(store: Store) -> None:
    made = store.registers.add_organisation(
        "UBND xã Yên Phúc", short_name="Yên Phúc", symbol="UBND", valid_from="2025-07-01"
    ).record
    store.registers.write_organisation(replace(made, place="Yên Phúc"), edit="e")
    store.registers.write_organisation(replace(made, place="Xã Yên Phúc"), edit="e")
    assert store.registers.organisations() == [replace(made, place="Xã Yên Phúc")]
    store.history.undo(None)
    assert store.registers.organisations() == [made]
    store.registers.delete_organisation(made.id)
    assert store.registers.organisations() == []
    store.history.undo(None)
    step = store.history.undo(None).step
    assert step is not None
    assert (step.verb, step.record, step.record_id) == ("add_organisation", "organisation", made.id)
    assert store.history.undoable(None) is None


@settings(max_examples=15, deadline=None)
@given(had=NAMES, given=NAMES)
def test_names_given_to_an_office_and_taken_back_are_as_never_given(
    had: tuple[str, ...], given: tuple[str, ...]
) -> None:
    """Also over a closing; the profile beside them, and the undo of other steps, stay as they are."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "kho.vqd"
        with closing(Store.open(path)) as store:
            made = store.registers.add_organisation("UBND xã Yên Phúc", place="Yên Phúc", aliases=had).record
            changed = replace(made, aliases=given)
            is_changed = bool(store.registers.name_office(changed))
            assert is_changed == (had != given)
        with closing(Store.open(path)) as store:
            assert store.registers.organisations() == [changed]
            assert store.health.flaws == []
            act = store.history.undoable(None)
            assert act is not None
            assert act.is_whole == is_changed
            if is_changed:
                assert store.history.undo(None).step is None  # by name alone
                store.history.take_back(None, act.id)
            assert store.registers.organisations() == [made]


def test_an_office_comes_with_its_names_and_goes_with_them(store: Store) -> None:
    store.registers.name_office(Organisation("o", "UBND xã Yên Phúc", aliases=("UBND Yên Phúc",)))
    act = store.history.undoable(None)
    assert act is not None
    store.history.take_back(None, act.id)
    assert store.registers.organisations() == []
    store.history.do_again(None, act.id)
    assert store.registers.organisations() == [
        Organisation("o", "UBND xã Yên Phúc", aliases=("UBND Yên Phúc",))
    ]


def test_unknown_entries_are_refused(store: Store) -> None:
    for call, key in [
        (lambda: store.registers.write_unit(Unit("x", "a")), "unit.unknown"),
        (lambda: store.registers.delete_unit("x"), "unit.unknown"),
        (lambda: store.registers.write_organisation(Organisation("x", "a")), "organisation.unknown"),
        (lambda: store.registers.delete_organisation("x"), "organisation.unknown"),
    ]:
        with pytest.raises(Refused) as caught:
            call()
        assert caught.value.key == key


def test_unit_names_to_suggest(store: Store) -> None:
    store.registers.add_unit("Đài Truyền thanh", ["Đài TT-TH"])
    store.tasks.write("r", "t1", "unit", "Công an")
    store.tasks.write("r", "t2", "unit", " ")
    assert store.registers.unit_names() == ["Công an", "Đài Truyền thanh", "Đài TT-TH", "Phòng Nông nghiệp"]


def test_the_shipped_profiles_come_once_and_leave_no_step(path: Path) -> None:
    organisations = [Organisation("o", "UBND xã Yên Phúc")]
    units = [Unit("u", "Phòng Kinh tế")]
    with Store.open(path) as store:
        store.registers.seed(organisations, units)
        assert (store.registers.organisations(), store.registers.units(), store.history.undoable(None)) == (
            organisations,
            units,
            None,
        )
        store.registers.delete_unit("u")
        store.registers.delete_organisation("o")
    with Store.open(path) as store:
        store.registers.seed(organisations, units)
        assert store.registers.organisations() == store.registers.units() == []
        store.history.undo(None)
        assert store.registers.organisations() == organisations


def test_profiles_do_not_come_beside_own_ones(store: Store) -> None:
    own = store.registers.add_unit("Công an").record
    store.registers.seed([Organisation("o", "UBND")], [Unit("u", "Phòng Kinh tế")])
    assert (store.registers.organisations(), store.registers.units()) == ([], [own])
