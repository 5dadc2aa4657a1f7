from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vqdesk.text.collation import sort_key

modest = settings(max_examples=150, deadline=None)
some_texts = st.one_of(
    st.text(max_size=12),
    st.text("aăâàáảãạbdđeêoôơuưAĂÂÁ019 -", max_size=8),
)


@pytest.mark.parametrize(
    "ordered",
    [
        "a ă â b c d đ e ê f g h i k l m n o ô ơ p q r s t u ư v w x y z",
        "a à ả ã á ạ",
        "ă ằ ẳ ẵ ắ ặ",
        "ươ ườ ưở ưỡ ướ ượ",
        "a A à À ạ Ạ ă",
        "1 2 9 10 11 100 a",
        "ma mà mả mã má mạ man",
        "Dân Đảng Em",
    ],
)
def test_letters_tones_and_numbers_stand_in_the_vietnamese_order(ordered: str) -> None:
    words = ordered.split()
    shuffled = random.Random(7).sample(words, len(words))
    assert sorted(shuffled, key=sort_key) == words


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Xã 2", "Xã 10"),
        ("Xã 02", "Xã 3"),
        ("An Sơn", "Anh"),
        ("Hòa Bình", "Hoa Lư"),
        ("hoa", "hòa"),
        ("hòa", "Hòa"),
        ("Tri Lễ", "Tú Xuyên"),
        ("Phòng Nội vụ", "Phòng Tư pháp"),
        ("12", "a"),
        ("-", "1"),
        (" a", "-a"),
        ("9" * 4999, "1" + "0" * 4999),
    ],
)
def test_before(first: str, then: str) -> None:
    assert sort_key(first) < sort_key(then)


@pytest.mark.parametrize(("one", "other"), [("Xã 2", "Xã 02"), ("Xã 2", "Xã\u00a02"), ("q\u0301", "q")])
def test_texts_that_differ_in_trifles_still_have_an_order(one: str, other: str) -> None:
    assert sort_key(one)[:3] == sort_key(other)[:3]
    assert sort_key(one) != sort_key(other)


def test_composed_and_decomposed_text_are_the_same() -> None:
    text = "Điềm He, Trấn Ninh, Hữu Lễ"
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(text)


@modest
@given(some_texts, some_texts)
def test_keys_are_equal_only_for_the_same_text(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (sort_key(one) == sort_key(other)) == same


@modest
@given(some_texts, some_texts, some_texts)
def test_order_is_total_and_transitive(one: str, two: str, three: str) -> None:
    keys = sorted([sort_key(one), sort_key(two), sort_key(three)])
    assert keys[0] <= keys[1] <= keys[2]
    assert keys[0] <= keys[2]


@modest
@given(
    st.text("aăâbcdđeêghiklmnoôơpqrstuưvxy ", max_size=8),
    st.text("aăâbcdđeêghiklmnoôơpqrstuưvxy ", min_size=1, max_size=8),
)
def test_a_text_comes_before_its_longer_ones(text: str, more: str) -> None:
    assert sort_key(text) < sort_key(text + more)
