"""The icons: each means one thing, is drawn from its SVG, and has the colours of now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import icons as drawing
import pytest
from PySide6.QtGui import QColor, QIcon, QImage

import ui
from ui.commands import MENUS
from ui.looks.colours import SCHEME_COLOURS, colours
from ui.looks.icons import PICTURES, SIDE, icon, icon_side, picture
from vqdesk.system import resources

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.looks.looks import Looks

FOLDER = Path(ui.__file__).parents[1] / "resources" / "icons"
COMMANDS = {command.key for _, commands in MENUS for command in commands if command}
OTHERS = {"page_up", "page_down", "zoom_in", "zoom_out", "fit_width", "question", "warning"}
OTHERS |= {"close", "list"}


def test_each_picture_means_one_thing() -> None:
    assert len(set(PICTURES.values())) == len(PICTURES)
    assert sorted(PICTURES.values()) == sorted(file.stem for file in FOLDER.glob("*.svg"))
    assert set(PICTURES) - OTHERS <= COMMANDS


def test_no_icon_is_another_systems() -> None:
    root = Path(ui.__file__).parent
    taken = ("fromTheme", "standardIcon", "standardPixmap")
    assert [
        path.name for path in root.rglob("*.py") if any(name in path.read_text("utf-8") for name in taken)
    ] == []


def test_each_picture_is_as_new_as_its_drawing(qapp: QApplication) -> None:
    for file in FOLDER.glob("*.svg"):
        wanted = drawing.draw(file)
        shipped = QImage(str(file.with_suffix(".png"))).convertToFormat(wanted.format())
        assert shipped.size() == wanted.size()
        differing = max(
            abs(shipped.pixelColor(x, y).alpha() - wanted.pixelColor(x, y).alpha())
            for x in range(0, SIDE, 3)
            for y in range(0, SIDE, 3)
        )
        assert differing <= 16, file.name  # another Qt may round otherwise


def test_the_notice_goes_along() -> None:
    notice = resources.path("icons/lucide-LICENSE.txt").read_text("utf-8")
    assert notice.startswith("ISC License")
    assert "Cole Bemis" in notice


@pytest.mark.parametrize("name", SCHEME_COLOURS)
def test_icons_have_the_colours_of_now(looks: Looks, name: str) -> None:
    looks.draw_in(name)
    for mode, colour in ((QIcon.Mode.Normal, colours().text), (QIcon.Mode.Disabled, colours().faded)):
        image = icon("delete").pixmap(icon_side(), mode).toImage()
        dots = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        assert any(dot.alpha() > 128 for dot in dots)
        assert {dot.name() for dot in dots if dot.alpha() == 255} <= {colour.name()}


@pytest.mark.parametrize("side", [16, 20, 24, 25, 30, 40, 48])
def test_a_picture_is_as_large_as_it_is_asked_for(qapp: QApplication, side: int) -> None:
    drawn = picture("warning", side, QColor("red"))
    assert (drawn.width(), drawn.height(), drawn.devicePixelRatio()) == (side, side, 1)
