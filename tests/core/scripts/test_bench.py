"""The measurements: each proves its result, and the limits are judged as they were set."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from bench import columns as bench_columns
from bench import excel as bench_excel
from bench import growth as bench_growth
from bench import imports as bench_imports
from bench import jobs as bench_jobs
from bench import offices as bench_offices
from bench import pages as bench_pages
from bench import report as bench_report
from bench import run as bench_run
from bench.clock import Clock
from bench.views import overview as bench_overview
from bench.views import tree as bench_tree

from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a measurement of 60 tasks."""
    folder = tmp_path_factory.mktemp("bench")
    facts = bench_jobs.prepare(folder, Clock(), 60)
    assert facts["tasks"] == 60
    return folder


IMPORTS = [
    bench_imports.import_word,
    bench_imports.import_and_store,
    bench_imports.import_excel,
    bench_imports.openpyxl,
]


@pytest.mark.parametrize("job", IMPORTS, ids=lambda job: job.__name__)
def test_an_import_is_timed_and_its_result_proved(
    prepared: Path, job: Callable[[Path, Clock], dict[str, object]]
):
    clock = Clock()
    assert job(prepared, clock) == {"same": True}
    assert clock.seconds > 0
    with Store.open(prepared / bench_jobs.STORE) as store:
        report_id = store.reports.all()[0].id
        task = next(store.tasks.of(report_id))
        store.tasks.write(report_id, task.id, "result", "khác")
    try:
        assert job(prepared, Clock()) == {"same": False}
    finally:
        with Store.open(prepared / bench_jobs.STORE) as store:
            store.history.undo(report_id)


@pytest.mark.parametrize("job", [bench_excel.write, bench_excel.export, bench_excel.xlsxwriter])
def test_the_way_out_to_excel_is_timed_and_its_result_proved(
    prepared: Path, job: Callable[[Path, Clock], dict[str, object]]
):
    pytest.importorskip("xlsxwriter")
    clock = Clock()
    assert job(prepared, clock) == {"same": True}
    assert clock.seconds > 0
    with Store.open(prepared / bench_jobs.STORE) as store:
        report_id = store.reports.all()[0].id
        task = next(store.tasks.of(report_id))
        store.tasks.write(report_id, task.id, "result", "khác")
    try:
        assert job(prepared, Clock()) == {"same": False}
    finally:
        with Store.open(prepared / bench_jobs.STORE) as store:
            store.history.undo(report_id)


@pytest.mark.parametrize("job", bench_columns.JOBS)
def test_an_annex_of_today_is_timed_by_the_character(prepared: Path, job: str):
    pytest.importorskip("xlsxwriter")
    clock = Clock()
    facts = bench_jobs.JOBS[job](prepared, clock)
    assert facts["same"] is True
    assert 0 < facts["cpu_per_character"] < clock.cpu


@pytest.mark.parametrize("job", bench_columns.JOBS)
def test_an_annex_of_today_that_says_something_else_is_not_the_same(prepared: Path, job: str):
    pytest.importorskip("xlsxwriter")
    bench_jobs.JOBS[job](prepared, Clock())
    path = prepared / (bench_columns.WIDE if job.endswith("wide") else bench_jobs.STORE)
    with Store.open(path) as store:
        report_id = store.reports.all()[0].id
        task = next(store.tasks.of(report_id))
        store.tasks.write(report_id, task.id, "result", "khác")
    try:
        assert bench_jobs.JOBS[job](prepared, Clock())["same"] is job.startswith("summary")
    finally:
        with Store.open(path) as store:
            store.history.undo(report_id)


def test_every_job_that_is_measured_is_there_and_has_its_name():
    ours = (*bench_run._EXPORTS, *bench_run._IMPORTS, *bench_run._WIDE)  # noqa: SLF001
    for job in (*ours, *bench_offices.JOBS, *bench_pages.JOBS_OF_PDF, "preview"):
        assert job in bench_jobs.JOBS
        assert job in bench_report.LABELS


@pytest.mark.parametrize("job", bench_overview.JOBS)
def test_the_overview_is_painted_in_every_size(prepared: Path, job: str, qapp: object):
    clock = Clock()
    assert bench_jobs.JOBS[job](prepared, clock)["same"] is True
    assert clock.cpu > 0
    assert job in bench_report.LABELS
    assert job in bench_run._VIEWS  # noqa: SLF001


def test_the_words_of_the_tasks_are_varied(prepared: Path):
    with Store.open(prepared / bench_jobs.STORE) as store:
        tasks = list(store.tasks.of(store.reports.all()[0].id))
    assert len({task.result for task in tasks if len(task.result) > 60}) > 40


