"""What the measurements say: medians, ratios by processor time next to their limits, and both as a table."""

from __future__ import annotations

from statistics import median
from typing import Any

from bench import growth
from bench.views import tree

_WAITED = 1.15
"""Wall time to processor time: with the machine to itself every job stays below 1.05."""

Runs = list[dict[str, Any]]
Measured = dict[str, Runs]

LABELS = {
    "write": "vqdesk: write DOCX from the store",
    "export": "vqdesk: write, read back, compare, place",
    "export-long": "vqdesk: the same with 100,000 tasks",
    "floor": "floor: the same XML as plain strings, zipped",
    "docxtpl": "docxtpl: the same rows, nothing read back",
    "xlsx-write": "vqdesk: write XLSX from the store",
    "xlsx-export": "vqdesk: write XLSX, read back, compare, place",
    "xlsxwriter": "XlsxWriter: the same sheets, nothing read back",
    "import": "vqdesk: import that DOCX",
    "import-store": "vqdesk: import it and store the report",
    "lxml": "lxml: unzip and parse its document.xml",
    "import-excel": "vqdesk: import the annex as XLSX",
    "openpyxl": "openpyxl: read_only, the same cells' values",
    **{
        f"{job}-{columns}": f"vqdesk: {does} {count} columns{form}"
        for job, does, form in (
            ("export", "export", " as DOCX"),
            ("export-html", "export", " as HTML"),
            ("export-xlsx", "export", " as XLSX"),
            ("import", "import", " as DOCX"),
            ("import-xlsx", "import", " from Excel"),
            ("summary", "sum up", ""),
        )
        for columns, count in (("six", "six"), ("wide", "fourteen"))
    },
    "pdf": "vqdesk: write PDF from the store",
    "soffice": "LibreOffice: convert the same annex's DOCX",
    "preview": "vqdesk: preview after the last key, slowest",
    "table": "vqdesk: open the table, scroll 30 pages",
    "table-floor": "Qt: a bare table of the same texts",
    "overview": "vqdesk: paint the overview in 30 sizes",
    "overview-floor": "Qt: play a recording of it as often",
    "side": "vqdesk: type 99 letters, last period at the side",
    "side-floor": "vqdesk: type them with nothing at the side",
    "offices": "vqdesk: find offices, 78 keys",
    "offices-floor": "floor: the same keys in the pack's plain lines",
    "backup": "vqdesk: back up, pack, rehearse",
    "backup-floor": "SQLite: its own backup, synced",
    "rehearse": "vqdesk: rehearse a backup",
    "rehearse-floor": "SQLite: check each page of it",
    "restore": "vqdesk: restore, backed up before",
    "restore-floor": "floor: the file copied twice, synced",
    "salvage": "vqdesk: salvage a store that lost a page",
    "salvage-floor": "SQLite: each row into a fresh file, synced",
    "start-large": "vqdesk: main window with the large store",
    "start-small": "vqdesk: main window with a small store",
    "vqdesk": "vqdesk: main window with the sample",
    "many": "vqdesk: main window with 1,000 reports",
    "filled": "PySide6: as much in a window, by Qt alone",
    "bare": "PySide6: an empty QMainWindow",
}

