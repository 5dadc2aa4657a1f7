"""What an error of the system means for a file: one word for the many numbers of Linux and Windows."""

from __future__ import annotations

import errno
from typing import Literal

from db.errors import Refused

Trouble = Literal["full", "silent", "denied", "held", "missing", "folder", "long", "name", "other"]
"""No room, a disk that does not answer, no right, in use, nothing there, a folder, a name that cannot be."""

_BY_ERRNO: dict[Trouble, str] = {
    # A file that a quota or a file system lets grow no further has no room either.
    "full": "ENOSPC EDQUOT EFBIG",
    "silent": "EIO ENXIO ENODEV ENOMEDIUM EREMOTEIO ESTALE EBADMSG EUCLEAN ETIMEDOUT EHOSTDOWN EHOSTUNREACH"
    " ENETDOWN ENETUNREACH ENETRESET ENOTCONN ECONNRESET ECONNABORTED ECONNREFUSED ESHUTDOWN",
    "denied": "EACCES EPERM EROFS",
    "held": "EBUSY ETXTBSY EAGAIN",
    "missing": "ENOENT ENOTDIR ELOOP",
    "folder": "EISDIR ENOTEMPTY EEXIST",
    "long": "ENAMETOOLONG",
    "name": "EILSEQ",
}
_BY_WINERROR: dict[Trouble, tuple[int, ...]] = {
    "full": (39, 112, 1295),
    # Python tells most of these as EACCES: not ready, bad sector, write fault, device gone, share gone ...
    "silent": (
        *(20, 21, 22, 23, 25, 26, 27, 29, 30, 31, 51, 53, 54, 55, 58, 59, 64, 67, 121, 433, 483),
        *(1005, 1006, 1110, 1112, 1117, 1167, 1231, 1232, 1256, 1392, 1393),
    ),
    "held": (32, 33),
    "missing": (2, 3, 15),
    "long": (111, 206),
    "name": (123, 161),
}
_ERRNOS = {
    number: trouble
    for trouble, names in _BY_ERRNO.items()
    for name in names.split()
    if (number := getattr(errno, name, None)) is not None
}
_WINERRORS = {number: trouble for trouble, numbers in _BY_WINERROR.items() for number in numbers}


def trouble(error: OSError | ValueError) -> Trouble:
    """Return what an error of a file means; a ValueError is a name that no file can have."""
    if not isinstance(error, OSError):
        return "name"
    found = _WINERRORS.get(getattr(error, "winerror", None) or 0) or _ERRNOS.get(error.errno or 0, "other")
    # Whoever opens or moves a file by a name that its disk cannot hold, such as `a:b` on a stick.
    if found == "other" and error.errno == errno.EINVAL and error.filename is not None:
        return "name"
    return found


def error_name(error: OSError) -> str:
    """Return what those who help look an error up by: `EMFILE`, `WinError 1450`."""
    number = getattr(error, "winerror", None)
    return f"WinError {number}" if number else errno.errorcode.get(error.errno or 0, type(error).__name__)


def reading_refusal(error: OSError | ValueError, name: str) -> Refused:
    """Return what a person is told where a file from elsewhere cannot be read."""
    found = trouble(error)
    if isinstance(error, OSError) and found in ("full", "other"):
        return Refused("file.not_read", name=name, error=error_name(error))
    key = {
        "silent": "disk.unreachable",
        "denied": "file.no_access",
        "held": "file.held",
        "folder": "file.not_file",
        "long": "file.long_name",
    }.get(found, "file.missing")
    return Refused(key, name=name)
