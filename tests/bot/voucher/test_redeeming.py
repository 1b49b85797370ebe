from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection, func, select, update

from bot.store import audit
from bot.store.engine import Database
from bot.store.voucher_schema import voucher_applications, voucher_code_attempts
from bot.voucher import funds
from bot.voucher.application_sql import find_application
from bot.voucher.code_attempts import stop
from bot.voucher.codes import code_of, written
from bot.voucher.issuing import CodeShown, IssuingService
from bot.voucher.model import Application, Voucher
from bot.voucher.notices import VoucherNoticeKind
from bot.voucher.providers import LONGEST_NAME, Provider, names_of_providers
from bot.voucher.redeeming import Found, RedeemingService
from bot.voucher.redemption import LONGEST_KEY, Redeemed
from bot.voucher.results import InvalidField, Reason, Refused
from bot.voucher.reviews import ReviewService
from bot.voucher.states import State
from tests.bot.voucher.money import DECIDER, KEY, NOW, PAYER, granted, issued, new_edition, zl
from tests.fakes.clock import FixedClock

MINUTE = timedelta(minutes=1)


def _issued(connection: Connection, **changes: Any) -> Voucher:  # noqa: ANN401 (tests change any field of the rules)
    return issued(connection, granted(connection, new_edition(connection, **changes), 1))


def _redeem(connection: Connection, clock: FixedClock, voucher: Voucher, amount: Decimal, **other: Any) -> Any:  # noqa: ANN401 (tests pass any option, and take results of several kinds)
    usual = {"document": f"F/{amount}", "provider_id": None, "key": f"k{amount}", "actor": PAYER}
    return RedeemingService(clock).redeem(connection, voucher.id, amount, **(usual | other))


def _application(connection: Connection, voucher: Voucher) -> Application:
    found = find_application(connection, voucher.application_id)
    assert found is not None
    return found


