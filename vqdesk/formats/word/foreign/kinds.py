"""What a Word file may hold that comes from elsewhere or acts by itself: by the standard's names (ECMA-376).

What is named here as harmless stays; of fields, relations and kinds of part, whatever is not named goes.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FOREIGN_KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "picture": (
            "20.1.8: a:blip/@r:link, and @r:embed of an external relation",
            "part 4, 19: v:imagedata, v:fill, v:stroke with @src, @o:href, @o:althref, @r:href, @r:id",
            "17.16.5: INCLUDEPICTURE, IMPORT; addresses in SVG; o:gfxdata that holds relations outward",
        ),
        "object": (
            "part 4, 19.2: o:OLEObject of Type Embed; 17.3.3: w:objectEmbed; 17.16.5: EMBED",
            "21.2: c:externalData; relations oleObject, package (15.2)",
        ),
        "link": ("part 4, 19.2: o:OLEObject of Type Link; 17.3.3: w:objectLink; 17.16.5: LINK",),
        "dde": ("17.16.5: DDE, DDEAUTO",),
        "text": ("17.16.5: INCLUDETEXT, INCLUDE, RD; AUTOTEXT, AUTOTEXTLIST, GLOSSARY of another template",),
        "database": ("17.16.5: DATABASE",),
        "merge": (
            "17.14: w:mailMerge with w:dataSource, w:headerSource, w:odso, w:recipients",
            "17.16.5: MERGEFIELD, MERGEREC, MERGESEQ, NEXT, NEXTIF, SKIPIF, ADDRESSBLOCK, GREETINGLINE, DATA",
        ),
        "chunk": ("17.17: w:altChunk; relation aFChunk",),
        "subdocument": ("17.17: w:subDoc; relation subDocument",),
        "hyperlink": (
            "17.16.22: w:hyperlink/@r:id; 20.1: a:hlinkClick, a:hlinkHover, a:hlinkMouseOver; VML @href",
            "17.16.5: HYPERLINK to anything but a place of the document itself",
        ),
        "frame": ("17.15.2: w:frameset with w:frame, w:sourceFileName; relation frame",),
        "template": ("17.15.1: w:attachedTemplate; relation attachedTemplate",),
        "schema": (
            "17.15.1: w:attachedSchema, w:saveThroughXslt; sl:schemaLibrary; relation transform",
            "xsi:schemaLocation, xsi:noNamespaceSchemaLocation",
        ),
        "update": ("17.15.1: w:updateFields, w:linkStyles",),
        "macro": (
            "17.16.5: MACROBUTTON, GOTOBUTTON, PRINT, ADDIN, PRIVATE; 17.16: w:entryMacro, w:exitMacro",
            "script in SVG; relations keyMapCustomizations, attachedToolbars",
        ),
        "question": ("17.16.5: ASK, FILLIN",),
        "control": ("17.3.3: w:control; relations control, activeXControlBinary",),
        "addin": ("relations webextension, webextensiontaskpanes, extensibility; w15:webExtensionLinked",),
        "media": (
            "20.1.3: a:audioFile, a:videoFile, a:wavAudioFile, a:quickTimeFile, a:audioCd, a:snd",
            "17.3.3: w:movie; wp15:webVideoPr",
        ),
        "printer": (
            "17.6: w:printerSettings; relation printerSettings: it may name a printer of another office",
        ),
        "signature": ("part 2, 13: relations origin, signature: none holds once the file is changed",),
        "field": ("17.16.5: every other field that is not known as harmless",),
        "part": ("part 2, 9: every other relation out of the file, or to a part of an unknown kind",),
        "address": (
            "every other attribute with the address of a file, a share or a page",
            "the instruction xml-stylesheet",
        ),
    }
)
"""What is told and taken off, by the key of its name in `vqdesk.messages`, and where ECMA-376 has it."""

FIELDS: Mapping[str, str] = MappingProxyType(
    {name: "dde" for name in ("DDE", "DDEAUTO")}
    | {name: "picture" for name in ("INCLUDEPICTURE", "IMPORT")}
    | {name: "text" for name in ("INCLUDETEXT", "INCLUDE", "RD", "AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY")}
    | {name: "macro" for name in ("MACROBUTTON", "GOTOBUTTON", "PRINT", "ADDIN", "PRIVATE")}
    | {name: "merge" for name in ("MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF", "DATA")}
    | {name: "merge" for name in ("ADDRESSBLOCK", "GREETINGLINE")}
    | {name: "question" for name in ("ASK", "FILLIN")}
    | {"LINK": "link", "EMBED": "object", "DATABASE": "database", "HYPERLINK": "hyperlink"}
    | {"CONTROL": "control", "HTMLACTIVEX": "control", "OCX": "control"}
)
"""The fields that have a kind of their own."""

HARMLESS_FIELDS = frozenset(
    (
        *("=", "ADVANCE", "AUTHOR", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "BIBLIOGRAPHY", "BIDIOUTLINE"),
        *("CITATION", "COMMENTS", "COMPARE", "CREATEDATE", "DATE", "DOCPROPERTY", "DOCVARIABLE", "EDITTIME"),
        *("EQ", "FILENAME", "FILESIZE", "FORMCHECKBOX", "FORMDROPDOWN", "FORMTEXT", "IF", "INDEX", "INFO"),
        *("KEYWORDS", "LASTSAVEDBY", "LISTNUM", "NOTEREF", "NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE"),
        *("PAGEREF", "PRINTDATE", "QUOTE", "REF", "REVNUM", "SAVEDATE", "SECTION", "SECTIONPAGES", "SEQ"),
        *("SET", "STYLEREF", "SUBJECT", "SYMBOL", "TA", "TC", "TEMPLATE", "TIME", "TITLE", "TOA", "TOC"),
        *("USERADDRESS", "USERINITIALS", "USERNAME", "XE"),
    )
)
"""They show what the document or the PC itself says."""

WITHIN = re.compile(
    r'HYPERLINK\s+\\l\s+(?:"[^"\0]*"|[^\s"\\\0]+)(?:\s+\\h|\s+\\o\s+"[^"\0]*")*', re.IGNORECASE
)
"""A HYPERLINK to a place of the document itself, as tables of contents have them."""

RELATIONS: Mapping[str, str] = MappingProxyType(
    {name: "object" for name in ("oleobject", "package")}
    | {name: "merge" for name in ("mailmergesource", "mailmergeheadersource", "recipientdata")}
    | {name: "control" for name in ("control", "activexcontrolbinary")}
    | {name: "addin" for name in ("webextension", "webextensiontaskpanes", "taskpanes", "extensibility")}
    | {name: "media" for name in ("audio", "video", "media")}
    | {name: "signature" for name in ("origin", "signature", "certificate")}
    | {name: "macro" for name in ("keymapcustomizations", "attachedtoolbars", "vbaproject", "wordvbadata")}
    | {"image": "picture", "svgblip": "picture", "hyperlink": "hyperlink", "afchunk": "chunk"}
    | {"subdocument": "subdocument", "attachedtemplate": "template", "frame": "frame"}
    | {"transform": "schema", "printersettings": "printer"}
)
"""What a relation is that leads out of the file, or is foreign by itself, by its name in small letters."""

HARMLESS_RELATIONS = frozenset(
    (
        *("officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail"),
        *("styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "font", "theme"),
        *("themeOverride", "numbering", "header", "footer", "footnotes", "endnotes", "comments"),
        *("commentsExtended", "commentsIds", "commentsExtensible", "people", "glossaryDocument", "image"),
        *("hdphoto", "chart", "chartEx", "chartUserShapes", "chartStyle", "chartColorStyle", "diagramData"),
        *("diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing", "customXml"),
        *("customXmlProps", "tableStyles", "documenttasks"),
    )
)
"""Inside the file, to parts of HARMLESS_TYPES."""

VOCABULARIES = re.compile(
    r"http://(?:schemas\.openxmlformats\.org|purl\.oclc\.org/ooxml|schemas\.microsoft\.com)/[\w./-]+"
)
"""How vocabularies and relations of office files are called: names that look like addresses."""

HARMLESS_TYPES = re.compile(
    r"application/xml|text/xml|image/[\w.+-]+|application/x-font[\w-]*|font/[\w.+-]+"
    r"|application/vnd\.openxmlformats-package\.(?:core-properties|relationships)\+xml"
    r"|application/vnd\.openxmlformats-officedocument\."
    r"(?:obfuscatedFont|(?:wordprocessingml|drawingml|custom-properties|extended-properties|theme"
    r"|themeOverride|customXmlProperties)(?:[\w.-]*)\+xml)"
    r"|application/vnd\.ms-(?:word|office)\.[\w.-]+\+xml|application/inkml\+xml",
    re.IGNORECASE,
)

W_ELEMENTS: Mapping[str, str] = MappingProxyType(
    {
        "altChunk": "chunk",
        "subDoc": "subdocument",
        "control": "control",
        "objectEmbed": "object",
        "objectLink": "link",
        "movie": "media",
        "mailMerge": "merge",
        "attachedTemplate": "template",
        "attachedSchema": "schema",
        "saveThroughXslt": "schema",
        "frameset": "frame",
        "printerSettings": "printer",
        "entryMacro": "macro",
        "exitMacro": "macro",
        "updateFields": "update",
        "linkStyles": "update",
    }
)
"""Elements of WordprocessingML that go as a whole."""

ELEMENTS: Mapping[str, str] = MappingProxyType(
    {name: "hyperlink" for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver")}
    | {name: "media" for name in ("audioFile", "videoFile", "wavAudioFile", "quickTimeFile", "snd")}
    | {"audioCd": "media"}
    | {name: "addin" for name in ("webExtensionLinked", "webExtensionCreated")}
    | {"webVideoPr": "media", "OLEObject": "object", "externalData": "object", "schemaLibrary": "schema"}
    | {"script": "macro"}
)  # fmt: skip
"""Elements of the other vocabularies that go as a whole."""

ADDRESS = re.compile(
    r"(?<![a-z0-9+.-])[0-9+.-]*+[a-z][a-z0-9+.-]*+://|^\s*(?:\\\\|//|[a-z]:[\\/]"
    r"|(?:file|mailto|https?|ftp|javascript|vbscript|mhtml|smb|ldap|news|tel|search-ms|ms-[a-z]+|about|res):)",
    re.IGNORECASE,
)
"""An address in an attribute."""

TEXT_ATTRIBUTES = frozenset(
    (
        *("descr", "title", "name", "alt", "tooltip", "alias", "tag", "val", "displayText", "default"),
        *("uri", "namespaceuri", "prefixMappings", "targetNamespace", "namespace", "ns", "xpath"),
        *("Type", "ContentType", "Extension", "PartName"),
    )
)
"""Attributes whose text nobody follows: what is said of a picture, and names of vocabularies."""
