from datetime import UTC, datetime

import httpcore
import httpx
import pytest

from ingest.fetching.answer import Answer, error_failure, retry_after
from ingest.fetching.model import FetchFault

NOW = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("0", 0),
        (" 120 ", 120),
        ("Fri, 15 Jan 2027 09:01:30 GMT", 90),
        ("Fri, 15 Jan 2027 10:01:30 +0100", 90),
        ("Fri, 15 Jan 2027 09:01:30", 90),
        ("Fri, 15 Jan 2021 09:01:30 GMT", 0),
        ("jutro", None),
        ("-5", None),
        ("1.5", None),
        ("", None),
        ("9" * 400, 30 * 24 * 3600),
        ("Fri, 15 Jan 9999 09:01:30 GMT", 30 * 24 * 3600),
        ("Fri, 15 Jan 99999 09:01:30 GMT", None),
    ],
)
def test_retry_after_is_a_number_or_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


@pytest.mark.parametrize(
    ("header", "media_type", "charset"),
    [
        (None, None, None),
        ("", None, None),
        ("text/html", "text/html", None),
        ('TEXT/HTML ; charset="Windows-1250"', "text/html", "windows-1250"),
        ("application/pdf;charset=", "application/pdf", None),
    ],
)
def test_the_type_is_what_the_server_calls_it(header: str | None, media_type: str | None, charset: str | None) -> None:
    answer = Answer("http://a.pl/", 200, httpx.Headers({} if header is None else {"Content-Type": header}))
    assert (answer.media_type, answer.charset or None) == (media_type, charset)


def test_a_network_that_breaks_off_midway_has_broken_the_body() -> None:
    assert error_failure(httpcore.ReadError("reset"), 10).fault is FetchFault.BROKEN_BODY
    assert error_failure(httpcore.ReadError("reset"), 0).fault is FetchFault.UNREACHABLE
    assert error_failure(ConnectionResetError(), 0).passing


def test_an_error_of_our_own_is_not_taken_for_the_networks() -> None:
    with pytest.raises(ZeroDivisionError):
        error_failure(ZeroDivisionError(), 0)
