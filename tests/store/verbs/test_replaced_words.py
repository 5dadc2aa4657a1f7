"""Words replaced in many texts at once: one transaction, undone by name, and what was written since stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import Refused
from db.history.recorder import Recorder
from db.history.undo import Place
from db.verbs.words.replacing import TextWrite
from vqdesk.messages.deed_names import deeds_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Draft
    from db.store.store import Store


@pytest.fixture
def two(store: Store, make_draft: Callable[..., Draft]) -> Store:
    """Return the store with the reports r and s."""
    store.reports.add(make_draft("s"))
    return store


def write(report_id: str, task_id: str, field: str, before: str | None, after: str | None) -> TextWrite:
    return TextWrite(report_id, "task", task_id, field, before, after)


def units(*places: tuple[str, str]) -> list[TextWrite]:
    return [write(*place, "unit", "Phòng Nông nghiệp", "Phòng NN") for place in places]


def drafts(store: Store) -> dict[str, Draft]:
    return {each.id: store.reports.draft(each.id) for each in store.reports.all()}


def told(store: Store, report_id: str | None) -> str:
    return deeds_words(store, store.history.deeds(report_id, limit=1), "vi")[0]


def test_in_one_report_it_is_a_step_as_any_other(two: Store) -> None:
    before = drafts(two)
    done = two.words.replace(units(("r", "t1"), ("r", "t3")), "Nông nghiệp", "NN")
    assert done.tasks == {("r", "t1"): {"unit"}, ("r", "t3"): {"unit"}}
    assert (done.record.places, done.record.passed, done.record.refused) == (2, (), {})
    assert two.tasks.get("r", "t3").unit == "Phòng NN"
    assert told(two, "r") == told(two, None) == "Thay “Nông nghiệp” bằng “NN” ở 2 chỗ"
    assert two.history.undo("r").step == done.record.step
    assert drafts(two) == before
    assert told(two, "r") == "Hoàn tác: Thay “Nông nghiệp” bằng “NN” ở 2 chỗ"
    two.history.redo("r")
    assert two.tasks.get("r", "t1").unit == "Phòng NN"
    two.health.check(depth="words")


def test_in_several_reports_it_is_undone_by_name_alone(two: Store) -> None:
    before = drafts(two)
    two.tasks.write("r", "t1", "content", "trước")
    number = two.words.replace(units(("r", "t1"), ("s", "t2")), "Nông nghiệp", "NN").record.step.id  # type: ignore[union-attr]
    for report_id in ("r", "s"):
        step = two.history.undoable(report_id)
        assert step is not None
        assert (step.id, step.is_whole, step.report_id) == (number, True, None)
        assert not two.history.undo(report_id)
        assert told(two, report_id) == "Thay “Nông nghiệp” bằng “NN” ở 2 chỗ trong 2 báo cáo"
    assert two.history.way_back(None, number) == "revert"
    assert two.history.take_back(None, number).kept == ()
    two.history.undo("r")
    assert drafts(two) == before
    assert two.history.way_back(None, number) == "again"
    two.history.do_again(None, number)
    assert [two.tasks.get(*place).unit for place in (("r", "t1"), ("s", "t2"))] == ["Phòng NN"] * 2
    two.health.check(depth="words")


def test_what_was_written_since_stays_and_is_named(two: Store) -> None:
    places = [("r", "t1"), ("r", "t2"), ("s", "t2"), ("s", "t3")]
    number = two.words.replace(units(*places), "a", "b").record.step.id  # type: ignore[union-attr]
    two.tasks.write("r", "t1", "unit", "Phòng khác")
    two.tasks.delete("s", "t2")
    replayed = two.history.take_back(None, number)
    assert replayed.kept == (Place("task", "r", "t1", "unit"), Place("task", "s", "t2", "unit"))
    assert two.tasks.get("r", "t1").unit == "Phòng khác"
    assert two.tasks.get("r", "t2").unit == two.tasks.get("s", "t3").unit == "Phòng Nông nghiệp"
    step = two.history.undoable("r")
    assert step is not None
    assert step.verb == "write_task"
    two.health.check(depth="words")


def test_where_all_was_written_since_nothing_is_undone(two: Store) -> None:
    number = two.words.replace(units(("r", "t1"), ("s", "t1")), "a", "b").record.step.id  # type: ignore[union-attr]
    for report_id in ("r", "s"):
        two.tasks.write(report_id, "t1", "unit", "Phòng khác")
    replayed = two.history.take_back(None, number)
    assert (bool(replayed), len(replayed.kept)) == (False, 2)
    assert two.history.way_back(None, number) == "revert"


def test_a_text_that_is_another_than_was_seen_stays(two: Store) -> None:
    two.tasks.write("r", "t1", "unit", "Phòng khác")
    done = two.words.replace(units(("r", "t1"), ("r", "t2"), ("r", "gone")), "a", "b").record
    assert [each.record_id for each in done.passed] == ["t1", "gone"]
    assert two.tasks.get("r", "t1").unit == "Phòng khác"
    assert not two.words.replace(units(("r", "t1")), "a", "b")
    assert not two.words.replace([], "a", "b")


def test_a_report_that_refuses_is_passed_over_whole(two: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    update = Recorder.update

    def refusing(self: Recorder, kind: Any, report_id: str | None, changes: Any) -> None:
        if report_id == "s":
            raise Refused("report.unknown", report="s")
        update(self, kind, report_id, changes)

    before = two.reports.draft("s")
    monkeypatch.setattr(Recorder, "update", refusing)
    domain = TextWrite("s", "domain", "d1", "name", "Lĩnh vực 1", "Lĩnh vực A")
    done = two.words.replace([*units(("s", "t1"), ("r", "t1")), domain], "a", "b").record
    assert (set(done.refused), done.places) == ({"s"}, 1)
    assert two.reports.draft("s") == before
    number = done.step.id  # type: ignore[union-attr]
    monkeypatch.setattr(Recorder, "update", update)
    two.history.take_back(None, number)
    assert two.tasks.get("r", "t1").unit == "Phòng Nông nghiệp"


def test_texts_under_a_heading_and_of_the_report_go_and_come_back(two: Store) -> None:
    two.tasks.write("r", "t1", "extra:Ghi chú", "x")
    before = drafts(two)
    titles = TextWrite(
        "r", "report", "r", "titles", '["BIỂU ĐÁNH GIÁ","Tiến độ thực hiện nhiệm vụ trọng tâm"]', "[]"
    )
    writes = [write("r", "t1", "extra:Ghi chú", "x", None), titles]
    step = two.words.replace(writes, "a", "b", by_name=True).record.step
    assert two.tasks.get("r", "t1").extra == {}
    assert two.reports.get("r").titles == ()
    two.history.take_back(None, step.id)  # type: ignore[union-attr]
    assert drafts(two) == before


def test_of_reports_that_are_gone_for_good_nothing_is_left(two: Store) -> None:
    number = two.words.replace(units(("r", "t1"), ("s", "t1")), "a", "b").record.step.id  # type: ignore[union-attr]
    two.reports.delete("r")
    two.bin.purge("r")
    two.health.check(depth="words")
    assert two.words.told(number) is not None
    assert two.history.take_back(None, number).kept == ()
    assert two.tasks.get("s", "t1").unit == "Phòng Nông nghiệp"
    two.reports.delete("s")
    two.bin.purge("s")
    two.health.check(depth="words")
    assert two.words.told(number) is None
    assert two.history.way_back(None, number) is None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sets(st.sampled_from([(r, t) for r in "rs" for t in ("t1", "t2", "t3", "t5")]), min_size=1),
    st.booleans(),
)
def test_replacing_then_undoing_gives_the_bytes_back(
    two: Store, places: set[tuple[str, str]], by_name: bool
) -> None:
    before = drafts(two)
    step = two.words.replace(units(*sorted(places)), "a", "b", by_name=by_name).record.step
    assert step is not None
    if step.is_whole:
        two.history.take_back(None, step.id)
    else:
        assert two.history.undo(step.report_id)
    assert drafts(two) == before
