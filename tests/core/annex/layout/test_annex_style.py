"""The style of an organisation's annexes: as JSON, kept in the store, and what it does to the columns."""

from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from former_columns import Headings
from hypothesis import given
from hypothesis import strategies as st

from db.errors import Refused
from db.store.store import Store
from db.text.characters import fit
from vqdesk.annex.layout.columns import fit_widths, lay_out_columns, page_and_size
from vqdesk.annex.layout.style import (
    CUSTOMS,
    EVALUATION_SIDES,
    LEAST_WIDTH,
    USUAL,
    AnnexStyle,
    Closing,
    WrongStyle,
    style_as_json,
    style_from_json,
)
from vqdesk.annex.layout.typography import TABLE_SIZES, TEXT_WIDTH
from vqdesk.styles import kept_styles, style_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIELDS = ("number", "unit", "content", "documents", "result", "evaluation")
ORGANISATION = "UBND xã Tri Lễ"

_text = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=12).map(
    lambda text: fit(text)[0].replace("\n", " ")
)
_texts = st.lists(_text, max_size=3).map(tuple)
_keys = st.one_of(st.sampled_from(FIELDS), _text.map(lambda heading: f"extra:{heading}"))
_widths = st.dictionaries(_keys, st.integers(LEAST_WIDTH, TEXT_WIDTH), max_size=8).map(MappingProxyType)
styles = st.builds(
    AnnexStyle,
    custom=st.sampled_from(CUSTOMS),
    table_size=st.sampled_from(TABLE_SIZES),
    evaluation=st.sampled_from(EVALUATION_SIDES),
    widths=_widths,
    hidden=st.frozensets(_keys, max_size=4),
    signature_room=st.booleans(),
    closing=st.none() | st.builds(Closing, _texts, _text, _texts, _text, st.booleans()),
)
_heading = st.none() | st.text("Aa ", min_size=1, max_size=3)
headings = st.builds(
    Headings,
    **dict.fromkeys((*FIELDS, "results"), _heading),
    extra=st.lists(st.text("bc", min_size=1, max_size=3), max_size=12).map(tuple),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.vqd", who="clerk") as opened:
        yield opened


# As JSON


@given(styles)
def test_what_goes_out_as_json_comes_in_the_same(style: AnnexStyle) -> None:
    assert style_from_json(json.loads(json.dumps(style_as_json(style)))) == style
    assert style_file.from_bytes(style_file.format_style(style).encode(), "a.json") == style


@given(styles)
def test_the_same_style_is_the_same_text(style: AnnexStyle) -> None:
    turned = MappingProxyType(dict(reversed(style.widths.items())))
    assert style_file.format_style(replace(style, widths=turned)) == style_file.format_style(style)


def test_what_is_left_out_is_as_usual() -> None:
    assert style_from_json({}) == USUAL
    assert style_from_json({"closing": {}}) == replace(USUAL, closing=Closing())


@pytest.mark.parametrize(
    ("form", "where"),
    [
        ([], "style"),
        ({"custom": "other"}, "custom"),
        ({"custom": None}, "custom"),
        ({"table_size": 11}, "table_size"),
        ({"table_size": "12"}, "table_size"),
        ({"table_size": 12.0}, "table_size"),
        ({"evaluation": "left"}, "evaluation"),
        ({"signature_room": 1}, "signature_room"),
        ({"widths": []}, "widths"),
        ({"widths": {"unit": 7}}, "widths.unit"),
        ({"widths": {"unit": 253}}, "widths.unit"),
        ({"widths": {"unit": True}}, "widths.unit"),
        ({"widths": {"extra:Ghi chú": "20"}}, "widths.extra:Ghi chú"),
        ({"hidden": "unit"}, "hidden"),
        ({"hidden": [1]}, "hidden"),
        ({"closing": []}, "closing"),
        ({"closing": {"signer": 1}}, "closing.signer"),
        ({"closing": {"shown": 1}}, "closing.shown"),
        ({"closing": {"date": "a\u0007"}}, "closing.date"),
        ({"closing": {"recipients": ["a\nb"]}}, "closing.recipients"),
        ({"closing": {"authority": ["a" * 1001]}}, "closing.authority"),
        ({"closing": {"stamp": ""}}, "stamp"),
        ({"font": "Arial"}, "font"),
    ],
)
def test_what_is_no_style_names_its_item(form: Any, where: str) -> None:
    with pytest.raises(WrongStyle, match=f"^{where}$"):
        style_from_json(form)
    with pytest.raises(Refused) as caught:
        style_file.from_bytes(json.dumps(form).encode(), "kieu.json")
    assert (caught.value.key, caught.value.values["where"]) == ("json.value", where)


# Kept


def test_each_organisation_has_its_own(store: Store) -> None:
    style = AnnexStyle(custom="decree", widths={"unit": 40})
    kept_styles.keep(store, ORGANISATION, style)
    kept_styles.keep(store, ORGANISATION, template=b"PK\0\xff")
    assert kept_styles.style_of(store, ORGANISATION) == style
    assert kept_styles.template_of(store, ORGANISATION) == b"PK\0\xff"
    assert kept_styles.style_of(store, "UBND xã khác") == USUAL
    assert kept_styles.template_of(store, "UBND xã khác") is None
    kept_styles.keep(store, ORGANISATION, template=b"")
    assert kept_styles.template_of(store, ORGANISATION) is None


# What it does to the columns


@given(headings, styles)
def test_whatever_is_asked_for_the_columns_fill_the_text(told: Headings, style: AnnexStyle) -> None:
    columns = lay_out_columns(told.hiding(*style.hidden), style)
    shown = [field for field in FIELDS if getattr(told, field) is not None and field not in style.hidden]
    shown += [field for each in told.extra if (field := f"extra:{each}") not in style.hidden]
    assert [column.field for column in columns] == shown
    assert all(column.width >= 1 for column in columns)
    page, _ = page_and_size(told.hiding(*style.hidden), style)
    assert sum(column.width for column in columns) == (page.text_width if columns else 0)


@given(headings, styles, st.integers(80, 500))
def test_columns_fitted_to_another_page_fill_it(told: Headings, style: AnnexStyle, width: int) -> None:
    columns = lay_out_columns(told.hiding(*style.hidden), style)
    if not columns:
        return
    found = fit_widths(columns, width)
    assert [column.field for column in found] == [column.field for column in columns]
    assert sum(column.width for column in found) == width
    assert all(column.width >= 1 for column in found)


def test_columns_fitted_to_the_usual_page_stay() -> None:
    columns = lay_out_columns(Headings("TT", "a", "b", "c", "d", "e", "f").columns)
    assert fit_widths(columns, TEXT_WIDTH) == columns
    upright = {column.field: column.width for column in fit_widths(columns, 160)}
    assert (upright["number"], upright["documents"], upright["evaluation"]) == (12, 29, 24)


def test_widths_that_are_asked_for_are_kept_where_there_is_room() -> None:
    told = Headings("TT", "a", "b", "c", "d", "e", "f", extra=("Ghi chú",))
    style = AnnexStyle(widths={"unit": 50, "extra:Ghi chú": 20})
    widths = {column.field: column.width for column in lay_out_columns(told.hiding("content"), style)}
    assert (widths["unit"], widths["extra:Ghi chú"], widths["number"]) == (50, 20, 12)
    assert "content" not in widths
