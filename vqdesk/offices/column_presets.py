"""The presets of columns that an office may choose: those of its own, and the shipped ones."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from db.errors import Refused
from db.records import COLUMN_KEYS, VISIBILITIES, Column
from vqdesk.columns.presets import PRESETS, Preset, find_preset, preset_of
from vqdesk.offices.choices import keep_office_choice, office_choice
from vqdesk.periods.period import default_titles, period_in_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.records import Period, Report
    from db.store.store import Store


CHOICE = "presets"
"""What an office's own presets are kept under."""


def presets_of(store: Store, organisation: str) -> list[Preset]:
    """Return the presets that an office may choose from, its own first."""
    return [*own_presets(store, organisation), *PRESETS]


def own_presets(store: Store, organisation: str) -> list[Preset]:
    """Return the presets that an office has kept; what cannot be read is none."""
    found = office_choice(store, organisation, CHOICE)
    read = map(_preset_from, found if isinstance(found, list) else [])
    return [preset for preset in read if preset is not None]


def keep_preset(store: Store, report: Report, name: str) -> None:
    """Keep a report's columns as a preset of its organisation; one of that name is replaced.

    Refused: preset.nameless, preset.shipped.
    """
    expect_own_name(name)
    made = preset_of(name, report.columns, period_in_title(report.period))
    others = [each for each in own_presets(store, report.organisation) if not each.is_called(name)]
    keep_own_presets(store, report.organisation, [*others, made])


def forget_preset(store: Store, organisation: str, name: str) -> None:
    """Forget a preset of an office's own. Refused: preset.unknown."""
    own = own_presets(store, organisation)
    gone = find_preset(own, name)
    if gone is None:
        raise unknown_preset(own, name)
    keep_own_presets(store, organisation, [each for each in own if each != gone])


def expect_own_name(name: str) -> None:
    """Refuse a name that no preset of an office's own may have. Refused: preset.nameless, preset.shipped."""
    if not name.strip():
        raise Refused("preset.nameless")
    shipped = find_preset(PRESETS, name)
    if shipped is not None:
        raise Refused("preset.shipped", preset=shipped.name)


def unknown_preset(presets: Iterable[Preset], name: str) -> Refused:
    """Return the refusal of a name that none of these presets has."""
    names = tuple(f"“{preset.name}”" for preset in presets)
    return Refused("preset.unknown" if names else "preset.none", preset=name, names=names)


def columns_for(preset: Preset, period: Period) -> tuple[Column, ...]:
    """Return a preset's columns for a report of a period."""
    return preset.for_period(period_in_title(period))


def titles_for(preset: Preset, period: Period) -> tuple[str, ...]:
    """Return what a report of a period is called that has a preset's columns, one or two lines."""
    return preset.titles_for(period_in_title(period)) or default_titles(period)


def keep_own_presets(store: Store, organisation: str, presets: Sequence[Preset]) -> None:
    """Have an office keep these presets of its own and no others."""
    data = [{"name": each.name, "columns": [asdict(column) for column in each.columns]} for each in presets]
    keep_office_choice(store, organisation, CHOICE, data or None)


def _preset_from(data: Any) -> Preset | None:
    try:
        columns = tuple(Column(**column) for column in data["columns"])
        name = data["name"]
    except (TypeError, KeyError):
        return None
    if not isinstance(name, str) or not columns or not all(map(_is_column, columns)):
        return None
    is_each_once = len({column.field for column in columns}) == len(columns)
    return Preset("", name, columns) if is_each_once else None


def _is_column(column: Column) -> bool:
    texts = (column.heading, column.group)
    return (
        column.key in COLUMN_KEYS
        and column.visibility in VISIBILITIES
        and all(isinstance(text, str) for text in texts)
    )
