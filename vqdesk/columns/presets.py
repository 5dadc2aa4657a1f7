"""Presets: ready lists of columns and their annex's titles, to begin a report with or to change to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.records import Column
from db.text.folding import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable

PERIOD_GAP = "{period}"
"""Stands in the heads and titles of a preset for the name of the report's period."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A named list of columns; `id` names a shipped one for ever and is "" where an office made it.

    `titles` are what a new report is called, one or two lines; an office's own has none.
    """

    id: str
    name: str
    columns: tuple[Column, ...]
    titles: tuple[str, ...] = ()

    def for_period(self, period: str) -> tuple[Column, ...]:
        """Return the columns of a report whose period is called so in titles, "" for none."""
        return tuple(
            replace(column, heading=_of(column.heading, period), group=_of(column.group, period))
            for column in self.columns
        )

    def titles_for(self, period: str) -> tuple[str, ...]:
        """Return the titles of a report whose period is called so in titles, in capitals where they are."""
        return tuple(_of(line, period.upper() if _is_in_capitals(line) else period) for line in self.titles)

    def is_called(self, name: str) -> bool:
        """Tell whether a person means it by this name: its own, with or without marks, or its id."""
        wanted = fold_name(name)
        return bool(wanted) and wanted in (fold_name(self.name), self.id)


def _of(text: str, period: str) -> str:
    return text.replace(PERIOD_GAP, period).rstrip()


def _is_in_capitals(line: str) -> bool:
    return line.replace(PERIOD_GAP, "").isupper()


_RESULTS = f"Tóm tắt kết quả triển khai thực hiện {PERIOD_GAP}"

ANNEX_2024 = Preset(
    "annex-2024",
    "Biểu năm 2024 (văn bản, khối lượng, %)",
    (
        Column("number", "TT"),
        Column("unit", "Tên đơn vị"),
        Column("content", "Nội dung nhiệm vụ trọng tâm"),
        Column("documents", "Tên loại văn bản triển khai", _RESULTS),
        Column("result", "Khối lượng nhiệm vụ triển khai", _RESULTS),
        Column("evaluation", "Đánh giá mức độ hoàn thành (%)", _RESULTS),
    ),
    ("BIỂU ĐÁNH GIÁ", f"Tiến độ thực hiện nhiệm vụ trọng tâm {PERIOD_GAP}"),
)

PRESETS = (
    ANNEX_2024,
    Preset(
        "plan",
        "Danh mục nhiệm vụ",
        (
            Column("number", "TT"),
            Column("content", "Nhiệm vụ"),
            Column("unit", "Cơ quan chủ trì"),
            Column("coordinating", "Cơ quan phối hợp"),
            Column("output", "Sản phẩm"),
            Column("deadline", "Thời hạn hoàn thành"),
        ),
        (f"DANH MỤC NHIỆM VỤ TRỌNG TÂM {PERIOD_GAP}",),
    ),
    Preset(
        "report",
        "Báo cáo kết quả",
        (
            Column("number", "TT"),
            Column("content", "Nhiệm vụ"),
            Column("unit", "Cơ quan chủ trì"),
            Column("deadline", "Thời hạn hoàn thành"),
            Column("result", "Kết quả thực hiện"),
            Column("status", "Tình trạng"),
            Column("note", "Ghi chú"),
        ),
        (f"KẾT QUẢ THỰC HIỆN NHIỆM VỤ TRỌNG TÂM {PERIOD_GAP}",),
    ),
    Preset(
        "book",
        "Sổ theo dõi",
        (
            Column("number", "Mã"),
            Column("content", "Nội dung nhiệm vụ"),
            Column("assignment", "Văn bản giao nhiệm vụ"),
            Column("unit", "Cơ quan chủ trì"),
            Column("coordinating", "Cơ quan phối hợp"),
            Column("officer", "Chuyên viên theo dõi"),
            Column("output", "Sản phẩm đầu ra"),
            Column("deadline", "Hạn xử lý"),
            Column("result", "Tóm tắt kết quả"),
            Column("status", "Tình trạng"),
            Column("finished", "Ngày hoàn thành"),
            Column("note", "Ghi chú"),
        ),
        (f"SỔ THEO DÕI THỰC HIỆN NHIỆM VỤ {PERIOD_GAP}",),
    ),
    Preset(
        "six-clear",
        "6 rõ",
        (
            Column("number", "TT"),
            Column("officer", "Rõ người"),
            Column("content", "Rõ việc"),
            Column("deadline", "Rõ thời gian"),
            Column("leader", "Rõ trách nhiệm"),
            Column("output", "Rõ sản phẩm"),
            Column("extra", "Rõ thẩm quyền"),
        ),
        (f"BẢNG PHÂN CÔNG NHIỆM VỤ THEO “6 RÕ” {PERIOD_GAP}",),
    ),
    Preset(
        "four",
        "Bốn cột",
        (
            Column("number", "STT"),
            Column("content", "Nhiệm vụ"),
            Column("result", "Kết quả thực hiện"),
            Column("evaluation", "Đánh giá"),
        ),
        (f"KẾT QUẢ THỰC HIỆN NHIỆM VỤ {PERIOD_GAP}",),
    ),
)
"""The shipped presets, the first as usual."""


def preset_of(name: str, columns: Iterable[Column], period: str) -> Preset:
    """Return the columns of a report as a preset; where they name its period, a new one's will stand."""

    def general(text: str) -> str:
        return text.replace(period, PERIOD_GAP) if period else text

    kept = (
        replace(column, heading=general(column.heading), group=general(column.group)) for column in columns
    )
    return Preset("", " ".join(name.split()), tuple(kept))


def find_preset(presets: Iterable[Preset], name: str) -> Preset | None:
    """Return the preset that a name means; None where none is called so."""
    return next((preset for preset in presets if preset.is_called(name)), None)
