"""The commands about backups: `backup`, `backups`, `verify` and `restore`."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.errors import Refused
from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, WrongUsage, argument, option
from vqdesk.cli.frame.selection import find_reports, open_to_change, open_to_read, store_path
from vqdesk.messages.catalogue import say, sentence, told
from vqdesk.periods.period import period_name
from vqdesk.system.json_output import write_json

if TYPE_CHECKING:
    from db.backups.comparing import ReportDifference
    from db.backups.restoring import Restored
    from db.backups.shelf import Backup, Rehearsal
    from db.store.store import Store
    from vqdesk.cli.frame.context import Call

_LONGEST_PASSWORD = 4096


def commands(call: Call) -> list[click.Command]:
    """Return the commands `backup`, `backups`, `verify` and `restore`."""
    as_json = option(call, "json")
    password = option(call, "password_file", "FILE", type=Path)
    listing = [
        option(call, "second", "FOLDER", type=Path),
        option(call, "without_second"),
        option(call, "password_file", "FILE", told="backups_password_file", type=Path),
        option(call, "without_password"),
        as_json,
    ]
    restoring = [
        argument(call, "FILE", type=Path),
        option(call, "report", "REPORT", told="restore_report", multiple=True),
        password,
        option(call, "dry_run"),
        as_json,
    ]
    out = argument(call, "OUT", type=Path, required=False)
    file = argument(call, "FILE", type=Path, required=False)
    return [
        StoreCommand(call, "backup", _backup, [out, password, as_json]),
        StoreCommand(call, "backups", _backups, listing),
        StoreCommand(call, "verify", _verify, [file, password, as_json]),
        StoreCommand(call, "restore", _restore, restoring),
    ]


@click.pass_context
def _backup(
    ctx: click.Context, out: Path | None, password_file: Path | None, json: bool, store: Path | None
) -> None:
    from vqdesk.backups.backup_service import OUT_ENDINGS, BackupService

    lang = ctx.obj.lang
    password = _password(password_file)
    if out is not None:
        if not out.name.lower().endswith(OUT_ENDINGS):
            raise WrongUsage("usage.ending", name=out.name, endings=OUT_ENDINGS)
    elif password is not None:
        raise WrongUsage("usage.only_with", one="--password-file", other=say("name.OUT", lang))
    with open_to_read(ctx) as opened:
        if opened is None:
            raise Refused("report.none")
        service = BackupService(opened)
        if out is None:
            made = service.make()
            path, rehearsal = made.path, made.known.rehearsal
        else:
            path, rehearsal = out, service.export(out, password=password)
        if password is not None:
            streams.complain(say("backup.keep_password", lang))
    form = {"file": str(path), "bytes": _size(path), **_as_told(rehearsal)}
    streams.write_out(write_json(form) if json else say("backup.done", lang, file=path) + "\n")


def _size(path: Path) -> int | None:
    """Return a backup's bytes; None where the disk does not tell: it is written all the same."""
    with suppress(OSError):
        return path.stat().st_size
    return None


@click.pass_context
def _backups(
    ctx: click.Context,
    second: Path | None,
    without_second: bool,
    password_file: Path | None,
    without_password: bool,
    json: bool,
    store: Path | None,
) -> None:
    from db.backups.shelf import Shelf
    from vqdesk.backups.backup_service import BackupService, away_notices

    lang = ctx.obj.lang
    for is_wrong, one, other in (
        (second is not None and without_second, "--second", "--without-second"),
        (password_file is not None and without_password, "--password-file", "--without-password"),
    ):
        if is_wrong:
            raise WrongUsage("usage.either", one=one, other=other)
    if any((second, without_second, password_file, without_password)):
        with open_to_change(ctx) as opened:
            service = BackupService(opened)
            if password_file is not None:
                service.choose_password(_password(password_file))
                streams.complain(say("backup.keep_password", lang))
            elif without_password:
                service.choose_password(None)
            if second is not None or without_second:
                service.choose_second(second)
    # Told without opening the store: the window may have it.
    place = store_path(ctx)
    for notice in away_notices(place):
        streams.complain(told(notice, lang))
    found = Shelf(place).all()[::-1]
    streams.write_out(write_json([_as_json(each) for each in found]) if json else _as_lines(found, lang))


