from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import pytest

from db.errors import Notice
from db.records import TASK_FIELDS
from db.store.store import Store
from vqdesk import cli
from vqdesk.formats.exchange import writer as exchange_writer
from vqdesk.formats.exchange.reader import read_exchange
from vqdesk.importing import file_import
from vqdesk.messages import catalogue as messages
from vqdesk.system import paths
from vqdesk.system.version import find_release

if TYPE_CHECKING:
    from collections.abc import Callable

    from vqdesk.annex.layout.table import AnnexTable

    Run = Callable[..., Any]

ROOT = Path(__file__).parents[3]

PERIOD = "9 tháng năm 2024"
BARE = {"schema": "vqdesk.report/1", "period": {"kind": "quý", "ordinal": 3, "year": 2024}}


def told_by_the_source(form: Any) -> Any:
    """Return an exchange form without what an import makes: ids, citations, percentages."""
    if isinstance(form, dict):
        made = ("id", "citations", "percent", "coordinating_units", "deadline_value", "status_group")
        return {key: told_by_the_source(value) for key, value in form.items() if key not in made}
    return [told_by_the_source(value) for value in form] if isinstance(form, list) else form


def write_json(path: Path, form: object) -> Path:
    path.write_text(json.dumps(form), encoding="utf-8")
    return path


@pytest.fixture
def windows() -> list[tuple[Path | None, Path | None, str]]:
    return []


@pytest.fixture
def start(windows: list[tuple[Path | None, Path | None, str]], store_path: Path) -> Callable[..., int]:
    """Return how a test starts the program where a window may open."""

    def opened(store: Path | None, file: Path | None, lang: str) -> int:
        windows.append((store, file, lang))
        return 0

    return lambda *words: cli.run_command_line([str(word) for word in words], open_window=opened)


def test_the_real_annex_comes_in_with_its_account(run: Run, annex: Path):
    done = run("import", annex, "--json")
    told = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert (told["domains"], told["tasks"]) == (4, 13)
    assert [(entry["where"], entry["action"], entry["what"]) for entry in told["account"]] == [
        ("line 16, column 6", "skipped", '""'),
        ("line 21, column 5", "converted", "<p></p>"),
        ("line 22, column 5", "converted", "<p></p>"),
        ("line 27, column 5", "skipped", '"'),
        ("line 29, column 5", "converted", "<p></p>"),
        ("line 31, column 5", "converted", "<p></p>"),
    ]
    assert list(told) == ["report", "domains", "tasks", "account"]
    assert json.loads(run("show", "--json").out)["id"] == told["report"]


def test_the_real_annex_is_shown_as_it_was_written_by_hand(run: Run, annex: Path):
    run("import", annex)
    hand = read_exchange(annex.with_suffix(".json").read_bytes(), "van-quan.json")
    expected = json.loads(exchange_writer.write(hand.draft))
    shown = json.loads(run("show", "--json").out)
    assert told_by_the_source(shown) == told_by_the_source(expected)
    third = shown["domains"][2]["tasks"][1]
    assert (third["number"], third["unit"], third["evaluation"], third["percent"]) == (
        "",
        "Công an",
        "",
        None,
    )
    row4, row5 = shown["domains"][0]["tasks"][3:]
    assert row4["evaluation"] == "Chưa có cơ sở triển khai"
    assert (row5["evaluation"], row5["percent"]) == ("112,4%", "112.4")


def test_an_import_is_told_in_plain_words(run: Run, annex: Path):
    done = run("import", annex)
    first, second, *account = done.out.splitlines()
    assert first.startswith(f"Đã nhập báo cáo {PERIOD} của UBND huyện Văn Quan (mã ")
    assert first.endswith("): 4 lĩnh vực, 13 nhiệm vụ.")
    assert second == "Những chỗ đã xử lý khi đọc tệp:"
    assert account[0].startswith('  dòng 16, cột 6: đã bỏ “""”: ')
    assert len(account) == 6
    assert run("import", annex, "--lang", "en").out.startswith("Imported the report")


