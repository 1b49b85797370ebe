"""What coordinators read about ranking lists, decisions by them, and issuing. By language code; Polish first."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class VoucherRankingTexts:
    """The texts of one language; those with places have what they name."""

    title: str
    made: str
    empty: str
    place: str
    sums: str
    page: str
    decide: str
    again: str
    pdf: str
    sure: str
    yes: str
    no: str
    decided: Mapping[str, str]
    outdated: str
    already_decided: str
    sure_issue: str
    vouchers: Mapping[str, str]
    yes_issue: str
    nothing_to_issue: str
    issued: Mapping[str, str]
    not_issued: str


VOUCHER_RANKING: Mapping[str, VoucherRankingTexts] = {
    "pl": VoucherRankingTexts(
        title="Lista rankingowa, nabór {number}",
        made="Powstała {at}, według zasad w wersji {version}.",
        empty="W tym naborze nie ma wniosków z oceną.",
        place="{place}. {application}, {score}, {amount}: {outcome}",
        sums=(
            "Wolne przed decyzją: {free_before}\nPrzyznane: {granted} ({granted_number})\n"
            "Lista rezerwowa: {reserve} ({reserve_number})\nOdrzucone: {rejected} ({rejected_number})\n"
            "Wolne po decyzji: {free_after}"
        ),
        page="Pokazuję miejsca {first}–{last} z {all}. Cała lista jest w dokumencie PDF.",
        decide="⚖️ Zdecyduj według tej listy",
        again="Zrób listę jeszcze raz",
        pdf="📄 Lista w PDF",
        sure=(
            "Zdecydować według tej listy? Wnioski: {all}. Vouchery: {granted_number}, razem {granted}. Lista "
            "rezerwowa: {reserve_number}. Odrzucone: {rejected_number}. W budżecie zostanie {free_after}. Wszyscy "
            "dostaną wiadomość, a decyzji nie da się już zmienić."
        ),
        yes="Tak, zdecyduj",
        no="Nie, wróć do listy",
        decided={
            "one": "Podjęto {number} decyzję.",
            "few": "Podjęto {number} decyzje.",
            "many": "Podjęto {number} decyzji.",
            "other": "Podjęto {number} decyzji.",
        },
        outdated="Od kiedy powstała ta lista, coś się zmieniło. Zrób ją jeszcze raz.",
        already_decided="Według tej listy decyzje już zapadły.",
        sure_issue="Wydać {vouchers}, razem {amount}? Wydać może tylko osoba, która nie decydowała.",
        vouchers={
            "one": "{number} voucher",
            "few": "{number} vouchery",
            "many": "{number} voucherów",
            "other": "{number} vouchera",
        },
        yes_issue="Tak, wydaj",
        nothing_to_issue="Nie ma teraz voucherów do wydania.",
        issued={
            "one": "Wydano {number} voucher.",
            "few": "Wydano {number} vouchery.",
            "many": "Wydano {number} voucherów.",
            "other": "Wydano {number} vouchera.",
        },
        not_issued="{application}: {why}",
    ),
    "en": VoucherRankingTexts(
        title="Ranking list, call {number}",
        made="Made on {at}, by the rules of version {version}.",
        empty="In this call there are no applications with a score.",
        place="{place}. {application}, {score}, {amount}: {outcome}",
        sums=(
            "Free before deciding: {free_before}\nGranted: {granted} ({granted_number})\n"
            "Reserve list: {reserve} ({reserve_number})\nRejected: {rejected} ({rejected_number})\n"
            "Free after deciding: {free_after}"
        ),
        page="These are places {first}–{last} of {all}. The whole list is in the PDF.",
        decide="⚖️ Decide by this list",
        again="Make the list once more",
        pdf="📄 The list as PDF",
        sure=(
            "Decide by this list? Applications: {all}. Vouchers: {granted_number}, together {granted}. Reserve list: "
            "{reserve_number}. Rejected: {rejected_number}. {free_after} stays in the budget. Everybody gets a "
            "message, and a decision cannot be changed any more."
        ),
        yes="Yes, decide",
        no="No, back to the list",
        decided={"one": "{number} decision is made.", "other": "{number} decisions are made."},
        outdated="Something has changed since this list was made. Make it once more.",
        already_decided="Decisions by this list were made already.",
        sure_issue="Issue {vouchers}, together {amount}? Only somebody who did not decide can issue them.",
        vouchers={
            "one": "{number} voucher",
            "other": "{number} vouchers",
        },
        yes_issue="Yes, issue",
        nothing_to_issue="There are no vouchers to issue now.",
        issued={"one": "{number} voucher is issued.", "other": "{number} vouchers are issued."},
        not_issued="{application}: {why}",
    ),
    "uk": VoucherRankingTexts(
        title="Рейтинговий список, набір {number}",
        made="Складено {at}, за правилами версії {version}.",
        empty="У цьому наборі немає оцінених заявок.",
        place="{place}. {application}, {score}, {amount}: {outcome}",
        sums=(
            "Вільно до рішення: {free_before}\nНадано: {granted} ({granted_number})\n"
            "Резервний список: {reserve} ({reserve_number})\nВідхилено: {rejected} ({rejected_number})\n"
            "Вільно після рішення: {free_after}"
        ),
        page="Показую місця {first}–{last} з {all}. Увесь список – у документі PDF.",
        decide="⚖️ Вирішити за цим списком",
        again="Скласти список ще раз",
        pdf="📄 Список у PDF",
        sure=(
            "Ухвалити рішення за цим списком? Заявки: {all}. Ваучери: {granted_number}, разом {granted}. Резервний "
            "список: {reserve_number}. Відхилено: {rejected_number}. У бюджеті залишиться {free_after}. Усі отримають "
            "повідомлення, а рішення вже не можна буде змінити."
        ),
        yes="Так, вирішити",
        no="Ні, назад до списку",
        decided={
            "one": "Ухвалено {number} рішення.",
            "few": "Ухвалено {number} рішення.",
            "many": "Ухвалено {number} рішень.",
            "other": "Ухвалено {number} рішення.",
        },
        outdated="Відколи складено цей список, щось змінилося. Складіть його ще раз.",
        already_decided="За цим списком рішення вже ухвалено.",
        sure_issue="Видати {vouchers}, разом {amount}? Видати може лише той, хто не ухвалював рішення.",
        vouchers={
            "one": "{number} ваучер",
            "few": "{number} ваучери",
            "many": "{number} ваучерів",
            "other": "{number} ваучера",
        },
        yes_issue="Так, видати",
        nothing_to_issue="Зараз немає ваучерів до видачі.",
        issued={
            "one": "Видано {number} ваучер.",
            "few": "Видано {number} ваучери.",
            "many": "Видано {number} ваучерів.",
            "other": "Видано {number} ваучера.",
        },
        not_issued="{application}: {why}",
    ),
}