@click.pass_context
def _verify(
    ctx: click.Context, file: Path | None, password_file: Path | None, json: bool, store: Path | None
) -> None:
    from db.backups.shelf import Shelf
    from vqdesk.backups.backup_service import rehearse_anew

    lang, password, place = ctx.obj.lang, _password(password_file), store_path(ctx)
    paths = [file] if file else [each.path for each in Shelf(place).all()]
    if not paths:
        raise Refused("backup.none_to_verify")
    found = [(path, rehearse_anew(place, path, password=password)) for path in paths]
    if json:
        told_all = [{"file": str(path), **_as_told(each)} for path, each in found]
        streams.write_out(write_json(told_all if file is None else told_all[0]))
    else:
        lines = [say(f"backup.verdict_{each.verdict}", lang, file=path) for path, each in found]
        streams.write_out("\n".join(lines) + "\n")
    bad = [path.name for path, each in found if each.verdict == "bad"]
    if bad:
        raise Refused("backup.bad", names=tuple(bad))


@click.pass_context
def _restore(
    ctx: click.Context,
    file: Path,
    report: tuple[str, ...],
    password_file: Path | None,
    dry_run: bool,
    json: bool,
    store: Path | None,
) -> None:
    from db.file.refusals import file_refusal

    password = _password(password_file)
    place = store_path(ctx)
    try:
        is_there = place.exists()
    except OSError as error:
        raise file_refusal(error, place) from error
    if not is_there and not report:
        _restore_without(ctx, place, file, password, dry_run=dry_run, json=json)
        return
    try:
        with open_to_change(ctx) as opened:
            _restore_into(ctx, opened, file, report, password, dry_run=dry_run, json=json)
    except Refused as refused:
        if refused.key != "store.damaged" or report:
            raise
        streams.complain(sentence(refused, ctx.obj.lang, commands=True))
        _restore_without(ctx, place, file, password, dry_run=dry_run, json=json)


def _restore_into(
    ctx: click.Context,
    store: Store,
    file: Path,
    wanted: tuple[str, ...],
    password: str | None,
    *,
    dry_run: bool,
    json: bool,
) -> None:
    from vqdesk.backups.backup_service import BackupService

    lang, service = ctx.obj.lang, BackupService(store)
    # It takes reading the whole backup, which a restore does once more.
    differences = service.preview(file, password=password) if dry_run or wanted or json else []
    if dry_run:
        _tell_differences(differences, lang, json=json)
        return
    if not wanted:
        _tell_restored(service.restore(file, password=password), file, differences, lang, json=json)
        return
    held = [each.report for each in differences if each.standing != "gone"]
    ids = []
    for name in wanted:
        found = find_reports(held, name)
        if len(found) > 1:
            raise Refused("report.ambiguous", ids=tuple(each.id for each in found))
        if not found:
            raise Refused("backup.no_report", name=file.name, report=name)
        ids.append(found[0].id)
    made, _ = service.restore_reports(file, ids, password=password)
    if json:
        streams.write_out(write_json({"reports": made}))
    else:
        lines = [
            say("backup.report_restored", lang, report=one, id=new)
            for one, new in zip(wanted, made, strict=True)
        ]
        streams.write_out("\n".join(lines) + "\n")


def _restore_without(
    ctx: click.Context, place: Path, file: Path, password: str | None, *, dry_run: bool, json: bool
) -> None:
    """Restore where no store can be opened: there is none, or it is damaged and kept aside."""
    from db.backups.comparing import differences_between
    from db.backups.rehearsing import opened_backup
    from db.backups.restoring import restore_over
    from vqdesk.backups.backup_settings import BackupSettings

    key, differences = BackupSettings.read(place).key, []
    if dry_run or json:
        with opened_backup(file, password=password, key=key) as backup:
            differences = differences_between(backup, None)
    if dry_run:
        _tell_differences(differences, ctx.obj.lang, json=json)
        return
    restored = restore_over(place, file, password=password, key=key)
    _tell_restored(restored, file, differences, ctx.obj.lang, json=json)


