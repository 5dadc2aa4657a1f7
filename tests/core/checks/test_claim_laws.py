"""Laws of claims: right ones never fire, wrong ones always do, a suggestion taken leaves nothing behind."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from hypothesis import assume, example, given
from hypothesis import strategies as st

from vqdesk.checks.arithmetic.all_rules import ARITHMETIC_RULES
from vqdesk.checks.checker import check_report
from vqdesk.checks.frame.subject import Subject

if TYPE_CHECKING:
    from vqdesk.checks.frame.finding import Finding

SHARES = (
    "Đã có {a}/{b} {noun} hoàn thành, đạt {p}.",
    "Tỷ lệ hoàn thành là {p} ({a}/{b} {noun}).",
    "Hoàn thành {a} {noun}/{b} {noun} ({p}).",
    "Có {a} {noun} trên tổng số {b} {noun}, chiếm tỷ lệ {p}.",
    "Tổng số {b} {noun}, trong đó {a} {noun} đã xong, chiếm {p}.",
    "Toàn huyện có {b} {noun}. Trong đó {a} {noun} đã xong (chiếm {p}).",
    "Thực hiện được {a} {noun}, đạt {p} kế hoạch ({b} {noun}).",
    "Thực hiện được {a} {noun}, bằng {p} so với kế hoạch {b} {noun}.",
    "Kế hoạch giao {b} {noun}; đã thực hiện {a} {noun}, đạt {p}.",
)
GROWTHS = (
    "Có {a} {noun}, {way} {p} so với cùng kỳ ({b} {noun}).",
    "Có {a} {noun}, {way} {p} (cùng kỳ {b} {noun}).",
    "Số {noun} {way} từ {b} {noun} {to} {a} {noun}, {way} {p}.",
    "Năm trước có {b} {noun}; năm nay có {a} {noun}, {way} {p} so với năm trước.",
)
DIFFERENCES = (
    "Có {a} {noun}, {way} {d} {noun} so với cùng kỳ ({b} {noun}).",
    "Số {noun} {way} từ {b} {noun} {to} {a} {noun}, {way} {d} {noun}.",
)
SUMS = (
    "Tổng số {t} {noun}, gồm: {x} {noun} loại tốt, {y} {noun} loại khá, {z} {noun} khác.",
    "Có {t} {noun} ({x} {noun} loại tốt, {y} {noun} loại khá, {z} {noun} khác).",
    "Loại tốt {x} {noun}; loại khá {y} {noun}; loại khác {z} {noun}; tổng cộng {t} {noun}.",
)
BALANCES = (
    "Tồn đầu kỳ {x} {noun}, tiếp nhận {y} {noun}, đã giải quyết {z} {noun}, còn {t} {noun}.",
    "Đầu năm có {x} {noun}, tăng {y} {noun}, giảm {z} {noun}, cuối năm có {t} {noun}.",
)
NOUNS = st.sampled_from(["hộ", "hồ sơ", "người", "ha", "triệu đồng", "tấn", "vụ", "công trình"])
COUNTS = st.integers(min_value=2, max_value=90_000)


@dataclass(frozen=True)
class Style:
    """How numbers are typed: groups set off or not, padded, the percentages' decimals, sign and space."""

    grouped: bool
    padded: bool
    decimals: int
    sign: str
    space: str

    def count(self, value: int) -> str:
        text = f"{value:,}".replace(",", ".") if self.grouped else str(value)
        return text.zfill(2) if self.padded else text

    def share(self, value: Decimal) -> str:
        return str(value).replace(".", self.sign) + self.space + "%"


STYLES = st.builds(
    Style,
    st.booleans(),
    st.booleans(),
    st.integers(0, 2),
    st.sampled_from([",", "."]),
    st.sampled_from(["", " "]),
)


def rounded(value: Decimal, decimals: int, way: str = ROUND_HALF_UP) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), way)


def loud(text: str) -> list[Finding]:
    found = check_report([Subject("1", "1", {"result": text})], ARITHMETIC_RULES)
    return [each for each in found if each.severity != "info"]


def off_by(right: Decimal, exact: Decimal, style: Style, units: int) -> Decimal:
    """Return a percentage that is wrong by so many units of its last digit: by no rounding, no padding."""
    stated = right + units * Decimal(1).scaleb(-style.decimals)
    assume(stated > 0)
    assume(abs(units) > 1)
    for decimals in range(style.decimals + 1):
        assume(rounded(exact, decimals) != stated)
        assume(rounded(exact, decimals, ROUND_DOWN) != stated)
    return stated


