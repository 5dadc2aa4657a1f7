"""Draw the icons of `resources/icons` (SVG, from Lucide) as the pictures that the window takes.

`python build/icons.py`: to be run when a drawing comes or goes. The program has no part of Qt that reads SVG.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QRectF, Qt  # noqa: E402 - the platform is named first
from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: E402
from PySide6.QtSvg import QSvgRenderer  # noqa: E402

from ui.looks.icons import SIDE  # noqa: E402 - the floors lie beside build/


def main() -> int:
    """Write each drawing's picture beside it."""
    application = QGuiApplication.instance() or QGuiApplication([])
    for drawing in sorted((ROOT / "resources" / "icons").glob("*.svg")):
        draw(drawing).save(str(drawing.with_suffix(".png")))
    del application
    return 0


def draw(drawing: Path) -> QImage:
    """Return a drawing in black on nothing."""
    made = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(str(drawing)).render(painter, QRectF(0, 0, SIDE, SIDE))
    painter.end()
    return made


if __name__ == "__main__":
    sys.exit(main())
