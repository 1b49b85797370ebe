"""An invented edition, which shows how a voucher works before anybody decided about a real one.

The project of 2014 named a voucher as an example of an instrument and left its amount, rules and number open. So all
that is here is made up, and says so wherever people read it.
"""

from datetime import datetime
from decimal import Decimal

from bot.voucher.deadlines import deadline_after
from bot.voucher.rules import (
    ApplicantKind,
    CallPlan,
    Criterion,
    Days,
    Declaration,
    Eligible,
    Expected,
    Question,
    Rules,
    Service,
)

_DAYS_OPEN = 60

_SAMPLE = (
    "To edycja przykładowa: kwoty, terminy i zasady są wymyślone, żeby pokazać, jak działa voucher. Nikt nie dostanie "
    "z niej pieniędzy."
)
_LEFT_OPEN = (
    "Opis projektu InterEkip z 2014 r. wymienia voucher tylko jako przykład instrumentu. Nie podaje kwoty, zasad ani "
    "liczby voucherów, dlatego o prawdziwej edycji decyduje koordynator."
)
_NGO = "Voucher jest dla organizacji pozarządowych z osobowością prawną: stowarzyszeń, fundacji i im podobnych."
_LOCAL_GOVERNMENT = "Voucher jest dla gmin i powiatów oraz ich jednostek, na przykład szkół, bibliotek i domów kultury."
_REGION = "Siedziba wnioskodawcy jest w województwie kujawsko-pomorskim."

_APPLICANTS = (
    Eligible(ApplicantKind.ASSOCIATION, _NGO),
    Eligible(ApplicantKind.FOUNDATION, _NGO),
    Eligible(ApplicantKind.CHURCH, _NGO),
    Eligible(ApplicantKind.SPORTS_CLUB, _NGO),
    Eligible(ApplicantKind.RURAL_WOMEN, _NGO),
    Eligible(ApplicantKind.COOPERATIVE, "Voucher jest dla spółdzielni socjalnych."),
    Eligible(ApplicantKind.MUNICIPALITY, _LOCAL_GOVERNMENT),
    Eligible(ApplicantKind.COUNTY, _LOCAL_GOVERNMENT),
    Eligible(ApplicantKind.PUBLIC_UNIT, _LOCAL_GOVERNMENT),
)

_QUESTIONS = (
    Question(
        "Czy na ten sam wydatek macie już inną dotację?",
        Expected.NO,
        "Z vouchera nie płaci się za to, co opłaca już inna dotacja.",
    ),
)

_SERVICES = (
    Service(
        "translation",
        "Tłumaczenie",
        "Tłumaczenie pisemne albo ustne, które jest potrzebne do przygotowania projektu z partnerem z zagranicy.",
    ),
    Service(
        "partner_search",
        "Szukanie partnera",
        "Pomoc w znalezieniu partnera z zagranicy i w uzgodnieniu z nim wspólnego pomysłu.",
    ),
    Service(
        "study_visit",
        "Wizyta studyjna",
        "Podróż do partnera albo przyjazd partnera, żeby wspólnie przygotować projekt: przejazd, nocleg, program.",
    ),
    Service(
        "application_writing",
        "Pisanie wniosku",
        "Pomoc w napisaniu wniosku do programu, z którego projekt ma być finansowany.",
    ),
)

_CRITERIA = (
    Criterion(
        "idea", "Pomysł na projekt", "Czy wiadomo, po co jest ten projekt, dla kogo i co zmieni?", Decimal(40), 10
    ),
    Criterion(
        "partnership",
        "Współpraca",
        "Czy partner z zagranicy jest znany albo dobrze opisany i czy wiadomo, co zrobi?",
        Decimal(30),
        10,
    ),
    Criterion(
        "effect",
        "Co da voucher",
        "Czy dzięki tej usłudze powstanie wniosek o pieniądze na projekt?",
        Decimal(20),
        10,
    ),
    Criterion("cost", "Koszt", "Czy kwota odpowiada temu, co za nią będzie zrobione?", Decimal(10), 10),
)

_DECLARATIONS = (
    Declaration("represents", "Mogę składać oświadczenia w imieniu wnioskodawcy."),
    Declaration(
        "no_double_funding", "Wydatek, na który ma być voucher, nie jest opłacany z innych środków publicznych."
    ),
    Declaration(
        "de_minimis",
        "Wiemy, że voucher może być pomocą de minimis, i podamy dane, które są potrzebne, żeby to ustalić.",
        "Czy voucher jest pomocą de minimis, ustala ten, kto go przyznaje. Ta uwaga nie jest poradą prawną.",
    ),
)

_FURTHER = (
    _SAMPLE,
    _LEFT_OPEN,
    "Voucher realizuje się w całości albo w częściach, u wykonawcy albo przez koordynatora, do końca ważności kodu.",
)


def sample_rules(now: datetime) -> Rules:
    """Return the rules of an invented edition with one call, which opens at once."""
    call = CallPlan(now.replace(second=0, microsecond=0), deadline_after(now, _DAYS_OPEN), Decimal(3))
    return Rules(
        title="PRZYKŁAD: Voucher na przygotowanie projektu",
        budget=Decimal("100000.00"),
        appeal_reserve=Decimal("10000.00"),
        value=Decimal("5000.00"),
        smallest_redemption=Decimal("200.00"),
        calls=(call,),
        applicants=_APPLICANTS,
        services=_SERVICES,
        criteria=_CRITERIA,
        threshold=Decimal(60),
        largest_difference=Decimal(30),
        declarations=_DECLARATIONS,
        days=Days(correction=7, appeal=14, code=180),
        per_edition=1,
        per_year=1,
        questions=_QUESTIONS,
        region_rule=_REGION,
        further=_FURTHER,
    )
