"""How high the rows of a sheet are: lines as a type-setter with the font's own widths breaks them."""

from __future__ import annotations

import pytest

from vqdesk.first_store.sample import sample_draft
from vqdesk.formats.excel.writer import row_heights as heights
from vqdesk.formats.excel.writer.page_breaks import Pages

TASKS = [task for section in sample_draft().sections for task in section.tasks]

# Counted with QTextLayout in Liberation Serif, which has the widths of Times New Roman: columns of 108
# and 42 mm.
RESULTS = {
    12: [10, 7, 14, 9, 7, 8, 14, 23, 8, 12, 13, 27, 14],
    14: [12, 8, 16, 11, 8, 9, 16, 26, 9, 14, 15, 31, 17],
}
CONTENTS = {
    12: [6, 3, 4, 14, 3, 3, 4, 3, 12, 8, 11, 6, 13],
    14: [7, 4, 5, 16, 4, 4, 4, 3, 15, 9, 13, 7, 14],
}


@pytest.mark.parametrize("size", [12, 14])
def test_a_text_never_takes_more_lines_than_foretold_and_at_most_one_less(size):
    for room, field, counted in ((306, "result", RESULTS[size]), (119.25, "content", CONTENTS[size])):
        found = [heights.count_lines(getattr(task, field), room, size) for task in TASKS]
        assert all(0 <= mine - real <= 1 for mine, real in zip(found, counted, strict=True))
        assert sum(found) <= sum(counted) * 1.03


def test_line_breaks_long_words_and_bold_text_take_room():
    assert heights.count_lines("", 100, 12) == 1
    assert heights.count_lines("a\n\nb", 100, 12) == 3
    assert heights.count_lines("a" * 100, 104, 12) == 6
    assert heights.count_lines("a " * 100, 104, 12) == 9
    assert heights.count_lines("Đánh giá mức độ hoàn thành (%)", 69.75, 12, bold=True) == 4
    text = "Lĩnh vực kinh tế " * 20
    assert heights.count_lines(text, 200, 12) < heights.count_lines(text, 200, 12, bold=True)
    assert heights.count_lines(text, 200, 12) < heights.count_lines(text, 200, 14)


def test_letters_with_marks_are_as_wide_as_bare_ones():
    assert heights.text_width("ề", 12) == heights.text_width("e", 12)
    assert heights.text_width("đẫy", 12) == heights.text_width("day", 12)
    assert heights.text_width("e\u0302\u0300", 12) == heights.text_width("e", 12)
    assert heights.text_width("中", 12) > heights.text_width("m", 12)


@pytest.mark.parametrize("size", [12, 13, 14])
def test_a_long_height_is_cut_where_whole_lines_end(size):
    found = heights.cut_height(2000, size)
    assert sum(found) == pytest.approx(2000)
    edge = 0.0
    for piece in found[:-1]:
        edge += piece
        lines = (edge - 1.5) / (1.107 * size)
        assert abs(lines - round(lines)) * size < 0.5
        assert piece <= 409


# pages


def _breaks(*rows: tuple[float, bool]) -> list[int]:
    pages = Pages()
    pages.repeat([82])
    for row, (height, holds) in enumerate(rows, 1):
        pages.add(row, [height], holds=holds)
    return pages.breaks


def test_what_holds_goes_to_the_next_page_with_what_follows():
    assert _breaks((360, False), (20, True), (100, False)) == [1]
    assert _breaks((360, False), (20, True), (20, True), (100, False)) == [1]
    assert _breaks((360, False), (20, True), (10, False)) == []
    # The page ends before it by itself, or nothing would be gained.
    assert _breaks((390, False), (20, True), (100, False)) == []
    assert _breaks((360, False), (20, True), (395, False)) == []
