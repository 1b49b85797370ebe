from dataclasses import replace
from datetime import timedelta

import pytest

from bot.answering.model import Language
from bot.conversation.model import Quotation
from bot.forum.model import CONSENT_VERSION, Channel, Group
from bot.forum.needs import Needs, needs_of
from bot.messages.data_notice import DATA_NOTICE
from bot.messages.outcomes import OUTCOMES
from bot.messages.signup import SIGNUP
from bot.store import dialogs
from bot.store.dialogs import Dialog
from tests.bot.conversation.answered import SUM, SUM_QUOTE
from tests.bot.conversation.events import fill, make_event, signed_up
from tests.bot.conversation.filling import AGREE, ANSWERS, add, to_summary
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
    assert person.presses(texts.agree).startswith(OUTCOMES[language].confirmed)
    (registration,) = signed_up(talk)
    assert (registration.name, registration.organisation) == ANSWERS
    assert (registration.group, registration.email, registration.phone) == (Group.COUNCILLOR, "lucja@example.org", None)
    assert (registration.person, registration.chat_id) == ("telegram:7", 7)
    assert (registration.consent_version, registration.consent_at) == (CONSENT_VERSION, talk.clock.now())
    assert (registration.language, registration.channel) == (language, Channel.CHAT)
    assert talk.dialog(7).form is None


@pytest.mark.usefixtures("event_id")
def test_the_whole_form_is_one_message(anna: Person) -> None:
    anna.forges(OPEN)
    replaced = [anna.last[0].replaces]
    for answer in ANSWERS:
        anna.says(answer)
        replaced.append(anna.last[0].replaces)
    anna.presses("inne")
    assert [*replaced, anna.last[0].replaces] == [55] * 4


@pytest.mark.usefixtures("event_id")
def test_without_a_message_that_can_be_edited_there_is_a_new_one(talk: Talk, anna: Person) -> None:
    anna.forges(OPEN)
    anna.says(SUM)  # the form's question is repeated below the answer
    anna.says("Łucja Nowak")
    assert anna.last[0].replaces is None
    talk.respond(replace(anna.pressing(OPEN), message_id=None))  # too old to be edited
    anna.says("Fundacja Most")
    assert anna.last[0].replaces is None


@pytest.mark.usefixtures("event_id")
def test_the_notice_stands_above_the_consent(anna: Person) -> None:
    to_summary(anna)
    text = anna.forges(OPEN)
    for words in ("administratorem jest Urząd Marszałkowski, Toruń (koordynator@example.org)", "„Forum”", "90 dni"):
        assert words in text
    for words in ("art. 6 ust. 1 lit. a RODO", "14 dni po spotkaniu", "Telegram", "/moje", "Prezesa UODO"):
        assert words in text


@pytest.mark.usefixtures("event_id")
@pytest.mark.parametrize("language", Language)
def test_the_whole_notice_is_one_press_away(talk: Talk, language: Language) -> None:
    person, texts = talk.person(client_language=language), SIGNUP[language]
    to_summary(person)
    text = person.presses(texts.whole_notice)
    for heading, _ in DATA_NOTICE[language].sections:
        assert heading in text
    assert "Urząd Marszałkowski, Toruń" in text
    assert texts.questions["summary"] in person.presses(texts.to_summary)


@pytest.mark.usefixtures("event_id")
def test_every_required_field_is_checked_at_once(talk: Talk, anna: Person) -> None:
    problems = SIGNUP["pl"].problems
    anna.forges(OPEN)
    assert problems["too_short"] in anna.says("J")
    assert problems["too_long"] in anna.says("ż" * 101)
    anna.says("Jan\x00 Kowa\u200blski")
    assert problems["too_long"] in anna.says("ż" * 5000)
    assert "krok 3" in anna.says("Gmina Żnin")
    summary = anna.presses("samorząd (urząd)")
    assert "Imię i nazwisko: Jan Kowalski\n• Organizacja: Gmina Żnin\n• Grupa: samorząd (urząd)" in summary
    assert "Kontakt" not in summary
    assert signed_up(talk) == []


@pytest.mark.usefixtures("event_id")
@pytest.mark.parametrize(
    ("step", "wrong", "problem", "right", "shown"),
    [
        ("contact", "jan@", "not_an_email", "600 100 200", "Kontakt: +48600100200"),
        ("contact", "nie mam", "not_a_phone", "Jan@Example.org", "Kontakt: Jan@example.org"),
        ("municipality", "ż" * 101, "too_long", "Żnin", "Gmina: Żnin"),
        ("role", "x", "too_short", "sekretarz", "Funkcja: sekretarz"),
        ("number", "1234567890", "not_a_number", "526-025-02-74", "Numer organizacji: nip:5260250274"),
        ("accessibility", "ż" * 501, "too_long", "bez schodów", "Dostępność: bez schodów"),
        ("dietary", "ż" * 501, "too_long", "wege", "Jedzenie: wege"),
    ],
)
def test_every_optional_field_is_checked_at_once(
    anna: Person, *, step: str, wrong: str, problem: str, right: str, shown: str
) -> None:
    to_summary(anna)
    assert SIGNUP["pl"].problems[problem] in add(anna, step, wrong)
    assert shown in anna.says(right)