def test_json_out_in_and_out_again_is_the_same_bytes(run: Run, annex: Path, tmp_path: Path):
    first, second = tmp_path / "báo cáo 1.json", tmp_path / "2.json"
    run("import", annex)
    assert run("export", first).code == 0
    assert run("--store", tmp_path / "other.vqd", "import", first).code == 0
    assert run("export", second, "--store", tmp_path / "other.vqd").code == 0
    assert first.read_bytes() == second.read_bytes()
    assert first.read_text(encoding="utf-8") == run("show", "--json").out


@pytest.mark.parametrize("form", ["paper", "electronic"])
def test_the_annex_goes_out_as_a_word_file(run: Run, annex: Path, tmp_path: Path, form: str):
    run("import", annex)
    out = tmp_path / "biểu.docx"
    done = run("export", out, "--form", form, "--report", PERIOD)
    assert (done.code, done.out, done.err) == (0, f"Đã ghi tệp “{out}”.\n", "")
    assert out.read_bytes()[:2] == b"PK"
    again = run("import", out, "--dry-run", "--json")
    assert json.loads(again.out)["tasks"] == 13


def test_a_trial_keeps_nothing(run: Run, annex: Path, store_path: Path):
    done = run("import", annex, "--dry-run")
    assert done.code == 0
    assert done.out.startswith(f"Đọc thử báo cáo {PERIOD}")
    assert not store_path.exists()


def test_what_only_reads_makes_no_store(run: Run, store_path: Path):
    assert run("reports").out == "Chưa có báo cáo nào.\n"
    assert run("reports", "--json").out == "[]\n"
    assert run("show").code == 3
    assert not store_path.parent.exists()


def test_options_stand_before_or_after_the_command(run: Run, annex: Path, tmp_path: Path):
    before, after = tmp_path / "a.vqd", tmp_path / "b.vqd"
    run("--store", before, "import", annex)
    run("import", annex, "--store", before)
    run("--store", before, "import", annex, "--store", after)
    assert len(json.loads(run("--store", before, "reports", "--json").out)) == 2
    assert len(json.loads(run("reports", "--json", "--store", after).out)) == 1
    for words in (("--lang", "en", "show", "x"), ("show", "--lang=en", "x"), ("show", "x", "--lang", "en")):
        assert run(*words, "--store", before).err == (
            "The report “x” was not found; check its id or its period.\n"
        )


class TestSameReportAgain:
    """`import X.json`: unknown, known and equal, known and different."""

    @pytest.fixture
    def sample(self, run: Run, tmp_path: Path) -> Path:
        sample = tmp_path / "sample.json"
        sample.write_bytes((ROOT / "resources" / "sample.json").read_bytes())
        assert run("import", sample).code == 0
        return sample

    @pytest.fixture
    def other(self, sample: Path) -> Path:
        text = sample.read_text(encoding="utf-8")
        sample.write_text(text.replace("112,4%", "112,9%"), encoding="utf-8")
        return sample

    def test_equal_changes_nothing(self, run: Run, sample: Path, store_path: Path):
        before = store_path.read_bytes()
        done = run("import", sample)
        assert (done.code, done.err) == (0, "")
        assert "không có gì thay đổi" in done.out
        assert store_path.read_bytes() == before

    def test_different_is_refused(self, run: Run, other: Path, store_path: Path):
        before = store_path.read_bytes()
        done = run("import", other)
        assert (done.code, done.out) == (3, "")
        assert "--into sample-van-quan-9-thang-2024" in done.err
        assert store_path.read_bytes() == before

    def test_different_goes_into_the_report_that_is_named(self, run: Run, other: Path):
        assert run("import", other, "--into", PERIOD).code == 0
        shown = json.loads(run("show", "--json").out)
        assert shown["domains"][0]["tasks"][4]["evaluation"] == "112,9%"
        assert len(json.loads(run("reports", "--json").out)) == 1

    def test_a_text_goes_into_the_report_and_keeps_its_ids(self, run: Run, sample: Path, annex: Path):
        done = run("import", annex, "--into", "sample-van-quan-9-thang-2024", "--json")
        assert json.loads(done.out)["report"] == "sample-van-quan-9-thang-2024"
        assert run("show", "--json").out == sample.read_text(encoding="utf-8")

    def test_into_needs_a_report(self, run: Run, sample: Path):
        done = run("import", sample, "--into", "tháng 1 năm 2020")
        assert (done.code, done.err) == (
            3, "Không tìm thấy báo cáo “tháng 1 năm 2020”; hãy kiểm tra lại mã hoặc kỳ báo cáo.\n"
        )  # fmt: skip


