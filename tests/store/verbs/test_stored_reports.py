from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from way_back import back

from db.errors import Refused, ReportChanged
from db.records import (
    COLUMN_KEYS,
    PERIOD_KINDS,
    TASK_FIELDS,
    VISIBILITIES,
    Column,
    Domain,
    Draft,
    Period,
    Report,
    Section,
    Task,
)
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

ODD = st.sampled_from(
    ["a\nb", "a\tb", "16\u00a0xã", "a\u2028b\u2029", "👍🏽 tốt", "hoa\u0300", "\x00", "'\"%", " \n", "88,0%"]
)
TEXT = ODD | st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ID = st.text("ABCxyz019-", min_size=1, max_size=64)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    report_id = draw(ID)
    report = Report(
        report_id,
        draw(TEXT),
        Period(
            draw(st.sampled_from(PERIOD_KINDS)),
            draw(st.none() | st.integers(1, 9999)),
            draw(st.none() | st.integers(1, 4)),
            draw(st.none() | st.dates().map(str)),
            draw(st.none() | st.dates().map(str)),
        ),
        tuple(draw(st.lists(TEXT, max_size=3))),
        draw(TEXT),
        tuple(draw(st.lists(COLUMNS, unique_by=lambda column: column.field))),
    )
    task_ids = iter(draw(st.lists(ID, unique=True, max_size=8)))
    sections = []
    for domain_id in draw(st.lists(ID, unique=True, max_size=4)):
        tasks = [
            Task(report_id, domain_id, task_id, **{name: draw(TEXT) for name in _TEXTS}, extra=draw(_EXTRA))
            for _, task_id in zip(range(draw(st.integers(0, 4))), task_ids, strict=False)
        ]
        sections.append(Section(Domain(report_id, domain_id, draw(TEXT), draw(TEXT)), tuple(tasks)))
    return Draft(report, tuple(sections))


_EXTRA = st.dictionaries(TEXT, TEXT, max_size=3)
_TEXTS = (*TASK_FIELDS, "first_deadline")
COLUMNS = st.builds(Column, st.sampled_from(COLUMN_KEYS), TEXT, TEXT, st.sampled_from(VISIBILITIES))


@given(drafts(), drafts())
@settings(max_examples=60)
def test_a_draft_is_read_back_equal(draft: Draft, other: Draft) -> None:
    report_id = draft.report.id
    other = other.with_report(replace(other.report, id=report_id))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kho.vqd"
        with Store.open(path) as store:
            store.reports.add(draft)
        with Store.open(path) as store:
            assert store.reports.draft(report_id) == draft
            assert list(store.tasks.of(report_id)) == [
                each for section in draft.sections for each in section.tasks
            ]
            store.reports.replace(other)
            assert store.reports.draft(report_id) == other
            if other != draft:
                back(store, report_id)
            assert store.reports.draft(report_id) == draft
            store.reports.delete(report_id)
            assert store.reports.all() == []


def test_a_taken_id_is_refused(store: Store, make_draft: Callable[..., Draft]) -> None:
    before = store.reports.revision("r")
    with pytest.raises(Refused, match=r"report\.differs") as caught:
        store.reports.add(make_draft(attached_to="khác"))
    assert caught.value.values == {"id": "r"}
    assert (store.reports.draft("r"), store.reports.revision("r")) == (make_draft(), before)


@pytest.mark.parametrize(
    "change",
    [
        lambda draft: replace(draft, sections=draft.sections * 2),
        lambda draft: draft.with_report(replace(draft.report, id="a b")),
        lambda draft: replace(draft, sections=(replace(draft.sections[0], tasks=draft.sections[1].tasks),)),
    ],
)
def test_ids_that_cannot_be_are_refused(
    store: Store, make_draft: Callable[..., Draft], change: Callable[[Draft], Draft]
) -> None:
    with pytest.raises(ValueError, match="draft"):
        store.reports.add(change(make_draft("x")))
    assert len(store.reports.all()) == 1


def test_reports_stand_by_period_then_by_making(store: Store, make_draft: Callable[..., Draft]) -> None:
    for report_id, period in [
        ("b", Period("năm", 2023)),
        ("c", Period("quý", 2024, 3)),
        ("d", Period("khác")),
        ("e", Period("tháng", 2024, 10)),
    ]:
        store.reports.add(make_draft(report_id, period=period))
    assert [report.id for report in store.reports.all()] == ["e", "c", "r", "b", "d"]
    store.reports.delete("c")
    store.bin.restore("c")
    assert [report.id for report in store.reports.all()] == ["e", "c", "r", "b", "d"]


