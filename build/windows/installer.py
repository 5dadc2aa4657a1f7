"""What leaves the house: the installer, the portable ZIP and their sums, signed by a certificate if given."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import environment
from environment import ROOT, SetupFailed
from windows import bundle, exe, wine

SCRIPT = ROOT / "build" / "windows" / "installer.nsi"
_ICON = ROOT / "resources" / "icon.ico"
_STAGE = ROOT / ".pyinstaller" / "signed" / "vqdesk"
MOST_BYTES = 25_000_000
"""What the installer may have, to be downloaded."""
CERTIFICATE = "VQDESK_CERTIFICATE"
PASSWORD_FILE = "VQDESK_CERTIFICATE_PASSWORD_FILE"
_PORTABLE_NOTE = (
    "Có tệp này bên cạnh vqdesk.exe thì dữ liệu nằm ngay trong thư mục này, không nằm trên máy đang dùng.\r\n"
    "With this file beside vqdesk.exe the data lie in this folder, not on the PC that is used.\r\n"
)


def installer() -> Path:
    """Return where the installer lies."""
    return ROOT / "dist" / f"vqdesk-{exe.version()}-setup.exe"


def portable() -> Path:
    """Return where the portable ZIP lies."""
    return ROOT / "dist" / f"vqdesk-{exe.version()}-portable.zip"


def main(_rest: list[str]) -> int:
    """Do what `make.py installer` asks for; return the exit code."""
    if not exe.is_made_from_this_tree():
        print("Building dist/vqdesk/ first: it is not there, or not made from this tree.", flush=True)
        exe.make()
    make(exe.PROGRAM)
    return 0


def make(program: Path) -> None:
    """Make installer and portable ZIP of the program, a SHA-256 beside each, and tell their sizes."""
    with tempfile.TemporaryDirectory(prefix="vqdesk-installer-") as place:
        tools = Tools(Path(place))
        signer = Signer.from_environment(tools)
        if signer:
            program = _signed(program, signer)
        make_installer(program, installer(), tools, signer)
    pack(program, portable(), int(exe.commit_date()))
    for file in (installer(), portable()):
        _sum_beside(file)
        print(f"Made {file.relative_to(ROOT).as_posix()}: {file.stat().st_size / 1e6:.1f} MB", flush=True)
    if installer().stat().st_size > MOST_BYTES:
        raise SetupFailed(f"The installer is too large: it may have {MOST_BYTES / 1e6:.0f} MB.")
    if not signer:
        print(f"Unsigned: {CERTIFICATE} and {PASSWORD_FILE} name no certificate.", flush=True)


def make_installer(program: Path, out: Path, tools: Tools, signer: Signer | None = None) -> None:
    """Let makensis make an installer of the program."""
    told = defines(tools, program, out, exe.version(), schema())
    if signer and not environment.WINDOWS:
        told.append(f"-DSIGN={signer.script()}")
    tools.must(["makensis", *told, tools.path(SCRIPT)], "makensis failed")
    if signer:
        signer.sign(out)


def schema() -> int:
    """Return the newest store that the program in the tree opens."""
    call = [environment.tool("python"), "-c", "from db.file.identity import SCHEMA; print(SCHEMA)"]
    variables = environment.child_environment()
    return int(subprocess.run(call, cwd=ROOT, env=variables, stdout=subprocess.PIPE, check=True).stdout)


class Tools:
    """Programs that make an installer: Debian's own by the side of Wine, on Windows those on the path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._profile = None
        if not environment.WINDOWS:
            wine.set_up()
            self._profile = wine.Profile(folder)

    def path(self, place: Path) -> str:
        """Return how the tools call a place in the tree or in the folder."""
        return wine.inside(self._profile, place) if self._profile else str(place)

    def must(self, call: list[str], refusal: str) -> None:
        """Run a tool to its end; raise `SetupFailed` with the sentence where it fails."""
        if self._profile:
            done = wine.tool(self._profile, ["env", f"SOURCE_DATE_EPOCH={exe.commit_date()}", *call])
        elif shutil.which(call[0]) is None:
            raise SetupFailed(f"{call[0]} is not on the path: it is needed here.")
        else:
            done = subprocess.run(
                call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
            )
        if done.returncode != 0:
            print(done.stdout, file=sys.stderr)
            raise SetupFailed(f"{refusal}: what it said is above.")


