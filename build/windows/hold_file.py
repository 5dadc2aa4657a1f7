"""Hold a file under Windows, as Word does: hold_file.py FILE; Windows Python runs it until it is killed."""

from __future__ import annotations

import sys
import time

with open(sys.argv[1], "rb"):  # Python shares reading and writing, not the right to delete or replace
    print("held", flush=True)
    time.sleep(600)
