"""The notice on data names who is responsible as they write themselves."""

import pytest

from bot.answering.model import Language
from bot.conversation.data_notice import DataNotice
from bot.conversation.plain import render_text


@pytest.mark.parametrize("language", Language)
def test_a_name_that_ends_in_a_full_stop_gets_no_second_one(language: Language) -> None:
    notice = DataNotice("Fundacja Most sp. z o.o.", contact="")
    said = render_text([notice.short("Forum", language), *notice.whole("Forum", language)])
    assert said.count("Fundacja Most sp. z o.o.") == 2
    assert ".." not in said
