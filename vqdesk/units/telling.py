"""What is said of units that are merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.messages.catalogue import say
from vqdesk.replacing.telling import replaced_words, skipped_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.errors import Refused
    from db.store.store import Store
    from db.verbs.words.replacing import ReplacedWords
    from vqdesk.units.merging import UnitMerge, UnitPlace


def place_notes(place: UnitPlace, lang: str) -> list[str]:
    """Return what is said of a place besides its texts: that one unit is left out, or stands twice."""
    noted = (("show.unit_place.dropped", place.dropped > 0), ("show.unit_place.stays", place.stays))
    return [say(key, lang) for key, is_so in noted if is_so]


def would_merge(merge: UnitMerge, places: Iterable[UnitPlace], lang: str, key: str = "units.would") -> str:
    """Return what will be, or with `units.done` was, merged, and at how many places."""
    counted = list(places)
    count = {
        "places": sum(each.places for each in counted),
        "reports": len({each.report_id for each in counted}),
    }
    return say(key, lang, words="; ".join(merge.spellings), by=merge.keep, **count)


def merged_words(
    store: Store, done: ReplacedWords, merge: UnitMerge, refused: Mapping[str, Refused], lang: str
) -> str:
    """Return what is said once units were merged: where, and which reports were passed over."""
    words = replaced_words(store, done, "; ".join(merge.spellings), merge.keep, lang, "units.done")
    others = [each for each in refused.items() if each[0] not in done.refused]
    return " ".join([words, *(skipped_words(store, *each, lang) for each in others)])
