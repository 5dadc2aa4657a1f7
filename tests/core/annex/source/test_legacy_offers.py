"""Pasted text of an old encoding: the conversion is offered, and never for what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from vqdesk.annex.source.legacy_offer import offer_unicode

SAMPLE = Path(__file__).parents[3] / "data" / "van-quan-9-thang-2024.txt"


@pytest.mark.parametrize(
    ("text", "charset", "right"),
    [
        ("Uû ban nh©n d©n x· B¶n Míi ®· tæ chøc", "TCVN3", "Uỷ ban nhân dân xã Bản Mới đã tổ chức"),
        ("Uûy ban nhaân daân xaõ Baûn Môùi", "VNI", "Ủy ban nhân dân xã Bản Mới"),
        ("§¹t 88%\nPhô lôc", "TCVN3", "Đạt 88%\nPhụ lục"),
        ("Phòng Nội vụ\n®· tæ chøc", "TCVN3", "Phòng Nội vụ\nđã tổ chức"),
    ],
)
def test_what_an_old_encoding_would_be_is_offered(text: str, charset: str, right: str) -> None:
    found = offer_unicode(text)
    assert found is not None
    assert (found.charset, found.text) == (charset, right)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ủy ban nhân dân xã",
        "Ðường Ðông, QÐ-UBND",
        "42/KH-UBND §5 ¶3 «Việt Nam» ©2024 ® ½ ¾ ±5° 25µm 50 m² 3 m³",
        "Café naïve résumé façade — “quotes”, crème brûlée, à la carte",
        "Señor Niño, Müller, Straße, Ångström, Øresund, Çelik",
        "MÜLLER GMBH",
        "Ô tô, Ê Đê, Đắk Lắk, Krông Pắc",
        "ID: ÀÉÎÕÜ-1234",
        "đ\u200bường",
    ],
)
def test_nothing_is_offered_for_what_is_right(text: str) -> None:
    assert offer_unicode(text) is None


def test_no_text_of_the_sample_is_asked_about_while_it_is_typed() -> None:
    for cell in SAMPLE.read_text(encoding="utf-8").replace("\n", "\t").split("\t")[:120]:
        assert not any(offer_unicode(cell[:end]) for end in (*range(1, min(len(cell), 120)), len(cell)))
