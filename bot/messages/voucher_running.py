"""What coordinators read when they make an edition, change its rules or end it. By language code; Polish first."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class VoucherRunningTexts:
    """The texts of one language; those with places have what they name."""

    ask_file: str
    ask_change: str
    file_too_large: str
    file_not_text: str
    file_missing: str
    rules_wrong: str
    look_first: str
    create: str
    created: str
    ask_reason: str
    reason_missing: str
    reason_too_long: str
    changed: str
    version: str
    amounts: str
    limits: str
    deadlines: str
    call: str
    applicants: str
    services: str
    criteria: str
    criterion: str
    threshold: str
    declarations: str
    further: str
    manage_title: str
    change_rules: str
    extend: str
    ask_extend: str
    moment_wrong: str
    extended: str
    close_call: str
    sure_close_call: str
    yes_close_call: str
    call_closed: str
    release: str
    sure_release: str
    yes_release: str
    released: str
    end_reserve: str
    sure_end_reserve: str
    yes_end_reserve: str
    reserve_ended: str
    close: str
    sure_close: str
    yes_close: str
    closed: str


VOUCHER_RUNNING: Mapping[str, VoucherRunningTexts] = {
    "pl": VoucherRunningTexts(
        ask_file=(
            "Przyślij plik TOML z zasadami edycji. Wzór z opisem każdego pola znajdziesz w dokumentacji "
            "(docs/pl/voucher.toml)."
        ),
        ask_change="Przyślij plik TOML z nowymi zasadami. Dotychczasowe zostaną zapisane jako poprzednia wersja.",
        file_too_large="Ten plik jest za duży na zasady edycji. Przyślij plik TOML do {size} kB.",
        file_not_text="To nie jest plik tekstowy TOML. Zapisz go w kodowaniu UTF-8 i przyślij jeszcze raz.",
        file_missing="Plik nie dotarł. Przyślij go, proszę, jeszcze raz.",
        rules_wrong="W pliku jest coś do poprawienia:\n{faults}\nPopraw i przyślij plik jeszcze raz.",
        look_first="Tak rozumiem ten plik. Sprawdź, zanim powstanie edycja.",
        create="Utwórz edycję",
        created="Edycja jest gotowa. Nabory otworzą się same w podanych terminach.",
        ask_reason="Tak rozumiem ten plik. Napisz powód zmiany zasad; wtedy zaczną obowiązywać.",
        reason_missing="Napisz powód słowami, na przykład „zwiększenie budżetu uchwałą zarządu”.",
        reason_too_long="Za długo. Zmieść, proszę, powód w {most} znakach.",
        changed="Nowe zasady obowiązują (wersja {version}). Wnioski złożone wcześniej zachowują swoją wersję.",
        version="Wersja zasad: {version}",
        amounts="Budżet {budget}, w tym rezerwa na odwołania {reserve}. Voucher do {value}, realizacja od {smallest}.",
        limits="Na organizację: w edycji {per_edition}, w roku {per_year}.",
        deadlines="Dni: poprawka {correction}, odwołanie {appeal}, ważność kodu {code}.",
        call="Nabór {number}: {opens} – {closes}",
        applicants="Kto może złożyć wniosek",
        services="Na co",
        criteria="Kryteria",
        criterion="{name}: waga {weight}%, od 0 do {most} pkt",
        threshold="Próg: {threshold}%. Trzecia ocena, gdy różnica przekracza {difference} pkt proc.",
        declarations="Oświadczenia",
        further="Poza tym",
        manage_title="Prowadzenie edycji: {title}",
        change_rules="Zmień zasady",
        extend="Przedłuż nabór {number}",
        ask_extend="Do kiedy przedłużyć nabór (teraz do {closes})? Napisz na przykład „31.05.2027” albo z godziną.",
        moment_wrong="Nie rozumiem tej daty. Napisz ją tak: 31.05.2027 albo 31.05.2027 12:00.",
        extended="Nowy koniec naboru {number}: {closes}",
        close_call="Zamknij nabór {number}",
        sure_close_call="Zamknąć nabór {number} teraz, przed terminem ({closes})? Szkiców nie da się już złożyć.",
        yes_close_call="Tak, zamknij nabór",
        call_closed="Nabór {number} jest zamknięty.",
        release="Zwolnij rezerwę na odwołania",
        sure_release="Zwolnić {amount} rezerwy na odwołania? Skorzysta z niej lista rezerwowa. Tego nie da się cofnąć.",
        yes_release="Tak, zwolnij rezerwę",
        released="Rezerwa na odwołania jest zwolniona.",
        end_reserve="Zakończ listę rezerwową",
        sure_end_reserve=(
            "Zakończyć listę rezerwową? Czeka na niej: {number}. "
            "Na kogo wystarczy jeszcze pieniędzy, ten dostanie voucher, pozostali odmowę."
        ),
        yes_end_reserve="Tak, zakończ listę",
        reserve_ended="Lista rezerwowa jest zakończona.",
        close="Zamknij edycję",
        sure_close="Zamknąć edycję „{title}”? Nikt jej już nie zmieni, zostaną dokumenty i księga.",
        yes_close="Tak, zamknij edycję",
        closed="Edycja jest zamknięta.",
    ),
    "en": VoucherRunningTexts(
        ask_file=(
            "Send a TOML file with the rules of the edition. The documentation has a template that explains every "
            "field (docs/pl/voucher.toml)."
        ),
        ask_change="Send a TOML file with the new rules. The current ones are kept as the previous version.",
        file_too_large="This file is too large for the rules of an edition. Send a TOML file of at most {size} kB.",
        file_not_text="This is not TOML text. Save it as UTF-8 and send it once more.",
        file_missing="The file did not arrive. Please send it once more.",
        rules_wrong="There is something to correct in the file:\n{faults}\nCorrect it and send it once more.",
        look_first="This is how I read the file. Check it before the edition is made.",
        create="Make the edition",
        created="The edition is ready. Its calls open by themselves at their times.",
        ask_reason="This is how I read the file. Write the reason for the change; then the rules come into force.",
        reason_missing="Write the reason in words, such as “budget raised by a resolution of the board”.",
        reason_too_long="That is too long. Please keep the reason within {most} characters.",
        changed="The new rules are in force (version {version}). Applications submitted before keep their version.",
        version="Version of the rules: {version}",
        amounts="Budget {budget}, of it {reserve} kept for appeals. Voucher up to {value}, redeemed from {smallest}.",
        limits="For an organisation: {per_edition} in the edition, {per_year} in a year.",
        deadlines="Days: correction {correction}, appeal {appeal}, validity of a code {code}.",
        call="Call {number}: {opens} – {closes}",
        applicants="Who may apply",
        services="What for",
        criteria="Criteria",
        criterion="{name}: weight {weight}%, 0 to {most} points",
        threshold="Threshold: {threshold}%. A third score when two differ by more than {difference} points.",
        declarations="Declarations",
        further="Also",
        manage_title="Running the edition: {title}",
        change_rules="Change the rules",
        extend="Extend call {number}",
        ask_extend="Until when (now until {closes})? Write for example “31.05.2027”, or with a time.",
        moment_wrong="I do not understand this date. Write it like this: 31.05.2027 or 31.05.2027 12:00.",
        extended="New end of call {number}: {closes}",
        close_call="Close call {number}",
        sure_close_call="Close call {number} now, before its time ({closes})? Drafts cannot be submitted any more.",
        yes_close_call="Yes, close the call",
        call_closed="Call {number} is closed.",
        release="Release the reserve for appeals",
        sure_release="Release {amount} held for appeals? The reserve list gets it. This cannot be undone.",
        yes_release="Yes, release it",
        released="The reserve for appeals is released.",
        end_reserve="End the reserve list",
        sure_end_reserve=(
            "End the reserve list? Waiting there: {number}. "
            "Those for whom there is still enough money get a voucher, the others a rejection."
        ),
        yes_end_reserve="Yes, end the list",
        reserve_ended="The reserve list is ended.",
        close="Close the edition",
        sure_close="Close the edition “{title}”? Nobody can change it any more; documents and the ledger stay.",
        yes_close="Yes, close the edition",
        closed="The edition is closed.",
    ),
    "uk": VoucherRunningTexts(
        ask_file=(
            "Надішліть файл TOML із правилами випуску. Зразок з описом кожного поля є в документації "
            "(docs/pl/voucher.toml)."
        ),
        ask_change="Надішліть файл TOML із новими правилами. Теперішні збережуться як попередня версія.",
        file_too_large="Цей файл завеликий для правил випуску. Надішліть файл TOML до {size} кБ.",
        file_not_text="Це не текстовий файл TOML. Збережіть його в кодуванні UTF-8 й надішліть ще раз.",
        file_missing="Файл не надійшов. Надішліть його, будь ласка, ще раз.",
        rules_wrong="У файлі треба дещо виправити:\n{faults}\nВиправте й надішліть файл ще раз.",
        look_first="Так я розумію цей файл. Перевірте, перш ніж з'явиться випуск.",
        create="Створити випуск",
        created="Випуск готовий. Набори відкриються самі у вказані строки.",
        ask_reason="Так я розумію цей файл. Напишіть причину зміни правил; тоді вони наберуть чинності.",
        reason_missing="Напишіть причину словами, наприклад «збільшення бюджету рішенням правління».",
        reason_too_long="Задовго. Вмістіть, будь ласка, причину в {most} знаків.",
        changed="Нові правила чинні (версія {version}). Раніше подані заявки зберігають свою версію.",
        version="Версія правил: {version}",
        amounts="Бюджет {budget}, з нього резерв на апеляції {reserve}. Ваучер до {value}, погашення від {smallest}.",
        limits="На організацію: у випуску {per_edition}, за рік {per_year}.",
        deadlines="Дні: виправлення {correction}, апеляція {appeal}, дія коду {code}.",
        call="Набір {number}: {opens} – {closes}",
        applicants="Хто може подати заявку",
        services="На що",
        criteria="Критерії",
        criterion="{name}: вага {weight}%, від 0 до {most} балів",
        threshold="Поріг: {threshold}%. Третя оцінка, якщо різниця понад {difference} в. п.",
        declarations="Заяви",
        further="Крім того",
        manage_title="Керування випуском: {title}",
        change_rules="Змінити правила",
        extend="Продовжити набір {number}",
        ask_extend="До якого часу продовжити набір (тепер до {closes})? Напишіть, наприклад, «31.05.2027».",
        moment_wrong="Я не розумію цієї дати. Напишіть її так: 31.05.2027 або 31.05.2027 12:00.",
        extended="Новий кінець набору {number}: {closes}",
        close_call="Закрити набір {number}",
        sure_close_call="Закрити набір {number} тепер, до строку ({closes})? Чернеток уже не можна буде подати.",
        yes_close_call="Так, закрити набір",
        call_closed="Набір {number} закрито.",
        release="Звільнити резерв на апеляції",
        sure_release="Звільнити {amount} резерву на апеляції? Його отримає резервний список. Назад не повернути.",
        yes_release="Так, звільнити резерв",
        released="Резерв на апеляції звільнено.",
        end_reserve="Завершити резервний список",
        sure_end_reserve=(
            "Завершити резервний список? У ньому чекає: {number}. "
            "На кого ще вистачить грошей, той отримає ваучер, решта – відмову."
        ),
        yes_end_reserve="Так, завершити список",
        reserve_ended="Резервний список завершено.",
        close="Закрити випуск",
        sure_close="Закрити випуск «{title}»? Його вже ніхто не змінить, залишаться документи й книга.",
        yes_close="Так, закрити випуск",
        closed="Випуск закрито.",
    ),
}
