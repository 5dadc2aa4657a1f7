from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from handmade.legacy import tcvn3 as tcvn3_runs
from handmade.legacy import tcvn3_capitals
from handmade.legacy import vni as vni_runs
from hypothesis import given
from hypothesis import strategies as st

from vqdesk.annex.source.import_log import ImportLog
from vqdesk.annex.source.legacy_text import convert_runs
from vqdesk.text.legacy.conversion import (
    TCVN3,
    VNI,
    Charset,
    charset_of_font,
    decode_charset,
    guess_charset,
    is_suspicious,
)
from vqdesk.text.legacy.syllables import is_syllable

TEXT = (Path(__file__).parents[2] / "data" / "van-quan-9-thang-2024.txt").read_text(encoding="utf-8")
WORDS = sorted(set(re.findall(r"[^\W\d_²]+", TEXT)))
CELLS = sorted({cell.strip() for cell in re.split(r"[\t\n]", TEXT) if not cell.isascii()})
CAPITALS = Charset("TCVN3", capitals=True)
LETTERS = "abcdeghiklmnopqrstuvxyăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệóòỏõọốồổỗộớờởỡợúùủũụứừửữựíìỉĩịýỳỷỹỵ"


def tcvn3(text: str) -> str:
    return "".join(run for run, _ in tcvn3_runs(text))


def vni(text: str) -> str:
    return "".join(run for run, _ in vni_runs(text))


def told(*runs: tuple[str, str], likely: Charset | None = None) -> tuple[str, list[tuple[str, str, str]]]:
    account = ImportLog()
    text = convert_runs(runs, "paragraph 1", account, likely)
    assert all(entry.where == "paragraph 1" and entry.why == "account.legacy" for entry in account)
    return text, [(entry.what, str(entry.values["charset"]), str(entry.values["after"])) for entry in account]


@pytest.mark.parametrize(
    ("font", "charset"),
    [
        (".VnTime", TCVN3),
        (".VnTimeH", CAPITALS),
        (".VnArial NarrowH", CAPITALS),
        (".vntime", TCVN3),
        (".vntimeh", CAPITALS),
        ('".VnTime"', TCVN3),
        (".VnTifani Heavy", TCVN3),
        ("VNI-Times", VNI),
        ("VNI Helve", VNI),
        ("vni-times", VNI),
        ("Times New Roman", None),
        ("Verdana", None),
        ("VNI", None),
        (".Vn", None),
        ("", None),
    ],
)
def test_a_font_tells_its_encoding(font: str, charset: Charset | None) -> None:
    assert charset_of_font(font) == charset


@pytest.mark.parametrize(
    ("written", "charset", "text"),
    [
        ("Uû ban nh©n d©n", TCVN3, "Uỷ ban nhân dân"),
        ("n\u00adíc ngoµi", TCVN3, "nước ngoài"),
        ("§iÒu ¤ ¡ ¢ £ ¥ ¦", TCVN3, "Điều Ô Ă Â Ê Ơ Ư"),
        ("céng hßa x· héi", CAPITALS, "CỘNG HÒA XÃ HỘI"),
        ("UÛY BAN NHAÂN DAÂN", VNI, "ỦY BAN NHÂN DÂN"),
        ("ñöôøng nöôùc ngoaøi", VNI, "đường nước ngoài"),
        ("Uûy ban Aù, bieån", VNI, "Ủy ban Á, biển"),
        ("\u0093Hµ\u0094 \u0096 5", TCVN3, "“Hà” – 5"),
        ("m², 20 °C ± 5", TCVN3, "m², 20 °C ± 5"),
    ],
)
def test_texts_are_decoded(written: str, charset: Charset, text: str) -> None:
    assert decode_charset(written, charset) == text


@given(st.text(LETTERS + " 0123456789,.;-/²°"))
def test_tcvn3_comes_back(text: str) -> None:
    assert decode_charset(tcvn3(text), TCVN3) == text
    assert (
        decode_charset("".join(run for run, _ in tcvn3_capitals(text.upper())), Charset("TCVN3", True))
        == text.upper()
    )


