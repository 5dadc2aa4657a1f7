from __future__ import annotations

import csv
import datetime
import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vqdesk.text.citations import _JOINED, Citation, _reference, find_citations
from vqdesk.text.document_types import document_types, find_type, type_abbreviations
from vqdesk.text.seen import with_figures

DATA = Path(__file__).parents[2] / "data"
LINES = (DATA / "van-quan-9-thang-2024.txt").read_text(encoding="utf-8").split("\n")
with (DATA / "document_refs.csv").open(encoding="utf-8", newline="") as source:
    ROWS = list(csv.DictReader(source))
DOCUMENTS_COLUMN = 3

modest = settings(max_examples=150, deadline=None)


def one(text: str) -> Citation:
    (citation,) = find_citations(text)
    return citation


def expected(row: dict[str, str]) -> tuple[str, str | None, str, str, str]:
    return row["text"], row["type"].capitalize() or None, row["number"], row["symbol"], row["date"]


def found(text: str) -> list[tuple[str, str | None, str, str, str]]:
    return [
        (c.text, c.type, c.number, c.symbol, c.date.isoformat() if c.date else "")
        for c in find_citations(text)
    ]


def documents_cells() -> dict[int, str]:
    cells = {number: line.split("\t") for number, line in enumerate(LINES, start=1)}
    return {
        number: row[DOCUMENTS_COLUMN]
        for number, row in cells.items()
        if number > 10 and len(row) > DOCUMENTS_COLUMN
    }


def test_every_citation_of_the_annex_documents_column_is_found() -> None:
    cells = documents_cells()
    wanted = [row for row in ROWS if row["text"] in cells.get(int(row["line"]), "")]
    assert len(wanted) == 18
    assert [citation for cell in cells.values() for citation in found(cell)] == [
        expected(row) for row in wanted
    ]


def test_every_citation_of_the_whole_annex_is_found() -> None:
    without_date = ("Nghị quyết 63/NQ-HU", "Nghị quyết", "63", "NQ-HU", "")
    everything = [citation for line in LINES for citation in found(line)]
    assert without_date in everything
    everything.remove(without_date)
    assert sorted(everything, key=str) == sorted(map(expected, ROWS), key=str)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_each_reference_alone(row: dict[str, str]) -> None:
    assert found(row["text"]) == [expected(row)]


def test_the_exchange_form_s_example() -> None:
    text = "Kế hoạch số 42/KH-UBND ngày 30/01/2024"
    assert find_citations(text) == [
        Citation(text, 0, 38, "Kế hoạch", "42", "KH-UBND", "state", datetime.date(2024, 1, 30))
    ]


