"""What every test stands on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# Qt reads the platform once, when it is first imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine is no failure, and what fails in CI must fail the same way at a desk.
settings.register_profile("vqdesk", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("vqdesk")


@pytest.fixture(autouse=True, scope="session")
def clerk_left_alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Turn the user's folders to empty ones: no test may reach the store or settings of who runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("VQDESK_STORE", raising=False)
        for kind in ("DATA", "CONFIG", "STATE"):
            patch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
        for kind in ("LOCAL_APPDATA", "APPDATA"):
            patch.setenv(f"WIN_PD_OVERRIDE_{kind}", str(home / kind.lower()))
        yield
