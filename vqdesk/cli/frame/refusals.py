"""What was refused, as the command line tells it: beside the window's way on, the command that helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.cli.frame import streams
from vqdesk.messages.catalogue import say, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.errors import Refused
    from db.store.store import Store

_LOCKED = ("report.locked", "report.signed")


def complain_of(refused: Refused, lang: str) -> None:
    """Tell why something was refused."""
    streams.complain(_with_command(sentence(refused, lang, commands=True), refused, lang))


def complain_of_skipped(store: Store, skipped: Mapping[str, Refused], lang: str) -> None:
    """Tell which reports were passed over, by their ids, and why."""
    from vqdesk.replacing.telling import skipped_words

    for report_id, why in skipped.items():
        streams.complain(_with_command(skipped_words(store, report_id, why, lang), why, lang))


def _with_command(said: str, refused: Refused, lang: str) -> str:
    return f"{said} {say('hint.unlock', lang)}" if refused.key in _LOCKED else said
