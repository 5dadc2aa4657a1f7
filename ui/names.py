"""How records are called on the screen, on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.periods import period_name
from vqdesk.text.numbers import numbered

if TYPE_CHECKING:
    from db.records import Domain, Period, Report


def domain_name(domain: Domain) -> str:
    """Return numeral and name: `II. Lĩnh vực văn hóa`; "" where it has neither."""
    return numbered(domain.numeral, domain.name)


def report_name(report: Report) -> str:
    """Return period and organisation: `Năm 2024 - UBND huyện Văn Quan`; "" where it has neither."""
    parts = (" ".join(text.split()) for text in (period_title(report.period), report.organisation))
    return " - ".join(part for part in parts if part)


def period_title(period: Period) -> str:
    """Return a period's name as a line begins with it: `Năm 2024`."""
    name = period_name(period)
    return name[:1].upper() + name[1:]
