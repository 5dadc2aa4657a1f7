"""`check --sign`: who checked a report is kept, told, and withdrawn."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from db.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_a_report_is_signed_off_told_and_withdrawn(run: Run, annex: Path, store_path: Path) -> None:
    run("import", annex)
    before = run("check").out
    done = run("check", "--sign", "content", "--sign", "form", "--by", " Nguyễn Thị  Lan ")
    assert (done.code, done.err) == (0, "")
    content, form = done.out.splitlines()
    assert content.startswith("Nguyễn Thị Lan đã kiểm tra nội dung lúc ")
    assert form.startswith("Nguyễn Thị Lan đã kiểm tra thể thức lúc ")
    # What is found is told as before, and how the sign-offs stand behind it.
    assert run("check").out == before + done.out
    assert list(json.loads(run("check", "--json").out)) == ["findings", "coverage"]

    with Store.open(store_path) as store:
        (report,) = store.reports.all()
        task = next(store.tasks.of(report.id))
        store.tasks.write(report.id, task.id, "note", "thêm")
        digests = [each.digest for each in store.sign_offs.of(report.id)]
    told = json.loads(run("check", "--sign", "form", "--by", "Bình", "--json").out)["signed"]
    assert [list(each) for each in told] == [["part", "by", "when", "digest", "holds", "touched"]] * 2
    assert [(each["part"], each["by"], each["holds"], len(each["touched"])) for each in told] == [
        ("content", "Nguyễn Thị Lan", False, 1),
        ("form", "Bình", True, 0),
    ]
    assert told[0]["digest"] == digests[0] != told[1]["digest"]
    assert f"- {told[0]['touched'][0]}\n" in run("check").out

    gone = run("check", "--withdraw", "content", "--withdraw", "form")
    assert (gone.code, gone.out) == (0, "Chưa có ai xác nhận đã kiểm tra báo cáo.\n")
    assert run("check").out == before
    none = run("check", "--withdraw", "form")
    assert (none.code, none.out) == (3, "")
    assert "“form”" in none.err


def test_signing_anew_and_withdrawing_the_other_is_one_call(run: Run, annex: Path) -> None:
    run("import", annex)
    run("check", "--sign", "content", "--by", "Lan")
    done = run("check", "--withdraw", "content", "--sign", "form", "--by", "Bình")
    assert [line.split(" lúc ")[0] for line in done.out.splitlines()] == ["Bình đã kiểm tra thể thức"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--sign", "all"), 2),
        (("--by", "Lan"), 2),
        (("--withdraw", "form", "--by", "Lan"), 2),
        (("--sign", "content", "--rule", "row"), 2),
        (("--sign", "content", "--out", "a.docx"), 2),
        (("--withdraw", "content", "--severity", "error"), 2),
        (("--sign", "content", "--texts", "a.jsonl"), 2),
        (("--sign", "content", "--by", "  "), 3),
        (("--sign", "content", "--by", "x" * 2000), 3),
        (("không có", "--sign", "content"), 3),
        (("--sign", "form", "--withdraw", "content"), 3),
    ],
)
def test_what_is_refused_signs_nothing(run: Run, annex: Path, options: tuple[str, ...], code: int) -> None:
    run("import", annex)
    before = run("check").out
    done = run("check", *options)
    assert (done.code, done.out, len(done.err.splitlines())) == (code, "", 1)
    assert run("check").out == before


def test_without_a_name_it_is_the_pc_s_user(run: Run, annex: Path, store_path: Path) -> None:
    run("import", annex)
    assert run("check", "--sign", "content").code == 0
    with Store.open(store_path) as store:
        (report,) = store.reports.all()
        assert [each.who for each in store.sign_offs.of(report.id)] == [store.tasks._recording.who]  # noqa: SLF001
