"""Install the Windows program under Wine, work with it as a clerk does, remove it: windows_check.py [PC]."""

from __future__ import annotations

import json
import struct
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import exe
import installer
import smoke
import wine
from environment import SetupFailed
from screen import Screen

if TYPE_CHECKING:
    import subprocess

SCHEMA_PLACE = 60
_REFUSED = 3
_PATIENCE = 15  # seconds; it should be two, but another's tests may be running
_TYPED = "Đường đạt độ chặt Huế "


@dataclass
class Clerk:
    """Whose PC it is: what the user is called, where the program and the data go."""

    name: str
    user: str
    folder: str = ""
    data: str = ""


CLERKS = (
    Clerk("plain", "clerk"),
    Clerk(
        "accents",
        "Nguyễn Văn Ả",
        folder="Chương trình của tôi/biểu mẫu vqdesk",
        data="/".join(["Dữ liệu báo cáo nhiệm vụ trọng tâm của Văn phòng HĐND và UBND huyện"] * 4),
    ),
)


class Failed(SetupFailed):
    """The Windows program did not do what it should; the text says what."""


class Pc:
    """One clerk's PC."""

    def __init__(self, clerk: Clerk, scratch: Path, screen: Screen) -> None:
        self.clerk = clerk
        self.profile = wine.Profile(scratch, clerk.user)
        self._screen = screen
        drive = self.profile.prefix / "drive_c"
        local = self.profile.home / "AppData" / "Local"
        self.program = drive / clerk.folder if clerk.folder else local / "Programs" / "vqdesk"
        self.data = drive / clerk.data if clerk.data else local / "vqdesk"
        self.store = self.data / "vqdesk.vqd"
        self.log = local / "vqdesk" / "Logs" / "vqdesk.log"
        self._cli = wine.program(self.profile, self.program / "vqdesk-cli.exe")

    def make(self) -> None:
        """Let Wine lay the user's profile out."""
        wine.run(self.profile, ["wineboot", "--init"], quiet=True)
        self.data.mkdir(parents=True, exist_ok=bool(not self.clerk.data))

    def install(self, window: Window | None = None) -> int:
        """Run the installer without a question, beside a window or alone; return its exit code."""
        words = ["/S"]
        if self.clerk.folder:
            # What follows /D= is taken as it is, unquoted: each word for itself.
            words += f"/D={wine.windows_path(self.profile, self.program)}".split(" ")
        call = [wine.windows_path(self.profile, installer.installer()), *words]
        if window:
            return wine.beside(self.profile, window.process, call)
        return wine.run(self.profile, call).returncode

    def uninstall(self) -> int:
        """Run the uninstaller without a question; return its exit code."""
        call = [wine.windows_path(self.profile, self.program / "uninstall.exe"), "/S"]
        return wine.run(self.profile, call).returncode

    def cli(self, *words: str | Path) -> bytes:
        """Run the console program and return its output."""
        done = self._cli([*self._place(), *words])
        demand(done.returncode == 0, f"vqdesk-cli.exe {words[0]} ended with {done.returncode}")
        return done.stdout

    def log_text(self) -> str:
        """Return what the program wrote down about its errors, but for one that is Wine's own."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        return "\n".join(line for line in lines if line and "EnableNonClientDpiScaling" not in line)

    def narrative(self) -> str:
        """Return the first task's narrative as it is stored."""
        report = json.loads(self.cli("show", "--json"))
        return report["domains"][0]["tasks"][0]["result"]

    def wait_until_stored(self, text: str) -> None:
        """Wait until the text is in the store's file and the change is complete."""
        until = time.monotonic() + _PATIENCE
        journal = self.store.with_name(self.store.name + "-journal")
        # Who keeps a store locked leaves its journal where it is, without the mark that makes it one.
        while text.encode() not in self.store.read_bytes() or (
            journal.exists() and any(journal.read_bytes()[:8])
        ):
            demand(time.monotonic() < until, f"What was typed was not stored within {_PATIENCE} seconds")
            time.sleep(0.1)

    def open_window(self) -> Window:
        """Start the window program and wait for its window."""
        words = [
            wine.windows_path(self.profile, one) if isinstance(one, Path) else one for one in self._place()
        ]
        process = wine.start(
            self.profile, [wine.windows_path(self.profile, self.program / "vqdesk.exe"), *words]
        )
        try:
            self._screen.window("Văn Quan")
        except SetupFailed:
            process.kill()
            raise
        return Window(process)

    def files(self) -> set[Path]:
        """Return all files of drive C:, but for those that are Windows' own affair."""
        drive = self.profile.prefix / "drive_c"
        own = ("windows", "ProgramData")
        return {
            file
            for file in drive.rglob("*")
            if file.is_file() and file.relative_to(drive).parts[0] not in own and "Temp" not in file.parts
        }

    def _place(self) -> list[str | Path]:
        return ["--store", self.store] if self.clerk.data else []


class Window:
    """A window program that runs; `cut` ends it and its Windows at once."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    def __enter__(self) -> Window:
        return self

    def __exit__(self, *_how: object) -> None:
        self.cut()

    def cut(self) -> None:
        """End all as a power cut would."""
        self.process.kill()
        self.process.wait()


def main(rest: list[str]) -> int:
    """Check each clerk's PC; return the exit code."""
    try:
        wine.set_up()
        demand(
            installer.installer().exists(), "There is no installer: run python3 build/make.py installer first"
        )
        with Screen() as screen:
            for clerk in CLERKS:
                if not rest or clerk.name in rest:
                    _check(clerk, screen)
            if not rest or "stick" in rest:
                _check_stick(screen)
    except SetupFailed as failed:
        print(failed, file=sys.stderr)
        return 4 if isinstance(failed, wine.WineMissing) else 1
    return 0


