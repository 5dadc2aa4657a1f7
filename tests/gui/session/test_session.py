from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.changes import Changes
from db.errors import Refused
from db.records import AcceptedPlace, Period
from db.store.store import Store
from ui.outline.model import OutlineModel
from ui.session.session import Session
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from db.search.query import Hit


def order(session: Session) -> list[tuple[str, str]]:
    return [(row.domain_id, row.id) for row in session.outline()]


def ids(session: Session) -> str:
    return " ".join(row.id for row in session.outline())


def told(session: Session) -> list[Changes]:
    """Return the list of what is told to have changed, from now on."""
    seen: list[Changes] = []
    session.changed.connect(seen.append)
    return seen


def test_opening_a_report_tells_everything_anew(store: Store, make_draft: Callable[..., Draft]) -> None:
    store.reports.add(make_draft())
    session = Session(store)
    seen: list[str] = []
    session.report_opened.connect(lambda report: seen.append(f"report {report}"))
    session.place_changed.connect(lambda kind, record: seen.append(f"{kind} {record}"))
    session.open_report("bao-cao-9-thang")
    assert seen == ["report bao-cao-9-thang", "report bao-cao-9-thang"]
    assert session.place() == ("report", "bao-cao-9-thang")
    assert ids(session) == "a b c d"


