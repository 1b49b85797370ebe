"""Personal data is in the database alone, and after erasing not even there: words that nobody else uses are sought."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from bot.conversation.buttons import Action, Press
from bot.conversation.desk_press import DeskPress, DeskVerb
from bot.forum.event import Event
from bot.messages.campaign import CAMPAIGN
from bot.messages.privacy import PRIVACY
from bot.store.engine import Database
from tests.fake_telegram import Person
from tests.process.sign_ups import Hall, has, make_known, new_event, to_outcome

NAME = "Zofia Kanarkowska"
PERSONAL = {
    "name": NAME,
    "email": "kanarek@example.org",
    "role": "opiekunka kanarków",
    "accessibility": "kanarkowa winda",
    "dietary": "kanarkowa dieta",
}
COUNTED = {"organisation": "Fundacja Kanarek", "municipality": "Kanarkowo"}
"""After erasing a number stays: how many came from there, as everybody is told."""
QUESTION = "Ile kanarkowych ziaren wyniosła dotacja MSZ?"
MESSAGE = "Kanarkowa wiadomość do wszystkich"
UNTIL_WIPED = 10.0


def found(canaries: Iterable[str], files: Iterable[Path]) -> set[str]:
    """Return which of ``canaries`` stand in any of ``files``, in letters or as JSON escapes them."""
    spelt = {each: (each.encode(), each.encode("ascii", "backslashreplace")) for each in canaries}
    contents = [path.read_bytes() for path in files if path.is_file()]
    return {each for each, ways in spelt.items() if any(way in content for way in ways for content in contents)}


def of_database(database: Database) -> list[Path]:
    """Return the database file and those beside it."""
    return list(database.path.parent.glob(f"{database.path.name}*"))


def test_no_personal_data_is_left_anywhere_after_a_whole_story(hall: Hall) -> None:
    telegram, database, home = hall.house.telegram, hall.database, hall.house.home
    zofia = telegram.person("Zofia")
    make_known(database, [zofia], **PERSONAL, **COUNTED)
    event = new_event(database, 10, title="Lot", ahead=timedelta(50))
    to_outcome(zofia, event)
    zofia.sends(QUESTION)
    is_coordinated(hall, event)
    zofia.reply(lambda shown: MESSAGE in shown.text)
    mine = {*PERSONAL.values(), QUESTION}
    assert found(mine, of_database(database)) == mine
    is_forgotten(zofia)
    telegram.world.bell.block_until(lambda: not found(mine, of_database(database)), UNTIL_WIPED)
    assert found(mine, of_database(database)) == set()
    logs, index = home.folder.glob("*.log"), (home.data / "index").rglob("*")
    assert found({*mine, *COUNTED.values(), MESSAGE, str(zofia.id)}, [*logs, *index, home.data / "ingest.db"]) == set()


def is_coordinated(hall: Hall, event: Event) -> None:
    """Let a coordinator write to everybody and take the list of participants away."""
    coordinator = hall.administrator
    coordinator.presses_old(DeskPress(DeskVerb.AUDIENCE, event.id, "confirmed").data)
    coordinator.reply()
    coordinator.sends(MESSAGE)
    coordinator.reply(has(CAMPAIGN["pl"].send))
    coordinator.presses(CAMPAIGN["pl"].send)
    coordinator.presses_old(DeskPress(DeskVerb.FILE, event.id, "export_csv").data)
    ((_, card),) = coordinator.reply(lambda shown: "document" in dict(shown.media)).media
    assert NAME.encode() in hall.house.telegram.world.files[card["file_id"]]


def is_forgotten(person: Person) -> None:
    """Let somebody have everything erased."""
    person.presses_old(Press(Action.ERASE_SURELY).data)
    person.reply(lambda shown: shown.text.startswith(PRIVACY["pl"].erased))
