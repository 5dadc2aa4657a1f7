"""Texts about names of units and places."""

from __future__ import annotations

VI: dict[str, str] = {}

EN: dict[str, str] = {}
