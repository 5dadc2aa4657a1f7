"""Whose style is kept: an organisation's, whichever of its names a report goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.records import KeptStyle, Organisation
from db.store.store import Store
from vqdesk.annex.layout.style import USUAL, AnnexStyle
from vqdesk.styles import kept_styles
from vqdesk.styles.kept_styles import style_of, template_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OFFICE = "UBND xã Tri Lễ"
DECREE = AnnexStyle("decree")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.vqd", who="clerk") as opened:
        yield opened


@pytest.mark.parametrize(
    "name",
    [
        "UBND  xã Tri Lễ",
        " UBND xã Tri Lễ\u00a0",
        "UBND XÃ TRI LỄ",
        "Uỷ ban nhân dân xã Tri Lễ",
        "U.B.N.D xã Tri Lễ",
        "UBND xã\nTri Lễ",
        "UBND xã Tri\u200b Lễ",
    ],
)
def test_a_space_more_or_a_name_in_full_is_the_same_organisation(store: Store, name: str) -> None:
    kept_styles.keep(store, OFFICE, DECREE, b"PK")
    assert (style_of(store, name), template_of(store, name)) == (DECREE, b"PK")
    kept_styles.keep(store, name, AnnexStyle(table_size=14))
    assert style_of(store, OFFICE) == AnnexStyle(table_size=14)
    assert template_of(store, OFFICE) == b"PK"
    assert len(store.registers.organisations()) == 1


def test_an_organisation_that_no_profile_has_comes_into_the_register(store: Store) -> None:
    kept_styles.keep(store, f"  {OFFICE} ", DECREE)
    assert [office.name for office in store.registers.organisations()] == [OFFICE]


def test_a_profile_s_short_name_is_the_organisation(store: Store) -> None:
    office = store.registers.add_organisation("Ủy ban nhân dân xã Tri Lễ", short_name="xã Tri Lễ").record
    kept_styles.keep(store, "xã Tri Lễ", DECREE)
    kept = store.registers.style(office.id)
    assert kept is not None
    assert style_of(store, OFFICE) == DECREE


def test_an_organisation_of_two_lives_has_one_style(store: Store) -> None:
    first = store.registers.add_organisation(OFFICE, valid_to="2020-12-31").record
    second = store.registers.add_organisation(OFFICE, valid_from="2025-07-01").record
    last = max(first.id, second.id)
    store.registers.write_style(Organisation(last, OFFICE), KeptStyle(last, '{"custom": "decree"}'))
    assert style_of(store, OFFICE) == DECREE
    kept_styles.keep(store, OFFICE, USUAL)
    assert style_of(store, OFFICE) == USUAL


def test_what_keeps_nothing_new_writes_nothing(store: Store) -> None:
    kept_styles.keep(store, OFFICE, USUAL, b"")
    assert store.registers.organisations() == []
    kept_styles.keep(store, OFFICE, DECREE)
    step = store.history.undoable(None)
    kept_styles.keep(store, OFFICE, DECREE, b"")
    assert store.history.undoable(None) == step


def test_reports_that_name_nobody_have_a_style_of_their_own(store: Store) -> None:
    kept_styles.keep(store, "", DECREE)
    assert style_of(store, "  ") == DECREE
    assert style_of(store, OFFICE) == USUAL
    assert store.registers.organisations() == []


@pytest.mark.parametrize("form", ["{", "[]", '{"font": "Arial"}', '{"table_size": 99}'])
def test_a_style_that_cannot_be_read_is_the_usual_one(store: Store, form: str) -> None:
    store.registers.write_style(Organisation("o", OFFICE), KeptStyle("o", form, "P"))
    assert style_of(store, OFFICE) == USUAL
    assert template_of(store, OFFICE) is None
