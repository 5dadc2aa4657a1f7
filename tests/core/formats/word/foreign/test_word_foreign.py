"""What a stranger put into a template: told by name wherever it stands, taken off, and never exported."""

from __future__ import annotations

import base64
import io
import re
import struct
import zlib
from typing import TYPE_CHECKING

import docx
import pytest
from foreign.files import FILE_PLANTS, in_file
from foreign.word import (
    ALONE,
    FIELD_PLANTS,
    FIELDS,
    HOST,
    PLACES,
    PLANTS,
    SHAPES,
    SHOWN,
    SPACES,
    Plant,
    Relation,
    at_place,
    complex_field,
    packed,
    parts_of,
    relate,
)
from lxml import etree

from db.errors import Refused
from vqdesk.annex.layout.style import USUAL
from vqdesk.annex.layout.table import AnnexTable, lay_out
from vqdesk.first_store.sample import sample_draft
from vqdesk.formats.word.foreign import content as foreign_content
from vqdesk.formats.word.foreign import elements as foreign_elements
from vqdesk.formats.word.foreign.kinds import FOREIGN_KINDS
from vqdesk.formats.word.writer import document as word_writer
from vqdesk.formats.word.writer.template import Template
from vqdesk.formats.word.writer.template_example import example
from vqdesk.messages.catalogue import say, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
    + _chunk(b"IEND", b"")
)
ACTIVE = rb"(?i)ddeauto|includetext|includepicture|altchunk|oleobject|mailmerge|fillin|macrobutton"
WHERE = {"box": "body, box", "table": "body, table", "nested table": "body, table"}


def table() -> AnnexTable:
    """Return an annex of one task: what stands around it is looked at here."""
    draft = sample_draft()
    section = draft.sections[0]
    return lay_out(draft.report, lambda: iter([section.domain, section.tasks[0]]), "paper", USUAL)


def texts(parts: Mapping[str, bytes]) -> str:
    """Return all that is written in the parts, however it is shown."""
    found = []
    for name, data in parts.items():
        if re.fullmatch(r"word/\w+\.xml", name):
            found += [each.text or "" for each in etree.fromstring(data).iter("{*}t")]
    return "".join(found)


def assert_own(parts: Mapping[str, bytes]) -> None:
    """Look through all bytes for what leads out of the file or acts, by other means than the program's."""
    for name, data in parts.items():
        assert b"TargetMode" not in data, name
        assert HOST.encode() not in data, name
        assert not re.search(rb"(?i)ddeauto|includetext|includepicture|altchunk|oleobject|mailmerge", data), (
            name
        )
        names = rb'(?:xmlns(?::\w+)?|Type|ContentType|uri|w:uri)="[^"]*"'
        bare = re.sub(names, b"", data)
        assert not re.search(rb"(?i)(?:https?|file|ftp|mailto):|\\\\\w", bare), name


def written(template: bytes) -> dict[str, bytes]:
    """Write an annex into a template, let it be compared, and return its parts."""
    stream = io.BytesIO()
    word_writer.write(table(), stream, template)
    word_writer.compare(table(), stream, "annex.docx", template)
    return parts_of(stream.getvalue())


def told(parts: Mapping[str, bytes], kind: str) -> list[str]:
    """Return where a thing of this kind was found; nothing is left of it when it is taken off."""
    hostile = packed(dict(parts))
    found = foreign_content.found(hostile, "mẫu.docx")
    own = foreign_content.strip_foreign(hostile, "mẫu.docx")
    assert foreign_content.found(own, "mẫu.docx") == []
    assert_own(parts_of(own))
    assert_own(written(own))
    return [each.where for each in found if each.kind == kind]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", PLANTS)
def test_it_is_told_taken_off_and_not_exported(name: str, place: str) -> None:
    plant = PLANTS[name]
    parts = at_place(place, plant)
    assert WHERE.get(place, place) in told(parts, plant.kind)
    own = parts_of(foreign_content.strip_foreign(packed(parts), "mẫu.docx"))
    assert plant.shown in texts(own)