def _tell_restored(
    restored: Restored, file: Path, differences: list[ReportDifference], lang: str, *, json: bool
) -> None:
    if json:
        form = {
            "file": str(file),
            "before": str(restored.before.path) if restored.before else None,
            "aside": str(restored.aside) if restored.aside else None,
            "reports": [_difference_json(each) for each in differences],
        }
        streams.write_out(write_json(form))
        return
    lines = [say("backup.restored", lang, file=file)]
    if restored.before is not None:
        lines.append(say("backup.undo_restore", lang, file=restored.before.path))
    if restored.aside is not None:
        lines.append(say("backup.kept_aside", lang, file=restored.aside))
    streams.write_out("\n".join(lines) + "\n")


def _tell_differences(differences: list[ReportDifference], lang: str, *, json: bool) -> None:
    if json:
        streams.write_out(write_json([_difference_json(each) for each in differences]))
        return
    lines = []
    for each in differences:
        period = period_name(each.report.period)
        organisation = each.report.organisation or say("import.no_organisation", lang)
        lines.append(
            say(
                f"backup.differs_{each.standing}",
                lang,
                period=period,
                organisation=organisation,
                tasks=each.tasks,
                added=each.added,
                removed=each.removed,
                changed=each.changed,
            )
        )
    streams.write_out("\n".join(lines) + "\n")


def _difference_json(each: ReportDifference) -> dict[str, object]:
    return {
        "report": each.report.id,
        "period": period_name(each.report.period),
        "organisation": each.report.organisation,
        "standing": each.standing,
        "tasks": each.tasks,
        "added": each.added,
        "removed": each.removed,
        "changed": each.changed,
    }


def _as_json(each: Backup) -> dict[str, object]:
    return {
        "file": str(each.path),
        "made": each.name.made.isoformat(),
        "reason": each.name.reason,
        "form": each.name.form,
        "bytes": each.size,
        **_as_told(each.known.rehearsal),
        "reports": [
            {
                "report": held.id,
                "period": period_name(held.period),
                "organisation": held.organisation,
                "tasks": held.tasks,
            }
            for held in each.known.reports
        ],
    }


def _as_told(rehearsal: Rehearsal | None) -> dict[str, object]:
    if rehearsal is None:
        return {"rehearsed": None, "verdict": None, "uncompared": None}
    return {"rehearsed": rehearsal.at, "verdict": rehearsal.verdict, "uncompared": rehearsal.uncompared}


def _as_lines(found: list[Backup], lang: str) -> str:
    if not found:
        return say("backup.none", lang) + "\n"
    lines = []
    for each in found:
        rehearsal = each.known.rehearsal
        lines.append(
            "\t".join(
                (
                    f"{each.name.made.astimezone():%d/%m/%Y %H:%M}",
                    say(f"show.backup_reason.{each.name.reason}", lang),
                    say("show.backup.reports", lang, count=len(each.known.reports)),
                    say(f"show.verdict.{rehearsal.verdict if rehearsal else 'unknown'}", lang),
                    str(each.path),
                )
            )
        )
    return "\n".join(lines) + "\n"


def _password(file: Path | None) -> str | None:
    """Return the password in a file's first line; Refused file.*."""
    if file is None:
        return None
    from vqdesk.system.files import read_file_bytes

    data = read_file_bytes(file)[:_LONGEST_PASSWORD]
    try:
        found = data.decode("utf-8-sig").split("\n", 1)[0].rstrip("\r")
    except UnicodeDecodeError as error:
        raise Refused("file.not_text", name=file.name) from error
    if not found:
        raise Refused("file.empty", name=file.name)
    return found
