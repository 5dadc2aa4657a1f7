"""Changes of XML and HTML: elements and attributes that stand where, and say what, no program writes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_PIECE = re.compile(r"<[^<>]*>|[^<]+|<")
_ATTRIBUTE = re.compile(r"""\s([\w:.-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_VALUES = (
    *(
        "",
        "0",
        "-1",
        "1",
        "2",
        "65536",
        "2147483647",
        "-2147483648",
        "9" * 30,
        "9" * 5000,
        "1e308",
        "NaN",
        "0x7f",
    ),
    *(
        "A1",
        "A1:XFD1048576",
        "B2:A1",
        "ZZZZ99999999",
        "A0",
        "1:1",
        "A:A",
        "restart",
        "continue",
        "true",
        "none",
    ),
    *(
        "../../../etc/passwd",
        "file:///etc/passwd",
        "/",
        "#",
        "http://example.invalid/a.png",
        "word/document.xml",
    ),
    *(
        "General",
        '0.0"x"',
        "[h]:mm:ss",
        "#,##0.00;[Red]-0",
        "display:none",
        "mso-list:l0 level1 lfo1",
        "%1.%2.",
    ),
    *(
        "rId1",
        "rId2",
        "Normal",
        "Heading1",
        "ệ\u0301",
        "\u202e",
        "a" * 30_000,
        "&#x1F600;",
        "&amp;",
        "\n",
        "\t",
    ),
)
_TEXTS = (
    *(
        "",
        " ",
        "TT",
        "1",
        "I",
        "100%",
        "1e9999",
        "31/02/2024",
        "năm 99999999999",
        "Tháng 13 năm 2024",
        "9" * 4000,
    ),
    *("Số: 12/BC-UBND", "Kế hoạch số " + "1" * 300, "a" * 60_000, "ắ" * 20_000, "\u0301" * 500, "\u202e abc"),
    *(
        "&#x1F600;",
        "&#1;",
        "&#xD800;",
        "&#xFFFE;",
        "&bomb;",
        "&nbsp;",
        "<![CDATA[ ]]>",
        "<!-- -->",
        "<?a b?>",
    ),
    *(
        "|a|b|c|",
        "-" * 3000,
        "(" * 3000,
        '"' * 999,
        "1." * 2000,
        "%" * 2000,
        "/" * 3000,
        "- " * 3000,
        ";" * 999,
    ),
    *("\u00a0" * 3000, " " * 30_000, "\n" * 3000, "1,2." * 2000, "Phụ lục " * 900, "=1+1", "\\x", "{" * 2000),
)
_HUGE = 3_000_000  # characters beyond which nothing is repeated


def change_markup(text: str, chance: Random) -> str:
    """Return XML or HTML with some of its tags, attributes and texts changed; often it is no XML any more."""
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        pieces = _PIECE.findall(text)
        if not pieces:
            break
        text = chance.choice(_WAYS)(pieces, chance)
    return text


def _any_tag(pieces: list[str], chance: Random) -> int:
    places = [at for at, piece in enumerate(pieces) if piece.startswith("<")]
    return chance.choice(places) if places else 0


def _element(pieces: list[str], chance: Random) -> tuple[int, int]:
    """Return where an element begins and ends, as its tags say; a piece where they say nothing."""
    start = _any_tag(pieces, chance)
    name = re.match(r"<([\w:-]+)", pieces[start])
    if name is None or pieces[start].endswith("/>"):
        return start, start + 1
    depth = 0
    opening = re.compile(rf"<{re.escape(name[1])}(?=[\s>])")
    for at in range(start, min(len(pieces), start + 20_000)):
        if opening.match(pieces[at]) and not pieces[at].endswith("/>"):
            depth += 1
        elif pieces[at].startswith(f"</{name[1]}>"):
            depth -= 1
            if not depth:
                return start, at + 1
    return start, start + 1


def _value(pieces: list[str], chance: Random) -> str:
    for _ in range(40):
        at = _any_tag(pieces, chance)
        if found := list(_ATTRIBUTE.finditer(pieces[at])):
            one = chance.choice(found)
            others = [each[2].strip("\"'") for piece in pieces[-500:] for each in _ATTRIBUTE.finditer(piece)]
            value = chance.choice(_VALUES if chance.random() < 0.7 or not others else others)
            start, end = one.span(2)
            pieces[at] = f'{pieces[at][:start]}"{value}"{pieces[at][end:]}'
            break
    return "".join(pieces)


def _without_attribute(pieces: list[str], chance: Random) -> str:
    at = _any_tag(pieces, chance)
    pieces[at] = _ATTRIBUTE.sub("", pieces[at], count=1)
    return "".join(pieces)


def _more_attributes(pieces: list[str], chance: Random) -> str:
    at = _any_tag(pieces, chance)
    many = "".join(f' a{n}="{n}"' for n in range(chance.choice((1, 90, 3000))))
    some = chance.choice((many, ' rowspan="9999" colspan="9999"', ' style="mso-hide:all"', ' xml:space="x"'))
    pieces[at] = re.sub(r"(/?>)$", lambda end: some + end[1], pieces[at])
    return "".join(pieces)


def _text(pieces: list[str], chance: Random) -> str:
    places = [at for at, piece in enumerate(pieces) if not piece.startswith("<")]
    if places:
        pieces[chance.choice(places)] = chance.choice(_TEXTS)
    return "".join(pieces)


def _insert_text(pieces: list[str], chance: Random) -> str:
    pieces.insert(chance.randrange(len(pieces)), chance.choice(_TEXTS))
    return "".join(pieces)


def _drop_tag(pieces: list[str], chance: Random) -> str:
    del pieces[_any_tag(pieces, chance)]
    return "".join(pieces)


def _drop_element(pieces: list[str], chance: Random) -> str:
    start, end = _element(pieces, chance)
    del pieces[start:end]
    return "".join(pieces)


def _repeat_element(pieces: list[str], chance: Random) -> str:
    start, end = _element(pieces, chance)
    piece = pieces[start:end]
    size = max(1, sum(map(len, piece)))
    pieces[end:end] = piece * min(chance.choice((1, 2, 30, 2000)), _HUGE // size)
    return "".join(pieces)


def _nest_element(pieces: list[str], chance: Random) -> str:
    start, end = _element(pieces, chance)
    if end - start < 2:
        return "".join(pieces)
    times = min(chance.choice((1, 5, 60, 3000)), _HUGE // max(1, sum(map(len, pieces[start:end]))))
    first, last = pieces[start], pieces[end - 1]
    pieces[start] = first * (times + 1)
    pieces[end - 1] = last * (times + 1)
    return "".join(pieces)


def _move_element(pieces: list[str], chance: Random) -> str:
    start, end = _element(pieces, chance)
    moved = pieces[start:end]
    del pieces[start:end]
    at = chance.randrange(len(pieces) + 1)
    pieces[at:at] = moved
    return "".join(pieces)


def _swap_elements(pieces: list[str], chance: Random) -> str:
    (one, one_end), (other, other_end) = sorted((_element(pieces, chance), _element(pieces, chance)))
    if one_end <= other:
        pieces[other:other_end], pieces[one:one_end] = pieces[one:one_end], pieces[other:other_end]
    return "".join(pieces)


def _rename(pieces: list[str], chance: Random) -> str:
    names = sorted({found[1] for piece in pieces if (found := re.match(r"</?([\w:-]+)", piece))})
    if len(names) > 1:
        one, other = chance.sample(names, 2)
        return re.sub(rf"(</?){re.escape(one)}(?=[\s/>])", rf"\g<1>{other}", "".join(pieces))
    return "".join(pieces)


def _swap_names(pieces: list[str], chance: Random) -> str:
    at = _any_tag(pieces, chance)
    names = [found[1] for piece in pieces if (found := re.match(r"<([\w:-]+)", piece))]
    if names:
        pieces[at] = re.sub(r"^(</?)[\w:-]+", lambda begin: begin[1] + chance.choice(names), pieces[at])
    return "".join(pieces)


def _declare_type(pieces: list[str], chance: Random) -> str:
    kinds = (
        '<!DOCTYPE a [<!ENTITY bomb "' + "b" * 999 + '">]>',
        '<!DOCTYPE a [<!ENTITY bomb SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd">',
        "<!DOCTYPE html>",
    )
    at = 1 if pieces[0].startswith("<?xml") else 0
    pieces.insert(at, chance.choice(kinds))
    return "".join(pieces)


def _declare_encoding(pieces: list[str], chance: Random) -> str:
    said = chance.choice(("utf-16", "utf-7", "windows-1258", "us-ascii", "x-none", "UTF-32", "idna", "rot13"))
    if pieces[0].startswith("<?xml"):
        pieces[0] = f'<?xml version="1.{chance.choice("019")}" encoding="{said}"?>'
    else:
        pieces.insert(0, f'<meta http-equiv="Content-Type" content="text/html; charset={said}">')
    return "".join(pieces)


def _cut_end(pieces: list[str], chance: Random) -> str:
    return "".join(pieces[: chance.randrange(len(pieces)) + 1])


_WAYS: tuple[Callable[[list[str], Random], str], ...] = (
    *(_value,) * 4,
    *(_text,) * 2,
    *(_repeat_element,) * 2,
    *(_nest_element,) * 2,
    *(_without_attribute, _more_attributes, _insert_text, _drop_tag, _drop_element, _move_element),
    *(_swap_elements, _rename, _swap_names, _declare_type, _declare_encoding, _cut_end),
)
