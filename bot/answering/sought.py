"""The thing that a question seeks ("ile osób", "jaka kara", "which language"), and the words that speak of it."""

import re
from functools import cache

from index.folding import fold

# Each thing that is sought, and the words in one of which a passage would have to speak of it, in three languages. A
# passage that has none of them does not give it; what is not listed here is not checked.
_COUNTED: tuple[tuple[str, str], ...] = (
    (
        r"osob|uczestnik|ludzi|wolontariusz|mlodziez|people\b|participant|persons?\b|осіб|людей|учасник",
        r"osob|uczestni|ludzi|wolontariusz|mlodziez|czlonk|prelegent|ekspert|gosci|delegat|chetn|mieszkan|people|participa",
    ),
    (r"punktow\b|points?\b|бал(?:и|ів)", r"punkt|pkt\b|points?\b|бал|пункт"),
    (r"stron(?:ach)?\b|pages?\b|сторін", r"stron|\bs\. ?\d|pages?\b|сторін"),
    (r"glos(?:y|ow|ami)\b|poslow|votes?\b|голос|депутат", r"glos|wiekszosc|posl|votes?\b|deput|голос|депутат"),
    (
        r"wniosk(?:ow|ach)\b|ofert\b|zgloszen|projektow\b|applications?\b|proposals?\b|projects?\b|заявок|про[єе]кт",
        r"wnios|ofert|zglosz|projekt|application|proposal|project|заяв|проєкт|проект|пропозиц",
    ),
    (r"kraj(?:ow|ach)\b|panstw(?:ach)?\b|countries|країн|держав", r"kraj|panstw|countr|країн|держав"),
    (
        r"gmin\b|samorzadow\b|powiatow\b|miast(?:ami)?\b|municipalit|local governments|cities|towns|громад|гмін|міст",
        r"gmin|samorzad|jst\b|powiat|miast|miejsc|municipalit|local gov|cit(?:y|ies)|towns?\b|громад|гмін|міст",
    ),
    (r"szkol\b|schools?\b|шкіл", r"szkol|school|шкіл|школ"),
    (r"wskaznikow\b|indicators?\b|показник", r"wskaznik|indicator|показник"),
    (r"uwag\b|comments?\b|зауваж", r"uwag|komentar|comment|зауваж"),
    (r"rozdzial|chapters?\b|розділ", r"rozdzial|czesc|chapter|розділ"),
)
_OTHERS: tuple[tuple[str, str], ...] = (
    (r"skladk|membership fee|внеск", r"skladk|fee\b|внес"),
    (r"kar[aey]\b|grzywn|sankcj|fine\b|penalty|штраф", r"\bkar[aey]|grzywn|sankcj|odpowiedzialn|fine\b|penalt|штраф"),
    (r"kurs(?:em|u)?\b|exchange rate|курс", r"\bkurs|exchange rate|курс"),
    (r"polis[aey]\b|ubezpieczeni|insurance|страхув", r"\bpolis[aey]\b|ubezpiecz|insur|страх"),
    (r"diet[aey]\b|per diem", r"\bdiet|podroz|delegacj|per diem"),
    (
        r"zalaczniki?|attachments?\b|documents must|додатки",
        r"zalacz|dolacz|dokument|odpis|oswiadcz|formularz|statut|potwierdz|attach|document|додат",
    ),
    (r"godziny\b|godzinie|what time|котрої години", r"godz|\b\d{1,2}[.:]\d\d\b|poludni|polnoc|noon|midnight"),
    (r"wklad wlasn\w+|own contribution|власний внесок", r"wklad|wlasn|dofinans|%|procent|co-?financ|contribut|внес"),
    (r"limit\b|limitu\b", r"limit|maks|najwyz|najwiek|\bdo \d|przekr|nie wiecej|powyzej|\bod \d|up to"),
    (r"godzinach|opening hours|годин(?:и|ах) роботи", r"godz|\d[.:]\d\d"),
    (r"jezyku|language|мовою", r"jezyk|angiel|po polsku|niemiec|ukrain|dwujez|tlumacz|langu|мов"),
    (r"wynagrodzeni|honorari|pensj|salary|зарплат", r"wynagr|honorar|zarob|odplat|spolecznie|pensj|salar|зарплат"),
)
_COUNTING = r"(?:\b(?:ile|ilu|iloma|how many)\b|скільк\w*)"
_ASKING = (
    r"(?:\b(?:ile|ilu|jak(?:a|i|ie|iego|iej|im|imi|ich)|ktor\w+|how much|what|which)\b"
    r"|скільк\w*|\bяк(?:а|ий|і|у|ою|ого)\b)"
)
_BETWEEN = (
    r"\s(?:(?:is|was|the|wynosi|wynosila|wyniosla|jest|byla|byl|grozi)\s){0,2}"
    r"(?:(?!czasu|lat|dni|miesi|tygod|pien|kasy)\w+\s)?"
)


def words_for_sought(question: str) -> tuple[re.Pattern[str], ...]:
    """Return, for each known thing that ``question`` seeks, the words in one of which a passage has to speak of it.

    The patterns are for folded text.
    """
    folded = fold(question)
    return tuple(given for sought, given in _patterns() if sought.search(folded))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    # Compiled with the first question, not at the start of the program.
    tables = ((_COUNTING, _COUNTED), (_ASKING, _OTHERS))
    return tuple(
        (re.compile(f"{asking}{_BETWEEN}(?:{sought})"), re.compile(given))
        for asking, things in tables
        for sought, given in things
    )
