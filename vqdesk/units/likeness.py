"""Which spellings are likely the same unit: marks, abbreviations and joining words do not part them."""

from __future__ import annotations

import re
from functools import lru_cache

from db.text.folding import fold

_SPOKEN = {
    "p": "phong", "vp": "van phong", "tt": "trung tam", "bch": "ban chi huy", "bchqs": "ban chi huy quan su",
    "chqs": "chi huy quan su", "qs": "quan su", "ca": "cong an", "bql": "ban quan ly", "tyt": "tram y te",
    "hdnd": "hoi dong nhan dan", "ubnd": "uy ban nhan dan", "ub": "uy ban", "mttq": "mat tran to quoc",
    "mttqvn": "mat tran to quoc viet nam", "vn": "viet nam", "ldld": "lien doan lao dong",
    "lhpn": "lien hiep phu nu", "nd": "nong dan", "ccb": "cuu chien binh", "tncs": "thanh nien cong san",
    "kt": "kinh te", "ht": "ha tang", "dt": "do thi", "vh": "van hoa", "xh": "xa hoi",
    "vhxh": "van hoa xa hoi", "vhtt": "van hoa thong tin", "ttdl": "the thao du lich",
    "nn": "nong nghiep", "mt": "moi truong",
    "ptnt": "phat trien nong thon", "nnptnt": "nong nghiep phat trien nong thon",
    "nnmt": "nong nghiep moi truong", "tn": "tai nguyen", "tnmt": "tai nguyen moi truong",
    "tc": "tai chinh", "kh": "ke hoach", "tckh": "tai chinh ke hoach", "khdt": "ke hoach dau tu",
    "khcn": "khoa hoc cong nghe", "gddt": "giao duc dao tao", "gd": "giao duc",
    "ld": "lao dong", "tb": "thuong binh", "tbxh": "thuong binh xa hoi",
    "ldtbxh": "lao dong thuong binh xa hoi", "ktht": "kinh te ha tang", "tp": "thanh pho", "tx": "thi xa",
    "ttr": "thanh tra", "ttptqd": "trung tam phat trien quy dat", "ptqd": "phat trien quy dat",
    "hcc": "hanh chinh cong", "pvhcc": "phuc vu hanh chinh cong", "dvc": "dich vu cong",
    "cc": "cung ung",
}  # fmt: skip
"""What short forms in the names of units mean, folded; where one means two things, the more usual."""

_IN_PAIRS = {
    "gd dt": "giao duc dao tao", "tt dl": "the thao du lich", "kh dt": "ke hoach dau tu",
    "vh tt": "van hoa thong tin", "tt tt": "thong tin truyen thong", "kh cn": "khoa hoc cong nghe",
}  # fmt: skip
"""Short forms whose second part alone means another thing, and that are written apart: GD&ĐT."""

_WORDS = re.compile(r"[^\W_]+")
_JOINING = ("va", "cua")


@lru_cache(maxsize=20_000)
def likeness_key(name: str) -> str:
    """Return what likely the same units have in common: `P. NN&PTNT`, `Phòng Nông nghiệp và PTNT`.

    It is for proposals alone: two units may share it.
    """
    words = " ".join(_WORDS.findall(fold(name)))
    for short, long in _IN_PAIRS.items():
        words = re.sub(rf"\b{short}\b", long, words)
    spoken = (_SPOKEN.get(word, word) for word in words.split() if word not in _JOINING)
    return " ".join(" ".join(spoken).split())
