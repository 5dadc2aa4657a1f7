"""Every window, dialog and menu: no English word in Vietnamese, no letter that is the key of two things."""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from every_dialog import BUILDERS, Built, subclasses
from every_window import OTHERS, PLACES, menus
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QCalendarWidget, QDateEdit, QDialog, QWidget
from walked import clashes, clashes_in_menu, pages, texts

import ui
from vqdesk.text.legacy.syllables import is_syllable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

COMMUNES = Path(ui.__file__).parents[1] / "resources" / "offices" / "communes.txt"
NAMES = {
    *("word", "excel", "libreoffice", "pdf", "docx", "xlsx", "csv", "json", "html", "unikey", "unicode"),
    *("vqdesk", "windows", "usb", "vni", "telex", "tcvn", "sqlite", "zip", "email", "backups", "kb", "mm"),
    *("ctrl", "shift", "alt", "esc", "enter", "tab", "del", "ins", "home", "end", "clerk"),
    *(
        "qt",
        "mit",
        "lgpl",
        "isc",
        "lucide",
        "icons",
        "and",
        "contributors",
        "vietnamadminunits",
        "th",
        "web",
        "ngoc",
        "hieu",
    ),
}
"""Programs, kinds of files, folders, units, keys, licences, and the tests' clerk: they have no other name."""
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)")
_CODE = re.compile(
    r"^.*\.(docx|pdf|vqd)$|\(((Ctrl|Alt|Shift)\+)*(Page (Up|Down)|PgUp|PgDn|Delete|Insert)\b"
    r"|\(?\*\.\w+\)?|\S*[/\\@]\S*|\S+\.\w+|%\w+"
)
"""What is no word of a sentence: a file's ending, place or name, what stands on a key."""
UNIKEY = {"Ctrl+Shift", "Alt+Z", "Ctrl+Shift+F1", "Ctrl+Shift+F5", "Ctrl+Shift+F6", "Ctrl+Shift+F9"}
IN_TEXTS = {
    *("Alt+Down", "Ctrl+D", "Ctrl+N", "Ctrl+E", "Ctrl+I", "Ctrl+B", "Ctrl+U", "Ctrl+K", "Ctrl+R", "Ctrl+J"),
    *("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+L", "Ctrl+G", "Ctrl+T", "Ctrl+M", "Ctrl+W", "Ctrl+Q"),
    *("Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down", "Ctrl+Home", "Ctrl+End", "Ctrl+Backspace"),
    *(
        "Ctrl+Del",
        "Shift+Ins",
        "Ctrl+Ins",
        "Shift+Del",
        "Alt+Up",
        "Ctrl+Return",
        "Shift+Return",
        "Del",
        "Ins",
    ),
}
"""Keys that write, choose or form text while one types, here or in Word."""

vietnamese = pytest.mark.usefixtures("vietnamese")


def test_no_dialog_is_left_out() -> None:
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        importlib.import_module(module.name)
    ours = {each.__name__ for each in subclasses(QDialog) if each.__module__.startswith("ui.")}
    walked = {name.partition(",")[0] for name in (*BUILDERS, *OTHERS)}
    assert ours - walked == {"Dialog", "MessageBox"}  # those that others are made of


# Words


def foreign_words(said: str) -> list[str]:
    """Return the words of a text that are no Vietnamese syllable, no name and no abbreviation."""
    words = _WORD.findall(_CODE.sub(" ", said.replace("&", "")))
    unknown = (word.lower() for word in words if not word.isupper() and not is_syllable(word))
    return [word for word in unknown if len(word) > 1 and word not in NAMES and word not in of_places()]


@cache
def of_places() -> frozenset[str]:
    """Return the words that names of places have from other languages of the country."""
    return frozenset(_WORD.findall(COMMUNES.read_text(encoding="utf-8").lower()))


def english_in(window: QWidget, folder: Path) -> set[tuple[str, ...]]:
    """Return what stands there and has a foreign word; the test's folder and name are left out."""
    own = (str(folder), QApplication.applicationName())
    found = set()
    for kind, said in texts(window):
        plain = re.sub(r"\t\S+", "", said)  # behind a menu's entry stand its keys as they are printed on them
        if foreign := foreign_words(plain.replace(own[0], "").replace(own[1], "")):
            found.add((kind, said, *foreign))
    return found


