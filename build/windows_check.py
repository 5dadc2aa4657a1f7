"""Install the Windows program under Wine, work with it as a clerk does, remove it: windows_check.py [PC]."""

from __future__ import annotations

import struct
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from environment import SetupFailed
from windows import exe, installer, smoke, troubles, wine
from windows.clerk_pc import REFUSED, Clerk, Pc, demand
from windows.screen import Screen

SCHEMA_PLACE = 60
_TYPED = "Đường đạt độ chặt Huế "


CLERKS = (
    Clerk("plain", "clerk"),
    Clerk(
        "accents",
        "Nguyễn Văn Ả",
        folder="Chương trình của tôi/biểu mẫu vqdesk",
        data="/".join(["Dữ liệu báo cáo nhiệm vụ trọng tâm của Văn phòng HĐND và UBND huyện"] * 4),
    ),
)


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
        troubles.check_old_windows(pc)
        demand(pc.install("/DESKTOP") == 0, "The installer failed")
        link = pc.profile.home / "Desktop" / "vqdesk.lnk"
        demand(link.exists(), "The installer laid no link on the desktop, which was asked for")
        demand((pc.program / "vqdesk.exe").exists(), "The installer did not put the program where it should")
        _check_console(pc, Path(place))
        _check_typing(pc, screen)
        troubles.check_read_only(pc)
        troubles.check_crash(pc)
        if not clerk.data:
            troubles.check_held_file(pc)
            troubles.check_double_click(pc)
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
        pc.type_narrative(_TYPED)
        demand(pc.install(window=window) == REFUSED, "The installer did not wait for the program that runs")
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
    demand(_TYPED in pc.narrative(), "Installing over the installed program lost data")
    if not pc.clerk.data:
        copy = pc.data / f"vqdesk-before-{exe.version()}.vqd"
        demand(copy.exists() and copy.read_bytes()[:6] == b"SQLite", "The data were not copied aside")


def _check_refusals(pc: Pc) -> None:
    """A newer program and a newer store are left alone."""
    key = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\vqdesk"
    for version in ("99.0", exe.version()):
        wine.run(pc.profile, ["reg", "add", key, "/v", "DisplayVersion", "/d", version, "/f"], quiet=True)
        expected = REFUSED if version == "99.0" else 0
        demand(pc.install() == expected, f"The installer over version {version} did not end with {expected}")
    if pc.clerk.data:
        return
    whole = pc.store.read_bytes()
    newer = whole[:SCHEMA_PLACE] + struct.pack(">I", 99) + whole[SCHEMA_PLACE + 4 :]
    pc.store.write_bytes(newer)
    demand(pc.install() == REFUSED, "The installer did not refuse a newer store")
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
