"""The overview in the summary's files, on the screen and as JSON: one set of figures, told pictures."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest
from judged_report import ID, PERIOD, judged_draft

from db.records import Draft, Period, Section
from db.store.store import Store
from vqdesk.formats.small_documents.word import WordDocument
from vqdesk.summary import overview_layout as told
from vqdesk.summary.export import export_summary
from vqdesk.summary.json_form import summary_json
from vqdesk.summary.overview import Overview, copy_of_overview, take_overview
from vqdesk.summary.overview_stored import overview_stored
from vqdesk.summary.overview_word import OverviewPart
from vqdesk.summary.plain_text import format_summary
from vqdesk.summary.summary import ReportSummary, summarise
from vqdesk.tracking.groups import judge

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 9, 30)
LINES = {
    "domains": [
        ("Toàn báo cáo", "8", "7", "2", "75,0% (4)", "40,0% (8)"),
        ("I. Lĩnh vực kinh tế", "4", "3", "1", "75,0% (2)", "40,0% (4)"),
        ("II. Lĩnh vực văn hóa", "4", "4", "1", "75,0% (2)", "40,0% (4)"),
    ],
    "units": [
        ("Toàn báo cáo", "8", "7", "2", "75,0% (4)", "40,0% (8)"),
        ("Phòng Kinh tế", "5", "4", "2", "75,0% (2)", "40,0% (5)"),
        ("Phòng Văn hóa - Xã hội", "4", "4", "2", "75,0% (2)", "40,0% (4)"),
        ("Trạm Y tế", "1", "1", "0", "chưa có tỷ lệ %", "40,0% (1)"),
    ],
}


def evaluated(*texts: str) -> Draft:
    draft, at = judged_draft(), iter(range(99))
    sections = tuple(
        Section(each.domain, tuple(replace(t, evaluation=texts[next(at) % len(texts)]) for t in each.tasks))
        for each in draft.sections
    )
    return replace(draft, sections=sections)


def before() -> Draft:
    draft = evaluated("40%")
    return draft.with_report(replace(draft.report, id="quy-2", period=Period("quý", 2026, 2)))


def judged(draft: Draft) -> ReportSummary:
    return summarise(draft, DAY, lambda task: judge(task, PERIOD, DAY))


def overviewed(draft: Draft, former: Draft | None) -> Overview:
    return take_overview(draft, former, DAY, lambda task: judge(task, PERIOD, DAY))


NOW = evaluated("100%", "50%", "Đang làm", "")
SUMMARY, OVERVIEW = judged(NOW), overviewed(NOW, before())


def png(wide: int, high: int) -> bytes:
    """Return the smallest picture of a size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\xff" * wide for _ in range(high)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("by", ["domains", "units"])
def test_the_rows_are_those_counted_by_hand(by: str) -> None:
    assert list(told.overview_rows(OVERVIEW, by)) == LINES[by]