class TestWhichReport:
    """REPORT: an id, a period, or nothing."""

    @pytest.fixture(autouse=True)
    def three(self, run: Run, tmp_path: Path) -> None:
        for place, (organisation, kind, ordinal) in enumerate(
            [("UBND xã Điềm He", "quý", 3), ("UBND xã Tri Lễ", "quý", 3), ("UBND xã Tri Lễ", "tháng", 8)]
        ):
            period = {"kind": kind, "ordinal": ordinal, "year": 2025}
            form = {**BARE, "id": f"r{place}", "organisation": organisation, "period": period}
            assert run("import", write_json(tmp_path / "in.json", form)).code == 0

    def shown(self, run: Run, *words: str) -> str:
        done = run("show", *words, "--json")
        assert done.code == 0, done.err
        return str(json.loads(done.out)["id"])

    def test_by_id_by_period_or_the_latest(self, run: Run):
        assert self.shown(run, "r2") == "r2"
        assert self.shown(run, "Tháng 8/2025") == "r2"
        assert self.shown(run) == "r1"
        assert self.shown(run, "--organisation", "UBND xã Điềm He") == "r0"

    def test_several_of_a_period_are_told_apart_by_their_organisation(self, run: Run):
        done = run("show", "quý III năm 2025")
        assert (done.code, done.out) == (3, "")
        assert "r1, r0" in done.err
        assert self.shown(run, "quý III năm 2025", "--organisation", "ubnd xa tri le") == "r1"

    def test_none_is_refused(self, run: Run):
        assert run("show", "quý I năm 2025").code == 3
        assert run("show", "r9").err == "Không tìm thấy báo cáo “r9”; hãy kiểm tra lại mã hoặc kỳ báo cáo.\n"
        assert run("show", "--organisation", "UBND xã Nào Đó").code == 3

    def test_reports_lists_the_latest_period_first(self, run: Run):
        assert run("reports").out.splitlines() == [
            "r1\tquý III năm 2025\tUBND xã Tri Lễ",
            "r0\tquý III năm 2025\tUBND xã Điềm He",
            "r2\ttháng 8 năm 2025\tUBND xã Tri Lễ",
        ]
        told = json.loads(run("reports", "--json", "--organisation", "UBND xã Điềm He").out)
        assert told == [
            {
                "id": "r0",
                "organisation": "UBND xã Điềm He",
                "period": {"kind": "quý", "ordinal": 3, "year": 2025, "from": None, "to": None},
                "titles": [],
                **{"state": "open", "reason": "", "who": "", "at": None, "archived": False},
            }
        ]


