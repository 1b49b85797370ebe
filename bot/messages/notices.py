"""What Telegram shows around the conversation: the command menu, the bot's description, an apology, an invitation.

By language code; Polish is for everybody without a language of their own here.
"""

from collections.abc import Mapping

from bot.messages.text_record import text_record

DEFAULT_LANGUAGE = "pl"


@text_record
class NoticeTexts:
    """The texts of one language.

    ``incident`` has ``{number}``; ``invitation`` and ``invitation_to_event`` (``{title}``, ``{when}``, ``{place}``) are
    followed by the button ``open_chat``. ``about`` is at most 120
    characters; ``commands`` are pairs of a name without slash and a description, ``administration`` further ones for
    administrators.
    """

    incident: str
    invitation: str
    invitation_to_event: str
    open_chat: str
    about: str
    commands: tuple[tuple[str, str], ...]
    administration: tuple[tuple[str, str], ...]


NOTICES: Mapping[str, NoticeTexts] = {
    "pl": NoticeTexts(
        incident=(
            "Przepraszam, coś poszło nie tak i nie mogę odpowiedzieć na tę wiadomość. Spróbuj zadać pytanie inaczej "
            "albo za chwilę. Jeśli to się powtórzy, podaj koordynatorowi numer błędu: {number}."
        ),
        invitation="Odpowiadam w rozmowie prywatnej, żeby nie przeszkadzać w grupie. Otwórz ją przyciskiem poniżej.",
        invitation_to_event=(
            "Najbliższe spotkanie: {title}, {when}, {place}. Szczegóły i zapisy są w rozmowie prywatnej, otwórz ją "
            "przyciskiem poniżej."
        ),
        open_chat="Otwórz rozmowę",
        about="Pytania o współpracę międzynarodową NGO i samorządów, odpowiedzi słowami źródeł. Zapisy na Forum.",
        commands=(
            ("pomoc", "Co potrafię i jak pytać"),
            ("forum", "Spotkania i zapisy"),
            ("moje", "Moje zapisy"),
            ("voucher", "Voucher: czy to dla nas, wniosek, moje wnioski"),
            ("moje_dane", "Moje dane"),
            ("zrodla", "Źródła ostatniej odpowiedzi i biblioteki"),
            ("prywatnosc", "Co o Tobie przechowuję"),
            ("jezyk", "Język: polski, English, українська"),
        ),
        administration=(
            ("ingest", "Zaktualizuj indeks ze źródeł"),
            ("stan", "Stan indeksu, źródeł i kolejek"),
            ("zapisy", "Zapisy na spotkania: lista i decyzje"),
            ("wejscie", "Wejście: kto przyszedł"),
            ("szablony", "Treść wiadomości do uczestników"),
            ("vouchery", "Vouchery: edycje, wnioski, decyzje, księga"),
            ("oceny", "Wnioski o voucher do oceny"),
            ("kod", "Realizacja vouchera"),
            ("zespol", "Zespół: role i zaproszenia"),
            ("dziennik", "Kto, co i kiedy zrobił"),
        ),
    ),
    "en": NoticeTexts(
        incident=(
            "Sorry, something went wrong and I cannot answer this message. Try to ask differently or in a moment. "
            "If it happens again, give the coordinator this error number: {number}."
        ),
        invitation="I answer in a private chat, so as not to disturb the group. Open it with the button below.",
        invitation_to_event=(
            "The next event: {title}, {when}, {place}. Details and sign-up are in the private chat, open it with the "
            "button below."
        ),
        open_chat="Open the chat",
        about="International cooperation of NGOs and municipalities: answers in the words of sources. Forum sign-ups.",
        commands=(
            ("pomoc", "What I can do and how to ask"),
            ("forum", "Events and sign-ups"),
            ("moje", "My sign-ups"),
            ("voucher", "Voucher: is it for us, apply, my applications"),
            ("moje_dane", "My data"),
            ("zrodla", "Sources of the last answer and of the library"),
            ("prywatnosc", "What I keep about you"),
            ("jezyk", "Language: polski, English, українська"),
        ),
        administration=(
            ("ingest", "Update the index from the sources"),
            ("stan", "State of the index, the sources and the queues"),
            ("zapisy", "Sign-ups for events: lists and decisions"),
            ("wejscie", "Door: who has come"),
            ("szablony", "The messages that participants get"),
            ("vouchery", "Vouchers: editions, applications, decisions, ledger"),
            ("oceny", "Voucher applications to review"),
            ("kod", "Redeem a voucher"),
            ("zespol", "The team: roles and invitations"),
            ("dziennik", "Who did what, and when"),
        ),
    ),
    "uk": NoticeTexts(
        incident=(
            "Перепрошую, щось пішло не так, і я не можу відповісти на це повідомлення. Спробуйте запитати інакше або "
            "за мить. Якщо це повториться, назвіть координаторові номер помилки: {number}."
        ),
        invitation="Я відповідаю в приватному чаті, щоб не заважати групі. Відкрийте його кнопкою нижче.",
        invitation_to_event=(
            "Найближча зустріч: {title}, {when}, {place}. Подробиці та запис – у приватному чаті, відкрийте його "
            "кнопкою нижче."
        ),
        open_chat="Відкрити чат",
        about="Міжнародна співпраця НГО та громад: відповіді словами джерел. Запис на Форум.",
        commands=(
            ("pomoc", "Що я вмію і як питати"),
            ("forum", "Зустрічі та запис"),
            ("moje", "Мої записи"),
            ("voucher", "Ваучер: чи це для нас, заявка, мої заявки"),
            ("moje_dane", "Мої дані"),
            ("zrodla", "Джерела останньої відповіді та бібліотеки"),
            ("prywatnosc", "Що я зберігаю про вас"),
            ("jezyk", "Мова: polski, English, українська"),
        ),
        administration=(
            ("ingest", "Оновити індекс із джерел"),
            ("stan", "Стан індексу, джерел і черг"),
            ("zapisy", "Записи на зустрічі: списки й рішення"),
            ("wejscie", "Вхід: хто прийшов"),
            ("szablony", "Тексти повідомлень для учасників"),
            ("vouchery", "Ваучери: випуски, заявки, рішення, книга"),
            ("oceny", "Заявки на ваучер до оцінювання"),
            ("kod", "Погашення ваучера"),
            ("zespol", "Команда: ролі та запрошення"),
            ("dziennik", "Хто, що й коли зробив"),
        ),
    ),
}


def notices_for(language: str | None) -> NoticeTexts:
    """Return the texts of a language code such as "uk" or "en-GB"; Polish ones for every other."""
    code = (language or DEFAULT_LANGUAGE).casefold()[:2]
    return NOTICES.get(code, NOTICES[DEFAULT_LANGUAGE])
