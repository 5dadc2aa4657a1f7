"""The country's offices from the command line: found, put into the registers, and offered as successors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]


def test_offices_are_found_by_their_names_and_their_past(run: Run, store_path: Path) -> None:
    done = run("offices", "yen phuc lang son")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == (
        "UBND xã Yên Phúc\ttỉnh Lạng Sơn\thuyện Văn Quan: xã An Sơn, xã Bình Phúc, xã Yên Phúc"
    )
    assert run("offices", "binh phuc van quan").out.startswith("UBND xã Yên Phúc\t")
    assert run("offices").out.count("\n") == 3355
    assert run("offices", "--province", "Lang Son").out.count("\n") == 66
    assert run("offices", "khong co").out.count("\n") == 1
    assert not store_path.exists()


def test_offices_as_json_have_all_that_choosing_sets(run: Run) -> None:
    (found,) = json.loads(run("offices", "phú quốc", "--province", "tỉnh An Giang", "--json").out)[:1]
    past = found.pop("made_of")
    assert past[0] == {
        "commune": "phường Dương Đông",
        "district": "thành phố Phú Quốc",
        "province": "tỉnh Kiên Giang",
    }
    assert found == {
        "organisation": "UBND đặc khu Phú Quốc",
        "province": "tỉnh An Giang",
        "kind": "đặc khu",
        "short_name": "Phú Quốc",
        "place": "Phú Quốc",
        "symbol": "UBND",
        "parent": "UBND tỉnh An Giang",
        "units": [
            "Văn phòng HĐND và UBND",
            "Phòng Kinh tế",
            "Phòng Văn hóa - Xã hội",
            "Trung tâm Phục vụ hành chính công",
        ],
        "offered_units": [
            "Công an đặc khu",
            "Ban Chỉ huy Quân sự đặc khu",
            "Trạm Y tế",
            "Ủy ban MTTQ Việt Nam đặc khu",
            "Các trường học",
            "Các thôn",
        ],
    }


def test_an_office_comes_into_the_registers(run: Run, store_path: Path) -> None:
    done = run("offices", "xa an bien", "--add", "--unit", "cong an xa", "--unit", "Trạm Y tế", "--json")
    assert (done.code, done.err) == (0, "")
    told = json.loads(done.out)
    assert (told["organisation"], told["parent"]) == ("UBND xã An Biên", "UBND tỉnh An Giang")
    assert set(told["units"]) == {
        *("Công an xã", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công"),
        *("Trạm Y tế", "Văn phòng HĐND và UBND"),
    }
    again = run("offices", "xã An Biên, tỉnh An Giang", "--add")
    assert (again.code, again.out) == (0, "Đã đưa UBND xã An Biên, tỉnh An Giang vào danh mục cơ quan.\n")
    with Store.open(store_path) as store:
        assert [each.place for each in store.registers.organisations() if each.id == told["id"]] == [
            "An Biên"
        ]
        assert "Trạm Y tế" in store.registers.unit_names()
        assert "Các thôn" not in store.registers.unit_names()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("xã Tân Thành", "--add"), 3, "“UBND xã Tân Thành, tỉnh Lạng Sơn”"),
        (("--add", "--province", "lạng sơn"), 3, "“UBND tỉnh Lạng Sơn”"),
        (("khong co", "--add"), 3, "khong co"),
        (("yen phuc", "--province", "Hà Giang"), 3, "Hà Giang"),
        (("xa an bien", "--add", "--unit", "Phòng Nội vụ"), 3, "“Công an xã”"),
        (("xa an bien", "--unit", "Công an xã"), 2, "--add"),
    ],
)
def test_what_is_not_clear_is_refused(
    run: Run, store_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    done = run("offices", *words)
    assert (done.code, done.out, done.err.count("\n")) == (code, "", 1)
    assert said in done.err
    assert not store_path.exists()


def test_a_new_period_of_an_ended_office_is_told_with_its_successors(run: Run, tmp_path: Path) -> None:
    """Of an office without a profile, too; one of the successors may be named instead."""
    path = tmp_path / "bieu.txt"
    rows = "TT\tĐơn vị\tNội dung\tKết quả\tTỷ lệ\n1\tPhòng Nội vụ\tSắp xếp\tĐã xong\t88%\n"
    of = "(Kèm theo Báo cáo số 7/BC-UBND của UBND huyện Côn Đảo)\n"
    path.write_text(f"BIỂU ĐÁNH GIÁ\nTiến độ năm 2024\n{of}{rows}", encoding="utf-8")
    assert run("import", path).code == 0
    done = run("carry-over", "--to", "năm 2026", "--json")
    assert (done.code, done.err.count("\n")) == (0, 1)
    assert "UBND huyện Côn Đảo kết thúc hoạt động ngày 30/06/2025" in done.err
    assert "“UBND đặc khu Côn Đảo, thành phố Hồ Chí Minh”" in done.err
    assert json.loads(done.out)["office"] == {
        "why": "ended",
        "day": "2025-06-30",
        "successors": [{"organisation": "UBND đặc khu Côn Đảo", "province": "thành phố Hồ Chí Minh"}],
    }
    words = ("--organisation", "UBND đặc khu Côn Đảo, thành phố Hồ Chí Minh", "--report", "năm 2024")
    over = run("carry-over", "--to", "quý I năm 2026", *words, "--json")
    assert (over.code, over.err) == (0, "")
    told = json.loads(over.out)
    assert (told["organisation"], told["office"]) == ("UBND đặc khu Côn Đảo", None)
