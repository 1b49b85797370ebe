"""What stands in the papers of the voucher. They are in Polish alone: they settle a Polish grant.

What somebody reads in the chat beside them is in the language that they write.
"""

from collections.abc import Mapping

VOUCHER_PAPERS: Mapping[str, str | tuple[str, ...]] = {
    "page": "Strona {page} z {pages}",
    "sample": "PRZYKŁAD",
    "voucher": "Voucher",
    "in_words": "słownie:",
    "for_whom": "Dla kogo",
    "service": "Na co",
    "valid_until": "Ważny do",
    "application": "Numer wniosku",
    "issued": "Wydano",
    "organiser": "Wydaje",
    "scan": "Dla wykonawcy usługi: zeskanuj, żeby zrealizować",
    "code": "Kod vouchera",
    "how_to_use": (
        (
            "Pokaż ten kod wykonawcy usługi. Wykonawca albo koordynator wpisuje go w Telegramie razem z kwotą i "
            "numerem faktury lub rachunku."
        ),
        (
            "Voucher można realizować w częściach, za każdym razem na co najmniej {smallest}. Mniej może być tylko "
            "przy ostatniej części. To, co zostanie po terminie, wraca do puli edycji."
        ),
        (
            "Kto ma kod, ten może zrealizować voucher, więc nie publikuj go i nie wysyłaj nikomu poza wykonawcą. Jeśli "
            "kod się zgubi, koordynator wyda nowy, a stary przestanie działać."
        ),
    ),
}
"""The words of the templates; ``how_to_use`` has ``{smallest}``."""

LETTERS: Mapping[str, str] = {
    "granted": "Przyznanie vouchera",
    "reserve": "Wpis na listę rezerwową",
    "rejected": "Odrzucenie wniosku o voucher",
    "appeal_granted": "Uwzględnienie odwołania i przyznanie vouchera",
    "appeal_reserve": "Rozpatrzenie odwołania i miejsce na liście rezerwowej",
    "appeal_rejected": "Nieuwzględnienie odwołania",
    "moved_up": "Przyznanie vouchera z listy rezerwowej",
    "receipt": "Potwierdzenie złożenia wniosku o voucher",
}
"""The titles of letters."""

LETTER_PARAGRAPHS: Mapping[str, tuple[str, ...]] = {
    "granted": (
        "Wniosek został oceniony pozytywnie. Przyznajemy voucher o wartości {amount}.",
        "Voucher wyda inna osoba niż ta, która podjęła decyzję. {code}",
    ),
    "moved_up": (
        "Wniosek był na liście rezerwowej. Zwolniły się pieniądze, więc przyznajemy voucher o wartości {amount}.",
        "Voucher wyda inna osoba niż ta, która podjęła decyzję. {code}",
    ),
    "reserve": (
        (
            "Wniosek został oceniony pozytywnie, ale w tej chwili brakuje pieniędzy na voucher dla wszystkich. "
            "Wniosek jest na liście rezerwowej."
        ),
        "Gdy pieniądze się zwolnią, vouchery dostają kolejne wnioski z tej listy. Nie trzeba nic robić.",
    ),
    "rejected": ("Wniosek nie dostanie vouchera. Powód: {reason}.",),
    "appeal_granted": (
        "Odwołanie zostało uwzględnione. Przyznajemy voucher o wartości {amount}.",
        "Voucher wyda inna osoba niż ta, która podjęła decyzję. {code}",
    ),
    "appeal_reserve": (
        "Odwołanie zostało rozpatrzone. Wniosek jest na liście rezerwowej: dostanie voucher, gdy będą pieniądze.",
    ),
    "appeal_rejected": ("Odwołanie nie zostało uwzględnione. Powód: {reason}.", "Ta decyzja kończy sprawę wniosku."),
    "receipt": ("Wniosek został złożony i czeka na ocenę formalną. {news}",),
}
"""What letters say; ``{amount}`` is put in when the letter is set, the others before: ``{reason}``, and ``{code}`` and
``{news}``, which are those of ``IN_CHAT`` or ``ON_PAPER``. A place on the reserve list may follow from an appeal that
was upheld and from one that was not.
"""

IN_CHAT: Mapping[str, str] = {
    "news": (
        "O każdej zmianie InterEkip napisze w Telegramie, a stan wniosku można w każdej chwili sprawdzić tam "
        "poleceniem /voucher."
    ),
    "code": "Gdy będzie gotowy, InterEkip da znać w Telegramie i pokaże kod, którym płaci się wykonawcy usługi.",
    "appeal": (
        "Od tej decyzji można się odwołać raz, do {day} włącznie: w Telegramie, poleceniem /voucher, podając powody. "
        "Odwołanie rozpatrzy inna osoba niż ta, która podjęła decyzję."
    ),
}
"""How somebody goes on who has a chat; ``appeal`` has ``{day}``."""

