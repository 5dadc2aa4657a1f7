from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.errors import Refused
from db.records import Organisation, Unit
from db.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def test_units_are_kept_written_and_deleted(store: Store, path: Path) -> None:
    unit = store.add_unit("Phòng Kinh tế và Hạ tầng", ["Phòng KT&HT", "KTHT"], valid_to="2025-06-30")
    other = store.add_unit("Công an huyện")
    changed = replace(unit, aliases=("KT",), valid_from="2020-01-01", valid_to=None)
    store.write_unit(changed)
    store.delete_unit(other.id)
    assert store.units() == [changed]
    store.undo(None)
    store.undo(None)
    assert store.units() == [other, unit]
    store.redo(None)
    store.redo(None)
    assert store.units() == [changed]


def test_organisations_are_kept_written_and_deleted(store: Store) -> None:
    made = store.add_organisation(
        "UBND xã Yên Phúc", short_name="Yên Phúc", symbol="UBND", valid_from="2025-07-01"
    )
    store.write_organisation(replace(made, place="Yên Phúc"), edit="e")
    store.write_organisation(replace(made, place="Xã Yên Phúc"), edit="e")
    assert store.organisations() == [replace(made, place="Xã Yên Phúc")]
    store.undo(None)
    assert store.organisations() == [made]
    store.delete_organisation(made.id)
    assert store.organisations() == []
    store.undo(None)
    step = store.undo(None)
    assert step is not None
    assert (step.verb, step.record, step.record_id) == ("add_organisation", "organisation", made.id)
    assert store.undoable(None) is None


def test_unknown_entries_are_refused(store: Store) -> None:
    for call, key in [
        (lambda: store.write_unit(Unit("x", "a")), "unit.unknown"),
        (lambda: store.delete_unit("x"), "unit.unknown"),
        (lambda: store.write_organisation(Organisation("x", "a")), "organisation.unknown"),
        (lambda: store.delete_organisation("x"), "organisation.unknown"),
    ]:
        with pytest.raises(Refused) as caught:
            call()
        assert caught.value.key == key


def test_unit_names_to_suggest(store: Store) -> None:
    store.add_unit("Đài Truyền thanh", ["Đài TT-TH"])
    store.write_task("r", "t1", "unit", "Công an")
    store.write_task("r", "t2", "unit", " ")
    assert store.unit_names() == ["Công an", "Đài Truyền thanh", "Đài TT-TH", "Phòng Nông nghiệp"]


def test_the_shipped_profiles_come_once_and_leave_no_step(path: Path) -> None:
    organisations = [Organisation("o", "UBND xã Yên Phúc")]
    units = [Unit("u", "Phòng Kinh tế")]
    with Store.open(path) as store:
        store.seed(organisations, units)
        assert (store.organisations(), store.units(), store.undoable(None)) == (organisations, units, None)
        store.delete_unit("u")
        store.delete_organisation("o")
    with Store.open(path) as store:
        store.seed(organisations, units)
        assert store.organisations() == store.units() == []
        store.undo(None)
        assert store.organisations() == organisations


def test_profiles_do_not_come_beside_own_ones(store: Store) -> None:
    own = store.add_unit("Công an")
    store.seed([Organisation("o", "UBND")], [Unit("u", "Phòng Kinh tế")])
    assert (store.organisations(), store.units()) == ([], [own])
