"""What a page may hold before it is parsed: a tree takes many times its bytes, and some take minutes."""

from __future__ import annotations

import re

from db.limits import LARGEST_TEXT, MOST_ATTRIBUTES, MOST_KEPT, MOST_TAGS

_SMALL = 16 * 1024 * 1024  # bytes; attributes without values in so much take half a gigabyte at the most
_VALUE = rb"(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>]*+)"
_ATTRIBUTE = rb"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+" + _VALUE + rb")?+"
# Tags as the parser reads them; what scripts and comments hold is none.
_TAGS = re.compile(
    rb"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)|\Z)|"
    rb"<[a-z][^\s/>]*+(?:%b){0,%d}+(?P<more>%b)?" % (_ATTRIBUTE, MOST_ATTRIBUTES, _ATTRIBUTE),
    re.IGNORECASE | re.DOTALL,
)


def is_too_much(data: bytes) -> bool:
    """Tell whether a page has more than any annex needs, or tags that the parser would not get done with."""
    tags = data.count(b"<")
    if len(data) > LARGEST_TEXT or tags > MOST_TAGS or tags + 2 * data.count(b"=") > MOST_KEPT:
        return True
    attributes = 0
    for tag in _TAGS.finditer(data):
        if tag["more"] is not None:
            return True
        if len(data) > _SMALL:
            attributes += len(tag[0].split()) + tag[0].count(b"/")
    return attributes > MOST_KEPT
