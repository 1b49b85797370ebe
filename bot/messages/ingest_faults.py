"""Why a page could not be had or read, for the administrator who reads the report."""

from collections.abc import Mapping

FAULTS: Mapping[str, str] = {
    "bad_address": "adres jest niepoprawny; popraw go na liście źródeł",
    "forbidden_address": "adres prowadzi do sieci wewnętrznej, więc go nie otwieramy",
    "robots": "robots.txt tej strony nie pozwala jej czytać albo nie da się go sprawdzić",
    "unresolved": "nie ma takiego serwera (nazwa nie istnieje albo nie działa DNS)",
    "unreachable": "z serwerem nie da się połączyć",
    "certificate": "certyfikat serwera jest niepoprawny; sprawdź adres albo zgłoś to właścicielowi strony",
    "timeout": "serwer nie odpowiedział na czas",
    "too_large": "strona jest za duża",
    "too_many_redirects": "przekierowania nie mają końca",
    "broken_body": "treść przyszła uszkodzona",
    "not_found": "strony nie ma (404) ani, o ile szukaliśmy, jej kopii w archiwum",
    "gone": "stronę usunięto (410) i, o ile szukaliśmy, nie ma jej kopii w archiwum",
    "parked": "pod tym adresem jest już tylko reklama domeny",
    "denied": "serwer odmówił dostępu",
    "busy": "serwer prosi, żeby przyjść później",
    "server": "serwer ma awarię",
    "budget": "limit pobierania tego źródła jest wyczerpany; reszta stron następnym razem",
    "empty": "na stronie nie ma tekstu (być może pokazuje go dopiero skrypt)",
    "scanned": "to skan bez warstwy tekstowej; potrzebny jest plik z tekstem albo OCR",
    "encrypted": "plik jest zabezpieczony hasłem",
    "damaged": "plik jest uszkodzony",
    "too_complex": "plik jest zbyt złożony, żeby go bezpiecznie czytać",
    "too_slow": "czytanie pliku trwało za długo",
    "unsupported": "tego rodzaju pliku nie umiemy czytać",
}
