"""Excel workbooks (XLSX) as a Source: what Excel shows of every sheet."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from vqdesk.formats import package
from vqdesk.formats.account import Account
from vqdesk.formats.excel_sheet import Sheet
from vqdesk.formats.excel_strings import MAIN, Strings
from vqdesk.formats.excel_styles import CellStyles
from vqdesk.formats.grid import Paragraph, Source, Table, row_text
from vqdesk.formats.leftovers import fitted
from vqdesk.formats.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Iterator

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MARGIN_CODE = re.compile(r'&(?:"[^"]*"|[0-9]+|K[0-9A-Fa-f]{6}|[A-Za-z])')
_MARGINS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")


def read_source(data: bytes, name: str) -> Source:
    """Read an XLSX; every sheet that shows something is a table.

    Hidden sheets, rows and columns are read and told. Raises Refused file.unreadable, file.too_big,
    file.encrypted, file.old_office.
    """
    with package.open_package(io.BytesIO(data), name) as opened:
        return _Workbook(Parts(opened, name), name).source()


class _Workbook:
    """Read the sheets of one workbook in its order."""

    def __init__(self, parts: Parts, name: str) -> None:
        self._parts = parts
        self._name = name
        self._account = Account()
        self._blocks: list[Paragraph | Table] = []
        self._boxes = self._comments = 0
        self._main = parts.main()
        related = parts.related(self._main)
        self._targets = {key: part for _, part, key in related}
        known = {kind: part for kind, part, _ in related if part in parts.names}
        self._strings = Strings(parts.parsed(known["sharedStrings"]) if "sharedStrings" in known else None)
        self._styles = CellStyles(parts.parsed(known["styles"]) if "styles" in known else None)

    def source(self) -> Source:
        """Return all that the workbook shows."""
        root = self._parts.parsed(self._main)
        properties = root.find(MAIN + "workbookPr")
        since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        number = 0
        for sheet in root.iterfind(f"{MAIN}sheets/{MAIN}sheet"):
            key = next((text for attribute, text in sheet.attrib.items() if attribute.endswith("}id")), "")
            part = self._targets.get(key)
            if part in self._parts.names:
                number += 1
                self._read(
                    str(part),
                    number,
                    hidden=sheet.get("state", "visible") != "visible",
                    since_1904=since_1904,
                )
        return Source(self._blocks, tuple(self._account), self._name)

    def _read(self, part: str, number: int, *, hidden: bool, since_1904: bool) -> None:
        root = self._parts.parsed(part)
        where = f"sheet {number}"
        sheet = Sheet(
            root, where, self._strings, self._styles, self._account, self._name, since_1904=since_1904
        )
        rows = sheet.rows()
        for kind, target, _ in self._parts.related(part):
            if target in self._parts.names:
                self._read_beside(kind, target, where)
        margins = "\n".join(_margin_texts(root))
        if margins.strip():
            self._account.add(where, fitted(margins, where, self._account), "skipped", "word.margin")
        if rows:
            if hidden:
                text = "\n".join(map(row_text, rows))
                self._account.add(where, text, "converted", "account.hidden_sheet")
            self._blocks.append(Table(rows))

    def _read_beside(self, kind: str, part: str, where: str) -> None:
        """Take over text boxes; comments and pictures go to the account."""
        if kind in ("comments", "threadedComment"):
            self._read_comments(self._parts.parsed(part))
        elif kind == "drawing":
            root = self._parts.parsed(part)
            pictures = [each for each in root.iter() if str(each.tag).endswith("}blip")]
            if pictures:
                self._account.add(where, "", "skipped", "account.picture")
            for box in (each for each in root.iter() if str(each.tag).endswith("}txBody")):
                self._boxes += 1
                place = f"box {self._boxes}"
                for paragraph in box.iter(_DRAWING + "p"):
                    text = fitted(
                        "".join(each.text or "" for each in paragraph.iter(_DRAWING + "t")),
                        place,
                        self._account,
                    )
                    if text.strip():
                        self._blocks.append(Paragraph(text, place))

    def _read_comments(self, root: Any) -> None:
        for each in root.iter():
            if str(each.tag).endswith(("}comment", "}threadedComment")):
                texts = [part.text or "" for part in each.iter() if str(part.tag).endswith(("}t", "}text"))]
                self._comments += 1
                place = f"comment {self._comments}"
                text = fitted("".join(texts), place, self._account)
                if text.strip():
                    self._account.add(place, text, "skipped", "account.comment")


def _margin_texts(root: Any) -> Iterator[str]:
    """Yield the texts in the margins of printed pages, without the codes that Excel fills in."""
    for tag in _MARGINS:
        for each in root.iter(MAIN + tag):
            text = _MARGIN_CODE.sub(" ", (each.text or "").replace("&&", "\0")).replace("\0", "&")
            if text.strip():
                yield text.strip()
