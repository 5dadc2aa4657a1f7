from __future__ import annotations

from datetime import date

import pytest

from db.records import Period
from vqdesk.tracking.finished import read_finished

QUARTER = Period("quý", 2026, 3)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("20/8/2026", "2026-08-20", "2026-08-20"),
        ("20/8", "2026-08-20", "2026-08-20"),
        ("2026-08-20", "2026-08-20", "2026-08-20"),
        ("Hoàn thành ngày 20/8", "2026-08-20", "2026-08-20"),
        ("ngày 20 tháng 8 năm 2026", "2026-08-20", "2026-08-20"),
        ("20/8/2026 (Báo cáo số 12/BC-UBND ngày 19/8/2026)", "2026-08-20", "2026-08-20"),
        ("20/8 (quá hạn 5 ngày)", "2026-08-20", "2026-08-20"),
        ("tháng 8", "2026-08-01", "2026-08-31"),
        ("Quý II/2026", "2026-04-01", "2026-06-30"),
        ("16h30 ngày 20/8", "2026-08-20", "2026-08-20"),
    ],
)
def test_a_finish_has_its_day_or_its_days(text: str, first: str, last: str) -> None:
    assert read_finished(text, QUARTER) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "chưa",
        "Chưa hoàn thành, hạn 30/9",
        "31/6/2026",
        "20/8 và 25/8",
        "dự kiến 20/8",
        "trước ngày 20/8",
        "sau 20/8",
        "Báo cáo số 12/BC-UBND ngày 19/8/2026",
        "15",
        "5 ngày",
        "Đạt",
    ],
)
def test_what_does_not_tell_the_day_is_none(text: str) -> None:
    assert read_finished(text, QUARTER) is None
