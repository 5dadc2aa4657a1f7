from __future__ import annotations

import configparser
import re
import sys
import unicodedata
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from db.ids import is_id
from db.store.store import Store
from vqdesk.first_store.store import open_store
from vqdesk.offices import profiles
from vqdesk.system import paths, resources

ROOT = Path(__file__).parents[3]


def test_a_working_copy_has_its_resources_beside_the_package() -> None:
    assert resources.path("icon.svg") == ROOT / "resources" / "icon.svg"


def test_a_wheel_has_its_resources_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "vqdesk" / "resources").mkdir(parents=True)
    module = tmp_path / "vqdesk" / "system" / "resources.py"
    monkeypatch.setattr(resources, "__file__", str(module))
    assert (
        resources.path("profiles/units.json") == tmp_path / "vqdesk" / "resources" / "profiles" / "units.json"
    )


def test_the_frozen_program_has_its_resources_in_its_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.path("icon.ico") == tmp_path / "resources" / "icon.ico"


@pytest.mark.parametrize(("name", "head"), [("icon.png", b"\x89PNG"), ("icon.ico", b"\x00\x00\x01\x00")])
def test_the_icon_is_there_and_small(name: str, head: bytes) -> None:
    data = resources.path(name).read_bytes()
    assert data.startswith(head)
    assert len(data) < 50_000


def test_the_district_hands_over_to_the_six_communes() -> None:
    district, *communes = profiles.shipped_organisations()
    assert district.name == "UBND huyện Văn Quan"
    assert (district.valid_from, district.valid_to) == (None, "2025-06-30")
    assert [commune.name for commune in communes] == [
        f"UBND xã {name}" for name in ("Văn Quan", "Điềm He", "Khánh Khê", "Yên Phúc", "Tri Lễ", "Tân Đoàn")
    ]
    assert {(each.valid_from, each.valid_to, each.level) for each in communes} == {("2025-07-01", None, "xã")}
    assert {(each.parent, each.symbol) for each in profiles.shipped_organisations()} == {
        ("UBND tỉnh Lạng Sơn", "UBND")
    }


def test_the_real_annex_s_units_are_known_by_name_or_alias(annex_units: set[str]) -> None:
    names = {name for unit in profiles.units() for name in (unit.name, *unit.aliases)}
    assert annex_units <= names
    assert "Phòng GD-ĐT" in names


@pytest.fixture
def annex_units() -> set[str]:
    text = (ROOT / "tests/data/van-quan-9-thang-2024.txt").read_text(encoding="utf-8")
    units = {
        cells[1] for line in text.splitlines() if re.match(r"\d*\t\w", line) and (cells := line.split("\t"))
    }
    assert len(units) == 11
    return units


def test_profiles_have_ids_of_their_own_and_real_dates() -> None:
    for records in (profiles.shipped_organisations(), profiles.units()):
        assert len({record.id for record in records}) == len(records)
        for record in records:
            assert is_id(record.id)
            assert record.name == unicodedata.normalize("NFC", record.name)
            for day in (record.valid_from, record.valid_to):
                assert day is None or date.fromisoformat(day)


def test_a_new_store_knows_the_profiles_and_an_old_one_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "clerk.vqd"
    with open_store(path) as store:
        assert {each.name for each in store.registers.organisations()} == {
            each.name for each in profiles.shipped_organisations()
        }
        assert len(store.registers.units()) == len(profiles.units())
        assert store.history.undoable(None) is None
        for unit in store.registers.units():
            store.registers.delete_unit(unit.id)
    with open_store(path) as store:
        assert store.registers.units() == []


def test_the_desktop_file_starts_the_program_in_both_languages() -> None:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str
    parser.read(resources.path("linux/vqdesk.desktop"), encoding="utf-8")
    assert parser.sections() == ["Desktop Entry"]
    entry = parser["Desktop Entry"]
    assert (entry["Type"], entry["Exec"], entry["Terminal"]) == ("Application", "vqdesk %f", "false")
    # The window must be found as the entry's own.
    assert entry["StartupWMClass"] == entry["Icon"] == "vqdesk"
    for key in ("GenericName", "Comment", "Keywords"):
        assert entry[key]
        assert entry[f"{key}[vi]"] == unicodedata.normalize("NFC", entry[f"{key}[vi]"])
        assert entry[f"{key}[vi]"] != entry[key]
    kinds = ElementTree.parse(resources.path("linux/vqdesk.xml")).getroot()[0]
    assert entry["MimeType"] == kinds.get("type") + ";"
    assert [each.get("pattern") for each in kinds if each.tag.endswith("}glob")] == ["*.vqd"]


def test_the_store_s_place_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert paths.user_store().name == "vqdesk.vqd"
    monkeypatch.setenv("VQDESK_STORE", str(tmp_path / "kho dữ liệu.vqd"))
    assert paths.user_store() == tmp_path / "kho dữ liệu.vqd"
    with Store.open(paths.user_store()) as store:
        assert store.path == tmp_path / "kho dữ liệu.vqd"
