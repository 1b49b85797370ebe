"""The check whether a voucher is for somebody. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class EligibilityTexts:
    """The texts of one language.

    ``heading`` has ``{number}`` and ``{total}`` and follows the title of the edition. ``fewer`` and ``as_many`` have
    ``{number}``; ``ask_at`` has ``{contact}``.
    """

    heading: str
    unstored: str
    kind: str
    region: str
    service: str
    other_service: str
    had: str
    none_yet: str
    one_or_more: str
    fewer: str
    as_many: str
    yes: str
    no: str
    unknown: str
    eligible: str
    not_eligible: str
    unclear: str
    ask_at: str
    ask: str
    again: str
    outdated: str


VOUCHER_ELIGIBILITY: Mapping[str, EligibilityTexts] = {
    "pl": EligibilityTexts(
        heading=" · pytanie {number} z {total}",
        unstored="Odpowiadasz przyciskami; niczego nie zapisuję i nie pytam o żadne dane.",
        kind="Kim jest Twoja organizacja?",
        region="Czy spełniacie tę zasadę?",
        service="Do czego potrzebny jest voucher?",
        other_service="Do czegoś innego",
        had="Ile voucherów przyznano Wam w tym roku?",
        none_yet="Żadnego",
        one_or_more="Co najmniej jeden",
        fewer="Mniej niż {number}",
        as_many="{number} albo więcej",
        yes="Tak",
        no="Nie",
        unknown="Nie wiem",
        eligible=(
            "✅ Tak, według Twoich odpowiedzi voucher jest dla Was. To jeszcze nie decyzja: o przyznaniu rozstrzyga "
            "ocena wniosku."
        ),
        not_eligible="Według Twoich odpowiedzi ten voucher nie jest dla Was. Mówi o tym zasada:",
        unclear="Tego nie da się rozstrzygnąć bez odpowiedzi, której nie znasz. Chodzi o zasadę:",
        ask_at="Zapytaj koordynatora: {contact}.",
        ask="Zapytaj koordynatora programu.",
        again="Jeszcze raz",
        outdated="Zasady zmieniły się w tym czasie, więc pytam od początku.",
    ),
    "en": EligibilityTexts(
        heading=" · question {number} of {total}",
        unstored="You answer with buttons; I store nothing and ask for no data.",
        kind="What kind of organisation are you?",
        region="Do you meet this rule?",
        service="What do you need the voucher for?",
        other_service="Something else",
        had="How many vouchers were you granted this year?",
        none_yet="None",
        one_or_more="At least one",
        fewer="Fewer than {number}",
        as_many="{number} or more",
        yes="Yes",
        no="No",
        unknown="I do not know",
        eligible=(
            "✅ Yes, by your answers the voucher is for you. This is not a decision yet: that depends on how the "
            "application is assessed."
        ),
        not_eligible="By your answers this voucher is not for you. The rule says:",
        unclear="I cannot tell without an answer that you do not know. It is about this rule:",
        ask_at="Please ask the coordinator: {contact}.",
        ask="Please ask the coordinator of the programme.",
        again="Once more",
        outdated="The rules have changed in the meantime, so I ask from the beginning.",
    ),
    "uk": EligibilityTexts(
        heading=" · запитання {number} з {total}",
        unstored="Ви відповідаєте кнопками; я нічого не зберігаю й не питаю жодних даних.",
        kind="Хто ваша організація?",
        region="Чи відповідаєте ви цьому правилу?",
        service="Для чого потрібен ваучер?",
        other_service="Для чогось іншого",
        had="Скільки ваучерів вам надали цього року?",
        none_yet="Жодного",
        one_or_more="Щонайменше один",
        fewer="Менше ніж {number}",
        as_many="{number} або більше",
        yes="Так",
        no="Ні",
        unknown="Не знаю",
        eligible=("✅ Так, за вашими відповідями ваучер для вас. Це ще не рішення: воно залежить від оцінки заявки."),
        not_eligible="За вашими відповідями цей ваучер не для вас. Про це каже правило:",
        unclear="Цього не можна сказати без відповіді, якої ви не знаєте. Ідеться про правило:",
        ask_at="Запитайте координатора: {contact}.",
        ask="Запитайте координатора програми.",
        again="Ще раз",
        outdated="Правила тим часом змінилися, тому питаю спочатку.",
    ),
}
