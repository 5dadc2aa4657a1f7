"""What an office's words for the status of a task mean: the office's own list, with synonyms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_args

from db.text.folding import fold
from vqdesk.text.figures import parse_percent
from vqdesk.text.seen import seen
from vqdesk.tracking.documents import CITED, without_documents
from vqdesk.tracking.spans import TAKEN, find_spans

Meaning = Literal[
    "done", "done_in_time", "done_late", "open", "open_in_time", "open_late", "not_due", "paused", "awaiting"
]
MEANINGS: tuple[Meaning, ...] = get_args(Meaning)
"""What a status may mean; `in_time` and `late` where the word itself says so, `not_due` is before its day."""

_KEPT_TEXTS = 20_000
_WHOLE = 100
_DONE = frozenset[Meaning]({"done", "done_in_time", "done_late"})
_LATE = frozenset[Meaning]({"done_late", "open_late"})
_IN_TIME = frozenset[Meaning]({"done_in_time", "open_in_time", "not_due"})


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A status of an office's list, and the other words that mean it."""

    name: str
    meaning: Meaning
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusRead:
    """What a status's text means; `meaning` is None where the words are not known.

    `Quá hạn` alone says `late` and leaves open whether the task is done: `timing_only`. `dated` tells that
    the text names the day, too.
    """

    meaning: Meaning | None
    timing_only: bool = False
    dated: bool = False

    @property
    def said(self) -> Literal["", "in_time", "late"]:
        """Return whether the word itself says that the task is in time, or late."""
        if self.meaning in _LATE:
            return "late"
        return "in_time" if self.meaning in _IN_TIME else ""

    @property
    def is_done(self) -> bool:
        """Tell whether it says that the task is done."""
        return self.meaning in _DONE and not self.timing_only


@dataclass(frozen=True)
class StatusWords:
    """An office's list of statuses; get one from `DEFAULT`, `StatusWords(words)` or `from_json`."""

    words: tuple[StatusWord, ...]

    def read(self, text: str) -> StatusRead | None:
        """Return what a status's text means; None for a blank.

        Capitals, marks, and signs do not matter; a word of time may follow (`Hoàn thành, đúng hạn`). What is
        not wholly known has no meaning: `Cơ bản hoàn thành`, `Hoàn thành bước 1`.
        """
        if text not in self._read:
            if len(self._read) >= _KEPT_TEXTS:
                self._read.clear()
            self._read[text] = _status(text, self._known)
        return self._read[text]

    @cached_property
    def _read(self) -> dict[str, StatusRead | None]:
        return {}

    @cached_property
    def _known(self) -> dict[str, Meaning]:
        """Return each word's meaning; a status's own name goes before a synonym."""
        named = [(word.name, word.meaning) for word in self.words]
        others = [(other, word.meaning) for word in self.words for other in word.synonyms]
        return {_key(text): meaning for text, meaning in reversed(named + others)}

    @property
    def names(self) -> tuple[str, ...]:
        """Return the statuses to choose from, in the list's order."""
        return tuple(word.name for word in self.words)

    def as_json(self) -> list[dict[str, Any]]:
        """Return the list as it is kept."""
        return [
            {"name": word.name, "meaning": word.meaning, "synonyms": list(word.synonyms)}
            for word in self.words
        ]

    @classmethod
    def from_json(cls, kept: object) -> StatusWords:
        """Return a kept list without what this version does not know; the usual one where nothing is left."""
        entries = kept if isinstance(kept, list) else []
        words = tuple(filter(None, map(_word, entries)))
        return cls(words) if words else DEFAULT


def _word(kept: object) -> StatusWord | None:
    if not isinstance(kept, Mapping):
        return None
    name, meaning, synonyms = kept.get("name"), kept.get("meaning"), kept.get("synonyms", [])
    if not isinstance(name, str) or not name.strip() or meaning not in MEANINGS:
        return None
    others = synonyms if isinstance(synonyms, list) else []
    return StatusWord(name, meaning, tuple(each for each in others if isinstance(each, str) and each.strip()))


