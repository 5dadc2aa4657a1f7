"""Numbers that say how many names a list has: `05 xã (A, B, C, D, E)`, `gồm: A; B; C`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.checks.claims.stated import StatedClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.numbers.amounts import Amount

_STOP = re.compile(r"[;.:()\n]")
_NAMED = re.compile(
    r"\slà:?\s(?=(?:[^\W\d_A-ZĐ][^\s,;.]*\s){0,2}[A-ZĐ][^\s,]*(?:\s[^\s,]+){0,5}\s*,"
    r"\s(?:[^\W\d_A-ZĐ][^\s,;.]*\s){0,2}[A-ZĐ])"
)
_LEAD_IN = re.compile(r",?\s(?:(?:gồm|bao gồm)(?:\scó|\slà)?|(?:đó|ấy) là)\s")
_HEAD = re.compile(r"(?:(?:gồm|bao gồm|cụ thể|là)?(?:\s?(?:các|những)(?:\s[^\W\d_]+){1,4}(?=:))?:?\s?)")
_LIST = re.compile(r"(?:[^():\n0-9]|(?<=km)[0-9]+){3,}+")
_FIRST_NAMED = re.compile(
    r"\slà:?\s(?P<names>[^:.;\n]{3,80}?)\s(?:và|cùng)\s(?:các|những)(?:\s[^\W\d_]+){1,3}\s?:\s?\Z"
)
_BRACKETED = re.compile(r"\([^()\n]{1,160}\)")
_FURTHEST = 90  # characters from a number to its list
_IN_BRACKETS = 4  # numbers in brackets that are passed over on the way to it
_CLAUSE = 5  # words behind a semicolon that make a clause
_ROUND = " \t-+*.\u00a0"
"""What stands around a name."""
_LONG = 6  # words of an item that begins with what is counted
_WORD = re.compile(r"[^\s,;]+")
_FURTHER = re.compile(r"[0-9]{1,2}(?![0-9.,])")
_KIND = 12  # characters of an item that may say what kind it is of
_LEADING = 2  # words in small letters that a name may begin with
_HEADED = re.compile(r"\s(?:và|cùng)\s(?:các\s|những\s)?(?:[^\W\d_]+\s?){1,3}\Z")
_SENTENCE_END = re.compile(r"(?<!\btp)(?<!\btx)(?<!\btt)[.](?=\s|\Z)")
_AND = re.compile(r"\svà\s")
_OTHER = re.compile(r"\b(?:các|những|một|trong đó|trong số)\b")
_LISTED_AT_ONCE = re.compile(r"\s?[(:]")
"""What follows a number that counts though nothing is named behind it."""
_NO_ITEM = re.compile(r"(?:và|với|cùng|tổng|cộng|còn|trong đó)\b.*")
_LEAST, _MOST = Decimal(2), Decimal(500)  # names of a list
_PLACES = re.compile(
    r"(?:xã|phường|thôn|bản|thị trấn|thị xã|thành phố|đô thành|đặc khu|quận|khu|tổ|ấp|xóm|huyện|buôn|trường"
    r"|mầm non|tiểu học|th|thcs|th&thcs|dự án|di tích)\b"
)
"""What may stand before a name in a list."""
_THINGS = re.compile(r"(?:chợ|cầu|đường|hồ chứa|hồ|đập|kè|đền|chùa|đình|tuyến|cụm)\b")
"""What may so too in small letters alone: `chợ Phú Lương`, but `Chợ Mới` is a name."""
_PARTLY = re.compile(r"\b(?:trong đó|trong số|như|một số)\b")
_GRADES = ("mức độ ", "cấp độ ", "hạng ")
_NAMED_AT_ONCE = re.compile(
    r"(?:xã|phường|thôn|bản|ấp|khóm|buôn|làng|tiểu khu|hợp tác xã|htx|dân tộc|trường|di tích|chợ|chi bộ"
    r"|đảng bộ)\b"
)
"""What may be followed at once by the names of those that are counted."""
_BODY = re.compile(r"(?:Ban|Hội|Đoàn|Phòng|Sở|Công an|Chi|Trạm|Bộ|Cục|Nhà|Đảng|UBND|HĐND|Mặt trận)\b")
_KIND_OF_NAMES = re.compile(r"(?:\s[^\W\d_A-ZĐ][^\s,;.:()]*){1,4}\s(?=\S)")
_TWO_NAMES = 2
_TYPES = (
    "quyết định|kế hoạch|văn bản|nghị quyết|báo cáo|công văn|tờ trình|thông báo|chỉ thị|chương trình|quy chế"
    "|hướng dẫn|kết luận|giấy mời"
)
_DOCUMENT = re.compile(rf"(?:{_TYPES})\b")
_DOCUMENTS_LEAD = re.compile(r"[^.;:()\n0-9]{0,60}?(?:[:(]|\b(?:gồm|bao gồm|cụ thể|là)\b:?)\s?")
_DOCUMENTS_END = re.compile(r"[.](?=\s|\Z)|[)\n]|\btrong đó\b|\bđồng thời\b")
_DOCUMENT_NAMED = re.compile(
    rf"(?i:(?:[,;]\s?|\bvà\s)(?:(?:{_TYPES})(?:\s[^\W\d_]+){{0,2}}\s)?số:?\s?)"
    r"[0-9]+[a-z]?\s?[/-]\s?[A-ZĐ][^\s,;)]*"
)
_PERSON = re.compile(r"(?:ông|bà|anh|chị|cụ|cô|thầy|em|cháu|đồng chí|đ/c)\s")
_PLACE_ADDED = re.compile(rf"\svà\s{_PLACES.pattern}", re.IGNORECASE)
_BODY_ADDED = re.compile(
    rf"\svà\s(?:{_THINGS.pattern}|(?:[Pp]hòng|Ban|Hội|Đoàn|[Tt]rạm|[Tt]rung tâm|Chi cục|Văn phòng|Công an)\s)"
)
_PLACE = re.compile(rf"\s?{_PLACES.pattern}\s?", re.IGNORECASE)
_CALLED_BY_NAMES = re.compile(
    r"(?:xã|phường|thị trấn|thị xã|huyện|quận|tỉnh|thôn|bản|xóm|ấp|buôn|khóm|địa phương|đồng chí|đ/c)\b"
)
_CALLED_BY_TITLES = re.compile(
    r"(?:tiêu chí|chỉ tiêu|lĩnh vực|nội dung|chương trình|đơn vị|cơ quan|phòng|ngành|công trình|dự án|sở)\b"
)
"""What each of is called by a name, and by a title of several words in small letters."""
_OWN_CLAUSE = re.compile(
    r"\s(?:kết quả|đến nay|đến hết|hiện nay|các|trong đó|tất cả|hoàn thành|đã|phấn đấu)\b"
)
_OPEN = re.compile(r"\.\.\.|…|v\.v|\bkhác\b|\bmột số\b|\A\s?(?:các|những|cùng|kể cả|trừ)\s|\blà lãnh đạo\b")


def read_lists(cell: ClaimCell) -> Iterator[StatedClaim]:
    """Yield each number that stands before a list, with the stretches of the list's names."""
    plain = _Words(cell.passage.view.text, cell.passage.text)
    in_turn = [plain]
    if "(" in plain.text or any(amount.depth for amount in cell.amounts):
        in_turn.append(_outside(plain))
    for amount in cell.amounts:
        if (
            amount.is_percent
            or amount.unit
            or amount.decimals
            or not _LEAST <= amount.value <= _MOST
            or amount.ranged
        ):
            continue
        if amount.index in cell.pairs or not _counts(amount):
            continue
        if _DOCUMENT.match(amount.noun) and (claim := _of_documents(plain, amount)) is not None:
            yield claim
            continue
        if _NAMED_AT_ONCE.match(amount.noun) and (claim := _of_names_at_once(plain, amount)) is not None:
            yield claim
            continue
        # The names of a list in a bracket stand alone; elsewhere each may have a bracket of its own.
        for words in in_turn:
            if words is not plain and words.text[amount.start] == " ":
                continue  # what is told in a bracket has no list behind that
            found = _list_after(words, amount.stop, _limit(cell, amount, outside=words is not plain))
            # What stops at a bracket goes on behind it.
            stops = found is not None and words.text.startswith("(", found.end())
            claim = _read(words, _counted(cell, amount), found) if found and not stops else None
            if claim is not None:
                yield claim
                break


