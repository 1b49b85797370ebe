"""The little of CSS that hides text: style attributes, and the simple rules of a page's own style elements."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

_LONGEST_SHEET = 200_000
_MOST_RULES = 3000

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)")
_PART = re.compile(r"[.#][\w-]+")
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|ex|ch|vw|vh|vmin|vmax|cm|mm|in|pc|%)?")
_IN_PIXELS: Mapping[str, float] = {"": 1, "px": 1, "pt": 1.33, "em": 16, "rem": 16, "ex": 8, "ch": 8, "%": 8}
_FAR_UNIT = 10

# Everything else says nothing about whether a text can be seen.
_PROPERTIES = """
    display visibility opacity font-size color background background-color background-image position left top right
    bottom text-indent clip clip-path width height max-width max-height overflow margin-left transform
"""
_TELLING = frozenset(_PROPERTIES.split())

Declarations = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """Rules with one simple selector each: by tag, by classes, by id, or a mixture of them.

    ``rules`` has them by the rarest part of the selector: (tag or "", parts) and the declarations.
    """

    rules: Mapping[str, list[tuple[str, frozenset[str], Declarations]]] = field(default_factory=dict)

    def declared(self, name: str, attributes: Mapping[str, str]) -> Declarations:
        """Return what applies to an element; its own style attribute wins."""
        found: dict[str, str] = {}
        if self.rules:
            for declarations in self._matching(name, attributes):
                found.update(declarations)
        if style := attributes.get("style"):
            found.update(declarations_of(style))
        return found

    def _matching(self, name: str, attributes: Mapping[str, str]) -> Iterator[Declarations]:
        parts = {f".{each}" for each in attributes.get("class", "").split()}
        if identifier := attributes.get("id"):
            parts.add(f"#{identifier}")
        for key in (name, *parts):
            for tag, wanted, declarations in self.rules.get(key, ()):
                if tag in {"", name} and wanted <= parts:
                    yield declarations


def parse_sheets(sheets: Iterable[str]) -> StyleSheet:
    """Return the rules that could hide something; those in ``@media`` and its kind are for other situations."""
    rules: dict[str, list[tuple[str, frozenset[str], Declarations]]] = {}
    for count, (selectors, body) in enumerate(_top_level_rules("\n".join(sheets)[:_LONGEST_SHEET])):
        if count >= _MOST_RULES:
            break
        if declarations := declarations_of(body):
            for selector in selectors.split(","):
                _add(rules, selector.strip().casefold() if "." not in selector else selector.strip(), declarations)
    return StyleSheet(rules)


def declarations_of(style: str) -> dict[str, str]:
    """Return the telling properties of a style, names and values in lower case."""
    found = {}
    for declaration in style.lower().split(";"):
        name, colon, value = declaration.partition(":")
        if colon and (plain := name.strip()) in _TELLING:
            found[plain] = value.replace("!important", "").strip()
    return found


def pixels(value: str | None) -> float | None:
    """Return a length in CSS pixels, roughly where it depends on the font or the window; None when it is none."""
    found = _LENGTH.match(value) if value else None
    return float(found[1]) * _IN_PIXELS.get(found[2] or "", _FAR_UNIT) if found else None


def _add(
    rules: dict[str, list[tuple[str, frozenset[str], Declarations]]], selector: str, declarations: Declarations
) -> None:
    found = _SIMPLE.fullmatch(selector)
    if found is None or not selector:
        return
    parts = frozenset(_PART.findall(found[2]))
    rules.setdefault(min(parts, default=found[1] or ""), []).append((found[1] or "", parts, declarations))


def _top_level_rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield (selectors, body) of each rule that stands in no other one."""
    text = _COMMENT.sub("", sheet)
    depth, start, selectors = 0, 0, ""
    for brace in re.finditer(r"[{}]", text):
        if brace[0] == "{":
            if depth == 0:
                selectors, start = text[start : brace.start()].rpartition(";")[2].strip(), brace.end()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                if not selectors.startswith("@"):
                    yield selectors, text[start : brace.start()]
                start = brace.end()
