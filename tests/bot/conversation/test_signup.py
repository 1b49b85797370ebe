from datetime import timedelta

import pytest

from bot.answering.model import Language
from bot.conversation.model import Quotation
from bot.forum.model import Group
from bot.messages.signup import SIGNUP
from bot.store import dialogs
from bot.store.dialogs import Dialog
from tests.bot.conversation.events import make_event, signed_up
from tests.bot.conversation.filling import ANSWERS, to_summary
from tests.bot.conversation.library import SUM, SUM_QUOTE
from tests.bot.conversation.talk import Person, Talk

OPEN = "su:1"


@pytest.fixture
def event_id(talk: Talk) -> int:
    return make_event(talk)


@pytest.mark.usefixtures("event_id")
@pytest.mark.parametrize("language", Language)
def test_a_seat_in_every_language(talk: Talk, language: Language) -> None:
    person = talk.person(client_language=language)
    to_summary(person)
    texts = SIGNUP[language]
    assert person.presses(texts.confirm).startswith(texts.confirmed)
    (registration,) = signed_up(talk)
    assert (registration.name, registration.organisation) == ANSWERS
    assert (registration.group, registration.email, registration.phone) == (Group.COUNCILLOR, "lucja@example.org", None)
    assert (registration.person, registration.chat_id) == ("telegram:7", 7)
    assert (registration.consent_version, registration.consent_at) == ("forum-1", talk.clock.now())
    assert talk.dialog(7).form is None


@pytest.mark.usefixtures("event_id")
def test_buttons_edit_in_place_and_texts_are_answered_below(anna: Person) -> None:
    anna.forges(OPEN)
    replaced = [anna.last[0].replaces]
    for answer in ANSWERS:
        anna.says(answer)
        replaced.append(anna.last[0].replaces)
    anna.presses("inne")
    assert [*replaced, anna.last[0].replaces] == [55, None, None, 55]


@pytest.mark.usefixtures("event_id")
def test_the_consent_names_purpose_retention_withdrawal_and_whom_to_ask(anna: Person) -> None:
    anna.forges(OPEN)
    for answer in ANSWERS:
        anna.says(answer)
    anna.presses("inne")
    text = anna.presses("Pomiń")
    for words in ("do listy uczestników", "„Forum”", "po 90 dniach", "/prywatnosc", "koordynator@example.org"):
        assert words in text


@pytest.mark.usefixtures("event_id")
def test_every_field_is_checked_at_once(talk: Talk, anna: Person) -> None:
    problems = SIGNUP["pl"].problems
    anna.forges(OPEN)
    assert problems["too_short"] in anna.says("J")
    assert problems["too_long"] in anna.says("ż" * 101)
    anna.says("Jan\x00 Kowa\u200blski")
    assert problems["too_long"] in anna.says("ż" * 5000)
    anna.says("Gmina Żnin")
    anna.presses("samorząd (urząd)")
    assert problems["not_an_email"] in anna.says("jan@")
    assert problems["not_a_phone"] in anna.says("nie mam")
    assert "krok 5" in anna.says("600 100 200")
    summary = anna.presses("Zgadzam się")
    assert "Imię i nazwisko: Jan Kowalski\n• Organizacja: Gmina Żnin\n• Grupa: samorząd (urząd)" in summary
    assert "Kontakt: +48600100200" in summary
    assert signed_up(talk) == []


@pytest.mark.usefixtures("event_id")
def test_without_a_contact_the_summary_says_so(anna: Person) -> None:
    anna.forges(OPEN)
    for answer in ANSWERS:
        anna.says(answer)
    anna.presses("inne")
    anna.presses("Pomiń")
    assert "Kontakt: bez kontaktu" in anna.presses("Zgadzam się")


