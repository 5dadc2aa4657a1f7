"""Units and nouns behind a number, and whether two numbers may be of one kind."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from vqdesk.checks.numbers.amounts import DONG, PERCENT, POINTS
from vqdesk.checks.numbers.words import word_set

ReadUnit = tuple[int, str, Decimal, str]
"""What stands behind a number: where it ends, its basis, how much of it one is, the noun."""

ONE = Decimal(1)
OTHERS, PERHAPS, SAME = 0, 1, 2
"""How far two numbers may count the same thing."""
_MAGNITUDES = {
    "nghìn tỷ": 12, "ngàn tỷ": 12, "tỷ": 9, "triệu": 6, "tr": 6, "nghìn": 3, "ngàn": 3, "vạn": 4,
}  # fmt: skip
_MEASURES = {
    "ha": ("m2", 10_000), "hecta": ("m2", 10_000), "héc ta": ("m2", 10_000), "m2": ("m2", 1), "m²": ("m2", 1),
    "km2": ("m2", 1_000_000), "km²": ("m2", 1_000_000),
    "km": ("m", 1_000), "m": ("m", 1), "mét": ("m", 1),
    "tấn": ("kg", 1_000), "tạ": ("kg", 100), "yến": ("kg", 10), "kg": ("kg", 1),
    "m3": ("m3", 1), "m³": ("m3", 1), "lít": ("lít", 1), "kwh": ("kwh", 1), "mw": ("mw", 1),
    "usd": ("usd", 1), "mm": ("mm", 1), "ml": ("ml", 1), "điểm": ("điểm", 1), "lần": ("lần", 1),
}  # fmt: skip
_PERCENT = re.compile(r"\s{0,2}(?:%|phần trăm\b)(?:\s?(?P<points>điểm(?:\s?%|\sphần trăm)?))?")
_PER_MILLE = re.compile(r"\s{0,2}(?:‰|phần nghìn\b)")
_POINTS = re.compile(r"\s{0,2}điểm\s?(?:%|phần trăm)")
_MAGNITUDE = re.compile(
    r"\s{0,2}(?P<magnitude>(?:nghìn|ngàn)\s(?:tỷ|tỉ)|tỷ|tỉ|triệu|tr|nghìn|ngàn|vạn)(?:\b|(?=đ(?:ồng)?\b))\.?"
    r"(?:\s{0,2}(?P<money>đồng|đ)\b(?!\s(?:chí|bào|hồ|ruộng|cỏ|nghiệp|đội)))?"
)
_MONEY = re.compile(r"\s{0,2}(?:đồng|đ|vnđ|vnd)\b(?!\s(?:chí|bào|hồ|ruộng|cỏ|nghiệp|đội)|/c)")
_MEASURE = re.compile(
    r"\s{0,2}(?P<measure>hecta|héc ta|km2|km²|m2|m²|m3|m³|ha|km|kg|kwh|mw|mm|ml|mét|m|tấn|tạ|yến|lít|usd"
    r"|lần|điểm(?!\s(?!so\b|tăng|giảm|và|trong|trên|là|của)[^\W\d_]))\b"
)
# What all three begin with, looked for at once: behind most numbers stands none.
_MAY_MEASURE = re.compile(
    r"\s{0,2}(?:hecta|héc ta|nghìn|ngàn|tỷ|tỉ|triệu|vạn|đồng|vn|km|kg|kw|mw|mm|ml|mét|m[23²³]|tấn|tạ|yến"
    r"|lít|usd|điểm|lần|trđ|(?:tr|đ|ha|m)(?![^\W\d_]))"
)
_ENDS = frozenset(",.;:)/\n")
_OF_SHARES = frozenset("%pđ‰")
_SHARES = ("%", "phần ", "điểm", "‰")
_OF_MEASURES = frozenset("ntvđhmkyluđ")  # the letters with which magnitudes, money and measures begin
_RATE = re.compile(r"\s?/\s?(?!(?:kế hoạch|kh|dự toán|dt|chỉ tiêu|ct|nq|tổng)\b)[^\W\d_]+")
_WORDS = re.compile(r"[ \u00a0]{0,2}((?:đ/c\b|[^\W\d_]+)(?:[ \u00a0][^\W\d_]+){0,3})")

_ACCUSED = re.compile(r"\s{1,2}bị (?:can|cáo|hại|đơn)\b")
_END_OF_NOUN = word_set(
    "đã đạt chiếm là có được và trong tại ở với so tăng giảm bằng do của đang chưa còn cho đến từ "
    "trên không thì để nên như theo về gồm tương vượt hoàn thực phát xảy bị làm sẽ vẫn cũng đều "
    "thuộc tham qua nhưng hay hoặc các những mỗi này đó khi sau trước đúng thấp cao hơn xuống lên "
    "nay hiện x trở toàn"
)
_PEOPLE = word_set(
    "người em cháu trẻ học thí đảng hội đoàn lao đồng công đối thành cán viên giáo bệnh phụ nam "
    "nữ bác nhân khẩu thương tín thân tổ hòa thanh lượt cử đại chủ y dược điều bé trai gái tân "
    "quân vận dân sinh ca tác đ/c cụ bị"
)
_PLACES = word_set(
    "đơn xã phường đặc thị thôn bản khu tổ cơ trường doanh hợp htx cơ huyện ấp buôn khối xóm ty"
)
_KINDS = (
    _PEOPLE,
    _PLACES,
    word_set("vụ việc án"),
    word_set("căn nhà ngôi"),
    word_set("đảng chi"),
    word_set("tàu thuyền xe phương chiếc cái ghe"),
)
_CASE = "trường hợp"
_SECOND_TELLS = (["xã", "viên"], ["công", "ty"], ["bản", "án"])
_PUPILS = ("em", "cháu")
# A first syllable that alone says what is counted.
_WHOLE = word_set(
    "hộ xã thôn người con cây vụ đơn em cháu bản phường trường lớp giấy phiếu ấp buôn khóm xóm ca "
    "cặp suất tin bài vườn ngày buổi cuộc lượt văn căn hồ tiêu phòng mẫu máy nhà tàu chiếc thửa "
    "giải trạm tuyến cầu chợ bộ giường mũi liều gói đội đ/c"
)
_VOWELS = frozenset("aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")


def read_unit(text: str, end: int) -> ReadUnit:
    """Read what follows a number in a lower-case text."""
    first = text[end : end + 1]
    if first == "%" and "đ" not in text[end + 1 : end + 3]:  # no `điểm` behind it, as nearly always
        return end + 1, PERCENT, ONE, ""
    if first in _ENDS:
        return end, "", ONE, ""
    at = end
    while first.isspace():
        at += 1
        first = text[at : at + 1]
    if first in _OF_SHARES and text.startswith(_SHARES, at) and (found := _share_unit(text, end)) is not None:
        return found
    if first in _OF_MEASURES and _MAY_MEASURE.match(text, end):
        return _amount_unit(text, end)
    return end, "", ONE, _noun(text, end)


def _share_unit(text: str, end: int) -> ReadUnit | None:
    if found := _PERCENT.match(text, end):
        return found.end(), POINTS if found["points"] else PERCENT, ONE, ""
    if found := _POINTS.match(text, end):
        return found.end(), POINTS, ONE, ""
    if found := _PER_MILLE.match(text, end):
        return found.end(), "‰", ONE, ""
    return None


def _amount_unit(text: str, end: int) -> ReadUnit:
    scale, stop, basis = ONE, end, ""
    if found := _MAGNITUDE.match(text, end):
        name = " ".join(found["magnitude"].split()).replace("tỉ", "tỷ")
        scale, stop = ONE.scaleb(_MAGNITUDES[name]), found.end()
        if not found["money"] and (measure := _MEASURE.match(text, stop)):
            basis, times = _MEASURES[measure["measure"]]
            scale, stop = scale * times, measure.end()
        elif found["money"] or name.endswith("tỷ") or not _noun(text, stop):
            basis = DONG
    elif found := _MONEY.match(text, end):
        stop, basis = found.end(), DONG
    elif found := _MEASURE.match(text, end):
        basis, times = _MEASURES[found["measure"]]
        scale, stop = Decimal(times), found.end()
    if basis and (rate := _RATE.match(text, stop)):
        return rate.end(), basis + rate[0].replace(" ", ""), scale, ""
    return stop, basis, scale, _noun(text, stop)


def _noun(text: str, at: int) -> str:
    found = _WORDS.match(text, at)
    if not found:
        return ""
    words = found[1].split()
    for place, word in enumerate(words):
        if word in _END_OF_NOUN and not (word == "bị" and not place and _ACCUSED.match(text, at)):
            return " ".join(words[:place])
    return " ".join(words)


@lru_cache(maxsize=4096)
def noun_likeness(noun: str, other: str) -> int:
    """Tell how far two counted nouns are one: the `SAME`, `PERHAPS`, or `OTHERS`."""
    if not noun or not other:
        return PERHAPS
    if noun == other:
        return SAME
    first, second = noun.split(), other.split()
    if first[0] == "lượt" != second[0] and first[1:2] == second[:1]:
        return SAME
    if second[0] == "lượt" != first[0] and second[1:2] == first[:1]:
        return SAME
    if first[0] == second[0]:
        one = len(first) == 1 or len(second) == 1
        return SAME if one or first[1] == second[1] or first[0] in _WHOLE else OTHERS
    if (first[0] in _PUPILS and _are_pupils(second)) or (second[0] in _PUPILS and _are_pupils(first)):
        return SAME
    if noun.startswith(_CASE) or other.startswith(_CASE):
        return PERHAPS
    if (short := is_short(first[0])) or is_short(second[0]):
        return _abbreviated(*((first[0], second) if short else (second[0], first)))
    if first[0] in second or second[0] in first:
        return PERHAPS
    head, another = _head(first), _head(second)
    return PERHAPS if any(head in kind and another in kind for kind in _KINDS) else OTHERS


def _are_pupils(words: list[str]) -> bool:
    """Tell whether pupils are counted, who may be called `em` as well."""
    return words[:2] == ["học", "sinh"] or words[0] == "hs"


def _head(words: list[str]) -> str:
    """Return the word that tells what kind of thing is counted: members of a cooperative are no communes."""
    return words[1] if words[:2] in _SECOND_TELLS else words[0]


def is_short(word: str) -> bool:
    """Tell whether a word is an abbreviation: no syllable is without a vowel."""
    return len(word) > 1 and _VOWELS.isdisjoint(word) and "/" not in word


def _abbreviated(short: str, words: list[str]) -> int:
    """Tell how far an abbreviation may stand for words: `hv` for `hội viên`, `đvtn` for `đoàn viên`."""
    initials = "".join(word[0] for word in words)
    if len(initials) > 1 and short.startswith(initials[:2]):
        return SAME
    return PERHAPS if words[0] in _PEOPLE or is_short(words[0]) or short == "th" else OTHERS
