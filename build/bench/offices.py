"""The measurements of the country's offices: the list opened and filtered key by key, beside a plain scan."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from bench.clock import Clock

JOBS = ("offices", "offices-floor")
KEY_LIMIT = 0.05
"""Seconds of the processor from a key to its offices, and to the list when it opens."""

_TYPED = ("UBND xã Tân Thành", "huyện Văn Quan", "phuong 1", "tinh ha giang", "hoa binh lang son", "yen phuc")
_FOUND = "xã Yên Phúc"  # first at the last key


def find(_folder: Path, clock: Clock) -> dict[str, object]:
    """Read the pack and find what is typed, key by key; `key` is the slowest key's time."""
    from vqdesk.offices import country

    times, found = [], []
    with clock.running():
        last = time.process_time()
        whole = country.country()
        for text in _keys():
            # The first key is the opening's; the words are made ready right after it, as the dialog does.
            found.append(whole.find(text))
            times.append(time.process_time() - last)
            if not text:
                whole.prepare()
            last = time.process_time()
    return {"same": found[-1][0].area == _FOUND and len(found[0]) == len(whole.offices), "key": max(times)}


def scan(_folder: Path, clock: Clock) -> dict[str, object]:
    """Read the same lines and look for the same keys in them, letter for letter: little can be faster."""
    from vqdesk.system import resources

    found = []
    with clock.running():
        lines = resources.path("offices/communes.txt").read_text(encoding="utf-8").lower().splitlines()
        for text in _keys():
            words = text.lower().split()
            found.append([line for line in lines if all(word in line for word in words)])
    return {"same": len(found[0]) == len(lines)}


def _keys() -> list[str]:
    """Return what stands in the line after each key: nothing, then every text letter by letter."""
    return ["", *(text[:end] for text in _TYPED for end in range(1, len(text) + 1))]
