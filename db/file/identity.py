"""What marks a store's file: whose it is, and by which schema it is laid out."""

from __future__ import annotations

APPLICATION_ID = 0x56514453
"""Marks our files: "VQDS" in the database's header."""

SCHEMA = 7
"""The version that this program writes: the number of functions in `db.file.migrations`."""

SQLITE_HEAD = b"SQLite format 3\0"
"""How every file of SQLite begins, this program's and others'."""

FINGERPRINT = "02fe55a9d0c3bff101b4331f4304a0ebb9cc71d0c6a9031bd29e59694e49ee46"
"""Of what those functions make (`db.file.schema_check`): a start need not make it to compare."""
