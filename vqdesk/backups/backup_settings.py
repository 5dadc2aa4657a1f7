"""What a PC's user has chosen for a store's backups: a second place, a password's key."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.backups.protection import Key
from db.backups.shelf import backup_refusal, write_whole
from db.disk.writable import private_folder
from vqdesk.system import paths

if TYPE_CHECKING:
    from typing import Self

_SCHEMA = "vqdesk.backup-settings/1"
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class BackupSettings:
    """The second place, and the key by which backups are protected; None where none was chosen.

    They lie in the user's settings folder, for their eyes alone, not in the store: whoever gets a backup must
    not get the key with it. The password itself is kept nowhere.
    """

    second: Path | None = None
    key: Key | None = None

    @classmethod
    def read(cls, store: Path) -> Self:
        """Read what was chosen for a store; what cannot be read was not."""
        try:
            with paths.backup_settings_file(store).open("rb") as stream:
                found = json.loads(stream.read(_LARGEST))
            if not isinstance(found, dict) or found.get("schema") != _SCHEMA:
                return cls()
            second = found.get("second")
            return cls(Path(second) if isinstance(second, str) else None, _key(found.get("key")))
        except (OSError, ValueError, RecursionError):
            return cls()

    def keep(self, store: Path) -> None:
        """Keep this for a store; Refused disk.*, folder.*."""
        file = paths.backup_settings_file(store)
        told: dict[str, Any] = {"schema": _SCHEMA}
        if self.second is not None:
            told["second"] = str(self.second)
        if self.key is not None:
            told["key"] = {
                "secret": self.key.secret.hex(),
                "salt": self.key.salt.hex(),
                "opslimit": self.key.opslimit,
                "memlimit": self.key.memlimit,
            }
        try:
            private_folder(file.parent)
            write_whole(file, json.dumps(told, indent=1).encode("utf-8", "surrogatepass"))
        except OSError as error:
            raise backup_refusal(error, file) from error


def _key(told: Any) -> Key | None:
    with suppress(KeyError, TypeError, ValueError):
        made = Key(
            bytes.fromhex(told["secret"]), bytes.fromhex(told["salt"]), told["opslimit"], told["memlimit"]
        )
        sizes = (len(made.secret), len(made.salt), type(made.opslimit), type(made.memlimit))
        return made if sizes == (32, 16, int, int) else None
    return None
