"""Who accepts or signs: a name that a person gives, or the PC's user."""

from __future__ import annotations

from db.errors import Refused
from db.limits import LONGEST_NAME
from db.text.characters import fit


def signer(who: str | None, user: str) -> str:
    """Return a name on one line, None: the user's; Refused signer.none, signer.long."""
    if who is None:
        return user
    if len(who) > LONGEST_NAME:
        raise Refused("signer.long", count=len(who), most=LONGEST_NAME)
    name = " ".join(fit(who)[0].split())
    if not name:
        raise Refused("signer.none")
    return name
