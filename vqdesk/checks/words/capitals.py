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
_BEFORE = re.compile(
    r"(?<!\w)(?:đang|đã|sẽ|vẫn|chưa|phải|cần|không|tiếp tục|tập trung|kịp thời|chủ động|tích cực"
    r"|thường xuyên|được|để|nhằm|cùng) \Z"
)
_LONGEST = 13  # characters of these words and the blank behind them
_DEED = re.compile(
    r"(?:Xây dựng|Thực hiện|Triển khai|Hoàn thành|Hoàn thiện|Tiếp tục|Ban hành|Phối hợp|Tham mưu|Chỉ đạo"
    r"|Đề nghị|Phê duyệt|Rà soát|Tăng cường|Đẩy mạnh|Tuyên truyền|Giải quyết|Thi công|Lập|Trình|Tiến hành"
    r"|Bố trí|Nâng cao|Tham gia|Tiếp nhận|Giải ngân|Khắc phục|Duy trì|Đôn đốc|Tháo gỡ|Cấp|Mở"
    r"|Bàn giao|Nghiệm thu|Hỗ trợ|Đạt|Có)(?= [a-zà-ỹđ0-9])"
)
_SPLIT = re.compile(
    r"(?<!\w)(?=\w{1,6} [A-ZĐ])"  # few words are followed by such: they are looked for first
    r"(?:xây Dựng|thực Hiện|triển Khai|hoàn Thành|hoàn Thiện|tiếp Tục|phối Hợp|chỉ Đạo|đề Nghị"
    r"|phê Duyệt|tăng Cường|tuyên Truyền|giải Quyết|thi Công|tiếp Nhận|giải Ngân|khắc Phục|nghiệm Thu"
    r"|hỗ Trợ|tổ Chức|kiểm Tra|giám Sát|quản Lý|đánh Giá|báo Cáo|kế Hoạch|kết Quả"
    r"|nhiệm Vụ|công Tác|hộ Dân|nhân Dân(?! chủ))(?!\w)"
)
_BEHIND_COMMA = re.compile(
    r"(?<=, )(?:Đã|Đang|Sẽ|Được|Và|Với|Nhưng|Song|Những|Nên|Không(?! (?:quân|lực|đoàn|gian))|Còn)"
    r"(?= [a-zà-ỹđ0-9])"
)
_CAPITAL = re.compile("[A-ZĐ](?<= .)")  # few words begin with one: they are looked for first


def find_capitals(subject: Subject) -> Iterator[Remark]:
    """Yield the deeds that begin with a capital behind a word after which no name can stand.

    And words whose second half alone has one, and small words with one behind a comma.
    """
    for field, text in worded(subject):
        for capital in _CAPITAL.finditer(text):
            at = capital.start()
            deed = _DEED.match(text, at)
            if deed is not None and _BEFORE.search(text, max(0, at - _LONGEST), at):
                small = deed[0][0].lower() + deed[0][1:]
                values = {"typed": deed[0], "small": small}
                yield Remark(Stretch(field, *deed.span()), "words.capital", values, suggestion=small)
        for found in (*_SPLIT.finditer(text), *_BEHIND_COMMA.finditer(text)):
            values = {"typed": found[0], "small": found[0].lower()}
            yield Remark(Stretch(field, *found.span()), "words.capital", values, suggestion=found[0].lower())


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
