"""Accepted places and sign-offs: stored, taken back, gone and back with what they are about."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.access.condition import condition
from db.backups.backups import Backups
from db.errors import Refused, ReportChanged
from db.foreign.reports import read_foreign
from db.records import AcceptedPlace
from db.salvage.salvaging import salvage
from db.store.store import Store
from db.verbs.checked.acceptances import LONGEST_REASON
from vqdesk.formats.exchange.writer import write
from vqdesk.importing.file_import import open_file, store_all
from vqdesk.messages.catalogue import sentence
from vqdesk.messages.deed_names import deeds_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Acceptance, Draft

TEXT = "Có 886/965 hộ dùng nước sạch, đạt 98,1%."
PLACE = AcceptedPlace("t1", "ratio", "result", "98,1%", ("886", "965"), lead="sạch, đạt ", trail=".")
REASON = "Đã đối chiếu với sổ của xã"
DIGEST = "0" * 64


@pytest.fixture
def store(store: Store) -> Store:
    store.tasks.write("r", "t1", "result", TEXT)
    return store


def checked(store: Store) -> tuple[Any, ...]:
    return store.acceptances.of("r"), store.sign_offs.of("r")


def is_lawful(store: Store) -> bool:
    store._access.checked.clear()  # noqa: SLF001
    store.health.check(depth="words")
    return not store.notices


def accepted(store: Store, **more: str) -> Acceptance:
    return store.acceptances.accept("r", PLACE, REASON, **more).record


def test_a_place_is_accepted_with_reason_name_and_time(store: Store) -> None:
    made = store.acceptances.accept("r", PLACE, f"  {REASON}\n")
    assert made.checked == {"r"}
    assert not made.order
    assert not made.tasks
    assert store.acceptances.of("r") == [made.record]
    assert (made.record.place, made.record.reason, made.record.who) == (PLACE, REASON, "lan")
    assert made.record.at == "2024-09-27T08:30:15+00:00"
    assert is_lawful(store)


def test_a_report_is_signed_off_part_by_part_and_the_newest_stands(store: Store) -> None:
    store.sign_offs.sign("r", "form", DIGEST, who="Nguyễn  Thị Mai")
    store.sign_offs.sign("r", "content", DIGEST)
    last = store.sign_offs.sign("r", "form", "1" * 64).record
    found = store.sign_offs.of("r")
    assert [(each.part, each.who) for each in found] == [("content", "lan"), ("form", "lan")]
    assert found[1] == last
    store.history.undo("r")
    assert store.sign_offs.of("r")[1].who == "Nguyễn Thị Mai"
    assert is_lawful(store)


def test_what_was_seen_must_be_what_is_signed(store: Store) -> None:
    seen = store.reports.revision("r")
    store.tasks.write("r", "t1", "note", "thêm")
    with pytest.raises(ReportChanged):
        store.sign_offs.sign("r", "content", DIGEST, revision=seen)
    assert store.sign_offs.of("r") == []


def test_accepted_again_it_has_the_new_reason(store: Store) -> None:
    accepted(store)
    store.acceptances.accept("r", PLACE, "Sở đã thống nhất")
    assert [each.reason for each in store.acceptances.of("r")] == ["Sở đã thống nhất"]
    store.history.undo("r")
    assert [each.reason for each in store.acceptances.of("r")] == [REASON]


def test_withdrawn_it_comes_back_by_undo(store: Store) -> None:
    acceptance, sign_off = accepted(store), store.sign_offs.sign("r", "content", DIGEST).record
    before = checked(store)
    store.acceptances.withdraw("r", acceptance.id)
    store.sign_offs.withdraw("r", sign_off.id)
    assert checked(store) == ([], [])
    store.history.undo("r")
    store.history.undo("r")
    assert checked(store) == before
    assert is_lawful(store)


@pytest.mark.parametrize(
    ("key", "act"),
    [
        ("acceptance.no_reason", lambda store: store.acceptances.accept("r", PLACE, " \n ")),
        ("acceptance.long_reason", lambda store: store.acceptances.accept("r", PLACE, "a" * 1_000_000)),
        ("acceptance.long_reason", lambda store: store.acceptances.accept("r", PLACE, "a" * 1001)),
        ("signer.none", lambda store: store.acceptances.accept("r", PLACE, REASON, who=" ")),
        ("signer.long", lambda store: store.sign_offs.sign("r", "form", DIGEST, who="a" * 1_000_000)),
        (
            "task.unknown",
            lambda store: store.acceptances.accept("r", replace(PLACE, task_id="gone"), REASON),
        ),
        ("report.unknown", lambda store: store.sign_offs.sign("gone", "content", DIGEST)),
        ("task.unknown", lambda store: store.acceptances.accept("gone", PLACE, REASON)),
        (
            "acceptance.words_gone",
            lambda store: store.acceptances.accept("r", replace(PLACE, words="98,2%"), REASON),
        ),
        ("acceptance.unknown", lambda store: store.acceptances.withdraw("r", "gone")),
        ("sign_off.unknown", lambda store: store.sign_offs.withdraw("r", "gone")),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_stored(
    store: Store, key: str, act: Callable[[Store], object]
) -> None:
    before = store.history.changes("r")
    with pytest.raises(Refused) as caught:
        act(store)
    assert caught.value.key == key
    for lang in ("vi", "en"):
        said = sentence(caught.value, lang)
        assert "\n" not in said
        assert len(said) < 400
    assert store.history.changes("r") == before


def test_a_reason_of_the_most_characters_is_kept_and_what_no_text_holds_is_taken_off(store: Store) -> None:
    store.acceptances.accept("r", PLACE, "ă" * LONGEST_REASON)
    assert store.acceptances.of("r")[0].reason == "ă" * LONGEST_REASON
    store.acceptances.accept("r", PLACE, "gõ\x00 nhầm\ud800")
    assert store.acceptances.of("r")[0].reason == "gõ nhầm"


def test_an_empty_place_may_be_accepted(store: Store) -> None:
    place = AcceptedPlace("t2", "row.missing", "evaluation", "")
    store.acceptances.accept("r", place, REASON)
    assert deeds_words(store, store.history.deeds("r", limit=1), "vi") == ["Chấp nhận chỗ để trống"]


# With what they are about


def deeds_of_gone() -> list[Callable[[Store], object]]:
    return [
        lambda store: store.tasks.delete("r", "t1"),
        lambda store: store.domains.delete("r", "d1"),
        lambda store: store.reports.replace(_without_first(store.reports.draft("r"))),
    ]


def _without_first(draft: Draft) -> Draft:
    first = replace(draft.sections[0], tasks=draft.sections[0].tasks[1:])
    return replace(draft, sections=(first, *draft.sections[1:]))


@pytest.mark.parametrize("delete", deeds_of_gone())
def test_they_go_with_their_task_and_come_back_with_it(
    store: Store, delete: Callable[[Store], object]
) -> None:
    accepted(store)
    other = replace(PLACE, task_id="t4", words="", field="evaluation")
    store.acceptances.accept("r", other, REASON)
    before, texts = checked(store), store.reports.draft("r")
    delete(store)
    assert [each.place for each in store.acceptances.of("r")] == [other]
    assert is_lawful(store)
    step = store.history.undoable("r")
    assert step is not None
    if step.is_whole:
        store.history.take_back("r", step.id)
    else:
        store.history.undo("r")
    assert (checked(store), store.reports.draft("r")) == (before, texts)
    if not step.is_whole:
        store.history.redo("r")
        assert [each.place for each in store.acceptances.of("r")] == [other]
    assert is_lawful(store)


def test_a_report_brought_to_a_draft_keeps_what_was_accepted_in_tasks_that_stay(store: Store) -> None:
    accepted(store)
    before = checked(store)
    draft = store.reports.draft("r")
    store.reports.replace(replace(draft, report=replace(draft.report, attached_to="khác"), acceptances=()))
    assert checked(store) == before


def test_they_go_into_the_bin_and_come_out_of_it(store: Store) -> None:
    accepted(store)
    store.sign_offs.sign("r", "content", DIGEST)
    before = store.reports.draft("r")
    assert before.acceptances
    store.reports.delete("r")
    assert store.bin.draft("r") == before
    store.bin.restore("r")
    assert store.reports.draft("r") == before
    assert is_lawful(store)
    store.reports.delete("r")
    store.bin.purge("r")
    store.tidying.tidy()
    store.close()
    assert REASON.encode() not in store.path.read_bytes()


def test_they_come_with_the_file_of_another_store(store: Store, tmp_path: Path) -> None:
    accepted(store)
    store.sign_offs.sign("r", "form", DIGEST)
    draft = store.reports.draft("r")
    store.close()
    assert read_foreign(store.path).reports[0].draft == draft
    with Store.open(tmp_path / "khac.vqd", who="mai") as other:
        found = [annex.recognise() for annex in open_file(store.path).annexes]
        store_all(other, found)
        assert other.reports.draft("r") == draft
        assert other.history.changes("r")
        assert is_lawful(other)
        # Known and equal: nothing changes, whatever was accepted here since.
        other.acceptances.withdraw("r", draft.acceptances[0].id)
        store_all(other, found)
        assert other.acceptances.of("r") == []
    assert condition(tmp_path / "khac.vqd").flaws == ()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE acceptance SET occurrence = 'x'",
        "UPDATE acceptance SET lit = '{}'",
        "UPDATE acceptance SET field = 'nope'",
        "UPDATE acceptance SET at = 'hôm qua'",
        "UPDATE acceptance SET task_id = ''",
        "UPDATE sign_off SET part = 'all'",
        "UPDATE sign_off SET digest = 'x'",
    ],
)
def test_a_store_from_elsewhere_that_holds_what_none_does_is_refused(store: Store, damage: str) -> None:
    accepted(store)
    store.sign_offs.sign("r", "form", DIGEST)
    store.close()
    _sql(store.path, damage)
    with pytest.raises(Refused) as caught:
        read_foreign(store.path)
    assert caught.value.key == "store.damaged"


def test_what_is_damaged_of_them_is_told_and_shown_as_far_as_it_reads(store: Store, path: Path) -> None:
    accepted(store)
    store.sign_offs.sign("r", "form", DIGEST)
    store.close()
    for damage in (
        "UPDATE acceptance SET occurrence = 'x', at = '?', lit = '[', why = CAST(x'ff61' AS TEXT)",
        "UPDATE sign_off SET part = 'fxrm'",
    ):
        _sql(path, damage)
    with Store.open(path) as opened:
        (acceptance,) = opened.acceptances.of("r")
        assert (acceptance.reason, acceptance.at, acceptance.place.total) == ("\ufffda", "", 0)
        assert opened.sign_offs.of("r") == []
        opened.health.check(depth="rows")
        assert {(flaw.spot.record, flaw.field) for flaw in opened.health.flaws if flaw.spot} == {
            *(("acceptance", name) for name in ("occurrence", "at", "lit", "why")),
            ("sign_off", "part"),
        }
        for notice in opened.notices:
            assert sentence(notice, "vi")


@pytest.mark.parametrize("table", ["acceptance", "sign_off"])
def test_with_their_pages_damaged_the_rest_is_read_and_nothing_is_written(
    store: Store, path: Path, table: str
) -> None:
    accepted(store)
    store.sign_offs.sign("r", "form", DIGEST)
    before = store.reports.draft("r")
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (root,) = connection.execute(sql, [table]).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as stream:
        stream.seek((root - 1) * size)
        stream.write(b"\xff" * 40)
    with Store.open(path) as opened:
        assert opened.health.is_damaged
        left = opened.reports.draft("r")
        assert (left.report, left.sections) == (before.report, before.sections)
        gone = {"acceptance": left.acceptances, "sign_off": left.sign_offs}
        assert gone.pop(table) == ()
        assert gone == {
            name: each
            for name, each in (("acceptance", before.acceptances), ("sign_off", before.sign_offs))
            if name != table
        }
        with pytest.raises(Refused):
            accepted(opened)
        for notice in opened.notices:
            assert sentence(notice, "vi")
    salvage(path, path.with_name("cuu.vqd"))
    with Store.open(path.with_name("cuu.vqd")) as saved:
        assert saved.reports.draft("r") == before


def _sql(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def test_a_backup_has_them_and_tells_where_they_differ(store: Store) -> None:
    accepted(store)
    backups = Backups(store)
    made = backups.make("asked")
    store.acceptances.withdraw("r", store.acceptances.of("r")[0].id)
    store.sign_offs.sign("r", "content", DIGEST)
    (difference,) = backups.preview(made.path)
    assert (difference.standing, difference.changed) == ("changed", 0)
    (new,), _ = backups.restore_reports(made.path, ["r"])
    assert [(each.report_id, each.reason) for each in store.acceptances.of(new)] == [(new, REASON)]
    assert is_lawful(store)
    backups.restore(made.path)
    assert [each.reason for each in store.acceptances.of("r")] == [REASON]
    assert store.sign_offs.of("r") == []


def test_days_are_thinned_around_them(path: Path, make_draft: Callable[..., Draft]) -> None:
    with Store.open(path, who="lan", now=lambda: datetime(2020, 3, 2, 3, tzinfo=UTC)) as store:
        store.reports.add(make_draft())
        for number in range(6):
            store.tasks.write("r", "t1", "result", f"{TEXT} {number}")
        accepted(store)
        store.sign_offs.sign("r", "content", DIGEST)
        store.tasks.write("r", "t1", "result", TEXT)
        before = checked(store)
    with Store.open(path, now=lambda: datetime(2022, 3, 2, 3, tzinfo=UTC)) as store:
        assert store.history.thin(date(2021, 1, 1)) == 6
        assert checked(store) == before
        for _ in range(2):
            store.history.undo("r")
        assert store.acceptances.of("r") == before[0]
    assert condition(path).flaws == ()


def test_the_exchange_form_and_what_was_done_in_words(store: Store) -> None:
    before = write(store.reports.draft("r"))
    acceptance = accepted(store)
    sign_off = store.sign_offs.sign("r", "form", DIGEST).record
    assert write(store.reports.draft("r")) == before
    store.acceptances.withdraw("r", acceptance.id)
    store.sign_offs.withdraw("r", sign_off.id)
    store.history.undo("r")
    assert deeds_words(store, store.history.deeds("r", limit=5), "vi") == [
        "Hoàn tác: Bỏ xác nhận đã kiểm tra thể thức",
        "Bỏ xác nhận đã kiểm tra thể thức",
        "Bỏ chấp nhận chỗ “98,1%”",
        "Xác nhận đã kiểm tra thể thức",
        "Chấp nhận chỗ “98,1%”",
    ]


ACTS: dict[str, Callable[[Store], object]] = {
    "accept": lambda store: accepted(store),
    "accept anew": lambda store: store.acceptances.accept("r", PLACE, "Sở đã thống nhất"),
    "accept other": lambda store: store.acceptances.accept(
        "r", AcceptedPlace("t4", "row.missing", "evaluation", ""), REASON
    ),
    "withdraw": lambda store: store.acceptances.withdraw("r", store.acceptances.of("r")[0].id),
    "sign": lambda store: store.sign_offs.sign("r", "content", DIGEST),
    "unsign": lambda store: store.sign_offs.withdraw("r", store.sign_offs.of("r")[0].id),
    "write": lambda store: store.tasks.write("r", "t1", "result", f"{TEXT} {store.reports.revision('r')}"),
    "delete task": lambda store: store.tasks.delete("r", "t1"),
    "delete domain": lambda store: store.domains.delete("r", "d2"),
    "undo": lambda store: store.history.undo("r"),
    "redo": lambda store: store.history.redo("r"),
}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(sorted(ACTS)), min_size=1, max_size=12))
def test_whatever_is_done_is_undone_and_done_again_exactly(
    make_draft: Callable[..., Draft], acts: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kho.vqd"
        with Store.open(path, who="lan") as store:
            store.reports.add(make_draft())
            store.tasks.write("r", "t1", "result", TEXT)
            for act in acts:
                try:
                    ACTS[act](store)
                except (Refused, IndexError):
                    continue
            states = [store.reports.draft("r")]
            while store.history.undo("r").step:
                states.append(store.reports.draft("r"))
            for state in states[-2::-1]:
                assert store.history.redo("r").step
                assert store.reports.draft("r") == state
            assert is_lawful(store)
        assert condition(path).flaws == ()
