"""What the clerk can do: no Qt, no SQL."""

from __future__ import annotations

__version__ = "0.1.0"
