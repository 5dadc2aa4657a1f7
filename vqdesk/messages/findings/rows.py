"""Texts about a row's columns against each other, and against the period before."""

from __future__ import annotations

VI: dict[str, str] = {}

EN: dict[str, str] = {}
