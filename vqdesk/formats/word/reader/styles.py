"""The styles of a Word document, as far as they change what a reader sees."""

from __future__ import annotations

from typing import Any, NamedTuple

from vqdesk.formats.opc.values import OFF
from vqdesk.formats.word.names import VAL, W, child, parse_int, value
from vqdesk.text.legacy.conversion import charset_of_font
from vqdesk.text.symbol_fonts import is_symbolic

_RAISED, _FONTS, _STYLE = (W + tag for tag in ("vertAlign", "rFonts", "rStyle"))
_SWITCHES = {W + "b": "bold", W + "vanish": "hidden", W + "strike": "struck", W + "dstrike": "crossed"}
_NUMBER = W + "numPr"
_PLACED = W + "tblStylePr"
# Which bit of a table's `tblLook` lets a style's part for a place act, and whether set or unset
# (ECMA-376, part 1, 17.4.56; older files have the bits alone). What is not listed acts always.
_PARTS = {
    **{"firstRow": (0x20, True), "lastRow": (0x40, True), "firstCol": (0x80, True), "lastCol": (0x100, True)},
    **dict.fromkeys(("band1Horz", "band2Horz"), (0x200, False)),
    **dict.fromkeys(("band1Vert", "band2Vert"), (0x400, False)),
}
_FLAGS = {
    **{0x20: "firstRow", 0x40: "lastRow", 0x80: "firstColumn", 0x100: "lastColumn"},
    **{0x200: "noHBand", 0x400: "noVBand"},
}
# Letters with marks, by which old encodings show, are in the second one.
_FACES = (W + "hAnsi", W + "ascii")


class ListPlace(NamedTuple):
    """Which list a paragraph belongs to; None where nothing is said of the list or the level.

    `style` is the style that says so: its level may be told by the list.
    """

    list_id: str | None = None
    level: int | None = None
    style: str = ""

    def over(self, below: ListPlace) -> ListPlace:
        """Return this place with what the style below says of the list; an own list has own levels."""
        return self if self.list_id is not None else below._replace(level=self.level)


class RunStyle(NamedTuple):
    """How text looks: None where nothing is said.

    `struck` is one line through it, `crossed` two.
    """

    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    crossed: bool | None = None
    raised: bool | None = None
    font: str | None = None
    place: ListPlace | None = None
    lowered: bool | None = None

    def over(self, below: RunStyle) -> RunStyle:
        """Return this look on top of another one."""
        if self == PLAIN_RUN:
            return below
        if below == PLAIN_RUN:
            return self
        return RunStyle(
            below.bold if self.bold is None else self.bold,
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
            below.crossed if self.crossed is None else self.crossed,
            below.raised if self.raised is None else self.raised,
            below.font if self.font is None else self.font,
            _place(self.place, below.place),
            below.lowered if self.lowered is None else self.lowered,
        )

    def toggled(self, below: RunStyle) -> RunStyle:
        """Return this look of a style on top of that of another kind of style.

        What both switch on is off (ECMA-376, part 1, 17.7.3); two lines through a text are no such switch.
        """
        if self == PLAIN_RUN or below == PLAIN_RUN:
            return self.over(below)
        return self.over(below)._replace(
            bold=_either(self.bold, below.bold),
            hidden=_either(self.hidden, below.hidden),
            struck=_either(self.struck, below.struck),
        )

    @property
    def gone(self) -> bool:
        """Tell whether the text is crossed out, by whatever line."""
        return bool(self.struck or self.crossed)

    @property
    def keeps_text(self) -> bool:
        """Tell whether text of this look is read as it is written, apart from its being bold."""
        changed = self.hidden or self.raised or self.lowered or self.place or self.gone
        return not (changed or is_special_font(self.font or ""))


PLAIN_RUN = RunStyle()


def _place(own: ListPlace | None, below: ListPlace | None) -> ListPlace | None:
    return own.over(below) if own and below else own or below


def _either(one: bool | None, other: bool | None) -> bool | None:
    return bool(one) != bool(other) if one and other else one or other


def is_special_font(font: str) -> bool:
    """Tell whether a font shows other signs than those that are written."""
    return bool(font) and (is_symbolic(font) or charset_of_font(font) is not None)