def _of_documents(words: _Words, amount: Amount) -> StatedClaim | None:
    """Return the count of documents that are named by their numbers: `03 quyết định: số 112/QĐ-UBND, ...`."""
    led = _DOCUMENTS_LEAD.match(words.text, amount.stop)
    if led is None:
        return None
    stop = _DOCUMENTS_END.search(words.text, led.end())
    end = stop.start() if stop else len(words.text)
    if _OPEN.search(words.text, led.end(), end):
        return None
    begin = led.end() - 1
    found = _DOCUMENT_NAMED.finditer(f",{words.typed[led.end() : end]}")
    named = tuple((begin + each.start(), begin + each.end()) for each in found)
    if len(named) < _LEAST or named[0][0] > led.end():
        return None
    return StatedClaim("count", amount, "listed", (), "sure", named)


def _of_names_at_once(words: _Words, amount: Amount) -> StatedClaim | None:
    """Return the count of three names or more that follow at once: `03 xã Tân Lập, Yên Bình, Hòa An`."""
    found = _LIST.match(words.text, amount.stop)
    begins = _KIND_OF_NAMES.match(words.typed, amount.stop)
    if found is None or begins is None or not words.typed[begins.end()].isupper():
        return None
    stop = _STOP.search(words.text, amount.stop, found.end())
    end = stop.start() if stop else found.end()
    if words.typed[end : end + 1] == ":" or _OPEN.search(words.text, begins.end(), end):
        return None
    items = _items(words.typed, begins.end(), end)
    items = [*items[:-1], *_split(words.typed, *items[-1], last=True)] if items else items
    names: list[tuple[int, int]] = []
    for item in items:
        name = _trim(words.typed, *item)
        typed = words.typed[slice(*name)]
        goes_on = name != item  # the last name, or who does something: `..., Hòa An, Hội Nông dân đã mở`
        if not (typed[0].isupper() and _is_name(typed)) or (
            goes_on and (" " not in typed or _BODY.match(typed))
        ):
            break
        names.append(name)
        if goes_on:
            break
    near = len(names) > _TWO_NAMES and abs(len(names) - amount.value) <= _TWO_NAMES
    return StatedClaim("count", amount, "listed", (), "likely", tuple(names)) if near else None