def test_a_part_is_redeemed_and_then_the_rest(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        voucher = _issued(connection)
        first = _redeem(connection, clock, voucher, zl("1950.50"))
        assert isinstance(first, Redeemed)
        assert (first.left, first.application.state) == (zl("49.50"), State.PARTLY_REDEEMED)
        rest = _redeem(connection, clock, voucher, zl("49.50"))
        assert isinstance(rest, Redeemed)
        assert (rest.left, rest.application.state) == (zl(0), State.REDEEMED)
        balance = funds.balance(connection, rest.edition)
        [*_, entry] = audit.entries(connection, subject=f"voucher:{voucher.id}")
    assert (balance.promised, balance.spent) == (zl(0), zl(2_000))
    assert entry.action == "voucher.redeemed"
    assert entry.details == {"entry": rest.entry.id, "amount": "49.50", "left": "0.00", "state": "redeemed"}
    assert [(each.kind, each.amount) for each in first.notices] == [(VoucherNoticeKind.REDEEMED, zl("1950.50"))]
    assert {each.key for each in first.notices}.isdisjoint(each.key for each in rest.notices)


def test_what_cannot_be_redeemed_is_said_and_changes_nothing(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        voucher = _issued(connection)
        _redeem(connection, clock, voucher, zl(1_700), document="FV 1/2027")
        before = RedeemingService(clock).ledger(connection, voucher.edition_id)
        refused = [
            _redeem(connection, clock, voucher, zl(10_000)),
            _redeem(connection, clock, voucher, zl("99.99")),
            _redeem(connection, clock, voucher, zl(-5)),
            _redeem(connection, clock, voucher, zl(200), document=" fv  1/2027 "),
            _redeem(connection, clock, voucher, zl(200), document=" "),
            _redeem(connection, clock, voucher, zl(200), provider_id=77),
            _redeem(connection, clock, voucher, zl(200), actor=DECIDER),
            RedeemingService(clock).redeem(
                connection, 2**70, zl(200), document="F", provider_id=None, key="k", actor=PAYER
            ),
        ]
        assert RedeemingService(clock).ledger(connection, voucher.edition_id) == before
    assert refused == [
        Refused(Reason.MORE_THAN_LEFT, amount=zl(300)),
        Refused(Reason.LESS_THAN_SMALLEST, amount=zl(100)),
        Refused(Reason.LESS_THAN_SMALLEST, amount=zl(100)),
        Refused(Reason.DOCUMENT_REDEEMED, amount=zl(1_700)),
        Refused(Reason.INCOMPLETE, name="document", count=64),
        Refused(Reason.NOT_A_PROVIDER),
        Refused(Reason.FOUR_EYES),
        Refused(Reason.UNKNOWN),
    ]


def test_nobody_redeems_the_voucher_of_their_own_organisation(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        voucher = _issued(connection)
        own = voucher_applications.c.id == voucher.application_id
        connection.execute(update(voucher_applications).where(own).values(organisation_number="nip:5260001246"))
        service, reviews = RedeemingService(clock), ReviewService(clock)
        theirs = service.add_provider(connection, "Fundacja 1", "526-000-12-46", person=None, actor=PAYER)
        assert isinstance(theirs, Provider)
        reviews.declare(connection, "telegram:77", ["Fundacja 1"], actor="telegram:77")
        refused = [
            _redeem(connection, clock, voucher, zl(200), actor="telegram:1"),
            _redeem(connection, clock, voucher, zl(200), actor="telegram:77"),
            _redeem(connection, clock, voucher, zl(200), provider_id=theirs.id),
        ]
    assert refused == 3 * [Refused(Reason.OWN_ORGANISATION, name="V/2027/0001")]


def test_a_voucher_that_is_redeemed_has_nothing_left(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        voucher = _issued(connection)
        _redeem(connection, clock, voucher, zl(2_000))
        more = _redeem(connection, clock, voucher, zl(100))
    assert more == Refused(Reason.MORE_THAN_LEFT, amount=zl(0))


def test_the_same_key_returns_the_first_result_whatever_came_since(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        voucher = _issued(connection)
        first = _redeem(connection, clock, voucher, zl(500), key="A")
        _redeem(connection, clock, voucher, zl(700), key="B")
        clock.set(voucher.valid_until)
        again = _redeem(connection, clock, voucher, zl(500), key="A")
        entries = RedeemingService(clock).redemptions(connection, voucher.id)
    assert (again.entry, again.left, again.repeated, again.notices) == (first.entry, zl(1_500), True, ())
    assert [entry.amount for entry in entries] == [zl(500), zl(700)]


@pytest.mark.parametrize("change", [{"amount": zl(501)}, {"document": "F/2"}, {"voucher_id": 2}])
def test_the_same_key_for_something_else_is_refused(
    database: Database, clock: FixedClock, change: dict[str, Any]
) -> None:
    service = RedeemingService(clock)
    with database.transaction() as connection:
        edition = new_edition(connection)
        for number in (1, 2):
            issued(connection, granted(connection, edition, number))
        wanted: dict[str, Any] = {"voucher_id": 1, "amount": zl(500), "document": "F/1", "provider_id": None}
        service.redeem(connection, **wanted, key="A", actor=PAYER)
        assert service.redeem(connection, **(wanted | change), key="A", actor=PAYER) == Refused(Reason.KEY_REUSED)


@pytest.mark.parametrize("key", ["", "x" * (LONGEST_KEY + 1)])
def test_a_key_is_bounded(database: Database, clock: FixedClock, key: str) -> None:
    with database.transaction() as connection, pytest.raises(ValueError, match="key"):
        _redeem(connection, clock, _issued(connection), zl(500), key=key)


def test_a_voucher_is_valid_until_and_not_at_its_end(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        voucher = _issued(connection)
        clock.set(voucher.valid_until)
        late = _redeem(connection, clock, voucher, zl(500))
        clock.advance(-timedelta(microseconds=1))
        in_time = _redeem(connection, clock, voucher, zl(500))
    assert late == Refused(Reason.VOUCHER_NOT_VALID, state="expired", until=voucher.valid_until)
    assert isinstance(in_time, Redeemed)


def test_a_code_is_looked_up_however_it_is_typed(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        voucher = _issued(connection)
        shown = IssuingService(clock, KEY).show_code(connection, voucher.application_id, person="telegram:1")
        assert isinstance(shown, CodeShown)
        _redeem(connection, clock, voucher, zl(500))
        found = RedeemingService(clock).look_up(connection, shown.code.lower().replace("-", " "), actor=PAYER)
        RedeemingService(clock).revoke(connection, voucher.application_id, reason="nadużycie", actor=PAYER)
        gone = RedeemingService(clock).look_up(connection, shown.code, actor=PAYER)
    assert isinstance(found, Found)
    assert (found.voucher.id, found.left) == (voucher.id, zl(1_500))
    assert gone == Refused(Reason.VOUCHER_NOT_VALID, state="revoked", until=clock.now())


def test_after_five_wrong_codes_one_waits_a_quarter_of_an_hour(database: Database, clock: FixedClock) -> None:
    service, unknown = RedeemingService(clock), written(code_of(b"x", 1, 0, "aa"))
    with database.transaction() as connection:
        first = [service.look_up(connection, unknown, actor=PAYER)]
        clock.advance(MINUTE)
        first += [service.look_up(connection, unknown, actor=PAYER) for _ in range(4)]
        stopped = service.look_up(connection, unknown, actor=PAYER)
        assert service.look_up(connection, unknown, actor="cli:anna") == Refused(Reason.CODE_UNKNOWN, name=unknown)
        clock.set(NOW + 15 * MINUTE)
        assert service.look_up(connection, unknown, actor=PAYER) == Refused(Reason.CODE_UNKNOWN, name=unknown)
    assert first == [Refused(Reason.CODE_UNKNOWN, name=unknown)] * 5
    assert stopped == Refused(Reason.TOO_MANY_ATTEMPTS, until=NOW + 15 * MINUTE)


def test_twenty_wrong_codes_stop_for_a_day_and_are_forgotten_then(database: Database, clock: FixedClock) -> None:
    hours = [NOW - timedelta(hours=each) for each in range(20)]
    assert stop(hours[:19], NOW) is None
    assert stop(hours, NOW) == NOW + timedelta(hours=5)
    service = RedeemingService(clock)
    with database.transaction() as connection:
        service.look_up(connection, written(code_of(b"x", 1, 0, "aa")), actor=PAYER)
        clock.advance(timedelta(days=1))
        service.look_up(connection, written(code_of(b"x", 1, 0, "aa")), actor=PAYER)
        assert connection.scalar(select(func.count()).select_from(voucher_code_attempts)) == 1


def test_a_mistyped_code_is_told_from_an_unknown_one(database: Database, clock: FixedClock) -> None:
    code = written(code_of(b"x", 1, 0, "aa"))
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    with database.transaction() as connection:
        look_up = RedeemingService(clock).look_up
        assert look_up(connection, wrong, actor=PAYER) == Refused(Reason.CODE_MISTYPED, name=wrong)
        assert look_up(connection, "co to?", actor=PAYER) == Refused(Reason.CODE_MISTYPED, name="COTO-?")
        assert connection.scalar(select(func.count()).select_from(voucher_code_attempts)) == 1


def test_a_provider_redeems_under_its_own_name(database: Database, clock: FixedClock) -> None:
    service = RedeemingService(clock)
    with database.transaction() as connection:
        voucher = _issued(connection)
        provider = service.add_provider(connection, " Biuro  Słowo ", "526-025-09-95", person="telegram:7", actor=PAYER)
        assert isinstance(provider, Provider)
        assert (provider.name, provider.number) == ("Biuro Słowo", "nip:5260250995")
        assert service.provider_of(connection, "telegram:7") == provider
        done = _redeem(connection, clock, voucher, zl(500), provider_id=provider.id, actor="telegram:7")
        renamed = service.add_provider(connection, "Słowo", "", person="telegram:7", actor="telegram:7")
        assert service.providers(connection) == [renamed]
        service.remove_provider(connection, provider.id, actor=PAYER)
        gone = _redeem(connection, clock, voucher, zl(600), provider_id=provider.id)
        names = names_of_providers(connection)
        again = service.remove_provider(connection, provider.id, actor=PAYER)
    assert (done.entry.provider_id, names) == (provider.id, {provider.id: "Słowo"})
    assert (gone, again) == (Refused(Reason.NOT_A_PROVIDER), Refused(Reason.UNKNOWN))


@pytest.mark.parametrize(
    ("name", "number", "fault"),
    [
        (" ", "", InvalidField("name", "length", count=LONGEST_NAME)),
        ("x" * (LONGEST_NAME + 1), "", InvalidField("name", "length", count=LONGEST_NAME)),
        ("Biuro", "526-025-09-96", InvalidField("number", "not_a_number")),
    ],
)
def test_a_provider_needs_a_name_and_a_true_number(
    database: Database, clock: FixedClock, name: str, number: str, fault: InvalidField
) -> None:
    with database.transaction() as connection:
        service = RedeemingService(clock)
        assert service.add_provider(connection, name, number, person=None, actor=PAYER) == fault
        assert service.providers(connection) == []
