"""Facts about the PC: versions, the system, folders and disks; found without loading Qt."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import mmap
import os
import platform
import re
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from db.disk.writable import try_to_write
from db.text.readable import readable

_QT_LIBRARIES = ("Qt6Core.dll", "Qt/lib/libQt6Core.so.6", "libQt6Core.so.6", "../libQt6Core.so.6")
_QT_VERSION = re.compile(rb"Qt (\d+\.\d+\.\d+) \(")
_OLDEST_BUILD = 17763
"""Windows 10 version 1809, the oldest that Qt 6 starts on."""


def qt_version() -> str:
    """Return the version of the Qt that windows would be made with; empty where nobody can tell.

    The built program has no package list: there the library itself tells (`QLibraryInfo::build`).
    """
    with suppress(importlib.metadata.PackageNotFoundError):
        return importlib.metadata.version("PySide6-Essentials")
    found = importlib.util.find_spec("PySide6")
    for folder in (found.submodule_search_locations or []) if found else []:
        for name in _QT_LIBRARIES:
            if version := _version_in(Path(folder) / name):
                return version
    return ""


def _version_in(library: Path) -> str:
    with (
        suppress(OSError, ValueError),
        library.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        found = _QT_VERSION.search(data)
        return found[1].decode() if found else ""
    return ""


def system() -> str:
    """Return the system's name and version, as `Windows 10.0.19045` or `Debian GNU/Linux 12, Linux 6.1`."""
    if sys.platform == "win32":
        version = sys.getwindowsversion()
        return f"Windows {version.major}.{version.minor}.{version.build}"
    kernel = f"{platform.system()} {platform.release()}"
    try:
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']}, {kernel}"
    except (OSError, KeyError, ValueError):
        return kernel


def is_too_old(name: str) -> bool:
    """Tell whether a system, as `system` names it, is a Windows before 10 version 1809."""
    found = re.fullmatch(r"Windows (\d+)\.\d+\.(\d+)", name)
    return found is not None and (int(found[1]) < 10 or int(found[2]) < _OLDEST_BUILD)


def can_write(folder: Path) -> bool:
    """Tell whether files can be made in a folder, or in the one that it would be made in."""
    try:
        try_to_write(find_existing_folder(folder))
    except OSError:
        return False
    return True


def free_bytes(folder: Path) -> int | None:
    """Return how much room a folder's disk has left; None where it does not tell."""
    try:
        return shutil.disk_usage(find_existing_folder(folder)).free
    except OSError:
        return None


def find_existing_folder(folder: Path) -> Path:
    """Return the folder if it is there, else the nearest above it that is."""
    folder = folder.absolute()
    return next((each for each in (folder, *folder.parents) if os.path.lexists(each)), folder)


def shorten_home(path: Path) -> str:
    """Return a path as a person reads it, without the name of whose home it lies in."""
    windows = sys.platform == "win32"
    with suppress(ValueError, RuntimeError):
        inside = path.absolute().relative_to(Path.home())
        return readable(str(Path("%USERPROFILE%" if windows else "~") / inside))
    return readable(str(path))
