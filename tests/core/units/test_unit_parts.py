"""A unit renamed inside a text: its own part changes, all else stays to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vqdesk.units.likeness import likeness_key
from vqdesk.units.parts import rename, unit_parts

KNOWN = ("Công an xã", "CA xã", "Ban CHQS xã", "Phòng Kinh tế, Hạ tầng và Đô thị")
NAMES = ("Công an xã", "CA xã", "C.A xã", "Ban CHQS xã", "Trạm Y tế", "Phòng Kinh tế, Hạ tầng và Đô thị")
texts = st.lists(
    st.tuples(
        st.sampled_from(("", "- ", "2. ", "  ")),
        st.sampled_from(NAMES),
        st.sampled_from(("", " (chủ trì)", " ")),
        st.sampled_from(("; ", ", ", "\n", " và ", " phối hợp với ")),
    ).map("".join),
    max_size=6,
).map("".join)


@pytest.mark.parametrize(
    ("before", "after", "dropped", "stays"),
    [
        ("CA xã", "Công an xã", 0, False),
        ("CA  xã.", "Công an xã.", 0, False),
        ("Ban CHQS xã; CA xã", "Ban CHQS xã; Công an xã", 0, False),
        ("CA xã (chủ trì)\n - Trạm Y tế", "Công an xã (chủ trì)\n - Trạm Y tế", 0, False),
        ("Công an xã; CA xã", "Công an xã", 1, False),
        ("CA xã, Trạm Y tế và Công an xã.", "Công an xã, Trạm Y tế.", 1, False),
        ("1. CA xã\n2. C.A xã\n3. Trạm Y tế", "1. Công an xã\n3. Trạm Y tế", 1, False),
        ("Công an xã; Công an xã; CA xã", "Công an xã; Công an xã", 1, False),
        ("CA xã phối hợp với Công an xã", "Công an xã phối hợp với Công an xã", 0, True),
        ("Công an xã; CA xã (phối hợp)", "Công an xã; Công an xã (phối hợp)", 0, True),
    ],
)
def test_the_units_own_part_changes_alone(before: str, after: str, dropped: int, stays: bool) -> None:
    made = rename(before, ("CA xã", "C.A xã"), "Công an xã", KNOWN)
    assert made is not None
    assert (made.text, made.dropped, made.stays) == (after, dropped, stays)


@pytest.mark.parametrize("text", ["", "Công an xã", "Đội CA xã", "CA xã Hòa Bình", "ca xã", "Trạm Y tế"])
def test_other_units_and_other_letters_are_not_meant(text: str) -> None:
    assert rename(text, ("CA xã",), "Công an xã", KNOWN) is None


@given(texts)
def test_no_other_unit_and_no_other_word_changes(text: str) -> None:
    made = rename(text, ("CA xã", "C.A xã"), "Công an xã", KNOWN)
    own = ("Công an xã", "CA xã", "C.A xã")
    before = [part.name for part in unit_parts(text, KNOWN)]
    assert (made is None) == (not {"CA xã", "C.A xã"} & set(before))
    if made is None:
        return
    after = [part.name for part in unit_parts(made.text, KNOWN)]
    assert [name for name in after if name not in own] == [name for name in before if name not in own]
    assert after.count("Công an xã") + made.dropped == sum(name in own for name in before)
    assert {"CA xã", "C.A xã"}.isdisjoint(after)
    if not made.dropped:
        pieces = [text[: unit_parts(text, KNOWN)[0].start]]
        parts = unit_parts(text, KNOWN)
        for part, following in zip(parts, [*parts[1:], None], strict=True):
            end = following.start if following else len(text)
            pieces += ["Công an xã" if part.name in own[1:] else text[part.start : part.end]]
            pieces += [text[part.end : end]]
        assert made.text == "".join(pieces)
    assert rename(made.text, ("CA xã", "C.A xã"), "Công an xã", KNOWN) is None, "done twice it is done once"


@pytest.mark.parametrize(
    "names",
    [
        ("P. NN&PTNT", "Phòng Nông nghiệp và PTNT", "Phòng Nông nghiệp & Phát triển nông thôn", "P.NN-PTNT"),
        ("Ban CHQS xã", "BCHQS xã", "Ban chỉ huy Quân sự xã", "Ban CHQS  Xã"),
        ("VP HĐND&UBND", "Văn phòng HĐND và UBND", "Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân"),
        ("Phòng GD-ĐT", "Phòng GD&ĐT", "Phòng GDĐT", "Phòng Giáo dục và Đào tạo"),
        ("Phòng VH-XH", "Phòng Văn hoá - Xã hội", "Phòng Văn hóa, Xã hội"),
        ("UB MTTQ xã", "Ủy ban MTTQ xã"),
        ("UBND xã", "Uỷ ban nhân dân xã", "ỦY BAN NHÂN DÂN XÃ"),
        ("CA xã", "Công an xã"),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
    ],
)
def test_marks_and_abbreviations_do_not_part_a_unit(names: tuple[str, ...]) -> None:
    assert len({likeness_key(name) for name in names}) == 1


def test_other_units_are_not_alike() -> None:
    names = ("Phòng Kinh tế", "Phòng Y tế", "Công an xã", "Công an huyện", "Thôn 1", "Thôn 2", "Sở Nội vụ")
    assert len({likeness_key(name) for name in names}) == len(names)
