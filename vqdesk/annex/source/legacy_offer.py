"""Pasted text in TCVN3 or VNI: what it would be in Unicode, offered to the clerk."""

from __future__ import annotations

from typing import NamedTuple

from vqdesk.text.legacy.charsets import TCVN3, VNI, has_unicode_letters, is_suspicious

_SHOWN = 120  # characters of a text that an offer shows
_LONGEST = 200_000  # characters; nobody waits for longer ones while typing


class Offer(NamedTuple):
    """What a text of an encoding, `charset`, would be in Unicode; `sample` is what changes, cut short."""

    text: str
    charset: str
    sample: str


def offer_unicode(text: str) -> Offer | None:
    """Return what a text in TCVN3 or VNI would be in Unicode; None where it is right as it stands.

    It is told as an import tells it: line by line, by words that only the conversion makes Vietnamese;
    then in the same encoding where no letter is of Unicode alone.
    """
    if text.isascii() or len(text) > _LONGEST or not is_suspicious(text):
        return None
    # What a text that is right, as nearly all are, does without.
    from vqdesk.annex.source.import_log import ImportLog
    from vqdesk.annex.source.legacy_text import convert_runs

    account = ImportLog()
    made = convert_runs([(text, "")], "", account)
    for entry in account:
        charset, sample = str(entry.values["charset"]), str(entry.values["after"])
        likely = next((each for each in (TCVN3, VNI) if each.name == charset), None)
        if likely and not has_unicode_letters(text):
            made = convert_runs([(text, "")], "", ImportLog(), likely)
        return Offer(made, charset, _short(sample)) if made != text else None
    return None


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