def _counts(amount: Amount) -> bool:
    """Tell whether a number counts something: no `chi đoàn 3 bao gồm ...`, `mùa 2 của ...`."""
    return amount.noun not in ("", "bao") or _LISTED_AT_ONCE.match(amount.after) is not None


class _Words(NamedTuple):
    """A text as it is typed and in lower case."""

    typed: str
    text: str


def _outside(words: _Words) -> _Words:
    """Return a text with blanks for all that stands in brackets."""
    spans = [found.span() for found in _BRACKETED.finditer(words.text)]
    return _Words(_blank(words.typed, spans), _blank(words.text, spans))


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """Return a text with blanks for some stretches of it."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += (text[at:start], " " * (end - start))
        at = end
    return "".join((*pieces, text[at:]))


def _limit(cell: ClaimCell, amount: Amount, *, outside: bool) -> int:
    """Return where the next number stands, behind which nothing leads in a list; `outside` of brackets."""
    for other in cell.amounts[amount.index + 1 : amount.index + _IN_BRACKETS]:
        if other.own.endswith(_GRADES):
            continue  # `3 trường đạt chuẩn mức độ 2 gồm ...`
        if not other.is_percent and (not outside or other.depth <= amount.depth):
            return other.start
    return len(cell.passage.text)


def _list_after(words: _Words, start: int, limit: int) -> re.Match[str] | None:
    """Return the list that follows a number: in a bracket, behind a colon, or behind `gồm`, `là`.

    Nothing behind `limit`, where the next number stands, leads in.
    """
    typed, text = words
    limit = min(limit, start + _FURTHEST)
    sign = _STOP.search(text, start, limit)
    if sign and sign[0] == ":" and _PARTLY.search(text, start, sign.start()):
        return None  # `07 dự án, trong đó có các dự án: ...`
    if sign and sign[0] == "(":
        begin = _HEAD.match(text, sign.end())
        found = _LIST.match(text, begin.end()) if begin else None
        return found if found and text[found.end() : found.end() + 1] == ")" else None
    if sign and sign[0] == ")" and text[sign.end() : sign.end() + 1] == ":":
        return _LIST.match(text, sign.end() + 1)  # `... (05 xã): Thiện Hòa, Hoa Thám`
    if sign and sign[0] == ":":
        return _LIST.match(text, sign.end())
    near = text[start:limit]
    if "gồm" not in near and "là" not in near:
        return None
    lead_in = _LEAD_IN.search(text, start, limit) or _NAMED.search(typed, start, limit)
    if lead_in is None or _OTHER.search(text, start, lead_in.start()):
        return None
    return _LIST.match(text, lead_in.end()) if sign is None or lead_in.end() <= sign.start() else None


def _counted(cell: ClaimCell, amount: Amount) -> Amount:
    """Return what counts a list's names: of `14/16 xã` the upper number, of `06 xã đạt 19/19 tiêu chí` 06."""
    if amount.index not in cell.denominators:
        return amount
    high = cell.amounts[cell.denominators[amount.index]]
    if high.index and high.value == amount.value:
        other = cell.amounts[high.index - 1]
        if (
            other.segment == high.segment
            and not other.is_percent
            and not other.unit
            and "," not in high.before
        ):
            return other
    return high


