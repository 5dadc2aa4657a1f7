"""The rules of this room, in the order in which they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.checks.words.capitals import CAPITALS
from vqdesk.checks.words.doubled import DOUBLED_WORD
from vqdesk.checks.words.phrases import CONFUSED_PHRASE
from vqdesk.checks.words.quotes import UNCLOSED
from vqdesk.checks.words.signs import ETH, INVISIBLE, LEGACY
from vqdesk.checks.words.stops import STOPS
from vqdesk.checks.words.tones import MIXED_TONES

if TYPE_CHECKING:
    from vqdesk.checks.frame.rule import AnyRule

WORDS_RULES: tuple[AnyRule, ...] = (
    CONFUSED_PHRASE,
    DOUBLED_WORD,
    STOPS,
    CAPITALS,
    UNCLOSED,
    MIXED_TONES,
    INVISIBLE,
    ETH,
    LEGACY,
)