class TestReadingATextByHand:
    """--period, --column, --annex."""

    @pytest.fixture
    def table(self, tmp_path: Path) -> Path:
        path = tmp_path / "bang.txt"
        rows = [
            "TT\tTên đơn vị\tNội dung nhiệm vụ\tGhi nhanh\tTỷ lệ",
            "1\tPhòng Nội vụ\tSắp xếp xã\tĐã xong phần một\t50%",
        ]
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return path

    def test_a_period_that_the_file_does_not_name(self, run: Run, table: Path):
        refused = run("import", table)
        assert refused.code == 3
        assert "bang.txt" in refused.err
        assert "--period" in refused.err
        assert run("import", table, "--period", "tháng 9 năm 2024").code == 0
        assert json.loads(run("show", "--json").out)["period"]["ordinal"] == 9

    def test_a_column_named_by_hand(self, run: Run, table: Path):
        done = run("import", table, "--period", "năm 2024", "--column", "Ghi nhanh=result")
        assert done.code == 0, done.err
        task = json.loads(run("show", "--json").out)["domains"][0]["tasks"][0]
        assert task["result"] == "Đã xong phần một"
        assert run("import", table, "--period", "năm 2024", "--column", "Không có=result").code == 3

    def test_the_annex_by_its_number(self, run: Run, table: Path):
        for which, code in (("1", 0), ("all", 0), ("2", 3), ("0", 2), ("hai", 2)):
            assert run("import", table, "--period", "năm 2024", "--annex", which, "--dry-run").code == code

    def test_of_several_annexes_those_without_a_period_are_named(self, run: Run, tmp_path: Path):
        row = "<tr><td>1</td><td>Phòng Nội vụ</td><td>Sắp xếp xã</td><td>Xong</td><td>50%</td></tr>"
        heads = "".join(f"<td>{head}</td>" for head in ("TT", "Đơn vị", "Nội dung", "Kết quả", "Tỷ lệ"))
        titles = ("KẾT QUẢ NĂM 2024", "KẾT QUẢ THÁNG ...", "KẾT QUẢ QUÝ I VÀ II NĂM 2024")
        pages = [
            f"<p>PHỤ LỤC {place}</p><p>{title}</p><table><tr>{heads}</tr>{row}</table>"
            for place, title in enumerate(titles, 1)
        ]
        path = tmp_path / "ba.html"
        path.write_text(f"<html><body>{''.join(pages)}</body></html>", encoding="utf-8")
        refused = run("import", path, "--annex", "all")
        assert (refused.code, refused.out, refused.err.count("\n")) == (3, "", 1)
        assert f"2 “PHỤ LỤC 2 - {titles[1]}”, 3 “PHỤ LỤC 3 - {titles[2]}”" in refused.err
        assert "PHỤ LỤC 1" not in refused.err
        assert run("reports").out == "Chưa có báo cáo nào.\n"
        assert run("import", path, "--annex", "2", "--period", "tháng 9 năm 2024").code == 0
        assert run("import", path, "--annex", "all", "--period", "năm 2024").code == 0


def test_show_reads_like_a_page(run: Run, annex: Path):
    run("import", annex)
    lines = run("show").out.splitlines()
    assert lines[:2] == ["BIỂU ĐÁNH GIÁ", "Tiến độ thực hiện nhiệm vụ trọng tâm 9 tháng năm 2024"]
    assert "III. Lĩnh vực quốc phòng, an ninh; trật tự an toàn" in lines
    assert "1. Phòng Kinh tế và Hạ tầng" in lines
    assert "   Mức độ hoàn thành: Chưa có cơ sở triển khai" in lines
    assert "Công an" in lines


def test_show_indents_further_lines_and_leaves_out_what_is_empty(run: Run, tmp_path: Path):
    task = {"number": "1", "result": "một\nhai", "extra": {"Ghi chú": "xong"}}
    form = {**BARE, "headings": {"number": "TT", "extra": ["Ghi chú"]}, "domains": [{"tasks": [task]}]}
    run("import", write_json(tmp_path / "in.json", form))
    assert run("show").out.endswith("\n1\n   Kết quả: một\n      hai\n   Ghi chú: xong\n")


