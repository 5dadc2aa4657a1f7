"""The rule on capitals inside a sentence: `đang Xây dựng`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.rule import TaskRule, narrative
from vqdesk.checks.words.tokens import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.frame.subject import Subject

# After these words comes a deed, never a name; and these deeds begin no name that could follow them.
_BEFORE_DEEDS = (
    "đang|đã|sẽ|vẫn|chưa|phải|cần|không|tiếp tục|tập trung|kịp thời|chủ động|tích cực|thường xuyên|được|để"
    "|nhằm|cùng"
)
_BEFORE = re.compile(rf"(?<!\w)(?:{_BEFORE_DEEDS}) \Z")
_LONGEST = 13  # characters of these words and the blank behind them
_ENDINGS = "".join(sorted({word[-1] for word in _BEFORE_DEEDS.split("|")}))
# Few blanks stand between such an ending and a capital: these are told first.
_DEED = re.compile(
    rf" (?=[A-ZĐ])(?<=[{_ENDINGS}] )"
    r"(?P<deed>Xây dựng|Thực hiện|Triển khai|Hoàn thành|Hoàn thiện|Tiếp tục|Ban hành|Phối hợp|Tham mưu"
    r"|Chỉ đạo|Đề nghị|Phê duyệt|Rà soát|Tăng cường|Đẩy mạnh|Tuyên truyền|Giải quyết|Thi công|Lập|Trình"
    r"|Tiến hành|Bố trí|Nâng cao|Tham gia|Tiếp nhận|Giải ngân|Khắc phục|Duy trì|Đôn đốc|Tháo gỡ|Cấp|Mở"
    r"|Bàn giao|Nghiệm thu|Hỗ trợ|Đạt|Có)(?= [a-zà-ỹđ0-9])"
)
_SPLIT_WORDS = (
    "xây Dựng|thực Hiện|triển Khai|hoàn Thành|hoàn Thiện|tiếp Tục|phối Hợp|chỉ Đạo|đề Nghị|phê Duyệt"
    "|tăng Cường|tuyên Truyền|giải Quyết|thi Công|tiếp Nhận|giải Ngân|khắc Phục|nghiệm Thu|hỗ Trợ|tổ Chức"
    "|kiểm Tra|giám Sát|quản Lý|đánh Giá|báo Cáo|kế Hoạch|kết Quả|nhiệm Vụ|công Tác|hộ Dân|nhân Dân"
)
_SPLIT = re.compile(rf"(?<!\w)(?:{_SPLIT_WORDS})(?!\w)(?!(?<=nhân Dân) chủ)")
# Most texts have none of their second halves behind a word: these are told first.
_SECOND_HALVES = "|".join(dict.fromkeys(words.split(" ")[1] for words in _SPLIT_WORDS.split("|")))
_SECOND = re.compile(rf" (?=[A-ZĐ])(?<=\w )(?:{_SECOND_HALVES})(?!\w)")
_BEHIND_COMMA = re.compile(
    r", (?P<word>Đã|Đang|Sẽ|Được|Và|Với|Nhưng|Song|Những|Nên|Không(?! (?:quân|lực|đoàn|gian))|Còn)"
    r"(?= [a-zà-ỹđ0-9])"
)


def find_capitals(subject: Subject) -> Iterator[Remark]:
    """Yield the deeds that begin with a capital behind a word after which no name can stand.

    And words whose second half alone has one, and small words with one behind a comma.
    """
    for field, text in worded(subject):
        for found in _DEED.finditer(text):
            start, end = found.span("deed")
            if _BEFORE.search(text, max(0, start - _LONGEST), start):
                small = text[start].lower() + text[start + 1 : end]
                values = {"typed": found["deed"], "small": small}
                yield Remark(Stretch(field, start, end), "words.capital", values, suggestion=small)
        if _SECOND.search(text):
            for found in _SPLIT.finditer(text):
                yield _small(field, *found.span(), found[0])
        for found in _BEHIND_COMMA.finditer(text):
            yield _small(field, *found.span("word"), found["word"])


def _small(field: str, start: int, end: int, typed: str) -> Remark:
    small = typed.lower()
    values = {"typed": typed, "small": small}
    return Remark(Stretch(field, start, end), "words.capital", values, suggestion=small)


CAPITALS = TaskRule(
    "words.capital",
    "info",
    find_capitals,
    fires=(
        narrative("Hiện nay đang Xây dựng phương án bồi thường.", "Xây dựng", "xây dựng"),
        narrative("Phòng đã Tham mưu ban hành 02 kế hoạch.", "Tham mưu", "tham mưu"),
        narrative("Thời gian tới sẽ Tiếp tục rà soát hồ sơ.", "Tiếp tục", "tiếp tục"),
        narrative("UBND xã chưa Hoàn thành việc lập quy hoạch.", "Hoàn thành", "hoàn thành"),
        narrative("Các đơn vị phối Hợp tổ chức 04 buổi.", "phối Hợp", "phối hợp"),
        narrative("Phòng ban hành 03 kế hoạch, Đã triển khai đến thôn.", "Đã", "đã"),
        narrative("Các hộ được Hỗ trợ kịp thời.", "Hỗ trợ", "hỗ trợ"),
    ),
    silent=(
        narrative("Đã trình Hội đồng nhân dân; Nhân dân đồng thuận; được Tổ chức Y tế thế giới công nhận."),
        narrative("Ban hành Đề án Xây dựng nông thôn mới; Ban Quản lý dự án Đầu tư xây dựng."),
        narrative("Thôn Nà Hỗ, Với Lùng; họp Hội đồng nhân dân, Kế hoạch số 12/KH-UBND; để Nhân dân biết."),
        narrative("Kết quả: Đã thực hiện 3/3 nội dung. Đang xây dựng 02 nhà văn hóa."),
        narrative("Hải quân, Không quân; Đảng Công nhân Dân chủ; năm 2024, Không gian văn hóa cồng chiêng."),
        narrative("Phòng Lao động, Thương binh; Chương trình mục tiêu quốc gia; cấp đổi 02 Thẻ."),
    ),
)
