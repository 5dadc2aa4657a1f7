"""Where the files of resources/ lie: from source, installed and frozen."""

from __future__ import annotations

import sys
from pathlib import Path


def path(name: str) -> Path:
    """Return the path of a shipped file, such as `profiles/units.json`.

    The frozen program carries resources/ in its bundle, a wheel inside the package, and a working
    copy beside it. The file itself is not looked at.
    """
    return _folder() / name


def is_frozen() -> bool:
    """Tell whether this is the built program, with a Python of its own."""
    return bool(getattr(sys, "frozen", False))


def _folder() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "resources"
    package = Path(__file__).resolve().parents[1]
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
