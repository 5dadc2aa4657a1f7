"""A sign-off is whole as long as the texts are those that were signed, and tells what was touched since."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import Column, Domain, Draft, Period, Report, Section, Task
from db.salvage.salvaging import salvage
from db.store.store import Store
from vqdesk.checks.sign_offs import TouchedRecord, sign_report, signed_states
from vqdesk.checks.signed_words import signed_words
from vqdesk.importing.file_import import open_file, store_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REPORT = Report(
    "r",
    "UBND huyện Văn Quan",
    Period("9 tháng", 2024),
    ("BIỂU ĐÁNH GIÁ",),
    "",
    (Column("number", "TT"), Column("content", "Nội dung"), Column("extra", "Ghi chú")),
)


def draft() -> Draft:
    sections = [
        Section(
            Domain("r", domain, {"a": "I", "b": "II"}[domain], "Kinh tế"),
            tuple(
                Task(
                    "r",
                    domain,
                    f"{domain}{number}",
                    str(number),
                    content="Làm đường",
                    extra={"Ghi chú": "chờ"},
                )
                for number in range(1, 4)
            ),
        )
        for domain in ("a", "b")
    ]
    return Draft(REPORT, tuple(sections))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kho.vqd", who="lan") as opened:
        opened.reports.add(draft())
        yield opened


def touched(store: Store) -> tuple[TouchedRecord, ...]:
    (state,) = signed_states(store, "r")
    return state.touched


def is_broken(store: Store) -> bool:
    (state,) = signed_states(store, "r")
    return state.is_broken


def test_nobody_signed_nothing_is_shown(store: Store) -> None:
    assert signed_states(store, "r") == []


def changed(task: str, *fields: str) -> TouchedRecord:
    return TouchedRecord("task", task, "changed", fields)


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (lambda s: s.tasks.write("r", "a1", "result", "Đã xong"), {changed("a1", "result")}),
        (lambda s: s.tasks.write("r", "a1", "extra:Ghi chú", ""), {changed("a1", "extra:Ghi chú")}),
        (lambda s: s.tasks.delete("r", "b2"), {TouchedRecord("task", "b2", "went")}),
        (
            lambda s: s.domains.write("r", "a", "name", "Nông nghiệp"),
            {TouchedRecord("domain", "a", "changed", ("name",))},
        ),
        (
            lambda s: s.domains.delete("r", "b"),
            {TouchedRecord("domain", "b", "went")}
            | {TouchedRecord("task", f"b{number}", "went") for number in (1, 2, 3)},
        ),
        (lambda s: s.tasks.move("r", "a3", domain_id="b", before=None), {changed("a3", "place")}),
        (
            lambda s: s.domains.move("r", "b", before="a"),
            {TouchedRecord("domain", "b", "changed", ("place",))},
        ),
        (
            lambda s: s.reports.write(replace(REPORT, titles=("BIỂU",))),
            {TouchedRecord("report", "r", "changed", ("titles",))},
        ),
        (
            lambda s: s.reports.replace(
                replace(
                    draft(), sections=(Section(Domain("r", "a", "I", "Kinh tế"), ()), draft().sections[1])
                )
            ),
            {TouchedRecord("task", f"a{number}", "went") for number in (1, 2, 3)},
        ),
    ],
)
def test_a_later_change_breaks_it_and_is_named_and_taken_back_it_is_whole(
    store: Store, act: Callable[[Store], object], expected: set[TouchedRecord]
) -> None:
    sign_report(store, "r", "content")
    assert not is_broken(store)
    act(store)
    assert is_broken(store)
    assert set(touched(store)) == expected
    step = store.history.undoable("r")
    assert step is not None
    if step.is_whole:
        store.history.take_back("r", step.id)
    else:
        store.history.undo("r")
    assert not is_broken(store)
    assert touched(store) == ()


def test_a_new_task_is_told_once_whatever_was_written_into_it(store: Store) -> None:
    sign_report(store, "r", "form", "Nguyễn Thị Mai")
    made = store.tasks.add("r", "a", content="Xây cầu").record
    store.tasks.write("r", made.id, "result", "Đã xong")
    assert touched(store) == (TouchedRecord("task", made.id, "came"),)


def test_typed_back_as_it_was_it_is_whole_and_what_stays_different_is_told_alone(store: Store) -> None:
    sign_report(store, "r", "content")
    store.tasks.write("r", "a1", "result", "Đã xong")
    store.tasks.write("r", "a2", "note", "chú ý")
    store.tasks.write("r", "a1", "result", "")
    assert touched(store) == (changed("a2", "note"),)
    # Deleted and brought back it is the same but for what was written meanwhile.
    store.tasks.delete("r", "a2")
    store.history.undo("r")
    assert touched(store) == (changed("a2", "note"),)
    store.tasks.write("r", "a2", "note", "")
    assert not is_broken(store)


def test_what_reviewers_say_breaks_nothing(store: Store) -> None:
    sign_report(store, "r", "content")
    sign_report(store, "r", "form")
    assert [each.is_broken for each in signed_states(store, "r")] == [False, False]


def test_each_part_tells_of_its_own_time(store: Store) -> None:
    sign_report(store, "r", "content")
    store.tasks.write("r", "a1", "result", "Đã xong")
    sign_report(store, "r", "form")
    content, form = signed_states(store, "r")
    assert (content.touched, form.is_broken) == ((changed("a1", "result"),), False)


def test_it_comes_with_a_file_and_tells_there_what_was_touched_before(store: Store, tmp_path: Path) -> None:
    sign_report(store, "r", "content")
    store.tasks.write("r", "a1", "result", "Đã xong")
    store.close()
    with Store.open(tmp_path / "khac.vqd", who="mai") as other:
        store_all(other, [annex.recognise() for annex in open_file(store.path).annexes])
        other.tasks.write("r", "b1", "note", "đã xem")
        assert set(touched(other)) == {changed("a1", "result"), changed("b1", "note")}


def test_it_is_told_in_words(store: Store) -> None:
    sign_report(store, "r", "content", "Nguyễn Thị Mai")

    def said(lang: str) -> list[str]:
        (state,) = signed_states(store, "r")
        return signed_words(store, state, lang)

    (whole,) = said("vi")
    assert whole.startswith("Nguyễn Thị Mai đã kiểm tra nội dung lúc ")
    assert whole.endswith("; từ đó báo cáo không đổi.")
    store.tasks.write("r", "a1", "result", "Đã xong")
    store.tasks.write("r", "a1", "extra:Ghi chú", "")
    store.tasks.move("r", "b3", domain_id="b", before="b1")
    store.tasks.delete("r", "a2")
    store.domains.write("r", "b", "name", "Nông nghiệp")
    store.reports.write(replace(REPORT, titles=("BIỂU",)))
    head, *lines = said("vi")
    assert head.endswith("; sau đó báo cáo đã được sửa, cần kiểm tra lại:")
    assert lines == [
        "Nhiệm vụ 1: sửa “Khối lượng nhiệm vụ triển khai”, “Ghi chú”",
        "Nhiệm vụ 3: sửa “Thứ tự”",
        "Nhiệm vụ 2: đã xóa",
        "Lĩnh vực II: sửa “Tên”",
        "Báo cáo: sửa “Tiêu đề”",
    ]
    assert len(said("en")) == len(lines) + 1


def test_where_the_history_tells_no_more_that_is_said(store: Store, tmp_path: Path) -> None:
    sign_report(store, "r", "content")
    store.tasks.write("r", "a1", "result", "Đã xong")
    store.close()
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("DELETE FROM history WHERE verb = 'add_sign_off'")
    salvage(store.path, tmp_path / "cuu.vqd")
    with Store.open(tmp_path / "cuu.vqd") as opened:
        (state,) = signed_states(opened, "r")
        assert (state.is_broken, state.touched) == (True, ())
        (said,) = signed_words(opened, state, "vi")
        assert said.endswith("nhật ký không còn cho biết ở đâu, cần kiểm tra lại.")


def test_a_long_history_is_read_as_far_as_it_is_needed(store: Store) -> None:
    sign_report(store, "r", "content")
    for number in range(450):
        store.tasks.write("r", "a1", "result", f"Đã xong {number}")
    assert touched(store) == (changed("a1", "result"),)


WRITES = st.tuples(
    st.sampled_from(["a1", "a2", "b3"]),
    st.sampled_from(["result", "note", "extra:Ghi chú"]),
    st.sampled_from(["", "chờ", "Đã xong"]),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(WRITES, max_size=8), st.lists(WRITES, max_size=8))
def test_it_names_exactly_the_texts_that_differ(
    before: list[tuple[str, ...]], after: list[tuple[str, ...]]
) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "kho.vqd") as store:
        store.reports.add(draft())
        for write in before:
            store.tasks.write("r", *write)
        then = {task.id: task for task in store.reports.draft("r").tasks}
        sign_report(store, "r", "content")
        for write in after:
            store.tasks.write("r", *write)
        differ = {
            (task.id, field)
            for task in store.reports.draft("r").tasks
            for field in ("result", "note", "extra:Ghi chú")
            if task.text(field) != then[task.id].text(field)
        }
        assert is_broken(store) == bool(differ)
        assert {(each.record_id, field) for each in touched(store) for field in each.fields} == differ