def taken(text: str, finding: Finding) -> str:
    _, start, end = finding.remark.stretch
    return text[:start] + (finding.remark.suggestion or "") + text[end:]


def holds(template: str, style: Style, **values: str) -> None:
    text = template.format(**values)
    assert loud(text) == [], text


def fires(template: str, place: str, *others: str, **values: str) -> None:
    text = template.format(**values)
    found = loud(text)
    assert {place, *others} & {each.text for each in found}, text
    for each in found:
        again = loud(taken(text, each))
        assert not [
            one
            for one in again
            if (one.rule, one.remark.stretch.start) == (each.rule, each.remark.stretch.start)
        ]
    spans = [(each.rule, *each.remark.stretch) for each in found]
    assert len(set(spans)) == len(spans)


@given(st.sampled_from(SHARES), COUNTS, COUNTS, NOUNS, STYLES, st.integers(-400, 400))
@example(SHARES[1], 53, 768, "hộ", Style(grouped=False, padded=False, decimals=0, sign=",", space=""), 93)
@example(SHARES[0], 7, 7, "hộ", Style(grouped=False, padded=True, decimals=0, sign=",", space=""), 3)
def test_shares(template: str, one: int, two: int, noun: str, style: Style, units: int) -> None:
    a, b = sorted((one, two))
    exact = Decimal(a) / b * 100
    right = rounded(exact, style.decimals)
    assume(right > 0)
    words = {"a": style.count(a), "b": style.count(b), "noun": noun}
    holds(template, style, p=style.share(right), **words)
    stated = off_by(right, exact, style, units)
    fires(template, style.share(stated), p=style.share(stated), **words)


@given(st.sampled_from(GROWTHS), COUNTS, COUNTS, NOUNS, STYLES, st.integers(-400, 400))
def test_growths(template: str, a: int, b: int, noun: str, style: Style, units: int) -> None:
    assume(a != b)
    exact = Decimal(abs(a - b)) / b * 100
    right = rounded(exact, style.decimals)
    assume(0 < right < 1000)
    way, to = ("tăng", "lên") if a > b else ("giảm", "xuống còn")
    words = {"a": style.count(a), "b": style.count(b), "noun": noun, "way": way, "to": to}
    holds(template, style, p=style.share(right), **words)
    stated = off_by(right, exact, style, units)
    fires(template, style.share(stated), p=style.share(stated), **words)


@given(st.sampled_from(DIFFERENCES), COUNTS, COUNTS, NOUNS, STYLES, st.integers(-50, 50))
def test_differences(template: str, a: int, b: int, noun: str, style: Style, off: int) -> None:
    assume(a != b)
    way, to = ("tăng", "lên") if a > b else ("giảm", "xuống còn")
    words = {"a": style.count(a), "b": style.count(b), "noun": noun, "way": way, "to": to}
    right = abs(a - b)
    holds(template, style, d=style.count(right), **words)
    assume(abs(off) > 1)
    assume(right + off > 1)
    fires(template, style.count(right + off), d=style.count(right + off), **words)


@given(st.sampled_from(SUMS), COUNTS, COUNTS, COUNTS, NOUNS, STYLES, st.integers(3, 400), st.booleans())
def test_sums(template: str, x: int, y: int, z: int, noun: str, style: Style, off: int, less: bool) -> None:
    total = x + y + z
    words = {"x": style.count(x), "y": style.count(y), "z": style.count(z), "noun": noun}
    holds(template, style, t=style.count(total), **words)
    stated = total - off if less else total + min(off, total // 3)
    assume(abs(stated - total) > 2)
    assume(stated > max(x, y, z))
    assume(stated not in (x + y, y + z))
    # Where a part with its digits in another order makes the sum right, that part is told.
    more = stated - total
    swapped = [style.count(part) for part in (x, y, z) if sorted(str(part)) == sorted(str(part + more))]
    fires(template, style.count(stated), *swapped, t=style.count(stated), **words)


@given(st.sampled_from(BALANCES), COUNTS, COUNTS, COUNTS, NOUNS, STYLES, st.integers(3, 400))
def test_balances(template: str, x: int, y: int, z: int, noun: str, style: Style, off: int) -> None:
    left = x + y - z
    assume(left > 10)
    words = {"x": style.count(x), "y": style.count(y), "z": style.count(z), "noun": noun}
    holds(template, style, t=style.count(left), **words)
    stated = left + min(off, left // 3)
    assume(stated - left > 2)
    # What is a change from one of them holds as that: `giảm z, còn x - z`.
    assume(stated not in (x - z, y - z, x + y, x - y))
    fires(template, style.count(stated), t=style.count(stated), **words)