@pytest.mark.parametrize(
    ("name", "shape", "place"),
    [(name, "in runs", place) for name in FIELDS for place in PLACES]
    + [(name, shape, place) for name in ("DDEAUTO", "HYPERLINK") for shape in SHAPES for place in PLACES]
    + [(name, shape, "body") for name in FIELDS for shape in SHAPES],
)
def test_a_field_becomes_what_it_shows(name: str, shape: str, place: str) -> None:
    plant = FIELD_PLANTS[name, shape]
    parts = at_place(place, plant)
    assert WHERE.get(place, place) in told(parts, plant.kind)
    shown = texts(parts_of(foreign_content.strip_foreign(packed(parts), "mẫu.docx")))
    assert shown.count(SHOWN) == 1
    assert "HIDDEN" not in shown


@pytest.mark.parametrize("name", FILE_PLANTS)
def test_what_stands_in_no_text_is_told_too(name: str) -> None:
    plant = FILE_PLANTS[name]
    assert told(in_file(plant), plant.kind)


@pytest.mark.parametrize("name", [name for name in FILE_PLANTS if name != "attached template"])
def test_such_a_template_is_refused_until_then(name: str) -> None:
    with pytest.raises(Refused) as refused:
        Template(packed(in_file(FILE_PLANTS[name])), "mẫu.docx")
    assert refused.value.key == "template.foreign"


def test_every_kind_is_planted() -> None:
    every = (*PLANTS.values(), *FIELD_PLANTS.values(), *FILE_PLANTS.values())
    assert {plant.kind for plant in every} == set(FOREIGN_KINDS)


@pytest.mark.parametrize("kind", FOREIGN_KINDS)
def test_every_kind_has_a_name(kind: str) -> None:
    for lang in ("vi", "en"):
        assert say(f"show.foreign.{kind}", lang)


# What stays


