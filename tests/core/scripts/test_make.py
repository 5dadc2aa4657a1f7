from __future__ import annotations

import ast
import os
import re
import runpy
import sys
from importlib import metadata
from pathlib import Path

import debian
import environment
import pytest
import verbs
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[3]
MAKE = ROOT / "build" / "make.py"
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PIN = re.compile(r"([A-Za-z0-9._-]+)==([0-9][A-Za-z0-9.]*)(?:  # .+)?")


def pins() -> dict[str, str]:
    lines = (ROOT / "build" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    matches = [PIN.fullmatch(line) for line in lines if not line.startswith("#")]
    return {canonicalize_name(match[1]): match[2] for match in matches if match}


# make.py, the door


@pytest.mark.parametrize("version", [(2, 7), (3, 7), (3, 10), (3, 14)])
def test_other_pythons_are_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch, version: tuple[int, int]):
    monkeypatch.setattr(sys, "version_info", (*version, 0))
    with pytest.raises(
        SystemExit, match=r"^vqdesk needs Python 3\.11, 3\.12 or 3\.13; this is Python \S+\.$"
    ):
        runpy.run_path(str(MAKE))


def test_old_pythons_can_read_the_door():
    ast.parse(MAKE.read_text(encoding="ascii"), feature_version=(3, 4))


@pytest.mark.parametrize(
    "arguments",
    [[], ["fly"], *([verb, "now"] for verb in ("setup", "exe", "installer", "figures", "docs", "pictures"))],
)
def test_what_make_does_not_know_is_a_usage_error(arguments: list[str]):
    with pytest.raises(SystemExit) as stop:
        verbs.main(arguments)
    assert stop.value.code == 2


# pins


