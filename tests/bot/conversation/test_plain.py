from bot.conversation.model import Bullets, Link, Paragraph, Quotation, Strong
from bot.conversation.plain import render_text


def test_every_kind_of_block_is_written() -> None:
    blocks = (
        Paragraph(("Źródło: ", Link("Umowa", "https://example.org/a"), ", ", Strong("MSZ"), ".")),
        Quotation("Dotacja <b>wyniosła</b> 85.200 zł."),
        Bullets((("jeden",), (Strong("dwa"), "!"))),
    )
    assert render_text(blocks) == (
        "Źródło: Umowa (https://example.org/a), MSZ.\n\n„Dotacja <b>wyniosła</b> 85.200 zł.”\n\n• jeden\n• dwa!"
    )


def test_blocks_without_text_leave_no_gap() -> None:
    assert render_text((Paragraph(()), Paragraph(("a",)), Bullets(()), Paragraph(("b",)))) == "a\n\nb"


def test_nothing_is_nothing() -> None:
    assert render_text(()) == ""
