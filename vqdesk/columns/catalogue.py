"""The catalogue of columns: one table of data that all who deal with columns read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TextKind = Literal[
    "number", "text", "narrative", "units", "names", "documents", "deadline", "day", "share", "status"
]
"""What a text is, and so what is derived from it and how it is edited."""

ColumnRole = Literal["number", "label", "narrative", "evaluation"]
"""How a column's texts are set on paper."""


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """What a key stands for: `heading` is the usual one, `width` in millimetres at 12 points.

    `fixed`: short texts, whose width stays as it is; other columns share what is left.
    """

    key: str
    kind: TextKind
    heading: str
    role: ColumnRole
    width: int
    fixed: bool = False


CATALOGUE = {
    row.key: row
    for row in (
        ColumnKind("number", "number", "TT", "number", 12, fixed=True),
        ColumnKind("content", "text", "Nội dung nhiệm vụ", "label", 42),
        ColumnKind("assignment", "documents", "Văn bản giao nhiệm vụ", "label", 34),
        ColumnKind("unit", "units", "Đơn vị chủ trì", "label", 28),
        ColumnKind("coordinating", "units", "Đơn vị phối hợp", "label", 32),
        ColumnKind("leader", "names", "Lãnh đạo phụ trách", "label", 26),
        ColumnKind("officer", "names", "Chuyên viên theo dõi", "label", 26),
        ColumnKind("output", "documents", "Sản phẩm", "label", 34),
        ColumnKind("deadline", "deadline", "Thời hạn hoàn thành", "label", 26),
        ColumnKind("documents", "documents", "Văn bản triển khai", "label", 38),
        ColumnKind("result", "narrative", "Kết quả thực hiện", "narrative", 108),
        ColumnKind("evaluation", "share", "Mức độ hoàn thành (%)", "evaluation", 24, fixed=True),
        ColumnKind("status", "status", "Tình trạng", "label", 26),
        ColumnKind("finished", "day", "Ngày hoàn thành thực tế", "label", 26),
        ColumnKind("reason", "narrative", "Khó khăn, vướng mắc, nguyên nhân", "label", 36),
        ColumnKind("note", "text", "Ghi chú", "label", 26),
        ColumnKind("extra", "text", "", "label", 26),
    )
}
"""By key, in the order in which a form asks for them."""
