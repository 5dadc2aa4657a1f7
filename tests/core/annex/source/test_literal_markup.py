"""HTML that stands as text in a cell: one rule for all containers, and what is no markup stays."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING

import openpyxl
import pytest
from handmade.word_xml import docx, p, r, tbl, tc, tr

from vqdesk.annex.source.import_log import ImportLog
from vqdesk.annex.source.literal_markup import strip_tags
from vqdesk.importing import file_import
from vqdesk.periods.period import parse_period

if TYPE_CHECKING:
    from pathlib import Path

MARKUP = [
    ("<p>một</p><p>hai</p>", "một\nhai"),
    ("một<br>hai<br/><BR />ba", "một\nhai\n\nba"),
    ("<div class='x'>một</div>\n<div>hai</div>", "một\nhai"),
    ("<b>đậm</b> <span style='color:red'>đỏ</span>", "đậm đỏ"),
    ("<ul><li>một</li><li>hai</li></ul>", "• một\n• hai"),
    ("<ol><li>một<li>hai</ol>", "1. một\n2. hai"),
    ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
    ("m<sup>2</sup>, CO<sub>2</sub>", "m², CO2"),
    ("<h3>Tên</h3>chữ", "Tên\nchữ"),
    ("<a href='http://a.vn'>chữ</a>", "chữ"),
    ("<img src=a.png>chữ", "chữ"),
    ("chữ<o:p></o:p>", "chữ"),
    ("<!-- x -->chữ<![endif]>", "chữ"),
    ("đạt &gt;5% &amp; &lt;10%", "đạt >5% & <10%"),
    ("a&nbsp;b &ecirc; &#7879; &hellip;", "a\u00a0b ê ệ …"),
    ("&lt;p&gt;một&lt;/p&gt;&lt;p&gt;hai&lt;/p&gt;", "một\nhai"),
]
NO_MARKUP = [
    *("đạt <5% và >3%", "a < b > c", "Nếu a<b và c>d", "<Họ tên>", "<ho ten>", "<http://a.vn>", "<a@b.vn>"),
    *(
        "điểm <a>, <b>, <i>",
        "<b và c>",
        "</b> chữ",
        "<i>chữ",
        "<số>",
        "<tên> <title> <name>",
        "<pre> <td> <li>",
    ),
    *(
        "R&D; A&T; Q&A",
        "a & b",
        "http://a.vn?x=1&lt=2&copy=3",
        "<<5>>",
        "<p",
        "p>",
        "< p >",
        "<1> <2>",
        "&;",
        "&#;",
    ),
]


@pytest.mark.parametrize(("text", "shown"), MARKUP)
def test_markup_is_taken_off_and_told(text: str, shown: str) -> None:
    account = ImportLog()
    assert strip_tags(text, "here", account) == shown
    (entry,) = account
    assert (entry.where, entry.action, entry.why) == ("here", "converted", "account.tag")


@pytest.mark.parametrize("text", NO_MARKUP)
def test_what_is_no_markup_stays(text: str) -> None:
    account = ImportLog()
    assert strip_tags(text, "here", account) == text
    assert not len(account)


def test_what_is_struck_out_is_left_out() -> None:
    account = ImportLog()
    assert strip_tags("Đã tiếp <s>10</s>12", "here", account) == "Đã tiếp 12"
    assert [(entry.what, entry.why) for entry in account] == [
        ("10", "account.struck"),
        ("<s></s>", "account.tag"),
    ]


HEAD = ["TT", "Tên đơn vị", "Nội dung nhiệm vụ", "Kết quả thực hiện"]
TASK = ["1", "Phòng<br>Nội vụ", "Đạt <5%", "<p>Một &amp;</p><p>hai</p>"]


def word() -> bytes:
    return docx(tbl(*(tr(*(tc(p(r(escape(cell)))) for cell in row)) for row in (HEAD, TASK))))


def excel() -> bytes:
    book = openpyxl.Workbook()
    for row in (HEAD, TASK):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def page() -> bytes:
    rows = (f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in (HEAD, TASK))
    return f"<table>{''.join(rows)}</table>".encode()


def lines(separator: str) -> bytes:
    return "\n".join(separator.join(row) for row in (HEAD, TASK)).encode()


CONTAINERS = {
    "a.docx": word(),
    "a.xlsx": excel(),
    "a.html": page(),
    "a.txt": lines("\t"),
    "a.csv": lines(","),
    "bars.txt": b"|" + lines("|").replace(b"\n", b"|\n|") + b"|\n",
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_it_is_one_rule_for_all_containers(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(CONTAINERS[name])
    (found,) = file_import.read_file(tmp_path / name, period=parse_period("năm 2024"))
    (task,) = found.draft.sections[0].tasks
    assert (task.unit, task.content, task.result) == ("Phòng\nNội vụ", "Đạt <5%", "Một &\nhai")
    told = [entry.what for entry in found.account if entry.why == "account.tag"]
    assert told == ["<br>", "<p></p><p></p>&amp;"]


def test_the_clipboard_has_the_same_rule() -> None:
    (annex,) = file_import.open_clipboard(page().decode(), "", "bộ nhớ tạm").annexes
    (task,) = annex.recognise(period=parse_period("năm 2024")).draft.sections[0].tasks
    assert task.result == "Một &\nhai"
