from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from db.former_headings import FORMER_KEYS
from db.rows import KINDS
from db.search import tokens
from db.search.tokens import Wording, folded_text, toned_text
from db.text.folding import folded_words, split_words, toned_words

TASK = KINDS["task"]
ON_THE_PAGE = "".join(sign for sign in tokens._PAGE if sign != "\ufffe")  # noqa: SLF001
TEXTS = (
    st.text(ON_THE_PAGE) | st.text(st.characters(exclude_categories=["Cs"])) | st.text("aoừĐđ_ -²\0\n\u0301")
)


def row(texts: list[str], extra: str = "{}") -> dict[str, str]:
    later = dict.fromkeys(TASK.later, "")
    return {
        "report_id": "r-1",
        "id": "t",
        **dict(zip(FORMER_KEYS, texts, strict=True)),
        "extra": extra,
        **later,
    }


@given(st.lists(TEXTS, min_size=len(FORMER_KEYS), max_size=len(FORMER_KEYS)))
@example(["", "", "", "", "00\u0300", "0\u03000"])
def test_both_ways_of_reading_give_the_same_words(texts: list[str]) -> None:
    docid, *fields, tones, report = Wording().entry(TASK, 7, row(texts))
    assert (docid, report) == (7, "r·1")
    assert [field.split() for field in fields] == [
        folded_words(split_words(text)).split() for text in [*texts, ""]
    ]
    spoken = [
        toned_words([word])
        for text in texts
        for word in split_words(text)
        if not re.fullmatch("[0-9]+", word)
    ]
    # Two ways of writing one word ("00\u0300", "0\u03000") may give it twice.
    assert set(tones.split()) == set(" ".join(spoken).split())


@given(TEXTS)
@example("Ðường 2\u00b2\0Hoà_bình")
def test_a_text_is_read_in_the_same_words_as_one_by_one(text: str) -> None:
    words = split_words(text)
    assert folded_text(text) == folded_words(words)
    assert toned_text(text) == toned_words(words)


def test_every_vietnamese_letter_is_on_the_page() -> None:
    text = "Ằ ẳ Ẵ ặ ấ Ử ữ ỵ Ỹ ĩ Ũ ơ Ư Đ đ 15 m² – “A” …"
    folded, found = tokens._by_codes(TASK, row([text] * len(FORMER_KEYS)))  # noqa: SLF001
    assert " ".join(folded[0].split()) == "a a a a a u u y y i u o u d d 15 m² a"
    assert all(isinstance(word, bytes) for word in found)


def test_extra_columns_are_read_apart_from_each_other() -> None:
    entry = Wording().entry(TASK, 1, row([""] * len(FORMER_KEYS), '{"Ghi chú":"Đã xong","Hạn":"quý IV"}'))
    assert entry[-3].split() == ["da", "xong", "¶", "quy", "iv"]
    assert sorted(entry[-2].split()) == ["3đa", "4quy", "iv", "xong"]


def test_each_new_word_is_told_once() -> None:
    made = Wording()
    made.entry(TASK, 1, row(["Hoà bình"] * len(FORMER_KEYS)))
    assert made.news() == ({"hoa", "binh"}, {"1hoa", "1binh"})
    made.entry(TASK, 2, row(["hoà hợp"] * len(FORMER_KEYS)))
    assert made.news() == ({"hop"}, {"5hơp"})
    made.entry(TASK, 3, row(["hoà 12 kh1"] * len(FORMER_KEYS)))
    assert made.news() == ({"12", "kh1"}, {"kh1"})


def test_later_texts_are_read_apart_beside_the_extra_ones() -> None:
    told = row(["Việc"] * len(FORMER_KEYS), '{"Mức":"cao"}') | {"deadline": "Quý IV", "note": "Đã gửi"}
    slow = told | {"note": "Đã gửi \u0416"}
    for each, last in ((told, "gui"), (slow, "gui")):
        entry = Wording().entry(TASK, 1, each)
        words = entry[-3].split()
        assert words[:3] == ["quy", "iv", "¶"]
        assert words[3:5] == ["da", last]
        assert words[-2:] == ["¶", "cao"]
        assert {"iv", "cao"} <= set(entry[-2].split())