@given(st.text(LETTERS + LETTERS.upper() + " 0123456789,.;-/²°"))
def test_vni_comes_back(text: str) -> None:
    assert decode_charset(vni(text), VNI) == text


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_runs_with_fonts_come_back_whatever_they_say(text: str) -> None:
    assert told(*vni_runs(text))[0] == text
    assert told(*tcvn3_runs(text))[0] == text


words = st.sampled_from(WORDS)
numbers = st.from_regex(r"\d{1,3}([.,/]\d{1,3})?%?", fullmatch=True)
symbols = st.sampled_from(["42/KH-UBND", "63-NQ/HU", "251/TTr-PGDĐT", "88/QĐ-UBND", "Phần A", "b)", "-", "+"])
quoted = st.tuples(st.sampled_from(["«»", "“”", '""', "()", "''"]), words).map(
    lambda pair: f"{pair[0][0]}{pair[1]}{pair[0][1]}"
)
units = st.sampled_from(["m²", " m³", " °C", "°", "±", " ha", "½", "×3", " – "])
signed = st.tuples(numbers, units).map("".join)
hyphened = st.lists(words, min_size=2, max_size=3).map("\u00ad".join)
pieces = st.one_of(words, words, words, numbers, symbols, quoted, signed, hyphened)
breaks = st.sampled_from([" ", " ", ", ", ". ", "\u00a0", "\n", "; "])
right = st.lists(st.tuples(pieces, breaks).map("".join)).map("".join)


@given(right, st.sampled_from(["NFC", "NFD"]))
def test_what_is_right_is_never_converted(text: str, form: str) -> None:
    text = unicodedata.normalize(form, text)
    assert guess_charset(text) is None
    assert told((text, "")) == (text, [])
    assert told((text, "Times New Roman"), (text, "")) == (text + text, [])


@pytest.mark.parametrize(
    "text",
    [
        "café",
        "Müller und die Größe der Straße für schöne Bücher",
        "naïve, laïc, Thaï",
        "Où est le thé ? Le café est très bon, né à Paris où l'été dure",
        "São Paulo, não, ação",
        "Citroën, Noël, Raphaël, août, goût",
        "smörgåsbord på en ö",
        "kW·h",
        "20 °C",
        "m², m³, ½, ¼",
        "§ 5",
        "©",
        "© 2024 ® ™",
        "5 µm và 3 µg",
        "theo «khoản b» và «mục m»",
        "«n» «m» b»",
        "xã¹ và A¹, b¹, c¹",
        "nông\u00adthôn phát\u00adtriển",
        "phê duyệt phư\u00adơng án, các Chư\u00adơng trình",
        "phư\u200bơng án",
        "công tác có và là",
        "Uá»· ban nhÃ¢n dÃ¢n",
        "10×20 m, a·b, ¶ 7, 5 £",
        "",
    ],
)
def test_other_texts_stay(text: str) -> None:
    assert guess_charset(text) is None
    assert told((text, "")) == (text, [])


