from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from former_columns import Headings, headings_of
from hypothesis import given
from hypothesis import strategies as st

from db.records import Column, Domain, Draft, Period, Report, Section, Task
from vqdesk.merge import similarity
from vqdesk.merge.matching import keep_sure_ids, match_tasks, merge_two_way

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Visibility

ROADS = "Bê tông hóa 12 km đường giao thông nông thôn tại các xã vùng cao trong năm 2024"
FOREST = "Trồng mới 750 ha rừng, chăm sóc rừng trồng các năm trước"
SCHOOL = "Xây dựng trường tiểu học đạt chuẩn quốc gia mức độ 1"
CARDS = "Cấp thẻ căn cước cho công dân đủ điều kiện trên địa bàn"


def task(key: str, content: str = "", unit: str = "Phòng Kinh tế", number: str = "", **texts: str) -> Task:
    return Task("", "", key, number=number, unit=unit, content=content, **texts)


def draft(*sections: tuple[str, Sequence[Task]], key: str = "new", headings: Headings | None = None) -> Draft:
    report = Report(
        key, "UBND xã", Period("năm", 2024), (f"Phụ lục {key}",), "", (headings or Headings()).columns
    )
    found = []
    for place, (name, tasks) in enumerate(sections):
        domain = Domain(key, f"{key}-domain-{place}", "I" * (place + 1), name)
        found.append(Section(domain, tuple(replace(each, domain_id=domain.id) for each in tasks)))
    return Draft(report, tuple(found)).with_report(report)


def one(*tasks: Task, key: str = "new") -> Draft:
    return draft(("Kinh tế", tasks), key=key)


def found(new: Draft, old: Draft) -> list[tuple[str, str | None, str]]:
    return [(pair.new.id, pair.old and pair.old.id, pair.how) for pair in match_tasks(new, old).pairs]


def ids(result: Draft) -> list[list[str]]:
    return [[each.id for each in section.tasks] for section in result.sections]


@pytest.mark.parametrize(
    ("new", "how", "score"),
    [
        (task("o", "ganz khác", "ai đó"), "id", 100),
        (task("n", ROADS, number="1"), "number", 100),
        (task("n", ROADS.upper().replace(" ", "\n"), "PHÒNG  KINH TẾ", "1"), "number", 100),
        (task("n", ROADS.replace("hóa", "hoá"), number="1"), "number", 100),
        (task("n", ROADS, number="7"), "words", 100),
        (task("n", ROADS.replace("2024", "2025"), number="1"), "near", 98),
        (task("n", ROADS + " và tại thị trấn"), "near", 92),
        (task("n", FOREST, number="1"), "new", 0),
        (task("n", "", number="1"), "new", 0),
        (task("n", "", number="", unit=""), "new", 0),
    ],
)
def test_how_a_task_is_found(new: Task, how: str, score: int) -> None:
    (pair,) = match_tasks(one(new), one(task("o", ROADS, number="1"), key="old")).pairs
    assert (pair.how, pair.score) == (how, score)
    assert (pair.old is None) == (how == "new")


def test_other_marks_are_other_words_and_near() -> None:
    (pair,) = match_tasks(one(task("n", "bán đất ở")), one(task("o", "bàn đất ở"), key="old")).pairs
    assert (pair.how, pair.score) == ("near", 99)


def test_a_content_that_nothing_else_has_goes_to_another_unit() -> None:
    old = one(task("o1", ROADS, "Phòng Kinh tế"), key="old")
    (pair,) = match_tasks(one(task("n1", ROADS, "Ban Quản lý dự án đầu tư xây dựng cấp huyện")), old).pairs
    assert (pair.how, pair.old and pair.old.id) == ("words", "o1")
    assert pair.score < 90
    twice = one(task("o1", ROADS, "Phòng A"), task("o2", ROADS, "Phòng B"), key="old")
    assert match_tasks(one(task("n1", ROADS, "Xã Tân Đoàn")), twice).pairs[0].how != "words"


def test_equal_ones_take_the_next_and_their_own_domain_first() -> None:
    old = draft(("A", [task("a1", ROADS), task("a2", ROADS)]), ("B", [task("b1", ROADS)]), key="old")
    new = draft(("B", [task("x", ROADS)]), ("A", [task("y", ROADS), task("z", ROADS)]))
    assert found(new, old) == [("x", "b1", "number"), ("y", "a1", "number"), ("z", "a2", "number")]


