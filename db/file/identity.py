"""What marks a store's file: whose it is, and by which schema it is laid out."""

from __future__ import annotations

APPLICATION_ID = 0x56514453
"""Marks our files: "VQDS" in the database's header."""

SCHEMA = 4
"""The version that this program writes: the number of functions in `db.file.migrations`."""

SQLITE_HEAD = b"SQLite format 3\0"
"""How every file of SQLite begins, this program's and others'."""

FINGERPRINT = "ac79fe728edcb5dff513c4c86e83e9af5fab289165ad26524ccf21ed114c4863"
"""Of what those functions make (`db.file.schema_check`): a start need not make it to compare."""
