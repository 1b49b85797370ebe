"""Short follow-ups: "a dla NGO?", "do kiedy?", "chodziło mi o 2016" mean little without the question before."""

import re

from index.folding import fold

MOST_WORDS = 7
"""A longer text stands on its own."""

BARE_WORDS = 2
"""A bare question word, with one word at most behind it, asks nothing by itself."""

PHRASE_WORDS = 3
"""Up to so many words a text that opens with a preposition names only what else the question is about."""

ELLIPTIC_WORDS = 4
"""Up to so many words a text that opens with a question word may lean on the question before."""

_OPENING = re.compile(
    r"^\s*(a|i|oraz|ale|albo|no a|to a|and|but|or|what about|how about|а|і|й|та|але|або)\b", re.IGNORECASE
)
_POINTING = re.compile(
    r"\b(tego|tym|temu|tam|nim|niej|nich|ich|jego|jej|tamt\w+|wtedy|potem|it|this|them|there|then"
    r"|її|його|цього|там|них|тоді|потім)\b"
)
_QUESTION_WORD = re.compile(
    r"^(do kiedy|od kiedy|kiedy|ile|za ile|gdzie|kto|dla kogo|dlaczego|jak|skad|ilu|na ile|po co|z kim"
    r"|until when|since when|when|how much|how many|where|who|why|how|for whom"
    r"|до коли|коли|скільки|де|хто|для кого|чому|як)\b"
)
_PREPOSITION = re.compile(
    r"^(dla|w|we|od|do|z|ze|na|przez|o|po|przy|poza|oprocz|bez|tylko|takze|rowniez|for|in|with|from|without|only"
    r"|для|у|в|від|до|з|на|без|тільки)\b"
)
_CORRECTING = re.compile(
    r"^(?:(?:nie|przepraszam|sorry|no|ні|вибачте)\b[\s,]*)?"
    r"(?:chodzi(?:[lł]o)? mi o|mam na my[sś]li|mia[lł][ae]?m na my[sś]li|raczej|mia[lł]o by[cć]"
    r"|i mean|i meant|rather|я ма(?:в|ла) на увазі|йдеться про)\b[\s,:]*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s*[–—-]\s*(?:19|20)\d\d)?(?!\d)")
_GROUP = re.compile(
    r"\b(?:gmin\w*|powiat\w*|miast\w*|samorz[aą]d\w*|jst|stowarzysze\w+|fundacj\w+|organizacj\w+|ngo\w*|szk[oóÓ][lł]\w*"
    r"|uczeln\w+|wolontariusz\w*|m[lł]odzie[zż]\w*|municipalit\w+|associations?|foundations?|schools?|volunteers?"
    r"|громад\w*|асоціаці\w*|фонд\w*|шк[оі]л\w*|нуо|волонтер\w*)\b",
    re.IGNORECASE,
)
# What joins a follow-up to the question before and adds nothing to it.
_JOINING = frozenset(
    """
    a i oraz ale albo no nie tylko też tez także takze w we dla o z ze na od do ile co jak kiedy czy roku rok r lata
    and but or in for the of what about how year only а і й та але або для у в за як що рік році року
    """.split()  # noqa: SIM905 - quotes around each word would hide them
)


def readings(text: str, previous: str | None) -> tuple[str, ...]:
    """Return the ways to read ``text``, the likeliest first; each is a whole question.

    A continuation ("a dla NGO?"), a correction ("chodziło mi o 2016"), a text that points back ("ile tego jest?") and a
    bare question word ("do kiedy?") are read together with the question before; a short question that may stand alone
    is tried alone first. Another year or another kind of applicant takes the place of the one in the question before.

    Args:
        text: what the person wrote now.
        previous: the question before, as it was answered, or None.
    """
    words = re.findall(r"\w+", text)
    if previous is None or not words or len(words) > MOST_WORDS:
        return (text,)
    together = _completed(previous.strip(), _CORRECTING.sub("", text.strip()))
    if _leans(text, len(words)):
        return (together, text)
    if _QUESTION_WORD.search(fold(text).strip()) and len(words) <= ELLIPTIC_WORDS:
        return (text, together)
    return (text,)


def _leans(text: str, words: int) -> bool:
    """Return whether ``text`` means little alone."""
    folded = fold(text).strip()
    return bool(
        _OPENING.search(text)
        or _CORRECTING.search(text.strip())
        or _POINTING.search(folded)
        or (_QUESTION_WORD.search(folded) and words <= BARE_WORDS)
        or (_PREPOSITION.search(folded) and words <= PHRASE_WORDS)
        or not _added(text)
    )


def _completed(previous: str, text: str) -> str:
    """Return the question before with what ``text`` changes in it, or with ``text`` behind it."""
    changed = previous
    for kind in (_YEAR, _GROUP):
        changed = _replaced(changed, text, kind)
    return changed if changed != previous and not _added(text) else f"{changed} {text}"


def _replaced(previous: str, text: str, kind: re.Pattern[str]) -> str:
    """Put the year or applicant that ``text`` names in the place of the only one in the question before."""
    before = set(kind.findall(previous))
    new = [each for each in kind.findall(text) if each not in before]
    return previous.replace(before.pop(), new[-1]) if new and len(before) == 1 else previous


def _added(text: str) -> list[str]:
    """Return the words of ``text`` beside joining ones, years and applicants."""
    rest = _GROUP.sub(" ", _YEAR.sub(" ", text))
    return [word for word in re.findall(r"\w+", rest.lower()) if word not in _JOINING]
