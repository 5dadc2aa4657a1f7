"""The words of all headings of one table, and what stands below them where these leave it open."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from vqdesk.annex.recognition.columns.headings import Read, find_known_field, heading_words
from vqdesk.annex.recognition.columns.open_words import read_open
from vqdesk.annex.recognition.columns.table_headings import OPEN_RESULT, PRICED, PROGRESS, TableHeadings
from vqdesk.annex.recognition.columns.texts_below import (
    are_cited,
    are_clocked,
    are_figures,
    are_groups,
    are_narratives,
    are_times,
    share_of_people,
    share_of_units,
    tell_something,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.annex.recognition.columns.headings import Known

_DONE_WORK = re.compile(r"(cong viec|viec|nhiem vu) da (lam|thuc hien|trien khai|hoan thanh)\b.*")
_DIRECTING = re.compile(
    r"((so|ky hieu|so hieu|ngay|thang|nam|ten|cua|cac)(,| va|/)* ?)*(van ban|cong van) chi dao\b"
    r"(?!.*\b(trien khai|thuc hien)\b).*"
)
# A document of which nothing says whose it is: before a task it gave it, after it carries it out.
_NUMBERED = re.compile(
    r"(so|so hieu|ky hieu|so,? ky hieu)(,| va|/| -)* ?((ky )?hieu)?(,? ngay(,? thang)?)?( cua)?( van ban)?|"
    r"van ban"
)
_ARRIVED = re.compile(r"(ngay|so) den|ngay,? thang den|ngay (tiep )?nhan( van ban)?")
_UPDATE = re.compile(r"cap nhat( gan nhat| moi nhat| lan cuoi| gan day)?|dien bien")
# The assigning document, where the texts below name some, else a plan's figures, or whoever gave the task.
_MAYBE_GIVEN = re.compile(r"(nguon|noi|co quan)( giao| nhiem vu)\b.*|co so thuc hien|cong van chi dao")
_MAYBE_DOCUMENTS = re.compile(
    r"((quyet dinh|ke hoach|nghi quyet|thong bao|chuong trinh|cong van)(,| va|/| -)* ?)+"
    r"(trien khai|thuc hien|chi dao|ban hanh|cua .*)?"
)
_GIVEN = re.compile(r"(nguon|can cu)( giao| nhiem vu| cong viec| viec)\b.*")
_TASKS_GIVEN = re.compile(
    r"(.*\b)?(nhiem vu|cong viec|viec|noi dung|chi dao|yeu cau)\b.*\bgiao\b.*|.*\bcap tren giao\b.*"
)
_CARRIES_OUT = re.compile(
    r".*\b(trien khai|thuc hien|tra loi|bao cao|ket qua|minh chung|ban hanh|tham muu)\b.*"
)
# A paper that shall be drawn up: the task itself.
_DRAWN_UP = re.compile(
    r"((ten|danh muc|cac)(,| va|/| -)* ?)*van ban\b(?!.*\b(trien khai|thuc hien|giao|chi dao|da|so|ky hieu|"
    r"tra loi|bao cao|den|di|lien quan)\b).*"
)
_DRAWING = re.compile(r"(co quan|don vi)\b.*\b(soan thao|trinh|xay dung)")
_TIME_SET = re.compile(
    r"(?!(ngay|thoi gian) giao)(.*\b)?(han|deadline|ke hoach|yeu cau|quy dinh|du kien|duoc giao|giao)\b.*"
)
_DONE_TIME = re.compile(r"((thoi gian|thoi diem|ngay) )?(hoan thanh|xong|hoan tat|ket thuc)")
_BEGUN = re.compile(r"(thoi gian |ngay |thang )?(bat dau|khoi dong|tu)")
_TICKED = re.compile(
    r"(chua|khong|dang) (hoan thanh|thuc hien|trien khai|xu ly)\b.*|(tre|qua|dung|trong) han"
)
_OF_BILLS = re.compile(
    r"khoi luong( (theo )?(hop dong|du toan|thiet ke|moi thau|nghiem thu|thanh toan)\b.*)?"
)
# What stands under a group that speaks of times.
_OF_TIMES = (
    ("finished", re.compile(r"(da )?(hoan thanh )?thuc te( hoan thanh)?|da (hoan thanh|xong)")),
    (
        "deadline",
        re.compile(
            r"(thoi gian |thoi diem |ngay |thang )?(ket thuc|hoan thanh|den|den ngay|xong)|"
            r"(theo )?(ke hoach|yeu cau|quy dinh)|duoc giao|giao"
        ),
    ),
    ("extra", re.compile(r"(thoi gian |ngay |thang )?(bat dau|khoi dong|tu|tu ngay)")),
)
_AS_PLANNED = re.compile(r"(theo )?(ke hoach|yeu cau|dang ky)|du kien|(duoc )?giao")
_CARRIED_OUT = re.compile(r"(ket qua )?(da )?thuc (te|hien)( dat duoc)?|dat duoc|da (hoan thanh|dat)")
_WAS_GIVEN = re.compile(r"(ngay )?(duoc )?giao( viec)?")
_DUE = re.compile(r"(thoi )?han\b.*|deadline")
_ANSWER = re.compile(r".*\b(tra loi|bao cao|hoan thanh|phuc dap|van ban di)\b.*")
_DAY = re.compile(r"ngay(,? thang)?(,? nam)?")
_FIRST = re.compile(
    r"(.*\b)?(ban dau|lan dau|goc|cu|truoc (khi )?(dieu chinh|gia han)|lan (1|i|mot|thu nhat)|da giao|"
    r"duoc giao)"
)
_MOVED = re.compile(
    r"(.*\b)?(dieu chinh|gia han|xin lui|lui|moi|sau (khi )?(dieu chinh|gia han)|lan (2|ii|hai|thu hai)|"
    r"thay doi)( den( ngay)?| \(.*\))?"
)
_PARTS = re.compile(r"\s*(?:[&/,;+]|\bva\b|\bkiem\b| - )\s*")
# Two of a heading's parts that are one thing: a unit that helps, a product that is a paper.
_ONE_THING = (
    {"unit", "coordinating"},
    {"result", "output"},
    {"number", "content"},
    {"documents", "output"},
    {"documents", "assignment"},
    {"officer", "coordinating"},
    {"leader", "officer"},
    {"content", "output"},
    {"content", "unit"},
    {"deadline", "finished"},
    {"officer", "unit"},
)
_MOST = 0.5  # of the texts in a column
_LOOKING_ON = re.compile(r"\b(theo doi|giam sat|don doc)\b")
_LEADS = re.compile(r".*\b(chu tri|thuc hien|phu trach)\b.*")


class TableWords(TableHeadings):
    """Tell of each heading of one table which key it names, by its words, the texts below and the others."""

    def known(self, at: int) -> Read | None:
        """Return which key a heading names in this table."""
        leaf, own, known = self.leaves[at], self.own[at], self.by_words[at]
        if at in self.measures or self.is_of_other_time(at):
            return None
        if grouped := self._under_group(at):
            return grouped if grouped.field != "extra" else None
        if known is None:
            return self._unknown(at)
        bill = self.say(PRICED) or (self.measured and _OF_BILLS.fullmatch(own))
        if own.startswith("khoi luong") and known.field == "result" and (bill or self._is_planned_amount(at)):
            return None
        if own.startswith("so van ban") and are_figures(leaf.below) and any(leaf.below):
            return None  # how many they are
        return self._decided(at, Read(*known))

    def _is_planned_amount(self, at: int) -> bool:
        """Tell a plan's amounts, `2 km`, where nothing else says what became of the tasks."""
        below = self.leaves[at].below
        amounts = any(below) and not tell_something(below) and not any("/" in text for text in below)
        return amounts and self.names("deadline") is not None and not self.reports(at)

    def _decided(self, at: int, read: Read) -> Read | None:
        """Return what a heading names whose words leave something open."""
        below, own = self.leaves[at].below, self.own[at]
        if own.startswith(("muc do thuc hien", "ket qua thuc hien")) and are_groups(below):
            return read if self.says_how(at) else Read("status", 2, "texts", read.field)
        if read.field == "evaluation" and own == "hoan thanh" and self.say(_TICKED):
            return None
        done = read.field == "evaluation" and _DONE_TIME.fullmatch(own) and are_times(below)
        if done and self.names("deadline") is not None:
            return Read("finished", 2, "texts")
        if read.field in ("evaluation", "documents") and are_times(below):
            plan = own.startswith("hoan thanh") and not self.reports(at) and self.names("result") is None
            plan = plan or (own == "hoan thanh" and self.say(_BEGUN))
            return Read("deadline", 2, "texts") if plan else None
        if self._is_drawn_up(at, read):
            return Read("content", 2, "beside", read.field)
        opened = read_open(self, at, read)
        if opened != read or PROGRESS.fullmatch(own) or OPEN_RESULT.fullmatch(own):
            return opened
        if (read.field == "deadline" and are_clocked(below)) or self._counts_tasks(at, read):
            return None
        if read.field == "content" and _DONE_WORK.fullmatch(own) and self.is_named_beside("content", at):
            return Read("result", 1, "beside", "content")
        return self._settled(at, read)

    def _settled(self, at: int, read: Read) -> Read | None:
        """Return what a heading names that is a document, a day or somebody."""
        if read.field == "documents" and _DIRECTING.fullmatch(self.own[at]):
            return self._directive(at, read)
        if read.field == "documents" and self._is_source(at):
            return Read("assignment", 2, "beside", "documents")
        if read.field == "finished" and read.rank:
            return self._finished(at, read)
        if read.field in ("officer", "unit", "leader"):
            return self._who(at, read)
        return self._merged(at, read)

    def _is_drawn_up(self, at: int, read: Read) -> bool:
        """Tell documents that shall be drawn up: nothing else names a task, none of them has a number."""
        below = self.leaves[at].below
        if read.field not in ("documents", "output"):
            return False
        led = self.names("unit") is not None or self.say(_DRAWING)
        planned = led and self.names("deadline") is not None
        named = self.names("content") is None and _DRAWN_UP.fullmatch(self.own[at])
        return planned and bool(named) and are_narratives(below) and not are_cited(below)

    def _is_source(self, at: int) -> bool:
        """Tell a document that stands before the task that it gave: one that arrived, or has a deadline."""
        given = self.say(_ARRIVED) or self.names("deadline") is not None
        before = at < (self.names("content") or 0) and not self.is_named_beside("assignment", at)
        return given and before and bool(_NUMBERED.fullmatch(self.own[at]))

    def _directive(self, at: int, read: Read) -> Read:
        """Return what `Văn bản chỉ đạo` names: what gave a task, or documents that carry it out.

        It gave the task where it stands before it, beside documents that carry it out, in a plan, and where
        a deadline and no share of what is done stands beside it.
        """
        plan = not self.reports(at) and not self.is_named_beside("result", at)
        due = self.names("deadline") is not None and self.names("evaluation") is None
        gives = plan or due or self.is_named_beside("documents", at) or at < (self.names("content") or 0)
        if gives and not self.is_named_beside("assignment", at):
            return Read("assignment", 2, "beside", "documents")
        return read._replace(why="beside", other="assignment")

    def _finished(self, at: int, read: Read) -> Read | None:
        """Return what a day names that may be that on which a task was done, or shall be."""
        deadline = self.has_deadline()
        if read.rank > 1:
            if not are_times(self.leaves[at].below):
                return None
            planned = self.plans_without(at, "deadline") or not self.reports(at)
            return read if deadline else Read("deadline", 2, "texts") if planned else None
        if self.reports(at) or deadline or self.titles == "report":
            return read
        return Read("deadline", 2, "beside", "finished")

    def _counts_tasks(self, at: int, read: Read) -> bool:
        """Tell a column that says how many tasks there are."""
        below = self.leaves[at].below
        # Figures of another column may stand below it where a text's lines are broken.
        counts = any(below) and are_figures(below) and not tell_something(below)
        return read.field == "content" and counts

    def _unknown(self, at: int) -> Read | None:
        """Return what a heading names that says it only by what stands below it."""
        own, below = self.own[at], self.leaves[at].below
        if own == "thuc hien" and share_of_units(below) >= _MOST:
            return Read("unit", 2, "texts")
        if _MAYBE_GIVEN.fullmatch(own) and are_cited(below):
            return Read("assignment", 2, "texts")
        if _MAYBE_DOCUMENTS.fullmatch(own) and are_cited(below):
            return Read("documents", 2, "texts")
        if _UPDATE.fullmatch(own) and any(below) and are_narratives(below):
            return Read("result", 3, "texts")
        parts = [known for part in _PARTS.split(own) if (known := find_known_field(part))]
        if len({known.field for known in parts}) > 1:
            return self._merged(at, Read(parts[0].field, parts[0].rank + 1))
        return None

    # What words leave open

    def _under_group(self, at: int) -> Read | None:
        """Return what stands under a group: `Thời hạn` / `Điều chỉnh`, `Văn bản giao` / `Số, ký hiệu`."""
        texts, own = self.leaves[at].texts, self.own[at]
        groups = {known.field for text in texts[:-1] if (known := find_known_field(text))}
        if groups & {"deadline", "finished"}:
            if _DONE_TIME.fullmatch(own) and self._is_set_beside(at):
                return Read("finished", 1, "beside", "deadline")
            if _WAS_GIVEN.fullmatch(own) and self._is_due_beside(at):
                return Read("extra", 0)
            for field, pattern in _OF_TIMES:
                if pattern.fullmatch(own):
                    return Read(field, 0)
            if _FIRST.fullmatch(own) or _MOVED.fullmatch(own):
                return Read("deadline", 0)
        known = self.by_words[at]
        if read := self._carried_out(at, groups, known):
            return read
        answers = any(_ANSWER.fullmatch(heading_words(text)) for text in texts[:-1])
        if answers and _DAY.fullmatch(own) and self.names("deadline") is not None:
            return Read("finished", 2, "beside")
        return self._of_given(at, groups, known)

    def _carried_out(self, at: int, groups: set[str], known: Known | None) -> Read | None:
        """Return what stands under what was carried out, beside the same of the plan."""
        own, texts = self.own[at], self.leaves[at].texts
        of_plan, done = (pattern.fullmatch(own) for pattern in (_AS_PLANNED, _CARRIED_OUT))
        if groups == {"output"} and (of_plan or done):
            return Read("output" if of_plan else "result", 0)
        if groups & {"deadline", "finished"} and own == "thuc hien" and self._is_set_beside(at):
            return Read("finished", 1, "beside", "deadline")
        under = any(_CARRIED_OUT.fullmatch(heading_words(text)) for text in texts[:-1])
        if under and known and known.field == "deadline" and self._is_planned_elsewhere(texts):
            return Read("finished", 1, "beside", "deadline")
        return None

    def _is_planned_elsewhere(self, texts: tuple[str, ...]) -> bool:
        """Tell whether a heading stands under a plan, too: `Kế hoạch` / `Thời gian`."""
        groups = [leaf.texts[:-1] for leaf in self.leaves if leaf.texts[-1] == texts[-1]]
        return any(_AS_PLANNED.fullmatch(heading_words(text)) for group in groups for text in group)

    def _of_given(self, at: int, groups: set[str], known: Known | None) -> Read | None:
        """Return what stands under what gave a task: a document's number, or what else is said of it."""
        own, heads = self.own[at], [heading_words(text) for text in self.leaves[at].texts[:-1]]
        document = known is not None and known.field == "documents"
        if "assignment" in groups or any(map(_GIVEN.fullmatch, heads)):
            if own in ("so", "van ban") or document:
                return Read("assignment", 0)
            return Read("extra", 0) if known and known.field in ("content", "unit", "number") else None
        if document and any(map(_TASKS_GIVEN.fullmatch, heads)) and not _CARRIES_OUT.fullmatch(own):
            return Read("assignment", 0)
        return None

    def _is_due_beside(self, at: int) -> bool:
        """Tell whether a time under the same group says that it is the deadline."""
        group = self.leaves[at].texts[:-1]
        return any(
            leaf.texts[:-1] == group and _DUE.fullmatch(own)
            for leaf, own in zip(self.leaves, self.own, strict=True)
        )

    def _is_set_beside(self, at: int) -> bool:
        """Tell whether the time that was set stands beside a time under one group: `Hạn`, `Kế hoạch`."""
        below = self.leaves[at].below
        return self.leaves[at].texts[:-1] in self._groups_of_set and (are_times(below) or not any(below))

    @cached_property
    def _groups_of_set(self) -> set[tuple[str, ...]]:
        """Return the groups under which a time stands that was set."""
        return {
            leaf.texts[:-1]
            for leaf, own in zip(self.leaves, self.own, strict=True)
            if _TIME_SET.fullmatch(own)
        }

    def _who(self, at: int, read: Read) -> Read | None:
        """Return who stands under a heading that leaves open whether it is an office or a person."""
        below, own = self.leaves[at].below, self.own[at]
        units, people = share_of_units(below), share_of_people(below)
        other_unit = any(
            known and known.field == "unit" and known.rank < 2
            for index, known in enumerate(self.by_words)
            if index != at
        )
        if read.field == "officer" and units > 0.5 and not other_unit:
            return Read("unit", 1, "texts", "officer")
        if read.field == "leader" and read.rank and own.startswith(("trach nhiem", "chiu")) and units > 0.5:
            return None if other_unit else Read("unit", 1, "texts", "leader")
        if read.field == "leader" and read.rank > 1 and people <= 0.5 and any(below):
            return None
        mixed = re.fullmatch(r"phu trach.*|dau moi.*|phan cong.*|.*\b(nguoi|ca nhan|can bo)\b.*", own)
        if read.field == "unit" and mixed and people > 0.5:
            return Read("officer", 1, "texts", "unit")
        if read.field == "unit" and own.startswith("phu trach") and other_unit:
            return None
        if read.field == "unit" and _LOOKING_ON.search(own) and self.names("officer") is not None:
            return None
        return self._merged(at, read)

    def _merged(self, at: int, read: Read) -> Read:
        """Tell a heading of two columns in one, `Ghi chú & Đơn vị phối hợp`: the nearer of both keys."""
        own = self.own[at]
        parts = [known for part in _PARTS.split(own) if (known := find_known_field(part))]
        keys = list(dict.fromkeys(known.field for known in parts))
        if "phoi hop" in own and read.field == "unit" and _LEADS.fullmatch(own):
            return read._replace(why="merged", other="coordinating")
        if len(keys) < 2 or {*keys[:2]} in _ONE_THING or read.field not in keys:
            return read
        other = next(key for key in keys if key != read.field)
        if {*keys} == {"note", "coordinating"}:
            units = share_of_units(self.leaves[at].below)
            nearest = "coordinating" if units >= 0.5 or not any(self.leaves[at].below) else "note"
            return Read(nearest, 1, "merged", "note" if nearest == "coordinating" else "coordinating")
        if {read.field, other} & {"note"} and read.field == "note" and keys[0] != "note":
            return Read(other, 1, "merged", "note")
        return read._replace(rank=read.rank + 1, why="merged", other=other)

    def is_first_of_moved(self, at: int) -> bool:
        """Tell the deadline that was set first, beside one that was moved."""
        return bool(_FIRST.fullmatch(self.own[at]))

    def is_moved(self, at: int) -> bool:
        """Tell the deadline that takes the place of another."""
        return bool(_MOVED.fullmatch(self.own[at]))

    def names_tasks(self, fields: Sequence[str | None]) -> bool:
        """Tell whether the heading of the content says that it is of tasks; `Nội dung` may be of anything."""
        known = self.known(fields.index("content")) if "content" in fields else None
        return known is not None and known.field == "content" and known.rank == 0
