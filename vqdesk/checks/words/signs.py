"""The rules on signs: what shows nothing, what looks like another letter, what an old font left behind."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from db.text.signs import UNSEEN, as_read, has_unseen, without_unseen
from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.rule import TaskRule, narrative
from vqdesk.text.legacy.conversion import guess_charset, is_suspicious, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.frame.subject import Subject

_SEEN_SPACE = re.compile(r"\s")
_ALIKE = re.compile("[ÐðƉɖ\u0391-\u03bf\u0405-\u0458\uff01-\uff5e]")
_FORMER_D = frozenset("ÐðƉɖ")
_LETTER = re.compile("[A-Za-zÀ-ɏḀ-ỿ]")
_LOST = re.compile("[\ufffd\ue000-\uf8ff][\ufffd\ue000-\uf8ff]*")  # a class that comes first is found fastest
_LINE = re.compile(r"[^\n]+")
_COLOURED = "\ufe0e\ufe0f"  # tell of the sign before them whether it is a picture
_REACH = 30  # characters of a word on each side of a sign


def find_unseen(subject: Subject) -> Iterator[Remark]:
    """Yield every word in or beside which something stands that nobody sees."""
    for field, text in subject.texts.items():
        if not has_unseen(text) or _is_legacy(text):
            continue
        ended = -1
        for match in UNSEEN.finditer(text):
            if match.start() < ended or match[0] in _COLOURED:
                continue
            start, ended = _word_around(text, match.start())
            clean = without_unseen(text[start:ended])
            yield Remark(Stretch(field, start, ended), "words.invisible", {"typed": clean}, suggestion=clean)


def find_eth(subject: Subject) -> Iterator[Remark]:
    """Yield every word with a letter that looks like one of ours: eth, Cyrillic, full width."""
    for field, text in subject.texts.items():
        if text.isascii() or not _ALIKE.search(text) or _is_legacy(text):
            continue
        ended = -1
        for match in _ALIKE.finditer(text):
            if match.start() < ended:
                continue
            start, ended = _word_around(text, match.start())
            word, read = text[start:ended], as_read(text[start:ended])
            if read != word and _is_mistaken(word):
                yield Remark(Stretch(field, start, ended), "words.eth", {"typed": read}, suggestion=read)


def _is_mistaken(word: str) -> bool:
    """Tell whether a letter of another script was meant as ours: in a formula it stands alone (Ω, μ)."""
    return not _FORMER_D.isdisjoint(word) or _LETTER.search(word) is not None


def _is_legacy(text: str) -> bool:
    """Tell whether a text is in an old encoding: there eth and the soft hyphen are other letters."""
    return is_suspicious(text) and guess_charset(text) is not None


def find_legacy(subject: Subject) -> Iterator[Remark]:
    """Yield words that an old font alone makes readable, and letters that are lost."""
    for field, text in subject.texts.items():
        if text.isascii():
            continue
        for match in _LOST.finditer(text):
            yield Remark(Stretch(field, *match.span()), "words.legacy.lost")
        if is_suspicious(text):
            for line in _LINE.finditer(text):
                yield from _legacy_words(field, line[0], line.start())


def _legacy_words(field: str, line: str, start: int) -> Iterator[Remark]:
    charset = guess_charset(line)
    if charset is None:
        return
    at = start
    for old, group in groupby(
        read_words(line, charset), lambda word: word.kind in ("gained", "name", "either", "plain")
    ):
        words = list(group)
        text, reading = "".join(word.text for word in words), "".join(word.reading for word in words)
        if old and any(word.kind == "gained" for word in words):
            lead, tail = len(text) - len(text.lstrip()), len(text.rstrip())
            yield Remark(
                Stretch(field, at + lead, at + tail),
                "words.legacy",
                {"charset": charset.name, "reading": reading.strip()},
                suggestion=reading.strip(),
            )
        at += len(text)


def _word_around(text: str, at: int) -> tuple[int, int]:
    """Return the word, between white space, that a sign belongs to; of a long one the part around it."""
    before, after = text[max(0, at - _REACH) : at], text[at : at + _REACH]
    left = len(before) - max((match.end() for match in _SEEN_SPACE.finditer(before)), default=0)
    right = _SEEN_SPACE.search(after)
    return at - left, at + (right.start() if right else len(after))


INVISIBLE = TaskRule(
    "words.invisible",
    "info",
    find_unseen,
    fires=(
        narrative("Đã ban hành kế\u200b hoạch.", "kế\u200b", "kế"),
        narrative("Kế hoạch số 42/KH\u00ad-UBND.", "42/KH\u00ad-UBND.", "42/KH-UBND."),
        narrative("\ufeffUBND xã đã họp.", "\ufeffUBND", "UBND"),
        narrative("Đạt 98\u200f% kế hoạch.", "98\u200f%", "98%"),
    ),
    silent=(
        narrative("Đã ban hành kế hoạch; 2 745\u00a0ha; 98\u202f%."),
        narrative("Phòng Kinh tế – Hạ tầng; “Một cửa”; 972,5m²."),
        narrative("Uû ban nh©n d©n x· ®· ban hµnh kÕ ho\u00b9ch, ph\u00ad\u00acng \u00adu ti\u00aan."),
        narrative("Tab\tvà dòng\nmới; đã xong \u2714\ufe0f."),
    ),
)

ETH = TaskRule(
    "words.eth",
    "info",
    find_eth,
    fires=(
        narrative("Quyết định số 42/QÐ-UBND ngày 30/01/2024.", "42/QÐ-UBND", "42/QĐ-UBND"),
        narrative("Ðã thực hiện xong.", "Ðã", "Đã"),
        narrative("Phòng К\u0435\u0301 toán UBND xã, UBN\u0410D.", "UBN\u0410D.", "UBNAD."),
        narrative("Đạt ９８%KH.", "９８%KH.", "98%KH."),
    ),
    silent=(
        narrative("Quyết định số 42/QĐ-UBND; Đã thực hiện xong; đạt 98%."),
        narrative("Nhiệt độ 38°C, điện trở 5 Ω, 3 μm, góc α, 972,5m²."),
        narrative("Café, naïve, Đắk Lắk, Krông Nô."),
        narrative("Tổ chức tốt; “Một cửa” – “Nhà sạch”."),
    ),
)

LEGACY = TaskRule(
    "words.legacy",
    "warning",
    find_legacy,
    fires=(
        narrative(
            "Uû ban nh©n d©n x· ®· ban hµnh kÕ ho¹ch.",
            "Uû ban nh©n d©n x· ®· ban hµnh kÕ ho¹ch.",
            "Uỷ ban nhân dân xã đã ban hành kế hoạch.",
        ),
        narrative(
            "UÛy ban nhaân daân xaõ ñaõ ban haønh keá hoaïch.",
            "UÛy ban nhaân daân xaõ ñaõ ban haønh keá hoaïch.",
            "Ủy ban nhân dân xã đã ban hành kế hoạch.",
        ),
        narrative("Đã ban hành kế ho\ufffdch.", "\ufffd"),
        narrative("\uf0b7 Trồng rừng: 795 ha.", "\uf0b7"),
    ),
    silent=(
        narrative("Ủy ban nhân dân xã đã ban hành kế hoạch; diện tích 972,5m²; § 2; ½ số hộ."),
        narrative("Hàng hóa xuất xứ Đức (Müller), café, naïve, ®."),
        narrative("Nhiệt độ 38°C; ±5%; 3×4 m; “Một cửa”."),
        narrative("KẾ HOẠCH THỰC HIỆN NHIỆM VỤ NĂM 2024."),
    ),
)
