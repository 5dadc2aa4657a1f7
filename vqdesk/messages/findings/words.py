"""Texts about words, signs and spelling."""

from __future__ import annotations

VI: dict[str, str] = {}

EN: dict[str, str] = {}
