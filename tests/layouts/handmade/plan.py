"""Plans: how an annex is laid out in tables, whatever container they are written into."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from handmade.truths import EXTRAS, FIELDS, Task, Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HEADINGS: dict[str, str] = {
    "number": "TT",
    "unit": "Tên đơn vị",
    "content": "Nội dung nhiệm vụ trọng tâm",
    "documents": "Tên loại văn bản triển khai",
    "result": "Khối lượng nhiệm vụ triển khai",
    "evaluation": "Đánh giá mức độ hoàn thành (%)",
    "note": "Ghi chú",
    "deadline": "Thời hạn",
}
OTHER_HEADINGS = HEADINGS | {
    "number": "STT",
    "unit": "Cơ quan chủ trì",
    "content": "Nhiệm vụ",
    "documents": "Văn bản chỉ đạo",
    "result": "Kết quả thực hiện",
    "evaluation": "Tỷ lệ hoàn thành",
}
CAPITAL_HEADINGS: dict[str, str] = {
    "number": "Số\nTT",
    "unit": "ĐƠN VỊ THỰC HIỆN",
    "content": "NHIỆM VỤ TRỌNG TÂM",
    "documents": "VĂN BẢN TRIỂN KHAI",
    "result": "KẾT QUẢ THỰC HIỆN",
    "evaluation": "MỨC ĐỘ HOÀN THÀNH (%)",
    "note": "GHI CHÚ",
    "deadline": "THỜI HẠN\nHOÀN THÀNH",
}
RARE_HEADINGS: dict[str, str] = {
    "number": "S.T.T",
    "unit": "Đơn vị chủ trì",
    "content": "Tên nhiệm vụ",
    "documents": "Số, ký hiệu văn bản",
    "result": "Tiến độ thực hiện",
    "evaluation": "% hoàn thành",
    "note": "Đơn vị phối hợp",
    "deadline": "Thời gian hoàn thành",
}
_RESULTS = {"documents", "result", "evaluation"}


@dataclass(frozen=True)
class C:
    """One cell: `role` is its field, "heading" or "section"."""

    text: str = ""
    across: int = 1
    down: int = 1
    role: str = ""


@dataclass(frozen=True)
class Para:
    """A paragraph; `role` is title, attached, section or other."""

    text: str
    bold: bool = False
    role: str = "other"


@dataclass(frozen=True)
class Table:
    """The rows of cells; `header` counts those of the header."""

    rows: Sequence[Sequence[C]]
    header: int = 0


@dataclass(frozen=True)
class Plan:
    """What varies between layouts.

    `sections`: merged, two, one (in the first cell), para or none. `cut`: tasks a table, 0 for one
    table. `headers`: rows of the header. `merged`: fields whose equal neighbours become one cell.
    """

    columns: tuple[str, ...] = FIELDS
    headings: Mapping[str, str] = field(default_factory=lambda: dict(HEADINGS))
    headers: int = 2
    numbered_columns: bool = False
    sections: str = "two"
    numeral: str = "{numeral}"
    joint: str = " "
    merged: tuple[str, ...] = ()
    cut: int = 0
    repeated: bool = True
    titles: bool = True


def laid_out(truth: Truth, plan: Plan) -> list[Para | Table]:
    """Return the blocks of an annex."""
    blocks: list[Para | Table] = []
    if plan.titles:
        blocks += [Para(line, bold=True, role="title") for line in truth.titles]
        blocks += [Para(truth.attached, role="attached")] if truth.attached else []
    pieces = list(_pieces(truth, plan))
    for place, (section, rows) in enumerate(pieces):
        if section is not None:
            blocks.append(Para(section, bold=True, role="section"))
        elif place and plan.cut:
            blocks.append(Para(""))
        header = _header(truth, plan) if not place or plan.repeated else []
        if header or rows:
            blocks.append(Table([*header, *rows], len(header)))
    return blocks


def expected(truth: Truth, plan: Plan) -> dict[str, Any]:
    """Return the report that an import must make of it: titles, period, domains with their tasks."""
    domains = []
    for domain in truth.domains:
        numeral = plan.numeral.format(numeral=domain.numeral) if plan.sections != "none" else ""
        name = domain.name if plan.sections != "none" else ""
        tasks = [_expected_task(task, plan) for task in domain.tasks]
        domains.append({"numeral": numeral, "name": name, "tasks": tasks})
    if plan.sections == "none":
        tasks = [task for domain in domains for task in domain["tasks"]]
        domains = [{"numeral": "", "name": "", "tasks": tasks}]
    form: dict[str, Any] = {"period": dict(truth.period), "domains": domains}
    if plan.titles:
        form |= {"titles": list(truth.titles), "attached_to": truth.attached}
        form["organisation"] = truth.organisation
    return form


def renumbered(truth: Truth, numerals: Sequence[str]) -> Truth:
    """Return the truth with other numerals."""
    pairs = zip(truth.domains, numerals, strict=False)
    return replace(truth, domains=tuple(replace(domain, numeral=numeral) for domain, numeral in pairs))


def _expected_task(task: Task, plan: Plan) -> dict[str, Any]:
    form: dict[str, Any] = {name: getattr(task, name) if name in plan.columns else "" for name in FIELDS}
    extra = {plan.headings[name]: getattr(task, name) for name in EXTRAS if name in plan.columns}
    form["extra"] = {heading: text for heading, text in extra.items() if text}
    return form


def _pieces(truth: Truth, plan: Plan) -> Iterator[tuple[str | None, list[list[C]]]]:
    """Return table by table the paragraph above it and its rows."""
    rows: list[list[C]] = []
    tasks = 0
    for domain in truth.domains:
        numeral = plan.numeral.format(numeral=domain.numeral)
        if plan.sections == "para":
            yield f"{numeral}{plan.joint}{domain.name}", _rows(domain.tasks, plan)
            continue
        if plan.sections != "none":
            rows.append(_section(numeral, domain.name, plan))
        for chunk in _chunks(domain.tasks, plan, tasks):
            rows += _rows(chunk, plan)
            tasks += len(chunk)
            if plan.cut and tasks % plan.cut == 0:
                yield None, rows
                rows = []
    if rows:
        yield None, rows


def _chunks(tasks: Sequence[Task], plan: Plan, before: int) -> Iterator[Sequence[Task]]:
    place = 0
    while place < len(tasks):
        size = plan.cut - (before + place) % plan.cut if plan.cut else len(tasks)
        yield tasks[place : place + size]
        place += size


def _rows(tasks: Sequence[Task], plan: Plan) -> list[list[C]]:
    rows: list[list[C]] = [[] for _ in tasks]
    for name in plan.columns:
        place = 0
        while place < len(tasks):
            text = getattr(tasks[place], name)
            end = place + 1
            while name in plan.merged and text and end < len(tasks) and getattr(tasks[end], name) == text:
                end += 1
            rows[place].append(C(text, down=end - place, role=name))
            place = end
    return rows


def _section(numeral: str, name: str, plan: Plan) -> list[C]:
    width = len(plan.columns)
    whole = f"{numeral}{plan.joint}{name}"
    if plan.sections == "merged":
        return [C(whole, across=width, role="section")]
    if plan.sections == "one":
        return [C(whole, role="section"), *[C(role="section")] * (width - 1)]
    if plan.sections == "two-merged":
        return [C(numeral, role="section"), C(name, across=width - 1, role="section")]
    return [C(numeral, role="section"), C(name, role="section"), *[C(role="section")] * (width - 2)]


def _header(truth: Truth, plan: Plan) -> list[list[C]]:
    texts = plan.headings
    rows = [[C(texts[name], role="heading") for name in plan.columns]]
    if plan.headers == 2:
        upper, lower = [], []
        for place, name in enumerate(plan.columns):
            if name not in _RESULTS:
                upper.append(C(texts[name], down=2, role="heading"))
                continue
            lower.append(C(texts[name], role="heading"))
            if not place or plan.columns[place - 1] not in _RESULTS:
                run = [name for name in plan.columns[place:] if name in _RESULTS]
                upper.append(C(truth.results_heading, across=len(run), role="heading"))
        rows = [upper, lower]
    if plan.numbered_columns:
        rows.append([C(f"({place})", role="heading") for place in range(1, len(plan.columns) + 1)])
    return rows


def flat(rows: Sequence[Sequence[C]]) -> list[list[tuple[C | None, int, int]]]:
    """Return the rows with their covered places: (cell or None, column, row where it began)."""
    covered: dict[tuple[int, int], tuple[C, int]] = {}
    lines = []
    for r, row in enumerate(rows):
        line: list[tuple[C | None, int, int]] = []
        column = 0
        waiting = list(row)
        while waiting or (r, column) in covered:
            if (r, column) in covered:
                cell, began = covered[r, column]
                line.append((cell, column, began))
                column += cell.across
                continue
            cell = waiting.pop(0)
            for below in range(1, cell.down):
                covered[r + below, column] = (cell, r)
            line.append((cell, column, r))
            column += cell.across
        lines.append(line)
    return lines