@pytest.mark.parametrize("text", ["Quý III", "“một cửa”", "1.293,5 ha; 88,0%", "m² ± 5 °C", *CELLS])
def test_right_vietnamese_is_not_suspicious(text: str) -> None:
    assert not is_suspicious(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("cell", CELLS)
def test_cells_of_the_real_annex_are_guessed(cell: str) -> None:
    for write, charset in ((tcvn3, TCVN3), (vni, VNI)):
        written = write(cell)
        if written != cell:
            assert is_suspicious(written)
            assert told((written, ""))[0].lower() == decode_charset(written, charset).lower()


@pytest.mark.parametrize(
    ("written", "text", "changes"),
    [
        ("Uû ban nh©n d©n", "Uỷ ban nhân dân", [("Uû ban nh©n d©n", "TCVN3", "Uỷ ban nhân dân")]),
        ("UBND TØNH L¹NG S¬N", "UBND TỈNH LẠNG SƠN", None),
        ("UÛY BAN NHAÂN DAÂN", "ỦY BAN NHÂN DÂN", None),
        ("Kr«ng N¨ng, §¾k L¾k", "Krông Năng, Đắk Lắk", None),
        ("« t« vµ « nhiÔm", "ô tô và ô nhiễm", None),
        ("«KÕ ho¹ch n¨m»", "«Kế hoạch năm»", None),
        ("ho¹ch", "hoạch", None),
        ("§¹t", "Đạt", None),
        ("Ñaït", "Đạt", None),
        (
            "công tác và ng©n s¸ch cña huyÖn Văn Quan",
            "công tác và ngân sách của huyện Văn Quan",
            [("ng©n s¸ch cña huyÖn", "TCVN3", "ngân sách của huyện")],
        ),
        (
            "Phòng Nội vụ\nUû ban nh©n d©n\nHoaøn thaønh toát",
            "Phòng Nội vụ\nUỷ ban nhân dân\nHoàn thành tốt",
            [("Uû ban nh©n d©n Hoaøn thaønh toát", "TCVN3/VNI", "Uỷ ban nhân dân Hoàn thành tốt")],
        ),
    ],
)
def test_lines_without_fonts_are_guessed(
    written: str, text: str, changes: list[tuple[str, str, str]] | None
) -> None:
    after, noted = told((written, ""))
    assert after == text
    assert noted == changes if changes else len(noted) == 1


def test_only_the_runs_of_old_fonts_are_converted() -> None:
    assert told(("có ", "Times New Roman"), ("cã", ".VnTime"), (" và cã", "")) == (
        "có có và cã",
        [("cã", "TCVN3", "có")],
    )


@pytest.mark.parametrize(
    "text", ["TIẾN ĐỘ THỰC HIỆN CÁC NHIỆM VỤ TRỌNG TÂM QUÝ III", "PHỤ LỤC I\nSỞ Y TẾ XÃ ĐỊNH BÌNH"]
)
def test_short_words_of_a_line_in_capitals_are_capitals(text: str) -> None:
    assert told((tcvn3(text), ""), likely=TCVN3)[0] == text


def test_one_capital_does_not_make_a_line_of_capitals() -> None:
    assert told((tcvn3("II. Đề án"), ""), likely=TCVN3)[0] == "II. Đề án"


def test_a_letter_and_its_mark_may_stand_in_two_runs() -> None:
    assert told(("Co", "VNI-Times"), ("âng an", "VNI-Times"))[0] == "Công an"


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("Kế hoạch đã được giao", "VNI-Times"),
        ("Kế hoạch đã được giao", ".VnTime"),
        ("công ty", "VNI-Times"),
        ("báo cáo", ".VnTimeH"),
    ],
)
def test_unicode_in_a_leftover_old_font_stays(text: str, font: str) -> None:
    assert told((text, font)) == (text, [])


def test_paragraphs_of_one_cell_are_noted_together() -> None:
    account = ImportLog()
    for text in ("KÕ ho¹ch.", "B¸o c¸o."):
        convert_runs([(text, ".VnTime")], "table 1, row 2, column 3", account)
    ((what, after),) = [(entry.what, entry.values["after"]) for entry in account]
    assert (what, after) == ("KÕ ho¹ch.B¸o c¸o.", "Kế hoạch.Báo cáo.")


def test_a_short_word_needs_a_source_that_is_all_old() -> None:
    assert told(("cã", "")) == ("cã", [])
    assert told(("cã", ""), likely=TCVN3)[0] == "có"
    assert told(("Kế hoạch cã", ""), likely=TCVN3)[0] == "Kế hoạch cã"


SYLLABLES = (
    "gì giếng gìn quốc quyết quýt khuỷu ngoèo ghế kỳ y uỷ ủy thuở Coóng xoong moóc rượu oanh huỳnh giặt già"
)
NO_SYLLABLES = "héi Uû cuc ôc ngi ce café Straße ếế ghà òong ng"


@pytest.mark.parametrize("word", SYLLABLES.split(" "))
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word).upper())


@pytest.mark.parametrize("word", ["", "nhân dân", "m²", *NO_SYLLABLES.split(" ")])
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_every_marked_word_of_the_real_annex_is_a_syllable() -> None:
    marked = [word for word in WORDS if not word.isascii() and sum(map(str.isupper, word)) < 2]
    assert marked
    assert [word for word in marked if not is_syllable(word)] == []
