"""Which details a question asks for, read from its words in Polish, English and Ukrainian."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache

from index.folding import fold


class Detail(StrEnum):
    """A kind of detail that a question can ask for."""

    AMOUNT = "amount"
    COUNT = "count"
    SHARE = "share"
    DEADLINE = "deadline"
    DAY = "day"
    DATE = "date"
    DURATION = "duration"
    YEAR = "year"
    EDITION = "edition"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    PERSON = "person"
    PLACE = "place"
    LAW_PLACE = "law_place"
    ACT_NUMBER = "act_number"
    FORM = "form"
    MANNER = "manner"
    REASON = "reason"
    CURRENT = "current"
    YES_NO = "yes_no"
    LIST = "list"
    NAME = "name"
    THING = "thing"


# The words are matched in folded text (lower case, no diacritics; Cyrillic as written).
_ASKED: Mapping[Detail, str] = {
    Detail.AMOUNT: (
        r"\bile (?:\w+ ){0,2}?(?:kasy|pieniedzy|zl|zlotych|euro|forsy|hajsu|srodkow|tysiecy|tys|milionow|mln)\b"
        r"|\bile (?:\w+ )?(?:kosztuj|kosztowal|zaplac|plac[ai]|zarabia|wydal|wydaje|doplac)"
        r"|\bile (?:\w+ )?(?:wynosi|wynios)\w* (?:\w+ ){0,3}?(?:dotacj|oplat|kwot|pul|budzet|skladk|diet"
        r"|stypendi|grant)"
        r"|\bjak\w+ (?:\w+ ){0,3}?(?:kwot[aey]|sum[ae]|budzet|pul[ae]|oplat[ae]|koszt|grzywn[ae]|skladk[ae])\b"
        r"|\bjakiej wysokosci|\bza ile\b|\bile maksymalnie (?:\w+ ){0,3}dosta"
        r"|how much (?:money|funding|does|did|is)\b|\bwhat (?:is|was) the (?:\w+ ){0,3}(?:budget|fee|amount|cost)\b"
        r"|скільки (?:\w+ )?(?:грошей|коштів|злотих|коштує)|\bяк(?:у|а|ий|ою) (?:\w+ ){0,2}?(?:сум[аиуою]+"
        r"|бюджет|вартість)"
    ),
    Detail.COUNT: r"(?<!\bna )\b(?:ile|ilu|iloma)\b|how many|скільк",
    Detail.SHARE: (
        r"\bprocent|\bjaki (?:\w+ )?odsetek|\bjaka czesc (?:budzet|pul|koszt|wszystk|dotacj|srodk|cal|z)"
        r"|per ?cent|what share|відсот(?:ок|ків|ка)\b|яка частка"
    ),
    Detail.DEADLINE: (
        r"\bdo kiedy|\b(?:jaki|jakie|jakim|ktorym) (?:\w+ )?termin|\b(?:when|what)\b.{0,40}deadline"
        r"|\bdeadline for|until when|by when|до коли|\bяк\w+ .{0,30}(?:дедлайн|термін)"
    ),
    Detail.DAY: (
        r"\b(?:ktorego|jakiego) dnia|\bw (?:jakich dniach|jakim dniu|ktorym dniu|ktorym miesiacu)|\bjak(?:a"
        r"|ie) (?:jest |byla "
        r"|sa |byly )?dat[ay]\b"
        r"|\bw jakich datach|\b(?:what|which|exact) (?:date|day)s?\b|якого числа|якого дня|яка дата"
    ),
    Detail.DATE: (
        r"(?<!\bdo )(?<!, )\bkiedy\b(?! (?:sie|trzeba|musi|mozna|dolicza|stosuje|nalezy))|\bw (?:ktorym|jakim) roku"
        r"|\bwhen (?:is|was|were|did|does|do|will)\b(?!.*\brequired)|\b(?:what|which) year"
        r"|(?<!до )(?<!, )\bколи\b(?! (?:потрібн|треба|можна|нарах))|якого року"
        r"|якому році"
    ),
    Detail.DURATION: (
        r"\bjak dlugo|\bile (?:\w+ )?(?:dni|miesiec\w+|lat|czasu|godzin|tygodni|minut)\b|\bile trwa|how long"
        r"|how many (?:days|weeks|months|years|hours)|скільки (?:\w+ )?(?:днів|тижнів|місяців|років|часу|годин"
        r"|триває)|як довго"
    ),
    Detail.PHONE: (
        r"\bnumer\w* (?:telefon|kontakt|komork)|\bnr tel|\b(?:jaki|podaj|poprosze|prosze o) (?:\w+ )?telefon"
        r"|\btelefon do\b|\bphone|телефон"
    ),
    Detail.EMAIL: (
        r"\badres\w* (?:e-?)?mail|\b(?:podaj|jaki\w*|potrzebuj\w+) (?:\w+ )?e?-?mail|\bmaila? do\b"
        r"|\be-?mail address|електронн\w+ (?:пошт|адрес)"
    ),
    Detail.ADDRESS: (
        r"\bjakim adresem|\bjaki(?: jest)? adres\b|\bjakiej ulicy|\bwhat address|postal address|якою адресою"
        r"|яка адреса"
    ),
    Detail.PERSON: (
        r"\b(?:kto|jak (?:sie )?nazywa\w*)\b (?:\w+ ){0,4}?(?:kierow|przewodnicz|prezes|dyrektor|kierownik"
        r"|pelnomocnik|tlumaczyl|sekretarz)"
        r"|\bwho (?:is|was|chair\w*|led|headed) (?:the |in charge|currently )?(?:director|head|chair|president"
        r"|coordinator|plenipo|of )"
        r"|\bimie i\b|\bnazwisko i\b|\b(?:jakie|podaj) nazwiska|\bname of the (?:person|head|director|coordinator)"
        r"|прізвищ"
    ),
    Detail.PLACE: (
        r"\bw (?:jakim|ktorym) miescie|\bw jakiej sali|\bw jakim hotelu|(?:which|what) (?:city|town)|якому місті"
    ),
    Detail.LAW_PLACE: (
        r"\b(?:ktor|jak)\w+ (?:artykul|przepis|paragraf|ustep)|\b(?:which|what) (?:article|provision|paragraph)"
        r"|\bяк\w+ статт"
    ),
    Detail.ACT_NUMBER: (r"\bjaki numer|\bnumer (?:ma|nosi|uchwaly|ustawy)|\bktorym numerze|\bwhat number|який номер"),
    Detail.FORM: (
        r"\bjak\w+ formularz|\bformularz (?:do|na|zgloszen)|\b(?:jest|macie|gotow\w+|podaj"
        r"|pobrac) (?:\w+ )?(?:wz[o]r|szablon|formularz)"
        r"|\b(?:a|which|what) (?:template|form)\b|бланк|формуляр|шаблон"
    ),
    Detail.MANNER: r"\bkrok po kroku|\bjak (?:\w+ )?\w+c\b|\bhow (?:do|can|to)\b|\bяк (?:\w+ )?\w+ти\b",
    Detail.REASON: r"\bdlaczego|\bczemu\b|\bjakiego powodu|\bjakich powodow|\bwhy\b|чому\b",
    Detail.CURRENT: (
        r"\bdzis|\bteraz\b|\bobecn|\baktualn|\bw tym roku|\btoday|\bnow\b|\bcurrent|this year|сьогодні|зараз"
        r"|цього року"
    ),
    Detail.YES_NO: (
        r"(?:^|[.,;!?] |\ba )(?:(?:czy|чи|is|are|were|does|did|can|must)\b|do (?:i|we|you|they|the|our|all|any"
        r"|\w+s)\b)"
    ),
    Detail.LIST: (
        r"\b(?:jakie|jakich|ktore|ktorych)\b|\bwymien|\blist[aey]\b|\bwhich\b|\blist\b|\bякі\b|перелік|список"
    ),
}

WORDED_DETAILS: tuple[Detail, ...] = tuple(_ASKED)
"""The kinds that words ask for; a year, an edition or a name is named by a question, and a passage has it or not."""


@lru_cache(maxsize=256)  # one question is read for what it asks in several places
def asked_details(question: str) -> frozenset[Detail]:
    """Return the kinds of detail that the words of ``question`` ask for."""
    folded = fold(question)
    asked = frozenset(detail for detail, pattern in _patterns().items() if pattern.search(folded))
    # "Ile" that means money or time counts nothing else.
    return asked - {Detail.COUNT} if asked & {Detail.AMOUNT, Detail.DURATION} else asked


@cache
def _patterns() -> Mapping[Detail, re.Pattern[str]]:
    # Compiled with the first question: together the patterns of this size take a tenth of a second of the start.
    return {detail: re.compile(words) for detail, words in _ASKED.items()}
