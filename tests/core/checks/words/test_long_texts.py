"""No long text holds the rules of words, references and names up."""

from __future__ import annotations

import pytest
from steps import LINEAR, steps

from db.records import Period
from vqdesk.checks.checker import check_report
from vqdesk.checks.frame.subject import Subject, Surroundings
from vqdesk.checks.names.all_rules import NAMES_RULES
from vqdesk.checks.references.all_rules import REFERENCES_RULES
from vqdesk.checks.words.all_rules import WORDS_RULES
from vqdesk.offices.places import places_around
from vqdesk.offices.profiles import shipped_organisations, units

SIZE = 4_000
SHAPES = {
    "brackets": "(",
    "quotes": '"“',
    "dots": ". ",
    "one word": "bảo ",
    "two words": "triển khai ",
    "a phrase": "phần đầu ",
    "tones": "hoá hóa ",
    "eth": "Ðã ",
    "unseen": "a\u200b",
    "an old font": "Uû ban nh©n d©n ",
    "references": "Kế hoạch số 12/KH-UBND, ngày 1/2/2024; ",
    "a unit": "Phòng Giáo - Đào tạo ",
    "places": "xã Trảng Phái, ",
    "capitals": "Yên Phúc ",
    "digits": "1",
    "blanks": " ",
    "lines": "\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_takes_twice_the_steps(shape: str) -> None:
    around = Surroundings(
        Period("năm", 2026),
        units=tuple(units()),
        places=places_around("UBND huyện Văn Quan", shipped_organisations()),
    )
    rules = (*WORDS_RULES, *REFERENCES_RULES, *NAMES_RULES)

    def check(text: str) -> None:
        check_report([Subject("1", "1", {"result": text, "documents": text}, around)], rules)

    part = SHAPES[shape]
    # What was found of a word, and of a text, is kept: each is of another length.
    _, small, large = (
        steps(lambda size=size: check(part * (size // len(part)))) for size in (SIZE // 2, SIZE, 2 * SIZE)
    )
    assert large / small < LINEAR
