"""The address of a PostgreSQL database, in one form."""

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.store.postgres_errors import DatabaseAddressError

_SCHEMES = frozenset({"postgres", "postgresql", "postgresql+psycopg"})


def parsed_address(address: str) -> URL:
    """Return the address as "postgresql://...", with a password nowhere but in its place.

    Raises:
        DatabaseAddressError: when it is none of a database.

    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise DatabaseAddressError.of_nothing() from None  # the cause has the password in its text
    if url.drivername not in _SCHEMES or not url.database:
        raise DatabaseAddressError.of_nothing()
    written_behind = url.query.get("password")
    if isinstance(written_behind, str):  # there it would be shown with the address
        url = url.difference_update_query(["password"]).set(password=written_behind)
    return url.set(drivername="postgresql")


def without_password(url: URL) -> URL:
    """Return the address for who gets the password by another way."""
    return URL.create(url.drivername, url.username, None, url.host, url.port, url.database, url.query)
