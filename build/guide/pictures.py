"""Take the guide's pictures anew from the running program, without a screen: make.py pictures.

Beside each picture stands what the window in it says; the tests compare that with the program.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from guide.scenes import SCENES, staged
from guide.words import words_of
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ui.app import make_application
from ui.guide.document import PICTURE_SCALE
from ui.guide.pages import folder
from ui.looks.looks import Looks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

PICTURES = folder() / "pictures"
TEXT_SIZE = 10
_COLOURS = 64
_ROUGH = 0xFFF8F8F8


def main(arguments: list[str]) -> int:
    """Take all pictures, or with --check compare what is on them with the program; return the exit code."""
    looks = Looks.of(make_application("vi"))
    looks.draw_in("light")
    looks.write_in(TEXT_SIZE)
    return check() if "--check" in arguments else take_all()


def take_all() -> int:
    """Take each picture, write down what is on it, and tell their sizes."""
    PICTURES.mkdir(exist_ok=True)
    for left_over in {*PICTURES.iterdir()} - {file for name in SCENES for file in files(name)}:
        left_over.unlink()
    for name, shown in _each():
        picture, record = files(name)
        record.write_text(record_of(shown), encoding="utf-8")
        in_few_colours(take(shown)).save(str(picture), "PNG", 0)  # type: ignore[call-overload]
        print(f"{picture.name}: {picture.stat().st_size // 1024} KB", flush=True)
    size = sum(file.stat().st_size for file in PICTURES.iterdir())
    print(f"{len(SCENES)} pictures, {size // 1024} KB.", flush=True)
    return 0


def check() -> int:
    """Print where a window says other words than on its picture; return 1 where one does."""
    stale = False
    for name, shown in _each():
        picture, record = files(name)
        was = record.read_text(encoding="utf-8").splitlines() if record.exists() else []
        for line in unified_diff(
            was, record_of(shown).splitlines(), picture.name, "the program", "", "", 0, ""
        ):
            stale = True
            print(line)
        if not picture.exists():
            stale = True
            print(f"{picture.name} is not there")
    if stale:
        print("The guide's pictures are out of date: run python3 build/make.py pictures.")
    return int(stale)


def _each() -> Iterator[tuple[str, QWidget]]:
    for name in SCENES:
        with tempfile.TemporaryDirectory() as place, staged(name, Path(place)) as shown:
            yield name, shown


def files(name: str) -> tuple[Path, Path]:
    """Return a picture's file and its record's."""
    return PICTURES / f"{name}.png", PICTURES / f"{name}.txt"


def record_of(shown: QWidget) -> str:
    """Return what a window says, a text a line."""
    return "".join(f"{line}\n" for line in words_of(shown))


def take(shown: QWidget) -> QImage:
    """Return a window as it looks."""
    focus = QApplication.focusWidget()
    if focus is not None and focus.window() is not shown:
        focus.clearFocus()
    taken = shown.grab().toImage()
    assert taken.devicePixelRatio() == PICTURE_SCALE, "pictures are taken by make.py pictures"
    return taken


def in_few_colours(picture: QImage) -> QImage:
    """Return a picture with the colours that it has most of, and the nearest of them for the others."""
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    dots = memoryview(picture.constBits()).cast("B").cast("I")
    exact = Counter(dots)
    kept: dict[int, int] = {}
    for colour, _count in exact.most_common():
        kept.setdefault(colour & _ROUGH, colour)
        if len(kept) == _COLOURS:
            break
    return picture.convertToFormat(QImage.Format.Format_Indexed8, list(kept.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
