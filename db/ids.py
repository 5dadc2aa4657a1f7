"""Ids for records: new ones are UUIDv7, so that they sort by the time of their making."""

from __future__ import annotations

import os
import re
import time

_ID = re.compile(r"[A-Za-z0-9-]{1,64}")


def new_id() -> str:
    """Return a new UUIDv7 (RFC 9562): 48 bits of milliseconds, 74 random bits."""
    moment = f"{time.time_ns() // 1_000_000:012x}"
    chance = os.urandom(10).hex()
    variant = "89ab"[int(chance[3], 16) % 4]
    return f"{moment[:8]}-{moment[8:]}-7{chance[:3]}-{variant}{chance[4:7]}-{chance[7:19]}"


def is_id(text: str) -> bool:
    """Tell whether a text from outside may serve as an id: 1-64 of A-Z, a-z, 0-9 and -."""
    return _ID.fullmatch(text) is not None