def test_replacing_writes_unequal_rows_only(store: Store, make_draft: Callable[..., Draft]) -> None:
    draft = make_draft(attached_to="(Kèm theo)")
    first, second = draft.sections
    t1, t2, t3 = first.tasks
    new = replace(t1, id="n", number="9", extra={"Ghi chú": "mới"})
    wanted = replace(
        draft,
        sections=(
            replace(first, tasks=(t3, replace(t1, result="xong"), new)),
            replace(second, tasks=(*second.tasks, replace(t2, domain_id="d2"))),
        ),
    )
    count = len(store.history.changes("r"))
    store.reports.replace(wanted)
    assert store.reports.draft("r") == wanted
    changes = store.history.changes("r")[: len(store.history.changes("r")) - count]
    assert {change.verb for change in changes} == {"replace_report"}
    assert sorted((change.record_id, change.field or "") for change in changes) == [
        ("n", ""),
        ("r", "attached_to"),
        ("t1", "result"),
        ("t2", "domain_id"),
        ("t2", "rank"),
        ("t3", "rank"),
    ]
    store.reports.replace(wanted)
    assert len(store.history.changes("r")) == count + len(changes)
    back(store)
    assert store.reports.draft("r") == make_draft()


def test_what_is_not_there_is_refused(store: Store, make_draft: Callable[..., Draft]) -> None:
    for call, key in [
        (lambda: store.reports.get("x"), "report.unknown"),
        (lambda: store.reports.draft("x"), "report.unknown"),
        (lambda: store.domains.of("x"), "report.unknown"),
        (lambda: store.tasks.outline("x"), "report.unknown"),
        (lambda: store.tasks.of("x"), "report.unknown"),
        (lambda: store.reports.delete("x"), "report.unknown"),
        (lambda: store.reports.replace(make_draft("x")), "report.unknown"),
        (lambda: store.reports.write(make_draft("x").report), "report.unknown"),
        (lambda: store.domains.get("r", "x"), "domain.unknown"),
        (lambda: store.tasks.get("r", "d1"), "task.unknown"),
    ]:
        with pytest.raises(Refused) as caught:
            call()
        assert caught.value.key == key
        assert list(caught.value.values) == [key.split(".")[0]]


def test_the_outline_is_short_and_in_the_annex_order(store: Store, make_draft: Callable[..., Draft]) -> None:
    store.tasks.write("r", "t2", "content", "Một  hai\n\tba " + "x" * 100)
    store.tasks.write("r", "t2", "result", "đã làm")
    store.tasks.write("r", "t3", "documents", "42/KH-UBND")
    store.tasks.write("r", "t3", "evaluation", "88,0%")
    lines = store.tasks.outline("r")
    assert [(line.domain_id, line.id, line.number) for line in lines] == [
        (task.domain_id, task.id, task.number) for task in store.tasks.of("r")
    ]
    assert lines[1].content_start == "Một hai ba " + "x" * 69
    assert [(line.has_result, line.has_documents, line.evaluation) for line in lines[:3]] == [
        (False, False, ""),
        (True, False, ""),
        (False, True, "88,0%"),
    ]


def test_tasks_are_refused_when_their_report_changes_meanwhile(
    store: Store, make_draft: Callable[..., Draft]
) -> None:
    store.reports.add(make_draft("big", sizes=(700, 400)))
    assert [task.number for task in store.tasks.of("big")] == [str(number) for number in range(1, 1101)]
    tasks = store.tasks.of("big")
    next(tasks)
    store.tasks.write("r", "t1", "result", "another report does not disturb")
    assert len(list(tasks)) == 1099
    tasks = store.tasks.of("big")
    next(tasks)
    store.tasks.write("big", "t1", "result", "đã làm")
    with pytest.raises(ReportChanged):
        list(tasks)


def test_revision_and_times_move_with_every_change(store: Store, path: Path) -> None:
    numbers = [store.reports.revision("r")]
    store.tasks.write("r", "t1", "result", "a", edit="e")
    numbers.append(store.reports.revision("r"))
    store.tasks.write("r", "t1", "result", "b", edit="e")
    numbers.append(store.reports.revision("r"))
    store.history.undo("r")
    store.reports.delete("r")
    store.bin.restore("r")
    numbers.append(store.reports.revision("r"))
    assert numbers == [1, 2, 3, 6]
    assert store.reports.saved_at("r") == store.tasks.saved_at("r", "t1") == "2024-09-27T08:30:15+00:00"
    assert store.reports.saved_at("x") is store.tasks.saved_at("r", "x") is None
    assert store.reports.revision("x") == 0


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["1", "12", "3"], "13"),
        (["", "", ""], "1"),
        (["7.", " 8 ", "9a"], "9"),
        (["1.5", "²", "99999999999"], "1"),
    ],
)
def test_the_next_number_follows_the_highest(store: Store, numbers: list[str], expected: str) -> None:
    store.domains.delete("r", "d2")
    for task_id, number in zip(("t1", "t2", "t3"), numbers, strict=True):
        store.tasks.write("r", task_id, "number", number)
    assert store.tasks.next_number("r") == expected
