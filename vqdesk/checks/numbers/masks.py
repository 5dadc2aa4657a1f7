"""Numbers that are no amounts: dates, years, terms, document numbers, articles, telephones, names."""

from __future__ import annotations

import re

from vqdesk.checks.numbers.words import word_set

_YEARS = range(1930, 2061)
_FOUR = 4  # digits of a year
_PAST_YEARS = range(1000, 1930)  # only behind the word `năm`
_SPAN = re.compile(r"(?:19|20)[0-9]{2}\s?[-–—]\s?(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9]|[,.][0-9])")
_DATE = re.compile(r"[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}\s?[/.-]\s?(?:19|20)?[0-9]{2}(?![0-9])")
_MONTH_YEAR = re.compile(r"[0-9]{1,2}\s?[/-]\s?(?:19|20)[0-9]{2}(?![0-9])")
_DAY_MONTH = re.compile(r"(?P<day>[0-9]{1,2})\s?[/.-]\s?(?P<month>[0-9]{1,2})(?![0-9])")
_SYMBOL = re.compile(
    r"(?:\s?[/-]\s?(?:(?:19|20)[0-9]{2}\s?[/-]\s?)?(?:[A-ZĐ][A-ZĐ]|TTr|CTr|[A-ZĐ][a-z]?[A-ZĐ])|[a-zđ]?/(?:19|20)[0-9]{2}/)"
)
_PHONE = re.compile(r"0[0-9]{1,4}[. ][0-9]{3,4}[. ][0-9]{3,4}(?![0-9])|0[0-9]{8,10}(?![0-9])")
_ROUND_THE_CLOCK = re.compile(r"24/7(?![0-9])|24/24(?:h\b|(?=\sgiờ|[,.;)]|\Z))")
_SPAN_OF_TIME = re.compile(
    r"\s?(?:h[0-9]{0,2}|giờ|phút|giây)\b|:[0-9]{2}(?![0-9])|°|\s?độ\b(?!\stuổi)|\ssao\b"
    r"|\s(?:tháng|năm|tuần|ngày(?!\scông)|tuổi|quý|thế kỷ|thập kỷ)\b(?!\s?[:=])"
)
# The first letters of these, which most nouns have not.
_MAY_SPAN = frozenset(["gi", "ph", "độ", "sa", "th", "nă", "tu", "ng", "qu"])
_SIGNS_OF_SPANS = frozenset(":°")
_OF_MAP = re.compile(r"(?:t[ỷỉ] lệ|bản đồ|quy hoạch|sơ đồ)\s\Z")
_GRADE = re.compile(
    r"(?<!\w)(?:(?<!cấp )bậc(?: thợ)?|thị lực|huyết áp|trình độ(?: văn hóa| học vấn| phổ thông)?|học vấn) \Z"
)
# What a text before a grade ends with: looked for first.
_GRADES = ("bậc ", "thợ ", "thị lực ", "huyết áp ", "trình độ ", "văn hóa ", "học vấn ", "phổ thông ")
_AGES = re.compile(r"[0-9]{1,2}\s?[-–]\s?(?:dưới\s)?[0-9]{1,2}\s?tuổi\b")
_AGE_UP_TO = re.compile(r"[0-9]{1,2}\s(?:đến|tới)\s(?:dưới\s)?[0-9]{1,2}\s?tuổi\b")
_OF_GRADE = re.compile(
    r"[0-9]{1,3}(?:[.,][0-9])?\s?/\s?[0-9]{1,3}(?![0-9.,]*[0-9%])"
    r"(?!\s(?:người|giáo|cán|công|viên|đồng|hộ|em|học|lao|xã|trường|thôn|đ/c))"
)
_SCALE = re.compile(r"1\s?/\s?(?:[0-9]{1,3}\.000|[25]00|[0-9]{1,3}000)(?![0-9])")
_FRACTION = re.compile(
    r"[1-9]\s?/\s?(?:[2-9]|10)(?:\s\([0-9,.]+\s?%\))?\s(?:tổng\s)?"
    r"(?:số|diện tích|thành viên|đại biểu|dân số|thời gian"
    r"|lực lượng|lao động|lượng|sản lượng|hệ thống|quãng đường)\b"
)
# Behind a word that says roughly a fraction is a word: `gần 1/3 (31%) kinh phí`.
_ROUGHLY = re.compile(r"\b(?:khoảng|gần|hơn|trên|quá|chừng|độ|ước) \Z")
_PLAIN_FRACTION = re.compile(r"[1-4]\s?/\s?[2-5](?![0-9,./])")
_DENSITY = re.compile(
    r"[0-9.,]+\s?[^\W\d_]+(?:\s[^\W\d_]+){0,3}\s?/\s?(?:1\.?0{3}|1\.?0{4,5}|10{2,5}|100\.000|10\.000)\s?"
    r"(?:dân|người|trẻ|bé|phụ nữ|hộ dân|ca|cháu|km)\b"
)
# By the sign behind a number's digits what may go on there, in this order.
_JOINED_BY = {
    "-": (_SPAN, _DATE, _AGES),
    "–": (_SPAN, _AGES),
    "—": (_SPAN,),
    "/": (_DATE, _ROUND_THE_CLOCK, _FRACTION),
    ".": (_DATE,),
    ")": (),
}
_OF_HUNDRED = re.compile(r"(?:100|1\.000|1000|10\.000|100\.000)\s(?:dân|bé|trẻ đẻ|trẻ sơ|người dân)\b")
_LIST = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]\s")
_UP_TO = re.compile(r"\s?(?:đến|tới|[-–])\s")  # `trẻ từ 0 đến dưới 6 tuổi`
_ITEM = re.compile(r"[0-9]{1,2}\)\s?[^\W\d_]")
_GLUED = re.compile(r"[^\W\d_]+")
_TIME = re.compile(r"[0-9]{1,2}h[0-9]{0,2}(?![0-9\w])")
_RUN_ON = re.compile(r"(?:[0-9]{1,3}\.[0-9]{3}|[0-9]{3,})(?=[^\W\d_A-Z]{2,}\b)(?!k[mwv])")
_UNITS = word_set(
    "ha m km kg tấn tạ đ tr trđ triệu tỷ tỉ đồng con hộ cây lít người xã thôn m kwh mw nghìn ngàn "
    "m2 m3 vụ lượt em"
)
_ALWAYS = word_set("điều khoản chương mục thứ km covid")
_OF_AGE = word_set("niên độ ở lứa đủ dân")
_MOMENT = ["thời", "điểm"]  # `so với thời điểm 01/4`
_ACCOUNTS = ["tài", "khoản"]  # `chi qua tài khoản 388 người`: no paragraph of a law
_RANKS = word_set("mũi liều thứ")  # `tiêm mũi 3 cao nhất`
_IN_NAMES = word_set(
    "thôn khu tổ lớp cấp mức loại nhóm khối hạng bậc đợt lần khóa vùng đội tuyến bước ấp xóm quận "
    "phường phòng nhà lô điểm tiết bài trang mẫu biểu ql tl đt hl nđ qđ nq ct kl hđ pa cv giải "
    "khóm đoàn tầng ca kíp cột dòng tờ dạng trạm cống đường phố ngõ ngách hẻm số e5 ron"
)
_IN_LONG_NAMES = frozenset(
    (
        "giai đoạn",
        "đề án",
        "dự án",
        "chỉ thị",
        "nghị định",
        "quyết định",
        "nghị quyết",
        "chương trình",
        "tổng đài",
        "kết luận",
        "thông tư",
        "kế hoạch",
        "bộ luật",
        "pháp lệnh",
        "phụ lục",
        "quốc lộ",
        "tỉnh lộ",
        "huyện lộ",
        "mức độ",
        "cấp độ",
        "khu vực",
        "tiểu khu",
        "khu phố",
        "dân phố",
        "nhiệm kỳ",
        "học kỳ",
        "kỳ họp",
        "khóa họp",
        "con thứ",
        "loại hình",
        "tiêu chí",
        "chỉ tiêu",
        "biểu mẫu",
        "hướng dẫn",
        "công văn",
        "quy chuẩn",
        "báo cáo",
        "tờ trình",
    )
)
_ADDRESSES = word_set("số ngõ ngách hẻm nhà đường phố thửa lô tổ")
_LONG_NUMBERED = word_set("phòng ql tl đt hl lộ án trình thị quyết định khu luật")
_LONGEST_NUMBERED = word_set("trình đài")  # `Chương trình 1719`, `Tổng đài 1022`
# `tổng số`, `quân số`, `thiểu số`, `kỹ năng số`: what follows is an amount.
_NUMBERS_OF = word_set(
    "tổng trong con quân dân sĩ thiểu đa hệ chỉ tỷ tỉ doanh lượng một đổi năng nghệ tế hội ký "
    "quyền liệu tảng vốn"
)
_AFTER_NAME = re.compile(
    r"\s?(?:[,.;:()/\n-]|\Z)|\s(?:của|về|và|có|là|từ|trong|khi|sau|trước|nếu|để|phải|không|đã|được|tại|ngày|đến|cho|thuộc|đang|do|ở|trên|theo|với|bị|chưa|trở|đạt|nâng|cùng)\b"
)
_DAYS = word_set("từ đến trước sau tới hết dịp lễ hạn tính sáng chiều tối hôm")
_CALENDAR = word_set("giờ ngày tháng quý mùng năm tuần")
_TELLING = (
    _CALENDAR | _DAYS | _ALWAYS | _IN_NAMES | _RANKS | {"tuổi"} | {name.split()[1] for name in _IN_LONG_NAMES}
)
"""All words right before a number that may make it none: behind any other it is a year, or an amount."""
_FOLLOWED = re.compile(r"\s?(?:[,.;:()\n%]|\Z|-\s)")
_NOTHING = 0
_REACH = 40  # characters behind a number in which a density has its stroke
_BACK = 24  # characters before one in which the words before it stand


