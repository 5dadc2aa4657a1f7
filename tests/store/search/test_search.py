from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from former_columns import Headings
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import Domain, Draft, Period, Report, Section, Task
from db.search.query import Hit, Query
from db.store.store import Store
from db.text.folding import fold, split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


def _report(texts: Sequence[str], report_id: str = "r") -> Draft:
    report = Report(report_id, "UBND", Period("năm", 2024), (), "", Headings().columns)
    tasks = tuple(Task(report_id, "d", f"t{at}", content=text) for at, text in enumerate(texts))
    return Draft(report, (Section(Domain(report_id, "d", "I", "Lĩnh vực"), tasks),))


@pytest.fixture
def found(path: Path) -> Iterator[Callable[..., list[str]]]:
    """Return a search over tasks of the given contents, t0, t1, ...; exact hits with a `!`."""
    with Store.open(path) as store:

        def search(query: str, *texts: str) -> list[str]:
            if store.reports.all():
                store.reports.delete("r")
            store.reports.add(_report(texts))
            return [hit.record_id + "!" * hit.exact for hit in store.search.find(query)]

        yield search


@pytest.mark.parametrize(
    ("query", "texts", "hits"),
    [
        ("duong", ["Làm đường", "họ Dương", "tu sửa", "duong"], ["t0", "t1", "t3!"]),
        ("đường", ["họ Dương", "duong", "Làm ĐƯỜNG xã"], ["t2!", "t0", "t1"]),
        ("dương", ["Làm đường", "họ Dương"], ["t1!", "t0"]),
        ("hoà", ["Hòa Bình", "hoá chất", "hoà giải"], ["t0!", "t2!", "t1"]),
        ("hoá", ["hóa chất", "Hoà Bình"], ["t0!", "t1"]),
        ("nong thon", ["nông thôn mới", "thôn nông", "nông dân"], ["t0", "t1"]),
        ("thôn nông", ["nông thôn mới", "thôn nóng"], ["t0!", "t1"]),
        ("nông th", ["nông thôn", "nông nghiệp"], ["t0!"]),
        ("đườ", ["đường", "đưa", "đương"], ["t0!", "t2"]),
        ("42/KH-UBND", ["số 42/KH-UBND", "42 KH", "142/KH-UBND", "42/KH-HĐND"], ["t0!"]),
        ("42/kh-ub", ["số 42/KH-UBND ngày", "42/KH-VP"], ["t0!"]),
        ("số 42", ["sở 42", "số 42", "số 421", "sổ 4"], ["t1!", "t2!", "t0"]),
        ("42 hoà", ["42 hoá", "42 hòa", "41 hoà", "42 hoàn"], ["t1!", "t3!", "t0"]),
        ("hoà 4", ["hoàn 4", "hoà 42", "hoá 42"], ["t1!", "t2"]),
        ("KH-UBND 2024", ["42/KH-UBND ngày 30/01/2024", "2024"], ["t0!"]),
        ("88,0%", ["đạt 88,0%", "88%"], ["t0!"]),
        ("30/01", ["ngày 30/01/2024", "01/30"], ["t0!"]),
        # What shows nothing is not there, and look-alikes are what they look like, on both sides.
        ("đường", ["đư\u200bờng", "\ufeffđường\u200e", "đ\u00adường"], ["t0!", "t1!", "t2!"]),
        ("12/KH-UBND", ["12/KH\u200b-UBND", "\uff11\uff12/KH-UBND", "12/КН-UBND"], ["t0!", "t1!", "t2!"]),
        ("123/QĐ", ["123/QÐ-UBND"], ["t0!"]),
        ("đ\u200bường", ["đường"], ["t0!"]),
        ("bao_cao", ["tệp bao_cao_2024", "báo cáo"], ["t0!", "t1"]),
        ("xa\u0303", ["xã", "xa"], ["t0!", "t1"]),
        ("xã", ["xa\u0303", "xạ"], ["t0!", "t1"]),
        ("xã\u00a0Trấn", ["xã Trấn Ninh"], ["t0!"]),
        ('"duong"', ["đường"], ["t0"]),
        ("", ["a"], []),
        ("%", ["5%"], []),
        ("đường AND", ["đường and", "đường"], ["t0!"]),
    ],
)
def test_what_a_query_finds(
    found: Callable[..., list[str]], query: str, texts: list[str], hits: list[str]
) -> None:
    assert found(query, *texts) == hits


