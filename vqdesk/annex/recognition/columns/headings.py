"""The words of headings: which field of a task a column holds, and whether the table is an annex."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from db.text.folding import fold_name
from vqdesk.annex.recognition.columns.texts_below import (
    are_cited,
    are_figures,
    are_judged,
    are_measures,
    are_times,
    tell_something,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_LONGEST_KEY = 1_000  # characters; no heading is longer, and folding a narrative of any length takes long
_LONGEST_HEADING = 300
_COUNTED = re.compile(r"\(([0-9]{1,2}|[a-d])\) ?(?=.)|(?<=.) ?\(([0-9]{1,2}|[a-d])\)")

_TASK = r"(nhiem vu|cong viec|dau viec)\b"
_DONE = r"(da |duoc |da duoc )?(hoan thanh|thuc hien|trien khai|dat|giai quyet|xu ly|dap ung)\b"
_FORMER = re.compile(
    r".*\b((nam|ky|thang|quy|lan|giai doan)( bao cao| lien)? truoc|cung ky|nam ngoai)\b(?! hay).*"
)
# What is still expected is a plan's, not an annex's; votes, marks and tests are of other lists.
_NO_RESULT = (
    r"(?!.*\b(du kien|can dat|phai dat|mong doi|mong muon|dau ra|bieu quyet|bo phieu|kiem phieu|bau cu|"
    r"hoc tap|ren luyen|hoc luc|xet nghiem|can lam sang|xep loai|xep hang|binh xet|trung tuyen|tuyen dung|"
    r"tuyen sinh|tot nghiep|lua chon nha thau|dau thau|quan trac|thi (dau|tuyen|sinh)|bai thi|diem thi)\b)"
)
# Of whom, of when, of what an evaluation is: a column beside it.
_NO_EVALUATION = (
    r"(?!(nguoi|co quan|don vi|cap|hoi dong|lan|ky|ngay|thoi gian|thoi diem) danh gia\b)"
    r"(?!(ngay|thoi gian|thoi diem|tieu chi|chi so|phuong phap|cach|can cu|minh chung|diem|so|ma)\b)"
    r"(?!muc do (kho|mat|khan)\b)"
    r"(?!.*\b(uu tien|phuc tap|quan trong|can thiet|khan cap|anh huong|tac dong|rui ro|nguy co|nguy hiem|"
    r"do kho|nghiem trong|bao mat|lien quan|hai long|dong y|tin cay|nhan biet|thiet hai|hu hong|nhu cau|"
    r"hoc sinh|hoc vien|hoc tap|ren luyen|hanh kiem|ho so du thau)\b)"
)


_PLAN = r"(ke hoach|chi tieu|muc tieu|nhiem vu|giao)"
_OF_DOCUMENT = (
    r"\b(ten|so|loai|cac|quyet dinh|ke hoach|danh muc|he thong|trich dan|tai lieu|so hieu|ky hieu|"
    r"so ky hieu|ngay|thang|nam|ngay thang|nguon)\b"
)
# What offices write short in headings, where they have no room.
_SHORT = {
    **{"vb": "van ban", "kq": "ket qua", "nv": "nhiem vu", "nd": "noi dung", "kh": "ke hoach"},
    **{"dv": "don vi", "d/v": "don vi", "cq": "co quan", "th": "thuc hien", "ht": "hoan thanh"},
    **{"td": "tien do", "kl": "khoi luong", "tl (%)": "ty le (%)", "tl %": "ty le %"},
    **{"ten cv": "ten cong viec", "nd cv": "noi dung cong viec"},
    **{"dvct": "don vi chu tri", "dvph": "don vi phoi hop", "dvth": "don vi thuc hien"},
    **{"cqct": "co quan chu tri", "cqph": "co quan phoi hop", "kqth": "ket qua thuc hien"},
    **{"d.vi": "don vi", "d.v": "don vi", "c.quan": "co quan", "k.qua": "ket qua", "n.vu": "nhiem vu"},
}
# Elsewhere they are a `nhân viên`, a `kết luận`.
_ONLY = {
    "nv": r"(?! (phu trach|theo doi|tham muu|thuc hien|chu tri|xu ly))",
    "kl": r"(?= (th|thuc hien|trien khai|hoan thanh|ht|dat|cong viec|nhiem vu)\b)",
}
_SHORT_WORD = re.compile(
    rf"(?<![\w.])(?:{'|'.join(re.escape(short) + _ONLY.get(short, '') for short in _SHORT)})(?![\w.])"
)
_HYPHEN = re.compile(r"(?<=[a-z])- ?(?=[a-z])")


class Known(NamedTuple):
    """A field that a heading names, and how surely: of two that name one field the lower rank has it."""

    field: str
    rank: int


# Folded headings of the annexes met so far; the first that fits wins.
_PATTERNS = tuple(
    (Known(field, rank), re.compile(pattern))
    for field, rank, pattern in (
        (
            "number",
            0,
            r"((s ?\.? ?)?t ?\.? ?t\.?|so (tt|thu tu)|thu tu|muc( so)?)( ?[/(-]? ?no\.?\)?)?|no\.?|#",
        ),
        (
            "content",
            0,
            rf"(stt,? )?((ten|danh muc|noi dung|cac|chi tieu|muc tieu)(,| va|/| -)* ?)*\b{_TASK}.*|"
            rf"(ten )?(don vi|co quan)(,| va|/| -)+ ?(noi dung |ten )?{_TASK}.*|"
            r"(ten |ro )viec\b.*|viec (can lam|duoc giao)|ro noi dung\b.*",
        ),
        (
            "content",
            1,
            r"noi dung\b(?! (da|ket qua|tinh hinh|tien do|danh gia|cham diem)\b).*",
        ),
        (
            "unit",
            0,
            r"(ten )?(cac )?(don vi|co quan|phong,? ban)\b"
            r"(?! \(?tinh| do$| do luong| ban hanh| phat hanh| soan thao| (tu )?danh gia| tham dinh|"
            r" cong tac|:)"
            r"(?!((?!chu tri|thuc hien).)*\bphoi hop\b).*|"
            r"(ten )?(phong|khoa|to|thon|xa|phuong|ban|nganh|doi|truong)(,| va|/| -)* ?(don vi|co quan)\b"
            r"(?! tinh| phoi hop| ban hanh).*|"
            r"chu tri( thuc hien)?|ro (nguoi|don vi)\b.*|"
            r"(phan cong|trach nhiem)( chu tri)? thuc hien|"
            r"((to|phong|ban|khoa|doi)(,| va|/| -)+ ?)?(nguoi|can bo|ca nhan|bo phan|dau moi)"
            r"\b.*\b(chu tri|phu trach|thuc hien|chiu trach nhiem)\b.*",
        ),
        ("unit", 1, r"phu trach( chinh| thuc hien)?"),
        (
            "evaluation",
            0,
            rf".*\bmuc do {_DONE}.*|.*% (thuc hien|hoan thanh|dat)\b.*|"
            r"(ty|ti) le (%|\(%\) )?(thuc hien|hoan thanh|dat)\b.*|dat ?\(%\)|"
            r"(muc )?hoan thanh( ?\(?%\)?| (ke hoach|muc tieu|chi tieu|nhiem vu|cong viec)\b.*)?|"
            r"(ket qua|tien do)( thuc hien| dat| dat duoc| hoan thanh)? ?\(?(%|ty le)( hoan thanh)?\)?|"
            r"% (tien do|khoi luong)\b.*",
        ),
        ("evaluation", 1, rf"{_NO_EVALUATION}(.*\bdanh gia\b.*|(muc do|ty le|ti le)\b.*)|\(?%\)?"),
        (
            "evaluation",
            2,
            rf"dat ty le\b.*|(ty le )?(% )?so (sanh (voi )?|voi ){_PLAN}\b.*|so ke hoach\b.*%.*|"
            rf"% (so )?{_PLAN}\b.*|((ty le )?so (sanh|voi) )?thuc hien ?/ ?{_PLAN}.*",
        ),
        ("documents", 0, r".*\bvan ban (chi dao,? |chi dao va )?(trien khai|thuc hien)\b.*"),
        (
            "documents",
            1,
            rf"({_OF_DOCUMENT}(,| va|/| -)* ?)*van ban\b.*|can cu\b.*|co so phap ly\b.*|"
            r"so(,| va| ?/| ?-)? ?(ky )?hieu\b.*",
        ),
        ("result", 0, r"khoi luong\b.*\b(trien khai|thuc hien|hoan thanh|dat|da lam)\b.*"),
        ("result", 1, rf"khoi luong\b.*|(tien do|(ket qua\b.*\bsan pham))\b{_NO_RESULT}.*"),
        (
            "result",
            0,
            r"(tom tat |mo ta |bao cao |noi dung |so lieu |cap nhat |nhung |cac |neu ro |ro )*"
            rf"(ket qua|tien do|tinh hinh)\b{_NO_RESULT}.*|"
            r"(noi dung |viec |cong viec )?da (thuc hien|trien khai|lam)\b.*",
        ),
    )
)
# What tells a result only in a table whose content says that it is of tasks, and where nothing else does.
_DONE_SO_FAR = re.compile(
    r"(uoc |so |so lieu |da )?thuc hien"
    r"( duoc| den\b.*| trong ky| ky nay| [0-9]{1,2} thang\b.*| (thang|quy|nam)\b.*| luy ke)?|dat duoc"
)
_COMPARED = re.compile(r"so sanh ?\(?%?\)?")
_STATUS = re.compile(r"(trang thai|tinh trang)( (thuc hien|xu ly|giai quyet|hoan thanh|cong viec|nhiem vu))?")
_PROGRESS = re.compile(r"(cap nhat |bao cao )?(tien do|tinh hinh)\b(?!.*\bket qua\b).*")
# Documents where the texts below name some, else a plan's figures, or whoever gave the task.
_MAYBE_DOCUMENTS = re.compile(
    r"(nguon|noi|co quan) giao\b.*|"
    r"((quyet dinh|ke hoach|nghi quyet|thong bao|chuong trinh|cong van)(,| va|/| -)* ?)+"
    r"(giao|trien khai|thuc hien|chi dao|ban hanh|cua .*)?"
)
_STATE = re.compile(r"((da|chua|khong|dang) )?(hoan thanh|thuc hien|trien khai|xu ly)")
_TICKED = re.compile(
    r"(chua|khong|dang) (hoan thanh|thuc hien|trien khai|xu ly)\b.*|(tre|qua|dung|trong) han"
)
_HELPING = re.compile(
    r"(ten )?(chi bo|dang bo|to chuc dang|to chuyen mon|khoa,? phong|ban,? nganh|dia phuong)\b.*|"
    r"chu dau tu|(dang vien|cong chuc|chuyen vien|vien chuc|giao vien|nhan vien)\b.*\b"
    r"(phu trach|thuc hien|theo doi)\b.*|"
    r"(ten )?(xa|phuong|thon|truong|khoa|doi)"
    r"((,|/| -)? ?(xa|phuong|thi tran|dac khu|ban|to dan pho|khu pho|to|phong))*"
)
_PRICED = re.compile(r"(don gia|thanh tien|gia tri hop dong)\b.*")
_MEASURED = re.compile(r"dvt|don vi \(?tinh\b.*|don vi do|don vi do luong")
_YEAR = re.compile(r"\b20[0-9]{2}\b")
_MONTH = re.compile(r"\bthang ([0-9]{1,2})\b")
_QUARTER = re.compile(r"\bquy (iii|iv|ii|i|[1-4])\b")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_TIMED = re.compile(r"(trong |den |den het |uoc )?(ky|thang|quy|tuan|nam|[69] thang)\b.{0,30}")
_BUDGETED = re.compile(r"(du toan|quyet toan|kinh phi|chi phi|von|so tien|gia tri|ngan sach)\b.*")
_MARKED = re.compile(
    r"(thang )?diem( (toi da|chuan|tru|cong|thuong|so|tu cham|cham|tham dinh|dat|quy doi)\b.*)?|"
    r"huy chuong\b.*|so phieu\b.*"
)
_RANKED = re.compile(r"(xep|thu) (hang|loai|bac)|danh hieu\b.*|giai( thuong)?")
_PERSONAL = re.compile(
    r"ho,? (va |chu )?(chu )?(dem,? )?ten\b.*|ky (nhan|ten)|chu ky|(ngay|nam) sinh|que quan"
)
_AMOUNT = re.compile(
    r"(ke hoach|chi tieu|muc tieu|thuc hien|ket qua|khoi luong|so luong|nam|uoc|dat|giao)\b.*"
)
_COUNTING = re.compile(r"(ten )?(chi tieu|tieu chi|san pham|tai san|thiet bi|vat tu|hang hoa|mon hoc)\b.*")
_OF_BILLS = re.compile(
    r"khoi luong( (theo )?(hop dong|du toan|thiet ke|moi thau|nghiem thu|thanh toan)\b.*)?"
)
_VAGUE = re.compile(r"tien do( thuc hien| trien khai)?( ?\(.*\))?")


def heading_key(text: str) -> str:
    """Return the form in which headings are compared: folded, one space between words, not too long."""
    return fold_name(text[:_LONGEST_KEY])


def find_known_field(text: str) -> Known | None:
    """Return which field a heading names by its words; None where they name none."""
    return _known(heading_key(text))


def _words(text: str) -> str:
    """Return what a heading says: folded, its words parted by spaces alone, short forms spelt out."""
    return _spelt(heading_key(text))


def _spelt(folded: str) -> str:
    return _SHORT_WORD.sub(lambda match: _SHORT[match[0]], _HYPHEN.sub(" ", folded).rstrip(" .:"))


@lru_cache(maxsize=2_000)
def _known(heading: str) -> Known | None:
    heading = _COUNTED.sub("", _spelt(heading)).strip()
    if len(heading) > _LONGEST_HEADING:
        return None
    return next((known for known, pattern in _PATTERNS if pattern.fullmatch(heading)), None)


def is_status(text: str) -> bool:
    """Tell a heading of how it stands with a task, in a word or two: `Trạng thái`, `Tình trạng xử lý`."""
    return bool(_STATUS.fullmatch(_words(text)))


def is_number_heading(text: str) -> bool:
    """Tell the heading of the tasks' numbers: `TT`, `STT`."""
    known = find_known_field(text)
    return known is not None and known.field == "number"


