"""The first deadline is kept when a deadline becomes another day."""

from __future__ import annotations

import pytest

from db.records import Period
from vqdesk.tracking.moved_deadlines import first_after

PERIOD = Period("năm", 2026)


@pytest.mark.parametrize(
    ("before", "after", "first", "kept"),
    [
        ("30/9/2026", "31/10/2026", "", "30/9/2026"),
        ("30/9", "15/9", "", "30/9"),
        ("Quý III/2026", "31/10/2026", "", "Quý III/2026"),
        ("31/10/2026", "30/11/2026", "30/9/2026", "30/9/2026"),
        ("31/10/2026", "30/9/2026", "30/9/2026", ""),
        ("31/10/2026", "ngày 30/9/2026", "Quý III/2026", ""),
        ("30/9/2026", "30/9/2026.", "", ""),
        ("30/9/2026", "Quý III/2026", "", ""),
        ("", "30/9/2026", "", ""),
        ("30/9/2026", "", "", ""),
        ("31/10/2026", "", "30/9/2026", "30/9/2026"),
        ("30/9/2026", "khi có yêu cầu", "", ""),
        ("Thường xuyên", "30/9/2026", "", ""),
        ("30/9/2026", "31/6/2026", "", ""),
        ("30/9/2026", "30/9 (gia hạn đến 31/10)", "", "30/9/2026"),
    ],
)
def test_what_is_kept(before: str, after: str, first: str, kept: str) -> None:
    assert first_after(before, after, first, PERIOD) == kept
