"""Export: a report is written to a file, read back and compared before the file takes its place."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from db.errors import Refused, ReportChanged
from db.records import Task
from db.text.folding import fold_name
from vqdesk.annex.layout.copies import issued_draft, issued_style
from vqdesk.annex.layout.style import USUAL, AnnexStyle, Form
from vqdesk.annex.layout.table import AnnexTable, lay_out
from vqdesk.exporting.atomic_file import ending_of, place_file
from vqdesk.formats.registry import written_as, written_formats
from vqdesk.styles import kept_styles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from db.records import Domain, Report
    from db.store.store import Store
    from vqdesk.annex.layout.copies import Copy
    from vqdesk.formats.registry import Format, TableWriter
    from vqdesk.system.progress import Progress

_NO_WRITERS: Mapping[str, TableWriter] = MappingProxyType({})

_Found = TypeVar("_Found")

_TRIES = 5
"""How often an export starts again because the report was changed meanwhile."""

_PAGE = 500

_SAMPLE = 40
"""Tasks to which the columns' widths are fitted; of a part of a report they are the whole one's."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What of a report goes out, and how; get what is kept for one from `kept_options`.

    `numeral` is the annex's where a document has several. With a `unit` or the id of a `domain` only
    their tasks go out, with `tasks` those of these ids. `template` is a DOCX into which Word's form is
    written. `copy` is the issued one or the leader's; None is the issued one, and of a format that holds
    whole reports the whole, which is for the own office.
    """

    form: Form = "paper"
    style: AnnexStyle = USUAL
    numeral: str = ""
    template: bytes | None = None
    unit: str = ""
    domain: str = ""
    tasks: frozenset[str] | None = None
    copy: Copy | None = None

    def takes(self, task: Task) -> bool:
        """Tell whether a task goes out."""
        if self.tasks is not None and task.id not in self.tasks:
            return False
        if self.domain and task.domain_id != self.domain:
            return False
        return not self.unit or fold_name(task.unit) == fold_name(self.unit)

    @property
    def is_part(self) -> bool:
        """Tell whether some tasks stay behind."""
        return bool(self.unit or self.domain or self.tasks is not None)


USUAL_OPTIONS = ExportOptions()


def kept_options(store: Store, report_id: str) -> ExportOptions:
    """Return how a report goes out as long as nobody asks for anything else, on paper."""
    report = store.reports.get(report_id)
    return ExportOptions(
        style=kept_styles.style_of(store, report.organisation),
        numeral=report.numeral,
        template=kept_styles.template_of(store, report.organisation),
    )


def export(
    store: Store,
    report_id: str,
    out: Path,
    options: ExportOptions | None = None,
    *,
    progress: Progress | None = None,
    writers: Mapping[str, TableWriter] = _NO_WRITERS,
) -> None:
    """Write a report to a file by its ending, one of `endings(writers)`, all of it or nothing.

    Without an options it is the kept one. The file is written beside `out`, read back where it can be,
    compared with what was meant, and moved into place; whatever goes wrong, and whatever `progress`
    raises, leaves no new file and the old one as it was. A part of a report does not go out in a format that
    holds whole ones: whoever takes it in would lose the rest. Raises UnknownEnding, Refused (report.unknown,
    report.busy, report.part, file.changed_readback, what `place_file` raises and what the format refuses).
    """
    ending = ending_of(out, endings(writers))
    found = written_as(ending)
    from_above = writers.get(ending)
    write_table = from_above or (found and found.write)

    def write() -> None:
        require_checked(store, report_id, progress)
        chosen = options or kept_options(store, report_id)
        with place_file(out) as stream:
            if write_table:
                # Once to write, and once more to compare; what floors above write is not read back.
                told = _told(store, report_id, 1 if from_above else 2, progress)
                table = lay_out_report(store, report_id, chosen, progress=told)
                write_table(table, stream, out.name, chosen.template)
            elif found:
                _write_draft(found, store, report_id, stream, out.name, chosen, progress)

    read_stable(write, out.name)


def endings(writers: Mapping[str, TableWriter] = _NO_WRITERS) -> tuple[str, ...]:
    """Return the endings of the files that a report can be written to, those of `writers` last."""
    return (*(each.ending for each in written_formats() if each.write or each.write_draft), *writers)


def require_checked(store: Store, report_id: str, progress: Progress | None = None) -> None:
    """See that the store's pages and a report's rows were checked, before they go elsewhere.

    What is found is told in the store's notices. `progress` hears of it without a number.
    """
    store.health.check(None if progress is None else lambda _done, _total: progress(0, 0))
    store.health.check_report(report_id)


def read_stable(read: Callable[[], _Found], name: str) -> _Found:
    """Do what reads a report, from the start again where it was changed meanwhile.

    Raises Refused report.busy, naming the file, where it never rests.
    """
    for _ in range(_TRIES):
        with suppress(ReportChanged):
            return read()
    raise Refused("report.busy", name=name)


def lay_out_report(
    store: Store,
    report_id: str,
    options: ExportOptions = USUAL_OPTIONS,
    *,
    progress: Callable[[int], None] | None = None,
    own_texts: Report | None = None,
) -> AnnexTable:
    """Lay out a stored report; its rows are read from the store in pages, each time they are asked for.

    Reading them raises ReportChanged once the report is no longer the one that was laid out.
    `progress` hears after each page how many tasks were read in all; `own_texts` stand in for the
    report's stored ones while they are being typed.
    """
    revision = store.reports.revision(report_id)
    report = own_texts or store.reports.get(report_id)

    def rows() -> Iterator[Domain | Task]:
        domains = iter(store.domains.of(report_id))
        domain = None
        if store.reports.revision(report_id) != revision:
            raise ReportChanged
        for count, task in enumerate(store.tasks.of(report_id), 1):
            while domain is None or domain.id != task.domain_id:
                domain = next(domains, None)
                if domain is None:  # the tasks are of a later moment than the domains
                    raise ReportChanged
                yield domain
            yield task
            if progress and count % _PAGE == 0:
                progress(_PAGE)
        yield from domains
        if store.reports.revision(report_id) != revision:
            raise ReportChanged

    return lay_out(
        report,
        (lambda: _part(rows(), options)) if options.is_part else rows,
        options.form,
        options.style,
        numeral=options.numeral,
        copy=options.copy or "issued",
        sample=list(islice(store.tasks.of(report_id), _SAMPLE)),
        changed=store.reports.saved_at(report_id) or "",
    )


def _part(records: Iterable[Domain | Task], options: ExportOptions) -> Iterator[Domain | Task]:
    """Leave out the tasks that stay behind, and the domains that have no others."""
    domain: Domain | None = None
    for record in records:
        if not isinstance(record, Task):
            domain = record
        elif options.takes(record):
            if domain is not None:
                yield domain
            domain = None
            yield record


def _told(
    store: Store, report_id: str, times: int, progress: Progress | None
) -> Callable[[int], None] | None:
    """Return what hears how many tasks were read, of all that are read so many times."""
    if progress is None:
        return None
    total, done = times * len(store.tasks.outline(report_id)), 0

    def told(count: int) -> None:
        nonlocal done
        done += count
        progress(min(done, total), total)

    told(0)
    return told


def _write_draft(
    whole: Format,
    store: Store,
    report_id: str,
    stream: BinaryIO,
    name: str,
    options: ExportOptions,
    progress: Progress | None,
) -> None:
    """Write a whole report into a stream and compare what is read back."""
    if whole.write_draft is None or whole.read_draft is None:
        raise ValueError(f"{whole.name} holds no whole report")
    if options.is_part:
        raise Refused("report.part", name=name)
    if progress:
        progress(0, 2)
    draft = store.reports.draft(report_id)
    style = kept_styles.style_of(store, draft.report.organisation)
    if options.copy == "issued":
        draft, style = issued_draft(draft), issued_style(style, draft.report.columns)
    data = whole.write_draft(draft, style)
    if progress:
        progress(1, 2)
    stream.write(data)
    stream.seek(0)
    again = stream.read()
    found = whole.read_draft(again, name)
    if again != data or whole.write_draft(found.draft, found.style) != data:
        raise Refused("file.changed_readback", name=name)
    if progress:
        progress(2, 2)
