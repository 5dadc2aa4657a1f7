"""Draw the icons of `resources/icons` (SVG, from Lucide) into the strip that the window takes them from.

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

from ui.looks.icons import SIDE, STRIP  # noqa: E402 - the floors lie beside build/


def main() -> int:
    """Write the strip."""
    application = QGuiApplication.instance() or QGuiApplication([])
    draw_strip(ROOT / "resources" / "icons").save(str(ROOT / "resources" / STRIP))
    del application
    return 0


def draw_strip(folder: Path) -> QImage:
    """Return the drawings of a folder side by side, black, in the order of their names."""
    drawings = sorted(folder.glob("*.svg"))
    strip = QImage(SIDE * len(drawings), SIDE, QImage.Format.Format_ARGB32)
    strip.fill(Qt.GlobalColor.transparent)
    painter = QPainter(strip)
    for at, drawing in enumerate(drawings):
        QSvgRenderer(str(drawing)).render(painter, QRectF(at * SIDE, 0, SIDE, SIDE))
    painter.end()
    return strip


if __name__ == "__main__":
    sys.exit(main())
