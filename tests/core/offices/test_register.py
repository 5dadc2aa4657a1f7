"""An office of the country comes into the registers with its departments, and what is there stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.access.condition import condition
from db.records import Draft, KeptStyle, Organisation, Period, Report
from vqdesk.first_store.store import open_store
from vqdesk.offices.country import country
from vqdesk.offices.departments import departments_of
from vqdesk.offices.register import ChosenOffices, add_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.history.undo import Step
    from db.store.store import Store
    from vqdesk.offices.country import CountryOffice


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return an open store; when the test is done its history and its undo steps are what it holds."""
    path = tmp_path / "store.vqd"
    with open_store(path) as opened:
        yield opened
    assert condition(path).flaws == ()


def one(text: str) -> CountryOffice:
    (office,) = country().meant(text)
    return office


def added(store: Store, text: str, *, offered: bool = False) -> Organisation:
    office = one(text)
    units = [each.unit for each in departments_of(office) if each.usual or offered]
    return add_office(store, office, units).record


def newest(store: Store) -> Step:
    step = store.history.undoable(None)
    assert step is not None
    return step


def unit_names(store: Store) -> list[str]:
    return [unit.name for unit in store.registers.units() if unit.valid_to is None]


def test_an_office_and_its_departments_are_one_step(store: Store) -> None:
    before = store.registers.organisations(), store.registers.units()
    profile = added(store, "phường Hồng Hà, thành phố Hà Nội", offered=True)
    assert profile in store.registers.organisations()
    assert {"Phòng Kinh tế, Hạ tầng và Đô thị", "Công an phường", "Các tổ dân phố"} < set(unit_names(store))
    act = newest(store)
    assert (act.verb, act.is_whole) == ("add_office", True)
    assert store.history.undo(None).step is None, "it is taken back by name"
    store.history.take_back(None, act.id)
    assert (store.registers.organisations(), store.registers.units()) == before
    assert store.history.way_back(None, act.id) == "again"
    store.history.do_again(None, act.id)
    assert profile in store.registers.organisations()


def test_an_office_goes_with_what_was_done_to_it_since_and_comes_again(store: Store) -> None:
    other = added(store, "xã An Biên")
    before = store.registers.organisations(), store.registers.units()
    profile = added(store, "phường Hồng Hà, thành phố Hà Nội")
    act = newest(store)
    store.registers.write_style(profile, KeptStyle(profile.id, '{"custom":"decree"}'))
    look = newest(store)
    store.registers.write_style(other, KeptStyle(other.id, '{"custom":"decree"}'))
    assert [step.id for step in store.history.since(None, act.id)] == [look.id]
    store.history.take_back(None, act.id)
    assert (store.registers.organisations(), store.registers.units()) == before
    assert store.registers.style(profile.id) is None
    assert store.registers.style(other.id) is not None
    assert store.history.way_back(None, look.id) is None, "there is nothing to look so"
    store.history.do_again(None, act.id, look.id)
    assert profile in store.registers.organisations()
    assert store.registers.style(profile.id) is not None


def test_an_office_of_which_a_unit_is_gone_is_not_taken_back(store: Store) -> None:
    added(store, "phường Hồng Hà, thành phố Hà Nội")
    act = newest(store)
    store.registers.delete_unit("vn-phong-kinh-te-ha-tang-va-do-thi")
    assert store.history.way_back(None, act.id) is None


def test_units_that_came_alone_are_taken_back_alone(store: Store) -> None:
    added(store, "xã An Biên")
    before = store.registers.organisations(), store.registers.units()
    added(store, "xã An Biên", offered=True)
    store.history.take_back(None, newest(store).id)
    assert (store.registers.organisations(), store.registers.units()) == before