def test_show_leaves_out_no_text_of_a_task(run: Run, tmp_path: Path):
    texts = {key: f"chữ của {key}" for key in (*TASK_FIELDS, "first_deadline")}
    task = {**texts, "extra": {"Ghi chú": "cột riêng", "Không có cột": "chữ lạc"}}
    columns = [{"key": key, "heading": key} for key in ("content", "status", "deadline", "note")]
    form = {**BARE, "schema": "vqdesk.report/2", "domains": [{"tasks": [task]}]}
    form["columns"] = [*columns, {"key": "extra", "heading": "Ghi chú"}]
    assert run("import", write_json(tmp_path / "in.json", form)).code == 0
    shown = run("show").out
    assert not [text for text in (*texts.values(), "cột riêng", "chữ lạc") if text not in shown]
    assert shown.index("Tình trạng: ") < shown.index("Thời hạn: ") < shown.index("Kết quả: ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["exprot"], "Không có lệnh “exprot” và cũng không có tệp mang tên này;"),
        (["show", "--wrong"], "Không có tùy chọn “--wrong”; hãy xem các tùy chọn bằng “vqdesk show --help”."),
        (["import"], "Lệnh còn thiếu “TỆP”; hãy xem cách viết bằng “vqdesk import --help”."),
        (["show", "a", "b"], "Lệnh viết chưa đúng; hãy xem cách viết bằng “vqdesk show --help”."),
        (["reports", "--lang", "fr"], "Giá trị của “--lang” chưa đúng;"),
        (["reports", "--json=1"], "Tùy chọn “--json” viết chưa đúng;"),
        (["reports", "--store"], "Tùy chọn “--store” viết chưa đúng;"),
        (["export", "x.docx", "--form", "giấy"], "Giá trị của “--form” chưa đúng;"),
        (["import", "x.txt", "--period", "hôm nay"], "“hôm nay” chưa phải là một kỳ báo cáo;"),
        (["import", "x.txt", "--column", "Ghi chú"], "“Ghi chú” chưa chỉ rõ cột;"),
        (["import", "x.txt", "--column", "Ghi chú=sai"], "“Ghi chú=sai” chưa chỉ rõ cột;"),
        (["export", "biểu.odt"], "Không dùng được tệp “biểu.odt” vì đuôi tệp không thuộc loại đã biết;"),
        (["export", "biểu"], "Không dùng được tệp “biểu” vì đuôi tệp không thuộc loại đã biết;"),
    ],
)
def test_wrong_usage_is_one_sentence(run: Run, store_path: Path, words: list[str], said: str):
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(said)
    assert done.err.count("\n") == 1
    english = run("--lang", "en", *words) if "fr" not in words else done
    assert english.code == 2
    assert english.err.count("\n") == 1
    assert not store_path.exists()


@pytest.mark.parametrize("command", [[], ["import"], ["export"], ["reports"], ["show"]])
def test_help_speaks_vietnamese_and_english(run: Run, command: list[str]):
    told = run(*command, "--help")
    assert told.code == 0
    assert told.out.startswith("Cách viết: vqdesk")
    assert "Tùy chọn:" in told.out
    assert not {"Usage", "Options", "Show this"} & set(told.out.split(" "))
    english = run(*command, "--help", "--lang", "en").out
    assert english.startswith("Usage: vqdesk")
    assert "Options:" in english


def test_every_command_is_in_the_help(run: Run):
    told = run("--help").out
    assert [line.split()[0] for line in told.split("Lệnh:\n")[1].splitlines()] == [
        "import", "export", "style", "columns", "carry-over", "compare", "summary", "check", "rules",
        "reports", "show", "replace", "lock", "unlock", "archive", "duplicate", "remove", "bin", "thin",
        "backup", "backups", "verify", "restore", "salvage", "offices", "other-names", "units",
        "merge-units", "doctor",
    ]  # fmt: skip


def test_the_version_is_told(run: Run):
    assert run("--version").out == f"vqdesk {find_release()}\n"
    assert run("--version").out.startswith("vqdesk 0.1.0")


class TestWindow:
    def test_opens_without_a_command(self, start: Run, windows: list[Any], tmp_path: Path):
        assert start() == 0
        assert start("--store", tmp_path / "a.vqd", "--lang", "en") == 0
        assert windows == [(None, None, "vi"), (tmp_path / "a.vqd", None, "en")]

    def test_is_offered_a_file(self, start: Run, windows: list[Any], store_path: Path, annex: Path):
        start(annex)
        start("không có.docx", "--lang", "en")
        assert windows == [(None, annex, "vi"), (None, Path("không có.docx"), "en")]
        assert not store_path.exists()


def test_an_export_by_another_floor_s_writer(run: Run, annex: Path, tmp_path: Path):
    run("import", annex)
    written: list[tuple[str, str]] = []

    def write(table: AnnexTable, stream: BinaryIO, name: str, _template: bytes | None) -> None:
        written.append((name, table.lines[-1].text))
        stream.write(b"%PDF")

    arguments = ["export", str(tmp_path / "a.pdf"), "--form", "electronic"]
    assert cli.run_command_line(arguments, open_window=lambda *_: 0, writers={".pdf": write}) == 0
    dots = "(Kèm theo Báo cáo số ..../......, ngày .../.../...... của UBND huyện Văn Quan)"
    assert written == [("a.pdf", dots)]
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDF"


