"""The head of a library file: YAML that names the document and its sources.

YAML is read as nodes, not values: nodes know their line, and nothing turns a date or a number into something else
than what the editor typed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml

from corpus.errors import LibraryFault
from corpus.model import Audience, Source
from corpus.text_file import holds_control_character
from corpus.values import parse_address, parse_archive_address, parse_audience, parse_free_date

# libyaml's composer calls itself for each level and would overflow the stack on "[[[[...".
_DEEPEST = 4
_SOURCE_KEY = re.compile(r"s[1-9][0-9]*")
_LANGUAGE = re.compile(r"[a-z]{2}")
_Loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_T = TypeVar("_T")
_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head of a file says: the document's own fields and its sources by their short keys."""

    title: str
    topic: str
    language: str
    audience: tuple[Audience, ...]
    sources: dict[str, Source]


def parse_front_matter(text: str, path: Path, first_line: int) -> FrontMatter:
    """Return the front matter written in ``text``, the YAML between the two ``---`` lines.

    Args:
        text: The YAML alone.
        path: The file, named in faults.
        first_line: The file's line on which ``text`` starts, counted from 1.

    Raises:
        LibraryFault: The YAML is broken, or a field is missing, unknown, doubled or has a value that cannot be.
    """
    return _HeadReader(path, first_line).read(text)


class _HeadReader:
    """Reads one head; knows the file and the line for its faults."""

    def __init__(self, path: Path, first_line: int) -> None:
        self._path = path
        self._first_line = first_line

    def read(self, text: str) -> FrontMatter:
        root = self._compose(text)
        fields = self._fields(root, "the document", {"title", "topic", "language", "audience", "sources"}, set())
        return FrontMatter(
            title=self._text(fields["title"]),
            topic=self._text(fields["topic"]),
            language=self._value(fields["language"], _parse_language),
            audience=self._audience(fields["audience"]),
            sources=self._sources(fields["sources"]),
        )

    def _compose(self, text: str) -> yaml.Node:
        try:
            self._reject_depth(text)
            root = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = self._first_line + (mark.line if mark else 0)
            raise LibraryFault(
                self._path, line, f"This is not YAML ({error.problem}). Quote values with : or #."
            ) from error
        except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two: escapes beyond Unicode
            raise LibraryFault(self._path, self._first_line, "The front matter is not YAML. Write it anew.") from error
        if root is None:
            raise LibraryFault(
                self._path, self._first_line, "The front matter is empty. Write title, topic and the rest."
            )
        return root

    def _reject_depth(self, text: str) -> None:
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
                line = self._first_line + (event.start_mark.line if event.start_mark else 0)
                raise LibraryFault(self._path, line, "Lists in lists and references do not belong here. Take them out.")

    def _sources(self, node: yaml.Node) -> dict[str, Source]:
        if not isinstance(node, yaml.MappingNode) or not node.value:
            raise self._fault(
                node, "There are no sources. List at least one as s1, with title, url, publisher and date."
            )
        sources: dict[str, Source] = {}
        for key_node, value in node.value:
            key = self._value(key_node, _parse_source_key)
            if key in sources:
                raise self._fault(key_node, f"The source {key} is already there. Give this one the next number.")
            sources[key] = self._source(value, f"the source {key}")
        return sources

    def _source(self, node: yaml.Node, owner: str) -> Source:
        fields = self._fields(node, owner, {"title", "url", "publisher", "date"}, {"archive_url", "dead"})
        archive, dead = fields.get("archive_url"), fields.get("dead")
        source = Source(
            title=self._text(fields["title"]),
            url=self._value(fields["url"], parse_address),
            publisher=self._text(fields["publisher"]),
            published=self._value(fields["date"], parse_free_date),
            archive_url=None if archive is None else self._value(archive, parse_archive_address),
            dead=dead is not None and self._value(dead, _parse_flag),
        )
        if source.dead and source.archive_url is None:
            raise self._fault(node, f"The address of {owner} is dead. Add archive_url: where its copy can be read.")
        return source

    def _audience(self, node: yaml.Node) -> tuple[Audience, ...]:
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            raise self._fault(node, "'audience' must be a list, for example [ngo, samorzad].")
        words = [self._text(item) for item in node.value]
        return self._parsed(node, parse_audience, words)

    def _fields(self, node: yaml.Node, owner: str, required: set[str], optional: set[str]) -> dict[str, yaml.Node]:
        """Return the fields of a mapping by name, each once, all that are required and none that is unknown."""
        if not isinstance(node, yaml.MappingNode):
            raise self._fault(node, f"Here must be the fields of {owner}: {', '.join(sorted(required))}.")
        fields: dict[str, yaml.Node] = {}
        for key_node, value in node.value:
            key = self._text(key_node)
            if key not in required | optional:
                known = ", ".join(sorted(required | optional))
                raise self._fault(key_node, f"'{key}' is not a field of {owner}. Write one of: {known}.")
            if key in fields:
                raise self._fault(key_node, f"'{key}' is written twice for {owner}. Keep one.")
            fields[key] = value
        missing = sorted(required - fields.keys())
        if missing:
            raise self._fault(node, f"'{missing[0]}' is missing for {owner}. Add it.")
        return fields

    def _text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or node.tag.endswith(":null") or not node.value.strip():
            raise self._fault(node, "Here must be some text. Write it after the colon.")
        value = str(node.value).strip()
        if holds_control_character(value):
            raise self._fault(node, "The text holds a line end or another control character. Write it on one line.")
        return value

    def _value(self, node: yaml.Node, parse: Callable[[str], _T]) -> _T:
        return self._parsed(node, parse, self._text(node))

    def _parsed(self, node: yaml.Node, parse: Callable[[_V], _T], value: _V) -> _T:
        try:
            return parse(value)
        except ValueError as error:
            raise self._fault(node, str(error)) from error

    def _fault(self, node: yaml.Node, message: str) -> LibraryFault:
        return LibraryFault(self._path, self._first_line + node.start_mark.line, message)


def _parse_language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise ValueError(f"'{text}' is not a language. Write its two letters, for example pl.")
    return text


def _parse_source_key(text: str) -> str:
    if not _SOURCE_KEY.fullmatch(text):
        raise ValueError(f"'{text}' is not a key of a source. Write s and a number, for example s1.")
    return text


def _parse_flag(text: str) -> bool:
    if text not in {"true", "false"}:
        raise ValueError(f"'{text}' is neither true nor false. Write true when the address no longer opens.")
    return text == "true"
