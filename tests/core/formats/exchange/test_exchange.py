"""The exchange form: to the letter and to the byte, and what is refused of a file from outside."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from former_columns import Headings, headings_of
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import Refused
from db.ids import new_id
from db.records import (
    COLUMN_KEYS,
    TASK_FIELDS,
    VISIBILITIES,
    Column,
    Domain,
    Draft,
    Period,
    Report,
    Section,
    Task,
)
from db.text.characters import fit
from vqdesk.annex.layout.style import CUSTOMS, EVALUATION_SIDES, USUAL, AnnexStyle, Closing, style_as_json
from vqdesk.annex.layout.typography import TABLE_SIZES
from vqdesk.formats.exchange.writer import EXCHANGE_SCHEMA, read_exchange, write
from vqdesk.periods.period import default_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parents[3] / "data"
FORM = DATA / "exchange-form-2.json"
HAND = (DATA / "van-quan-9-thang-2024.json").read_bytes()
YEAR = {"kind": "năm", "year": 2024}


def form(**members: Any) -> bytes:
    return json.dumps({"schema": EXCHANGE_SCHEMA, "period": YEAR} | members).encode()


def former(**members: Any) -> bytes:
    """Return a form of version 1."""
    return form(schema="vqdesk.report/1", **members)


def task_form(**members: Any) -> bytes:
    return form(domains=[{"tasks": [members]}])


def refusal(data: bytes) -> tuple[str, object]:
    with pytest.raises(Refused) as refused:
        read_exchange(data, "a.json")
    assert refused.value.values["name"] == "a.json"
    return refused.value.key, refused.value.values.get("where")


@contextmanager
def suppress_refused(key: str) -> Iterator[None]:
    """Let pass what is refused with this key and with no other."""
    try:
        yield
    except Refused as refused:
        if refused.key != key:
            raise


FIT = st.text(max_size=20).map(lambda text: fit(text)[0])
NAMES = FIT.filter(bool)
IDS = st.from_regex(r"[A-Za-z0-9-]{1,64}", fullmatch=True)
DAYS = st.none() | st.dates().map(str)
PERIODS = st.one_of(
    st.builds(Period, st.just("tháng"), st.integers(1, 9999), st.integers(1, 12), DAYS, DAYS),
    st.builds(Period, st.just("quý"), st.integers(1, 9999), st.integers(1, 4), DAYS, DAYS),
    st.builds(Period, st.sampled_from(["6 tháng", "9 tháng", "năm"]), st.integers(1, 9999)),
    st.builds(Period, st.just("khác"), st.none() | st.integers(1, 9999), st.none(), DAYS, DAYS),
)


COLUMNS = st.builds(Column, st.sampled_from(COLUMN_KEYS), NAMES, FIT, st.sampled_from(VISIBILITIES))


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    columns = draw(st.lists(COLUMNS, unique_by=lambda column: column.field).map(tuple))
    extra = [column.heading for column in columns if column.key == "extra"]
    titles = draw(st.lists(FIT, max_size=2).map(tuple))
    report = Report(draw(IDS), draw(FIT), draw(PERIODS), titles, draw(FIT), columns, draw(FIT))
    task_ids = iter(draw(st.lists(IDS, min_size=6, max_size=6, unique=True)))
    sections = []
    for domain_id in draw(st.lists(IDS, max_size=3, unique=True)):
        domain = Domain(report.id, domain_id, draw(FIT), draw(FIT))
        texts = st.fixed_dictionaries(dict.fromkeys((*TASK_FIELDS, "first_deadline"), FIT))
        others = st.dictionaries(st.sampled_from([*extra, "Khác"]), NAMES)
        tasks = [
            Task(report.id, domain.id, next(task_ids), **draw(texts), extra=draw(others))
            for _ in range(draw(st.integers(0, 2)))
        ]
        sections.append(Section(domain, tuple(tasks)))
    return Draft(report, tuple(sections))


LINES = FIT.map(lambda text: " ".join(text.split()))
STYLES = st.builds(
    AnnexStyle,
    custom=st.sampled_from(CUSTOMS),
    table_size=st.sampled_from(TABLE_SIZES),
    evaluation=st.sampled_from(EVALUATION_SIDES),
    widths=st.dictionaries(LINES, st.integers(8, 200), max_size=2),
    hidden=st.frozensets(LINES, max_size=2),
    signature_room=st.booleans(),
    closing=st.none()
    | st.builds(Closing, st.tuples(LINES), LINES, st.tuples(LINES, LINES), LINES, st.booleans()),
)


@settings(max_examples=200, deadline=None)
@given(drafts(), st.just(USUAL) | STYLES)
def test_out_in_out_is_the_same_to_the_byte(draft: Draft, style: AnnexStyle) -> None:
    text = write(draft, style)
    again, account, look = read_exchange(text.encode(), "a.json")
    assert again == draft
    assert write(again, look) == text
    assert not len(account)


def test_what_is_not_as_usual_of_the_look_follows_the_attached_line() -> None:
    report = Report("r", "UBND xã Tri Lễ", Period("năm", 2024), (), "(Kèm theo)", Headings().columns, "II")
    style = AnnexStyle("decree", widths={"unit": 40}, closing=Closing(("- Lưu: VT.",), signer="Trần Thị B"))
    written = json.loads(write(Draft(report, ()), style))
    keys = list(written)
    at = keys.index("attached_to")
    assert keys[at : at + 4] == ["attached_to", "numeral", "style", "columns"]
    assert written["numeral"] == "II"
    assert written["style"] == style_as_json(style)
    usual = json.loads(write(Draft(replace(report, numeral=""), ())))
    assert not usual.keys() & {"numeral", "style"}


def test_a_style_is_read_with_what_it_says_and_no_more() -> None:
    data = form(style={"custom": "decree", "font": "Arial", "closing": {"signer": "B", "seal": "x"}})
    found = read_exchange(data, "a.json")
    assert found.style == AnnexStyle("decree", closing=Closing(signer="B"))
    assert [(each.where, each.what) for each in found.account] == [
        ("style.closing.seal", '"x"'),
        ("style.font", '"Arial"'),
    ]


@pytest.mark.parametrize(
    ("style", "where"),
    [
        ({"custom": "none"}, "style.custom"),
        ({"table_size": 99}, "style.table_size"),
        ({"table_size": "12"}, "style.table_size"),
        ({"widths": {"unit": 1}}, "style.widths.unit"),
        ({"widths": {"unit": True}}, "style.widths.unit"),
        ({"hidden": "unit"}, "style.hidden"),
        ({"signature_room": 1}, "style.signature_room"),
        ({"closing": {"recipients": ["a", 1]}}, "style.closing.recipients[1]"),
        ({"closing": {"date": "a\nb"}}, "style.closing.date"),
        ("decree", "style"),
    ],
)
def test_a_style_that_is_none_is_refused_by_its_item(style: object, where: str) -> None:
    assert refusal(form(style=style)) == ("json.value", where)


def test_the_form_is_the_one_that_the_design_shows() -> None:
    period = Period("9 tháng", 2024)
    columns = (
        Column("content", "Nội dung"),
        Column("documents", "Văn bản", "Kết quả"),
        Column("extra", "Mức", visibility="internal"),
    )
    report = Report("r-1", "UBND huyện Văn Quan", period, ("BIỂU",), "(Kèm theo)", columns)
    documents = "Kế hoạch số 42/KH-UBND ngày 30/01/2024"
    task = Task(
        *("r-1", "d", "t", "1", "Phòng Kinh tế", "x\ny", documents, "Huyện", "88,0%", {"Mức": "cao"}),
        coordinating="Công an xã; Trạm Y tế",
        deadline="31/10/2024",
        first_deadline="15/9",
    )
    text = write(Draft(report, (Section(Domain("r-1", "d", "I", "Lĩnh vực kinh tế"), (task,)),)))
    assert text == FORM.read_text(encoding="utf-8")
    assert read_exchange(text.encode(), "a.json").draft.sections[0].tasks == (task,)


def test_extra_columns_come_last_and_blank_ones_not_at_all() -> None:
    columns = Headings(extra=("Ghi chú", "Thời hạn")).columns
    report = Report("r", "", Period("năm", 2024), (), "", columns)
    extra = {"Khác": "c", "Thời hạn": "b", "Ghi chú": ""}
    draft = Draft(report, (Section(Domain("r", "d", "", ""), (Task("r", "d", "t", extra=extra),)),))
    written = json.loads(write(draft))
    assert written["columns"][-1] == {
        "key": "extra",
        "heading": "Thời hạn",
        "group": "",
        "visibility": "shown",
    }
    assert list(written["domains"][0]["tasks"][0])[-2:] == ["note", "extra"]
    assert list(written["domains"][0]["tasks"][0]["extra"].items()) == [("Thời hạn", "b"), ("Khác", "c")]


def test_what_would_be_empty_may_be_left_out() -> None:
    draft, account, _ = read_exchange(form(domains=[{"tasks": [{}, {"number": None}]}, {}]), "a.json")
    report = draft.report
    assert report.columns == default_columns(Period("năm", 2024))
    assert (report.organisation, report.titles, report.attached_to) == ("", (), "")
    first, second = draft.sections
    assert [task.number for task in first.tasks] == ["", ""]
    ids = [report.id, first.domain.id, second.domain.id, *(task.id for task in first.tasks)]
    assert len(set(ids)) == len(ids)
    assert {task.report_id for task in first.tasks} == {first.domain.report_id} == {report.id}
    assert {task.domain_id for task in first.tasks} == {first.domain.id}
    assert not len(account)


def test_headings_that_are_given_are_the_only_ones() -> None:
    draft, _, _ = read_exchange(
        former(headings={"number": "STT", "unit": None, "extra": ["Ghi chú"]}), "a.json"
    )
    assert headings_of(draft.report) == Headings(number="STT", extra=("Ghi chú",))


def test_the_annex_written_by_hand_is_read() -> None:
    draft, account, _ = read_exchange(b"\xef\xbb\xbf" + HAND, "a.json")
    assert sum(len(section.tasks) for section in draft.sections) == 13
    assert not len(account)
    assert '"percent": "112.4"' in write(draft)


def test_derived_values_are_not_read() -> None:
    data = task_form(documents="", citations="?", evaluation="5%", percent=[1])
    draft, account, _ = read_exchange(data, "a.json")
    assert not len(account)
    assert json.loads(write(draft))["domains"][0]["tasks"][0]["percent"] == "5"


def test_unknown_members_are_in_the_account_whole() -> None:
    text = (
        '{"schema": "vqdesk.report/1", "owner": {"a": [1.50, null, "đ"]}, "period":'
        ' {"kind": "năm", "year": 2024, "note": true}, "headings": {"number": "TT", "x": ""},'
        ' "domains": [{"colour": 1e5, "tasks": [{"done": -0}]}]}'
    )
    _, account, _ = read_exchange(text.encode(), "a.json")
    assert {entry.where: entry.what for entry in account} == {
        "owner": '{"a": [1.50, null, "đ"]}',
        "period.note": "true",
        "headings.x": '""',
        "domains[0].colour": "1e5",
        "domains[0].tasks[0].done": "0",
    }
    assert {(entry.action, entry.why) for entry in account} == {("skipped", "account.key")}


def test_texts_are_made_fit_with_an_account() -> None:
    data = task_form(result="a\x07\x0bb\r\nc hoa\u0300", extra={"Ghi\x01": "x\ufffe"})
    draft, account, _ = read_exchange(data, "a.json")
    task = draft.sections[0].tasks[0]
    assert (task.result, task.extra) == ("a\nb\nc hoà", {"Ghi": "x"})
    assert [(entry.where, entry.what, entry.action) for entry in account] == [
        ("domains[0].tasks[0].result", "\x07", "skipped"),
        ("domains[0].tasks[0].result", "\x0b\r", "converted"),
        ("domains[0].tasks[0].result", "hoa\u0300", "converted"),
        ("domains[0].tasks[0].extra.Ghi", "\x01\ufffe", "skipped"),
    ]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "file.empty"),
        (b"\x89PNG\xff", "file.not_text"),
        (b"{", "json.broken"),
        (b'{"schema": "vqdesk.report/1",}', "json.broken"),
        (b"[" * 100_000, "json.broken"),
        (b"[" * 100_000 + b"]" * 100_000, "json.broken"),
        (b'{"a":' * 100_000, "json.broken"),
        (b"[]", "json.schema"),
        (b"7", "json.schema"),
        (b"{}", "json.schema"),
        (b'{"schema": 1}', "json.schema"),
        (b'{"schema": ["vqdesk.report/1"]}', "json.schema"),
        (b'{"schema": "vqdesk.report/0"}', "json.schema"),
        (b'{"schema": "vqdesk.report/x"}', "json.schema"),
        (b'{"schema": "vqdesk.report/3"}', "json.newer"),
        (b'{"schema": "vqdesk.report/10"}', "json.newer"),
    ],
)
def test_what_is_no_report_is_refused(data: bytes, key: str) -> None:
    assert refusal(data)[0] == key


@pytest.mark.parametrize("depth", [300, 400, 600, 900])
def test_an_unknown_member_may_be_nested_without_harm(depth: int) -> None:
    data = form()[:-1] + b', "x": ' + b"[" * depth + b"]" * depth + b"}"
    with suppress_refused("json.broken"):
        _, account, _ = read_exchange(data, "a.json")
        assert [entry.what for entry in account] == ["[" * depth + "]" * depth]


@pytest.mark.parametrize(
    ("members", "where"),
    [
        ('"a": NaN', "NaN"),
        ('"a": -Infinity', "-Infinity"),
        ('"a": ' + "9" * 5_000, "9" * 20 + "…"),
        ('"a": 1, "a": 1', "a"),
        ('"titles": ["\\ud800"]', "titles[0]"),
        ('"x": {"y": ["\\udc00"]}', "x.y[0]"),
        ('"\\ud83d": 1', "\ufffd"),
    ],
)
def test_what_python_would_let_through_is_refused(members: str, where: str) -> None:
    assert refusal(form()[:-1] + b", " + members.encode() + b"}") == ("json.value", where)


def test_a_whole_pair_of_surrogates_is_one_letter() -> None:
    assert read_exchange(form(titles=["\U0001f600"]), "a.json")[0].report.titles == ("\U0001f600",)


@pytest.mark.parametrize(
    ("members", "where"),
    [
        ({"id": "a b"}, "id"),
        ({"id": "a" * 65}, "id"),
        ({"id": 7}, "id"),
        ({"organisation": 7}, "organisation"),
        ({"titles": "x"}, "titles"),
        ({"titles": [1]}, "titles[0]"),
        ({"titles": [None]}, "titles[0]"),
        ({"attached_to": ["x"]}, "attached_to"),
        ({"period": None}, "period"),
        ({"period": {}}, "period"),
        ({"period": "năm 2024"}, "period"),
        ({"period": {"kind": "tuần", "year": 2024}}, "period.kind"),
        ({"period": {"kind": ["năm"], "year": 2024}}, "period.kind"),
        ({"period": {"kind": "năm"}}, "period.year"),
        ({"period": {"kind": "năm", "year": "2024"}}, "period.year"),
        ({"period": {"kind": "năm", "year": 2024.0}}, "period.year"),
        ({"period": {"kind": "năm", "year": True}}, "period.year"),
        ({"period": {"kind": "năm", "year": 10_000}}, "period.year"),
        ({"period": YEAR | {"ordinal": 1}}, "period.ordinal"),
        ({"period": {"kind": "tháng", "year": 2024}}, "period.ordinal"),
        ({"period": {"kind": "tháng", "year": 2024, "ordinal": 13}}, "period.ordinal"),
        ({"period": {"kind": "quý", "year": 2024, "ordinal": 0}}, "period.ordinal"),
        ({"period": YEAR | {"from": "2024-02-30"}}, "period.from"),
        ({"period": YEAR | {"to": "20241231"}}, "period.to"),
        ({"period": YEAR | {"to": 2024}}, "period.to"),
        ({"columns": {}}, "columns"),
        ({"columns": [1]}, "columns[0]"),
        ({"columns": [{"heading": "TT"}]}, "columns[0].key"),
        ({"columns": [{"key": "percent"}]}, "columns[0].key"),
        ({"columns": [{"key": "unit", "heading": 1}]}, "columns[0].heading"),
        ({"columns": [{"key": "unit", "group": []}]}, "columns[0].group"),
        ({"columns": [{"key": "unit", "visibility": "secret"}]}, "columns[0].visibility"),
        ({"columns": [{"key": "unit"}, {"key": "unit", "heading": "B"}]}, "columns[1].key"),
        ({"columns": [{"key": "extra", "heading": "x"}] * 2}, "columns[1].heading"),
        ({"schema": "vqdesk.report/1", "headings": []}, "headings"),
        ({"schema": "vqdesk.report/1", "headings": {"unit": 1}}, "headings.unit"),
        ({"schema": "vqdesk.report/1", "headings": {"extra": "x"}}, "headings.extra"),
        ({"schema": "vqdesk.report/1", "headings": {"extra": ["x", "x"]}}, "headings.extra"),
        ({"domains": {}}, "domains"),
        ({"domains": [None]}, "domains[0]"),
        ({"domains": [[]]}, "domains[0]"),
        ({"domains": [{"id": "a"}, {"id": "a"}]}, "domains[1].id"),
        ({"domains": [{"name": False}]}, "domains[0].name"),
        ({"domains": [{"tasks": "x"}]}, "domains[0].tasks"),
        ({"domains": [{"tasks": ["x"]}]}, "domains[0].tasks[0]"),
        ({"domains": [{"tasks": [{"number": 1}]}]}, "domains[0].tasks[0].number"),
        ({"domains": [{"tasks": [{"extra": ["x"]}]}]}, "domains[0].tasks[0].extra"),
        ({"domains": [{"tasks": [{"extra": {"x": 1}}]}]}, "domains[0].tasks[0].extra.x"),
        ({"domains": [{"tasks": [{"id": "t"}]}, {"tasks": [{"id": "t"}]}]}, "domains[1].tasks[0].id"),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(members: dict[str, Any], where: str) -> None:
    assert refusal(form(**members)) == ("json.value", where)


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.floats(allow_nan=False),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["id", "kind", "tasks", "extra", "unit"]), inner, max_size=3)
        ),
        max_leaves=8,
    ),
    st.sampled_from(["id", "organisation", "period", "titles", "headings", "domains", "other"]),
)
def test_no_value_anywhere_raises_anything_but_refused(value: object, key: str) -> None:
    with suppress_refused("json.value"):
        draft, _, _ = read_exchange(form(**{key: value}), "a.json")
        assert read_exchange(write(draft).encode(), "a.json")[0] == draft


def test_another_report_id_is_another_text() -> None:
    draft, _, _ = read_exchange(form(), "a.json")
    other = draft.with_report(replace(draft.report, id=new_id()))
    assert write(draft) == write(draft) != write(other)


def test_a_percentage_is_written_without_an_exponent() -> None:
    draft, _, _ = read_exchange(task_form(evaluation="0,0000000%"), "a.json")
    assert json.loads(write(draft))["domains"][0]["tasks"][0]["percent"] == "0.0000000"