def test_an_unexpected_error_is_one_sentence_and_a_log_without_texts(
    run: Run, annex: Path, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: object, **__: object) -> None:
        raise LookupError("điều bí mật trong báo cáo")

    monkeypatch.setattr(file_import, "read_file", broken)
    done = run("import", annex)
    assert (done.code, done.out) == (3, "")
    assert done.err.count("\n") == 1
    assert str(paths.log_file()) in done.err
    log = paths.log_file().read_text(encoding="utf-8")
    assert "LookupError" in log
    assert "bí mật" not in log


def test_stopping_is_one_sentence(run: Run, annex: Path, monkeypatch: pytest.MonkeyPatch):
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(file_import, "read_file", stopped)
    done = run("import", annex)
    assert (done.code, done.err) == (3, "Đã dừng theo yêu cầu; việc này chưa được thực hiện.\n")


class TestParts:
    """`export` of a part, and with the annex's numeral."""

    def test_a_domain_by_its_numeral_or_name(self, run: Run, annex: Path, tmp_path: Path):
        run("import", annex)
        for name in ("II", "linh vuc van hoa - xa hoi, cai cach hanh chinh"):
            assert run("export", tmp_path / "a.html", "--domain", name).code == 0
            page = (tmp_path / "a.html").read_text(encoding="utf-8")
            assert "Phòng Văn hóa" in page
            assert "Phòng Nội vụ" not in page

    def test_a_domain_that_is_not_there(self, run: Run, annex: Path, tmp_path: Path):
        run("import", annex)
        told = run("export", tmp_path / "a.html", "--domain", "IX")
        assert told.code == 3
        assert "IX" in told.err
        assert not (tmp_path / "a.html").exists()

    def test_a_unit_without_tasks(self, run: Run, annex: Path, tmp_path: Path):
        run("import", annex)
        told = run("export", tmp_path / "a.html", "--unit", "Phòng Không Có")
        assert told.code == 3
        assert "Phòng Không Có" in told.err

    def test_a_unit_and_the_annex_s_numeral(self, run: Run, annex: Path, tmp_path: Path):
        run("import", annex)
        run("export", tmp_path / "a.html", "--unit", "Phòng Nội vụ", "--numeral", "II")
        page = (tmp_path / "a.html").read_text(encoding="utf-8")
        assert "Phụ lục II" in page
        assert page.count("<tr") == 4  # two of the header, the domain's, the task's

    def test_a_part_is_no_exchange_file(self, run: Run, annex: Path, tmp_path: Path):
        run("import", annex)
        assert run("export", tmp_path / "a.json", "--unit", "Phòng Nội vụ").code == 3
        assert not (tmp_path / "a.json").exists()


def test_what_is_to_be_told_of_the_store_goes_to_standard_error_once(
    run: Run, store_path: Path, annex: Path
) -> None:
    store_path.parent.mkdir(parents=True)
    store_path.touch()
    told = run("import", annex, "--json")
    assert told.code == 0
    assert told.err == messages.say("store.was_empty", "vi", name=store_path.name) + "\n"
    json.loads(told.out)
    assert run("reports").err == ""


@pytest.mark.parametrize("words", [("reports",), ("carry-over", "--to", "năm 2024"), ("style",)])
def test_every_command_tells_what_its_store_has_to_tell(
    run: Run, store_path: Path, annex: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import", annex)
    opened = Store.open

    def telling(path: Path, **more: object) -> Store:
        store = opened(path, **more)  # type: ignore[arg-type]
        store.notices.append(Notice("store.recovered", {"name": path.name}))
        return store

    monkeypatch.setattr(Store, "open", telling)
    told = run("--lang", "en", *words)
    assert told.code == 0
    lines = told.err.splitlines()
    assert lines
    assert set(lines) == {messages.told(Notice("store.recovered", {"name": store_path.name}), "en")}