@pytest.mark.usefixtures("event_id")
def test_one_field_is_corrected_from_the_summary(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    anna.presses("Popraw")
    anna.presses("Imię i nazwisko")
    assert "Zostaw: Łucja Nowak" in anna.labels
    assert "Imię i nazwisko: Łucja Kowalska" in anna.says("Łucja Kowalska")
    anna.presses("Popraw")
    anna.presses("‹ Do podsumowania")
    anna.presses("Potwierdzam")
    assert [each.name for each in signed_up(talk)] == ["Łucja Kowalska"]


@pytest.mark.usefixtures("event_id")
def test_the_form_goes_on_after_a_restart(talk: Talk, anna: Person) -> None:
    anna.forges(OPEN)
    for answer in ANSWERS:
        talk.restart()
        anna.says(answer)
    talk.restart()
    assert "krok 4" in anna.presses("inne")


@pytest.mark.usefixtures("event_id")
def test_confirming_twice_signs_up_once(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    data = anna.data_of("Potwierdzam")
    anna.forges(data)
    assert "Masz miejsce" in anna.forges(data)
    assert len(signed_up(talk)) == 1
    anna.forges("cy:1")
    assert "formularz jest już zamknięty" in anna.forges(data)
    assert [each.state for each in signed_up(talk)] == ["cancelled"]


@pytest.mark.usefixtures("event_id")
def test_an_old_button_does_not_answer_a_newer_question(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    old_confirm = anna.data_of("Potwierdzam")
    anna.presses("Popraw")
    anna.presses("Imię i nazwisko")
    assert "krok 1" in anna.forges(old_confirm)
    anna.says("Inna Osoba")
    assert "Inna Osoba" in anna.forges(old_confirm)
    assert signed_up(talk) == []


@pytest.mark.usefixtures("event_id")
def test_a_button_of_another_form_shows_the_open_one(talk: Talk, anna: Person) -> None:
    make_event(talk, title="Seminarium")
    to_summary(anna)
    first_confirm = anna.data_of("Potwierdzam")
    anna.forges("su:2")
    assert anna.forges(first_confirm).startswith("Seminarium · krok 1")
    assert signed_up(talk) == []


@pytest.mark.usefixtures("event_id")
def test_signing_up_again_goes_on_with_the_open_form(anna: Person) -> None:
    anna.forges(OPEN)
    anna.says("Łucja Nowak")
    assert "krok 2" in anna.forges(OPEN)


@pytest.mark.usefixtures("event_id")
@pytest.mark.parametrize("answers", [(), ANSWERS[:1], ANSWERS])
def test_the_form_can_be_left_at_every_step(talk: Talk, anna: Person, answers: tuple[str, ...]) -> None:
    for leave in ("press", "command"):
        anna.forges(OPEN)
        for answer in answers:
            anna.says(answer)
        text = anna.presses("Anuluj") if leave == "press" else anna.says("/anuluj")
        assert text.startswith("Zapis przerwany")
        assert len(anna.last) == 1
        assert talk.dialog(7).form is None
    to_summary(anna)
    assert anna.presses("Anuluj").startswith("Zapis przerwany")
    assert signed_up(talk) == []


@pytest.mark.usefixtures("event_id")
def test_a_question_in_the_middle_is_answered_and_the_form_goes_on(talk: Talk, anna: Person) -> None:
    anna.forges(OPEN)
    anna.says("Łucja Nowak")
    anna.says(SUM)
    answer, prompt = anna.last
    assert Quotation(SUM_QUOTE) in answer.blocks
    assert "krok 2" in str(prompt.blocks)
    assert "krok 3" in anna.says("Fundacja „Co dalej?”")
    assert [asked for asked, _, _ in talk.answerer.asked] == [SUM]


@pytest.mark.usefixtures("event_id")
@pytest.mark.parametrize("command", ["/pomoc", "/forum", "/moje", "/zrodla", "/prywatnosc", "/jezyk", "/start", "/nic"])
def test_commands_leave_the_form_open_and_remind_of_it(anna: Person, command: str) -> None:
    anna.forges(OPEN)
    assert "krok 1" in anna.says(command)
    assert len(anna.last) == 2
    assert "krok 2" in anna.says("Łucja Nowak")


@pytest.mark.usefixtures("event_id")
def test_what_is_no_text_leaves_the_form_open(anna: Person) -> None:
    anna.forges(OPEN)
    assert "krok 1" in anna.sends("contact")
    assert "za krótkie" in anna.says("👍")
    anna.says("Łucja Nowak")
    assert "nie zmienia formularza" in anna.says("Łucja Nowa", edited=True)
    assert "krok 3" in anna.says("Fundacja Most")
    assert "wystarczy wybrać przycisk" in anna.says("radna")


@pytest.mark.usefixtures("event_id")
def test_names_do_not_change_the_language(anna: Person) -> None:
    anna.forges(OPEN)
    anna.says("Олена Шевченко")
    anna.says("The Bridge of the North")
    assert anna.is_told_in(Language.PL)


@pytest.mark.usefixtures("event_id")
def test_a_form_is_given_up_after_a_day(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    confirm = anna.data_of("Potwierdzam")
    talk.clock.advance(timedelta(hours=24, seconds=1))
    notice, _ = anna.forges(confirm).split("\n\n", 1)
    assert "wygasł" in notice
    assert signed_up(talk) == []
    assert talk.dialog(7).form is None
    assert "wygasł" not in anna.forges(confirm)


@pytest.mark.usefixtures("event_id")
def test_a_text_after_a_day_is_a_question_again(talk: Talk, anna: Person) -> None:
    anna.forges(OPEN)
    talk.clock.advance(timedelta(hours=25))
    anna.says(SUM.removesuffix("?"))
    notice, _ = anna.last
    assert "wygasł" in str(notice.blocks)
    assert talk.answerer.asked[0][0] == SUM.removesuffix("?")


@pytest.mark.parametrize(
    "form", [{}, {"form": "signup"}, {"form": "signup", "version": 1, "event_id": 77, "step": "name"}, {"a": [1]}]
)
def test_a_damaged_form_is_dropped_kindly(talk: Talk, anna: Person, form: dict[str, object]) -> None:
    with talk.database.transaction() as connection:
        dialogs.save(connection, 7, Dialog("pl", form=form), talk.clock.now())
    assert "nie da się go już odczytać" in anna.says("Łucja Nowak")
    assert talk.dialog(7).form is None


@pytest.mark.usefixtures("event_id")
def test_a_form_for_an_event_that_is_gone_is_dropped(talk: Talk, anna: Person) -> None:
    anna.forges(OPEN)
    form = talk.dialog(7).form
    assert form is not None
    with talk.database.transaction() as connection:
        dialogs.save(connection, 7, Dialog("pl", form={**form, "event_id": 77}), talk.clock.now())
    assert "Zapisać możesz się od nowa" in anna.says("Łucja Nowak")
