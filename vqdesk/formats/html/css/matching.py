"""Which rules of style sheets hold for the elements of a page, met one after the other.

Of each element is kept which steps of selectors end at it; so none is looked for twice, however selectors
are built: the time is that of the elements times the rules that may mean them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from vqdesk.formats.html.css.selectors import ElementPlace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vqdesk.formats.html.css.selectors import Chain, Test

    _Met = tuple["Family", str, int]  # an element in its family, and the steps that end at it

MOST_STEPS = 2_000
"""Elements that selectors name before the one that they mean; a bit of a number for each."""

_MOST_TESTS = 10_000_000  # five seconds; 10,000 tasks with ten rules for each cell take a tenth
_MOST_KNOWN = 10_000
_BODY = etree.Element("tbody")


class _Step(NamedTuple):
    """A step of a selector: `behind` is the bit of the step before it, `bit` its own, `rule` what it ends."""

    fixed: Sequence[Test]
    placed: Sequence[Test]
    how: str
    behind: int
    bit: int
    rule: int | None


class _Named(NamedTuple):
    """What is sure of an element by its name and classes, and the steps that need more."""

    rules: tuple[int, ...]
    bits: int
    classes: frozenset[str]
    perhaps: Sequence[_Step]
    cost: int


class Family:
    """The children of one element as far as they were met; `counts` has them by name, all under ""."""

    __slots__ = ("_before", "_earlier", "_parent", "_totals", "above", "body", "counts", "tag")

    def __init__(self, tag: str, parent: int, above: int) -> None:
        self.tag = tag
        self.above = above
        self.counts = {"": 0}
        self.body: Family | None = None
        self._parent = parent
        self._before = self._earlier = 0
        self._totals: Counter[str] | None = None

    def add(self, tag: str) -> None:
        """Count a child."""
        self.counts[""] += 1
        self.counts[tag] = self.counts.get(tag, 0) + 1

    def pass_by(self, bits: int) -> None:
        """Take over the steps that end at the child that was met last."""
        self._before = bits
        self._earlier |= bits

    def inside(self, tag: str, bits: int) -> Family:
        """Return the family of a child at which these steps end."""
        return Family(tag, bits, self.above | bits)

    def follows(self, step: _Step) -> bool:
        """Tell whether the element of the step before stands where it must."""
        if step.how in (" ", ">"):
            return bool(step.behind & (self.above if step.how == " " else self._parent))
        return not step.how or bool(step.behind & (self._before if step.how == "+" else self._earlier))

    def total(self, element: Any, tag: str) -> int:
        """Return how many there are in all; `element` is the one that was met last."""
        if self._totals is None:
            self._totals = Counter(self.counts)
            for brother in element.itersiblings():
                if self.tag == "" and brother.tag != "tr":
                    break
                self._totals.update(("", brother.tag))
        return self._totals[tag]


class Places:
    """Go through a page with its style sheets; `refuse` is called where they take too long, and raises."""

    def __init__(self, chains: Sequence[Chain], refuse: Callable[[], None]) -> None:
        self._by_name: dict[str, list[_Step]] = {}
        self._refuse = refuse
        self._left = _MOST_TESTS
        self._known: dict[tuple[str, str], _Named] = {}
        self._bits = 0
        self.placed = False
        """Whether it matters where an element stands; else its name and classes tell all."""
        self._is_counting = False
        for rule, each in enumerate(chains):
            self._add(rule, each)
        # Of an element that was entered a family is made when its first child is met.
        self._open: list[Family | _Met] = [Family("#", 0, 0)]
        self._met: _Met = (Family("#", 0, 0), "", 0)

    def _add(self, rule: int, selector: Chain) -> None:
        behind = 0
        for place, (name, tests, how) in enumerate(selector.steps, 1):
            is_last = place == len(selector.steps)
            bit = 0 if is_last else 1 << self._bits
            self._bits += not is_last
            fixed = [test for test in tests if test.fixed]
            placed = [test for test in tests if not test.fixed]
            step = _Step(fixed, placed, how, behind, bit, rule if is_last else None)
            self._by_name.setdefault(name, []).append(step)
            self.placed = self.placed or bool(how or placed)
            self._is_counting = self._is_counting or bool(placed)
            behind = bit

    def meet(self, element: Any) -> tuple[int, ...]:
        """Return the rules that hold for the next element of the page, by their numbers."""
        if not self.placed:
            return self._named(element.tag, element.get("class") or "").rules
        family = self._open[-1]
        if isinstance(family, tuple):
            around, tag, bits = family
            family = self._open[-1] = around.inside(tag, bits)
        if family.tag == "table":
            family = self._in_table(family, element)
        return self._meet(element, family)

    def enter(self) -> None:
        """Go on inside of the element that was met last."""
        self._open.append(self._met)

    def leave(self) -> None:
        """Go on behind the innermost element that was entered."""
        self._open.pop()

    def _in_table(self, family: Family, element: Any) -> Family:
        """Return the family of a row: pages need not write the body around it, selectors name it."""
        if element.tag != "tr":
            family.body = None
            return family
        if family.body is None:
            self._meet(_BODY, family)
            family.body = family.inside("", self._met[2])
        return family.body

    def _meet(self, element: Any, family: Family) -> tuple[int, ...]:
        tag = element.tag
        rules, bits, classes, perhaps, cost = self._named(tag, element.get("class") or "")
        if self._is_counting:
            family.add(tag)
        if perhaps:
            self._take(cost)
            more = list(rules)
            place = ElementPlace(tag, classes, element, family)
            for step in self._fitting(perhaps, place, family):
                bits |= step.bit
                if step.rule is not None:
                    more.append(step.rule)
            rules = tuple(more)
        family.pass_by(bits)
        self._met = (family, tag, bits)
        return rules

    def _fitting(self, steps: Sequence[_Step], place: ElementPlace, family: Family) -> Iterator[_Step]:
        for step in steps:
            if family.follows(step) and all(test.holds(place) for test in step.placed):
                yield step

    def _named(self, tag: str, names: str) -> _Named:
        known = self._known.get((tag, names))
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[tag, names] = self._look_up(tag, frozenset(names.split()))
        return known

    def _look_up(self, tag: str, classes: frozenset[str]) -> _Named:
        place = ElementPlace(tag, classes)
        rules: list[int] = []
        bits = 0
        perhaps = []
        for name in ("", tag, *(f".{name}" for name in classes)):
            steps = self._by_name.get(name, ())
            for step in steps:
                self._take(1 + sum(test.cost for test in step.fixed))
                if not all(test.holds(place) for test in step.fixed):
                    continue
                if step.how or step.placed:
                    perhaps.append(step)
                    continue
                bits |= step.bit
                if step.rule is not None:
                    rules.append(step.rule)
        cost = sum(1 + sum(test.cost for test in step.placed) for step in perhaps)
        return _Named(tuple(rules), bits, classes, perhaps, cost)

    def _take(self, tests: int) -> None:
        self._left -= tests
        if self._left < 0:
            self._refuse()
