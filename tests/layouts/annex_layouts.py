"""The measuring set: every layout is a function from a truth to a file and the reports that it holds."""

from __future__ import annotations

# Each module registers its layouts.
import annex_by_libreoffice  # noqa: F401
import annex_pages  # noqa: F401
import annex_sheets  # noqa: F401
import annex_word_around  # noqa: F401
import annex_word_old  # noqa: F401
import annex_word_shapes  # noqa: F401
import annex_word_texts  # noqa: F401
from annex_register import LAYOUTS

__all__ = ["LAYOUTS"]
