"""The places around an office: those of its province, of today and of before."""

from __future__ import annotations

import pytest

from db.records import Organisation
from vqdesk.checks.frame.places import NO_PLACES, KnownPlace
from vqdesk.offices.places import places_around
from vqdesk.offices.profiles import shipped_organisations


@pytest.mark.parametrize("name", ["UBND huyện Văn Quan", "UBND xã Điềm He", "UBND tỉnh Lạng Sơn"])
def test_the_places_of_the_province_are_known_with_what_became_of_them(name: str) -> None:
    places = places_around(name, shipped_organisations()).all
    assert KnownPlace("xã", "Điềm He") in places
    assert KnownPlace("xã", "Tràng Phái", "2025-06-30", ("xã Tân Đoàn",)) in places
    assert KnownPlace("xã", "Tràng Các", "2024-11-30", ("xã Khánh Khê",)) in places
    district = next(each for each in places if each.kind == "huyện" and each.name == "Văn Quan")
    assert district.valid_to == "2025-06-30"
    assert {"xã Văn Quan", "xã Điềm He", "xã Tri Lễ"} <= set(district.now)


def test_an_area_that_goes_on_is_no_former_one() -> None:
    places = places_around("UBND tỉnh Lạng Sơn", ()).all
    assert [each.valid_to for each in places if (each.kind, each.name) == ("xã", "Yên Phúc")] == [None]
    assert KnownPlace("tỉnh", "Lạng Sơn") in places


def test_an_office_of_a_name_that_several_provinces_have_is_told_by_its_parent() -> None:
    assert places_around("UBND xã Tân Tiến", ()) is NO_PLACES
    profile = Organisation(
        "1", "UBND xã Tân Tiến", "xã Tân Tiến", "UBND tỉnh Lạng Sơn", "xã", "Tân Tiến", "UBND"
    )
    assert KnownPlace("xã", "Điềm He") in places_around("UBND xã Tân Tiến", [profile]).all


@pytest.mark.parametrize("name", ["", "Sở Nội vụ", "Công ty ABC"])
def test_of_an_office_that_nobody_knows_there_are_none(name: str) -> None:
    assert places_around(name, shipped_organisations()) is NO_PLACES