def _run(seconds: float) -> list[dict[str, float | int]]:
    return [{"seconds": seconds * part, "cpu": seconds, "peak_bytes": 1} for part in (1, 0.5, 3)]


@pytest.mark.parametrize(
    ("name", "upper", "lower", "most"),
    [
        ("import / lxml", "import", "lxml", 2.5),
        ("import and store / lxml", "import-store", "lxml", 6.0),
        ("import XLSX / openpyxl", "import-excel", "openpyxl", 1.0),
        ("write XLSX / XlsxWriter", "xlsx-write", "xlsxwriter", 1.0),
        ("export XLSX / XlsxWriter", "xlsx-export", "xlsxwriter", 1.5),
        ("PDF / LibreOffice", "pdf", "soffice", 0.5),
    ],
)
def test_both_ways_are_judged_by_medians(name: str, upper: str, lower: str, most: float):
    for seconds, met in ((2 * most, True), (2 * most + 0.01, False)):
        measured = {upper: _run(seconds), lower: _run(2.0)}
        (ratio,) = [
            each for each in bench_report.summary(measured, judged=True)["ratios"] if each["name"] == name
        ]
        assert (ratio["met"], ratio["limit"], ratio["kind"]) == (met, most, "at most")
        assert ratio["value"] == seconds / 2
    (ratio,) = [
        each for each in bench_report.summary(measured, judged=False)["ratios"] if each["name"] == name
    ]
    assert ratio["met"] is None
    assert json.dumps(ratio)


def test_processor_time_judges_run_by_run():
    def runs(*cpu: float) -> list[dict[str, float | int]]:
        return [{"seconds": 9.0, "cpu": seconds, "peak_bytes": 1} for seconds in cpu]

    # All of the second run was slow: its ratio is the others' nevertheless.
    measured = {"import": runs(2.4, 24.0, 2.2), "lxml": runs(1.0, 10.0, 1.0)}
    (ratio,) = [
        each
        for each in bench_report.summary(measured, judged=True)["ratios"]
        if each["name"] == "import / lxml"
    ]
    assert (ratio["value"], ratio["by_wall"], ratio["met"]) == (2.4, 1.0, True)
    waited = {"import": [{**run, "seconds": 90.0} for run in measured["import"]], "lxml": measured["lxml"]}
    assert bench_report.summary(waited, judged=True)["ratios"][0]["met"]


def test_a_window_tells_when_it_was_painted(tmp_path: Path):
    found = bench_run._window("bare", tmp_path)  # noqa: SLF001
    assert found["seconds"] > 0
    assert found["platform"]


def test_the_pdf_and_the_preview_are_timed_and_proved(prepared: Path):
    for job in ("pdf", "preview"):
        found = bench_run._last_line(bench_run._child("bench.jobs", job, prepared))  # noqa: SLF001
        assert found["same"] is True
        assert found["seconds"] > 0


def test_finding_offices_is_judged_beside_a_plain_scan(tmp_path: Path) -> None:
    found = bench_run._offices(tmp_path / "offices", 1)  # noqa: SLF001
    (ratio,) = found["ratios"]
    assert (ratio["name"], ratio["kind"]) == ("find offices / plain scan", "at most")
    assert found["key"]["seconds"] > 0
    assert found["key"]["limit"] == 0.05
    assert bench_report._office_lines(found)  # noqa: SLF001


def test_without_libreoffice_it_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bench_pages.shutil, "which", lambda _name: None)
    assert "LibreOffice" in (bench_pages.missing() or "")


def test_how_a_store_grows_is_judged_and_told_in_sizes_of_the_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_growth, "EDITS", 20)
    found = bench_growth.measure_growth(tmp_path, Clock())
    assert found["same"], "each edit was undone to the letter"
    assert found["edits"] < 20 * 2 * found["text"], "kept whole, each edit takes its text twice"
    assert found["thinned"] <= found["edits"]
    assert found["replays"] < found["import"]
    assert found["purged"] < found["texts"] // 4
    said = bench_growth.lines_of(found)
    assert said[1].endswith("at most 3 MB  met")
    assert bench_growth.lines_of({**found, "edits": 3_000_001})[1].endswith("MISSED")


def test_the_acts_on_a_tree_are_timed_and_the_tree_is_proved(tmp_path: Path):
    found = bench_run._last_line(  # noqa: SLF001
        bench_run._child("bench.jobs", "tree-60", tmp_path)  # noqa: SLF001
    )
    assert found["same"]
    assert found["acts"]["add a task"] > 0
    assert any("add a task" in line for line in bench_tree.lines_of(found))
