"""`check --out`: the review sheet of a stored report and of passages of a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import docx
import pytest
from openpyxl import load_workbook

from db.store.store import Store
from vqdesk.checks.acceptances import accepted_place
from vqdesk.checks.checker import check_report
from vqdesk.checks.sign_offs import sign_report
from vqdesk.checks.stored import stored_subjects

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

WRONG = "Tiếp nhận 965 hồ sơ; đã trả 886 hồ sơ, chiếm 98,1%."


def paragraphs(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def test_the_sheet_of_a_report_tells_findings_acceptances_and_broken_sign_offs(
    run: Run, annex: Path, store_path: Path, tmp_path: Path
) -> None:
    run("import", annex)
    with Store.open(store_path, who="lan") as store:
        (report,) = store.reports.all()
        subjects = stored_subjects(store, report)
        found = check_report(subjects)
        at = next(at for at, each in enumerate(found) if each.severity == "error")
        store.acceptances.accept(report.id, accepted_place(at, found, subjects), "Theo biểu gốc", who="Lan")
        sign_report(store, report.id, "form", "Bình")
        store.tasks.write(report.id, subjects[3].task, "note", "thêm")
    out = tmp_path / "phiếu.docx"
    done = run("check", "--out", out)
    assert (done.code, done.out, done.err) == (0, f"Đã ghi tệp “{out}”.\n", "")
    lines = paragraphs(out)
    told = json.loads(run("check", "--json").out)
    covered = run("check").out.rstrip().splitlines()[-1]
    assert covered in lines
    open_ones = [each for each in told["findings"] if each["accepted"] is None]
    titles = {
        "error": "I. Chỗ sai",
        "warning": "II. Chỗ nghi vấn, cần xem lại",
        "info": "III. Góp ý về cách ghi",
    }
    for severity, title in titles.items():
        assert f"{title} ({sum(each['severity'] == severity for each in open_ones)})" in lines
    assert "IV. Chỗ đã được chấp nhận để nguyên (1)" in lines
    assert any(line.startswith("Bình đã kiểm tra thể thức") for line in lines)
    assert any(line.startswith("- Nhiệm vụ 4: sửa “") for line in lines)
    both = run("check", "--out", tmp_path / "phiếu.xlsx", "--json", "--severity", "error", "--rule", "share")
    assert [each["text"] for each in json.loads(both.out)["findings"]] == ["98,1%"]
    page = load_workbook(tmp_path / "phiếu.xlsx")["Tổng hợp"]
    first = [row[0].value for row in page.iter_rows()]
    assert "Phiếu chỉ nêu phát hiện của các quy tắc: share." in first
    assert "Phiếu chỉ nêu phát hiện từ mức “Sai” trở lên." in first


def test_passages_that_share_an_id_are_shown_each_in_its_own_words(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "đoạn.jsonl"
    rows = [{"id": "a", "text": WRONG}, {"id": "a", "text": f"Câu khác hẳn đứng trước. {WRONG}"}]
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    out = tmp_path / "phiếu.docx"
    assert run("check", "--texts", file, "--out", out).code == 0
    document = docx.Document(str(out))
    assert [[cell.text for cell in row.cells][0:3:2] for row in document.tables[0].rows[1:]] == [
        ["a", WRONG]
    ] * 2
    lines = paragraphs(out)
    assert lines[:2] == ["PHIẾU RÀ SOÁT VĂN BẢN", "Tệp “đoạn.jsonl”"]
    assert "Xác nhận kiểm tra" not in lines


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.doc", "a.xlsm"])
def test_other_endings_are_wrong_usage(run: Run, annex: Path, tmp_path: Path, name: str) -> None:
    run("import", annex)
    out = tmp_path / name
    out.write_bytes(b"before")
    done = run("check", "--out", out)
    assert (done.code, done.out, out.read_bytes()) == (2, "", b"before")


def test_what_is_refused_leaves_the_file_that_is_there(run: Run, annex: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    out.write_bytes(b"before")
    assert run("check", "--out", out).code == 3
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{", encoding="utf-8")
    assert run("check", "--texts", bad, "--out", out).code == 3
    run("import", annex)
    assert run("check", "không có báo cáo này", "--out", out).code == 3
    assert run("check", "--rule", "none", "--out", out).code == 2
    assert out.read_bytes() == b"before"
    done = run("check", "--out", tmp_path / "không có" / "a.docx")
    assert done.code == 3
    assert len(done.err.splitlines()) == 1
    (tmp_path / "b.xlsx").mkdir()
    assert run("check", "--out", tmp_path / "b.xlsx").code == 3


@pytest.mark.parametrize("way", ["same", "other spelling", "link"])
def test_the_sheet_takes_no_place_of_what_is_checked(run: Run, tmp_path: Path, way: str) -> None:
    texts = tmp_path / "đoạn.docx"
    texts.write_text(json.dumps({"id": "a", "text": WRONG}), encoding="utf-8")
    before, out = texts.read_bytes(), texts
    if way == "other spelling":
        out = tmp_path / "x" / ".." / texts.name
        (tmp_path / "x").mkdir()
    elif way == "link":
        out = tmp_path / "khác.docx"
        out.symlink_to(texts)
    done = run("check", "--texts", texts, "--out", out)
    assert (done.code, done.out, texts.read_bytes()) == (2, "", before)
    assert len(done.err.splitlines()) == 1
    assert f"“{out.name}”" in done.err
    assert run("check", "--texts", texts, "--out", tmp_path / "phiếu.docx").code == 0
