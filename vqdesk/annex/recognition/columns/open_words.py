"""Headings that may be a plan's or a report's: results, products, progress, papers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.annex.recognition.columns.headings import Read
from vqdesk.annex.recognition.columns.table_headings import OPEN_RESULT, PROGRESS
from vqdesk.annex.recognition.columns.texts_below import (
    are_clocked,
    are_groups,
    are_judged,
    are_products,
    are_states,
    are_times,
    count_done_and_planned,
)

if TYPE_CHECKING:
    from vqdesk.annex.recognition.columns.table_headings import TableHeadings

_EXPECTED = re.compile(
    r".*\b(du kien|can dat|phai dat|mong doi|dau ra|yeu cau|can hoan thanh|phai hoan thanh|can co|"
    r"phai co)\b.*"
)
_REACHED = re.compile(r".*\b(dat duoc|da|thuc hien|trien khai)\b.*")
# What was done, or, by a plan's texts, what shall come of it: `Kết quả đạt được`, `Sản phẩm thực hiện`.
_REACHING = re.compile(
    r"(ket qua|san pham)((,| va|/| -)* ?(ket qua|san pham))?( cong viec)?"
    r"( (dat duoc|hoan thanh|thuc hien|trien khai( thuc hien)?))?( \(.*\))?"
)


# When it shall be done, or how far it shall be then.
_PLANNED_PROGRESS = re.compile(
    r"tien do( thuc hien| hoan thanh)?(,| va|/| -| \()* ?(yeu cau|du kien|theo (ke hoach|yeu cau|quy dinh)|"
    r"ke hoach|trinh|duoc giao|giao|cam ket|dang ky|thoi (gian|han))\b.*"
)
# Papers of which something says that they are there.
_THERE = re.compile(r".*\b(minh chung|kem theo|dinh kem|lien quan|da|trien khai|thuc hien|so|ky hieu)\b.*")


def read_open(table: TableHeadings, at: int, read: Read) -> Read | None:
    """Return what a heading names that a plan and a report mean differently; of others what was read."""
    own = table.own[at]
    if PROGRESS.fullmatch(own):
        return _progress(table, at, read)
    if OPEN_RESULT.fullmatch(own) and read.field in ("result", "output"):
        return read if _EXPECTED.fullmatch(own) else _result(table, at, read)
    if read.field == "result" and _REACHING.fullmatch(own) and _is_expected(table, at):
        return Read("output", 1, "texts", "result")
    if read.field == "documents" and not _THERE.fullmatch(own) and _are_planned_products(table, at):
        return Read("output", 2, "texts", "documents")
    return read


def _progress(table: TableHeadings, at: int, read: Read) -> Read | None:
    """Return what `Tiến độ` names: what was done, how far it is, or, by a plan, when it shall be.

    A heading that judges goes before one of how far.
    """
    below, planned = table.leaves[at].below, bool(_PLANNED_PROGRESS.fullmatch(table.own[at]))
    if read.field == "evaluation":
        return Read("evaluation", 3, "beside", "result") if table.are_judged_beside(at) else read
    if any(below) and are_times(below):
        return Read("deadline", 2, "texts", "result")
    if any(below) and are_clocked(below):
        return None
    awaited = planned or (table.own[at].startswith("tien do") and table.plans_without(at, "deadline"))
    if awaited and not any(below):
        return Read("deadline", 2, "titles", "result")
    results = [known for known in table.by_words if known and known.field == "result"]
    if are_judged(below, wholly=len(results) < 2):
        if are_states(below):
            return Read("status", 2, "texts", "evaluation")
        return None if planned else Read("evaluation", 3, "texts", "result")
    return read


def _result(table: TableHeadings, at: int, read: Read) -> Read:
    """Return what `Kết quả` names: what was done, or, in a plan, what shall come of it."""
    own, others = table.own[at], table.surely_named(at)
    below = table.leaves[at].below
    if are_groups(below) and not table.says_how(at):
        return Read("status", 2, "texts", "result")
    if "output" in others:
        return Read("result", read.rank, "beside", "output")
    if "result" in others:
        return Read("output", 1, "beside", "result")
    done, planned = count_done_and_planned(below)
    deadline, reports = table.has_deadline(), table.reports(at)
    named = "san pham" in own and not _REACHED.fullmatch(own)
    told = planned > done and table.is_named_beside("result", at)
    if reports and not deadline and not (named and told):
        return _as_result(read, "beside", named=named)
    if done != planned:
        output = Read("output", 1, "texts", "result")
        return output if planned > done else _as_result(read, "texts", named=True)
    if table.titles == "report" or (table.titles and not reports):
        return _by_titles(table, read)
    if deadline and (not reports or named) and not _REACHED.fullmatch(own):
        return Read("output", 1, "beside", "result")
    return _as_result(read, "beside", named=named or deadline)


def _by_titles(table: TableHeadings, read: Read) -> Read:
    if table.titles == "plan":
        return Read("output", 1, "titles", "result")
    return _as_result(read, "titles", named=True)


def _as_result(read: Read, why: str, *, named: bool) -> Read:
    """Return that a heading names the result; what else it may be is told where its words say so."""
    rank = read.rank if read.field == "result" else 1
    return Read("result", rank, why, "output") if named else Read("result", rank)


def _is_expected(table: TableHeadings, at: int) -> bool:
    """Tell `Kết quả đạt được` of a plan: products stand below it, or by the titles nothing was done yet."""
    done, planned = count_done_and_planned(table.leaves[at].below)
    undone = table.titles == "plan" and planned >= done and table.plans_without(at, "output")
    return undone or _are_planned_products(table, at)


def _are_planned_products(table: TableHeadings, at: int) -> bool:
    """Tell products in a plan: no other has the key, none says what became of a task."""
    return table.plans_without(at, "output") and are_products(table.leaves[at].below)