def test_a_task_without_content_stays_in_its_domain() -> None:
    old = draft(("A", [task("a", number="1", unit="")]), key="old")
    assert found(draft(("A", [task("n", number="1", unit="")])), old) == [("n", "a", "number")]
    assert found(draft(("B", [task("n", number="1", unit="")])), old) == [("n", None, "new")]


def test_the_best_near_ones_come_first() -> None:
    old = one(task("o1", ROADS), task("o2", ROADS + " tại xã A"), key="old")
    new = one(task("n1", ROADS + " tại xã A và B"), task("n2", ROADS + " tại xã A,"), task("n3", CARDS))
    assert found(new, old)[1:] == [("n2", "o2", "near"), ("n3", None, "new")]
    assert found(new, old)[0] == ("n1", "o1", "near")


def test_the_changed_texts_are_named() -> None:
    old = replace(task("t", ROADS, result="a", evaluation="80%"), extra={"Thời hạn": "x", "Ghi chú": ""})
    new = replace(task("t", ROADS, result="b", evaluation="80%"), extra={"Thời hạn": "y", "Mới": "z"})
    (pair,) = match_tasks(one(new), one(old, key="old")).pairs
    assert pair.changed == ("result", "extra:Thời hạn", "extra:Mới")


def test_what_is_gone_is_told_in_order() -> None:
    old = one(task("o1", ROADS), task("o2", FOREST), task("o3", SCHOOL), key="old")
    assert [each.id for each in match_tasks(one(task("n", FOREST)), old).gone] == ["o1", "o3"]


def test_sure_takes_near_ones_without_a_rival_only() -> None:
    old = one(task("o1", ROADS), task("o2", FOREST + " xã A"), task("o3", FOREST + " xã B"), key="old")
    result = keep_sure_ids(
        one(task("n1", ROADS + " đó"), task("n2", FOREST + " xã C"), task("n3", SCHOOL)), old
    )
    assert ids(result) == [["o1", "n2", "n3"]]
    assert result.report.id == "old"
    assert result.sections[0].domain.id == "old-domain-0"


def test_sure_leaves_out_what_is_only_somewhat_near() -> None:
    content = ROADS + " theo kế hoạch đã được phê duyệt ở"
    assert match_tasks(one(task("n", content)), one(task("o", ROADS), key="old")).pairs[0].how == "near"
    assert ids(keep_sure_ids(one(task("n", content)), one(task("o", ROADS), key="old"))) == [["n"]]


def test_domains_are_found_by_numeral_and_name_by_name_and_nearly() -> None:
    old = draft(("Kinh tế", []), ("Văn hóa - xã hội", []), ("Quốc phòng, an ninh", []), key="old")
    new = draft(("VĂN HOÁ -  XÃ HỘI", []), ("Kinh tế", []), ("Quốc phòng - An ninh", []), ("Khác", []))
    domains = [section.domain.id for section in merge_two_way(new, old, {}, keep_gone=False).sections]
    assert domains == ["old-domain-1", "old-domain-0", "old-domain-2", "new-domain-3"]


def test_gone_tasks_stay_behind_their_neighbour() -> None:
    old = draft(
        ("A", [task("o1", ROADS), task("o2", FOREST), task("o3", SCHOOL), task("o4", CARDS)]),
        ("Chỉ có lần trước", [task("o5", "x")]),
        ("B", []),
        key="old",
    )
    new = draft(("A", [task("n4"), task("n2"), task("n9")]), ("B", [task("n1")]))
    partners = {"n4": "o4", "n2": "o2", "n1": "o1", "n9": None}
    kept = merge_two_way(new, old, partners, keep_gone=True)
    assert ids(kept) == [["o4", "o2", "o3", "n9"], ["o5"], ["o1"]]
    assert ids(merge_two_way(new, old, partners, keep_gone=False)) == [["o4", "o2", "n9"], ["o1"]]
    assert ids(merge_two_way(new, old, {"n4": "o4"}, keep_gone=True))[0] == [
        "o1",
        "o2",
        "o3",
        "o4",
        "n2",
        "n9",
    ]


