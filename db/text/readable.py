r"""Texts that reach us from the system, and texts on their way to a terminal: what no one could read is told.

A user's, file's or folder's name need be no text at all, and a terminal obeys some characters instead of
showing them. Both become the escapes that programmers know: `\xea`, `\u202e`.
"""

from __future__ import annotations

import re

_OBEYED = "\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069"
"""C0, DEL and C1, which move a terminal's cursor, and what turns the direction of what follows."""

_IN_TEXT = re.compile(f"[{_OBEYED}\ud800-\udfff]")
_IN_NAME = re.compile(f"[{_OBEYED}\ud800-\udfff\t\n]")
_IN_JSON = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BYTE_BEGIN, _BYTE_END = 0xDC80, 0xDD00
"""Where Python keeps a byte that is no UTF-8."""


def readable(name: str) -> str:
    """Return a name that the system gave as it can be stored and shown on one line."""
    return _IN_NAME.sub(_escape, name)


def visible(text: str) -> str:
    """Return a text that a terminal shows and does not obey; lines and tabs stay."""
    return _IN_TEXT.sub(_escape, text)


def visible_json(text: str) -> str:
    """Return a JSON text that says the same, and that a terminal shows and does not obey."""
    return _IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if _BYTE_BEGIN <= code < _BYTE_END:
        code -= _BYTE_BEGIN - 0x80
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
