"""The guide as PDF: every heading with its page, every picture, the same bytes every time."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from guide import book
from PySide6.QtGui import QFontDatabase

from ui.guide.pages import GuidePage, guide_pages
from vqdesk.diagnostics.font_check import FAMILIES

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def _document_font(qapp: object) -> None:
    if not any(QFontDatabase.hasFamily(family) for family in FAMILIES):
        pytest.skip("there is no font for documents")


def written(pages: list[GuidePage]) -> tuple[bytes, int]:
    out = io.BytesIO()
    count = book.write_book(pages, out)
    return out.getvalue(), count


def texts(pdf: bytes, folder: Path) -> list[str]:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not there")
    (folder / "a.pdf").write_bytes(pdf)
    call = ["pdftotext", "-layout", str(folder / "a.pdf"), "-"]
    return subprocess.run(call, check=True, capture_output=True, encoding="utf-8").stdout.split("\f")[:-1]


def test_the_contents_tell_the_page_of_every_heading(tmp_path: Path) -> None:
    pages = guide_pages(())
    pdf, count = written(pages)
    sheets = texts(pdf, tmp_path)
    assert len(sheets) == count
    front = next(at for at, sheet in enumerate(sheets) if sheet.lstrip().startswith("1. Bắt đầu"))
    told = re.findall(r"^\s*(\S.*\S)\s{2,}(\d+)$", "\n".join(sheets[:front]), re.MULTILINE)
    assert len(told) == sum(len(page.parts) for page in pages)
    for heading, number in told:
        sheet = sheets[int(number) - 1]
        assert heading in [line.strip() for line in sheet.splitlines()]
        assert sheet.split()[-1] == number


def test_all_that_the_pages_say_is_in_the_book(tmp_path: Path) -> None:
    pdf, _ = written(guide_pages(()))
    said = " ".join(" ".join(texts(pdf, tmp_path)).split())
    for words in ("JOIN report r ON r.id = t.report_id", "Đuôi .vqd.enc", "Khi đang gõ trong ô", "Thùng rác"):
        assert words in said


def test_a_heading_stands_with_what_it_is_of(tmp_path: Path) -> None:
    for count in range(36, 44):
        page = GuidePage("01-a.md", "# Một\n\n" + "dòng\n\n" * count + "## Hai\n\nchữ sau\n\n")
        pdf, _ = written([page])
        for sheet in texts(pdf, tmp_path)[1:]:
            assert ("Hai" in sheet) == ("chữ sau" in sheet), count


def test_the_same_guide_is_the_same_bytes() -> None:
    pages = guide_pages(())[:2]
    assert written(pages) == written(pages)
