"""The rows of an annex of today: the measured ones with deadlines, statuses and more beside six columns."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from bench.rows import SEED, many_tasks

from db.records import Column, Draft, Section

if TYPE_CHECKING:
    from db.records import Task

MORE = {
    "assignment": "Văn bản giao nhiệm vụ",
    "coordinating": "Đơn vị phối hợp",
    "officer": "Chuyên viên theo dõi",
    "output": "Sản phẩm",
    "deadline": "Thời hạn hoàn thành",
    "status": "Tình trạng",
    "finished": "Ngày hoàn thành",
    "note": "Ghi chú",
}
"""The columns beyond the six, by their keys."""

_DOCUMENTS = 400
"""So many documents have assigned all tasks: each is named by many of them."""

_UNITS = ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã", "Trạm Y tế", "Văn phòng HĐND và UBND")
_STATUSES = ("Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Chưa đến hạn", "Tạm dừng", "Chờ duyệt")


def wide_tasks(count: int) -> Draft:
    """Return `many_tasks` with fourteen columns; the same count is the same draft."""
    draft, chance = many_tasks(count), random.Random(SEED)
    more = tuple(Column(key, heading) for key, heading in MORE.items())
    sections = (
        Section(section.domain, tuple(replace(task, **_texts(task, chance)) for task in section.tasks))
        for section in draft.sections
    )
    return Draft(replace(draft.report, columns=(*draft.report.columns, *more)), tuple(sections))


def _texts(task: Task, chance: random.Random) -> dict[str, str]:
    words = task.content.split()
    status = chance.choice(_STATUSES)
    quarter = f"Quý {chance.choice(('I', 'II', 'III', 'IV'))}/2024"
    return {
        "assignment": _document(chance.randrange(_DOCUMENTS)),
        "coordinating": "; ".join(chance.sample(_UNITS, 2)),
        "officer": " ".join(words[:3]),
        "output": f"Báo cáo {' '.join(words[3:9])}",
        "deadline": chance.choice((_day(chance), _day(chance), quarter, "Thường xuyên")),
        "status": status,
        "finished": _day(chance) if status == "Hoàn thành" else "",
        "note": " ".join(words[-5:]),
    }


def _document(number: int) -> str:
    return f"Kế hoạch số {number + 1}/KH-UBND ngày {number % 28 + 1}/{number % 12 + 1}/2023"


def _day(chance: random.Random) -> str:
    return f"{chance.randrange(1, 29)}/{chance.randrange(1, 13)}/2024"