def test_word_has_the_tables_and_no_picture_of_its_own(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    export_summary(SUMMARY, out, OverviewPart(OVERVIEW))
    document = docx.Document(str(out))
    tables = [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in document.tables]
    for by in ("domains", "units"):
        assert [told.overview_headings(by), *LINES[by]] in tables
    assert [(name, str(count)) for name, count in told.due_rows(OVERVIEW)] == tables[4][1:]
    assert tables[5][1][:2] == ("Đã quá hạn, chưa hoàn thành", "2")
    assert tables[5][1][2] == "3. Nhiệm vụ số 3\n8. Nhiệm vụ số 8"
    assert "Kỳ trước: quý II năm 2026." in [paragraph.text for paragraph in document.paragraphs]
    assert not document.inline_shapes
    with zipfile.ZipFile(out) as archive:
        assert not any("media" in name for name in archive.namelist())


def test_word_has_the_picture_that_is_handed_down_with_its_words(tmp_path: Path) -> None:
    picture = png(2063, 1449)
    for name in ("a.docx", "b.docx"):
        export_summary(SUMMARY, tmp_path / name, OverviewPart(OVERVIEW, picture))
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    document = docx.Document(str(tmp_path / "a.docx"))
    (shape,) = document.inline_shapes
    relation = shape._inline.graphic.graphicData.pic.blipFill.blip.embed  # noqa: SLF001
    assert document.part.related_parts[relation].blob == picture
    described = shape._inline.docPr.get("descr")  # noqa: SLF001
    assert described.startswith("Hình tổng quan: 8 nhiệm vụ, 7 đã đánh giá, 2 đã quá hạn;")
    # It keeps its shape, and the page has room for it.
    section = document.sections[0]
    assert shape.width / shape.height == pytest.approx(2063 / 1449, rel=1e-4)
    assert shape.width <= section.page_width - section.left_margin - section.right_margin
    assert shape.height <= section.page_height - section.top_margin - section.bottom_margin


def test_two_pictures_are_two_parts() -> None:
    document = WordDocument("Hình", "")
    for wide in (30, 60):
        document.add_picture(png(wide, 10), 50, 'Hình "một" & <hai>\x07')
    stream = io.BytesIO()
    document.save(stream, "a.docx")
    shapes = docx.Document(stream).inline_shapes
    assert [round(shape.width / shape.height) for shape in shapes] == [3, 6]
    assert shapes[0]._inline.docPr.get("descr") == 'Hình "một" & <hai>'  # noqa: SLF001
    with zipfile.ZipFile(stream) as archive:
        assert archive.read("[Content_Types].xml").count(b'Extension="png"') == 1


@pytest.mark.parametrize("data", [b"", b"GIF89a" * 9, png(0, 5)])
def test_what_is_no_picture_is_put_nowhere(data: bytes) -> None:
    document = WordDocument("Hình", "")
    with pytest.raises(ValueError, match="PNG"):
        document.add_picture(data, 50, "")


def test_the_screen_and_json_tell_the_same(tmp_path: Path) -> None:
    screen = format_summary(SUMMARY, "vi", OVERVIEW)
    assert (
        "  Phòng Kinh tế: số nhiệm vụ 5; đã đánh giá 4; bằng lời 2; bình quân kỳ này 75,0% (2); "
        "bình quân kỳ trước 40,0% (5)\n"
    ) in screen
    assert "\n  Đã quá hạn: 2\n" in screen
    assert "Mean last period".lower() in format_summary(SUMMARY, "en", OVERVIEW)
    form = json.loads(json.dumps(summary_json(SUMMARY, OVERVIEW)))["overview"]
    assert form["former"] == "quy-2"
    assert form["now"] == {"total": 8, "assessed": 7, "in_words": 2, "mean": "75.0", "mean_of": 4}
    health = form["by_unit"][2]
    assert (health["name"], health["now"]["mean"], health["then"]["mean"]) == ("Trạm Y tế", None, "40.0")
    assert form["due"] == dict(OVERVIEW.due)
    assert form["lacks"]["overdue"] == {"count": 2, "tasks": ["c", "h"]}
    assert "stalled" in form["lacks"]


def test_without_a_report_before_that_is_said_everywhere(tmp_path: Path) -> None:
    alone = overviewed(NOW, None)
    assert summary_json(SUMMARY, alone)["overview"]["then"] is None
    assert "\nChưa có kỳ trước\n" in format_summary(SUMMARY, "vi", alone)
    export_summary(SUMMARY, tmp_path / "a.docx", OverviewPart(alone))
    cells = [cell.text for cell in docx.Document(str(tmp_path / "a.docx")).tables[5].rows[-1].cells]
    assert cells == ["Không đổi so với kỳ trước, chưa hoàn thành", "-", "chưa có kỳ trước"]


def test_more_tasks_than_are_named_are_counted(tmp_path: Path) -> None:
    bare = replace(NOW, sections=(Section(NOW.sections[0].domain, NOW.tasks * 2),))
    lack = next(each for each in overviewed(bare, None).lacks if each.kind == "no_result")
    named = list(told.named_tasks(lack, told.MOST_NAMED))
    assert (len(named), named[-1]) == (6, "và 11 nhiệm vụ khác")


def test_an_annex_without_a_state_says_so() -> None:
    columns = tuple(each for each in NOW.report.columns if each.key != "evaluation")
    overview = overviewed(replace(NOW, report=replace(NOW.report, columns=columns)), None)
    assert next(told.overview_notes(overview)).startswith("Biểu không có cột")
    assert next(told.overview_rows(overview, "domains"))[2:4] == ("-", "-")


def test_the_report_before_is_the_one_carried_over_else_the_office_s_latest(tmp_path: Path) -> None:
    strangers = replace(
        before().report, id="khac", organisation="UBND xã Khác", period=Period("tháng", 2026, 8)
    )
    with Store.open(tmp_path / "a.vqd") as store:
        store.reports.add(judged_draft())
        store.reports.add(renamed(before().with_report(strangers)))
        assert overview_stored(store, ID).former is None
        store.reports.add(renamed(before()))
        assert overview_stored(store, ID).former.id == "quy-2"
        later = replace(before().report, id="quy-4", period=Period("quý", 2026, 4))
        store.reports.add(renamed(before().with_report(later)))
        assert overview_stored(store, ID).former.id == "quy-2"
        carried = replace(before().report, id="quy-1", period=Period("quý", 2026, 1))
        store.reports.add(before().with_report(carried))
        assert overview_stored(store, ID).former.id == "quy-1"


def renamed(draft: Draft) -> Draft:
    """Return a draft none of whose tasks was carried over."""
    sections = tuple(
        Section(each.domain, tuple(replace(task, id=f"x{task.id}") for task in each.tasks))
        for each in draft.sections
    )
    return replace(draft, sections=sections)


def test_the_issued_copy_names_no_task_in_any_form(tmp_path: Path) -> None:
    columns = tuple(
        replace(each, visibility="internal") if each.key == "content" else each for each in NOW.report.columns
    )
    draft = replace(NOW, report=replace(NOW.report, columns=columns))
    issued = copy_of_overview(overviewed(draft, None), "issued")
    assert not any(list(told.named_tasks(each, 5)) for each in issued.lacks)
    assert summary_json(judged(draft), issued)["overview"]["lacks"]["no_result"] == {"count": 8, "tasks": []}