class Styles:
    """The document's styles; an absent part is as good as an empty one.

    `special` are those of which text is not read as it is written.
    """

    def __init__(self, root: Any | None) -> None:
        found = () if root is None else root.iterfind(W + "style")
        self._styles = {each.get(W + "styleId"): each for each in found}
        self._known: dict[str | None, RunStyle] = {None: PLAIN_RUN}
        self._of_paragraphs: dict[str | None, RunStyle] = {}
        self._defaults = PLAIN_RUN
        defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        if defaults is not None:
            self._defaults = self.of_run(defaults, PLAIN_RUN)
        self._normal = next(
            (
                style_id
                for style_id, each in self._styles.items()
                if each.get(W + "default", "0") not in OFF and each.get(W + "type") == "paragraph"
            ),
            None,
        )
        self.special = frozenset(each for each in self._styles if not self.of(each).keeps_text)

    def of(self, style_id: str | None) -> RunStyle:
        """Return a style's look, with what it is based on."""
        chain: dict[str | None, Any] = {}
        while style_id not in self._known and style_id not in chain:
            chain[style_id] = style = self._styles.get(style_id)
            style_id = None if style is None else value(style, "basedOn")
        look = self._known.get(style_id, PLAIN_RUN)
        for name, style in reversed(chain.items()):
            look = self._known[name] = PLAIN_RUN if style is None else self._own(style, name or "").over(look)
        return look

    def hides_by_place(self, table: Any | None) -> bool:
        """Tell whether a table's style hides or strikes out texts of some of its rows or columns.

        `table` are the table's properties. Which cells these are is not worked out.
        """
        known: set[str | None] = set()
        style_id = value(table, "tblStyle")
        while style_id not in known and (style := self._styles.get(style_id)) is not None:
            known.add(style_id)
            for part in style.iterfind(_PLACED):
                properties = part.find(W + "rPr")
                if properties is not None and _acts(part.get(W + "type"), table):
                    look = self.of_run(properties, PLAIN_RUN)
                    if look.gone or look.hidden:
                        return True
            style_id = value(style, "basedOn")
        return False

    def of_paragraph(self, style_id: str | None) -> RunStyle:
        """Return what a paragraph's style makes of its text; without one it is the document's usual one."""
        known = self._of_paragraphs.get(style_id)
        if known is None:
            named = style_id if style_id in self._styles else self._normal
            known = self._of_paragraphs[style_id] = self._kept(self.of(named).over(self._defaults))
        return known

    def of_run(self, properties: Any, base: RunStyle) -> RunStyle:
        """Return what a run's own properties make of text that otherwise looks like `base`."""
        raised = lowered = font = style = None
        switched: dict[str, bool] = {}
        for each in properties:
            tag = each.tag
            if tag == _FONTS:
                font = next((face for name in _FACES if (face := each.get(name))), None)
            elif tag in _SWITCHES:
                switched[_SWITCHES[tag]] = each.get(VAL, "1") not in OFF
            elif tag == _RAISED:
                raised = each.get(VAL) == "superscript"
                lowered = each.get(VAL) == "subscript"
            elif tag == _STYLE:
                style = each.get(VAL)
        said = switched.get
        own = RunStyle(
            *(said("bold"), said("hidden"), said("struck"), said("crossed"), raised, font), lowered=lowered
        )
        return own.over(base if style is None else self._kept(self.of(style).toggled(base)))

    def in_table(self, base: RunStyle, table: RunStyle) -> RunStyle:
        """Return a paragraph's look in a cell of a table whose style says how text looks there."""
        return base if table == PLAIN_RUN else self._kept(base.toggled(table))

    def _kept(self, look: RunStyle) -> RunStyle:
        """Return a look with what the document's defaults switch on: no style switches that off."""
        defaults = self._defaults
        if not (defaults.bold or defaults.hidden or defaults.struck):
            return look
        return look._replace(
            bold=defaults.bold or look.bold,
            hidden=defaults.hidden or look.hidden,
            struck=defaults.struck or look.struck,
        )

    def _own(self, style: Any, style_id: str) -> RunStyle:
        """Return what a style says itself."""
        properties = style.find(W + "rPr")
        own = PLAIN_RUN if properties is None else self.of_run(properties, PLAIN_RUN)
        return own._replace(place=list_properties(style.find(W + "pPr"), style_id))


def _acts(place: str | None, table: Any) -> bool:
    """Tell whether a table's properties let a style's part for a place act."""
    bit, wanted = _PARTS.get(place or "", (0, False))
    look = child(table, W + "tblLook")
    if not bit or look is None:
        return not wanted
    flag = look.get(W + _FLAGS[bit])
    if flag is not None:
        return (flag not in OFF) == wanted
    try:
        return bool(int(look.get(VAL, "0"), 16) & bit) == wanted
    except ValueError:
        return True


def list_properties(properties: Any, style: str = "") -> ListPlace | None:
    """Return what paragraph properties say of a list; None where they say nothing."""
    found = None if properties is None else child(properties, _NUMBER)
    if found is None:
        return None
    level = value(found, "ilvl")
    return ListPlace(value(found, "numId"), None if level is None else parse_int(level, 0), style)