@pytest.mark.usefixtures("event_id")
def test_what_is_optional_is_stored_where_it_belongs(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    for step, answer in (("municipality", "Żnin"), ("role", "wójt"), ("dietary", "wege"), ("number", "5260250274")):
        add(anna, step, answer)
    anna.presses(AGREE)
    (registration,) = signed_up(talk)
    assert (registration.municipality, registration.role) == ("Żnin", "wójt")
    assert registration.organisation_number == "nip:5260250274"
    with talk.database.read() as connection:
        assert needs_of(connection, registration.id) == Needs(dietary="wege")


@pytest.mark.usefixtures("event_id")
def test_a_part_of_a_known_organisation_finds_it_again(talk: Talk, anna: Person) -> None:
    fill(talk, 1, range(100, 101))
    anna.forges(OPEN)
    anna.says("Łucja Nowak")
    assert "podobne nazwy" in anna.says("most")
    assert {"Fundacja Most", "Zostaw tak: most"} <= set(anna.labels)
    assert "krok 3" in anna.presses("Fundacja Most")
    anna.presses("‹ Wstecz")
    assert "krok 3" in anna.says("fundacja most")  # known under another spelling: nothing to ask
    assert talk.dialog(7).form["organisation"] == "Fundacja Most"  # type: ignore[index]  # there is a form


@pytest.mark.usefixtures("event_id")
def test_one_field_is_corrected_from_the_summary(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    anna.presses("Popraw")
    anna.presses("Imię i nazwisko")
    assert "Zostaw: Łucja Nowak" in anna.labels
    assert "Imię i nazwisko: Łucja Kowalska" in anna.says("Łucja Kowalska")
    anna.presses("Popraw")
    anna.presses("‹ Do podsumowania")
    anna.presses(AGREE)
    assert [each.name for each in signed_up(talk)] == ["Łucja Kowalska"]


@pytest.mark.usefixtures("event_id")
def test_the_form_goes_on_after_a_restart_and_after_days(talk: Talk, anna: Person) -> None:
    anna.forges(OPEN)
    for answer in ANSWERS:
        talk.restart()
        talk.clock.advance(timedelta(days=5))
        anna.says(answer)
    talk.restart()
    assert "podsumowanie" in anna.presses("inne")


@pytest.mark.usefixtures("event_id")
def test_agreeing_twice_signs_up_once(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    data = anna.data_of(AGREE)
    anna.forges(data)
    assert "Masz miejsce" in anna.forges(data)
    assert len(signed_up(talk)) == 1
    anna.forges("cy:1")
    assert "formularz jest już zamknięty" in anna.forges(data)
    assert [each.state for each in signed_up(talk)] == ["cancelled"]


@pytest.mark.usefixtures("event_id")
def test_an_old_button_does_not_answer_a_newer_question(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    old_agree = anna.data_of(AGREE)
    anna.presses("Popraw")
    anna.presses("Imię i nazwisko")
    assert "krok 1" in anna.forges(old_agree)
    anna.says("Inna Osoba")
    assert "Inna Osoba" in anna.forges(old_agree)
    assert signed_up(talk) == []


@pytest.mark.usefixtures("event_id")
def test_a_button_of_another_form_shows_the_open_one(talk: Talk, anna: Person) -> None:
    make_event(talk, title="Seminarium")
    to_summary(anna)
    first_agree = anna.data_of(AGREE)
    anna.forges("su:2")
    assert anna.forges(first_agree).startswith("Seminarium · krok 1")
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
    assert len(anna.last) == (3 if command == "/start" else 2)
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
def test_a_form_is_given_up_after_two_weeks(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    confirm = anna.data_of(AGREE)
    talk.clock.advance(timedelta(days=14, seconds=1))
    notice, _ = anna.forges(confirm).split("\n\n", 1)
    assert "wygasł" in notice
    assert signed_up(talk) == []
    assert talk.dialog(7).form is None
    assert "wygasł" not in anna.forges(confirm)


@pytest.mark.usefixtures("event_id")
def test_a_text_after_two_weeks_is_a_question_again(talk: Talk, anna: Person) -> None:
    anna.forges(OPEN)
    talk.clock.advance(timedelta(days=15))
    anna.says(SUM.removesuffix("?"))
    notice, _ = anna.last
    assert "wygasł" in str(notice.blocks)
    assert talk.answerer.asked[0][0] == SUM.removesuffix("?")


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"form": []},
        {"form": "signup"},
        {"form": "signup", "version": 2, "event_id": 77, "step": "name"},
        {"a": [1]},
    ],
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
