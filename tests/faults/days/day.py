"""A clerk's day on a store with history: acts one after the other, each told as done or as refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from days.desk import PASSWORD, Chance, Desk
from days.observed import observe
from trials.disk_errors import FULL_DISK
from trials.shim import Shim
from trials.verbs import draft

from db.errors import Refused
from db.records import Column, Period
from vqdesk.exporting.file_export import export
from vqdesk.importing.file_import import read_file, store_all, store_draft
from vqdesk.periods.carry_over import VERB, carry_over
from vqdesk.unsaved.kept_texts import UnsavedText

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Draft
    from vqdesk.unsaved.kept_texts import SecondPlace

REPORT, OTHER, GONE = "r", "other", "gone"
_LONG_AGO = 400
"""Acts before the day in which the store got its history: of two days before."""

_DOMAIN = 10
"""Tasks of a domain."""

_BETWEEN_OPENINGS = 3

_MONTHS = ("t6.json", "t7.xlsx", "t8.docx")
_COLUMNS = (
    Column("number", "TT"),
    Column("unit", "Tên đơn vị"),
    Column("content", "Nội dung nhiệm vụ trọng tâm"),
    Column("documents", "Tên loại văn bản triển khai"),
    Column("result", "Khối lượng nhiệm vụ triển khai"),
    Column("evaluation", "Đánh giá mức độ hoàn thành (%)"),
)
_NARRATIVE = "Ủy ban nhân dân huyện đã chỉ đạo các phòng, ban triển khai thực hiện nhiệm vụ được giao. "


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that the clerk does; with a `shim` the disk fails meanwhile, as far as the shim has it."""

    name: str
    run: Callable[[Desk], object]
    is_on_a_bad_disk: bool = False


def prepare(desk: Desk) -> str:
    """Make what a day begins with: a store with history, backups, files to take in and to write over.

    Return what the store held when the backups were made.
    """
    desk.sit_down()
    Chance.begin(-_LONG_AGO)
    desk.open()
    store = desk.store
    for report_id, tasks in ((REPORT, 30), (OTHER, 10), (GONE, 10)):
        store.reports.add(draft(report_id, tasks, _DOMAIN))
    for number in range(12):
        store.tasks.write(REPORT, f"t{number % 5}", "result", _NARRATIVE * (number % 4 + 1))
    store.tasks.move(REPORT, "t7", domain_id="d1", before="t12")
    store.reports.delete(GONE)
    desk.service.make("change")
    for name in ("cũ.vqd", "cũ.vqd.gz", "cũ.vqd.enc"):
        desk.service.export(desk.incoming / name, password=PASSWORD)
    backed_up = observe(desk).store
    for number in range(8):
        store.tasks.write(REPORT, f"t{number + 20}", "evaluation", f"{number}%")
    for number, name in enumerate(_MONTHS, 6):
        brought = _of(draft(f"brought-{number}", 8), f"brought-{number}", Period("tháng", 2024, number))
        store.reports.add(brought)
        export(store, brought.report.id, desk.incoming / name)
        store.reports.delete(brought.report.id)
        store.bin.purge(brought.report.id)
    export(store, OTHER, desk.incoming / "other.json")
    store.tasks.write(OTHER, "t2", "result", _NARRATIVE)
    store.tidying.tidy()
    (desk.incoming / "kiểu.json").write_text('{"custom": "local", "evaluation": "right"}', encoding="utf-8")
    (desk.incoming / "hỏng.docx").write_bytes((desk.incoming / "t8.docx").read_bytes()[:3000])
    for name in ("biểu.docx", "biểu.xlsx", "biểu.json"):
        (desk.out / name).write_bytes(b"an older file of the clerk's")
    desk.close()
    return backed_up


def _of(brought: Draft, report_id: str, period: Period) -> Draft:
    titles = ("BIỂU ĐÁNH GIÁ", f"Tiến độ thực hiện nhiệm vụ tháng {period.ordinal} năm {period.year}")
    report = replace(brought.report, id=report_id, period=period, titles=titles, columns=_COLUMNS)
    sections = (
        replace(
            section,
            domain=replace(section.domain, report_id=report_id),
            tasks=tuple(replace(task, report_id=report_id, extra={}) for task in section.tasks),
        )
        for section in brought.sections
    )
    return replace(brought, report=report, sections=tuple(sections))


# What is typed