@pytest.mark.parametrize(
    ("text", "kind", "number", "symbol", "style"),
    [
        ("Nghị quyết số 63-NQ/HU", "Nghị quyết", "63", "NQ/HU", "party"),
        ("Kết luận số 61-KL/TW", "Kết luận", "61", "KL/TW", "party"),
        ("Công văn số 12-CV/VPTU", "Công văn", "12", "CV/VPTU", "party"),
        ("Chương trình hành động số 05-CTr/HU", "Chương trình hành động", "05", "CTr/HU", "party"),
        ("Chương trình số 05-CTr/HU", "Chương trình", "05", "CTr/HU", "party"),
        ("Thông tri số 7-TT/TU", "Thông tri", "7", "TT/TU", "party"),
        ("Kế hoạch số 42/KH−UBND", "Kế hoạch", "42", "KH−UBND", "state"),
        ("Kế hoạch số 42/KH—UBND", "Kế hoạch", "42", "KH—UBND", "state"),
        ("Kế hoạch số 42\u2215KH-UBND", "Kế hoạch", "42", "KH-UBND", "state"),
        ("Kế hoạch số 42A/KH-UBND", "Kế hoạch", "42A", "KH-UBND", "state"),
        ("Quyết định số 05/QĐ-P.TCKH", "Quyết định", "05", "QĐ-P.TCKH", "state"),
        ("Chỉ thị số 01/CT.UBND", "Chỉ thị", "01", "CT.UBND", "state"),
        ("Công văn số 12/UBND-VX", "Công văn", "12", "UBND-VX", "state"),
        ("Nghị định số 15/2023/NĐ-CP", "Nghị định", "15", "2023/NĐ-CP", "state"),
        ("Luật số 31/2024/QH15", "Luật", "31", "2024/QH15", "state"),
        ("Thông tư liên tịch 05/2015/TTLT-BNV-BTC", "Thông tư liên tịch", "05", "2015/TTLT-BNV-BTC", "state"),
        ("Nghị quyết số 12/NQ-HĐND", "Nghị quyết", "12", "NQ-HĐND", "state"),
        ("QUYẾT ĐỊNH SỐ 406/QĐ-UBND", "Quyết định", "406", "QĐ-UBND", "state"),
        ("kế hoạch số 42/kh-ubnd", "Kế hoạch", "42", "kh-ubnd", "state"),
        ("Công điện số 3/CĐ-TTg", "Công điện", "3", "CĐ-TTg", "state"),
        ("Quy định 66-QĐ/TW", "Quy định", "66", "QĐ/TW", "party"),
        ("Bản thoả thuận số 2/BTT-UBND", "Bản thỏa thuận", "2", "BTT-UBND", "state"),
        ("Giấy ủy quyền số 2/GUQ-UBND", "Giấy uỷ quyền", "2", "GUQ-UBND", "state"),
        ("Kế  hoạch\nsố:\u00a042 / KH-UBND", "Kế hoạch", "42", "KH-UBND", "state"),
        ("báo cáo số 759/BC - UBND", "Báo cáo", "759", "BC - UBND", "state"),
        ("Quyết định số 1.014/QĐ-UBND", "Quyết định", "1.014", "QĐ-UBND", "state"),
        ("Quyết định số15a/QĐ-UBND", "Quyết định", "15a", "QĐ-UBND", "state"),
        ("số 5/KH-BCĐ389", None, "5", "KH-BCĐ389", "state"),
        # Offices with a dot, signs that are missing or others.
        ("Quyết định số 15/QĐ-BCĐ.NTM", "Quyết định", "15", "QĐ-BCĐ.NTM", "state"),
        ("Kế hoạch số 56/KH-BCĐ.CTMTQG", "Kế hoạch", "56", "KH-BCĐ.CTMTQG", "state"),
        ("Thông báo số 12/TB-VP.HĐND&UBND", "Thông báo", "12", "TB-VP.HĐND&UBND", "state"),
        ("Quyết định số 12/QĐ-UBND.HC", "Quyết định", "12", "QĐ-UBND.HC", "state"),
        ("Công văn số 12/UBND - VP", "Công văn", "12", "UBND - VP", "state"),
        ("Nghị quyết số 12 NQ/ĐU", "Nghị quyết", "12", "NQ/ĐU", "party"),
        ("Chương trình số 05 CTr/TU", "Chương trình", "05", "CTr/TU", "party"),
        ("Kế hoạch số 12KH/ĐU", "Kế hoạch", "12", "KH/ĐU", "party"),
        ("Kế hoạch số 12 KH-UBND", "Kế hoạch", "12", "KH-UBND", "state"),
        ("Kết luận số 61-KL-TW", "Kết luận", "61", "KL-TW", "party"),
        ("Báo cáo số 15_BC_UBND", "Báo cáo", "15", "BC_UBND", "state"),
        ("Báo cáo số 15/BC_UBND", "Báo cáo", "15", "BC_UBND", "state"),
        ("Hướng dẫn số 84 -HD/BTCTU", "Hướng dẫn", "84", "HD/BTCTU", "party"),
    ],
)
def test_types_numbers_symbols_and_styles(
    text: str, kind: str | None, number: str, symbol: str, style: str
) -> None:
    citation = one(text)
    assert (citation.text, citation.type, citation.number) == (text, kind, number)
    assert (citation.symbol, citation.style, citation.date) == (symbol, style, None)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "1. Kế hoạch số 18/KH-UBND ngày 22/01/2024 2. Kế hoạch số 19/KH-UBND ngày 24/01/2024",
            ["Kế hoạch số 18/KH-UBND ngày 22/01/2024", "Kế hoạch số 19/KH-UBND ngày 24/01/2024"],
        ),
        (
            "Kế hoạch số 1/KH-UBND (ngày 22 / 01 / 2024); Kế hoạch số 2/KH-UBND (ngày 1/2/2024, hỏa tốc)",
            ["Kế hoạch số 1/KH-UBND (ngày 22 / 01 / 2024)", "Kế hoạch số 2/KH-UBND"],
        ),
        (
            "Kế hoạch số 1/KH-UBND ngày 1 tháng Hai năm 2026. Báo cáo số 2/BC-UBND.Trong đó",
            ["Kế hoạch số 1/KH-UBND ngày 1 tháng Hai năm 2026", "Báo cáo số 2/BC-UBND"],
        ),
        (
            "1.Kế hoạch số 18/KH-UBND\n2.26/KH-UBND\n- 27/KH-UBND;",
            ["Kế hoạch số 18/KH-UBND", "26/KH-UBND", "27/KH-UBND"],
        ),
        (
            "Tờ trình số 1/TTr-UBND, ngày 05 tháng 01 năm 2026, Đề án 2/ĐA-UBND,3/KH-UBND",
            ["Tờ trình số 1/TTr-UBND, ngày 05 tháng 01 năm 2026", "Đề án 2/ĐA-UBND", "3/KH-UBND"],
        ),
        (
            "Kế hoạch số 42/KH-UBND\nngày 30/01/2024",
            ["Kế hoạch số 42/KH-UBND\nngày 30/01/2024"],
        ),
        ("42/KH-UBND\n30/01/2024", ["42/KH-UBND"]),
        ("1/KH-Công văn 2/KH-UBND", ["1/KH-Công", "2/KH-UBND"]),
        ("42/KH-UBND ngày 30-01-2024-NQ/HU", ["42/KH-UBND ngày 30-01-2024"]),
        ("42/KH-UBND 30/01/2024;", ["42/KH-UBND 30/01/2024"]),
        ("42/KH-UBNDngày 30/01/2024", ["42/KH-UBNDngày 30/01/2024"]),
        ("Kế hoạch 42/KH-UBND - Phòng Nội vụ", ["Kế hoạch 42/KH-UBND"]),
        ("thông báo Kế hoạch số 42/KH-UBND", ["Kế hoạch số 42/KH-UBND"]),
        ("Kế hoạch của huyện số 42/KH-UBND", ["số 42/KH-UBND"]),
        ("Kế hoạch số 42/KH-UBND ngày 31/02/2024", ["Kế hoạch số 42/KH-UBND"]),
        ("Kế hoạch số 42/KH-UBND ngày 30/01/24", ["Kế hoạch số 42/KH-UBND"]),
        ("Kế hoạch số 42/KH-UBND.HĐND xã", ["Kế hoạch số 42/KH-UBND"]),
        ("Kế hoạch số 42/UBND - HĐND, đã xong", ["Kế hoạch số 42/UBND"]),
        ("Nghị quyết số 1 NQ/ĐU và số 2 KH/ĐU", ["Nghị quyết số 1 NQ/ĐU", "số 2 KH/ĐU"]),
        ("“Kế hoạch số 42/KH-UBND” và 43/KH-UBND", ["Kế hoạch số 42/KH-UBND", "43/KH-UBND"]),
    ],
)
def test_list_styles_and_ends(text: str, cited: list[str]) -> None:
    assert [citation.text for citation in find_citations(text)] == cited


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30/01/2024",
        "ngày 30/01/2024",
        "14/16 xã",
        "02/02 hộ",
        "giai đoạn 2021 - 2030",
        "2023-2025",
        "795,81/750 ha",
        "50 triệu/ha",
        "10/ha",
        "05/Phòng",
        "số 5/Trần Phú",
        "căn 12B-CT1/KĐT",
        "lô 5/CN-KCN",
        "nhà số 12 KH-TC",
        "đạt 12 KH-UBND",
        "60 km/h",
        "24/7",
        "20 m2/người",
        "số 12 hộ",
        "số 12 KH/năm",
        "lớp 5A-TH/XA",
        "Kế hoạch số 4 2/KH-UBND",
        "đạt 10/KH 12",
        "12/THCS",
        "QĐ-UBND",
        "A42/KH-UBND",
        "1234567/KH-UBND",
        "30/01/2024/KH-UBND",
        "ĐẠT 10/NGƯỜI-NGÀY",
        "5/ABCDEFGHIJKLMNOPQRSTUVWXYZ-UBND",
        "٤٢/KH-UBND",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert find_citations(text) == []


