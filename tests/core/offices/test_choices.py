from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.store.store import Store
from vqdesk.offices.choices import keep_office_choice, office_choice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OFFICE = "UBND xã Tri Lễ"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.vqd", who="clerk") as opened:
        yield opened


def test_a_choice_is_an_office_s_whichever_of_its_names_is_written(store: Store) -> None:
    assert office_choice(store, OFFICE, "words") is None
    keep_office_choice(store, OFFICE, "words", {"Ghi chú": "copy"})
    assert office_choice(store, "Uỷ ban nhân dân xã  Tri Lễ", "words") == {"Ghi chú": "copy"}
    assert office_choice(store, "UBND xã Yên Phúc", "words") is None
    assert office_choice(store, OFFICE, "others") is None
    assert [office.name for office in store.registers.organisations()] == [OFFICE]


def test_the_last_choice_counts_and_may_be_forgotten(store: Store) -> None:
    keep_office_choice(store, OFFICE, "words", [1])
    keep_office_choice(store, "UBND XÃ TRI LỄ", "words", [2])
    assert office_choice(store, OFFICE, "words") == [2]
    keep_office_choice(store, OFFICE, "words", None)
    assert office_choice(store, OFFICE, "words") is None


def test_a_report_without_an_organisation_has_choices_of_its_own(store: Store) -> None:
    keep_office_choice(store, " ", "words", "a")
    assert (office_choice(store, "", "words"), office_choice(store, OFFICE, "words")) == ("a", None)
    assert store.registers.organisations() == []


def test_an_office_with_two_lives_keeps_one_choice(store: Store) -> None:
    store.registers.add_organisation(OFFICE, valid_to="2020-01-01")
    second = store.registers.add_organisation(OFFICE, valid_from="2025-07-01").record
    store.settings.keep(f"choice/{second.id}/words", '"b"')
    assert office_choice(store, OFFICE, "words") == "b"
    keep_office_choice(store, OFFICE, "words", "c")
    assert office_choice(store, OFFICE, "words") == "c"


def test_what_cannot_be_read_is_no_choice(store: Store) -> None:
    office = store.registers.add_organisation(OFFICE).record
    store.settings.keep(f"choice/{office.id}/words", "{")
    assert office_choice(store, OFFICE, "words") is None
