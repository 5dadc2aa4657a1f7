"""Reports and stores that the store's tests begin with."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from former_columns import Headings

from db.records import Domain, Draft, Period, Report, Section, Task
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def _draft(report_id: str = "r", sizes: tuple[int, ...] = (3, 2), **report: object) -> Draft:
    made = Report(
        report_id,
        "UBND huyện Văn Quan",
        Period("9 tháng", 2024),
        ("BIỂU ĐÁNH GIÁ", "Tiến độ thực hiện nhiệm vụ trọng tâm"),
        "(Kèm theo Báo cáo số 759/BC -UBND)",
        Headings(number="TT", unit="Tên đơn vị", content="Nội dung", extra=("Ghi chú",)).columns,
    )
    for name, value in report.items():
        object.__setattr__(made, name, value)
    sections = []
    number = 0
    for place, size in enumerate(sizes, 1):
        tasks = []
        for _ in range(size):
            number += 1
            tasks.append(
                Task(
                    report_id,
                    f"d{place}",
                    f"t{number}",
                    number=str(number),
                    unit="Phòng Nông nghiệp",
                    content=f"Nội dung {number}",
                )
            )
        sections.append(
            Section(Domain(report_id, f"d{place}", "I" * place, f"Lĩnh vực {place}"), tuple(tasks))
        )
    return Draft(made, tuple(sections))


@pytest.fixture(scope="session")
def make_draft() -> Callable[..., Draft]:
    """Return the maker of a report: domains d1, d2 ... of the given sizes, tasks t1, t2 ..."""
    return _draft


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kho.vqd"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """Open a store with the report r of `make_draft`."""
    with Store.open(path, who="lan", now=lambda: datetime(2024, 9, 27, 8, 30, 15, 999, tzinfo=UTC)) as opened:
        opened.reports.add(_draft())
        yield opened
