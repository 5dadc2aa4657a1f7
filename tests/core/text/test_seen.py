"""Signs that show nothing and look-alikes: kept to the letter, and nothing derived sees them."""

from __future__ import annotations

import pytest
from former_columns import Headings
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import LINEAR, growth

from db.records import Domain, Draft, Period, Report, Section, Task
from db.text.signs import UNSEEN, as_read, has_unseen, shows_nothing, without_unseen
from vqdesk.annex.recognition import finder
from vqdesk.annex.recognition.recogniser import Recognised, recognise
from vqdesk.exporting.file_names import plain_name
from vqdesk.formats.plain_text import reader as text_reader
from vqdesk.merge.matching import match_tasks
from vqdesk.text.citations import Citation, find_citations
from vqdesk.text.collation import sort_key
from vqdesk.text.dates import find_dates
from vqdesk.text.figures import parse_percent
from vqdesk.text.seen import seen, with_figures

UNSEEN_SIGNS = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u202e\u2060\u2066\u2069"
    "\ufeff\u00ad\u034f\u180e\ufe0f\U000e0041"
)
PERIOD = Period("năm", 2026)

scattered = st.lists(st.tuples(st.integers(0, 90), st.sampled_from(UNSEEN_SIGNS)), max_size=8)


def strewn(text: str, signs: list[tuple[int, str]]) -> str:
    for place, sign in signs:
        place = min(place, len(text))
        text = text[:place] + sign + text[place:]
    return text


def told(found: list[Citation]) -> list[tuple[object, ...]]:
    return [(each.type, each.number, each.symbol, each.style, each.date) for each in found]


@pytest.mark.parametrize("sign", UNSEEN_SIGNS)
def test_a_sign_that_shows_nothing_is_not_seen(sign: str) -> None:
    assert UNSEEN.fullmatch(sign)
    assert without_unseen(f"a{sign}b") == "ab"
    assert shows_nothing(f" {sign}\n")
    assert not shows_nothing(f"{sign}a")


@given(
    st.text(st.sampled_from("ab \nĐ\u00ac\u200a\ud800\U00010000\U000e1000" + UNSEEN_SIGNS) | st.characters())
)
def test_a_text_has_such_a_sign_where_a_search_finds_one(text: str) -> None:
    assert has_unseen(text) == (UNSEEN.search(text) is not None)


@given(scattered)
@settings(deadline=None)
def test_what_is_derived_does_not_see_them(signs: list[tuple[int, str]]) -> None:
    text = "1. Quyết định số 123/QĐ-UBND ngày 15/01/2026; 63-NQ/HU ngày 05 tháng 01 năm 2026"
    typed = strewn(text, signs)
    found = find_citations(typed)
    assert told(found) == told(find_citations(text))
    assert [without_unseen(each.text) for each in found] == [each.text for each in find_citations(text)]
    for each in (*found, *find_dates(typed)):
        assert each.text == typed[each.start : each.end]
        assert not UNSEEN.match(each.text[0])
        assert not UNSEEN.match(each.text[-1])
    assert [each.date for each in find_dates(typed)] == [each.date for each in find_dates(text)]
    assert parse_percent(strewn("88,0%", signs)) == parse_percent("88,0%")
    assert sort_key(strewn("Phòng Nội vụ 10", signs))[:3] == sort_key("Phòng Nội vụ 10")[:3]
    assert plain_name(strewn("Biểu đánh giá", signs)) == "Bieu danh gia"


@given(st.text(st.sampled_from("ab \u00a0ĐÐК１" + UNSEEN_SIGNS), max_size=30))
def test_places_lead_back_to_the_text(text: str) -> None:
    view = seen(text)
    assert len(view.text) == len(without_unseen(text))
    for at in range(len(view.text)):
        start, end = view.start(at), view.end(at + 1)
        assert end == start + 1
        assert seen(text[start:end]).text == view.text[at]
    assert view.start(len(view.text)) == len(text)


def test_a_text_of_any_length_is_read_soon() -> None:
    assert (
        growth(lambda size: "Ð\u200bO1 2O24/" * size, lambda text: with_figures(seen(text).text), 200)
        < LINEAR
    )


