"""The verbs whose faults are tried: each begins with a store of its own and stores in one or more steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import db.file.connection
from db.history.undo import WORDS_EVERYWHERE
from db.records import (
    AcceptedPlace,
    Column,
    Domain,
    Draft,
    Organisation,
    Period,
    Report,
    Section,
    Task,
    Unit,
)
from db.store.store import Store
from db.verbs.words.replacing import TextWrite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "kho.vqd"
JOURNAL = FILE + "-journal"
REPORT, OTHER = "r", "other"
_FEW_PAGES = ("cache_size = 10",)
"""So few pages in memory that the file itself is changed before the transaction ends."""


def draft(report_id: str, count: int, size: int = 20) -> Draft:
    """Return a report with a number of tasks, in domains of a size."""
    report = Report(
        report_id,
        "UBND huyện Văn Quan",
        Period("9 tháng", 2024),
        ("BIỂU ĐÁNH GIÁ", "Tiến độ thực hiện nhiệm vụ trọng tâm"),
        "(Kèm theo Báo cáo số 759/BC-UBND)",
        (
            Column("number", "TT"),
            Column("unit", "Tên đơn vị"),
            Column("content", "Nội dung"),
            Column("extra", "Ghi chú"),
        ),
    )
    sections = []
    for first in range(0, count, size):
        domain = Domain(report_id, f"d{first // size}", str(first // size), f"Lĩnh vực {first // size}")
        tasks = [_task(report_id, domain.id, number) for number in range(first, min(first + size, count))]
        sections.append(Section(domain, tuple(tasks)))
    return Draft(report, tuple(sections))


def _task(report_id: str, domain_id: str, number: int) -> Task:
    return Task(
        report_id,
        domain_id,
        f"t{number}",
        number=str(number * 3 + 1),
        unit=f"Phòng {number % 7}",
        content=f"Chỉ đạo thực hiện nội dung thứ {number} của kế hoạch năm",
        documents=f"Kế hoạch số {number}/KH-UBND ngày 30/01/2024",
        result=f"Đã thực hiện {number} trên tổng số 1.000 việc được giao",
        evaluation=f"{number % 101}%",
        extra={"Ghi chú": "Tiếp tục"},
    )


Step = Callable[[Store], object]


@dataclass(frozen=True, slots=True)
class Verb:
    """What is done to a store, in steps each of which is told as done when it returns.

    `tasks` stand in the report that it begins with, None: there is no store yet. With `spills` memory is so
    short that pages reach the file before the verb ends.
    """

    name: str
    steps: tuple[Step, ...]
    tasks: int | None = 40
    before: tuple[Step, ...] = ()
    spills: bool = False

    def prepare(self, path: Path) -> None:
        """Make what it begins with."""
        if self.tasks is None:
            return
        with Store.open(path, who="lan") as store:
            store.reports.add(draft(REPORT, self.tasks))
            for step in self.before:
                step(store)

    def memory(self) -> None:
        """Give the connections of this process the memory that this verb has."""
        db.file.connection._PRAGMAS = (*_PRAGMAS, *(_FEW_PAGES if self.spills else ()))  # noqa: SLF001


_PRAGMAS = db.file.connection._PRAGMAS  # noqa: SLF001


def _write(number: int, text: str, field: str = "result") -> Step:
    return lambda store: store.tasks.write(REPORT, f"t{number}", field, text)


def _accept(number: int) -> Step:
    place = AcceptedPlace(f"t{number}", "row.evaluation", "evaluation", "%")
    return lambda store: store.acceptances.accept(REPORT, place, "Đã đối chiếu với sổ của xã " * 9)


def _lock(store: Store) -> None:
    store.states.lock(REPORT, "Đã gửi Ủy ban nhân dân tỉnh", signed=True)


def _retitle(store: Store) -> None:
    store.reports.write(replace(store.reports.get(REPORT), attached_to="(Kèm theo Báo cáo số 800/BC-UBND)"))


def _rename_column(store: Store) -> None:
    *columns, note = store.reports.get(REPORT).columns
    renamed = (*columns, replace(note, heading="Ghi chú thêm"))
    store.columns.write(REPORT, renamed, {note.field: renamed[-1].field})


def _replace(store: Store) -> None:
    brought = draft(REPORT, 40)
    kept = [replace(section, tasks=section.tasks[::-2]) for section in brought.sections]
    store.reports.replace(replace(brought, sections=tuple(kept)))


def _take_back(store: Store) -> None:
    act = next(step for step in store.history.since(REPORT, 1) if step.is_whole)
    store.history.take_back(REPORT, act.id)


def _history(store: Store) -> None:
    one = store.history.changes(REPORT, limit=1)[0]
    elsewhere = "0190a000-0000-7000-8000-000000000001"
    store.history.add(REPORT, [replace(one, device=elsewhere, counter=number) for number in range(60)])


def _read(store: Store) -> None:
    tasks = 0
    for report in store.reports.all():
        tasks += sum(len(section.tasks) for section in store.reports.draft(report.id).sections)
        found = len(store.history.changes(report.id, limit=1000)), len(store.tasks.outline(report.id))
        if min(found) < 120:
            raise AssertionError("less was read than there is, and nothing told")
    if tasks < 120 or len(store.search.find("noi dung", limit=1000)) < 120:
        raise AssertionError("less was read than there is, and nothing told")


def _moves() -> Iterator[Step]:
    for number in range(9):
        yield lambda store, n=number: store.tasks.move(REPORT, f"t{n}", domain_id="d1", before=f"t{39 - n}")


def _long_ago(store: Store) -> None:
    store.history._recording._now = lambda: datetime(2020, 3, 2, tzinfo=UTC)  # noqa: SLF001


def _replace_words(store: Store) -> None:
    writes = [
        TextWrite(report.id, "task", task.id, "content", task.content, task.content.replace("Chỉ", "Đã chỉ"))
        for report in store.reports.all()
        for task in store.tasks.of(report.id)
    ]
    store.words.replace(writes, "Chỉ", "Đã chỉ", by_name=True)


def _put_words_back(store: Store) -> None:
    last = store.history.undoable(REPORT)
    assert last is not None
    steps = (store.history.step(number) for number in range(last.id, 0, -1))
    step = next(each for each in steps if each is not None and each.verb == WORDS_EVERYWHERE)
    store.history.take_back(None, step.id)


def _tidying() -> Iterator[Step]:
    for stage in range(3):
        yield lambda store, n=stage: store.tidying.stages()[n]()


_TYPED = "Ủy ban nhân dân huyện đã chỉ đạo các phòng, ban triển khai thực hiện nhiệm vụ được giao. "

FIRST_START = Verb(
    "first-start", (lambda store: None, lambda store: store.settings.keep("k", "v")), tasks=None
)
IMPORT = Verb("import-300", (lambda store: store.reports.add(draft(OTHER, 300)),))
VERBS = (
    IMPORT,
    Verb("import-1000", (lambda store: store.reports.add(draft(OTHER, 1000)),)),
    Verb("import-spilled", (lambda store: store.reports.add(draft(OTHER, 60)),), spills=True),
    Verb("write-short", (_write(3, "Đã xong"),)),
    Verb("write-long", (_write(3, _TYPED * 57),)),
    Verb("add-14", (lambda store: store.tasks.add(REPORT, "d0", content="Nhiệm vụ mới"),) * 14),
    Verb("move-9", tuple(_moves())),
    Verb("accept", (_accept(3),)),
    Verb("sign-off", (lambda store: store.sign_offs.sign(REPORT, "content", "0" * 64),)),
    Verb("lock", (lambda store: store.states.lock(REPORT, _TYPED),)),
    Verb("unlock", (lambda store: store.states.unlock(REPORT, "Nhầm"),), before=(_lock,), spills=True),
    Verb("archive", (lambda store: store.states.archive(REPORT),), before=(_lock,)),
    Verb(
        "delete-accepted",
        (lambda store: store.domains.delete(REPORT, "d0"),),
        before=tuple(_accept(number) for number in range(15)),
        spills=True,
    ),
    Verb("delete-task", (lambda store: store.tasks.delete(REPORT, "t5"),)),
    Verb("delete-domain", (lambda store: store.domains.delete(REPORT, "d1"),), spills=True),
    Verb("delete-report", (lambda store: store.reports.delete(REPORT),), tasks=300, spills=True),
    Verb(
        "restore-report",
        (lambda store: store.bin.restore(REPORT),),
        tasks=300,
        before=(lambda store: store.reports.delete(REPORT),),
        spills=True,
    ),
    Verb(
        "purge-report",
        (lambda store: store.bin.purge(REPORT), *_tidying()),
        tasks=120,
        before=(_write(3, _TYPED * 57), lambda store: store.reports.delete(REPORT)),
        spills=True,
    ),
    Verb(
        "tidy-beside",
        (lambda store: store.tidying.tidy_beside(),),
        tasks=120,
        before=(
            _write(3, _TYPED * 57),
            lambda store: store.reports.delete(REPORT),
            lambda store: store.bin.purge(REPORT),
        ),
    ),
    Verb(
        "thin-history",
        (lambda store: store.history.thin(date.max), *_tidying()),
        before=(_long_ago, *(_write(number % 7, _TYPED * (number % 5)) for number in range(40))),
        spills=True,
    ),
    Verb("take-back", (_take_back,), before=(_replace, _retitle)),
    Verb("replace-words", (_replace_words,), before=(lambda store: store.reports.add(draft(OTHER, 20)),)),
    Verb("put-words-back", (_put_words_back,), before=(_replace_words, _write(3, "Đã xong")), spills=True),
    Verb("renumber", (lambda store: store.tasks.renumber(REPORT),), tasks=120, spills=True),
    Verb(
        "undo", (lambda store: store.history.undo(REPORT),), before=(_write(3, "Một"), _write(4, _TYPED * 9))
    ),
    Verb(
        "redo",
        (lambda store: store.history.redo(REPORT),),
        before=(lambda store: store.domains.delete(REPORT, "d0"), lambda store: store.history.undo(REPORT)),
    ),
    Verb("replace-report", (_replace,), spills=True),
    Verb("write-report", (_retitle,)),
    Verb("write-columns", (_rename_column,), spills=True),
    Verb("keep-setting", (lambda store: store.settings.keep("cách xem", "cả biểu"),)),
    Verb("add-unit", (lambda store: store.registers.add_unit("Phòng Văn hoá", ["VHTT"]),)),
    Verb("name-unit", (lambda store: store.registers.name_unit(Unit("u", "Phòng Văn hoá", ("VHTT",))),)),
    Verb("name-office", (lambda store: store.registers.name_office(Organisation("o", "UBND huyện")),)),
    Verb("add-history", (_history,), spills=True),
    Verb("read-all", (_read,), tasks=120, spills=True),
)
NAMED = {verb.name: verb for verb in (*VERBS, FIRST_START)}
