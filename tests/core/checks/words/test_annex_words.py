"""The real annex: what a reviewer would have caught in its references, names and words, at its place."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.records import TASK_FIELDS, Period
from vqdesk.checks.checker import check_report
from vqdesk.checks.frame.subject import Subject, Surroundings
from vqdesk.checks.names.all_rules import NAMES_RULES
from vqdesk.checks.references.all_rules import REFERENCES_RULES
from vqdesk.checks.words.all_rules import WORDS_RULES
from vqdesk.offices.places import places_around
from vqdesk.offices.profiles import shipped_organisations, units

if TYPE_CHECKING:
    from vqdesk.checks.frame.finding import Finding

SAMPLE = Path(__file__).parents[4] / "resources" / "sample.json"
WANTED = [
    ("words.phrase", "1", "sát nhập", "sáp nhập"),
    ("words.phrase", "1", "song", "xong"),
    ("words.phrase", "5", "Phần đầu", "Phấn đấu"),
    ("words.phrase", "5", "phần đầu", "phấn đấu"),
    ("words.phrase", "6", "Phần đầu", "Phấn đấu"),
    ("words.phrase", "6", "phần đầu", "phấn đấu"),
    ("words.phrase", "8", "đã đang", "đã và đang"),
    ("words.phrase", "9", "phần đầu", "phấn đấu"),
    ("words.phrase", "", "kiểm chế", "kiềm chế"),
    ("words.doubled", "8", "bảo bảo", "bảo"),
    ("words.stop", "", "..", "."),
    ("words.stop", "11", "Phúc. do", None),
    ("words.capital", "11", "Xây dựng", "xây dựng"),
    ("words.tone", "2", "hoá", "hóa"),
    ("name.place", "1", "Trảng Phái", "Tràng Phái"),
    ("name.place", "1", "Diềm He", "Điềm He"),
    ("name.place", "1", "Trảng Các", "Tràng Các"),
    ("name.place", "11", "Trảng Phái", "Tràng Phái"),
    ("name.place", "12", "Trảng Các", "Tràng Các"),
    ("name.unit", "11", "Phòng Giáo - Đào tạo", "Phòng Giáo dục và Đào tạo"),
    ("reference.two_dates", "7", "Kế hoạch số 28/KH-UBND ngày 29/01/2024", None),
    ("reference.two_dates", "12", "Kế hoạch số 28/KH-UBND ngày 31/01/2024", None),
    ("reference.order", "6", "Kế hoạch số 47/KH-UBND ngày 31/01/2024", None),
    ("reference.order", "12", "Kế hoạch số 28/KH-UBND ngày 31/01/2024", None),
    ("reference.year", "6", "2023", "2024"),
    ("reference.two_ways", "7", "63/NQ-HU", "63-NQ/HU"),
    ("reference.form", "6", "02/KH-UBND, ngày", "02/KH-UBND ngày"),
    ("reference.form", "7", "63/NQ-HU", "63-NQ/HU"),
    ("reference.form", "10", "52/UBND", "52/KH-UBND"),
    ("reference.form", "", "29/UBND", "29/KH-UBND"),
    ("reference.form", "11", "163/CAH", "163/BC-CAH"),
    ("reference.form", "12", "15/ĐA-UBND ngày 20/2/2024", "số 15/ĐA-UBND ngày 20/02/2024"),
]


@cache
def subjects() -> tuple[Subject, ...]:
    report = json.loads(SAMPLE.read_text(encoding="utf-8"))
    period = report["period"]
    organisations = shipped_organisations()
    around = Surroundings(
        Period(period["kind"], period["year"]),
        report["organisation"],
        units=tuple(units()),
        organisations=tuple(organisations),
        places=places_around(report["organisation"], organisations),
    )
    return tuple(
        Subject(task["id"], task["number"], {key: task[key] for key in TASK_FIELDS if task[key]}, around)
        for domain in report["domains"]
        for task in domain["tasks"]
    )


@cache
def found() -> tuple[Finding, ...]:
    return tuple(check_report(subjects(), (*WORDS_RULES, *REFERENCES_RULES, *NAMES_RULES)))


@pytest.mark.parametrize(("rule", "number", "text", "suggestion"), WANTED)
def test_a_defect_is_found_at_its_place(rule: str, number: str, text: str, suggestion: str | None) -> None:
    told = [each for each in found() if (each.rule, each.number, each.text) == (rule, number, text)]
    assert told
    assert suggestion in {each.remark.suggestion for each in told}


def test_a_report_that_is_checked_twice_has_the_same_findings() -> None:
    again = check_report(subjects(), (*WORDS_RULES, *REFERENCES_RULES, *NAMES_RULES))
    assert tuple(again) == found()
    slip = Subject("1", "1", {"result": "Tại xã Khánh Khuê."}, subjects()[0].around)
    assert len(check_report([slip], NAMES_RULES)) == len(check_report([slip], NAMES_RULES)) == 1


def test_nothing_else_is_doubted() -> None:
    doubted = {(each.rule, each.number, each.text) for each in found() if each.severity != "info"}
    assert doubted <= {(rule, number, text) for rule, number, text, _ in WANTED}


def test_the_order_tells_the_documents_that_it_goes_by() -> None:
    order = next(each for each in found() if each.rule == "reference.order" and each.number == "6")
    others = order.remark.values["others"]
    assert isinstance(others, list)
    assert [other.values["document"] for other in others] == [
        "Kế hoạch số 50/KH-UBND ngày 30/01/2024",
        "Kế hoạch số 52/UBND ngày 30/01/2024",
    ]
