"""The import log (the account): what an import left out or changed, place by place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vqdesk.annex.source.grid import Cell, Paragraph

Action = Literal["joined", "skipped", "converted", "moved"]


_PROBLEMS = frozenset(
    f"account.{kind}"
    for kind in (
        *("row", "no_column", "before_table", "heading", "joined", "continued", "deleted"),
        *("hidden_text", "hidden_row", "hidden_column", "hidden_sheet", "unknown_symbol", "filler", "key"),
        *(
            "formula",
            "math_gap",
            "number_kind",
            "field_gap",
            "chunk_unread",
            "embedded_sheet",
            "struck",
            "struck_cell",
            "struck_row",
            "struck_kept",
        ),
        *("turning", "internal_copy_bare"),
        "without_header",
        *(
            "formula_old",
            "error",
            "hidden_number",
            "hidden_if",
            "format_if",
            "struck_if",
            "hidden_by_place",
            "style_rule",
            "style_elsewhere",
            "not_printed",
            "far_cell",
        ),
        *("encoding", "separator", "box", "frame", "generated"),
        *("target_titles", "target_attached", "target_headings", "target_numeral", "target_deadline"),
    )
)
_ELSEWHERE = frozenset(
    {
        *("account.outside", "account.other_annex", "account.list_again", "account.after_table"),
        *("account.picture", "account.control", "word.margin"),
    }
)


def _no_values() -> Mapping[str, object]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing that happened at one place of the source.

    `where` is the place (`line 16, column 6`; `table 1, row 5, column 2`), `what` the affected text
    whole, `why` a key of `vqdesk.messages` whose gaps `values` fill.
    """

    where: str
    what: str
    action: Action
    why: str
    values: Mapping[str, object] = field(default_factory=_no_values)


_STRUCK = frozenset(f"account.struck{kind}" for kind in ("", "_cell", "_row", "_kept"))


def is_struck(entry: LogEntry) -> bool:
    """Tell whether an entry is about text that is struck out: whether to keep it is the clerk's choice."""
    return entry.why in _STRUCK


def urgency(entry: LogEntry) -> int:
    """Return how soon a person should look at an entry: 0 a problem, 1 a change, 2 outside the annex."""
    if entry.why in _PROBLEMS:
        return 0
    return 2 if entry.why in _ELSEWHERE else 1


class ImportLog:
    """Collect entries: one per place and kind, in the order in which the places were met."""

    def __init__(self, entries: Iterable[LogEntry] = ()) -> None:
        self._entries: dict[tuple[str, Action, str], LogEntry] = {}
        # A million changes at one place would take hours if each made the text before it longer.
        self._more: dict[tuple[str, Action, str], list[tuple[str, object]]] = {}
        self.extend(entries)

    def add(self, where: str, what: str, action: Action, why: str, **values: object) -> None:
        """Note what happened; the same kind at the same place makes that entry's text longer.

        Of the values `after`, what the text became, grows with it; the others stay the first ones.
        """
        key = (where, action, why)
        if key in self._entries:
            self._more.setdefault(key, []).append((what, values.get("after", "")))
        else:
            self._entries[key] = LogEntry(where, what, action, why, MappingProxyType(values))

    def withdraw(self, where: str, what: str) -> None:
        """Take back that a text at a place was left out."""
        for key, entry in [*self._entries.items()]:
            if key[:2] == (where, "skipped") and entry.what == what:
                del self._entries[key]

    def extend(self, entries: Iterable[LogEntry]) -> None:
        """Take over entries that were noted elsewhere."""
        for entry in entries:
            key = (entry.where, entry.action, entry.why)
            if key in self._entries:
                self._more.setdefault(key, []).append((entry.what, entry.values.get("after", "")))
            else:
                # The same object: the annexes of one file have most of their entries in common.
                self._entries[key] = entry

    def __iter__(self) -> Iterator[LogEntry]:
        for key, entry in self._entries.items():
            yield _grown(entry, self._more[key]) if key in self._more else entry

    def __len__(self) -> int:
        return len(self._entries)

    def as_json(self, lang: str) -> list[dict[str, str]]:
        """Return the entries as `import --json` prints them, with `why` as a sentence."""
        return [
            {
                "where": entry.where,
                "what": entry.what,
                "action": entry.action,
                "why": say(entry.why, lang, **entry.values),
            }
            for entry in self
        ]


def note_skipped(account: ImportLog, pieces: Iterable[Cell | Paragraph], why: str) -> None:
    """Note cells and paragraphs that are left out; blank ones need no word."""
    for piece in pieces:
        if piece.text.strip():
            account.add(piece.where, piece.text, "skipped", why)


def _grown(entry: LogEntry, more: Sequence[tuple[str, object]]) -> LogEntry:
    what = "".join([entry.what, *(piece for piece, _ in more)])
    if "after" not in entry.values:
        return replace(entry, what=what)
    after = "".join(map(str, [entry.values["after"], *(piece for _, piece in more)]))
    return replace(entry, what=what, values=MappingProxyType({**entry.values, "after": after}))