# Name, measure, numerator, denominator, and the limit of those that have one. Processor time judges what
# computes: other programs and a slow disk count for nothing in it.
_RATIOS = (
    ("write / floor", "cpu", "write", "floor", "at most", 1.2),
    ("export / floor", "cpu", "export", "floor", "at most", 1.8),
    ("docxtpl / export", "cpu", "docxtpl", "export", "at least", 1.7),
    ("peak of export / docxtpl", "peak_bytes", "export", "docxtpl", "at most", 0.5),
    ("peak of export of 100,000 / 10,000", "peak_bytes", "export-long", "export", "at most", 1.2),
    ("peak of write / docxtpl", "peak_bytes", "write", "docxtpl", "at most", 0.5),
    ("docxtpl / write", "cpu", "docxtpl", "write", None, None),
    ("write XLSX / XlsxWriter", "cpu", "xlsx-write", "xlsxwriter", "at most", 1.0),
    ("export XLSX / XlsxWriter", "cpu", "xlsx-export", "xlsxwriter", "at most", 1.5),
    ("peak of export XLSX / XlsxWriter", "peak_bytes", "xlsx-export", "xlsxwriter", None, None),
    ("import / lxml", "cpu", "import", "lxml", "at most", 2.5),
    ("import and store / lxml", "cpu", "import-store", "lxml", "at most", 6.0),
    ("import XLSX / openpyxl", "cpu", "import-excel", "openpyxl", "at most", 1.0),
    ("peak of import / lxml", "peak_bytes", "import", "lxml", None, None),
    *(
        (
            f"{name} of 14 columns / 6, a character",
            "cpu_per_character",
            f"{job}-wide",
            f"{job}-six",
            "at most",
            1.25,
        )
        for name, job in (
            ("export DOCX", "export"),
            ("export HTML", "export-html"),
            ("export XLSX", "export-xlsx"),
            ("import DOCX", "import"),
            ("import XLSX", "import-xlsx"),
            ("summary", "summary"),
        )
    ),
    ("PDF / LibreOffice", "cpu", "pdf", "soffice", "at most", 0.5),
    ("table / bare table", "cpu", "table", "table-floor", "at most", 2.5),
    ("overview / its recording", "cpu", "overview", "overview-floor", "at most", 2.5),
    ("typing with the side / without", "cpu", "side", "side-floor", "at most", 1.5),
    ("find offices / plain scan", "cpu", "offices", "offices-floor", "at most", 8.0),
    ("back up / SQLite's backup", "seconds", "backup", "backup-floor", None, None),
    ("rehearse / SQLite's check", "seconds", "rehearse", "rehearse-floor", None, None),
    ("restore / two copies", "seconds", "restore", "restore-floor", None, None),
    ("salvage / SQLite's VACUUM INTO", "cpu", "salvage", "salvage-floor", None, None),
    ("start with a large store / small", "seconds", "start-large", "start-small", "at most", 1.5),
    ("window / bare window", "seconds", "vqdesk", "bare", None, None),
    ("window with 1,000 reports / bare window", "seconds", "many", "bare", "at most", 1.5),
    ("the same by processor time", "processor", "many", "bare", None, None),
    ("window with 1,000 reports / as much by Qt", "processor", "many", "filled", None, None),
    ("as much by Qt / bare window", "processor", "filled", "bare", None, None),
    ("peak of window / bare window", "peak_bytes", "vqdesk", "bare", None, None),
)


def summary(measured: Measured, *, judged: bool) -> dict[str, Any]:
    """Return each job's runs and medians, and the ratios of the medians.

    `judged`: the limits hold here; else `met` is None. A ratio whose parts were not measured is left out.
    A ratio is the median of those of the runs, in each of which both stood side by side.
    """
    jobs = {job: _job(runs) for job, runs in measured.items()}
    ratios = []
    for name, measure, upper, lower, kind, limit in _RATIOS:
        value = _ratio(measured.get(upper, []), measured.get(lower, []), measure)
        if value is None:
            continue
        met = None
        if judged and limit is not None:
            met = value <= limit if kind == "at most" else value >= limit
        wall = _ratio(measured[upper], measured[lower], "seconds") if measure == "cpu" else None
        ratios.append(
            {"name": name, "value": value, "by_wall": wall, "kind": kind, "limit": limit, "met": met}
        )
    return {"jobs": jobs, "ratios": ratios, "busy": _is_busy(jobs)}


def _ratio(upper: Runs, lower: Runs, measure: str) -> float | None:
    """Return the median of the ratios run by run; None where one of the two was not measured."""
    pairs = zip(upper, lower, strict=False)  # some jobs run only once
    found = [(above.get(measure), below.get(measure)) for above, below in pairs]
    ratios = [above / below for above, below in found if above is not None and below]
    return float(median(ratios)) if ratios else None


def _is_busy(jobs: dict[str, Any]) -> bool:
    """Tell whether a job that only computes had to wait for the processor."""
    timed = [job for job in jobs.values() if job["cpu_seconds"]]
    return any(job["seconds"] > _WAITED * job["cpu_seconds"] for job in timed)


