"""Values in the XML of office packages: what is switched off, and texts between marks."""

from __future__ import annotations

OFF = ("0", "false", "off", "none")
"""What a property says that is switched off (ECMA-376, part 1, 22.9.2.7)."""


def escaped(text: str) -> str:
    """Return text for the inside of an element; a carriage return would be read back as a line feed."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")
