"""What administrators read about the index in use, its sources and the queues. By language code."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class AdministrationTexts:
    """The texts of one language.

    ``index`` has ``{id}``, ``{passages}``, ``{created}``, ``{since}`` and ``{model}``; ``running``, ``underway`` and
    ``last_run`` have ``{at}``, the last one ``{status}`` too; ``statuses`` are by the status of a report. ``failing``
    has ``{title}``, ``{times}`` (``times`` by plural category) and ``{fault}``, ``parked`` ``{title}`` and
    ``{reason}``, ``source`` ``{title}`` and ``{facts}``; ``queues`` has ``{inbox}`` and ``{outbox}``.
    """

    accepted: str
    underway: str
    status_title: str
    index: str
    running: str
    last_run: str
    no_run: str
    statuses: Mapping[str, str]
    unreadable: str
    troubled: str
    untroubled: str
    failing: str
    times: Mapping[str, str]
    parked: str
    queues: str
    show_sources: str
    sources_title: str
    source: str
    looked_at: str
    next_look: str
    never: str
    off: str
    no_sources: str


ADMINISTRATION: Mapping[str, AdministrationTexts] = {
    "pl": AdministrationTexts(
        accepted=(
            "Zaczynam aktualizację indeksu. Postęp zobaczysz w następnej wiadomości, a na końcu dostaniesz raport. Na "
            "pytania odpowiadam cały czas."
        ),
        underway=(
            "Aktualizacja, o którą poproszono {at}, jeszcze trwa. Raport przyjdzie do rozmowy, w której ją zaczęto."
        ),
        status_title="Stan InterEkip",
        index="Indeks {id}: {passages}, zbudowany {created}. Odpowiadam z niego od {since}. Model: {model}.",
        running="Trwa aktualizacja, o którą poproszono {at}.",
        last_run="Ostatnia aktualizacja: {at}, {status}.",
        no_run="Nie było jeszcze aktualizacji ze źródeł. Zaczniesz ją poleceniem /ingest.",
        statuses={
            "success": "udana",
            "partial": "udana częściowo",
            "failed": "nieudana",
            "unchanged": "bez zmian",
        },
        unreadable="ale jej raportu nie da się odczytać",
        troubled="Źródła z kłopotami",
        untroubled="Żadne źródło nie ma kłopotów.",
        failing="{title}: {times} z rzędu. {fault}",
        times={
            "one": "{number} nieudana próba",
            "few": "{number} nieudane próby",
            "many": "{number} nieudanych prób",
            "other": "{number} nieudanej próby",
        },
        parked="{title}: odstawione. {reason}",
        queues="W kolejkach: do obsłużenia {inbox}, do wysłania {outbox}.",
        show_sources="Stan źródeł",
        sources_title="Źródła, które sprawdzam",
        source="{title}: {facts}",
        looked_at="ostatnio {at}",
        next_look="następnym razem {at}",
        never="jeszcze nie sprawdzane",
        off="wyłączone",
        no_sources="Lista źródeł jest pusta.",
    ),
    "en": AdministrationTexts(
        accepted=(
            "I am starting to update the index. The next message shows the progress, and a report comes at the end. I "
            "answer questions all the while."
        ),
        underway=(
            "The update that was asked for on {at} is still running. Its report will come to the chat where it was "
            "started."
        ),
        status_title="How InterEkip is doing",
        index="Index {id}: {passages}, built on {created}. I have answered from it since {since}. Model: {model}.",
        running="An update that was asked for on {at} is running.",
        last_run="The last update: {at}, {status}.",
        no_run="There has been no update from the sources yet. Start one with /ingest.",
        statuses={
            "success": "successful",
            "partial": "partly successful",
            "failed": "failed",
            "unchanged": "nothing changed",
        },
        unreadable="but its report cannot be read",
        troubled="Sources in trouble",
        untroubled="No source is in trouble.",
        failing="{title}: {times} in a row. {fault}",
        times={"one": "{number} failed attempt", "other": "{number} failed attempts"},
        parked="{title}: set aside. {reason}",
        queues="In the queues: {inbox} to handle, {outbox} to send.",
        show_sources="State of the sources",
        sources_title="The sources that I look at",
        source="{title}: {facts}",
        looked_at="last looked at on {at}",
        next_look="next on {at}",
        never="not looked at yet",
        off="switched off",
        no_sources="The list of sources is empty.",
    ),
    "uk": AdministrationTexts(
        accepted=(
            "Починаю оновлення індексу. Перебіг буде видно в наступному повідомленні, а наприкінці надійде звіт. На "
            "запитання відповідаю весь час."
        ),
        underway="Оновлення, про яке попросили {at}, ще триває. Звіт надійде в чат, де його розпочали.",
        status_title="Стан InterEkip",
        index="Індекс {id}: {passages}, створено {created}. Відповідаю з нього від {since}. Модель: {model}.",
        running="Триває оновлення, про яке попросили {at}.",
        last_run="Останнє оновлення: {at}, {status}.",
        no_run="Оновлення з джерел ще не було. Почати його можна командою /ingest.",
        statuses={
            "success": "успішне",
            "partial": "частково успішне",
            "failed": "невдале",
            "unchanged": "без змін",
        },
        unreadable="але його звіт неможливо прочитати",
        troubled="Джерела з проблемами",
        untroubled="Жодне джерело не має проблем.",
        failing="{title}: {times} поспіль. {fault}",
        times={
            "one": "{number} невдала спроба",
            "few": "{number} невдалі спроби",
            "many": "{number} невдалих спроб",
            "other": "{number} невдалої спроби",
        },
        parked="{title}: відкладено. {reason}",
        queues="У чергах: обробити {inbox}, надіслати {outbox}.",
        show_sources="Стан джерел",
        sources_title="Джерела, які я перевіряю",
        source="{title}: {facts}",
        looked_at="востаннє {at}",
        next_look="наступного разу {at}",
        never="ще не перевірено",
        off="вимкнено",
        no_sources="Список джерел порожній.",
    ),
}
