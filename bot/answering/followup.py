"""Short follow-ups: "a dla NGO?", "do kiedy?" mean little without the question before."""

import re

from bot.answering.folding import fold

MOST_WORDS = 7
"""A longer text stands on its own."""

_OPENING = re.compile(r"^\s*(a|i|oraz|ale|no a|and|but|what about|how about|а|і|й|та|а як щодо)\b", re.IGNORECASE)
_POINTING = re.compile(
    r"\b(to|tego|tym|temu|tam|nim|niej|nich|ich|jego|jej|ten|ta|te|it|that|this|them|there|її|його|це|цього|там|них)\b"
)
_ELLIPTIC = re.compile(
    r"^(do kiedy|od kiedy|kiedy|ile|za ile|gdzie|kto|dla kogo|dlaczego|jak|skad|ilu|na ile|po co|z kim|a co"
    r"|until when|since when|when|how much|how many|where|who|why|how|for whom"
    r"|до коли|коли|скільки|де|хто|для кого|чому|як)\b"
)
MOST_ELLIPTIC_WORDS = 3


def is_follow_up(text: str) -> bool:
    """Return whether ``text`` leans on the question before.

    It does when it is short and opens like a continuation ("a ..."), points back ("ile to ...") or is a bare question word
    with next to nothing behind it ("do kiedy?").
    """
    words = re.findall(r"\w+", text)
    if not words or len(words) > MOST_WORDS:
        return False
    folded = fold(text).strip()
    if _OPENING.search(text) or _POINTING.search(folded):
        return True
    return len(words) <= MOST_ELLIPTIC_WORDS and bool(_ELLIPTIC.search(folded))


def complete(text: str, previous: str | None) -> str:
    """Return ``text`` with the question before in front of it when it is a follow-up, else ``text`` itself."""
    if previous is None or not is_follow_up(text):
        return text
    return f"{previous.strip()} {text.strip()}"
