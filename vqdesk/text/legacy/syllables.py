"""Whether letters can be a Vietnamese syllable: by onset, rhyme and tone, without a dictionary."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOPPED = frozenset("\u0301\u0323")  # a syllable that ends in a stop has sắc or nặng

# After these onsets the spelling allows only some vowels; a rhyme begins where the onset ends.
_ONSET = re.compile(
    r"ngh(?=[ieê])|ng(?![ieêy])|gh(?=[ieê])|gi(?=.)|qu(?=[aăâeêiôơy])|k(?=[ieêy])|c(?![hieêy])"
    r"|g(?![hyeê])|nh|ch|kh|ph|th|tr|[bdđhlmnprstvx](?![h])|(?=[^\W\d_])"
)
_RHYMES_AS_TEXT = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu y yêm yên yêng yêt yêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong
ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
uy uya uych uyên uyêt uyn uynh uyp uyt uyu
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
"""
_RHYMES = frozenset(_RHYMES_AS_TEXT.split())
_AFTER_QU = frozenset(("ych", "yn", "ynh", "yp", "yt", "yu"))


@lru_cache(maxsize=16_384)
def is_syllable(letters: str) -> bool:
    """Tell whether letters, of any case and composed or not, are one syllable that Vietnamese can have.

    The place of the tone mark does not matter.
    """
    apart = unicodedata.normalize("NFD", letters.lower())
    tones = [character for character in apart if character in _TONES]
    bare = unicodedata.normalize("NFC", "".join(character for character in apart if character not in _TONES))
    if len(tones) > 1:
        return False
    return any(_fits(bare[: len(onset)], bare[len(onset) :], tones) for onset in _onsets(bare))


def _onsets(bare: str) -> tuple[str, ...]:
    """Return the onsets with which a syllable may begin: in gìn and giếng the i is the rhyme's too."""
    match = _ONSET.match(bare)
    onset = match[0] if match else None
    if onset is None:
        return ()
    return (onset, "g") if onset == "gi" else (onset,)


def _fits(onset: str, rhyme: str, tones: list[str]) -> bool:
    if rhyme not in _RHYMES and not (onset == "qu" and rhyme in _AFTER_QU):
        return False
    if rhyme == "oong" and tones not in ([], ["\u0301"]):
        return False
    return not rhyme.endswith(("c", "ch", "p", "t")) or (bool(tones) and tones[0] in _STOPPED)