def test_a_task_that_is_another_than_that_of_its_id_gets_a_new_one() -> None:
    old, new = one(task("a", ROADS), task("b", FOREST), key="old"), one(task("a", FOREST), task("c", SCHOOL))
    first, second, third = ids(merge_two_way(new, old, {"a": "b", "c": None}, keep_gone=True))[0]
    assert (first, second, third) == ("a", "b", "c")
    (kept, fresh, _) = ids(merge_two_way(one(task("a", SCHOOL)), old, {"a": None}, keep_gone=True))[0]
    assert {kept, fresh} == {"a", "b"}
    (section,) = merge_two_way(one(task("a", SCHOOL)), old, {"a": None}, keep_gone=True).sections
    assert section.tasks[-1].content == SCHOOL
    assert section.tasks[-1].id not in {"a", "b"}


@pytest.mark.parametrize(
    ("before", "now", "first"),
    [
        (("30/6", ""), ("30/9", ""), "30/6"),
        (("30/6", "31/3"), ("30/9", ""), "31/3"),
        (("30/6", "31/3"), ("30/6", ""), "31/3"),
        (("30/6", ""), ("30/6/2024", ""), ""),
        (("30/6", ""), ("30/6 (gia hạn đến 30/9)", ""), "30/6"),
        (("30/9", "30/6"), ("30/6", ""), ""),
        (("30/6", ""), ("30/9", "15/5"), "15/5"),
        (("30/6", ""), ("", ""), ""),
        (("Thường xuyên", ""), ("30/9", ""), ""),
        (("Theo CV số 12/UBND-VP", ""), ("30/9", ""), ""),
        (("30/6", ""), ("Thường xuyên", ""), ""),
        (("", ""), ("30/9", ""), ""),
    ],
)
@pytest.mark.parametrize("keep_gone", [True, False])
def test_a_deadline_that_is_moved_keeps_the_first(
    before: tuple[str, str], now: tuple[str, str], first: str, keep_gone: bool
) -> None:
    old, new = (
        one(task(key, ROADS, deadline=text, first_deadline=earlier), key=key)
        for key, (text, earlier) in (("o", before), ("n", now))
    )
    columns = Column("content", "Việc"), Column("deadline", "Hạn")
    new = new.with_report(replace(new.report, columns=columns))
    (found,) = merge_two_way(new, old, {"n": "o"}, keep_gone=keep_gone).sections[0].tasks
    assert (found.deadline, found.first_deadline) == (now[0], first)


def test_a_file_without_deadlines_leaves_them_as_they_were() -> None:
    old = one(task("o", ROADS, deadline="30/9", first_deadline="30/6", status="Hoàn thành"), key="old")
    (kept,) = merge_two_way(one(task("n", ROADS)), old, {"n": "o"}, keep_gone=True).sections[0].tasks
    assert (kept.deadline, kept.first_deadline, kept.status) == ("30/9", "30/6", "Hoàn thành")


def test_two_tasks_cannot_have_one_partner() -> None:
    old, new = one(task("a"), key="old"), one(task("x"), task("y"))
    for partners in ({"x": "a", "y": "a"}, {"x": "nobody"}):
        with pytest.raises(ValueError, match="partner"):
            merge_two_way(new, old, partners, keep_gone=False)


def test_columns_that_the_file_lacks_keep_their_texts_with_what_is_kept() -> None:
    old_headings = Headings(content="Nội dung", documents="Văn bản", result="Kết quả", extra=("Hạn", "Mức"))
    former = replace(task("o", ROADS, documents="42/KH-UBND", result="cũ"), extra={"Hạn": "30/6", "Mức": "1"})
    old = draft(("A", [former]), key="old", headings=old_headings)
    headings = Headings(content="Nội dung", result="Kết quả", extra=("Mức",))
    new = draft(("A", [replace(task("n", ROADS), extra={})]), headings=headings)
    kept = merge_two_way(new, old, {"n": "o"}, keep_gone=True)
    (there,) = kept.sections[0].tasks
    assert (there.documents, there.result, dict(there.extra)) == ("42/KH-UBND", "", {"Hạn": "30/6"})
    assert headings_of(kept.report) == replace(headings, documents="Văn bản", extra=("Hạn", "Mức"))
    dropped = merge_two_way(new, old, {"n": "o"}, keep_gone=False)
    assert dropped.sections[0].tasks[0].documents == ""
    assert headings_of(dropped.report) == headings


