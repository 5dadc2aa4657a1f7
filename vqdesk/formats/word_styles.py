"""The styles of a Word document, as far as they change what a reader sees."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from vqdesk.formats.word_names import W, is_on, value, whole

_DEEPEST = 12  # styles based on one another; Word stops at ten


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks: None where nothing is said. `numbering` is (list, level)."""

    bold: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    font: str | None = None
    numbering: tuple[str, int] | None = None

    def over(self, below: Look) -> Look:
        """Return this look on top of another one."""
        if self is PLAIN:
            return below
        return Look(
            *(
                mine if mine is not None else theirs
                for mine, theirs in zip(_parts(self), _parts(below), strict=True)
            )
        )


PLAIN = Look()


def _parts(look: Look) -> tuple[Any, ...]:
    return look.bold, look.hidden, look.raised, look.font, look.numbering


def look_of(run_properties: Any) -> Look:
    """Return what a run's own properties say."""
    if run_properties is None or not len(run_properties):
        return PLAIN
    fonts = run_properties.find(W + "rFonts")
    font = None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")
    raised = value(run_properties, "vertAlign")
    return Look(
        is_on(run_properties, "b"),
        is_on(run_properties, "vanish"),
        None if raised is None else raised == "superscript",
        font,
    )


class Styles:
    """The document's styles; an absent part is as good as an empty one."""

    def __init__(self, root: Any | None) -> None:
        self._styles = (
            {} if root is None else {each.get(W + "styleId"): each for each in root.iterfind(W + "style")}
        )
        self._known: dict[str, Look] = {}
        defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        normal = next(
            (
                each.get(W + "styleId")
                for each in self._styles.values()
                if each.get(W + "default") in ("1", "true") and each.get(W + "type") == "paragraph"
            ),
            None,
        )
        self.normal = self.of(normal).over(look_of(defaults))

    def of(self, style_id: str | None) -> Look:
        """Return a style's look, with what it is based on."""
        if style_id is None:
            return PLAIN
        if style_id not in self._known:
            self._known[style_id] = self._read(style_id)
        return self._known[style_id]

    def of_paragraph(self, properties: Any) -> Look:
        """Return what a paragraph's properties make of its text."""
        style_id = value(properties, "pStyle")
        return self.normal if style_id is None else self.of(style_id).over(self.normal)

    def _read(self, style_id: str) -> Look:
        look = PLAIN
        for _ in range(_DEEPEST):
            style = self._styles.get(style_id)
            if style is None:
                break
            own = look_of(style.find(W + "rPr"))
            look = look.over(replace(own, numbering=numbering_of(style.find(W + "pPr"))))
            style_id = value(style, "basedOn") or ""
        return look


def numbering_of(properties: Any) -> tuple[str, int] | None:
    """Return the list and level that paragraph properties name."""
    found = None if properties is None else properties.find(W + "numPr")
    list_id = value(found, "numId")
    return None if list_id is None else (list_id, min(whole(value(found, "ilvl"), 0), 8))
