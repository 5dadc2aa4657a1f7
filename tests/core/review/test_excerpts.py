"""A place is shown in its whole sentence, with what is lit for it, and long texts only around it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vqdesk.checks.frame.finding import Stretch
from vqdesk.review.excerpts import quoted_sentences

TEXT = (
    "Huyện có 23.900 hộ. Tiếp nhận 965 hồ sơ; đã trả 886 hồ sơ, chiếm 98,1%. Xong tại TP. Lạng Sơn.\n"
    "Dòng hai.. hết"
)


def at(words: str, text: str = TEXT) -> Stretch:
    start = text.index(words)
    return Stretch("result", start, start + len(words))


def shown(text: str, place: Stretch | None, *lit: Stretch) -> str:
    marks = {"same": "{}", "doubted": "[{}]", "lit": "<{}>"}
    return "".join(marks[kind].format(words) for kind, words in quoted_sentences(text, place, lit))


@pytest.mark.parametrize(
    ("words", "lit", "wanted"),
    [
        (
            "98,1%",
            ("965", "886"),
            "Tiếp nhận <965> hồ sơ; đã trả <886> hồ sơ, chiếm [98,1%].",
        ),
        ("965", (), "Tiếp nhận [965] hồ sơ; đã trả 886 hồ sơ, chiếm 98,1%."),
        ("23.900", (), "Huyện có [23.900] hộ."),
        ("98,1%", ("23.900",), "Huyện có <23.900> hộ. Tiếp nhận 965 hồ sơ; đã trả 886 hồ sơ, chiếm [98,1%]."),
        ("Lạng", (), "Xong tại TP. [Lạng] Sơn."),
        ("hết", ("23.900",), "Huyện có <23.900> hộ. … Dòng hai.. [hết]"),
        ("..", (), "Dòng hai[..] hết"),
        ("hộ. Tiếp", (), "Huyện có 23.900 [hộ. Tiếp] nhận 965 hồ sơ; đã trả 886 hồ sơ, chiếm 98,1%."),
        ("98,1%", ("98,1%",), "Tiếp nhận 965 hồ sơ; đã trả 886 hồ sơ, chiếm [98,1%]."),
    ],
)
def test_a_place_in_its_sentence(words: str, lit: tuple[str, ...], wanted: str) -> None:
    assert shown(TEXT, at(words), *map(at, lit)) == wanted


def test_what_is_lit_alone_and_nothing_at_all() -> None:
    assert shown(TEXT, None, at("965")) == "Tiếp nhận <965> hồ sơ; đã trả 886 hồ sơ, chiếm 98,1%."
    assert quoted_sentences("", None, [Stretch("evaluation", 0, 0)]) == ()
    assert quoted_sentences("", Stretch("evaluation", 0, 0)) == ()


def test_a_long_sentence_is_cut_between_words_and_says_so() -> None:
    text = "chữ " * 50_000 + "sai " + "chữ " * 50_000
    start = time.perf_counter()
    told = shown(text, at("sai", text))
    assert time.perf_counter() - start < 0.1
    assert told.startswith("… chữ ")
    assert told.endswith(" chữ …")
    assert "[sai]" in told
    assert set(told.replace("…", " ").split()) == {"chữ", "[sai]"}
    assert len(told) < 1_500


def test_a_sentence_of_a_thousand_letters_is_whole_wherever_the_place_is() -> None:
    text = f"Trước. Đầu {'chữ ' * 300}cuối. Sau."
    for words in ("Đầu", "cuối"):
        told = shown(text, at(words, text)).replace("[", "").replace("]", "")
        assert told == text.removeprefix("Trước. ").removesuffix(" Sau.")


def test_a_place_as_long_as_the_text_is_shortened() -> None:
    text = "x" * 200_000
    (piece,) = quoted_sentences(text, Stretch("result", 0, len(text)))
    assert (piece.kind, len(piece.text) < 500, " … " in piece.text) == ("doubted", True, True)


def test_of_far_and_many_lit_places_the_nearest_are_shown() -> None:
    sentences = [
        f"Câu {number} có {number * 7} hộ dân đang sinh sống ổn định." for number in range(1000, 2000)
    ]
    text = " ".join(sentences)
    lit = [at(f"{number * 7} hộ", text) for number in range(1000, 2000)]
    told = shown(text, at("Câu 1500", text), *lit)
    assert "[Câu 1500] có <10500 hộ>" in told
    assert "<10507 hộ>" in told
    assert len(told) < 2_500


@given(
    st.text(alphabet="aĐ1%. \n,…!(", max_size=300),
    st.data(),
)
def test_nothing_in_doubt_is_lost_and_only_dots_are_new(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lit_start = data.draw(st.integers(0, len(text)))
    lit_end = data.draw(st.integers(lit_start, len(text)))
    pieces = quoted_sentences(text, Stretch("r", start, end), [Stretch("r", lit_start, lit_end)])
    doubted = "".join(piece.text for piece in pieces if piece.kind == "doubted")
    assert doubted == text[start:end]
    whole = "".join(piece.text for piece in pieces)
    assert all(part.strip() in text for part in whole.split(" … "))
