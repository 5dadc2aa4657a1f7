"""The Debian packages that the project needs from the system."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# What libQt6Gui, the xcb and wayland platforms and lrelease of PySide6-Essentials 6.9.3 link to and
# do not bring along, a Times New Roman with all Vietnamese letters (fonts-liberation 1.07 lacks some),
# and letters for the window: where Liberation stands alone, Qt takes its typewriter face for sans serif.
QT_PACKAGES = (
    "fonts-dejavu-core",
    "fonts-liberation2",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libfreetype6",
    "libgl1",
    "libglib2.0-0",
    "libwayland-client0",
    "libwayland-cursor0",
    "libwayland-egl1",
    "libx11-6",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-glx0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-render0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-util1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxcb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
)


def is_debian() -> bool:
    """Tell whether this system is Debian or a child of it."""
    return shutil.which("apt-get") is not None and shutil.which("dpkg-query") is not None


def missing(wanted: Iterable[str]) -> list[str]:
    """Return those of the packages that are not installed, in the order given."""
    query = ["dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Package} ${Provides}\n"]
    listing = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    present = installed(listing)
    return [name for name in wanted if name not in present]


def installed(listing: str) -> set[str]:
    """Return the names in dpkg-query's listing that are there, by themselves or as another's `Provides`.

    Newer Debians renamed some packages (libglib2.0-0 is provided by libglib2.0-0t64).
    """
    names: set[str] = set()
    for line in listing.splitlines():
        state, _, rest = line.partition(" ")
        if state == "installed":
            names.update(re.sub(r"\([^)]*\)|,", " ", rest).split())
    return names


def install_line(packages: Iterable[str]) -> str:
    """Return the command by which a person installs the packages."""
    return "sudo apt-get install --no-install-recommends " + " ".join(packages)


def provide(wanted: Iterable[str]) -> bool:
    """Install those of the packages that are missing; without root's rights print how to.

    Returns whether all of them are there now. Nothing is asked over the network when none is missing.
    """
    absent = missing(wanted)
    if not absent:
        return True
    if os.geteuid() != 0:
        print(f"System packages are missing. Install them with\n  {install_line(absent)}", file=sys.stderr)
        return False
    print(f"Installing system packages: {' '.join(absent)}", file=sys.stderr)
    # A package list that cannot be refreshed may still do.
    _apt_get("update", "-q")
    if _apt_get("install", "-q", "-y", "--no-install-recommends", *absent):
        return True
    print(f"apt-get could not install {' '.join(absent)}", file=sys.stderr)
    return False


def _apt_get(*arguments: str) -> bool:
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call = ["apt-get", *arguments]
    return subprocess.run(call, env=variables, stdout=sys.stderr, check=False).returncode == 0
