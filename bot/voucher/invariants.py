"""What must always hold about money, vouchers and decisions, asked of the database as it is.

Each invariant is a query that finds what breaks it (``invariant_queries``), and a sentence for people.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import Connection, Row, Select

from bot.clock import in_warsaw
from bot.entry.money import from_grosze
from bot.voucher import invariant_queries as queries
from bot.voucher.deadlines import deadline_after


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that must not be: which invariant, about what ("voucher:7"), and what is wrong, in Polish."""

    name: str
    subject: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Invariant:
    """The query finds what is wrong with things of the ``subject``; the sentence is filled with what it returns.

    Where SQL cannot tell (it does not know when clocks change in Poland), ``is_wrong`` looks at each row.
    """

    query: Select[Any]
    subject: str
    sentence: str
    is_wrong: Callable[[Row[Any]], bool] = lambda _: True


def _ends_a_day(until: datetime | None) -> bool:
    return until is None or in_warsaw(until).time() == time.min


_EDITION, _APPLICATION, _VOUCHER = "voucher_edition", "voucher_application", "voucher"
_ENTRY, _DECISION = "voucher_entry", "voucher_decision"

INVARIANTS: Mapping[str, Invariant] = {
    "budget_is_of_the_rules": Invariant(
        queries.budget_is_of_the_rules(),
        _EDITION,
        "Edycja {number}: w księdze budżet to {has} zł, a obowiązujące zasady mówią {should} zł.",
    ),
    "budget_adds_up": Invariant(
        queries.budget_adds_up(),
        _EDITION,
        "Edycja {number}: wolne, przyznane i wydane pieniądze dają razem {has} zł, a budżet to {should} zł.",
    ),
    "free_is_not_negative": Invariant(
        queries.free_is_not_negative(),
        _EDITION,
        "Edycja {number}: przyznano więcej, niż wynosi budżet; wolne środki to {has} zł.",
    ),
    "reserve_is_kept": Invariant(
        queries.reserve_is_kept(),
        _EDITION,
        "Edycja {number}: wolne środki to {has} zł, a na odwołania musi zostać {should} zł.",
    ),
    "redeemed_within_value": Invariant(
        queries.redeemed_within_value(),
        _VOUCHER,
        "Voucher {number}: rozliczono {has} zł, a jest wart {should} zł.",
    ),
    "promised_to_those_it_is_due": Invariant(
        queries.promised_to_those_it_is_due(),
        _APPLICATION,
        "Wniosek {number}: przyznane i niewykorzystane jest {has} zł; nie może to być mniej niż zero, a po końcu nic.",
    ),
    "one_open_voucher": Invariant(
        queries.one_open_voucher(),
        _VOUCHER,
        "Voucher {number}: organizacja ma w tej edycji jeszcze jeden otwarty voucher.",
    ),
    "released_once": Invariant(
        queries.released_once(),
        _APPLICATION,
        "Wniosek {number}: jego pieniądze wróciły do puli więcej niż raz.",
    ),
    "causes_exist": Invariant(
        queries.causes_exist(),
        _ENTRY,
        "Zapis {number} w księdze ({has} zł): nie ma tego, co podaje jako przyczynę.",
    ),
    "granted_as_decided": Invariant(
        queries.granted_as_decided(),
        _APPLICATION,
        "Wniosek {number}: w księdze przyznano {has} zł, a decyzja mówi {should} zł.",
    ),
    "decided_as_it_is": Invariant(
        queries.decided_as_it_is(),
        _APPLICATION,
        "Wniosek {number}: ostatnia decyzja mówi co innego niż stan wniosku albo jej nie ma.",
    ),
    "spent_as_its_state": Invariant(
        queries.spent_as_its_state(),
        _VOUCHER,
        "Voucher {number}: rozliczono {has} z {should} zł, a stan wniosku mówi co innego.",
    ),
    "open_as_its_state": Invariant(
        queries.open_as_its_state(),
        _APPLICATION,
        "Wniosek {number}: stan wniosku i to, czy jego voucher jest otwarty, nie pasują do siebie.",
    ),
    "worth_what_was_granted": Invariant(
        queries.worth_what_was_granted(),
        _VOUCHER,
        "Voucher {number}: jest wart {has} zł, a przyznano {should} zł.",
    ),
    "reversed_what_was_redeemed": Invariant(
        queries.reversed_what_was_redeemed(),
        _ENTRY,
        "Zapis {number} w księdze ({has} zł): cofa coś innego niż rozliczenie tego vouchera na tę kwotę.",
    ),
    "redeemed_while_valid": Invariant(
        queries.redeemed_while_valid(),
        _ENTRY,
        "Zapis {number} w księdze ({has} zł): rozlicza voucher innego wniosku albo poza czasem jego ważności.",
    ),
    "documents_redeemed_once": Invariant(
        queries.documents_redeemed_once(),
        _ENTRY,
        "Zapis {number} w księdze ({has} zł): ten dokument był już rozliczony tym samym voucherem.",
    ),
    "decisions_as_recorded": Invariant(
        queries.decisions_as_recorded(),
        _DECISION,
        "Decyzja {number}: nie ma jej w dzienniku albo jest tam z inną kwotą.",
    ),
    "codes_last_as_promised": Invariant(
        queries.ends_of_vouchers(),
        _VOUCHER,
        "Voucher {number}: jest ważny do innego dnia, niż wynika z zasad.",
        lambda row: bool(row.valid_until != deadline_after(row.issued_at, row.days)),
    ),
    "deadlines_end_with_a_day": Invariant(
        queries.deadlines(),
        _APPLICATION,
        "Wniosek {number}: termin nie kończy się z końcem dnia w Polsce.",
        lambda row: not (_ends_a_day(row.appeal_until) and _ends_a_day(row.correction_until)),
    ),
    "issued_by_another": Invariant(
        queries.issued_by_another(),
        _VOUCHER,
        "Voucher {number}: wydała go osoba, która decydowała o wniosku.",
    ),
    "redeemed_by_another": Invariant(
        queries.redeemed_by_another(),
        _ENTRY,
        "Zapis {number} w księdze ({has} zł): rozliczyła go osoba, która decydowała o wniosku.",
    ),
    "appeals_decided_by_another": Invariant(
        queries.appeals_decided_by_another(),
        _DECISION,
        "Decyzja {number}: o odwołaniu zdecydowała osoba, która decydowała wcześniej.",
    ),
}


def broken(connection: Connection) -> list[Broken]:
    """Return everything that breaks an invariant; [] when all is as it must be.

    Args:
        connection: of a reading transaction, which sees one state.

    """
    return [
        _said(name, invariant, row)
        for name, invariant in INVARIANTS.items()
        for row in connection.execute(invariant.query)
        if invariant.is_wrong(row)
    ]


def _said(name: str, invariant: Invariant, row: Row[Any]) -> Broken:
    found = row._mapping
    number = found["number"]
    amounts = {each: from_grosze(int(found[each])) for each in ("has", "should") if each in found}
    return Broken(name, f"{invariant.subject}:{number}", invariant.sentence.format(number=number, **amounts))
