"""What the commands after an event print: sentences for a coordinator, and JSON objects that scripts rely on."""

from collections.abc import Iterator

from bot.clock import in_warsaw
from bot.commands.event_desk import JsonObject
from bot.documents.report import ReportContent, ReportTable
from bot.forum.certificates import Certificate
from bot.forum.feedback import FEWEST_SHOWN, FeedbackSummary
from bot.forum.notices import Notice
from bot.forum.statistics import EventStatistics, Turnout


def statistics_as_json(statistics: EventStatistics) -> JsonObject:
    """Return the figures of an event."""
    figures = ("signed_up", "confirmed", "waiting", "pending", "cancelled", "came", "no_shows", "walk_ins")
    return {
        "event_id": statistics.event.id,
        "title": statistics.event.title,
        "sample": statistics.event.sample,
        "target": statistics.event.target,
        "share_of_target": statistics.share_of_target,
        **{name: getattr(statistics, name) for name in (*figures, "over_capacity")},
        "groups": [
            {name: getattr(each, name) for name in ("group", "signed_up", "confirmed", "waiting", "came")}
            for each in statistics.groups
        ],
        "organisations": list(map(_turnout, statistics.organisations)),
        "municipalities": list(map(_turnout, statistics.municipalities)),
        "sessions": list(map(_turnout, statistics.sessions)),
        "feedback": feedback_as_json(statistics.feedback),
    }


def report_as_text(content: ReportContent) -> str:
    """Return the report for a terminal: the facts and the tables."""
    return "\n".join(_lines(content))


def certificates_as_json(notices: list[Notice], told: int) -> JsonObject:
    """Return whom certificates were given to; ``told`` counts the messages that were queued."""
    given = [
        {"registration_id": notice.registration.id, "number": notice.registration.certificate_number}
        for notice in notices
    ]
    return {"issued": given, "told": told}


def certificates_as_text(notices: list[Notice], told: int) -> str:
    """Return whom certificates were given to: a sentence, and a line for each."""
    if not notices:
        return "Nie ma komu wydać zaświadczenia: wszyscy, którzy przyszli, już je mają albo nikt nie przyszedł."
    head = f"Wydano zaświadczenia: {len(notices)}. Wiadomości w kolejce do wysłania: {told}."
    given = [notice.registration for notice in notices]
    lines = [f"  {each.certificate_number}  {each.name} (zgłoszenie nr {each.id})" for each in given]
    return "\n".join([head, *lines])


def certificate_as_json(certificate: Certificate | None) -> JsonObject:
    """Return what anybody may know of a certificate."""
    if certificate is None:
        return {"valid": False}
    return {
        "valid": True,
        "number": certificate.number,
        "event": certificate.event.title,
        "date": f"{in_warsaw(certificate.event.starts_at):%Y-%m-%d}",
        "initials": certificate.initials,
        "issued_at": in_warsaw(certificate.issued_at).isoformat(timespec="seconds"),
        "sample": certificate.event.sample,
    }


def certificate_as_text(certificate: Certificate | None) -> str:
    """Return what anybody may know of a certificate as a sentence."""
    if certificate is None:
        return "Nie ma zaświadczenia o tym numerze. Przepisz numer jeszcze raz, razem z cyframi po myślniku."
    event = certificate.event
    whom = f"osobie o inicjałach {certificate.initials}" if certificate.initials else "osobie, której dane już usunięto"
    sample = " To wydarzenie przykładowe." if event.sample else ""
    return (
        f"Zaświadczenie {certificate.number} jest ważne: wydano je {in_warsaw(certificate.issued_at):%Y-%m-%d} "
        f"{whom} za udział w wydarzeniu „{event.title}” ({in_warsaw(event.starts_at):%Y-%m-%d}, {event.place}).{sample}"
    )


def feedback_as_json(summary: FeedbackSummary) -> JsonObject:
    """Return what people thought of an event."""
    return {
        "asked": summary.asked,
        "answered": summary.answered,
        "rating": summary.mean_rating,
        "ratings": list(summary.ratings),
        "usefulness": summary.mean_usefulness,
        "usefulness_counts": list(summary.usefulness),
        "comments": list(summary.comments),
    }


def feedback_as_text(summary: FeedbackSummary) -> str:
    """Return what people thought of an event."""
    head = f"Odpowiedziało {summary.answered} z {summary.asked} osób, które przyszły."
    if summary.answered < FEWEST_SHOWN:
        return f"{head} Wyniki widać od {FEWEST_SHOWN} odpowiedzi, aby nie było wiadomo, kto co napisał."
    lines = [head, _scale("Ocena wydarzenia", summary.mean_rating, summary.ratings)]
    lines.append(_scale("Przydatność w pracy", summary.mean_usefulness, summary.usefulness))
    return "\n".join([*lines, *(f"  - {comment}" for comment in summary.comments)])


def _scale(title: str, mean: float | None, counts: tuple[int, ...]) -> str:
    given = ", ".join(f"{number}: {count}" for number, count in enumerate(counts, start=1))
    shown = "brak odpowiedzi" if mean is None else f"średnio {mean:.1f}".replace(".", ",")
    return f"{title} - {shown} ({given})"


def _turnout(turnout: Turnout) -> JsonObject:
    return {"name": turnout.name, "confirmed": turnout.confirmed, "came": turnout.came}


def _lines(content: ReportContent) -> Iterator[str]:
    yield f"{content.title}\n{content.subtitle}\n"
    yield from (f"{fact.label}: {fact.value}" for fact in content.facts)
    for table in content.tables:
        yield from _table(table)


def _table(table: ReportTable) -> Iterator[str]:
    yield f"\n{table.title} ({'; '.join(table.columns)})"
    yield from (f"  {'; '.join(map(str, row))}" for row in table.rows)
