"""What the tests of faults need: a machine that has the shim's compiler."""

from __future__ import annotations

import pytest
from trials import shim as fault_shim


@pytest.fixture(autouse=True)
def shim() -> None:
    """Skip, by name, where the shim cannot be made."""
    if lacking := fault_shim.missing():
        pytest.skip(f"needs {lacking}")
