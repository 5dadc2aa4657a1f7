from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

THEN, NOW = "9 tháng năm 2024", "năm 2024"


@pytest.fixture
def started(run: Run, annex: Path) -> Run:
    """Return the commands of a clerk who has taken in the real annex."""
    assert run("import", annex).code == 0
    return run


def test_the_next_period_is_made_of_the_last(started: Run) -> None:
    done = started("carry-over", "--to", NOW, "--json")
    told = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert {key: told[key] for key in ("period", "organisation", "domains", "tasks")} == {
        "period": NOW,
        "organisation": "UBND huyện Văn Quan",
        "domains": 4,
        "tasks": 13,
    }
    old = json.loads(started("show", THEN, "--json").out)
    new = json.loads(started("show", NOW, "--json").out)
    assert new["id"] == told["report"]
    assert new["titles"][-1].endswith(" năm 2024")
    assert "9 tháng" not in json.dumps([new["titles"], new["columns"]], ensure_ascii=False)
    pairs = [
        (task, before)
        for one, other in zip(new["domains"], old["domains"], strict=True)
        for task, before in zip(one["tasks"], other["tasks"], strict=True)
    ]
    assert all(task["id"] == before["id"] and task["result"] == "" for task, before in pairs)


def test_the_plain_answer_names_period_and_id(started: Run) -> None:
    out = started("carry-over", "--to", NOW).out
    new = started("reports").out.splitlines()[0].split("\t")[0]
    assert out == (f"Đã lập báo cáo năm 2024 của UBND huyện Văn Quan (mã {new}): 4 lĩnh vực, 13 nhiệm vụ.\n")


def test_what_is_taken_along_is_said_by_options(started: Run) -> None:
    options = ("--report", THEN, "--result", "copy", "--evaluation", "copy", "--without-done", "--json")
    told = json.loads(started("carry-over", "--to", "quý IV năm 2024", *options).out)
    assert told["tasks"] < 13
    new = json.loads(started("show", told["report"], "--json").out)
    tasks = [task for domain in new["domains"] for task in domain["tasks"]]
    assert any(task["result"] for task in tasks)
    assert any(task["evaluation"] for task in tasks)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("carry-over",), 2, "--to"),
        (("carry-over", "--to", "mai"), 2, "“mai” chưa phải là một kỳ"),
        (("carry-over", "--to", THEN), 3, "hãy chọn một kỳ khác"),
        (("carry-over", "--to", NOW, "--report", "không có"), 3, "Không tìm thấy báo cáo"),
        (("carry-over", "--to", NOW, "--result", "nửa"), 2, "--result"),
        (("carry-over", "--to", NOW, "--copy", "không có"), 3, "không có cột “không có”"),
        (("compare", THEN), 2, "KỲ_SAU"),
        (("compare", THEN, NOW), 3, "Không tìm thấy báo cáo “năm 2024”"),
        (("compare", THEN, THEN, "--out", "a.pdf"), 2, ".docx, .xlsx"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(
    started: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    before = started("reports").out
    done = started(*words)
    assert (done.code, done.out, done.err.count("\n")) == (code, "", 1)
    assert said in done.err
    assert started("reports").out == before


def test_two_periods_are_compared_on_screen_as_json_and_in_files(started: Run, tmp_path: Path) -> None:
    started("carry-over", "--to", NOW, "--result", "copy", "--evaluation", "copy")
    shown = started("compare", THEN, NOW)
    assert shown.code == 0
    assert shown.out.startswith(f"SO SÁNH KẾT QUẢ THỰC HIỆN NHIỆM VỤ: {THEN} và {NOW}\n")
    form = json.loads(started("compare", THEN, NOW, "--json").out)
    assert form["total"]["unchanged"] == len(form["tasks"]) == 13
    for ending in (".docx", ".xlsx"):
        out = tmp_path / f"so sánh{ending}"
        done = started("compare", THEN, NOW, "--out", out)
        assert (done.code, done.out) == (0, f"Đã ghi tệp “{out}”.\n")
        assert out.stat().st_size > 1000


def test_a_folder_that_is_not_there_is_refused(started: Run, tmp_path: Path) -> None:
    started("carry-over", "--to", NOW)
    done = started("compare", THEN, NOW, "--out", tmp_path / "không" / "a.docx")
    assert done.code == 3
    assert "không có thư mục" in done.err


HEAD = "TT\tTên đơn vị\tNội dung\tKết quả\tTỷ lệ hoàn thành"
CITES = "(Kèm theo Báo cáo số 15/BC-UBND ngày 25/3/2026 thực hiện Kế hoạch số 42/KH-UBND ngày 1/1/2026)"


def annex_file(folder: Path, *lines: str) -> Path:
    path = folder / "bieu.txt"
    path.write_text("\n".join([*lines, HEAD, "1\tPhòng A\tViệc\tXong\t64%"]), encoding="utf-8")
    return path


def test_what_dots_do_not_reach_is_said_before_it_goes_out(run: Run, tmp_path: Path) -> None:
    assert run("import", annex_file(tmp_path, "Kết quả quý I năm 2026", CITES)).code == 0
    out = tmp_path / "a.html"
    told = "Dòng “(Kèm theo ...)” vẫn còn “số 42/KH-UBND”, “ngày 1/1/2026”; "
    done = run("export", out, "--form", "electronic")
    assert (done.code, done.err.startswith(told)) == (0, True)
    assert "số ..../...... ngày .../.../...... thực hiện Kế hoạch số 42/KH-UBND" in out.read_text(
        encoding="utf-8"
    )
    assert run("export", out).err == ""
    carried = run("carry-over", "--to", "quý II năm 2026")
    assert (carried.code, carried.err.startswith(told)) == (0, True)


def test_a_title_that_does_not_go_with_the_new_period_is_told(run: Run, tmp_path: Path) -> None:
    title = "Kết quả quý I, nhiệm vụ trọng tâm quý II năm 2026"
    assert run("import", annex_file(tmp_path, title)).code == 0
    done = run("carry-over", "--to", "quý hai năm 2026")
    assert (done.code, done.err) == (0, "")
    titles = json.loads(run("show", "quý II năm 2026", "--json").out)["titles"]
    assert titles == ["Kết quả quý II, nhiệm vụ trọng tâm quý III năm 2026"]
    done = run("carry-over", "--to", "6 tháng năm 2026", "--report", "quý I năm 2026")
    told = "Tiêu đề còn nói đến “quý II năm 2026”; hãy xem lại cho khớp với báo cáo 6 tháng năm 2026.\n"
    assert (done.code, done.err) == (0, told)


def test_a_doubtful_period_is_refused_by_its_names(run: Run, tmp_path: Path) -> None:
    path = annex_file(tmp_path, "Kết quả tháng 3 và quý I năm 2026")
    done = run("import", path)
    assert done.code == 3
    assert "tháng 3 năm 2026, quý I năm 2026" in done.err
    assert run("import", path, "--period", "quý một năm 2026").code == 0
    assert run("import", path, "--into", "quý I năm 2026").code == 0
