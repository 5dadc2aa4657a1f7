"""The measuring set: every layout is a function from a truth to a file and the reports that it holds."""

from __future__ import annotations

# Each module registers its layouts.
from annexes import (
    by_libreoffice,  # noqa: F401
    pages,  # noqa: F401
    sheets,  # noqa: F401
    word_around,  # noqa: F401
    word_old,  # noqa: F401
    word_shapes,  # noqa: F401
    word_texts,  # noqa: F401
)
from annexes.register import LAYOUTS

__all__ = ["LAYOUTS"]
