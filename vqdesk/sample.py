"""The sample: the real annex of 9 months of 2024, as a report to try the program on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk import shipped
from vqdesk.formats import exchange

if TYPE_CHECKING:
    from db.records import Draft


def sample_draft() -> Draft:
    """Return the sample report; its ids are fixed, so that opening it twice gives one report."""
    file = shipped.path("sample.json")
    draft, _ = exchange.read(file.read_bytes(), file.name)
    return draft
