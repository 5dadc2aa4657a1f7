"""The results of a search: what was found is in sight, however long the line before it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.looks.lit_delegate import PIECES, LitDelegate

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
