"""What sessions are about and what they say of themselves, a line each on standard output."""

from __future__ import annotations

import sys

SENTINELS = ("KIMCƯƠNG", "bímậtnhànước", "Nguyễn Văn Ẩn")
"""Words of the report that nothing but the report may hold."""

PASSWORD = "câu dài của văn thư"
"""The password of backups, which nothing may hold at all."""


def annex(name: str = "Kinh tế") -> str:
    """Return an annex as text, the words that betray it in a unit, a narrative and a domain."""
    rows = [
        "Tiến độ thực hiện nhiệm vụ trọng tâm 9 tháng năm 2024",
        "TT\tTên đơn vị\tNội dung nhiệm vụ\tVăn bản triển khai\tKết quả thực hiện\tMức độ hoàn thành",
        f"I\tLĩnh vực {name} {SENTINELS[0]}",
        f"1\tPhòng {SENTINELS[2]}\tSắp xếp\tSố 12/KH-UBND\tĐã xong {SENTINELS[1]}\t50,0%",
        f"2\tPhòng {SENTINELS[2]}\tTrồng rừng\tSố 13/KH-UBND\tĐã trồng\t88%",
    ]
    return "\n".join(rows)


def tell(what: object, code: int = 0) -> None:
    """Say what was done, and with which exit code."""
    _write(f"did {what}: {code}")


def tell_missed(what: object) -> None:
    """Say what a session has come to an end without."""
    _write(f"missed {what}")


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
