"""Reports that come in together, with the history that they bring from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from way_back import back, forth

from db.errors import Refused
from db.foreign.reports import read_foreign
from db.records import Period
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from db.changes import Change
    from db.foreign.reports import ForeignReport
    from db.records import Draft


@pytest.fixture
def brought(tmp_path: Path, make_draft: Callable[..., Draft]) -> tuple[ForeignReport, ...]:
    """Return the reports a and b of another PC."""
    with Store.open(tmp_path / "khac.vqd", who="hoa") as store:
        store.reports.add(make_draft("a"))
        store.tasks.write("a", "t1", "result", "đã làm")
        store.reports.add(make_draft("b", sizes=(700,), period=Period("năm", 2023)))
        store.tasks.write("a", "t2", "result", "đang làm")
        store.history.undo("a")
    return read_foreign(tmp_path / "khac.vqd").reports


def _items(found: Sequence[ForeignReport]) -> list[tuple[Draft, tuple[Change, ...]]]:
    return [(each.draft, each.changes) for each in found]


def _bare(changes: Sequence[Change]) -> list[Change]:
    """Return entries without what names them in one store only."""
    return [replace(change, id=0, step=None) for change in changes]


def test_reports_come_together_each_with_its_history_and_its_step(
    store: Store, brought: tuple[ForeignReport, ...]
) -> None:
    store.reports.add_all(_items(brought))
    for each in brought:
        report_id = each.draft.report.id
        assert store.reports.draft(report_id) == each.draft
        history = store.history.changes(report_id, limit=9999)[::-1]
        count = len(each.changes)
        assert _bare(history[:count]) == _bare(each.changes)
        assert {change.step for change in history[:count]} == {None}
        assert {change.verb for change in history[count:]} == {"import"}
        assert {change.device for change in history[count:]} != {each.changes[0].device}
        assert store.reports.revision(report_id) == 1
    assert [hit.record_id for hit in store.search.find("đã làm")] == ["t1"]
    step = back(store, "a")
    assert step is not None
    assert (step.verb, step.report_id) == ("import", "a")
    assert sorted(report.id for report in store.reports.all()) == ["b", "r"]
    assert store.search.find("đã làm") == []
    assert back(store, "b") is not None
    assert [report.id for report in store.reports.all()] == ["r"]
    assert forth(store, "a") == step
    assert forth(store, "b") is not None
    assert [store.reports.draft(each.draft.report.id) for each in brought] == [each.draft for each in brought]


def test_undo_keeps_the_history_that_came(store: Store, brought: tuple[ForeignReport, ...]) -> None:
    store.reports.add_all(_items(brought))
    before = store.history.changes("a", limit=9999)
    back(store, "a")
    after = store.history.changes("a", limit=9999)
    assert after[-len(before) :] == before
    assert back(store, "a") is None
    assert store.history.changes("a", limit=9999)[-len(before) :] == before


def test_what_is_known_comes_once(store: Store, brought: tuple[ForeignReport, ...]) -> None:
    store.reports.add_all(_items(brought))
    for report_id in "ab":
        back(store, report_id)
    with pytest.raises(Refused, match=r"report\.in_bin"):
        store.reports.add_all(_items(brought))
    store.bin.restore("a")
    store.bin.restore("b")
    names = [(change.device, change.counter) for change in store.history.changes("a", limit=9999)]
    assert len(set(names)) == len(names)
    assert names.index((brought[0].changes[-1].device, brought[0].changes[-1].counter)) > 0
    before = store.history.changes("a", limit=9999)
    store.history.add("a", brought[0].changes)
    assert store.history.changes("a", limit=9999) == before


def test_new_history_of_a_known_report_is_no_step(store: Store, brought: tuple[ForeignReport, ...]) -> None:
    found = brought[0]
    store.reports.add_all([(found.draft, found.changes[:-1])])
    step, revision = store.history.undoable("a"), store.reports.revision("a")
    store.history.add("a", found.changes)
    newest = store.history.changes("a", limit=1)
    assert _bare(newest) == _bare(found.changes[-1:])
    assert (store.history.undoable("a"), store.reports.revision("a")) == (step, revision)
    assert store.reports.draft("a") == found.draft
    with pytest.raises(Refused, match=r"report\.unknown"):
        store.history.add("b", brought[1].changes)


def test_own_entries_that_come_back_leave_the_counter_free(
    store: Store, path: Path, tmp_path: Path, make_draft: Callable[..., Draft]
) -> None:
    own = store.history.changes("r")[0]
    ahead = replace(own, id=999, counter=own.counter + 50, report_id="x", record_id="x", record="report")
    store.reports.add_all([(make_draft("x"), [ahead])])
    counters = [change.counter for change in store.history.changes("x")]
    assert counters == list(range(own.counter + 50 + 8, own.counter + 49, -1))
    store.tasks.write("x", "t1", "result", "sau đó")
    assert store.history.changes("x", limit=1)[0].counter == own.counter + 59


def test_one_report_that_differs_stops_all(
    store: Store, brought: tuple[ForeignReport, ...], make_draft: Callable[..., Draft]
) -> None:
    items = [*_items(brought), (make_draft("r", attached_to="khác"), ())]
    with pytest.raises(Refused, match=r"report\.differs"):
        store.reports.add_all(items)
    assert [report.id for report in store.reports.all()] == ["r"]
    assert store.history.changes("a") == []
    assert store.search.find("Nội dung 700") == []
    twice = [_items(brought)[0]] * 2
    with pytest.raises(Refused, match=r"report\.differs"):
        store.reports.add_all(twice)
    with pytest.raises(ValueError, match="history"):
        store.reports.add_all([(brought[0].draft, brought[1].changes)])
    step = store.history.undoable("r")
    store.reports.add_all([])
    assert store.history.undoable("r") == step
    # What failed has left no word behind that the index would count on.
    store.reports.add_all(_items(brought))
    assert len(store.search.find("Nội du", report_id="b", limit=999)) == 700


def test_the_words_of_a_verb_that_failed_are_told_again(
    store: Store, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.tasks.write("r", "t2", "result", "kilôgam")
    with monkeypatch.context() as patch:
        patch.setattr("db.history.recorder.Recorder.finish", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            store.tasks.write("r", "t1", "result", "kilômét")
    store.tasks.write("r", "t1", "result", "kilômét")
    assert {hit.record_id for hit in store.search.find("kilo")} == {"t1", "t2"}
