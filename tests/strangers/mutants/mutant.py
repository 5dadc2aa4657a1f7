"""One mutant by its number: the same number gives the same file, as long as the seeds stay."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from mutants.byte_changes import change_bytes
from mutants.database_changes import change_store
from mutants.markup_changes import change_markup
from mutants.seed_files import KINDS, Seed, seeds
from mutants.text_changes import change_json, change_text
from mutants.zip_changes import change_package

_TURNS = tuple(kind for kind in KINDS for _ in range(KINDS[kind]))
_ENDINGS = ("docx", "xlsx", "html", "txt", "csv", "json", "vqd", "mht", "xml", "")


class Mutant(NamedTuple):
    """A file that was changed; `name` is what it lies under."""

    kind: str
    name: str
    data: bytes


def kind_of_number(number: int) -> str:
    """Return of which kind the mutant of a number is."""
    return _TURNS[number % len(_TURNS)]


def mutant(number: int) -> Mutant:
    """Return the mutant of a number; the kinds take turns."""
    chance = Random(number)
    kind = kind_of_number(number)
    seed, other = chance.choice(seeds(kind)), chance.choice(seeds(chance.choice(("word", "excel", kind))))
    ending = chance.choice(_ENDINGS) if chance.random() < 0.04 else seed.ending
    return Mutant(kind, f"tệp {number}.{ending}".rstrip("."), _changed(seed, other, chance))


def _changed(seed: Seed, other: Seed, chance: Random) -> bytes:
    if seed.kind in ("word", "excel", "template"):
        is_package = other.data.startswith(b"PK")
        return change_package(seed.data, other.data if is_package else seed.data, chance)
    if seed.kind in ("html", "clipboard"):
        return _changed_page(seed.data, chance)
    change = {"text": change_text, "json": change_json, "style": change_json, "store": change_store}[
        seed.kind
    ]
    return change(seed.data, chance)


def _changed_page(data: bytes, chance: Random) -> bytes:
    if chance.random() < 0.2:
        return change_bytes(data, chance)
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    text = data.decode(encoding, "surrogateescape" if encoding == "utf-8" else "replace")
    return change_markup(text, chance).encode(
        encoding, "surrogateescape" if encoding == "utf-8" else "replace"
    )
