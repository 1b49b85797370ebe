"""Which language a person writes: Polish, English or Ukrainian, with or without diacritics.

Own code, as it does better here than the libraries and can say that it does not know. Measured on the 2,414 questions
of ``corpus/questions`` and the first seven of each passage in ``corpus/library/asked`` (3,031; there the fourth is the
foreign one), Polish for what it does not know (a person usually wrote something clearer before):

========================================  ==========  ========  ============
detector                                  right       memory    installed
========================================  ==========  ========  ============
this one (3 wrong, 23 unknown)            99.9 %      0         0
py3langid 0.4.0                           99.7 %      80 MB     5 MB
lingua 2.1.1                              99.4 %      138 MB    96 MB
lingua 2.1.1, low accuracy mode           99.3 %      15 MB     96 MB
========================================  ==========  ========  ============

The words and endings were extended once after a look at what was missed, so a few tenths of the lead are flattery.
"""

import re

from bot.answering.model import Language
from index.folding import fold

LONGEST_LOOK = 1000
"""Characters; the beginning of a long text tells its language."""

CYRILLIC_SHARE = 3
"""One word of three in Cyrillic letters: Ukrainian questions quote Polish names, seldom the other way round."""

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_POLISH_LETTER = re.compile(r"[ąćęłńóśźż]")
_POLISH_SHAPE = re.compile(
    r"[csdr]z|acj|cji|wsp|kt[oe]r|(?:ow|ego|emu|ych|ymi|ami|ach|ow[aey]|sk[ai]|skie|osci?|ni[ae]|owac|[uo]je|ej)$"
)

# Function words and the words of questions, folded (no diacritics). Words that both languages have are left out:
# "a", "i", "do", "to", "on", "my", "no", "by", "go", "ten"; and English ones that are at home in Polish: "deadline".
_POLISH = """
    aby ale albo bez bo bedzie byc byl byla bylo byly byli chce chcemy ci co cos czego czemu czy czyli czym dla
    dlaczego dzien dobry czesc dziekuje dzieki prosze gdy gdzie gdyby ich ile ilu im inne ja jak jaka jaki jakie jakiego
    jakiej jakim jakimi jakich jako je jego jej jest jestem jesli jeszcze juz kiedy kim kogo komu kto ktora ktore ktory
    ktorego ktorej ktorych ktorym lub ma macie maja mam mamy mi mial mialo mialy miala mnie moge moga moze mozna mozemy
    musi musimy musze na nad nam nas nasz nasza nasze nasi naszej naszego nie niz od ona one oni oraz pan pani po pod
    podczas poza potem przed przez przy sa sie skad swoj ta tak taki takie tam te tego tej tez tu tych tylko tym u w we
    wedlug wiec wszystko z za ze zeby zostac gmina gminy miasto rok roku lata lat nabor konkurs konkursu dotacja
    dotacji termin kwota wniosek samorzad samorzadu fundacja stowarzyszenie projektu umowa ustawa kwoty warunki
"""
_ENGLISH = """
    about after all also am an and any are as at be been before between but can cannot could did does for from
    had has have he help her here hi hello his how if in into is it its just know like long made many me more most much
    must need not of off or our out over please possible say she should since so some someone tell than thanks thank
    that the their them then there these they this those through under until up us use was we were what when where
    which who whom whose why will with within without work would year you your grant funding apply application
"""
_POLISH_WORDS = frozenset(_POLISH.split())
_ENGLISH_WORDS = frozenset(_ENGLISH.split())


def detect_language(text: str) -> Language | None:
    """Return the language of ``text``; None when nothing in it tells, as in "KA210?" or a name alone."""
    words = _WORD.findall(text[:LONGEST_LOOK].casefold())
    cyrillic = sum(bool(_CYRILLIC.search(word)) for word in words)
    if cyrillic * CYRILLIC_SHARE > len(words):
        return Language.UK
    polish = sum(map(_polish_weight, words))
    english = sum(fold(word) in _ENGLISH_WORDS for word in words) * 2
    if polish == english:
        return None
    return Language.PL if polish > english else Language.EN


def choose_language(text: str, saved: Language | None, client_language: str | None) -> Language:
    """Return the language to talk in.

    Args:
        text: what the person wrote; "" when they wrote nothing of their own, such as a command or a button.
        saved: what the person chose; it always wins. None when they did not choose.
        client_language: the code to go by when the text does not tell, such as "uk" or "en-GB": of their app, or of
            what they wrote before; Polish is for every other.
    """
    return saved or detect_language(text) or language_of(client_language)


def language_of(code: str | None) -> Language:
    """Return the language of a code such as "uk" or "en-GB"; Polish for every other and for None."""
    known = {language.value: language for language in Language}
    return known.get((code or "").casefold()[:2], Language.PL)


def _polish_weight(word: str) -> int:
    folded = fold(word)
    return 2 * (folded in _POLISH_WORDS) + bool(_POLISH_LETTER.search(word) or _POLISH_SHAPE.search(folded))