_USUAL = (
    StatusWord(
        "Hoàn thành",
        "done",
        (
            "Đã hoàn thành", "Hoàn thành 100%", "Hoàn thành nhiệm vụ", "Hoàn thành tốt",
            "Hoàn thành xuất sắc", "Đã hoàn thành nhiệm vụ", "Xong", "Đã xong",
            "Đã thực hiện", "Đã thực hiện xong", "Đã triển khai xong", "Đã kết thúc", "Kết thúc", "Hoàn tất",
            "Đã hoàn tất", "Đã ban hành", "Đã giải quyết", "Đã xử lý", "Đã xử lý xong", "Đã báo cáo",
            "Đã xử lí", "Đã nghiệm thu", "HT", "Đã HT",
            "Đạt", "Done", "Completed", "Closed", "Đã đóng", "Xử lý xong", "Giải quyết xong",
            "Đã giải quyết xong", "Thực hiện xong", "Đã tổ chức", "Đã bàn giao", "Đã trả lời",
            "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ",
        ),
    ),
    StatusWord(
        "Hoàn thành đúng hạn",
        "done_in_time",
        ("Hoàn thành trong hạn", "Hoàn thành trước hạn", "Hoàn thành sớm", "Hoàn thành vượt tiến độ",
         "Hoàn thành đúng tiến độ", "Hoàn thành đúng thời hạn", "Xong đúng hạn", "Xong trước hạn"),
    ),
    StatusWord(
        "Hoàn thành quá hạn",
        "done_late",
        ("Hoàn thành trễ hạn", "Hoàn thành chậm", "Hoàn thành muộn", "Hoàn thành trễ", "Hoàn thành sau hạn",
         "Hoàn thành chậm tiến độ", "Xong trễ hạn", "Xong quá hạn"),
    ),
    StatusWord(
        "Đang thực hiện",
        "open",
        (
            "Đang triển khai", "Đang triển khai thực hiện", "Đang xử lý", "Đang xử lí", "Đang TH",
            "Đang làm", "Đang tiến hành",
            "Đang tham mưu", "Đang soạn thảo", "Đang hoàn thiện", "Đang giải quyết", "Chưa hoàn thành",
            "Chưa xong", "Chưa hoàn tất", "Chưa HT", "Trễ tiến độ", "Chưa đạt", "Chậm tiến độ",
            "Đúng tiến độ", "Đang theo dõi",
            "Đang thực hiện đúng tiến độ", "Tiếp tục thực hiện", "Sắp đến hạn", "Đến hạn", "In progress",
            "Đang lấy ý kiến", "Đang dự thảo", "Đang xây dựng", "Đang rà soát", "Đang tổng hợp",
            "Đang thi công", "Đang chuẩn bị", "Đang khảo sát", "Đang kiểm tra", "Thường xuyên",
            "Thực hiện thường xuyên",
            "Đang thực hiện thường xuyên", "Đảm bảo tiến độ", "Bảo đảm tiến độ", "Vượt tiến độ", "Doing",
        ),
    ),
    StatusWord(
        "Chưa thực hiện",
        "open",
        ("Chưa triển khai", "Chưa bắt đầu", "Chưa xử lý", "Chưa xử lí", "Chưa TH", "Chưa làm",
         "Không hoàn thành", "Chưa có kết quả",
         "Chưa tiến hành", "Mới giao", "Mới", "Chưa", "Chưa có", "Không", "To do", "Not started",
         "Chưa giải quyết", "Mới tiếp nhận", "Đã tiếp nhận", "Không đạt"),
    ),
    StatusWord(
        "Chưa đến hạn",
        "not_due",
        ("Chưa tới hạn", "Chưa đến thời hạn", "Chưa đến kỳ", "Còn hạn", "Chưa đến hạn thực hiện",
         "Chưa tới hạn thực hiện"),
    ),
    StatusWord(
        "Quá hạn",
        "open_late",
        ("Chưa hoàn thành quá hạn", "Chưa thực hiện quá hạn", "Quá hạn chưa hoàn thành"),
    ),
    StatusWord(
        "Tạm dừng", "paused", ("Tạm hoãn", "Tạm ngừng", "Tạm ngưng", "Dừng", "Dừng thực hiện", "Hoãn")
    ),
    StatusWord(
        "Chờ duyệt",
        "awaiting",
        ("Chờ phê duyệt", "Đang chờ duyệt", "Đang trình", "Trình duyệt", "Chờ ký", "Trình ký",
         "Đang trình ký", "Chờ thẩm định", "Chờ ý kiến", "Xin ý kiến", "Đang xin ý kiến", "Đã trình",
         "Chờ ý kiến chỉ đạo", "Chờ hướng dẫn", "Chờ bố trí vốn", "Chờ phản hồi", "Đang chờ ý kiến"),
    ),
)  # fmt: skip

