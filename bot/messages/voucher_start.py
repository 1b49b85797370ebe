"""What the voucher is, when one can apply, and its rules. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class VoucherStartTexts:
    """The texts of one language.

    ``value`` and ``at_least`` have ``{amount}``, ``services`` has ``{services}``, ``open`` has ``{until}``; ``opens``
    and ``closed`` have ``{title}`` and ``{moment}``, ``ask_at`` has ``{contact}``. ``go_on`` has ``{title}``. Those of
    the rules: ``assessed`` has ``{threshold}``, ``criterion`` ``{name}``, ``{weight}`` and ``{question}``, ``calls``
    ``{start}`` and ``{end}``; ``per_edition``, ``per_year``, ``correction``, ``appeal`` and ``code`` have ``{number}``.
    """

    title: str
    intro: str
    sample: str
    value: str
    services: str
    open: str
    opens: str
    closed: str
    none: str
    ask_at: str
    ask: str
    about: str
    check: str
    apply: str
    rules: str
    mine: str
    go_on: str
    home: str
    gone: str
    who: str
    region: str
    pays_for: str
    at_least: str
    when: str
    calls: str
    how: str
    assessed: str
    criterion: str
    limits: str
    per_edition: str
    per_year: str
    deadlines: str
    correction: str
    appeal: str
    code: str
    declared: str
    further: str


VOUCHER_START: Mapping[str, VoucherStartTexts] = {
    "pl": VoucherStartTexts(
        title="Voucher",
        intro="Voucher opłaca pomoc w przygotowaniu międzynarodowego projektu Twojej organizacji.",
        sample=(
            "⚠️ PRZYKŁAD. To nie jest prawdziwy nabór: kwoty i zasady są wymyślone, żeby pokazać, jak to działa. Za "
            "wniosek złożony tutaj nikt nie dostanie pieniędzy."
        ),
        value="Najwyższa wartość: {amount}.",
        services="Na co: {services}.",
        open="Wnioski przyjmujemy do: {until}.",
        opens="{title}: nabór zacznie się {moment}.",
        closed="{title}: nabór skończył się {moment}.",
        none="Teraz nie ma otwartego naboru, a terminu następnego jeszcze nie znam.",
        ask_at="O następny nabór zapytaj koordynatora: {contact}.",
        ask="O następny nabór zapytaj koordynatora programu.",
        about="Voucher: zasady i wniosek",
        check="Czy to dla nas?",
        apply="Złóż wniosek",
        rules="Zasady",
        mine="Moje wnioski",
        go_on="Dokończ wniosek: {title}",
        home="O voucherze",
        gone="Tej edycji już nie ma albo nabór się skończył. Oto, co jest teraz:",
        who="Kto może złożyć wniosek",
        region="Skąd",
        pays_for="Za co płaci voucher",
        at_least="Jednorazowo można zrealizować co najmniej {amount}, chyba że zostało mniej.",
        when="Nabory",
        calls="od {start} do {end}",
        how="Jak oceniamy",
        assessed="Każdy wniosek czytają co najmniej dwie osoby. Potrzeba {threshold}% punktów.",
        criterion="{name} ({weight}%): {question}",
        limits="Ile voucherów na organizację",
        per_edition="w edycji: {number}",
        per_year="w roku: {number}",
        deadlines="Terminy (w dniach)",
        correction="na poprawkę wniosku: {number}",
        appeal="na odwołanie: {number}",
        code="na wykorzystanie vouchera: {number}",
        declared="Co trzeba oświadczyć",
        further="Poza tym",
    ),
    "en": VoucherStartTexts(
        title="Voucher",
        intro="A voucher pays for help with preparing an international project of your organisation.",
        sample=(
            "⚠️ SAMPLE. This is not a real call: the amounts and rules are made up to show how it works. Nobody gets "
            "money for an application submitted here."
        ),
        value="Highest value: {amount}.",
        services="For: {services}.",
        open="Applications are taken until: {until}.",
        opens="{title}: the call opens on {moment}.",
        closed="{title}: the call ended on {moment}.",
        none="No call is open now, and I do not know the date of the next one yet.",
        ask_at="Ask the coordinator about the next call: {contact}.",
        ask="Ask the coordinator of the programme about the next call.",
        about="Voucher: rules and application",
        check="Is it for us?",
        apply="Apply",
        rules="Rules",
        mine="My applications",
        go_on="Finish the application: {title}",
        home="About the voucher",
        gone="This edition is gone, or its call has ended. Here is what there is now:",
        who="Who can apply",
        region="From where",
        pays_for="What the voucher pays for",
        at_least="Redeem at least {amount} at a time, unless less is left.",
        when="Calls",
        calls="from {start} to {end}",
        how="How we assess",
        assessed="At least two people read each application. It needs {threshold}% of the points.",
        criterion="{name} ({weight}%): {question}",
        limits="Vouchers for one organisation",
        per_edition="in an edition: {number}",
        per_year="in a year: {number}",
        deadlines="Deadlines (in days)",
        correction="to correct the application: {number}",
        appeal="to appeal: {number}",
        code="to use the voucher: {number}",
        declared="What you have to declare",
        further="Also",
    ),
    "uk": VoucherStartTexts(
        title="Ваучер",
        intro="Ваучер оплачує допомогу в підготовці міжнародного проєкту вашої організації.",
        sample=(
            "⚠️ ПРИКЛАД. Це не справжній набір: суми й правила вигадано, щоб показати, як це працює. За подану тут "
            "заявку ніхто не отримає грошей."
        ),
        value="Найбільша вартість: {amount}.",
        services="На що: {services}.",
        open="Заявки приймаємо до: {until}.",
        opens="{title}: прийом заявок почнеться {moment}.",
        closed="{title}: прийом заявок закінчився {moment}.",
        none="Зараз прийому заявок немає, а дати наступного я ще не знаю.",
        ask_at="Про наступний набір запитайте координатора: {contact}.",
        ask="Про наступний набір запитайте координатора програми.",
        about="Ваучер: правила й заявка",
        check="Чи це для нас?",
        apply="Подати заявку",
        rules="Правила",
        mine="Мої заявки",
        go_on="Завершити заявку: {title}",
        home="Про ваучер",
        gone="Цього випуску вже немає або прийом заявок закінчився. Ось що є зараз:",
        who="Хто може подати заявку",
        region="Звідки",
        pays_for="За що платить ваучер",
        at_least="За один раз можна погасити щонайменше {amount}, якщо не залишилося менше.",
        when="Прийом заявок",
        calls="від {start} до {end}",
        how="Як ми оцінюємо",
        assessed="Кожну заявку читають щонайменше двоє людей. Потрібно {threshold}% балів.",
        criterion="Критерій «{name}» ({weight}%): {question}",
        limits="Скільки ваучерів на організацію",
        per_edition="у випуску: {number}",
        per_year="на рік: {number}",
        deadlines="Строки (у днях)",
        correction="на виправлення заявки: {number}",
        appeal="на апеляцію: {number}",
        code="на використання ваучера: {number}",
        declared="Що треба заявити",
        further="Крім того",
    ),
}
