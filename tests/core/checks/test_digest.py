"""The hash of a report's texts: which bytes, and what changes it."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import (
    TASK_TEXTS,
    Acceptance,
    AcceptedPlace,
    Column,
    Domain,
    Draft,
    Period,
    Report,
    Section,
    Task,
)
from vqdesk.checks.digest import digest_of_texts

REPORT = Report(
    "r",
    "UBND huyện Văn Quan",
    Period("9 tháng", 2024),
    ("BIỂU ĐÁNH GIÁ", "9 tháng"),
    "",
    (Column("number", "TT"), Column("extra", "Ghi chú", "Khác", "internal")),
)
TASK = Task("r", "d", "t1", number="1", result="đạt 98,1%\nxong", extra={"Ghi chú": "chờ"})
DRAFT = Draft(REPORT, (Section(Domain("r", "d", "I", ""), (TASK, Task("r", "d", "t2"))),))

# Written out by hand: whoever changes one of these bytes breaks every sign-off there is.
BYTES = (
    b"vqdesk.texts/1\n"
    b"organisation:22:UBND huy\xe1\xbb\x87n V\xc4\x83n Quan\n"
    b"period.kind:8:9 th\xc3\xa1ng\n"
    b"period.year:4:2024\n"
    b"title:18:BI\xe1\xbb\x82U \xc4\x90\xc3\x81NH GI\xc3\x81\n"
    b"title:8:9 th\xc3\xa1ng\n"
    b"column:6:number\n"
    b"column.heading:2:TT\n"
    b"column:5:extra\n"
    b"column.heading:8:Ghi ch\xc3\xba\n"
    b"column.group:5:Kh\xc3\xa1c\n"
    b"column.visibility:8:internal\n"
    b"domain:1:I\n"
    b"task:0:\n"
    b"extra:Ghi ch\xc3\xba:5:ch\xe1\xbb\x9d\n"
    b"number:1:1\n"
    b"result:17:\xc4\x91\xe1\xba\xa1t 98,1%\nxong\n"
    b"task:0:\n"
)


def test_the_bytes_are_those_that_are_described() -> None:
    assert digest_of_texts(DRAFT) == sha256(BYTES).hexdigest()


def _with_task(**texts: str) -> Draft:
    section = DRAFT.sections[0]
    return replace(DRAFT, sections=(replace(section, tasks=(replace(TASK, **texts), *section.tasks[1:])),))


def _with_report(**fields: object) -> Draft:
    return replace(DRAFT, report=replace(REPORT, **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize("field", TASK_TEXTS)
def test_each_text_of_a_task_is_among_them(field: str) -> None:
    assert digest_of_texts(_with_task(**{field: "khác"})) != digest_of_texts(DRAFT)


@pytest.mark.parametrize(
    "other",
    [
        _with_report(organisation="UBND xã"),
        _with_report(period=Period("9 tháng", 2025)),
        _with_report(period=Period("khác", 2024, None, "2024-01-01", "2024-02-01")),
        _with_report(titles=("BIỂU ĐÁNH GIÁ 9 tháng",)),
        _with_report(attached_to="(Kèm theo)"),
        _with_report(numeral="II"),
        _with_report(columns=REPORT.columns[::-1]),
        _with_report(columns=REPORT.columns[:1]),
        replace(DRAFT, sections=(replace(DRAFT.sections[0], domain=Domain("r", "d", "I", "Kinh tế")),)),
        replace(DRAFT, sections=(replace(DRAFT.sections[0], tasks=DRAFT.sections[0].tasks[::-1]),)),
        replace(DRAFT, sections=(replace(DRAFT.sections[0], tasks=DRAFT.sections[0].tasks[:1]),)),
    ],
)
def test_each_text_of_the_report_and_the_order_are_among_them(other: Draft) -> None:
    assert digest_of_texts(other) != digest_of_texts(DRAFT)


def test_ids_and_what_reviewers_say_are_not_among_them() -> None:
    named = DRAFT.with_report(replace(REPORT, id="s"))
    place = AcceptedPlace("t1", "ratio", "result", "98,1%")
    accepted = Acceptance("s", "a", place, "đã xem", "lan", "2024-09-27T08:30:15+00:00")
    assert digest_of_texts(replace(named, acceptances=(accepted,))) == digest_of_texts(DRAFT)
    assert digest_of_texts(_with_task(extra={"Ghi chú": "chờ", "Trống": ""})) == digest_of_texts(DRAFT)  # type: ignore[arg-type]


@given(st.text(), st.text(), st.text(), st.text())
def test_no_text_passes_for_another_text_or_for_two(a: str, b: str, c: str, d: str) -> None:
    one, other = _with_task(result=a, note=b), _with_task(result=c, note=d)
    assert (digest_of_texts(one) == digest_of_texts(other)) == ((a, b) == (c, d))
