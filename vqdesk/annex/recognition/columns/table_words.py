"""The words of all headings of one table, and what stands below them where these leave it open."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.annex.recognition.columns.headings import (
    FORMER,
    Leaf,
    find_known_field,
    heading_key,
    heading_words,
)
from vqdesk.annex.recognition.columns.texts_below import (
    are_cited,
    are_clocked,
    are_figures,
    are_groups,
    are_judged,
    are_measures,
    are_narratives,
    are_products,
    are_states,
    are_times,
    count_done_and_planned,
    share_of_people,
    share_of_units,
    tell_something,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.annex.recognition.columns.headings import Known

_DONE_WORK = re.compile(r"(cong viec|viec|nhiem vu) da (lam|thuc hien|trien khai|hoan thanh)\b.*")
_DIRECTING = re.compile(r"(so |cac )?van ban chi dao\b(?!.*\b(trien khai|thuc hien)\b).*")
_PROGRESS = re.compile(r"(cap nhat |bao cao |ro )?(tien do|tinh hinh)\b(?!.*\bket qua\b).*")
_UPDATE = re.compile(r"cap nhat( gan nhat| moi nhat| lan cuoi| gan day)?|dien bien")
# The assigning document, where the texts below name some, else a plan's figures, or whoever gave the task.
_MAYBE_GIVEN = re.compile(r"(nguon|noi|co quan)( giao| nhiem vu)\b.*")
_MAYBE_DOCUMENTS = re.compile(
    r"((quyet dinh|ke hoach|nghi quyet|thong bao|chuong trinh|cong van)(,| va|/| -)* ?)+"
    r"(trien khai|thuc hien|chi dao|ban hanh|cua .*)?"
)
_GIVEN = re.compile(r"(nguon|can cu)( giao| nhiem vu| cong viec| viec)\b.*")
# A paper that shall be drawn up: the task itself.
_DRAWN_UP = re.compile(
    r"((ten|danh muc|cac)(,| va|/| -)* ?)*van ban\b(?!.*\b(trien khai|thuc hien|giao|chi dao|da|so|ky hieu|"
    r"tra loi|bao cao|den|di|lien quan)\b).*"
)
_DRAWING = re.compile(r"(co quan|don vi)\b.*\b(soan thao|trinh|xay dung)")
# Periods beside each other, each with its plan and what was done of it.
_PERIOD = re.compile(r"(trong |den |den het )*(quy|thang|tuan|dot|[369] thang)\b.{0,30}")
_TIME_SET = re.compile(
    r"(?!(ngay|thoi gian) giao)(.*\b)?(han|deadline|ke hoach|yeu cau|quy dinh|du kien|duoc giao|giao)\b.*"
)
_DONE_TIME = re.compile(r"((thoi gian|thoi diem|ngay) )?(hoan thanh|xong|hoan tat|ket thuc)")
_TICKED = re.compile(
    r"(chua|khong|dang) (hoan thanh|thuc hien|trien khai|xu ly)\b.*|(tre|qua|dung|trong) han"
)
MEASURED = re.compile(r"dvt|don vi \(?tinh\b.*|don vi do|don vi do luong")
_OF_BILLS = re.compile(
    r"khoi luong( (theo )?(hop dong|du toan|thiet ke|moi thau|nghiem thu|thanh toan)\b.*)?"
)
PRICED = re.compile(r"(don gia|thanh tien|gia tri hop dong)\b.*")
BUDGETED = re.compile(r"(du toan|quyet toan|kinh phi|chi phi|von|so tien|gia tri|ngan sach|thanh tien)\b.*")
_AMOUNT = re.compile(
    r"(ke hoach|chi tieu|muc tieu|thuc hien|ket qua|khoi luong|so luong|nam|uoc|dat|giao)\b.*"
)
# `Kết quả` alone or beside the product may be what was done, or what shall come of it.
_OPEN_RESULT = re.compile(
    r"(ro )?ket qua( chinh| chu yeu| cu the| cuoi cung| cuoi)?|.*\bket qua\b.*\bsan pham\b.*|"
    r"san pham\b.*\bket qua\b.*"
)
# What was done, or, by a plan's texts, what shall come of it: `Kết quả đạt được`, `Sản phẩm thực hiện`.
_REACHING = re.compile(
    r"(ket qua|san pham)((,| va|/| -)* ?(ket qua|san pham))?( cong viec)?"
    r"( (dat duoc|hoan thanh|thuc hien|trien khai( thuc hien)?))?"
)
# Papers of which nothing says that they are there: `Văn bản, đề án`.
_PAPERS = re.compile(r".*\b(minh chung|kem theo|dinh kem|lien quan|da|trien khai|thuc hien|so|ky hieu)\b.*")
_EXPECTED = re.compile(
    r".*\b(du kien|can dat|phai dat|mong doi|dau ra|yeu cau|can hoan thanh|phai hoan thanh|can co|"
    r"phai co)\b.*"
)
_REACHED = re.compile(r".*\b(dat duoc|da|thuc hien|trien khai)\b.*")
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
_WAS_GIVEN = re.compile(r"(ngay )?(duoc )?giao( viec)?")
_DUE = re.compile(r"(thoi )?han\b.*|deadline")
_ANSWER = re.compile(r".*\b(tra loi|bao cao|hoan thanh|phuc dap)\b.*")
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
_LEADS = re.compile(r".*\b(chu tri|thuc hien|phu trach)\b.*")


class Read(NamedTuple):
    """What a heading names in its table: key and rank, `why` it is that where its words leave it open.

    `other` is what it may be as well, "" where nothing else. `why` is a word of `vqdesk.messages.columns`.
    """

    field: str
    rank: int
    why: str = ""
    other: str = ""


class TableWords:
    """Tell of each heading of one table which key it names, by its words, the texts below and the others."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self.leaves = leaves
        self.own = [heading_words(leaf.texts[-1]) for leaf in leaves]
        self._measures = {
            index for index, own in enumerate(self.own) if own == "don vi" and self._is_measure(index)
        }
        self.measured = bool(self._measures) or self.say(MEASURED)

    @cached_property
    def by_words(self) -> list[Known | None]:
        """Return what each heading names by its own words alone."""
        return [find_known_field(leaf.texts[-1]) for leaf in self.leaves]

    def say(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether one of the headings is what a pattern says."""
        return any(map(pattern.fullmatch, self.own))

    def known(self, at: int) -> Read | None:
        """Return which key a heading names in this table."""
        leaf, own, known = self.leaves[at], self.own[at], self.by_words[at]
        if at in self._measures or self.is_of_other_time(at):
            return None
        if grouped := self._under_group(at):
            return grouped if grouped.field != "extra" else None
        if known is None:
            return self._unknown(at)
        bill = self.say(PRICED) or (self.measured and _OF_BILLS.fullmatch(own))
        if own.startswith("khoi luong") and (bill or self._is_planned_amount(at)):
            return None
        if own.startswith("so van ban") and are_figures(leaf.below) and any(leaf.below):
            return None  # how many they are
        return self._decided(at, Read(*known))

    def _is_planned_amount(self, at: int) -> bool:
        """Tell a plan's amounts, `2 km`, where nothing else says what became of the tasks."""
        below = self.leaves[at].below
        amounts = any(below) and not tell_something(below) and not any("/" in text for text in below)
        return amounts and self._names("deadline") is not None and not self._reports(at)

    def _decided(self, at: int, read: Read) -> Read | None:
        """Return what a heading names whose words leave something open."""
        below, own = self.leaves[at].below, self.own[at]
        if own.startswith(("muc do thuc hien", "ket qua thuc hien")) and are_groups(below):
            return read if self._says_how(at) else Read("status", 2, "texts", read.field)
        if read.field == "evaluation" and own == "hoan thanh" and self.say(_TICKED):
            return None
        done = read.field == "evaluation" and _DONE_TIME.fullmatch(own) and are_times(below)
        if done and self._names("deadline") is not None:
            return Read("finished", 2, "texts")
        if read.field in ("evaluation", "documents") and are_times(below):
            plan = own.startswith("hoan thanh") and not self._reports(at) and self._names("result") is None
            return Read("deadline", 2, "texts") if plan else None
        if _PROGRESS.fullmatch(own):
            return self._progress(at, read)
        if _OPEN_RESULT.fullmatch(own) and read.field in ("result", "output"):
            return read if _EXPECTED.fullmatch(own) else self._result(at, read)
        if read.field == "result" and _REACHING.fullmatch(own) and self._only_plans(at, "output"):
            return Read("output", 1, "texts", "result")
        if (read.field == "deadline" and are_clocked(below)) or self._counts_tasks(at, read):
            return None
        if read.field == "content" and _DONE_WORK.fullmatch(own) and self._is_named_beside("content", at):
            return Read("result", 1, "beside", "content")
        return self._settled(at, read)

    def _settled(self, at: int, read: Read) -> Read | None:
        """Return what a heading names that is a document, a day or somebody."""
        if read.field in ("documents", "output") and self._is_drawn_up(at):
            return Read("content", 2, "beside", read.field)
        if (
            read.field == "documents"
            and not _PAPERS.fullmatch(self.own[at])
            and self._only_plans(at, "output")
        ):
            return Read("output", 2, "texts", "documents")
        if read.field == "documents" and _DIRECTING.fullmatch(self.own[at]):
            return self._directive(at, read)
        if read.field == "finished" and read.rank:
            return self._finished(at, read)
        if read.field in ("officer", "unit", "leader"):
            return self._who(at, read)
        return self._merged(at, read)

    def _is_drawn_up(self, at: int) -> bool:
        """Tell documents that shall be drawn up: nothing else names a task, none of them has a number."""
        below = self.leaves[at].below
        led = self._names("unit") is not None or self.say(_DRAWING)
        planned = led and self._names("deadline") is not None
        named = self._names("content") is None and _DRAWN_UP.fullmatch(self.own[at])
        return planned and bool(named) and are_narratives(below) and not are_cited(below)

    def _only_plans(self, at: int, key: str) -> bool:
        """Tell a column of products in a plan: no other has the key, none says what became of a task."""
        planned = self._names("deadline") is not None and not self._is_named_beside(key, at)
        return planned and not self._reports(at) and are_products(self.leaves[at].below)

    def _directive(self, at: int, read: Read) -> Read:
        """Return what `Văn bản chỉ đạo` names: what gave a task, or documents that carry it out.

        It gave the task where it stands before it, beside documents that carry it out, and in a plan.
        """
        plan = not self._reports(at) and not self._is_named_beside("result", at)
        gives = plan or self._is_named_beside("documents", at) or at < (self._names("content") or 0)
        if gives and not self._is_named_beside("assignment", at):
            return Read("assignment", 2, "beside", "documents")
        return read._replace(why="beside", other="assignment")

    def _finished(self, at: int, read: Read) -> Read | None:
        """Return what a day names that may be that on which a task was done, or shall be."""
        deadline = self._names("deadline") is not None
        if read.rank > 1:
            return read if deadline and are_times(self.leaves[at].below) else None
        if self._reports(at) or deadline:
            return read
        return Read("deadline", 2, "beside", "finished")

    def _is_named_beside(self, key: str, at: int) -> bool:
        """Tell whether another heading's words name a key."""
        return any(known and known.field == key and place != at for place, known in enumerate(self.by_words))

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
        answers = any(_ANSWER.fullmatch(heading_words(text)) for text in texts[:-1])
        if answers and _DAY.fullmatch(own) and self._names("deadline") is not None:
            return Read("finished", 2, "beside")
        given = any(_GIVEN.fullmatch(heading_words(text)) for text in texts[:-1])
        if given or "assignment" in groups:
            return self._of_document(own, known)
        return None

    @staticmethod
    def _of_document(own: str, known: Known | None) -> Read | None:
        """Return what stands under the document that gave a task: its number, or what is said of it."""
        if own in ("so", "van ban") or (known and known.field == "documents"):
            return Read("assignment", 0)
        return Read("extra", 0) if known and known.field in ("content", "unit", "number") else None

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

    def _progress(self, at: int, read: Read) -> Read | None:
        """Return what `Tiến độ` names: what was done, how far it is, or, by a plan, when it shall be.

        A heading that judges goes before one of how far.
        """
        below = self.leaves[at].below
        if read.field == "evaluation":
            return Read("evaluation", 3, "beside", "result") if self._are_judged(at) else read
        if are_times(below) and any(below):
            return Read("deadline", 2, "texts", "result")
        if are_clocked(below) and any(below):
            return None
        results = [known for known in self.by_words if known and known.field == "result"]
        if are_judged(below, wholly=len(results) < 2):
            if are_states(below):
                return Read("status", 2, "texts", "evaluation")
            return Read("evaluation", 3, "texts", "result")
        return read

    def _result(self, at: int, read: Read) -> Read:
        """Return what `Kết quả` names: what was done, or, in a plan, what shall come of it."""
        own, others = self.own[at], self._surely_named(at)
        below = self.leaves[at].below
        if are_groups(below) and not self._says_how(at):
            return Read("status", 2, "texts", "result")
        if "output" in others:
            return Read("result", read.rank, "beside", "output")
        if "result" in others:
            return Read("output", 1, "beside", "result")
        done, planned = count_done_and_planned(below)
        deadline, reports = self._has_deadline(), self._reports(at)
        named = "san pham" in own and not _REACHED.fullmatch(own)
        if reports and not deadline:
            return self._as_result(read, "beside", named=named)
        if done != planned:
            output = Read("output", 1, "texts", "result")
            return output if planned > done else self._as_result(read, "texts", named=True)
        if deadline and (not reports or named) and not _REACHED.fullmatch(own):
            return Read("output", 1, "beside", "result")
        return self._as_result(read, "beside", named=named or deadline)

    def _says_how(self, at: int) -> bool:
        """Tell whether another heading says how it stands with the tasks."""
        named = {known.field for index, known in enumerate(self.by_words) if known and index != at}
        return bool(named & {"status", "evaluation", "documents"})

    def _has_deadline(self) -> bool:
        """Tell whether a heading names the deadline, or a progress that is one."""
        times = (
            _PROGRESS.fullmatch(own) and are_times(leaf.below)
            for own, leaf in zip(self.own, self.leaves, strict=True)
        )
        return self._names("deadline") is not None or any(times)

    def _surely_named(self, at: int) -> set[str]:
        """Return what other headings name beyond doubt of what comes, or came, of a task."""
        found = {
            known.field
            for index, known in enumerate(self.by_words)
            if known and index != at and not _OPEN_RESULT.fullmatch(self.own[index])
            if known.field == "output" or (known == ("result", 0) and not self.is_of_other_time(index))
        }
        # A progress may be a share, a state or a time.
        told = any(
            known and known.field == "result" and _PROGRESS.fullmatch(own)
            for known, own in zip(self.by_words, self.own, strict=True)
        )
        return found - {"result"} if told else found

    @staticmethod
    def _as_result(read: Read, why: str, *, named: bool) -> Read:
        """Return that a heading names the result; what else it may be is told where its words say so."""
        rank = read.rank if read.field == "result" else 1
        return Read("result", rank, why, "output") if named else Read("result", rank)

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
        mixed = re.fullmatch(r"phu trach.*|dau moi.*|phan cong.*|.*\b(nguoi|ca nhan|can bo)\b.*", own)
        if read.field == "unit" and mixed and people > 0.5:
            return Read("officer", 1, "texts", "unit")
        if read.field == "unit" and own.startswith("phu trach") and other_unit:
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

    # What other headings tell

    def _names(self, key: str) -> int | None:
        """Return the place of the first heading whose words name a key."""
        return next((at for at, known in enumerate(self.by_words) if known and known.field == key), None)

    def _reports(self, at: int) -> bool:
        """Tell whether another heading than one says that the table reports what became of its tasks."""
        reporting = ("result", "evaluation", "status", "reason", "documents")
        return any(
            known is not None
            and index != at
            and not _OPEN_RESULT.fullmatch(self.own[index])
            and (known.field in reporting or known == ("finished", 0))
            and not (
                known.field in ("result", "evaluation", "documents")
                and are_times(self.leaves[index].below)
                and any(self.leaves[index].below)
            )
            for index, known in enumerate(self.by_words)
        )

    def _are_judged(self, at: int) -> bool:
        """Tell whether another heading than that of a progress says that it is of how good a task is done."""
        return any(
            known is not None
            and known.field == "evaluation"
            and index != at
            and not _PROGRESS.fullmatch(self.own[index])
            and (known.rank == 0 or "danh gia" in self.own[index])
            for index, known in enumerate(self.by_words)
        )

    def _is_measure(self, at: int) -> bool:
        """Tell a heading `Đơn vị` under which stands what things are measured in."""
        amounts = [index for index, own in enumerate(self.own) if _AMOUNT.fullmatch(own)]
        counted = any(are_figures(self.leaves[amount].below) for amount in amounts)
        return are_measures(self.leaves[at].below, counted=counted and not self.say(MEASURED))

    def is_of_other_time(self, at: int) -> bool:
        """Tell what was in another period, and figures of one period among others."""
        former = any(FORMER.fullmatch(heading_key(text)) for text in self.leaves[at].texts)
        return former or at in self._of_periods

    @cached_property
    def _of_periods(self) -> set[int]:
        """Return the places of figures that stand under several periods: `Quý III`, `Quý IV`."""
        periods: dict[str, list[int]] = {}
        for at, leaf in enumerate(self.leaves):
            counted = are_figures(leaf.below) or not any(leaf.below)
            known = self.by_words[at]
            judges = known is not None and known.field == "evaluation"
            if (
                counted
                and not judges
                and any(_PERIOD.fullmatch(heading_words(text)) for text in leaf.texts[:-1])
            ):
                periods.setdefault(self.own[at], []).append(at)
        return {at for places in periods.values() if len(places) > 1 for at in places}

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
