"""An edition whose call is over, with applications at any step of the assessment, taken there by the services."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert, update

from bot.store.voucher_schema import voucher_appeals, voucher_applications
from bot.voucher.appeals import AppealService
from bot.voucher.application_sql import find_application, move
from bot.voucher.assessment_model import Assigned, Scored
from bot.voucher.decision_results import Decided, Ranking
from bot.voucher.decision_service import DecisionService
from bot.voucher.edition_sql import calls_of
from bot.voucher.formal import FormalService
from bot.voucher.model import Application, ApplicationId
from bot.voucher.reviews import ReviewService
from bot.voucher.rules import Criterion
from bot.voucher.states import State
from tests.bot.voucher import money
from tests.fakes.clock import FixedClock

CRITERIA = (
    Criterion("idea", "Pomysł", "Czy jest dobry?", Decimal(60), 10),
    Criterion("partner", "Partner", "Czy jest partner?", Decimal(40), 5),
)
JURY = ("telegram:801", "telegram:802", "telegram:803", "telegram:804", "telegram:805")
DECIDER = "telegram:900"
OTHER = "telegram:901"


class Panel:
    """The edition with its services, within one transaction."""

    def __init__(self, connection: Connection, clock: FixedClock, **changes: Any) -> None:  # noqa: ANN401 (tests change any field)
        self.connection, self.clock = connection, clock
        self.formal, self.reviews = FormalService(clock), ReviewService(clock)
        self.decisions, self.appeals = DecisionService(clock), AppealService(clock)
        self.edition = money.new_edition(connection, clock, **{"criteria": CRITERIA, **changes})
        self.call = calls_of(connection, self.edition.id)[0]
        self._number = 0
        clock.advance(timedelta(days=31))
        for each in JURY:
            self.reviews.declare(connection, each, [], actor=each)

    def application(self, state: State = State.SCORING, requested: int = 2000, **values: Any) -> Application:  # noqa: ANN401 (columns of several types)
        """Put an application of an organisation of its own into the state."""
        self._number += 1
        added = money.submitted(self.connection, self.edition, self._number, state)
        return self.put(added, requested=money.zl(requested), **values)

    def put(self, application: Application, **values: Any) -> Application:  # noqa: ANN401 (columns of several types)
        """Set columns without a service."""
        own = voucher_applications.c.id == application.id
        self.connection.execute(update(voucher_applications).where(own).values(**values))
        return self.now(application.id)

    def now(self, application_id: int) -> Application:
        """Return the application as it is now."""
        found = find_application(self.connection, application_id)
        assert found is not None
        return found

    def states(self, *applications: Application) -> list[str]:
        """Return the states that they are in now."""
        return [self.now(each.id).state.value for each in applications]

    def assign(self, application: Application, *reviewers: str) -> None:
        """Ask these for reviews."""
        for each in reviewers:
            done = self.reviews.assign(self.connection, application.id, each, actor=DECIDER)
            assert isinstance(done, Assigned), done

    def score(self, application: Application, reviewer: str, idea: int, partner: int | None = None) -> Scored:
        """Hand in a review; the same share of both criteria unless the second is said."""
        points = {"idea": idea, "partner": idea // 2 if partner is None else partner}
        done = self.reviews.score(self.connection, application.id, points, "Dobry plan.", reviewer=reviewer)
        assert isinstance(done, Scored), done
        return done

    def assessed(self, idea: int, requested: int = 2000, reviewers: Sequence[str] = JURY[:2]) -> Application:
        """Return an application that two reviewers gave the same."""
        application = self.application(requested=requested)
        self.assign(application, *reviewers)
        for each in reviewers:
            self.score(application, each, idea)
        return self.now(application.id)

    def ranking(self) -> Ranking:
        """Make a ranking list."""
        made = self.decisions.make_ranking(self.connection, self.call.id, actor=DECIDER)
        assert isinstance(made, Ranking), made
        return made

    def decide(self) -> Decided:
        """Make a ranking list and decide by it."""
        done = self.decisions.decide(self.connection, self.ranking().id, actor=DECIDER)
        assert isinstance(done, Decided), done
        return done

    def appeal(self, application: Application) -> Application:
        """File an appeal."""
        before = self.now(application.id)
        filed = {"application_id": before.id, "reasons": "Prosimy o drugie spojrzenie.", "filed_at": self.clock.now()}
        self.connection.execute(insert(voucher_appeals).values(**filed, against=before.state))
        moved = move(self.connection, before.id, [before.state], State.APPEAL)
        assert moved is not None
        return moved

    def reserve(self) -> list[ApplicationId]:
        """Return the reserve list."""
        found = self.decisions.reserve_list(self.connection, self.edition.id)
        assert [each.reserve_place for each in found] == list(range(1, len(found) + 1))
        return [each.id for each in found]
