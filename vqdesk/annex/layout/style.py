"""What an office chooses for its annexes: custom, sizes, widths, columns left out, the closing block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from db.text.characters import fit
from vqdesk.annex.layout.typography import TABLE_SIZES, TEXT_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable

Form = Literal["paper", "electronic"]
Custom = Literal["local", "decree"]

CUSTOMS: tuple[Custom, ...] = ("local", "decree")
EVALUATION_SIDES = ("centre", "right")
LEAST_WIDTH = 8
"""Millimetres: at 12 points a column still holds three figures."""

_LONGEST = 1000


class WrongStyle(ValueError):
    """A style from elsewhere is not one; the message names the item."""


@dataclass(frozen=True, slots=True)
class Closing:
    """The block below an annex that is issued alone; empty texts leave their lines out.

    `authority` are the lines above the signature (`TM. ỦY BAN NHÂN DÂN`, `CHỦ TỊCH`). One that is not
    `shown` is only kept until it is wanted again.
    """

    recipients: tuple[str, ...] = ()
    date: str = ""
    authority: tuple[str, ...] = ()
    signer: str = ""
    shown: bool = True


def _no_widths() -> Mapping[str, int]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class AnnexStyle:
    """How an organisation's annexes are made up.

    `custom`: local (titles as typed) or decree ("Phụ lục" above them, titles in capitals). `widths` are
    whole millimetres and `hidden` the columns left out, both by a column's key: a task's field, or
    `extra:` and the heading. `signature_room` keeps the top of page 1 free in the electronic form.
    """

    custom: Custom = "local"
    table_size: int = TABLE_SIZES[0]
    evaluation: Literal["centre", "right"] = "centre"
    widths: Mapping[str, int] = field(default_factory=_no_widths)
    hidden: frozenset[str] = frozenset()
    signature_room: bool = True
    closing: Closing | None = None


USUAL = AnnexStyle()


def style_as_json(style: AnnexStyle) -> dict[str, Any]:
    """Return a style as what JSON can hold; `style_from_json` is the way back."""
    closing = style.closing
    return {
        "custom": style.custom,
        "table_size": style.table_size,
        "evaluation": style.evaluation,
        "widths": dict(sorted(style.widths.items())),
        "hidden": sorted(style.hidden),
        "signature_room": style.signature_room,
        "closing": closing
        and {
            "recipients": list(closing.recipients),
            "date": closing.date,
            "authority": list(closing.authority),
            "signer": closing.signer,
            "shown": closing.shown,
        },
    }


def style_from_json(data: object) -> AnnexStyle:
    """Return the style that JSON held; what is left out is as usual. Raises WrongStyle naming the item."""
    items = _mapping(data, "style", AnnexStyle.__slots__)
    closing = items.get("closing")
    return AnnexStyle(
        custom=_one_of(items.get("custom", "local"), CUSTOMS, "custom"),
        table_size=_one_of(items.get("table_size", TABLE_SIZES[0]), TABLE_SIZES, "table_size"),
        evaluation=_one_of(items.get("evaluation", "centre"), EVALUATION_SIDES, "evaluation"),
        widths=_widths(items.get("widths", {})),
        hidden=frozenset(_texts(items.get("hidden", []), "hidden")),
        signature_room=_one_of(items.get("signature_room", True), (True, False), "signature_room"),
        closing=None if closing is None else _closing(closing),
    )


def _closing(data: object) -> Closing:
    items = _mapping(data, "closing", Closing.__slots__)
    return Closing(
        recipients=_texts(items.get("recipients", []), "closing.recipients"),
        date=_text(items.get("date", ""), "closing.date"),
        authority=_texts(items.get("authority", []), "closing.authority"),
        signer=_text(items.get("signer", ""), "closing.signer"),
        shown=_one_of(items.get("shown", True), (True, False), "closing.shown"),
    )


def _mapping(data: object, name: str, known: Iterable[str]) -> Mapping[str, object]:
    if not isinstance(data, Mapping):
        raise WrongStyle(name)
    unknown = next((key for key in data if key not in tuple(known)), None)
    if unknown is not None:
        raise WrongStyle(str(unknown))
    return data


def _one_of(value: object, allowed: Iterable[Any], name: str) -> Any:
    # True is an int and equal to 1: what JSON calls a number must be one.
    if not any(value == each and type(value) is type(each) for each in allowed):
        raise WrongStyle(name)
    return value


def _widths(data: object) -> Mapping[str, int]:
    if not isinstance(data, Mapping):
        raise WrongStyle("widths")
    for key, width in data.items():
        if type(width) is not int or not LEAST_WIDTH <= width <= TEXT_WIDTH:
            raise WrongStyle(f"widths.{key}")
    return MappingProxyType({_text(key, f"widths.{key}"): width for key, width in data.items()})


def _texts(data: object, name: str) -> tuple[str, ...]:
    if not isinstance(data, list):
        raise WrongStyle(name)
    return tuple(_text(text, name) for text in data)


def _text(value: object, name: str) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST or any(character < " " for character in value):
        raise WrongStyle(name)
    # What XML cannot hold would make a file that nothing opens; each text is one line.
    return fit(value)[0].replace("\n", " ")