def test_what_the_file_does_not_say_of_the_report_stays_with_what_is_kept() -> None:
    old = one(task("o", ROADS), key="old")
    there = replace(
        old.report,
        attached_to="(Kèm theo Báo cáo số 12)",
        columns=Headings(result="KL", results="Tóm tắt").columns,
    )
    old = old.with_report(there)
    new = one(task("n", ROADS))
    silent = new.with_report(replace(new.report, organisation=" ", titles=(), attached_to=""))
    kept = merge_two_way(silent, old, {"n": "o"}, keep_gone=True).report
    assert kept == replace(
        silent.report,
        id="old",
        organisation="UBND xã",
        titles=there.titles,
        attached_to=there.attached_to,
        columns=replace(headings_of(silent.report), result="KL", results="Tóm tắt").columns,
    )
    saying = new.with_report(replace(new.report, attached_to="(Kèm theo Báo cáo số 13)"))
    assert (
        merge_two_way(saying, old, {"n": "o"}, keep_gone=True).report.attached_to
        == "(Kèm theo Báo cáo số 13)"
    )
    assert merge_two_way(silent, old, {"n": "o"}, keep_gone=False).report == replace(silent.report, id="old")


def test_the_report_keeps_the_names_of_its_columns_with_what_is_kept() -> None:
    old = one(task("o", ROADS), key="old")
    old = old.with_report(
        replace(old.report, columns=Headings(unit="Tên đơn vị", content="Nội dung").columns)
    )
    new = one(task("n", ROADS))
    headings = Headings(unit="Cơ quan chủ trì", evaluation="Tỷ lệ", extra=("Ghi chú",))
    new = new.with_report(replace(new.report, columns=headings.columns))
    kept = headings_of(merge_two_way(new, old, {"n": "o"}, keep_gone=True).report)
    assert kept == Headings(unit="Tên đơn vị", content="Nội dung", evaluation="Tỷ lệ", extra=("Ghi chú",))


words = st.lists(st.sampled_from([*ROADS.split()[:4], *FOREST.split()[:4], "xã", ""]), max_size=6).map(
    " ".join
)


@st.composite
def drafts(draw: st.DrawFn, key: str) -> Draft:
    count = 0
    sections = []
    names = ["Kinh tế", "Xã hội", "Văn hóa", "An ninh quốc phòng"]
    for name in draw(st.lists(st.sampled_from(names), max_size=4, unique=True)):
        tasks = []
        for _ in range(draw(st.integers(0, 4))):
            count += 1
            # Some ids are the same in both drafts.
            own = draw(st.sampled_from([f"{key}-{count}", f"both-{count}"]))
            texts = {each: draw(words) for each in ("number", "unit", "content", "result")}
            tasks.append(Task("", "", own, **texts, extra=draw(st.dictionaries(st.just("Hạn"), words))))
        sections.append((name, tasks))
    return draft(*sections, key=key, headings=Headings(*"abcdefg"))


def tasks_of(of: Draft) -> list[Task]:
    return [each for section in of.sections for each in section.tasks]


@given(drafts("new"))
def test_a_draft_matches_itself(one: Draft) -> None:
    matching = match_tasks(one, one)
    assert all(pair.old == pair.new and pair.how == "id" and not pair.changed for pair in matching.pairs)
    assert not matching.gone


@given(drafts("new"), drafts("old"))
def test_pairs_are_one_to_one_and_nobody_is_missing(new: Draft, old: Draft) -> None:
    matching = match_tasks(new, old)
    assert [pair.new for pair in matching.pairs] == tasks_of(new)
    partners = [pair.old.id for pair in matching.pairs if pair.old]
    assert Counter([*partners, *(each.id for each in matching.gone)]) == Counter(t.id for t in tasks_of(old))
    assert match_tasks(new, old) == matching


@given(drafts("new"), drafts("old"))
def test_without_partners_the_new_draft_stands_under_the_old_report(new: Draft, old: Draft) -> None:
    result = merge_two_way(
        new, old, dict.fromkeys((each.id for each in tasks_of(new)), None), keep_gone=False
    )
    as_new = replace(new.report, id="old")
    assert result.report == as_new

    def bare(of: Draft) -> list[tuple[Domain, list[Task]]]:
        return [
            (replace(section.domain, id=""), [replace(each, domain_id="") for each in section.tasks])
            for section in of.sections
        ]

    assert bare(result) == bare(new.with_report(as_new))


