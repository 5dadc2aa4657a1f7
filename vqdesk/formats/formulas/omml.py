"""Word's formulas (OMML, ECMA-376 part 1, 22.1) as one line of text that means the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from vqdesk.formats.formulas import line
from vqdesk.formats.formulas.line import Untold
from vqdesk.formats.opc.values import OFF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Read = Callable[[Any], str]

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MATH_TEXT = M + "t"
_PARAGRAPH, _FORMULA, _RUN = M + "oMathPara", M + "oMath", M + "r"
_DEEPEST = 20  # structures in one another; each brackets what is in it, letter by letter
_LONGEST = 10_000  # characters of a formula
_EDITORS = re.compile(r"Equation\b|MathType|Microsoft\.Equation", re.IGNORECASE)
_CROSSING = ("strikeH", "strikeV", "strikeBLTR", "strikeTLBR")
_BRACES = "⏞⏟⎴⎵⏜⏝︷︸"


def untold(text: str) -> str:
    """Return a text that a line goes through where there is none; else raise Untold."""
    if text.strip():
        raise Untold
    return text


def linearise_omml(element: Any, read: Read, cross: Callable[[str], str] = untold) -> str:
    """Return a formula as a line; `read(element)` gives the text of a run or of what is no formula.

    `cross(text)` gives what is left of a text that a line goes through. Raises Untold where an unknown or
    too deep structure would be told wrongly.
    """
    return _Formula(read, cross).told(element)


def is_structured(element: Any) -> bool:
    """Tell whether a formula is more than runs of text."""
    if element.tag == _PARAGRAPH and len(element.findall(_FORMULA)) > 1:
        return True
    return element.tag in STRUCTURES or next(element.iter(*STRUCTURES), None) is not None


class _Formula:
    def __init__(self, read: Read, cross: Callable[[str], str]) -> None:
        self._read = read
        self._cross = cross
        self._depth = 0

    def told(self, element: Any) -> str:
        """Return an element of a formula as text."""
        tag = element.tag
        if tag == _PARAGRAPH:  # a formula a line
            return "\n".join(filter(None, (self.told(each) for each in element.iterchildren(_FORMULA))))
        if tag not in STRUCTURES:
            return self._inside(element) if tag in _HOLDERS else self._other(element)
        if self._depth == _DEEPEST:
            raise Untold
        self._depth += 1
        text = STRUCTURES[tag](self, element)
        self._depth -= 1
        if len(text) > _LONGEST:
            raise Untold
        return text

    def _other(self, element: Any) -> str:
        unknown = element.tag.startswith(M) and element.tag != _RUN
        if unknown and next(element.iter(MATH_TEXT), None) is not None:
            raise Untold
        return self._read(element)

    def _inside(self, element: Any | None) -> str:
        """Return all that lies in an element."""
        children = () if element is None else (each for each in element if isinstance(each.tag, str))
        return line.row([self.told(each) for each in children if not each.tag.endswith("Pr")])

    def _part(self, element: Any, name: str = "e") -> str:
        return self._inside(element.find(M + name))

    def _parts(self, element: Any) -> Iterator[str]:
        return (self._inside(each) for each in element.iterchildren(M + "e"))

    # Structures

    def fraction(self, element: Any) -> str:
        above, below = self._part(element, "num"), self._part(element, "den")
        if _said(element, "fPr", "type") == "noBar":
            return line.stacked(above, below)
        return line.fraction(above, below)

    def root(self, element: Any) -> str:
        hidden = _is_on(element, "radPr", "degHide")
        return line.root(self._part(element), "" if hidden else self._part(element, "deg"))

    def power(self, element: Any) -> str:
        return line.power(self._part(element), self._part(element, "sup"))

    def sub(self, element: Any) -> str:
        return line.sub(self._part(element), self._part(element, "sub"))

    def sub_power(self, element: Any) -> str:
        return line.sub_power(self._part(element), self._part(element, "sub"), self._part(element, "sup"))

    def before(self, element: Any) -> str:
        marks = line.sub_power("", self._part(element, "sub"), self._part(element, "sup"))
        return line.row([marks, self._part(element)])

    def fenced(self, element: Any) -> str:
        opening, between, closing = (
            default if (said := _said(element, "dPr", name)) is None else said
            for name, default in (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
        )
        return line.fenced(list(self._parts(element)), opening, closing, between)

    def nary(self, element: Any) -> str:
        sign = _said(element, "naryPr", "chr")
        low = "" if _is_on(element, "naryPr", "subHide") else self._part(element, "sub")
        high = "" if _is_on(element, "naryPr", "supHide") else self._part(element, "sup")
        return line.row([line.limits("∫" if sign is None else sign, low, high), self._part(element)])

    def function(self, element: Any) -> str:
        name, of = self._part(element, "fName").strip(), self._part(element).strip()
        return name + of if of.startswith(("(", "[", "{")) else f"{name} {of}".strip()

    def accent(self, element: Any) -> str:
        mark = _said(element, "accPr", "chr")
        return line.over(self._part(element), "^" if mark is None else mark)

    def bar(self, element: Any) -> str:
        content = self._part(element)
        if _said(element, "barPr", "pos") == "top":
            return line.over(content, "¯")
        return content + "\u0332" if len(content) == 1 else content

    def grouped(self, element: Any) -> str:
        content, sign = self._part(element), _said(element, "groupChrPr", "chr")
        if sign is None or not sign or sign in _BRACES:
            return content
        above = _said(element, "groupChrPr", "pos") == "top"
        return line.limits(sign, content) if above else line.limits(sign, "", content)

    def matrix(self, element: Any) -> str:
        return line.table([list(self._parts(row)) for row in element.iterchildren(M + "mr")])

    def equations(self, element: Any) -> str:
        # The signs at which they are set below one another are shown to nobody.
        return line.table([[part.replace("&", "")] for part in self._parts(element)])

    def below(self, element: Any) -> str:
        return line.limits(self._part(element), self._part(element, "lim"))

    def above(self, element: Any) -> str:
        return line.limits(self._part(element), "", self._part(element, "lim"))

    def boxed(self, element: Any) -> str:
        return self._part(element)

    def border(self, element: Any) -> str:
        text = self._part(element)
        crossed = any(_is_on(element, "borderBoxPr", way) for way in _CROSSING)
        return self._cross(text) if crossed else text

    def phantom(self, element: Any) -> str:
        return self._part(element) if _said(element, "phantPr", "show") not in OFF else ""


STRUCTURES: dict[str, Callable[[_Formula, Any], str]] = {
    M + "f": _Formula.fraction,
    M + "rad": _Formula.root,
    M + "sSup": _Formula.power,
    M + "sSub": _Formula.sub,
    M + "sSubSup": _Formula.sub_power,
    M + "sPre": _Formula.before,
    M + "d": _Formula.fenced,
    M + "nary": _Formula.nary,
    M + "func": _Formula.function,
    M + "acc": _Formula.accent,
    M + "bar": _Formula.bar,
    M + "groupChr": _Formula.grouped,
    M + "m": _Formula.matrix,
    M + "eqArr": _Formula.equations,
    M + "limLow": _Formula.below,
    M + "limUpp": _Formula.above,
    M + "box": _Formula.boxed,
    M + "borderBox": _Formula.border,
    M + "phant": _Formula.phantom,
}
"""All structures of the standard, 22.1.2, by their elements."""

FORMULAS = (_PARAGRAPH, _FORMULA, *STRUCTURES)
_HOLDERS = frozenset(
    [_FORMULA, *(M + name for name in ("e", "num", "den", "deg", "sub", "sup", "lim", "fName"))]
)


def _said(element: Any, properties: str, name: str) -> str | None:
    """Return what a structure's properties say; None where they say nothing."""
    found = element.find(f"{M}{properties}/{M}{name}")
    if found is None:
        return None
    said: str = found.get(M + "val", "")
    return said


def _is_on(element: Any, properties: str, name: str) -> bool:
    found = element.find(f"{M}{properties}/{M}{name}")
    return found is not None and found.get(M + "val", "1") not in OFF


def is_equation(element: Any) -> bool:
    """Tell whether an embedded object is a formula of the old editors, which only they can read."""
    programs = (each.get("ProgID", "") for each in element.iter("{*}OLEObject"))
    return any(_EDITORS.match(program) for program in programs)
