"""The sentences of a message that ask, without those in which people tell who they are."""

import re
from collections.abc import Iterator

from index.folding import fold

# Questions are short and often without capitals. The rules of index.sentences join short sentences, and here "Jestem
# radną z Chełmży." has to stay alone.
_END = re.compile(r"(?<=[?!;])\s+|(?<=[.:–])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻА-ЯІЇЄҐ])")
_INTRODUCTION = re.compile(
    r"\b(?:jestem|jestesmy|pracuje(?:my)?\b|prowadz(?:e|imy)\b|mieszkam|ucze\b|jako|nasz|moj|mam\b|mamy|robi(?:e"
    r"|my)\b"
    r"|pisz(?:e|emy)\b|przygotowuje(?:my)?\b|szukam|chce|chcial|chciel|ukladam"
    r"|we are|i am|our|my|i work|я|ми|наш)"
)
_ENGLISH = re.compile(r"\b(?:the|what|which|why|how|when|who|is|are|were|does|did|can)\b", re.IGNORECASE)
_CYRILLIC = re.compile(r"[А-ЯІЇЄҐа-яіїєґ]")


def asking_sentences(message: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences in which nobody speaks of themselves, each with its place in ``message``."""
    start = 0
    for end in [*(match.end() for match in _END.finditer(message)), len(message)]:
        sentence = message[start:end].rstrip()
        if sentence and not _INTRODUCTION.search(fold(sentence)):
            yield start, sentence
        start = end


def is_english(text: str) -> bool:
    """Return whether a small word of English, and of no other language here, is in ``text``."""
    return _ENGLISH.search(text) is not None


def is_polish(text: str) -> bool:
    """Return whether ``text`` can be Polish: no Cyrillic letter and no small word of English."""
    return not (_CYRILLIC.search(text) or is_english(text))
