"""Lines: the text is all there, and what is written in one piece is not broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontDatabase, QGuiApplication, QRawFont

from db.errors import Refused
from ui.paper import fonts
from ui.paper.lines import Setter
from ui.paper.measures import millimetres, points
from vqdesk.annex.layout.typography import TABLE_SIZES, text_styles
from vqdesk.diagnostics.font_check import LETTERS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SYMBOLS = (
    "42/KH-UBND",
    "15/2023/NĐ-CP",
    "63-NQ/HU",
    "117/UBND-NN",
    "759/BC -UBND",
    "52 tạ/ha",
    "(26/KH-UBND)",
)
COLUMN = millimetres(38)


def broken(text: str, width: int = COLUMN, size: int = 12) -> list[str]:
    layout = Setter(text_styles(size)).set(text, "label", width).layout
    assert layout is not None
    lines = [layout.lineAt(at) for at in range(layout.lineCount())]
    return [text[line.textStart() : line.textStart() + line.textLength()] for line in lines]


@given(
    before=st.text("abc đạt ", max_size=40),
    symbol=st.sampled_from(SYMBOLS),
    size=st.sampled_from(TABLE_SIZES),
)
@settings(max_examples=60)
def test_a_symbol_is_never_split(qapp: QApplication, before: str, symbol: str, size: int) -> None:
    text = f"{before.strip()} {symbol} ngày 30/01/2024".strip()
    lines = broken(text, size=size)
    assert "".join(lines) == text
    piece = symbol.split(" tạ")[-1].split(" ", 1)[0] if symbol.startswith("52") else symbol
    assert any(piece in line for line in lines), lines


def test_a_symbol_wider_than_its_column_is_broken_at_its_hyphen(qapp: QApplication) -> None:
    assert broken("số 1251/TTr-PGDĐT", millimetres(24)) == ["số ", "1251/TTr-", "PGDĐT"]


def test_no_break_spaces_hold(qapp: QApplication) -> None:
    text = "Phòng\u00a0Nông\u00a0nghiệp và\u00a0Môi trường"
    assert broken(text, millimetres(40)) == ["Phòng\u00a0Nông\u00a0nghiệp ", "và\u00a0Môi trường"]


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
@settings(max_examples=60)
def test_every_letter_is_in_a_line(qapp: QApplication, text: str) -> None:
    setter = Setter(text_styles())
    paragraph = setter.set(text, "narrative", COLUMN)
    assert paragraph.lines == setter.measure(text, "narrative", COLUMN)
    layout = paragraph.layout
    assert layout is not None
    lines = [layout.lineAt(at) for at in range(layout.lineCount())]
    # Qt counts in UTF-16.
    assert sum(line.textLength() for line in lines) == len(text.encode("utf-16-le")) // 2


def test_a_tab_goes_to_the_next_stop(qapp: QApplication) -> None:
    layout = Setter(text_styles()).set("a\tb", "label", COLUMN).layout
    assert layout is not None
    assert layout.lineAt(0).cursorToX(2)[0] == points(36)


# The font


def test_the_font_has_every_vietnamese_letter(qapp: QGuiApplication) -> None:
    made = fonts.Fonts()
    for look in text_styles().values():
        face = QRawFont.fromFont(made.of(look))
        assert face.familyName() in ("Times New Roman", "Liberation Serif")
        assert not [letter for letter in LETTERS if not face.supportsCharacter(ord(letter))]


def test_no_font_for_documents_is_told(qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFontDatabase, "hasFamily", lambda _family: False)
    with pytest.raises(Refused, match=r"font\.none"):
        fonts.Fonts()


def test_a_font_without_the_letters_is_told(qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "LETTERS", frozenset("ađ\u0f00"))
    with pytest.raises(Refused) as caught:
        fonts.Fonts()
    assert caught.value.key == "font.letters"
    assert caught.value.values["letters"] == "\u0f00"


def test_a_font_that_stands_in_for_another_is_not_taken(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "hasFamily", lambda _family: True)
    monkeypatch.setattr(fonts, "FAMILIES", ("No such family",))
    with pytest.raises(Refused, match=r"font\.letters"):
        fonts.Fonts()
