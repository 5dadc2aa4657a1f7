"""Which characters a report may hold."""

from __future__ import annotations

import time

import pytest

from db.text.characters import fit, without_piles
from vqdesk.annex.source.cleanup import fitted
from vqdesk.annex.source.import_log import Account


@pytest.mark.parametrize("text", ["", "việc", "e\u0323\u0302" * 20, "·" * 100, "…" * 50, "e" + "\u0301" * 30])
def test_texts_of_people_keep_all_their_marks(text: str):
    assert without_piles(text) == (text, "")


def test_marks_piled_up_on_one_letter_are_taken_off():
    text = "a" + "\u0301\u0323" * 20 + "·" * 40 + "b"
    kept, gone = without_piles(text)
    assert (len(gone), kept) == (10, "a" + "\u0301\u0323" * 15 + "·" * 40 + "b")
    assert fit(text)[1] == 10


def test_a_million_marks_take_no_time():
    text, account = "e" + "\u0323\u0302" * 450_000, Account()
    start = time.process_time()
    assert len(fitted(text, "here", account)) < 40
    assert time.process_time() - start < 5
    assert next((len(entry.what), entry.why) for entry in account) == (899_970, "account.character")
