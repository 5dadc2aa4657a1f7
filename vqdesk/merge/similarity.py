"""Pairs of texts that are nearly the same, from two lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.text.folding import folded_words, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LEAST_SCORE = 80
"""Out of 100; below it tasks of one unit that only share the usual phrases are paired."""

CLEAR_BY = 5
"""How many points a pair leads what else either text is like, if nobody need decide."""

MOST_COMPARED = 250_000
"""Pairs of texts that are compared: half a second. 400 tasks against 400 are 160,000."""

LONGEST_COMPARED = 600
"""Characters of a text that are compared; contents have 300 at most, and the time grows with the square."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two texts by their places in the two lists; `score` is 80-99, equal texts of other marks have 99.

    `clear` tells that nothing else in either list comes near either of them.
    """

    new: int
    old: int
    score: int
    clear: bool


def pair_most_alike(
    new: Sequence[str], old: Sequence[str], groups: tuple[Sequence[str], Sequence[str]] | None = None
) -> list[Likeness]:
    """Pair the texts that are most alike, each with one at most; empty ones with none.

    Words count, not their order, capitals or marks. Of equally like ones those of the same group come
    first (`groups` names one for each text of `new`, and of `old`), then the earlier ones.
    Above MOST_COMPARED each text is compared only with those around the same place.
    """
    mine, theirs = groups or ([""] * len(new), [""] * len(old))
    found = sorted(
        _scores([_key(text) for text in new], [_key(text) for text in old]),
        key=lambda each: (-each[0], mine[each[1]] != theirs[each[2]], each[1], each[2]),
    )
    second_of_new = _seconds((score, place) for score, place, _ in found)
    second_of_old = _seconds((score, other) for score, _, other in found)
    paired: list[Likeness] = []
    taken_new: set[int] = set()
    taken_old: set[int] = set()
    for score, place, other in found:
        if place in taken_new or other in taken_old:
            continue
        taken_new.add(place)
        taken_old.add(other)
        rival = max(second_of_new.get(place, 0), second_of_old.get(other, 0))
        paired.append(Likeness(place, other, min(99, int(score)), score - rival >= CLEAR_BY))
    return paired


def likeness(new: str, old: str) -> int:
    """Return how like two texts are, 0-100."""
    from rapidfuzz.distance import Indel

    return int(100 * Indel.normalized_similarity(_key(new), _key(old)))


def _scores(new: Sequence[str], old: Sequence[str]) -> Iterator[tuple[float, int, int]]:
    """Yield score and places of the texts that are at least LEAST_SCORE alike."""
    if not new or not old:
        return
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    width = len(old) if len(new) * len(old) <= MOST_COMPARED else max(1, MOST_COMPARED // len(new))
    for index, text in enumerate(new):
        if not text:
            continue
        start = max(0, min(index * len(old) // len(new) - width // 2, len(old) - width))
        around = old[start : start + width]
        # What has the least score exactly is lost where that is the cutoff.
        cutoff = (LEAST_SCORE - 0.1) / 100
        for _, share, other in process.extract(
            text,
            around,
            scorer=Indel.normalized_similarity,
            processor=None,
            limit=None,
            score_cutoff=cutoff,
        ):
            if 100 * share >= LEAST_SCORE:
                yield 100 * share, index, start + other


def _seconds(scores: Iterable[tuple[float, int]]) -> dict[int, float]:
    """Return the second score of each place that has two; the highest come first."""
    firsts: set[int] = set()
    seconds: dict[int, float] = {}
    for score, place in scores:
        if place in firsts:
            seconds.setdefault(place, score)
        firsts.add(place)
    return seconds


def _key(text: str) -> str:
    """Return a text's words without marks, in order of the alphabet."""
    return " ".join(sorted(folded_words(split_words(text[:LONGEST_COMPARED])).split()))