def is_work(text: str) -> bool:
    """Tell the heading `Việc`, which names the content only beside one of how it stands."""
    return _words(text) == "viec"


class Leaf(NamedTuple):
    """A heading over a column: its texts from the group above down to its own, and what is below first."""

    texts: tuple[str, ...]
    below: tuple[str, ...] = ()


def assign_fields(leaves: Sequence[Leaf], taken: Collection[str] = ()) -> list[str | None]:
    """Return what field each heading of a table names, each field once; `taken` are named otherwise.

    Of several that name one field the surest has it, of equals that of the latest time, then the first.
    """
    table = _Words(leaves)
    known = [table.known(at) for at in range(len(leaves))]
    fields: list[str | None] = [None] * len(leaves)
    for field in dict.fromkeys(each.field for each in known if each):
        if field not in taken:
            places = [at for at, each in enumerate(known) if each and each.field == field]
            rank = min(each.rank for each in known if each and each.field == field)
            surest = [at for at in places if (each := known[at]) and each.rank == rank]
            fields[_latest(surest, leaves)] = field
    table.complete(fields, taken)
    return fields


def is_annex(leaves: Sequence[Leaf], fields: Sequence[str | None]) -> bool:
    """Tell an annex by its columns from plans, budgets, bills and lists, which have some of them."""
    return _Words(leaves).are_of_annex(fields)


