"""When to ask back instead of answering: a bare question ("jaki termin?") that several topics answer equally well."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from bot.answering.details import Detail
from bot.answering.missing import read_question
from bot.answering.model import TopicSuggestion
from bot.answering.topics import nearest_topics
from corpus.model import PassageId
from index.folding import fold
from index.polish import word_forms
from index.protocols import Hit

LEVEL = 0.75
"""Share of the best fused score that the best passage of another document must reach."""

MOST_WORDS = 4
"""Content words; a longer question tells what it is about."""

# A reason says what it is of; a contact is given nowhere in the library, and choosing a topic would not help.
_NO_TOPIC = frozenset({Detail.REASON, Detail.PHONE, Detail.EMAIL, Detail.ADDRESS, Detail.PERSON})

_QUESTION_WORD = re.compile(
    r"\b(?:kto|komu|kogo|gdzie|dokad|kiedy|ile|ilu|jak(?:i|a|ie|ich|iego|iej|im|imi)?|ktor\w+|czy"
    r"|co (?:jest )?(?:trzeba|nalezy|mozna|musi\w*|potrzebn\w+)"
    r"|who|where|when|how|which|хто|де|кому|куди|коли|скільки|як(?:і|ий|а|у|их)?|чи)\b"
)
# What every call, fund and event has: words that name none of them. Beginnings of folded words.
_GENERIC = (
    r"jak|ktor|wher|swoj|termin|deadlin|nabor|wnios|ofert|zgloszen|zglos|zloz|sklad|aplik|ubieg|start|wysl|wysyl"
    r"|przyj|zapis|rejestr"
    r"|kas[aey]$|pienia|pienie|kwot|sum[aey]$|budzet|pul[aei]$|dotacj|grant|dofinans|srodk|koszt|wklad|wlasn"
    r"|limit|oplat"
    r"|maks|min(?:im|\b)|najwi|najwy|dosta|otrzym|przyzna|wynos|wynies|plac|rozlicz|sprawozd"
    r"|dokument|zalacz|dolacz|wypeln|wpis|uprawn|kwalifik|spelni|formular|wzor|warun|wymag|wymog|krytier|kryter"
    r"|zasad|regul|potrzeb|obowiaz"
    r"|projekt|program|konkurs|spotk|wydarz|organiz|prowadz|partner|uczest|udzial|osob|ludzi|liczb"
    r"|trwa|trw[ae]j|dlug|czas|dni$|mies|zaczyn|koncz|skoncz|mija|minal|uplyw|zamyk|zamkn|otwier|otwart|oglosz"
    r"|oglasz|wynik|rozpocz|zakoncz|decyd|ocen|wybier|skontakt|kontakt|telefon|numer|adres|mail|stron"
    r"|wziac|wzias|brac|miec$|nastepn|kolejn|najbliz|dolo[zy]|siebie|zwr[oa]c|finans|pokry|dostep|szczegol|jest$"
    r"|bedzie|beda|chce|chcial|trzeb|musz|musi|mog|moz|pow"
    r"|applica|apply|applying|submit|money|fund|budget|amount|cost|fee$|eligib|document|form$|requir|condit|rule"
    r"|project"
    r"|program|call$|partic|people|take|part$|get$|contact|phone|email|address|long$|start|end$|own$|contribut"
    r"|maxim|minim|do$|does$|many|much|need|clos|open|send|fill|result|happen|new$|next"
    r"|дедлайн|термін|заяв|под[ає]|грош|кошт|сум[ау]|бюджет|грант|дотац|документ|умов|вимог|формуляр|отрим|участ"
    r"|учасн"
    r"|проєкт|проект|програм|конкурс|набір|набор|контакт|телефон|адрес|скіль|потріб|внес|власн|мож|подав|закінч"
    r"|почат|дов|треба|партнер|макс|мінім|наступ|витрат|надісл|результат"
)


def tied_topics(question: str, hits: Sequence[Hit], questions: Mapping[PassageId, str]) -> tuple[TopicSuggestion, ...]:
    """Return two or three topics between which ``question`` does not choose, nearest first, or none to answer it.

    Args:
        question: the whole question, a follow-up read together with the one before.
        hits: what was found, best first.
        questions: a question that each passage answers; a passage without one is no topic.

    """
    if not is_bare(question) or not hits:
        return ()
    level = [hit for hit in hits if hit.score >= LEVEL * hits[0].score]
    topics = nearest_topics(level, questions)
    return topics if len(topics) > 1 else ()


def is_bare(question: str) -> bool:
    """Return whether ``question`` asks for a detail and says nothing of what it should be a detail of."""
    words = word_forms(question)
    if len(words) > MOST_WORDS or not all(any(map(_generic().match, word)) for word in words):
        return False
    read = read_question(question)
    if read.names or read.years.spans or read.ordinals or read.asked & _NO_TOPIC:
        return False
    # "a kwota?" asks by its mark alone.
    return bool(read.asked) or _QUESTION_WORD.search(fold(question)) is not None or question.rstrip().endswith("?")


@cache
def _generic() -> re.Pattern[str]:
    # Compiled with the first question, not at the start of the program.
    return re.compile(_GENERIC)
