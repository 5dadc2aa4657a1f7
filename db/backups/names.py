"""What a backup's file is called: of which store, the how manieth, when and why."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, get_args

BackupForm = Literal["plain", "packed", "protected"]
Reason = Literal["start", "change", "asked", "import", "merge", "restore", "migration", "purge"]
"""Why one was made: at a start, while the store changed, when asked for, or before what is named."""

REASONS: tuple[Reason, ...] = get_args(Reason)
ENDINGS: dict[BackupForm, str] = {"plain": ".vqd", "packed": ".vqd.gz", "protected": ".vqd.enc"}

_LONGEST_STEM = 120  # bytes; a name may have 255
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(
    r"(?P<stem>.+)-(?P<number>[0-9]{6,9})-(?P<stamp>[0-9]{8}T[0-9]{6}Z)-(?P<reason>[a-z]+)"
    r"(?P<ending>\.vqd(\.gz|\.enc)?)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class BackupName:
    """The parts of a name; `number` counts a store's backups: a clock may jump, and it never does."""

    stem: str
    number: int
    made: datetime
    reason: Reason
    form: BackupForm

    def __str__(self) -> str:
        stamp = self.made.astimezone(UTC).strftime(_STAMP)
        return f"{self.stem}-{self.number:06}-{stamp}-{self.reason}{ENDINGS[self.form]}"


def stem_of(name: str) -> str:
    """Return how the names of a store's backups begin; a very long name is cut."""
    stem = name.removesuffix(".vqd") or name
    data = stem.encode("utf-8", "surrogateescape")
    if len(data) <= _LONGEST_STEM:
        return stem
    return f"{stem[: _LONGEST_STEM // 4]}-{hashlib.sha256(data).hexdigest()[:12]}"


def read_name(name: str) -> BackupName | None:
    """Return the parts of a backup's name; None where it is none."""
    found = _NAME.fullmatch(name)
    reason = next((each for each in REASONS if found and each == found["reason"]), None)
    if found is None or reason is None:
        return None
    try:
        made = datetime.strptime(found["stamp"], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    form = next(form for form, ending in ENDINGS.items() if ending == found["ending"])
    return BackupName(found["stem"], int(found["number"]), made, reason, form)


def form_of_ending(name: str) -> BackupForm | None:
    """Return the form that a name's ending stands for; None where it is no backup's."""
    lower = name.lower()
    return next((form for form in ("protected", "packed", "plain") if lower.endswith(ENDINGS[form])), None)
