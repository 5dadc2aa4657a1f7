"""Whether Windows draws in high contrast."""

from __future__ import annotations

import ctypes

_ASK, _IS_ON = 0x42, 1  # SPI_GETHIGHCONTRAST, HCF_HIGHCONTRASTON


class _HighContrast(ctypes.Structure):
    _fields_ = (("size", ctypes.c_uint), ("flags", ctypes.c_uint), ("scheme", ctypes.c_void_p))


def is_contrast_high() -> bool:
    """Tell whether the clerk asked Windows for high contrast."""
    found = _HighContrast(size=ctypes.sizeof(_HighContrast))
    asked = ctypes.windll.user32.SystemParametersInfoW  # type: ignore[attr-defined]
    return bool(asked(_ASK, found.size, ctypes.byref(found), 0)) and bool(found.flags & _IS_ON)
