"""What reviewers read, and coordinators about reviews. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class VoucherReviewTexts:
    """The texts of one language; those with places have what they name."""

    declare_first: str
    declare: str
    none_of_them: str
    declared: str
    declared_none: str
    stepped_down_because: Mapping[str, str]
    tasks: str
    no_tasks: str
    task: str
    task_done: str
    affiliation: str
    score: str
    step_down: str
    sure_step_down: str
    yes: str
    no: str
    stepped_down: str
    criterion: str
    point_again: str
    ask_comment: str
    no_comment: str
    preview: str
    points: str
    confirm: str
    again: str
    scored: str
    third_needed: str
    to_tasks: str
    own_review: str
    file_coming: str
    choose_reviewer: str
    no_reviewers: str
    assigned: str
    assigned_all: Mapping[str, str]
    short: str
    undeclared: str
    missing_title: str
    missing_none: str
    missing: str
    not_assigned: str
    reviews_title: str
    no_reviews: str
    review_in: str
    review_waits: str
    review_scored: str
    take_back: str
    sure_take_back: str
    yes_take_back: str
    taken_back: str


VOUCHER_REVIEW: Mapping[str, VoucherReviewTexts] = {
    "pl": VoucherReviewTexts(
        declare_first="Zanim dostaniesz wnioski, powiedz, z jakimi organizacjami coś Cię łączy.",
        declare=(
            "Wypisz organizacje, do których należysz albo z którymi pracujesz, każdą w osobnym wierszu (nazwa albo "
            "NIP). Nie dostaniesz ich wniosków."
        ),
        none_of_them="Żadna",
        declared="Zapisane: {organisations}.",
        declared_none="Zapisane: z żadną organizacją nic Cię nie łączy.",
        stepped_down_because={
            "one": "{number} Twoja ocena przechodzi z tego powodu do kogoś innego.",
            "few": "{number} Twoje oceny przechodzą z tego powodu do kogoś innego.",
            "many": "{number} Twoich ocen przechodzi z tego powodu do kogoś innego.",
            "other": "{number} Twojej oceny przechodzi z tego powodu do kogoś innego.",
        },
        tasks="Wnioski do oceny",
        no_tasks="Nie masz teraz wniosków do oceny. Dam znać, gdy koordynator jakiś przydzieli.",
        task="{number}, {organisation}",
        task_done="✅ {number}, {organisation}",
        affiliation="Moje organizacje",
        score="✍️ Oceń",
        step_down="Mam konflikt interesów",
        sure_step_down="Zrezygnować z oceny wniosku {number}? Dostanie go ktoś inny.",
        yes="Tak, rezygnuję",
        no="Nie, wróć",
        stepped_down="Dziękuję za szczerość. Tego wniosku nie oceniasz.",
        criterion="{position} z {all}. {name} (waga {weight}%)\n{question}\nIle punktów, od 0 do {most}?",
        point_again="Podaj liczbę całkowitą od 0 do {most}.",
        ask_comment="Napisz krótkie uzasadnienie. Przeczyta je koordynator, a drugi oceniający dopiero po swoim.",
        no_comment="Bez uzasadnienia",
        preview="Tak wygląda Twoja ocena. Po oddaniu nie można jej zmienić.",
        points="{name}: {points} z {most}",
        confirm="Oddaj ocenę",
        again="Od początku",
        scored="Ocena oddana, wynik {score}. Dziękuję!",
        third_needed="Oceny bardzo się różnią, więc koordynator poprosi o trzecią.",
        to_tasks="Wnioski do oceny",
        own_review="Twoja ocena: {score}",
        file_coming="{number}: załącznik.",
        choose_reviewer="{title}\nKto oceni ten wniosek?",
        no_reviewers="Nikt nie ma jeszcze roli oceniającego. Zaproś kogoś w /zespol.",
        assigned="Przydzielone.",
        assigned_all={
            "one": "Przydzielono {number} ocenę.",
            "few": "Przydzielono {number} oceny.",
            "many": "Przydzielono {number} ocen.",
            "other": "Przydzielono {number} oceny.",
        },
        short="Zabrakło oceniających bez konfliktu interesów dla: {numbers}.",
        undeclared="Te osoby nie podały jeszcze swoich organizacji w /oceny, więc nic nie dostały: {names}.",
        missing_title="Nabór {number}: brakujące oceny",
        missing_none="Wszystkie oceny są oddane.",
        missing="{application}: {names}",
        not_assigned="nieprzydzielone: {number}",
        reviews_title="Oceny",
        no_reviews="Nikt jeszcze nie ocenia tego wniosku.",
        review_in="{name}: oddana, punkty zobaczysz, gdy będą wszystkie",
        review_waits="{name}: jeszcze nie",
        review_scored="{name}: {score} ({points})",
        take_back="Odbierz ocenę: {name}",
        sure_take_back="{name} nie będzie już oceniać wniosku {number} i nie dostanie go ponownie. Odebrać?",
        yes_take_back="Tak, odbierz",
        taken_back="Odebrane. Przydziel ten wniosek komuś innemu.",
    ),
    "en": VoucherReviewTexts(
        declare_first="Before you get applications, tell me which organisations you have ties with.",
        declare=(
            "List the organisations that you belong to or work with, each on a line of its own (name or NIP). You will "
            "not get their applications."
        ),
        none_of_them="None",
        declared="Noted: {organisations}.",
        declared_none="Noted: you have no ties with any organisation.",
        stepped_down_because={
            "one": "Because of this {number} review of yours goes to somebody else.",
            "other": "Because of this {number} reviews of yours go to somebody else.",
        },
        tasks="Applications to review",
        no_tasks="You have no applications to review now. I will tell you when a coordinator assigns one.",
        task="{number}, {organisation}",
        task_done="✅ {number}, {organisation}",
        affiliation="My organisations",
        score="✍️ Score it",
        step_down="I have a conflict of interest",
        sure_step_down="Step down from application {number}? Somebody else will get it.",
        yes="Yes, I step down",
        no="No, back",
        stepped_down="Thank you for being open. You will not review this application.",
        criterion="{position} of {all}. {name} (weight {weight}%)\n{question}\nHow many points, 0 to {most}?",
        point_again="Give a whole number from 0 to {most}.",
        ask_comment="Write a short reasoning. A coordinator reads it, and the other reviewer only after their own.",
        no_comment="No reasoning",
        preview="This is your review. Once it is handed in it cannot be changed.",
        points="{name}: {points} of {most}",
        confirm="Hand it in",
        again="From the beginning",
        scored="The review is in, score {score}. Thank you!",
        third_needed="The reviews differ a lot, so a coordinator will ask for a third one.",
        to_tasks="Applications to review",
        own_review="Your review: {score}",
        file_coming="{number}: attachment.",
        choose_reviewer="{title}\nWho should review it?",
        no_reviewers="Nobody has the role of a reviewer yet. Invite somebody in /zespol.",
        assigned="Assigned.",
        assigned_all={"one": "{number} review is assigned.", "other": "{number} reviews are assigned."},
        short="There were not enough reviewers without a conflict of interest for: {numbers}.",
        undeclared="These people have not named their organisations in /oceny yet, so they got nothing: {names}.",
        missing_title="Call {number}: missing reviews",
        missing_none="All reviews are in.",
        missing="{application}: {names}",
        not_assigned="not assigned: {number}",
        reviews_title="Reviews",
        no_reviews="Nobody reviews this application yet.",
        review_in="{name}: in, you see the points when all are",
        review_waits="{name}: not yet",
        review_scored="{name}: {score} ({points})",
        take_back="Take the review back: {name}",
        sure_take_back="{name} will not review application {number} any more and cannot get it again. Take it back?",
        yes_take_back="Yes, take it back",
        taken_back="Taken back. Assign this application to somebody else.",
    ),
    "uk": VoucherReviewTexts(
        declare_first="Перш ніж отримати заявки, скажіть, з якими організаціями ви пов'язані.",
        declare=(
            "Перелічіть організації, до яких належите або з якими працюєте, кожну в окремому рядку (назва або NIP). "
            "Їхніх заявок ви не отримаєте."
        ),
        none_of_them="Жодна",
        declared="Записано: {organisations}.",
        declared_none="Записано: ви не пов'язані з жодною організацією.",
        stepped_down_because={
            "one": "Через це {number} ваша оцінка перейде до когось іншого.",
            "few": "Через це {number} ваші оцінки перейдуть до когось іншого.",
            "many": "Через це {number} ваших оцінок перейдуть до когось іншого.",
            "other": "Через це {number} вашої оцінки перейде до когось іншого.",
        },
        tasks="Заявки на оцінювання",
        no_tasks="Зараз у вас немає заявок на оцінювання. Я повідомлю, коли координатор якусь призначить.",
        task="{number}, {organisation}",
        task_done="✅ {number}, {organisation}",
        affiliation="Мої організації",
        score="✍️ Оцінити",
        step_down="У мене конфлікт інтересів",
        sure_step_down="Відмовитися від оцінювання заявки {number}? Її отримає хтось інший.",
        yes="Так, відмовляюся",
        no="Ні, назад",
        stepped_down="Дякую за відвертість. Цієї заявки ви не оцінюєте.",
        criterion="{position} з {all}. {name} (вага {weight}%)\n{question}\nСкільки балів, від 0 до {most}?",
        point_again="Вкажіть ціле число від 0 до {most}.",
        ask_comment="Напишіть коротке обґрунтування. Його прочитає координатор, а другий рецензент – лише після своєї.",
        no_comment="Без обґрунтування",
        preview="Так виглядає ваша оцінка. Після подання змінити її не можна.",
        points="{name}: {points} з {most}",
        confirm="Подати оцінку",
        again="Спочатку",
        scored="Оцінку подано, результат {score}. Дякую!",
        third_needed="Оцінки дуже відрізняються, тож координатор попросить про третю.",
        to_tasks="Заявки на оцінювання",
        own_review="Ваша оцінка: {score}",
        file_coming="{number}: додаток.",
        choose_reviewer="{title}\nХто оцінить цю заявку?",
        no_reviewers="Ролі рецензента ще ніхто не має. Запросити можна в /zespol.",
        assigned="Призначено.",
        assigned_all={
            "one": "Призначено {number} оцінку.",
            "few": "Призначено {number} оцінки.",
            "many": "Призначено {number} оцінок.",
            "other": "Призначено {number} оцінки.",
        },
        short="Забракло рецензентів без конфлікту інтересів для: {numbers}.",
        undeclared="Ще не назвали своїх організацій у /oceny, тож нічого не отримали: {names}.",
        missing_title="Набір {number}: бракує оцінок",
        missing_none="Усі оцінки подано.",
        missing="{application}: {names}",
        not_assigned="не призначено: {number}",
        reviews_title="Оцінки",
        no_reviews="Цієї заявки ще ніхто не оцінює.",
        review_in="{name}: подано, бали побачите, коли будуть усі",
        review_waits="{name}: ще ні",
        review_scored="{name}: {score} ({points})",
        take_back="Відкликати оцінку: {name}",
        sure_take_back="{name} більше не оцінюватиме заявку {number} і не отримає її знову. Відкликати?",
        yes_take_back="Так, відкликати",
        taken_back="Відкликано. Призначте цю заявку комусь іншому.",
    ),
}