@pytest.mark.parametrize(
    ("text", "number", "symbol", "date"),
    [
        ("Quyết định số 123/QÐ-UBND ngày 15/01/2026", "123", "QĐ-UBND", "2026-01-15"),
        ("Thông báo số 05/TB-HÐND ngày 05/01/2026", "05", "TB-HĐND", "2026-01-05"),
        ("12/KH-UBNÐ", "12", "KH-UBNĐ", None),
        ("Kế hoạch số l2/KH-UBND", "12", "KH-UBND", None),
        ("Kế hoạch số I2/KH-UBND ngày l5/O1/2O26", "12", "KH-UBND", "2026-01-15"),
        ("Nghị quyết số 05/2O26/NQ-HÐND", "05", "2026/NQ-HĐND", None),
        ("Báo cáo số 1O-BC/HU ngày 3O tháng O1 năm 2O26", "10", "BC/HU", "2026-01-30"),
        ("Kế hoạch số 12/КН-UВND", "12", "KH-UBND", None),  # Cyrillic
        ("Kế hoạch số 12/ΚΗ-UΒΝD", "12", "KH-UBND", None),  # Greek
        ("Kế hoạch số １２／ＫＨ－ＵＢＮＤ", "12", "KH-UBND", None),
        ("Quyết định số 7/QĐ\u2011UBND", "7", "QĐ\u2011UBND", None),
        ("Kế hoạch số\u202f12/KH-UBND ngày\u200315/01/2026", "12", "KH-UBND", "2026-01-15"),
        ("Kế hoạch số 12/KH-HĐN0A", "12", "KH-HĐNOA", None),
    ],
)
def test_look_alikes_are_read_as_what_they_look_like(
    text: str, number: str, symbol: str, date: str | None
) -> None:
    (found,) = find_citations(text)
    assert (found.number, found.symbol) == (number, symbol)
    assert (found.date and found.date.isoformat()) == date
    assert found.text == text[found.start : found.end] == text


@pytest.mark.parametrize(
    "text", ["5l xăng", "Khí CO2", "tổ Ol", "loại II", "O2 và N2", "lOO", "bản l/n", "2l/người", "10l/ha"]
)
def test_words_and_measures_are_no_citations(text: str) -> None:
    assert with_figures(text) == text
    assert find_citations(text) == []


def test_signs_of_other_letters_stay_what_they_are() -> None:
    assert as_read("μ α ß é ω я л đĐ ×") == "μ α ß é ω я л đĐ ×"


def annex(*rows: str, header: str = "TT\tTên đơn vị\tNội dung\tKết quả\tTỷ lệ hoàn thành") -> Recognised:
    (grid,) = finder.find_annexes(text_reader.read_source("\n".join([header, *rows]).encode(), "a.txt"))
    return recognise(grid, period=PERIOD)


def test_an_annex_is_recognised_through_unseen_signs() -> None:
    found = annex(
        "\u200bI\u200e.\tLĩnh vực kinh tế\t\u200b\t\t\ufeff",
        "\ufeff1.\tPhòng Kinh\u00ad tế\tLàm đường\tXong\t\u200b64%",
        header="T\u200bT\tTên đơn\u00a0vị\tNội dung\u200e\tKết quả\t\ufeffTỷ lệ hoàn thành",
    )
    (section,) = found.draft.sections
    assert (section.domain.numeral, section.domain.name) == ("\u200bI\u200e.", "Lĩnh vực kinh tế")
    (task,) = section.tasks
    assert (task.number, task.evaluation) == ("\ufeff1.", "\u200b64%")
    entries = {(entry.where, entry.why, entry.action) for entry in found.account}
    assert ("line 3, column 5", "account.unseen", "converted") in entries
    assert ("line 2, column 3", "account.unseen_alone", "skipped") in entries


def test_a_section_in_one_cell_is_cut_to_the_letter() -> None:
    found = annex("II\u200b. \u200bLĩnh\u00a0vực xã hội", "1\tA\tB\tC\t1%")
    domain = found.draft.sections[0].domain
    assert (domain.numeral, domain.name) == ("II\u200b.", "Lĩnh\u00a0vực xã hội")


def test_signs_that_turn_the_text_round_are_to_be_looked_over() -> None:
    from vqdesk.annex.source.import_log import urgency

    found = annex("1\tA\tB\tĐạt \u202e25\u202c thôn\t100 \u2705\ufe0f")
    (entry,) = found.account
    assert (entry.why, urgency(entry), entry.values["signs"]) == ("account.turning", 0, "U+202E, U+202C")
    assert found.draft.sections[0].tasks[0].result == "Đạt \u202e25\u202c thôn"


def draft(report: str, number: str, unit: str, content: str) -> Draft:
    task = Task(report, "d", f"{report}-task", number, unit, content)
    own = Report(report, "", PERIOD, (), "", Headings().columns)
    return Draft(own, (Section(Domain(report, f"{report}-d", "I", "Kinh tế"), (task,)),))


def test_tasks_are_paired_through_them() -> None:
    old = draft("a", "1", "Phòng Kinh tế", "Sửa đường Đông")
    new = draft("b", "１", "Phòng\u00a0Kinh\u200b tế", "Sửa \u00adđường Ðông\ufeff")
    (pair,) = match_tasks(new, old).pairs
    assert (pair.how, pair.score) == ("number", 100)
