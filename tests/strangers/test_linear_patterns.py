"""Texts that a stranger may choose cost regular expressions steps in proportion to their length."""

from __future__ import annotations

import re

import pytest
from pattern_steps import pattern_steps
from steps import LINEAR, growth

from vqdesk.annex.recognition import footer, titles
from vqdesk.annex.recognition.columns import title_words
from vqdesk.columns import internal
from vqdesk.formats.html.css import declarations
from vqdesk.formats.word.foreign import content
from vqdesk.text import attached_line
from vqdesk.tracking import unit_lists

SIZE = 60
GREW = (
    (re.compile(r".*\w.*[a-z]\."), "fullmatch", "a"),
    (re.compile(r"[ ,;]+(về|số)"), "finditer", ","),
    (re.compile(r"\d*\.?\d+(?:pt|px)"), "fullmatch", "0"),
)
"""Of the kinds that were in the program: the square of the length, which the count must tell."""

MENDED = (
    (footer._REMARK, "fullmatch", ("a", "a.", ": ")),  # noqa: SLF001
    (titles._AFTER_ISSUER, "finditer", (",", " ;", ", về ")),  # noqa: SLF001
    (titles._AFTER_OFFICE, "finditer", (",", " ;", " về")),  # noqa: SLF001
    (title_words._BEGINS_PLAN, "fullmatch", (";", "phu luc", "phu luc;", "i;")),  # noqa: SLF001
    (internal._INTERNAL, "fullmatch", ("(", "(noi bo", "noi bo ", "(a")),  # noqa: SLF001
    (declarations._FONT, "finditer", ("0", "1.", "0px", "1 ")),  # noqa: SLF001
    (declarations._NOTHING, "fullmatch", ("0", "0.", ".")),  # noqa: SLF001
    (attached_line._AND, "finditer", (",", "; ", ", và")),  # noqa: SLF001
    (unit_lists._BEGINS, "finditer", (".", "- ", "1. ", "và ", " ")),  # noqa: SLF001
)


def grows(pattern: re.Pattern[str], how: str, unit: str) -> float:
    beginning = "phu luc" if pattern is title_words._BEGINS_PLAN else ""  # noqa: SLF001
    small, large = (
        pattern_steps(pattern, beginning + unit * (size // len(unit)) + "\x01", how)
        for size in (SIZE, 2 * SIZE)
    )
    return large / small


@pytest.mark.parametrize(("pattern", "how", "unit"), GREW)
def test_what_grows_with_the_square_is_told(pattern: re.Pattern[str], how: str, unit: str) -> None:
    assert grows(pattern, how, unit) > LINEAR


@pytest.mark.parametrize(("pattern", "how", "units"), MENDED, ids=lambda each: getattr(each, "pattern", None))
def test_a_pattern_takes_twice_the_steps_for_twice_the_text(
    pattern: re.Pattern[str], how: str, units: tuple[str, ...]
) -> None:
    for unit in units:
        assert grows(pattern, how, unit) < LINEAR, unit


def test_style_sheets_of_a_part_that_never_end_are_looked_for_once() -> None:
    found = content._style_sheets  # noqa: SLF001
    assert growth(lambda size: b"<?xml-stylesheet " * size, lambda data: [*found(data)], 400) < LINEAR