def test_a_report_s_changes_tell_which_offices_came_into_the_registers(store: Store) -> None:
    store.reports.add(Draft(Report("r", "UBND xã An Biên", Period("năm", 2026), ("BIỂU",), "", ()), ()))
    added(store, "xã An Biên")
    added(store, "xã An Biên", offered=True)
    store.registers.add_unit("Đội quản lý đô thị")
    told = store.history.deeds("r")
    assert [(deed.verb, deed.record) for deed in told] == [
        ("add_office", "unit"),
        ("add_office", "organisation"),
        ("create", "report"),
    ]
    assert told[0].as_step.is_whole
    assert told[1].as_step.is_whole
    store.history.take_back(None, told[1].step or 0)
    told = store.history.deeds("r")
    assert [(deed.verb, deed.replay) for deed in told[:2]] == [("add_office", "undo"), ("add_office", None)]


def test_chosen_offices_are_known_and_in_no_register_until_they_are_wanted(store: Store) -> None:
    before = store.registers.organisations(), store.registers.units()
    chosen = ChosenOffices(store)
    units = [each.unit for each in departments_of(one("xã An Biên"))]
    assert chosen.choose(one("xã An Biên"), units) == "UBND xã An Biên"
    names = [
        chosen.choose(one(f"xã Tân Thành, tỉnh {name}"), units[:1]) for name in ("Lạng Sơn", "Thanh Hóa")
    ]
    assert names == ["UBND xã Tân Thành", "UBND xã Tân Thành, tỉnh Thanh Hóa"]
    assert chosen.offices().doubt("UBND xã An Biên", Period("năm", 2024)) is not None
    assert (store.registers.organisations(), store.registers.units()) == before
    assert not chosen.register(["UBND xã Yên Phúc"])
    assert chosen.register(["ubnd xã tân thành, tỉnh thanh hóa"])
    new = [each for each in store.registers.organisations() if each not in before[0]]
    assert [(each.name, each.parent) for each in new] == [
        ("UBND xã Tân Thành, tỉnh Thanh Hóa", "UBND tỉnh Thanh Hóa")
    ]
    assert "Công an xã" not in unit_names(store)


def test_a_shipped_profile_and_what_the_register_has_stay(store: Store) -> None:
    profiles = store.registers.organisations()
    assert added(store, "xã Yên Phúc") in profiles
    assert store.registers.organisations() == profiles
    units = store.registers.units()
    added(store, "xã Yên Phúc")
    assert store.registers.units() == units
    # The district's office of the same name has ended: it is another unit.
    assert unit_names(store).count("Văn phòng HĐND và UBND") == 1
    store.registers.add_unit("CÔNG AN XÃ")
    added(store, "xã Yên Phúc", offered=True)
    assert [name for name in unit_names(store) if name.lower() == "công an xã"] == ["CÔNG AN XÃ"]
    added(store, "phường Hồng Hà, thành phố Hà Nội")
    assert unit_names(store).count("Phòng Văn hóa - Xã hội") == 1


def test_the_second_office_of_a_name_is_named_with_its_province(store: Store) -> None:
    first, second = (added(store, f"xã Tân Thành, tỉnh {name}") for name in ("Lạng Sơn", "Thanh Hóa"))
    assert (first.name, second.name) == ("UBND xã Tân Thành", "UBND xã Tân Thành, tỉnh Thanh Hóa")
    assert added(store, "xã Tân Thành, tỉnh Thanh Hóa") == second


def test_a_profile_without_a_parent_is_the_office_and_is_filled(store: Store) -> None:
    bare = Organisation("own", "Ủy ban nhân dân xã An Biên", place="Thứ Ba")
    store.registers.write_style(bare, KeptStyle("own", '{"custom":"decree"}'))
    filled = added(store, "xã An Biên")
    assert (filled.id, filled.name, filled.place) == ("own", "Ủy ban nhân dân xã An Biên", "Thứ Ba")
    assert (filled.parent, filled.symbol, filled.level) == ("UBND tỉnh An Giang", "UBND", "xã")
    assert filled in store.registers.organisations()
    assert store.registers.style("own") is not None
