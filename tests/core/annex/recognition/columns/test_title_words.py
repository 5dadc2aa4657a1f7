"""What titles tell of a table: a plan, a report, or neither."""

from __future__ import annotations

import pytest

from vqdesk.annex.recognition.columns.title_words import told_by_titles


@pytest.mark.parametrize(
    ("told", "lines"),
    [
        ("plan", ["KẾ HOẠCH", "Thực hiện nhiệm vụ năm 2026"]),
        ("plan", ["PHỤ LỤC I", "DANH MỤC NHIỆM VỤ TRIỂN KHAI NGHỊ QUYẾT SỐ 57-NQ/TW"]),
        ("plan", ["BẢNG PHÂN CÔNG NHIỆM VỤ THÁNG 9"]),
        ("plan", ["NHIỆM VỤ TRỌNG TÂM NĂM 2026", "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2026)"]),
        ("plan", ["KẾ HOẠCH THEO DÕI, ĐÁNH GIÁ BỘ CHỈ SỐ"]),
        ("report", ["BÁO CÁO", "Kết quả thực hiện Kế hoạch số 12/KH-UBND"]),
        ("report", ["DANH MỤC NHIỆM VỤ VÀ KẾT QUẢ THỰC HIỆN QUÝ III"]),
        ("report", ["SỔ THEO DÕI NHIỆM VỤ ĐƯỢC GIAO"]),
        ("report", ["NHIỆM VỤ TRỌNG TÂM", "(Kèm theo Báo cáo số 530/BC-UBND của UBND xã)"]),
        ("", ["NHIỆM VỤ TRỌNG TÂM", "(Kèm theo Công văn số 12/UBND-VP về kế hoạch, báo cáo)"]),
        ("", ["PHỤ LỤC", "NHIỆM VỤ, GIẢI PHÁP VÀ KẾT QUẢ CẦN ĐẠT"]),
        ("", []),
    ],
)
def test_titles_tell_a_plan_from_a_report(told: str, lines: list[str]) -> None:
    assert told_by_titles(lines) == told