def _typed(count: int, task: str = "t3", field: str = "result") -> list[Act]:
    """Type a text in so many saves, each kept as a draft before."""
    acts = []
    for number in range(1, count + 1):
        text = _NARRATIVE * number
        acts += [
            Act(f"draft {task} {number}", lambda desk, text=text: desk.drafts.keep([_unsaved(task, text)])),
            Act(
                f"type {task} {number}",
                lambda desk, text=text: desk.store.tasks.write(
                    REPORT, task, field, text, edit=f"{task} {field}"
                ),
            ),
        ]
    return [*acts, Act(f"leave {task}", lambda desk: desk.drafts.keep([]))]


def _unsaved(task: str, text: str) -> UnsavedText:
    return UnsavedText(REPORT, "task", task, "result", text, "", "2024-09-27T08:00:00+00:00")


def _retitle(desk: Desk) -> None:
    report = desk.store.reports.get(REPORT)
    desk.store.reports.write(replace(report, attached_to="(Kèm theo Báo cáo số 800/BC-UBND)"))


def _rename_column(desk: Desk) -> None:
    *columns, note = desk.store.reports.get(REPORT).columns
    renamed = replace(note, heading="Ghi chú thêm")
    desk.store.columns.write(REPORT, (*columns, renamed), {note.field: renamed.field})


def _carry(desk: Desk) -> None:
    made = carry_over(desk.store.reports.draft(REPORT), Period("năm", 2024))
    desk.store.reports.add(made, verb=VERB)


# Files


def _export(name: str, folder: str = "out") -> Act:
    return Act(f"export {name}", lambda desk: export(desk.store, REPORT, desk.root / folder / name))


def _import(name: str) -> Act:
    return Act(f"import {name}", lambda desk: store_all(desk.store, read_file(desk.incoming / name)))


def _import_into(desk: Desk) -> None:
    (found,) = read_file(desk.incoming / "t7.xlsx")
    store_draft(desk.store, found.draft.with_report(desk.store.reports.get(OTHER)), OTHER)


def _backup(name: str) -> Act:
    return Act(f"backup {name}", lambda desk: desk.service.export(desk.stick / name, password=PASSWORD))


def _restore(name: str, password: str | None = None) -> Act:
    return Act(f"restore {name}", lambda desk: desk.service.restore(desk.incoming / name, password=password))


def _undo_restore(desk: Desk) -> None:
    *_, before = (each for each in desk.service.all() if each.name.reason == "restore")
    desk.service.restore(before.path)


# A full disk


def _refused_typing(desk: Desk) -> None:
    with Shim().failing(FULL_DISK, 0):
        desk.store.tasks.write(REPORT, "t9", "result", _NARRATIVE * 40)


def _keep_unsaved(desk: Desk) -> None:
    _keep(desk.unsaved, _unsaved("t9", _NARRATIVE * 40))


def _keep(place: SecondPlace, *texts: UnsavedText) -> None:
    place.keep(texts)


def _stages() -> list[Act]:
    return [
        Act(f"tidy {number}", lambda desk, stage=number: desk.store.tidying.stages()[stage]())
        for number in range(3)
    ]


