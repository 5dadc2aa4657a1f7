"""The virtual environment .venv/: every package pinned, and the translations compiled.

What setting up has to say goes to standard error: standard output is the verbs' own.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import debian

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"

_STAMP = VENV / "vqdesk-stamp.txt"
_CONSTRAINTS = ROOT / "build" / "constraints.txt"
_TRANSLATIONS = ROOT / "resources" / "translations"


class SetupFailed(Exception):
    """Setting up stopped; the text is one sentence for the person who asked for it."""


def set_up() -> None:
    """Make everything ready that the other verbs stand on; raise SetupFailed where that is not possible.

    Once all is there, nothing is asked over the network and hardly a second goes by. Where system
    packages are missing and may not be installed, what can be done without them is done.
    """
    fresh = _stamp_text() != stamp()
    complete = system_packages(fresh)
    if fresh:
        _make_venv()
        _install()
        _STAMP.write_text(stamp(), encoding="utf-8")
    try:
        compile_translations()
    except SetupFailed as failed:
        if complete:
            raise
        print(failed, "The window will speak English until the packages above are there.", file=sys.stderr)


def system_packages(fresh: bool) -> bool:
    """Provide what Qt starts with and a `fresh` .venv/ is made with, or say what is needed.

    Returns whether all is there, as far as that can be known.
    """
    if debian.is_debian():
        wanted = list(debian.QT_PACKAGES)
        if fresh and sys.base_prefix == "/usr" and not _has_ensurepip():
            wanted.append(f"python{PYTHON}-venv")
        return debian.provide(wanted)
    if fresh and sys.platform.startswith("linux"):
        print(
            "This is not Debian: see that Qt 6 finds EGL, OpenGL, fontconfig, D-Bus, glib, xkbcommon, "
            "xcb with its xcb-cursor and xcb-util libraries, and the font Liberation Serif 2.",
            file=sys.stderr,
        )
    return True


def requirements(pyproject: str) -> list[str]:
    """Return what pyproject.toml's text asks for: the program's packages and those of every extra."""
    project = tomllib.loads(pyproject)["project"]
    wanted = set(project["dependencies"])
    for extra in project["optional-dependencies"].values():
        wanted.update(extra)
    return sorted(wanted)


def stamp() -> str:
    """Return what .venv/ depends on: this Python, the place, the wanted packages and their versions."""
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    facts = [PYTHON, str(VENV), *requirements(pyproject)]
    facts.append(_CONSTRAINTS.read_text(encoding="utf-8"))
    return hashlib.sha256("\n".join(facts).encode()).hexdigest() + "\n"


def tool(name: str) -> str:
    """Return the path of a program of .venv/."""
    folder = VENV / ("Scripts" if WINDOWS else "bin")
    return str(folder / (name + ".exe" if WINDOWS else name))


def child_environment(**more: str) -> dict[str, str]:
    """Return the environment for programs of .venv/: UTF-8 everywhere, no packages from elsewhere."""
    kept = {name: text for name, text in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    return {**kept, "PYTHONUTF8": "1", **more}


def compile_translations() -> None:
    """Compile each translation whose .qm is missing or older than its .ts."""
    for source in sorted(_TRANSLATIONS.glob("*.ts")):
        compiled = source.with_suffix(".qm")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        call = [tool("pyside6-lrelease"), "-silent", str(source), "-qm", str(compiled)]
        _must(call, f"The translation {source.name} could not be compiled.")


def _stamp_text() -> str:
    usable = _STAMP.exists() and Path(tool("python")).exists()
    return _STAMP.read_text(encoding="utf-8") if usable else ""


def _make_venv() -> None:
    if not _has_ensurepip():
        raise SetupFailed(f"{sys.executable} has no ensurepip and so cannot make .venv/.")
    print("Making .venv/", file=sys.stderr)
    if VENV.exists():
        shutil.rmtree(VENV)
    # Started by .venv's own Python, the new one must not be a child of the folder just removed.
    python = getattr(sys, "_base_executable", None) or sys.executable
    _must([python, "-X", "utf8", "-m", "venv", str(VENV)], "The folder .venv/ could not be made.")


def _has_ensurepip() -> bool:
    importlib.invalidate_caches()  # apt-get may just have brought it
    return importlib.util.find_spec("ensurepip") is not None


def _install() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    print("Installing the pinned packages into .venv/ (once; this takes a few minutes)", file=sys.stderr)
    pip = [tool("python"), "-X", "utf8", "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    call = [*pip, "--constraint", str(_CONSTRAINTS), *requirements(pyproject)]
    _must(call, "The packages could not be installed: is the network there? It is needed this once.")


def _must(call: list[str], refusal: str) -> None:
    done = subprocess.run(call, cwd=ROOT, env=child_environment(), stdout=sys.stderr, check=False)
    if done.returncode != 0:
        raise SetupFailed(refusal)