def _ends(text: str, found: re.Match[str]) -> list[int]:
    """Return where a list may end: with its sentence, at a semicolon if it has commas, before a number.

    What stands before a number may be its last name, or the beginning of something else.
    """
    begin, end = found.span()
    stop = _SENTENCE_END.search(text, begin, end + 1)
    end = stop.start() if stop else end
    semicolon, comma = text.find(";", begin, end), text.find(",", begin, end)
    if stop:
        return [semicolon, end] if 0 <= comma < semicolon and _is_clause(text, semicolon, end) else [end]
    cut = end < len(text) and text[end] not in "().\n"
    if semicolon >= 0 and 0 <= comma < semicolon:
        return [semicolon]
    last = text.rfind(";" if semicolon >= 0 else ",", begin, end)
    return [end, max(begin, last)] if cut else [end]


def _is_clause(text: str, semicolon: int, end: int) -> bool:
    """Tell whether so many words stand behind a semicolon that it is no name."""
    return len(_STOP.split(text[semicolon + 1 : end], maxsplit=1)[0].partition(",")[0].split()) > _CLAUSE


def _has_numbers(typed: str, found: re.Match[str]) -> bool:
    """Tell whether names of a list are numbered, which ends its reading: `Mỹ Đình 1, Mỹ Đình 2, thôn 3`."""
    begin, end = found.span()
    last = typed[max(begin, typed.rfind(",", begin, end) + 1) : end]
    if ";" in last or _SENTENCE_END.search(last):
        return False  # `Hòa Bình, Thanh Tân. Có 640 cử tri`
    return (
        typed[end : end + 1].isdigit()
        and bool(last.strip())
        and (_is_name(last) or bool(_PLACE.fullmatch(last)))
    )


def _read(words: _Words, amount: Amount, found: re.Match[str]) -> StatedClaim | None:
    """Return the count of a list, of the names that make it right if there are such."""
    before: list[tuple[int, int]] = []
    if words.text.startswith(":", found.end()):
        # `gồm các phường: A, B và các xã: C, D`
        head = _HEADED.search(words.text, found.start(), found.end())
        more = _LIST.match(words.text, found.end() + 1)
        if head is None or more is None:
            return None
        before, found = _items(words.typed, found.start(), head.start()), more
    ends = [end for end in _ends(words.text, found) if not _OPEN.search(words.text[found.start() : end])]
    if not ends or _has_numbers(words.typed, found):
        return None
    lists = [
        before + items
        for turned in (False, True)
        for end in ends
        if len(items := _named(words, amount, found, end, turned=turned))
    ]
    lists = [items for items in lists if len(items) > 1]
    lists += [items[:-1] for items in lists[:1] if _ends_otherwise(words.typed, amount, items)]
    lists += [_all_split(words.typed, items) for items in lists[:2]]
    if ";" in found[0]:
        # `Lào, Thái Lan ở châu Á; Ai Cập ở châu Phi`
        lists += [[part for item in items for part in _items(words.typed, *item)] for items in lists[:1]]
    if not lists or _goes_on_with(words.text, amount, found, lists):
        return None
    named = [items for items in lists if _is_of_names(words.typed, amount, items)]
    persons = named and all(_PERSON.match(words.text, start) for start, _ in named[0])
    may_be = named if persons or (named and _CALLED_BY_NAMES.match(amount.noun)) else lists
    fitting = next((items for items in may_be if len(items) == amount.value), None)
    items = (named or lists)[0] if fitting is None else fitting
    proper = _is_of_names(words.typed, amount, items)
    typed = [words.typed[start:stop] for start, stop in items]
    if not proper and fitting is None and not _is_plain(typed, amount):
        return None
    return StatedClaim("count", amount, "listed", (), "sure" if proper else "likely", tuple(items))


