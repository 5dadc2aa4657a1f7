from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vqdesk.text import word_diff
from vqdesk.text.word_diff import DiffPiece, diff_words

texts = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(["đạt ", "88,0%", ", ", "\n", "  ", "xã", " xã", ".", "\t", "14/16"])).map(
        "".join
    ),
)


def kept(pieces: tuple[DiffPiece, ...], left_out: str) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != left_out)


def holds(old: str, new: str) -> None:
    pieces = diff_words(old, new)
    assert kept(pieces, "added") == old
    assert kept(pieces, "removed") == new
    assert all(piece.text for piece in pieces)
    assert all(one.kind != other.kind for one, other in pairwise(pieces))


@given(old=texts, new=texts)
def test_both_texts_are_in_the_pieces_to_the_character(old: str, new: str) -> None:
    holds(old, new)


@given(old=texts, new=texts, mark=st.sampled_from([0, 10]))
@example(old="\r", new="\0", mark=0)
def test_so_they_are_by_every_way_of_looking(old: str, new: str, mark: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_diff, "_MOST_MATCHED", 0)
        patch.setattr(word_diff, "_MOST_COMPARED", mark)
        holds(old, new)
        patch.setattr(word_diff, "_MOST_COMPARED", 10**9)
        holds(old, new)


@given(text=texts)
def test_an_unchanged_text_has_no_change(text: str) -> None:
    assert {piece.kind for piece in diff_words(text, text)} <= {"same"}


def test_words_are_told_apart_and_numbers_are_words() -> None:
    assert diff_words("đã có 14/16 xã, đạt 88,0%.", "đã có 16/16 xã, đạt 100%.") == (
        DiffPiece("same", "đã có "),
        DiffPiece("removed", "14/16 "),
        DiffPiece("added", "16/16 "),
        DiffPiece("same", "xã, đạt "),
        DiffPiece("removed", "88,0%"),
        DiffPiece("added", "100%"),
        DiffPiece("same", "."),
    )


def test_white_space_alone_is_a_change_of_white_space() -> None:
    assert diff_words("một  hai", "một hai") == (
        DiffPiece("same", "một"),
        DiffPiece("removed", "  "),
        DiffPiece("added", " "),
        DiffPiece("same", "hai"),
    )


def test_a_lone_comma_between_changes_changes_with_them() -> None:
    assert [piece.kind for piece in diff_words("x a, b y", "x c, d y")] == [
        "same",
        "removed",
        "added",
        "same",
    ]


def test_long_texts_end_soon() -> None:
    old = " ".join(f"từ{number % 997}" for number in range(60_000))
    new = old.replace("từ5 ", "chữ ")
    begun = time.perf_counter()
    holds(old, new)
    assert time.perf_counter() - begun < 20
