"""The notices on data name who is responsible as they write themselves."""

from collections.abc import Mapping

import pytest

from bot.answering.model import Language
from bot.conversation.data_notice import DataNotice
from bot.conversation.plain import render_text
from bot.messages.data_notice import DATA_NOTICE
from bot.messages.data_notice_frame import DataNoticeTexts
from bot.messages.voucher_data_notice import VOUCHER_DATA_NOTICE


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("texts", [DATA_NOTICE, VOUCHER_DATA_NOTICE], ids=["sign-up", "voucher"])
def test_a_name_that_ends_in_a_full_stop_gets_no_second_one(
    texts: Mapping[str, DataNoticeTexts], language: Language
) -> None:
    notice = DataNotice(texts, "Fundacja Most sp. z o.o.", contact="")
    said = render_text([notice.short("Forum", 5, language), *notice.whole("Forum", 5, language)])
    assert said.count("Fundacja Most sp. z o.o.") == 2
    assert ".." not in said