def _named(
    words: _Words, amount: Amount, found: re.Match[str], end: int, *, turned: bool
) -> list[tuple[int, int]]:
    """Return the stretches of a list that ends there; what goes on behind its last name is taken off."""
    begin = found.start()
    if _CALLED_BY_NAMES.match(amount.noun) and turned != (";" in words.text[begin:end]):
        return []  # no commune is called `Yên Bình và Phú Lương`
    items = _items(words.typed, begin, end, turned=turned)
    if len(items) < 2 or _goes_on_otherwise(words.text, begin, end):
        return items[:1]
    items[-1] = _trim(words.typed, *items[-1])
    names = (_is_name(words.typed[start:stop]) for start, stop in items[:-1])
    if len(items) > 2 and not _is_called(words.typed[slice(*items[-1])]) and all(names):
        items.pop()  # `Hàng Đào, Tràng Tiền và giữ ổn định cho đến nay`
    elif _NO_ITEM.fullmatch(words.typed[items[-1][0] : end]):
        items.pop()
    if first := _FIRST_NAMED.search(words.text, amount.stop, begin):
        # `thị xã A và các huyện: B, C`: those before the colon are named as well.
        items[:0] = _items(words.typed, *first.span("names"))
    return items


def _goes_on_otherwise(text: str, begin: int, end: int) -> bool:
    """Tell whether a clause of its own follows a list with commas: `A, B, C; kết quả đều đạt kế hoạch`."""
    first, semicolon, more = text[begin:end].partition(";")
    return bool(semicolon) and first.count(",") > 1 and _OWN_CLAUSE.match(more) is not None


