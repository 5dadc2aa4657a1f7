"""The sample: the real annex of 9 months of 2024, as a report to try the program on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.formats.exchange import writer as exchange_writer
from vqdesk.system import resources

if TYPE_CHECKING:
    from db.records import Draft


def sample_draft() -> Draft:
    """Return the sample report; its ids are fixed, so that opening it twice gives one report."""
    file = resources.path("sample.json")
    draft, _, _ = exchange_writer.read_exchange(file.read_bytes(), file.name)
    return draft
