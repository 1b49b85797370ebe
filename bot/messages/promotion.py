"""The good news for who waited: a seat became free and is theirs. By language code; Polish is the default."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PromotionTexts:
    """The texts of one language.

    ``news`` stands before the title of the event, ``when_where`` has ``{when}`` and ``{place}``; ``sample`` is added
    for an event that was made up.
    """

    news: str
    when_where: str
    what_next: str
    sample: str


PROMOTION: Mapping[str, PromotionTexts] = {
    "pl": PromotionTexts(
        news="Zwolniło się miejsce i jest Twoje:",
        when_where="{when}, {place}.",
        what_next=(
            "Jeśli nie możesz przyjść, odwołaj zgłoszenie w /moje: miejsce dostanie następna osoba z listy rezerwowej."
        ),
        sample="To wydarzenie przykładowe, które się nie odbędzie.",
    ),
    "en": PromotionTexts(
        news="A seat has become free and it is yours:",
        when_where="{when}, {place}.",
        what_next="If you cannot come, cancel in /moje: the seat will go to the next person on the waiting list.",
        sample="This is a sample event that will not take place.",
    ),
    "uk": PromotionTexts(
        news="Звільнилося місце, і воно ваше:",
        when_where="{when}, {place}.",
        what_next="Якщо не зможете прийти, скасуйте запис у /moje: місце отримає наступна людина зі списку очікування.",
        sample="Це подія для прикладу, вона не відбудеться.",
    ),
}
