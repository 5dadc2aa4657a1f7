"""Days and times in ISO 8601, as strict workbooks have them: shown as the cell's number format shows them."""

from __future__ import annotations

import pytest
from handmade.excel_book import book, rows, texts

GENERAL, DAY, CLOCK, LENGTH, NUMBER = range(5)
STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    '<cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="46"/><xf numFmtId="2"/></cellXfs>'
)


def shown(value: str, style: int = GENERAL, properties: str = "") -> str:
    cell = f'<c r="A1" t="d" s="{style}"><v>{value}</v></c><c r="B1"><v>1</v></c>'
    ((first, *_),) = texts(book(rows(f'<row r="1">{cell}</row>'), styles=STYLES, properties=properties))
    return first


@pytest.mark.parametrize(
    ("value", "style", "after"),
    [
        ("2024-09-27", GENERAL, "27/09/2024"),
        ("2024-09-27", DAY, "27/09/2024"),
        ("2024-09-27", NUMBER, "45562,00"),
        ("2024-09-27T08:30:00", DAY, "27/09/2024"),
        ("2024-09-27T08:30:00", CLOCK, "8:30"),
        ("2024-09-27T08:30:00.000Z", GENERAL, "27/09/2024 8:30"),
        ("2024-09-27T08:30+07:00", GENERAL, "27/09/2024 8:30"),
        ("1900-01-01", GENERAL, "01/01/1900"),
        ("1900-03-01", GENERAL, "01/03/1900"),
        ("1899-12-30T08:30:00", CLOCK, "8:30"),
        ("1899-12-31T08:30:00", CLOCK, "8:30"),
        ("PT0H45M0.000S", GENERAL, "0:45:00"),
        ("PT0H45M0.000S", CLOCK, "0:45"),
        ("PT0H45M0.000S", LENGTH, "0:45:00"),
        ("PT26H30M", LENGTH, "26:30:00"),
        ("PT26H30M", CLOCK, "2:30"),
        ("P1DT2H", LENGTH, "26:00:00"),
        ("P2D", GENERAL, "48:00:00"),
        ("PT90S", LENGTH, "0:01:30"),
        ("T08:30:00", GENERAL, "8:30:00"),
        ("08:30", CLOCK, "8:30"),
        # What is no time stays as it is.
        ("hôm qua", GENERAL, "hôm qua"),
        ("P", GENERAL, "P"),
        ("2024-02-30", GENERAL, "2024-02-30"),
        ("0001-01-01", DAY, "0001-01-01"),
        ("12", GENERAL, "12"),
    ],
)
def test_a_time_is_shown_by_its_number_format(value: str, style: int, after: str):
    assert shown(value, style) == after


@pytest.mark.parametrize(
    ("value", "style", "after"),
    [("2024-09-27", DAY, "27/09/2024"), ("PT0H45M0S", CLOCK, "0:45"), ("1904-01-01T08:30:00", CLOCK, "8:30")],
)
def test_days_may_count_from_1904(value: str, style: int, after: str):
    assert shown(value, style, '<workbookPr date1904="1"/>') == after
