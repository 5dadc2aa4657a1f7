"""The first step of either built program: from here on modules are imported from the archive of both.

PyInstaller runs this before all else (a runtime hook); `bundle.pack_modules` makes the archive.
"""

import os
import sys

sys.path.insert(0, os.path.join(sys._MEIPASS, "modules.zip"))  # noqa: SLF001
