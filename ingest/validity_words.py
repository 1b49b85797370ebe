"""The words that say what a date in a Polish text is: of a call, a rule, a programme, or of something else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto


class Sense(Enum):
    """What a word makes of the date beside it."""

    CALL = auto()
    DEADLINE = auto()
    PROGRAMME = auto()
    RULE = auto()
    ENTERS = auto()
    REPEALED = auto()
    SUBMIT = auto()
    STATE = auto()
    OPENS = auto()
    CLOSES = auto()
    AFTERWARDS = auto()
    OTHER = auto()


NEUTRAL = frozenset({Sense.SUBMIT, Sense.STATE, Sense.OPENS, Sense.CLOSES})
"""Verbs: what they are said of decides."""

_FORMS = {
    Sense.DEADLINE: (
        r"termin\w* (?:na )?(?:składania|złożenia|złożenie|nadsyłania|przesyłania|zgłasza\w+|zgłosze\w+|nab\w+|"
        r"przyjmowania|aplikowania|wnioskowania|rekrutacji|ofert|wniosków)"
    ),
    Sense.CALL: (
        r"nab[oó]r\w*|wniosk(?:i|ów|u|om)\b|wniosek|aplikacj\w+|ofert(?:y|a|ę|om)?\b|zgłoszeni\w+|zgłoszeń|rekrutacj\w+|"
        r"zapis(?:y|ów)\b|konkurs\w*"
    ),
    Sense.PROGRAMME: r"program(?:y|u|ie|em|ów|ach)?\b|perspektyw\w+|strategi[aięą]\w*|priorytety|priorytetów|edycj\w+",
    Sense.RULE: r"obowiązuj\w+|ważn[yae](?= (?:do|od|w)\b)",
    Sense.ENTERS: r"w(?:chodzi|chodzą|eszł\w+|ejdzie|ejdą|szedł) w życie|stosuje się",
    Sense.REPEALED: r"trac[iąi]\w* moc|utraci\w* moc|przesta\w+ obowiązywać",
    Sense.SUBMIT: (
        r"składa[ćcnj]\w*|złoży[ćc]|złożeni\w+|złożone|nadsyła\w+|nadesła\w+|przesyła\w+|przesła[ćn]\w*|zgłasza\w+|"
        r"zgłosić|zgłaszać|aplikować|wnioskować|przyjmuj\w+|przyjmowan\w+"
    ),
    Sense.STATE: r"termin\w*|trwa\w*|potrwa|otwart[yae]\w*|prowadz\w+|będzie można|można",
    Sense.OPENS: r"rusz[ay]\w*|rozpoczyna\w*|rozpoczni\w*|rozpocz[ęą]\w+|startuj\w+|wystartuj\w+|otwarcie",
    Sense.CLOSES: r"upływa\w*|upłyn\w+|mija\b|minie\b|minął|kończy się|zakończy się|zakończył\w* się|zamknięci\w+",
    Sense.AFTERWARDS: r"sprawozda\w+|rozlicz\w+|wynik\w*|rozstrzyg\w+|faktur\w*|podpisani\w+",
    Sense.OTHER: (
        r"ogłos[iz]\w*|ogłasza\w*|realiz\w+|powsta\w+|założ[oy]\w+|wybudowa\w+|podpisa\w+|zawar\w+|wpłyn\w+|spotka\w+|"
        r"konferencj\w+|szkole\w+|warsztat\w*|wydarze\w+|webinar\w*|seminari\w+|posiedze\w+|wizyt\w*|wyjazd\w*|"
        r"wystaw\w*|wydatk\w+|płatnoś\w+|działa(?:ł\w*|ją)?\b|kadencj\w+|pełni\w*|urodz\w+|opublik\w+|publikacj\w+|"
        r"aktualizacj\w+|zorganizowa\w+|odby[łlw]\w+|przyznan[oaey]\b|przyznał\w*|umow\w+|projekt\w*"
    ),
}
# One word boundary before all of them, on lower-case text: five times as quick as each with its own. What a call is for
# ("wnioski na realizację ... do 31 maja") does not take its deadline away.
_WORD = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{sense.name}>{forms})' for sense, forms in _FORMS.items() if sense is not Sense.OTHER)}"
    rf"|(?<!na )(?<!o )(?P<OTHER>{_FORMS[Sense.OTHER]}))"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that gives a sense, and where it stands."""

    sense: Sense
    start: int
    end: int


def find_words(sentence: str) -> list[Word]:
    """Return the words of ``sentence``, in lower case, that say what a date in it is, in order."""
    return [Word(Sense[match.lastgroup or ""], match.start(), match.end()) for match in _WORD.finditer(sentence)]


def subject_of(senses: Sequence[Sense]) -> Sense | None:
    """Return what a date belongs to: CALL, PROGRAMME, RULE, ENTERS or REPEALED; None for everything else.

    Args:
        senses: of the words on one side of the date, the nearest first, not empty.
    """
    nearest = senses[0]
    if Sense.AFTERWARDS in senses:
        return None
    if nearest in NEUTRAL:
        if nearest is Sense.SUBMIT or Sense.DEADLINE in senses:
            return Sense.CALL
        nearest = next((sense for sense in senses if sense not in NEUTRAL), Sense.OTHER)
    if nearest is Sense.DEADLINE:
        return Sense.CALL
    return None if nearest is Sense.OTHER else nearest
