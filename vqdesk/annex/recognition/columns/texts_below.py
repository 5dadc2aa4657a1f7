"""The texts below a heading: what they tell of a column (figures, times) where its heading does not."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from db.text.folding import fold_name
from vqdesk.annex.recognition.columns.time_texts import is_day_of_month, is_time
from vqdesk.text.citations import find_citations
from vqdesk.tracking.status_words import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_MOST = 0.5  # of the texts
_STATE_WORDS = 3  # a state in other words than the usual ones is no longer: `Đang trình ký`
_LONGEST = 120  # characters; a measure, a share, a state or a time is no longer

_SURELY_MEASURED = (
    "%|‰|phan tram|ha|km|km2|m|m2|m3|cm|kg|g|tan|ta|yen|lit|kwh|kw|mw|dong|d|vnd|trd|tr\\.? ?d|tr\\.? ?dong|"
    "nguoi|luot|luot nguoi|khach|ho|ho dan|ho gia dinh|ho ngheo|khau|nhan khau|lao dong|hoc sinh|can bo|"
    "tre|lop|cong trinh|du an|mo hinh|ho so|vu viec|viec|don|don thu|san pham|giuong|giuong benh|cuoc|buoi|"
    "hoi nghi|van ban|de an|tieu chi|chi tieu|diem|lan|con|cay|cai|chiec|may|xe|nha|ngoi nha|can|can nha|"
    "quyen|cuon|to|phong hoc|tuyen|cau|ty le|he so|gio|ngay|ngay cong|tin|bai|tin bai|tai khoan|giay|"
    "thu tuc|thua|kenh|ho chua|nam|thang|quy|tuan"
)
# A commune, a school or a co-operative may be counted, or be whose task it is.
_MAYBE_MEASURED = (
    "hop tac xa|htx|doanh nghiep|truong|xa|phuong|thon|ban|khu|khu pho|to dan pho|hoi|chi hoi|bo|vu|ca|nhom|"
    "doi|to chuc|co so|don vi|co quan|trung tam|tram|cau lac bo|chi bo|dang bo"
)
_MANY = r"([0-9][0-9.,]* |nghin |ngan |tram |trieu |ty )?"


def _measured_in(words: str) -> re.Pattern[str]:
    return re.compile(rf"\(?{_MANY}({words}|trieu|ty|vu)( ?/ ?({words}|vu|vong))*\)?")


_SURE_MEASURE = _measured_in(_SURELY_MEASURED)
_MAYBE_MEASURE = _measured_in(_MAYBE_MEASURED)
_FIGURE = re.compile(r"[-+]?[0-9][0-9., ]*(/[0-9.,]+)?")
_SHARE = re.compile(
    r"((uoc |da |moi )?(dat|hoan thanh|thuc hien|xong)( khoang| tren| gan)? ?|khoang |tren |duoi |gan )?"
    r"[~<>=≈≤≥]? ?[0-9]{1,3}([.,][0-9]{1,2})? ?%"
    r"( ?(kh|ke hoach|khoi luong|chi tieu|muc tieu|tien do|cong viec))?"
)
_BARE_SHARE = re.compile(r"[0-9]{1,3}([.,][0-9]{1,2})?")
_STATE = re.compile(
    r"((da|dang|chua|khong|co ban|tiep tuc|sap|chuan bi) )*"
    r"((trien khai|tien hanh|bat dau) )?"
    r"(hoan thanh|hoan tat|thuc hien|trien khai|xu ly|giai quyet|tien hanh|bat dau|lam|xong|dat|kip)"
    r"( (tot|xuat sac|xong|som|cham|muon|mot phan|co ban|toan bo|nhiem vu|cong viec|yeu cau|ke hoach|"
    r"(dung|truoc|tre|qua|trong|vuot|som|cham)( han| thoi han| tien do| ke hoach| muc)?))?|"
    r"(dung|trong|qua|tre|cham|truoc|vuot|dam bao|bao dam)( han| thoi han| tien do| ke hoach| muc| yeu cau)"
    r"( [0-9]{1,3} (ngay|thang|tuan))?|"
    r"tot|kha|trung binh|kem|tam dung|binh thuong|(chua|sap) den han|(dang )?cho (duyet|phe duyet|y kien)"
)
_OF_GROUP = re.compile(r"\b(hoan thanh|thuc hien|trien khai|han|tien do)\b")
_EMPTY = re.compile(r"[^\w%‰]*")
_CLOCK = re.compile(
    r"[0-9]{1,2} ?(h|g|:|gio) ?([0-9]{2})?( ?phut)?( ?(-|–|den) ?[0-9]{1,2} ?(h|g|:|"
    r"gio) ?([0-9]{2})?)?.{0,20}|"
    r"[0-9]+([.,/][0-9]+)? (phut|gio|tiet|buoi|ngay|ngay lam viec|tuan|thang)( ?/.*)?"
)
_OFFICE = re.compile(
    r"((cac|tat ca|toan bo) )?((co quan|don vi|phong|ban|so|bo|cuc|chi cuc|vu|vien|hat|tram|trung tam|"
    r"van phong|thanh tra|"
    r"cong an|quan su|bo chi huy|ban chi huy|uy ban|ubnd|hdnd|ubmttq|ubmt|mttq|mat tran|hoi|doan|"
    r"lien doan|cong doan|dang uy|"
    r"tinh uy|huyen uy|xa|phuong|thi tran|dac khu|huyen|thon|ban|to|khu|khoi|truong|nha truong|khoa|"
    r"kho bac|thue|ngan hang|"
    r"toa an|vien kiem sat|bao hiem|benh vien|cong ty|hop tac xa|htx|quy|chi bo|dang bo|bo phan|nganh|dai|"
    r"lien minh|"
    r"ban quan ly|pvhcc|ttpvhcc|vp|vhxh|p\.|tt) ?)(?!truong\b|pho\b).*|.*\b(ubnd|hdnd|mttq)\b.*"
)
_HEAD = re.compile(
    r"((pho )?(chu tich|bi thu|truong phong|giam doc|tram truong|hieu truong|chanh van phong|truong ban|"
    r"truong thon)|"
    r"pct|ct|chuyen vien|cong chuc|can bo|van thu|ke toan|truong cong an|chi huy (truong|pho)|uy vien|"
    r"thu truong)\b.*"
)
_NUMBERED = re.compile(r".*[0-9] ?[/-] ?[a-z]{2,}.*")  # a document: `Công văn số 12/UBND-KT`
_ADDRESSED = re.compile(r"(d/c|dong chi|d\.c|ong|ba|anh|chi|co|thay)[ :.].*")
_PERSONS_NAME = re.compile(r"[^\W\d_a-zđ][^\W\d_]*([ \u00a0]+[^\W\d_a-zđ][^\W\d_]*){1,5}")
_MIDDLE_NAME = re.compile(r"^[^ ]+ (van|thi|duc|huu|minh|ngoc|thanh|quang|xuan|dinh|hong)\b (?!nien\b)")
# With their marks: `đảng`, `đa`, `dạng` say nothing of what was done.
_DONE = re.compile(
    r"\b(đã|đang|chưa)\b|^\W*(hoàn thành|xong|cơ bản|tiếp tục)\b|[0-9]+/[0-9]+ [^\W\d]|"
    r"[0-9]/[A-ZĐ]{2}|\blũy kế\b|\bước (đạt|thực hiện)\b",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"((du thao|cac|ban|[0-9]{1,3}|ho so|van ban) )*(bao cao|ke hoach|quyet dinh|to trinh|nghi quyet|"
    r"de an|cong van|danh sach|"
    r"danh muc|van ban|ho so|bien ban|thong bao|chuong trinh|quy che|quy dinh|huong dan|phuong an|bieu|"
    r"bang|giay|so lieu|"
    r"tai lieu|chi thi|quy trinh|chuyen de|du toan|hoi nghi|lop|mo hinh|cong trinh|phan mem|he thong|"
    r"co so du lieu|ket luan|"
    r"thong tu|nghi dinh|du an|san pham|tin bai|phieu|hop dong|ban do|website|video|hoi thi|giai phap|"
    r"y kien|kich ban|thu moi)\b.*|(kh|bc|qd|ttr|nq|cv|tb|ct|bb|hd|pa)( (cua )?(ubnd|hdnd|dang uy|bcd)\b.*)?"
)
_WORD = re.compile(r"[^\W\d_]+")


def are_measures(texts: Iterable[str], *, counted: bool) -> bool:
    """Tell whether texts under `Đơn vị` are what something is measured in: `ha`, `triệu đồng`, `%`.

    What may be counted or have a task, `thôn`, `Hợp tác xã`, is a measure beside surer ones, or where
    something is `counted`.
    """
    keys = _keys(texts)
    sure = sum(bool(_SURE_MEASURE.fullmatch(each)) for each in keys)
    measures = sure + sum(bool(_MAYBE_MEASURE.fullmatch(each)) for each in keys)
    return measures * 2 > len(keys) > 0 and (sure > 0 or counted)


def are_products(texts: Iterable[str]) -> bool:
    """Tell whether most texts name what shall come of a task, without a number: `Tờ trình`, `Báo cáo`."""
    told = [text for text in texts if not _EMPTY.fullmatch(text)]
    planned = count_done_and_planned(told)[1]
    return planned * 2 > len(told) and not are_cited(told)


def are_figures(texts: Iterable[str]) -> bool:
    """Tell whether most texts are a number each."""
    return _mostly(_keys(texts), lambda each: bool(_FIGURE.fullmatch(each)))


def are_judged(texts: Iterable[str], *, wholly: bool) -> bool:
    """Tell texts that say how far a task is, by a share or in a word or two: `80%`, `Đang thực hiện`.

    Most of them, or all where it is asked `wholly`.
    """
    keys = _keys(texts)
    judged = sum(_is_judged(each) for each in keys)
    return 0 < len(keys) == judged or (not wholly and judged * 2 > len(keys))


def are_states(texts: Iterable[str], *, wholly: bool = False) -> bool:
    """Tell whether most texts, or all, say how it stands in a word or two, none by a share: `Đang làm`."""
    keys = _keys(texts)
    shares = any(_SHARE.fullmatch(each) or _BARE_SHARE.fullmatch(each) for each in keys)
    states = sum(map(_is_state, keys))
    return not shares and (0 < len(keys) == states or (not wholly and states * 2 > len(keys)))


def are_clocked(texts: Iterable[str]) -> bool:
    """Tell whether most texts are hours or how long something takes: `8h00 - 8h30`, `02 ngày`."""
    return _mostly(_keys(texts), lambda each: bool(_CLOCK.fullmatch(each)))


def share_of_units(texts: Iterable[str]) -> float:
    """Return how many of the texts begin as an office is named: `Phòng Kinh tế`, `Các thôn`."""
    keys = _keys(texts)
    others = (_HEAD.fullmatch, _NUMBERED.fullmatch)
    offices = [
        each for each in keys if _OFFICE.fullmatch(each) and not any(is_one(each) for is_one in others)
    ]
    return len(offices) / len(keys) if keys else 0.0


def share_of_people(texts: Iterable[str]) -> float:
    """Return how many of the texts name a person or an office-holder: `Đ/c Hà Văn Lâm`, `Chủ tịch`."""
    told = [text for text in texts if not _EMPTY.fullmatch(text)]
    return sum(map(_names_person, told)) / len(told) if told else 0.0


def share_of_times(texts: Iterable[str]) -> float:
    """Return how many of the texts say when."""
    keys = _keys(texts)
    times = sum(map(is_time, keys))
    # `1/8`, `5/9` are days where another text is one beyond doubt.
    days = sum(is_day_of_month(each) and not is_time(each) for each in keys) if times else 0
    return (times + days) / len(keys) if keys else 0.0


def count_done_and_planned(texts: Iterable[str]) -> tuple[int, int]:
    """Return how many texts tell what was done, and how many name what shall come of it: `Tờ trình`."""
    done = planned = 0
    for text in texts:
        if _DONE.search(unicodedata.normalize("NFC", text[:_LONGEST])):
            done += 1
        elif any(map(_PRODUCT.fullmatch, _keys([text]))):
            planned += 1
    return done, planned


def are_shares(texts: Iterable[str]) -> bool:
    """Tell whether all texts are shares of a hundred: `80%`, `100`."""
    keys = _keys(texts)
    return bool(keys) and all(_SHARE.fullmatch(each) or _BARE_SHARE.fullmatch(each) for each in keys)


def are_groups(texts: Iterable[str]) -> bool:
    """Tell whether several texts all say whether a task is done, or late: `Hoàn thành`, `Quá hạn`."""
    keys = _keys(texts)
    of_group = sum(bool(_OF_GROUP.search(each)) for each in keys)
    return len(keys) > 1 and all(map(_is_state, keys)) and of_group * 2 >= len(keys)


def are_narratives(texts: Iterable[str]) -> bool:
    """Tell whether most texts are sentences of some words, none of them a time."""
    return _mostly(_keys(texts), lambda each: len(_WORD.findall(each)) > 2 and not is_time(each))


def mean_length(texts: Iterable[str]) -> float:
    """Return how long the texts are that say something, one with another."""
    keys = _keys(texts)
    return sum(map(len, keys)) / len(keys) if keys else 0.0


def are_times(texts: Iterable[str]) -> bool:
    """Tell whether most texts say when: `30/9/2025`, `Quý III/2025`, `Thường xuyên`."""
    return share_of_times(texts) > _MOST


def are_cited(texts: Sequence[str]) -> bool:
    """Tell whether most texts name documents by number and symbol: `Kế hoạch số 42/KH-UBND`."""
    told = [text for text in texts if not _EMPTY.fullmatch(text)]
    return sum(bool(find_citations(text)) for text in told) * 2 > len(told)


def tell_something(texts: Iterable[str]) -> bool:
    """Tell whether one of the texts says more than a figure and its measure: `Đã trồng 45 ha`."""
    return any(_tells(each) for each in _keys(texts))


def _is_judged(text: str) -> bool:
    return bool(_SHARE.fullmatch(text) or _BARE_SHARE.fullmatch(text)) or _is_state(text)


def _is_state(text: str) -> bool:
    """Tell a folded text that says how it stands, and not when or why."""
    if _STATE.fullmatch(text):
        return True
    read = DEFAULT.read(text) if len(_WORD.findall(text)) <= _STATE_WORDS else None
    return read is not None and read.meaning is not None and not read.dated


def _names_person(text: str) -> bool:
    first = re.split(r"[;,\n(]| - ", text.strip()[:_LONGEST], maxsplit=1)[0].strip()
    key = fold_name(first)
    if _HEAD.fullmatch(key) or _ADDRESSED.fullmatch(key):
        return True
    # `Tô`, `Đoàn`, `Vũ` are surnames, too.
    named = bool(_PERSONS_NAME.fullmatch(first))
    return named and (not _OFFICE.fullmatch(key) or bool(_MIDDLE_NAME.search(key)))


def _tells(text: str) -> bool:
    bare = text.lstrip("0123456789., -+~")
    measured = any(pattern.fullmatch(bare) for pattern in (_SURE_MEASURE, _MAYBE_MEASURE))
    return not measured and len(_WORD.findall(bare)) > 1


def _mostly(keys: Sequence[str], tells: Callable[[str], bool]) -> bool:
    return sum(map(tells, keys)) * 2 > len(keys)


def _keys(texts: Iterable[str]) -> list[str]:
    """Return texts folded, without those that say nothing: an empty cell, a dash, dots."""
    keys = (fold_name(unicodedata.normalize("NFKC", text[:_LONGEST])) for text in texts)
    return [each.rstrip(" .;") for each in keys if not _EMPTY.fullmatch(each)]
