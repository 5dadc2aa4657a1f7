"""On the command line nobody can be asked: what a file or a new period belongs to is named, or refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

NINE, HALF = "9 tháng năm 2024", "6 tháng năm 2024"
OFFICE = "UBND huyện Văn Quan"
ROWS = (
    "TT\tĐơn vị\tNội dung\tKết quả\tTỷ lệ\tChỉ tiêu năm\tXếp loại\n"
    "1\tPhòng Nội vụ\tSắp xếp đơn vị hành chính\tĐã xong\t88%\t5 thôn\tđang chờ\n"
    "2\tCông an\tTuần tra\tĐang làm\t50%\t12 đợt\t\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """Return the maker of an annex as plain text: of which period, and whose, its lines above tell."""

    def make(period: str, office: str = OFFICE, name: str = "bieu.txt") -> Path:
        path = tmp_path / name
        of = f"(Kèm theo Báo cáo số 7/BC-UBND của {office})\n" if office else ""
        path.write_text(f"BIỂU ĐÁNH GIÁ\nTiến độ {period}\n{of}{ROWS}", encoding="utf-8")
        return path

    return make


def shown(run: Run, report: str) -> Any:
    return json.loads(run("show", report, "--json").out)


def imported(run: Run, *words: object) -> str:
    done = run("import", *words, "--json")
    assert done.code == 0, done.err
    return str(json.loads(done.out)["report"])


def test_a_file_of_the_same_period_and_office_brings_a_report_up_to_date(
    run: Run, file: Callable[..., Path]
) -> None:
    report = imported(run, file(NINE))
    other = file(NINE, "ỦY BAN NHÂN DÂN HUYỆN VĂN QUAN")
    done = run("import", other, "--into", report)
    assert (done.code, done.err) == (0, "")
    assert shown(run, report)["organisation"] == OFFICE


@pytest.mark.parametrize(
    ("period", "office", "named"),
    [
        (HALF, OFFICE, (HALF, NINE)),
        (NINE, "UBND xã Tân Đoàn", ("UBND xã Tân Đoàn", OFFICE)),
        ("tháng 10 năm 2024", "UBND xã Tân Đoàn", ("tháng 10 năm 2024", NINE, "UBND xã Tân Đoàn", OFFICE)),
        ("năm 2024", "", ("năm 2024", NINE)),
    ],
)
def test_a_file_of_another_report_is_refused_with_both_named(
    run: Run, file: Callable[..., Path], period: str, office: str, named: tuple[str, ...]
) -> None:
    report = imported(run, file(NINE))
    before = shown(run, report)
    for more in ((), ("--dry-run",)):
        done = run("import", file(period, office), "--into", report, *more)
        assert (done.code, done.out, done.err.count("\n")) == (3, "", 1)
        assert all(each in done.err for each in (*named, report, f"--period “{NINE}”"))
    assert shown(run, report) == before


def test_the_report_s_period_named_takes_the_file_in_and_keeps_what_is_the_report_s(
    run: Run, file: Callable[..., Path]
) -> None:
    report = imported(run, file(NINE))
    run("import", file(NINE), "--into", report)
    before = shown(run, report)
    other = file(HALF, "UBND xã Tân Đoàn")
    done = run("import", other, "--into", report, "--period", "9 THÁNG ĐẦU NĂM 2024", "--json")
    assert done.code == 0
    after = shown(run, report)
    assert [after[key] for key in ("period", "organisation", "titles", "attached_to")] == [
        before[key] for key in ("period", "organisation", "titles", "attached_to")
    ]
    lost = [entry["what"] for entry in json.loads(done.out)["account"] if entry["where"] == "titles"]
    assert f"Tiến độ {HALF}" in lost[0]
    assert "UBND xã Tân Đoàn" in lost[0]


def test_a_named_period_that_is_not_the_report_s_is_refused(run: Run, file: Callable[..., Path]) -> None:
    report = imported(run, file(NINE))
    done = run("import", file(HALF), "--into", report, "--period", HALF)
    assert (done.code, done.err.count("\n")) == (3, 1)
    assert HALF in done.err
    assert NINE in done.err


def test_a_file_that_tells_nothing_takes_the_report_s_period_and_office(
    run: Run, file: Callable[..., Path], tmp_path: Path
) -> None:
    report = imported(run, file(NINE))
    bare = tmp_path / "bare.txt"
    bare.write_text(ROWS, encoding="utf-8")
    done = run("import", bare, "--into", report)
    assert (done.code, done.err) == (0, "")
    assert (shown(run, report)["period"]["kind"], shown(run, report)["organisation"]) == ("9 tháng", OFFICE)


def test_titles_attached_line_and_headings_that_a_file_brings_are_told_with_what_they_were(
    run: Run, file: Callable[..., Path], tmp_path: Path
) -> None:
    report = imported(run, file(NINE))
    text = file(NINE, name="again.txt").read_text(encoding="utf-8")
    other = tmp_path / "other.txt"
    changed = (
        text.replace("BIỂU ĐÁNH GIÁ", "BIỂU TỔNG HỢP").replace("số 7/", "số 9/").replace("Tỷ lệ", "Mức độ")
    )
    other.write_text(changed, encoding="utf-8")
    line = "(Kèm theo Báo cáo số {}/BC-UBND của UBND huyện Văn Quan)"
    told = [
        (f"BIỂU ĐÁNH GIÁ\nTiến độ {NINE}", f"BIỂU TỔNG HỢP Tiến độ {NINE}"),
        (line.format(7), line.format(9)),
        ("Tỷ lệ", "Mức độ"),
    ]
    assert _told(run("import", other, "--into", report, "--dry-run", "--json").out, told)
    assert _told(run("import", other, "--into", report, "--json").out, told)
    assert shown(run, report)["attached_to"] == line.format(9)
    again = json.loads(run("import", other, "--into", report, "--json").out)
    assert not [entry for entry in again["account"] if entry["where"] == "titles"]


def _told(out: str, told: list[tuple[str, str]]) -> bool:
    entries = [entry for entry in json.loads(out)["account"] if entry["where"] == "titles"]
    found = [(entry["what"], entry["why"]) for entry in entries]
    return len(found) == len(told) and all(
        what == before and f"“{after}”" in why
        for (what, why), (before, after) in zip(found, told, strict=True)
    )


def test_a_file_without_titles_leaves_those_of_the_report(
    run: Run, file: Callable[..., Path], tmp_path: Path
) -> None:
    report = imported(run, file(NINE))
    before = shown(run, report)
    bare = tmp_path / "bare.txt"
    bare.write_text(ROWS, encoding="utf-8")
    assert run("import", bare, "--into", report).code == 0
    after = shown(run, report)
    assert [after[key] for key in ("titles", "attached_to")] == [
        before[key] for key in ("titles", "attached_to")
    ]


@pytest.mark.parametrize("key", ["period", "organisation"])
def test_the_exchange_form_stands_under_the_same_rule(
    run: Run, file: Callable[..., Path], tmp_path: Path, key: str
) -> None:
    report = imported(run, file(NINE))
    form = shown(run, report)
    other = {"period": {"kind": "6 tháng", "year": 2024}, "organisation": "UBND xã Tân Đoàn"}[key]
    path = tmp_path / "other.json"
    path.write_text(json.dumps(form | {key: other}), encoding="utf-8")
    done = run("import", path, "--into", report)
    assert (done.code, done.err.count("\n")) == (3, 1)
    assert run("import", path, "--into", report, "--period", NINE).code == 0
    assert shown(run, report)[key] == form[key]


def test_a_second_report_of_the_same_period_and_office_is_told(run: Run, file: Callable[..., Path]) -> None:
    first = imported(run, file(NINE))
    done = run("import", file(NINE, "Ủy ban nhân dân huyện Văn Quan"))
    assert (done.code, done.err.count("\n")) == (0, 1)
    assert first in done.err
    assert f"--into {first}" in done.err
    assert run("import", file(NINE, "UBND xã Tân Đoàn"), "--period", "năm 2026").err == ""


def test_the_office_of_a_new_report_can_be_named(run: Run, file: Callable[..., Path]) -> None:
    report = imported(run, file("năm 2026", ""), "--organisation", "UBND  xã Tri Lễ")
    assert shown(run, report)["organisation"] == "UBND xã Tri Lễ"
    assert run("import", file(NINE), "--into", report, "--organisation", "UBND xã Yên Phúc").code == 3


def test_an_office_that_had_ended_is_told_at_import(run: Run, file: Callable[..., Path]) -> None:
    done = run("import", file("tháng 11 năm 2026"))
    assert done.code == 0
    assert done.err == (
        "UBND huyện Văn Quan kết thúc hoạt động ngày 30/06/2025, trước khi hết tháng 11 năm 2026; "
        "hãy xem lại tên cơ quan.\n"
    )


def test_a_period_that_has_a_report_is_not_carried_over_to(run: Run, file: Callable[..., Path]) -> None:
    imported(run, file(HALF))
    nine = imported(run, file(NINE, "ỦY BAN NHÂN DÂN HUYỆN VĂN QUAN"))
    done = run("carry-over", "--to", NINE, "--report", HALF)
    assert (done.code, done.out, done.err.count("\n")) == (3, "", 1)
    assert nine in done.err
    assert run("reports").out.count("\n") == 2


def test_an_office_that_has_ended_goes_on_only_with_a_word(run: Run, file: Callable[..., Path]) -> None:
    imported(run, file(NINE))
    done = run("carry-over", "--to", "tháng 10 năm 2026")
    assert (done.code, done.err.count("\n")) == (0, 1)
    assert "UBND huyện Văn Quan kết thúc hoạt động ngày 30/06/2025" in done.err
    assert "UBND xã Tri Lễ" in done.err
    over = run("carry-over", "--to", "tháng 11 năm 2026", "--organisation", "xã Tri Lễ", "--json")
    assert (over.code, over.err) == (0, "")
    assert json.loads(over.out)["organisation"] == "UBND xã Tri Lễ"
    kept = run(
        "carry-over", "--to", "tháng 12 năm 2026", "--report", NINE, "--organisation", OFFICE, "--json"
    )
    assert (kept.code, kept.err.count("\n")) == (0, 1)
    assert json.loads(kept.out)["organisation"] == OFFICE
    # A name without a report and without a profile is a slip.
    assert run("carry-over", "--to", "quý I năm 2025", "--organisation", "UBND xã Tri").code == 3


def test_an_office_that_had_not_begun_is_told(run: Run, file: Callable[..., Path]) -> None:
    imported(run, file("năm 2025", "UBND xã Tri Lễ"))
    done = run("carry-over", "--to", "quý I năm 2025")
    assert done.code == 0
    assert "hoạt động từ ngày 01/07/2025" in done.err
    assert OFFICE in done.err


def test_the_year_and_another_period_of_it_are_two(run: Run, file: Callable[..., Path]) -> None:
    imported(run, file("năm 2024"))
    other = json.loads(run("carry-over", "--to", "kỳ khác năm 2024", "--json").out)
    assert other["period"] == "kỳ khác năm 2024"
    names = [line.split("\t")[1] for line in run("reports").out.splitlines()]
    assert sorted(names) == ["kỳ khác năm 2024", "năm 2024"]
    assert shown(run, "Kỳ khác năm 2024")["id"] == other["report"]
    assert shown(run, "năm 2024")["id"] != other["report"]
    assert run("carry-over", "--to", "kỳ khác năm 2024", "--report", "năm 2024").code == 3


def test_an_office_is_found_by_each_of_its_names(run: Run, file: Callable[..., Path]) -> None:
    imported(run, file(NINE))
    for name in ("ubnd huyen van quan", "Uỷ ban nhân dân huyện Văn Quan"):
        assert run("reports", "--organisation", name).out.count("\n") == 1
        assert run("show", NINE, "--organisation", name).code == 0


def test_further_columns_are_told_chosen_and_remembered(run: Run, file: Callable[..., Path]) -> None:
    imported(run, file(NINE))
    done = run("carry-over", "--to", "năm 2024")
    assert done.out.splitlines()[1:] == ["Để trống các cột thêm: Chỉ tiêu năm, Xếp loại."]
    assert "extra" not in shown(run, "năm 2024")["domains"][0]["tasks"][0]
    words = ("--column", "Xếp loại=copy", "--empty", "Chỉ tiêu năm", "--report", NINE)
    assert run("carry-over", "--to", "quý IV năm 2024", *words).code == 0
    task = shown(run, "quý IV năm 2024")["domains"][0]["tasks"][0]
    assert task["extra"] == {"Xếp loại": "đang chờ"}
    # What was chosen is the office's choice from now on.
    told = json.loads(run("carry-over", "--to", "quý I năm 2025", "--report", NINE, "--json").out)
    assert (told["copied"], told["emptied"]) == (["Xếp loại"], ["Chỉ tiêu năm"])
    words = ("--copy", "Chỉ tiêu năm", "--report", NINE)
    assert run("carry-over", "--to", "quý II năm 2025", *words).out.splitlines()[1:] == [
        "Giữ chữ của các cột thêm: Chỉ tiêu năm, Xếp loại."
    ]
    wrong = run("carry-over", "--to", "quý III năm 2025", "--column", "Ghi=copy")
    assert (wrong.code, "Xếp loại" in wrong.err) == (3, True)
    assert run("carry-over", "--to", "quý III năm 2025", "--column", "Xếp loại").code == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--copy", "result", "--empty", "result"), "không thể vừa chép sang vừa để trống"),
        (("--empty", "content"), "luôn được giữ"),
        (("--empty", "Nội dung"), "luôn được giữ"),
        (("--copy", "không có"), "Xếp loại"),
    ],
)
def test_a_choice_that_cannot_be_is_refused(
    run: Run, file: Callable[..., Path], words: tuple[str, ...], told: str
) -> None:
    imported(run, file(NINE))
    done = run("carry-over", "--to", "năm 2024", *words)
    assert (done.code, told in done.err) == (3, True)
    assert run("reports").out.count("\n") == 1


def test_texts_are_copied_and_emptied_by_key(run: Run, tmp_path: Path) -> None:
    texts = {"content": "việc", "unit": "Công an", "deadline": "15/9", "status": "Hoàn thành", "note": "nhắc"}
    data = {
        "schema": "vqdesk.report/2",
        "organisation": OFFICE,
        "period": {"kind": "quý", "ordinal": 3, "year": 2026},
        "titles": ["BIỂU"],
        "columns": [{"key": key, "heading": key.upper()} for key in texts],
        "domains": [{"tasks": [texts, texts | {"content": "khác", "status": "Đang làm"}]}],
    }
    file = tmp_path / "a.json"
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    assert run("import", file).code == 0
    done = run(
        "carry-over", "--to", "quý I năm 2027", "--copy", "status", "--empty", "UNIT", "--without-done"
    )
    assert "1 nhiệm vụ" in done.out
    assert done.out.splitlines()[1:] == [
        "Giữ chữ của các cột thêm: STATUS.",
        "Để trống các cột thêm: NOTE, UNIT.",
    ]
    assert "Có 1 nhiệm vụ ghi thời hạn theo kỳ hoặc không ghi năm (khác)" in done.err
    (task,) = shown(run, "quý I năm 2027")["domains"][0]["tasks"]
    kept = {key: task[key] for key in texts}
    assert kept == {"content": "khác", "unit": "", "deadline": "15/9", "status": "Đang làm", "note": ""}


def test_a_dry_run_tells_and_refuses_what_the_real_one_does(
    run: Run, file: Callable[..., Path], tmp_path: Path, store_path: Path
) -> None:
    """Both name the twin, the ended office, the equal and the other report; the dry one writes nothing."""
    ended = run("import", file("tháng 11 năm 2026"), "--dry-run")
    assert (ended.code, ended.err.count("\n"), store_path.exists()) == (0, 1, False)
    assert "kết thúc hoạt động ngày 30/06/2025" in ended.err
    first = imported(run, file(NINE))
    for lang, words in (("vi", "nhập tệp này sẽ thêm"), ("en", "importing this file adds one more")):
        twin = run("import", file(NINE), "--dry-run", "--lang", lang)
        assert (twin.code, twin.err.count("\n")) == (0, 1)
        assert words in twin.err
        assert f"--into {first}" in twin.err
    form = shown(run, first)
    same, other = tmp_path / "same.json", tmp_path / "other.json"
    same.write_text(json.dumps(form), encoding="utf-8")
    other.write_text(json.dumps(form | {"attached_to": "khác"}), encoding="utf-8")
    for told in ("đã có và không khác tệp này", "nhập tệp sẽ lấy lại báo cáo ấy"):
        done = run("import", same, "--dry-run")
        assert (done.code, done.err, told in done.out) == (0, "", True)
        refused = run("import", other, "--dry-run")
        assert (refused.code, refused.out, refused.err.count("\n")) == (3, "", 1)
        assert refused.err == run("import", other).err
        run("remove", first)
    assert json.loads(run("reports", "--json").out) == []


def test_a_report_that_an_import_takes_out_of_the_bin_tells_its_twin(
    run: Run, file: Callable[..., Path], tmp_path: Path
) -> None:
    first = imported(run, file(NINE))
    path = tmp_path / "same.json"
    path.write_text(json.dumps(shown(run, first)), encoding="utf-8")
    run("remove", first)
    second = imported(run, file(NINE))
    done = run("import", path)
    assert (done.code, done.err.count("\n")) == (0, 1)
    assert second in done.err


PLAN = (
    "TT\tNhiệm vụ\tChủ trì\tThời hạn\tTình trạng\n"
    "1\tSắp xếp thôn\tPhòng Nội vụ\t{first}\tĐang thực hiện\n"
    "2\tTuần tra\tCông an\t{second}\tĐang thực hiện\n"
)


@pytest.fixture
def plan(tmp_path: Path) -> Callable[..., Path]:
    """Return the maker of a report with two deadlines."""

    def make(first: str, second: str) -> Path:
        path = tmp_path / "ke-hoach.txt"
        text = PLAN.format(first=first, second=second)
        path.write_text(f"BÁO CÁO\nKết quả quý III năm 2026\n{text}", encoding="utf-8")
        return path

    return make


def told_of_deadlines(run: Run, file: Path, *words: str) -> list[dict[str, str]]:
    done = run("import", file, *words, "--json")
    assert done.code == 0, done.err
    return [each for each in json.loads(done.out)["account"] if "thời hạn ban đầu" in each["why"]]


def test_a_deadline_that_a_file_moves_is_told_with_the_first_that_is_kept(
    run: Run, plan: Callable[..., Path], tmp_path: Path
) -> None:
    report = imported(run, plan("30/8/2026", "15/9/2026"))
    (told,) = told_of_deadlines(run, plan("30/8/2026", "20/9/2026"), "--into", report, "--dry-run")
    assert told == {
        "where": "line 5, column 4",
        "what": "15/9/2026",
        "action": "converted",
        "why": "Tệp dời thời hạn của nhiệm vụ 2 sang “20/9/2026”; thời hạn ban đầu “15/9/2026” vẫn được giữ, "
        "đúng hạn hay quá hạn tính theo thời hạn ấy.",
    }
    assert [task["first_deadline"] for task in tasks(shown(run, report))] == ["", ""]
    assert told_of_deadlines(run, plan("30/8/2026", "20/9/2026"), "--into", report) == [told]
    assert [task["first_deadline"] for task in tasks(shown(run, report))] == ["", "15/9/2026"]
    # The same file once more moves nothing; moved again it is still the first that is kept.
    assert told_of_deadlines(run, plan("30/8/2026", "20/9/2026"), "--into", report) == []
    (again,) = told_of_deadlines(run, plan("30/8/2026", "30/9/2026"), "--into", report)
    assert (again["what"], "“15/9/2026”" in again["why"]) == ("20/9/2026", True)
    # Back on the first day, or without one, nothing is kept that would have to be told.
    assert told_of_deadlines(run, plan("30/8/2026", "15/9/2026"), "--into", report) == []
    assert told_of_deadlines(run, plan("Thường xuyên", "15/9/2026"), "--into", report) == []


def test_a_file_that_says_the_first_deadline_itself_is_not_told(
    run: Run, plan: Callable[..., Path], tmp_path: Path
) -> None:
    report = imported(run, plan("30/8/2026", "15/9/2026"))
    form, path = shown(run, report), tmp_path / "a.json"
    for first, count in (("", 1), ("1/9/2026", 0)):
        tasks(form)[1] |= {"deadline": "20/9/2026", "first_deadline": first}
        path.write_text(json.dumps(form), encoding="utf-8")
        told = told_of_deadlines(run, path, "--into", report, "--dry-run")
        assert [each["where"] for each in told] == ["domains[0].tasks[1].deadline"] * count


def tasks(form: Any) -> list[Any]:
    return [task for domain in form["domains"] for task in domain["tasks"]]
