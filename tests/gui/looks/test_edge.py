"""The lines around editors: all four are there, at every scale of the screen and wherever they stand."""

from __future__ import annotations

import os
import subprocess
import sys
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

import ui
from ui.app import make_application
from ui.editors.line_editor import LineEditor
from ui.editors.text_editor import TextEditor
from ui.looks.colours import colours
from ui.looks.looks import Looks

if TYPE_CHECKING:
    from ui.looks.colours import Scheme

SCHEMES: tuple[Scheme, ...] = ("light", "dark", "high dark")
_PLACES = 16


@pytest.mark.parametrize("scale", ["1", "1.25", "1.5", "1.75", "2"])
def test_every_edge_is_seen(scale: str) -> None:
    root = Path(ui.__file__).parents[1]
    run = subprocess.run(
        [sys.executable, __file__],
        env=os.environ | {"QT_SCALE_FACTOR": scale, "PYTHONPATH": str(root)},
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (run.returncode, run.stdout) == (0, ""), run.stdout + run.stderr


def missing_edges(scheme: Scheme) -> list[str]:
    """Return which edges are not seen of editors that stand dot by dot elsewhere."""
    window = QWidget()
    window.resize(1000, 400)
    editors: list[QWidget] = []
    for at in range(_PLACES):
        editor = TextEditor(window, least=2) if at % 2 else LineEditor(window)
        editor.setGeometry(20 + at % 4 * 240 + at, 20 + at // 4 * 90 + at, 200 + at, editor.minimumHeight())
        editors.append(editor)
    shown = window.grab().toImage()
    scale, line = window.devicePixelRatioF(), colours().line.rgb()
    missing: list[str] = []
    for at, editor in enumerate(editors):
        box = editor.geometry()
        left, top, right, bottom = (
            floor(each * scale + 0.5)
            for each in (box.x(), box.y(), box.x() + box.width(), box.y() + box.height())
        )
        edges = {
            "left": [(left, y) for y in range(top, bottom)],
            "right": [(right - 1, y) for y in range(top, bottom)],
            "top": [(x, top) for x in range(left, right)],
            "bottom": [(x, bottom - 1) for x in range(left, right)],
        }
        missing += [
            f"{scheme} {at} {name}"
            for name, dots in edges.items()
            if any(shown.pixel(x, y) != line for x, y in dots)
        ]
    return missing


def look() -> list[str]:
    """Return which edges are not seen in any of the tables of colours."""
    looks, missing = Looks.of(make_application("vi")), []
    for scheme in SCHEMES:
        looks.draw_in(scheme)
        missing += missing_edges(scheme)
    return missing


if __name__ == "__main__":
    sys.stdout.write("\n".join(look()))
