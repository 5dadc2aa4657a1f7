"""The line `(Kèm theo ...)`: what offices write as number, symbol and date becomes dots, all else stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import LINEAR, growth

from vqdesk.text.attached_line import find_left_over, put_dots
from vqdesk.text.seen import seen

NUMBER, DATE, WORDS = "..../......", ".../.../......", "ngày ... tháng ... năm ......"


@pytest.mark.parametrize(
    ("typed", "electronic"),
    [
        ("Báo cáo số\u200b 15\u200b/BC-UBND ngày\u200b 25/3/2026 xã", f"Báo cáo số {NUMBER} ngày {DATE} xã"),
        ("Báo cáo số\u00a015/BC-UBND ngày\u202f25/3/2026", f"Báo cáo số {NUMBER} ngày {DATE}"),
        ("Nghị quyết số 05/2026/NQ-HĐND", "Nghị quyết số ..../..../......"),
        ("Báo cáo số 15/BC – UBND ngày 25 / 3 / 2026", f"Báo cáo số {NUMBER} ngày ... / ... / ......"),
        ("số 15/BC-UBND ngày 25/3/26", f"số {NUMBER} ngày {DATE}"),
        ("số 15/BC-UBND ngày 25.3.2026", f"số {NUMBER} ngày {DATE}"),
        ("số 15/BC-UBND ngày 25-3-2026.", f"số {NUMBER} ngày ...-...-......."),
        ("số 15/BC-UBND ngày 25 tháng 3 năm 2026", f"số {NUMBER} {WORDS}"),
        ("số 15/BC-UBND ngày 25 tháng Ba năm 2026", f"số {NUMBER} {WORDS}"),
        ("ngày hai mươi lăm tháng mười hai năm hai nghìn không trăm hai mươi sáu", WORDS),
        ("ngày mồng 5 tháng Giêng năm 2026", WORDS),
        ("ngày 5 tháng năm năm 2026", WORDS),
        ("số １５／BC－UBND ngày ２５/３/２０２６", f"số {NUMBER} ngày {DATE}"),
        ("số: 15-BC/HU ngày 25/3/2026 của Huyện ủy", f"số: ....-...... ngày {DATE} của Huyện ủy"),
        ("số 15 - BC/HU, ngày 25 tháng 3, năm 2026", "số ....-......, ngày ... tháng ..., năm ......"),
        ("Số 15 /BC-UBND", f"Số {NUMBER}"),
        ("số 15/BC-UBND-VP, 25/3/2026", f"số {NUMBER}, {DATE}"),
        ("Kế hoạch 42a/KH-UBND ngày 25/3", f"Kế hoạch {NUMBER} ngày .../..."),
        ("số 01/CT.UBND ngày 25 tháng 3/2026", f"số {NUMBER} ngày ... tháng .../......"),
        ("số 15/bc-ubnd ngày 25/III/2026", f"số {NUMBER} ngày {DATE}"),
        ("số 15A/BC-UBND", f"số {NUMBER}"),
        ("các Báo cáo số 15, 16, 17/BC-UBND", "các Báo cáo số ...., ...., ..../......"),
        ("số 15;16; 17/BC-UBND", "số ....;....; ..../......"),
        # A figure alone is the document's behind its type or before its date, else part of the issuer.
        ("Báo cáo của UBND xã số 15, ngày 25/3/2026", f"Báo cáo của UBND xã số ...., ngày {DATE}"),
        ("Báo cáo của UBND xã và Công văn số 16", "Báo cáo của UBND xã và Công văn số ...."),
        ("số 15+16/BC-UBND", f"số {NUMBER}"),
        ("số 1.234/BC-UBND(VP) ngày 2026-03-25", f"số {NUMBER} ngày ......-...-..."),
        ("số 15/BC-UBNDngày 25/3/2026", f"số {NUMBER}ngày {DATE}"),
        ("số 15/BC UBND ngày 25/3/2026", f"số {NUMBER} ngày {DATE}"),
        ("số 15/BC UBND xã", f"số {NUMBER} UBND xã"),
        ("Công văn số 123/UBND - VP ngày 25/3/2026", f"Công văn số {NUMBER} ngày {DATE}"),
        ("Báo cáo 15BC/UBND", f"Báo cáo {NUMBER}"),
        ("số 15BC-UBND", "số ....-......"),
        (r"số 15\BC-UBND ngày 25\3\2026", r"số ....\...... ngày ...\...\......"),
        ("số\n15/BC-UBND\nngày 25\ntháng 3 năm 2026", f"số {NUMBER}\n{WORDS}"),
        ("ngày 25 - tháng 3 - năm 2026", "ngày ... - tháng ... - năm ......"),
        ("ngày 25, tháng 3, năm 2026", "ngày ..., tháng ..., năm ......"),
        ("ngày 25/tháng 3/năm 2026", "ngày .../tháng .../năm ......"),
        ("Phụ lục số 02 kèm theo Báo cáo số 15/BC-UBND", f"Phụ lục số 02 kèm theo Báo cáo số {NUMBER}"),
        ("Báo cáo số 15/BC-UBND và Biểu số 3", f"Báo cáo số {NUMBER} và Biểu số 3"),
        # Other signs between number, type and office, or none.
        ("số 15_BC_UBND ngày 25/3/2026", f"số ...._...... ngày {DATE}"),
        ("15_BC_UBND", "...._......"),
        ("15.BC.UBND của UBND xã", f"{NUMBER} của UBND xã"),
        ("số 15.BC-UBND", f"số {NUMBER}"),
        ("15-BC-UBND", "....-......"),
        ("15 BC UBND của UBND xã", ".... của UBND xã"),
        ("số 15 BC UBND xã", "số .... UBND xã"),
        ("số 15/bc ubnd của UBND xã", f"số {NUMBER} của UBND xã"),
        ("25 tháng ba năm 2026", "... tháng ... năm ......"),
        ("hai mươi lăm tháng ba năm 2026", "... tháng ... năm ......"),
        # Look-alikes: eth, a letter for a digit.
        ("số 15\u2215BC-UBND ngày 25\u22153\u22152026", f"số {NUMBER} ngày {DATE}"),
        ("số l5/BC-UBNÐ ngày 2O/3/2O26", f"số {NUMBER} ngày {DATE}"),
        ("số 15/QÐ-UBND", f"số {NUMBER}"),
        # Places that are open, and dots that stand there already.
        ("Báo cáo /BC-UBND ngày     /3/2026", f"Báo cáo {NUMBER} ngày {DATE}"),
        ("số ....../BC-UBND ngày ......  tháng 3 năm", "số ....../...... ngày ...... tháng ... năm ......"),
        ("số ……/BC-UBND ngày …/…/2026", "số ……/...... ngày …/…/......"),
        # Several documents.
        (
            "Báo cáo số 15/BC-UBND ngày 25/3/2026 và Kế hoạch số 16/KH-UBND ngày 26/3/2026 của UBND xã",
            f"Báo cáo số {NUMBER} ngày {DATE} và Kế hoạch số {NUMBER} ngày {DATE} của UBND xã",
        ),
        (
            "Báo cáo số 15/BC-UBND, Kế hoạch số 16/KH-UBND của UBND; Tờ trình số 17/TTr-UBND ngày 27/3/2026",
            f"Báo cáo số {NUMBER}, Kế hoạch số {NUMBER} của UBND; Tờ trình số {NUMBER} ngày {DATE}",
        ),
        ("Báo cáo số 15, 16/BC-UBND", f"Báo cáo số ...., {NUMBER}"),
        # What is no number stays.
        ("báo cáo số liệu của Thôn 5, khu phố 3", "báo cáo số liệu của Thôn 5, khu phố 3"),
        ("Báo cáo số 5 - UBND xã A", "Báo cáo số .... - UBND xã A"),
        ("kết quả 9 tháng năm 2026 số 15/BC-UBND", f"kết quả 9 tháng năm 2026 số {NUMBER}"),
    ],
)  # fmt: skip
def test_number_symbol_and_date_become_dots(typed: str, electronic: str) -> None:
    for before, after in (("", ""), ("(Kèm theo ", ")")):
        assert put_dots(f"{before}{typed}{after}") == f"{before}{electronic}{after}"
        assert put_dots(f"{before}{electronic}{after}") == f"{before}{electronic}{after}"
    assert find_left_over(typed) == ()


@pytest.mark.parametrize(
    ("typed", "electronic", "told"),
    [
        ("của Trường THCS số 2 xã Tân Lập", "của Trường THCS số 2 xã Tân Lập", "số 2"),
        ("của Trạm Y tế, số 15 đường Trần Phú", "của Trạm Y tế, số 15 đường Trần Phú", "số 15"),
        ("Báo cáo số 3 của Tổ công tác số 2", "Báo cáo số .... của Tổ công tác số 2", "số 2"),
    ],
)
def test_a_figure_of_the_issuer_stays_and_is_told(typed: str, electronic: str, told: str) -> None:
    assert put_dots(typed) == electronic
    assert find_left_over(typed) == (told,)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        (
            "(Kèm theo Báo cáo số 15/BC-UBND ngày 25/3/2026 thực hiện Kế hoạch số 42/KH-UBND ngày 1/1/2026)",
            ("số 42/KH-UBND", "ngày 1/1/2026"),
        ),
        ("Báo cáo số 9/BC-UBND từ ngày 15/2/2026 đến 14/3/2026", ("ngày 15/2/2026", "14/3/2026")),
        ("Báo cáo số 9/BC-UBND tháng 3/2026", ("tháng 3/2026",)),
        ("Báo cáo số 9/BC-UBND, mã A-17", ("A-17",)),
        ("Báo cáo số 9/BC-UBND (2026)", ("2026",)),
        ("(Kèm theo Báo cáo quý 3 năm 2026, nhiệm kỳ 2021 - 2026, kỳ họp thứ 2, khóa 20)", ()),
        ("", ()),
        # Signs that nobody can tell from what they part.
        ("Báo cáo số 15|BC-UBND", ("BC-UBND",)),
        ("Báo cáo BC-UBND số 15", ("BC-UBND",)),
        ("Báo cáo _BC_UBND", ("BC_UBND",)),
        ("Báo cáo số 15/BC-U.B.N.D", ("B.N.D",)),
        ("Báo cáo số 15/BC:UBND", ("UBND",)),
        ("Báo cáo số mười lăm ngày 25/3/2026", ("số mười lăm",)),
        ("Báo cáo số liệu của HĐND - UBND xã", ()),
        ("Báo cáo của UBND xã A thực hiện Kế hoạch số 3/KH-UBND", ("số 3/KH-UBND",)),
    ],
)  # fmt: skip
def test_what_still_looks_like_a_number_or_a_date_is_told(typed: str, left: tuple[str, ...]) -> None:
    assert find_left_over(typed) == left


kinds = st.sampled_from(["BC", "KH", "QĐ", "TB", "NQ", "CT", "TTr", "CTr", "ĐA"])
offices = st.sampled_from(["UBND", "HĐND", "VP", "BCĐ", "ĐU", "TU"])
gap = st.sampled_from(["", "", " ", "\u00a0"])
written = st.sampled_from(["5", "05", "15", "123", "1234", "42a", "7b"])
hyphen = st.sampled_from(["-", "-", "–", "‑", " -", "- ", " - ", " – ", "."])
branch = st.sampled_from(["", "", "-VP", "-KT&HT", "-TCKH"])
year = st.sampled_from(["", "", "2026/"])
state = st.builds("{}{}/{}{}{}{}{}{}".format, written, gap, gap, year, kinds, hyphen, offices, branch)
party = st.builds("{}-{}/{}".format, written, kinds, offices)
said = st.sampled_from(["số ", "số: ", "Số ", "số\u00a0", "số\n", ""])
number = st.builds("{}{}".format, said, state | party)
day, month = st.sampled_from(["5", "05", "25"]), st.sampled_from(["1", "03", "12"])
sign = st.sampled_from(["/", "-", ".", " / ", "/ ", " - "])
figures = st.builds("{0}{3}{1}{3}{2}".format, day, month, st.sampled_from(["2026", "26"]), sign)
in_words = st.builds("{} tháng {} năm 2026".format, day, month | st.sampled_from(["Ba", "mười hai", "Giêng"]))
date = st.builds("{}{}".format, st.sampled_from([" ngày ", ", ngày ", " ngày\u00a0"]), figures | in_words)
types = st.sampled_from(["Báo cáo", "Kế hoạch", "Quyết định", "Nghị quyết", "Tờ trình", "Công văn"])
document = st.tuples(types, number, date | st.just(""))
joint = st.sampled_from([" và ", ", ", "; ", " cùng "])


@given(st.lists(st.tuples(joint, document), min_size=1, max_size=3), st.lists(st.integers(0, 80), max_size=4))
@settings(deadline=None)
def test_no_figure_of_any_document_stays_and_all_words_do(documents, unseen) -> None:
    text, words = "(Kèm theo ", "Kèm theo "
    for place, (link, (kind, number, date)) in enumerate(documents):
        link = link if place else ""
        text += f"{link}{kind} {number}{date}"
        words += f"{link} {kind} "
    text, words = f"{text} của UBND xã Bản Mới)", f"{words} của UBND xã Bản Mới"
    for place in unseen:
        text = text[:place] + "\u200b" + text[place:]
    made = put_dots(text)
    assert put_dots(made) == made
    assert find_left_over(text) == ()
    kept = re.sub(r"[().,;:/…‑–-]", " ", seen(made).text).split()
    assert [word for word in kept if word.lower() not in ("số", "ngày", "tháng", "năm")] == re.sub(
        "[,;]", " ", words
    ).split()


@pytest.mark.parametrize("piece", ["số 15 ", "15/BC-UBND ", "ngày 5 ", "\u200b. ", "tháng ", "/BC-"])
def test_a_line_of_any_length_is_read_soon(piece: str) -> None:
    assert growth(lambda size: piece * size, lambda text: (put_dots(text), find_left_over(text)), 60) < LINEAR
