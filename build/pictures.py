"""Take README's pictures anew from the Windows program, as a clerk installs, opens, updates and removes it.

They are looked at by eye before they are committed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Thread

from environment import ROOT, SetupFailed
from windows import exe, installer, wine
from windows.clerk_pc import Clerk, Pc, Window, demand
from windows.screen import Screen

_PICTURES = ROOT / ".github" / "pictures"
_COLOURS = "32"
_NSIS = f"vqdesk {exe.version()}"  # in the titles of installer and uninstaller, not in the window's
_UNPACKING = 60  # seconds at most


def main() -> int:
    """Take all pictures; return the exit code."""
    try:
        wine.set_up()
        demand(installer.installer().exists(), "There is no installer: run python3 build/make.py installer")
        demand(shutil.which("convert") is not None, "Pictures are taken by ImageMagick, which is not there")
        with tempfile.TemporaryDirectory(prefix="vqdesk-pictures-") as place, Screen() as screen:
            pc = Pc(Clerk("pictures", "clerk"), Path(place), screen)
            pc.make()
            _install(pc)
            _work(pc)
            _update(pc)
            _remove(pc)
    except SetupFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    return 0


def _install(pc: Pc) -> None:
    """Go through the installer, and let it open the program for the first time."""
    with pc.start([wine.windows_path(pc.profile, installer.installer())], "Language") as window:
        pc.screen.keys("Return")
        pc.screen.window(_NSIS)
        _take(pc, "install")
        pc.screen.keys("Return", "Return")
        _wait_for(pc.program / "uninstall.exe")
        time.sleep(5)
        pc.screen.keys("Return")
        pc.screen.window("Chào mừng")
        _take(pc, "first-start")
        pc.screen.keys("Return", "Return", "Down", "Return")  # the sample
        pc.screen.window("Văn Quan")
        # Windows keeps in its registry what was installed once all has come to its end.
        pc.screen.keys("alt+F4")
        _ended(window)


def _work(pc: Pc) -> None:
    """Show a task, and a file that is offered for import."""
    annex = pc.profile.home / "Documents" / "Biểu 9 tháng.docx"
    annex.parent.mkdir(exist_ok=True)
    pc.cli("export", annex)
    # Closed as usual: after a cut the next start would say so, over the picture.
    with pc.open_window() as window:
        pc.type_narrative("")
        _take(pc, "window", whole=True)
        pc.screen.keys("alt+F4")
        _ended(window)
    call = wine.call(pc.profile, pc.program / "vqdesk.exe", [annex])
    with pc.start(call, "Biểu 9 tháng.docx") as window:
        _take(pc, "import")
        pc.screen.keys("Escape", "alt+F4")
        _ended(window)


def _update(pc: Pc) -> None:
    """Run the installer beside the open program."""
    setup = [wine.windows_path(pc.profile, installer.installer())]
    with pc.open_window() as window:
        updating = Thread(target=wine.beside, args=(pc.profile, window.process, setup))
        updating.start()
        pc.screen.window(_NSIS)
        pc.screen.keys("Return", "Return")
        time.sleep(2)
        _take(pc, "update")
    updating.join()


def _remove(pc: Pc) -> None:
    """Run the uninstaller and let it keep the data."""
    uninstaller = wine.windows_path(pc.profile, pc.program / "uninstall.exe")
    with pc.start([uninstaller], _NSIS) as window:
        pc.screen.keys("Return")
        time.sleep(2)
        _take(pc, "remove")
        pc.screen.keys("Return")
        time.sleep(3)
        pc.screen.keys("Return")
        _ended(window)
    demand(pc.store.exists() and not pc.program.exists(), "The data went, or the program stayed")


def _wait_for(file: Path) -> None:
    until = time.monotonic() + _UNPACKING
    while not file.exists():
        demand(time.monotonic() < until, f"{file.name} did not come")
        time.sleep(0.2)


def _ended(window: Window) -> None:
    demand(window.ends(_UNPACKING), "What was closed did not come to its end")


def _take(pc: Pc, name: str, *, whole: bool = False) -> None:
    """Keep the window that is in front, or the whole screen, in few colours."""
    _PICTURES.mkdir(exist_ok=True)
    taken = str(pc.screen.picture(f"readme-{name}", front=not whole))
    few = ["-trim", "+repage", "+dither", "-colors", _COLOURS, "-define", "png:compression-level=9", "-strip"]
    subprocess.run(["convert", taken, *few, f"PNG8:{_PICTURES / (name + '.png')}"], check=True)


if __name__ == "__main__":
    sys.exit(main())
