"""A long text that is edited again and again costs what was changed, and is told and taken back whole."""

from __future__ import annotations

import sqlite3
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from db import flaws
from db.access.condition import condition
from db.errors import Refused
from db.foreign.reports import read_foreign
from db.history.differences import LONGEST_CHAIN, Texts, difference, whole_from
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Draft

NARRATIVE = "Ủy ban nhân dân xã đã chỉ đạo các phòng, ban triển khai thực hiện nhiệm vụ được giao. " * 40

texts = st.text(alphabet="aăâ ộ\u0301\n😀", max_size=12)


@given(texts, texts)
@example("aa", "aaa")
@example("a\u0301", "a")
def test_a_difference_gives_both_texts(before: str, after: str) -> None:
    made = difference(before, after, base=7)
    assert whole_from(before, made) == (before, after)
    assert len(made.before or "") + len(made.after or "") <= len(before) + len(after)


@pytest.mark.parametrize(
    "texts",
    [
        Texts("x", "y", 1, 0),
        Texts("a", "y", 1, 3),
        Texts("a", "y", 1, -3),
        Texts("", "y", 1, 4),
        Texts(None, "y", 1, 0),
        Texts("a", "y", 1, None),
    ],
)
def test_a_difference_of_another_text_is_found_out(texts: Texts) -> None:
    with pytest.raises(ValueError, match="difference"):
        whole_from("abc", texts)


def edited(text: str, place: int, taken: int, put: str) -> str:
    place %= len(text) + 1
    return text[:place] + put + text[place + taken :]


edits = st.lists(
    st.tuples(
        st.sampled_from(["write", "write", "write", "type", "undo", "redo", "other", "reopen"]),
        st.integers(0, 10_000),
        st.integers(0, 30),
        st.text(alphabet="ăộ x\n", max_size=9),
    ),
    max_size=25,
)


@settings(max_examples=25)
@given(edits)
def test_every_edit_is_told_whole_and_taken_back(
    make_draft: Callable[..., Draft], steps: list[tuple[str, int, int, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kho.vqd"
        store = Store.open(path)
        store.reports.add(make_draft())
        store.tasks.write("r", "t1", "result", NARRATIVE)
        told: list[tuple[str, str]] = []
        for verb, place, taken, put in steps:
            now = store.tasks.get("r", "t1").result
            if verb in ("write", "type"):
                edit = f"e{len(told) // 3}" if verb == "type" else None
                store.tasks.write("r", "t1", "result", edited(now, place, taken, put), edit=edit)
            elif verb == "other":
                store.tasks.write("r", "t2", "result", f"{put} {place}")
            elif verb == "reopen":
                store.close()
                store = Store.open(path)
            else:
                getattr(store.history, verb)("r")
            told.append((now, store.tasks.get("r", "t1").result))
        changes = [each for each in store.history.changes("r", 1000)[::-1] if each.field == "result"]
        of_task = [each for each in changes if each.record_id == "t1"]
        for former, newer in pairwise(of_task):
            assert newer.before == former.after
        assert of_task[-1].after == store.tasks.get("r", "t1").result
        while (step := store.history.undoable("r")) is not None and not step.is_whole:
            store.history.undo("r")
        assert store.tasks.get("r", "t1").result == ""
        whole = store.history.changes("r", 1000)[::-1]
        store.close()
        assert condition(path).flaws == ()
        assert list(read_foreign(path).reports[0].changes) == whole


def write_often(path: Path, make_draft: Callable[..., Draft], times: int) -> list[str]:
    told = [NARRATIVE]
    with Store.open(path) as store:
        store.reports.add(make_draft())
        store.tasks.write("r", "t1", "result", NARRATIVE)
        for number in range(times):
            told.append(edited(told[-1], number * 997, 2, f"{number} "))
            store.tasks.write("r", "t1", "result", told[-1])
    return told


def test_an_edit_costs_its_difference(path: Path, make_draft: Callable[..., Draft]) -> None:
    told = write_often(path, make_draft, 1)
    before = path.stat().st_size
    with Store.open(path) as store:
        for number in range(1, 301):
            told.append(edited(told[-1], number * 997, 2, f"{number} "))
            store.tasks.write("r", "t1", "result", told[-1])
    # Kept whole, each edit took more than twice the text.
    assert path.stat().st_size - before < 300 * len(NARRATIVE) // 3
    with Store.open(path) as store:
        for text in told[-2::-1]:
            store.history.undo("r")
            assert store.tasks.get("r", "t1").result == text
        for text in told[1:]:
            store.history.redo("r")
            assert store.tasks.get("r", "t1").result == text


def sql(path: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as connection:
        found = connection.execute(statement, values).fetchall()
    connection.close()
    return found


def test_no_chain_grows_without_an_end(path: Path, make_draft: Callable[..., Draft]) -> None:
    write_often(path, make_draft, 2 * LONGEST_CHAIN + 5)
    (whole,) = sql(path, "SELECT count(*) FROM history WHERE field = 'result' AND base IS NULL")[0]
    assert whole == 3


FIRST = "(SELECT min(id) FROM history WHERE base IS NOT NULL)"


@pytest.mark.parametrize(
    "damage",
    [
        f"UPDATE history SET base = 900 WHERE id = {FIRST}",
        f"UPDATE history SET base = id + 1 WHERE id = {FIRST}",
        f"UPDATE history SET base = id WHERE id = {FIRST}",
        f"UPDATE history SET base = 1 WHERE id = {FIRST}",
        f"UPDATE history SET place = 90000 WHERE id = {FIRST}",
        f"UPDATE history SET place = NULL WHERE id = {FIRST}",
        f"UPDATE history SET \"before\" = 'xyz' WHERE id = {FIRST}",
        f'UPDATE history SET "after" = NULL WHERE id = {FIRST}',
        f'UPDATE history SET "after" = NULL WHERE id = {FIRST} - 1',
    ],
)
def test_a_difference_that_leads_nowhere_is_told_and_nothing_is_guessed(
    path: Path, make_draft: Callable[..., Draft], damage: str
) -> None:
    told = write_often(path, make_draft, 3)
    sql(path, damage)
    assert {flaw.key for flaw in condition(path).flaws} == {flaws.DAMAGED_HISTORY}
    with Store.open(path) as store:
        assert store.tasks.get("r", "t1").result == told[-1]
        last = store.history.changes("r")[0]
        assert (last.before, last.after) == ("\ufffd", "\ufffd")
        assert (deed := store.history.deeds("r")[0]).field == "result"
        assert (deed.before, deed.after) == ("\ufffd", "\ufffd")
        with pytest.raises(Refused) as refused:
            store.history.undo("r")
        assert refused.value.key == "store.damaged_undo"
        store.tasks.write("r", "t1", "result", "Viết lại")
        store.history.undo("r")
        assert store.tasks.get("r", "t1").result == told[-1]
    with pytest.raises(Refused) as refused:
        read_foreign(path)
    assert refused.value.key == "store.damaged"


def test_a_stranger_s_differences_cannot_swell(
    path: Path, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_often(path, make_draft, 60)
    (stored,) = sql(path, "SELECT count(*) FROM history")[0]
    monkeypatch.setattr("db.foreign.quarantine.MOST_STORE_ROWS", stored + 100)  # type: ignore[operator]
    with pytest.raises(Refused) as refused:
        read_foreign(path)
    assert refused.value.key == "file.too_big"