@given(drafts("new"), drafts("old"), st.booleans(), st.data())
def test_nothing_is_lost_where_the_gone_are_kept(
    new: Draft, old: Draft, ours: bool, data: st.DataObject
) -> None:
    partners: dict[str, str | None] = {
        pair.new.id: pair.old and pair.old.id for pair in match_tasks(new, old).pairs
    }
    if not ours:
        others = data.draw(st.permutations([each.id for each in tasks_of(old)]))
        partners = dict(zip([each.id for each in tasks_of(new)], others, strict=False))
    result = merge_two_way(new, old, partners, keep_gone=True)
    there = tasks_of(result)
    assert len({each.id for each in there}) == len(there)
    assert all(each.domain_id == section.domain.id for section in result.sections for each in section.tasks)
    assert len({section.domain.id for section in result.sections}) == len(result.sections)
    by_id = {each.id: each for each in there}
    for each in tasks_of(old):
        if each.id not in partners.values():
            assert replace(by_id[each.id], domain_id="") == replace(each, domain_id="")
    for each in tasks_of(new):
        if partner := partners.get(each.id):
            assert (by_id[partner].content, by_id[partner].result) == (each.content, each.result)
    assert Counter(each.content for each in there) >= Counter(each.content for each in tasks_of(new))


def test_many_tasks_are_compared_around_their_place_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similarity, "MOST_COMPARED", 12)
    texts = [ROADS, FOREST, SCHOOL, CARDS]
    late = [text + " nhé" for text in texts]
    assert [
        (each.new, each.old) for each in sorted(similarity.pair_most_alike(texts, late), key=lambda e: e.new)
    ] == [(place, place) for place in range(4)]
    assert not similarity.pair_most_alike([ROADS, "", "", ""], [FOREST, SCHOOL, CARDS, ROADS])


def test_four_hundred_against_four_hundred_take_less_than_a_second() -> None:
    pairs = [(ROADS, FOREST), (SCHOOL, CARDS)]
    new = one(*(task(f"n{n}", f"{pairs[n % 2][0]} số {n}") for n in range(400)))
    old = one(*(task(f"o{n}", f"{pairs[n % 2][0]} thứ {n}") for n in range(400)), key="old")
    begun = time.process_time()
    matching = match_tasks(new, old)
    assert time.process_time() - begun < 1
    assert not matching.gone


@pytest.mark.parametrize("keep_gone", [True, False])
def test_what_is_internal_stays_internal_and_stays_where_the_file_does_not_have_it(keep_gone: bool) -> None:
    content, note = Column("content", "Nhiệm vụ"), Column("note", "Ghi chú")
    own = Column("extra", "Ý kiến", visibility="internal")
    closed = (replace(note, visibility="internal"), own)
    text = {"note": "chờ ý kiến", "extra": {"Ý kiến": "nhắc lại"}}
    old = one(task("a", "Rà soát đất đai", **text), key="old")
    old = old.with_report(replace(old.report, columns=(content, *closed)))
    issued = one(task("b", "Rà soát đất đai"))
    issued = issued.with_report(replace(issued.report, columns=(content,)))
    merged = merge_two_way(issued, old, {"b": "a"}, keep_gone=keep_gone)
    assert merged.report.columns == (content, *closed)
    (kept,) = merged.sections[0].tasks
    assert (kept.note, kept.extra) == (text["note"], text["extra"])
    told = one(task("b", "Rà soát đất đai", note="xong"))
    told = told.with_report(replace(told.report, columns=(note, content)))
    merged = merge_two_way(told, old, {"b": "a"}, keep_gone=keep_gone)
    assert {column.field for column in merged.report.columns if column.visibility == "internal"} == {
        "note",
        own.field,
    }
    (kept,) = merged.sections[0].tasks
    assert (kept.note, kept.extra) == ("xong", text["extra"])


@pytest.mark.parametrize("keep_gone", [True, False])
@pytest.mark.parametrize("seen", ["shown", "hidden"])
def test_what_is_internal_in_the_file_is_issued_by_no_report(keep_gone: bool, seen: Visibility) -> None:
    content, note = Column("content", "Nhiệm vụ"), Column("note", "Ghi chú", visibility=seen)
    old = one(task("a", "Rà soát đất đai"), key="old")
    old = old.with_report(replace(old.report, columns=(content, note)))
    told = one(task("b", "Rà soát đất đai", note="chờ ý kiến"))
    told = told.with_report(replace(told.report, columns=(content, replace(note, visibility="internal"))))
    merged = merge_two_way(told, old, {"b": "a"}, keep_gone=keep_gone)
    assert [column.visibility for column in merged.report.columns] == ["shown", "internal"]
