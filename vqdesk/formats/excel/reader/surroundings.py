"""What stands beside the cells of a sheet: comments, text boxes, pictures, margins of printed pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from vqdesk.annex.source.grid import Paragraph
from vqdesk.formats.excel.element_stream import local_name
from vqdesk.formats.excel.reader.drawings import DRAWING, box_text, boxes, is_strong, old_texts, picture_texts
from vqdesk.formats.excel.strings import Run, SharedString, parted, read_string, to_report_text
from vqdesk.formats.opc.drawn_texts import drawn_texts, element_name, run_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.annex.source.import_log import ImportLog
    from vqdesk.formats.excel.reader.drawings import TextBox
    from vqdesk.formats.opc.parts import Parts

_CODE = re.compile(
    r'&(?:&|"(?P<font>[^"]*)"|[0-9]+|K(?:[0-9A-F]{6}|[0-9]{2}[+-][0-9]{3})|[A-Z])', re.IGNORECASE
)
_COMMENTS = ("comments", "threadedComment")
_EMBEDDED = ("oleObject", "package")
_DRAWN = frozenset({"chart", "chartEx", "diagramData"})
_CAPTIONED = frozenset({"slicer", "timeline"})
_CAPTION = "Caption"
_SHEET_NAME = "&A"


class BoxTexts(NamedTuple):
    """The texts of a sheet's boxes: those above its table, and those beside and below it."""

    above: list[Paragraph]
    below: list[Paragraph]


