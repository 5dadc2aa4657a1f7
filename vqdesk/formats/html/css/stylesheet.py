"""Style sheets of HTML: the rules that change what is seen, which of them win, and those not understood."""

from __future__ import annotations

import re
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

import tinycss2

from vqdesk.formats.html.css import declarations as css
from vqdesk.formats.html.css.matching import MOST_STEPS
from vqdesk.formats.html.css.media import holds
from vqdesk.formats.html.css.selectors import Chain, NotUnderstoodError, chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vqdesk.formats.html.css.declarations import Declaration, Variables

_LONGEST = 1_000_000  # characters of all sheets, three seconds; those of Word have a tenth
_MOST_RULES = 10_000
_DEEPEST = 6  # rules and conditions in one another
_MOST_NESTED = 100  # selectors that a rule in a rule makes with those around it
_MOST_VARIABLES = 1_000
_LONGEST_TOLD = 200  # characters of a rule
_MOST_TOLD = 20
_VARIABLE = re.compile(r"var\(\s*(--[^\s,()]+)", re.IGNORECASE)
_parsed = partial(tinycss2.parse_blocks_contents, skip_comments=True, skip_whitespace=True)
# They hold where a browser knows something or has so much room, or weigh by an order of their own.
_CONDITIONS = frozenset(
    ["supports", "container", "layer", "scope", "document", "-moz-document", "starting-style"]
)


class Rule(NamedTuple):
    """What one selector says."""

    chain: Chain
    said: tuple[Declaration, ...]


class StyleSheet:
    """What all style sheets of a page say of its elements, a rule for each selector.

    `untold` are the rules that would strike out or hide text but are not understood, `elsewhere` the
    sheets that are not in the page. `shows_again` tells that some rule makes visible. `linked` are sheets
    that came with it, by the names of their files. Without `has_variables` no style attribute has any.
    """

    def __init__(self, root: Any, linked: Mapping[str, str], *, has_variables: bool) -> None:
        self.rules: list[Rule] = []
        self.untold: list[str] = []
        self.elsewhere: list[str] = []
        self.shows_again = False
        self._left = _LONGEST
        self._steps = 0
        sheets = list(self._sheets(root, linked))
        texts = [text for text, _ in sheets]
        texts += root.xpath("//@style[contains(., 'var(')]") if has_variables else []
        names = {name for text in texts for name in _VARIABLE.findall(text)}
        self._variables = names if len(names) <= _MOST_VARIABLES else set()
        if not self._variables:
            _note(self.untold, ", ".join(sorted(names)))
        for text, doubt in sheets:
            self._add_text(text, doubt)

    @property
    def has_variables(self) -> bool:
        """Tell whether some value is that of a variable, which an element may set for all in it."""
        return bool(self._variables)

    def said(
        self, rules: Iterable[int], style: str, variables: Variables, beside: str = ""
    ) -> tuple[dict[str, str], Variables]:
        """Return what these rules and a `style` attribute say together, and the variables that hold then.

        `variables` are those that hold around the element. With `beside` it is what is said of the text
        that is set before or behind it.
        """
        meant = [rule for rule in rules if self.rules[rule].chain.beside == beside]
        meant.sort(key=lambda rule: (self.rules[rule].chain.weight, rule))
        said = [each for rule in meant for each in self.rules[rule].said]
        said += css.parse_style_attribute(style) if style else ()
        said.sort(key=lambda each: each.important)
        own = {each.name: each.value for each in said if each.name in self._variables}
        if own:
            variables = frozenset({**dict(variables), **own}.items())
        return css.resolve_declarations(said, variables), variables

    def beside(self, rules: Sequence[int], variables: Variables) -> str:
        """Return the text that is set before and behind an element with these rules; "" where none is."""
        if not any(self.rules[rule].chain.beside for rule in rules):
            return ""
        both = [self.said(rules, "", variables, side)[0] for side in ("before", "after")]
        texts = [css.generated(said.get("content", "")) for said in both if not css.hides_element(said)]
        return " ".join(filter(None, texts))

    # Reading

    def _sheets(self, root: Any, linked: Mapping[str, str]) -> Iterable[tuple[str, str]]:
        """Go through the sheets of a page, each with a condition that may or may not hold."""
        for element in root.iter("style", "link"):
            media = element.get("media") or ""
            is_on_screen = holds(media)
            kind = (element.get("type") or "text/css").lower()
            if is_on_screen is False or kind != "text/css":
                continue
            doubt = "" if is_on_screen else f"@media {media}"
            if element.tag == "style":
                yield element.text or "", doubt
            elif "stylesheet" in (words := (element.get("rel") or "").lower().split()):
                link = (element.get("href") or "").strip()
                text = linked.get(last_link_part(link))
                if text is not None:
                    yield text, doubt
                elif "alternate" not in words:
                    _note(self.elsewhere, link)

    def _add_text(self, text: str, doubt: str) -> None:
        if len(text) > self._left:
            _note(self.untold, text[self._left :])
        text, self._left = text[: self._left], max(0, self._left - len(text))
        for node in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
            self._add_node(node, [], doubt, 0)

    def _add_node(self, node: Any, around: list[str], doubt: str, depth: int) -> None:
        """Take over a rule; `around` are the selectors of the one in which it stands."""
        if node.type == "qualified-rule":
            self._add_rule(node, around, doubt, depth)
        elif node.type == "at-rule" and node.content is None:
            if node.lower_at_keyword == "import":
                self._import(node)
        elif node.type == "at-rule":
            condition = f"@{node.lower_at_keyword} {css.tokens_as_text(node.prelude).strip()}"
            if node.lower_at_keyword == "media" and (answer := holds(node.prelude)) is not None:
                if not answer:
                    return
            elif node.lower_at_keyword == "media" or node.lower_at_keyword in _CONDITIONS:
                doubt = f"{doubt} {condition}".strip()
            else:
                return  # fonts, pages, movements
            self._add_content(node, around, doubt, depth)

    def _add_content(self, node: Any, selectors: list[str], doubt: str, depth: int) -> None:
        if depth >= _DEEPEST:
            _note(self.untold, f"{doubt} {css.tokens_as_text(node.prelude)}")
            return
        nodes = _parsed(node.content)
        said = [each for each in css.known(nodes) if not self._is_unused(each)]
        for selector in selectors if said else ():
            self._add(selector, tuple(said), doubt)
        for each in nodes:
            self._add_node(each, selectors, doubt, depth + 1)

    def _add_rule(self, node: Any, around: list[str], doubt: str, depth: int) -> None:
        selectors = _parts(node.prelude)
        if around:
            pairs = list(product(around, selectors)) if len(around) * len(selectors) <= _MOST_NESTED else []
            selectors = [_nest_selector(outer, inner) for outer, inner in pairs]
            if not pairs:
                doubt = f"{doubt} {around[0]}".strip()
        self._add_content(node, selectors or _parts(node.prelude), doubt, depth)

    def _is_unused(self, declaration: Declaration) -> bool:
        return declaration.name.startswith("--") and declaration.name not in self._variables

    def _import(self, node: Any) -> None:
        link = next((token.value for token in node.prelude if token.type in ("string", "url")), "")
        media = [token for token in node.prelude if token.type not in ("string", "url")]
        if holds(media) is not False:
            _note(self.elsewhere, link)

    def _add(self, selector: str, said: tuple[Declaration, ...], doubt: str) -> None:
        try:
            found = chain(selector)
        except NotUnderstoodError:
            found, doubt = None, doubt or "?"
        if found is None and not doubt:
            return
        steps = self._steps + (len(found.steps) - 1 if found else 0)
        if doubt or found is None or len(self.rules) >= _MOST_RULES or steps > MOST_STEPS:
            if _matters(said):
                what = "; ".join(f"{each.name}: {each.value}" for each in said)
                _note(self.untold, f"{doubt.strip('?')} {selector} {{{what}}}".strip())
            return
        self._steps = steps
        self.shows_again = (
            self.shows_again or css.is_invisible(css.resolve_declarations(said, frozenset())) is False
        )
        self.rules.append(Rule(found, said))


