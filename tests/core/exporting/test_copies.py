"""The issued copy has nothing internal, in no part of any file; the leader's copy has all of it, last."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from db.records import Column, Domain, Draft, Period, Report, Section, Task
from db.store.store import Store
from vqdesk.annex.layout.copies import columns_of_copy, issued_draft
from vqdesk.annex.layout.style import AnnexStyle
from vqdesk.columns.internal import WATERMARK
from vqdesk.exporting.clipboard import format_for_clipboard
from vqdesk.exporting.file_export import ExportOptions, export, kept_options, lay_out_report
from vqdesk.formats.word.writer.template_example import example
from vqdesk.importing.file_import import read_file
from vqdesk.styles import kept_styles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = "BIMATNOIBO"
SECRET_FIELDS = ("note", f"extra:Ý kiến {SECRET}", "deadline")
COLUMNS = (
    Column("number", "TT"),
    Column("note", f"Ghi chú {SECRET}", visibility="internal"),
    Column("content", "Nội dung nhiệm vụ"),
    Column("unit", "Đơn vị chủ trì"),
    Column("extra", f"Ý kiến {SECRET}", f"Chỉ đạo {SECRET}", "internal"),
    Column("deadline", "Thời hạn", visibility="internal"),
    Column("result", "Kết quả thực hiện"),
    Column("extra", "Mã hồ sơ", visibility="hidden"),
)
TASK = Task(
    "r",
    "d",
    "t",
    number="1",
    content="Xây dựng kế hoạch",
    unit="Văn phòng",
    result="Đã ban hành",
    note=f"chờ ý kiến {SECRET}",
    deadline=f"15/9/2026 {SECRET}",
    first_deadline=f"1/9/2026 {SECRET}",
    # Of a column that the report had once.
    reason=f"thiếu người {SECRET}",
    extra={f"Ý kiến {SECRET}": f"nhắc lại {SECRET}", "Mã hồ sơ": "HS-01", "Cột cũ": f"cũ {SECRET}"},
)
DRAFT = Draft(
    Report("r", "UBND xã Yên Phúc", Period("năm", 2026), ("Danh mục nhiệm vụ",), "", COLUMNS),
    (Section(Domain("r", "d", "I", "Kinh tế"), (TASK,)),),
)
ISSUED, LEADER = ExportOptions(copy="issued"), ExportOptions(copy="internal")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open a store with a report that has internal columns, and an office whose style names one."""
    with Store.open(tmp_path / "clerk.vqd") as opened:
        opened.reports.add(DRAFT)
        widths = MappingProxyType({f"extra:Ý kiến {SECRET}": 40, f"extra:Khác {SECRET}": 40, "unit": 30})
        kept_styles.keep(opened, DRAFT.report.organisation, style=AnnexStyle(widths=widths))
        yield opened


def all_bytes(path: Path) -> bytes:
    """Return a file's bytes, of a package those of all its parts, their names and its comment."""
    data = path.read_bytes()
    if not zipfile.is_zipfile(path):
        return data
    with zipfile.ZipFile(path) as archive:
        names = "\n".join(archive.namelist()).encode()
        return b"\n".join([names, archive.comment, *(archive.read(each) for each in archive.namelist())])


def written(store: Store, path: Path, copy: str | None, template: bytes | None = None) -> bytes:
    options = replace(kept_options(store, "r"), copy=copy, template=template)
    export(store, "r", path, options)
    return all_bytes(path)


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".html", ".json"])
def test_nothing_internal_is_in_any_part_of_an_issued_file(store: Store, tmp_path: Path, ending: str) -> None:
    issued = written(store, tmp_path / f"issued{ending}", "issued")
    assert SECRET.encode() not in issued
    assert WATERMARK.encode() not in issued
    assert SECRET.encode() in written(store, tmp_path / f"leader{ending}", "internal")


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".html"])
def test_an_annex_is_the_issued_copy_unless_the_other_is_asked_for(
    store: Store, tmp_path: Path, ending: str
) -> None:
    usual = written(store, tmp_path / f"usual{ending}", None)
    assert usual == written(store, tmp_path / f"issued{ending}", "issued")


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".html"])
def test_the_leader_s_copy_is_marked(store: Store, tmp_path: Path, ending: str) -> None:
    assert WATERMARK.encode() in written(store, tmp_path / f"leader{ending}", "internal")


def test_the_office_s_own_template_keeps_the_copies_apart(store: Store, tmp_path: Path) -> None:
    assert SECRET.encode() not in written(store, tmp_path / "issued.docx", "issued", example())
    leader = written(store, tmp_path / "leader.docx", "internal", example())
    assert SECRET.encode() in leader
    assert WATERMARK.encode() in leader


@pytest.mark.parametrize("whole", [True, False])
def test_nothing_internal_is_on_the_clipboard(store: Store, whole: bool) -> None:
    for copied in format_for_clipboard(store, "r", kept_options(store, "r"), whole=whole):
        assert SECRET not in copied
        assert "Đã ban hành" in copied


def test_the_own_office_s_exchange_file_loses_nothing(store: Store, tmp_path: Path) -> None:
    written(store, tmp_path / "own.json", None)
    (found,) = read_file(tmp_path / "own.json")
    assert found.draft == store.reports.draft("r") == DRAFT


def test_others_get_all_that_is_not_internal(store: Store, tmp_path: Path) -> None:
    written(store, tmp_path / "others.json", "issued")
    (found,) = read_file(tmp_path / "others.json")
    assert [column.heading for column in found.draft.report.columns] == [
        *("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Kết quả thực hiện", "Mã hồ sơ"),
    ]
    (task,) = found.draft.sections[0].tasks
    assert (task.content, task.unit, task.result) == (TASK.content, TASK.unit, TASK.result)
    assert task.extra == {"Mã hồ sơ": "HS-01"}
    told = json.loads((tmp_path / "others.json").read_text(encoding="utf-8"))
    assert told["style"]["widths"] == {"unit": 30}


def test_a_report_with_nothing_internal_is_the_same_for_others() -> None:
    columns = tuple(column for column in COLUMNS if column.visibility != "internal")
    draft = Draft(
        replace(DRAFT.report, columns=columns),
        (Section(DRAFT.sections[0].domain, (Task("r", "d", "t", content="Việc", extra={"Mã hồ sơ": "1"}),)),),
    )
    assert issued_draft(draft) == draft


def test_internal_columns_stand_last_on_the_leader_s_copy_and_hidden_ones_on_none(store: Store) -> None:
    shown = ["number", "content", "unit", "result"]
    assert [column.field for column in columns_of_copy(COLUMNS, "issued")] == shown
    leader = lay_out_report(store, "r", LEADER)
    assert [column.field for column in leader.columns] == [*shown, *SECRET_FIELDS]
    assert (leader.watermark, lay_out_report(store, "r", ISSUED).watermark) == (WATERMARK, "")
    assert [column.heading.endswith(" (nội bộ)\u00a0") for column in leader.columns] == [
        *(column in SECRET_FIELDS for column in [*shown, *SECRET_FIELDS])
    ]
    assert not any("nội bộ" in column.heading for column in lay_out_report(store, "r", ISSUED).columns)
