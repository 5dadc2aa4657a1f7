"""Accepted places and sign-offs as the commands meet them, from the real annex on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from db.store.store import Store
from vqdesk.checks.acceptances import accepted_place
from vqdesk.checks.checker import check_report
from vqdesk.checks.sign_offs import sign_report
from vqdesk.checks.stored import stored_subjects

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

REASON = "Số liệu theo biểu của Phòng Tài chính"


def errors(run: Run, *options: str) -> list[dict[str, Any]]:
    told = json.loads(run("check", *options, "--json", "--severity", "error").out)
    return list(told["findings"])


def accept_first(path: Path) -> tuple[str, str]:
    """Accept the first wrong figure; return its report and its task."""
    with Store.open(path, who="lan") as store:
        (report,) = store.reports.all()
        subjects = stored_subjects(store, report)
        found = check_report(subjects)
        at = next(at for at, each in enumerate(found) if each.severity == "error")
        store.acceptances.accept(report.id, accepted_place(at, found, subjects), REASON)
        sign_report(store, report.id, "content")
        return report.id, found[at].task


def test_a_place_is_accepted_until_one_of_its_numbers_is_edited_and_over_carry_over(
    run: Run, annex: Path, store_path: Path
) -> None:
    run("import", annex)
    before = errors(run)
    assert all(each["accepted"] is None for each in before)
    report, task = accept_first(store_path)

    (first, *others) = errors(run)
    assert {**first, "accepted": None} == before[0]
    assert (first["accepted"]["reason"], first["accepted"]["by"]) == (REASON, "lan")
    assert list(first["accepted"]) == ["reason", "by", "when"]
    assert all(each["accepted"] is None for each in others)
    assert f"Đã chấp nhận: {REASON} (lan, " in run("check").out

    with Store.open(store_path) as store:
        text = store.tasks.get(report, task).result
        store.tasks.write(report, task, "result", f"Bổ sung.\n{text}\nĐã rà soát lại.")
    assert errors(run)[0]["accepted"] == first["accepted"]

    done = run("carry-over", "--to", "năm 2024", "--result", "copy", "--evaluation", "copy")
    assert done.code == 0
    carried = errors(run, "năm 2024")[0]
    assert (carried["text"], carried["accepted"]) == (first["text"], first["accepted"])

    with Store.open(store_path) as store:
        field, words = first["field"], first["text"]
        text = store.tasks.get(report, task).text(field)
        store.tasks.write(report, task, field, text.replace(words, words.replace(words[0], "9", 1)))
    assert all(each["accepted"] is None for each in errors(run, "9 tháng năm 2024"))


def test_no_other_command_stumbles_over_them_and_the_exchange_form_is_the_same(
    run: Run, annex: Path, store_path: Path, tmp_path: Path
) -> None:
    run("import", annex)
    before = run("show", "--json").out
    report, _ = accept_first(store_path)
    assert run("show", "--json").out == before
    assert run("doctor").code == 0
    assert "damaged" not in run("doctor", "--lang", "en").out
    run("carry-over", "--to", "năm 2024", "--result", "copy")
    assert run("compare", report, "năm 2024").code == 0
    assert run("backup", tmp_path / "luu.vqd").code == 0
    assert run("verify", tmp_path / "luu.vqd").code == 0
    assert run("salvage", store_path, tmp_path / "cuu.vqd").code == 0
    with Store.open(tmp_path / "cuu.vqd") as store:
        assert [each.reason for each in store.acceptances.of(report)] == [REASON]
        assert [each.part for each in store.sign_offs.of(report)] == ["content"]
    assert run("--store", tmp_path / "khac.vqd", "import", store_path, "--annex", "all").code == 0
    with Store.open(tmp_path / "khac.vqd") as store:
        assert [each.reason for each in store.acceptances.of(report)] == [REASON]
    run("remove", report)
    assert run("bin", "--restore", report).code == 0
    assert errors(run, report)[0]["accepted"]["reason"] == REASON


def test_what_is_accepted_in_a_file_of_a_report_that_is_here_comes_along(
    run: Run, annex: Path, store_path: Path, tmp_path: Path
) -> None:
    run("import", annex)
    run("export", tmp_path / "other.json")
    accept_first(store_path)
    other = tmp_path / "other.vqd"
    store_path.rename(other)
    run("import", tmp_path / "other.json")
    assert errors(run)[0]["accepted"] is None

    assert "đã nhận thêm những chỗ chấp nhận" in run("import", other).out
    assert errors(run)[0]["accepted"]["reason"] == REASON
    assert errors(run)[0]["accepted"]["by"] == "lan"
    assert "không có gì thay đổi" in run("import", other).out


def test_what_is_accepted_comes_along_into_a_report_whose_tasks_have_other_ids(
    run: Run, annex: Path, store_path: Path, tmp_path: Path
) -> None:
    run("import", annex)
    accept_first(store_path)
    other = tmp_path / "other.vqd"
    store_path.rename(other)
    run("import", annex)

    assert run("import", other, "--into", "9 tháng năm 2024").code == 0
    (first, *_) = errors(run)
    assert first["accepted"]["reason"] == REASON