class _Words:
    """The words of all headings of one table, and what stands below them where these leave it open."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self._leaves = leaves
        self._own = [_words(leaf.texts[-1]) for leaf in leaves]
        self._measures = {
            index for index, own in enumerate(self._own) if own == "don vi" and self._is_measure(index)
        }
        self._measured = bool(self._measures) or self._say(_MEASURED)

    def known(self, at: int) -> Known | None:
        """Return which field a heading names in this table."""
        leaf, own = self._leaves[at], self._own[at]
        known = find_known_field(leaf.texts[-1])
        if at in self._measures or any(_FORMER.fullmatch(heading_key(text)) for text in leaf.texts):
            return None
        if known is None and is_work(own) and self._say(_STATUS):
            return Known("content", 0)
        if known is None:
            named = _MAYBE_DOCUMENTS.fullmatch(own) and are_cited(leaf.below)
            return Known("documents", 2) if named else None
        bill = self._say(_PRICED) or (self._measured and _OF_BILLS.fullmatch(own))
        if own.startswith("khoi luong") and bill:
            return None
        if known.field in ("evaluation", "documents") and are_times(leaf.below):
            return None
        if own.startswith("so van ban") and are_figures(leaf.below):
            return None  # how many they are
        if _PROGRESS.fullmatch(own):
            return self._progress(at, known)
        return None if own == "hoan thanh" and self._say(_TICKED) else known

    def _progress(self, at: int, known: Known) -> Known | None:
        """Return what `Tiến độ` names: what was done, how far it is, or, by a plan, when it shall be.

        A heading that judges goes before one of how far.
        """
        below = self._leaves[at].below
        if known.field == "evaluation":
            return Known("evaluation", 3) if self._are_judged(at) else known
        if are_times(below):
            return None
        results = [each for each in map(find_known_field, self._own) if each and each.field == "result"]
        return Known("evaluation", 3) if are_judged(below, wholly=len(results) < 2) else known

    def _are_judged(self, at: int) -> bool:
        """Tell whether another heading than that of a progress says that it is of how good a task is done."""
        others = (own for index, own in enumerate(self._own) if index != at and not _PROGRESS.fullmatch(own))
        known = (
            (own, each) for own in others if (each := find_known_field(own)) and each.field == "evaluation"
        )
        return any(each.rank == 0 or "danh gia" in own for own, each in known)

    def _is_measure(self, at: int) -> bool:
        """Tell a heading `Đơn vị` under which stands what things are measured in."""
        amounts = [index for index, own in enumerate(self._own) if _AMOUNT.fullmatch(own)]
        counted = any(are_figures(self._leaves[amount].below) for amount in amounts)
        return are_measures(self._leaves[at].below, counted=counted and not self._say(_MEASURED))

    def complete(self, fields: list[str | None], taken: Collection[str]) -> None:
        """Give a table of tasks what its headings tell only because they stand beside a task's."""
        there = {*fields, *taken}
        if "content" not in there:
            return
        if "unit" not in there:
            self._give(fields, "unit", _HELPING)
        tasks = self._names_tasks(fields)
        if "result" not in there and not self._say(_BUDGETED):
            known = tasks or {"unit", "evaluation"} <= {*fields, *taken}
            self._give(fields, "result", _DONE_SO_FAR, telling=not known)
        if tasks and "evaluation" not in there and not self._say(_FORMER):
            self._give(fields, "evaluation", _COMPARED)
        if tasks and not {"result", "evaluation"}.intersection((*fields, *taken)):
            self._give(fields, "evaluation", _STATUS)

    def are_of_annex(self, fields: Sequence[str | None]) -> bool:
        """Tell whether the columns are an annex's."""
        there = {field for field in fields if field}
        tasks = self._names_tasks(fields)
        if self._say(_PRICED) or (not tasks and any(map(self._say, (_MARKED, _PERSONAL)))):
            return False
        if not tasks and self._counts_only(fields):
            return False
        if "content" in there:
            ticked = tasks and sum(bool(_STATE.fullmatch(own)) for own in self._own) > 1
            return ticked or "result" in there or self._judges(there, fields, tasks=tasks)
        if "unit" not in there:
            return False
        if len(there & {"documents", "result", "evaluation"}) > 1:
            return True
        other = self._measured or any(map(self._say, (_COUNTING, _BUDGETED, _RANKED)))
        return "result" in there and not other and not _VAGUE.fullmatch(self._own[fields.index("result")])

    def _counts_only(self, fields: Sequence[str | None]) -> bool:
        """Tell a list of quantities: measures, and figures for results."""
        result = fields.index("result") if "result" in fields else None
        return self._measured and result is not None and are_figures(self._leaves[result].below)

    def _judges(self, there: Collection[str], fields: Sequence[str | None], *, tasks: bool) -> bool:
        """Tell whether a table with contents, but without results, says how it stands with them."""
        if "evaluation" not in there:
            return {"unit", "documents"} <= {*there}
        if self._say(_BUDGETED) and not tasks:
            return False
        known = find_known_field(self._own[fields.index("evaluation")])
        surely = known is not None and known.rank == 0
        return tasks or surely or bool({"unit", "documents"}.intersection(there))

    def _names_tasks(self, fields: Sequence[str | None]) -> bool:
        """Tell whether the heading of the content says that it is of tasks; `Nội dung` may be of anything."""
        known = self.known(fields.index("content")) if "content" in fields else None
        return known is not None and known.rank == 0

    def _give(
        self, fields: list[str | None], field: str, pattern: re.Pattern[str], *, telling: bool = False
    ) -> None:
        """Give a field to the heading that fits, of several to that of the latest time.

        `telling` asks for more than figures below it.
        """
        fitting = []
        for index, leaf in enumerate(self._leaves):
            group = find_known_field(leaf.texts[-2]) if len(leaf.texts) > 1 else None
            elsewhere = group is not None and group.field != field
            former = any(_FORMER.fullmatch(heading_key(text)) for text in leaf.texts)
            if fields[index] is not None or elsewhere or former or not pattern.fullmatch(self._own[index]):
                continue
            if not telling or tell_something(leaf.below):
                fitting.append(index)
        if fitting:
            fields[_latest(fitting, self._leaves)] = field

    def _say(self, pattern: re.Pattern[str]) -> bool:
        return any(map(pattern.fullmatch, self._own))


