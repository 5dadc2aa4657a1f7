"""Ids for records: new ones are UUIDv7, so that they sort by the time of their making."""

from __future__ import annotations

import re
import secrets
import time
import uuid

_ID = re.compile(r"[A-Za-z0-9-]{1,64}")


def new_id() -> str:
    """Return a new UUIDv7 (RFC 9562): 48 bits of milliseconds, 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))


def is_id(text: str) -> bool:
    """Tell whether a text from outside may serve as an id: 1-64 of A-Z, a-z, 0-9 and -."""
    return _ID.fullmatch(text) is not None