HARMLESS = (
    *(" PAGE ", " NUMPAGES \\* MERGEFORMAT ", 'date \\@ "dd/MM/yyyy"', " =SUM(ABOVE) ", "SEQ Bảng", ""),
    *(
        'TOC \\o "1-3" \\h',
        'HYPERLINK \\l "_Toc1"',
        " HYPERLINK  \\l  _Toc1 \\h ",
        'HYPERLINK \\l "_a" \\o "Lời"',
    ),
    "IF 1=1 a b",
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("code", HARMLESS)
def test_what_is_harmless_stays_to_the_byte(code: str, place: str) -> None:
    field = complex_field(code, complex_field("PAGE"))
    parts = at_place(place, Plant("", f'{field}<w:hyperlink w:anchor="a">{ALONE}</w:hyperlink>'))
    template = packed(parts)
    assert foreign_content.found(template, "mẫu.docx") == []
    assert foreign_content.strip_foreign(template, "mẫu.docx") is template
    assert Template(template)


def test_a_template_of_another_program_is_harmless() -> None:
    document = docx.Document()
    document.add_picture(io.BytesIO(PNG))
    document.sections[0].header.paragraphs[0].text = "https://x.invalid/ \\\\máy\\chung"
    document.add_paragraph("[[BIỂU]]")
    stream = io.BytesIO()
    document.save(stream)
    assert foreign_content.found(stream.getvalue(), "mẫu.docx") == []
    assert Template(stream.getvalue())


def test_the_name_of_a_vocabulary_is_no_address() -> None:
    named = '<x:y xmlns:x="urn:x" minVer="http://schemas.openxmlformats.org/drawingml/2006/diagram"/>'
    assert foreign_content.found(packed(at_place("body", Plant("", named))), "a.docx") == []
    beside = named.replace("diagram", "diagram https://evil.invalid/")
    assert told(at_place("body", Plant("", beside)), "address") == ["body"]


@pytest.mark.parametrize("scheme", ["a", "a1-", "a:", "1", "."])
def test_a_long_attribute_is_gone_through_once(scheme: str) -> None:
    """What begins anew at each of its characters would not come to its end in hours."""
    for value, foreign in ((scheme * 1_000_000, False), (f"{scheme * 1_000_000}a://b", True)):
        plant = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml" equationxml="{value}"/>'
        found = foreign_content.found(packed(at_place("body", Plant("", plant))), "a.docx")
        assert bool(found) == foreign


def test_our_own_sample_is_harmless() -> None:
    assert foreign_content.found(example(), "mẫu.docx") == []
    assert_own(parts_of(example()))


def test_a_picture_that_is_in_the_file_stays() -> None:
    picture = PLANTS["linked picture"].xml.replace('r:link="rIdF"', 'r:embed="rIdE" r:link="rIdF"')
    relations = (*PLANTS["linked picture"].relations, Relation("rIdE", "image", "media/a.png", outside=False))
    parts = at_place("header", Plant("", picture, relations, (("word/media/a.png", "image/png", PNG),)))
    own = parts_of(foreign_content.strip_foreign(packed(parts), "mẫu.docx"))
    assert own["word/media/a.png"] == PNG
    assert b'<a:blip r:embed="rIdE"/>' in own["word/headerF.xml"]


def test_an_object_leaves_the_picture_that_it_shows() -> None:
    plant = PLANTS["embedded object"]
    xml = plant.xml.replace('<v:imagedata o:title=""/>', '<v:imagedata r:id="rIdE"/>')
    relations = (*plant.relations, Relation("rIdE", "image", "media/a.png", outside=False))
    parts = at_place(
        "body", Plant("", xml, relations, (*plant.parts, ("word/media/a.png", "image/png", PNG)))
    )
    own = parts_of(foreign_content.strip_foreign(packed(parts), "mẫu.docx"))
    assert own["word/media/a.png"] == PNG
    assert (
        b'<w:pict><v:shape id="s"><v:imagedata r:id="rIdE"/></v:shape></w:pict>' in own["word/document.xml"]
    )
    assert "word/embeddings/oleObject1.bin" not in own
    assert b"embeddings" not in own["[Content_Types].xml"]


def test_the_text_of_a_drawing_that_loses_its_picture_stays() -> None:
    box = f"<w:txbxContent><w:p>{ALONE}</w:p></w:txbxContent>"
    picture = PLANTS["linked picture"]
    xml = picture.xml.replace("</a:graphic>", f"</a:graphic>{box}")
    own = parts_of(
        foreign_content.strip_foreign(packed(at_place("body", Plant("", xml, picture.relations))), "a.docx")
    )
    assert SHOWN in texts(own)
    assert_own(own)


@pytest.mark.parametrize(
    ("relations", "foreign"),
    [
        (PLANTS["linked picture"].relations, True),
        ((Relation("rIdE", "image", "a.png", outside=False),), False),
    ],
)
def test_a_drawing_in_an_attribute_is_looked_into(relations: tuple[Relation, ...], foreign: bool) -> None:
    inside = {"a.xml": b"<a/>"}
    for each in relations:
        relate(inside, "a.xml", each)
    packed_in = base64.encodebytes(packed(inside)).decode().replace("\n", "&#xA;")
    shape = f'<w:r><w:pict><v:shape o:gfxdata="{packed_in}"/></w:pict></w:r>'
    parts = at_place("box", Plant("picture", shape))
    assert bool(foreign_content.found(packed(parts), "a.docx")) == foreign
    assert foreign_content.found(foreign_content.strip_foreign(packed(parts), "a.docx"), "a.docx") == []


def test_an_attribute_that_hides_what_it_holds_goes() -> None:
    shape = '<w:r><w:pict><v:shape o:gfxdata="UEsDBA=="/></w:pict></w:r>'
    assert told(at_place("body", Plant("picture", shape)), "picture")


RELATIONSHIP = '<Relationship Id="a" Type="http://evil.invalid/x" Target="http://evil.invalid/y"'
RELATIONSHIPS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def test_a_relation_in_another_one_goes_too() -> None:
    parts = parts_of(example())
    nested = f"{RELATIONSHIPS}{RELATIONSHIP}>{RELATIONSHIP}/></Relationship></Relationships>"
    parts["word/_rels/header9.xml.rels"] = nested.encode()
    own, _ = foreign_content.strip_package(parts, "mẫu.docx")
    assert foreign_content.strip_package(own, "mẫu.docx")[1] == []


def test_a_relation_that_is_all_of_its_part_is_no_package_s() -> None:
    alone = RELATIONSHIP + ' xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    parts = parts_of(example()) | {"word/_rels/header9.xml.rels": alone.encode()}
    with pytest.raises(Refused) as refused:
        foreign_content.strip_package(parts, "mẫu.docx")
    assert refused.value.key == "file.unreadable"


def test_an_object_may_be_all_of_its_part() -> None:
    part = f'<w:object {SPACES}><o:OLEObject Type="Link" r:id="a"/></w:object>'
    root = etree.fromstring(part)
    assert [kind for kind, *_ in foreign_elements.strip_elements(root, {})] == ["link"]
    assert len(root) == 0


def test_a_drawing_in_an_attribute_may_not_unpack_to_anything() -> None:
    relations = b"<Relationships/>" + b" " * 3_000_000
    hidden = base64.b64encode(packed({"_rels/.rels": relations})).decode()
    assert foreign_elements._holds_relations(hidden)  # noqa: SLF001
    small = base64.b64encode(packed({"_rels/.rels": relations[:3_000]})).decode()
    assert not foreign_elements._holds_relations(small)  # noqa: SLF001


def test_a_style_sheet_of_xml_goes() -> None:
    parts = at_place("header", Plant("", ALONE))
    instruction = b'<?xml-stylesheet type="text/xsl" href="https://evil.invalid/x.xsl"?><w:hdr'
    parts["word/headerF.xml"] = parts["word/headerF.xml"].replace(b"<w:hdr", instruction)
    assert told(parts, "address") == ["header"]


@pytest.mark.parametrize(
    "part", ["word/settings.xml", "word/styles.xml", "word/headerF.xml", "word/_rels/document.xml.rels"]
)
def test_a_document_type_is_refused(part: str) -> None:
    parts = at_place("header", Plant("", ALONE))
    parts[part] = re.sub(
        rb"(<\?xml.*?\?>)", rb'\1<!DOCTYPE x SYSTEM "http://evil.invalid/x.dtd">', parts[part]
    )
    with pytest.raises(Refused) as refused:
        Template(packed(parts), "mẫu.docx")
    assert refused.value.key == "file.unreadable"


# What is said


def test_a_sentence_names_each_with_its_place() -> None:
    parts = at_place("header", FIELD_PLANTS["DDEAUTO", "letter by letter"])
    with pytest.raises(Refused) as refused:
        Template(packed(parts), "mẫu.docx")
    vi, en = sentence(refused.value, "vi"), sentence(refused.value, "en")
    assert f"gồm trường nối với chương trình khác “DDEAUTO c:\\\\{HOST}" in vi
    assert "(đầu trang); hãy bỏ các phần ấy" in vi
    assert "--clean-template" not in vi
    assert "--clean-template" in sentence(refused.value, "vi", commands=True)
    assert f"a field that talks to another program “DDEAUTO c:\\\\{HOST}" in en
    assert "(header); take them off" in en


def test_of_many_the_first_are_named_and_the_others_counted() -> None:
    field = "".join(complex_field(f"DDE a{count}") for count in range(9))
    found = foreign_content.found(packed(at_place("body", Plant("", field))), "a.docx")
    assert [each.what for each in found] == [f"DDE a{count}" for count in range(9)]
    said = say("style.cleaned", "vi", what=foreign_content.notices(found))
    assert "“DDE a3” (thân văn bản), 5 phần khác; chữ" in said
