"""A report of a quarter with a task for each way in which tasks stand, to be summed up."""

from __future__ import annotations

from db.records import Domain, Draft, Period, Report, Section, Task
from vqdesk.periods.period import default_columns

ID = "quy-3"
PERIOD = Period("quý", 2026, 3)
ECONOMY, CULTURE = "Phòng Kinh tế", "Phòng Văn hóa - Xã hội"

# As of 30/9/2026; of the eight tasks two have two leads.
GROUPS = {"done_in_time": 2, "done_late": 1, "open_in_time": 2, "open_late": 2, "unknown": 1}
LATE = ("a", "c", "h")
_TASKS = {
    "kinh-te": (
        {"id": "a", "unit": ECONOMY, "deadline": "15/8/2026", "evaluation": "100%", "finished": "20/8/2026"},
        {"id": "b", "unit": ECONOMY, "deadline": "30/9/2026", "finished": "30/9/2026"},
        {"id": "c", "unit": f"{ECONOMY}; {CULTURE}", "deadline": "1/9/2026", "status": "Đang thực hiện"},
        {"id": "d", "unit": ECONOMY, "deadline": "31/12/2026"},
    ),
    "van-hoa": (
        {"id": "e", "unit": CULTURE, "deadline": "15/8/2026", "status": "Hoàn thành"},
        {"id": "f", "unit": CULTURE, "status": "Hoàn thành"},
        {"id": "g", "unit": f"{CULTURE}; {ECONOMY}"},
        {"id": "h", "unit": "Trạm Y tế", "deadline": "29/9/2026", "status": "Tạm dừng"},
    ),
}


def judged_draft() -> Draft:
    """Return the report: two domains of four tasks."""
    report = Report(ID, "UBND xã Yên Phúc", PERIOD, ("BIỂU",), "", default_columns(PERIOD))
    names = {"kinh-te": ("I", "Lĩnh vực kinh tế"), "van-hoa": ("II", "Lĩnh vực văn hóa")}
    sections, number = [], 0
    for key, rows in _TASKS.items():
        tasks = []
        for texts in rows:
            number += 1
            content = f"Nhiệm vụ số {number}"
            tasks.append(Task(ID, key, number=str(number), content=content, **texts))
        sections.append(Section(Domain(ID, key, *names[key]), tuple(tasks)))
    return Draft(report, tuple(sections))
