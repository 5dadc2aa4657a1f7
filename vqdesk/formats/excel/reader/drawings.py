"""What is drawn over a sheet: text boxes, buttons and other controls, pictures, charts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from db.text.characters import raised_digits
from vqdesk.formats.excel.strings import Run, SharedString, with_fractions
from vqdesk.formats.formulas.line import GAP, Untold, gap_between
from vqdesk.formats.formulas.omml import linearise_omml
from vqdesk.formats.opc.drawn_texts import element_name, run_texts
from vqdesk.formats.opc.xml import SAFELY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Tell = Callable[[str, str, str], None]

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PICTURES = frozenset({"pic", "graphicFrame", "contentPart"})
_ON = ("1", "true")
_BROKEN = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NOTE = "Note"  # an old comment, whose text stands in a part of its own


class TextBox(NamedTuple):
    """A shape with a text: its body, its first row from 1 (0: it says none), and what it is.

    `kind` is box, control or hidden.
    """

    body: Any
    row: int
    kind: str


def boxes(element: Any, row: int = 0) -> Iterator[TextBox]:
    """Yield the shapes with texts of a drawing; of several forms of the same the first alone."""
    for child in element:
        name = element_name(child)
        if name == "txBody":
            yield TextBox(child, row, _kind(element))
        elif name == "AlternateContent":
            yield from boxes(child[0] if len(child) else child, row)
        elif name:
            yield from boxes(child, _row(child) or row)


def picture_texts(drawing: Any) -> list[str] | None:
    """Return what pictures and charts say for those who do not see them; None where there is none."""
    found = [each for each in drawing.iter() if element_name(each) in _PICTURES]
    if not found:
        return None
    lines = []
    for each in found:
        for part in each.iter():
            if element_name(part) == "cNvPr":
                lines += [part.get("title", ""), part.get("descr", "")]
    return list(dict.fromkeys(line for line in lines if line.strip()))


def box_text(paragraph: Any, tell: Tell) -> SharedString:
    """Return the text of a paragraph of a drawing, with its fonts and what is struck out.

    `tell(what, after, why)` hears of formulas that became a line or could not.
    """
    runs: list[Run] = []
    for child in paragraph:
        name = element_name(child)
        if name == "br":
            runs.append(Run("\n"))
        elif name in ("r", "fld"):
            text = child.findtext(DRAWING + "t", "")
            properties = child.find(DRAWING + "rPr")
            latin = None if properties is None else properties.find(DRAWING + "latin")
            font = "" if latin is None else latin.get("typeface", "")
            digits = raised_digits(text) if _is_raised(properties) else None
            raised, lowered = text if digits else "", _baseline(properties).startswith("-")
            runs.append(Run(digits or text, font, raised, _is_struck(properties), lowered))
        elif name == "m":
            text = _formula(child, tell)
            if runs and gap_between(runs[-1].text, text):
                runs.append(Run(" "))
            runs.append(Run(text))
    return SharedString(tuple(with_fractions(runs)))


def _formula(element: Any, tell: Tell) -> str:
    """Return a formula as a line that means the same, or the gap that it leaves."""
    what = run_texts(element)
    try:
        text = "\n".join(filter(None, (linearise_omml(each, run_texts) for each in element)))
    except Untold:
        tell(what, GAP, "account.math_gap")
        return GAP
    if text != what.replace(" ", ""):
        tell(what, text, "account.math")
    return text


def is_strong(paragraph: Any) -> bool:
    """Tell whether all of a paragraph's runs are bold."""
    runs = paragraph.findall(DRAWING + "r")
    properties = [run.find(DRAWING + "rPr") for run in runs]
    return bool(runs) and all(each is not None and each.get("b") in _ON for each in properties)


def old_texts(data: bytes) -> tuple[list[str], bool]:
    """Return the texts of a drawing in VML, and whether it has pictures.

    These are labels of controls and texts of WordArt, not old comments. What is not well-formed, as Excel
    itself writes it, is read as far as it goes.
    """
    # A line break stands without its end.
    data = _BROKEN.sub("&#10;", data.decode("utf-8", "replace")).encode()
    root = etree.fromstring(data, etree.XMLParser(recover=True, **SAFELY)) if data.strip() else None
    if root is None:
        return [], False
    lines, pictures = [], False
    for shape in root.iter():
        name = element_name(shape)
        if name == "imagedata":
            pictures = True
            lines.append(shape.get("{urn:schemas-microsoft-com:office:office}title", ""))
        elif name == "textpath":
            lines.append(shape.get("string", ""))
        elif name == "textbox" and not _is_note(shape.getparent()):
            lines.append("".join(shape.itertext()))
    return [" ".join(line.split()) for line in lines if line.strip()], pictures


def _is_note(shape: Any) -> bool:
    return any(element_name(each) == "ClientData" and each.get("ObjectType") == _NOTE for each in shape)


def _kind(shape: Any) -> str:
    """Tell what a shape with a text is; a control is hidden for those who know it as such."""
    if any(element_name(each) == "compatExt" for each in shape.iter()):
        return "control"
    names = (each for each in shape.iter() if element_name(each) == "cNvPr")
    return "hidden" if any(each.get("hidden") in _ON for each in names) else "box"


def _row(anchor: Any) -> int:
    """Return the row at which a drawing is anchored, from 1; 0 where it is not."""
    for each in anchor if element_name(anchor).endswith("Anchor") else ():
        if element_name(each) == "from":
            row = next((part.text or "" for part in each if element_name(part) == "row"), "")
            return int(row) + 1 if row.isascii() and row.isdigit() and len(row) < 8 else 0
    return 0


def _is_raised(properties: Any) -> bool:
    return not _baseline(properties).startswith(("-", "0"))


def _baseline(properties: Any) -> str:
    return "0" if properties is None else properties.get("baseline", "0")


def _is_struck(properties: Any) -> bool:
    return properties is not None and properties.get("strike", "noStrike") != "noStrike"