def _note(told: list[str], text: str) -> None:
    """Add a text once, as far as anybody reads it."""
    text = " ".join(text[:_LONGEST_TOLD].split())
    if text and len(told) < _MOST_TOLD and text not in told:
        told.append(text)


def last_link_part(link: str) -> str:
    """Return the last part of a link, in small letters: programs write one file's place in several ways."""
    return re.split(r"[?#]", link, maxsplit=1)[0].replace("\\", "/").rpartition("/")[2].lower()


def _parts(prelude: Sequence[Any]) -> list[str]:
    """Return the selectors of a list."""
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [css.tokens_as_text(part).strip() for part in parts]


def _nest_selector(outer: str, inner: str) -> str:
    """Return the selector of a rule in a rule; `&` is the element of the one around it."""
    if "&" not in inner:
        return f"{outer} {inner}"
    is_plain = inner.count("&") == 1 and (inner.startswith("&") or not re.search(r"[\s>+~]", outer))
    return inner.replace("&", outer) if is_plain else inner


def _matters(said: Iterable[Declaration]) -> bool:
    """Tell whether text would be struck out, hidden or set beside another by declarations."""
    found = css.resolve_declarations(said, frozenset())
    return (
        css.strikes_text(found)
        or css.hides_element(found)
        or bool(css.is_invisible(found))
        or bool(css.is_tiny(found))
        or bool(css.generated(found.get("content", "")))
        or any("var(" in each.value.lower() and each.name in _BY_VARIABLE for each in said)
    )


_BY_VARIABLE = frozenset(["display", "visibility", "text-decoration", "text-decoration-line"])
