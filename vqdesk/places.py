"""Where the program keeps what belongs to its user."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def user_store() -> Path:
    """Return the store's place: `VQDESK_STORE`, else a file in the user's local data folder."""
    named = os.environ.get("VQDESK_STORE")
    if named:
        return Path(named)
    return platformdirs.user_data_path("vqdesk", appauthor=False) / "vqdesk.vqd"


def log_file() -> Path:
    """Return the log's place; it holds errors, never a report's text. The folder may not exist yet."""
    return platformdirs.user_log_path("vqdesk", appauthor=False) / "vqdesk.log"