def test_constraints_hold_versions_and_nothing_else():
    lines = (ROOT / "build" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#") and not PIN.fullmatch(line)] == []


def test_all_that_is_installed_for_the_project_is_pinned():
    pinned, seen = pins(), {"pip"}  # sqlite-utils wants pip: every .venv/ has the one of its Python
    waiting = [Requirement(text) for text in environment.requirements(PYPROJECT)]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name in seen or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        found = metadata.distribution(name)
        assert pinned.get(name) == found.version, name
        waiting += [Requirement(text) for text in found.requires or []]
    windows = {"colorama", "pefile", "pywin32-ctypes"}
    assert set(pinned) - seen <= windows  # and nothing is pinned that nobody asks for


def test_requirements_are_the_program_s_and_every_extra_s():
    text = """
[project]
dependencies = ["b==1", "a"]
optional-dependencies = { test = ["pytest", "a"], exe = ["pyinstaller"] }
"""
    assert environment.requirements(text) == ["a", "b==1", "pyinstaller", "pytest"]


# .venv/


@pytest.fixture
def ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a .venv/ that looks complete, in a place of its own."""
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "_STAMP", tmp_path / "stamp")
    monkeypatch.setattr(environment, "_TRANSLATIONS", tmp_path / "none")
    monkeypatch.setattr(environment, "system_packages", lambda _fresh: True)
    python = Path(environment.tool("python"))
    python.parent.mkdir()
    python.touch()
    (tmp_path / "stamp").write_text(environment.stamp(), encoding="utf-8")
    return tmp_path


def calls_of(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    calls: list[list[str]] = []
    monkeypatch.setattr(environment, "_must", lambda call, _refusal: calls.append(call))
    return calls


@pytest.mark.usefixtures("ready")
def test_a_second_start_calls_nothing(monkeypatch: pytest.MonkeyPatch):
    calls = calls_of(monkeypatch)
    environment.set_up()
    assert calls == []


def test_a_changed_pin_makes_venv_anew(ready: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory):
    changed = tmp_path_factory.mktemp("pins") / "constraints.txt"
    changed.write_text("click==0.1\n", encoding="utf-8")
    monkeypatch.setattr(environment, "_CONSTRAINTS", changed)
    calls = calls_of(monkeypatch)
    with pytest.raises(FileNotFoundError):  # the folder was removed and the stub made no new one
        environment.set_up()
    venv, pip = calls
    assert venv[-3:] == ["-m", "venv", str(ready)]
    assert pip[pip.index("--constraint") + 1] == str(changed)
    assert set(environment.requirements(PYPROJECT)) <= set(pip)


def test_a_venv_whose_python_is_gone_is_not_trusted(ready: Path, monkeypatch: pytest.MonkeyPatch):
    Path(environment.tool("python")).unlink()
    calls = calls_of(monkeypatch)
    with pytest.raises(FileNotFoundError):
        environment.set_up()
    assert len(calls) == 2
    assert not ready.exists()


def test_a_failing_step_is_one_sentence_and_exit_code_1(monkeypatch: pytest.MonkeyPatch, capsys):
    def fail() -> None:
        raise environment.SetupFailed("The packages could not be installed.")

    monkeypatch.setattr(environment, "set_up", fail)
    assert verbs.main(["setup"]) == 1
    assert capsys.readouterr().err == "The packages could not be installed.\n"


def test_children_speak_utf_8_and_see_no_packages_from_elsewhere(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    variables = environment.child_environment(QT_QPA_PLATFORM="offscreen")
    assert "PYTHONPATH" not in variables
    assert (variables["PYTHONUTF8"], variables["QT_QPA_PLATFORM"]) == ("1", "offscreen")


# translations

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi">
<context><name>Window</name>
<message><source>Open</source><translation>Mở</translation></message>
</context>
</TS>
"""


@pytest.fixture
def translation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(environment, "VENV", Path(sys.prefix))
    monkeypatch.setattr(environment, "_TRANSLATIONS", tmp_path)
    source = tmp_path / "window_vi.ts"
    source.write_text(TS, encoding="utf-8")
    return source


def test_translations_are_compiled_once_and_again_when_changed(translation: Path):
    compiled = translation.with_suffix(".qm")
    environment.compile_translations()
    assert "Mở".encode("utf-16-be") in compiled.read_bytes()
    os.utime(compiled, (2_000_000_000, 2_000_000_000))
    environment.compile_translations()
    assert compiled.stat().st_mtime == 2_000_000_000
    translation.write_text(TS.replace("Mở", "Mở ra"), encoding="utf-8")
    os.utime(translation, (2_000_000_001, 2_000_000_001))
    environment.compile_translations()
    assert "Mở ra".encode("utf-16-be") in compiled.read_bytes()


def test_a_broken_translation_stops_the_setup(translation: Path):
    translation.write_text("<TS", encoding="utf-8")
    with pytest.raises(environment.SetupFailed, match=r"window_vi\.ts"):
        environment.compile_translations()


def test_without_the_system_s_packages_the_rest_is_set_up(
    ready: Path, monkeypatch: pytest.MonkeyPatch, capsys
):
    def fail() -> None:
        raise environment.SetupFailed("The translation could not be compiled.")

    monkeypatch.setattr(environment, "compile_translations", fail)
    with pytest.raises(environment.SetupFailed):
        environment.set_up()
    monkeypatch.setattr(environment, "system_packages", lambda _fresh: False)
    environment.set_up()
    assert capsys.readouterr().err.startswith("The translation could not be compiled. ")


# Debian


@pytest.mark.parametrize(
    ("fresh", "prefix", "wants"), [(True, "/usr", 1), (False, "/usr", 0), (True, "/opt", 0)]
)
def test_debian_s_python_gets_what_it_makes_venvs_with(
    monkeypatch: pytest.MonkeyPatch, fresh: bool, prefix: str, wants: int
):
    asked: list[str] = []
    monkeypatch.setattr(debian, "is_debian", lambda: True)
    monkeypatch.setattr(debian, "provide", lambda wanted: asked.extend(wanted) or True)
    monkeypatch.setattr(environment, "_has_ensurepip", lambda: False)
    monkeypatch.setattr(sys, "base_prefix", prefix)
    assert environment.system_packages(fresh)
    assert asked.count(f"python{environment.PYTHON}-venv") == wants
    assert set(debian.QT_PACKAGES) <= set(asked)


def test_installed_packages_are_read_with_what_they_provide():
    listing = (
        "installed libegl1 \n"
        "installed libglib2.0-0t64 libglib2.0-0 (= 2.84.4-3), libglib2.0-0-virtual\n"
        "config-files libgl1 \n"
        "not-installed libx11-6 xlibs\n"
    )
    assert debian.installed(listing) == {"libegl1", "libglib2.0-0t64", "libglib2.0-0", "libglib2.0-0-virtual"}


@pytest.mark.skipif(not debian.is_debian(), reason="dpkg-query is Debian's")
def test_missing_keeps_the_order_of_what_is_not_there():
    assert debian.missing(["vqdesk-no-such-b", "dpkg", "vqdesk-no-such-a"]) == [
        "vqdesk-no-such-b",
        "vqdesk-no-such-a",
    ]


@pytest.fixture
def apt_calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(debian, "missing", lambda wanted: [name for name in wanted if name != "libgl1"])
    monkeypatch.setattr(debian, "_apt_get", lambda *arguments: calls.append(arguments) or True)
    return calls


def test_root_gets_what_is_missing_after_a_refreshed_list(monkeypatch: pytest.MonkeyPatch, apt_calls):
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    assert debian.provide(["libgl1", "libegl1"])
    assert apt_calls == [("update", "-q"), ("install", "-q", "-y", "--no-install-recommends", "libegl1")]


def test_others_are_told_the_exact_line(monkeypatch: pytest.MonkeyPatch, apt_calls, capsys):
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    assert not debian.provide(["libgl1", "libegl1", "libxcb1"])
    assert apt_calls == []
    assert "\n  sudo apt-get install --no-install-recommends libegl1 libxcb1\n" in capsys.readouterr().err


def test_nothing_missing_calls_nothing(apt_calls):
    assert debian.provide(["libgl1"])
    assert apt_calls == []


# run and test


@pytest.mark.parametrize(
    ("platform", "variables", "screen"),
    [
        ("win32", {}, True),
        ("darwin", {}, True),
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
    ],
)
def test_a_screen_is_known_by_the_environment(platform: str, variables: dict[str, str], screen: bool):
    assert verbs.has_screen(platform, variables) is screen


def test_every_check_runs_and_the_failed_ones_are_named(monkeypatch: pytest.MonkeyPatch, capfd):
    def check(code: str) -> list[str]:
        return [sys.executable, "-c", code]

    planned = [
        ("one", check("raise SystemExit(4)")),
        ("two", check("print('two ran')")),
        ("three", check("1 / 0")),
    ]
    monkeypatch.setattr(verbs, "checks", lambda _rest: planned)
    assert verbs.test([]) == 1
    shown = capfd.readouterr()
    assert "two ran" in shown.out
    assert shown.err.endswith("Failed: one, three\n")
    monkeypatch.setattr(verbs, "checks", lambda _rest: planned[1:2])
    assert verbs.test([]) == 0


def test_pytest_comes_last_with_the_rest_of_the_line():
    name, call = verbs.checks(["tests/core", "-k", "x"])[-1]
    assert (name, call[-3:]) == ("pytest", ["tests/core", "-k", "x"])


# vqdesk.spec


def test_the_spec_stops_where_its_work_would_lie_in_our_scripts_folder():
    names = {"SPECPATH": str(ROOT), "workpath": str(ROOT / "build" / "vqdesk")}
    source = (ROOT / "vqdesk.spec").read_text(encoding="utf-8")
    with pytest.raises(SystemExit, match="--workpath"):
        exec(compile(source, "vqdesk.spec", "exec"), names)
