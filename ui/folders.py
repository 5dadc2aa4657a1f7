"""The folders that files came from and went to last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

if TYPE_CHECKING:
    from db.store import Store

EXPORT_FOLDER, IMPORT_FOLDER = "window.export_folder", "window.import_folder"


def kept_folder(store: Store, key: str) -> Path:
    """Return the folder that is kept under a key while it is there, else the user's documents or home."""
    kept = store.setting(key)
    if kept and Path(kept).is_dir():
        return Path(kept)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if Path(documents).is_dir() else Path.home()
