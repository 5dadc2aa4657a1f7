"""The pack of the country's offices is made of the package's data, the same bytes each time."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import country_pack
import pytest

if TYPE_CHECKING:
    from pathlib import Path

_NEW = ("provinceKey", "provinceCode", "province", "provinceShort", "wardKey", "wardCode", "ward")
_OLD = ("provinceKey", "province", "districtKey", "districtCode", "district", "wardKey", "wardCode", "ward")
PROVINCES = {"tinhab": ["tinha", "tinhb"], "thanhphoc": ["thanhphoc"]}
NEW = [
    ("tinhab", "20", "Tỉnh Ab", "Ab", "xamot", "2", "Xã Một"),
    ("tinhab", "20", "Tỉnh Ab", "Ab", "phuonghai", "1", "Phường Hai"),
    ("thanhphoc", "01", "Thành phố Cờ", "Cờ", "dackhudao", "3", "Đặc khu Đảo"),
]
OLD = [
    ("tinha", "Tỉnh Ab", "huyenm", "7", "Huyện M", "xad", "72", "Xã D"),
    ("tinha", "Tỉnh Ab", "huyenm", "7", "Huyện M", "thitrane", "71", "Thị Trấn E"),
    ("tinhb", "Tỉnh B", "huyenn", "8", "Huyện N", "xaf", "81", "Xã F"),
    ("thanhphoc", "Thành phố Cờ", "huyendao", "9", "Huyện Đảo", None, None, None),
]
WHOLE = {
    "tinhab": {"xamot": ["tinha_huyenm_xad", "tinha_huyenm_thitrane"], "phuonghai": []},
    "thanhphoc": {"dackhudao": ["thanhphoc_huyendao_"]},
}
DIVIDED = {"tinhab": {"tinhb_huyenn_xaf": [{"newWardKey": "xamot"}, {"newWardKey": "phuonghai"}]}}


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    base = tmp_path / "dataset.db"
    with closing(sqlite3.connect(base)) as tables:
        for name, columns, rows in (("admin_units", _NEW, NEW), ("admin_units_legacy", _OLD, OLD)):
            tables.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
            tables.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", rows)
        tables.commit()
    path = tmp_path / "a.whl"
    converter = {
        "DICT_PROVINCE": PROVINCES,
        "DICT_PROVINCE_WARD_NO_DIVIDED": WHOLE,
        "DICT_PROVINCE_WARD_DIVIDED": DIVIDED,
    }
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(base, "vietnamadminunits/data/dataset.db")
        archive.writestr("vietnamadminunits/data/converter_2025.json", json.dumps(converter))
        archive.writestr("vietnamadminunits-1.0.4.dist-info/licenses/LICENSE", "MIT\n")
    return path


def test_a_wheel_s_data_become_lines_in_the_order_of_the_alphabet(wheel: Path, tmp_path: Path) -> None:
    for folder in ("one", "other"):
        assert country_pack.main([str(wheel), str(tmp_path / folder)]) == 0
    pack = tmp_path / "one" / country_pack.PACK
    assert pack.read_text(encoding="utf-8") == (
        "20\ttỉnh Ab\ttỉnh Ab, tỉnh B\n"
        "1\tphường Hai\thuyện N, tỉnh B: xã F\n"
        "2\txã Một\thuyện M: thị trấn E, xã D; huyện N, tỉnh B: xã F\n"
        "01\tthành phố Cờ\tthành phố Cờ\n"
        "3\tđặc khu Đảo\thuyện Đảo\n"
    )
    assert pack.read_bytes() == (tmp_path / "other" / country_pack.PACK).read_bytes()
    assert (tmp_path / "one" / country_pack.NOTICE).read_text(encoding="utf-8") == "MIT\n"
