"""The thing that a question seeks ("ile osób", "jaka kara", "which language"), and the words that speak of it."""

import re
from functools import cache

from index.folding import fold

# Each thing that is sought, and the words in one of which a passage would have to speak of it, in three languages. A
# passage that has none of them does not give it; what is not listed here is not checked.
_COUNTED: tuple[tuple[str, str], ...] = (
    (
        r"osob|uczestnik|ludzi|wolontariusz|mlodziez|people\b|participant|persons?\b|осіб|людей|учасник",
        r"osob|uczestni|ludzi|wolontariusz|mlodziez|czlonk|prelegent|ekspert|gosci|delegat|chetn|podmiot|people|participa",
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
    (r"limit\b|limitu\b", r"limit|maks|najwyz|najwiek|\bdo \d|przekr|wiecej|powyzej|\bod \d|up to"),
    (r"godzinach|opening hours|годин(?:и|ах) роботи", r"godz|\d[.:]\d\d"),
    (r"jezyku|language|мовою", r"jezyk|angiel|po polsku|niemiec|ukrain|dwujez|tlumacz|langu|мов"),
    (r"stawk\w+|rate per|ставк", r"stawk|ryczalt|\bzl\b|euro|%|rate|ставк"),
    (r"wynagrodzeni|honorari|pensj|salary|зарплат", r"wynagr|honorar|zarob|odplat|spolecznie|pensj|salar|зарплат"),
)
# Things that are special enough to be what a question is about wherever they stand in it.
_SPECIAL: tuple[tuple[str, str], ...] = (
    (
        r"odwolac sie (?:od|do kogo)|\bodwolan\w+ od\b|\bwn(?:ies|os)\w+ (?:sie )?odwolan|zaskarz|skarg[aeiy]\b|appeal",
        r"odwol|skarg|zaskarz|appeal",
    ),
    (r"podat(?:ek|ku|ki|kow)\b|\bvat\b|\bcit\b|\bpit\b|\btax|подат(?:ок|ку|ки)", r"podat|vat\b|cit\b|pit\b|tax|подат"),
    (r"ubezpiecz|\bpolis[aey]\b|insur|страхув", r"ubezpiecz|\bpolis|insur|страх"),
    (
        r"grzywn|kar[aey] (?:umown|grozi|finans|pienie)|\bfined\b|penalt|штраф",
        r"\bkar[aey]|grzywn|sankcj|odpowiedzialn|penalt",
    ),
    (r"\bepuap|profil\w* zaufan", r"epuap|profil zaufan|elektron|on-?line|internet|system|portal|generator"),
    (r"notari|apostil|нотар|апостил", r"notari|apostil|uwierzyteln|poswiadcz"),
    (r"przysiegl|sworn|присяж", r"przysieg|tlumacz|sworn|jezyk"),
    (r"\btransz|zaliczk|rat(?:y|ach)\b|instalment", r"transz|zalicz|\brat[ay]|czesci|instalment"),
    (r"certyfikat|zaswiadczeni|certificate|сертифікат", r"certyfik|zaswiadcz|swiadect|certificate|dyplom"),
    (r"\bspor(?:y|ow|ach)\b|\bsad(?:u|em|zie)?\b rozstrzyg|dispute", r"\bspor|\bsad|dispute|rozstrzyg"),
    (r"parking|wyzywien|accommodation", r"parking|nocleg|wyzyw|zakwater|accommod"),
    (r"kilometr|\bpaliw|per km", r"kilometr|paliw|przejazd|dojazd|podroz|\bkm\b"),
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
    return tuple(
        given
        for opening, things in _patterns()
        if opening.search(folded)
        for sought, given in things
        if sought.search(folded)
    )


_Things = tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], _Things], ...]:
    """Return the things that are sought, those that are asked for in one way behind the words that open all of them."""
    # Compiled with the first question, not at the start of the program.
    tables = ((_COUNTING + _BETWEEN, _COUNTED), (_ASKING + _BETWEEN, _OTHERS), ("", _SPECIAL))
    return tuple(
        (
            re.compile(opening),
            tuple((re.compile(f"{opening}(?:{sought})"), re.compile(given)) for sought, given in things),
        )
        for opening, things in tables
    )
