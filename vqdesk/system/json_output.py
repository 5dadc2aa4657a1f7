"""JSON as the program writes it: the same form in files, in the store and on standard output."""

from __future__ import annotations

import json

from db.text.readable import visible_json


def write_json(data: object) -> str:
    """Write a value: two spaces, letters as they are, a newline at the end.

    Characters that a terminal would obey are written as JSON's escapes.
    """
    return visible_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"
