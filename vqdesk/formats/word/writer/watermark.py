"""A watermark in a Word file: words behind the text of every page, in its headers, as Word's own are."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from vqdesk.annex.layout.typography import FONT
from vqdesk.formats.word.writer.body import WORDPROCESSINGML
from vqdesk.formats.word.writer.styles import AFTER_TABLE

HEADER_END = b"</w:hdr>"
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_WIDTH, _HEIGHT = 420, 105  # points, before it is turned: it stays between the margins of A4 in either way
# A shape of this type whose name begins so is a watermark to Word, whose own command takes it off.
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
    'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)


def with_watermark(header: bytes, words: str, number: int) -> bytes:
    """Return a header part with the words behind its pages; `number` tells it from the file's other ones.

    They hang on a paragraph of a single point, so that nothing on the page moves.
    """
    head, end, tail = header.rpartition(HEADER_END)
    return b"".join((head, _paragraph(words, number).encode(), end, tail))


def watermark_header(words: str, number: int) -> bytes:
    """Return a header part that has the words and nothing else."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:hdr xmlns:w="{WORDPROCESSINGML}">{_paragraph(words, number)}</w:hdr>\n'
    ).encode()


def _paragraph(words: str, number: int) -> str:
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{_WIDTH}pt;height:{_HEIGHT}pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    font = quoteattr(f'font-family:"{FONT}";font-size:1pt')
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{AFTER_TABLE}"/></w:pPr><w:r><w:rPr><w:noProof/></w:rPr>'
        f'<w:pict {_VML}>{_SHAPE_TYPE}<v:shape id="PowerPlusWaterMarkObject{number}" '
        f'o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" style="{style}" o:allowincell="f" '
        'fillcolor="silver" stroked="f"><v:fill opacity=".5"/>'
        f"<v:textpath style={font} string={quoteattr(words)}/></v:shape></w:pict></w:r></w:p>"
    )
