"""Tables that one table holds, what the document's top lends them, and rows that are only drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.errors import Refused
from db.records import Period
from vqdesk.annex.recognition import finder
from vqdesk.annex.recognition.recogniser import recognise
from vqdesk.annex.source.grid import Cell, Source, Table
from vqdesk.formats import readers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.annex.recognition.recogniser import Recognised

TITLE = "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 12 NĂM 2024"
HEAD = ("TT", "Nhiệm vụ", "Đơn vị", "Kết quả", "Đánh giá")
ONE = ("1", "Trồng rừng", "Phòng Kinh tế", "Trồng được 96 ha", "Đạt")
TWO = ("2", "Xóa nhà tạm", "Phòng Văn hóa", "Xóa 18 nhà", "Đạt")
OTHER = ("STT", "Nội dung công việc", "Cơ quan chủ trì", "Kết quả đạt được", "Ghi chú")


def read(*lines: str | Sequence[str], sign: str = "\t", kind: str = "text") -> list[Recognised]:
    text = "\n".join(line if isinstance(line, str) else sign.join(line) for line in lines)
    source = readers.read_source(kind, text.encode(), "a.txt")  # type: ignore[arg-type]
    return [recognise(grid) for grid in finder.find_annexes(source)]


def contents(found: Recognised) -> list[str]:
    return [task.content for section in found.draft.sections for task in section.tasks]


def told(found: Recognised, why: str) -> list[str]:
    return [entry.what for entry in found.account if entry.why == why]


def test_titles_of_the_top_are_told_once_as_taken_over() -> None:
    first, second = read(TITLE, HEAD, ONE, OTHER, TWO)
    assert told(first, "account.top") == []
    assert (second.draft.report.titles, second.draft.report.period) == ((TITLE,), Period("tháng", 2024, 12))
    assert [entry.why for entry in second.account if entry.what == TITLE] == ["account.top"]


def test_a_period_of_the_top_is_told_where_the_titles_are_its_own() -> None:
    _, second = read(TITLE, HEAD, ONE, "PHỤ LỤC II", "NHIỆM VỤ PHÁT SINH", OTHER, TWO)
    assert second.draft.report.titles == ("PHỤ LỤC II", "NHIỆM VỤ PHÁT SINH")
    assert told(second, "account.top") == ["tháng 12 năm 2024"]


def test_titles_that_leave_their_period_open_take_none_over() -> None:
    with pytest.raises(Refused, match="none"):
        read(TITLE, HEAD, ONE, "PHỤ LỤC II", "KẾT QUẢ THÁNG ...", OTHER, TWO)


def test_a_period_in_a_heading_goes_before_that_of_the_top() -> None:
    _, second = read(TITLE, HEAD, ONE, (*OTHER[:3], "Kết quả tháng 11 năm 2024", "Ghi chú"), TWO)
    assert second.draft.report.period == Period("tháng", 2024, 11)


@pytest.mark.parametrize("rule", ["---", "===", ":---:", "____", "———", "────", "* * *", "-" * 30])
@pytest.mark.parametrize(("sign", "kind"), [("\t", "text"), (";", "csv"), (",", "csv"), ("|", "text")])
@pytest.mark.parametrize("alone", [False, True])
def test_a_row_that_is_only_drawn_is_no_task(rule: str, sign: str, kind: str, alone: bool) -> None:
    line = rule if alone else [rule] * len(HEAD)
    (found,) = read(TITLE, HEAD, line, ONE, line, TWO, line, sign=sign, kind=kind)
    assert contents(found) == ["Trồng rừng", "Xóa nhà tạm"]
    assert [(section.domain.name, len(section.tasks)) for section in found.draft.sections] == [("", 2)]
    assert not any(
        rule in text
        for section in found.draft.sections
        for task in section.tasks
        for text in (task.result, task.evaluation)
    )


@pytest.mark.parametrize("rule", ["|---|:---:|---|---|---|", "-----+-----+----+-----+----", "|-|:-:|-|-|-|"])
@pytest.mark.parametrize("ends", ["|", ""])
def test_a_table_of_markdown_has_only_its_tasks(rule: str, ends: str) -> None:
    rows = [f"{ends} {' | '.join(row)} {ends}".strip() for row in (HEAD, ONE, TWO)]
    rule = rule if ends else rule.strip("|")
    (found,) = read(TITLE, rows[0], rule, *rows[1:])
    assert contents(found) == ["Trồng rừng", "Xóa nhà tạm"]


def test_signs_that_tick_a_column_are_no_rule() -> None:
    (found,) = read(TITLE, HEAD, ONE, ("2", "Xóa nhà tạm", "Phòng Văn hóa", "---", "-"))
    assert contents(found) == ["Trồng rừng", "Xóa nhà tạm"]


def test_a_rule_across_a_table_is_no_domain() -> None:
    across = [Cell("-----", 2, 0, 1, len(HEAD), "table 1, row 3, column 1")]
    rows = [[Cell(text, at, c) for c, text in enumerate(row)] for at, row in enumerate((HEAD, ONE, "", TWO))]
    rows[2] = across
    (grid,) = finder.find_annexes(Source([Table(rows)], (), "a.docx"))
    found = recognise(grid, period=Period("năm", 2024))
    assert [(section.domain.name, len(section.tasks)) for section in found.draft.sections] == [("", 2)]
    assert told(found, "account.drawn") == ["-----"]


def test_what_stands_beside_without_headings_goes_on_with_no_annex() -> None:
    beside = ("", "1", "Ký gửi", "Phòng Y tế", "Đã xong", "Đạt")
    rows = [(*HEAD, "", "BẢNG PHỤ", "", "", "", ""), (*ONE, *beside), (*TWO, *beside)]
    (found,) = read(TITLE, *rows)
    assert contents(found) == ["Trồng rừng", "Xóa nhà tạm"]
