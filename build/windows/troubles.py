"""What may go wrong on a clerk's PC: a folder without the right to write, a crash, an old Windows."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from windows import wine
from windows.clerk_pc import REFUSED, demand

if TYPE_CHECKING:
    from windows.clerk_pc import Pc

_PATIENCE = 30  # seconds that Windows may take to end a program that crashed
_CRASH = wine.TREE + "/build/windows/crash_target.py"
_HOLD = wine.TREE + "/build/windows/hold_file.py"
_PYTHON = wine.CACHE + "/python/python.exe"


def check_read_only(pc: Pc) -> None:
    """Where nobody can write into the program's folder the program works, the data lie with the user."""
    before = {file for file in pc.files() if file.is_relative_to(pc.program)}
    with pc.read_only_program():
        probe = wine.inside(pc.profile, pc.program / "probe")
        demand(wine.tool(pc.profile, ["touch", probe]).returncode != 0, "The program's folder can be written")
        with pc.open_window():
            pc.type_narrative("Độ ")
        demand(pc.narrative().startswith("Độ "), "From a read-only folder nothing was stored")
    demand(not pc.log_text(), f"From a read-only folder the window had errors:\n{pc.log_text()}")
    after = {file for file in pc.files() if file.is_relative_to(pc.program)}
    demand(after == before, "The program put files into its own folder")


def check_crash(pc: Pc) -> None:
    """A crash leaves a log and takes nothing that was stored; the next start tells of it, once."""
    with pc.open_window() as window:
        pc.type_narrative("Đố ")
        wine.beside(pc.profile, window.process, [_PYTHON, _CRASH, "vqdesk.exe"])
        demand(window.ends(_PATIENCE), "The program did not end where it was made to crash")
    log = pc.crash_log.read_text(encoding="utf-8", errors="replace") if pc.crash_log.exists() else ""
    demand("access violation" in log, f"The crash left no log in {pc.crash_log}")
    demand("Đố" not in log, "The log of the crash holds the report's text")
    # It is told in a bar of the window, which takes no key: the picture shows it.
    with pc.open_window():
        pc.screen.picture(f"{pc.clerk.name}-crash")
    demand(pc.narrative().startswith("Đố "), "The crash took what was stored")
    with pc.open_window():
        pass


def check_held_file(pc: Pc) -> None:
    """A file that another program holds open is not written over, and stays as it was."""
    file = pc.profile.home / "Documents" / "Biểu đang mở.docx"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"held")
    holder = wine.start(pc.profile, [_PYTHON, _HOLD, wine.windows_path(pc.profile, file)])
    holder.stdout.readline()
    export = wine.call(pc.profile, pc.program / "vqdesk-cli.exe", ["export", file])
    code = wine.beside(pc.profile, holder, export)
    holder.kill()
    holder.wait()
    demand(code == REFUSED, f"The export over a file that is held ended with {code}")
    demand(file.read_bytes() == b"held", "The file that was held was changed")
    demand([one.name for one in file.parent.iterdir()] == [file.name], "Files were left beside it")
    file.unlink()


def check_double_click(pc: Pc) -> None:
    """A double click on another PC's data offers them for import and leaves the file as it is."""
    file = pc.profile.home / "Documents" / "Số liệu cũ.vqd"
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(pc.store, file)
    whole = file.read_bytes()
    # Wine does not look into the user's own types, as Windows does: they are laid where it looks.
    for name in (".vqd", "vqdesk.store"):
        copy = [
            "reg",
            "copy",
            f"HKCU\\Software\\Classes\\{name}",
            f"HKLM\\Software\\Classes\\{name}",
            "/s",
            "/f",
        ]
        wine.run(pc.profile, copy, quiet=True)
    with pc.start(["start", wine.windows_path(pc.profile, file)], "Nhập “Số liệu cũ.vqd”"):
        pc.screen.picture(f"{pc.clerk.name}-double-click")
    demand(file.read_bytes() == whole, "The file that was double-clicked was changed")
    demand([one.name for one in file.parent.iterdir()] == [file.name], "Files were left beside it")
    file.unlink()


def check_old_windows(pc: Pc) -> None:
    """On a Windows that is too old nothing is installed."""
    key = ["HKCU\\Software\\Wine", "/v", "Version"]
    wine.run(pc.profile, ["reg", "add", *key, "/d", "win7", "/f"], quiet=True)
    code = pc.install()
    wine.run(pc.profile, ["reg", "delete", *key, "/f"], quiet=True)
    demand(code == REFUSED, f"On Windows 7 the installer ended with {code}")
