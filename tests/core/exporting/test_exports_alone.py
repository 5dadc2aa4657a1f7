"""No exported file leads to another one, whatever is written in the report and stood in the template."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from foreign.files import FILE_PLANTS, in_file
from foreign.word import PLANTS, at_place, packed, parts_of
from former_columns import headings_of
from lxml import etree

from db.records import Draft, Period, Section
from db.store.store import Store
from vqdesk.annex.layout.style import AnnexStyle, Closing
from vqdesk.checks.checker import check_report, coverage_of
from vqdesk.checks.frame.subject import Surroundings, subject_of
from vqdesk.comparison.comparison import compare_reports
from vqdesk.comparison.export import export_comparison
from vqdesk.exporting.file_export import export, kept_options
from vqdesk.first_store.sample import sample_draft
from vqdesk.formats.word.writer.template_example import example
from vqdesk.review.export import export_review
from vqdesk.review.sheet import ReviewSheet, place_findings
from vqdesk.styles import kept_styles, templates
from vqdesk.summary.export import export_summary
from vqdesk.summary.summary import summarise
from vqdesk.tracking.groups import judge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOSTILE = (
    '=HYPERLINK("https://evil.invalid/") <a href="file:///etc/passwd">x</a> <img src="\\\\evil.invalid\\c"/> '
    '<w:fldSimple w:instr="DDEAUTO cmd"/> {INCLUDETEXT "file:///x"} </w:t><w:altChunk r:id="rId1"/>'
)
NAMES = frozenset(["Type", "ContentType", "uri", "schema"])
HARMLESS = {"PAGE", "FORMTEXT"}
OWN_CELLS = re.compile(r"'[^'\[\]:/\\]+'!\$[A-Z]+\$[0-9]+(:\$[A-Z]+\$[0-9]+)?")
"""What a chart shows: cells of a sheet of the same file."""
ADDRESS = re.compile(r"(?i)\b(?:https?|file|ftp|mailto|javascript):|\\\\\w")


def hostile(draft: Draft) -> Draft:
    """Return a report of which every text leads somewhere, if anybody follows it."""
    report = replace(
        draft.report,
        organisation=HOSTILE,
        titles=(HOSTILE,),
        attached_to=HOSTILE,
        columns=replace(headings_of(draft.report), unit=HOSTILE, extra=(HOSTILE,)).columns,
    )
    section = draft.sections[0]
    task = section.tasks[0]
    texts = {name: HOSTILE for name in ("number", "unit", "content", "documents", "result", "evaluation")}
    tasks = (replace(task, extra={HOSTILE: HOSTILE}, **texts), *section.tasks[1:])
    return Draft(report, (Section(replace(section.domain, numeral=HOSTILE, name=HOSTILE), tasks),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "a.vqd") as opened:
        draft = hostile(sample_draft())
        opened.reports.add(draft)
        closing = Closing((HOSTILE,), HOSTILE, (HOSTILE,), HOSTILE)
        kept_styles.keep(opened, draft.report.organisation, AnnexStyle(closing=closing))
        yield opened


def assert_alone(path: Path) -> None:
    """Look through every part, without what is only written."""
    for name, data in parts_of(path.read_bytes()).items():
        root = etree.fromstring(data)
        for element in root.iter(etree.Element):
            tag = etree.QName(element).localname
            assert element.get("TargetMode") is None, name
            if tag == "f" and name.startswith("xl/charts/"):
                assert OWN_CELLS.fullmatch(element.text), element.text
                continue
            assert tag not in (
                "hyperlink",
                "altChunk",
                "subDoc",
                "object",
                "fldSimple",
                "f",
                "externalReference",
            )
            if tag in ("instrText", "delInstrText"):
                assert element.text.strip() in HARMLESS
            for attribute, value in element.attrib.items():
                if etree.QName(attribute).localname not in NAMES:
                    assert not ADDRESS.search(value), (name, attribute)


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_a_report_that_leads_everywhere(store: Store, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"a{ending}"
    export(store, sample_draft().report.id, out)
    assert_alone(out)
    assert any(b"evil.invalid" in data for data in parts_of(out.read_bytes()).values())


def test_the_page_of_such_a_report(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    export(store, sample_draft().report.id, out)
    root = etree.fromstring(out.read_bytes())
    for element in root.iter(etree.Element):
        assert etree.QName(element).localname not in (
            "a",
            "img",
            "link",
            "script",
            "object",
            "iframe",
            "base",
        )
        for value in element.attrib.values():
            assert not ADDRESS.search(value)
    (style,) = root.iter("{*}style")
    assert "url(" not in style.text
    assert "@import" not in style.text


@pytest.mark.parametrize(
    "template",
    [
        *(pytest.param(lambda n=n: packed(at_place("header", PLANTS[n])), id=n) for n in PLANTS),
        *(pytest.param(lambda n=n: packed(in_file(FILE_PLANTS[n])), id=n) for n in FILE_PLANTS),
    ],
)
def test_such_a_report_in_such_a_template(store: Store, tmp_path: Path, template) -> None:
    out = tmp_path / "a.docx"
    own = templates.find_foreign_content(template()).own
    options = kept_options(store, sample_draft().report.id)
    export(store, sample_draft().report.id, out, replace(options, template=own))
    assert_alone(out)


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_a_comparison_of_such_reports(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"a{ending}"
    earlier = hostile(sample_draft())
    later = replace(earlier, report=replace(earlier.report, id="later", period=Period("năm", 2024)))
    export_comparison(compare_reports(sample_draft(), later), out)
    assert_alone(out)


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_a_summary_of_such_a_report(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"a{ending}"
    draft, day = hostile(sample_draft()), date(2024, 12, 31)
    export_summary(summarise(draft, day, partial(judge, period=draft.report.period, as_of=day)), out)
    assert_alone(out)


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_a_review_sheet_of_such_a_report(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"a{ending}"
    draft = hostile(sample_draft())
    wrong = f"{HOSTILE} 886/965 hồ sơ, đạt 98,1% {HOSTILE}"
    subjects = [subject_of(task, Surroundings()).with_text("result", wrong) for task in draft.tasks]
    found = tuple(place_findings(check_report(subjects), subjects))
    assert any(HOSTILE in each.subject.text(each.finding.remark.stretch.field) for each in found)
    sheet = ReviewSheet(found, tuple(subjects), coverage_of(subjects), "", HOSTILE, draft.report)
    export_review(sheet, out)
    assert_alone(out)


def test_the_sample_template(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    out.write_bytes(example())
    assert_alone(out)
