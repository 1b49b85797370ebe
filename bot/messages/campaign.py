"""A message from a coordinator to a group of participants. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class CampaignTexts:
    """The texts of one language.

    ``audiences`` are by kind; those of a group and a workshop, and ``question``, have ``{name}``. ``problems`` are by
    problem, ``too_long`` has ``{most}``. ``will_get`` and ``queued`` are by plural category. ``without_chat`` to
    ``forgotten`` have ``{number}``; ``sent_on`` has ``{at}``.
    """

    choose: str
    audiences: Mapping[str, str]
    earlier: str
    question: str
    problems: Mapping[str, str]
    preview: str
    will_get: Mapping[str, str]
    nobody: str
    without_chat: str
    send: str
    test: str
    test_sent: str
    rewrite: str
    queued: Mapping[str, str]
    progress_title: str
    sent_on: str
    sent: str
    waiting: str
    blocked: str
    failed: str
    forgotten: str
    finished: str
    refresh: str
    mine: str


CAMPAIGN: Mapping[str, CampaignTexts] = {
    "pl": CampaignTexts(
        choose="Do kogo piszesz?",
        audiences={
            "confirmed": "Wszyscy z miejscem",
            "waiting": "Lista rezerwowa",
            "came": "Osoby, które przyszły",
            "group": "Grupa: {name}",
            "session": "Warsztat: {name}",
        },
        earlier="Wysłane wcześniej",
        question=(
            "Do kogo: {name}. Napisz teraz treść wiadomości. Przed wysłaniem pokażę, jak wygląda i do ilu osób dotrze."
        ),
        problems={
            "empty": "W wiadomości nie ma słów. Napisz ją, proszę, jeszcze raz.",
            "too_long": "To za długie: wiadomość może mieć do {most} znaków. Skróć ją, proszę.",
        },
        preview="Tak będzie wyglądać:",
        will_get={
            "one": "Dostanie ją {number} osoba.",
            "few": "Dostaną ją {number} osoby.",
            "many": "Dostanie ją {number} osób.",
            "other": "Dostanie ją {number} osoby.",
        },
        nobody="Nikt z tej grupy nie ma rozmowy w Telegramie, więc nie ma komu wysłać.",
        without_chat="Bez rozmowy w Telegramie, do zawiadomienia inaczej: {number}.",
        send="Wyślij",
        test="Wyślij próbę do mnie",
        test_sent="Próba niżej. Nikt inny jej nie dostał.",
        rewrite="Aby zmienić treść, po prostu napisz ją jeszcze raz.",
        queued={
            "one": "Wiadomość do {number} osoby jest w drodze.",
            "few": "Wiadomości do {number} osób są w drodze.",
            "many": "Wiadomości do {number} osób są w drodze.",
            "other": "Wiadomości do {number} osoby są w drodze.",
        },
        progress_title="Wiadomość do grupy",
        sent_on="Nadana {at}.",
        sent="Dostarczone: {number}",
        waiting="Czekają na wysłanie: {number}",
        blocked="Wstrzymane, bo te osoby zablokowały bota: {number}",
        failed="Nie do dostarczenia: {number}",
        forgotten="Bez śladu, bo dane już usunięto: {number}",
        finished="To już wszystko.",
        refresh="Odśwież",
        mine="Moje zapisy",
    ),
    "en": CampaignTexts(
        choose="Whom do you write to?",
        audiences={
            "confirmed": "Everybody with a seat",
            "waiting": "Waiting list",
            "came": "Those who came",
            "group": "Group: {name}",
            "session": "Workshop: {name}",
        },
        earlier="Sent before",
        question=(
            "To: {name}. Write the message now. Before it goes out I show how it looks and how many people get it."
        ),
        problems={
            "empty": "There are no words in the message. Please write it again.",
            "too_long": "That is too long: a message can have {most} characters. Please make it shorter.",
        },
        preview="This is how it will look:",
        will_get={"one": "{number} person will get it.", "other": "{number} people will get it."},
        nobody="Nobody of this group has a chat in Telegram, so there is nobody to send it to.",
        without_chat="Without a chat in Telegram, to be told another way: {number}.",
        send="Send",
        test="Send me a test",
        test_sent="The test is below. Nobody else got it.",
        rewrite="To change the text, just write it again.",
        queued={
            "one": "The message to {number} person is on its way.",
            "other": "The messages to {number} people are on their way.",
        },
        progress_title="Message to a group",
        sent_on="Handed in on {at}.",
        sent="Delivered: {number}",
        waiting="Waiting to be sent: {number}",
        blocked="Held back, as these people blocked the bot: {number}",
        failed="Cannot be delivered: {number}",
        forgotten="No trace, as the data was erased: {number}",
        finished="That is all.",
        refresh="Refresh",
        mine="My sign-ups",
    ),
    "uk": CampaignTexts(
        choose="Кому ви пишете?",
        audiences={
            "confirmed": "Усі, хто має місце",
            "waiting": "Список очікування",
            "came": "Ті, хто прийшов",
            "group": "Група: {name}",
            "session": "Майстерня: {name}",
        },
        earlier="Надіслані раніше",
        question=(
            "Кому: {name}. Напишіть тепер текст повідомлення. Перед надсиланням покажу, який він матиме вигляд і "
            "скільки людей його отримає."
        ),
        problems={
            "empty": "У повідомленні немає слів. Напишіть його, будь ласка, ще раз.",
            "too_long": "Це задовго: повідомлення може мати до {most} знаків. Скоротіть його, будь ласка.",
        },
        preview="Ось який воно матиме вигляд:",
        will_get={
            "one": "Його отримає {number} особа.",
            "few": "Його отримають {number} особи.",
            "many": "Його отримають {number} осіб.",
            "other": "Його отримають {number} особи.",
        },
        nobody="Ніхто з цієї групи не має розмови в Telegram, тож надсилати нікому.",
        without_chat="Без розмови в Telegram, повідомити інакше: {number}.",
        send="Надіслати",
        test="Надіслати пробу мені",
        test_sent="Проба нижче. Ніхто інший її не отримав.",
        rewrite="Щоб змінити текст, просто напишіть його ще раз.",
        queued={
            "one": "Повідомлення для {number} особи в дорозі.",
            "few": "Повідомлення для {number} осіб у дорозі.",
            "many": "Повідомлення для {number} осіб у дорозі.",
            "other": "Повідомлення для {number} особи в дорозі.",
        },
        progress_title="Повідомлення групі",
        sent_on="Подано {at}.",
        sent="Доставлено: {number}",
        waiting="Чекають надсилання: {number}",
        blocked="Затримано, бо ці люди заблокували бота: {number}",
        failed="Неможливо доставити: {number}",
        forgotten="Без сліду, бо дані вже видалено: {number}",
        finished="Це вже все.",
        refresh="Оновити",
        mine="Мої записи",
    ),
}
