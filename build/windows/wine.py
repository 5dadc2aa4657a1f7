"""Wine 10 in a Debian of its own, outside the tree: what runs Windows programs on Debian."""

from __future__ import annotations

import contextlib
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import debian
from environment import ROOT, SetupFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Debian 12's own Wine 8 starts Python but not Qt 6; Debian 13 has Wine 10.
_RELEASE = "trixie"
_PACKAGES = ("wine", "wine64", "nsis", "osslsigncode", "fonts-dejavu-core", "fonts-liberation")
_TOOLS = ("debootstrap",)
_STAMP = f"{_RELEASE} {' '.join(_PACKAGES)}\n"

# Where the tree, the cache and a run's own folder lie inside: the same wherever they lie outside, so
# that two builds of one commit see the same paths.
TREE = "/vqdesk/tree"
CACHE = "/vqdesk/cache"
SCRATCH = "/vqdesk/scratch"

# All mounts live in a namespace of their own and vanish with it; so do processes that were left over.
_ENTER = """
root=$1; tree=$2; cache=$3; scratch=$4; passwd=$5; read_only=$6; shift 6
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/tmp"
mkdir -p /tmp/.X11-unix "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
mount --bind "$tree" "$root/vqdesk/tree"
mount --bind "$cache" "$root/vqdesk/cache"
mount --bind "$scratch" "$root/vqdesk/scratch"
if [ -n "$passwd" ]; then mount --bind "$passwd" "$root/etc/passwd"; fi
if [ -n "$read_only" ]; then
    mount --bind "$root$read_only" "$root$read_only"
    mount -o remount,bind,ro "$root$read_only"
fi
exec chroot "$root" "$@"
"""
# The registry is written when Wine's server ends.
_WINE = 'cd "$1"; shift; code=0; wine "$@" || code=$?; wineserver -w; exit $code'
_TOOL = 'cd "$1"; shift; exec "$@"'


class WineMissing(SetupFailed):
    """Wine cannot be set up here; the text says what is needed."""


@dataclass(frozen=True)
class Profile:
    """One Windows user: a Wine prefix and what the user is called; the prefix is made at the first run.

    Into the folder `read_only` nobody can write: root passes by a file's rights, not by a mount's.
    """

    scratch: Path
    user: str = "clerk"
    variables: dict[str, str] = field(default_factory=dict)
    read_only: Path | None = None

    @property
    def prefix(self) -> Path:
        """The Wine prefix, as it lies outside."""
        return self.scratch / "prefix"

    @property
    def home(self) -> Path:
        """The user's profile folder, as it lies outside."""
        return self.prefix / "drive_c" / "users" / self.user


def cache() -> Path:
    """Return the folder of Wine, the Windows Python and its packages: `VQDESK_WINE`, else the user's."""
    named = os.environ.get("VQDESK_WINE")
    if named:
        return Path(named).resolve()
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base).resolve() / "vqdesk" / "wine"


def is_set_up() -> bool:
    """Tell whether Wine is there already."""
    stamp = cache() / "system.txt"
    return stamp.exists() and stamp.read_text(encoding="utf-8") == _STAMP


def set_up() -> None:
    """Make Wine ready in `cache()`, or raise `WineMissing`; once ready, no network is needed."""
    _refuse_other_systems()
    if not debian.provide(_TOOLS):
        raise WineMissing("Building for Windows needs the packages named above; once, the network is needed.")
    with locked():
        if not is_set_up():
            _make_system()


def run(
    profile: Profile, call: list[str], folder: str = TREE, *, quiet: bool = False
) -> subprocess.CompletedProcess[bytes]:
    """Run a Windows program to its end and return what it said; `quiet` keeps its standard output."""
    return subprocess.run(
        command(profile, call, folder),
        env=_environment(profile),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if quiet else sys.stderr,
        check=False,
    )


def program(profile: Profile, file: Path) -> Callable[[list[str | Path]], subprocess.CompletedProcess[bytes]]:
    """Return how a Windows program is called; a Path among its arguments becomes a Windows path."""
    return lambda arguments: run(profile, call(profile, file, arguments), quiet=True)


def call(profile: Profile, file: Path, arguments: list[str | Path]) -> list[str]:
    """Return the call of a Windows program; a Path among its arguments becomes a Windows path."""
    return [windows_path(profile, one) if isinstance(one, Path) else one for one in (file, *arguments)]


