"""The country's offices: how many, made of what, how they are found, who followed whom."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from vqdesk.offices import profiles
from vqdesk.offices.country import country
from vqdesk.offices.departments import departments_of
from vqdesk.offices.former_areas import read_area
from vqdesk.system import resources

if TYPE_CHECKING:
    from vqdesk.offices.country import CountryOffice

ALL = country().offices
COMMUNES = [office for office in ALL if office.province]


def one(name: str) -> CountryOffice:
    (office,) = country().named(name)
    return office


def names(found: object) -> list[str]:
    return [office.full_name for office in found]


def test_there_are_34_provinces_and_3321_communes() -> None:
    assert len(country().provinces) == len({office.area for office in country().provinces}) == 34
    assert Counter(office.kind for office in ALL) == {
        **{"tỉnh": 28, "thành phố": 6},
        **{"xã": 2621, "phường": 687, "đặc khu": 13},
    }
    assert len({office.code for office in ALL}) == len({office.full_name for office in ALL}) == 3355


def test_314_short_names_occur_more_than_once_and_the_province_stands_beside() -> None:
    short = Counter(office.short_name for office in COMMUNES)
    assert sum(count > 1 for count in short.values()) == 314
    assert all(office.full_name == f"{office.name}, {office.province}" for office in COMMUNES)


def test_every_office_was_made_of_something() -> None:
    former = {part for office in COMMUNES for part in office.former()}
    assert len(former) == 10_040
    assert all(part.district and part.province for part in former)
    assert len({part for office in country().provinces for part in office.former()}) == 63
    assert all(office.former() for office in ALL)


def test_a_commune_has_its_names_and_its_past() -> None:
    office = one("UBND xã Yên Phúc")
    assert (office.area, office.short_name, office.name) == ("xã Yên Phúc", "Yên Phúc", "UBND xã Yên Phúc")
    assert office.full_name == "UBND xã Yên Phúc, tỉnh Lạng Sơn"
    assert [tuple(part) for part in office.former()] == [
        (f"xã {name}", "huyện Văn Quan", "tỉnh Lạng Sơn") for name in ("An Sơn", "Bình Phúc", "Yên Phúc")
    ]
    merged = one("xã Hà Nam").former()
    assert {part.province for part in merged} == {"tỉnh Hải Dương", "thành phố Hải Phòng"}
    assert [tuple(part) for part in one("đặc khu Cồn Cỏ").former()] == [
        ("", "huyện Cồn Cỏ", "tỉnh Quảng Trị")
    ]
    assert {part.province for part in one("tỉnh Tuyên Quang").former()} == {
        "tỉnh Hà Giang",
        "tỉnh Tuyên Quang",
    }


def test_the_shipped_profiles_are_the_country_s() -> None:
    shipped = profiles.shipped_organisations()
    for profile in shipped[1:]:
        (found,) = country().meant(f"{profile.short_name}, tỉnh Lạng Sơn")
        assert found.profile() == profile


@pytest.mark.parametrize(
    ("name", "parent", "level", "place", "since"),
    [
        ("xã An Biên", "UBND tỉnh An Giang", "xã", "An Biên", "2025-07-01"),
        ("phường Hồng Hà", "UBND thành phố Hà Nội", "phường", "Hồng Hà", "2025-07-01"),
        ("đặc khu Phú Quốc", "UBND tỉnh An Giang", "đặc khu", "Phú Quốc", "2025-07-01"),
        # Decree 30/2020: an area with a number in its name stands in full in the date line.
        ("phường 1 Bảo Lộc", "UBND tỉnh Lâm Đồng", "phường", "Phường 1 Bảo Lộc", "2025-07-01"),
        ("tỉnh Lạng Sơn", "", "tỉnh", "Lạng Sơn", None),
        ("thành phố Hồ Chí Minh", "", "thành phố", "Hồ Chí Minh", None),
    ],
)
def test_an_office_has_a_profile(name: str, parent: str, level: str, place: str, since: str | None) -> None:
    profile = one(name).profile()
    assert (profile.name, profile.short_name, profile.symbol) == (f"UBND {name}", name, "UBND")
    assert (profile.parent, profile.level, profile.place) == (parent, level, place)
    assert (profile.valid_from, profile.valid_to) == (since, None)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("yen phuc", "UBND xã Yên Phúc, tỉnh Lạng Sơn"),
        ("Yên Phúc", "UBND xã Yên Phúc, tỉnh Lạng Sơn"),
        ("xã yên phúc, lạng sơn", "UBND xã Yên Phúc, tỉnh Lạng Sơn"),
        ("ubnd xa yen phuc", "UBND xã Yên Phúc, tỉnh Lạng Sơn"),
        ("Uỷ ban nhân dân xã Yên Phúc", "UBND xã Yên Phúc, tỉnh Lạng Sơn"),
        # By what it was made of.
        ("binh phuc van quan", "UBND xã Yên Phúc, tỉnh Lạng Sơn"),
        ("xã An Sơn, huyện Văn Quan", "UBND xã Yên Phúc, tỉnh Lạng Sơn"),
        ("p. hong ha", "UBND phường Hồng Hà, thành phố Hà Nội"),
        ("tp hcm", "UBND thành phố Hồ Chí Minh"),
        ("lang son", "UBND tỉnh Lạng Sơn"),
        ("nhân hà", "UBND xã Nhân Hà, tỉnh Ninh Bình"),
        ("ea hleo", None),
        ("ea h'leo", "UBND xã Ea H'Leo, tỉnh Đắk Lắk"),
    ],
)
def test_an_office_is_found_with_and_without_marks(typed: str, first: str | None) -> None:
    found = names(country().find(typed))
    assert (found[0] if found else None) == first


def test_every_beginning_of_a_name_finds_it() -> None:
    name = "ubnd xa yen phuc tinh lang son"
    for end in range(1, len(name) + 1):
        assert one("UBND xã Yên Phúc") in country().find(name[:end]), name[:end]


def test_typed_marks_stand_first_and_a_province_narrows() -> None:
    found = names(country().find("tân thành"))
    plain = names(country().find("tan thanh"))
    assert set(found) == set(plain)
    assert [" Tân Thành," in name for name in found[:10]] == [True] * 9 + [False]
    inside = country().find("tân thành", "tỉnh Lạng Sơn")
    assert names(inside)[0] == "UBND xã Tân Thành, tỉnh Lạng Sơn"
    assert {office.province for office in inside} == {"tỉnh Lạng Sơn"}
    assert len(country().find("", "tỉnh Lạng Sơn")) == 66
    assert len(country().find("")) == len(country().find("  ")) == 3355
    assert country().find("khong co xa nay") == []
    # One word of one former commune, one of another are no name.
    assert "UBND xã Yên Lãng, tỉnh Phú Thọ" not in names(country().find("cong quang phu tho"))
    assert "UBND xã Yên Lãng, tỉnh Phú Thọ" in names(country().find("lang cong vinh phuc phu tho"))


VAN_QUAN = ["Điềm He", "Khánh Khê", "Tân Đoàn", "Tri Lễ", "Văn Quan", "Yên Phúc"]


@pytest.mark.parametrize(
    ("ended", "successors"),
    [
        ("UBND huyện Văn Quan", [f"UBND xã {name}, tỉnh Lạng Sơn" for name in VAN_QUAN]),
        ("Ủy ban nhân dân huyện Văn Quan, tỉnh Lạng Sơn", [f"UBND xã {n}, tỉnh Lạng Sơn" for n in VAN_QUAN]),
        ("Văn phòng HĐND và UBND huyện Văn Quan", [f"UBND xã {name}, tỉnh Lạng Sơn" for name in VAN_QUAN]),
        ("UBND xã An Sơn, huyện Văn Quan", ["UBND xã Yên Phúc, tỉnh Lạng Sơn"]),
        ("UBND xã Yên Phúc (huyện Văn Quan)", ["UBND xã Yên Phúc, tỉnh Lạng Sơn"]),
        ("UBND thị trấn Văn Quan", ["UBND xã Văn Quan, tỉnh Lạng Sơn"]),
        ("UBND tỉnh Hà Giang", ["UBND tỉnh Tuyên Quang"]),
        ("UBND tỉnh Bà Rịa - Vũng Tàu", ["UBND thành phố Hồ Chí Minh"]),
        ("HĐND huyện Côn Đảo", ["UBND đặc khu Côn Đảo, thành phố Hồ Chí Minh"]),
        # Those that stand, others that went on, and what is no office's name have none.
        ("UBND xã Yên Phúc", []),
        ("UBND tỉnh Lạng Sơn", []),
        ("UBND TP. Huế", []),
        ("Trung tâm Y tế huyện Văn Quan", []),
        ("Huyện ủy Văn Quan", []),
        ("UBND xã", []),
        ("UBND xã Yên", []),
        ("UBND xã Không Có", []),
        ("Văn phòng HĐND và UBND", []),
        ("", []),
    ],
)
def test_an_ended_office_has_successors(ended: str, successors: list[str]) -> None:
    assert names(country().successors(ended)) == successors


@pytest.mark.parametrize(
    "name", ["UBND xã", "UBND", "xã", "UBND thị trấn, tỉnh Lạng Sơn", "Phòng Văn hóa - Xã hội"]
)
def test_what_names_no_area_is_told_at_once(name: str) -> None:
    assert read_area(name) is None


def test_a_name_of_two_districts_has_the_successors_of_both_until_the_province_is_told() -> None:
    assert {office.province for office in country().successors("UBND huyện Tam Nông")} == {
        "tỉnh Đồng Tháp",
        "tỉnh Phú Thọ",
    }
    (province,) = {each.province for each in country().successors("UBND huyện Tam Nông, tỉnh Phú Thọ")}
    assert province == "tỉnh Phú Thọ"


def test_successors_stand_first_where_an_ended_office_is_looked_for() -> None:
    assert names(country().find("UBND huyện Văn Quan"))[:6] == names(
        country().successors("UBND huyện Văn Quan")
    )


def test_what_is_meant_is_one_where_it_is_called_so() -> None:
    assert names(country().meant("xa yen phuc")) == ["UBND xã Yên Phúc, tỉnh Lạng Sơn"]
    assert names(country().meant("Văn Lăng")) == ["UBND xã Văn Lăng, tỉnh Thái Nguyên"]
    assert len(country().meant("van lang")) == 4
    assert len(country().meant("xã Tân Thành")) > 5
    assert names(country().meant("xã Tân Thành", "tỉnh Lạng Sơn")) == ["UBND xã Tân Thành, tỉnh Lạng Sơn"]


@pytest.mark.parametrize(
    ("name", "usual", "offered"),
    [
        ("xã Yên Phúc", "Phòng Kinh tế", ("Công an xã", "Ủy ban MTTQ Việt Nam xã", "Các thôn")),
        ("đặc khu Phú Quốc", "Phòng Kinh tế", ("Công an đặc khu", "Trạm Y tế", "Các trường học")),
        (
            "phường Hồng Hà",
            "Phòng Kinh tế, Hạ tầng và Đô thị",
            ("Ban Chỉ huy Quân sự phường", "Các tổ dân phố"),
        ),
    ],
)
def test_each_kind_has_its_departments(name: str, usual: str, offered: tuple[str, ...]) -> None:
    found = departments_of(one(name))
    assert {each.unit.name for each in found if each.usual} == {
        "Văn phòng HĐND và UBND",
        usual,
        "Phòng Văn hóa - Xã hội",
        "Trung tâm Phục vụ hành chính công",
    }
    assert set(offered) < {each.unit.name for each in found if not each.usual}
    assert {each.unit.valid_from for each in found} == {"2025-07-01"}
    assert departments_of(one("tỉnh Lạng Sơn")) == []


def test_the_pack_is_small_and_has_its_notice() -> None:
    pack = resources.path("offices/communes.txt")
    assert pack.stat().st_size <= 400_000
    notice = resources.path("offices/vietnamadminunits-LICENSE.txt").read_text(encoding="utf-8")
    assert notice.startswith("MIT License\n\nCopyright (c) 2025 Tran Ngoc Minh Hieu\n")
