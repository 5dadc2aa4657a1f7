"""In high contrast a tab has an edge that can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QTabBar

from ui.looks.colours import colours
from ui.looks.shades import contrast

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.looks.looks import Looks


@pytest.mark.parametrize("name", ["high light", "high dark"])
def test_a_tab_has_an_edge(looks: Looks, qtbot: QtBot, name: str) -> None:
    looks.draw_in(name)  # type: ignore[arg-type]  # the table's own names
    bar = QTabBar()
    qtbot.addWidget(bar)
    for _ in range(2):
        bar.addTab("")
    bar.show()
    image = bar.grab().toImage()
    middle = bar.tabRect(1).center()
    seen = (image.pixelColor(x, middle.y()) for x in range(bar.tabRect(1).left(), image.width()))
    assert max(contrast(each, colours().ground) for each in seen) >= 7
