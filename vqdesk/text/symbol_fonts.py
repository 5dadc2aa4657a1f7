"""Characters of the fonts Symbol and Wingdings, in Unicode."""

from __future__ import annotations

_PRIVATE = 0xF000
_SYMBOL = {
    0xB7: "•", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB8: "÷", 0xB9: "≠",
    0xBB: "≈", 0xA5: "∞",
    0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xDE: "⇒", 0xA7: "♣", 0xA8: "♦", 0xD7: "·",
    0x2D: "−", 0xD6: "√",
    0xE5: "∑", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x44: "Δ", 0x6D: "μ", 0x70: "π", 0x66: "φ",
    0x46: "Φ",
    0x57: "Ω", 0x53: "Σ", 0xC6: "∅", 0xCE: "∈", 0xA2: "′", 0xB2: "″", 0xD3: "©", 0xD2: "®", 0xD4: "™",
}  # fmt: skip
_WINGDINGS = {
    0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "□", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x6E: "■",
    0xA7: "▪",
    0x6C: "●", 0xA1: "○", 0x76: "❖", 0x75: "◆", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE8: "➔", 0xF0: "⇨",
    0x46: "☞",
    0x28: "☎", 0x2A: "✉", 0xAB: "★", 0x4A: "☺", 0x4C: "☹", 0x9F: "•", 0x9E: "·",
}  # fmt: skip
_SAME = frozenset(map(ord, " !%&()+,./0123456789:;<=>?[]_{|}"))  # in Symbol as in ASCII
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def is_symbolic(font: str) -> bool:
    """Tell whether a font shows other signs than those that are written."""
    return font.casefold() in _FONTS


def decode_symbol(sign: str, font: str) -> str | None:
    """Return a sign of a symbol font in Unicode; None where no such sign is known.

    A sign outside the private area of a font that is none of these comes back as it is.
    """
    code = ord(sign)
    table = _FONTS.get(font.casefold())
    if table is not None:
        low = code - _PRIVATE if code >= _PRIVATE else code
        known = table.get(low)
        if known:
            return known
        if table is _SYMBOL and low in _SAME:
            return chr(low)
    return None if 0xE000 <= code <= 0xF8FF else sign
