"""Whether a passage certainly cannot give what is asked for: sure signs only, since a right answer must pass."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.answering.details import Detail, asked_details
from bot.answering.names import Names, names_in
from bot.answering.ordinals import Place, another_place, ordinals_in
from bot.answering.sought import words_for_sought
from bot.answering.values import ValueKind, values_in
from bot.answering.years import Years, read_years
from corpus.model import Passage
from index.embedding_text import passage_text
from index.folding import fold

# What gives a detail without being a value. The words are matched in folded text.
_FREE = re.compile(
    r"bezplatn|nieodplatn|darmow|bez oplat|zwolni|nie pobiera|za darmo|free of charge|безкоштовн|безоплатн"
)
_SPELT_NUMBER = re.compile(
    r"\b(?:jed(?:en|na|no|nego|nej|nym)|dw(?:a|ie|och|u|oma|om)|trzy|trzech|trzema|cztery|czterech|piec\w*|szesc\w*"
    r"|siedem|siedmi\w*|osiem|osmi\w*|dziewiec\w*|dziesie\w*|\w+nascie|\w+nastu|\w+dziesiat\w*|kilka\w*|kilku"
    r"|oba|obie"
    r"|pol|polow\w+|wiekszosc(?:ia?)?|zaden|zadn\w+|wszystk\w+|pojedyncz\w+|wiele|wielu|sto|stu|raz|pierwsz\w+"
    r"|drug(?:i|a|ie|im"
    r"|iego|iej)"
    r"|trzeci\w*|czwart\w+|piat(?:y|a|ym|ej|ego)|szost\w+|siodm\w+|osm(?:y|a|ym)|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|один|два|дві|три)\b"
)
# What is listed can be counted.
_LIST = re.compile(r":[^:]+,[^:]+,")
_WORD_OF_TIME = re.compile(
    r"kwartal|wiosn|jesien|\bzim[ay]|\blatem|\bstale\b|ciagl|caly rok|cyklicz|corocz|co rok|rocznie|przed\b|\bpo\b"
    r"|niezwlocznie|dowoln|od razu|\bgdy\b|\bjesli\b|\bjezeli\b|\bpodczas|\bdopiero|\bzanim|\bdo konca|zakoncz"
    r"|spring|autumn|quarter|before|after|always|rolling|\bif\b|протягом|після|перед|якщо"
)
_UNIT_OF_TIME = re.compile(
    r"\b(?:rok|roku|miesiac\w*|tydzien|dzien|dobe|godzine|year|month|week|day|рік|місяць|день)\b"
)
_PHONE = re.compile(
    r"(?:\+\d{2}|\btel\b)[\d\s().:-]{6,}|(?<!\d)\d{3}[\s-]\d{3}[\s-]\d{3}(?!\d)"
    r"|(?<!\d)\d{2}[\s-]\d{3}[\s-]\d{2}[\s-]\d{2}(?!\d)"
)
_EMAIL = re.compile(r"@")
_ADDRESS = re.compile(
    r"\b(?:ul|al|pl|os)\. |\bulic|\balej|\bplac\b|\d{2}-\d{3}\b|вул\.|\w\.(?:pl|eu|org|com|gov|net|int)\b|@"
    r"|\bportal|stron"
)
_ACT = re.compile(r"\bart\.|§|\bustaw|rozporzadz|kodeks|zarzadz|dyrektyw|konwencj|konstytuc|dz\. ?u|\blaw\b|regulation")
_FORM = re.compile(
    r"formularz|\bwzor|szablon|generator|system|portal|wniosek|wniosk|\bdruk|elektron|on-?line|e-?mail|epuap|zalacz"
    r"|karta|ofert|przyklad|matryc|tabel|template|\bform\b|бланк|формуляр"
)
# Two words with capitals are a person unless one of them belongs to the name of an office or an organisation.
_CAPITAL = r"[A-ZĄĆĘŁŃÓŚŹŻА-ЯІЇЄҐ]"
_OFFICE = (
    r"(?:Ministerst|Departament|Urz|Zwi|Rad[aąęyz]|Fundacj|Stowarzysz|Instytut|Europ|Forum|Dyplomacj|Wydzia|Pols"
    r"|Samorz"
    r"|Unii|Zagrani|Polity|Sea\b|Money|Pomorz)"
)
_NAMED_PERSON = re.compile(rf"\b(?!{_OFFICE}){_CAPITAL}[\w-]+\s+(?!{_OFFICE}){_CAPITAL}[\w-]{{2,}}")
_CAPITAL_INSIDE = re.compile(rf"(?<=[\w,;:] ){_CAPITAL}")
# A passage that says what is not known is itself the answer.
_GAP = re.compile(
    r"\bnie (?:poda|zawiera|wynik|wiadomo|ma\b|znalezion|zachow|okresl|wskaz|wymieni|ujawni|opis|przewid)"
    r"|\bbrak(?:uje)?\b|niedostepn|\bbez (?:dat|kwot|liczb)|\bnot (?:given|known|stated)|не вказ|невідом"
)


@dataclass(frozen=True, slots=True)
class PassageDetails:
    """A passage, read for the details that it can give; ``dates`` counts the days, months and years that it names.

    ``says_what_is_unknown`` tells whether the passage itself says that something is not known.
    """

    text: str
    folded: str
    searched: str
    kinds: frozenset[ValueKind]
    dates: int
    years: Years
    ordinals: frozenset[Place]
    says_what_is_unknown: bool

    def has(self, *kinds: ValueKind) -> bool:
        """Return whether the text names a value of one of ``kinds``."""
        return not self.kinds.isdisjoint(kinds)

    def says(self, *patterns: re.Pattern[str]) -> bool:
        """Return whether one of ``patterns`` is in the folded text."""
        return any(pattern.search(self.folded) for pattern in patterns)


@dataclass(frozen=True, slots=True)
class QuestionDetails:
    """A question, read for the details that it asks for and those that it takes as given."""

    asked: frozenset[Detail]
    years: Years
    ordinals: frozenset[Place]
    names: Names
    sought: tuple[re.Pattern[str], ...]


_GIVES: Mapping[Detail, Callable[[PassageDetails], bool]] = {
    Detail.AMOUNT: lambda read: read.has(ValueKind.AMOUNT) or read.says(_FREE),
    Detail.COUNT: lambda read: (
        read.has(ValueKind.NUMBER, ValueKind.AMOUNT, ValueKind.SHARE, ValueKind.DURATION)
        or read.says(_SPELT_NUMBER, _LIST)
    ),
    Detail.SHARE: lambda read: read.has(ValueKind.SHARE) or read.says(_SPELT_NUMBER),
    Detail.DEADLINE: lambda read: (
        read.has(ValueKind.DAY, ValueKind.MONTH, ValueKind.DURATION) or read.says(_WORD_OF_TIME)
    ),
    Detail.DAY: lambda read: read.has(ValueKind.DAY, ValueKind.MONTH, ValueKind.DURATION),
    Detail.DATE: lambda read: (
        read.has(ValueKind.DAY, ValueKind.MONTH, ValueKind.YEAR, ValueKind.DURATION) or read.says(_WORD_OF_TIME)
    ),
    Detail.DURATION: lambda read: (
        read.has(ValueKind.DURATION) or read.dates > 1 or read.says(_WORD_OF_TIME, _UNIT_OF_TIME)
    ),
    Detail.PHONE: lambda read: read.says(_PHONE),
    Detail.EMAIL: lambda read: read.says(_EMAIL),
    Detail.ADDRESS: lambda read: read.says(_ADDRESS),
    Detail.PERSON: lambda read: bool(_NAMED_PERSON.search(read.text)),
    Detail.PLACE: lambda read: bool(_CAPITAL_INSIDE.search(read.text)),
    Detail.LAW_PLACE: lambda read: read.says(_ACT),
    Detail.ACT_NUMBER: lambda read: read.has(ValueKind.NUMBER),
    Detail.FORM: lambda read: read.says(_FORM),
}


def missing_details(question: str, passage: Passage) -> frozenset[Detail]:
    """Return the details that ``question`` asks for and ``passage`` certainly cannot give.

    A passage that says itself what is not known lacks nothing: it may be the answer. The passage is taken whole, not as
    one text, since a year in its own words counts for more than one in its title.
    """
    asked, read = read_question(question), read_passage(passage)
    if read.says_what_is_unknown:
        return frozenset()
    missing = {detail for detail in asked.asked if detail in _GIVES and not _GIVES[detail](read)}
    return frozenset(missing | _contradicted_by_name(asked, read))


@lru_cache(maxsize=256)
def read_question(question: str) -> QuestionDetails:
    """Return ``question`` as it is compared with passages."""
    return QuestionDetails(
        asked=asked_details(question),
        years=read_years(question),
        ordinals=ordinals_in(question),
        names=names_in(question),
        sought=words_for_sought(question),
    )


@lru_cache(maxsize=4096)  # the same passages are read for one question after the other
def read_passage(passage: Passage) -> PassageDetails:
    """Return ``passage`` as it is compared with questions; its values are those below its section title."""
    text = f"{passage.section_title}. {passage.text}"
    folded, kinds = fold(text), [value.kind for value in values_in(text)]
    return PassageDetails(
        text=text,
        folded=folded,
        searched=fold(_searched(passage)),
        kinds=frozenset(kinds),
        dates=kinds.count(ValueKind.DAY) + kinds.count(ValueKind.MONTH) + kinds.count(ValueKind.YEAR),
        years=_years_of(passage),
        ordinals=ordinals_in(text),
        says_what_is_unknown=_GAP.search(folded) is not None,
    )


def _contradicted_by_name(asked: QuestionDetails, read: PassageDetails) -> set[Detail]:
    """Return which of the years, places in a series, names and things of the question are not those of the passage."""
    checks = {
        Detail.YEAR: bool(asked.years.spans) and not any(map(read.years.cover, asked.years.spans)),
        Detail.EDITION: another_place(asked.ordinals, read.ordinals),
        Detail.NAME: bool(asked.names.absent_acronyms(read.searched)),
        Detail.THING: not all(words.search(read.searched) for words in asked.sought),
    }
    return {detail for detail, missing in checks.items() if missing}


def _searched(passage: Passage) -> str:
    return f"{passage_text(passage)} {passage.state}"


def _years_of(passage: Passage) -> Years:
    """Return the years that a passage is about: those of its own words, and only without any those of its titles."""
    own = read_years(passage.text).spans
    return read_years(f"{passage.text} {passage.state}" if own else _searched(passage))
