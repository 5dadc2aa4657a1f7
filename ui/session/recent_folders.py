"""The folders that files came from and went to last, and what a stopped export has left there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from db.disk import temporary
from db.errors import Refused
from db.text.readable import visible

if TYPE_CHECKING:
    from db.store.store import Store

EXPORT_FOLDER, IMPORT_FOLDER = "window.export_folder", "window.import_folder"


def load_folder(store: Store, key: str) -> Path:
    """Return the folder that is kept under a key while it is there, else the user's documents or home."""
    kept = store.settings.get(key)
    # A stick that does not answer is no reason not to ask where a file shall go.
    if kept and os.path.isdir(kept):
        return Path(kept)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if Path(documents).is_dir() else Path.home()


def keep_folder(store: Store, key: str, folder: Path) -> None:
    """Keep a folder under a key; one that cannot be kept is not remembered, and nothing else."""
    if visible(str(folder)) == str(folder):
        with suppress(Refused):
            store.settings.keep(key, str(folder))


def clear_left(store: Store) -> None:
    """Take away what exports that were stopped have left in the last folder, while the window goes on."""
    folder = store.settings.get(EXPORT_FOLDER)

    def clear() -> None:
        temporary.clear_folders()
        if folder:
            temporary.clear(Path(folder))

    # A disk that sleeps or does not answer must keep neither the start nor the end waiting.
    Thread(target=clear, name="clear", daemon=True).start()
