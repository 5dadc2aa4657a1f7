"""Type sizes in points and spaces in dots: the only ones that the window knows."""

from __future__ import annotations

TEXT_POINTS, LEAST_POINTS, MOST_POINTS = 12, 10, 16
"""Points of the text that everything else goes by, and how far it may be changed."""
CAPTION_SHARE, HEAD_SHARE = 0.85, 1.15
"""Shares of the text's size: of what stands beside or below a thing, and of a part's name."""
HAIR_SPACE, SMALL_SPACE, USUAL_SPACE, WIDE_SPACE, PART_SPACE = 2, 4, 8, 16, 24
"""Spaces on a grid of 8 dots: between what is one, within a group, between fields, between groups, parts."""


def text_size(wanted: int) -> int:
    """Return the next size that text may have."""
    return min(max(wanted, LEAST_POINTS), MOST_POINTS)