OPERATORS = st.text('"*^:(){}+-ANDORNOTEAR ¶content\x00đườ/', max_size=30)


@given(query=OPERATORS | st.text(st.characters(exclude_categories=["Cs"])))
@settings(max_examples=200)
def test_no_query_raises(shared: Store, query: str) -> None:
    shared.search.find(query)
    shared.search.find(query, report_id="r")


def test_a_long_query_is_cut(shared: Store) -> None:
    assert shared.search.find("nông " * 5000) == shared.search.find("nông")
    assert shared.search.find("/".join("a" * 5000)) == []


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("search") / "kho.vqd") as store:
        store.reports.add(_report(["Nông thôn mới đường AND OR NOT", "content : a*"]))
        yield store


WORD = st.sampled_from(
    ["đường", "duong", "dương", "Đu", "đủ", "hoà", "hòa", "hoa", "42/KH-UBND", "KH", "UBND", "4", "xa\u0303"]
)
TEXT = st.lists(WORD, max_size=4).map(" ".join)


@given(
    texts=st.lists(TEXT, min_size=1, max_size=5), query=st.lists(WORD, min_size=1, max_size=3).map(" ".join)
)
@settings(max_examples=60)
def test_search_finds_what_reading_every_text_finds(texts: list[str], query: str) -> None:
    *parts, last = [" ".join(split_words(fold(part))) for part in query.split()]
    expected = {
        f"t{at}"
        for at, text in enumerate(texts)
        if (spoken := f" {' '.join(split_words(fold(text)))} ")
        and all(f" {part} " in spoken for part in parts)
        and f" {last}" in spoken
    }
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "kho.vqd") as store:
        store.reports.add(_report(texts))
        assert {hit.record_id for hit in store.search.find(query) if hit.record == "task"} == expected


@pytest.mark.parametrize(
    "field", ["number", "unit", "content", "documents", "result", "evaluation", "extra:Ghi chú"]
)
def test_a_hit_tells_its_field(store: Store, field: str) -> None:
    store.tasks.write("r", "t4", field, "chờ Thẩm định lại")
    assert store.search.find("thẩm định") == [Hit("r", "task", "t4", field, exact=True)]


def test_the_name_of_a_domain_is_found(store: Store) -> None:
    store.domains.write("r", "d2", "name", "Văn hóa - Xã hội")
    assert store.search.find("văn hoá xã") == [Hit("r", "domain", "d2", "name", exact=True)]


def test_the_field_with_the_exact_words_is_told(store: Store) -> None:
    store.tasks.write("r", "t1", "unit", "họ Dương")
    store.tasks.write("r", "t1", "result", "Làm đường")
    assert [hit.field for hit in store.search.find("đường")] == ["result"]
    assert [hit.field for hit in store.search.find("duong")] == ["unit"]


def test_words_in_two_fields_are_found_together(store: Store) -> None:
    store.tasks.write("r", "t1", "unit", "Phòng Y tế")
    store.tasks.write("r", "t1", "result", "đã tiêm chủng")
    assert store.search.find("tiêm y") == [Hit("r", "task", "t1", "unit", exact=True)]


def test_a_phrase_does_not_run_from_one_extra_column_to_the_next(store: Store) -> None:
    store.tasks.write("r", "t1", "extra:A", "số 42")
    store.tasks.write("r", "t1", "extra:B", "KH-UBND")
    assert store.search.find("42/KH") == []
    assert len(store.search.find("42 KH")) == 1


def test_the_index_follows_every_change(store: Store) -> None:
    store.tasks.write("r", "t1", "content", "Chuyển đổi số")
    assert [hit.record_id for hit in store.search.find("chuyen doi")] == ["t1"]
    store.tasks.write("r", "t1", "content", "Cải cách hành chính")
    assert store.search.find("chuyen doi") == []
    store.history.undo("r")
    assert [hit.record_id for hit in store.search.find("chuyen doi")] == ["t1"]
    store.tasks.move("r", "t1", domain_id="d2", before=None)
    store.tasks.delete("r", "t1")
    assert store.search.find("chuyen doi") == []


