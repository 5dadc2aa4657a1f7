from __future__ import annotations

import pytest

from vqdesk.text.document_symbols import replace_hyphens


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("42/KH-UBND ngày 30/01/2024", "42/KH+UBND ngày 30/01/2024"),
        ("251/TTr-PGDĐT; 05/QĐ-HĐND-UBND", "251/TTr+PGDĐT; 05/QĐ+HĐND+UBND"),
        ("Nghị quyết 63-NQ/HU", "Nghị quyết 63+NQ/HU"),
        ("giai đoạn 2021-2025, 1/2 - 3/4", "giai đoạn 2021-2025, 1/2 - 3/4"),
        ("Thái Nguyên - Cao Bằng 5/7", "Thái Nguyên - Cao Bằng 5/7"),
        ("A-B", "A-B"),
        ("", ""),
    ],
)
def test_the_hyphens_of_symbols(text: str, marked: str) -> None:
    assert replace_hyphens(text, "+") == marked
