"""Make the pack of the country's offices from the data of the package `vietnamadminunits`, given as a wheel.

`python build/country_pack.py WHEEL [FOLDER]` writes `communes.txt` and the package's notice into FOLDER, else
into `resources/offices/`; the same wheel gives the same bytes. `vqdesk/offices/country.py` reads it.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import zipfile
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from db.text.folding import folded_words, split_words, toned_words  # noqa: E402 - the floors lie beside build/

PACK, NOTICE = "communes.txt", "vietnamadminunits-LICENSE.txt"
_DATASET, _CONVERTER = "vietnamadminunits/data/dataset.db", "vietnamadminunits/data/converter_2025.json"
_LICENSE = re.compile(r"vietnamadminunits-[^/]+\.dist-info/licenses/LICENSE")
_KINDS = ("đặc khu", "thành phố", "thị trấn", "thị xã", "huyện", "phường", "quận", "tỉnh", "xã")


class Part(NamedTuple):
    """A former commune with its codes; `name` is "" where a whole district without communes is meant."""

    district_code: str
    code: str
    name: str
    district: str
    province: str


def main(arguments: list[str]) -> int:
    """Write the pack."""
    wheel, *folder = arguments
    write_pack(Path(wheel), Path(folder[0]) if folder else ROOT / "resources" / "offices")
    return 0


def write_pack(wheel: Path, folder: Path) -> None:
    """Write the pack and the notice of a wheel into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as archive:
        (license_name,) = (name for name in archive.namelist() if _LICENSE.fullmatch(name))
        (folder / NOTICE).write_bytes(archive.read(license_name))
        converter = json.loads(archive.read(_CONVERTER))
        with TemporaryDirectory() as place:
            new, old = _tables(Path(archive.extract(_DATASET, place)))
    (folder / PACK).write_text("\n".join(_lines(new, old, converter)) + "\n", encoding="utf-8", newline="\n")


def _tables(dataset: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    with closing(sqlite3.connect(dataset)) as base:
        base.row_factory = sqlite3.Row
        new, old = (
            [dict(row) for row in base.execute(f"SELECT * FROM {table}")]
            for table in ("admin_units", "admin_units_legacy")
        )
    return new, old


def _lines(new: list[dict[str, Any]], old: list[dict[str, Any]], converter: dict[str, Any]) -> list[str]:
    """Return a line a province, with its former ones, and below it a line a commune, both as read aloud."""
    parts = _parts(old, converter)
    provinces = {row["provinceKey"]: _name(row["province"]) for row in old}
    lines = []
    for key in sorted({row["provinceKey"] for row in new}, key=lambda key: _order(_short(key, new))):
        rows = [row for row in new if row["provinceKey"] == key]
        name = _name(rows[0]["province"])
        former = sorted((provinces[each] for each in converter["DICT_PROVINCE"][key]), key=_order)
        lines.append("\t".join((rows[0]["provinceCode"], name, ", ".join(former))))
        for row in sorted(rows, key=lambda row: (_order(_bare(_name(row["ward"]))), row["wardCode"])):
            made_of = _made_of(parts[key, row["wardKey"]], name)
            lines.append("\t".join((row["wardCode"], _name(row["ward"]), made_of)))
    return lines


def _parts(old: list[dict[str, Any]], converter: dict[str, Any]) -> dict[tuple[str, str], list[Part]]:
    """Return the former communes of each commune, whole or divided, by the keys of province and commune."""
    by_key = {
        "_".join((row["provinceKey"], row["districtKey"], row["wardKey"] or "")): Part(
            row["districtCode"],
            row["wardCode"] or "",
            _name(row["ward"] or ""),
            _name(row["district"]),
            _name(row["province"]),
        )
        for row in old
    }
    parts: dict[tuple[str, str], list[Part]] = defaultdict(list)
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, keys in communes.items():
            parts[province, commune] += [by_key[key] for key in keys]
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, successors in divided.items():
            for each in successors:
                parts[province, each["newWardKey"]].append(by_key[key])
    return parts


def _made_of(parts: list[Part], province: str) -> str:
    """Return `huyện A: xã B, xã C; huyện D, tỉnh E: xã F`; a province of the same name is left out."""
    districts: dict[str, list[str]] = {}
    for part in sorted(set(parts)):
        district = part.district if part.province == province else f"{part.district}, {part.province}"
        districts.setdefault(district, []).append(part.name)
    return "; ".join(
        f"{district}: {', '.join(names)}" if any(names) else district for district, names in districts.items()
    )


def _name(text: str) -> str:
    """Return a name with its kind in small letters, as it stands within a sentence."""
    for kind in _KINDS:
        if text.lower().startswith(f"{kind} "):
            return kind + text[len(kind) :]
    return text


def _bare(name: str) -> str:
    return next(name[len(kind) + 1 :] for kind in _KINDS if name.startswith(f"{kind} "))


def _short(key: str, rows: list[dict[str, Any]]) -> str:
    return next(str(row["provinceShort"]) for row in rows if row["provinceKey"] == key)


def _order(name: str) -> tuple[str, str]:
    words = split_words(name)
    return folded_words(words), toned_words(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
