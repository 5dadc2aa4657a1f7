"""Undo and redo are told as they always were, and cost next to nothing to keep."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from way_back import back, forth

from db.errors import Refused
from db.foreign.reports import read_foreign
from db.history import undo
from db.history.differences import Differences
from db.history.replays import Span, entries_of, span_of
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.changes import Change
    from db.history.recorder import Recorder
    from db.records import Draft

LONG = "Đã triển khai thực hiện tại 16 xã, thị trấn; " * 100


def long_texts(draft: Draft, text: str = LONG) -> Draft:
    sections = tuple(
        replace(section, tasks=tuple(replace(task, result=f"{task.id} {text}") for task in section.tasks))
        for section in draft.sections
    )
    return replace(draft, sections=sections)


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    """Return what a closed store's file holds."""
    with sqlite3.connect(path) as connection:
        found = connection.execute(sql).fetchall()
    connection.close()
    return found


def told(changes: list[Change] | tuple[Change, ...]) -> list[object]:
    """Return changes without their time and device, whole records as what their JSON says."""

    def said(text: str | None, field: str | None) -> object:
        return json.loads(text) if text and field is None else text

    return [
        replace(each, at="", device="", before=None, after=None)
        and (
            *(each.id, each.counter, each.step, each.verb, each.who, each.record, each.report_id),
            *(each.record_id, each.field, said(each.before, each.field), said(each.after, each.field)),
        )
        for each in changes
    ]


def in_full(db: object, recorder: Recorder, step: int, *, backward: bool) -> None:
    """Play a step as it was before history could name what is repeated: every text once more."""
    from itertools import groupby

    from db.rows import KINDS

    for entries in undo._pages(db, step, backward=backward):  # noqa: SLF001
        done = [entry.swapped() for entry in entries] if backward else entries
        for (action, record, report_id), group in groupby(done, key=lambda entry: entry.sort):
            kind, entries = KINDS[record], list(group)
            if action == "insert":
                recorder.insert(kind, [json.loads(entry.after) for entry in entries])
            elif action == "delete":
                recorder.delete(kind, report_id, [entry.record_id for entry in entries])
            else:
                changes = [(entry.record_id, entry.field, entry.after) for entry in entries]
                recorder.update(kind, report_id, changes)


VERBS = st.lists(
    st.sampled_from(["undo", "redo", "undo", "redo", "text", "long", "add", "delete", "replace", "number"])
    | st.sampled_from(["reopen", "domain", "gone", "twice"]),
    max_size=25,
)


class Clerk:
    """Do verbs on a store of one's own; whatever cannot be done is not."""

    def __init__(self, path: Path, draft: Draft) -> None:
        self.path, self.draft, self.count = path, draft, 0
        self.store = Store.open(path, who="lan")

    def do(self, verb: str) -> None:
        self.count += 1
        store, outline = self.store, self.outline()
        if verb == "undo":
            back(store)
        elif verb == "redo":
            forth(store)
        elif verb == "reopen":
            store.close()
            self.store = Store.open(self.path, who="lan")
        elif verb == "add" and store.bin.get("r"):
            store.bin.restore("r")
        elif verb == "add" and not self.is_there():
            store.reports.add(self.draft)
        elif self.is_there():
            self.change(verb, [line.id for line in outline])

    def change(self, verb: str, ids: list[str]) -> None:
        store, text = self.store, f"[{self.count}] {'x' if verb == 'text' else LONG}"
        if verb == "gone":
            store.reports.delete("r")
        elif verb == "replace":
            store.reports.replace(long_texts(self.draft, text))
        elif verb == "number":
            store.tasks.renumber("r")
        elif verb == "domain" and len(store.domains.of("r")) > 1:
            store.domains.delete("r", store.domains.of("r")[0].id)
        elif ids and verb == "delete":
            store.tasks.delete("r", ids[0])
        elif ids and verb in ("text", "long"):
            store.tasks.write("r", ids[-1], "result", text)
        elif ids and verb == "twice":
            for letter in "ab":
                store.tasks.write("r", ids[0], "content", text + letter, edit="edit")

    def is_there(self) -> bool:
        return bool(self.store.reports.all())

    def outline(self) -> list[object]:
        return self.store.tasks.outline("r") if self.is_there() else []

    def state(self) -> object:
        return [self.store.reports.draft(report.id) for report in self.store.reports.all()]