def _job(runs: Runs) -> dict[str, Any]:
    peaks = [run["peak_bytes"] for run in runs if run["peak_bytes"] is not None]
    seconds = [run["seconds"] for run in runs]
    cpu = [run["cpu"] for run in runs if "cpu" in run]
    return {
        "runs": len(runs),
        "seconds": median(seconds),
        "cpu_seconds": median(cpu) if cpu else None,
        "peak_bytes": median(peaks) if peaks else None,
        "all_seconds": seconds,
        "all_cpu_seconds": cpu,
        "all_peak_bytes": peaks,
    }


def table(result: dict[str, Any]) -> str:
    """Return the whole result as plain text."""
    machine = result["machine"]
    lines = [
        "Medians; each run in a process of its own. Ratios by processor time, of runs side by side. "
        f"Python {machine['python']}, {machine['system']}, {machine['processors']} processors.",
    ]
    for part in result["exports"]:
        facts = part["facts"]
        xml, zipped = facts["document_xml_bytes"], facts["document_xml_zipped_bytes"]
        lines += [
            "",
            f"{facts['tasks']:,} tasks, words shuffled with seed {facts['seed']}; document.xml "
            f"{_megabytes(xml)} MB, zipped {_megabytes(zipped)} MB "
            f"({xml / zipped:.1f} : 1) at level {facts['zip_level']}",
            *_lines(part),
        ]
    lines += ["", *_page_lines(result["pages"])]
    lines += ["", *_office_lines(result["offices"])]
    lines += ["", *growth.lines_of(result["growth"])]
    lines += ["", *large_lines(result["large"])]
    lines += ["", *tree.lines_of(result["tree"])]
    window = result["window"]
    lines += ["", f"From the start of the process to the painted window ({window['platform']})"]
    lines += _lines(window)
    return "\n".join(lines)


def large_lines(part: dict[str, Any]) -> list[str]:
    """Return what was measured of the large store as lines of the table."""
    lines = [f"A store of {_megabytes(part['bytes'])} MB", *_lines(part)]
    for name, wait in part["holds"].items():
        lines.append(_wait_line(f"longest wait beside it: {name}", wait))
    return lines


def _office_lines(part: dict[str, Any]) -> list[str]:
    lines = ["The country's offices: opened, and filtered with each key", *_lines(part)]
    return [*lines, _wait_line("slowest key, its offices found", part["key"])]


def _page_lines(part: dict[str, Any]) -> list[str]:
    lines = [f"On pages: {part['tasks']:,} tasks as PDF, the sample in the preview", *_lines(part)]
    lines.append(_wait_line("preview after the last key", part["preview"]))
    return lines + ([f"  {part['skipped']}."] if part["skipped"] else [])


def _wait_line(name: str, wait: dict[str, Any]) -> str:
    said = "met" if wait["met"] else "MISSED"
    return f"  {name:44}{wait['seconds']:9.3f}  at most {wait['limit']} s  {said}"


def _lines(part: dict[str, Any]) -> list[str]:
    lines = [f"  {'':44}{'seconds':>9}{'fastest - slowest':>20}{'cpu s':>9}{'peak MB':>14}{'runs':>6}"]
    for job, found in part["jobs"].items():
        spread = f"{min(found['all_seconds']):.3f} - {max(found['all_seconds']):.3f}"
        cpu = "" if found["cpu_seconds"] is None else f"{found['cpu_seconds']:.3f}"
        peak = "not measured" if found["peak_bytes"] is None else _megabytes(found["peak_bytes"])
        lines.append(
            f"  {LABELS[job]:44}{found['seconds']:9.3f}{spread:>20}{cpu:>9}{peak:>14}{found['runs']:6}"
        )
    lines += [_ratio_line(ratio) for ratio in part["ratios"]]
    if part["busy"]:
        lines.append(
            "  OTHER PROGRAMS WERE RUNNING: jobs waited for the processor; measure again when it is idle."
        )
    return lines


def _ratio_line(ratio: dict[str, Any]) -> str:
    said = {None: "", True: "met", False: "MISSED"}[ratio["met"]]
    limit = "" if ratio["met"] is None else f"{ratio['kind']} {ratio['limit']}"
    wall = "" if ratio["by_wall"] is None else f"(by wall {ratio['by_wall']:.2f})"
    return f"  {ratio['name']:44}{ratio['value']:9.2f}  {wall:16}{limit:14}{said}".rstrip()


def _megabytes(count: float) -> str:
    return f"{count / 1_000_000:.1f}"
