"""What is printed of what people typed."""

import pytest

from bot.documents.typesetting import printable


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Zażółć gęślą jaźń, Ґалаґан Їжакевич", "Zażółć gęślą jaźń, Ґалаґан Їжакевич"),
        ("Anna 👩‍🚀🇵🇱❤️", "Anna"),
        ("© 2027 ®™ 100 °C № 5", "© 2027 ®™ 100 °C № 5"),
        ("a\u202eb\x07\ud800c", "abc"),
        ("dwa\nwiersze", "dwa\nwiersze"),
        ({"lista": ("😀x", 1, None, True)}, {"lista": ["x", 1, None, True]}),
    ],
)
def test_what_no_font_has_is_left_out(typed: object, printed: object) -> None:
    assert printable(typed) == printed