@settings(max_examples=15)
@given(VERBS)
def test_history_is_told_as_if_every_text_were_repeated(verbs: list[str]) -> None:
    from tests.store.conftest import _draft

    draft = long_texts(_draft(sizes=(2, 1)))
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        short, full = (Clerk(Path(folder) / name, draft) for name in ("short.vqd", "full.vqd"))
        for verb in ("add", *verbs):
            short.do(verb)
            patch.setattr("db.access.recording.play", in_full)
            full.do(verb)
            patch.undo()
            assert short.state() == full.state()
            assert short.store.history.undoable("r") == full.store.history.undoable("r")
        for limit in (9999, 3):
            seen, wanted = (each.store.history.changes("r", limit=limit) for each in (short, full))
            assert told(seen) == told(wanted)
        is_there = short.is_there()
        for each in (short, full):
            each.store.close()
        # What another PC reads is the same, and the same once more in its own store.
        found, wanted = read_foreign(short.path).reports, read_foreign(full.path).reports
        assert [told(each.changes) for each in found] == [told(each.changes) for each in wanted]
        if is_there:
            with Store.open(Path(folder) / "other.vqd") as other:
                other.reports.add_all([(found[0].draft, found[0].changes)])
                other.history.add("r", found[0].changes)
                taken = [each for each in other.history.changes("r", limit=9999)[::-1] if each.who == "lan"]
                assert [each[1:2] + each[3:] for each in told(taken)] == [
                    each[1:2] + each[3:] for each in told(found[0].changes)
                ]
                again = other.history.changes("r", limit=9999)
            (sent,) = read_foreign(Path(folder) / "other.vqd").reports
            assert list(sent.changes) == again[::-1]
            # And nothing comes twice where it came from.
            with Store.open(short.path, who="lan") as store:
                before = store.history.changes("r", limit=9999)
                store.history.add("r", [each for each in sent.changes if each.who == "lan"])
                assert store.history.changes("r", limit=9999) == before


def size(path: Path) -> int:
    pages = rows(path, "PRAGMA page_count")[0][0] - rows(path, "PRAGMA freelist_count")[0][0]  # type: ignore[operator]
    return pages * rows(path, "PRAGMA page_size")[0][0]  # type: ignore[operator, no-any-return]


@pytest.mark.parametrize("text", [LONG, "Đã xong"], ids=["long", "short"])
def test_an_undo_and_a_redo_of_an_import_take_next_to_no_room(
    path: Path, make_draft: Callable[..., Draft], text: str
) -> None:
    Store.open(path).close()
    empty = size(path)
    with Store.open(path) as store:
        store.reports.add(long_texts(make_draft(sizes=(400, 200)), text))
    imported = size(path) - empty
    sizes = []
    for _ in range(6):
        with Store.open(path) as store:
            back(store)
            forth(store)
        sizes.append(size(path))
    # The search index is merged from time to time, and is smaller and larger in turns.
    assert min(sizes[3:]) - min(sizes[:3]) < 3 * imported * 5 // 100
    texts = 'coalesce(sum(length("before")), 0) + coalesce(sum(length("after")), 0)'
    assert rows(path, f"SELECT {texts} FROM history WHERE verb IN ('undo', 'redo')")[0][0] < 5000


@pytest.mark.parametrize("verb", ["replace", "delete", "long", "gone", "domain"])
def test_no_verb_s_undo_repeats_its_texts(path: Path, make_draft: Callable[..., Draft], verb: str) -> None:
    clerk = Clerk(path, long_texts(make_draft(sizes=(30, 3))))
    clerk.do("add")
    clerk.do(verb)
    for _ in range(3):
        back(clerk.store)
        forth(clerk.store)
    clerk.store.close()
    kept = rows(path, 'SELECT max(length(coalesce("before", "after"))) FROM history WHERE verb = \'undo\'')
    assert kept[0][0] < 100  # type: ignore[operator]


