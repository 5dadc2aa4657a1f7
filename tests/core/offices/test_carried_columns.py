from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.records import Period, Report
from db.store.store import Store
from vqdesk.offices.carried_columns import remember_columns, remembered_columns
from vqdesk.offices.choices import keep_office_choice
from vqdesk.offices.status_words import keep_status_words, status_words
from vqdesk.tracking.status_words import DEFAULT, StatusWord, StatusWords

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.vqd", who="clerk") as opened:
        yield opened


def report(office: str = "UBND xã A", quarter: int = 3) -> Report:
    return Report("r", office, Period("quý", 2026, quarter), (), "", ())


def test_what_was_chosen_for_columns_is_the_office_s(store: Store) -> None:
    names = ["note", "Chỉ tiêu", "Lũy kế quý III năm 2026"]
    assert remembered_columns(store, report(), names) == {}
    remember_columns(store, report(), {"note": "copy", "Lũy kế quý III năm 2026": "copy"})
    remember_columns(store, report(), {"Chỉ tiêu": "empty"})
    remember_columns(store, report(), {})
    later = remembered_columns(
        store, report(quarter=4), ["note", "CHỈ TIÊU", "Lũy kế quý IV năm 2026", "Ý kiến"]
    )
    assert later == {"note": "copy", "CHỈ TIÊU": "empty", "Lũy kế quý IV năm 2026": "copy"}
    assert remembered_columns(store, report("UBND xã B"), names) == {}


def test_a_choice_that_cannot_be_read_is_none(store: Store) -> None:
    for kept in ([1], {"note": "x"}):
        keep_office_choice(store, "UBND xã A", "carried_columns", kept)
        assert remembered_columns(store, report(), ["note"]) == {}


def test_an_office_has_its_own_status_words(store: Store) -> None:
    own = StatusWords((StatusWord("Đóng", "done"),))
    assert status_words(store, "UBND xã A") is DEFAULT
    keep_status_words(store, "UBND xã A", own)
    assert status_words(store, "Ủy ban nhân dân xã A") == own
    keep_status_words(store, "UBND xã A", DEFAULT)
    assert status_words(store, "UBND xã A") is DEFAULT
