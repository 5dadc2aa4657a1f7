"""The files that mutants are made from: one of each kind that the tests have, as a clerk's would be."""

from __future__ import annotations

import base64
import json
import quopri
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

from annexes.layouts import LAYOUTS
from foreign.files import FILE_PLANTS, in_file
from foreign.word import FIELD_PLANTS, PLANTS, R, Relation, at_place, packed, parts_of, relate
from handmade.truths import NINE

from vqdesk.annex.layout.style import USUAL
from vqdesk.formats.word.writer.template_example import example
from vqdesk.styles.style_file import format_style

_TESTS = Path(__file__).resolve().parents[2]
_DATA = _TESTS / "data"
_ENDINGS = {"docx": "word", "libreoffice-word": "word", "xlsx": "excel", "libreoffice-excel": "excel"}
_ENDINGS |= {"html": "html", "libreoffice-html": "html", "text": "text"}


class Seed(NamedTuple):
    """A file as it came; `kind` is how it is changed and where it goes in, `ending` has no dot."""

    kind: str
    ending: str
    data: bytes


KINDS = {
    **{"word": 4, "excel": 3, "store": 3, "html": 2, "text": 2, "json": 2, "template": 2},
    **{"clipboard": 1, "style": 1},
}
"""Each kind, and how many of twenty mutants are of it."""


@cache
def seeds(kind: str) -> tuple[Seed, ...]:
    """Return the files of a kind, in an order that stays."""
    found = {"template": _templates, "json": _exchanges, "store": _stores, "style": _styles}.get(kind)
    made = list(found()) if found else []
    if kind in ("word", "excel", "html", "text"):
        made += _layouts(kind)
    if kind == "clipboard":
        made += [seed._replace(kind="clipboard") for seed in _layouts("html") if seed.ending == "html"]
    return tuple(made)


def _layouts(kind: str) -> list[Seed]:
    found = []
    for name in sorted(LAYOUTS):
        start = next((start for start in _ENDINGS if name.startswith(start)), None)
        if start is not None and _ENDINGS[start] == kind:
            made = LAYOUTS[name](NINE)
            found.append(Seed(kind, made.ending.removeprefix("."), made.data))
    files = {"word": "docx", "excel": "xlsx", "html": "html", "text": "txt"}
    paths = [*sorted(_DATA.glob("libreoffice/*")), _DATA / "van-quan-9-thang-2024.txt"]
    found += [
        Seed(kind, files[kind], path.read_bytes()) for path in paths if path.suffix == f".{files[kind]}"
    ]
    if kind == "word":
        found += [Seed("word", "docx", _holding(seed.data)) for seed in found[:4]]
    if kind == "html":
        found += [Seed("html", "xml", _flat(seed.data)) for seed in seeds("word")[:4]]
        found += [Seed("html", "mht", _archive(seed.data, way)) for seed in found[:4] for way in _ENCODERS]
    if kind == "text":
        rows = (_DATA / "van-quan-9-thang-2024.txt").read_text(encoding="utf-8").replace("\t", ";")
        found.append(Seed("text", "csv", rows.encode()))
    return found


def _holding(data: bytes) -> bytes:
    """Return a Word file in which the file itself, and a page, are put between its paragraphs."""
    parts = parts_of(data)
    for number, (inner, kind) in enumerate(
        ((data, "word.docx"), (b"<p>a</p><table><tr><td>b</table>", "a.htm"))
    ):
        parts[f"word/chunk{number}{kind}"] = inner
        relate(
            parts,
            "word/document.xml",
            Relation(f"rIdC{number}", "aFChunk", f"chunk{number}{kind}", outside=False),
        )
        place = f'<w:altChunk r:id="rIdC{number}" xmlns:r="{R}"/>'
        document = parts["word/document.xml"].decode()
        parts["word/document.xml"] = document.replace("<w:body>", f"<w:body>{place}", 1).encode()
    return packed(parts)


def _flat(data: bytes) -> bytes:
    """Return a Word file as the one XML file that its parts make."""
    inside = ""
    for name, content in parts_of(data).items():
        text = content.decode("utf-8", "replace").partition("?>")[2] if content.startswith(b"<?xml") else ""
        binary = f"<pkg:binaryData>{base64.b64encode(content).decode()}</pkg:binaryData>"
        inner = f"<pkg:xmlData>{text}</pkg:xmlData>" if text else binary
        inside += f'<pkg:part pkg:name="/{name}">{inner}</pkg:part>'
    return f'<?xml version="1.0"?><pkg:package xmlns:pkg="{_FLAT}">{inside}</pkg:package>'.encode()


def _archive(page: bytes, way: str) -> bytes:
    """Return a page as the archive that Word and Excel save, with its style sheet."""
    body = _ENCODERS[way](page).decode("latin-1")
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
    first = f"Content-Location: file:///C:/a.htm\nContent-Transfer-Encoding: {way}\n"
    first += 'Content-Type: text/html; charset="utf-8"'
    second = "Content-Location: a_files/stylesheet.css\nContent-Type: text/css\n\n.xl65 {mso-hide:all}"
    return f"{head}{first}\n\n{body}\n\n--b\n{second}\n\n--b--\n".encode("latin-1")


_FLAT = "http://schemas.microsoft.com/office/2006/xmlPackage"
_ENCODERS = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes, "8bit": bytes}


def _templates() -> list[Seed]:
    plants = [in_file(plant) for plant in FILE_PLANTS.values()]
    plants += [at_place("body", plant) for plant in (*PLANTS.values(), *FIELD_PLANTS.values())]
    return [Seed("template", "docx", data) for data in (example(), *map(packed, plants))]


def _exchanges() -> list[Seed]:
    names = ("exchange-form-2.json", "sample-form-1.json", "van-quan-9-thang-2024.json")
    return [Seed("json", "json", (_DATA / name).read_bytes()) for name in names]


def _stores() -> list[Seed]:
    frozen = sorted((_TESTS / "frozen").glob("*.vqd"))
    return [Seed("store", "vqd", path.read_bytes()) for path in frozen] + [Seed("store", "vqd", _own_store())]


def _styles() -> list[Seed]:
    usual = format_style(USUAL)
    assert json.loads(usual)
    return [Seed("style", "json", usual.encode())]


def _own_store() -> bytes:
    """Return a store of today with a report, edits and an undo in it."""
    from db.store.store import Store
    from vqdesk.importing.file_import import read_file, store_draft

    with tempfile.TemporaryDirectory(prefix="vqdesk-seed-") as folder:
        path = Path(folder) / "a.vqd"
        (found,) = read_file(_DATA / "van-quan-9-thang-2024.json")
        with Store.open(path) as store:
            report_id = store_draft(store, found.draft)
            task = store.tasks.outline(report_id)[0].id
            for text in ("một", "một hai", "x" * 3000, "x" * 2990 + "y"):
                store.tasks.write(report_id, task, "result", text)
            store.history.undo(report_id)
        return path.read_bytes()
