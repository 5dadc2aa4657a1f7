"""Long texts and large reports take time proportional to their size: steps are counted, no clock."""

from __future__ import annotations

from dataclasses import replace

import pytest
from former_columns import Headings
from hypothesis import given
from hypothesis import strategies as st
from steps import LINEAR, growth, steps

from db.ids import new_id
from db.records import Domain, Draft, Period, Report, Section, Task
from vqdesk.annex.recognition.open_questions.decision import decide_open
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.annex.source.literal_markup import strip_tags
from vqdesk.formats import readers
from vqdesk.formats.plain_text import reader as text_reader
from vqdesk.formats.plain_text import separated_values
from vqdesk.merge import two_way
from vqdesk.periods.renaming import rename_period
from vqdesk.text.legacy.charsets import TCVN3
from vqdesk.text.legacy.conversion import read_words
from vqdesk.text.word_diff import diff_words

OLD, NEW = Period("tháng", 2024, 9), Period("tháng", 2024, 10)


def test_mentions_among_dates_are_found_by_their_place():
    def made(size: int) -> str:
        return "tháng 9 năm 2024, ngày 01/02/2024; " * size

    assert growth(made, lambda text: rename_period(text, OLD, NEW), 60) < LINEAR
    assert (
        rename_period("ngày 5 tháng 9 năm 2024, tháng 9 năm 2024", OLD, NEW)
        == "ngày 5 tháng 9 năm 2024, tháng 10 năm 2024"
    )


def test_days_among_dates_are_found_by_their_place():
    days = Period("khác", 2024, None, "2024-03-01", "2024-04-15")

    def made(size: int) -> str:
        return "ngày 01/02/2024 chữ " * size + "từ 01/03/2024 đến 15/04/2024"

    assert growth(made, lambda text: rename_period(text, days, NEW), 60) < LINEAR
    assert rename_period(made(200), days, NEW) == "ngày 01/02/2024 chữ " * 200 + "tháng 10 năm 2024"


def test_few_words_said_again_and_again_are_compared_soon():
    def made(size: int) -> tuple[str, str]:
        return "a b " * size, "b " + "a a b " * (size * 2 // 3) + "c"

    assert growth(made, lambda texts: diff_words(*texts), 100) < LINEAR
    before, after = made(100)
    pieces = diff_words(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


@given(st.text("«»§¶·µ¹¡¸aÖ\n", min_size=1, max_size=12))
def test_signs_around_a_word_are_found_from_its_ends(token: str):
    # A pattern that tries every place in the word takes the square of its length.
    (word,) = read_words(token, TCVN3) if token.split() == [token] else [None]
    assert word is None or word.text == token
    (word,) = read_words("«nhiÖm»", TCVN3)
    assert word.reading == "«nhiệm»"
    (word,) = read_words(f"«nhiÖm{'»' * 900}", TCVN3)
    assert word.reading == f"«nhiệm{'»' * 900}"


def report(domains: int, prefix: str) -> Draft:
    own = Report("r", "", OLD, (), "", Headings(content="Nội dung").columns)
    sections = []
    for number in range(domains):
        domain = Domain("r", f"{prefix}{number}", "", f"{prefix} {number}")
        sections.append(Section(domain, (Task("r", domain.id, new_id(), content=f"{prefix} {number}"),)))
    return Draft(own, tuple(sections))


def test_domains_that_a_file_does_not_have_come_along():
    def made(size: int) -> tuple[list[Section], list[Section], set[str]]:
        old = list(report(size, "cũ").sections)
        return list(report(3, "mới").sections), old, {section.tasks[0].id for section in old}

    assert growth(made, lambda what: two_way._with_gone(*what), 100) < LINEAR  # noqa: SLF001


def test_domains_that_come_along_stand_behind_the_one_that_they_followed():
    old = report(6, "a").sections
    kept = [replace(section, tasks=()) for section in (old[3], old[1])]
    gone = {section.tasks[0].id for section in old}
    found = two_way._with_gone(kept, old, gone)  # noqa: SLF001
    assert [section.domain.id for section in found] == ["a0", "a3", "a4", "a5", "a1", "a2"]


@pytest.mark.parametrize(
    "line", ["     b\n", "1    a            b                   c\n", "a,b,c,d\n", "<p>"]
)
def test_texts_without_tabs_are_read_once(line: str):
    head = "TT   Tên đơn vị   Nội dung   Kết quả\n".encode()

    def made(size: int) -> bytes:
        return head + line.encode() * size

    assert growth(made, lambda data: decide_open(readers.read_text(data, "a.txt")), 300) < LINEAR
    # More lines than are sampled for the separator.
    assert growth(made, lambda data: decide_open(separated_values.read_source(data, "a.csv")), 2000) < LINEAR
    assert growth(made, lambda data: strip_tags(data.decode(), "a", ImportLog()), 300) < LINEAR


@pytest.mark.parametrize("line", ["12\n", "a\n", "1. a\n", "II\n"])
def test_wrapped_lines_are_looked_at_once(line: str):
    def made(size: int) -> bytes:
        return f"TT\tTên đơn vị\tNội dung\tKết quả\n1\ta\tb\tc:\n{line * size}2\ta\tb\tc\n".encode()

    assert growth(made, lambda data: text_reader.read_source(data, "a.txt"), 300) < LINEAR


def test_steps_are_the_same_each_time():
    assert steps(lambda: diff_words("a b c", "a c d")) == steps(lambda: diff_words("a b c", "a c d")) > 10
