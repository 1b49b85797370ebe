"""Why an application for a voucher was rejected, in words. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class VoucherReasons:
    """The words of one language: a clause for each reason code, without a full stop."""

    reasons: Mapping[str, str]


VOUCHER_REASONS: Mapping[str, VoucherReasons] = {
    "pl": VoucherReasons(
        reasons={
            "formal_incomplete": "wniosek jest niepełny",
            "not_eligible": "wniosek nie spełnia zasad edycji",
            "not_corrected": "poprawka nie przyszła w terminie",
            "below_threshold": "ocena jest niższa od wymaganego progu",
            "no_money": "do końca edycji zabrakło pieniędzy na wnioski z listy rezerwowej",
            "other": "inny powód",
        },
    ),
    "en": VoucherReasons(
        reasons={
            "formal_incomplete": "the application is incomplete",
            "not_eligible": "the application does not meet the rules of the edition",
            "not_corrected": "the correction did not come in time",
            "below_threshold": "the score is below the threshold",
            "no_money": "there was no money left for the reserve list by the end of the edition",
            "other": "another reason",
        },
    ),
    "uk": VoucherReasons(
        reasons={
            "formal_incomplete": "заявка неповна",
            "not_eligible": "заявка не відповідає правилам випуску",
            "not_corrected": "виправлення не надійшло вчасно",
            "below_threshold": "оцінка нижча за потрібний поріг",
            "no_money": "до кінця випуску не вистачило грошей на заявки з резервного списку",
            "other": "інша причина",
        },
    ),
}


def reason_text(code: str, reason: str | None, language: str | None) -> str:
    """Return why it was rejected: the words of the code, and then what somebody wrote.

    Args:
        code: a ``ReasonCode``.
        reason: what a coordinator wrote for the applicant.
        language: of the applicant; Polish where it is none of ours.

    """
    texts = VOUCHER_REASONS.get(language or "pl", VOUCHER_REASONS["pl"])
    if code == "other" and reason:
        return reason
    return f"{texts.reasons[code]}: {reason}" if reason else texts.reasons[code]
