"""Columns that stand only beside a task's: their headings tell nothing by themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.annex.recognition.columns.headings import FORMER, find_known_field, latest
from vqdesk.annex.recognition.columns.table_headings import BUDGETED
from vqdesk.annex.recognition.columns.texts_below import (
    are_narratives,
    count_done_and_planned,
    mean_length,
    tell_something,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from vqdesk.annex.recognition.columns.headings import Leaf
    from vqdesk.annex.recognition.columns.table_words import TableWords

# What tells a result only in a table whose content says that it is of tasks, and where nothing else does.
_DONE_SO_FAR = re.compile(
    r"(uoc |so |so lieu |da )?thuc hien"
    r"( duoc| den\b.*| trong ky| ky nay| [0-9]{1,2} thang\b.*| (thang|quy|nam)\b.*| trong (thang|quy|nam|"
    r"tuan)| luy ke)?|(da )?dat duoc"
)
_OF_WORK = re.compile(
    r".*\b(chi dao|nhiem vu|noi dung|viec|cong tac|yeu cau|giao|ket luan|nghi quyet|muc tieu|giai phap|"
    r"bien phap|chuong trinh|de an|du an|chuyen de|mo hinh|van de|hoat dong)\b.*"
)
# `Tổ chức ...` begins as an office does: who looks on, and by what it is judged, is told by the heading.
_NO_WORK = re.compile(
    r"(ten |cac )*(co quan|don vi|phong|ban|nguoi|can bo|lanh dao|chuyen vien|ca nhan|luc luong|cap|noi|"
    r"thiet bi|tai san|hang hoa|vat tu|thu tuc|ho so|hop dong|goi thau|cong trinh|hoc sinh|khach hang|"
    r"dia (chi|diem)|so dien thoai|chi so|tieu chi|hinh thuc|kinh phi|nguon|ly do|y kien|de xuat|"
    r"kien nghi|danh gia|nhan xet|can cu)\b"
    r"(?! (chi dao|nhiem vu|viec|cong viec|cua|cu tri)\b).*"
)
# What was done, where the texts say so; else it may be what shall be done.
_TOLD = re.compile(
    r"(noi dung|cong viec)( trien khai)? (thuc hien|trien khai|tra loi|giai quyet|xu ly)( thuc hien)?|"
    r"thuc trang( trien khai| thuc hien)?|noi dung bao cao( ket qua)?|(noi dung|thong tin) (cap nhat|"
    r"phan hoi)|"
    r"(phan hoi|bao cao|giai trinh) cua (don vi|co quan)"
)
_COMPARED = re.compile(r"so sanh ?\(?%?\)?")
_HELPING = re.compile(
    r"(ten )?(chi bo|dang bo|to chuc dang|to chuyen mon|khoa,? phong|ban,? nganh|dia phuong)\b.*|"
    r"chu dau tu|(ten )?(xa|phuong|thon|truong|khoa|doi)"
    r"((,|/| -)? ?(xa|phuong|thi tran|dac khu|ban|to dan pho|khu pho|to|phong))*"
)
# Building projects are tasks where it is told how each gets on.
_INVESTOR = re.compile(r"chu dau tu\b.*")
_PROJECTS = re.compile(r"(ten |danh muc |cac )*(du an|cong trinh)((,| va|/)* ?(du an|cong trinh|hang muc))*")
_PLANNED = {"unit", "coordinating", "deadline", "output", "status", "result", "officer"}


def complete(fields: list[str | None], table: TableWords, taken: Collection[str]) -> None:
    """Give a table of tasks what its headings tell only because they stand beside a task's."""
    there = {*fields, *taken}
    doers = there & {"unit", "officer"}
    if "content" not in there and doers and len(there & _PLANNED) > ("unit" not in doers) + 1:
        _take_longest(fields, table)
        there = {*fields, *taken}
    if "content" not in there and "result" in there and table.say(_INVESTOR):
        _give(fields, table, "content", _PROJECTS)
        there = {*fields, *taken}
    if "content" not in there:
        return
    if "unit" not in there:
        _give(fields, table, "unit", _HELPING)
    tasks = table.names_tasks(fields)
    if "result" not in there and not table.say(BUDGETED):
        known = tasks or {"unit", "evaluation"} <= {*fields, *taken}
        _give(fields, table, "result", _DONE_SO_FAR, _any_text if known else tell_something)
    if "result" not in {*fields, *taken}:
        reported = are_narratives if table.titles == "report" else _tell_what_was_done
        _give(fields, table, "result", _TOLD, reported)
    if tasks and "evaluation" not in there and not table.say(FORMER):
        _give(fields, table, "evaluation", _COMPARED)


def _take_longest(fields: list[str | None], table: TableWords) -> None:
    """Take the column of the longest texts for the contents, where the others are clear."""
    free = [at for at, field in enumerate(fields) if field is None and _may_be_work(table, at)]
    lengths = {at: mean_length(table.leaves[at].below) for at in free}
    longest = max(free, key=lengths.__getitem__, default=None)
    if longest is None or not are_narratives(table.leaves[longest].below):
        return
    if _OF_WORK.fullmatch(table.own[longest]) or len({*fields} & _PLANNED) > 2:
        fields[longest] = "content"


def _may_be_work(table: TableWords, at: int) -> bool:
    """Tell a column that may be of tasks: not of offices, people, means or marks, nor another time."""
    return not _NO_WORK.fullmatch(table.own[at]) and not table.is_of_other_time(at)


def _tell_what_was_done(below: Sequence[str]) -> bool:
    done, planned = count_done_and_planned(below)
    return done > planned


def _any_text(_below: Sequence[str]) -> bool:
    return True


def _give(
    fields: list[str | None],
    table: TableWords,
    field: str,
    pattern: re.Pattern[str],
    fits: Callable[[Sequence[str]], bool] = _any_text,
) -> None:
    """Give a key to the heading that is what a pattern says and whose texts fit, of several to the latest."""
    fitting = [
        at
        for at, leaf in enumerate(table.leaves)
        if fields[at] is None and not _is_elsewhere(leaf, field) and not table.is_of_other_time(at)
        if pattern.fullmatch(table.own[at]) and fits(leaf.below)
    ]
    if fitting:
        fields[latest(fitting, table.leaves)] = field


def _is_elsewhere(leaf: Leaf, field: str) -> bool:
    """Tell a heading under a group of another key."""
    group = find_known_field(leaf.texts[-2]) if len(leaf.texts) > 1 else None
    return group is not None and group.field != field
