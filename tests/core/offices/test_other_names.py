"""What an office is also called: kept, refused, listed, and said by the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from db.errors import Refused
from db.records import Draft, Organisation, Period, Report
from db.store.store import Store
from vqdesk.offices.choices import keep_office_choice, office_choice
from vqdesk.offices.other_names import keep_other_names, office_meant, read_office_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Run = Callable[..., Any]

DISTRICT, SHORT = "UBND huyện Văn Quan", "UBND H. VQ"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kho.vqd") as opened:
        opened.registers.add_organisation(DISTRICT, short_name="huyện Văn Quan")
        for number, name in enumerate((DISTRICT, SHORT, "ubnd  h. vq")):
            report = Report(f"r{number}", name, Period("năm", 2024 + number), (), "", ())
            opened.reports.add(Draft(report, ()))
        yield opened


def standings(store: Store) -> dict[str, tuple[int, str, tuple[str, ...]]]:
    return {each.name: (each.reports, each.standing, each.offices) for each in read_office_names(store)}


def test_names_of_reports_and_register_are_listed_with_what_is_known_of_them(store: Store) -> None:
    assert standings(store) == {
        DISTRICT: (1, "official", ()),
        SHORT: (1, "unknown", ()),
        "ubnd h. vq": (1, "unknown", ()),
    }
    keep_other_names(store, office_meant(store, DISTRICT), [SHORT, "", f" {SHORT} ", DISTRICT])
    assert office_meant(store, "UBND H. vq").aliases == (SHORT,)
    assert standings(store)[SHORT] == standings(store)["ubnd h. vq"] == (1, "other", (DISTRICT,))
    assert [each.organisation for each in store.reports.all()] == ["ubnd  h. vq", SHORT, DISTRICT]


def test_what_another_office_is_called_is_refused_and_nothing_changes(store: Store) -> None:
    other = store.registers.add_organisation("UBND xã Yên Phúc", short_name="Yên Phúc", aliases=["YP"]).record
    office = office_meant(store, DISTRICT)
    for name in ("ubnd xã yên phúc", "Yên Phúc", "yp"):
        with pytest.raises(Refused) as caught:
            keep_other_names(store, office, [SHORT, name])
        assert caught.value.values == {"name": name, "organisation": other.name}
    assert office_meant(store, DISTRICT) == office
    # Of an office that was there at another time a name may be had; then it is neither's.
    store.registers.write_organisation(
        Organisation(other.id, other.name, aliases=("YP",), valid_to="2025-06-30")
    )
    later = Organisation("later", "UBND phường Yên Phúc", valid_from="2025-07-01")
    keep_other_names(store, later, ["YP"])
    assert standings(store)["YP"] == (0, "shared", ("UBND phường Yên Phúc", other.name))


def test_what_was_chosen_under_the_other_name_stays_chosen(store: Store) -> None:
    keep_office_choice(store, SHORT, "phrases", ["a"])
    assert office_choice(store, DISTRICT, "phrases") is None
    keep_other_names(store, office_meant(store, DISTRICT), [SHORT])
    assert office_meant(store, SHORT).name == DISTRICT
    assert office_choice(store, DISTRICT, "phrases") == office_choice(store, SHORT, "phrases") == ["a"]
    keep_office_choice(store, DISTRICT, "phrases", ["b"])
    assert office_choice(store, SHORT, "phrases") == ["b"]
    act = store.history.undoable(None)
    assert act is not None
    store.history.take_back(None, act.id)
    assert (office_choice(store, DISTRICT, "phrases"), office_choice(store, SHORT, "phrases")) == (
        None,
        ["b"],
    )


def test_the_command_lists_adds_and_drops(run: Run) -> None:
    assert run("other-names").out == "Chưa có cơ quan nào.\n"
    done = run("other-names", "ubnd huyện văn quan", "--add", SHORT, "--add", "VQ")
    assert (done.code, done.err) == (0, "")
    assert done.out == f"Tên gọi khác của {DISTRICT}: {SHORT}, VQ.\n"
    assert f"{SHORT}\t0 báo cáo\ttên gọi khác của {DISTRICT}\n" in run("other-names").out
    refused = run("other-names", "UBND xã Văn Quan", "--add", "vq", "--json")
    assert refused.code == 0  # the district had ended before
    assert json.loads(refused.out) == {"organisation": "UBND xã Văn Quan", "other_names": ["vq"]}
    told = {each["name"]: each for each in json.loads(run("other-names", "--json").out)}
    assert told["VQ"]["standing"] == told["vq"]["standing"] == "shared"
    assert told["VQ"]["organisations"] == [DISTRICT, "UBND xã Văn Quan"]
    assert run("other-names", SHORT, "--drop", "vq").out == f"Tên gọi khác của {DISTRICT}: {SHORT}.\n"
    gone = run("other-names", DISTRICT, "--drop", "VQ")
    assert (gone.code, gone.out) == (3, "")
    assert "không có tên gọi khác “VQ”" in gone.err
    assert run("other-names", "--add", "VQ").code == 2
    assert run("other-names", "Sở Y tế").out == "Sở Y tế không có tên gọi khác.\n"


def test_a_file_that_names_the_office_otherwise_is_told_of_and_kept(
    run: Run, annex: Path, tmp_path: Path
) -> None:
    assert run("import", annex).code == 0
    assert run("other-names", DISTRICT, "--add", SHORT).code == 0
    file = tmp_path / "b.json"
    assert run("export", file).code == 0
    data = json.loads(file.read_text(encoding="utf-8")) | {"id": "moi", "organisation": SHORT}
    file.write_text(json.dumps(data), encoding="utf-8")
    done = run("import", file)
    assert f"“{SHORT}” là tên gọi khác của {DISTRICT}, được tính là một cơ quan." in done.err
    assert f"Trước đó đã có báo cáo 9 tháng năm 2024 của {DISTRICT}" in done.err
    assert json.loads(run("show", "moi", "--json").out)["organisation"] == SHORT