class Signer:
    """Signs with the certificate that the environment names."""

    def __init__(self, tools: Tools, certificate: Path, password_file: Path) -> None:
        self._tools = tools
        self._certificate = tools.folder / "certificate.p12"
        self._password_file = tools.folder / "password"
        shutil.copyfile(certificate, self._certificate)
        shutil.copyfile(password_file, self._password_file)

    @classmethod
    def from_environment(cls, tools: Tools) -> Signer | None:
        """Return the signer, or None where no certificate is given; half of the two names is refused."""
        given = [os.environ.get(name, "") for name in (CERTIFICATE, PASSWORD_FILE)]
        if not any(given):
            return None
        for name, file in zip((CERTIFICATE, PASSWORD_FILE), given, strict=True):
            if not file or not Path(file).is_file():
                raise SetupFailed(f"{name} names no file; to sign, both it and its partner are needed.")
        return cls(tools, Path(given[0]), Path(given[1]))

    def call(self) -> list[str]:
        """Return the call that signs, without the files."""
        certificate = ["-pkcs12", self._tools.path(self._certificate)]
        password = ["-readpass", self._tools.path(self._password_file)]
        return ["osslsigncode", "sign", *certificate, *password, "-h", "sha256", "-n", "vqdesk"]

    def sign(self, file: Path) -> None:
        """Put a signature into a program."""
        fresh = self._tools.folder / "signed.exe"
        fresh.unlink(missing_ok=True)
        call = [*self.call(), "-in", self._tools.path(file), "-out", self._tools.path(fresh)]
        self._tools.must(call, f"{file.name} could not be signed")
        shutil.copyfile(fresh, file)

    def script(self) -> str:
        """Return the call of a script that signs what it is given: the uninstaller, made in the midst."""
        script = self._tools.folder / "sign.sh"
        lines = ["set -e", f'{" ".join(self.call())} -in "$1" -out "$1.signed"', 'mv "$1.signed" "$1"']
        script.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return f"sh {self._tools.path(script)}"


def defines(tools: Tools, program: Path, out: Path, version: str, newest_schema: int) -> list[str]:
    """Return what makensis is told on its command line."""
    given = {
        "VERSION": version,
        "NUMBERS": ".".join(map(str, bundle.four_numbers(version))),
        "SCHEMA": str(newest_schema),
        "PROGRAM": tools.path(program),
        "ICON": tools.path(_ICON),
        "OUT": tools.path(out),
    }
    if environment.WINDOWS:
        given["ANYTARGET"] = "1"
    return ["-V2", "-INPUTCHARSET", "UTF8", *(f"-D{name}={text}" for name, text in given.items())]


def pack(program: Path, target: Path, seconds: int) -> None:
    """Pack the program and its portable.txt into a ZIP; the same files give the same bytes."""
    date = _zip_date(seconds)
    fresh = target.with_suffix(".new")
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(_entry("vqdesk/portable.txt", date), _PORTABLE_NOTE.encode("utf-8-sig"))
        for file in sorted(program.rglob("*")):
            if file.is_file():
                name = f"vqdesk/{file.relative_to(program).as_posix()}"
                packed.writestr(_entry(name, date), file.read_bytes(), compresslevel=9)
    fresh.replace(target)


def _zip_date(seconds: int) -> tuple[int, int, int, int, int, int]:
    return max(time.gmtime(seconds)[:6], (1980, 1, 1, 0, 0, 0))


def _entry(name: str, date: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    return entry


def _signed(program: Path, signer: Signer) -> Path:
    shutil.rmtree(_STAGE, ignore_errors=True)
    shutil.copytree(program, _STAGE)
    for name in ("vqdesk.exe", "vqdesk-cli.exe"):
        signer.sign(_STAGE / name)
    return _STAGE


def _sum_beside(file: Path) -> None:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    file.with_name(file.name + ".sha256").write_text(
        f"{digest}  {file.name}\n", encoding="utf-8", newline="\n"
    )