def test_hits_stand_in_the_annex_order_the_newest_report_first(
    store: Store, make_draft: Callable[..., Draft]
) -> None:
    store.reports.add(make_draft("s"))
    store.tasks.move("r", "t5", domain_id="d1", before="t1")
    hits = [f"{hit.report_id}.{hit.record_id}" for hit in store.search.find("noi dung")]
    assert hits == ["s.t1", "s.t2", "s.t3", "s.t4", "s.t5", "r.t5", "r.t1", "r.t2", "r.t3", "r.t4"]
    assert len(store.search.find("noi dung", limit=3)) == 3
    assert {hit.report_id for hit in store.search.find("noi dung", report_id="r")} == {"r"}
    assert store.search.find("noi dung", report_id="R") == store.search.find("noi dung", report_id="x") == []


def test_exact_hits_come_before_a_limit_of_others(store: Store, make_draft: Callable[..., Draft]) -> None:
    store.tasks.write("r", "t2", "content", "đường")
    store.reports.add(_report(["họ Dương"] * 50, "s"))
    assert store.search.find("đường", limit=5)[0].record_id == "t2"


def test_a_number_does_not_hide_exact_hits_behind_a_limit(
    store: Store, make_draft: Callable[..., Draft]
) -> None:
    store.tasks.write("r", "t2", "content", "đường 42")
    store.reports.add(_report(["họ Dương 42", "đường"] * 50, "s"))
    assert store.search.find("đường 42", limit=5)[0].record_id == "t2"
    assert store.search.find("42 đườ", limit=5)[0].record_id == "t2"


def test_a_beginning_of_very_many_words_is_found(path: Path) -> None:
    with Store.open(path) as store:
        store.reports.add(_report([f"{number}x" for number in range(100, 700)]))
        assert len(store.search.find("1")) == 100
        assert len(store.search.find("", limit=1000)) == 0
        assert len(store.search.find("6", limit=1000)) == 100


def test_another_wording_makes_the_index_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(path) as store:
        store.reports.add(_report(["Làm đường"]))
    monkeypatch.setattr("db.access.transaction.WORDING", "0")
    monkeypatch.setattr("db.search.tokens._by_codes", lambda *_: None)
    monkeypatch.setattr("db.search.tokens.folded_words", lambda found: " ".join(word[::-1] for word in found))
    with Store.open(path) as store:
        assert store.search.find("gnouđ") == []
        assert store.search.find("đường") == []
    monkeypatch.undo()
    with Store.open(path) as store:
        assert len(store.search.find("đường")) == 1


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("duong", "Làm đường họ Dương", ["đường", "Dương"]),
        ("dương", "Làm đường họ Dương", ["Dương"]),
        ("dươ", "Làm đường họ Dương", ["Dương"]),
        ("đướng", "Làm đường", ["đường"]),  # nothing has its tone
        ("nong th", "nông thôn, nông dân", ["nông", "thôn", "nông"]),
        ("42/KH-UBND", "số 42/KH-UBND, 42 tờ", ["42/KH-UBND"]),
        ("42/kh-ub ngay", "số 42/KH-UBND ngày", ["ngày"]),
        ("hoà", "hòa hoá", ["hòa"]),
        ("lam", "l\u200bàm 😀 làm_việc", ["l\u200bàm", "làm_việc"]),
        ("giay", "gia\u0302\u0301y", ["gia\u0302\u0301y"]),
        ("", "Làm đường", []),
    ],
)
def test_a_text_says_where_it_has_the_words(query: str, text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in Query(query).words_in(text)] == words


@given(st.text("aáàbđ 4/-", max_size=12), st.text("aáàAbđĐ 4/-\n", max_size=40))
def test_what_is_found_has_its_words_in_its_text(query: str, text: str) -> None:
    for start, end in Query(query).words_in(text):
        assert fold(" ".join(split_words(text[start:end])))
        found = " ".join(map(fold, split_words(text[start:end])))
        parts = [" ".join(map(fold, split_words(part))) for part in query.split()]
        assert any(found.startswith(part) for part in parts if part)
