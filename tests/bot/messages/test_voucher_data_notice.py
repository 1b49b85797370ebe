"""The notice promises the times that the retention of applications keeps."""

import pytest

from bot.messages.voucher_data_notice import VOUCHER_DATA_NOTICE
from bot.voucher.retention_rules import DRAFTS_STAY, LONGEST, REJECTED_STAY

TWO_YEARS = {"pl": "dwa lata", "en": "two years", "uk": "два роки"}


@pytest.mark.parametrize("language", VOUCHER_DATA_NOTICE)
def test_the_notice_says_how_long_data_stay(language: str) -> None:
    [said] = [text for _, text in VOUCHER_DATA_NOTICE[language].sections if "{period}" in text]
    days = [word for word in said.split() if word.isdecimal()]
    assert days == [str(each.days) for each in (DRAFTS_STAY, REJECTED_STAY, REJECTED_STAY)]
    assert LONGEST.days == 2 * 365
    assert TWO_YEARS[language] in said
