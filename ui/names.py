"""How records are called on the screen, on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.periods import period_name

if TYPE_CHECKING:
    from db.records import Domain, Report


def domain_name(domain: Domain) -> str:
    """Return numeral and name: `II. Lĩnh vực văn hóa`; "" where it has neither."""
    return _joined(". ", domain.numeral, domain.name)


def report_name(report: Report) -> str:
    """Return period and organisation: `9 tháng năm 2024 - UBND huyện Văn Quan`; "" where it has neither."""
    return _joined(" - ", period_name(report.period), report.organisation)


def _joined(link: str, *texts: str) -> str:
    parts = (" ".join(text.split()) for text in texts)
    return link.join(part for part in parts if part)