ON_PAPER: Mapping[str, str] = {
    "news": "O każdej zmianie zawiadomi koordynator; u niego można też w każdej chwili zapytać o stan wniosku.",
    "code": "Gdy będzie gotowy, koordynator przekaże kod, którym płaci się wykonawcy usługi.",
    "appeal": (
        "Od tej decyzji można się odwołać raz, do {day} włącznie: na piśmie u koordynatora, podając powody. Odwołanie "
        "rozpatrzy inna osoba niż ta, która podjęła decyzję."
    ),
}
"""How somebody goes on who applied on paper."""

LETTER_PARTS: Mapping[str, str] = {
    "date": "Data: {day}",
    "number": "Numer wniosku",
    "edition": "Edycja",
    "score": "Ocena",
    "of_score": "{score} ze 100 (próg: {threshold})",
    "place": "Miejsce na liście rezerwowej",
    "rules": "Zasady",
    "of_rules": "wersja {version}, obowiązująca w dniu złożenia wniosku",
    "further_reason": "Uzasadnienie: {reason}",
    "signature": "podpis osoby upoważnionej",
    "declared": "Oświadczenia wnioskodawcy",
    "note": "{declaration} {note}",
    "files": "Załączniki",
    "submitted": "Złożono",
    "requested": "Wnioskowana kwota",
    "estimate": "Szacowany koszt",
    "no_value": "brak",
}

REPORTS: Mapping[str, str] = {
    "ranking": "Lista rankingowa",
    "call": "nabór {number}: od {opens} do {closes}",
    "made": "Stan na {moment}",
    "budget": "Budżet edycji",
    "reserve_held": "w tym rezerwa na odwołania, jeszcze nieużyta",
    "free_before": "Do rozdania według tej listy",
    "granted": "Przyznano",
    "threshold": "Próg",
    "rules_version": "Wersja zasad",
    "ties": (
        "Kolejność: wyższa ocena; przy równej ocenie więcej punktów w kryterium o największej wadze ({criterion}); "
        "przy równych punktach wniosek złożony wcześniej; na końcu niższy numer."
    ),
    "places": "Wnioski",
    "settlement": "Rozliczenie edycji",
    "promised": "Przyznane, jeszcze niewykorzystane",
    "spent": "Wykorzystane",
    "free": "Wolne środki",
    "granted_all": "Przyznane razem",
    "released": "Zwrócone do puli (wycofane, niewykorzystane, cofnięte)",
    "vouchers_issued": "Liczba wydanych voucherów",
    "by_service": "Według usług",
    "by_kind": "Według rodzaju organizacji",
    "vouchers": "Vouchery",
    "redemptions": "Realizacje",
    "reversal": "korekta wpisu {number}",
    "balanced": "Sumy w tym dokumencie są policzone z księgi: budżet to środki wolne, przyznane i wykorzystane.",
    "prepared": "sporządził(a)",
    "approved": "zatwierdził(a)",
    "ledger": "Księga",
    "sums": "Sumy",
    "applications": "Wnioski",
    "decisions": "Decyzje",
}

REPORT_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "places": ("Miejsce", "Wniosek", "Organizacja", "Ocena", "Kwota", "Decyzja"),
    "by": ("", "Vouchery", "Przyznano", "Wykorzystano"),
    "vouchers": ("Wniosek", "Organizacja", "Usługa", "Wartość", "Wykorzystano", "Stan"),
    "redemptions": ("Data", "Wniosek", "Wykonawca", "Dokument", "Kwota"),
    "ledger": (
        "Nr",
        "Data",
        "Rodzaj",
        "Kwota",
        "Wolne po wpisie",
        "Przyczyna",
        "Wniosek",
        "Organizacja",
        "Wykonawca",
        "Dokument",
        "Z rezerwy na odwołania",
        "Koryguje wpis",
        "Kto",
    ),
    "sums": ("Pozycja", "Kwota"),
    "applications": (
        "Numer",
        "Stan",
        "Nabór",
        "Złożono",
        "Rodzaj",
        "Organizacja",
        "NIP/KRS/REGON",
        "Gmina",
        "Podpisuje",
        "Funkcja",
        "E-mail",
        "Telefon",
        "Pomysł",
        "Partner",
        "Kraj",
        "Usługa",
        "Na co",
        "Szacowany koszt",
        "Wnioskowana kwota",
        "Oświadczenia",
        "Ocena",
        "Miejsce na liście rezerwowej",
        "Przyznano",
        "Wykorzystano",
        "Wersja zasad",
    ),
    "decisions": ("Wniosek", "Data", "Kiedy", "Decyzja", "Kwota", "Powód", "Uzasadnienie", "Wersja zasad", "Kto"),
}

ENTRY_KINDS: Mapping[str, str] = {
    "budget": "budżet",
    "grant": "przyznanie",
    "release": "zwrot do puli",
    "redemption": "realizacja",
    "reversal": "korekta realizacji",
}

OUTCOMES: Mapping[str, str] = {"granted": "przyznany", "reserve": "lista rezerwowa", "rejected": "odrzucony"}

OCCASIONS: Mapping[str, str] = {
    "formal": "ocena formalna",
    "ranking": "lista rankingowa",
    "appeal": "odwołanie",
    "reserve": "lista rezerwowa",
}