def is_no_amount(typed: str, text: str, start: int, end: int) -> int:
    """Return where what begins at `start` ends if it is no amount, 0 if it is one.

    `typed` is the text with its capitals, `text` in lower case; `end` is where the digits end.
    """
    sign = text[end : end + 1]
    if sign.isalpha():
        glued = _GLUED.match(text, end)
        if glued and glued[0] not in _UNITS and not _MONEY_GLUED.match(text, end):
            if (time := _TIME.match(text, start)) is not None:
                return time.end()
            # `1.250hộ` is run together, `12A`, `5G`, `110kV` are names.
            return _NOTHING if _RUN_ON.match(typed, start) else glued.end()
    before = text[start - 1] if start else "\n"
    if before in "+-–" and start > 1 and text[start - 2].isalnum():
        return end if before == "+" or text[start - 2].isalpha() else _NOTHING
    if sign == "%" and text[start] != "0":
        return _named(text, start, end)  # no date, symbol or duration goes on behind it
    if sign not in _JOINED_BY:
        sign = text[end + 1 : end + 2]
    if sign in _JOINED_BY and (stop := _joined(typed, text, start, end, sign)):
        return stop
    return _in_frame(text, start, end, before) or _named(text, start, end)


def _joined(typed: str, text: str, start: int, end: int, sign: str) -> int:
    """Return the end of a number that goes on behind a stroke, a dash or a dot: a date, a term, a symbol."""
    for pattern in _JOINED_BY[sign]:
        if found := pattern.match(text, start):
            return found.end()
    if sign == "/" and (stop := _of_fraction(text, start)):
        return stop
    if text[start] == "0" and (found := _PHONE.match(text, start)):
        return found.end()
    if (
        sign == "/"
        and text.endswith(_GRADES, 0, start)
        and (found := _OF_GRADE.match(text, start))
        and _GRADE.search(text, max(0, start - 24), start)
    ):
        return found.end()
    if sign in "/-" and (found := _SYMBOL.match(typed, end)):
        return found.end()
    if text[end : end + 1] in ".)" and (found := _LIST.match(text, start)):
        line = text[max(text.rfind("\n", 0, start) + 1, start - 9) : start]
        if not line.strip(" \t-+*("):
            return found.end()
    return _NOTHING


