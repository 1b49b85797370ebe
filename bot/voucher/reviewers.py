"""Who may review what: nobody the application of their own organisation; and reviews spread evenly. All of it pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.entry.organisation import folded_name, organisation_key, organisation_number
from bot.voucher.assessment_model import Affiliation
from bot.voucher.model import Application, ApplicationId
from bot.voucher.results import Reason


@dataclass(frozen=True, slots=True)
class Wanted:
    """An application that wants so many more ``reviewers``.

    ``asked`` were asked already, or stepped down. ``third`` says that two reviews are in and differ too much.
    """

    application: Application
    reviewers: int
    asked: frozenset[str]
    third: bool = False


def affiliation(typed: str) -> Affiliation:
    """Return the organisation of a typed name or number (NIP, KRS, REGON)."""
    name = " ".join(typed.split())
    return Affiliation(name, organisation_key(name, organisation_number(name)))


def conflict(application: Application, person: str, affiliations: Collection[Affiliation] | None) -> Reason | None:
    """Return why the person must not judge the application; None when they may.

    An organisation is known by its number and by its name, since one may have been declared and the other typed.

    Args:
        application: as it was submitted.
        person: who would judge it.
        affiliations: what they belong to; None when they have not said so.

    """
    if person == application.person:
        return Reason.OWN_ORGANISATION
    if affiliations is None:
        return Reason.AFFILIATION_UNKNOWN
    theirs = {each.organisation_key for each in affiliations}
    return None if theirs.isdisjoint(_keys(application)) else Reason.OWN_ORGANISATION


def spread(
    wanted: Sequence[Wanted], reviewers: Mapping[str, Collection[Affiliation]], load: Mapping[str, int]
) -> list[tuple[ApplicationId, str]]:
    """Return who is asked to review what: each time those who have least to do, nobody with a conflict.

    Args:
        wanted: the applications that want reviewers.
        reviewers: who can be asked, in the order that decides between equals, with what they belong to.
        load: how many reviews each has already.

    """
    to_do = {reviewer: load.get(reviewer, 0) for reviewer in reviewers}
    free = {each.application.id: _free(each, reviewers) for each in wanted}
    asked = []
    # The fewer can be asked, the earlier they are: others have somebody else.
    for each in sorted(wanted, key=lambda each: len(free[each.application.id])):
        for reviewer in sorted(free[each.application.id], key=to_do.__getitem__)[: each.reviewers]:
            to_do[reviewer] += 1
            asked.append((each.application.id, reviewer))
    return asked


def _free(wanted: Wanted, reviewers: Mapping[str, Collection[Affiliation]]) -> list[str]:
    return [
        reviewer
        for reviewer, affiliations in reviewers.items()
        if reviewer not in wanted.asked and conflict(wanted.application, reviewer, affiliations) is None
    ]


def _keys(application: Application) -> Collection[str]:
    known = (application.organisation_key, application.organisation_number, folded_name(application.organisation or ""))
    return {key for key in known if key}
