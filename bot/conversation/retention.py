"""Forgetting what is kept no longer: what the privacy message and the consent promise."""

from datetime import timedelta

from bot.clock import Clock
from bot.conversation.desk_form import FORM_KIND
from bot.forum.retention_rules import apply_retention
from bot.staff.roles import StaffService
from bot.store import dialogs
from bot.store.engine import Connection
from bot.store.retention import forget_old
from bot.voucher.retention_rules import apply_retention as apply_to_vouchers

DESK_FORMS_STAY = timedelta(hours=48)
"""They are valid for a day, and may hold a whole list of people; one more, so that who comes back late is told."""


class Retention:
    """Forgets, each time it is applied, whatever has become too old; ``clock`` tells what is."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._staff = StaffService(clock)

    def apply(self, connection: Connection) -> int:
        """Forget within the caller's writing transaction; return how many rows that were."""
        now = self._clock.now()
        left = dialogs.drop_forms(connection, now - DESK_FORMS_STAY, FORM_KIND)
        left += self._staff.forget_revoked(connection)
        left += forget_old(connection, now)
        return left + apply_retention(connection, now) + apply_to_vouchers(connection, now)
