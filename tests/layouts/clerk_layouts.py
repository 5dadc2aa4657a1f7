"""All pages that clerks' layouts are written on."""

from __future__ import annotations

# Each module registers its pages.
import clerk_columns  # noqa: F401
import clerk_communes  # noqa: F401
import clerk_cuts  # noqa: F401
import clerk_heads  # noqa: F401
import clerk_last  # noqa: F401
import clerk_more  # noqa: F401
import clerk_odd  # noqa: F401
import clerk_offices  # noqa: F401
import clerk_parts  # noqa: F401
import clerk_sections  # noqa: F401
import clerk_signs  # noqa: F401
from clerk_page import PAGES

__all__ = ["PAGES"]
