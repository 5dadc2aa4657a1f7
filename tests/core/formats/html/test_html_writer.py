"""The annex as HTML: written, read back, and taken in again."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from former_columns import Headings
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import Refused
from db.records import Domain, Period, Report, Task
from vqdesk.annex.layout.style import USUAL, AnnexStyle, Closing
from vqdesk.annex.layout.table import lay_out
from vqdesk.formats.html import writer as html_writer
from vqdesk.importing.file_import import open_clipboard

HEADINGS = Headings(
    "TT", "Tên đơn vị", "Nội dung", "Kết quả", "Văn bản", "Khối lượng", "Mức độ hoàn thành (%)"
)
REPORT = Report(
    "r", "UBND xã A & B", Period("năm", 2024), ("BIỂU", "Năm 2024"), "(Kèm theo <x>)", HEADINGS.columns
)
DOMAIN = Domain("r", "d", "I", "Lĩnh vực kinh tế")
TASK = Task(
    "r", "d", "t", "1", "Phòng A & B", "Đoạn một\n\nđoạn  hai", "42/KH-UBND", "a\u00a0<b>\tc\rd", "88%"
)
CLOSING = AnnexStyle(closing=Closing((), "", ("CHỦ TỊCH",), "Nguyễn Văn An"))


def written(table) -> bytes:
    stream = io.BytesIO()
    html_writer.write(table, stream)
    return stream.getvalue()


def table(*rows, style=USUAL, form="paper"):
    return lay_out(REPORT, lambda: iter(rows or (DOMAIN, TASK)), form, style)


def compare(of, data: bytes) -> None:
    html_writer.compare(of, io.BytesIO(data), "a.html")


@pytest.mark.parametrize("style", [AnnexStyle(), CLOSING, AnnexStyle("decree", 14)])
@pytest.mark.parametrize("form", ["paper", "electronic"])
def test_what_is_written_is_read_back(style, form):
    of = table(style=style, form=form)
    compare(of, written(of))
    assert written(of) == written(of)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Phòng A &amp; B", "Phòng A &amp; C"),
        ('colspan="5"', 'colspan="4"'),
        ("Năm 2024</td>", "Năm  2024</td>"),
        ("BIỂU</p>", "BIỂU </p>"),
        ('class="number"', 'class="label"'),
        ("</table>", "</tabel>"),
        ('<tr valign="top"><td', '<tr><td class="label">thêm</td><td'),
    ],
)
def test_a_difference_is_found(old, new):
    data = written(table()).decode()
    assert old in data
    with pytest.raises(Refused) as refused:
        compare(table(), data.replace(old, new, 1).encode())
    assert refused.value.key == "file.changed_readback"


def test_the_end_is_missed():
    more = table(DOMAIN, TASK, replace(TASK, id="u"))
    with pytest.raises(Refused):
        compare(more, written(table()))


def test_the_page_is_as_the_annex_is_laid_out():
    page = written(table(form="electronic")).decode()
    assert "@page { size: A4 landscape; margin: 20mm 15mm 20mm 30mm; }" in page
    assert [int(each) for each in re.findall(r'style="width: (\d+)mm"/>', page)] == [
        12,
        28,
        42,
        38,
        108,
        24,
    ]
    assert '<div style="height: 15mm"></div>' in page
    assert (
        ".narrative { font-size: 12pt; font-weight: normal; font-style: normal; text-align: justify;" in page
    )


signs = st.sampled_from("aăĐ1 \u00a0\u2011<>&\"'\t\n.,-/%")
texts = st.text(signs, max_size=20)


@given(st.lists(st.tuples(texts, texts, texts, texts, texts), min_size=1, max_size=4))
@settings(deadline=None, max_examples=60)
def test_it_is_taken_in_as_it_was(rows):
    tasks = [
        Task(
            "r",
            "d",
            f"t{at}",
            str(at),
            f"Phòng {unit}.",
            f"Nội dung {content}.",
            f"Số {documents}.",
            f"Đã {result}.",
            "5%",
        )
        for at, (unit, content, documents, result, _) in enumerate(rows, 1)
    ]
    of = table(DOMAIN, *tasks)
    (found,) = open_clipboard(written(of).decode(), "", "clipboard").annexes
    taken = [task for section in found.recognise().draft.sections for task in section.tasks]
    fields = ("number", "unit", "content", "documents", "result", "evaluation")
    assert [[getattr(task, field) for field in fields] for task in taken] == [
        [seen(getattr(task, field)) for field in fields] for task in tasks
    ]


def seen(text: str) -> str:
    """Return a text without the spaces at the ends of lines: a browser does not show them."""
    return "\n".join(line.rstrip(" ") if line.strip() else "" for line in text.split("\n"))
