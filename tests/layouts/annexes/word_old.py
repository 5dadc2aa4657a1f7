"""Word layouts: old encodings, and letters with separate marks."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from annexes.register import docx, layout, without
from handmade.docx import Style, p, paragraphs, plain_cell, plain_para, run
from handmade.legacy import tcvn3, tcvn3_capitals, vni
from handmade.plan import C, Plan


def _fonts(encode):
    def cell(pen, c):
        lines = []
        for line in c.text.split("\n"):
            runs = encode(line)
            lines.append(
                p("".join(run(pen, text, f'<w:rFonts w:ascii="{f}" w:hAnsi="{f}"/>') for text, f in runs))
            )
        return "".join(lines)

    return cell


@layout
def docx_tcvn3(truth):
    cell = _fonts(tcvn3)
    capitals = _fonts(tcvn3_capitals)

    def para(pen, of):
        return (capitals if of.text == of.text.upper() else cell)(pen, C(of.text))

    return docx(truth, style=Style(cell=cell, para=para))


@layout
def docx_vni(truth):
    cell = _fonts(vni)
    return docx(truth, Plan(sections="merged"), Style(cell=cell, para=lambda pen, of: cell(pen, C(of.text))))


@layout
def docx_vni_by_style(truth):
    def cell(pen, c):
        text = "".join(text for text, _ in vni(c.text))
        return paragraphs(pen, text)

    fonts = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times" w:cs="VNI-Times"/>'
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
    plain = without(truth, "²°“”–")
    return docx(plain, style=Style(cell=cell, para=lambda pen, of: cell(pen, C(of.text)), styles=styles))


@layout
def docx_mixed_encodings(truth):
    old, older = _fonts(tcvn3), _fonts(vni)

    def cell(pen, c):
        return (plain_cell, old, older)[pen.next() % 3](pen, c)

    return docx(truth, style=Style(cell=cell))


@layout
def docx_nfd(truth):
    def apart(pen, c):
        return plain_cell(pen, replace(c, text=unicodedata.normalize("NFD", c.text)))

    def para(pen, of):
        return plain_para(pen, replace(of, text=unicodedata.normalize("NFD", of.text)))

    return docx(truth, style=Style(cell=apart, para=para))
