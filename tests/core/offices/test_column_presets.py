"""An office's own presets: kept by name, for any period, and read whatever was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from db.errors import Refused
from db.records import Column, Period, Report
from db.store.store import Store
from vqdesk.columns.presets import PRESETS
from vqdesk.offices.choices import keep_office_choice
from vqdesk.offices.column_presets import columns_for, forget_preset, keep_preset, own_presets, presets_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OFFICE = "UBND xã Yên Phúc"
COLUMNS = (Column("content", "Việc"), Column("extra", "Vốn quý III năm 2026", "Nguồn", "internal"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kho.vqd") as opened:
        yield opened


def report(columns: tuple[Column, ...] = COLUMNS, organisation: str = OFFICE) -> Report:
    return Report("r", organisation, Period("quý", 2026, 3), (), "", columns)


def test_a_preset_is_kept_and_replaced_and_forgotten(store: Store) -> None:
    keep_preset(store, report(), "Mẫu A")
    keep_preset(store, report(COLUMNS[:1]), "Mẫu B")
    keep_preset(store, report(COLUMNS[1:]), "mau a")
    assert [(each.name, each.id) for each in own_presets(store, OFFICE)] == [("Mẫu B", ""), ("mau a", "")]
    assert columns_for(own_presets(store, OFFICE)[1], Period("năm", 2027)) == (
        Column("extra", "Vốn năm 2027", "Nguồn", "internal"),
    )
    assert presets_of(store, OFFICE)[2:] == list(PRESETS)
    forget_preset(store, OFFICE, "Mẫu B")
    assert [each.name for each in own_presets(store, OFFICE)] == ["mau a"]
    with pytest.raises(Refused, match=r"preset\.unknown"):
        forget_preset(store, OFFICE, "Mẫu B")
    forget_preset(store, OFFICE, "mau a")
    with pytest.raises(Refused, match=r"preset\.none"):
        forget_preset(store, OFFICE, "plan")


def test_it_is_the_office_s_whatever_it_is_called(store: Store) -> None:
    keep_preset(store, report(), "Mẫu")
    assert own_presets(store, "Ủy ban nhân dân  xã Yên Phúc")
    assert not own_presets(store, "UBND xã Tri Lễ")
    keep_preset(store, report(organisation=""), "Không tên")
    assert [each.name for each in own_presets(store, " ")] == ["Không tên"]


@pytest.mark.parametrize(
    ("name", "key"), [("", "nameless"), (" \t", "nameless"), ("6 RÕ", "shipped"), ("book", "shipped")]
)
def test_a_name_that_cannot_be(store: Store, name: str, key: str) -> None:
    with pytest.raises(Refused, match=rf"preset\.{key}"):
        keep_preset(store, report(), name)
    assert not own_presets(store, OFFICE)


@pytest.mark.parametrize(
    "kept",
    [
        "chữ",
        {"name": "x"},
        [1, None, "x", []],
        [{"name": "x"}],
        [{"name": "x", "columns": [{"key": "content"}]}],
        [{"name": "x", "columns": [{"key": "lạ", "heading": "A"}]}],
        [{"name": "x", "columns": [{"key": "note", "heading": 1}]}],
        [{"name": "x", "columns": [{"key": "note", "heading": "A", "visibility": "mờ"}]}],
        [{"name": "x", "columns": [{"key": "note", "heading": "A"}, {"key": "note", "heading": "B"}]}],
        [{"name": "x", "columns": []}],
    ],
)
def test_what_cannot_be_read_is_no_preset(store: Store, kept: Any) -> None:
    good = {"name": "Tốt", "columns": [{"key": "content", "heading": "Việc"}]}
    keep_office_choice(store, OFFICE, "presets", [*kept, good] if isinstance(kept, list) else kept)
    found = [each.name for each in own_presets(store, OFFICE)]
    assert found == (["Tốt"] if isinstance(kept, list) else [])