def find_reported(texts: Sequence[str]) -> int | None:
    """Return which of the headings under one of results is of the period reported on; None where none tells.

    `Tháng trước | Tháng này`, `Tháng 4 | Tháng 5 | Lũy kế`: of two times it is the later one. Among more of
    them nobody can tell it by the headings.
    """
    keys = [heading_key(text) for text in texts]
    places = [at for at, each in enumerate(keys) if _TIMED.fullmatch(each) and not _FORMER.fullmatch(each)]
    times = [_time(texts[at]) for at in places]
    if len(places) != 2:
        return places[0] if len(places) == 1 and len(texts) > 1 else None
    one, other = times
    if not one or not other or one == other or [*map(bool, one)] != [*map(bool, other)]:
        return None
    return places[one < other]


def _latest(places: Sequence[int], leaves: Sequence[Leaf]) -> int:
    """Return the place whose headings name the latest time; the first where not all name one."""
    times = [_time(" ".join(leaves[at].texts)) for at in places]
    return places[0] if None in times else max(places, key=lambda at: times[places.index(at)] or (0, 0))


def _time(text: str) -> tuple[int, int] | None:
    folded = heading_key(text)
    year, month, quarter = _YEAR.search(folded), _MONTH.search(folded), _QUARTER.search(folded)
    if month is None and quarter is None:
        return (int(year[0]), 0) if year else None
    number = int(month[1]) if month else 0
    if quarter and not month:
        number = 3 * (_QUARTERS.get(quarter[1]) or int(quarter[1]))
    return (int(year[0]) if year else 0, number)
