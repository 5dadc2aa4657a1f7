"""All pages that clerks' layouts are written on."""

from __future__ import annotations

# Each module registers its pages.
from clerks import (
    columns,  # noqa: F401
    communes,  # noqa: F401
    cuts,  # noqa: F401
    heads,  # noqa: F401
    last,  # noqa: F401
    more,  # noqa: F401
    odd,  # noqa: F401
    offices,  # noqa: F401
    parts,  # noqa: F401
    sections,  # noqa: F401
    signs,  # noqa: F401
)
from clerks.page import PAGES

__all__ = ["PAGES"]
