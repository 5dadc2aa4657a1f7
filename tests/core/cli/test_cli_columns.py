"""The command `columns`, and `import --column` with every key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from db.records import TASK_FIELDS
from vqdesk.columns.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., Any]

KEYS = ["number", "unit", "content", "documents", "result", "evaluation"]


@pytest.fixture
def started(run: Run, annex: Path) -> Run:
    """Return the commands of a clerk who has taken in the real annex."""
    assert run("import", annex).code == 0
    return run


def told(run: Run, *words: object) -> Any:
    done = run("columns", *words, "--json")
    assert done.code == 0, done.err
    return json.loads(done.out)["columns"]


def keys(run: Run, *words: object) -> list[str]:
    return [column["key"] for column in told(run, *words)]


def refused(run: Run, *words: object) -> str:
    before = run("show", "--json").out
    done = run("columns", *words)
    assert (done.code, done.out) == (3, "")
    assert run("show", "--json").out == before
    assert done.err.count("\n") == 1
    return done.err


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("command", ["import", "columns"])
def test_the_help_names_every_key_of_the_catalogue(run: Run, command: str, lang: str) -> None:
    told = " ".join(run(command, "--help", "--lang", lang).out.split())
    assert ", ".join(CATALOGUE) in told


def test_the_guide_names_every_key_of_the_catalogue() -> None:
    guide = " ".join((Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8").split())
    *keys, last = CATALOGUE
    assert f"`key` is one of `{' '.join(keys)}`, or `{last}`" in guide


def test_the_columns_are_told(started: Run) -> None:
    columns = told(started)
    assert [column["key"] for column in columns] == KEYS
    assert columns[5] == {
        "key": "evaluation",
        "heading": "Đánh giá mức độ hoàn thành (%)",
        "group": "Tóm tắt kết quả triển khai thực hiện 9 tháng năm 2024",
        "visibility": "shown",
        "texts": 12,
    }
    done = started("columns")
    assert done.err == ""
    assert done.out.splitlines()[0] == "1\tTT\tnumber, hiện, 12 nhiệm vụ có chữ"
    names = json.loads(started("columns", "--json").out)["presets"]
    assert {"name": "Danh mục nhiệm vụ", "own": False} in names


def test_a_preset_hides_what_it_lacks_and_says_so(started: Run) -> None:
    done = started("columns", "--preset", "danh muc nhiem vu", "--json")
    assert "được ẩn đi" in done.err
    assert "“Khối lượng nhiệm vụ triển khai”" in done.err
    columns = json.loads(done.out)["columns"]
    assert [(each["key"], each["visibility"]) for each in columns] == [
        *((key, "shown") for key in ("number", "content", "unit", "coordinating", "output", "deadline")),
        *((key, "hidden") for key in ("documents", "result", "evaluation")),
    ]
    again = told(started, "--preset", "annex-2024")
    assert [each["key"] for each in again] == KEYS
    assert [each["texts"] for each in again] == [12, 13, 13, 13, 13, 12]


def test_an_unknown_preset_is_refused_with_those_there_are(started: Run) -> None:
    said = refused(started, "--preset", "Không có")
    assert "“Danh mục nhiệm vụ”" in said
    assert "“6 rõ”" in said


def test_columns_are_changed_one_by_one(started: Run) -> None:
    assert keys(started, "--add", "deadline", "--add", "extra=Ghi chú riêng", "--move", "deadline=1") == [
        *("deadline", *KEYS, "extra")
    ]
    columns = told(
        started,
        *("--rename", "ghi chu rieng=Ghi chú mới", "--visibility", "Ghi chú mới=internal"),
        *("--group", "deadline=Tiến độ"),
    )
    assert columns[-1] == {
        "key": "extra",
        "heading": "Ghi chú mới",
        "group": "",
        "visibility": "internal",
        "texts": 0,
    }
    assert (columns[0]["heading"], columns[0]["group"]) == ("Thời hạn hoàn thành", "Tiến độ")
    assert keys(started, "--remove", "Ghi chú mới", "--remove", "deadline") == KEYS


def test_a_column_with_texts_goes_only_with_them(started: Run) -> None:
    assert "13 nhiệm vụ" in refused(started, "--remove", "documents")
    assert "documents" not in keys(started, "--remove", "documents", "--with-texts")
    assert json.loads(started("show", "--json").out)["domains"][0]["tasks"][0]["documents"] == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--add", "unit"], "Biểu đã có cột của mục này là “Tên đơn vị”"),
        (["--add", "hạn"], "Không có mục “hạn”"),
        (["--add", "extra"], "Cột chưa có tiêu đề"),
        (["--rename", "TT="], "Cột chưa có tiêu đề"),
        (["--remove", "Không có"], "Báo cáo không có cột “Không có”"),
        (["--add", "extra=A", "--add", "extra=A"], "Biểu đã có cột “A”"),
        (["--keep", " "], "Mẫu cột chưa có tên"),
        (["--keep", "6 RÕ"], "là mẫu có sẵn"),
        (["--forget", "Mẫu lạ"], "Cơ quan chưa có mẫu cột “Mẫu lạ”"),
        (["--remove", "content"], "tệp xuất ra không nhập lại được"),
        (["--remove", "content", "--with-texts"], "tệp xuất ra không nhập lại được"),
        (["--visibility", "content=hidden"], "tệp xuất ra không nhập lại được"),
        (["--visibility", "content=internal"], "tệp xuất ra không nhập lại được"),
    ],
)
def test_what_cannot_be_is_one_sentence(started: Run, words: list[str], said: str) -> None:
    assert said in refused(started, *words)


def test_too_few_columns_are_doubted(started: Run) -> None:
    hidden = [arg for key in KEYS if key != "content" for arg in ("--visibility", f"{key}=hidden")]
    done = started("columns", *hidden)
    assert done.code == 0
    assert "tệp xuất ra không nhập lại được" in done.err
    assert started("columns", "--visibility", "result=shown").err == ""


@pytest.mark.parametrize(
    "words", [["--rename", "TT"], ["--move", "TT=đầu"], ["--visibility", "TT=mờ"], ["--group", "=x"]]
)
def test_what_is_not_written_as_it_should_be_is_wrong_usage(started: Run, words: list[str]) -> None:
    done = started("columns", *words)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_doubts_are_told_and_nothing_is_lost(started: Run) -> None:
    many = [word for at in range(34) for word in ("--add", f"extra=Cột {at}")]
    same = ("--rename", "documents=Khối lượng nhiệm vụ triển khai")
    done = started("columns", *many, "--group", "number=A", "--group", "content=A", *same)
    assert done.code == 0
    assert "40 cột" in done.err
    assert "Nhóm “A”" in done.err
    assert "trùng tiêu đề: “Khối lượng" in done.err
    assert len(told(started)) == 40


def test_an_office_s_own_preset(started: Run, annex: Path) -> None:
    started("columns", "--visibility", "documents=internal", "--add", "deadline=Hạn")
    kept = started("columns", "--keep", "Mẫu  của huyện", "--json")
    assert {"name": "Mẫu của huyện", "own": True} in json.loads(kept.out)["presets"]
    started("columns", "--preset", "Bốn cột")
    assert started("carry-over", "--to", "năm 2024").code == 0
    columns = told(started, "năm 2024", "--preset", "mau cua huyen")
    assert [(each["key"], each["visibility"]) for each in columns][3] == ("documents", "internal")
    assert columns[4]["group"] == "Tóm tắt kết quả triển khai thực hiện năm 2024"
    forgotten = json.loads(started("columns", "--forget", "mẫu của huyện", "--json").out)["presets"]
    assert all(not each["own"] for each in forgotten)


def test_every_key_is_taken_for_a_column_of_a_file(run: Run, tmp_path: Path) -> None:
    headings = {f"Cột {key}": key for key in TASK_FIELDS if key != "content"}
    headings |= {"Nội dung nhiệm vụ": "content"}
    file = tmp_path / "bang.tsv"
    rows = [headings, *([f"{at} {key}" for key in headings.values()] for at in (1, 2, 3))]
    file.write_text("\n".join("\t".join(row) for row in rows) + "\n", encoding="utf-8")
    words = [word for heading, key in headings.items() for word in ("--column", f"{heading}={key}")]
    done = run("import", file, "--period", "năm 2026", *words)
    assert done.code == 0, done.err
    task = json.loads(run("show", "--json").out)["domains"][0]["tasks"][0]
    assert {key: task[key] for key in TASK_FIELDS} == {key: f"1 {key}" for key in TASK_FIELDS}
    wrong = run("import", file, "--period", "năm 2026", "--column", "Cột note=hạn")
    assert wrong.code == 2
    assert all(key in wrong.err for key in (*TASK_FIELDS, "extra"))
