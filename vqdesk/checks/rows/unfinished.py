"""A whole evaluation beside words that something is not done yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.rule import TaskRule, narrative
from vqdesk.checks.frame.subject import RESULT
from vqdesk.checks.rows.closings import levels, parts_of
from vqdesk.checks.rows.differing import aims
from vqdesk.checks.rows.evaluations import WHOLE, evaluation_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.frame.rule import AnyRule
    from vqdesk.checks.frame.subject import Subject

# The whole task is not done: no number and no "các", "một số" tells that a part is meant.
_NOT_DONE = re.compile(
    r"\bchưa (?:hoàn thành|hoàn thiện|triển khai|thực hiện|tổ chức|ban hành|xong|đạt(?! chuẩn)|khởi công"
    r"|nghiệm thu|trình|được (?:phê duyệt|ban hành|triển khai|giao)|có (?:kết quả|cơ sở|kinh phí|hướng dẫn)"
    r"|bảo đảm tiến độ|đảm bảo tiến độ)\b"
)
_GOING_ON = re.compile(
    r"\b(?:đang (?:được )?(?:tiếp tục )?(?:triển khai|thực hiện|thi công|xây dựng|hoàn thiện|lập|trình|chờ"
    r"|lấy ý kiến|thẩm định|đấu thầu|khảo sát|rà soát|soạn thảo|dự thảo|tổng hợp|chuẩn bị"
    r"|tổ chức thực hiện|tham mưu|xin ý kiến|giải phóng mặt bằng|tiến hành"
    r"|trong (?:quá trình|giai đoạn|thời gian))|tiếp tục hoàn thiện)\b"
)
_PARTS = (
    r"các|một số|còn lại|những|riêng|ngoài ra|đồng thời|kỳ trước|năm trước|giai đoạn|trước đây"
    r"|nhiều|hộ|tỉnh|trung ương|bộ|tiếp theo|chủ đầu tư|doanh nghiệp"
)
_PART = re.compile(rf"\b(?:{_PARTS}|phần)\b|[0-9]")
_PART_AFTER = re.compile(rf"\b(?:{_PARTS})\b|[0-9]")
_ASKED = re.compile(r"\bcác (?:ngành|sở|phòng|cơ quan|đơn vị|bộ)\b")  # of whom something is asked
_LEFT = re.compile(
    r"(?<!không )(?<!giảm )\bcòn (?:khoảng |gần |trên )?[0-9][0-9.,/]*(?: [^\W\d_]+){1,8}? chưa"
    r" (?:hoàn thành|thực hiện|triển khai|lập|nộp|tổ chức|ban hành|có|đạt|được|xong|báo cáo|bàn giao"
    r"|giải quyết|chi trả|giải ngân)\b"
    r"|(?<![0-9.,/])[0-9][0-9.,]*(?: [^\W\d_]+){1,5}? còn lại(?: hiện| hiện nay)? (?:đang|chưa)\b"
)
_ALWAYS = re.compile(r"\b(?:thường xuyên|liên tục|hằng|hàng|nghiêm túc|đồng bộ|hiệu quả|hoạt động)\b")
_PAST = re.compile(r"\b(?:trước đó|trước đây|năm trước|đầu năm|ban đầu|không|nếu|khi|do)\s[^,;.]{0,60}\Z")
_DONE = re.compile(
    r"(?<!chưa )(?<!cơ bản )(?<!sẽ )(?<!kiến )(?<!đấu )(?<!để )(?<!tục )(?<!thiện, )\bhoàn thành\b"
    r"(?! (?:hồ sơ|thủ tục|việc|các bước|bước|lập|khảo sát|thiết kế|dự thảo"
    r"|công tác (?:lập|khảo sát|chuẩn bị)))|\b100 ?%|\bđã (?:xong|nghiệm thu|bàn giao|kết thúc)\b"
)
_BEFORE = 200  # characters of a clause that are looked at
_AFTER = 60


def unfinished(subject: Subject) -> Iterator[Remark]:
    """Yield the words that gainsay a whole evaluation; a hint at most where figures bear it out."""
    evaluation = evaluation_of(subject)
    passage = subject.passages.get(RESULT)
    if passage is None or evaluation is None or not evaluation.is_whole:
        return
    text = passage.text
    done = bool(_DONE.search(text)) or _is_reached(subject.cells[RESULT])
    found = _of_all(text, _NOT_DONE) or (None if done else _of_all(text, _GOING_ON))
    if found is None and not _is_reached(subject.cells[RESULT]) and not aims(subject):
        found = _LEFT.search(text)
    if found is None:
        return
    view = passage.view
    yield Remark(
        Stretch(RESULT, view.start(found.start()), view.end(found.end())),
        "check.row.unfinished",
        {"column": evaluation.typed, "words": view.cut(found.start(), found.end())},
        lit=(evaluation.stretch,),
        severity="info" if done else None,
    )


def _of_all(text: str, words: re.Pattern[str]) -> re.Match[str] | None:
    """Return the first match whose clause speaks of the task as a whole, and of no lasting one."""
    for found in words.finditer(text):
        low = max(0, found.start() - _BEFORE)
        start = max(low, *(text.rfind(sign, low, found.start()) + 1 for sign in ".;\n"))
        before = text[start : found.start()]
        after = re.split(r"[.;\n]", text[found.end() : found.end() + _AFTER], maxsplit=1)[0]
        after = _ASKED.sub("", after)
        others = _PART.search(before) or _PART_AFTER.search(after[: _AFTER // 2]) or _ALWAYS.search(after)
        if not others and not _PAST.search(before):
            return found
    return None


def _is_reached(cell: ClaimCell) -> bool:
    """Tell whether a figure of the narrative says that all was done."""
    return any(amount.value >= WHOLE for amount in levels(cell)) or any(
        part.percent >= WHOLE for part in parts_of(cell)
    )


UNFINISHED_RULES: tuple[AnyRule, ...] = (
    TaskRule(
        "row.unfinished",
        "warning",
        unfinished,
        fires=(
            narrative(
                "Đã khảo sát, lập hồ sơ. Hiện nay dự án chưa được phê duyệt chủ trương đầu tư.",
                "chưa được phê duyệt",
                evaluation="100%",
            ),
            narrative("Đang triển khai thực hiện theo kế hoạch.", "Đang triển khai", evaluation="100,0%"),
            narrative(
                "Phòng đã tham mưu thành lập tổ công tác; hiện đang lấy ý kiến góp ý dự thảo.",
                "đang lấy ý kiến",
                evaluation="100%",
            ),
            narrative("Nhiệm vụ chưa hoàn thành do thiếu kinh phí.", "chưa hoàn thành", evaluation="100"),
            narrative("Công trình đang thi công, tiến độ bảo đảm.", "đang thi công", evaluation="105%"),
            narrative("Đề án đang trong quá trình lấy ý kiến.", "đang trong quá trình", evaluation="100%"),
            narrative("Dự thảo đang được lấy ý kiến các ngành.", "đang được lấy ý kiến", evaluation="100%"),
            narrative("Trụ sở đang thi công phần thân.", "đang thi công", evaluation="100%"),
            narrative("Đã hoàn thành lập hồ sơ, hiện chưa trình phê duyệt.", "chưa trình", evaluation="100%"),
            narrative(
                "Các thôn đã rà soát; còn 03 thôn chưa nộp danh sách.",
                "còn 03 thôn chưa nộp",
                evaluation="100%",
            ),
            narrative(
                "Hoàn thành việc sáp nhập 07/09 bản; 02 bản còn lại đang lấy ý kiến cử tri.",
                "02 bản còn lại đang",
                evaluation="100%",
            ),
        ),
        silent=(
            narrative(
                "Đã sáp nhập 07/09 bản; 02 bản còn lại đang lấy ý kiến cử tri.",
                content="Sáp nhập 07 bản trong năm.",
                evaluation="100%",
            ),
            narrative("Đang triển khai thực hiện theo kế hoạch.", evaluation="60%"),
            narrative("Đang triển khai thực hiện theo kế hoạch.", evaluation="Đang thực hiện"),
            narrative(
                "Có 27/27 nhà có phương án (15 nhà xong, 05 nhà đang xây dựng, 07 nhà đang triển khai).",
                evaluation="100,0%",
            ),
            narrative(
                "Đã tiếp nhận 965 hồ sơ, trả kết quả 886 hồ sơ (đúng hạn 100%), đang giải quyết 79 hồ sơ.",
                evaluation="100,0%",
            ),
            narrative("Công tác trực cơ quan đang thực hiện thường xuyên.", evaluation="100%"),
            narrative("Đã giao quân 145/145 công dân; các đơn vị đang huấn luyện.", evaluation="100%"),
            narrative(
                "Đã ban hành kế hoạch và đang tổ chức thực hiện, hoàn thành 100% chỉ tiêu.", evaluation="100%"
            ),
            narrative("Đã hoàn thành; trước đây chưa có cơ sở để thực hiện nên chậm.", evaluation="100%"),
            narrative("Đã xử lý dứt điểm, không còn hồ sơ chưa hoàn thành.", evaluation="100%"),
            narrative(
                "Có 17/20 thôn đạt chuẩn, còn 03 thôn chưa đạt chuẩn.",
                content="Phấn đấu 15 thôn đạt chuẩn văn hóa.",
                evaluation="100%",
            ),
            narrative("Đã chi trả 145/145 hộ; còn 02 hộ chưa có tài khoản, chi tiền mặt.", evaluation="100%"),
        ),
    ),
)