def test_what_came_to_differ_from_what_was_recorded_is_kept_whole(
    path: Path, make_draft: Callable[..., Draft]
) -> None:
    with Store.open(path) as store:
        store.reports.add(long_texts(make_draft(sizes=(2, 0))))
    rows(path, "UPDATE task SET rank = 'x' WHERE id = 't1'")
    with Store.open(path) as store:
        back(store)
        changes = [
            each for each in store.history.changes("r") if each.verb == "undo" and each.record == "task"
        ]
        assert "x" in [json.loads(each.before or "")["rank"] for each in changes]


def test_a_change_of_any_other_row_is_its_own(path: Path, make_draft: Callable[..., Draft]) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft(sizes=(1,)))
        store.tasks.write("r", "t1", "content", "[1,2,1]")
        back(store)
        change = store.history.changes("r")[0]
        assert (change.verb, change.field, change.before) == ("undo", "content", "[1,2,1]")
        assert entries_of(Differences(store._access.db), change) == [change]  # noqa: SLF001
    assert span_of(None, '{"id":"a"}', None) is None


@pytest.mark.parametrize(
    "text",
    [
        *("[", "[]", "[1,2]", "[0,2,1]", "[3,2,1]", "[1,2,3]", "[1,2,1,1]", "[1.0,2,1]", "[1,2,-1]"),
        *("[" * 10**5, "[1,99999999999999999,1]", "[1,1,1] "),
    ],
)
def test_a_span_that_is_none_is_found_out(text: str) -> None:
    with pytest.raises(ValueError, match="span"):
        span_of(None, text, None)
    with pytest.raises(ValueError, match="span"):
        span_of(None, "[1,2,2]", text)


def test_a_span_reads_as_it_was_written() -> None:
    assert span_of(None, "[3,9,7]", "[3,9,7]") == span_of(None, None, "[3,9,7]") == Span(3, 9, 7)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history SET \"before\" = '[1,9,9]' WHERE verb = 'undo' AND record = 'task'",
        "UPDATE history SET \"before\" = '[900,901,2]' WHERE verb = 'undo' AND record = 'task'",
        "UPDATE history SET \"before\" = '[1,2' WHERE verb = 'undo' AND record = 'task'",
        "UPDATE history SET \"after\" = '[1,1,1]' WHERE verb = 'create' AND record = 'task'",
        "DELETE FROM history WHERE verb = 'create' AND record = 'task'",
    ],
)
def test_a_stranger_s_short_row_that_leads_nowhere_is_refused(
    path: Path, make_draft: Callable[..., Draft], statement: str
) -> None:
    with Store.open(path) as store:
        store.reports.add(long_texts(make_draft(sizes=(2,))))
        back(store)
        forth(store)
    rows(path, statement)
    with pytest.raises(Refused) as refused:
        read_foreign(path)
    assert refused.value.key == "store.damaged"


def test_a_stranger_s_short_rows_cannot_swell(
    path: Path, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path) as store:
        store.reports.add(long_texts(make_draft(sizes=(200,))))
        for _ in range(10):
            back(store)
            forth(store)
    stored = rows(path, "SELECT count(*) FROM history")[0][0]
    monkeypatch.setattr("db.foreign.quarantine.MOST_STORE_ROWS", stored + 1000)
    with pytest.raises(Refused) as refused:
        read_foreign(path)
    assert refused.value.key == "file.too_big"
    monkeypatch.setattr("db.foreign.quarantine.MOST_STORE_ROWS", stored + 10_000)
    (found,) = read_foreign(path).reports
    with Store.open(path.with_name("other.vqd")) as other:
        other.reports.add_all([(found.draft, found.changes)])
    assert size(path.with_name("other.vqd")) < 2 * size(path)
