"""Words of Polish text: folded forms, stems and word beginnings, with identifiers kept whole."""

import re
import threading
import unicodedata
from functools import lru_cache

from Stemmer import Stemmer

from index.folding import fold

BEGINNING = 4
"""Letters of a word that stand for all its forms; beginnings and stems are marked so that they meet no whole word."""

_GROUPED = re.compile(r"(?<!\w)\d{1,3}(?:[ .,]\d{3})+(?!\d)")
_TOKEN = re.compile(_GROUPED.pattern + r"|\w+(?:[./@‐–-]\w+|(?<=\d),\d+)*")
_DIGIT = re.compile(r"\d")
_PART = re.compile(r"\d+|[^\W\d_]+")

# Words too common to tell passages apart: Polish, English and Ukrainian, folded.
STOP_WORDS = frozenset(
    """
    a aby ale albo az bo by byc bez bylo byla byly byl co czy czym dla do gdy gdzie go i ich ile ilu im ja jak
    jaka jaki jakie jakich jako je jego jej jest jestem jesli juz kiedy kogo kto ktos ktora ktore ktory ktorej
    ktorych lub ma maja mam mamy mi mnie moge moze mozna moj musi na nad nam nas nasz nasza nasze nie niz no o
    od on ona one oni oraz po pod podaj poza prosze przed przez przy sa sie skad ta tak takie taki tam te tego
    tej ten to trzeba tu ty tych tylko tym u w we wiec wy z za ze zeby an and are be by can did do does for
    from has have how i in is it me much my of on or our that the their there to was we were what when which
    who will with але або без був була було були в ви від вони для до є з за й його як яка яке який які і із їх
    його її коли ми можна на над нам не ні о по при про та так те ти то у хто це чи що я
    """.split()  # noqa: SIM905 - quotes around 200 words would hide them
)


@lru_cache(maxsize=256)  # one question is cut into words in ten places, the sentences of its answer in some
def word_forms(text: str) -> tuple[frozenset[str], ...]:
    """Return the content words of ``text``, each as the set of forms under which it can be found.

    The forms are the folded word, its stem (Snowball) and its first letters, so that a question without diacritics, in
    another case or with an ending misspelt still meets the passage. benchmarks/words.py compares this with lemmas.

    What has several parts ("KA210", "16-12", "2012–2016", "biuro@ekip.pl") is kept whole beside them, also without its
    marks where it has letters ("KA-210", "KA 210" and "ka210" meet); a number is the same however its thousands are
    grouped.
    """
    words: list[frozenset[str]] = []
    for token in _TOKEN.findall(unicodedata.normalize("NFKC", text)):
        parts = _PART.findall(token)
        if len(parts) > 1:
            words.append(_whole(token, parts))
        words.extend(forms for part in parts if (forms := _forms(part.lower())))
    return tuple(words)


@lru_cache(maxsize=1024)
def whole_forms(word: frozenset[str]) -> frozenset[str]:
    """Return the forms that stand for the whole word: its beginning is that of too many others."""
    return frozenset(form for form in word if not form.endswith("*"))


def identifier_share(text: str) -> float:
    """Return the share, 0 to 1, of the words of ``text`` that hold a digit; 0 when there are no words."""
    words = word_forms(text)
    return sum(any(map(_DIGIT.search, word)) for word in words) / len(words) if words else 0.0


def _whole(token: str, parts: list[str]) -> frozenset[str]:
    joined = fold("".join(parts))
    if _GROUPED.fullmatch(token):
        return frozenset({joined})
    # 2.5 is not 25, but KA-210 is KA210.
    return frozenset({fold(token)} if joined.isdigit() else {fold(token), joined})


class _OfThread(threading.local):
    """A stemmer keeps the word that it works on, so threads must not share one; making one for each word takes longer.

    It remembers no words of its own: ``_forms`` does.
    """

    def __init__(self) -> None:
        self.stemmer = Stemmer("polish", 0)


_OWN = _OfThread()


@lru_cache(maxsize=50_000)
def _forms(word: str) -> frozenset[str]:
    folded = fold(word)
    if folded in STOP_WORDS or (len(folded) == 1 and not folded.isdigit()):
        return frozenset()
    if not folded.isalpha():
        return frozenset({folded})
    forms = {folded, _OWN.stemmer.stemWord(folded) + "~"}
    if len(folded) > BEGINNING:
        forms.add(folded[:BEGINNING] + "*")
    return frozenset(forms)
