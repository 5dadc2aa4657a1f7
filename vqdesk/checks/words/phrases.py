"""The rule on phrases that get confused: `phần đầu` for `phấn đấu`."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.rule import TaskRule, narrative
from vqdesk.checks.words.lists import confused_phrases
from vqdesk.checks.words.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.frame.subject import Subject
    from vqdesk.checks.words.lists import Confused
    from vqdesk.checks.words.tokens import Tokens


def find_confused(subject: Subject) -> Iterator[Remark]:
    """Yield every phrase of the list that stands where it cannot be meant."""
    for field, tokens in tokens_of(subject):
        ended = -1
        for start, end, confused in sorted(_places(tokens), key=lambda place: (place[0], -place[1])):
            typed = tokens.text[start:end]
            if start < ended or _is_name(typed):
                continue
            ended = end
            proposal = written_like(confused.proposal, typed)
            yield Remark(
                Stretch(field, start, end),
                "words.phrase",
                {"typed": typed, "proposal": proposal},
                suggestion=proposal,
            )


def written_like(words: str, typed: str) -> str:
    """Return words with the capitals that others were typed with."""
    if typed.isupper() and len(typed) > 1:
        return words.upper()
    new, old = words.split(" "), typed.split()
    if len(new) == len(old):
        pairs = zip(new, old, strict=True)
        return " ".join(word[0].upper() + word[1:] if like[0].isupper() else word for word, like in pairs)
    return words[0].upper() + words[1:] if typed[0].isupper() else words


def _places(tokens: Tokens) -> Iterator[tuple[int, int, Confused]]:
    index, words = _index(), tokens.words
    for begun in (*(index.keys() & words), *(index.keys() & pairwise(words))):
        for confused in index[begun]:
            for start, end in confused.places(tokens):
                yield start, end, confused


@cache
def _index() -> dict[str | tuple[str, str], list[Confused]]:
    """Return the phrases by the two words with which they begin, or by their only one."""
    index: dict[str | tuple[str, str], list[Confused]] = {}
    for confused in confused_phrases():
        first, *others = confused.phrase.split()
        index.setdefault((first, others[0]) if others else first, []).append(confused)
    return index


def _is_name(typed: str) -> bool:
    """Tell whether words may be a name: each with a capital, or one alone."""
    words = typed.split()
    if len(words) == 1:
        return typed[0].isupper()
    return all(word[0].isupper() and not word.isupper() for word in words)


CONFUSED_PHRASE = TaskRule(
    "words.phrase",
    "warning",
    find_confused,
    fires=(
        narrative("Phần đầu thu nội địa tăng 10% trở lên so với dự toán tỉnh giao.", "Phần đầu", "Phấn đấu"),
        narrative("Năm 2024, huyện phần đầu 02 trường được công nhận mới.", "phần đầu", "phấn đấu"),
        narrative("sau khi sát nhập song tiếp tục thực hiện lập quy hoạch", "sát nhập", "sáp nhập"),
        narrative("sau khi sáp nhập song tiếp tục thực hiện lập quy hoạch", "song", "xong"),
        narrative("kiểm chế tai nạn giao thông trên cả 3 tiêu chí", "kiểm chế", "kiềm chế"),
        narrative("SÁT NHẬP ĐƠN VỊ HÀNH CHÍNH", "SÁT NHẬP", "SÁP NHẬP"),
        narrative("Đề suất bổ xung kinh phí.", "Đề suất", "Đề xuất"),
    ),
    silent=(
        narrative("Đã thi công xong phần đầu của tuyến đường; tiếp tục phấn đấu hoàn thành."),
        narrative("Đã hoàn thành giải phóng mặt bằng, song tiến độ thi công còn chậm."),
        narrative("Công ty cổ phần đầu tư xây dựng Lạng Sơn đã bàn giao 02 công trình."),
        narrative("Tiềm năng xuất khẩu lớn; khả năng xuất hiện dịch bệnh thấp; thuế xuất khẩu giảm."),
        narrative("Biên soạn cuốn lịch sử lý luận; bảo tồn động vật hoang dã; hệ thống kế toán."),
        narrative("Đón tổng thống kế nhiệm."),
    ),
)
