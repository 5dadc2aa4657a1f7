"""The old encodings, written: Unicode becomes what TCVN3 and VNI files hold, with the fonts that show it."""

from __future__ import annotations

import re

_LETTERS = (
    "ÁÀẢÃẠÂẤẦẨẪẬĂẮẰẲẴẶÉÈẺẼẸÊẾỀỂỄỆÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÍÌỈĨỊÝỲỶỸỴĐ"
    "áàảãạâấầẩẫậăắằẳẵặéèẻẽẹêếềểễệóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựíìỉĩịýỳỷỹỵđ"
)
# The bytes of the small letters; capitals share them, but for those without a tone.
_TCVN3 = bytes.fromhex(
    "b8b5b6b7b9a9cac7c8c9cba8bebbbcbdc6d0cccecfd1aad5d2d3d4d6e3dfe1e2e4abe8e5e6e7e9acedeaebeceef3eff1f2f4ad"
    "f8f5f6f7f9ddd7d8dcdefdfafbfcfeae"
).decode("latin-1")
_TCVN3_CAPITALS = dict(zip("ÂĂÊÔƠƯĐ", "¢¡£¤¥¦§", strict=True))
_VNI = re.split(
    " ",
    "aù aø aû aõ aï aâ aá aà aå aã aä aê aé aè aú aü aë eù eø eû eõ eï eâ eá eà eå eã eä où oø oû oõ oï "
    "oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï uù uø uû uõ uï ö öù öø öû öõ öï í ì æ ó ò yù yø yû yõ î ñ",
)
_SMALL = dict(zip(_LETTERS[67:], _TCVN3, strict=True))
_TO_VNI = dict(zip(_LETTERS[67:], _VNI, strict=True))
_TO_VNI |= {letter.upper(): written.upper() for letter, written in _TO_VNI.items()}
_CAPITAL = "".join(letter for letter in _LETTERS[:67] if letter not in _TCVN3_CAPITALS)
# What a font of the old encoding cannot show stands in another font.
_OTHER = r"[²°“”–\u00a0]+"


def vni(text: str) -> list[tuple[str, str]]:
    """Return runs of text and font."""
    return [
        (piece, "Times New Roman")
        if re.fullmatch(_OTHER, piece)
        else ("".join(_TO_VNI.get(c, c) for c in piece), "VNI-Times")
        for piece in re.split(f"({_OTHER})", text)
        if piece
    ]


def tcvn3(text: str) -> list[tuple[str, str]]:
    """Return runs of text and font; a capital with a tone is in the font of capitals."""
    runs = []
    for piece in re.split(rf"({_OTHER}|[{_CAPITAL}])", text):
        if not piece:
            continue
        if re.fullmatch(_OTHER, piece):
            runs.append((piece, "Times New Roman"))
        elif piece in _CAPITAL:
            runs.append((_SMALL[piece.lower()], ".VnTimeH"))
        else:
            runs.append(("".join(_TCVN3_CAPITALS.get(c) or _SMALL.get(c, c) for c in piece), ".VnTime"))
    return runs


def tcvn3_capitals(text: str) -> list[tuple[str, str]]:
    """Return a text of capitals as it was typed in the font of capitals: in small letters."""
    return [("".join(_SMALL.get(c, c) for c in text.lower()), ".VnTimeH")]