_HOURS: tuple[tuple[Act, ...], ...] = (
    (
        Act("backup at the start", lambda desk: desk.service.make_if_due(at_start=True)),
        *_typed(5),
        Act("type short", lambda desk: desk.store.tasks.write(REPORT, "t4", "evaluation", "100%")),
        Act("title", _retitle),
        Act("undo", lambda desk: desk.store.history.undo(REPORT)),
        Act("undo", lambda desk: desk.store.history.undo(REPORT)),
        Act("redo", lambda desk: desk.store.history.redo(REPORT)),
    ),
    (
        Act("add", lambda desk: desk.store.tasks.add(REPORT, "d0", content="Nhiệm vụ mới")),
        Act("add domain", lambda desk: desk.store.domains.add(REPORT, numeral="IX", name="Lĩnh vực mới")),
        Act("add beside", lambda desk: desk.store.tasks.add(REPORT, None, content="Việc khác")),
        Act("duplicate", lambda desk: desk.store.tasks.duplicate(REPORT, "t12")),
        Act("move", lambda desk: desk.store.tasks.move(REPORT, "t2", domain_id="d1", before="t15")),
        Act("move domain", lambda desk: desk.store.domains.move(REPORT, "d2", before="d0")),
        Act("delete task", lambda desk: desk.store.tasks.delete(REPORT, "t5")),
        Act("delete domain", lambda desk: desk.store.domains.delete(REPORT, "d1")),
        Act("undo", lambda desk: desk.store.history.undo(REPORT)),
        Act("renumber", lambda desk: desk.store.tasks.renumber(REPORT)),
        Act("column", _rename_column),
    ),
    (
        *(_export(name) for name in ("biểu.docx", "biểu.xlsx", "biểu.json")),
        _export("biểu.docx", "nowhere"),
        Act("type again", lambda desk: desk.store.tasks.write(REPORT, "t8", "result", _NARRATIVE)),
        _export("biểu.docx"),
        _export("biểu mới.html"),
    ),
    (
        Act("second place", lambda desk: desk.service.choose_second(desk.stick)),
        Act("backup", lambda desk: desk.service.make()),
        *(_backup(name) for name in ("b.vqd", "b.vqd.gz", "b.vqd.enc")),
        Act("type on", lambda desk: desk.store.tasks.write(REPORT, "t8", "result", _NARRATIVE * 2)),
        _backup("b.vqd.gz"),
        Act("backup", lambda desk: desk.service.make("change")),
    ),
    (
        *(_import(name) for name in _MONTHS),
        _import("hỏng.docx"),
        Act("import into", _import_into),
        Act("undo of an import", lambda desk: desk.store.history.undo(OTHER)),
        Act("carry over", _carry),
    ),
    (
        Act(
            "restore reports",
            lambda desk: desk.service.restore_reports(desk.incoming / "cũ.vqd.gz", [REPORT, OTHER]),
        ),
        _restore("cũ.vqd.enc", "một mật khẩu khác"),
        _restore("cũ.vqd.enc", PASSWORD),
        Act("type after", lambda desk: desk.store.tasks.write(REPORT, "t8", "result", _NARRATIVE * 3)),
        Act("undo after", lambda desk: desk.store.history.undo(REPORT)),
        Act("undo before", lambda desk: desk.store.history.undo(REPORT)),
        _restore("cũ.vqd"),
        Act("undo the restore", _undo_restore),
        Act("move after", lambda desk: desk.store.tasks.move(REPORT, "t2", domain_id="d0", before=None)),
    ),
    (
        Act("password", lambda desk: desk.service.choose_password(PASSWORD)),
        Act("backup", lambda desk: desk.service.make()),
        Act("delete report", lambda desk: desk.store.reports.delete(OTHER)),
        Act("restore from the bin", lambda desk: desk.store.bin.restore(OTHER)),
        Act("restore what is not there", lambda desk: desk.store.bin.restore("no such report")),
        Act("delete report", lambda desk: desk.store.reports.delete(OTHER)),
        Act("backup before the purge", lambda desk: desk.service.before("purge")),
        Act("purge", lambda desk: desk.store.bin.purge(OTHER)),
        Act("tidy beside", lambda desk: desk.store.tidying.tidy_beside()),
        Act("thin", lambda desk: desk.store.history.thin(date(2024, 9, 28))),
        *_stages(),
        Act("no password", lambda desk: desk.service.choose_password(None)),
    ),
    (
        Act("type on a full disk", _refused_typing, is_on_a_bad_disk=True),
        Act("keep unsaved", _keep_unsaved),
        Act("type on", lambda desk: desk.store.tasks.write(REPORT, "t9", "result", _NARRATIVE * 40)),
        Act("nothing is unsaved", lambda desk: desk.unsaved.keep([])),
        Act("no second place", lambda desk: desk.service.choose_second(None)),
        Act("backup in the evening", lambda desk: desk.service.make("change")),
    ),
)
ACTS = tuple(act for hour in _HOURS for act in hour)


def starts() -> list[int]:
    """Return the numbers of the acts before which the store is closed and opened again.

    What is typed in one field is one step as long as the store is open.
    """
    first = len(_HOURS[0])
    return [0, *range(first, len(ACTS), _BETWEEN_OPENINGS)]


REFUSED = (
    "export biểu.docx",
    "import hỏng.docx",
    "restore cũ.vqd.enc",
    "restore what is not there",
    "type on a full disk",
)
"""The acts of a day that are refused: into no folder, of a broken file, by a wrong password and so on."""


def live(desk: Desk, first: int, tell: Callable[[str, int, str], None], last: int = len(ACTS)) -> None:
    """Live a day from the act that begins a session on; `tell` hears session, begun, done, refused, and why.

    The store is opened and closed with each session.
    """
    sessions = starts()
    for number in range(first, last):
        Chance.begin(number)
        if number in sessions:
            desk.close()
            tell("session", number, "")
            desk.open()
        tell("begun", number, "")
        try:
            ACTS[number].run(desk)
        except Refused as refused:
            tell("refused", number, refused.key)
        else:
            tell("done", number, "")
    desk.close()
