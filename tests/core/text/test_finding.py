"""Words found as a clerk sees them; what is put in their place, and that all else stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import LINEAR, growth

from db.text.characters import fit
from vqdesk.text.finding import FoundAt, SoughtWords, put_in_places, sentence_around

LETTERS = "aăâđeêAĂĐ dD.\n,1-\u00a0ấuưỨ"
texts = st.text(st.sampled_from(LETTERS) | st.characters(codec="utf-8"), max_size=60).map(lambda s: fit(s)[0])
words = st.text(st.sampled_from(LETTERS), min_size=1, max_size=4)
choices = st.tuples(st.booleans(), st.booleans(), st.booleans())


def found(text: str, sought: str, **how: bool) -> list[str]:
    return [text[place.start : place.end] for place in SoughtWords(sought, **how).places(text)]


@pytest.mark.parametrize(
    ("text", "sought", "how", "expected"),
    [
        ("Phòng Kinh tế, phòng kinh tế", "phòng kinh tế", {}, ["Phòng Kinh tế", "phòng kinh tế"]),
        ("Phòng Kinh tế, phòng kinh tế", "phòng kinh tế", {"cases": True}, ["phòng kinh tế"]),
        ("đường, duong, dương", "đường", {}, ["đường"]),
        ("đường, duong, dương", "duong", {"plain": True}, ["đường", "duong", "dương"]),
        ("ĐƯỜNG, đường", "Duong", {"plain": True, "cases": True}, []),
        ("Đường, đường", "Duong", {"plain": True, "cases": True}, ["Đường"]),
        ("xã, xãy, quaxã", "xã", {"whole": True}, ["xã"]),
        ("xã, xãy, quaxã", "xã", {}, ["xã", "xã", "xã"]),
        ("42/KH-UBND, 142/KH-UBND", "42/KH", {"whole": True}, ["42/KH"]),
        ("Phòng\u00a0Y tế", "phòng y tế", {}, ["Phòng\u00a0Y tế"]),
        ("Phòng\nY tế", "phòng y tế", {}, []),
        ("Phò\u00adng", "phòng", {}, ["Phò\u00adng"]),
        ("\u00d0ường", "đường", {}, ["\u00d0ường"]),
        (unicodedata.normalize("NFD", "đường"), "đường", {}, [unicodedata.normalize("NFD", "đường")]),
        (unicodedata.normalize("NFD", "đường"), "đươ", {}, []),
        ("aaaa", "aa", {}, ["aa", "aa"]),
        ("İi", "i", {}, ["i"]),
        ("ΓΣ", "γς", {}, []),
        ("ΓΣ", "γσ", {}, ["ΓΣ"]),
        ("gì đó", "", {}, []),
        ("gì đó", "\u00ad", {}, []),
    ],
)
def test_words_are_found_as_they_are_seen(
    text: str, sought: str, how: dict[str, bool], expected: list[str]
) -> None:
    assert found(text, sought, **how) == expected


@given(texts, words, choices)
def test_found_places_rise_apart_and_hold_the_words(text: str, sought: str, how: tuple[bool, ...]) -> None:
    wanted = SoughtWords(sought, *how)
    last = 0
    for place in wanted.places(text):
        assert last <= place.start < place.end <= len(text)
        assert SoughtWords(sought, *how[:1], False, how[2]).places(text[place.start : place.end])
        last = place.end


@given(texts, words, choices)
def test_no_place_changes_nothing(text: str, sought: str, how: tuple[bool, ...]) -> None:
    assert put_in_places(text, [], sought) == text
    places = SoughtWords(sought, *how).places(text)
    if places and all(text[each.start : each.end] == sought for each in places):
        assert put_in_places(text, places, sought) == text


@given(st.data(), texts, words, st.text(st.sampled_from(LETTERS), max_size=5))
def test_what_is_not_chosen_stays_to_the_letter(data: st.DataObject, text: str, sought: str, by: str) -> None:
    places = SoughtWords(sought).places(text)
    chosen = [each for each in places if data.draw(st.booleans())]
    made = put_in_places(text, chosen, by)
    at = last = 0
    for each in chosen:
        kept = text[last : each.start]
        assert made[at : at + len(kept) + len(by)] == kept + by
        at, last = at + len(kept) + len(by), each.end
    assert made[at:] == text[last:]


@pytest.mark.parametrize("how", [(False, False, False), (True, True, False), (False, True, True)])
def test_long_texts_take_time_by_their_length(how: tuple[bool, ...]) -> None:
    sought = SoughtWords("phòng kinh tế", *how)
    assert growth(lambda size: "Phòng Kinh tế và phòng kinh; " * size, sought.places, 100) < LINEAR


def test_a_place_is_shown_in_its_sentence() -> None:
    text = "Câu đầu. Giao Phòng Kinh tế chủ trì; việc khác.\nDòng sau"
    (place,) = SoughtWords("Phòng Kinh tế").places(text)
    assert sentence_around(text, place) == ("Giao ", "Phòng Kinh tế", " chủ trì;")
    long = "chữ " * 50 + "Phòng" + " chữ" * 50
    (place,) = SoughtWords("phòng").places(long)
    before, words, behind = sentence_around(long, place, 20)
    assert (before, words, behind) == ("…chữ chữ chữ chữ ", "Phòng", " chữ chữ chữ chữ…")
    assert sentence_around("ab", FoundAt(0, 1)) == ("", "a", "b")
