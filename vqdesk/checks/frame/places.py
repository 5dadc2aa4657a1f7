"""The places of a report's province: of today, and of before with what became of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A commune, a district or a province: `xã`, `Tràng Phái`.

    `valid_to` is the ISO day on which a former one ended, `now` what it became (`xã Tân Đoàn`).
    """

    kind: str
    name: str
    valid_to: str | None = None
    now: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class KnownPlaces:
    """The places that a report may name; two of these are equal only where they are one.

    `everywhere` is a text in which all names of the country stand.
    """

    all: tuple[KnownPlace, ...] = ()
    everywhere: str = ""


NO_PLACES = KnownPlaces()
