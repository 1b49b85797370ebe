"""People whom somebody signed up for an event together with themselves, or in their place."""

from sqlalchemy import Connection, select

from bot.forum import sql
from bot.forum.model import Booking, Channel, PersonKey, RegistrationId
from bot.store.event_schema import registrations


def signed_up_by(connection: Connection, person: PersonKey) -> list[Booking]:
    """Return the registrations that the person made in the chat for others, oldest first; cancelled ones too."""
    theirs = (registrations.c.signed_up_by == person) & (registrations.c.channel == Channel.CHAT.value)
    ids = connection.scalars(select(registrations.c.id).where(theirs).order_by(registrations.c.id))
    found = sql.find_registrations(connection, [RegistrationId(each) for each in ids])
    pairs = ((sql.find_event(connection, each.event_id), each) for each in found)
    return [Booking(event, registration) for event, registration in pairs if event is not None]
