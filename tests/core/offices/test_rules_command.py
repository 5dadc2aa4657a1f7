"""The command `rules`: an office chooses rules of the check, and `check` obeys and says so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from vqdesk.checks.catalogue import RULES

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

OFFICE = "UBND huyện Văn Quan"


def found(run: Run, *options: str) -> dict[str, list[str]]:
    form = json.loads(run("check", "--json", *options).out)
    rules = sorted({each["rule"] for each in form["findings"]})
    return {"rules": rules, "off": form.get("switched_off", []), "coverage": form["coverage"]}


def test_rules_are_told_with_names_and_numbers(run: Run, annex: Path) -> None:
    run("import", annex)
    told = run("rules").out.splitlines()
    assert len(told) == len(RULES) + 1
    assert told[0] == "bật\tratio\tTỷ lệ tính từ hai số\tNêu mọi chỗ lệch, trừ do làm tròn"
    assert told[-1] == f"{OFFICE}: Đã tắt 0 trong {len(RULES)} quy tắc."
    form = json.loads(run("rules", "--json").out)
    assert list(form) == ["organisation", "rules", "switched_off", "choices"]
    assert (form["organisation"], form["switched_off"], form["choices"]) == (OFFICE, [], [])
    above = next(each for each in form["rules"] if each["rule"] == "row.above")
    assert (above["on"], above["limit"], above["usual"], above["severity"]) == (True, "100", "100", "info")
    assert next(each for each in form["rules"] if each["rule"] == "words.tone")["limit"] is None
    assert run("rules", "--lang", "en").out.startswith("on\tratio\tA percentage of two numbers\t")


def test_what_is_switched_off_is_not_told_and_that_is_said_everywhere(
    run: Run, annex: Path, tmp_path: Path
) -> None:
    run("import", annex)
    before = found(run)
    assert {"name.place", "share"} <= set(before["rules"])
    assert before["off"] == []
    done = run("rules", "--off", "name", "--off", "share")
    assert done.out.splitlines()[-2] == f"{OFFICE}: Đã tắt 4 trong {len(RULES)} quy tắc."
    assert done.out.splitlines()[-1].startswith("Thay đổi gần nhất: ")
    after = found(run)
    gone = {"share", "name.unit", "name.place", "name.former"}
    assert after["rules"] == [each for each in before["rules"] if each not in gone]
    assert after["off"] == ["share", "name.unit", "name.place", "name.former"]
    assert after["coverage"] == before["coverage"]
    assert run("check").out.splitlines()[-1].startswith("Cơ quan đã tắt 4 quy tắc: Tỷ lệ của một phần")
    assert found(run, "--rule", "name") == {**after, "rules": []}

    import docx

    assert run("check", "--out", tmp_path / "phieu.docx").code == 0
    texts = [each.text for each in docx.Document(str(tmp_path / "phieu.docx")).paragraphs]
    assert any(text.startswith("Cơ quan đã tắt 4 quy tắc: ") for text in texts)

    run("rules", "--on", "name.place")
    assert found(run)["off"] == ["share", "name.unit", "name.former"]
    run("rules", "--reset", "--off", "words.tone")
    assert found(run)["off"] == ["words.tone"]
    run("rules", "--reset")
    assert found(run) == before


def test_a_number_is_set_and_changes_what_is_told(run: Run, annex: Path) -> None:
    run("import", annex)
    before = found(run)
    assert run("rules", "--limit", "base=0,5", "--limit", "row.above=120").code == 0
    form = json.loads(run("rules", "--json").out)
    limits = {each["rule"]: each["limit"] for each in form["rules"] if each["limit"] != each["usual"]}
    assert limits == {"base": "0.5", "row.above": "120"}
    assert form["choices"][-1]["limits"] == {"base": "0.5", "row.above": "120"}
    assert "base" in before["rules"]
    assert "base" not in found(run)["rules"]
    assert found(run)["coverage"]["wrong"] == before["coverage"]["wrong"] - 1


def test_each_office_has_its_own(run: Run, annex: Path) -> None:
    run("import", annex)
    other = "UBND xã Yên Phúc"
    assert run("rules", "--organisation", other, "--off", "words").out.splitlines()[-2].startswith(other)
    assert found(run)["off"] == []
    assert json.loads(run("rules", "--organisation", "ubnd xa yen phuc", "--json").out)["switched_off"] == []
    assert len(json.loads(run("rules", "--organisation", other, "--json").out)["switched_off"]) == 9


def test_passages_of_a_file_are_of_no_office(run: Run, annex: Path, tmp_path: Path) -> None:
    run("import", annex)
    run("rules", "--off", "ratio")
    file = tmp_path / "texts.jsonl"
    file.write_text(json.dumps({"id": "a", "text": "Có 79/965 đơn, chiếm 7,1%."}), encoding="utf-8")
    assert found(run, "--texts", str(file))["rules"] == ["ratio"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--off", "nothing"), "“nothing”"),
        (("--on", ""), "“”"),
        (("--limit", "words.tone=1"), "words.tone=1"),
        (("--limit", "ratio"), "từ 0 đến 1"),
        (("--limit", "ratio=x"), "từ 0 đến 1"),
        (("--limit", "ratio=1,5"), "từ 0 đến 1"),
        (("--limit", "row.missing=2.5"), "từ 1 đến 20"),
    ],
)
def test_what_is_not_there_is_no_usage(run: Run, annex: Path, options: tuple[str, ...], words: str) -> None:
    run("import", annex)
    done = run("rules", *options)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert "hãy " in done.err


def test_without_a_report_there_is_no_office(run: Run) -> None:
    assert run("rules").code == 3
    assert run("rules", "--off", "words").code == 3
