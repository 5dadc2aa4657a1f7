"""The command `check`: a stored report, passages of a file, what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

WRONG = "Tiếp nhận 965 hồ sơ; đã trả 886 hồ sơ, chiếm 98,1%."
KEYS = ["rule", "severity", "task", "number", "field", "start", "end", "text", "stated", "computed"]


def lines(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def test_a_report_is_checked_and_findings_are_no_failure(run: Run, annex: Path) -> None:
    assert run("import", annex).code == 0
    done = run("check", "--json")
    assert (done.code, done.err) == (0, "")
    form = json.loads(done.out)
    assert list(form) == ["findings", "coverage"]
    finding = next(each for each in form["findings"] if each["text"] == "98,1%")
    assert list(finding) == [*KEYS, "message", "suggestion", "accepted"]
    assert (finding["rule"], finding["severity"], finding["number"]) == ("share", "error", "9")
    assert (finding["stated"], finding["computed"], finding["suggestion"]) == ("98,1", "91.8135", "91,8%")
    assert finding["accepted"] is None
    coverage = form["coverage"]
    assert coverage["claims"] == sum(coverage[name] for name in ("hold", "cut_off", "wrong", "unread"))


def test_the_plain_output_ends_with_what_was_checked(run: Run, annex: Path) -> None:
    run("import", annex)
    told = run("check").out
    assert "Sai [share] Nhiệm vụ 9, Khối lượng nhiệm vụ triển khai, “98,1%”\n    886 / 965 = 91,8%" in told
    last = told.rstrip().splitlines()[-1]
    assert last.startswith("Đã kiểm ")
    assert last.endswith(" không đọc được.")
    assert "Checked" in run("check", "--lang", "en").out


def test_what_one_passage_says_of_a_document_is_nothing_to_the_next(run: Run, tmp_path: Path) -> None:
    days = ("29/01/2024", "31/01/2024")
    texts = [f"Ban hành Kế hoạch số 28/KH-UBND ngày {day}." for day in days]
    rows = [{"id": str(at), "text": text} for at, text in enumerate([*texts, " ".join(texts)])]
    form = json.loads(run("check", "--texts", lines(tmp_path / "texts.jsonl", *rows), "--json").out)
    assert {each["task"] for each in form["findings"] if each["rule"] == "reference.two_dates"} == {"2"}


def test_passages_are_checked_by_the_rules_of_an_office_that_is_named(
    run: Run, annex: Path, store_path: Path, tmp_path: Path
) -> None:
    run("import", annex)
    run("rules", "--off", "words.phrase", "--limit", "ratio=1")
    text = "Đã sát nhập 12/15 thôn, đạt 80,9%."
    file = lines(tmp_path / "texts.jsonl", {"id": "a", "text": text})
    usual = json.loads(run("check", "--texts", file, "--json").out)
    assert {each["rule"] for each in usual["findings"]} == {"ratio", "words.phrase"}
    assert "switched_off" not in usual
    for named in (["--store", store_path], ["--organisation", "UBND huyện Văn Quan"]):
        chosen = json.loads(run("check", "--texts", file, "--json", *named).out)
        assert (chosen["findings"], chosen["switched_off"]) == ([], ["words.phrase"])
    assert run("check", "--texts", file, "--store", tmp_path / "none.vqd").code == 0


def test_a_figure_in_the_wrong_column_comes_with_where_it_belongs(run: Run, tmp_path: Path) -> None:
    text = "Đang hoàn thiện hồ sơ trình phê duyệt. (Đạt 70%KH)"
    file = lines(tmp_path / "texts.jsonl", {"id": "a", "text": text, "evaluation": ""})
    (finding,) = json.loads(run("check", "--texts", file, "--json").out)["findings"]
    assert list(finding) == [*KEYS, "message", "suggestion", "accepted", "move"]
    assert (finding["rule"], finding["field"], finding["text"]) == ("row.misplaced", "result", "Đạt 70%KH")
    assert (finding["suggestion"], finding["move"]) == ("", {"field": "evaluation", "text": "70%"})


def test_passages_of_a_file_are_checked(run: Run, tmp_path: Path) -> None:
    content = "Kết nạp 12 đảng viên."
    file = lines(
        tmp_path / "texts.jsonl",
        {"id": "a", "text": WRONG},
        {"id": "b", "text": "Đã kết nạp 15 đảng viên, đạt 140% chỉ tiêu.", "content": content, "more": [1]},
    )
    form = json.loads(run("check", "--texts", file, "--json").out)
    told = [(each["task"], each["field"], each["rule"], each["text"]) for each in form["findings"]]
    assert told == [("a", "result", "share", "98,1%"), ("b", "result", "base", "140%")]
    assert form["coverage"] == {"claims": 2, "hold": 0, "cut_off": 0, "wrong": 2, "unread": 0}


def test_a_rule_and_a_severity_are_chosen(run: Run, tmp_path: Path) -> None:
    file = lines(
        tmp_path / "texts.jsonl", {"id": "a", "text": WRONG}, {"id": "b", "text": "79/965 đơn, chiếm 8,1%."}
    )

    def tasks(*options: str) -> list[str]:
        form = json.loads(run("check", "--texts", file, "--json", *options).out)
        return [each["task"] for each in form["findings"]]

    assert tasks() == ["a", "b"]
    assert tasks("--rule", "ratio") == ["b"]
    assert tasks("--severity", "error") == ["a"]
    wrong = run("check", "--texts", file, "--rule", "nothing")
    assert wrong.code == 2
    assert "nothing" in wrong.err
    assert run("check", "--texts", file, "--severity", "grave").code == 2
    assert run("check", "a report", "--texts", file).code == 2


@pytest.mark.parametrize(
    "line",
    [
        *(
            "{",
            "[]",
            "1",
            '{"id": "b"}',
            '{"text": "x"}',
            '{"id": 1, "text": "x"}',
            '{"id": "", "text": "x"}',
        ),
        '{"id": "b", "text": "x", "content": 3}',
        '{"id": "b", "id": "c", "text": "x"}',
        '{"id": "b", "text": NaN}',
        '{"id": "b", "text": "\\ud800"}',
        "[" * 100_000,
        '{"id": "b", "text": ' + "1" * 5000 + "}",
    ],
)
def test_a_bad_line_is_named(run: Run, tmp_path: Path, line: str) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text(f'{{"id": "a", "text": "x"}}\n\n{line}\n', encoding="utf-8")
    done = run("check", "--texts", file, "--json")
    assert (done.code, done.out) == (3, "")
    assert "dòng 3 của tệp “texts.jsonl”" in done.err
    assert len(done.err.splitlines()) == 1


def test_bytes_that_are_no_text_are_named_by_their_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"id": "a", "text": "x"}\r\n{"id": "b", "text": "U\xfb ban"}\n')
    done = run("check", "--texts", file)
    assert done.code == 3
    assert "dòng 2" in done.err


def test_no_file_and_an_empty_one_are_refused(run: Run, tmp_path: Path) -> None:
    assert run("check", "--texts", tmp_path / "none.jsonl").code == 3
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n\n", encoding="utf-8")
    assert run("check", "--texts", empty).code == 3
    assert run("check").code == 3