@pytest.mark.parametrize(
    ("said", "foreign"),
    [
        ("Mở bằng Word (Ctrl+O)", []),
        ("Tệp *.docx trong /home/clerk/a.docx", []),
        ("Nhấn Cancel để hủy", ["cancel"]),
        ("&Open...", ["open"]),
        ("UBND xã Yên Phúc", []),
    ],
)
def test_what_counts_as_foreign(said: str, foreign: list[str]) -> None:
    assert foreign_words(said) == foreign


@vietnamese
@pytest.mark.parametrize("place", PLACES)
def test_no_english_in_the_window(window: MainWindow, tmp_path: Path, place: str) -> None:
    PLACES[place](window)
    assert english_in(window, tmp_path) == set()


@vietnamese
@pytest.mark.parametrize("name", BUILDERS)
def test_no_english_in_a_dialog(built: Built, tmp_path: Path, qtbot: QtBot, name: str) -> None:
    dialog = BUILDERS[name](built)
    qtbot.addWidget(dialog)
    dialog.tell_trouble("Không ghi được.")
    assert english_in(dialog, tmp_path) == set()


@vietnamese
def test_no_english_in_a_menu(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {name: english_in(menu, tmp_path) for name, menu in menus(window, monkeypatch)}
    assert len(found) > len(window.menuBar().actions())
    assert not any(found.values()), found


@vietnamese
@pytest.mark.parametrize("name", OTHERS)
def test_no_english_in_qts_own_windows(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert english_in(OTHERS[name](parent, tmp_path, monkeypatch), tmp_path) == set()


@vietnamese
@pytest.mark.parametrize("kind", [QDateEdit, QCalendarWidget])
def test_no_english_in_what_qt_may_show(qtbot: QtBot, tmp_path: Path, kind: type[QWidget]) -> None:
    part = kind()
    qtbot.addWidget(part)
    assert english_in(part, tmp_path) == set()


# Keys


@vietnamese
@pytest.mark.parametrize("place", PLACES)
def test_no_letter_is_two_things_key_in_the_window(window: MainWindow, place: str) -> None:
    PLACES[place](window)
    assert clashes(window) == []


@vietnamese
@pytest.mark.parametrize("name", BUILDERS)
def test_no_letter_is_two_things_key_in_a_dialog(built: Built, qtbot: QtBot, name: str) -> None:
    dialog = BUILDERS[name](built)
    qtbot.addWidget(dialog)
    dialog.show()
    for _ in pages(dialog):
        assert clashes(dialog) == []


@vietnamese
def test_no_letter_is_two_entries_key_in_a_menu(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {name: clashes_in_menu(menu) for name, menu in menus(window, monkeypatch)}
    assert {name: letters for name, letters in found.items() if letters} == {}


def keys_of(window: QWidget) -> set[str]:
    """Return the keys that act in the whole of a window, whatever has the focus."""
    wide = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)
    held = [each.keys() for each in window.findChildren(QShortcut) if each.context() in wide]
    held += [each.shortcuts() for each in window.findChildren(QAction) if each.shortcutContext() in wide]
    return {keys.toString(QKeySequence.SequenceFormat.PortableText) for each in held for keys in each}


@pytest.mark.parametrize("place", PLACES)
def test_no_key_of_the_window_is_one_of_a_text_or_an_input_method(window: MainWindow, place: str) -> None:
    PLACES[place](window)
    held = keys_of(window)
    assert "Ctrl+F" in held
    assert held & (UNIKEY | IN_TEXTS) == set()
    assert not [keys for keys in held if re.fullmatch(r"(Ctrl\+)?(Shift\+)?\w", keys) and "Ctrl" not in keys]


@pytest.mark.parametrize("name", BUILDERS)
def test_no_key_of_a_dialog_is_one_of_a_text_or_an_input_method(
    built: Built, qtbot: QtBot, name: str
) -> None:
    dialog = BUILDERS[name](built)
    qtbot.addWidget(dialog)
    assert keys_of(dialog) & (UNIKEY | IN_TEXTS) == set()
