"""Pairs of equal things in two reports, and the domains of one found in the other."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TypeVar

from db.text.folding import toned_words
from vqdesk.merge.similarity import pair_most_alike
from vqdesk.text.seen import seen, with_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from db.records import Domain, Draft

_Any = TypeVar("_Any")


def domain_partners(new: Draft, old: Draft) -> dict[str, str]:
    """Return for the id of each domain that was there before the id that it had, one to one.

    By id, then by numeral and name, then by name, then by a nearly equal name.
    """
    partners: dict[str, str] = {}

    def left() -> tuple[list[Domain], list[Domain]]:
        used = set(partners.values())
        return (
            [section.domain for section in new.sections if section.domain.id not in partners],
            [section.domain for section in old.sections if section.domain.id not in used],
        )

    stages: tuple[Callable[[Domain], Hashable], ...] = (
        lambda domain: domain.id,
        lambda domain: (word_key(domain.numeral), word_key(domain.name)),
        lambda domain: word_key(domain.name),
    )
    for key in stages:
        partners |= {domain.id: partner.id for domain, partner in equal_pairs(*left(), key)}
    now, then = left()
    for each in pair_most_alike([domain.name for domain in now], [domain.name for domain in then]):
        partners[now[each.new].id] = then[each.old].id
    return partners


def equal_pairs(
    new: Sequence[_Any], old: Sequence[_Any], key: Callable[[_Any], Hashable]
) -> list[tuple[_Any, _Any]]:
    """Pair what has equal keys, each thing once and in order; an empty key is like nothing."""
    alike: dict[Hashable, list[_Any]] = {}
    for each in reversed(old):
        alike.setdefault(key(each), []).append(each)
    pairs = []
    for each in new:
        mine = key(each)
        if mine and alike.get(mine):
            pairs.append((each, alike[mine].pop()))
    return pairs


def word_key(text: str) -> str:
    """Return a text's words in small letters, each with its tone in front; white space parts words.

    It is read as a person reads it: what shows nothing does not count, and `l2/KH-UBND` is 12/KH-UBND.
    """
    return toned_words(unicodedata.normalize("NFC", with_figures(seen(text).text)).lower().split())
