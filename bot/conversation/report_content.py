"""The figures of an event as a report that can be printed or opened as a spreadsheet."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from babel.numbers import format_decimal

from bot.answering.model import Language
from bot.conversation.wording import at_time, from_to
from bot.documents.report import Fact, ReportContent, ReportTable, Series
from bot.forum.statistics import EventStatistics, Turnout
from bot.messages.signup import SIGNUP
from bot.messages.statistics import STATISTICS

_MOST_BARS = 20
"""Bars that one can still read beside each other; the table has all."""


def report_content(statistics: EventStatistics, made: datetime, language: Language) -> ReportContent:
    """Return the report of an event in numbers; there is no name of a person in it.

    Args:
        statistics: what was counted.
        made: now.
        language: of the report.

    """
    texts, event = STATISTICS[language], statistics.event
    subtitle = f"{from_to(event.starts_at, event.ends_at, language)}, {event.place}"
    return ReportContent(
        title=texts.title.format(event=event.title),
        subtitle=f"{subtitle}. {texts.sample}" if event.sample else subtitle,
        made=at_time(made, language),
        facts=tuple(Fact(texts.facts[name], value) for name, value in _facts(statistics, language)),
        series=tuple(_series(statistics, language)),
        tables=tuple(_tables(statistics, language)),
        language=language.value,
    )


def _facts(statistics: EventStatistics, language: Language) -> Iterator[tuple[str, str | int]]:
    yield "target", _against_target(statistics, language)
    for name in ("came", "confirmed", "no_shows", "walk_ins", "over_capacity"):
        yield name, getattr(statistics, name)
    for name in ("signed_up", "waiting", "pending", "cancelled"):
        yield name, getattr(statistics, name)
    yield "organisations", _named(statistics.organisations)
    yield "municipalities", _named(statistics.municipalities)
    yield "feedback", f"{statistics.feedback.answered} / {statistics.feedback.asked}"
    yield "rating", _mean(statistics.feedback.mean_rating, statistics.feedback.ratings, language)
    yield "usefulness", _mean(statistics.feedback.mean_usefulness, statistics.feedback.usefulness, language)


def _against_target(statistics: EventStatistics, language: Language) -> str:
    texts, share = STATISTICS[language], statistics.share_of_target
    if share is None:
        return texts.no_target.format(came=statistics.came)
    target, percent = statistics.event.target, format_decimal(share * 100, "0.#", locale=language.value)
    return texts.of_target.format(came=statistics.came, target=target, percent=percent)


def _mean(mean: float | None, answers: tuple[int, ...], language: Language) -> str:
    texts = STATISTICS[language]
    if mean is None:
        return texts.few_answers
    return texts.mean.format(mean=format_decimal(mean, "0.0", locale=language.value), answers=sum(answers))


def _named(turnouts: Iterable[Turnout]) -> int:
    return sum(1 for turnout in turnouts if turnout.name and turnout.came)


def _series(statistics: EventStatistics, language: Language) -> Iterator[Series]:
    texts, groups = STATISTICS[language], SIGNUP[language].groups
    people = tuple((texts.facts[name], getattr(statistics, name)) for name in ("signed_up", "confirmed", "came"))
    yield Series(texts.tables["target"], people, statistics.event.target)
    yield Series(texts.tables["group"], tuple((groups[each.group], each.came) for each in statistics.groups))
    came = [turnout for turnout in statistics.municipalities if turnout.came][:_MOST_BARS]
    if came:
        yield Series(texts.tables["municipality"], tuple((each.name or texts.not_said, each.came) for each in came))


def _tables(statistics: EventStatistics, language: Language) -> Iterator[ReportTable]:
    texts, groups = STATISTICS[language], SIGNUP[language].groups
    names = ("group", "signed_up", "confirmed", "waiting", "came")
    rows = tuple(
        (groups[each.group], each.signed_up, each.confirmed, each.waiting, each.came) for each in statistics.groups
    )
    yield ReportTable(texts.tables["group"], tuple(texts.columns[name] for name in names), rows)
    turnouts = {
        "organisation": statistics.organisations,
        "municipality": statistics.municipalities,
        "session": statistics.sessions,
    }
    for name, found in turnouts.items():
        if found:
            columns = (texts.columns[name], texts.columns["confirmed"], texts.columns["came"])
            lines = tuple((each.name or texts.not_said, each.confirmed, each.came) for each in found)
            yield ReportTable(texts.tables[name], columns, lines)
    if statistics.feedback.comments:
        comments = tuple((comment,) for comment in statistics.feedback.comments)
        yield ReportTable(texts.tables["comment"], (texts.columns["comment"],), comments)
