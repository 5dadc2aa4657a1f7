"""What marks a store's file: whose it is, and by which schema it is laid out."""

from __future__ import annotations

APPLICATION_ID = 0x56514453
"""Marks our files: "VQDS" in the database's header."""

SCHEMA = 3
"""The version that this program writes: the number of functions in `db.file.migrations`."""

SQLITE_HEAD = b"SQLite format 3\0"
"""How every file of SQLite begins, this program's and others'."""

FINGERPRINT = "8eed57fbacf23de87f1aa4f93483d84aa33f1a8f200b90b804aa00486f01d0ac"
"""Of what those functions make (`db.file.schema_check`): a start need not make it to compare."""