def test_opening_a_report_reads_its_tasks_once(
    store: Store, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.reports.add(make_draft())
    session, read = Session(store), list[str]()
    outline = store.tasks.outline
    monkeypatch.setattr(store.tasks, "outline", lambda report: read.append(report) or outline(report))
    session.open_report("bao-cao-9-thang")
    assert ids(session) == "a b c d"
    assert read == ["bao-cao-9-thang"]


def test_the_place_knows_its_domain(session: Session) -> None:
    session.go_to("task", "d")
    assert (session.task_id, session.domain_id) == ("d", "van-hoa")
    session.go_to("domain", "kinh-te")
    assert (session.task_id, session.domain_id) == (None, "kinh-te")
    session.go_to("task", "gone")
    assert session.place() == ("report", session.report_id)


def test_editors_store_before_every_verb(session: Session) -> None:
    session.go_to("task", "a")
    session.flush_wanted.connect(lambda: session.write_task("a", "result", "Đã làm 15/16 xã"))
    session.duplicate_task()
    assert session.task(session.task_id or "").result == "Đã làm 15/16 xã"


def test_a_report_is_not_left_while_a_text_of_it_cannot_be_stored(
    session: Session, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    session.store.reports.add(make_draft("other"))
    session.flush_wanted.connect(lambda: session.write_task("a", "result", "Đã làm 15/16 xã"))

    def full(*_args: object, **_more: object) -> None:
        raise Refused("disk.full", name="store.vqd")

    with monkeypatch.context() as patch:
        patch.setattr(session.store.tasks, "write", full)
        session.open_report("other")
        assert session.report_id == "bao-cao-9-thang"
    session.open_report("other")
    assert session.report_id == "other"
    assert session.store.tasks.get("bao-cao-9-thang", "a").result == "Đã làm 15/16 xã"


def test_a_written_text_is_stored_and_told(session: Session) -> None:
    session.outline()
    seen = told(session)
    assert session.write_task("b", "evaluation", "50%", "edit-1")
    assert seen == [Changes(tasks={(session.report_id, "b"): frozenset({"evaluation"})})]
    assert session.outline()[1].evaluation == "50%"
    assert session.task("b").evaluation == "50%"


def test_undo_of_an_accepted_place_leads_to_its_task_and_of_a_sign_off_nowhere(session: Session) -> None:
    report = session.report_id or ""
    place = AcceptedPlace("b", "row.missing", "evaluation", "")
    session.store.acceptances.accept(report, place, "Chưa đến kỳ đánh giá")
    session.store.sign_offs.sign(report, "content", "0" * 64)
    session.go_to("task", "a")
    session.undo()
    assert session.place() == ("task", "a")
    seen: list[str] = []
    session.field_chosen.connect(seen.append)
    session.undo()
    assert (session.place(), seen) == (("task", "b"), ["evaluation"])
    session.go_to("task", "a")
    session.redo()
    assert session.place() == ("task", "b")
    assert len(session.store.acceptances.of(report)) == 1


def test_another_unit_groups_the_tree_anew_once(session: Session, qtbot: QtBot) -> None:
    model = OutlineModel(session)
    seen: list[object] = []
    model.brought.connect(lambda _: seen.append(model.rowCount(model.place("domain", "kinh-te"))))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.brought):
        session.write_task("b", "unit", "Phòng Y")
        session.write_task("b", "unit", "Phòng Y tế")
    assert seen == [3]


def test_the_first_task_of_an_empty_report_is_one_step(
    store: Store, make_draft: Callable[..., Draft]
) -> None:
    store.reports.add(replace(make_draft(), sections=()))
    session = Session(store)
    session.open_report("bao-cao-9-thang")
    assert session.add_task()
    assert (len(session.domains()), session.task(session.task_id or "").number) == (1, "1")
    session.undo()
    assert (session.domains(), session.outline()) == ([], [])
    assert session.place() == ("report", "bao-cao-9-thang")
    session.redo()
    assert (len(session.domains()), len(session.outline())) == (1, 1)


def test_saves_of_one_edit_are_one_step(session: Session) -> None:
    session.write_task("b", "result", "Đã", "edit-1")
    session.write_task("b", "result", "Đã trồng", "edit-1")
    session.undo()
    assert session.task("b").result == ""
    assert session.place() == ("task", "b")


def test_undo_points_at_the_field_it_changed(session: Session) -> None:
    chosen: list[str] = []
    session.field_chosen.connect(chosen.append)
    session.write_task("c", "evaluation", "10%")
    session.go_to("task", "a")
    session.undo()
    assert session.place() == ("task", "c")
    assert chosen == ["evaluation"]
    session.redo()
    assert session.task("c").evaluation == "10%"


def test_adding_proposes_the_next_number_after_the_current_task(session: Session) -> None:
    session.go_to("task", "a")
    assert session.add_task()
    new = session.task_id or ""
    assert order(session)[:3] == [("kinh-te", "a"), ("kinh-te", new), ("kinh-te", "b")]
    assert session.task(new).number == "4"


def test_adding_without_a_place_goes_to_the_end_and_makes_a_domain_where_there_is_none(
    session: Session, store: Store, make_draft: Callable[..., Draft]
) -> None:
    session.add_task()
    assert order(session)[-1] == ("khac", session.task_id)
    empty = make_draft("empty", Period("năm", 2025))
    session.add_report(replace(empty, sections=()))
    session.add_task()
    assert len(store.domains.of("empty")) == len(store.tasks.outline("empty")) == 1


@pytest.mark.parametrize(
    ("task", "moves", "expected"),
    [
        ("b", "u", "kinh-te b, kinh-te a, kinh-te c, van-hoa d"),
        ("a", "u", "kinh-te a, kinh-te b, kinh-te c, van-hoa d"),
        ("d", "u", "kinh-te a, kinh-te b, kinh-te c, kinh-te d"),
        ("a", "d", "kinh-te b, kinh-te a, kinh-te c, van-hoa d"),
        ("c", "d", "kinh-te a, kinh-te b, van-hoa c, van-hoa d"),
        ("d", "d", "kinh-te a, kinh-te b, kinh-te c, khac d"),
        ("d", "dd", "kinh-te a, kinh-te b, kinh-te c, khac d"),
        ("d", "ud", "kinh-te a, kinh-te b, kinh-te c, van-hoa d"),
    ],
)
def test_moving_goes_row_by_row_through_the_annex(
    session: Session, task: str, moves: str, expected: str
) -> None:
    session.go_to("task", task)
    for move in moves:
        (session.move_task_up if move == "u" else session.move_task_down)()
    assert ", ".join(" ".join(row) for row in order(session)) == expected
    assert session.place() == ("task", task)


def test_moving_to_another_domain_and_back_by_undo(session: Session) -> None:
    session.go_to("task", "a")
    session.move_task_to("van-hoa")
    assert ids(session) == "b c d a"
    session.undo()
    assert ids(session) == "a b c d"


def test_a_deleted_task_gives_way_to_its_neighbour_and_comes_back(session: Session) -> None:
    session.go_to("task", "c")
    session.delete_task()
    assert (ids(session), session.place()) == ("a b d", ("task", "d"))
    session.delete_task()
    assert session.place() == ("task", "b")
    session.undo()
    session.undo()
    assert (ids(session), session.place()) == ("a b c d", ("task", "c"))


def test_undoing_an_addition_stays_near(session: Session) -> None:
    session.go_to("task", "a")
    session.add_task()
    session.undo()
    assert session.place() == ("task", "b")
    session.redo()
    assert session.task_id not in (None, "a", "b", "c", "d")


def test_the_last_task_of_a_report_gives_way_to_its_domain(session: Session) -> None:
    session.go_to("task", "a")
    for _ in range(4):
        session.delete_task()
    assert session.place()[0] == "domain"


def test_renumbering_keeps_the_place(session: Session) -> None:
    session.go_to("task", "b")
    session.move_task_up()
    session.renumber()
    assert [row.number for row in session.outline()] == ["1", "2", "3", ""]
    session.undo()
    assert [row.number for row in session.outline()] == ["2", "1", "3", ""]
    assert session.place() == ("task", "b")


def test_domains_come_move_change_and_go(session: Session) -> None:
    session.add_domain("IV", "Lĩnh vực mới")
    new = session.domain_id or ""
    session.move_domain_up()
    assert [domain.id for domain in session.domains()] == ["kinh-te", "van-hoa", new, "khac"]
    session.move_domain_down()
    session.move_domain_down()
    assert [domain.id for domain in session.domains()] == ["kinh-te", "van-hoa", "khac", new]
    session.rename_domain(new, "V", "Lĩnh vực khác nữa")
    session.undo()
    domain = session.store.domains.get(session.report_id or "", new)
    assert (domain.numeral, domain.name) == ("IV", "Lĩnh vực mới")
    session.go_to("domain", "kinh-te")
    session.delete_domain()
    assert ids(session) == "d"
    session.undo()
    assert (ids(session), session.place()) == ("a b c d", ("domain", "kinh-te"))


def test_undo_never_reaches_into_another_report(session: Session, make_draft: Callable[..., Draft]) -> None:
    session.write_task("a", "result", "Đã xong")
    session.add_report(make_draft("other", Period("năm", 2025)))
    stops: list[tuple[str, bool]] = []
    session.stopped.connect(lambda act, backward: stops.append((act.verb, backward)))
    for _ in range(3):
        session.undo()
    assert (session.report_id, ids(session)) == ("other", "a b c d")
    assert stops == [("create", True)] * 3
    session.go_to("task", "b")
    session.write_task("b", "result", "khác")
    session.undo()
    session.write_task("a", "result", "khác")  # drops the redo of this report alone
    session.open_report("bao-cao-9-thang")
    session.undo()
    assert session.task("a").result == "Đã làm 14/16 xã"
    assert session.place() == ("task", "a")
    session.redo()
    assert session.task("a").result == "Đã xong"
    assert [report.id for report in session.store.reports.all()] == ["other", "bao-cao-9-thang"]


def test_a_deleted_report_gives_way_and_comes_back(
    session: Session, make_draft: Callable[..., Draft]
) -> None:
    told: list[tuple[str, list[str]]] = []
    session.whole_done.connect(lambda verb, reports: told.append((verb, reports)))
    session.add_report(make_draft("other", Period("năm", 2025)))
    session.delete_report("other")
    assert session.report_id == "bao-cao-9-thang"
    session.delete_report("bao-cao-9-thang")
    assert session.report_id is None
    assert session.outline() == []
    session.undo()
    session.redo()
    assert session.report_id is None
    session.restore_report("bao-cao-9-thang")
    assert (session.report_id, ids(session)) == ("bao-cao-9-thang", "a b c d")
    assert told == [
        ("create", ["other"]),
        ("delete_report", ["other"]),
        ("delete_report", ["bao-cao-9-thang"]),
        ("restore_report", ["bao-cao-9-thang"]),
    ]
    stops: list[str] = []
    session.stopped.connect(lambda act, _: stops.append(act.verb))
    session.undo()
    assert stops == ["restore_report"]


def test_a_refusal_is_one_sentence_and_changes_nothing(session: Session, store: Store) -> None:
    said: list[str] = []
    session.refused.connect(said.append)
    session.go_to("task", "a")
    store.tasks.delete(session.report_id or "", "a")
    assert not session.duplicate_task()
    assert len(said) == 1
    assert not session.write_task("a", "result", "x")
    assert not session.write_task("a", "result", "xy")
    assert len(said) == 1, "why the autosave cannot store is the standing bar's to tell"
    assert session.unstored.reason is not None
    assert session.unstored.reason.key == "task.unknown"
    assert ids(Session(store)) == ""


def test_flush_tells_whether_everything_could_be_stored(session: Session) -> None:
    assert not session.write_task("gone", "result", "x")
    assert session.flush(), "what is not owed any more must not count"
    session.flush_wanted.connect(lambda: session.write_task("gone", "result", "x"))
    assert not session.flush()


def test_nothing_can_be_done_without_a_report(store: Store) -> None:
    session = Session(store)
    said: list[str] = []
    session.refused.connect(said.append)
    assert not session.add_task()
    assert said == ["Chưa có báo cáo nào; hãy nhập một tệp hoặc lập báo cáo mới trước."]


def test_search_has_the_open_report_first_and_leads_into_others(
    session: Session, make_draft: Callable[..., Draft]
) -> None:
    session.store.reports.add(make_draft("newer", Period("năm", 2025)))
    hits = session.search("duong giao thong")
    assert [hit.report_id for hit in hits] == ["bao-cao-9-thang", "newer"]
    session.go_to_hit(hits[1])
    assert (session.report_id, session.place()) == ("newer", ("task", "a"))
    assert session.search("  ") == []


def test_where_the_open_report_fills_the_list_no_other_one_is_looked_through(
    store: Store, session: Session, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.reports.add(make_draft("khac", Period("năm", 2025)))
    find, asked = store.search.find, list[str | None]()

    def seen(query: str, *, report_id: str | None = None, limit: int = 200) -> list[Hit]:
        asked.append(report_id)
        return find(query, report_id=report_id, limit=limit)

    monkeypatch.setattr(store.search, "find", seen)
    assert {hit.report_id for hit in session.search("linh vuc", limit=3)} == {session.report_id}
    assert asked == [session.report_id]
    found = [hit.report_id for hit in session.search("linh vuc", limit=4)]
    assert found == [*3 * [session.report_id], "khac"]
    assert asked[1:] == [session.report_id, None]


def test_everything_is_there_after_a_restart(session: Session, store: Store) -> None:
    session.write_task("a", "result", "a\u00a0b\tc\nd")
    path = store.path
    store.close()
    with Store.open(path) as again:
        assert again.tasks.get("bao-cao-9-thang", "a").result == "a\u00a0b\tc\nd"
        after = Session(again)
        after.open_report("bao-cao-9-thang")
        after.undo()
        assert after.task("a").result == "Đã làm 14/16 xã"


def _stopped(_text: str, function: Callable[[Callable[[int, int], None]], object]) -> object:
    """Do a verb as a person does who stops it after its first rows."""

    def stop(done: int, total: int) -> None:
        assert 0 < done <= total
        raise Cancelled

    return function(stop)


LONG: dict[str, Callable[[Session], bool]] = {
    "renumber": lambda session: session.renumber(),
    "delete_domain": lambda session: session.delete_domain(),
    "delete_report": lambda session: session.delete_report("bao-cao-9-thang"),
    "restore_report": lambda session: session.restore_report("binned"),
    "undo": lambda session: session.undo(),
    "take_back": lambda session: session.take_back("updated", _act(session, "updated")),
    "do_again": lambda session: session.do_again("reverted", _act(session, "reverted", done=False)),
}


def _act(session: Session, report_id: str, *, done: bool = True) -> int:
    store = session.store
    step = store.history.undoable(report_id) if done else store.history.redoable(report_id)
    assert step is not None
    return step.id


@pytest.mark.parametrize("verb", LONG)
def test_what_is_stopped_leaves_all_as_it_was_and_is_no_refusal(
    session: Session, make_draft: Callable[..., Draft], verb: str
) -> None:
    store = session.store
    for other in ("binned", "updated", "reverted"):
        store.reports.add(make_draft(other))
    store.reports.delete("binned")
    for other in ("updated", "reverted"):
        draft = make_draft(other)
        store.reports.replace(replace(draft, sections=draft.sections[:1]))
    store.history.take_back("reverted", _act(session, "reverted"))
    session.go_to("task", "d")
    session.delete_domain()
    session.undo()
    session.go_to("domain", "kinh-te")
    if verb == "undo":
        session.delete_domain()
    told: list[str] = []
    session.refused.connect(told.append)
    was = {report.id: store.reports.draft(report.id) for report in store.reports.all()}
    deeds = store.history.deeds()
    session.at_length = _stopped
    assert not LONG[verb](session)
    assert {report.id: store.reports.draft(report.id) for report in store.reports.all()} == was
    assert (store.history.deeds(), told, session.report_id) == (deeds, [], "bao-cao-9-thang")
