"""Short follow-ups: "a dla NGO?", "do kiedy?" mean little without the question before."""

import re

from index.folding import fold

MOST_WORDS = 7
"""A longer text stands on its own."""

BARE_WORDS = 2
"""A bare question word, with one word at most behind it, asks nothing by itself."""

ELLIPTIC_WORDS = 4
"""Up to so many words a text that opens with a question word may lean on the question before."""

_OPENING = re.compile(r"^\s*(a|i|oraz|ale|no a|and|but|what about|how about|а|і|й|та)\b", re.IGNORECASE)
_POINTING = re.compile(r"\b(tego|tym|temu|tam|nim|niej|nich|ich|jego|jej|it|this|them|there|її|його|цього|там|них)\b")
_QUESTION_WORD = re.compile(
    r"^(do kiedy|od kiedy|kiedy|ile|za ile|gdzie|kto|dla kogo|dlaczego|jak|skad|ilu|na ile|po co|z kim"
    r"|until when|since when|when|how much|how many|where|who|why|how|for whom"
    r"|до коли|коли|скільки|де|хто|для кого|чому|як)\b"
)


def readings(text: str, previous: str | None) -> tuple[str, ...]:
    """Return the ways to read ``text``, the likeliest first; each is a whole question.

    A continuation ("a dla NGO?"), a text that points back ("ile tego jest?") and a bare question word ("do kiedy?")
    are read together with the question before; a short question that may stand alone is tried alone first.

    Parameters:
        text: what the person wrote now.
        previous: the question before, as it was answered, or None.
    """
    words = re.findall(r"\w+", text)
    if previous is None or not words or len(words) > MOST_WORDS:
        return (text,)
    together = f"{previous.strip()} {text.strip()}"
    folded = fold(text).strip()
    opens = bool(_QUESTION_WORD.search(folded))
    if _OPENING.search(text) or _POINTING.search(folded) or (opens and len(words) <= BARE_WORDS):
        return (together, text)
    if opens and len(words) <= ELLIPTIC_WORDS:
        return (text, together)
    return (text,)
