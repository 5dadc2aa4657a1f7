"""The leader's copy that is imported again: what was internal is internal, and that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from db.records import Column, Domain, Draft, Period, Report, Section, Task
from db.store.store import Store
from vqdesk.exporting.file_export import ExportOptions, export
from vqdesk.importing.file_import import open_clipboard, read_file
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from vqdesk.annex.recognition.recogniser import Recognised

    Run = Callable[..., Any]

ENDINGS = [".docx", ".xlsx", ".html"]
SECRET = "BIMATNOIBO"
SHOWN = (
    Column("number", "TT"),
    Column("content", "Nội dung nhiệm vụ"),
    Column("unit", "Đơn vị chủ trì"),
    Column("result", "Kết quả thực hiện"),
)
INTERNAL = (
    Column("deadline", "Thời hạn", visibility="internal"),
    Column("note", "Ghi chú", visibility="internal"),
    Column("extra", "Ý kiến riêng", visibility="internal"),
    Column("extra", "Trao đổi (nội bộ)", visibility="internal"),
)
TEXTS = {"deadline": "15/9/2026", "note": f"chờ {SECRET}"}
EXTRA = {"Ý kiến riêng": f"nhắc {SECRET}", "Trao đổi (nội bộ)": f"hỏi {SECRET}"}


def draft(columns: Iterable[Column], **texts: Any) -> Draft:
    report = Report("r", "UBND xã Yên Phúc", Period("năm", 2026), ("Nhiệm vụ năm 2026",), "", tuple(columns))
    names = ("Lập kế hoạch", "Rà soát quy hoạch")
    tasks = tuple(
        Task("r", "d", f"t{at}", number=str(at), content=name, unit="Văn phòng", result="Xong", **texts)
        for at, name in enumerate(names, 1)
    )
    return Draft(report, (Section(Domain("r", "d", "I", "Kinh tế"), tasks),))


def leader_s_copy(made: Draft, file: Path) -> Recognised:
    """Return what is read of the leader's copy of a report."""
    with Store.open(file.parent / f"{file.name}.vqd") as store:
        store.reports.add(made)
        export(store, "r", file, ExportOptions(copy="internal"))
    (found,) = read_file(file)
    return found


def told(found: Recognised, key: str) -> list[tuple[str, str]]:
    return [
        (entry.what, say(entry.why, "vi", **entry.values))
        for entry in found.account
        if entry.why == f"account.{key}"
    ]


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_was_internal_comes_in_as_internal(tmp_path: Path, ending: str) -> None:
    found = leader_s_copy(draft((*SHOWN, *INTERNAL), **TEXTS, extra=EXTRA), tmp_path / f"a{ending}")
    assert found.draft.report.columns == (*SHOWN, *INTERNAL)
    (task, _) = found.draft.sections[0].tasks
    assert (task.deadline, task.note, task.extra) == (*TEXTS.values(), EXTRA)
    # One sentence tells which they are; and each mark that was taken off is told in its place.
    ((_, said),) = told(found, "internal_copy")
    assert said == (
        "Tệp là bản nội bộ; các cột sau vào báo cáo là cột nội bộ, không có ở bản phát hành: "
        "“Thời hạn”, “Ghi chú”, “Ý kiến riêng”, “Trao đổi (nội bộ)”."
    )
    marked = [what for what, _ in told(found, "internal_mark")]
    assert marked == [f"{column.heading} (nội bộ)\u00a0" for column in INTERNAL[:3]]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_leader_s_copy_whose_headings_say_nothing_is_doubted(tmp_path: Path, ending: str) -> None:
    found = leader_s_copy(draft(SHOWN), tmp_path / f"a{ending}")
    assert found.draft.report.columns == SHOWN
    assert [what for what, _ in told(found, "internal_copy_bare")] != []
    assert told(found, "internal_copy") == told(found, "internal_mark") == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_issued_copy_is_not(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"a{ending}"
    with Store.open(tmp_path / "a.vqd") as store:
        store.reports.add(draft((*SHOWN, *INTERNAL), **TEXTS, extra=EXTRA))
        export(store, "r", file, ExportOptions(copy="issued"))
    (found,) = read_file(file)
    assert found.draft.report.columns == SHOWN
    assert not [entry.why for entry in found.account if "internal" in entry.why]


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_issued_of_it_next_has_nothing_internal(run: Run, tmp_path: Path, ending: str) -> None:
    leader_s_copy(draft((*SHOWN, *INTERNAL), **TEXTS, extra=EXTRA), tmp_path / f"a{ending}")
    assert run("import", tmp_path / f"a{ending}").code == 0
    assert run("export", tmp_path / "issued.html").code == 0
    assert SECRET not in (tmp_path / "issued.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("heading", ["Ghi chú (nội bộ)\u00a0", "Ghi chú (nội bộ)", "Ghi chú"])
def test_a_marked_column_is_named_by_hand_as_it_is_written_or_called(tmp_path: Path, heading: str) -> None:
    file = tmp_path / "a.docx"
    leader_s_copy(draft((*SHOWN, INTERNAL[1]), note="x"), file)
    (found,) = read_file(file, columns={heading: "reason"})
    assert found.draft.report.columns[-1] == Column("reason", "Ghi chú", visibility="internal")


def test_a_table_that_was_copied_out_of_it_keeps_the_marks() -> None:
    rows = "TT\tNhiệm vụ\tChủ trì\tKết quả\tGhi chú (nội bộ)\u00a0\n1\tLập đề án\tVăn phòng\tXong\tx\n"
    (annex,) = open_clipboard("", f"Nhiệm vụ năm 2026\n{rows}", "clipboard").annexes
    assert annex.recognise().draft.report.columns[-1] == Column("note", "Ghi chú", visibility="internal")


def test_an_office_s_own_heading_stays_as_it_is_and_nothing_is_told_of_it() -> None:
    rows = "TT\tNhiệm vụ\tChủ trì\tKết quả\tGhi chú (nội bộ)\n1\tLập đề án\tVăn phòng\tXong\tx\n"
    (annex,) = open_clipboard("", f"Nhiệm vụ năm 2026\n{rows}", "clipboard").annexes
    found = annex.recognise()
    assert found.draft.report.columns[-1] == Column("note", "Ghi chú (nội bộ)", visibility="internal")
    assert len(found.account) == 0


def test_a_first_deadline_that_is_internal_has_its_column_be_so() -> None:
    head = "TT\tNhiệm vụ\tChủ trì\tThời hạn ban đầu (nội bộ)\tThời hạn điều chỉnh\tKết quả"
    row = "1\tLập đề án\tVăn phòng\t15/8/2026\t30/9/2026\tXong"
    (annex,) = open_clipboard("", f"Nhiệm vụ năm 2026\n{head}\n{row}\n", "clipboard").annexes
    found = annex.recognise()
    (deadline,) = [column for column in found.draft.report.columns if column.key == "deadline"]
    assert deadline.visibility == "internal"
