"""The shipped profiles of organisations and units: dated data, never constants."""

from __future__ import annotations

import json
from typing import Any

from db.records import Organisation, Unit
from vqdesk.system import resources

FIRST_DAY, LAST_FORMER_DAY = "2025-07-01", "2025-06-30"
"""The first day of the two levels (Law 72/2025/QH15), and the last of districts and former communes."""

Record = dict[str, Any]


def shipped_organisations() -> list[Organisation]:
    """Return the shipped organisations with their fixed ids, in the order of the file."""
    return [Organisation(**record) for record in _records("organisations")]


def units() -> list[Unit]:
    """Return the shipped units with their fixed ids, in the order of the file."""
    return [Unit(**{**record, "aliases": tuple(record["aliases"])}) for record in _records("units")]


def department_records() -> list[Record]:
    """Return the departments and units of communes, with the kinds of commune that have them."""
    return _records("departments")


def organisation_abbreviations() -> dict[str, str]:
    """Return the usual abbreviations in the names of organisations, with what they stand for."""
    text = resources.path("profiles/abbreviations.json").read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(text)
    return found


def _records(name: str) -> list[Record]:
    text = resources.path(f"profiles/{name}.json").read_text(encoding="utf-8")
    records: list[Record] = json.loads(text)
    return records
