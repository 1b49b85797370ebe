"""The set phrases around the text of Polish pages, found by what they say where their markup does not tell."""

import re

_PHRASE = re.compile(
    r"""
    (?:wersja\ do\ )?(?:wy)?druk(?:uj|owania|u)?(?:\ (?:stronę|artykuł|treść))?
    | (?:zapisz|pobierz|generuj|eksportuj)\ (?:jako|do|w\ formacie)?\ ?(?:plik\ )?pdf | pdf | e-?mail | rss
    | podziel\ się(?:\ .{0,40})? | udostępnij(?:\ .{0,40})? | poleć(?:\ .{0,30})? | powiadom\ znajomego
    | wyślij\ (?:znajomemu|e-?mailem|do\ znajomego) | lubię\ to!? | tweet(?:nij)?
    | \[?\ ?(?:powrót|wstecz|wróć)(?:\ do\ .{0,40})?\ ?\]? | (?:do|na)\ gór[ęy](?:\ strony)?
    | (?:czytaj|dowiedz\ się|zobacz|pokaż)\ (?:więcej|dalej|wszystkie)(?:\ .{0,40})? | więcej
    | (?:rozwiń|zwiń|zamknij|ukryj|pokaż)(?:\ (?:wszystkie|menu|treść|okno))?
    | stron[ay]:?(?:\ \d+){2,}.{0,20} | pobierz(?:\ (?:plik|dokument))?
    | strona\ główna | przejdź\ do\ .{0,40} | mapa\ (?:strony|serwisu) | kontrast
    | (?:poprzedni|następn|starsze|nowsze)\w{0,3}(?:\ (?:artykuł|wpis|strona|wpisy|aktualność))?
    | dodaj\ komentarz | brak\ komentarzy | skomentuj | komentarze(?:\ \(\d+\))? | zaloguj(?:\ się)? | szukaj
    | (?:fot|zdj|zdjęcia|foto|grafika|autor\ zdjęcia)[.:]\ ?.{0,80} | fot\.?\ .{2,60}
    | czy\ t[ae]\ (?:strona|informacja|artykuł)\ był[ao]?\ .{0,60}
    | (?:kategori[ae]|tagi|słowa\ kluczowe|etykiety):?\ ?.{0,120}
    | wszelkie\ prawa\ zastrzeżone.{0,80} | copyright.{0,120} | ©.{0,120} | powered\ by.{0,60}
    | (?:tu\ jesteś|jesteś\ tutaj|znajdujesz\ się):?\ .{0,150}
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Who made a page and when: its label, and a short value.
_RECORD = re.compile(
    r"""
    (?:
    (?:data|czas)\ (?:(?:i\ godzina\ )?(?:ostatniej\ )?)?(?:publikacji|modyfikacji|aktualizacji|utworzenia|wytworzenia|
        dodania|wprowadzenia|udostępnienia|zmiany|opublikowania|wydruku)\b
    | (?:pierwsza|ostatnia)\ (?:publikacja|zmiana|aktualizacja|modyfikacja)\b
    | (?:opublikowan[eoya]|opublikował|wytworzył|wprowadził|zatwierdził|zmodyfikował|zredagował|wpisał|zmieniony|
        utworzono|zmodyfikowano|zaktualizowano|dodano|dodał|udostępnił|odpowiada\ za\ treść)(?:\(a\)|a)?\b
    | (?:wytwarzający|odpowiadający|osoba\ (?:odpowiedzialna|publikująca|udostępniająca|wprowadzająca)
        |podmiot\ udostępniający|autor|redaktor|informację\ (?:wytworzył|wprowadził|opublikował))\b
    | (?:liczba|ilość)\ (?:odsłon|wejść|wyświetleń|odwiedzin|pobrań)\b | (?:odsłon[ya]?|wyświetleń|wyświetlono|odwiedzin
        |czytano|licznik(?:\ odwiedzin)?)\b
    )
    .{0,160}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 200
_RECORD_SIGN = re.compile(r"\d|:")

_MONTHS = r"stycz\w+|lut\w+|mar\w+|kwie\w+|maj\w?|czerw\w+|lip\w+|sierp\w+|wrze\w+|paźdz\w+|listop\w+|grud\w+"
_BARE_DATE = re.compile(
    rf"(?:\w{{2,12}},?\s+)?(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}|\d{{4}}[./-]\d\d?[./-]\d\d?|\d{{1,2}}\s+(?:{_MONTHS})\s+\d{{4}})"
    r"\s*(?:r\.?|roku)?[.,]?(?:\s*,?\s*(?:godz\.?\s*)?\d{1,2}[:.]\d\d)?",
    re.IGNORECASE,
)

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d$")

_RELATED = re.compile(
    r"""
    (?:zobacz|czytaj|przeczytaj|sprawdź|obejrzyj)\ (?:także|też|również|inne|więcej).{0,40}
    | (?:podobne|powiązane|inne|pozostałe|najnowsze|ostatnie|polecane|popularne|poprzednie)\ \w+.{0,30}
    | (?:powiązane|polecamy|polecane|aktualności|najnowsze|najczęściej\ czytane|na\ skróty|nawigacja|menu)
    | (?:może\ (?:cię|ci)|mogą\ cię|to\ może).{0,40} | warto\ (?:przeczytać|zobaczyć).{0,30} | archiwum.{0,30}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REGISTER = re.compile(
    r"(?:metryczka|metryka|rejestr zmian|historia (?:zmian|wersji|dokumentu)|informacje o publikacji).{0,40}",
    re.IGNORECASE,
)
_APPENDIX = re.compile(
    r"""
    (?:opcje\ )?udostępni(?:j|ania).{0,30} | podziel\ się.{0,40} | komentarze.{0,20} | dodaj\ komentarz
    | newsletter.{0,40} | (?:lista\ )?załącznik(?:i|ów|ami)?(?:\ do\ pobrania)? | materiały | galeria(?:\ zdjęć)? | tagi
    | bądź\ na\ bieżąco | obserwuj\ nas.{0,20} | śledź\ nas.{0,20} | kategorie | logowanie | wyszukiwarka | stopka
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_set_phrase(text: str) -> bool:
    """Return whether a whole block says nothing but what pages say around their text: "Drukuj", "Podziel się"."""
    return len(text) <= _LONGEST and _PHRASE.fullmatch(text.strip(" :|»«›‹>.")) is not None


def is_record(text: str) -> bool:
    """Return whether a whole block tells who published the page, when, or how often it was read."""
    if len(text) > _LONGEST or _RECORD_SIGN.search(text) is None:
        return False
    return _RECORD.fullmatch(text.strip(" :|(")) is not None


def is_bare_date(text: str) -> bool:
    """Return whether a whole block is a day and nothing else."""
    return len(text) <= _LONGEST and _BARE_DATE.fullmatch(text) is not None


def is_time_of_posting(text: str) -> bool:
    """Return whether a whole block is a day with the time of the clock, as systems write beside what they publish."""
    return is_bare_date(text) and _CLOCK.search(text) is not None


def is_about_other_pages(heading: str) -> bool:
    """Return whether a heading announces links to other pages: "Zobacz także"."""
    return len(heading) <= _LONGEST and _RELATED.fullmatch(heading.strip(" :.")) is not None


def is_register(heading: str) -> bool:
    """Return whether a heading announces who changed the page and when, which may be a long list."""
    return len(heading) <= _LONGEST and _REGISTER.fullmatch(heading.strip(" :.")) is not None


def is_appendix(heading: str) -> bool:
    """Return whether a heading announces files, forms or buttons rather than text."""
    return len(heading) <= _LONGEST and _APPENDIX.fullmatch(heading.strip(" :.")) is not None
