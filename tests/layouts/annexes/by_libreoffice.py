"""Layouts that LibreOffice 7.4 saved: layouts of the set, opened and stored again.

The files lie in tests/data/libreoffice: `docx` went through ODT, `html` was a Word file.
"""

from __future__ import annotations

from pathlib import Path

from annexes.register import EVERY, layout
from handmade.docx import Made
from handmade.plan import Para, Plan, expected, laid_out
from handmade.truths import TRUTHS

_FILES = Path(__file__).parents[2] / "data" / "libreoffice"


def _saved(truth, plan: Plan, ending: str) -> Made:
    (size,) = [size for size, known in TRUTHS.items() if known is truth]
    blocks = laid_out(truth, plan)
    texts = [block.text for block in blocks if isinstance(block, Para)]
    texts += [
        cell.text for block in blocks if not isinstance(block, Para) for row in block.rows for cell in row
    ]
    data = (_FILES / f"{size}{ending}").read_bytes()
    return Made(data, "".join(texts), [expected(truth, plan)], (), ending)


@layout
def libreoffice_word(truth):
    return _saved(truth, Plan(merged=("unit",), sections="two-merged", numbered_columns=True), ".docx")


@layout
def libreoffice_excel(truth):
    return _saved(truth, Plan(EVERY, merged=("unit",), sections="merged"), ".xlsx")


@layout
def libreoffice_html(truth):
    return _saved(truth, Plan(), ".html")
