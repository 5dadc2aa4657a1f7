from __future__ import annotations

from dataclasses import dataclass

from vqdesk.tracking.documents import citations_by_field


@dataclass(frozen=True)
class Row:
    assignment: str = ""
    documents: str = ""
    output: str = ""


def test_documents_are_cited_in_three_fields_each_by_itself() -> None:
    row = Row(
        "Công văn số 7/UBND-VP ngày 01/9/2026",
        "Kế hoạch số 42/KH-UBND ngày 30/01/2026; Quyết định số 5/QĐ-UBND",
        "Báo cáo",
    )
    found = citations_by_field(row)
    assert list(found) == ["assignment", "documents", "output"]
    assert [[each.number for each in cited] for cited in found.values()] == [["7"], ["42", "5"], []]
