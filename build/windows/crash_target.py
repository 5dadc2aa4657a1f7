"""Crash a program under Windows, from outside it: this, with NAME.exe, is run by the build's Windows Python.

A thread is started in the program at an address where there
is no code, so that Windows ends it as it ends any program with such a mistake.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

_ALL_PROCESSES = 2  # TH32CS_SNAPPROCESS
_ALL_RIGHTS = 0x1FFFFF  # PROCESS_ALL_ACCESS
_NO_CODE = 0x10


class _Process(ctypes.Structure):
    """PROCESSENTRY32W."""

    _fields_ = (
        ("size", wintypes.DWORD),
        ("usage", wintypes.DWORD),
        ("pid", wintypes.DWORD),
        ("heap", ctypes.c_size_t),
        ("module", wintypes.DWORD),
        ("threads", wintypes.DWORD),
        ("parent", wintypes.DWORD),
        ("priority", wintypes.LONG),
        ("flags", wintypes.DWORD),
        ("file", wintypes.WCHAR * 260),
    )


def main(name: str) -> int:
    """Crash the running programs of that name; return 0 where there was one."""
    kernel = ctypes.windll.kernel32
    kernel.CreateToolhelp32Snapshot.restype = wintypes.HANDLE
    kernel.OpenProcess.restype = wintypes.HANDLE
    found = [pid for pid, file in _running(kernel) if file.lower() == name.lower()]
    for pid in found:
        process = wintypes.HANDLE(kernel.OpenProcess(_ALL_RIGHTS, False, pid))
        kernel.CreateRemoteThread(process, None, 0, ctypes.c_void_p(_NO_CODE), None, 0, None)
    return 0 if found else 1


def _running(kernel: ctypes.CDLL) -> list[tuple[int, str]]:
    """Return number and file name of every process."""
    snapshot = wintypes.HANDLE(kernel.CreateToolhelp32Snapshot(_ALL_PROCESSES, 0))
    entry = _Process(size=ctypes.sizeof(_Process))
    found = []
    more = kernel.Process32FirstW(snapshot, ctypes.byref(entry))
    while more:
        found.append((entry.pid, entry.file))
        more = kernel.Process32NextW(snapshot, ctypes.byref(entry))
    kernel.CloseHandle(snapshot)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
