"""What a report holds, as one hash that is the same wherever the same is stored."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from db.rows import KINDS, json_text

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from db.file.database import Database

DIGEST_PAGE = 200
"""Rows that are read between two pauses."""

_REGISTERS = {
    "organisation": KINDS["organisation"].columns,
    "unit": KINDS["unit"].columns,
    # Without the template, which is megabytes: the law of the history knows each letter of it.
    "style": ("id", "form"),
    "setting": ("key", "value"),
}


def report_ids(db: Database) -> list[str]:
    """Return the ids of all reports, in their order."""
    return [each for (each,) in db.read("SELECT id FROM report ORDER BY id")]


def revisions(db: Database) -> dict[str, int]:
    """Return the revision of each report that is there."""
    return dict(db.read("SELECT report_id, number FROM revision WHERE report_id IN (SELECT id FROM report)"))


def digest_steps(db: Database, report_id: str) -> Generator[None, None, str]:
    """Hash a report's rows in the annex's order and how long its history is; pause after each page.

    Nothing may be written to the report meanwhile: whoever calls looks at its revision.
    """
    whole = sha256()
    report = ", ".join(KINDS["report"].columns)
    _add(whole, db.read(f"SELECT {report} FROM report WHERE id = ?", [report_id]))
    domains = ", ".join(KINDS["domain"].columns)
    sql = f"SELECT {domains} FROM domain WHERE report_id = ? ORDER BY rank, id"
    _add(whole, db.read(sql, [report_id]))
    for name in ("acceptance", "sign_off", "state"):
        columns = ", ".join(KINDS[name].columns)
        _add(whole, db.read(f"SELECT {columns} FROM {name} WHERE report_id = ? ORDER BY id", [report_id]))
    history = "SELECT count(*), max(id) FROM history WHERE report_id = ?"
    _add(whole, db.read(history, [report_id]))
    yield
    sql = "SELECT docid FROM task WHERE report_id = ? ORDER BY domain_id, rank, id"
    docids = [docid for (docid,) in db.read(sql, [report_id])]
    columns = ", ".join(KINDS["task"].columns)
    for start in range(0, len(docids), DIGEST_PAGE):
        yield
        page = docids[start : start + DIGEST_PAGE]
        marks = ", ".join("?" * len(page))
        sql = f"SELECT {columns} FROM task WHERE docid IN ({marks}) ORDER BY domain_id, rank, id"
        _add(whole, db.read(sql, page))
    return whole.hexdigest()


def register_digest(db: Database) -> str:
    """Hash what stands outside reports."""
    whole = sha256()
    for table, columns in _REGISTERS.items():
        _add(whole, db.read(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1"))
    return whole.hexdigest()


def _add(whole: object, rows: Sequence[tuple[object, ...]]) -> None:
    for row in rows:
        text = json_text([str(each) if each is not None else None for each in row])
        whole.update(text.encode("utf-8", "surrogatepass") + b"\n")  # type: ignore[attr-defined]
