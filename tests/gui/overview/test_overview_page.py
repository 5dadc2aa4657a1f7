"""The overview's page: all its figures as texts, nothing over the edge, the same every time."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from judged_report import PERIOD, judged_draft
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from db.records import Domain, Draft, Period, Section, Task
from ui.paper.overview import plate
from ui.paper.overview.files import export_overview, overview_png, write_overview_pdf
from ui.paper.overview.ink import Ink
from ui.paper.overview.letters import Letters
from ui.paper.overview.means_chart import scale_of
from ui.paper.overview.page import OverviewPage
from vqdesk.first_store.sample import sample_draft
from vqdesk.summary.overview import Overview, copy_of_overview, take_overview
from vqdesk.system.files import UnknownEnding
from vqdesk.tracking.groups import day_asked, judge

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from ui.paper.overview.ink import PageSpot

DAY = date(2026, 9, 30)
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not there")


def taken(draft: Draft, former: Draft | None = None) -> Overview:
    period = draft.report.period
    day = day_asked(period)
    assert day is not None
    return take_overview(draft, former, day, lambda task: judge(task, period, day))


def evaluated(draft: Draft, texts: list[str]) -> Draft:
    at = iter(range(10**6))
    sections = tuple(
        Section(each.domain, tuple(replace(t, evaluation=texts[next(at) % len(texts)]) for t in each.tasks))
        for each in draft.sections
    )
    return replace(draft, sections=sections)


def before(draft: Draft) -> Draft:
    return draft.with_report(replace(draft.report, id="truoc", period=Period("quý", 2026, 2)))


def large(domains: int = 40, tasks: int = 10) -> Draft:
    """Return a report of many domains and as many units, with long names."""
    report = judged_draft().report
    sections = []
    for at in range(domains):
        rows = tuple(
            Task(
                report.id,
                f"d{at}",
                f"t{at}-{row}",
                number=str(row + 1),
                content=f"Triển khai nhiệm vụ {at}.{row} về phát triển kinh tế - xã hội " * 3,
                unit=f"Phòng Nông nghiệp và Môi trường khu vực số {at} liên xã phía Bắc",
                evaluation=f"{(at + row) % 101}%",
            )
            for row in range(tasks)
        )
        name = f"Lĩnh vực số {at} về quản lý nhà nước, tổ chức bộ máy, cải cách hành chính và dân vận"
        sections.append(Section(Domain(report.id, f"d{at}", str(at + 1), name), rows))
    return Draft(report, tuple(sections))


def painted(overview: Overview) -> tuple[QImage, list[PageSpot]]:
    image = QImage(1683, 1190, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    painter = QPainter(image)
    painter.scale(image.width() / plate.SHEET.width(), image.height() / plate.SHEET.height())
    spots = OverviewPage(overview).paint(painter)
    painter.end()
    return image, spots


def pdf(overview: Overview) -> bytes:
    stream = io.BytesIO()
    write_overview_pdf(overview, stream)
    return stream.getvalue()


def words(overview: Overview, tmp_path: Path) -> str:
    out = tmp_path / "a.pdf"
    out.write_bytes(pdf(overview))
    call = ["pdftotext", "-raw", "-enc", "UTF-8", str(out), "-"]
    return " ".join(subprocess.run(call, capture_output=True, check=True).stdout.decode().split())


JUDGED = evaluated(judged_draft(), ["100%", "50%", "Đang làm", ""])
CASES = {
    "sample": taken(sample_draft()),
    "one task": taken(replace(JUDGED, sections=(replace(JUDGED.sections[0], tasks=JUDGED.tasks[:1]),))),
    "no task": taken(replace(JUDGED, sections=())),
    "400 tasks": taken(large(), before(evaluated(large(), ["30%", "70"]))),
    "words alone": taken(evaluated(judged_draft(), ["Đang làm"])),
    "beyond 100": taken(evaluated(judged_draft(), ["250%", "9" * 40, "-5%"]), before(JUDGED)),
}


@needs_poppler
def test_the_page_tells_report_period_day_and_every_figure(qapp: QApplication, tmp_path: Path) -> None:
    said = words(taken(JUDGED, before(evaluated(judged_draft(), ["40%"]))), tmp_path)
    for text in (
        *("TỔNG QUAN TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", "Quý III năm 2026 - UBND xã Yên Phúc"),
        *("Số liệu tính đến ngày 30/09/2026", "Kỳ trước: quý II năm 2026"),
        # 100, 50, words and nothing, twice: every mean with the tasks that it stands on.
        *("75,0% (4)", "75,0% (2)", "40,0% (8)", "40,0% (4)", "7/8", "mức độ hoàn thành bình quân"),
        *("I. Lĩnh vực kinh tế", "II. Lĩnh vực văn hóa", "Phòng Kinh tế", "Trạm Y tế"),
        *("Hoàn thành đúng hạn", "Đến hạn trong 30 ngày", "Chưa đọc được thời hạn"),
        "Có 2 nhiệm vụ đánh giá bằng lời: không tính vào bình quân, không coi là 0%.",
    ):
        assert text in said, text


@needs_poppler
def test_without_a_period_before_that_is_said_and_no_figure_of_it(qapp: QApplication, tmp_path: Path) -> None:
    said = words(taken(JUDGED), tmp_path)
    assert "Chưa có kỳ trước." in said
    assert "chưa hoàn thành: chưa có kỳ trước" in said
    assert "kỳ trước không có" not in said
    assert "(8)" not in said


@needs_poppler
def test_what_has_no_room_is_gathered_and_said(qapp: QApplication, tmp_path: Path) -> None:
    overview = CASES["400 tasks"]
    said = words(overview, tmp_path)
    for what, lines in (("lĩnh vực", overview.domains), ("đơn vị", overview.units)):
        (count,) = re.findall(rf"và (\d+) {what} khác, gộp chung", said)
        assert 0 < int(count) < len(lines)
    assert re.search(r"và \d+ nhiệm vụ khác", said)


@pytest.mark.parametrize("name", CASES)
def test_nothing_goes_over_the_edge_and_the_paper_is_white(name: str, qapp: QApplication) -> None:
    image, spots = painted(CASES[name])
    content = plate.INSIDE.adjusted(-1, -1, 1, 1)
    assert all(content.contains(spot.place) for spot in spots)
    scale = image.width() / plate.SHEET.width()
    left, right = int(plate.INSIDE.left() * scale) - 2, int(plate.INSIDE.right() * scale) + 3
    edge = [
        image.pixelColor(x, y).name()
        for y in range(0, image.height(), 3)
        for x in (0, left, right, image.width() - 1)
    ]
    assert set(edge) == {"#ffffff"}


@pytest.mark.parametrize("name", CASES)
def test_no_two_rows_lie_over_each_other(name: str, qapp: QApplication) -> None:
    _, spots = painted(CASES[name])
    places = [spot.place.adjusted(1, 1, -1, -1) for spot in spots]
    crossing = [
        (spots[one].told, spots[other].told)
        for one in range(len(places))
        for other in range(one)
        if places[one].intersects(places[other])
    ]
    assert crossing == []


@pytest.mark.parametrize("name", CASES)
def test_the_same_figures_are_the_same_files(name: str, qapp: QApplication) -> None:
    assert overview_png(CASES[name]) == overview_png(CASES[name])
    assert pdf(CASES[name]) == pdf(CASES[name])


def test_the_picture_is_a4_at_200_dots_or_what_the_margins_leave(qapp: QApplication) -> None:
    whole = QImage.fromData(overview_png(CASES["sample"]))
    assert (whole.width(), whole.height()) == (2339, 1654)
    assert round(whole.dotsPerMeterX() * 0.0254) == 200
    inner = QImage.fromData(overview_png(CASES["sample"], with_margins=False))
    assert (inner.width(), inner.height()) == (2063, 1449)
    # Neither is too large for a mail.
    assert len(overview_png(CASES["400 tasks"])) < 1_500_000


def test_the_fonts_are_embedded_and_the_page_is_one(qapp: QApplication) -> None:
    made = pdf(CASES["400 tasks"])
    assert made.count(b"/FontFile2") == 2
    assert len(re.findall(rb"/Type /Page\b", made)) == 1
    assert b"/Lang (vi-VN)" in made


def test_a_bar_is_as_long_as_its_mean_on_one_scale(qapp: QApplication) -> None:
    assert scale_of(CASES["sample"]) == Decimal("112.4")
    assert scale_of(CASES["beyond 100"]) == 150
    assert scale_of(CASES["words alone"]) == 100


def greys(filling: plate.Filling) -> list[int]:
    """Return a bar's dots on a copy without colours."""
    image = QImage(120, 40, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    scale = 200 / 1440
    painter.scale(scale, scale)
    Ink(painter, Letters()).draw_bar(QRectF(0, 0, 120 / scale, 40 / scale), filling)
    painter.end()
    return [image.pixelColor(x, y).lightness() for x in range(4, 116) for y in range(4, 36)]


@pytest.mark.parametrize("fillings", [plate.GROUP_FILLINGS, plate.DUE_FILLINGS])
def test_bars_are_told_apart_without_colours(fillings: object, qapp: QApplication) -> None:
    for one, other in combinations(map(greys, fillings.values()), 2):
        differing = sum(abs(a - b) > 30 for a, b in zip(one, other, strict=True))
        assert differing > len(one) / 5


def test_a_file_is_written_by_its_ending(qapp: QApplication, tmp_path: Path) -> None:
    for ending, start in ((".png", b"\x89PNG"), (".PDF", b"%PDF")):
        out = tmp_path / f"tổng quan{ending}"
        export_overview(CASES["sample"], out)
        assert out.read_bytes().startswith(start)
    with pytest.raises(UnknownEnding):
        export_overview(CASES["sample"], tmp_path / "a.jpg")
    assert not (tmp_path / "a.jpg").exists()


@needs_poppler
def test_the_leader_s_copy_says_so(qapp: QApplication, tmp_path: Path) -> None:
    for copy in ("issued", "internal"):
        said = words(copy_of_overview(CASES["sample"], copy), tmp_path)
        assert ("Bản nội bộ" in said) == (copy == "internal")


def test_rows_lead_to_domains_lists_and_tasks(qapp: QApplication) -> None:
    _, spots = painted(taken(JUDGED))
    keys = {(spot.kind, spot.key) for spot in spots if spot.kind}
    assert {("domain", "kinh-te"), ("domain", "van-hoa"), ("lack", "no_result"), ("task", "d")} <= keys
    told = next(spot.told for spot in spots if spot.key == "kinh-te")
    gathered = [spot for spot in painted(CASES["400 tasks"])[1] if "gộp chung" in spot.told]
    assert [(spot.kind, spot.key) for spot in gathered] == [("", "")] * 2
    assert told == "I. Lĩnh vực kinh tế\nĐã đánh giá: 3/4\nkỳ này: 75,0% (2)"


def test_the_judged_period_is_the_one_of_the_figures() -> None:
    assert taken(judged_draft()).as_of == DAY == day_asked(PERIOD)
