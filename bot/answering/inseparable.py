"""Which sentences of a passage cannot be quoted without one another: parted, they would say something else."""

import re
from functools import cache

from index.folding import fold
from index.sentences import split_sentences

# A sentence that begins so goes on about the one before it, limits it or takes it back. Matched in folded text.
_GOES_ON = (
    r"(?:ten|ta|to|te|ci|tego|tej|temu|tych|tym|taki\w*|takich|w takim|w tym|w tych|w ten|wtedy|wowczas|on|ona|ono"
    r"|oni|one|jego|jej|ich|powyzsz\w+|ww\."
    r"|ale|a|lecz|jednak\w*|natomiast|niemniej|mimo|chyba ze|z wyjatkiem|wyjat\w+|poza tym|oprocz|z zastrzezeniem"
    r"|pod warunkiem|o ile|nie dotyczy|dotyczy|w przeciwnym|inaczej|tylko|dlatego|oznacza|zatem|wiec|czyli"
    r"|rowniez|takze|this|these|that|those|it|they|such|but|however|unless|except\w*|otherwise|in this|in that|only"
    r"|therefore"
    r"|це|цей|ця|ці|того|такий|така|таке|такі|але|однак|проте|крім|окрім|за винятком|якщо ні|тоді|він|вона|воно|вони)\b"
)
_ITEM = re.compile(r"\s*(?:[•–-]\s|\(?(?:\d{1,2}|[a-z])[.)]\s)")


def inseparable_runs(passage: str) -> list[str]:
    """Cut ``passage`` where it may be cut; the concatenation of the runs is the passage itself.

    What a sentence refers back to, an exception and the rule, and a list and its introduction stay in one run.
    """
    runs: list[str] = []
    for sentence in split_sentences(passage):
        if runs and _belongs(sentence, runs[-1]):
            runs[-1] += sentence
        else:
            runs.append(sentence)
    return runs


@cache
def _goes_on() -> re.Pattern[str]:
    # Compiled with the first long passage, not at the start of the program.
    return re.compile(_GOES_ON)


def _belongs(sentence: str, before: str) -> bool:
    """Return whether ``sentence`` cannot stand without what is ``before`` it, or the other way round."""
    beginning = fold(sentence.lstrip())
    announced = before.rstrip().endswith((":", ",", ";"))
    return announced or _ITEM.match(sentence) is not None or _goes_on().match(beginning) is not None
