"""What people are told about drafts that they have not submitted, as templates. By key, then language code."""

from collections.abc import Mapping

VOUCHER_DRAFT_TEMPLATES: Mapping[str, Mapping[str, str]] = {
    "voucher_draft_reminder": {
        "pl": (
            "Szkic wniosku czeka na złożenie: {edition}\n\n"
            "Termin składania: {until}\n\n"
            "Wszystko, co wpisane, jest zapisane. Otwórz szkic, uzupełnij go i złóż. Jeśli rezygnujesz, nic nie trzeba "
            "robić."
        ),
        "en": (
            "A draft of an application waits to be submitted: {edition}\n\n"
            "Deadline for applications: {until}\n\n"
            "All that was entered is saved. Open the draft, complete it and submit it. If you gave up the idea, there "
            "is nothing to do."
        ),
        "uk": (
            "Чернетка заявки чекає на подання: {edition}\n\n"
            "Термін подання: {until}\n\n"
            "Усе введене збережено. Відкрийте чернетку, доповніть її та подайте. Якщо ви передумали, робити нічого не "
            "потрібно."
        ),
    },
    "voucher_call_extended": {
        "pl": (
            "Jest więcej czasu na złożenie wniosku: {edition}\n\n"
            "Nowy termin składania: {until}\n\n"
            "Wszystko, co wpisane, jest zapisane. Otwórz szkic, uzupełnij go i złóż."
        ),
        "en": (
            "There is more time to apply: {edition}\n\n"
            "New deadline for applications: {until}\n\n"
            "All that was entered is saved. Open the draft, complete it and submit it."
        ),
        "uk": (
            "Є більше часу, щоб подати заявку: {edition}\n\n"
            "Новий термін подання: {until}\n\n"
            "Усе введене збережено. Відкрийте чернетку, доповніть її та подайте."
        ),
    },
    "voucher_call_closed": {
        "pl": (
            "Nabór zakończył się przed terminem: {edition}\n\n"
            "Koniec naboru: {until}\n\n"
            "Szkicu nie da się już złożyć. Nic nie trzeba robić: zniknie 30 dni po końcu naboru, a do tego czasu "
            "jego treść pokaże /moje_dane. Czy otwarty jest inny nabór, sprawdzisz w /voucher."
        ),
        "en": (
            "The call has closed before its time: {edition}\n\n"
            "End of the call: {until}\n\n"
            "The draft cannot be submitted any more. There is nothing to do: it goes 30 days after the end of the "
            "call, and until then /moje_dane shows what is in it. See in /voucher whether another call is open."
        ),
        "uk": (
            "Набір закінчився раніше строку: {edition}\n\n"
            "Кінець набору: {until}\n\n"
            "Чернетку вже не можна подати. Робити нічого не потрібно: вона зникне через 30 днів після кінця набору, "
            "а доти її зміст покаже /moje_dane. Чи триває інший набір, перевірте в /voucher."
        ),
    },
}