def _of_fraction(text: str, start: int) -> int:
    """Return the end of a fraction that is a word behind `gần`, or of a map's scale."""
    if (found := _PLAIN_FRACTION.match(text, start)) and _ROUGHLY.search(text, max(0, start - 8), start):
        return found.end()
    if (found := _SCALE.match(text, start)) and _OF_MAP.search(text, max(0, start - 12), start):
        return found.end()
    return _NOTHING


def _in_frame(text: str, start: int, end: int, before: str) -> int:
    """Return the end of a number that what stands around it makes an hour, a duration, a density, an item."""
    at = end + text[end : end + 1].isspace()
    near, sign = text[at : at + 2], text[at : at + 1]
    may_span = near in _MAY_SPAN or sign in _SIGNS_OF_SPANS or (sign == "h" and not near[1:].isalpha())
    if may_span and _SPAN_OF_TIME.match(text, end):
        return end
    if text.find("/", end, end + _REACH) >= 0 and (found := _DENSITY.match(text, start)):
        return found.end()
    if before == "/" and _OF_HUNDRED.match(text, start):
        return end
    if before == "(" and (found := _ITEM.match(text, start)):
        return found.end() - 1
    if text.endswith("từ ", 0, start) and _AGE_UP_TO.match(text, start):
        return end
    if text[start] == "0" and (
        (end - start == 1 and text.endswith("từ ", 0, start) and _UP_TO.match(text, end))
        or (end - start > 8 and _PHONE.match(text, start))
    ):
        return end
    return _NOTHING


_MONEY_GLUED = re.compile(r"(?:tr|trđ|tỷ|tỉ|đ|triệu|đồng)\b|%")


