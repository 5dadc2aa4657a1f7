from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.text.folding import fold, folded_words, split_words, tone_key
from db.text.signs import as_read, without_unseen

VIETNAMESE = st.text("aàáạâấeêệoôơờuưđĐ dhnơ\u0300\u0323 -_/42")
TEXT = st.text(st.characters(exclude_categories=["Cs"])) | VIETNAMESE


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường", "duong"),
        ("ĐƯỜNG HOÀ BÌNH", "duong hoa binh"),
        ("hòa hoà", "hoa hoa"),
        ("Nguyễn Thị Ặ", "nguyen thi a"),
        ("42/KH-UBND", "42/kh-ubnd"),
        ("duong", "duong"),
        ("dường".replace("ờ", "ơ\u0300"), "duong"),
    ],
)
def test_folding_takes_every_mark_off(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_composed_and_decomposed_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text)) == fold(text)
    assert tone_key(unicodedata.normalize("NFD", text)) == tone_key(unicodedata.normalize("NFC", text))


@given(st.one_of(TEXT, VIETNAMESE, st.text(alphabet="aĂăΣσ đÐ\u0301\u031b\u200b\u00a0\n", max_size=12)))
def test_a_text_folds_as_its_signs_do_beside_one_another(text: str) -> None:
    small = unicodedata.normalize("NFC", as_read(without_unseen(text))).lower()
    for barred in "đðɖ":
        small = small.replace(barred, "d")
    bare = "".join(sign for sign in unicodedata.normalize("NFD", small) if unicodedata.category(sign) != "Mn")
    assert fold(text) == unicodedata.normalize("NFC", bare).lower()


@given(VIETNAMESE)
def test_words_fold_as_the_text_does(text: str) -> None:
    assert folded_words(split_words(text)) == " ".join(split_words(fold(text)))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("hoà", "hoa1"),
        ("hòa", "hoa1"),
        ("hoá", "hoa4"),
        ("hóa", "hoa4"),
        ("Đường", "đương1"),
        ("UỶ BAN", "uy2 ban"),
        ("Ủy ban", "uy2 ban"),
        ("khuỷu, ngã; nặng!", "khuyu2, nga3; năng5!"),
        ("88,0%", "88,0%"),
    ],
)
def test_the_tone_stands_at_the_end_of_its_word(text: str, key: str) -> None:
    assert tone_key(text) == key


def test_quality_marks_stay() -> None:
    assert (
        len({tone_key(word) for word in ("an", "ăn", "ân", "on", "ôn", "ơn", "un", "ưn", "dn", "đn")}) == 10
    )
