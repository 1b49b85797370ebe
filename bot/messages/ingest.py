"""The ingest as its administrator sees it: how far it is, and the report at its end. By language code."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class IngestTexts:
    """The texts of one language.

    ``stages`` are by the stage of the ingest, ``headlines`` by the status of its report. ``counted`` has ``{done}`` and
    ``{total}``; ``latest`` ``{source}``; ``pages``, ``passages`` and ``effort`` have the names of what they count;
    ``serves`` ``{snapshot}``; ``failure`` ``{source}``, ``{text}`` and ``{url}``; ``broken`` ``{code}``; ``said``
    ``{text}``; ``answers`` is by plural category and ``more`` has ``{number}``.
    """

    starting: str
    stages: Mapping[str, str]
    counted: str
    latest: str
    finished: str
    interrupted: str
    broken: str
    said: str
    headlines: Mapping[str, str]
    pages: str
    passages: str
    effort: str
    serves: str
    failures: str
    failure: str
    worse: str
    touched: str
    answers: Mapping[str, str]
    more: str


INGEST: Mapping[str, IngestTexts] = {
    "pl": IngestTexts(
        starting="Uruchamiam aktualizację indeksu ...",
        stages={
            "fetch": "Pobieram i czytam źródła",
            "plan": "Sprawdzam, co się zmieniło",
            "encode": "Koduję nowe fragmenty",
            "gate": "Sprawdzam, czy odpowiedzi nie są gorsze",
            "publish": "Zapisuję nowy indeks",
        },
        counted="{done} z {total}",
        latest="ostatnio: {source}",
        finished="Aktualizacja indeksu skończona. Raport jest poniżej.",
        interrupted=(
            "Aktualizacja indeksu została przerwana, bo bot się zatrzymał. Działa ostatni zapisany indeks. "
            "Wyślij /ingest, a aktualizacja pójdzie dalej od miejsca, w którym stanęła."
        ),
        broken="Aktualizacja indeksu się nie udała (kod {code}). Działa dotychczasowy indeks.",
        said="Program napisał: {text}",
        headlines={
            "success": "Indeks jest zaktualizowany",
            "partial": "Indeks jest zaktualizowany, ale nie wszystkie źródła się udały",
            "failed": "Aktualizacja się nie udała, działa dotychczasowy indeks",
            "unchanged": "Nic się nie zmieniło, działa ten sam indeks",
        },
        pages="Strony: pobrane {pages_fetched}, bez zmian {not_modified}, nieudane {failed}; źródeł {sources}.",
        passages=(
            "Fragmenty: nowe {added}, zmienione {changed}, usunięte {removed}, bez zmian {unchanged}; "
            "zakodowane teksty {encoded}."
        ),
        effort="Pobrano {megabytes} MB, trwało to {minutes} min {seconds} s.",
        serves="Indeks: {snapshot}.",
        failures="Co się nie udało",
        failure="{source}: {text} ({url})",
        worse="Pytania kontrolne z gorszą odpowiedzią niż dotąd",
        touched="Zmienione lub usunięte fragmenty, które ktoś dostał w odpowiedzi",
        answers={
            "one": "{number} odpowiedź",
            "few": "{number} odpowiedzi",
            "many": "{number} odpowiedzi",
            "other": "{number} odpowiedzi",
        },
        more="i jeszcze {number}",
    ),
    "en": IngestTexts(
        starting="Starting to update the index ...",
        stages={
            "fetch": "Fetching and reading the sources",
            "plan": "Looking at what has changed",
            "encode": "Encoding new passages",
            "gate": "Checking that answers have not become worse",
            "publish": "Saving the new index",
        },
        counted="{done} of {total}",
        latest="latest: {source}",
        finished="The update of the index is finished. The report is below.",
        interrupted=(
            "The update of the index was interrupted because the bot stopped. The last saved index is in use. Send "
            "/ingest and the update will go on where it left off."
        ),
        broken="The update of the index failed (code {code}). The index from before is in use.",
        said="The program wrote: {text}",
        headlines={
            "success": "The index is up to date",
            "partial": "The index is up to date, but not all sources worked",
            "failed": "The update failed, the index from before is in use",
            "unchanged": "Nothing has changed, the same index is in use",
        },
        pages="Pages: fetched {pages_fetched}, unchanged {not_modified}, failed {failed}; sources {sources}.",
        passages=(
            "Passages: new {added}, changed {changed}, removed {removed}, unchanged {unchanged}; "
            "texts encoded {encoded}."
        ),
        effort="Fetched {megabytes} MB in {minutes} min {seconds} s.",
        serves="Index: {snapshot}.",
        failures="What failed",
        failure="{source}: {text} ({url})",
        worse="Control questions that are answered worse than before",
        touched="Changed or removed passages that somebody got in an answer",
        answers={"one": "{number} answer", "other": "{number} answers"},
        more="and {number} more",
    ),
    "uk": IngestTexts(
        starting="Запускаю оновлення індексу ...",
        stages={
            "fetch": "Завантажую й читаю джерела",
            "plan": "Перевіряю, що змінилося",
            "encode": "Кодую нові уривки",
            "gate": "Перевіряю, чи відповіді не стали гіршими",
            "publish": "Зберігаю новий індекс",
        },
        counted="{done} з {total}",
        latest="щойно: {source}",
        finished="Оновлення індексу завершено. Звіт нижче.",
        interrupted=(
            "Оновлення індексу перервано, бо бот зупинився. Працює останній збережений індекс. Надішліть /ingest, і "
            "оновлення піде далі з того місця, де зупинилося."
        ),
        broken="Оновити індекс не вдалося (код {code}). Працює попередній індекс.",
        said="Програма написала: {text}",
        headlines={
            "success": "Індекс оновлено",
            "partial": "Індекс оновлено, але не всі джерела вдалося прочитати",
            "failed": "Оновлення не вдалося, працює попередній індекс",
            "unchanged": "Нічого не змінилося, працює той самий індекс",
        },
        pages="Сторінки: завантажено {pages_fetched}, без змін {not_modified}, невдалих {failed}; джерел {sources}.",
        passages=(
            "Уривки: нових {added}, змінених {changed}, вилучених {removed}, без змін {unchanged}; "
            "закодовано текстів {encoded}."
        ),
        effort="Завантажено {megabytes} МБ за {minutes} хв {seconds} с.",
        serves="Індекс: {snapshot}.",
        failures="Що не вдалося",
        failure="{source}: {text} ({url})",
        worse="Контрольні запитання, на які відповідь тепер гірша",
        touched="Змінені або вилучені уривки, які хтось отримав у відповіді",
        answers={
            "one": "{number} відповідь",
            "few": "{number} відповіді",
            "many": "{number} відповідей",
            "other": "{number} відповіді",
        },
        more="і ще {number}",
    ),
}
