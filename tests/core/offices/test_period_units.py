"""Units that had ended before a report's period, or began after it, are not proposed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.records import Domain, Draft, Period, Report, Section, Task, Unit
from db.store.store import Store
from vqdesk.offices.period_units import is_in_period, proposed_units

if TYPE_CHECKING:
    from pathlib import Path

ENDED = Unit("cu", "Phòng Nội vụ", ("Phòng NV", "Phòng Văn hóa"), valid_to="2025-06-30")
NEW = Unit("moi", "Phòng Văn hóa - Xã hội", ("Phòng VH-XH", "Phòng Văn hóa"), valid_from="2025-07-01")


@pytest.mark.parametrize(
    ("period", "ended", "new"),
    [
        (Period("năm", 2024), True, False),
        (Period("quý", 2025, 2), True, False),
        (Period("tháng", 2025, 6), True, False),
        (Period("tháng", 2025, 7), False, True),
        (Period("quý", 2025, 3), False, True),
        (Period("quý", 2026, 1), False, True),
        # The period has days before and after.
        (Period("9 tháng", 2025), True, True),
        (Period("năm", 2025), True, True),
        (Period("khác", None, None, "2025-06-15", "2025-07-15"), True, True),
        (Period("khác", None, None, "2025-07-01", None), False, True),
        (Period("khác", None, None, None, "2025-06-30"), True, False),
        (Period("khác", 2026), False, True),
        # What tells no day leaves it open.
        (Period("khác"), True, True),
        (Period("tháng"), True, True),
    ],
)
def test_a_unit_is_there_in_a_period(period: Period, ended: bool, new: bool) -> None:
    assert (is_in_period(ENDED, period), is_in_period(NEW, period)) == (ended, new)
    assert is_in_period(Unit("x", "Công an"), period)


def test_names_of_units_that_are_not_there_are_not_proposed(tmp_path: Path) -> None:
    report = Report("r", "UBND xã Yên Phúc", Period("năm", 2024), ("BIỂU",), "", ())
    tasks = tuple(
        Task("r", "d", f"t{at}", unit=unit)
        for at, unit in enumerate(("PHÒNG NỘI VỤ", "Phòng NV", "Đội quản lý đô thị"))
    )
    with Store.open(tmp_path / "kho.vqd", who="lan") as store:
        store.reports.add(Draft(report, (Section(Domain("r", "d", "I", "Kinh tế"), tasks),)))
        for unit in (ENDED, NEW):
            store.registers.add_unit(
                unit.name, unit.aliases, valid_from=unit.valid_from, valid_to=unit.valid_to
            )
        assert proposed_units(store, report.period) == [
            *("Đội quản lý đô thị", "PHÒNG NỘI VỤ", "Phòng Nội vụ", "Phòng NV", "Phòng Văn hóa"),
        ]
        # What a task has is a unit's name, whoever wrote it; an alias that one of today has stays.
        assert proposed_units(store, Period("quý", 2026, 1)) == [
            *("Đội quản lý đô thị", "Phòng Văn hóa", "Phòng Văn hóa - Xã hội", "Phòng VH-XH"),
        ]
