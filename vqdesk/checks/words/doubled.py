"""The rule on words that were typed twice: `của của`, `thực hiện thực hiện`."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import eq
from typing import TYPE_CHECKING

from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.rule import TaskRule, narrative
from vqdesk.checks.words.lists import doubled_words
from vqdesk.checks.words.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.frame.subject import Subject
    from vqdesk.checks.words.tokens import Tokens

_TWICE_MEANT = frozenset((("từng", "bước"), ("đời", "đời"), ("rất", "nhiều"), ("hết", "sức")))
# In `đoàn kiểm tra kiểm tra 12 cơ sở` the first pair ends who does it, the second is the deed.
_DOER = re.compile(
    r"(?<!\w)(?:đoàn|tổ|ban|viện|đội|phòng|nhóm|hội|cục|sở|trạm|trung tâm|hội đồng|cơ quan|đơn vị|lực lượng"
    r"|cán bộ|bộ phận)\s\Z"
)
_LONGEST = 12  # characters of these words
_TWO = b"\1\1"  # two words in turn that are the next but one as well
_ROMAN = frozenset("ivxlc")


def find_doubled(subject: Subject) -> Iterator[Remark]:
    """Yield every word, and every pair of words, that stands twice where it can be meant once only.

    Most syllables may follow themselves, as the end of one word and the beginning of the next (`phục vụ vụ
    Xuân`, `cán bộ bộ phận Một cửa`): only those of the list are told, and abbreviations in capitals.
    """
    for field, tokens in tokens_of(subject):
        for start, end, kept in _places(tokens):
            once = tokens.text[start:kept]
            yield Remark(
                Stretch(field, start, end),
                "words.doubled",
                {"typed": tokens.text[start:end], "once": once},
                suggestion=once,
            )


def _places(tokens: Tokens) -> Iterator[tuple[int, int, int]]:
    """Yield where what stands twice begins and ends, and where its first half ends."""
    words = tokens.words
    # Whether there is any is told first, in a tenth of the time.
    once = any(map(eq, words, words[1:]))
    pairs = enumerate(pairwise(words)) if once else ()
    single = {at for at, (one, other) in pairs if one == other and one[0].isalpha()}
    twice = _TWO in bytes(map(eq, words, words[2:]))
    fours = zip(words, words[1:], words[2:], words[3:], strict=False) if twice else ()
    double = [at for at, four in enumerate(fours) if _is_pair_twice(*four)]
    if not single and not double:
        return
    spans, ended = tokens.places(), -1
    for at in sorted({*single, *double}):
        (start, end), (_, last) = spans[at], spans[at + 1]
        if start < ended:
            continue
        if at in single and _is_slip(tokens, start, end, last):
            ended = last
            yield start, last, end
        elif double and _is_pair_at(tokens, words[at : at + 4], start, spans[min(at + 3, len(words) - 1)][1]):
            ended = spans[at + 3][1]
            yield start, ended, last


def _is_pair_twice(one: str, two: str, three: str, four: str) -> bool:
    return one == three and two == four and one != two and one.isalpha() and two.isalpha()


def _is_slip(tokens: Tokens, start: int, end: int, last: int) -> bool:
    """Tell whether a word that stands twice is one too many."""
    first, second = tokens.text[start:end], tokens.text[last - (end - start) : last]
    if first.isupper() and second.isupper() and len(first) > 1 and not _ROMAN.issuperset(first.lower()):
        return first.isalpha() and not tokens.is_shouted
    if second[0].isupper():
        return False  # names: Ba Ba
    known = doubled_words().get(first.lower())
    return known is not None and known.let(tokens.low, start, last)


def _is_pair_at(tokens: Tokens, words: list[str], start: int, end: int) -> bool:
    if len(words) < 4 or not _is_pair_twice(*words) or (words[0], words[1]) in _TWICE_MEANT:
        return False
    if _DOER.search(tokens.low, max(0, start - _LONGEST), start):
        return False
    one, two, three, four = tokens.text[start:end].split()[:4]
    # `Ba Đình Ba Đình` may be two names, `Kinh tế kinh tế` a name and a word.
    return (
        two == four
        and two.islower()
        and three in (one, one.lower())
        and (three == one or _starts(tokens, start))
    )


def _starts(tokens: Tokens, at: int) -> bool:
    """Tell whether a sentence may begin at a place."""
    while at and tokens.low[at - 1].isspace():
        at -= 1
    return not at or tokens.low[at - 1] in ".:;!?-+*"


DOUBLED_WORD = TaskRule(
    "words.doubled",
    "warning",
    find_doubled,
    fires=(
        narrative("các chính sách vẫn được thực hiện đảm bảo bảo kịp thời, đúng đối tượng", "bảo bảo", "bảo"),
        narrative("Thực hiện chỉ đạo của của UBND tỉnh.", "của của", "của"),
        narrative("Các đơn vị đã triển khai triển khai đầy đủ.", "triển khai triển khai", "triển khai"),
        narrative("Báo cáo UBND UBND xã xem xét.", "UBND UBND", "UBND"),
        narrative("Tính đến ngày ngày 12/9/2024 đã tiếp nhận 965 hồ sơ.", "ngày ngày", "ngày"),
    ),
    silent=(
        narrative("Phục vụ vụ Xuân; cán bộ bộ phận Một cửa; triệu đồng đồng thời; quản lý lý lịch tư pháp."),
        narrative("Người người, nhà nhà thi đua; ngày ngày chăm chỉ; từng bước từng bước; từ từ."),
        narrative(
            "Đảm bảo bảo vệ môi trường; thực hiện hiện nay; hiện tại tại xã; tự do do pháp luật quy định."
        ),
        narrative("Trong năm năm 2021 - 2025; xã Ba Ba; Khóa XX XX; tồn tại tại cơ sở; thực hiện song song."),
        narrative(
            "Đoàn kiểm tra kiểm tra 09 cơ sở; Viện kiểm sát kiểm sát 31 vụ; Ban chỉ đạo chỉ đạo quyết liệt."
        ),
        narrative("Ban hành kế hoạch, kế hoạch được niêm yết; UBND, UBND xã."),
        narrative("Văn bản đến đến chậm; nhiệm vụ tiếp theo theo kế hoạch; mặt bằng bằng vốn vay."),
    ),
)
