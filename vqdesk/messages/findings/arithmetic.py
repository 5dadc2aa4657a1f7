"""Texts about claims that their own figures gainsay."""

from __future__ import annotations

VI: dict[str, str] = {}

EN: dict[str, str] = {}
