"""Columns as the headings of the annex of 2024 name them, for tests that need some."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from db.former_headings import FORMER_KEYS, columns_of

if TYPE_CHECKING:
    from db.records import Column, Report


@dataclass(frozen=True)
class Headings:
    """Headings by key, None where there is no such column; `results` stands over the last three."""

    number: str | None = None
    unit: str | None = None
    content: str | None = None
    results: str | None = None
    documents: str | None = None
    result: str | None = None
    evaluation: str | None = None
    extra: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns of these headings."""
        return columns_of(asdict(self))

    def hiding(self, *fields: str) -> tuple[Column, ...]:
        """Return the columns of these headings, some of them hidden."""
        return columns_of(asdict(self), fields)


def headings_of(report: Report) -> Headings:
    """Return a report's headings; any column that the annex of 2024 had not is an extra one."""
    own = {column.key: column.heading for column in report.columns if column.key in FORMER_KEYS}
    groups = [column.group for column in report.columns if column.group]
    further = tuple(column.heading for column in report.columns if column.key not in FORMER_KEYS)
    return Headings(**own, results=groups[0] if groups else None, extra=further)
