"""The window's sizes and colours: each pair can be read, everything goes through one table."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

import ui
from ui.looks import sizes
from ui.looks.colours import SCHEME_COLOURS, colours, scheme
from ui.looks.looks import Looks
from ui.looks.palette import palette_of
from ui.looks.shades import LEAST, contrast
from ui.widgets.standing_bar import StandingBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

ROOT = Path(ui.__file__).parent
ON_GROUNDS = ("text", "quiet", "accent", "wrong", "doubtful", "note", "right")
PAIRS = (
    *((letters, behind) for letters in ON_GROUNDS for behind in ("ground", "paper", "stripe")),
    *(("on_sign", sign) for sign in ("wrong", "doubtful", "note", "right")),
    *(("text", "button"), ("on_chosen", "chosen"), ("on_chosen_idle", "chosen_idle")),
    *(("on_alarm", "alarm"), ("on_calm", "calm"), ("on_done", "done")),
    *(("on_share", "share"), ("on_share", "paper"), ("on_changed", "changed")),
)
ROLE, GROUP = QPalette.ColorRole, QPalette.ColorGroup


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[Looks]:
    made = Looks.of(qapp)
    yield made
    made.write_in(sizes.TEXT_POINTS)
    made.draw_in("light")


@pytest.mark.parametrize("name", SCHEME_COLOURS)
@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_every_pair_can_be_read(name: str, pair: tuple[str, str]) -> None:
    letters, behind = (getattr(SCHEME_COLOURS[name], role) for role in pair)
    assert contrast(letters, behind) >= LEAST


@pytest.mark.parametrize("name", [name for name in SCHEME_COLOURS if name.startswith("high")])
def test_high_contrast_is_high(name: str) -> None:
    table = SCHEME_COLOURS[name]
    for letters in ("text", "quiet", "line"):
        assert contrast(getattr(table, letters), table.paper) == pytest.approx(21)
    assert all(contrast(getattr(table, letters), table.paper) >= 7 for letters in ON_GROUNDS)


def test_no_colour_stands_outside_the_table() -> None:
    # What is printed has its own: the paper is white in the dark too.
    ours = [path for path in ROOT.rglob("*.py") if path.relative_to(ROOT).parts[0] not in ("looks", "paper")]
    assert [
        path.name
        for path in ours
        if re.search(r"QColor\((?!colours)|GlobalColor\.(?!transparent|white)", path.read_text("utf-8"))
    ] == []


@pytest.mark.parametrize("name", SCHEME_COLOURS)
def test_qts_own_widgets_are_readable(name: str) -> None:
    made = palette_of(SCHEME_COLOURS[name])
    for group in (GROUP.Active, GROUP.Inactive):
        for letters, behind in (
            *((ROLE.Text, ROLE.Base), (ROLE.WindowText, ROLE.Window), (ROLE.ButtonText, ROLE.Button)),
            *((ROLE.HighlightedText, ROLE.Highlight), (ROLE.ToolTipText, ROLE.ToolTipBase)),
            *((ROLE.PlaceholderText, ROLE.Base), (ROLE.Link, ROLE.Base), (ROLE.Text, ROLE.AlternateBase)),
        ):
            assert contrast(made.color(group, letters), made.color(group, behind)) >= LEAST


def test_open_windows_follow_another_scheme(looks: Looks, qapp: QApplication, qtbot: QtBot) -> None:
    bar = StandingBar()
    qtbot.addWidget(bar)
    bar.say("calm", "x")
    for name in ("dark", "high dark", "high light", "light"):
        looks.draw_in(name)
        assert scheme() == name
        qtbot.waitUntil(lambda: bar.label.palette().color(ROLE.WindowText) == colours().on_calm)
        assert bar.palette().color(ROLE.Window) == colours().calm
        assert qapp.palette().color(ROLE.Window) == colours().ground


def test_what_is_chosen_is_grey_where_the_keys_do_not_go(looks: Looks, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    one, other = QListWidget(), QListWidget()
    column.addWidget(one)
    column.addWidget(other)
    page.show()
    page.activateWindow()
    for first, second in ((one, other), (other, one)):
        first.setFocus()
        qtbot.waitUntil(first.hasFocus)
        assert first.palette().color(GROUP.Active, ROLE.Highlight) == colours().chosen
        assert second.palette().color(GROUP.Active, ROLE.Highlight) == colours().chosen_idle
    looks.draw_in("dark")
    assert other.palette().color(GROUP.Active, ROLE.Highlight) == colours().chosen
    assert one.palette().color(GROUP.Active, ROLE.Highlight) == colours().chosen_idle


def test_a_ring_is_around_the_editor_that_has_the_keys(looks: Looks, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    editors = [QLineEdit(), QListWidget(), QCheckBox("x")]
    button = QPushButton("x")
    for widget in (*editors, button):
        column.addWidget(widget)
    page.show()
    page.activateWindow()
    for editor in editors:
        editor.setFocus()
        qtbot.waitUntil(editor.hasFocus)
        ring = looks.focus.ring
        assert ring is not None
        assert ring.widget() is editor
        qtbot.waitUntil(ring.isVisible)
        assert ring.geometry().contains(editor.geometry())
        assert ring.palette().color(ROLE.WindowText) == colours().accent
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert not ring.isVisible()


def test_a_ring_outlives_the_window_it_was_in(looks: Looks, qtbot: QtBot) -> None:
    for _ in range(2):
        page = QWidget()
        line = QLineEdit(page)
        page.show()
        page.activateWindow()
        line.setFocus()
        qtbot.waitUntil(line.hasFocus)
        assert looks.focus.ring.widget() is line
        page.close()
        page.deleteLater()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is None)


def test_the_ring_has_room_around_every_field_of_the_form(
    looks: Looks, window: MainWindow, qtbot: QtBot
) -> None:
    window.session.go_to("task", "a")
    editors = [field.editor for field in window.task_form.fields.values() if field.isVisible()]
    for editor in (*editors, window.find_panel.field, window.tree):
        editor.setFocus()
        qtbot.waitUntil(editor.hasFocus)
        ring = looks.focus.ring
        assert ring is not None
        assert ring.widget() is editor
        assert ring.parentWidget().rect().contains(ring.geometry()), editor.objectName()