def _check(clerk: Clerk, screen: Screen) -> None:
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="vqdesk-check-") as place:
        pc = Pc(clerk, Path(place), screen)
        pc.make()
        before = pc.files()
        demand(pc.install() == 0, "The installer failed")
        demand((pc.program / "vqdesk.exe").exists(), "The installer did not put the program where it should")
        _check_console(pc, Path(place))
        _check_typing(pc, screen)
        _check_upgrade(pc)
        _check_refusals(pc)
        _check_uninstall(pc, before)
    print(f"{clerk.name}: as it should be ({time.monotonic() - begun:.0f} s)", flush=True)


def _check_console(pc: Pc, place: Path) -> None:
    """The program does what the tree's does, and leaves the sample in the clerk's store."""
    smoke.smoke(wine.program(pc.profile, pc.program / "vqdesk-cli.exe"), place / "smoke")
    pc.cli("import", smoke.SAMPLE)
    demand(pc.store.exists(), f"The data do not lie in {pc.store}")


def _check_typing(pc: Pc, screen: Screen) -> None:
    """What was typed is there after a power cut, and the installer waits for a program that runs."""
    with pc.open_window() as window:
        screen.picture(f"{pc.clerk.name}-window")
        screen.keys("ctrl+f")
        screen.text("lap dieu chinh quy hoach")
        screen.keys("Return", "alt+k", "ctrl+Home")
        screen.text(_TYPED)
        pc.wait_until_stored(_TYPED)
        demand(pc.install(window) == _REFUSED, "The installer did not wait for the program that runs")
    with pc.open_window():
        screen.picture(f"{pc.clerk.name}-again")
    demand(pc.narrative().startswith(_TYPED), f"The text typed is not there: {pc.narrative()[:60]!r}")
    demand(not pc.log_text(), f"The window had errors:\n{pc.log_text()}")


def _check_upgrade(pc: Pc) -> None:
    """The next installer keeps the data and copies them aside first."""
    old = pc.program / "_internal" / "left-over.dll"
    old.write_bytes(b"")
    demand(pc.install() == 0, "Installing over the installed program failed")
    demand(not old.exists(), "A file of the older program is still there")
    demand(pc.narrative().startswith(_TYPED), "Installing over the installed program lost data")
    if not pc.clerk.data:
        copy = pc.data / f"vqdesk-before-{exe.version()}.vqd"
        demand(copy.exists() and copy.read_bytes()[:6] == b"SQLite", "The data were not copied aside")


def _check_refusals(pc: Pc) -> None:
    """A newer program and a newer store are left alone."""
    key = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\vqdesk"
    for version in ("99.0", exe.version()):
        wine.run(pc.profile, ["reg", "add", key, "/v", "DisplayVersion", "/d", version, "/f"], quiet=True)
        expected = _REFUSED if version == "99.0" else 0
        demand(pc.install() == expected, f"The installer over version {version} did not end with {expected}")
    if pc.clerk.data:
        return
    whole = pc.store.read_bytes()
    newer = whole[:SCHEMA_PLACE] + struct.pack(">I", 99) + whole[SCHEMA_PLACE + 4 :]
    pc.store.write_bytes(newer)
    demand(pc.install() == _REFUSED, "The installer did not refuse a newer store")
    demand(pc.store.read_bytes() == newer, "The installer changed a newer store")
    pc.store.write_bytes(whole)


def _check_uninstall(pc: Pc, before: set[Path]) -> None:
    """Nothing but the data is left."""
    stored = pc.store.read_bytes()
    demand(pc.uninstall() == 0, "The uninstaller failed")
    data = (pc.data, pc.log.parent)
    left = {file for file in pc.files() - before if not any(file.is_relative_to(one) for one in data)}
    demand(not left, f"The uninstaller left {', '.join(sorted(map(str, left)))}")
    demand(not pc.program.exists(), f"The uninstaller left the folder {pc.program}")
    demand(pc.store.read_bytes() == stored, "The uninstaller changed the data")
    registry = (pc.profile.prefix / "user.reg").read_text(encoding="utf-8", errors="replace")
    left_keys = [line for line in registry.splitlines() if "vqdesk" in line.lower()]
    demand(not left_keys, f"The uninstaller left in the registry: {left_keys}")


def _check_stick(screen: Screen) -> None:
    """From a stick on a drive of its own the program works; its data are there, nothing on the PC."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="vqdesk-check-") as place:
        pc = Pc(Clerk("stick", "clerk"), Path(place), screen)
        pc.make()
        before = pc.files()
        stick = Path(place) / "stick"
        with zipfile.ZipFile(installer.portable()) as packed:
            packed.extractall(stick)
        (pc.profile.prefix / "dosdevices" / "e:").symlink_to("../../stick")
        call = ["E:\\vqdesk\\vqdesk-cli.exe", "import", wine.windows_path(pc.profile, smoke.SAMPLE)]
        demand(wine.run(pc.profile, call, quiet=True).returncode == 0, "The program on the stick failed")
        window = wine.start(pc.profile, ["E:\\vqdesk\\vqdesk.exe"])
        try:
            screen.window("Văn Quan")
            screen.picture("stick-window")
        finally:
            window.kill()
            window.wait()
        demand((stick / "vqdesk" / "data" / "vqdesk.vqd").exists(), "The data do not lie on the stick")
        left = pc.files() - before
        demand(not left, f"The program on the stick left on the PC: {', '.join(sorted(map(str, left)))}")
    print(f"stick: as it should be ({time.monotonic() - begun:.0f} s)", flush=True)


def demand(true: bool, otherwise: str) -> None:
    """Raise `Failed` with the sentence where it is not so."""
    if not true:
        raise Failed(otherwise)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
