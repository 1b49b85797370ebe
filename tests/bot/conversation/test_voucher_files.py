"""The papers of the voucher, from the database."""

import io
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest

from bot.conversation.attachments import AttachmentFiles
from bot.conversation.model import Attachment, AttachmentKind
from bot.conversation.voucher_services import VoucherServices
from bot.documents.worker import Worker
from bot.forum.service import ForumService
from bot.store.engine import Connection, Database
from bot.voucher.decision_model import Outcome, ReasonCode
from bot.voucher.issuing import CodeShown
from bot.voucher.model import Application, Edition, Voucher
from bot.voucher.redemption import Redeemed
from tests.bot.documents.reading import codes, pages
from tests.bot.forum.door import KEY
from tests.bot.voucher.money import PAYER, decided, granted, issued, new_edition, submitted, zl
from tests.fakes.clock import FixedClock


class Filed:
    """An edition in which two got vouchers, one redeemed some of it, and another was rejected."""

    def __init__(self, database: Database, clock: FixedClock) -> None:
        self.vouchers = VoucherServices.build(clock, KEY.secret)
        with database.transaction() as connection:
            self.edition: Edition = new_edition(connection)
            self.first: Application = granted(connection, self.edition, 1)
            self.second: Application = granted(connection, self.edition, 2, zl(500))
            self.third: Application = submitted(connection, self.edition, 3)
            rejected: dict[str, Any] = {"outcome": Outcome.REJECTED, "amount": None}
            decided(connection, self.third, **rejected, reason_code=ReasonCode.OTHER, reason="Brak {partnera}")
            self._spend(connection)
        self.files = AttachmentFiles(
            database=database,
            forum=ForumService(clock),
            tickets=KEY,
            vouchers=self.vouchers,
            clock=clock,
            organiser="Urząd Marszałkowski",
            bot="interekip_bot",
            worker=Worker(),
        )

    def _spend(self, connection: Connection) -> None:
        vouchers = [issued(connection, each) for each in (self.first, self.second)]
        shown = self.vouchers.issuing.show_code(connection, self.first.id, person=self.first.person)
        assert isinstance(shown, CodeShown)
        self.code = shown.code
        self._redeemed(connection, vouchers[0], 700, "FV 1")
        mistaken = self._redeemed(connection, vouchers[0], 300, "FV 2")
        self.vouchers.redeeming.reverse(connection, mistaken.entry.id, reason="pomyłka", actor=PAYER)

    def _redeemed(self, connection: Connection, voucher: Voucher, amount: int, document: str) -> Redeemed:
        done = self.vouchers.redeeming.redeem(
            connection, voucher.id, zl(amount), document=document, provider_id=None, key=document, actor=PAYER
        )
        assert isinstance(done, Redeemed), done
        return done

    def made(self, kind: AttachmentKind, subject: int) -> bytes | None:
        file = self.files.make(Attachment(kind, subject))
        return None if file is None else file.content

    def text(self, kind: AttachmentKind, subject: int) -> str:
        made = self.made(kind, subject)
        assert made is not None
        return " ".join(pages(made))

    def sheets(self, kind: AttachmentKind) -> dict[str, list[tuple[Any, ...]]]:
        made = self.made(kind, self.edition.id)
        assert made is not None
        book = openpyxl.load_workbook(io.BytesIO(made))
        return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


@pytest.fixture
def filed(database: Database, clock: FixedClock) -> Iterator[Filed]:
    made = Filed(database, clock)
    yield made
    made.files.close()


def test_letters_tell_what_was_decided(filed: Filed) -> None:
    granted_letter = filed.text(AttachmentKind.VOUCHER_LETTER, filed.first.id)
    assert "2 000,00 zł (słownie: dwa tysiące złotych 00/100)" in granted_letter
    assert "V/2027/0001" in granted_letter
    rejected_letter = filed.text(AttachmentKind.VOUCHER_LETTER, filed.third.id)
    assert "Powód: Brak {partnera}." in rejected_letter
    assert "słownie" not in rejected_letter


def test_only_a_voucher_whose_code_was_shown_can_be_printed(filed: Filed) -> None:
    made = filed.made(AttachmentKind.VOUCHER_PDF, filed.first.id)
    assert made is not None
    assert filed.code in " ".join(pages(made))
    assert codes(made) == [f"https://t.me/interekip_bot?start=vc_{filed.code.replace('-', '')}"]
    assert filed.made(AttachmentKind.VOUCHER_PDF, filed.second.id) is None


def test_the_settlement_is_what_the_ledger_comes_to(filed: Filed) -> None:
    text = filed.text(AttachmentKind.VOUCHER_SETTLEMENT, filed.edition.id)
    for said in (
        "Budżet edycji 10 000,00 zł",
        "Przyznane razem 2 500,00 zł",
        "Wykorzystane 700,00 zł",
        "Przyznane, jeszcze niewykorzystane 1 800,00 zł",
        "Wolne środki 7 500,00 zł",
        "Tłumaczenie 2 2 500,00 zł 700,00 zł",
        "FV 1 700,00 zł",
        "-300,00 zł",
    ):
        assert said in text, said


def test_the_ledger_keeps_a_running_balance_that_agrees_with_the_sums(filed: Filed) -> None:
    sheets = filed.sheets(AttachmentKind.VOUCHER_LEDGER)
    entries, sums = sheets["Księga"][1:], dict(sheets["Sumy"][1:])
    assert [(row[2], row[3]) for row in entries] == [
        ("budżet", 10_000),
        ("przyznanie", 2_000),
        ("przyznanie", 500),
        ("realizacja", 700),
        ("realizacja", 300),
        ("korekta realizacji", 300),
    ]
    assert entries[-1][4] == sums["Wolne środki"] == 7_500
    assert sums["Budżet edycji"] == sums["Wolne środki"] + 1_800 + sums["Wykorzystane"]


def test_the_applications_are_there_with_money_and_decisions(filed: Filed) -> None:
    sheets = filed.sheets(AttachmentKind.VOUCHER_APPLICATIONS)
    head, *rows = sheets["Wnioski"]
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(row["Numer"], row["Przyznano"], row["Wykorzystano"]) for row in found] == [
        ("V/2027/0001", 2000, 700),
        ("V/2027/0002", 500, None),
        ("V/2027/0003", None, None),
    ]
    assert [row[3] for row in sheets["Decyzje"][1:]] == ["przyznany", "przyznany", "odrzucony"]


def test_what_is_not_there_has_no_file(filed: Filed) -> None:
    kinds = [kind for kind in AttachmentKind if kind.value.startswith("voucher")]
    assert [kind for kind in kinds if filed.made(kind, 9_999) is not None] == []