def _named(text: str, start: int, end: int) -> int:
    """Return the end of a number that its word before makes a name, a day, a year; 0 for an amount."""
    digits = text[start:end]
    if not digits.isdecimal():
        return _NOTHING
    last = _word_before(text, start)
    if last not in _TELLING:
        return end if len(digits) == _FOUR and _is_year(text, end, digits) else _NOTHING
    words = _words_before(text, start)
    if last in _CALENDAR:
        return _of_calendar(text, start, end, last)
    of_day = last in _DAYS or words[-2:] == _MOMENT
    if of_day and (found := _DAY_MONTH.match(text, start)) and _is_day(found):
        behind = found.end()
        ends = _FOLLOWED.match(text, behind) or _AFTER_NAME.match(text, behind)
        return behind if ends or text.startswith(" năm ", behind) else _NOTHING
    if last == "tuổi" and len(digits) <= 3 and _is_age(text, end, digits, words):
        return end
    if last in _ALWAYS and len(digits) <= 3 and words[-2:] != _ACCOUNTS:
        return end
    if last in _RANKS and len(digits) == 1:
        return end
    if _is_year(text, end, digits):
        return end
    named = last in _IN_NAMES or " ".join(words[-2:]) in _IN_LONG_NAMES
    return _of_name(text, end, digits, words) if named else _NOTHING


def _is_age(text: str, end: int, digits: str, words: list[str]) -> bool:
    """Tell whether digits behind `tuổi` are an age: `ở tuổi 18,`, `tuổi 70 là 684 cụ, tuổi 100 trở lên`."""
    if text.startswith((" là ", " trở lên"), end):
        return True
    return len(digits) == 2 and words[0] in _OF_AGE and _AFTER_NAME.match(text, end) is not None


def _is_year(text: str, end: int, digits: str) -> bool:
    """Tell whether digits are a year that stands alone: `cuối 2024,`."""
    four = len(digits) == _FOUR and int(digits) in _YEARS and text[end : end + 1] != "/"
    return four and _AFTER_NAME.match(text, end) is not None


def _word_before(text: str, start: int) -> str:
    """Return the word that stands right before a number, "" where none does."""
    if start == 0 or text[start - 1] not in " \n\u00a0":
        return ""
    word = text[text.rfind(" ", max(0, start - _BACK), start - 1) + 1 or max(0, start - _BACK) : start - 1]
    if word.isalpha():
        return word
    found = _words_before(text, start)
    return found[-1] if found else ""


def _words_before(text: str, start: int) -> list[str]:
    """Return at most two words that stand right before a number, the nearest last."""
    if start == 0 or text[start - 1] not in " \n\u00a0":
        return []
    words = text[max(0, start - _BACK) : start].rsplit(None, 2)[-2:]
    if not words:
        return []
    words[-1] = words[-1].removesuffix(".")
    if words[-1].isalpha() and words[0].isalpha():
        return words
    found: list[str] = []
    for word in reversed(words):
        letters = _letters_at_end(word)
        found[:0] = [letters] if letters else []
        if letters != word:
            break
    return found


def _letters_at_end(word: str) -> str:
    """Return the letters that a word ends with: `tháng` of `(tháng`, `tổng` of `vay/tổng`."""
    at = len(word)
    while at and word[at - 1].isalpha():
        at -= 1
    return word[at:]


def _of_calendar(text: str, start: int, end: int, last: str) -> int:
    if found := _MONTH_YEAR.match(text, start) or _DAY_MONTH.match(text, start):
        return found.end()
    digits = text[start:end]
    if _MEASURED.match(text, end):
        return _NOTHING
    if last == "năm":
        past = int(digits) in _PAST_YEARS and _AFTER_NAME.match(text, end)
        return end if len(digits) == 4 and (int(digits) in _YEARS or past) else _NOTHING
    most = {"ngày": 31, "mùng": 10, "tháng": 12, "quý": 4, "tuần": 53, "giờ": 59}[last]
    return end if len(digits) <= 2 and int(digits) <= most else _NOTHING


_MEASURED = re.compile(
    r"\s?(?:(?:ha|m2|km|kg|tấn|tạ|triệu|tỷ|đồng|người|hộ|con|lượt|cây|vụ|em|học sinh|hồ sơ)\b|%)"
)


def _is_day(found: re.Match[str]) -> bool:
    return 1 <= int(found["day"]) <= 31 and 1 <= int(found["month"]) <= 12


def _of_name(text: str, end: int, digits: str, words: list[str]) -> int:
    """Tell of `tổ 3`, `số 05`, `cấp 8` from `cấp 214 giấy`, `tổng số 4016 học sinh`."""
    if words[-1] == "số" and len(words) > 1 and words[-2] in _NUMBERS_OF:
        return _NOTHING
    if words[-1] == "số":
        return end
    if words[-2:] == ["hòa", "giải"]:
        return _NOTHING  # `đang tiếp tục hòa giải 34`
    if len(digits) > (_FOUR if words[-1] in _LONGEST_NUMBERED else 3 if words[-1] in _LONG_NUMBERED else 2):
        return _NOTHING
    if text[end : end + 1] == "/" and words[-1] not in _ADDRESSES:
        return _NOTHING
    return end if _AFTER_NAME.match(text, end) else _NOTHING
