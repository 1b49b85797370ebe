"""What is read at the door. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class DoorTexts:
    """The texts of one language.

    ``already`` has ``{at}``, ``question`` and ``walk_in_question`` have ``{title}``, ``group``, ``municipality``,
    ``consent`` and ``full`` have ``{name}``, ``full`` ``{capacity}`` too. ``obstacles`` are by what keeps somebody out,
    ``tickets`` by what is wrong with a code that was scanned.
    """

    for_staff: str
    admitted: str
    already: str
    refused: str
    obstacles: Mapping[str, str]
    tickets: Mapping[str, str]
    undo: str
    undone: str
    nothing_to_undo: str
    no_event: str
    choose_event: str
    question: str
    found_none: str
    choose: str
    walk_in: str
    walk_in_question: str
    not_understood: str
    group: str
    municipality: str
    skip: str
    consent: str
    agreed: str
    full: str
    admit_anyway: str
    next_one: str


DOOR: Mapping[str, DoorTexts] = {
    "pl": DoorTexts(
        for_staff=(
            "Ten kod to bilet: przy wejściu skanuje go obsługa wydarzenia. Jeśli to Twój bilet, po prostu go pokaż. "
            "Swoje zapisy zobaczysz w /moje."
        ),
        admitted="🟢 Można wejść",
        already="🟡 Wejście było już zaznaczone: {at}",
        refused="🔴 Nie ma wejścia",
        obstacles={
            "unknown": "Nie ma takiego zgłoszenia.",
            "not_our_ticket": "To nie jest nasz ważny bilet: jest podrobiony albo zastąpił go nowszy.",
            "other_event": "To bilet na inne wydarzenie.",
            "event_cancelled": "To wydarzenie jest odwołane.",
            "without_seat": "Ta osoba nie ma jeszcze miejsca: czeka na miejsce albo na decyzję koordynatora.",
            "gone": "To zgłoszenie jest odwołane, odrzucone albo wygasło.",
            "too_early": "Za wcześnie: wejście można zaznaczać od 12 godzin przed początkiem.",
            "too_late": "Za późno: wejście można zaznaczać do 12 godzin po zakończeniu.",
            "in_the_future": "Podana godzina jeszcze nie nadeszła.",
            "unreadable": "Tego nie da się odczytać.",
        },
        tickets={
            "no_ticket": "To nie jest nasz bilet. Poproś o bilet z /moje albo znajdź osobę po nazwisku.",
            "forged": "Ten bilet jest podrobiony albo uszkodzony. Poproś o dokument i znajdź osobę po nazwisku.",
            "replaced": "Ten bilet zastąpił nowszy. Aktualny jest w /moje; poproś o niego.",
            "gone": "To zgłoszenie jest odwołane, odrzucone albo wygasło, więc bilet jest nieważny.",
            "other_event": "To bilet na inne wydarzenie. Jeśli wpuszczasz na nie, wybierz je w /wejscie.",
        },
        undo="Cofnij wejście",
        undone="Wejście cofnięte:",
        nothing_to_undo="Tego wejścia nie ma, więc nie ma czego cofać.",
        no_event=(
            "Teraz nie ma wydarzenia, na które można wpuszczać. Wejście działa od 12 godzin przed początkiem do 12 "
            "godzin po zakończeniu."
        ),
        choose_event="Na które wydarzenie wpuszczasz?",
        question="Wejście: {title}. Napisz część imienia, nazwiska lub organizacji albo zeskanuj bilet aparatem.",
        found_none="Nikogo takiego nie ma na liście. Napisz inaczej albo wpuść osobę bez zapisu.",
        choose="Kto wchodzi?",
        walk_in="➕ Osoba bez zapisu",
        walk_in_question=(
            "Kto wchodzi bez zapisu na „{title}”? Napisz imię i nazwisko, przecinek, organizację, na przykład: Anna "
            "Nowak, Fundacja Most."
        ),
        not_understood="Potrzebuję imienia i nazwiska, a po przecinku organizacji.",
        group="Z której grupy jest {name}?",
        municipality="Z której gminy jest {name}? Napisz jej nazwę albo to pomiń.",
        skip="Pomiń",
        consent=(
            "Zapytaj: czy {name} zgadza się na przetwarzanie danych potrzebnych do organizacji wydarzenia? Bez zgody "
            "niczego nie zapisuję."
        ),
        agreed="Tak, zgadza się: wpuść",
        full="Wszystkie miejsca ({capacity}) są zajęte. Wpuścić mimo to: {name}?",
        admit_anyway="Wpuść ponad limit",
        next_one="Następna osoba",
    ),
    "en": DoorTexts(
        for_staff=(
            "This code is a ticket: the staff of the event scan it at the door. If it is yours, just show it. Your "
            "sign-ups are in /moje."
        ),
        admitted="🟢 May come in",
        already="🟡 Was checked in before: {at}",
        refused="🔴 No entry",
        obstacles={
            "unknown": "There is no such sign-up.",
            "not_our_ticket": "This is no valid ticket of ours: it is forged, or a newer one has replaced it.",
            "other_event": "This ticket is for another event.",
            "event_cancelled": "This event is cancelled.",
            "without_seat": "They have no seat yet: they wait for one, or for a coordinator's decision.",
            "gone": "This sign-up is cancelled, rejected or has lapsed.",
            "too_early": "Too early: check-in begins 12 hours before the start.",
            "too_late": "Too late: check-in ends 12 hours after the end.",
            "in_the_future": "That time has not come yet.",
            "unreadable": "That cannot be read.",
        },
        tickets={
            "no_ticket": "This is no ticket of ours. Ask for the one in /moje, or search for the name.",
            "forged": "This ticket is forged or damaged. Ask for a document and search for the name.",
            "replaced": "A newer ticket has replaced this one. Ask for the current one, which is in /moje.",
            "gone": "This sign-up is cancelled, rejected or has lapsed, so the ticket is not valid.",
            "other_event": "This ticket is for another event. If you let people into that one, choose it in /wejscie.",
        },
        undo="Take the check-in back",
        undone="Check-in taken back:",
        nothing_to_undo="There is no such check-in, so there is nothing to take back.",
        no_event=(
            "There is no event to let people into now. The door works from 12 hours before the start to 12 hours after "
            "the end."
        ),
        choose_event="Which event do you let people into?",
        question="Door: {title}. Write a part of a name or an organisation, or scan a ticket with the camera.",
        found_none="There is nobody like that on the list. Try another way, or let somebody in without a sign-up.",
        choose="Who comes in?",
        walk_in="➕ Somebody without a sign-up",
        walk_in_question=(
            "Who comes to “{title}” without a sign-up? Write first name and surname, a comma, and the organisation, "
            "for example: Anna Nowak, Fundacja Most."
        ),
        not_understood="I need first name and surname, and after a comma the organisation.",
        group="Which group is {name} from?",
        municipality="Which municipality is {name} from? Write its name, or skip this.",
        skip="Skip",
        consent=(
            "Ask: does {name} agree that the data needed for organising the event is processed? Without that I store "
            "nothing."
        ),
        agreed="Yes, they agree: let them in",
        full="All seats ({capacity}) are taken. Let {name} in all the same?",
        admit_anyway="Let in beyond the limit",
        next_one="Next person",
    ),
    "uk": DoorTexts(
        for_staff=(
            "Цей код — квиток: на вході його сканує команда події. Якщо це ваш квиток, просто покажіть його. Ваші "
            "записи — у /moje."
        ),
        admitted="🟢 Можна заходити",
        already="🟡 Вхід уже було позначено: {at}",
        refused="🔴 Входу немає",
        obstacles={
            "unknown": "Такого запису немає.",
            "not_our_ticket": "Це не наш дійсний квиток: він підроблений або його замінив новіший.",
            "other_event": "Це квиток на іншу подію.",
            "event_cancelled": "Цю подію скасовано.",
            "without_seat": "Людина ще не має місця: чекає на місце або на рішення координатора.",
            "gone": "Цей запис скасовано, відхилено або він утратив чинність.",
            "too_early": "Зарано: вхід можна позначати за 12 годин до початку.",
            "too_late": "Запізно: вхід можна позначати до 12 годин після завершення.",
            "in_the_future": "Цей час ще не настав.",
            "unreadable": "Це неможливо прочитати.",
        },
        tickets={
            "no_ticket": "Це не наш квиток. Попросіть квиток із /moje або знайдіть людину за прізвищем.",
            "forged": "Цей квиток підроблений або пошкоджений. Попросіть документ і знайдіть людину за прізвищем.",
            "replaced": "Цей квиток замінив новіший. Чинний є в /moje; попросіть показати його.",
            "gone": "Цей запис скасовано, відхилено або він утратив чинність, тому квиток недійсний.",
            "other_event": "Це квиток на іншу подію. Якщо ви впускаєте на неї, виберіть її в /wejscie.",
        },
        undo="Скасувати вхід",
        undone="Вхід скасовано:",
        nothing_to_undo="Такого входу немає, тож скасовувати нічого.",
        no_event=(
            "Зараз немає події, на яку можна впускати. Вхід працює від 12 годин до початку до 12 годин після "
            "завершення."
        ),
        choose_event="На яку подію ви впускаєте?",
        question="Вхід: {title}. Напишіть частину імені, прізвища чи організації або відскануйте квиток камерою.",
        found_none="Такої людини немає у списку. Спробуйте інакше або впустіть людину без запису.",
        choose="Хто заходить?",
        walk_in="➕ Людина без запису",
        walk_in_question=(
            "Хто заходить на «{title}» без запису? Напишіть ім'я та прізвище, кому й організацію, наприклад: Ганна "
            "Новак, Фонд Міст."
        ),
        not_understood="Мені потрібні ім'я та прізвище, а після коми організація.",
        group="З якої групи {name}?",
        municipality="З якої ґміни {name}? Напишіть її назву або пропустіть.",
        skip="Пропустити",
        consent=(
            "Запитайте: чи {name} погоджується на обробку даних, потрібних для організації події? Без згоди я нічого "
            "не зберігаю."
        ),
        agreed="Так, погоджується: впустити",
        full="Усі місця ({capacity}) зайняті. Усе одно впустити: {name}?",
        admit_anyway="Впустити понад ліміт",
        next_one="Наступна людина",
    ),
}
