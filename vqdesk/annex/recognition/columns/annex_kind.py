"""Whether the columns of a table are an annex's, or those of a budget, a bill, a list of people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.annex.recognition.columns.headings import Leaf, Read, find_known_field, heading_words
from vqdesk.annex.recognition.columns.other_tables import MONEY, SPENT
from vqdesk.annex.recognition.columns.table_headings import BUDGETED
from vqdesk.annex.recognition.columns.table_words import TableWords
from vqdesk.annex.recognition.columns.texts_below import are_figures, are_times

if TYPE_CHECKING:
    from collections.abc import Sequence

_STATE = re.compile(r"((da|chua|khong|dang) )?(hoan thanh|thuc hien|trien khai|xu ly)")
_MARKED = re.compile(
    r"(thang )?diem( (toi da|chuan|tru|cong|thuong|so|tu cham|cham|tham dinh|dat|quy doi)\b.*)?|"
    r"huy chuong\b.*|so phieu\b.*"
)
_RANKED = re.compile(r"(xep|thu) (hang|loai|bac)|danh hieu\b.*|giai( thuong)?")
_PERSONAL = re.compile(
    r"ho,? (va |chu )?(chu )?(dem,? )?ten\b.*|ky (nhan|ten)|chu ky|(ngay|nam) sinh|que quan"
)
_COUNTING = re.compile(r"(ten )?(chi tieu|tieu chi|san pham|tai san|thiet bi|vat tu|hang hoa|mon hoc)\b.*")
_SCHEDULED = re.compile(
    r"(dia diem|giang vien|nguoi (trinh bay|huong dan|giang)|bao cao vien|gio|buoi|"
    r"thanh phan( (du|tham du|tham gia|moi))?(?! (phoi hop|thuc hien))|trang phuc|phuong tien)\b.*|"
    r"thu(,? ngay.*)?|ngay,? thu"
)
_SUMMED = re.compile(
    r"tong( so)?( (nhiem vu|nv|cong viec|dau viec))?( (duoc )?giao)?|so (nhiem vu|cong viec|dau viec)\b.*"
)
_CONTRACTED = re.compile(
    r"khoi luong (theo )?(hop dong|du toan|thiet ke|moi thau|trung thau|nghiem thu|thanh toan|"
    r"quyet toan)\b.*"
)
_PRICED = re.compile(r"(don gia|gia tri hop dong)\b.*")
_TIMES_PRICE = re.compile(r"thanh tien\b.*")
_AMOUNTS = re.compile(r"(so luong|khoi luong|dinh muc|so ngay|so nguoi|so buoi)\b.*")
_WORKING = {"deadline", "output", "status", "assignment", "documents", "coordinating", "leader", "officer"}
_VAGUE = re.compile(r"(tien do( thuc hien| trien khai)?|khoi luong)( ?\(.*\))?")
_SURE = {"deadline", "output", "status"}
_PLANNED = {"unit", *_SURE}


def is_annex(leaves: Sequence[Leaf], fields: Sequence[str | None]) -> bool:
    """Tell an annex by its columns from budgets, bills and lists, which have some of them.

    It has contents and at least one of unit, deadline, output, result, evaluation, status, documents; a
    column of contents that are not said to be tasks needs more beside it.
    """
    return _Kind(leaves, fields).is_annex


class _Kind:
    """Judge one table's headings."""

    def __init__(self, leaves: Sequence[Leaf], fields: Sequence[str | None]) -> None:
        self._leaves, self._fields = leaves, fields
        self._words = TableWords(leaves)
        self._there = {field for field in fields if field}
        self._tasks = self._words.names_tasks(fields)

    @property
    def is_annex(self) -> bool:
        say, there, tasks = self._words.say, self._there, self._tasks
        marked = any(map(say, (_MARKED, _PERSONAL))) and not there & _SURE
        if self._prices() or self._spends() or (not tasks and marked):
            return False
        if self._is_timetable() or self._is_bill() or (not tasks and (self._counts_only() or self._works())):
            return False
        if "content" in there:
            ticked = tasks and sum(bool(_STATE.fullmatch(own)) for own in self._words.own) > 1
            return ticked or "result" in there or self._judges() or self._plans()
        if "unit" not in there:
            return False
        if len(there & {"documents", "result", "evaluation"}) > 1:
            return True
        other = self._words.measured or any(map(say, (_COUNTING, BUDGETED, _RANKED)))
        return "result" in there and not other and not _VAGUE.fullmatch(self._own("result"))

    def _own(self, field: str) -> str:
        return self._words.own[self._fields.index(field)]

    def _prices(self) -> bool:
        """Tell a list of prices, or of amounts and what they cost; one sum beside each task makes none."""
        say = self._words.say
        counts = self._words.measured or say(_AMOUNTS) or not self._there & {"unit", *_WORKING}
        heads = [heading_words(text) for leaf in self._leaves for text in leaf.texts[:-1]]
        unit_price = say(_PRICED) or any(map(_PRICED.fullmatch, heads))
        return unit_price or (counts and (say(_TIMES_PRICE) or any(map(_TIMES_PRICE.fullmatch, heads))))

    def _spends(self) -> bool:
        """Tell a budget: what money is spent on, or several sums and nothing of how tasks are carried out."""
        if self._words.say(SPENT):
            return True
        sums = sum(bool(MONEY.fullmatch(own)) for own in self._words.own)
        told = "result" in self._there and not are_figures(self._leaves[self._fields.index("result")].below)
        return sums > 1 and not self._there & _WORKING and not told

    def _is_timetable(self) -> bool:
        """Tell a schedule, whose contents may be called works: `Buổi`, `Địa điểm`, `Thành phần`."""
        told = self._there & {"deadline", "output", "status", "result", "evaluation"}
        return not told and sum(bool(_SCHEDULED.fullmatch(own)) for own in self._words.own) > 1

    def _counts_only(self) -> bool:
        """Tell a list of quantities: measures, and figures for results."""
        result = self._fields.index("result") if "result" in self._there else None
        return self._words.measured and result is not None and are_figures(self._leaves[result].below)

    def _is_bill(self) -> bool:
        """Tell a bill of quantities, whose items may be called works: `Khối lượng hợp đồng`."""
        planned = self._there & {"deadline", "output", "status", "assignment"}
        return self._words.measured and self._words.say(_CONTRACTED) and not planned

    def _works(self) -> bool:
        """Tell a list of building works and their quantities."""
        named = "content" in self._there and self._own("content").startswith("hang muc")
        return named and any(own.startswith("khoi luong") for own in self._words.own)

    def _judges(self) -> bool:
        """Tell whether a table with contents, but without results, says how it stands with them."""
        there, tasks = self._there, self._tasks
        if "evaluation" not in there:
            return {"unit", "documents"} <= there
        if self._words.say(BUDGETED) and not tasks:
            return False
        known = find_known_field(self._own("evaluation"))
        surely = known is not None and known.rank == 0
        return tasks or surely or bool({"unit", "documents", "officer"}.intersection(there))

    def _plans(self) -> bool:
        """Tell a plan: contents with who does them, by when, what shall come of them, how it stands."""
        say, planned = self._words.say, self._there & _PLANNED
        sure = planned & _SURE
        if say(_PERSONAL) and not sure:
            return False  # whom a committee is made of
        if (say(_SUMMED) or self._words.measured) and not sure:
            return False
        if any(map(say, (_MARKED, _RANKED))) and not sure:
            return False
        if self._tasks:
            return bool(planned) or "documents" in self._there
        return self._plans_contents(planned)

    def _plans_contents(self, planned: set[str]) -> bool:
        """Tell a plan whose contents may be of anything: more must stand beside them."""
        say, sure = self._words.say, planned & _SURE
        if say(_SCHEDULED) and not sure & {"output", "status"}:
            return False
        if self._words.measured and not (sure and "unit" in planned):
            return False
        known = {field: read for at, field in enumerate(self._fields) if (read := self._words.known(at))}
        if "deadline" in sure and self._is_vague_time(known.get("deadline")):
            planned, sure = planned - {"deadline"}, sure - {"deadline"}
        working = planned | (self._there & _WORKING) - {"deadline"}
        if say(BUDGETED) and len(working) < 2:
            return False
        surely = any((read := known.get(field)) and read.rank == 0 for field in sure - {"output"})
        leads = "unit" in planned and "chu tri" in self._own("unit")
        return surely or leads or (bool(planned) and len(working) > 1)

    def _is_vague_time(self, read: Read | None) -> bool:
        """Tell `Thời gian` without times below: it may be of anything."""
        at = self._fields.index("deadline")
        return (read is None or read.rank > 1) and not are_times(self._leaves[at].below)