def _all_split(text: str, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Split each item at its `và`: `Vân Cơ và Dữu Lâu, Tân Dân`."""
    split = [piece for start, end in items for piece in _split(text, start, end, last=True)]
    return [stripped for piece in split if (stripped := _strip(text, *piece)) is not None]


def _goes_on_with(
    text: str, amount: Amount, found: re.Match[str], lists: list[list[tuple[int, int]]]
) -> bool:
    """Tell whether a list goes on with so many more: `14 huyện gồm Đại Lộc, ..., Trà My và 2 thị xã`."""
    more = _FURTHER.match(text, found.end())
    return more is not None and any(len(items) + int(more[0]) == amount.value for items in lists)


def _is_of_names(text: str, amount: Amount, items: list[tuple[int, int]]) -> bool:
    typed = [text[start:stop] for start, stop in items]
    return all(map(_is_name, typed)) or _begin_with(amount.noun, typed) or _are_titles(amount.noun, typed)


def _are_titles(noun: str, items: list[str]) -> bool:
    """Tell whether each item is called by its title: `Tổ chức sản xuất; Trường học; Thu nhập`."""
    if len(items) < 3 or not _CALLED_BY_TITLES.match(noun):
        return False
    return all(item[0].isupper() and item.count(" ") <= _LONG and "," not in item for item in items)


def _ends_otherwise(text: str, amount: Amount, items: list[tuple[int, int]]) -> bool:
    """Tell whether the last of a list is of another kind: `4 xã: A, B, C, D và thị trấn E`."""
    kinds = [_PLACES.match(text[start : start + _KIND].lower()) for start, _ in items]
    return len(items) > 2 and kinds[-1] is not None and not any(kinds[:-1]) and kinds[-1][0] != amount.noun


def _items(text: str, begin: int, end: int, *, turned: bool = False) -> list[tuple[int, int]]:
    """Return the stretches of a list's items: between semicolons where it has any, else commas and `và`.

    With `turned` at the last `và` behind semicolons, and not behind commas: `Y tế, Khoa học và Công nghệ`.
    """
    sign = ";" if ";" in text[begin:end] else ","
    items: list[tuple[int, int]] = []
    start = begin
    for cut in [*(m.start() for m in re.finditer(sign, text[begin:end])), end - begin]:
        piece = (start, begin + cut)
        parts = _split(text, *piece, last=begin + cut == end)
        added = _PLACE_ADDED.search(text, *piece) or (len(items) > 1 and _BODY_ADDED.search(text, *piece))
        two = sign == "," and (added or _are_two_names(text, items, parts))
        whole = (sign == ";") != turned and not two
        items += [piece] if whole else parts
        start = begin + cut + 1
    return [stripped for item in items if (stripped := _strip(text, *item)) is not None]


def _are_two_names(text: str, before: list[tuple[int, int]], parts: list[tuple[int, int]]) -> bool:
    """Tell whether both sides of a list's last `và` are names, as all before: `Viêm Xá và Xuân Ổ`.

    So they are where all begin alike: `quy chế làm việc, quy chế chi tiêu và quy chế văn thư`.
    """
    if len(parts) == 1:
        return False
    pieces = [text[start:stop].strip(_ROUND) for start, stop in (*before, *parts)]
    named = len(before) > 1 and all(map(_is_name, pieces))
    return named or len({" ".join(piece.split()[:2]).lower() for piece in pieces}) == 1


def _split(text: str, start: int, end: int, *, last: bool) -> list[tuple[int, int]]:
    """Split the last item of a list with commas at its `và`."""
    found = list(_AND.finditer(text, start, end)) if last else []
    if len(found) != 1:
        return [(start, end)]
    return [(start, found[0].start()), (found[0].end(), end)]


def _strip(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    stripped = piece.strip(_ROUND)
    if not stripped:
        return None
    begin = start + piece.index(stripped)
    return begin, begin + len(stripped)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Take off what goes on behind the last name: `Khau Vai với tổng mức đầu tư`."""
    stop = start
    for word in _WORD.finditer(text, start, end):
        if word[0][0].islower() and (stop > start or text.count(" ", start, word.start()) >= _LEADING):
            break
        stop = stop if word[0][0].islower() else word.end()
    return (start, stop) if stop > start and _is_name(text[start:stop]) else (start, end)


def _is_called(item: str) -> bool:
    """Tell whether one of the first words of an item begins with a capital: `tiếng Khách Gia`."""
    return any(not word[0].islower() for word in item.split()[: _LEADING + 1])


def _is_name(item: str) -> bool:
    """Tell whether an item is a name: all its words begin with capitals, after what names its kind."""
    if person := _PERSON.match(item.lower()):
        item = item[person.end() :]
    while found := _PLACES.match(item.lower()) or _THINGS.match(item):
        item = item[found.end() :].lstrip()
        if item and item[0].islower() and not _PLACES.match(item.lower()):
            item = item.partition(" ")[2]
    words = item.split()
    return (
        bool(words)
        and len(words) <= 6
        and all(word[0].isupper() or word[0].isdigit() or word == "-" for word in words)
    )


def _begin_with(noun: str, items: list[str]) -> bool:
    """Tell whether each item begins with what is counted: `tiêu chí Giao thông, tiêu chí Trường học`."""
    counted = " ".join(noun.split()[:2])
    named = [item for item in items if item.lower().startswith(f"{counted} ") and item.count(" ") <= _LONG]
    return bool(counted) and len(named) == len(items)


def _is_plain(items: list[str], amount: Amount) -> bool:
    """Tell whether a list that is not of names is near enough to what is counted to be doubted."""
    near = abs(len(items) - amount.value) <= 2
    return near and len(items) >= 3 and all(len(item.split()) <= 9 for item in items)
