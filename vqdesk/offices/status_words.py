"""The words for a task's status that an office uses: its own list, or the usual one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.offices.choices import keep_office_choice, office_choice
from vqdesk.tracking.status_words import DEFAULT, StatusWords

if TYPE_CHECKING:
    from db.store.store import Store

_NAME = "status_words"


def status_words(store: Store, organisation: str) -> StatusWords:
    """Return the status words of an organisation, named as reports name it."""
    chosen = office_choice(store, organisation, _NAME)
    return DEFAULT if chosen is None else StatusWords.from_json(chosen)


def keep_status_words(store: Store, organisation: str, words: StatusWords) -> None:
    """Keep an organisation's status words; the usual ones are kept as no choice of its own."""
    keep_office_choice(store, organisation, _NAME, None if words == DEFAULT else words.as_json())
