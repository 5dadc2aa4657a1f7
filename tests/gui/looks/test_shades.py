"""What is written can be read: in the light, in the dark, and in the row that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.looks.shades import LEAST, contrast, readable_colour
from ui.outline.model import STATE
from ui.outline.tree import OutlineTree
from ui.widgets.passage import Passage, PassageView
from ui.widgets.standing_bar import StandingBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.session.session import Session

GROUP, ROLE = QPalette.ColorGroup, QPalette.ColorRole
PAPERS = {
    "light": ("#ffffff", "#000000", "#308cc6", "#ffffff"),
    "dark": ("#1e1e1e", "#f0f0f0", "#2a5d8a", "#ffffff"),
    "dark grey": ("#2d2d2d", "#ffffff", "#308cc6", "#ffffff"),
    "middle": ("#808080", "#000000", "#f0c040", "#000000"),
    "yellow choice": ("#ffffe0", "#202020", "#ffe680", "#202020"),
}


def palette(name: str) -> QPalette:
    made = QPalette()
    base, text, chosen, letters = (QColor(code) for code in PAPERS[name])
    for group in (GROUP.Active, GROUP.Inactive):
        for role, colour in (
            (ROLE.Base, base),
            (ROLE.Window, base),
            (ROLE.Text, text),
            (ROLE.WindowText, text),
            (ROLE.Highlight, chosen),
            (ROLE.HighlightedText, letters),
        ):
            made.setColor(group, role, colour)
    return made


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    "behind", ["#000000", "#1e1e1e", "#555555", "#777777", "#308cc6", "#aaaaaa", "#ffffff"]
)
@pytest.mark.parametrize("colour", ["#b03020", "#0b6b2e", "#ffffff", "#000000", "#ffd0c8"])
def test_every_colour_is_made_readable(colour: str, behind: str) -> None:
    made = readable_colour(QColor(colour), QColor(behind))
    assert contrast(made, QColor(behind)) >= LEAST
    if contrast(QColor(colour), QColor(behind)) >= LEAST:
        assert made == QColor(colour)


@pytest.mark.parametrize("is_active", [True, False])
@pytest.mark.parametrize("is_chosen", [True, False])
@pytest.mark.parametrize("task_id", ["b", "c"])  # no evaluation; a sentence
@pytest.mark.parametrize("name", PAPERS)
def test_the_state_of_a_task_is_readable(
    session: Session, qtbot: QtBot, name: str, task_id: str, is_chosen: bool, is_active: bool
) -> None:
    tree = OutlineTree(session)
    qtbot.addWidget(tree)
    tree.setPalette(palette(name))
    index = tree.outline.place("task", task_id).siblingAtColumn(STATE)
    option = QStyleOptionViewItem()
    option.initFrom(tree)
    option.widget = tree
    option.rect = option.rect.adjusted(0, 0, 160 - option.rect.width(), 30 - option.rect.height())
    option.state = QStyle.StateFlag.State_Enabled
    if is_active:
        option.state |= QStyle.StateFlag.State_Active
    if is_chosen:
        option.state |= QStyle.StateFlag.State_Selected
    image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    group = GROUP.Active if is_active else GROUP.Inactive
    behind = palette(name).color(group, ROLE.Highlight if is_chosen else ROLE.Base)
    image.fill(behind)
    pens: list[QColor] = []
    painter = Pens(image, pens)
    tree.itemDelegateForColumn(STATE).paint(painter, option, index)
    painter.end()
    assert contrast(pens[-1], behind) >= LEAST


class Pens(QPainter):
    """Paint, and remember with what texts were painted."""

    def __init__(self, image: QImage, pens: list[QColor]) -> None:
        super().__init__(image)
        self._pens = pens

    def drawText(self, *args: object) -> None:  # noqa: N802
        self._pens.append(self.pen().color())
        super().drawText(*args)


@pytest.mark.parametrize("name", PAPERS)
def test_words_that_came_and_went_are_readable(qtbot: QtBot, name: str) -> None:
    view = PassageView()
    qtbot.addWidget(view)
    view.setPalette(palette(name))
    view.show_passages([Passage("", (("same", "a "), ("added", "b "), ("removed", "c")))])
    paper = view.palette().color(ROLE.Base)
    cursor = view.textCursor()
    for place in (4, 5):
        cursor.setPosition(place)
        colour = cursor.charFormat().foreground().color()
        assert contrast(colour, paper) >= LEAST


@pytest.mark.parametrize("kind", ["alarm", "calm", "done"])
def test_bars_are_readable(qtbot: QtBot, kind: str) -> None:
    bar = StandingBar()
    qtbot.addWidget(bar)
    bar.say(kind, "x")
    colours = bar.label.palette()
    assert contrast(colours.color(ROLE.Window), colours.color(ROLE.WindowText)) >= LEAST
