"""Every phrase of the list is found where it is wrong, and left alone where it is right."""

from __future__ import annotations

import pytest

from vqdesk.checks.frame.subject import Subject
from vqdesk.checks.words.lists import Confused, confused_phrases
from vqdesk.checks.words.phrases import find_confused

PHRASES = confused_phrases()


def found(text: str) -> list[tuple[str, str | None]]:
    remarks = find_confused(Subject("1", "1", {"result": text}))
    return [(text[each.stretch.start : each.stretch.end].lower(), each.suggestion) for each in remarks]


@pytest.mark.parametrize("confused", PHRASES, ids=lambda each: each.phrase)
def test_a_phrase_is_found_where_it_is_wrong(confused: Confused) -> None:
    for text in confused.fires:
        assert confused.phrase in [typed for typed, _ in found(text)], text


@pytest.mark.parametrize("confused", PHRASES, ids=lambda each: each.phrase)
def test_a_phrase_is_left_alone_where_it_is_right(confused: Confused) -> None:
    for text in (*confused.silent, confused.proposal):
        assert found(text) == [], text


def test_a_phrase_that_may_be_right_has_an_example_of_it_or_words_that_forbid_it() -> None:
    assert len(PHRASES) == len({each.phrase for each in PHRASES})
    assert len(PHRASES) > 200


def test_a_phrase_over_several_lines_or_in_capitals_keeps_its_place() -> None:
    assert found("Đã\nSÁT NHẬP xã") == [("sát nhập", "SÁP NHẬP")]
    assert found("Đã sát\u00a0nhập; đã  sát  nhập") == [
        ("sát\u00a0nhập", "sáp nhập"),
        ("sát  nhập", "sáp nhập"),
    ]
    assert found("Sát nhập xã") == [("sát nhập", "Sáp nhập")]
    assert found("ông Lê Sát Nhập") == []
