from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.answering.model import Language
from bot.conversation.report_content import report_content
from bot.documents.report import ReportContent
from bot.forum.event import Event, EventId
from bot.forum.feedback import FeedbackSummary
from bot.forum.model import Group
from bot.forum.statistics import EventStatistics, GroupStatistics, Turnout

MADE = datetime(2027, 3, 20, 11, 0, tzinfo=UTC)
EVENT = Event(
    id=EventId(1),
    title="Forum",
    place="Toruń",
    starts_at=datetime(2027, 3, 15, 9, 0, tzinfo=UTC),
    ends_at=datetime(2027, 3, 15, 15, 0, tzinfo=UTC),
    capacity=200,
    signup_deadline=datetime(2027, 3, 10, 9, 0, tzinfo=UTC),
    sample=True,
    target=160,
)
STATISTICS = EventStatistics(
    event=EVENT,
    signed_up=150,
    confirmed=140,
    waiting=3,
    pending=0,
    cancelled=7,
    came=121,
    walk_ins=4,
    over_capacity=1,
    groups=tuple(GroupStatistics(group, 25, 23, 1, 20) for group in Group),
    organisations=(Turnout("Fundacja Most", 3, 2), Turnout("", 1, 1)),
    municipalities=(Turnout("Gmina Żnin", 3, 2), Turnout("Toruń", 2, 0)),
    sessions=(),
    feedback=FeedbackSummary(121, 3, (0, 0, 0, 1, 2), (0, 0, 0, 0, 0), ("Dziękuję",)),
)


def _facts(content: ReportContent) -> dict[str, str | int | Decimal]:
    return {fact.label: fact.value for fact in content.facts}


def test_the_report_says_how_many_came_of_how_many_and_what_they_thought() -> None:
    content = report_content(STATISTICS, MADE, Language.PL)
    assert (content.title, content.made) == ("Sprawozdanie: Forum", "20 marca 2027 r., 12:00")
    assert content.subtitle == "15 marca 2027 r., 10:00–16:00, Toruń. Wydarzenie przykładowe"
    facts = _facts(content)
    assert facts["Uczestnicy wobec celu"] == "121 z 160 (75,6%)"
    assert facts["Z miejscem, nie przyszło"] == 19
    assert facts["Organizacje i urzędy, z których ktoś przyszedł"] == 1
    assert facts["Gminy, z których ktoś przyszedł"] == 1
    assert facts["Ocena wydarzenia (1-5)"] == "4,7 (odpowiedzi: 3)"
    assert facts["Przydatność w pracy (1-5)"] == "pokazujemy od trzech odpowiedzi"


def test_charts_show_who_came_and_tables_everything() -> None:
    content = report_content(STATISTICS, MADE, Language.PL)
    assert [series.target for series in content.series] == [160, None, None]
    assert content.series[2].bars == (("Gmina Żnin", 2),)
    assert [table.title for table in content.tables] == [
        "Uczestnicy według grup",
        "Uczestnicy według organizacji",
        "Uczestnicy według gmin",
        "Uwagi uczestników",
    ]
    assert content.tables[1].rows == (("Fundacja Most", 3, 2), ("nie podano", 1, 1))
    assert all(len(row) == len(table.columns) for table in content.tables for row in table.rows)


@pytest.mark.parametrize("language", [Language.EN, Language.UK])
def test_other_languages_have_the_same_figures(language: Language) -> None:
    polish, other = (report_content(STATISTICS, MADE, each) for each in (Language.PL, language))
    assert len(other.facts) == len(polish.facts)
    assert [table.rows[0][1:] for table in other.tables] == [table.rows[0][1:] for table in polish.tables]
    assert not {fact.label for fact in other.facts} & {fact.label for fact in polish.facts}
