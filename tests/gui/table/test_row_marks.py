"""The marks at the rows' side lie on the table's paper in every set of colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from ui.looks.colours import SCHEME_COLOURS, colours

if TYPE_CHECKING:
    from conftest import AtTable

    from ui.looks.looks import Looks


@pytest.mark.parametrize("name", SCHEME_COLOURS)
def test_below_the_rows_there_is_paper(at: AtTable, looks: Looks, name: str) -> None:
    at.window.resize(900, 900)
    looks.draw_in(name)  # type: ignore[arg-type]  # the table's own names
    QApplication.processEvents()
    marks = at.table.verticalHeader()
    page = marks.viewport()
    assert marks.length() < page.height()
    seen = page.grab().toImage().pixelColor(QPoint(page.width() // 2, page.height() - 4))
    assert seen == colours().paper
