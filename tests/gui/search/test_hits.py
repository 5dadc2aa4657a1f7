"""The results of a search: what was found is in sight, however long the line before it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.looks.lit_delegate import PIECES, LitDelegate
from ui.session.record_names import format_moment
from vqdesk.periods.duplicate import COPIED, duplicate

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def test_a_result_says_which_of_its_words_was_found(window: MainWindow) -> None:
    window.session.write_task(
        "a", "unit", "Phòng Nông nghiệp và Môi trường của huyện, cùng các xã và các ban"
    )
    window.find_panel.field.insert("giao thong")
    window.find_panel.go_next()
    hits = window.find_panel.hits
    line, pieces = hits.index(0).data(), hits.index(0).data(PIECES)
    assert "".join(pieces) == line
    assert pieces[0].endswith("Xây dựng đường ")
    assert pieces[1] == "giao"
    assert isinstance(window.find_panel.results.itemDelegate(), LitDelegate)


def test_a_result_whose_words_stand_elsewhere_is_told_from_its_beginning(window: MainWindow) -> None:
    window.find_panel.field.insert("42/KH-UBND")
    window.find_panel.go_next()
    hits = window.find_panel.hits
    assert all(
        "".join(hits.index(row).data(PIECES)) == hits.index(row).data() for row in range(hits.rowCount())
    )


def test_a_hit_in_a_copy_says_that_it_is_one(window: MainWindow) -> None:
    store = window.session.store
    draft = duplicate(store.reports.draft(window.session.report_id or ""))
    store.reports.add(draft, verb=COPIED)
    window.find_panel.field.insert("giao thong")
    window.find_panel.go_next()
    hits = window.find_panel.hits
    lines = [str(hits.index(row).data()) for row in range(hits.rowCount())]
    made = format_moment(store.reports.made_at(draft.report.id, COPIED))
    assert [line.startswith(f"[9 tháng năm 2024 (bản sao lập {made})] ") for line in lines] == [False, True]