_IN_TIME_WORDS = "dung han|trong han|truoc han|dung thoi han|truoc thoi han|dung ke hoach"
_LATE_WORDS = "qua han|tre han|cham han|muon han|qua thoi han|tre|(?:khong|chua) dung han"
_TIMING = re.compile(
    rf"(?P<word>.*?) ?(?:(?P<late>(?:{_LATE_WORDS})(?: [0-9]{{1,3}} (?:ngay|tuan|thang))?)"
    rf"|(?P<in_time>{_IN_TIME_WORDS}|(?:chua den|chua toi|con) han))"
)
_PACE = re.compile(r"(?P<word>.*?) ?(?:(?P<late>cham|tre)|dung|dam bao|bao dam|vuot) tien do")
_TIMING_ALONE = re.compile(f"{_IN_TIME_WORDS}|{_LATE_WORDS}")
_SHARE = re.compile(
    r"(?P<word>.*?) ?(?:(?:dat|khoang|duoc|hoan thanh):? )*(?P<share>[0-9]{1,3}(?:[.,][0-9]+)?) ?%"
)
_SHARED = frozenset({"", "da", "hoan thanh", "da hoan thanh", "dat", "thuc hien", "da thuc hien", "xong"})
_SIGNS = re.compile(r"[^\w%.,]+|[.,](?![0-9])")
_TIMED: dict[tuple[bool, str], Meaning] = {
    (True, "in_time"): "done_in_time", (True, "late"): "done_late",
    (False, "in_time"): "open_in_time", (False, "late"): "open_late",
}  # fmt: skip


def _key(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", fold(seen(text).text)).split())


def _status(text: str, known: Mapping[str, Meaning]) -> StatusRead | None:
    key = _key(text).replace(" nhung ", " ")
    if not key:
        return None
    if key in known and not _TIMING_ALONE.fullmatch(key):
        return StatusRead(known[key])
    if share := _SHARE.fullmatch(key):
        return _shared(share, known)
    return _timed(key, known) or _dated(text, known) or StatusRead(_told(key, known))


def _told(word: str, known: Mapping[str, Meaning]) -> Meaning | None:
    """Return what a word of the list means, be it followed by a pace: `Đang thực hiện, chậm tiến độ`."""
    meaning = known.get(word) or known.get(word.removeprefix("da "))
    pace = None if meaning else _PACE.fullmatch(word)
    if pace is None:
        return meaning
    told = known.get(pace["word"])
    return _TIMED[True, "late" if pace["late"] else "in_time"] if told in _DONE else told


def _shared(share: re.Match[str], known: Mapping[str, Meaning]) -> StatusRead:
    """Read `Hoàn thành 80%`, `Đang thực hiện (60%)`."""
    percent = parse_percent(share["share"])
    whole = percent is not None and percent >= _WHOLE
    if share["word"] in _SHARED:
        return StatusRead("done" if whole else "open")
    meaning = known.get(share["word"])
    return StatusRead(meaning if meaning and (meaning in _DONE) == whole else None)


def _dated(text: str, known: Mapping[str, Meaning]) -> StatusRead | None:
    """Read `Đã hoàn thành ngày 20/8/2026 (Báo cáo số 12/BC-UBND)`; None where more than the day is said."""
    spans, rest = find_spans(without_documents(text))
    word = _key(re.sub(rf"[{TAKEN}{CITED}]|\\bngay\\b", " ", rest)) if spans or CITED in rest else ""
    meaning = known.get(word)
    return StatusRead(meaning, dated=bool(spans)) if meaning in _DONE else None


def _timed(key: str, known: Mapping[str, Meaning]) -> StatusRead | None:
    """Read `hoàn thành, trễ hạn`: a known word and one of time; `Trong hạn` alone tells nothing else."""
    found = _TIMING.fullmatch(key)
    if not found:
        return None
    said = "late" if found["late"] else "in_time"
    if not found["word"]:
        return StatusRead(_TIMED[False, said], timing_only=True)
    meaning = _told(found["word"], known)
    return StatusRead(_TIMED[meaning in _DONE, said]) if meaning else None


DEFAULT = StatusWords(_USUAL)
"""The usual list, which an office may change."""
