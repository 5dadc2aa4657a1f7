"""Other names of offices: which count as the same office, and which are none's."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from db.office_names import OfficeNames
from db.records import Organisation, Period, Report
from db.text.folding import office_key
from vqdesk.offices import profiles
from vqdesk.offices.names import Offices

DISTRICT, COMMUNE = "UBND huyện Văn Quan", "UBND xã Văn Quan"
NAME = st.sampled_from(["UBND xã A", "ubnd  xã a", "UBND xã B", "xã B", "UBND C", "Phòng D", ""])
OFFICE = st.builds(
    Organisation,
    id=st.uuids().map(str),
    name=NAME.filter(bool),
    short_name=NAME,
    aliases=st.lists(NAME, max_size=3).map(tuple),
    valid_to=st.sampled_from([None, "2025-06-30"]),
)


def offices_with(**aliases: tuple[str, ...]) -> Offices:
    names = {"district": DISTRICT, "commune": COMMUNE}
    by_name = {names[key]: given for key, given in aliases.items()}
    known = profiles.shipped_organisations()
    return Offices([replace(each, aliases=by_name.get(each.name, ())) for each in known])


def report(id_: str, organisation: str) -> Report:
    return Report(id_, organisation, Period("năm", 2024), (), "", ())


def test_another_name_is_the_same_office() -> None:
    offices = offices_with(district=("UBND H. VQ",))
    assert offices.same("ubnd h.  vq", DISTRICT)
    assert not offices.same("UBND H. VQ", COMMUNE)
    assert offices.ids("UBND H. VQ") == offices.ids(DISTRICT) != []
    assert offices.official("UBND H. VQ") == offices.official_of_other("UBND h. VQ") == DISTRICT
    assert offices.official_of_other(DISTRICT) == offices.official_of_other("ai") == ""
    there = [report("same", "UBND H. VQ"), report("other", COMMUNE)]
    assert [each.id for each in offices.twins(there, report("new", DISTRICT))] == ["same"]
    doubt = offices.doubt("UBND H. VQ", Period("năm", 2026))
    assert doubt is not None
    assert (doubt.organisation, doubt.why) == (DISTRICT, "ended")


def test_another_name_that_two_offices_have_is_neither() -> None:
    offices = offices_with(district=("UBND VQ",), commune=("UBND VQ",))
    assert not offices.same("UBND VQ", DISTRICT)
    assert not offices.same("UBND VQ", COMMUNE)
    assert offices.ids("UBND VQ") == []
    assert offices.sharing("ubnd vq") == [DISTRICT, COMMUNE]
    assert offices.sharing(DISTRICT) == []
    assert offices.official_of_other("UBND VQ") == ""
    assert offices.doubt("UBND VQ", Period("năm", 2026)) is None


def test_an_official_name_is_stronger_than_another_offices_other_name() -> None:
    offices = offices_with(district=(COMMUNE, "xã Văn Quan"))
    assert not offices.same(COMMUNE, DISTRICT)
    assert offices.official_of_other("xã Văn Quan") == ""


def test_a_profile_of_a_name_alone_is_the_office_that_has_this_as_another_name() -> None:
    """Such a one came with a report: what was chosen for it still counts, its name is offered no more."""
    came, office = Organisation("came", "UBND H. VQ"), Organisation("o", DISTRICT, aliases=("UBND H. VQ",))
    offices = Offices([came, office])
    assert offices.same(came.name, DISTRICT)
    assert offices.ids(came.name) == offices.ids(DISTRICT) == ["came", "o"]
    assert offices.in_period(Period("năm", 2024)) == [DISTRICT]
    placed = Offices([replace(came, place="Văn Quan"), office])
    assert not placed.same(came.name, DISTRICT)
    assert placed.in_period(Period("năm", 2024)) == [came.name, DISTRICT]


def test_two_lives_of_an_office_share_no_name_with_another() -> None:
    lives = [
        Organisation("a", DISTRICT, valid_to="2025-06-30", aliases=("H. VQ",)),
        Organisation("b", DISTRICT, valid_from="2027-01-01", aliases=("H. VQ",)),
    ]
    assert Offices(lives).sharing("H. VQ") == []
    assert Offices(lives).ids("H. VQ") == ["a", "b"]


@given(st.lists(OFFICE, max_size=5), NAME, NAME, NAME)
def test_being_one_office_is_a_law(known: list[Organisation], one: str, other: str, third: str) -> None:
    names = OfficeNames(known, office_key)
    same = {
        (a, b): names.office(a) == names.office(b) for a in (one, other, third) for b in (one, other, third)
    }
    assert same[one, one]
    assert same[one, other] == same[other, one]
    assert not (same[one, other] and same[other, third]) or same[one, third]
    # What is another name of one office alone is that office; of several, of none of them.
    assert not (names.official(one) and names.sharing(one))
    without = OfficeNames([replace(each, aliases=()) for each in known], office_key)
    if not names.official(one) and not any(names.official(each.name) for each in known):
        assert names.office(one) == without.office(one)
