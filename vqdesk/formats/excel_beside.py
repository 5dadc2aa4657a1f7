"""What stands beside the cells of a sheet: comments, text boxes, pictures, margins of printed pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from vqdesk.formats.excel_stream import local
from vqdesk.formats.excel_strings import Text, settled, text_of
from vqdesk.formats.grid import Paragraph
from vqdesk.text.characters import raised_digits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.formats.account import Account
    from vqdesk.formats.parts import Parts

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CODE = re.compile(
    r'&(?:&|"(?P<font>[^"]*)"|[0-9]+|K(?:[0-9A-F]{6}|[0-9]{2}[+-][0-9]{3})|[A-Z])', re.IGNORECASE
)
_PICTURES = frozenset({"pic", "graphicFrame"})
_EMBEDDED = ("oleObject", "package")
_DRAWN = frozenset({"chart", "chartEx", "diagramData"})


class Beside:
    """Read what stands beside cells; text boxes and comments are numbered through the workbook."""

    def __init__(self, parts: Parts, account: Account) -> None:
        self._parts = parts
        self._account = account
        self._boxes = self._comments = 0

    def paragraphs(self, sheet: str, where: str) -> list[Paragraph]:
        """Return the texts of a sheet's boxes; note its comments and pictures."""
        found: list[Paragraph] = []
        # Each once: a part may be named a million times.
        for kind, part in dict.fromkeys(each[:2] for each in self._parts.related(sheet)):
            if part not in self._parts.names:
                continue
            if kind in ("comments", "threadedComment"):
                self._read_comments(self._parts.parsed(part))
            elif kind in _EMBEDDED:
                self._account.add(where, "", "skipped", "account.picture")
            elif kind == "drawing":
                root = self._parts.parsed(part)
                self._note_pictures(root, part, where)
                for box in _boxes(root):
                    self._boxes += 1
                    found += self._box(box, f"box {self._boxes}")
        return found

    def margins(self, texts: Sequence[tuple[bool, str]], where: str) -> None:
        """Note what stands in the margins of printed pages, without the codes that Excel fills in."""
        for below in (False, True):
            place = f"{where}, {'footer' if below else 'header'}"
            lines = []
            for is_below, text in texts:
                if is_below == below and (line := settled(_margin(text), "", place, self._account).strip()):
                    lines.append(line)
            if lines:
                self._account.add(place, "\n".join(dict.fromkeys(lines)), "skipped", "word.margin")

    def _read_comments(self, root: Any) -> None:
        for each in root.iter():
            if not isinstance(each.tag, str) or local(each.tag) not in ("comment", "threadedComment"):
                continue
            self._comments += 1
            place = f"comment {self._comments}"
            for text in each:
                if isinstance(text.tag, str) and local(text.tag) == "text":
                    self._note_comment(text, place)

    def _note_comment(self, element: Any, place: str) -> None:
        found = text_of(element) if len(element) else Text(((element.text or "", ""),))
        text = found if isinstance(found, str) else settled(found, "", place, self._account)
        if text.strip():
            self._account.add(place, text, "skipped", "account.comment")

    def _note_pictures(self, root: Any, drawing: str, where: str) -> None:
        """Note pictures and charts, with the titles that these have."""
        pictures = any(isinstance(each.tag, str) and local(each.tag) in _PICTURES for each in root.iter())
        titles = []
        for kind, part in dict.fromkeys(each[:2] for each in self._parts.related(drawing)):
            if kind in _DRAWN and part in self._parts.names:
                for paragraph in self._parts.parsed(part).iter(_DRAWING + "p"):
                    titles.append(settled(_runs(paragraph), "", where, self._account))
        if pictures or titles:
            what = "\n".join(title for title in titles if title.strip())
            self._account.add(where, what, "skipped", "account.picture")

    def _box(self, box: Any, place: str) -> Iterator[Paragraph]:
        for paragraph in box.iter(_DRAWING + "p"):
            text = settled(_runs(paragraph), "", place, self._account)
            if text.strip():
                yield Paragraph(text, place, _is_strong(paragraph))


def _boxes(element: Any) -> Iterator[Any]:
    """Yield the boxes' bodies; of several forms of the same the first alone."""
    for child in element:
        tag = local(child.tag) if isinstance(child.tag, str) else ""
        if tag == "txBody":
            yield child
        elif tag == "AlternateContent":
            yield from _boxes(child[0] if len(child) else child)
        elif tag:
            yield from _boxes(child)


def _runs(paragraph: Any) -> Text:
    """Return the text of a paragraph of a drawing, with its fonts."""
    runs, raised = [], ""
    for child in paragraph:
        tag = local(child.tag) if isinstance(child.tag, str) else ""
        if tag == "br":
            runs.append(("\n", ""))
        elif tag in ("r", "fld"):
            text = child.findtext(_DRAWING + "t", "")
            latin = child.find(f"{_DRAWING}rPr/{_DRAWING}latin")
            font = "" if latin is None else latin.get("typeface", "")
            digits = raised_digits(text) if _is_raised(child) else None
            if digits:
                raised += text
                text = digits
            runs.append((text, font))
        elif tag == "m":
            formula = (each.text or "" for each in child.iter() if local(str(each.tag)) == "t")
            runs.append(("".join(formula), ""))
    return Text(tuple(runs), raised)


def _is_raised(run: Any) -> bool:
    properties = run.find(_DRAWING + "rPr")
    baseline = "0" if properties is None else properties.get("baseline", "0")
    return not baseline.startswith(("-", "0"))


def _is_strong(paragraph: Any) -> bool:
    """Tell whether all of a paragraph's runs are bold."""
    runs = paragraph.findall(_DRAWING + "r")
    properties = [run.find(_DRAWING + "rPr") for run in runs]
    return bool(runs) and all(each is not None and each.get("b") in ("1", "true") for each in properties)


def _margin(text: str) -> Text:
    """Return a margin's text without codes, with the fonts that codes name."""
    runs, font, start = [], "", 0
    for match in _CODE.finditer(text):
        runs.append((text[start : match.start()], font))
        if match[0] == "&&":
            runs.append(("&", font))
        elif match["font"] is not None:
            font = match["font"].partition(",")[0]
        else:
            runs.append((" ", font))
        start = match.end()
    runs.append((text[start:], font))
    return Text(tuple(runs))
