"""What stands around the templates about vouchers: names, buttons, what comes next, sample values. By language code."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class VoucherNoticeParts:
    """The texts of one language.

    ``names`` are what coordinators call the templates, by key. ``next`` is by the state of an application;
    ``can_appeal`` has ``{until}``. ``samples`` has values for the variables of the templates.
    """

    names: Mapping[str, str]
    next: Mapping[str, str]
    can_appeal: str
    sample_edition: str
    correct: str
    appeal: str
    show_code: str
    open_draft: str
    details: str
    review: str
    samples: Mapping[str, str]


VOUCHER_NOTICE_PARTS: Mapping[str, VoucherNoticeParts] = {
    "pl": VoucherNoticeParts(
        names={
            "voucher_correction_asked": "Prośba o poprawkę",
            "voucher_correction_reminder": "Przypomnienie o poprawce",
            "voucher_formal_passed": "Ocena formalna zaliczona",
            "voucher_granted": "Voucher przyznany",
            "voucher_reserve": "Lista rezerwowa",
            "voucher_rejected": "Wniosek odrzucony",
            "voucher_moved_up": "Voucher z listy rezerwowej",
            "voucher_appeal_granted": "Odwołanie: voucher przyznany",
            "voucher_appeal_reserve": "Odwołanie: lista rezerwowa",
            "voucher_appeal_rejected": "Odwołanie oddalone",
            "voucher_appeal_rescored": "Odwołanie: ponowna ocena",
            "voucher_issued": "Voucher wydany",
            "voucher_redeemed": "Płatność voucherem",
            "voucher_reversed": "Płatność cofnięta",
            "voucher_expires_soon": "Voucher niedługo wygaśnie",
            "voucher_expired": "Voucher wygasł",
            "voucher_revoked": "Voucher cofnięty",
            "voucher_withdrawn": "Wniosek wycofany",
            "voucher_settled": "Voucher rozliczony",
            "voucher_draft_reminder": "Przypomnienie o szkicu",
            "voucher_call_extended": "Nabór przedłużony",
            "voucher_call_closed": "Nabór zamknięty przed terminem",
            "voucher_to_review": "Wniosek do oceny",
        },
        next={
            "granted": "Teraz inna osoba wyda voucher. Gdy będzie gotowy, napiszę i pokażę kod.",
            "scoring": "Teraz wniosek ocenią niezależnie co najmniej dwie osoby.",
            "issued": "Voucher czeka na użycie: kod pokażę w /voucher, w „Moje wnioski”.",
            "partly_redeemed": "Resztę można wykorzystać tym samym kodem.",
        },
        can_appeal="Jeśli się z tym nie zgadzasz, odwołaj się raz, z uzasadnieniem, do {until}.",
        sample_edition="To edycja przykładowa: kwoty i zasady są wymyślone, a voucher niczego nie opłaci.",
        correct="Popraw wniosek",
        appeal="Złóż odwołanie",
        show_code="Pokaż kod",
        open_draft="Otwórz szkic",
        details="Mój wniosek",
        review="Wnioski do oceny",
        samples={
            "organisation": "Fundacja Przykładowa",
            "edition": "Vouchery na projekty międzynarodowe 2027",
            "until": "31 marca 2027 r.",
            "reason": "brakuje zgody partnera na udział w projekcie",
            "next": "Teraz inna osoba wyda voucher. Gdy będzie gotowy, napiszę i pokażę kod.",
        },
    ),
    "en": VoucherNoticeParts(
        names={
            "voucher_correction_asked": "Request for a correction",
            "voucher_correction_reminder": "Reminder of a correction",
            "voucher_formal_passed": "Formal check passed",
            "voucher_granted": "Voucher granted",
            "voucher_reserve": "Reserve list",
            "voucher_rejected": "Application rejected",
            "voucher_moved_up": "Voucher from the reserve list",
            "voucher_appeal_granted": "Appeal: voucher granted",
            "voucher_appeal_reserve": "Appeal: reserve list",
            "voucher_appeal_rejected": "Appeal rejected",
            "voucher_appeal_rescored": "Appeal: assessed again",
            "voucher_issued": "Voucher issued",
            "voucher_redeemed": "Payment with a voucher",
            "voucher_reversed": "Payment taken back",
            "voucher_expires_soon": "Voucher expires soon",
            "voucher_expired": "Voucher expired",
            "voucher_revoked": "Voucher revoked",
            "voucher_withdrawn": "Application withdrawn",
            "voucher_settled": "Voucher settled",
            "voucher_draft_reminder": "Reminder of a draft",
            "voucher_call_extended": "Call extended",
            "voucher_call_closed": "Call closed early",
            "voucher_to_review": "Application to assess",
        },
        next={
            "granted": "Now another person will issue the voucher. When it is ready, I will write and show the code.",
            "scoring": "Now at least two people will assess the application independently.",
            "issued": "The voucher waits to be used: I show the code in /voucher, among your applications.",
            "partly_redeemed": "The rest can be used with the same code.",
        },
        can_appeal="If you disagree, appeal once, with your reasons, until {until}.",
        sample_edition="This is a sample edition: its amounts and rules are invented, the voucher pays for nothing.",
        correct="Correct the application",
        appeal="Appeal",
        show_code="Show the code",
        open_draft="Open the draft",
        details="My application",
        review="Applications to assess",
        samples={
            "organisation": "Sample Foundation",
            "edition": "Vouchers for international projects 2027",
            "until": "31 March 2027",
            "reason": "the partner's consent to take part in the project is missing",
            "next": "Now another person will issue the voucher. When it is ready, I will write and show the code.",
        },
    ),
    "uk": VoucherNoticeParts(
        names={
            "voucher_correction_asked": "Прохання виправити",
            "voucher_correction_reminder": "Нагадування про виправлення",
            "voucher_formal_passed": "Формальну перевірку пройдено",
            "voucher_granted": "Ваучер надано",
            "voucher_reserve": "Резервний список",
            "voucher_rejected": "Заявку відхилено",
            "voucher_moved_up": "Ваучер із резервного списку",
            "voucher_appeal_granted": "Апеляція: ваучер надано",
            "voucher_appeal_reserve": "Апеляція: резервний список",
            "voucher_appeal_rejected": "Апеляцію відхилено",
            "voucher_appeal_rescored": "Апеляція: повторна оцінка",
            "voucher_issued": "Ваучер видано",
            "voucher_redeemed": "Оплата ваучером",
            "voucher_reversed": "Оплату скасовано",
            "voucher_expires_soon": "Строк дії ваучера спливає",
            "voucher_expired": "Строк дії ваучера минув",
            "voucher_revoked": "Ваучер скасовано",
            "voucher_withdrawn": "Заявку відкликано",
            "voucher_settled": "Ваучер розраховано",
            "voucher_draft_reminder": "Нагадування про чернетку",
            "voucher_call_extended": "Набір продовжено",
            "voucher_call_closed": "Набір закрито раніше строку",
            "voucher_to_review": "Заявка на оцінювання",
        },
        next={
            "granted": "Тепер інша людина видасть ваучер. Коли він буде готовий, я напишу й покажу код.",
            "scoring": "Тепер заявку незалежно оцінять щонайменше двоє людей.",
            "issued": "Ваучер чекає на використання: код я покажу в /voucher, серед ваших заявок.",
            "partly_redeemed": "Решту можна використати з тим самим кодом.",
        },
        can_appeal="Якщо ви не згодні, подайте апеляцію один раз, з обґрунтуванням, до {until}.",
        sample_edition="Це приклад: суми й правила вигадані, і ваучер нічого не оплатить.",
        correct="Виправити заявку",
        appeal="Подати апеляцію",
        show_code="Показати код",
        open_draft="Відкрити чернетку",
        details="Моя заявка",
        review="Заявки на оцінювання",
        samples={
            "organisation": "Фундація «Приклад»",
            "edition": "Ваучери на міжнародні проєкти 2027",
            "until": "31 березня 2027 р.",
            "reason": "бракує згоди партнера на участь у проєкті",
            "next": "Тепер інша людина видасть ваучер. Коли він буде готовий, я напишу й покажу код.",
        },
    ),
}

VOUCHER_SAMPLES_FOR_ALL: Mapping[str, str] = {
    "number": "V/2027/0012",
    "amount": "1\u00a0500,00\u00a0zł",
    "left": "900,00\u00a0zł",
}
"""Values that are the same in every language."""
