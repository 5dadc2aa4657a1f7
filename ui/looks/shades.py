"""Colours changed until they can be read on what lies behind them."""

from __future__ import annotations

from PySide6.QtGui import QColor

LEAST = 4.5
"""The contrast that small letters need (WCAG 2.1, 1.4.3)."""
_STEPS = 20
_BLACK, _WHITE = QColor(0, 0, 0), QColor(255, 255, 255)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable_colour(colour: QColor, behind: QColor) -> QColor:
    """Return the colour, as much lighter or darker as its letters need on what lies behind."""
    if contrast(colour, behind) >= LEAST:
        return colour
    end = max((_BLACK, _WHITE), key=lambda each: contrast(each, behind))
    mixed = (_mix(colour, end, step / _STEPS) for step in range(1, _STEPS))
    return next((each for each in mixed if contrast(each, behind) >= LEAST), end)


def _mix(one: QColor, other: QColor, share: float) -> QColor:
    channels = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    red, green, blue = (round(a + (b - a) * share) for a, b in channels)
    return QColor(red, green, blue)


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
