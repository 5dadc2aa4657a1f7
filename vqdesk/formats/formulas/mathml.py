"""Formulas of pages (MathML) as one line of text that means the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vqdesk.formats.formulas import line
from vqdesk.formats.formulas.line import Untold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Build = Callable[[Any, Sequence[str]], str]

_DEEPEST = 20  # elements that build something in one another; rows in one another count, too
_LONGEST = 10_000  # characters of a formula
# They only say what stands beside what.
_SILENT = str.maketrans("", "", "\u2061\u2062\u2063\u2064\u200b")
_UNSEEN = frozenset(
    ["annotation", "annotation-xml", "mphantom", "none", "mprescripts", "maligngroup", "malignmark"]
)
_UNTOLD = frozenset(
    [
        "mlongdiv",
        "mstack",
        "msgroup",
        "msrow",
        "mglyph",
        "apply",
        "bind",
        "ci",
        "cn",
        "csymbol",
        "cerror",
        "cs",
    ]
)
_LIMITED = frozenset("∑∏∐∫∬∭∮⋃⋂⋁⋀") | frozenset(["lim", "max", "min", "sup", "inf"])
_LINES = ("¯", "‾", "_", "―", "\u0304", "\u0305")
_BRACES = frozenset("⏞⏟⎴⎵⏜⏝︷︸")
_STRIKES = ("strike", "cross")


def unprefixed_name(element: Any) -> str:
    """Return an element's name without the prefix that some programs write."""
    return element.tag.rpartition(":")[2] if isinstance(element.tag, str) else ""


def linearise_mathml(element: Any) -> str:
    """Return a formula as a line; raises Untold where an unknown or too deep structure would mislead."""
    text = _told(element, 0).strip()
    if len(text) > _LONGEST:
        raise Untold
    return text


def _told(element: Any, depth: int) -> str:
    name = unprefixed_name(element)
    if name in _UNSEEN:
        return ""
    if name in _UNTOLD or depth > _DEEPEST * 2:
        raise Untold
    if name in _WRITTEN:
        return _written(element, name)
    build = _BUILDERS.get(name)
    if build is None:
        return _row(element, depth)
    # What an exponent or a denominator lacks is not filled by what comes next.
    return build(element, [_told(child, depth + 1) for child in element if unprefixed_name(child)])


def _written(element: Any, name: str) -> str:
    """Return what a token shows; blanks around it are the file's."""
    if len(element):  # a line break or a picture inside
        raise Untold
    text = " ".join((element.text or "").translate(_SILENT).split())
    if name == "ms":
        return f'"{text}"'
    if name == "mspace":
        return ""
    raw = element.text or ""
    # A no-break space is how blanks are kept.
    return (
        f"{' ' * raw.startswith(chr(160))}{text}{' ' * raw.endswith(chr(160))}" if name == "mtext" else text
    )


_WRITTEN = frozenset(["mi", "mn", "mo", "mtext", "ms", "mspace"])


def _row(element: Any, depth: int) -> str:
    """Return what stands beside one another."""
    pieces: list[str] = []
    if element.text and element.text.strip():
        pieces.append(" ".join(element.text.split()))
    for child in element:
        told = _told(child, depth + 1) if unprefixed_name(child) else ""
        if pieces and told and _is_word(pieces[-1], told):
            pieces.append(" ")
        pieces += [told] if told else []
        if child.tail and child.tail.strip():
            pieces.append(" ".join(child.tail.split()))
    return line.row(pieces)


def _is_word(left: str, right: str) -> bool:
    """Tell whether a word of several letters, `sin`, stands right before or behind a letter or figure."""
    word = len(left) > 1 and left.isalpha() and (right[0].isalnum() or right[0] in "√∛∜")
    return word or (len(right) > 1 and right.isalpha() and left[-1].isalnum())


def _at(parts: Sequence[str], place: int) -> str:
    return parts[place] if place < len(parts) else ""


def _all(_element: Any, parts: Sequence[str]) -> str:
    return line.row(parts)


def _fraction(element: Any, parts: Sequence[str]) -> str:
    if (element.get("linethickness") or "").strip().rstrip("ptxem%") == "0":
        return line.stacked(_at(parts, 0), _at(parts, 1))
    return line.fraction(_at(parts, 0), _at(parts, 1))


def _square_root(_element: Any, parts: Sequence[str]) -> str:
    return line.root(line.row(parts))


def _root(_element: Any, parts: Sequence[str]) -> str:
    return line.root(_at(parts, 0), _at(parts, 1))