def tool(profile: Profile, call: list[str], folder: str = TREE) -> subprocess.CompletedProcess[str]:
    """Run one of Debian's own programs inside, as makensis, and return what it said on both streams."""
    return subprocess.run(
        command(profile, call, folder, _TOOL),
        env=_environment(profile),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def start(profile: Profile, call: list[str], folder: str = TREE) -> subprocess.Popen[bytes]:
    """Start a Windows program and return at once; to kill what is returned is a power cut for all of it."""
    return subprocess.Popen(
        command(profile, call, folder),
        env=_environment(profile),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    )


def beside(profile: Profile, running: subprocess.Popen[bytes], call: list[str]) -> int:
    """Run a Windows program in the same Windows as one that was started; return its exit code."""
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text(encoding="ascii").split()
    enter = ["nsenter", "--target", children[0], "--mount", "--pid", "chroot", str(_system())]
    done = subprocess.run(
        [*enter, "wine", *call],
        env=_environment(profile),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode


def command(profile: Profile, call: list[str], folder: str, how: str = _WINE) -> list[str]:
    """Return the call that runs a program for the profile in the folder, a path as seen inside."""
    profile.prefix.mkdir(parents=True, exist_ok=True)
    passwd = profile.scratch / "passwd"
    passwd.write_text(f"{profile.user}:x:0:0::/root:/bin/sh\n", encoding="utf-8")
    read_only = inside(profile, profile.read_only) if profile.read_only else ""
    places = [_system(), ROOT, cache(), profile.scratch, passwd, read_only]
    return [
        *("unshare", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child"),
        *("sh", "-ec", _ENTER, "enter", *map(str, places)),
        *("sh", "-c", how, "run", folder, *call),
    ]


def inside(profile: Profile, place: Path) -> str:
    """Return how a place in the tree, the cache or the profile's folder is called inside."""
    for outer, inner in ((profile.scratch, SCRATCH), (ROOT, TREE), (cache(), CACHE)):
        if place.is_relative_to(outer):
            return f"{inner}/{place.relative_to(outer).as_posix()}"
    raise ValueError(place)


def windows_path(profile: Profile, place: Path) -> str:
    """Return how a Windows program calls a place: drive C: is the prefix's, Z: all the rest."""
    drive = profile.prefix / "drive_c"
    if place.is_relative_to(drive):
        return "C:\\" + str(place.relative_to(drive)).replace("/", "\\")
    return "Z:" + inside(profile, place).replace("/", "\\")


@contextlib.contextmanager
def locked() -> Iterator[None]:
    """Keep other builds of this user out of the cache meanwhile."""
    import fcntl  # not there on Windows, where none of this is called

    cache().mkdir(parents=True, exist_ok=True)
    with (cache() / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _refuse_other_systems() -> None:
    if not debian.is_debian() or platform.machine() != "x86_64":
        raise WineMissing("The Windows program is built on Windows, or on Debian on a 64-bit PC.")
    if os.geteuid() != 0:
        raise WineMissing("Building for Windows on Debian needs root's rights: run it as root.")


def _make_system() -> None:
    print(f"Setting up Wine in {cache()} (once; some minutes, 1.5 GB)", file=sys.stderr)
    fresh = cache() / "system.new"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(_system(), ignore_errors=True)
    _must(["debootstrap", "--variant=minbase", _RELEASE, str(fresh)], "Debian 13 could not be laid out")
    install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *_PACKAGES]
    call = ["env", "DEBIAN_FRONTEND=noninteractive", *install]
    mounts = 'mount -t proc proc "$1/proc"; mount --rbind /dev "$1/dev"; exec chroot "$@"'
    enter = ["unshare", "--mount", "--propagation", "private", "sh", "-ec", mounts, "enter", str(fresh)]
    _must([*enter, *call], "Wine could not be installed")
    _must(["chroot", str(fresh), "apt-get", "clean"], "The package cache could not be emptied")
    (fresh / "vqdesk").mkdir()
    for place in (TREE, CACHE, SCRATCH):
        (fresh / place[1:]).mkdir()
    fresh.rename(_system())
    (cache() / "system.txt").write_text(_STAMP, encoding="utf-8")


def _must(call: list[str], refusal: str) -> None:
    if subprocess.run(call, stdout=sys.stderr, check=False).returncode != 0:
        raise WineMissing(f"{refusal}: the network is needed this once, and root's right to mount.")


def _system() -> Path:
    return cache() / "system"


def _environment(profile: Profile) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "DISPLAY") if name in os.environ}
    return {
        **kept,
        "HOME": "/root",
        "XDG_RUNTIME_DIR": "/tmp",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "WINEPREFIX": f"{SCRATCH}/prefix",
        "WINEDEBUG": "-all",
        # No questions about components that are not needed, no links into this system's menus, and no
        # debugger that keeps what has crashed.
        "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe,winedbg.exe=d",
        **profile.variables,
    }
