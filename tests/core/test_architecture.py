from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import figures
import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("ui", "vqdesk", "db")

DOWN = "Floors: imports only go down"
NO_QT = "No PySide6 below ui"
SQLITE = "sqlite only in db"
ROOMS = "Rooms of vqdesk"
ROOMS_OF_CHECKS = "Rooms of checks"
FORMATS = "Formats meet in opc and formulas alone"
READERS = "Readers know no annex"
LIBRARIES = "Libraries write small documents alone"
HALVES = "Recognition and layout share the source alone"
SOURCE = "The annex's source stands below"
ROOMS_OF_DB = "Rooms of db"
ROOMS_OF_UI = "Rooms of ui"
CONTRACTS = (
    DOWN,
    NO_QT,
    SQLITE,
    ROOMS,
    ROOMS_OF_CHECKS,
    FORMATS,
    READERS,
    LIBRARIES,
    HALVES,
    SOURCE,
    ROOMS_OF_DB,
    ROOMS_OF_UI,
)
MOST_MODULES = 15  # of a folder
SHARED = {
    *("read_source", "write", "compare"),  # what the registry asks of each format
    "commands",  # what the command line asks of each of its modules
    *("VI", "EN"),  # what the catalogue asks of each module of sentences
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a copy of the floors and of the contracts that hold them."""
    for floor in FLOORS:
        shutil.copytree(ROOT / floor, tmp_path / floor, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    call = [
        sys.executable,
        "-X",
        "utf8",
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
    ]
    variables = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [*call, "--no-logo", "--no-cache"],
        cwd=folder, env=variables, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_the_floors_hold(house: Path):
    result = lint_imports(house)
    assert result.returncode == 0, result.stdout
    assert f"{len(CONTRACTS)} kept, 0 broken" in result.stdout


@pytest.mark.parametrize(
    ("file", "line", "broken"),
    [
        ("db/records.py", "import vqdesk", {DOWN}),
        ("db/text/planted.py", "import ui", {DOWN}),
        ("vqdesk/text/planted.py", "import ui", {DOWN}),
        ("db/records.py", "import PySide6", {NO_QT}),
        ("db/text/planted.py", "import PySide6", {NO_QT}),
        ("vqdesk/system/planted.py", "import PySide6", {NO_QT}),
        ("vqdesk/text/planted.py", "def late():\n    from PySide6.QtCore import QObject", {NO_QT}),
        ("vqdesk/__main__.py", "from PySide6 import QtWidgets", {NO_QT}),
        ("vqdesk/text/planted.py", "import sqlite3", {SQLITE}),
        ("ui/widgets/planted.py", "from sqlite_utils import Database", {SQLITE}),
        ("vqdesk/text/planted.py", "import vqdesk.merge.matching", {ROOMS}),
        ("vqdesk/importing/planted.py", "import vqdesk.exporting.clipboard", {ROOMS}),
        ("vqdesk/checks/claims/planted.py", "import vqdesk.checks.readers.totals", {ROOMS_OF_CHECKS}),
        ("vqdesk/formats/html/planted.py", "import vqdesk.formats.excel.strings", {FORMATS}),
        ("vqdesk/formats/word/planted.py", "import vqdesk.annex.recognition.titles", {READERS}),
        ("vqdesk/formats/word/planted.py", "import docx", {LIBRARIES}),
        ("vqdesk/comparison/planted.py", "from openpyxl import Workbook", {LIBRARIES}),
        ("vqdesk/annex/recognition/planted.py", "import vqdesk.annex.layout.table", {HALVES, SOURCE}),
        ("vqdesk/annex/source/planted.py", "import vqdesk.annex.layout.table", {SOURCE}),
        ("db/search/planted.py", "import db.verbs.bin", {ROOMS_OF_DB}),
        ("ui/widgets/planted.py", "import ui.forms.task_form", {ROOMS_OF_UI}),
        ("ui/outline/planted.py", "import ui.search.panel", {ROOMS_OF_UI}),
    ],
)
def test_a_planted_import_breaks_its_contract(house: Path, file: str, line: str, broken: set[str]):
    with (house / file).open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")
    result = lint_imports(house)
    assert result.returncode == 1
    assert {name for name in CONTRACTS if f"{name} BROKEN" in result.stdout} == broken


def test_a_folder_is_looked_over_at_a_glance():
    folders = figures.modules_per_folder()
    assert {folder: count for folder, count in folders.items() if count > MOST_MODULES} == {}


def test_no_two_folders_import_each_other():
    assert figures.mutual_imports() == set()


def test_a_name_has_one_meaning():
    assert set(figures.shared_names()) == SHARED


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("def convert():\n    pass", {"convert"}),
        ("class Reader:\n    size = 1", {"Reader"}),
        ("FIRST, (SECOND, _third) = 1, (2, 3)", {"FIRST", "SECOND"}),
        ("Row: type = tuple", {"Row"}),
        ("_private = 1\nif True:\n    late = 1\nimport os", set()),
    ],
)
def test_what_counts_as_a_name_of_two_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, found: set[str]
):
    monkeypatch.setattr(figures, "ROOT", tmp_path)
    for module in (tmp_path / "db/one.py", tmp_path / "ui/rooms/two.py"):
        module.parent.mkdir(parents=True)
        module.write_text(line, encoding="utf-8")
    assert figures.shared_names() == {name: ["db/one.py", "ui/rooms/two.py"] for name in found}


def test_every_room_says_what_lies_in_it():
    for floor in FLOORS:
        for folder in {module.parent for module in (ROOT / floor).rglob("*.py")}:
            assert (folder / "__init__.py").read_text(encoding="utf-8").startswith('"""'), folder


def test_the_scripts_folder_is_no_package():
    assert not (ROOT / "build" / "__init__.py").exists()
    assert not (ROOT / "build" / "vqdesk").exists()


def test_no_module_beside_main_hides_another():
    names = {path.stem for path in (ROOT / "vqdesk").iterdir() if not path.name.startswith("__")}
    assert names.isdisjoint(sys.stdlib_module_names)
    assert names.isdisjoint({"ui", "db", "resources", "build", "vqdesk", "tests"})


def test_test_modules_have_names_of_their_own_and_no_packages():
    names = Counter(path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py")
    assert [name for name, times in names.items() if times > 1] == []
    assert "__init__.py" not in names


def test_no_file_grew_beyond_600_lines():
    files = [path for part in (*FLOORS, "build", "tests") for path in (ROOT / part).rglob("*.py")]
    lengths = {path.name: path.read_text(encoding="utf-8").count("\n") for path in files}
    assert {name: length for name, length in lengths.items() if length > 600} == {}
