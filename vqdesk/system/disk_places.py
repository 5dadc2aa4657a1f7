"""Where a file lies: on a share, in a synchronised folder, on a disk of FAT, on one that is pulled out."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from vqdesk.system.paths import real_path

PlaceKind = Literal["network", "synced", "fat", "removable"]

_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|9p|afs|ceph|ncpfs|davfs\d?|fuse\.(sshfs|davfs\d?|rclone|gvfsd-fuse|glusterfs)"
)
_FAT = re.compile(r"(fuse\.)?(vfat|msdos|exfat|fat|fat12|fat16|fat32)")
_REMOVABLE_DRIVE, _REMOTE_DRIVE = 2, 4
"""What Windows' GetDriveType answers."""

_SYNCED_FOLDERS = (
    (re.compile(r"onedrive( - .*)?"), "OneDrive"),
    (re.compile(r"dropbox( \(.*\))?"), "Dropbox"),
    (re.compile(r"google ?drive( stream)?|drivefs"), "Google Drive"),
    (re.compile(r"icloud ?drive|com~apple~clouddocs"), "iCloud"),
)
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


@dataclass(frozen=True, slots=True)
class DiskPlace:
    """One thing to know of a place; `name` is the program that synchronises, or the file system."""

    kind: PlaceKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Volume:
    """What the system tells of a disk: its file system and label, in small letters."""

    system: str = ""
    label: str = ""
    is_remote: bool = False
    is_removable: bool = False


def find_places(file: Path) -> list[DiskPlace]:
    """Return what is to be known of the place of a file, the gravest first; empty for a PC's own disk.

    What the system does not tell is taken for usual.
    """
    folder = Path(real_path(file)).parent
    volume = Volume()
    with suppress(OSError, ValueError):
        volume = windows_volume(folder) if sys.platform == "win32" else linux_volume(folder)
    found = []
    if program := _synchroniser(folder, volume):
        found.append(DiskPlace("synced", program))
    if volume.is_remote:
        found.append(DiskPlace("network"))
    elif _FAT.fullmatch(volume.system) and not program:
        found.append(
            DiskPlace("fat", {"vfat": "FAT"}.get(volume.system, volume.system.removeprefix("fuse.")))
        )
    elif volume.is_removable:
        found.append(DiskPlace("removable"))
    return found


def _synchroniser(folder: Path, volume: Volume) -> str:
    """Return the program that synchronises a folder, by its variables, the folders' names or its marks."""
    for variable in _VARIABLES:
        own = os.environ.get(variable)
        if own and folder.is_relative_to(real_path(own)):
            return "OneDrive"
    for name in (volume.label, *(part.casefold() for part in folder.parts)):
        for pattern, program in _SYNCED_FOLDERS:
            if pattern.fullmatch(name):
                return program
    for each in (folder, *folder.parents):
        for mark, program in _MARKERS.items():
            # A home holds Dropbox's own settings under the same name as its folder's mark.
            if each != Path.home() and os.path.lexists(each / mark):
                return program
    return ""


def linux_volume(folder: Path, mounts: str | None = None, devices: Path = Path("/sys/dev/block")) -> Volume:
    """Return the volume of a folder by the table of what is mounted; OSError where there is none."""
    if mounts is None:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    best, found = -1, Volume()
    for line in mounts.splitlines():
        fields, _, rest = line.partition(" - ")
        parts, system = fields.split(), rest.split(" ", 1)[0].casefold()
        if len(parts) < 5:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), parts[4]))
        # Of two at one place the later one lies over the other.
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best = len(point.parts)
            is_remote = _NETWORK.fullmatch(system) is not None
            found = Volume(system, "", is_remote, _is_removable(devices / parts[2]))
    return found


def _is_removable(device: Path) -> bool:
    # Of a partition the disk above it tells.
    real = Path(real_path(device))
    for place in (real, real.parent):
        with suppress(OSError):
            return (place / "removable").read_text(encoding="ascii").strip() == "1"
    return False


def windows_volume(folder: Path) -> Volume:
    """Return the volume of a folder as Windows tells it."""
    kind, system, label = _ask_windows(str(folder))
    return Volume(system.casefold(), label.casefold(), kind == _REMOTE_DRIVE, kind == _REMOVABLE_DRIVE)


def _ask_windows(folder: str) -> tuple[int, str, str]:
    """Return the kind of drive, the file system and the label of a folder's volume; OSError."""
    import ctypes

    if sys.platform != "win32":
        raise OSError
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    root, system, label = (ctypes.create_unicode_buffer(1024) for _ in range(3))
    if not kernel.GetVolumePathNameW(folder, root, len(root)):
        raise ctypes.WinError(ctypes.get_last_error())
    kind = kernel.GetDriveTypeW(root)
    # A share that does not answer leaves both empty.
    kernel.GetVolumeInformationW(root, label, len(label), None, None, None, system, len(system))
    return kind, system.value, label.value