class Beside:
    """Read what stands beside cells; text boxes and comments are numbered through the workbook."""

    def __init__(self, parts: Parts, account: ImportLog, *, keep_struck: bool = False) -> None:
        self._parts = parts
        self._account = account
        self._keep_struck = keep_struck
        self._boxes = self._comments = 0
        self._lines: list[str] = []
        self._labels: list[str] = []
        self._pictures = False

    def paragraphs(self, sheet: str, where: str, table: int = 0) -> BoxTexts:
        """Return the texts of a sheet's boxes; note its comments, pictures and controls.

        `table` is the row at which the sheet's table begins, from 1; 0 where there is none.
        """
        found = BoxTexts([], [])
        self._lines, self._labels, self._pictures = [], [], False
        # Each once: a part may be named a million times.
        related = [each for each in self._related(sheet) if each[1] in self._parts.names]
        for kind, part in related:
            if kind in _COMMENTS:
                self._read_comments(self._parts.parsed(part))
            elif kind in _EMBEDDED or kind == "image":
                self._pictures = True
            elif kind == "control":
                self._read_control(part)
            elif kind in _CAPTIONED:
                root = self._parts.parsed(part)
                self._lines += [each.get("caption", "") for each in root.iter() if each.get("caption")]
                self._pictures = True
            elif kind == "drawing":
                self._read_drawing(part, where, table, found)
        for kind, part in related:
            if kind == "vmlDrawing":
                self._read_old(part)
        self._tell(where)
        return found

    def margins(self, texts: Sequence[tuple[bool, str]], where: str, sheet: str = "") -> None:
        """Note what stands in the margins of printed pages, of Excel's codes the sheet's name alone."""
        for below in (False, True):
            place = f"{where}, {'footer' if below else 'header'}"
            lines = []
            for is_below, text in texts:
                if is_below == below and (
                    line := to_report_text(_margin(text, sheet), "", place, self._account).strip()
                ):
                    lines.append(line)
            if lines:
                self._account.add(place, "\n".join(dict.fromkeys(lines)), "skipped", "word.margin")

    def _related(self, part: str) -> list[tuple[str, str]]:
        return list(dict.fromkeys(each[:2] for each in self._parts.related(part)))

    def _tell(self, where: str) -> None:
        lines = [line for line in self._lines if line.strip()]
        if self._pictures or lines:
            text = to_report_text(SharedString.of("\n".join(dict.fromkeys(lines))), "", where, self._account)
            self._account.add(where, text, "skipped", "account.picture")
        labels = [label for label in self._labels if label.strip()]
        if labels:
            text = to_report_text(SharedString.of("\n".join(dict.fromkeys(labels))), "", where, self._account)
            self._account.add(where, text, "skipped", "account.control")

    # Comments

    def _read_comments(self, root: Any) -> None:
        for each in root.iter():
            if not isinstance(each.tag, str) or local_name(each.tag) not in ("comment", "threadedComment"):
                continue
            self._comments += 1
            place = f"comment {self._comments}"
            for text in each:
                if isinstance(text.tag, str) and local_name(text.tag) == "text":
                    self._note_comment(text, place)

    def _note_comment(self, element: Any, place: str) -> None:
        found = read_string(element) if len(element) else SharedString.of(element.text or "")
        text = found if isinstance(found, str) else to_report_text(found, "", place, self._account)
        if text.strip():
            self._account.add(place, text, "skipped", "account.comment")

    # Drawings

    def _read_drawing(self, part: str, where: str, table: int, found: BoxTexts) -> None:
        root = self._parts.parsed(part)
        texts = picture_texts(root)
        self._pictures = self._pictures or texts is not None
        self._lines += texts or []
        for kind, target in self._related(part):
            if kind in _DRAWN and target in self._parts.names:
                self._lines += drawn_texts(self._parts.parsed(target))
                for inner, own in self._related(target):
                    if inner == "chartUserShapes" and own in self._parts.names:
                        self._lines += drawn_texts(self._parts.parsed(own))
        for box in boxes(root):
            if box.kind == "control":
                self._labels.append("\n".join(map(run_texts, box.body.iter(DRAWING + "p"))))
                continue
            self._boxes += 1
            place = f"{where}, box {self._boxes}"
            if box.kind == "hidden":
                text = "\n".join(map(run_texts, box.body.iter(DRAWING + "p")))
                self._account.add(place, text, "skipped", "account.hidden_text")
            elif table and box.row > table:
                found.below.extend(self._box(box, place))
            else:
                found.above.extend(self._box(box, place))

    def _box(self, box: TextBox, place: str) -> Iterator[Paragraph]:
        def tell(what: str, after: str, why: str) -> None:
            gap = why == "account.math_gap"
            self._account.add(place, what or after, "skipped" if gap else "converted", why, after=after)

        for paragraph in box.body.iter(DRAWING + "p"):
            text_there = box_text(paragraph, tell)
            kept, gone = parted(text_there, struck=False)
            if gone and self._keep_struck:
                kept = text_there
                self._account.add(place, gone, "converted", "account.struck_kept")
            elif gone:
                self._account.add(place, gone, "skipped", "account.struck")
            text = kept if isinstance(kept, str) else to_report_text(kept, "", place, self._account)
            if text.strip():
                yield Paragraph(text, place, is_strong(paragraph))

    def _read_old(self, part: str) -> None:
        """Read a drawing in VML: labels of controls, unless they are in the newer drawing, and pictures."""
        lines, pictures = old_texts(self._parts.read(part))
        self._pictures = self._pictures or pictures
        known = {" ".join(label.split()) for label in self._labels}
        (self._lines if pictures else self._labels).extend(line for line in lines if line not in known)

    def _read_control(self, part: str) -> None:
        """Read a control of ActiveX, whose label is one of its properties."""
        for each in self._parts.parsed(part).iter():
            named = {local_name(name): value for name, value in each.attrib.items()}
            if element_name(each) == "ocxPr" and named.get("name") == _CAPTION:
                self._labels.append(named.get("value", ""))


def _margin(text: str, sheet: str) -> SharedString:
    """Return a margin's text without codes, with the fonts that codes name."""
    runs, font, start = [], "", 0
    for match in _CODE.finditer(text):
        runs.append(Run(text[start : match.start()], font))
        if match[0] == "&&":
            runs.append(Run("&", font))
        elif match[0].upper() == _SHEET_NAME:
            runs.append(Run(sheet))
        elif match["font"] is not None:
            font = match["font"].partition(",")[0]
        else:
            runs.append(Run(" ", font))
        start = match.end()
    runs.append(Run(text[start:], font))
    return SharedString(tuple(runs))
