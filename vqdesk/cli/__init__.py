"""The command line: what offices, scripts and tests use instead of the window."""

from __future__ import annotations

from vqdesk.cli.main import run_command_line

__all__ = ["run_command_line"]
