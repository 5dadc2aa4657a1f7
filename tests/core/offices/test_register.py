"""An office of the country comes into the registers with its departments, and what is there stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.access.condition import condition
from db.records import KeptStyle, Organisation
from vqdesk.first_store.store import open_store
from vqdesk.offices.country import country
from vqdesk.offices.departments import departments_of
from vqdesk.offices.register import add_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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


def unit_names(store: Store) -> list[str]:
    return [unit.name for unit in store.registers.units() if unit.valid_to is None]


def test_an_office_and_its_departments_are_one_step(store: Store) -> None:
    before = store.registers.organisations(), store.registers.units()
    profile = added(store, "phường Hồng Hà, thành phố Hà Nội", offered=True)
    assert profile in store.registers.organisations()
    assert {"Phòng Kinh tế, Hạ tầng và Đô thị", "Công an phường", "Các tổ dân phố"} < set(unit_names(store))
    store.history.undo(None)
    assert (store.registers.organisations(), store.registers.units()) == before
    store.history.redo(None)
    assert profile in store.registers.organisations()


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
