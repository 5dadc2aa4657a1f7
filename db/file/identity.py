"""What marks a store's file: whose it is, and by which schema it is laid out."""

from __future__ import annotations

APPLICATION_ID = 0x56514453
"""Marks our files: "VQDS" in the database's header."""

SCHEMA = 5
"""The version that this program writes: the number of functions in `db.file.migrations`."""

SQLITE_HEAD = b"SQLite format 3\0"
"""How every file of SQLite begins, this program's and others'."""

FINGERPRINT = "bb4858c015bedaa434a178a39c3bb85e20b16aab546558c8368d703c132299c7"
"""Of what those functions make (`db.file.schema_check`): a start need not make it to compare."""
