"""The command line: what offices, scripts and tests use instead of the window."""

from __future__ import annotations

from vqdesk.cli.main import main

__all__ = ["main"]
