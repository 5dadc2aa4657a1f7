"""What every test stands on."""

from __future__ import annotations

import os

# Qt reads the platform once, when it is first imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
