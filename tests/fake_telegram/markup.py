"""Telegram's HTML, read as Telegram reads it: text and entities, or the refusal in its words.

Follows the behaviour of TDLib's ``parse_html`` (the parser behind the Bot API), whose own examples are among the tests.
"""

import re
from dataclasses import dataclass

from tests.fake_telegram.formatted import Entity, FormattedText, units
from tests.fake_telegram.links import checked_link
from tests.fake_telegram.refusals import Refusal, bad_request

_END = "\0"
_SPACES = frozenset(" \t\r\n\0\v")
_PLAIN = re.compile(r"[^<&]+")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_ATTRIBUTES = {("a", "href"), ("code", "class"), ("span", "class"), ("tg-emoji", "emoji-id")}


@dataclass(frozen=True, slots=True)
class _Tag:
    name: str
    argument: str
    offset: int
    character: int

    @property
    def kind(self) -> str:
        expandable = self.name == "blockquote" and self.argument
        return "expandable_blockquote" if expandable else _TYPES[self.name]


def parse_html(source: str) -> FormattedText:
    """Parse ``source``.

    Raises:
        Refusal: as Telegram refuses it, with byte offsets in UTF-8.

    """
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source.split(_END, maxsplit=1)[0]
        self._at = 0
        self._text = ""
        self._units = 0
        self._open: list[_Tag] = []
        self._entities: list[Entity] = []

    def parse(self) -> FormattedText:
        while self._at < len(self._source):
            if plain := _PLAIN.match(self._source, self._at):
                self._at = plain.end()
                self._put(plain.group())
            elif self._peek() == "<":
                self._tag()
            else:
                self._put(self._character())
        if self._open:
            raise self._fault(f'Can\'t find end tag corresponding to start tag "{self._open[-1].name}"')
        if any("\ud800" <= char <= "\udfff" for char in self._text):
            raise self._fault(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        ordered = sorted(self._entities, key=lambda entity: (entity["offset"], -entity["length"]))
        return FormattedText(self._text, tuple(ordered))

    def _put(self, text: str) -> None:
        self._text += text
        self._units += units(text)

    def _peek(self) -> str:
        return self._source[self._at] if self._at < len(self._source) else _END

    def _fault(self, reason: str, at: int | None = None) -> Refusal:
        place = "" if at is None else f" at byte offset {self._bytes(at)}"
        return bad_request(f"can't parse entities: {reason}{place}")

    def _bytes(self, at: int) -> int:
        return len(self._source[:at].encode("utf-8", "surrogatepass"))

    def _character(self) -> str:
        """Take one character or one character reference."""
        if self._peek() == "&" and (found := _reference(self._source, self._at)):
            character, self._at = found
            return character
        self._at += 1
        return self._source[self._at - 1]

    def _until(self, stops: str) -> str:
        begin = self._at
        while self._peek() not in _SPACES and self._peek() not in stops:
            self._at += 1
        return self._source[begin : self._at]

    def _skip_spaces(self) -> None:
        while self._peek() in _SPACES and self._peek() != _END:
            self._at += 1

    def _tag(self) -> None:
        begin = self._at
        self._at += 1
        if self._peek() == "/":
            self._at += 1
            self._end_tag(begin)
        else:
            self._start_tag(begin)
        self._at += 1

    def _start_tag(self, begin: int) -> None:
        name = self._until(">").lower()
        if self._peek() == _END:
            raise self._fault("Unclosed start tag", begin)
        if name not in _TYPES:
            raise self._fault(f'Unsupported start tag "{name}"', begin)
        argument = self._attributes(name, begin)
        if name == "span" and argument != "tg-spoiler":
            raise self._fault('Tag "span" must have class "tg-spoiler"', begin)
        self._open.append(_Tag(name, argument, self._units, len(self._text)))

    def _attributes(self, tag: str, begin: int) -> str:
        """Take the attributes up to the closing bracket; return the one that the tag is about, or nothing."""
        argument = ""
        while True:
            self._skip_spaces()
            if self._peek() == ">":
                return argument
            name = self._until("=>/\"'")
            if not name:
                raise self._fault(f'Empty attribute name in the tag "{tag}"', begin)
            self._skip_spaces()
            value = self._value(tag, begin) if self._peek() == "=" else None
            if self._peek() == _END:
                raise self._fault("Unclosed start tag", begin)
            if (tag, name) == ("blockquote", "expandable"):
                argument = "expandable"
            elif value is not None and (tag, name) in _ATTRIBUTES:
                argument = value

    def _value(self, tag: str, begin: int) -> str:
        self._at += 1
        self._skip_spaces()
        if self._peek() == _END:
            raise self._fault(f'Unclosed start tag "{tag}"', begin)
        return self._quoted() if self._peek() in "\"'" else self._name_token()

    def _quoted(self) -> str:
        quote, value = self._peek(), ""
        self._at += 1
        while self._peek() not in {quote, _END}:
            value += self._character()
        if self._peek() == quote:
            self._at += 1
        return value

    def _name_token(self) -> str:
        begin = self._at
        while self._peek().isascii() and (self._peek().isalnum() or self._peek() in ".-"):
            self._at += 1
        if self._peek() not in _SPACES and self._peek() != ">":
            raise self._fault("Unexpected end of name token", begin)
        return self._source[begin : self._at].lower()

    def _end_tag(self, begin: int) -> None:
        if not self._open:
            raise self._fault("Unexpected end tag", begin)
        name = self._until(">").lower()
        self._skip_spaces()
        if self._peek() != ">":
            raise self._fault("Unclosed end tag", begin)
        tag = self._open.pop()
        if name not in {"", tag.name}:
            place = f"at byte offset {self._bytes(begin)}"
            raise self._fault(f'Unmatched end tag {place}, expected "</{tag.name}>", found "</{name}>"')
        if self._units > tag.offset:
            self._close(tag)

    def _close(self, tag: _Tag) -> None:
        if any(_TYPES[outer.name] == _TYPES[tag.name] for outer in self._open):
            return  # one of the same kind around it says all
        entity: Entity = {"type": tag.kind, "offset": tag.offset, "length": self._units - tag.offset}
        if tag.name == "a":
            url = checked_link(tag.argument or self._text[tag.character :])
            if not url:
                return
            entity["url"] = url
        elif tag.name == "tg-emoji":
            if not tag.argument.isdigit() or not int(tag.argument):
                raise self._fault("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = tag.argument
        self._entities.append(entity)


def _reference(text: str, at: int) -> tuple[str, int] | None:
    """Return the character that the reference at ``at`` stands for and where it ends; None when it is no reference."""
    end = at + 1
    if text[end : end + 1] == "#":
        base, digits, end = (
            (16, "0123456789abcdef", end + 2) if text[end + 1 : end + 2] == "x" else (10, "0123456789", end + 1)
        )
        begin = end
        while end < len(text) and text[end].lower() in digits and text[end].isascii():
            end += 1
        code = int(text[begin:end] or "0", base)
        if not 0 < code < 0x10FFFF or end - at >= 10:
            return None
        character = chr(code)
    else:
        while end < len(text) and text[end].isascii() and text[end].isalpha():
            end += 1
        character = _NAMED.get(text[at + 1 : end], "")
        if not character:
            return None
    return character, end + (text[end : end + 1] == ";")
