"""The list of what was done: one line an act, the newest first, page by page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.foreign.reports import read_foreign
from db.store.store import Store
from vqdesk.messages.deed_names import deeds_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from db.records import Draft


def told(store: Store, report_id: str | None = "r") -> list[str]:
    return deeds_words(store, store.history.deeds(report_id, limit=999), "vi")


def test_every_verb_is_one_line_with_its_name(store: Store, make_draft: Callable[..., Draft]) -> None:
    domain = store.domains.add("r", numeral="III", name="Lĩnh vực khác").record
    task = store.tasks.add("r", domain.id, number="6").record
    store.tasks.write("r", task.id, "content", "Nội dung mới")
    store.tasks.write("r", task.id, "extra:Ghi chú", "x")
    store.tasks.write("r", task.id, "number", "")
    store.tasks.duplicate("r", task.id)
    store.tasks.move("r", "t1", domain_id="d2", before=None)
    store.domains.move("r", domain.id, before="d1")
    store.domains.write("r", domain.id, "name", "Đổi tên")
    for field, text in (("numeral", "IV"), ("name", "Khác")):
        store.domains.write("r", domain.id, field, text, edit="e")
    store.tasks.renumber("r")
    store.reports.write(replace(store.reports.get("r"), attached_to="a"))
    store.reports.write(replace(store.reports.get("r"), attached_to="b", organisation="UBND xã"))
    store.tasks.delete("r", "t2")
    store.domains.delete("r", domain.id)
    store.reports.replace(make_draft())
    store.reports.replace(make_draft(attached_to="khác"))
    store.reports.delete("r")
    store.bin.restore("r")
    unit = store.registers.add_unit("Phòng Y tế").record
    store.registers.delete_unit(unit.id)
    assert told(store) == [
        "Lấy báo cáo ra khỏi Thùng rác",
        "Xóa báo cáo",
        "Cập nhật từ tệp",
        "Cập nhật từ tệp",
        "Xóa lĩnh vực IV và các nhiệm vụ trong đó",
        "Xóa nhiệm vụ 2",
        "Sửa thông tin của báo cáo",
        "Sửa “Kèm theo” của báo cáo",
        "Đánh lại số thứ tự",
        "Đổi tên lĩnh vực IV",
        "Sửa “Tên” của lĩnh vực IV",
        "Chuyển chỗ lĩnh vực IV",
        "Chuyển chỗ nhiệm vụ 1",
        "Nhân đôi thành nhiệm vụ “Nội dung mới”",
        "Sửa “TT” của nhiệm vụ “Nội dung mới”",
        "Sửa “Ghi chú” của nhiệm vụ “Nội dung mới”",
        "Sửa “Nội dung” của nhiệm vụ “Nội dung mới”",
        "Thêm nhiệm vụ “Nội dung mới”",
        "Thêm lĩnh vực IV",
        "Lập báo cáo",
    ]
    assert told(store, None)[:2] == ["Xóa đơn vị “Phòng Y tế”", "Thêm đơn vị “Phòng Y tế”"]
    assert told(store, None)[2:] == told(store)


def test_what_was_taken_back_and_done_again_says_so_with_its_texts(store: Store) -> None:
    store.tasks.write("r", "t1", "result", "đã làm")
    store.history.undo("r")
    store.history.redo("r")
    store.history.undo("r")
    again, redone, undone, done = store.history.deeds("r", limit=4)
    assert (done.field, done.before, done.after, done.replay) == ("result", "", "đã làm", None)
    assert (undone.before, undone.after, undone.replay) == ("đã làm", "", "undo")
    assert (redone.before, redone.after, redone.replay) == ("", "đã làm", "redo")
    assert again.step == redone.step == undone.step == done.step
    assert told(store)[0] == "Hoàn tác: Sửa “Khối lượng nhiệm vụ triển khai” của nhiệm vụ 1"
    assert told(store)[1] == "Làm lại: Sửa “Khối lượng nhiệm vụ triển khai” của nhiệm vụ 1"


def test_acts_of_many_records_are_one_line_and_pages_follow_one_another(
    store: Store, make_draft: Callable[..., Draft]
) -> None:
    store.reports.add_all([(make_draft("a", sizes=(700,)), ()), (make_draft("b"), ())])
    store.reports.delete("a")
    store.bin.restore("a")
    store.domains.delete("a", "d1")
    store.history.undo("a")
    whole = store.history.deeds(limit=999)
    pages, before = [], None
    while page := store.history.deeds(before=before, limit=2):
        pages += page
        before = page[-1].first
    assert pages == whole
    assert told(store, None) == [
        "Hoàn tác: Xóa lĩnh vực I và các nhiệm vụ trong đó",
        "Xóa lĩnh vực I và các nhiệm vụ trong đó",
        "Lấy báo cáo ra khỏi Thùng rác",
        "Xóa báo cáo",
        "Nhập báo cáo từ tệp",
        "Nhập báo cáo từ tệp",
        "Lập báo cáo",
    ]
    assert [deed.report_id for deed in whole] == ["a", "a", "a", "a", "b", "a", "r"]
    assert len(told(store, "b")) == 1


def test_what_came_from_elsewhere_is_listed_and_no_step(
    store: Store, tmp_path: Path, make_draft: Callable[..., Draft]
) -> None:
    with Store.open(tmp_path / "khac.vqd", who="hoa") as other:
        other.reports.add(make_draft("s"))
        other.tasks.write("s", "t1", "result", "đã làm")
        other.history.undo("s")
    (found,) = read_foreign(tmp_path / "khac.vqd").reports
    store.reports.add_all([(found.draft, found.changes)])
    deeds = store.history.deeds("s")
    assert [(deed.who, deed.step is None) for deed in deeds][1:] == [("hoa", True)] * (len(deeds) - 1)
    assert told(store, "s")[0] == "Nhập báo cáo từ tệp"
    assert told(store, "s")[-1] == "Lập báo cáo"
    assert "Sửa “Khối lượng nhiệm vụ triển khai” của nhiệm vụ 1" in told(store, "s")


def test_a_page_of_a_long_history_asks_little(
    store: Store, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.reports.add(make_draft("big", sizes=(2000,)))
    for number in range(300):
        store.tasks.write("r", "t1", "result", str(number))
    rows = 0
    read = store._access.db.read  # noqa: SLF001

    def counted(*args: object) -> list[tuple[object, ...]]:
        nonlocal rows
        found = read(*args)
        rows += len(found)
        return found

    monkeypatch.setattr(store._access.db, "read", counted)  # noqa: SLF001
    assert len(store.history.deeds(limit=100)) == 100
    assert rows < 1000
