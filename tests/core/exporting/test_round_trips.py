"""Any columns in any order, under any heads, go out to a file and come in again as they were."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.records import TASK_FIELDS, Column, Domain, Draft, Period, Report, Section, Task
from vqdesk.annex.layout.table import lay_out
from vqdesk.columns.catalogue import CATALOGUE
from vqdesk.formats.registry import written_as
from vqdesk.importing.file_import import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from vqdesk.annex.layout.copies import Copy
    from vqdesk.annex.recognition.recogniser import Recognised

# What makes a table an annex beside its tasks.
_ONE_OF = ("unit", "deadline", "output", "result", "evaluation", "status", "documents")
_EXTRAS = ("Nguồn vốn", "Địa bàn", "Lực lượng hỗ trợ")
_GROUPS = ("", "", "Phân công thực hiện", "Kết quả trong kỳ", "Kỳ này / Lũy kế")
_TEXTS = {
    "number": ("1", "2", "3", "4"),
    "content": (
        "Xây dựng kế hoạch chuyển đổi số của xã",
        "Rà soát quy hoạch sử dụng đất",
        "Tổ chức tập huấn cho cán bộ thôn",
        "Kiểm tra công tác phòng cháy, chữa cháy",
    ),
    "assignment": ("Công văn số 15/UBND-VP ngày 05/01/2026",) * 4,
    "unit": ("Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã"),
    "coordinating": ("Phòng Kinh tế; Công an xã", "", "Các thôn", "Ban Chỉ huy Quân sự xã"),
    "leader": ("Phó Chủ tịch UBND xã",) * 4,
    "officer": ("Nguyễn Văn An", "Lê Thị Bình", "", "Hoàng Văn Cường"),
    "output": ("Kế hoạch của UBND xã", "Báo cáo", "Hội nghị tập huấn", "Biên bản kiểm tra"),
    "deadline": ("15/9/2026", "Quý III/2026", "Thường xuyên", "30/6/2026"),
    "documents": ("Kế hoạch số 42/KH-UBND ngày 30/01/2026", "", "Công văn số 7/UBND-KT", ""),
    "result": (
        "Đã ban hành kế hoạch và triển khai tới các thôn, đạt yêu cầu đề ra.",
        "Đang rà soát 12 thửa đất.",
        "Đã tổ chức 02 lớp với 85 người tham gia.",
        "Đã kiểm tra 14 cơ sở.",
    ),
    "evaluation": ("100%", "45,5%", "80%", "100%"),
    "status": ("Hoàn thành", "Đang thực hiện", "Đang thực hiện", "Chưa thực hiện"),
    "finished": ("20/8/2026", "", "", "28/6/2026"),
    "reason": ("", "Thiếu cán bộ chuyên môn", "", "Kinh phí cấp chậm"),
    "note": ("", "Theo dõi tiếp", "", ""),
}


@st.composite
def _groups(draw: st.DrawFn, count: int) -> list[str]:
    """Return the heads over so many columns: over two or more neighbours, and never over all of them."""
    found: list[str] = []
    while len(found) < count:
        head = draw(st.sampled_from(_GROUPS))
        found += [head] * draw(st.integers(2, 4) if head else st.integers(1, 3))
    found = found[:count]
    if all(found):
        found[draw(st.integers(0, count - 1))] = ""
    return found


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Return reports with any choice of columns, in any order, under any heads."""
    keys = {"content", draw(st.sampled_from(_ONE_OF)), *draw(st.sets(st.sampled_from(TASK_FIELDS)))}
    extras = draw(st.sets(st.sampled_from(_EXTRAS), max_size=2))
    chosen = [(key, CATALOGUE[key].heading) for key in sorted(keys)]
    chosen += [("extra", heading) for heading in sorted(extras)]
    groups = draw(_groups(len(chosen)))
    columns = tuple(
        Column(key, heading, group)
        for (key, heading), group in zip(draw(st.permutations(chosen)), groups, strict=True)
    )
    tasks = [
        Task(
            "r",
            f"d{index // 2}",
            f"t{index}",
            **{key: _TEXTS[key][index] for key in keys},
            extra={heading: f"{heading} {index}" for heading in extras},
        )
        for index in range(4)
    ]
    sections = tuple(
        Section(Domain("r", f"d{index}", numeral, name), tuple(tasks[2 * index : 2 * index + 2]))
        for index, (numeral, name) in enumerate((("I", "Lĩnh vực kinh tế"), ("II", "Lĩnh vực văn hóa")))
    )
    titles = ("PHỤ LỤC", "Nhiệm vụ trọng tâm năm 2026")
    return Draft(Report("r", "UBND xã Yên Phúc", Period("năm", 2026), titles, "", columns), sections)


def content(draft: Draft) -> list[object]:
    """Return all that an annex shows of a report."""
    columns = draft.report.columns
    told: list[object] = [(column.key, column.heading, column.group) for column in columns]
    for section in draft.sections:
        told.append((section.domain.numeral, section.domain.name))
        told += [
            [
                task.extra.get(column.heading, "") if column.key == "extra" else getattr(task, column.key)
                for column in columns
            ]
            for task in section.tasks
        ]
    return told


def read_again(draft: Draft, file: Path, copy: Copy = "issued") -> Recognised:
    """Return a report's annex as it is read from a file that was written of it."""
    rows = [row for section in draft.sections for row in (section.domain, *section.tasks)]
    found = written_as(file.suffix)
    assert found
    assert found.write
    stream = io.BytesIO()
    found.write(lay_out(draft.report, lambda: iter(rows), copy=copy), stream, file.name, None)
    file.write_bytes(stream.getvalue())
    (read,) = read_file(file)
    return read


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".html"])
@given(draft=drafts())
@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_annex_comes_in_as_it_went_out(tmp_path: Path, ending: str, draft: Draft) -> None:
    assert content(read_again(draft, tmp_path / f"annex{ending}").draft) == content(draft)


@st.composite
def internal_drafts(draw: st.DrawFn) -> Draft:
    """Return reports of which some columns are internal, and some of their headings say so by themselves."""
    draft = draw(drafts())
    words = st.sampled_from(("", "", " (nội bộ)", "\n(nội bộ)", " (không phát hành)"))
    columns = []
    for column in draft.report.columns:
        if column.key in ("content", *_ONE_OF) or not draw(st.booleans()):
            columns.append(column)
        else:
            own = column.heading + (draw(words) if column.key != "extra" else "")
            columns.append(replace(column, heading=own, group="", visibility="internal"))
    # On the leader's copy internal columns come last.
    columns.sort(key=lambda column: column.visibility == "internal")
    return draft.with_report(replace(draft.report, columns=tuple(columns)))


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".html"])
@given(draft=internal_drafts())
@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_leader_s_copy_comes_in_with_its_internal_columns(
    tmp_path: Path, ending: str, draft: Draft
) -> None:
    read = read_again(draft, tmp_path / f"annex{ending}", "internal")
    assert content(read.draft) == content(draft)
    assert read.draft.report.columns == draft.report.columns


@given(draft=drafts())
@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_exchange_form_comes_in_as_it_went_out(tmp_path: Path, draft: Draft) -> None:
    found = written_as(".json")
    assert found
    assert found.write_draft
    from vqdesk.annex.layout.style import USUAL

    file = tmp_path / "report.json"
    file.write_bytes(found.write_draft(draft, USUAL))
    (read,) = read_file(file)
    assert read.draft == draft
