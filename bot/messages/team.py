"""Who runs events: roles, invitations, and the log of what was done. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class TeamTexts:
    """The texts of one language.

    ``roles`` and ``duties`` are by role. ``member`` has ``{name}``, ``{since}`` and ``{by}``; ``settled`` and
    ``person`` have ``{number}``, ``invite`` and ``granted`` ``{role}``, ``revoke``, ``sure`` and ``revoked`` ``{name}``
    and ``{role}``; ``invitation`` has ``{role}``, ``{days}`` and ``{link}``.
    """

    title: str
    roles: Mapping[str, str]
    duties: Mapping[str, str]
    member: str
    settled: str
    person: str
    terminal: str
    itself: str
    forgotten: str
    nobody: str
    invite: str
    invitation: str
    send_to_bot: str
    revoke: str
    choose_revoked: str
    sure: str
    yes: str
    no: str
    revoked: str
    not_held: str
    last: str
    granted: str
    invalid: str
    journal: str
    journal_title: str
    journal_empty: str
    older: str
    back: str


TEAM: Mapping[str, TeamTexts] = {
    "pl": TeamTexts(
        title="Zespół",
        roles={
            "administrator": "administrator",
            "coordinator": "koordynator",
            "door": "obsługa wejścia",
            "reviewer": "oceniający",
            "provider": "wykonawca usług",
        },
        duties={
            "administrator": "Możesz zapraszać innych (/zespol), prowadzić wydarzenia (/zapisy) i aktualizować wiedzę.",
            "coordinator": (
                "Możesz prowadzić wydarzenia (/zapisy) i vouchery (/vouchery), wpuszczać ludzi i zmieniać wiadomości "
                "(/szablony)."
            ),
            "door": "Możesz wpuszczać uczestników: skanuj kody z biletów aparatem telefonu albo szukaj w /wejscie.",
            "reviewer": "Możesz oceniać wnioski o voucher, które przydzieli Ci koordynator: /oceny.",
            "provider": "Możesz realizować vouchery: zeskanuj kod z vouchera albo wpisz go w /kod.",
        },
        member="{name}, od {since}, z zaproszenia: {by}",
        settled="Użytkownik Telegrama {number}, z ustawień programu",
        person="użytkownik Telegrama {number}",
        terminal="administrator przy terminalu",
        itself="program",
        forgotten="osoba, która usunęła swoje dane",
        nobody="Nikt nie ma jeszcze roli.",
        invite="Zaproś: {role}",
        invitation=(
            "Zaproszenie do roli „{role}”. Działa raz, przez {days} dni, i nie da się go pokazać ponownie. Wyślij je "
            "tylko osobie, której ufasz:\n{link}"
        ),
        send_to_bot="Ta osoba ma wysłać do bota wiadomość:",
        revoke="Odbierz: {name}, {role}",
        choose_revoked="Odbierz rolę",
        sure="Na pewno odebrać? {name}, {role}",
        yes="Tak, odbierz",
        no="Nie, zostaw",
        revoked="Rola odebrana: {name}, {role}.",
        not_held="Ta osoba nie ma już tej roli, więc nie trzeba nic zmieniać.",
        last="To ostatni administrator. Najpierw zaproś drugiego, bo nikt nie mógłby już dawać ról.",
        granted="Witaj w zespole! Masz rolę: {role}.",
        invalid="To zaproszenie nie działa: ktoś go już użył albo minął jego czas. Poproś administratora o nowe.",
        journal="Dziennik",
        journal_title="Dziennik: co się działo",
        journal_empty="W dzienniku nie ma więcej wpisów.",
        older="Starsze",
        back="Zespół",
    ),
    "en": TeamTexts(
        title="The team",
        roles={
            "administrator": "administrator",
            "coordinator": "coordinator",
            "door": "door staff",
            "reviewer": "reviewer",
            "provider": "service provider",
        },
        duties={
            "administrator": "You can invite others (/zespol), run events (/zapisy) and update what I know.",
            "coordinator": (
                "You can run events (/zapisy) and vouchers (/vouchery), let people in and change messages (/szablony)."
            ),
            "door": "You can let participants in: scan the codes on tickets with your phone, or search in /wejscie.",
            "reviewer": "You can assess the voucher applications that a coordinator assigns to you: /oceny.",
            "provider": "You can redeem vouchers: scan the code on the voucher or type it in /kod.",
        },
        member="{name}, since {since}, invited by: {by}",
        settled="Telegram user {number}, by the settings of the program",
        person="Telegram user {number}",
        terminal="an administrator at the terminal",
        itself="the program",
        forgotten="somebody who erased their data",
        nobody="Nobody has a role yet.",
        invite="Invite: {role}",
        invitation=(
            "An invitation to the role “{role}”. It works once, for {days} days, and cannot be shown again. Send it "
            "only to somebody whom you trust:\n{link}"
        ),
        send_to_bot="They have to send this message to the bot:",
        revoke="Take back: {name}, {role}",
        choose_revoked="Take a role back",
        sure="Take it back for sure? {name}, {role}",
        yes="Yes, take it back",
        no="No, leave it",
        revoked="The role is taken back: {name}, {role}.",
        not_held="They do not have this role any more, so there is nothing to change.",
        last="This is the last administrator. Invite another one first, or nobody could give roles any more.",
        granted="Welcome to the team! Your role: {role}.",
        invalid="This invitation does not work: it was used, or its time is over. Ask an administrator for another.",
        journal="Log",
        journal_title="The log: what was done",
        journal_empty="There are no more entries in the log.",
        older="Older",
        back="The team",
    ),
    "uk": TeamTexts(
        title="Команда",
        roles={
            "administrator": "адміністратор",
            "coordinator": "координатор",
            "door": "команда на вході",
            "reviewer": "рецензент",
            "provider": "виконавець послуг",
        },
        duties={
            "administrator": "Ви можете запрошувати інших (/zespol), вести події (/zapisy) й оновлювати знання.",
            "coordinator": (
                "Ви можете вести події (/zapisy) та ваучери (/vouchery), впускати людей і змінювати повідомлення "
                "(/szablony)."
            ),
            "door": "Ви можете впускати учасників: скануйте коди з квитків телефоном або шукайте в /wejscie.",
            "reviewer": "Ви можете оцінювати заявки на ваучер, які призначить вам координатор: /oceny.",
            "provider": "Ви можете погашати ваучери: відскануйте код із ваучера або введіть його в /kod.",
        },
        member="{name}, від {since}, на запрошення: {by}",
        settled="Користувач Telegram {number}, з налаштувань програми",
        person="користувач Telegram {number}",
        terminal="адміністратор за терміналом",
        itself="програма",
        forgotten="людина, яка видалила свої дані",
        nobody="Ролі ще ніхто не має.",
        invite="Запросити: {role}",
        invitation=(
            "Запрошення до ролі «{role}». Воно діє один раз протягом {days} днів, і показати його знову неможливо. "
            "Надішліть його лише тому, кому довіряєте:\n{link}"
        ),
        send_to_bot="Ця людина має надіслати боту повідомлення:",
        revoke="Забрати: {name}, {role}",
        choose_revoked="Забрати роль",
        sure="Справді забрати? {name}, {role}",
        yes="Так, забрати",
        no="Ні, залишити",
        revoked="Роль забрано: {name}, {role}.",
        not_held="Ця людина вже не має цієї ролі, тож змінювати нічого.",
        last="Це останній адміністратор. Спершу запросіть іншого, бо ніхто вже не зміг би надавати ролі.",
        granted="Вітаємо в команді! Ваша роль: {role}.",
        invalid="Це запрошення не діє: ним уже скористалися або його час минув. Попросіть адміністратора про нове.",
        journal="Журнал",
        journal_title="Журнал: що відбувалося",
        journal_empty="У журналі більше немає записів.",
        older="Старіші",
        back="Команда",
    ),
}
