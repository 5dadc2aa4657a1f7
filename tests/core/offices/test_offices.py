from __future__ import annotations

from dataclasses import replace

import pytest
from former_columns import Headings

from db.records import Period, Report
from vqdesk.offices import profiles
from vqdesk.offices.names import Offices

DISTRICT, COMMUNE = "UBND huyện Văn Quan", "UBND xã Văn Quan"


@pytest.fixture
def offices() -> Offices:
    return Offices(profiles.shipped_organisations())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (COMMUNE, "ỦY BAN NHÂN DÂN XÃ VĂN QUAN", True),
        (COMMUNE, "Uỷ ban  nhân dân\nxã Văn Quan", True),
        (COMMUNE, "U.B.N.D xã Văn\u200b Quan\ufeff", True),
        (COMMUNE, "xã Văn Quan", True),  # the profile's short name
        ("UBND xã Điềm He", "UBND xã Ðiềm He", True),
        ("Sở Hoà bình", "Sở Hòa bình", True),
        ("UBND TP. Lạng Sơn", "Ủy ban nhân dân thành phố Lạng Sơn", True),
        ("", " ", True),
        (COMMUNE, DISTRICT, False),
        ("UBND xã Tân Đoàn", "UBND xã Tấn Đoàn", False),
        ("UBND xã Tân Đoàn", "UBND xã Tân Đoan", False),
        ("xã Bình An", "UBND xã Bình An", False),  # no profile says so
        ("", COMMUNE, False),
    ],
)
def test_two_names_are_one_office_or_not(offices: Offices, one: str, other: str, same: bool) -> None:
    assert offices.same(one, other) is offices.same(other, one) is same


@pytest.mark.parametrize(
    ("name", "period", "why"),
    [
        (DISTRICT, Period("tháng", 2026, 11), "ended"),
        (DISTRICT, Period("9 tháng", 2025), "ended"),
        (DISTRICT, Period("năm", 2025), "ended"),
        (DISTRICT, Period("khác", 2026), "ended"),
        (DISTRICT, Period("khác", None, None, "2025-07-05"), "ended"),
        ("Ủy ban nhân dân huyện Văn Quan", Period("quý", 2025, 3), "ended"),
        (DISTRICT, Period("6 tháng", 2025), None),
        (DISTRICT, Period("khác", 2025), None),
        (DISTRICT, Period("khác"), None),
        (COMMUNE, Period("6 tháng", 2025), "not_begun"),
        (COMMUNE, Period("năm", 2024), "not_begun"),
        (COMMUNE, Period("khác", 2024), "not_begun"),
        (COMMUNE, Period("năm", 2025), None),
        (COMMUNE, Period("khác", None, None, "2024-01-01"), None),
        ("UBND xã Bình An", Period("năm", 1999), None),
        ("", Period("năm", 1999), None),
    ],
)
def test_whoever_is_there_on_a_period_s_last_day_reports_on_it(
    offices: Offices, name: str, period: Period, why: str | None
) -> None:
    doubt = offices.doubt(name, period)
    assert (doubt.why if doubt else None) == why
    official = offices.official(name)
    assert (official in offices.in_period(period)) is (why is None and official is not None)


def test_an_office_that_came_back_is_there_in_both_its_lives() -> None:
    district = profiles.shipped_organisations()[0]
    again = replace(district, id="again", valid_from="2027-01-01", valid_to=None)
    offices = Offices([district, again])
    assert offices.doubt(DISTRICT, Period("năm", 2024)) is None
    assert offices.doubt(DISTRICT, Period("năm", 2026)) is not None
    assert offices.doubt(DISTRICT, Period("năm", 2027)) is None


def test_a_twin_is_of_the_same_span_and_office(offices: Offices) -> None:
    def report(report_id: str, organisation: str, period: Period) -> Report:
        return Report(report_id, organisation, period, (), "", Headings().columns)

    month = Period("tháng", 2026, 3)
    new = report("new", COMMUNE, month)
    there = [
        new,
        report("same", "Ủy ban nhân dân xã Văn Quan", Period("tháng", 2026, 3, "2026-03-01", "2026-03-31")),
        report("later", COMMUNE, Period("tháng", 2026, 4)),
        report("other", DISTRICT, month),
    ]
    assert [each.id for each in offices.twins(there, new)] == ["same"]


@pytest.mark.parametrize(
    ("name", "period", "successors"),
    [
        (DISTRICT, Period("quý", 2026, 1), 6),  # a profile, with its parent
        ("UBND huyện Cao Lộc", Period("quý", 2026, 1), None),  # none, but it was one
        ("Ủy ban nhân dân xã An Sơn, huyện Văn Quan", Period("năm", 2025), 1),
        ("UBND huyện Cao Lộc", Period("6 tháng", 2025), 0),
        ("UBND huyện Cao Lộc", Period("khác"), 0),
        ("UBND xã Yên Phong", Period("năm", 2026), 0),
        ("Sở Nội vụ", Period("năm", 2026), 0),
    ],
)
def test_an_ended_office_without_a_profile_is_told_with_its_successors(
    offices: Offices, name: str, period: Period, successors: int | None
) -> None:
    doubt = offices.doubt(name, period)
    if successors == 0:
        assert doubt is None
        return
    assert doubt is not None
    assert (doubt.why, doubt.day, doubt.organisation) == ("ended", "2025-06-30", name)
    assert len(doubt.successors) == successors if successors else doubt.successors
    told = doubt.as_json()
    assert told["successors"][0] == {
        "organisation": doubt.successors[0].name,
        "province": doubt.successors[0].province,
    }


def test_an_office_of_today_is_official_where_it_is_the_only_one_of_its_name(offices: Offices) -> None:
    assert offices.official("ỦY BAN NHÂN DÂN XÃ AN BIÊN") == "UBND xã An Biên"
    assert offices.official("xã Yên Phúc, tỉnh Lạng Sơn") == "UBND xã Yên Phúc"
    assert offices.official("UBND xã Tân Thành") is None
    assert offices.official("xã Tân Thành, tỉnh Thanh Hóa") == "UBND xã Tân Thành"
