"""What marks a store's file: whose it is, and by which schema it is laid out."""

from __future__ import annotations

APPLICATION_ID = 0x56514453
"""Marks our files: "VQDS" in the database's header."""

SCHEMA = 6
"""The version that this program writes: the number of functions in `db.file.migrations`."""

SQLITE_HEAD = b"SQLite format 3\0"
"""How every file of SQLite begins, this program's and others'."""

FINGERPRINT = "83c42da2f53f3f6a6f59b9dbb23d749dd85d7db4068f3a118ac00817439efa32"
"""Of what those functions make (`db.file.schema_check`): a start need not make it to compare."""
