"""The register of layouts, and what layouts share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handmade.docx import Made, Style, word
from handmade.plan import Para, Plan, Table, expected, laid_out
from handmade.truths import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from handmade.truths import Truth

    Make = Callable[[Truth], Made]

LAYOUTS: dict[str, Make] = {}
EVERY = (*FIELDS, "note", "deadline")
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def layout(make: Make) -> Make:
    """Register a layout under its name."""
    LAYOUTS[make.__name__.replace("_", "-")] = make
    return make


def docx(truth: Truth, plan: Plan | None = None, style: Style | None = None) -> Made:
    """Return a Word file of a plan."""
    plan = plan or Plan()
    return Made(*word(laid_out(truth, plan), style), [expected(truth, plan)])


def in_control(xml):
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{xml}</w:sdtContent></w:sdt>"


def parted(blocks):
    """Return the titles, the attached line and the one table."""
    title = [block for block in blocks if isinstance(block, Para) and block.role == "title"]
    attached = [block for block in blocks if isinstance(block, Para) and block.role == "attached"]
    (table,) = [block for block in blocks if isinstance(block, Table)]
    return title, attached, table


def joined(runs):
    return "".join(text for text, _ in runs)


def one_line(truth):
    return truth.mapped(
        lambda task: replace(
            task, **{name: " ".join(getattr(task, name).split("\n")) for name in (*FIELDS, "note")}
        )
    )


def without(truth, characters):
    gone = str.maketrans(dict.fromkeys(characters, " "))
    return truth.mapped(
        lambda task: replace(task, **{name: getattr(task, name).translate(gone) for name in FIELDS})
    )
