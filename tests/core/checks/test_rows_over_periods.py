"""The rules on rows over two periods of a stored report, and with the office's own words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from db.store.store import Store
from vqdesk.offices.status_words import keep_status_words
from vqdesk.tracking.status_words import StatusWord, StatusWords

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def findings(run: Run, rule: str) -> list[dict[str, Any]]:
    return list(json.loads(run("check", "--rule", rule, "--json").out)["findings"])


def test_what_was_carried_over_is_told_until_it_is_brought_up_to_date(
    run: Run, annex: Path, store_path: Path
) -> None:
    run("import", annex)
    assert findings(run, "period") == []
    assert run("carry-over", "--to", "năm 2024", "--result", "copy", "--evaluation", "copy").code == 0
    told = findings(run, "period.unchanged")
    # What was wholly done in the period before may rightly stay as it is.
    assert [each["number"] for each in told if each["severity"] == "warning"] == [
        "1",
        "2",
        "3",
        "4",
        "8",
        "",
        "11",
    ]

    with Store.open(store_path) as store:
        report = next(each for each in store.reports.all() if each.period.kind == "năm")
        task = next(each for each in store.reports.draft(report.id).tasks if each.number == "3")
        store.tasks.write(report.id, task.id, "result", f"{task.result} Đã trồng dặm 12 ha.")
        store.tasks.write(report.id, task.id, "evaluation", "70,0%")
    (fell,) = [each for each in findings(run, "period") if each["number"] == "3"]
    assert (fell["rule"], fell["severity"], fell["field"], fell["text"]) == (
        *("period.fell", "warning"),
        *("evaluation", "70,0%"),
    )


def test_a_status_is_read_in_the_offices_own_words(run: Run, annex: Path, store_path: Path) -> None:
    run("import", annex)
    with Store.open(store_path) as store:
        (report,) = store.reports.all()
        task = store.reports.draft(report.id).tasks[0]
        store.tasks.write(report.id, task.id, "status", "Về đích")
    assert findings(run, "row.status") == []
    with Store.open(store_path) as store:
        words = StatusWords((StatusWord("Về đích", "done"), StatusWord("Đang chạy", "open")))
        keep_status_words(store, report.organisation, words)
    (told,) = findings(run, "row.status")
    assert (told["number"], told["field"], told["text"]) == ("1", "status", "Về đích")
