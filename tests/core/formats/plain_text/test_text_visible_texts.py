"""Whatever a text file or a CSV shows is in the report, or in the account.

Each row of `SHOWN` is one way in which such a file holds a text (RFC 4180 for CSV, what Excel and people write
for the rest); the text to look for stands between `[` and `]`. A way that is missing is one more row.
"""

# Lines are as long as a row of the file.
# ruff: noqa: E501

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from former_columns import headings_of

from db.records import TASK_FIELDS
from vqdesk.importing import file_import
from vqdesk.periods.period import parse_period

if TYPE_CHECKING:
    from pathlib import Path

TAB = "TT\tTên đơn vị\tNội dung nhiệm vụ\tKết quả thực hiện\n"
COMMA = TAB.replace("\t", ",")
BARS = "| TT | Tên đơn vị | Nội dung nhiệm vụ | Kết quả |\n|---|---|---|---|\n"
SPACES = "TT   Tên đơn vị       Nội dung nhiệm vụ      Kết quả\n"
SHOWN: list[tuple[str, str, str]] = [
    ("a title", ".txt", f"[BIỂU ĐÁNH GIÁ]\n[năm 2023]\n{TAB}1\ta\tb\tc\n"),
    ("a title in a quoted line", ".txt", f'"[BIỂU]"\n{TAB}1\ta\tb\tc\n'),
    ("cells", ".txt", f"{TAB}[1]\t[a]\t[b]\t[c]\n"),
    ("a cell of several lines", ".txt", f'{TAB}1\ta\t"[b]\n[c]"\td\n'),
    ("a line that was wrapped", ".txt", f"{TAB}1\ta\tb\tXây dựng\n[phần còn lại]\n2\ta\tb\tc\n"),
    ("a section", ".txt", f"{TAB}[I]\t[Kinh tế]\n1\ta\tb\tc\n"),
    ("a section in one cell", ".txt", f"{TAB}[I.] [Kinh tế]\n1\ta\tb\tc\n"),
    ("a column more", ".txt", f"{TAB[:-1]}\t[Ghi chú]\n1\ta\tb\tc\t[thêm]\n"),
    ("a cell beyond the headings", ".txt", f"{TAB}1\ta\tb\tc\t[thừa]\n"),
    ("a row without a number", ".txt", f"{TAB}1\ta\tb\tc\n\t[d]\t[e]\t[f]\n"),
    ("a total", ".txt", f"{TAB}1\ta\tb\tc\n\t[Tổng cộng]\t\t[85%]\n"),
    ("lines below", ".txt", f"{TAB}1\ta\tb\tc\n[Nơi nhận:]\n[- Như trên;]\n"),
    ("another table below", ".txt", f"{TAB}1\ta\tb\tc\n\n[X]\t[Y]\n"),
    ("a lone quote", ".txt", f'{TAB}1\ta\t"[b]\td\n'),
    ("quotes inside", ".txt", f'{TAB}1\ta\t[gọi là "xã trắng" nay]\td\n'),
    ("markup", ".txt", f"{TAB}1\ta\t<p>[b]</p><b>[c]</b>\td\n"),
    ("what only looks like markup", ".txt", f"{TAB}1\ta\t[<Họ tên>]\t[<5%]\n"),
    ("an entity", ".txt", f"{TAB}1\ta\t[b]&nbsp;[c]\td\n"),
    ("markup that strikes out", ".txt", f"{TAB}1\ta\t<s>[b]</s>\td\n"),
    ("a control", ".txt", f"{TAB}1\ta\t[b]\x07[c]\td\n"),
    ("unseen signs", ".txt", f"{TAB}1\ta\t[b]\u200b[c]\u00a0[d]\td\n"),
    ("a mark at the start", ".txt", f"\ufeff[BIỂU]\n{TAB}1\ta\tb\tc\n"),
    ("a drawn table", ".txt", f"[BIỂU]\n{BARS}| [1] | [a] | [b] | [c] |\n[cuối]\n"),
    ("a drawn table, cells of several lines", ".txt", f"{BARS}| 1 | [a]<br>[b] | c | [d \\| e] |\n"),
    ("a drawn table, no bar at the end", ".txt", f"{BARS}| 1 | [a] | [b] | [c]\n| 2 | [d] | e | f |\n"),
    ("a framed table", ".txt", "│ TT │ Tên đơn vị │ Nội dung nhiệm vụ │ Kết quả │\n├─┼─┼─┼─┤\n│1│[a]│[b]│[c]│\n"),
    ("columns set by spaces", ".txt", f"[BIỂU]\n\n{SPACES}1    [Phòng Nội vụ]     [Rà soát]                [Xong]\n[cuối]\n"),
    ("no tabs, but commas", ".txt", f"{COMMA}1,[a],[b],[c]\n"),
    ("CSV", ".csv", f'[BIỂU],,,\n{COMMA}1,"[a, b]","[c\nd]","[e] ""[f]"" g"\n'),
    ("CSV, a named separator", ".csv", "[sep=;]\nTT;Tên đơn vị;Nội dung nhiệm vụ;Kết quả\n1;[a];[b, c];d\n"),
    ("CSV, a guarded text", ".csv", f'{COMMA}1,a,b,="[05]"\n'),
    ("CSV, a cell beyond the headings", ".csv", f"{COMMA}1,a,b,c,[thừa]\n"),
    ("CSV, lines around", ".csv", f"[BIỂU]\n{COMMA}1,a,b,c\n[Người lập]\n"),
    ("CSV, a row of one cell", ".csv", f"{COMMA}1,a,b,c\n[lạc]\n2,a,b,c\n"),
    ("CSV, an open quote", ".csv", f'{COMMA}1,a,"[b],c\n2,[a],b,c\n'),
]  # fmt: skip


@pytest.mark.parametrize(("ending", "text"), [row[1:] for row in SHOWN], ids=[row[0] for row in SHOWN])
def test_what_a_text_shows_is_in_the_report_or_told(tmp_path: Path, ending: str, text: str) -> None:
    looked_for = re.findall(r"\[([^\]]*)\]", text)
    file = tmp_path / f"a{ending}"
    file.write_text(re.sub(r"[\[\]]", "", text), encoding="utf-8")
    (found,) = file_import.read_file(file, period=parse_period("năm 2024"))
    report, told = found.draft.report, " ".join(entry.what for entry in found.account)
    texts = [*report.titles, report.organisation, report.attached_to, *headings_of(report).extra, told]
    for section in found.draft.sections:
        texts += [section.domain.numeral, section.domain.name]
        for task in section.tasks:
            texts += [*(getattr(task, field) for field in TASK_FIELDS), *task.extra.values()]
    shown = "\n".join(texts)
    assert looked_for
    assert [each for each in looked_for if each.replace("\\|", "|") not in shown] == []