def test_decomposed_letters_are_read() -> None:
    text = unicodedata.normalize("NFD", "Kế hoạch số 42/KH-UBND, ngày 30/01/2024")
    citation = one(text)
    assert (citation.text, citation.type) == (text, "Kế hoạch")
    assert citation.date == datetime.date(2024, 1, 30)


pieces = st.sampled_from(
    [
        "Kế hoạch ",
        "số ",
        "42",
        "/",
        "-",
        "KH",
        "UBND",
        "NQ",
        "HU",
        ", ",
        "ngày ",
        "30/01/2024",
        "\n",
        "; ",
        "1. ",
        " ",
        "2023/",
        "Đề án ",
        "báo cáo",
        "ph",
        "5%",
    ]
)


@modest
@given(st.one_of(st.lists(pieces, max_size=30).map("".join), st.text(max_size=80)))
def test_citations_stand_in_order_without_overlap(text: str) -> None:
    end = 0
    for citation in find_citations(text):
        assert end <= citation.start < citation.end
        assert citation.text == text[citation.start : citation.end]
        # Without its sign a number is read only beside a type's abbreviation.
        joint = "/" if citation.style == "state" else "-"
        if re.search(rf"{citation.number}[ \u00a0_-]?{re.escape(citation.symbol)}", citation.text):
            joint = citation.symbol
        assert citation.number in citation.text
        assert citation.symbol in citation.text
        assert joint in citation.text
        end = citation.end


@modest
@given(st.lists(pieces, max_size=6).map("".join))
def test_what_is_found_has_a_sign_by_which_it_is_looked_for(text: str) -> None:
    assert not _reference().search(with_figures(text)) or _JOINED.search(text)


@pytest.mark.parametrize(
    "piece",
    [
        "1/KH-UBND ",
        "1/KH-A, ngày ",
        "1-A1",
        "1-A-",
        "1/A-",
        "1/AA -",
        "số ",
        "số số1-KH",
        "Kế hoạch ",
        "1" * 50,
        "1/" + "A" * 21,
        "1/1111/",
        "a" * 1000 + "1/KH-A",
    ],
)
def test_a_long_text_takes_linear_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    find_citations(text)
    assert time.process_time() - start < 10


def test_the_table_of_types() -> None:
    names = {kind.name for kind in document_types()}
    assert {"Nghị quyết", "Quyết định", "Kế hoạch", "Công văn", "Luật", "Kết luận", "Đề án"} <= names
    assert {"kh", "qđ", "ctr", "qyđ"} <= type_abbreviations()
    assert "" not in type_abbreviations()
    assert find_type(["kế", "HOẠCH"]) == "Kế hoạch"
    assert find_type(["kế"]) is None
