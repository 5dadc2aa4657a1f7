from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.store.store import Store

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "sample.json"
ANNEX = ROOT / "tests" / "data" / "van-quan-9-thang-2024.txt"

HEAVY = {"lxml", "docx", "openpyxl", "docxtpl", "pytest"}
"""What small documents, tests and benchmarks use and none of these commands needs."""

LATER_PACKAGES = {
    *("click", "dateutil", "pluggy", "sqlite_utils", "lxml", "openpyxl", "rapidfuzz"),
    *("tinycss2", "webencodings", "cssselect"),
}
LATER = {
    *(
        "db.file.migrations",
        "db.foreign.reports",
        "db.foreign.quarantine",
        "db.history.task_past",
        "db.history.thinning",
        "db.verbs.deeds",
        "vqdesk.cli.commands",
        "vqdesk.cli.frame.grammar",
    ),
    *(
        "vqdesk.importing.file_import",
        "vqdesk.exporting.file_export",
        "vqdesk.diagnostics.doctor",
        "vqdesk.text.citations",
        "vqdesk.offices.status_words",
        "vqdesk.system.version",
        "vqdesk.system.window_call",
        "vqdesk.text.dates",
        "vqdesk.text.legacy.conversion",
        "vqdesk.tracking.deadlines",
        "vqdesk.tracking.documents",
        "vqdesk.tracking.spans",
        "vqdesk.tracking.status_words",
        "vqdesk.tracking.unit_lists",
    ),
    *("ui.forms.task_form", "ui.forms.domain_form", "ui.dialogs.dialog", "ui.dialogs.file_dialogs"),
}
"""What a start that shows a report does without: each module more is a file more to read."""
LATER_AT_A_TASK = {
    *("ui.exporting.choices", "ui.forms.report_form", "ui.guide.pages", "ui.session.words"),
    *("vqdesk.annex.source.import_log", "vqdesk.checks.failures", "vqdesk.messages.import_log"),
}
"""What the form of the report itself needs, or a command."""

START = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app
from ui.session import standings
from vqdesk import cli

def begin_and_leave(window, file):
    begin(window, file)
    assert len(window.session.outline()) == 13
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: QApplication.exit(0)))

begin, app.begin = app.begin, begin_and_leave
app.PAINTED = standings._LATEST = 3_600_000
# What comes right after the first painting is not waited for either.
standings.FirstSight.eventFilter = lambda *_: False
assert cli.run_command_line([], open_window=app.run_window) == 0
"""


def loaded(*words: object, **variables: object) -> set[str]:
    """Run Python in a process of its own and return every module that it imported."""
    told = {**os.environ, **{name: str(text) for name, text in variables.items()}}
    call = [sys.executable, "-X", "importtime", *map(str, words)]
    done = subprocess.run(
        call, cwd=ROOT, env=told, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )
    lines = done.stderr.splitlines()
    assert done.returncode == 0, [line for line in lines if not line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}


def packages(modules: set[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that holds the sample."""
    path = tmp_path_factory.mktemp("store") / "clerk.vqd"
    loaded("-m", "vqdesk", "import", SAMPLE, "--store", path)
    return path


@pytest.mark.parametrize(
    "words",
    [
        ("import", ANNEX, "--json"),
        ("import", ANNEX, "--dry-run"),
        ("import", SAMPLE),
        ("export", "annex.docx"),
        ("export", "annex.json"),
        ("reports",),
        ("reports", "--json"),
        ("show", "sample-van-quan-9-thang-2024"),
        ("show", "--json"),
    ],
    ids=lambda words: "-".join(Path(str(word)).name for word in words),
)
def test_no_command_loads_the_window(store: Path, tmp_path: Path, words: tuple[object, ...]):
    words = tuple(tmp_path / word if str(word).startswith("annex.") else word for word in words)
    found = packages(loaded("-m", "vqdesk", *words, "--store", store))
    assert {"vqdesk", "click"} <= found
    assert not found & {"PySide6", "shiboken6", "ui", *HEAVY}


def test_the_check_of_the_pc_tells_qt_s_version_without_loading_it(store: Path):
    call = "import importlib.metadata as m, sys, pathlib\nfrom vqdesk.diagnostics import doctor, machine\n"
    call += "doctor.run_checks(pathlib.Path(sys.argv[1]))\n"
    # As in the built program, which has no list of packages.
    call += "m.version = lambda name: m.distribution('no such package')\nassert machine.qt_version()"
    found = packages(loaded("-c", call, store))
    assert "lxml" in found
    assert not found & {"PySide6", "shiboken6", "ui"}


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("export", "--help")])
def test_what_only_tells_loads_no_store_either(words: tuple[str, ...]):
    found = packages(loaded("-m", "vqdesk", *words))
    assert not found & {"PySide6", "shiboken6", "ui", "sqlite3", "sqlite_utils", *HEAVY}


def test_an_annex_for_excel_is_written_without_openpyxl(store: Path, tmp_path: Path):
    found = packages(loaded("-m", "vqdesk", "export", tmp_path / "annex.xlsx", "--store", store))
    assert not found & {"PySide6", "ui", "openpyxl", "docx"}


def test_a_json_report_needs_no_word(tmp_path: Path):
    modules = loaded("-m", "vqdesk", "import", SAMPLE, "--store", tmp_path / "a.vqd")
    assert "vqdesk.formats.exchange.writer" in modules
    assert "vqdesk.formats.word.writer.document" not in modules


def test_the_window_opens_without_what_it_does_not_show(store: Path):
    loaded("-c", START, VQDESK_STORE=store)  # the first time it is stored which report is open
    found = loaded("-c", START, VQDESK_STORE=store)
    assert {"PySide6", "sqlite3", "ui", "db"} <= packages(found)
    assert {"ui.main_window", "ui.forms.report_form", "db.store.store"} <= found
    assert not packages(found) & {*LATER_PACKAGES, *HEAVY}
    assert sorted(found & LATER) == []


def test_a_start_at_a_task_judges_nothing_before_it_is_painted(store: Path):
    with Store.open(store) as opened:
        report = opened.reports.all()[0].id
        opened.settings.keep("window.place", f"{report} task {opened.tasks.outline(report)[0].id}")
    found = loaded("-c", START, VQDESK_STORE=store)
    assert "ui.forms.task_form" in found
    assert not packages(found) & {*LATER_PACKAGES, *HEAVY}
    assert sorted(found & (LATER | LATER_AT_A_TASK) - {"ui.forms.task_form"}) == []


def test_the_window_would_have_been_seen():
    assert "PySide6" in packages(loaded("-c", "import ui.app"))
