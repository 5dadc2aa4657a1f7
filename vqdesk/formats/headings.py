"""What a heading's words say: which field of a task its column holds, and of what kind its table is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from db.folding import fold_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

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


class Known(NamedTuple):
    """A field that a heading names, and how surely: of two that name one field the lower rank has it."""

    field: str
    rank: int


# Folded headings of the annexes met so far; the first that fits wins.
_PATTERNS = tuple(
    (Known(field, rank), re.compile(pattern))
    for field, rank, pattern in (
        ("number", 0, r"(s ?\.? ?)?t ?\.? ?t\.?|so (tt|thu tu)|thu tu|muc( so)?"),
        (
            "content",
            0,
            rf"(stt,? )?(ten |danh muc |noi dung |cac |chi tieu,? |muc tieu,? )*{_TASK}.*|"
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
            r"(?! tinh| do$| do luong| ban hanh| phat hanh| soan thao| (tu )?danh gia| tham dinh| cong tac|:)"
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
            r"(ket qua|tien do)( thuc hien| dat| dat duoc| hoan thanh)? ?\(?(%|ty le)\)?",
        ),
        ("evaluation", 1, rf"{_NO_EVALUATION}(.*\bdanh gia\b.*|(muc do|ty le|ti le)\b.*)|\(?%\)?"),
        ("documents", 0, r".*\bvan ban (chi dao,? |chi dao va )?(trien khai|thuc hien)\b.*"),
        ("documents", 1, r"(ten |so |loai )*van ban\b.*|can cu\b.*|so,? ky hieu\b.*"),
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
    r"(uoc |so )?thuc hien( den\b.*| trong ky| ky nay| [0-9]{1,2} thang\b.*| (thang|quy|nam)\b.*| luy ke)?|"
    r"dat duoc"
)
_STATUS = re.compile(r"(trang thai|tinh trang)( (thuc hien|xu ly|giai quyet|hoan thanh|cong viec|nhiem vu))?")
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
_MEASURED = re.compile(r"dvt|don vi tinh|don vi do|don vi do luong")
_YEAR = re.compile(r"\b20[0-9]{2}\b")
_MONTH = re.compile(r"\bthang ([0-9]{1,2})\b")
_QUARTER = re.compile(r"\bquy (iii|iv|ii|i|[1-4])\b")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_TIMED = re.compile(r"(trong |den |den het |uoc )?(ky|thang|quy|tuan|nam|[69] thang)\b.{0,30}")
_BUDGETED = re.compile(
    r"(du toan|quyet toan|kinh phi|chi phi|von|so tien|gia tri|ngan sach|uoc thuc hien)\b.*"
)
_MARKED = re.compile(
    r"(thang )?diem( (toi da|chuan|tru|cong|thuong|so|tu cham|cham|tham dinh|dat|quy doi)\b.*)?|"
    r"huy chuong\b.*|so phieu\b.*"
)
_RANKED = re.compile(r"(xep|thu) (hang|loai|bac)|danh hieu\b.*|giai( thuong)?")
_PERSONAL = re.compile(
    r"ho,? (va |chu )?(chu )?(dem,? )?ten\b.*|ky (nhan|ten)|chu ky|(ngay|nam) sinh|que quan"
)
_COUNTING = re.compile(r"(ten )?(chi tieu|tieu chi|san pham|tai san|thiet bi|vat tu|hang hoa|mon hoc)\b.*")
_OF_BILLS = re.compile(
    r"khoi luong( (theo )?(hop dong|du toan|thiet ke|moi thau|nghiem thu|thanh toan)\b.*)?"
)
_VAGUE = re.compile(r"tien do( thuc hien| trien khai)?( ?\(.*\))?")
_MEASURES = frozenset(
    (
        *(
            "%",
            "ha",
            "km",
            "km2",
            "m",
            "m2",
            "m3",
            "kg",
            "tan",
            "ta",
            "lit",
            "trieu",
            "trieu dong",
            "tr.dong",
            "trd",
        ),
        *(
            "ty",
            "ty dong",
            "nghin dong",
            "dong",
            "nguoi",
            "luot",
            "luot nguoi",
            "ho",
            "lop",
            "hoc sinh",
            "cong trinh",
        ),
        *(
            "con",
            "cay",
            "cai",
            "bo",
            "ho so",
            "vu",
            "viec",
            "don",
            "san pham",
            "ca",
            "giuong",
            "mo hinh",
            "cuoc",
        ),
        *(
            "doanh nghiep",
            "hop tac xa",
            "htx",
            "buoi",
            "van ban",
            "diem",
            "truong",
            "xa",
            "thon",
            "ty le",
            "lan",
        ),
    )
)


def key(text: str) -> str:
    """Return the form in which headings are compared: folded, one space between words, not too long."""
    return fold_name(text[:_LONGEST_KEY])


def known_by(text: str) -> Known | None:
    """Return which field a heading names by its words; None where they name none."""
    return _known(key(text))


@lru_cache(maxsize=2_000)
def _known(heading: str) -> Known | None:
    heading = _COUNTED.sub("", heading).strip()
    if len(heading) > _LONGEST_HEADING:
        return None
    return next((known for known, pattern in _PATTERNS if pattern.fullmatch(heading)), None)


def is_status(text: str) -> bool:
    """Tell a heading of how it stands with a task, in a word or two: `Trạng thái`, `Tình trạng xử lý`."""
    return bool(_STATUS.fullmatch(key(text)))


def are_measures(texts: Iterable[str]) -> bool:
    """Tell whether texts under `Đơn vị` are what something is measured in: `ha`, `triệu đồng`, `%`."""
    known = [key(text) in _MEASURES for text in texts]
    return bool(known) and sum(known) * 2 > len(known)


class Leaf(NamedTuple):
    """A heading over a column: its texts from the group above down to its own; whether it names a measure."""

    texts: tuple[str, ...]
    measure: bool = False


def fields_of(leaves: Sequence[Leaf], taken: Collection[str] = ()) -> list[str | None]:
    """Return what field each heading of a table names, each field once; `taken` are named otherwise.

    Of several that name one field the surest has it, of equals that of the latest time, then the first.
    """
    table = _Words(leaves)
    known = [table.known(leaf) for leaf in leaves]
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
    """The words of all headings of one table."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self._leaves = leaves
        self._own = [key(leaf.texts[-1]) for leaf in leaves]

    def known(self, leaf: Leaf) -> Known | None:
        """Return which field a heading names in this table."""
        known = known_by(leaf.texts[-1])
        if known is None or leaf.measure or any(_FORMER.fullmatch(key(text)) for text in leaf.texts):
            return None
        own = key(leaf.texts[-1])
        bill = self._say(_PRICED) or (self._say(_MEASURED) and _OF_BILLS.fullmatch(own))
        if own.startswith("khoi luong") and bill:
            return None
        return None if own == "hoan thanh" and self._say(_TICKED) else known

    def complete(self, fields: list[str | None], taken: Collection[str]) -> None:
        """Give a table of tasks what its headings tell only because they stand beside a task's."""
        there = {*fields, *taken}
        if "content" not in there:
            return
        if "unit" not in there:
            self._give(fields, "unit", _HELPING)
        if not self._names_tasks(fields):
            return
        if "result" not in there and not self._say(_BUDGETED):
            self._give(fields, "result", _DONE_SO_FAR)
        if not {"result", "evaluation"}.intersection((*fields, *taken)):
            self._give(fields, "evaluation", _STATUS)

    def are_of_annex(self, fields: Sequence[str | None]) -> bool:
        """Tell whether the columns are an annex's."""
        there = {field for field in fields if field}
        tasks = self._names_tasks(fields)
        if self._say(_PRICED) or (not tasks and (self._say(_MARKED) or self._say(_PERSONAL))):
            return False
        if "content" in there:
            ticked = tasks and sum(bool(_STATE.fullmatch(own)) for own in self._own) > 1
            return ticked or "result" in there or self._judges(there, fields, tasks=tasks)
        if "unit" not in there:
            return False
        if len(there & {"documents", "result", "evaluation"}) > 1:
            return True
        other = any(map(self._say, (_MEASURED, _COUNTING, _BUDGETED, _RANKED)))
        return "result" in there and not other and not _VAGUE.fullmatch(self._own[fields.index("result")])

    def _judges(self, there: Collection[str], fields: Sequence[str | None], *, tasks: bool) -> bool:
        """Tell whether a table with contents, but without results, says how it stands with them."""
        if "evaluation" not in there:
            return {"unit", "documents"} <= {*there}
        if self._say(_BUDGETED) and not tasks:
            return False
        known = known_by(self._own[fields.index("evaluation")])
        surely = known is not None and known.rank == 0
        return tasks or surely or bool({"unit", "documents"}.intersection(there))

    def _names_tasks(self, fields: Sequence[str | None]) -> bool:
        """Tell whether the heading of the content says that it is of tasks; `Nội dung` may be of anything."""
        known = known_by(self._own[fields.index("content")]) if "content" in fields else None
        return known is not None and known.rank == 0

    def _give(self, fields: list[str | None], field: str, pattern: re.Pattern[str]) -> None:
        for at, leaf in enumerate(self._leaves):
            group = known_by(leaf.texts[-2]) if len(leaf.texts) > 1 else None
            elsewhere = group is not None and group.field != field
            if fields[at] is None and not elsewhere and pattern.fullmatch(self._own[at]):
                fields[at] = field
                return

    def _say(self, pattern: re.Pattern[str]) -> bool:
        return any(map(pattern.fullmatch, self._own))


def reported(texts: Sequence[str]) -> int | None:
    """Return which of the headings under one of results is of the period reported on; None where none tells.

    `Tháng trước | Tháng này`, `Tháng 4 | Tháng 5 | Lũy kế`: of two times it is the later one. Among more of
    them nobody can tell it by the headings.
    """
    keys = [key(text) for text in texts]
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
    folded = key(text)
    year, month, quarter = _YEAR.search(folded), _MONTH.search(folded), _QUARTER.search(folded)
    if month is None and quarter is None:
        return (int(year[0]), 0) if year else None
    number = int(month[1]) if month else 0
    if quarter and not month:
        number = 3 * (_QUARTERS.get(quarter[1]) or int(quarter[1]))
    return (int(year[0]) if year else 0, number)
