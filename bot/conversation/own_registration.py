"""Whose a registration is: only one's own, and those of people whom one signed up, are within reach."""

from bot.conversation.turn import Turn
from bot.forum.model import Booking
from bot.forum.service import ForumService


def own_booking(forum: ForumService, turn: Turn, registration_id: int) -> Booking | None:
    """Return the registration with its event if the person in the chat may see and change it; any number is taken."""
    registration = forum.find_registration(turn.connection, registration_id)
    if registration is None or turn.person not in {registration.person, registration.signed_up_by}:
        return None
    event = forum.get_event(turn.connection, registration.event_id)
    return None if event is None else Booking(event, registration)
