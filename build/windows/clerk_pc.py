"""One clerk's PC under Wine: the program is installed on it, opened, typed into and cut off."""

from __future__ import annotations

import json
import subprocess
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from environment import SetupFailed
from windows import installer, wine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from windows.screen import Screen

REFUSED = 3
_PATIENCE = 15  # seconds; it should be two, but another's tests may be running


@dataclass
class Clerk:
    """Whose PC it is: what the user is called, where the program and the data go."""

    name: str
    user: str
    folder: str = ""
    data: str = ""


class Failed(SetupFailed):
    """The Windows program did not do what it should; the text says what."""


def demand(true: bool, otherwise: str) -> None:
    """Raise `Failed` with the sentence where it is not so."""
    if not true:
        raise Failed(otherwise)


class Pc:
    """One clerk's PC."""

    def __init__(self, clerk: Clerk, scratch: Path, screen: Screen) -> None:
        self.clerk = clerk
        self.profile = wine.Profile(scratch, clerk.user)
        self.screen = screen
        drive = self.profile.prefix / "drive_c"
        local = self.profile.home / "AppData" / "Local"
        self.program = drive / clerk.folder if clerk.folder else local / "Programs" / "vqdesk"
        self.data = drive / clerk.data if clerk.data else local / "vqdesk"
        self.store = self.data / "vqdesk.vqd"
        self.log = local / "vqdesk" / "Logs" / "vqdesk.log"
        self.crash_log = self.log.with_name("vqdesk-crash.log")

    def make(self) -> None:
        """Let Wine lay the user's profile out."""
        wine.run(self.profile, ["wineboot", "--init"], quiet=True)
        self.data.mkdir(parents=True, exist_ok=bool(not self.clerk.data))

    @contextmanager
    def read_only_program(self) -> Iterator[None]:
        """Let nobody write into the program's folder meanwhile."""
        whole = self.profile
        self.profile = replace(whole, read_only=self.program)
        yield
        self.profile = whole

    def install(self, *switches: str, window: Window | None = None) -> int:
        """Run the installer without a question, beside a window or alone; return its exit code."""
        words = ["/S", *switches]
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
        run = wine.program(self.profile, self.program / "vqdesk-cli.exe")
        done = run([*self._place(), *words])
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

    def type_narrative(self, text: str) -> None:
        """Type a text at the start of the first task's narrative and wait until it is stored."""
        self.screen.keys("ctrl+f")
        self.screen.text("lap dieu chinh quy hoach")
        self.screen.keys("Return", "alt+k", "ctrl+Home")
        self.screen.text(text)
        self.wait_until_stored(text)

    def wait_until_stored(self, text: str) -> None:
        """Wait until the text is in the store's file and the change is complete."""
        until = time.monotonic() + _PATIENCE
        journal = self.store.with_name(self.store.name + "-journal")
        # Who keeps a store locked leaves its journal where it is, without the mark that makes it one.
        while text.encode() not in self.store.read_bytes() or (
            journal.exists() and any(journal.read_bytes()[:8])
        ):
            if time.monotonic() > until:
                self.screen.picture("not-stored")
                raise Failed(f"What was typed was not stored within {_PATIENCE} seconds")
            time.sleep(0.1)

    def open_window(self) -> Window:
        """Start the window program and wait until the report is on the screen.

        Cut off before, it would rightly open no report at the next start.
        """
        window = self.start(wine.call(self.profile, self.program / "vqdesk.exe", self._place()), "Văn Quan")
        until = time.monotonic() + _PATIENCE
        while not any('"shown"' in mark.read_text() for mark in self.log.parent.glob("vqdesk-run*.json")):
            if time.monotonic() > until:
                raise Failed(f"No report was shown within {_PATIENCE} seconds")
            time.sleep(0.1)
        return window

    def start(self, call: list[str], title: str) -> Window:
        """Start what opens a window of that title, and wait for it."""
        process = wine.start(self.profile, call)
        try:
            self.screen.window(title)
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

    def ends(self, seconds: float) -> bool:
        """Tell whether the program, and its Windows, end by themselves within that time."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(seconds)
        return self.process.returncode is not None

    def cut(self) -> None:
        """End all as a power cut would."""
        self.process.kill()
        self.process.wait()