def _power(_element: Any, parts: Sequence[str]) -> str:
    return line.power(_at(parts, 0), _at(parts, 1))


def _sub(_element: Any, parts: Sequence[str]) -> str:
    return line.sub(_at(parts, 0), _at(parts, 1))


def _sub_power(_element: Any, parts: Sequence[str]) -> str:
    return line.sub_power(_at(parts, 0), _at(parts, 1), _at(parts, 2))


def _over(_element: Any, parts: Sequence[str]) -> str:
    base, above = _at(parts, 0), _at(parts, 1)
    if above in _BRACES:
        return base
    return line.limits(base, "", above) if base.strip() in _LIMITED else line.over(base, above)


def _under(_element: Any, parts: Sequence[str]) -> str:
    base, below = _at(parts, 0), _at(parts, 1)
    if below in _BRACES:
        return base
    if below in _LINES:
        return base + "\u0332" if len(base) == 1 else base
    return line.limits(base, below)


def _under_over(_element: Any, parts: Sequence[str]) -> str:
    return line.limits(_at(parts, 0), _at(parts, 1), _at(parts, 2))


def _fenced(element: Any, parts: Sequence[str]) -> str:
    opening, closing = element.get("open"), element.get("close")
    signs = "".join((element.get("separators") or ",").split()) if element.get("separators") != "" else ""
    told = ""
    for place, part in enumerate(parts):
        sign = signs[min(place, len(signs)) - 1] if place and signs else ""
        told += f"{sign}{' ' * (sign in ',;' and sign != '')}{part.strip()}"
    return ("(" if opening is None else opening) + told + (")" if closing is None else closing)


def _table(element: Any, _parts: Sequence[str]) -> str:
    rows = [child for child in element if unprefixed_name(child) in ("mtr", "mlabeledtr")]
    return line.table([[_told(cell, 1) for cell in row if unprefixed_name(cell)] for row in rows])


def _enclosed(element: Any, parts: Sequence[str]) -> str:
    notation = element.get("notation") or "longdiv"
    if any(sign in notation for sign in _STRIKES) or "longdiv" in notation:
        raise Untold
    return line.root(line.row(parts)) if "radical" in notation else line.row(parts)


def _first(_element: Any, parts: Sequence[str]) -> str:
    """Return what is shown of several forms of one formula; the others are for programs."""
    return _at(parts, 0)


def _semantics(element: Any, parts: Sequence[str]) -> str:
    shown = [part for child, part in zip(filter(unprefixed_name, element), parts, strict=True) if part]
    if not shown and any(unprefixed_name(child).startswith("annotation") for child in element):
        raise Untold
    return _at(shown, 0)


def _scripts(element: Any, parts: Sequence[str]) -> str:
    """Return a base with indices on both sides."""
    children = [child for child in element if unprefixed_name(child)]
    before = next(
        (at for at, child in enumerate(children) if unprefixed_name(child) == "mprescripts"), len(children)
    )
    left = _pairs(parts[before + 1 :])
    return line.row([left, _pairs(parts[1:before], _at(parts, 0))])


def _pairs(parts: Sequence[str], base: str = "") -> str:
    for place in range(0, len(parts), 2):
        base = line.sub_power(base, parts[place], _at(parts, place + 1))
    return base


_BUILDERS: dict[str, Build] = {
    "mfrac": _fraction,
    "msqrt": _square_root,
    "mroot": _root,
    "msup": _power,
    "msub": _sub,
    "msubsup": _sub_power,
    "mover": _over,
    "munder": _under,
    "munderover": _under_over,
    "mfenced": _fenced,
    "mtable": _table,
    "menclose": _enclosed,
    "maction": _first,
    "semantics": _semantics,
    "mmultiscripts": _scripts,
}


def differs(told: str, texts: Iterable[str]) -> bool:
    """Tell whether a line is more than its signs one behind the other."""
    return "".join(told.split()) != "".join("".join(texts).translate(_SILENT).split())


def is_said_beside(element: Any) -> bool:
    """Tell whether an element that programs draw for the eye has the formula itself right beside it."""
    neighbours = (element.getprevious(), element.getnext())
    return any(each is not None and next(each.iter("math"), None) is not None for each in neighbours)


def is_unset(script: Any) -> bool:
    """Tell whether a script holds a formula for a program that has not set it."""
    if not (script.get("type") or "").lower().startswith("math/"):
        return False
    before = script.getprevious()
    return before is None or not "".join(before.itertext()).strip()
