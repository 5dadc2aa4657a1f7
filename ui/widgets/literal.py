"""Literal texts: what Qt's own widgets show to the letter."""

from __future__ import annotations

import re

_KEY = re.compile(r"&(.)", re.DOTALL)
_LONGEST = 200  # characters of a window's title; some systems take no longer one


def literal(text: str) -> str:
    """Return a text for a button, a box, a tab or a menu entry, where `&` underlines the next letter."""
    return text.replace("&", "&&")


def without_key(label: str) -> str:
    """Return what a label says without underlined letter and keys: `T&itles` is `Titles`, `R&&D` is `R&D`."""
    return _KEY.sub(r"\1", label.partition("\t")[0])


def window_title(text: str) -> str:
    """Return a text, on one line, for a window's title, where `[*]` stands for a change not stored."""
    line = " ".join(text[: 2 * _LONGEST].split())
    cut = line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
    return cut.replace("[*]", "[*][*]")
