import pytest

from bot.conversation.attribution import after_title, linked
from bot.conversation.model import Link


def test_a_title_is_a_link_where_it_has_an_address() -> None:
    assert linked("Nabór", "https://example.org/") == Link("Nabór", "https://example.org/")
    assert linked("Nabór", "") == "Nabór"


@pytest.mark.parametrize(
    ("publisher", "published", "shown"),
    [("MSZ", "2014", ", MSZ, 2014"), ("MSZ", "", ", MSZ"), ("", "2014", ", 2014"), ("", "", "")],
)
def test_what_is_not_known_leaves_no_comma(publisher: str, published: str, shown: str) -> None:
    assert after_title(publisher, published) == shown
