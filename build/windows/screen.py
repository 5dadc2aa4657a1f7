"""A screen, a keyboard and a mouse of its own for a program under Wine."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

import debian
from environment import ROOT, SetupFailed
from windows import wine

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

PACKAGES = ("xvfb", "xdotool", "x11-xserver-utils", "openbox")
PICTURES = ROOT / ".pyinstaller" / "pictures"
# The digits' keys give these letters, as on the Vietnamese keyboard: Qt takes what a key gave first for
# what it always gives, so each letter needs a key that keeps it.
LETTERS = dict(zip(range(10, 20), "Đđạếộườễặố", strict=True))
_PATIENCE = 60


class NoWindow(SetupFailed):
    """A window that should be there did not come."""


class Screen:
    """An X server on a number that is free, with a window manager; use it as a context."""

    def __init__(self) -> None:
        self._server: subprocess.Popen[str] | None = None
        self._manager: subprocess.Popen[bytes] | None = None
        self._display = ""

    def __enter__(self) -> Screen:
        if not debian.provide(PACKAGES):
            raise wine.WineMissing("Looking at the Windows program needs the packages named above.")
        # Without -noreset the keyboard is forgotten whenever the last program leaves.
        call = ["Xvfb", "-displayfd", "1", "-noreset", "-nolisten", "tcp", "-screen", "0", "1366x768x24"]
        self._server = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self._display = ":" + self._server.stdout.readline().strip()
        os.environ["DISPLAY"] = self._display
        self._manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        keys = [
            word for key, letter in LETTERS.items() for word in ("-e", f"keycode {key} = U{ord(letter):04X}")
        ]
        subprocess.run(["xmodmap", *keys], check=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self.picture("failed")
        for process in (self._manager, self._server):
            process.terminate()
            process.wait()

    def window(self, title: str) -> str:
        """Wait for a window whose title has these words, give it the keyboard, and return its number."""
        found = self.seen(title)
        _xdotool("windowactivate", "--sync", found)
        time.sleep(2)  # what comes with the window, and the first report in it
        # Focus that comes while a window is still being made is lost to Wine; X tells only of a change.
        _xdotool("windowfocus", _xdotool("search", "--maxdepth", "0", "--name", ".*").strip())
        _xdotool("windowactivate", "--sync", found)
        time.sleep(0.5)
        return found

    def seen(self, title: str) -> str:
        """Wait for a window whose title has these words and return its number."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            found = _xdotool("search", "--onlyvisible", "--name", title).split()
            if found:
                return found[-1]
            time.sleep(0.02)
        raise NoWindow(f"No window named “{title}” came within {_PATIENCE} seconds.")

    def keys(self, *names: str) -> None:
        """Press keys by their names, as `ctrl+Home`."""
        for name in names:
            _xdotool("key", name)
            time.sleep(0.3)

    def text(self, text: str) -> None:
        """Type a text; its letters beyond ASCII must be among `LETTERS`."""
        _xdotool("type", "--delay", "50", text)

    def picture(self, name: str, *, front: bool = False) -> Path:
        """Take a picture of the screen or of the window in front, where ImageMagick is there to do so."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        file = PICTURES / f"{name}.png"
        if shutil.which("import"):
            what = (
                ["-frame", "-window", _xdotool("getactivewindow").strip()] if front else ["-window", "root"]
            )
            subprocess.run(["import", *what, str(file)], stderr=subprocess.DEVNULL, check=False)
        return file


def _xdotool(*words: str) -> str:
    done = subprocess.run(
        ["xdotool", *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False
    )
    return done.stdout
