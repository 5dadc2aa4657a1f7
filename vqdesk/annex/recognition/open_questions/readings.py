"""Which of the ways to read a text is right: the one whose headings are an annex's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vqdesk.annex.recognition.columns.header import has_header
from vqdesk.annex.source.import_log import ImportLog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vqdesk.annex.source.grid import Source, TextReading


def choose_reading(source: Source) -> Source:
    """Return a source as it is read in the first way that has an annex's header.

    Where none has one, it stands as it is, or is read in the first way of all. Signs that part its cells as
    well as the one that was taken are told. Raises Refused as the reader does.
    """
    if not source.readings:
        return source
    fitting = [each for each in source.readings if has_header(each.rows)]
    if not fitting and source.blocks:
        return replace(source, readings=())
    among = fitting or source.readings
    read = among[0].read()
    if read is None:
        return replace(source, readings=())
    return _told(read, among[0], among[1:])


def _told(source: Source, taken: TextReading, others: Iterable[TextReading]) -> Source:
    signs = [each.sign for each in others if each.sign and each.evenness == taken.evenness]
    if not (taken.sign and signs):
        return source
    account = ImportLog(source.account)
    what = " ".join((taken.sign, *signs))
    account.add("file", what, "converted", "account.separator", sign=taken.sign)
    return replace(source, account=tuple(account))
