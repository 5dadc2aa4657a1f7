"""Locked reports: refused to every verb, with nothing written; locked, opened and archived with a history."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.access.condition import condition
from db.backups.backups import Backups
from db.errors import Refused
from db.foreign.reports import read_foreign
from db.records import AcceptedPlace, Column, ReportState
from db.salvage.salvaging import salvage
from db.store.store import Store
from db.verbs.checked.acceptances import LONGEST_REASON
from db.verbs.words.replacing import TextWrite
from vqdesk.messages.catalogue import sentence
from vqdesk.messages.deed_names import deeds_words
from vqdesk.periods.duplicate import COPIED, duplicate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.records import Draft

REASON = "Đã gửi UBND tỉnh"
PLACE = AcceptedPlace("t1", "ratio", "content", "Nội dung")


@pytest.fixture
def store(store: Store) -> Store:
    """Return a store of which the report has steps to undo, an accepted place and a sign-off."""
    store.tasks.write("r", "t3", "number", "9")
    store.acceptances.accept("r", PLACE, "Đúng")
    store.sign_offs.sign("r", "form", "0" * 64)
    store.tasks.write("r", "t1", "result", "Một")
    store.tasks.write("r", "t1", "result", "Hai")
    store.history.undo("r")
    return store


def contents(store: Store) -> tuple[Any, ...]:
    draft = store.reports.draft("r")
    return draft, store.history.changes("r"), store.reports.revision("r"), store.history.undoable("r")


def is_lawful(store: Store) -> bool:
    store._access.checked.clear()  # noqa: SLF001
    store.health.check(depth="words")
    return not store.notices


def brought(store: Store, **report: str) -> Draft:
    """Return the report with one task less, as a file may bring it."""
    draft = store.reports.draft("r")
    first, *rest = draft.sections
    sections = (replace(first, tasks=first.tasks[1:]), *rest)
    return replace(draft, report=replace(draft.report, **report), sections=sections)


VERBS: dict[str, Callable[[Store], object]] = {
    "write": lambda store: store.tasks.write("r", "t1", "result", "Khác"),
    "type on": lambda store: store.tasks.write("r", "t1", "result", "Khác", edit="a"),
    "add": lambda store: store.tasks.add("r", "d1", content="Mới"),
    "add with a domain": lambda store: store.tasks.add("r", None, content="Mới"),
    "duplicate a task": lambda store: store.tasks.duplicate("r", "t1"),
    "move": lambda store: store.tasks.move("r", "t1", domain_id="d2", before=None),
    "move several": lambda store: store.tasks.move_all("r", ["t1", "t2"], domain_id="d2", before=None),
    "write several": lambda store: store.tasks.write_all("r", [("t1", "result", "Khác")]),
    "delete several": lambda store: store.tasks.delete_all("r", ["t1", "t2"]),
    "delete": lambda store: store.tasks.delete("r", "t1"),
    "renumber": lambda store: store.tasks.renumber("r"),
    "add a domain": lambda store: store.domains.add("r", name="Mới"),
    "write a domain": lambda store: store.domains.write("r", "d1", "name", "Khác"),
    "move a domain": lambda store: store.domains.move("r", "d1", before=None),
    "delete a domain": lambda store: store.domains.delete("r", "d1"),
    "columns": lambda store: store.columns.write("r", (Column("content", "Nội dung khác"),)),
    "write the report": lambda store: store.reports.write(replace(store.reports.get("r"), titles=("B",))),
    "replace": lambda store: store.reports.replace(brought(store)),
    "replace its head": lambda store: store.reports.replace(brought(store, attached_to="x")),
    "delete the report": lambda store: store.reports.delete("r"),
    "accept": lambda store: store.acceptances.accept("r", replace(PLACE, task_id="t2"), "Đúng"),
    "withdraw": lambda store: store.acceptances.withdraw("r", store.acceptances.of("r")[0].id),
    "sign off": lambda store: store.sign_offs.sign("r", "content", "0" * 64),
    "withdraw a sign-off": lambda store: store.sign_offs.withdraw("r", store.sign_offs.of("r")[0].id),
    "undo": lambda store: store.history.undo("r"),
    "redo": lambda store: store.history.redo("r"),
    "take back what made it": lambda store: store.history.take_back("r", 1),
}


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("verb", VERBS)
def test_a_locked_report_is_refused_to_a_verb_and_stays_to_the_letter(
    store: Store, verb: str, signed: bool
) -> None:
    store.states.lock("r", REASON, signed=signed)
    before = contents(store)
    with pytest.raises(Refused) as caught:
        VERBS[verb](store)
    assert caught.value.key == ("report.signed" if signed else "report.locked")
    assert contents(store) == before
    assert is_lawful(store)
    store.states.unlock("r", "Sửa theo ý kiến")
    VERBS[verb](store)


def test_the_refusal_names_report_state_and_reason_and_how_it_is_opened(store: Store) -> None:
    store.states.lock("r", REASON, who="Nguyễn Thị Mai")
    with pytest.raises(Refused) as caught:
        store.tasks.delete("r", "t1")
    assert sentence(caught.value, "vi") == (
        "Không thay đổi được báo cáo 9 tháng năm 2024 UBND huyện Văn Quan (mã r) vì báo cáo đã chốt "
        "(Nguyễn Thị Mai: “Đã gửi UBND tỉnh”); muốn sửa, hãy bấm “Mở chốt...” ở thanh "
        "phía trên biểu hoặc trong danh sách báo cáo (Ctrl+O)."
    )
    store.states.lock("r", REASON, signed=True)
    with pytest.raises(Refused) as caught:
        store.states.expect_open("r")
    assert "đã ký (lan: " in sentence(caught.value, "vi")


def test_what_changes_nothing_is_not_refused(store: Store) -> None:
    store.states.lock("r", REASON)
    before = contents(store)
    assert not store.tasks.write("r", "t1", "result", "Một")
    assert not store.reports.write(store.reports.get("r"))
    assert not store.reports.replace(store.reports.draft("r"))
    accepted = replace(store.acceptances.of("r")[0], id="moi", place=replace(PLACE, task_id="t2"))
    assert not store.acceptances.take("r", [accepted])
    assert contents(store) == before


def test_words_are_replaced_in_the_other_reports_and_that_one_is_told(
    store: Store, make_draft: Callable[..., Draft]
) -> None:
    store.reports.add(make_draft("khac"))
    store.states.lock("r", REASON)
    writes = [TextWrite(report, "task", "t1", "content", "Nội dung 1", "Việc 1") for report in ("r", "khac")]
    done = store.words.replace(writes, "Nội dung", "Việc").record
    assert [each.report_id for each in done.written] == ["khac"]
    assert [(each, why.key) for each, why in done.refused.items()] == [("r", "report.locked")]
    assert store.tasks.get("r", "t1").content == "Nội dung 1"
    store.states.lock("khac", REASON)
    assert done.step is not None
    back = store.history.take_back(None, done.step.id)
    assert not back
    assert store.tasks.get("khac", "t1").content == "Việc 1"


def test_it_is_locked_opened_and_archived_each_with_who_why_and_when(store: Store) -> None:
    assert store.states.of("r") == ReportState("r")
    made = store.states.lock("r", f" {REASON}\n", who="Nguyễn  Thị Mai")
    assert (made.states, bool(made.tasks), bool(made.order)) == ({"r"}, False, False)
    assert store.states.all() == {"r": made.record}
    assert (made.record.state, made.record.reason, made.record.who) == ("locked", REASON, "Nguyễn Thị Mai")
    assert made.record.at == "2024-09-27T08:30:15+00:00"
    store.states.lock("r", "Chủ tịch đã ký", signed=True)
    archived = store.states.archive("r").record
    assert (archived.state, archived.reason, archived.archived) == ("signed", "Chủ tịch đã ký", archived.at)
    assert not store.states.archive("r")
    store.states.unlock("r", "Ký lại")
    assert store.states.archive("r", back=True).record.archived == ""
    assert not store.states.archive("r", back=True)
    assert deeds_words(store, store.history.deeds("r", limit=5), "vi") == [
        "Đưa báo cáo trở lại danh sách",
        "Mở chốt báo cáo: “Ký lại”",
        "Lưu trữ báo cáo",
        "Đánh dấu báo cáo đã ký: “Chủ tịch đã ký”",
        "Chốt báo cáo: “Đã gửi UBND tỉnh”",
    ]
    assert is_lawful(store)


def test_none_of_it_is_a_step_that_undo_takes_back(store: Store) -> None:
    step, again = store.history.undoable("r"), store.history.redoable("r")
    store.states.lock("r", REASON)
    store.states.archive("r")
    assert (store.history.undoable("r"), store.history.redoable("r")) == (step, again)
    store.states.unlock("r", REASON)
    assert store.history.redo("r").step == again
    assert store.history.undo("r").step == again
    assert store.history.undo("r").step == step
    assert all(store.history.way_back("r", each.step or 0) is None for each in store.history.deeds("r")[3:6])


def test_what_is_no_reason_is_refused(store: Store) -> None:
    for reason in ("", " \n", "ă" * (LONGEST_REASON + 1)):
        for act in (store.states.lock, store.states.unlock):
            with pytest.raises(Refused, match=r"state\."):
                act("r", reason)
    with pytest.raises(Refused, match=r"state\.open"):
        store.states.unlock("r", REASON)
    with pytest.raises(Refused, match=r"report\.unknown"):
        store.states.lock("không có", REASON)
    with pytest.raises(Refused, match=r"report\.unknown"):
        store.states.archive("không có")
    assert store.states.all() == {}


def test_a_report_that_was_opened_again_goes_into_the_bin_and_comes_back_as_it_stood(store: Store) -> None:
    store.states.lock("r", REASON)
    store.states.archive("r")
    stood = store.states.unlock("r", "Nhầm").record
    store.reports.delete("r")
    assert store.states.all() == {}
    assert store.bin.draft("r").state == stood
    store.bin.restore("r")
    assert store.states.of("r") == stood
    while store.history.undo("r").step:
        pass
    act = store.history.undoable("r")
    assert act is not None
    store.history.take_back("r", act.id)
    assert store.reports.all() == []
    assert is_lawful(store)


def test_what_made_a_report_is_taken_back_though_it_was_locked_since(
    store: Store, make_draft: Callable[..., Draft]
) -> None:
    store.reports.add(make_draft("moi"))
    store.states.lock("moi", REASON)
    store.states.unlock("moi", "Nhầm")
    act = store.history.undoable("moi")
    assert act is not None
    store.history.take_back("moi", act.id)
    assert [each.report.id for each in store.bin.all()] == ["moi"]
    assert store.bin.restore("moi")
    assert store.states.of("moi").reason == "Nhầm"
    assert is_lawful(store)


def test_a_locked_report_that_comes_in_is_locked_and_out_of_the_bin_it_is_so_again(
    store: Store, tmp_path: Path, make_draft: Callable[..., Draft]
) -> None:
    store.states.lock("r", REASON, who="Nguyễn Thị Mai")
    store.states.archive("r")
    draft = store.reports.draft("r")
    with Store.open(tmp_path / "khac.vqd") as other:
        other.reports.add(draft)
        assert other.states.of("r") == draft.state
        with pytest.raises(Refused, match=r"report\.locked"):
            other.history.take_back("r", 1)
        other.reports.add(make_draft("moi"))
        other.states.unlock("r", "Xem lại")
        other.history.take_back("r", 1)
        assert [each.report.id for each in other.bin.all()] == ["r"]
        other.bin.restore("r")
        assert is_lawful(other)


def test_a_store_from_elsewhere_brings_how_its_reports_stand_but_not_that_they_were_archived(
    store: Store, path: Path
) -> None:
    stood = store.states.lock("r", REASON).record
    store.states.archive("r")
    store.close()
    (found,) = read_foreign(path).reports
    assert found.draft.state is not None
    assert replace(found.draft.state, id=stood.id) == stood
    with Store.open(path) as again, closing(again.file.database.conn) as connection:
        connection.execute("UPDATE state SET state = 'mở'")
        connection.commit()
    with pytest.raises(Refused, match=r"store\.damaged"):
        read_foreign(path)


def test_backups_and_salvage_bring_it_back(store: Store, path: Path, tmp_path: Path) -> None:
    stood = store.states.lock("r", REASON).record
    backup = Backups(store).make("asked").path
    (new,), _ = Backups(store).restore_reports(backup, ["r"])
    assert (store.states.of(new).state, store.states.of(new).reason) == ("locked", REASON)
    (same, _) = Backups(store).preview(backup)
    assert same.standing == "same"
    store.states.unlock("r", "Nhầm")
    assert Backups(store).preview(backup)[0].standing == "changed"
    store.states.lock("r", REASON)
    stood = store.states.of("r")
    store.close()
    salvage(path, tmp_path / "out.vqd")
    with Store.open(tmp_path / "out.vqd") as out:
        assert out.states.of("r") == stood
        assert condition(tmp_path / "out.vqd").flaws == ()


def test_a_copy_is_open_in_the_list_and_keeps_what_was_accepted(store: Store) -> None:
    store.states.lock("r", REASON)
    copy = duplicate(store.reports.draft("r"))
    store.reports.add(copy, verb=COPIED)
    new = copy.report.id
    assert new != "r"
    assert store.states.of(new) == ReportState(new)
    assert [each.text("content") for each in copy.tasks] == [each.content for each in store.tasks.of("r")]
    assert [each.place for each in store.acceptances.of(new)] == [PLACE]
    assert store.sign_offs.of(new) == []
    store.tasks.write(new, "t1", "result", "Khác")
    assert store.tasks.get("r", "t1").result == "Một"
    assert deeds_words(store, store.history.deeds(new)[1:], "vi") == ["Nhân bản báo cáo"]
    assert is_lawful(store)


@given(acts=st.lists(st.sampled_from(["lock", "sign", "unlock", "archive", "back", *VERBS]), max_size=12))
@settings(max_examples=40)
def test_while_it_is_locked_nothing_but_its_state_ever_changes(
    acts: list[str], tmp_path_factory: pytest.TempPathFactory, make_draft: Callable[..., Draft]
) -> None:
    with Store.open(tmp_path_factory.mktemp("kho") / "kho.vqd", who="lan") as store:
        store.reports.add(make_draft())
        store.tasks.write("r", "t3", "number", "9")
        for act in acts:
            if not store.reports.all():
                break
            before, stood = store.reports.draft("r"), store.states.of("r")
            refused = _act(store, act)
            if refused is not None:
                assert stood.is_locked or not refused.key.startswith("report.")
                assert store.reports.draft("r") == before
            elif stood.is_locked:
                assert replace(store.reports.draft("r"), state=None) == replace(before, state=None)
        assert is_lawful(store)


def _act(store: Store, act: str) -> Refused | None:
    states: dict[str, Callable[[], object]] = {
        "lock": lambda: store.states.lock("r", REASON),
        "sign": lambda: store.states.lock("r", REASON, signed=True),
        "unlock": lambda: store.states.unlock("r", REASON),
        "archive": lambda: store.states.archive("r"),
        "back": lambda: store.states.archive("r", back=True),
    }
    try:
        # Where nothing is accepted or signed off there is none to withdraw.
        with suppress(IndexError):
            states[act]() if act in states else VERBS[act](store)
    except Refused as refused:
        return refused
    return None
