"""Which characters a report may hold."""

from __future__ import annotations

import time
import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import mending
from db.foreign import values as foreign_values
from db.text.characters import fit, has_unfit, stand_in_for_unfit, without_piles
from vqdesk.annex.layout.style import AnnexStyle, Closing, style_as_json, style_from_json
from vqdesk.annex.source.cleanup import make_storable
from vqdesk.annex.source.import_log import ImportLog


@pytest.mark.parametrize("text", ["", "việc", "e\u0323\u0302" * 20, "·" * 100, "…" * 50, "e" + "\u0301" * 30])
def test_texts_of_people_keep_all_their_marks(text: str):
    assert without_piles(text) == (text, "")


def test_marks_piled_up_on_one_letter_are_taken_off():
    text = "a" + "\u0301\u0323" * 20 + "·" * 40 + "b"
    kept, gone = without_piles(text)
    assert (len(gone), kept) == (10, "a" + "\u0301\u0323" * 15 + "·" * 40 + "b")
    assert fit(text)[1] == 10


def test_a_million_marks_take_no_time():
    text, account = "e" + "\u0323\u0302" * 450_000, ImportLog()
    start = time.process_time()
    assert len(make_storable(text, "here", account)) < 40
    assert time.process_time() - start < 5
    assert next((len(entry.what), entry.why) for entry in account) == (899_970, "account.character")


# One rule, wherever a text comes from

NEIGHBOURS = [
    ("a\tb\nc", "a\tb\nc"),
    ("a\rb\r\nc\n\rd", "a\nb\nc\n\nd"),
    ("a\vb\u2028c\u2029d", "a\nb\nc\nd"),
    ("a\fb\0c\x08d\x0ee\x1ff", "abcdef"),
    ("a\x1fb c\x7fd\x85e\x9ff", "ab c\x7fd\x85e\x9ff"),
    ("a\ud7ffb\ud800c\udfffd\ue000e", "a\ud7ffbcd\ue000e"),
    ("a\ufffdb\ufffec\uffffd\U00010000e\U0010ffff", "a\ufffdbcd\U00010000e\U0010ffff"),
    ("a\u00a0b\u200bc\ufeffd\u00ade", "a\u00a0b\u200bc\ufeffd\u00ade"),
    ("hoa\u0300 Pha\u0302\u0301n", "hoà Phấn"),
    ("e" + "\u0301" * 31, "é" + "\u0301" * 29),
]


@pytest.mark.parametrize(("text", "held"), NEIGHBOURS)
def test_each_way_in_holds_the_same_texts(text: str, held: str) -> None:
    assert fit(text)[0] == held
    assert foreign_values.text(text) == held
    assert make_storable(text, "here", ImportLog()) == held


@pytest.mark.parametrize(("text", "held"), NEIGHBOURS)
def test_a_style_s_texts_are_fit_lines(text: str, held: str) -> None:
    line = "".join(character for character in text if character >= " ")
    form = style_as_json(AnnexStyle(closing=Closing(signer=line)))
    signer = style_from_json(form).closing.signer
    assert signer == fit(line)[0].replace("\n", " ")
    assert style_from_json(style_as_json(style_from_json(form))) == style_from_json(form)


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_fit_is_told_as_such_and_xml_carries_it(text: str) -> None:
    made, _ = fit(text)
    assert not has_unfit(made)
    assert fit(made) == (made, 0)
    assert unicodedata.is_normalized("NFC", made)
    escaped = made.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert (ElementTree.fromstring(f"<a>{escaped}</a>").text or "") == made


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_damaged_is_shown_by_the_same_rule(text: str) -> None:
    shown = stand_in_for_unfit(text, mending.UNREADABLE)
    assert mending.make_text(text) == shown
    assert not has_unfit(shown)
    assert (shown == unicodedata.normalize("NFC", text)) == (not has_unfit(text))


def test_a_stored_text_is_read_whatever_marks_it_has() -> None:
    text = unicodedata.normalize("NFC", "a" + "\u0301" * 1000)
    assert mending.is_text(text)
    assert mending.make_text(text) == text
